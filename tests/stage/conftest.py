"""What can be measured on a wall picture: its smallest text, the contrast of every text, boxes, words."""

import itertools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath
from types import SimpleNamespace
from typing import Any

import pytest

from paku_studio.drawing.display import Box, Group, Image, Item, Matrix, Path, Sheet, TextLine, walk
from paku_studio.drawing.stage import Plan, Stage, draw_stage, overview, plans
from paku_studio.drawing.text import as_shown
from paku_studio.models import (
    DOCUMENT_ID,
    Actor,
    CustomerValue,
    DocumentSettings,
    Frequency,
    Handover,
    Involvement,
    Link,
    Note,
    Pathway,
    Persona,
    Phase,
    Record,
    ServiceMoment,
    Touchpoint,
)
from paku_studio.storage import open_document

LONG = " ".join(f"sana{number}" for number in range(2300))[:20_000]
SIZES = ((1280, 720), (1024, 768), (1920, 1080), (1366, 768))
STRAIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Point = tuple[float, float]


@dataclass(frozen=True)
class Seen:
    """A text or a shape with its place on the sheet; `scale` from its own units to the sheet's."""

    item: Path | TextLine | Image
    matrix: Matrix

    @property
    def scale(self) -> float:
        return math.hypot(self.matrix[0], self.matrix[1])

    def at(self, x: float, y: float) -> Point:
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f


def seen(item: Item, matrix: Matrix = STRAIGHT) -> Iterator[Seen]:
    """Everything in painting order."""
    if isinstance(item, Group):
        assert item.clip is None, "what is cut cannot be measured"
        inner = _times(matrix, item.transform) if item.transform else matrix
        for child in item.children:
            yield from seen(child, inner)
    else:
        yield Seen(item, matrix)


def _times(outer: Matrix, inner: Matrix) -> Matrix:
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f)


def unit_of(sheet: Sheet) -> float:
    """How many of the sheet's points one unit of a wall of 1280 by 720 is."""
    return min(sheet.width / 1280, sheet.height / 720)


def texts(sheet: Sheet) -> list[Seen]:
    """The lines of text."""
    return [each for each in seen(sheet.body) if isinstance(each.item, TextLine)]


def smallest_text(sheet: Sheet) -> float:
    """The smallest type on the sheet, in units of a wall of 1280 by 720; endless where there is no text."""
    sizes = [each.item.size * each.scale for each in texts(sheet) if isinstance(each.item, TextLine)]
    return min(sizes, default=math.inf) / unit_of(sheet)


def text_box(line: Seen) -> Box:
    """What a line of text covers, without the room above capitals."""
    item = line.item
    assert isinstance(item, TextLine)
    left, top = line.at(item.x, item.y - 0.72 * item.size)
    return left, top, item.width * line.scale, 0.92 * item.size * line.scale


def overlaps(sheet: Sheet) -> list[tuple[str, str]]:
    """Pairs of texts that stand on each other."""
    boxes = [(each.item.text, text_box(each)) for each in texts(sheet) if isinstance(each.item, TextLine)]
    found = []
    for place, (one, a) in enumerate(boxes):
        for other, b in boxes[place + 1 :]:
            across = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
            down = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
            if across > 0.5 and down > 0.5:
                found.append((one, other))
    return found


def outside(sheet: Sheet) -> list[object]:
    """What reaches over the sheet's edge."""
    found: list[object] = []
    for each in seen(sheet.body):
        points = _corners(each)
        over = [p for p in points if not (-0.5 <= p[0] <= sheet.width + 0.5 and -0.5 <= p[1] <= sheet.height + 0.5)]
        if over:
            found.append((getattr(each.item, "text", each.item), over))
    return found


def _corners(each: Seen) -> list[Point]:
    item = each.item
    if isinstance(item, TextLine):
        x, y, width, height = text_box(each)
        return [(x, y), (x + width, y + height)]
    if isinstance(item, Image):
        return [each.at(item.x, item.y), each.at(item.x + item.width, item.y + item.height)]
    return [each.at(*point) for outline in outlines(item) for point in outline]


