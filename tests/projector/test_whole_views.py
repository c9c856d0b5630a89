"""Two pathways side by side and choosing with dots, as the room sees them."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from paku_studio import edits
from paku_studio.drawing.display import TextLine, walk
from paku_studio.editor.room_view import room_view

Key = Qt.Key


def test_two_roads_are_read_from_near_in_parts_and_seen_whole(scene) -> None:
    presenting, names = scene
    editor = presenting.editor
    for number in range(12):
        edits.add_moment(editor.document, names["Polku"], f"Hetki {number}", phase=names["aikana"])
    edits.make_pathway_from(editor.document, names["Polku"], "Tuleva")
    editor.go_to("compare")
    presenting.start()
    view = room_view(presenting, 1280, 720)
    assert smallest(view) >= 24
    seen = [view]
    for _ in range(40):
        presenting.next()
        again = room_view(presenting, 1280, 720)
        if again == seen[-1]:
            break
        seen.append(again)
    assert len(seen) == presenting.whole.parts((1280, 720)) > 1
    presenting.up()
    whole = room_view(presenting, 1280, 720)
    assert smallest(whole) < 24
    presenting.down()
    assert room_view(presenting, 1280, 720) == seen[-1]
    assert "Polku" in presenting.words()
    assert "Tuleva" in presenting.words()


def smallest(stage) -> float:
    """Pixels of the smallest text."""
    factor = stage.sheet.body.children[0].transform[0]
    return min(line.size for line in walk(stage.sheet.body) if isinstance(line, TextLine)) * factor


def test_with_one_pathway_the_room_is_told_why_there_is_nothing(scene) -> None:
    presenting, _ = scene
    presenting.editor.go_to("compare")
    presenting.start()
    presenting.next()
    assert presenting.words() == presenting.editor.comparing.reason()
    room_view(presenting, 1280, 720)


def test_dots_are_given_by_numbers_and_by_pointing(room, names) -> None:
    editor = room.window.desk.editor
    for words in ("Kirje tulee", "Soitto"):
        edits.mark_critical(editor.document, names[words])
    editor.go_to("dots")
    assert "Soitto" in room.painted
    room.type("2 2").press(Key.Key_Return)
    assert editor.dots.given == 2
    assert room.projector.dock.field.text() == ""
    room.press(Key.Key_Escape)
    assert room.projector.dock is None
    picture = room.projector.picture
    box = dict(picture.stage.targets)[names["Kirje tulee"]]
    middle = QPoint(round(box[0] + box[2] / 2), round(box[1] + box[3] / 2))
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=middle)
    assert editor.dots.given == 3
