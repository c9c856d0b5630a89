"""The canvas shows the pathway, follows what is done to it, and stays where people look."""

import numpy
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from paku_studio import edits
from paku_studio.editor.camera import Camera
from paku_studio.editor.editor import Editor
from paku_studio.editor.gestures.guides import Drop, Guides
from paku_studio.models import Emotion, NoteKind, Phase
from paku_studio.store import Document
from paku_studio.widgets.canvas.lens import lens_of
from paku_studio.widgets.canvas.looking import between
from paku_studio.widgets.canvas.wrapping import NARROWEST
from paku_studio.widgets.qt_pen import QtPen, make_ready


def different(one, other):
    """The rows of pixels, from top to bottom, in which two pictures differ by more than the rounding of an edge."""
    assert one.size() == other.size()
    gap = numpy.abs(values(one) - values(other)).max(axis=2)
    return list(numpy.flatnonzero((gap > 2).any(axis=1)))


def values(picture):
    picture = picture.convertToFormat(QImage.Format.Format_RGB32)
    return numpy.frombuffer(picture.constBits(), numpy.uint8).reshape(picture.height(), picture.width(), 4).astype(int)


def from_scratch(shown):
    """What a canvas that was never painted before shows of the same."""
    shown.canvas.forget_picture()
    return shown.picture()


def test_a_click_selects_the_card_under_it_and_a_ring_of_spruce_stands_round_it(window, story, qtbot):
    shown = window(story())
    card = shown.card("Tuokio 2")
    before = shown.picture()
    qtbot.mouseClick(shown.canvas, Qt.MouseButton.LeftButton, pos=shown.at(card))
    assert shown.editor.selection == (card,)
    box = shown.canvas.lens.box_in_view(shown.canvas.box_of(card))
    row, spruce = round(box.center().y()), QColor(shown.desk.look.spruce)
    beside = [QPoint(round(box.left()) - away, row) for away in range(3, 8)]
    assert any(shown.picture().pixelColor(at) == spruce for at in beside)
    assert all(before.pixelColor(at) != spruce for at in beside)


def test_the_keyboards_place_is_seen_only_while_the_canvas_has_the_keys(window, story):
    shown = window(story())
    shown.editor.select(shown.card("Tuokio 1"))
    focus = QColor(shown.desk.look.focus)

    def corners():
        picture = shown.picture()
        return sum(
            picture.pixelColor(x, y) == focus for x in range(picture.width()) for y in range(0, picture.height(), 2)
        )

    shown.canvas.setFocus()
    assert corners() > 20
    shown.canvas.clearFocus()
    assert corners() == 0


def test_selecting_elsewhere_brings_the_card_into_view(window, story):
    shown = window(story(40))
    last = shown.card("Tuokio 40")
    assert not shown.sees(last)
    shown.editor.select(last)
    assert shown.sees(last)
    shown.editor.select(shown.card("Tuokio 1"))
    assert shown.sees(shown.card("Tuokio 1"))


def test_selecting_many_at_once_leaves_the_picture_where_it_is(window, story):
    shown = window(story(40))
    shown.editor.select(*shown.canvas.cards)
    assert shown.canvas.camera.y == 0


def test_what_is_brought_into_view_does_not_end_up_under_the_zoom_bar(window, story):
    shown = window(story(40))
    for number in (9, 17, 30):
        card = shown.card(f"Tuokio {number}")
        shown.editor.select(card)
        assert shown.canvas.lens.box_in_view(shown.canvas.box_of(card)).bottom() < shown.canvas.zoom_bar.y()


def test_what_is_added_at_the_end_comes_into_view(window, story):
    shown = window(story(40))
    added = edits.add_moment(shown.editor.document, shown.editor.pathway, "Uusin")
    assert shown.sees(added)


def test_what_somebody_else_adds_does_not_move_the_picture(window, story):
    shown = window(story(40))
    with shown.editor.document.edit("x", source="remote"):
        edits.add_moment(shown.editor.document, shown.editor.pathway, "Uusin")
    assert shown.canvas.camera.y == 0


