"""A small picture of a pathway's first rows, for lists of documents. May be painted on any thread: it holds no text.

Lines of text become bars, as one sees a page from afar: fonts belong to the thread that loaded them, bars to none.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from paku_studio.drawing.display import Group, Item, Path, TextLine
from paku_studio.drawing.shapes import circle, line, rectangle
from paku_studio.drawing.theme import COLOUR, Theme, theme
from paku_studio.models import Pathway, Phase, Record, ServiceMoment
from paku_studio.widgets.qt_pen import make_pen, painter_path

WIDTH, HEIGHT = 288, 180
"""Pixels of the stored picture: three times the size at which a list shows it."""
SHOWN = 620.0
"""Points of the road's width that the picture shows."""
SHOWN_OF_FEW, FEW = 400.0, 3
"""The same for a pathway of so many moments or fewer: their cards are to be seen."""
MOST_MOMENTS = 12
UNSEEN = frozenset({"judgements", "appendix"})
"""Parts of the sheet that stand below the road."""
SMALLEST_BAR = 3.0
"""Points below which a line of text is left out."""


def thumbnail(records: Mapping[str, Record], pathway: str, language: str) -> bytes:
    """The pathway's first rows as a PNG of 288 x 180 pixels. KeyError where there is no such pathway."""
    from paku_studio.drawing.road import draw_canvas

    few, colours = first_rows(records, pathway), theme(COLOUR)
    if not any(isinstance(record, ServiceMoment) for record in few.values()):
        phases = sum(isinstance(record, Phase) for record in few.values())
        return _png(paint_bars(_untouched(colours, phases), colours, QRectF(0.0, 0.0, WIDTH, HEIGHT)))
    moments = sum(isinstance(record, ServiceMoment) for record in few.values())
    shown = SHOWN if moments > FEW else SHOWN_OF_FEW
    sheet = draw_canvas(few, pathway, shown, colours, language)
    top = min((box[1] for box in _stations(sheet.body)), default=0.0)
    view = QRectF(0.0, max(0.0, top - 36.0), shown, shown * HEIGHT / WIDTH)
    return _png(paint_bars(sheet.body, colours, view))


def first_pathway(records: Mapping[str, Record]) -> str:
    """The pathway that stands for a document: the one with the most service moments, the first of equals; else ""."""
    counted: dict[str, int] = {}
    for record in records.values():
        if isinstance(record, ServiceMoment):
            owner = getattr(records.get(record.phase), "pathway", "")
            counted[owner] = counted.get(owner, 0) + 1
    found = sorted((record for record in records.values() if isinstance(record, Pathway)), key=_place)
    return max(found, key=lambda each: counted.get(each.id, 0)).id if found else ""


def _place(pathway: Pathway) -> tuple[str, str]:
    return pathway.order, pathway.id


def first_rows(records: Mapping[str, Record], pathway: str) -> Mapping[str, Record]:
    """The records without what no thumbnail shows: other pathways, later moments, what hangs on those, faces."""
    phases = {record.id: record.order for record in records.values() if getattr(record, "pathway", "") == pathway}
    moments = [each for each in records.values() if isinstance(each, ServiceMoment) and each.phase in phases]
    moments.sort(key=lambda each: (phases[each.phase], each.phase, bool(each.parent), each.order, each.id))
    gone = {each.id for each in moments[MOST_MOMENTS:]}
    gone |= {each.id for each in records.values() if isinstance(each, Phase) and each.pathway != pathway}
    kept = {found: record for found, record in records.items() if found not in gone}
    while gone:
        gone = {found for found, record in kept.items() if _names(record, gone)}
        kept = {found: record for found, record in kept.items() if found not in gone}
    kept[pathway] = records[pathway].with_changes(persona="")
    return MappingProxyType(kept)


def _names(record: Record, gone: set[str]) -> bool:
    return any(getattr(record, field) in gone for field in type(record).REFERENCES)


def paint_bars(body: Group, colours: Theme, view: QRectF, width: int = WIDTH, height: int = HEIGHT) -> QImage:
    """What a display list shows in a window of its own points, text as bars, on an image of that many pixels."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(colours.paper))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(width / view.width(), height / view.height())
    painter.translate(-view.x(), -view.y())
    _paint(painter, body)
    painter.end()
    return image


def _untouched(colours: Theme, phases: int) -> Group:
    """A road that nobody has walked yet: a hill for each phase, a start, a dotted way, room for first cards."""
    y, left, right = 62.0, 26.0, WIDTH - 20.0
    step = (right - left) / max(1, phases)
    found: list[Item] = []
    for place in range(phases):
        x = left + place * step
        found += rectangle(x, y, step, 34.0, fill=colours.hill(place))
        found += rectangle(x + 4, 24.0, step * 0.55, 7.0, 3.0, fill=colours.ink_soft)
    for place in range(max(1, phases)):
        box = (left + place * step + 6, y + 20, min(step - 14, 96.0), 62.0)
        found += rectangle(*box, 6.0, fill=colours.surface, stroke=colours.line_strong, width=2.0, dash=(6.0, 5.0))
    found += line(left, y, right, y, stroke=colours.road, width=4.0, dash=(0.1, 9.0))
    found += circle(left, y, 8.0, fill=colours.surface, stroke=colours.road, width=4.0)
    return Group(tuple(found))


def _paint(painter: QPainter, item: Item) -> None:
    if isinstance(item, Group):
        painter.save()
        if item.transform is not None:
            painter.setTransform(QTransform(*item.transform), True)
        for child in item.children:
            if not (isinstance(child, Group) and child.id in UNSEEN):
                _paint(painter, child)
        painter.restore()
    elif isinstance(item, Path):
        _paint_path(painter, item)
    elif isinstance(item, TextLine) and item.size >= SMALLEST_BAR:
        thick = item.size * 0.34
        bar = QRectF(item.x, item.y - item.size * 0.42, item.width, thick)
        colour = QColor(item.colour)
        colour.setAlphaF(0.55)
        painter.fillRect(bar, colour)


def _paint_path(painter: QPainter, path: Path) -> None:
    outline = painter_path(path)
    if path.fill is not None:
        painter.fillPath(outline, QColor(path.fill))
    if path.stroke is not None:
        painter.strokePath(outline, make_pen(path.stroke, path.width, path.dash, path.cap))


def _stations(item: Item) -> Iterator[tuple[float, float]]:
    """The upper left corners of what is painted as an artifact: the road and its hills, not the head."""
    if not isinstance(item, Group):
        return
    for child in item.children:
        if isinstance(child, Group) and child.role == "Artifact":
            yield from _corners(child)


def _corners(item: Item) -> Iterator[tuple[float, float]]:
    if isinstance(item, Group):
        for child in item.children:
            yield from _corners(child)
    elif isinstance(item, Path):
        yield from ((command[-2], command[-1]) for command in item.commands if len(command) > 1)  # type: ignore[misc]


def _png(image: QImage) -> bytes:
    stored = QByteArray()
    buffer = QBuffer(stored)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    buffer.close()
    return bytes(stored.data())
