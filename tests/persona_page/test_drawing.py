"""A portrait is drawn by hand: each line one edit, whole lines erased, and vectors wherever it stands."""

import math
import re

import pikepdf
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication

from paku_studio import edits
from paku_studio.drawing.display import Path, walk
from paku_studio.drawing.paper import paper
from paku_studio.drawing.persona import draw_persona
from paku_studio.drawing.portraits import drawing, likeness
from paku_studio.drawing.road import draw_pathway
from paku_studio.drawing.strokes import points_of
from paku_studio.drawing.theme import theme
from paku_studio.editor.editor import Editor
from paku_studio.editor.portraying import MOST_POINTS, simplified
from paku_studio.export.bounds import bounds
from paku_studio.export.pdf import write_pdf
from paku_studio.models import DRAWING, Persona, Stroke, StrokeWidth
from paku_studio.store import Document

CORNERS = ((0, 0), (1000, 0), (1000, 1000), (0, 1000), (0, 0))


def strokes(editor):
    return editor.document.of_type(Stroke)


def test_each_line_is_one_edit_and_one_undo(at_table):
    at_table.draw((0.2, 0.2), (0.5, 0.3), (0.8, 0.2))
    at_table.draw((0.2, 0.8), (0.8, 0.8))
    assert len(strokes(at_table.editor)) == 2
    assert at_table.persona.portrait == DRAWING
    at_table.editor.undo()
    assert len(strokes(at_table.editor)) == 1
    at_table.editor.undo()
    assert not at_table.editor.document.of_type(Persona)
    at_table.editor.redo()
    assert len(strokes(at_table.editor)) == 1


def test_a_line_lies_where_the_hand_went(at_table):
    at_table.draw((0.25, 0.25), (0.75, 0.75))
    (stroke,) = strokes(at_table.editor)
    start, *_, end = points_of(stroke.path)
    assert start == pytest.approx((250, 250), abs=8)
    assert end == pytest.approx((750, 750), abs=8)


def test_a_touch_is_a_dot_and_outside_there_is_nothing(at_table):
    at_table.draw((0.5, 0.5))
    at_table.draw((0.5, 0.5), (3.0, -2.0))
    dot, beyond = sorted(strokes(at_table.editor), key=lambda stroke: len(stroke.path))
    assert len(points_of(dot.path)) == 1
    assert points_of(beyond.path)[-1] == (1000, 0)


def test_thin_and_thick(at_table):
    at_table.page.portrait.thick.click()
    at_table.draw((0.2, 0.2), (0.8, 0.2))
    at_table.page.portrait.thin.click()
    at_table.draw((0.2, 0.4), (0.8, 0.4))
    assert [stroke.width for stroke in at_table.editor.portraying.strokes] == [StrokeWidth.THICK, StrokeWidth.THIN]


def test_the_eraser_takes_whole_lines_in_one_edit(at_table):
    at_table.draw((0.1, 0.3), (0.9, 0.3))
    at_table.draw((0.1, 0.6), (0.9, 0.6))
    at_table.draw((0.1, 0.9), (0.9, 0.9))
    at_table.page.portrait.eraser.click()
    at_table.draw((0.5, 0.2), (0.5, 0.3), (0.5, 0.45), (0.5, 0.6), (0.5, 0.7))
    (left,) = strokes(at_table.editor)
    assert points_of(left.path)[0][1] == pytest.approx(900, abs=8)
    at_table.editor.undo()
    assert len(strokes(at_table.editor)) == 3
    at_table.draw((0.5, 0.45))
    assert len(strokes(at_table.editor)) == 3


def test_the_whole_drawing_goes_in_one_edit(at_table):
    at_table.draw((0.1, 0.3), (0.9, 0.3))
    at_table.draw((0.1, 0.6), (0.9, 0.6))
    at_table.window.desk.run("persona.clear")
    assert not strokes(at_table.editor)
    at_table.editor.undo()
    assert len(strokes(at_table.editor)) == 2


