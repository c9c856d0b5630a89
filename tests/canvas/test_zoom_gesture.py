"""While somebody zooms the kept picture is magnified at once; when the hand rests the road is sharp again."""

import numpy
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication

from paku_studio import edits
from paku_studio.drawing.live_road import LiveRoad
from paku_studio.drawing.theme import theme
from paku_studio.editor.camera import Camera
from paku_studio.widgets.canvas.glimpse import Glimpse, inside, outwards
from paku_studio.widgets.canvas.lens import lens_of
from paku_studio.widgets.qt_pen import QtPen, make_ready


def wheel(shown, notches, keys=Qt.KeyboardModifier.ControlModifier):
    """Turn the wheel over the middle of the canvas, with Ctrl held."""
    at = QPointF(shown.canvas.rect().center())
    event = QWheelEvent(
        at, shown.canvas.mapToGlobal(at), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton, keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(shown.canvas, event)


def values(picture):
    picture = picture.convertToFormat(QImage.Format.Format_RGB32)
    return numpy.frombuffer(picture.constBits(), numpy.uint8).reshape(picture.height(), picture.width(), 4).astype(int)


def same(one, other):
    return bool((numpy.abs(values(one) - values(other)) <= 2).all())


def from_scratch(shown):
    shown.canvas.forget_picture()
    return shown.picture()


@pytest.mark.parametrize("notches", [2, -2])
def test_a_turned_wheel_magnifies_at_once_and_the_road_is_sharp_when_it_rests(window, story, notches):
    shown = window(story(60))
    shown.canvas.look(Camera(0.0, 900.0, 1.0))
    shown.settle()
    wheel(shown, notches)
    rough = shown.picture()
    assert shown.canvas.magnified
    shown.settle()
    assert not shown.canvas.magnified
    sharp = shown.picture()
    assert not same(rough, sharp)
    assert same(sharp, from_scratch(shown))


def test_zooming_in_paints_nothing_anew_before_the_hand_rests(window, story):
    shown = window(story(60))
    shown.canvas.look(Camera(0.0, 900.0, 1.0))
    shown.settle()
    painted = shown.canvas.painted
    wheel(shown, 1)
    shown.picture()
    assert shown.canvas.painted == painted


def test_scrolling_before_the_zoom_rests_ends_in_the_same_picture(window, story):
    shown = window(story(60))
    shown.canvas.look(Camera(0.0, 900.0, 1.0))
    shown.settle()
    wheel(shown, -1)
    shown.picture()
    wheel(shown, -1, Qt.KeyboardModifier.NoModifier)
    shown.picture()
    shown.settle()
    assert same(shown.picture(), from_scratch(shown))


def test_an_edit_in_the_middle_of_a_zoom_is_seen_sharply_at_once(window, story):
    shown = window(story(60))
    wheel(shown, -1)
    shown.picture()
    edits.set_text(shown.editor.document, shown.card("Tuokio 2"), "text", "Toisin sanottuna")
    assert not shown.canvas.magnified
    assert same(shown.picture(), from_scratch(shown))


def test_a_key_zooms_sharply_at_once_where_nothing_moves(window, story):
    shown = window(story(40))
    shown.desk.run("view.zoom_in")
    assert not shown.canvas.magnified
    assert same(shown.picture(), from_scratch(shown))


def test_a_calm_movement_to_another_zoom_ends_sharply(window, story, qtbot):
    shown = window(story(40), moves=True)
    shown.desk.run("view.zoom_out")
    qtbot.waitUntil(lambda: shown.canvas.camera.zoom == 0.8, timeout=3000)
    qtbot.waitUntil(lambda: not shown.canvas.magnified, timeout=3000)
    shown.settle()
    assert same(shown.picture(), from_scratch(shown))


@pytest.mark.parametrize(
    "covered",
    [(100.5, 80.2, 200.0, 100.0), (-50.0, 30.0, 900.0, 60.0), (0.0, 0.0, 400.0, 300.0), (500.0, 20.0, 90.0, 90.0)],
)
def test_what_is_not_covered_is_painted_once_from_the_middle_outwards(covered):
    lens = lens_of(Camera(), 1.0, 1.0, 400, 300)
    inner = inside(QRectF(*covered), lens)
    count = numpy.zeros((300, 400), int)
    for part in [inner, *outwards(inner, lens)]:
        reached = count.any(axis=1)
        count[part.top() : part.top() + part.height(), part.left() : part.left() + part.width()] += 1
        assert not reached.any() or count.any(axis=1)[reached.argmax() :][: reached.sum()].all()
    assert (count == 1).all()


def test_around_a_smaller_picture_everything_is_painted_in_the_end(qapp):
    """The old picture, red, becomes half as large; all round it comes what is painted now, blue."""
    taken = lens_of(Camera(0, 0, 1.0), 1.0, 1.0, 400, 300)
    lens = lens_of(Camera(-200, -150, 0.5), 1.0, 1.0, 400, 300)
    red = QPixmap(400, 300)
    red.fill(QColor("#FF0000"))

    def paint(pixmap, part, _lens):
        yield
        painter = QPainter(pixmap)
        painter.fillRect(part, QColor("#0000FF"))
        painter.end()

    glimpse = Glimpse(red, taken, QColor("#FFFFFF"), paint)
    for _ in glimpse.widen(lens):
        pass
    assert glimpse.is_whole(lens)
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    glimpse.draw(painter, lens)
    painter.end()
    found = values(image)
    is_red, is_blue = (found[..., 2] > 250), (found[..., 0] > 250)
    assert (is_red ^ is_blue).all()
    assert is_red.sum() == 200 * 150
    assert is_red[75:225, 100:300].all()


@pytest.mark.parametrize("part", [(40, 30, 150, 90), (0, 200, 500, 40), (333, 0, 7, 400)])
def test_a_part_painted_alone_looks_as_it_does_in_the_whole(story, part, qapp):
    editor = story(20)
    road = LiveRoad(editor.document, editor.pathway, 600.0, theme("colour"), "fi")
    lens = lens_of(Camera(0.0, 150.0, 1.0), 1.0, 1.0, 500, 400)
    bands = [road.band(index) for index in road.bands_between(100.0, 600.0)]
    found = []
    for within in (None, lens.to_points.mapRect(QRectF(*part))):
        image = QImage(500, 400, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        make_ready(painter)
        painter.setClipRect(QRect(*part))
        painter.setTransform(lens.from_scene)
        for band in bands:
            QtPen().paint(painter, band, within)
        painter.end()
        found.append(image)
    assert (values(found[0]) != 255).any()
    assert (values(found[0]) == values(found[1])).all()