def test_people_keep_looking_at_the_same_place_when_rows_above_grow(window, story):
    """A note on the first card makes its row taller; what is in view stays put."""
    shown = window(story(40))
    first, looked = shown.card("Tuokio 1"), shown.card("Tuokio 30")
    shown.canvas.look(Camera(0.0, shown.canvas.box_of(looked)[1] - 40, 1.0))
    shown.settle()
    before = shown.canvas.to_view(*shown.canvas.box_of(looked)[:2])
    with shown.editor.document.edit("x", source="remote"):
        edits.add_note(shown.editor.document, first, NoteKind.WORKED, "hyvin pitkä huomio " * 12)
    shown.settle()
    after = shown.canvas.to_view(*shown.canvas.box_of(looked)[:2])
    assert (after - before).manhattanLength() <= 1.5
    assert shown.canvas.box_of(looked)[1] > 0


def commits(shown):
    """Things that a person does, one after the other."""
    document, pathway = shown.editor.document, shown.editor.pathway
    yield lambda: edits.add_moment(document, pathway, "Uusi tuokio jossa on paljon sanoja")
    yield lambda: edits.set_text(document, shown.card("Tuokio 2"), "text", "Toisin sanottuna")
    yield lambda: edits.set_feeling(document, shown.card("Tuokio 3"), Emotion.VERY_BAD)
    yield lambda: edits.add_note(document, shown.card("Tuokio 1"), NoteKind.RISK, "jää, jos ei jaksa")
    yield lambda: edits.remove(document, [shown.card("Tuokio 4")])
    yield document.undo
    yield lambda: edits.set_text(document, document.of_type(Phase)[0].id, "label", "Alku")


def test_after_each_edit_the_picture_is_as_if_painted_from_scratch(window, story):
    shown = window(story(14))
    for edit in commits(shown):
        edit()
        shown.settle()
        kept = shown.picture()
        assert different(kept, from_scratch(shown)) == []


@pytest.mark.parametrize("zoom", [1.0, 0.5, 2.0])
def test_panning_paints_only_what_comes_into_view_and_gives_the_same_picture(window, story, zoom):
    shown = window(story(60))
    whole = shown.canvas.room.width() * shown.canvas.room.height()
    shown.canvas.look(Camera(30.0, 300.0, zoom))
    shown.picture()
    for right, down in ((0, 31), (0, -17), (13, 0), (-9, 22)):
        camera, before = shown.canvas.camera, shown.canvas.painted
        shown.canvas.look(Camera(camera.x + right, camera.y + down, zoom))
        kept = shown.picture()
        assert shown.canvas.painted - before < whole * 0.3
        assert different(kept, from_scratch(shown)) == []


def test_an_edit_paints_only_its_own_row(window, story):
    shown = window(story(60), size=(900, 1400))
    whole = shown.canvas.room.width() * shown.canvas.room.height()
    before = shown.canvas.painted
    edits.set_text(shown.editor.document, shown.card("Tuokio 6"), "text", "Tuokio X")
    shown.picture()
    assert 0 < shown.canvas.painted - before < whole * 0.4


def test_a_selection_paints_no_row_anew(window, story):
    shown = window(story())
    before = shown.canvas.painted
    shown.editor.select(shown.card("Tuokio 2"))
    shown.picture()
    assert shown.canvas.painted == before


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_each_device_pixel_is_painted_for_itself(window, story, ratio):
    """On a screen of any ratio the canvas shows what a painter at that scale paints: nothing is blurred."""
    shown = window(story(6))
    lens = lens_of(Camera(0.0, 120.0, 1.0), shown.canvas.unit, ratio, 400, 300)
    assert lens.width == round(400 * ratio)
    live = shown.canvas.live
    exact = QImage(lens.width, lens.height, QImage.Format.Format_RGB32)
    exact.fill(QColor(shown.desk.look.paper))
    painter = QPainter(exact)
    make_ready(painter)
    painter.setTransform(lens.from_scene)
    for index in live.bands_between(120.0, 500.0):
        QtPen().paint(painter, live.band(index))
    painter.end()
    target = QImage(lens.width, lens.height, QImage.Format.Format_RGB32)
    target.setDevicePixelRatio(ratio)
    painter = QPainter(target)
    shown.canvas.paint_road(painter, lens)
    painter.end()
    target.setDevicePixelRatio(1.0)
    assert different(target, exact) == []


