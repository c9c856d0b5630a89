"""The Qt pen: paints items of the display list with a QPainter. Knows no records, no theme and no camera.

Text stands glyph by glyph where the core's own advances put it; Qt measures nothing. What was translated for Qt is kept
by the identity of its group, for a group that has not changed is the same object.
"""

import math
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QGlyphRun,
    QImage,
    QImageReader,
    QPainter,
    QPainterPath,
    QPen,
    QRawFont,
    QTransform,
)

from paku_studio.drawing.display import Group, Image, Item, Path, TextLine, TextRun
from paku_studio.drawing.faces import advances
from paku_studio.resources import font_file

MITER_LIMIT = 10.0
"""PDF's own, so that pens agree on sharp corners."""
MOST_STEPS = 60_000
"""Kept translations, counted in steps of painting: about 20 MB."""
SHARPEST = 4.0
"""Pixels of a picture that are kept for each point of its width."""
LARGEST_RUN = 60.0
"""Device pixels of the type size up to which glyphs are painted as runs."""
_OUTLINED_AT = 1000.0
_ORIGIN = QPointF(0.0, 0.0)
_Edges = tuple[float, float, float, float]
"""Left, top, right, bottom: painting stays within them; they may be too wide, never too narrow."""
_EVERYWHERE = (-math.inf, -math.inf, math.inf, math.inf)
_NOWHERE = (math.inf, math.inf, -math.inf, -math.inf)


@dataclass(frozen=True, slots=True)
class _Fill:
    path: QPainterPath
    brush: QBrush
    edges: _Edges

    def paint(self, painter: QPainter, _scale: float, _seen: _Edges) -> None:
        painter.fillPath(self.path, self.brush)


@dataclass(frozen=True, slots=True)
class _Stroke:
    path: QPainterPath
    pen: QPen
    edges: _Edges

    def paint(self, painter: QPainter, _scale: float, _seen: _Edges) -> None:
        painter.strokePath(self.path, self.pen)


@dataclass(slots=True)
class _Glyphs:
    """Text of one face, size and colour. Qt paints no runs of glyphs from 64 px on: those are filled outlines."""

    face: str
    size: float
    run: QGlyphRun
    colour: QColor
    largest: float
    edges: _Edges
    outlines: QPainterPath | None = None

    def paint(self, painter: QPainter, scale: float, _seen: _Edges) -> None:
        if self.size * scale < self.largest:
            painter.setPen(self.colour)
            painter.drawGlyphRun(_ORIGIN, self.run)
            return
        if self.outlines is None:
            self.outlines = _outlines(self.face, self.size, self.run)
        painter.fillPath(self.outlines, self.colour)


@dataclass(frozen=True, slots=True)
class _Picture:
    box: QRectF
    part: QRectF
    """As much of the image's middle as fills the box."""
    image: QImage
    edges: _Edges

    def paint(self, painter: QPainter, _scale: float, _seen: _Edges) -> None:
        painter.drawImage(self.box, self.image, self.part)


@dataclass(frozen=True, slots=True)
class _Part:
    """Steps with coordinates or a window of their own."""

    steps: "tuple[_Step, ...]"
    transform: QTransform | None
    clip: QRectF | None
    edges: _Edges

    def paint(self, painter: QPainter, scale: float, seen: _Edges) -> None:
        painter.save()
        if self.transform is not None:
            painter.setTransform(self.transform, True)
            scale *= _magnifies(self.transform)
            seen = _mapped(seen, self.transform.inverted()[0])
        if self.clip is not None:
            painter.setClipRect(self.clip, Qt.ClipOperation.IntersectClip)
        _paint_seen(self.steps, painter, scale, seen)
        painter.restore()


_Step = _Fill | _Stroke | _Glyphs | _Picture | _Part


def _paint_seen(steps: "tuple[_Step, ...]", painter: QPainter, scale: float, seen: _Edges) -> None:
    """Paint the steps that reach into what is seen."""
    left, top, right, bottom = seen
    for step in steps:
        edges = step.edges
        if edges[1] < bottom and edges[3] > top and edges[0] < right and edges[2] > left:
            step.paint(painter, scale, seen)