def test_escape_leaves_the_line_under_the_hand(at_table):
    from PySide6.QtTest import QTest

    at_table.pad.setFocus()
    QTest.mousePress(at_table.pad, Qt.MouseButton.LeftButton, pos=at_table.pad.rect().center())
    at_table.press(Qt.Key.Key_Escape)
    QTest.mouseRelease(at_table.pad, Qt.MouseButton.LeftButton, pos=at_table.pad.rect().center())
    assert not strokes(at_table.editor)


def test_a_pen_draws_and_its_other_end_erases(at_table):
    def hand(kind, x, down, end=QPointingDevice.PointerType.Pen):
        stylus, can = QInputDevice.DeviceType.Stylus, QInputDevice.Capability.Position
        device = QPointingDevice("kynä", 1, stylus, end, can, 1, 1)
        at = QPointF(x * at_table.pad.width(), 0.5 * at_table.pad.height())
        event = QTabletEvent(
            kind, device, at, at_table.pad.mapToGlobal(at), 0.7, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier,
            Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton if down else Qt.MouseButton.NoButton,
        )  # fmt: skip
        QApplication.sendEvent(at_table.pad, event)

    press, move, release = (
        QTabletEvent.Type.TabletPress,
        QTabletEvent.Type.TabletMove,
        QTabletEvent.Type.TabletRelease,
    )
    hand(press, 0.2, True)
    hand(move, 0.8, True)
    hand(release, 0.8, False)
    (stroke,) = strokes(at_table.editor)
    assert points_of(stroke.path)[-1][0] == pytest.approx(800, abs=8)
    eraser = QPointingDevice.PointerType.Eraser
    hand(press, 0.5, True, eraser)
    hand(release, 0.5, False, eraser)
    assert not strokes(at_table.editor)
    assert at_table.editor.portraying.tool == "pencil"


def test_a_face_gives_way_to_the_empty_square_and_stays_until_one_draws(at_table):
    at_table.window.desk.run("persona.add", "Aino")
    at_table.editor.portraying.choose("beard")
    at_table.draw((0.2, 0.2), (0.8, 0.2))
    assert at_table.persona.portrait == "beard"
    at_table.page.portrait.pencil.click()
    assert at_table.persona.portrait == "beard"
    at_table.draw((0.2, 0.2), (0.8, 0.2))
    assert at_table.persona.portrait == DRAWING
    at_table.editor.undo()
    assert at_table.persona.portrait == "beard"