def test_points_of_the_scene_and_of_the_screen_lead_to_each_other(window, story):
    shown = window(story(30))
    for camera in (Camera(0, 0, 1.0), Camera(20, 700, 1.7), Camera(0, 900, 0.3)):
        shown.canvas.look(camera)
        place = QPointF(123.0, 45.0)
        back = shown.canvas.to_view(*shown.canvas.to_scene(place))
        assert (back - place).manhattanLength() < 1e-6


def test_keys_and_buttons_zoom_and_the_bar_says_how_near_one_looks(window, story):
    shown = window(story(40))
    shown.desk.run("view.zoom_in")
    assert shown.canvas.camera.zoom == 1.25
    assert shown.canvas.zoom_bar.said == "125\u00a0%" or "125" in shown.canvas.zoom_bar.said
    shown.desk.run("view.zoom_out")
    shown.desk.run("view.zoom_out")
    assert shown.canvas.camera.zoom == 0.8
    shown.desk.run("view.zoom_100")
    assert shown.canvas.camera.zoom == 1.0


def test_the_whole_pathway_fits_and_a_second_time_one_is_back_at_work(window, story):
    shown = window(story(24))
    card = shown.card("Tuokio 20")
    shown.editor.select(card)
    shown.desk.run("view.zoom_all")
    assert shown.sees(shown.card("Tuokio 1"))
    assert shown.sees(shown.card("Tuokio 24"))
    shown.desk.run("view.zoom_all")
    assert shown.canvas.camera.zoom == 1.0
    assert shown.sees(card)


def test_the_phase_in_which_one_works_fits(window, story):
    shown = window(story(24))
    shown.editor.select(shown.card("Tuokio 15"))
    shown.desk.run("view.fit_phase")
    assert shown.sees(shown.card("Tuokio 11"))
    assert shown.sees(shown.card("Tuokio 20"))
    assert not shown.sees(shown.card("Tuokio 1"))


def test_the_scroll_bars_move_the_picture_and_come_only_when_needed(window, story):
    shown = window(story(40))
    down, across = shown.canvas.bars.down, shown.canvas.bars.across
    assert down.isVisible()
    assert not across.isVisible()
    down.setValue(down.maximum())
    assert shown.sees(shown.card("Tuokio 40"))
    shown.canvas.look(Camera(0, 0, 2.0))
    assert across.isVisible()
    across.setValue(across.maximum())
    assert shown.canvas.camera.x > 100


def test_rows_follow_the_width_once_it_has_settled(window, story, qtbot):
    shown = window(story(20), size=(1400, 700))
    wide = len({place.box[1] for place in shown.canvas.cards.values()})
    looked = shown.card("Tuokio 12")
    shown.editor.select(looked)
    shown.canvas.resize(520, 700)
    qtbot.waitUntil(lambda: shown.canvas.live.width < 420, timeout=2000)
    shown.settle()
    assert len({place.box[1] for place in shown.canvas.cards.values()}) > wide
    shown.canvas.resize(40, 30)
    qtbot.waitUntil(lambda: shown.canvas.live.width <= NARROWEST + 100, timeout=2000)
    shown.settle()


def test_where_one_looked_is_kept_when_the_window_is_built_anew(window, story):
    editor = story(40)
    window(editor).canvas.look(Camera(0.0, 333.0, 1.5))
    assert window(editor).canvas.camera.zoom == 1.5
    assert window(editor).canvas.camera.y == pytest.approx(333.0)


def test_another_pathway_is_shown_from_its_beginning(window, story):
    shown = window(story(40))
    shown.canvas.look(Camera(0.0, 500.0, 1.0))
    first = shown.editor.pathway
    other = edits.add_pathway(shown.editor.document, "Toinen")
    shown.editor.open_pathway(other)
    assert shown.canvas.camera.y == 0
    assert len(shown.canvas.cards) == 0
    shown.editor.open_pathway(first)
    assert shown.canvas.camera.y == pytest.approx(500.0)
    assert len(shown.canvas.cards) == 40


