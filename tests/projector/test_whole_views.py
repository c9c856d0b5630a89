"""Two pathways side by side and choosing with dots, as the room sees them."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from paku_studio import edits
from paku_studio.drawing.display import Group, TextLine, walk
from paku_studio.editor.room_view import room_view
from paku_studio.models import NoteKind

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


def workshop_of_two(scene):
    """Two roads of which one column group holds long titles, judgements and a thread: side by side it is high."""
    presenting, names = scene
    editor, document = presenting.editor, presenting.editor.document
    for number, words in enumerate(("Kirje", "Soitto", "Käynti")):
        moment = edits.add_moment(document, names["Polku"], f"{words} joka vie pitkään {number}", phase=names["aikana"])
        edits.add_note(document, moment, NoteKind.MISSING, "kukaan ei kertonut, mitä seuraavaksi tapahtuu ja milloin")
        edits.mark_critical(document, moment, "muuten tuki katkeaa kokonaan ja asiakas jää yksin")
    edits.make_pathway_from(document, names["Polku"], "Tuleva")
    editor.go_to("compare")
    presenting.start()
    return presenting


def lines_on(item, factor=1.0, down=0.0):
    """Every line of text with its upper and its lower edge in pixels."""
    if isinstance(item, TextLine):
        yield item.text, (item.y - 0.72 * item.size) * factor + down, (item.y + 0.2 * item.size) * factor + down
    elif isinstance(item, Group):
        if item.transform is not None:
            scale, _, _, _, _, lower = item.transform
            factor, down = factor * scale, down + lower * factor
        for child in item.children:
            yield from lines_on(child, factor, down)


def seen_words(stage):
    """The words of the picture whose line is in sight, and those whose line the part's edge cuts."""
    _, top, _, height = stage.sheet.body.clip
    foot = top + height
    found = list(lines_on(stage.sheet.body))
    whole = [text for text, upper, lower in found if upper >= top and lower <= foot]
    return whole, [text for text, upper, lower in found if upper < top < lower or upper < foot < lower]


@pytest.mark.parametrize("size", [(1280, 720), (1366, 768), (1024, 768)])
def test_each_part_shows_both_roads_and_cuts_no_words(scene, size) -> None:
    presenting = workshop_of_two(scene)
    parts = presenting.whole.parts(size)
    assert parts > 1
    presenting.fit(*size)
    for _ in range(parts):
        view = room_view(presenting, *size)
        whole, cut = seen_words(view)
        assert cut == []
        assert {"Nykyinen polku", "Tavoitepolku"} & set(whole)
        assert len({word for word in whole if "polku" in word.lower()}) >= 2, whole
        assert smallest(view) >= 24 * min(size[0] / 1280, size[1] / 720) - 0.01
        presenting.next()


def test_from_afar_two_roads_are_as_large_as_the_wall_allows(scene) -> None:
    presenting = workshop_of_two(scene)
    presenting.up()
    stage = room_view(presenting, 1280, 720)
    factor, _, _, _, across, _ = stage.sheet.body.children[0].transform
    assert across < 1280 * 0.2
    assert len(seen_words(stage)[0]) == sum(isinstance(line, TextLine) for line in walk(stage.sheet.body))
    assert factor > 1.0


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