def outlines(path: Path) -> list[list[Point]]:
    """The path's outlines as straight lines."""
    found: list[list[Point]] = []
    for command in path.commands:
        if command[0] == "M":
            found.append([(command[1], command[2])])
        elif command[0] == "L":
            found[-1].append((command[1], command[2]))
        elif command[0] == "C":
            start = found[-1][-1]
            found[-1] += [_on(start, command[1:], step / 8) for step in range(1, 9)]
    return found


def _on(start: Point, numbers: tuple[float, ...], share: float) -> Point:
    rest = 1 - share
    weights = (rest**3, 3 * rest * rest * share, 3 * rest * share * share, share**3)
    points = (start, numbers[0:2], numbers[2:4], numbers[4:6])
    x, y = (sum(weight * point[axis] for weight, point in zip(weights, points, strict=True)) for axis in (0, 1))
    return x, y


def _inside(point: Point, shapes: Sequence[Sequence[Point]]) -> bool:
    """Whether a point is inside, by the winding number (the fill of SVG and PDF)."""
    turns, (x, y) = 0, point
    for outline in shapes:
        for (ax, ay), (bx, by) in zip(outline, [*outline[1:], outline[0]], strict=True):
            side = (bx - ax) * (y - ay) - (x - ax) * (by - ay)
            turns += (ay <= y < by and side > 0) - (by <= y < ay and side < 0)
    return turns != 0


def grounds(sheet: Sheet) -> Iterator[tuple[TextLine, str]]:
    """Every text with each colour behind it: at its start, middle and end, as painted before it."""
    fills: list[tuple[str, list[list[Point]], Box]] = []
    for each in seen(sheet.body):
        if isinstance(each.item, Path) and each.item.fill:
            shapes = [[each.at(*point) for point in outline] for outline in outlines(each.item)]
            xs, ys = zip(*(point for outline in shapes for point in outline), strict=True)
            fills.append((each.item.fill, shapes, (min(xs), min(ys), max(xs), max(ys))))
        elif isinstance(each.item, TextLine):
            x, y, width, height = text_box(each)
            for share in (0.02, 0.5, 0.98):
                point = (x + width * share, y + height * 0.5)
                yield each.item, _behind(point, fills) or sheet.background or "#FFFFFF"


def _behind(point: Point, fills: list[tuple[str, list[list[Point]], Box]]) -> str:
    for colour, shapes, (left, top, right, bottom) in reversed(fills):
        if left <= point[0] <= right and top <= point[1] <= bottom and _inside(point, shapes):
            return colour
    return ""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, by WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def least_contrast(sheet: Sheet) -> float:
    """The weakest contrast of a text with what is behind it."""
    return min((contrast(line.colour, ground) for line, ground in grounds(sheet)), default=21.0)


def words_on(sheets: Sequence[Sheet]) -> str:
    """All that the sheets say, one after the other; words parted at a line's end made whole."""
    found = []
    for sheet in sheets:
        for each in texts(sheet):
            assert isinstance(each.item, TextLine)
            found.append(each.item.text + (" " if each.item.joint == " " else ""))
    return "".join(found)


def all_plans(records: Mapping[str, Record], language: str) -> list[Plan]:
    """Every picture that the wall can show of a document."""
    found: list[Plan] = []
    for record in records.values():
        if isinstance(record, Pathway):
            found += plans(records, "pathway", pathway=record.id, language=language)
            found += overview(records, "pathway", pathway=record.id, language=language)
        elif isinstance(record, Persona):
            found += plans(records, "persona", persona=record.id, language=language)
            found += plans(records, "understanding", scope=record.id, language=language)
        elif isinstance(record, CustomerValue):
            found += plans(records, "value", value=record.id, language=language)
    return [*found, *plans(records, "understanding", scope="", language=language)]