def test_without_a_pathway_the_canvas_says_what_to_do_and_a_button_does_it(window, qtbot):
    shown = window(Editor(Document(), language="fi"))
    empty = shown.canvas.empty
    assert empty.isVisible()
    assert not shown.canvas.zoom_bar.isVisible()
    assert empty.begin.text().strip() == "Aloita polku"
    asked = []
    shown.desk.asker = type("Asker", (), {"ask": lambda _, action, question, done: asked.append((action.id, done))})()
    qtbot.mouseClick(empty.begin, Qt.MouseButton.LeftButton)
    if asked:
        asked[0][1]("Kotoa takaisin arkeen")
    assert len(shown.editor.pathways()) == 1
    assert not empty.isVisible()
    assert shown.canvas.live is not None


def test_when_the_last_pathway_goes_the_canvas_is_empty(window, story):
    shown = window(story(3))
    edits.remove(shown.editor.document, [shown.editor.pathway])
    shown.settle()
    assert shown.canvas.live is None
    assert shown.canvas.empty.isVisible()
    shown.editor.undo()
    shown.settle()
    assert len(shown.canvas.cards) == 3


def test_a_new_card_slides_in_and_ends_where_it_belongs(window, story, qtbot):
    shown = window(story(5), moves=True)
    edits.add_moment(shown.editor.document, shown.editor.pathway, "Uusin")
    assert shown.canvas.sliding == shown.card("Uusin")
    under_way = shown.picture()
    qtbot.waitUntil(lambda: not shown.canvas.sliding, timeout=2000)
    shown.settle()
    arrived = shown.picture()
    assert different(under_way, arrived) != []
    assert different(arrived, from_scratch(shown)) == []


def test_nothing_slides_where_movement_is_off(window, story):
    shown = window(story(5))
    edits.add_moment(shown.editor.document, shown.editor.pathway, "Uusin")
    assert not shown.canvas.sliding


def test_a_calm_movement_keeps_the_point_that_is_zoomed_at():
    one, other = Camera(0.0, 0.0, 1.0), Camera(100.0, 50.0, 2.0)
    fixed = (200.0, 100.0)
    for share in (0.1, 0.5, 0.9):
        camera = between(one, other, share)
        seen = ((fixed[0] - camera.x) * camera.zoom, (fixed[1] - camera.y) * camera.zoom)
        assert seen == pytest.approx(fixed)
    assert between(one, other, 1.0) == other


def test_guides_are_seen_and_go(window, story):
    shown = window(story(5))
    card = shown.card("Tuokio 2")
    x, y, width, height = shown.canvas.box_of(card)
    before = shown.picture()
    for guides in (
        Guides(rubber=(20.0, 60.0, 100.0, 80.0)),
        Guides(drops=(Drop("Tähän väliin", box=(x, y, width, height)),)),
        Guides(drops=(Drop("", line=((x, y), (x, y + 50))),)),
        Guides(ghosts=((card, x + 40, y + 20),)),
        Guides(wire=((x, y), (x + 90, y + 40))),
        Guides(feeling=(card, Emotion.GOOD), ghosts=((card, x, y),)),
        Guides(feeling=(card, Emotion.NOT_ASKED)),
        Guides(handle=(x, y)),
    ):
        painted = shown.canvas.painted
        shown.canvas.set_guides(guides)
        assert len(different(before, shown.picture())) > 5, guides
        assert shown.canvas.painted == painted
    shown.canvas.set_guides(Guides())
    assert different(before, shown.picture()) == []


def test_the_pointer_over_a_card_frames_it_lightly(window, story, qtbot):
    shown = window(story(5))
    before = shown.picture()
    qtbot.mouseMove(shown.canvas, shown.at(shown.card("Tuokio 2")))
    assert different(before, shown.picture()) != []
    qtbot.mouseMove(shown.canvas, QPoint(3, 3))
    assert different(before, shown.picture()) == []