def _mapped(edges: _Edges, transform: QTransform) -> _Edges:
    if edges in (_EVERYWHERE, _NOWHERE):
        return edges
    box = transform.mapRect(QRectF(edges[0], edges[1], edges[2] - edges[0], edges[3] - edges[1]))
    return box.left(), box.top(), box.right(), box.bottom()


def _edges_of(box: QRectF, room: float = 0.0) -> _Edges:
    return box.left() - room, box.top() - room, box.right() + room, box.bottom() + room


def _round_all(steps: "list[_Step]", clip: QRectF | None, transform: QTransform | None) -> _Edges:
    """The edges round all steps, outside their transform."""
    if not steps:
        return _NOWHERE
    lefts, tops, rights, bottoms = zip(*(step.edges for step in steps), strict=True)
    edges = (min(lefts), min(tops), max(rights), max(bottoms))
    if clip is not None:
        inner = _edges_of(clip)
        edges = (*map(max, edges[:2], inner[:2]), *map(min, edges[2:], inner[2:]))  # type: ignore[assignment]
    return edges if transform is None else _mapped(edges, transform)


def make_ready(painter: QPainter) -> None:
    """Set what all painting of the display list takes for granted."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)


class QtPen:
    """Paints groups in their own coordinates (points, y down); the painter's transform leads to the screen.

    `pictures`: the document's pictures by name; one that is missing or unreadable is left out. `largest_run`: device
    pixels of the type size from which on glyphs are filled outlines; runs stand at whole pixels up and down, outlines
    exactly.
    """

    def __init__(
        self,
        pictures: Mapping[str, bytes] | None = None,
        most_steps: int = MOST_STEPS,
        largest_run: float = LARGEST_RUN,
    ) -> None:
        self._pictures = {} if pictures is None else pictures
        self._images: dict[tuple[str, int, int], QImage] = {}
        self._kept: OrderedDict[int, tuple[Group, tuple[_Step, ...]]] = OrderedDict()
        self._weight = 0
        self._most = most_steps
        self._largest_run = largest_run

    @property
    def weight(self) -> int:
        """How many steps of painting are kept."""
        return self._weight

    def paint(self, painter: QPainter, item: Item, within: QRectF | None = None) -> None:
        """Paint the item and all below it; `make_ready` was called for the painter.

        `within`: where anything is seen, in the item's own coordinates; what lies outside is left out.
        """
        seen = _EVERYWHERE if within is None else _edges_of(within)
        _paint_seen(self._steps(item), painter, _magnifies(painter.deviceTransform()), seen)

    def prepare(self, group: Group) -> None:
        """Translate the group now, so that painting it is quick."""
        self._steps(group)

    def forget(self) -> None:
        """Let go of all that is kept."""
        self._kept.clear()
        self._images.clear()
        self._weight = 0

    def _steps(self, item: Item) -> tuple[_Step, ...]:
        if not isinstance(item, Group):
            return tuple(self._leaves((item,)))
        found = self._kept.get(id(item))
        if found is not None:
            self._kept.move_to_end(id(item))
            return found[1]
        steps = self._group(item)
        self._keep(item, steps)
        return steps

    def _keep(self, group: Group, steps: tuple[_Step, ...]) -> None:
        self._kept[id(group)] = (group, steps)
        self._weight += 1 + len(steps)
        while self._weight > self._most and len(self._kept) > 1:
            _, (_, gone) = self._kept.popitem(last=False)
            self._weight -= 1 + len(gone)

    def _group(self, group: Group) -> tuple[_Step, ...]:
        found: list[_Step] = []
        waiting: list[Path | TextLine | Image] = []
        for child in group.children:
            if isinstance(child, Group):
                found += self._leaves(waiting)
                waiting = []
                found += self._steps(child)
            else:
                waiting.append(child)
        found += self._leaves(waiting)
        if group.transform is None and group.clip is None:
            return tuple(found)
        transform = None if group.transform is None else QTransform(*group.transform)
        clip = None if group.clip is None else QRectF(*group.clip)
        return (_Part(tuple(found), transform, clip, _round_all(found, clip, transform)),)

    def _leaves(self, items: "list[Path | TextLine | Image] | tuple[Path | TextLine | Image, ...]") -> list[_Step]:
        found: list[_Step] = []
        text = _Text(self._largest_run)
        for item in items:
            if isinstance(item, TextLine):
                found += text.add(item)
                continue
            found += text.taken()
            found += _path_steps(item) if isinstance(item, Path) else self._picture(item)
        return [*found, *text.taken()]

    def _picture(self, image: Image) -> list[_Step]:
        found = self._image(image.name, max(1, round(image.width * SHARPEST)), max(1, round(image.height * SHARPEST)))
        if found.isNull():
            return []
        box = QRectF(image.x, image.y, image.width, image.height)
        if image.fit:
            size = QSizeF(found.size()).scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
            room = QRectF(QPointF(0.0, 0.0), size)
            room.moveCenter(box.center())
            return [_Picture(room, QRectF(found.rect()), found, _edges_of(room))]
        return [_Picture(box, middle_of(found, image.width / image.height), found, _edges_of(box))]

    def _image(self, name: str, width: int, height: int) -> QImage:
        if (name, width, height) not in self._images:
            self._images[name, width, height] = _read_image(self._pictures.get(name, b""), width, height)
        return self._images[name, width, height]


class _Text:
    """Gathers neighbouring text of one face, size and colour into one run of glyphs."""

    def __init__(self, largest_run: float) -> None:
        self._largest_run = largest_run
        self._style: tuple[str, float, str] | None = None
        self._glyphs: list[int] = []
        self._places: list[QPointF] = []

    def add(self, line: TextLine) -> list[_Step]:
        """Take the line in; gives what was gathered of another style before it."""
        found: list[_Step] = []
        for run in line.runs:
            style = (run.face, line.size, line.colour)
            if style != self._style:
                found += self.taken()
                self._style = style
            self._glyphs += glyph_indexes(run)
            self._places += [QPointF(x, line.y) for x in glyph_places(run, line.x, line.size)]
        return found

    def taken(self) -> list[_Step]:
        """What was gathered, and begin anew."""
        if self._style is None or not self._glyphs:
            self._style = None
            return []
        face, size, colour = self._style
        run = QGlyphRun()
        run.setRawFont(raw_font(face, size))
        run.setGlyphIndexes(self._glyphs)
        run.setPositions(self._places)
        edges = _round_glyphs(self._places, size)
        self._style, self._glyphs, self._places = None, [], []
        return [_Glyphs(face, size, run, QColor(colour), self._largest_run, edges)]


def _round_glyphs(places: list[QPointF], size: float) -> _Edges:
    """Generous: no glyph of the bundled faces reaches so far from its place."""
    across, down = [place.x() for place in places], [place.y() for place in places]
    return min(across) - size, min(down) - 1.5 * size, max(across) + 2 * size, max(down) + size


def glyph_places(run: TextRun, x: float, size: float) -> list[float]:
    """Where each of the run's glyphs starts, in points; `x` is the line's left end."""
    start = x + run.dx
    if run.offsets:
        return [start + offset for offset in run.offsets]
    known, places, unit = advances(run.face), [], size * 0.001
    for sign in run.text:
        places.append(start)
        start += known.get(sign, 0.0) * unit
    return places


_glyphs: dict[str, dict[str, int]] = {}


def glyph_indexes(run: TextRun) -> list[int]:
    """The number of each character's glyph in the run's face, one for one; 0 where the face has none."""
    known = _glyphs.setdefault(run.face, {})
    for sign in set(run.text).difference(known):
        found = raw_font(run.face, 16.0).glyphIndexesForString(sign)
        known[sign] = found[0] if found else 0
    return [known[sign] for sign in run.text]


_raw_fonts: dict[tuple[str, float], QRawFont] = {}
_data: dict[str, QByteArray] = {}


def raw_font(face: str, size: float) -> QRawFont:
    """The face of the bundled file at a size, unhinted. KeyError where there is no such face."""
    found = _raw_fonts.get((face, size))
    if found is None:
        if face not in _data:
            _data[face] = QByteArray(font_file(face).read_bytes())
        found = QRawFont(_data[face], size, QFont.HintingPreference.PreferNoHinting)
        _raw_fonts[face, size] = found
    return found


def _outlines(face: str, size: float, run: QGlyphRun) -> QPainterPath:
    font, unit = raw_font(face, _OUTLINED_AT), size / _OUTLINED_AT
    found = QPainterPath()
    found.setFillRule(Qt.FillRule.WindingFill)
    for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
        found.addPath(QTransform(unit, 0.0, 0.0, unit, place.x(), place.y()).map(font.pathForGlyph(glyph)))
    return found


def _magnifies(transform: QTransform) -> float:
    return float(abs(transform.determinant()) ** 0.5)


def _path_steps(path: Path) -> list[_Step]:
    if path.fill is None and path.stroke is None:
        return []
    outline = painter_path(path)
    found: list[_Step] = []
    if path.fill is not None:
        found.append(_Fill(outline, _brush(path.fill), _edges_of(outline.controlPointRect())))
    if path.stroke is not None:
        pen, room = _pen(path.stroke, path.width, path.dash, path.cap), path.width * MITER_LIMIT / 2
        found.append(_Stroke(outline, pen, _edges_of(outline.controlPointRect(), room)))
    return found


def painter_path(path: Path) -> QPainterPath:
    """The outline; what overlaps itself is filled, as in PDF and SVG."""
    outline = QPainterPath()
    outline.setFillRule(Qt.FillRule.WindingFill)
    for command in path.commands:
        if command[0] == "M":
            outline.moveTo(command[1], command[2])
        elif command[0] == "L":
            outline.lineTo(command[1], command[2])
        elif command[0] == "C":
            outline.cubicTo(*command[1:])
        else:
            outline.closeSubpath()
    return outline


_brushes: dict[str, QBrush] = {}
_pens: dict[tuple[str, float, tuple[float, ...], str], QPen] = {}


def _brush(colour: str) -> QBrush:
    if colour not in _brushes:
        _brushes[colour] = QBrush(QColor(colour))
    return _brushes[colour]


def _pen(colour: str, width: float, dash: tuple[float, ...], cap: str) -> QPen:
    found = _pens.get((colour, width, dash, cap))
    if found is None:
        _pens[colour, width, dash, cap] = found = make_pen(colour, width, dash, cap)
    return found


def make_pen(colour: str, width: float, dash: tuple[float, ...] = (), cap: str = "butt") -> QPen:
    """A pen whose corners and dashes are PDF's: dashes in points, not in widths of the pen."""
    rounded = cap == "round"
    pen = QPen(
        QBrush(QColor(colour)),
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap if rounded else Qt.PenCapStyle.FlatCap,
        Qt.PenJoinStyle.RoundJoin if rounded else Qt.PenJoinStyle.SvgMiterJoin,
    )
    pen.setMiterLimit(MITER_LIMIT)
    if dash and width > 0:
        pen.setDashPattern([step / width for step in dash])
    return pen


def middle_of(image: QImage, shape: float) -> QRectF:
    """As much of an image's middle as has that shape, width by height."""
    width = min(float(image.width()), image.height() * shape)
    height = min(float(image.height()), image.width() / shape)
    return QRectF((image.width() - width) / 2, (image.height() - height) / 2, width, height)


def _read_image(data: bytes, width: int, height: int) -> QImage:
    """The picture, no larger than fills so many pixels; a null image where it cannot be read."""
    stored = QByteArray(data)
    buffer = QBuffer(stored)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and size.width() > width and size.height() > height:
        reader.setScaledSize(size.scaled(width, height, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    return reader.read()