def all_stages(
    records: Mapping[str, Record], language: str, size: tuple[int, int] = (1280, 720)
) -> Iterator[tuple[Plan, Stage]]:
    """Every picture, drawn."""
    for plan in all_plans(records, language):
        yield plan, draw_stage(records, plan, *size, language)


class Book:
    """Records in the order in which they are added."""

    def __init__(self, language: str = "fi") -> None:
        self.records: dict[str, Record] = {}
        self._numbers = itertools.count()
        self.add(DocumentSettings, id=DOCUMENT_ID, language=language)

    def add(self, kind: type[Record], /, **fields: Any) -> str:
        number = next(self._numbers)
        fields.setdefault("id", f"{kind.TYPE}-{number}")
        if "order" in kind.model_fields:
            fields.setdefault("order", f"{number:06d}V")
        self.records[fields["id"]] = kind(**fields)
        return str(fields["id"])

    def road(self, *titles: str, **fields: Any) -> list[str]:
        """A pathway with one phase and these moments; the pathway's id first."""
        path = self.add(Pathway, title="Polku", **fields)
        phase = self.add(Phase, pathway=path, label="Alussa")
        return [path, *(self.add(ServiceMoment, phase=phase, text=title) for title in titles)]


@pytest.fixture
def book() -> Book:
    """An empty document to be filled."""
    return Book()


def drawn(
    records: Mapping[str, Record], found: Sequence[Plan], language: str = "fi", size: tuple[int, int] = (1280, 720)
) -> list[Sheet]:
    return [draw_stage(records, plan, *size, language).sheet for plan in found]


def compact(text: str) -> str:
    return re.sub(r"\s+", "", as_shown(text))


def of_moment(found: Sequence[Plan], moment: str) -> list[Plan]:
    return [plan for plan in found if plan.kind == "moment" and plan.id == moment]


def told_of(records: Mapping[str, Record], moment: ServiceMoment) -> list[str]:
    """Every text that people wrote of a moment."""
    found = [moment.text, moment.meaningful_reason, moment.critical_reason, moment.when, moment.duration, moment.place]
    found += moment.law_references
    mine = {moment.id}
    for record in records.values():
        if isinstance(record, (Touchpoint, Handover, Involvement)) and record.moment == moment.id:
            mine.add(record.id)
    for record in records.values():
        if isinstance(record, Touchpoint) and record.moment == moment.id:
            found += [record.label, record.meaningful_reason, record.critical_reason]
        elif isinstance(record, Note) and record.target in mine and not record.own:
            found.append(record.text)
        elif isinstance(record, Handover) and record.moment == moment.id:
            found.append(record.note)
        elif isinstance(record, Frequency) and record.involvement in mine:
            found.append(record.text)
        elif isinstance(record, Involvement) and record.moment == moment.id:
            actor = records[record.actor]
            assert isinstance(actor, Actor)
            found.append(actor.name)
        elif isinstance(record, Link) and record.source == moment.id:
            found.append(record.label)
    return [text for text in found if text.strip()]


def paths_of(item: Item) -> list[Path]:
    return [each for each in walk(item) if isinstance(each, Path)]


@pytest.fixture(scope="session")
def wall() -> SimpleNamespace:
    """The measures, for tests: this folder's conftest cannot be imported."""
    return SimpleNamespace(
        smallest_text=smallest_text, least_contrast=least_contrast, overlaps=overlaps, outside=outside, texts=texts,
        words_on=words_on, all_plans=all_plans, all_stages=all_stages, contrast=contrast, text_box=text_box,
        sizes=SIZES, unit_of=unit_of, drawn=drawn, compact=compact, of_moment=of_moment, told_of=told_of,
        paths_of=paths_of, long_text=LONG,
    )  # fmt: skip


@pytest.fixture(scope="session")
def examples(examples_folder: FilePath) -> dict[str, Mapping[str, Record]]:
    """The records of the two shipped examples."""
    return {
        path.stem.split("-")[0]: open_document(path).document.snapshot()
        for path in sorted(examples_folder.glob("*.paku"))
    }