def test_faces_are_chosen_by_keys_and_told_in_words(at_table):
    at_table.pad.setFocus()
    at_table.press(Qt.Key.Key_Return)
    grid = at_table.page.portrait.faces
    assert grid.isVisible()
    assert len({face.accessibleName() for face in grid.faces}) == len(grid.faces) >= 12
    at_table.press(Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert at_table.persona.portrait == grid.faces[5].name
    assert not grid.isVisible()
    assert grid.faces[5].accessibleName() in at_table.pad.accessibleName()
    assert at_table.page.portrait.words.toPlainText() == grid.faces[5].accessibleName()
    at_table.editor.undo()
    assert not at_table.editor.document.of_type(Persona)


def test_own_words_are_said_instead_and_asked_about_when_the_portrait_is_another(at_table):
    at_table.window.desk.run("persona.add", "Aino")
    at_table.editor.portraying.choose("beard")
    at_table.page.portrait.words.setFocus()
    at_table.page.portrait.words.selectAll()
    at_table.type("Surullinen nuori mies")
    at_table.press(Qt.Key.Key_Return)
    assert at_table.persona.portrait_words == "Surullinen nuori mies"
    assert at_table.pad.accessibleName() == "Muotokuva: Surullinen nuori mies"
    at_table.editor.portraying.choose("curls")
    assert at_table.persona.portrait_words == "Surullinen nuori mies"
    assert "pitävätkö" in at_table.editor.told.text
    at_table.window.desk.run("persona.remove_portrait")
    assert (at_table.persona.portrait, at_table.persona.portrait_words) == ("", "")


# without a window


@pytest.fixture
def drawn():
    """A persona with a frame of strokes that reaches into all corners, and a path that it goes."""
    document = Document()
    persona = edits.add_persona(document, "Aino")
    edits.draw_stroke(document, persona, CORNERS, StrokeWidth.THICK)
    edits.draw_stroke(document, persona, [(300, 400), (500, 480), (700, 400)])
    edits.draw_stroke(document, persona, [(500, 500)])
    path = edits.add_pathway(document, "Polku", persona=persona)
    phase = edits.add_phase(document, path, "alku")
    edits.add_moment(document, path, "soitto", phase=phase)
    return document, persona, path


def test_a_drawing_stays_within_its_frame_even_from_corner_to_corner(drawn):
    document, persona, _ = drawn
    lines = document.children(persona, Stroke, "persona")
    for radius in (12, 36, 100):
        for item in walk(drawing(lines, 40, 60, radius, theme("colour"))):
            if isinstance(item, Path) and item.stroke == theme("colour").ink:
                numbers = [number for _, *numbers in item.commands for number in numbers]
                for x, y in zip(numbers[::2], numbers[1::2], strict=True):
                    assert math.dist((x, y), (40, 60)) <= radius + 0.01
        left, top, width, height = bounds(drawing(lines, 40, 60, radius, theme("colour")))
        assert left >= 40 - radius - 0.01
        assert top >= 60 - radius - 0.01
        assert max(width, height) <= 2 * radius + 0.02


def test_it_is_printed_as_vectors(drawn):
    document, persona, path = drawn
    records = document.snapshot()
    sheets = (
        draw_persona(records, persona, paper("A4"), theme("colour"), "fi"),
        draw_pathway(records, path, paper("A3", "landscape"), theme("colour"), "fi"),
    )
    bare = edits_without_strokes(document, persona, path)
    for sheet, without in zip(sheets, bare, strict=True):
        with pikepdf.open(io_of(write_pdf([sheet], {}, title="Aino", language="fi"))) as pdf:
            page = pdf.pages[0]
            assert "/XObject" not in page.Resources
            curves = len(re.findall(rb" c\b", page.Contents.read_bytes()))
        with pikepdf.open(io_of(write_pdf([without], {}, title="Aino", language="fi"))) as pdf:
            assert curves > 0
            assert page_is_other(pdf.pages[0].Contents.read_bytes(), curves)


def io_of(data):
    import io

    return io.BytesIO(data)


def page_is_other(content, curves):
    return len(re.findall(rb" c\b", content)) != curves


def edits_without_strokes(document, persona, path):
    edits.clear_drawing(document, persona)
    records = document.snapshot()
    return (
        draw_persona(records, persona, paper("A4"), theme("colour"), "fi"),
        draw_pathway(records, path, paper("A3", "landscape"), theme("colour"), "fi"),
    )


def test_the_road_s_portrait_changes_with_the_drawing(drawn):
    from paku_studio.drawing.live_changes import ABOUT_THE_TRAVELLER

    assert Stroke in ABOUT_THE_TRAVELLER


def test_a_drawing_without_lines_is_the_plain_face(drawn):
    document, persona, _ = drawn
    edits.clear_drawing(document, persona)
    shown = document.get(persona, Persona)
    plain = likeness(shown.with_changes(portrait=""), (), 0, 0, 50, theme("colour"))
    assert likeness(shown, (), 0, 0, 50, theme("colour")) == plain


@pytest.mark.parametrize("count", [3, 400, 20_000])
def test_a_long_line_keeps_its_shape_with_few_points(count):
    points = [(500 + 400 * math.sin(n * 40 / count), 500 + 400 * math.cos(n * 67 / count)) for n in range(count)]
    kept = simplified(points)
    assert 2 <= len(kept) <= MOST_POINTS
    assert (kept[0], kept[-1]) == (points[0], points[-1])
    assert set(kept) <= set(points)


def test_a_straight_line_is_two_points():
    assert simplified([(n, n) for n in range(300)]) == [(0, 0), (299, 299)]


def test_a_drawing_is_duplicated_with_its_persona(drawn):
    document, persona, _ = drawn
    editor = Editor(document)
    (copy,) = edits.duplicate(document, [persona])
    assert len(document.children(copy, Stroke, "persona")) == 3
    editor.open_persona(copy)
    editor.portraying.clear()
    assert len(document.children(persona, Stroke, "persona")) == 3
    edits.remove(document, [persona])
    assert not document.of_type(Stroke)
