"""Where on the room's picture one writes just now: it stays in view above the line. Knows no window."""

from collections.abc import Collection, Iterator

from paku_studio.drawing.display import Box, Group, Item, TextLine
from paku_studio.drawing.stage import Stage, draw_stage
from paku_studio.editor.presenting import BOARDS, Presenting
from paku_studio.graph.index import LiveIndex
from paku_studio.locale import label

HEADINGS = {"persona": "PersonaLineGroup", "understanding": "UnderstandingQuestion", "value": "ValueFacet"}
"""The words with which a board's fields are headed on the wall, by step."""
BELOW = 3.6
"""Heights of a heading that are looked at from its own upper edge on: the first line of its field with it."""
AIR = 12.0
"""Pixels that stay free round what is looked at."""


def focus_box(presenting: Presenting, stage: Stage, fresh: Collection[str]) -> Box | None:
    """The timer, else what was added last, else where the next line goes, in pixels of the picture; None: anywhere."""
    if presenting.timer_shown and not presenting.curtain:
        return _words_box(stage)
    shown = presenting.plan.id if presenting.plan is not None else ""
    boxes = [box for found, box in stage.targets if found in fresh and found != shown]
    if not boxes and presenting.step in BOARDS:
        return _field(presenting, stage)
    if not boxes and presenting.level != "moment":
        there = presenting.editor.capture.lands().id
        boxes = [box for found, box in stage.targets if found == there]
    return _round_all(boxes) if boxes else None


def turn_to_field(presenting: Presenting, stage: Stage) -> None:
    """Of a board in several parts, show the one with the field in which the next line lands."""
    plan = presenting.plan
    if plan is None or plan.parts < 2 or presenting.step not in BOARDS or _field(presenting, stage) is not None:
        return
    records, language = LiveIndex(presenting.editor.document), presenting.editor.document_language
    for place, other in enumerate(presenting.plans):
        if _field(presenting, draw_stage(records, other, *presenting.size, language)) is not None:
            presenting.go_to(place)
            return


def _round_all(boxes: list[Box]) -> Box:
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, foot = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return left, top, right - left, foot - top


def _words_box(stage: Stage) -> Box | None:
    """What the words of a picture cover."""
    boxes = [
        (left + line.x * unit, top + (line.y - line.size) * unit, line.width * unit, 1.3 * line.size * unit)
        for line, unit, left, top in _lines(stage.sheet.body)
    ]
    return _round_all(boxes) if boxes else None


def _field(presenting: Presenting, stage: Stage) -> Box | None:
    """The heading of the field in which the next line lands, with what stands right below it."""
    editor = presenting.editor
    heading = label(HEADINGS[presenting.step], editor.boards.capture.field, editor.document_language)
    for line, unit, left, top in _lines(stage.sheet.body):
        if line.text and heading.startswith(line.text):
            size = line.size * unit
            return left + line.x * unit, top + line.y * unit - size, line.width * unit, BELOW * size
    return None


def _lines(
    item: Item, unit: float = 1.0, left: float = 0.0, top: float = 0.0
) -> Iterator[tuple[TextLine, float, float, float]]:
    """Every line with the size of its unit and the place of its origin; groups only scale and move here."""
    if isinstance(item, TextLine):
        yield item, unit, left, top
    elif isinstance(item, Group):
        if item.transform is not None:
            scale, _, _, _, across, down = item.transform
            unit, left, top = unit * scale, left + across * unit, top + down * unit
        for child in item.children:
            yield from _lines(child, unit, left, top)


def offset_for(box: Box | None, height: float, whole: float) -> float:
    """How many pixels of the picture go out above, where only `height` of its `whole` is seen."""
    if box is None or height >= whole:
        return 0.0
    wanted = min(box[1] + box[3] + AIR - height, box[1] - AIR)
    return max(0.0, min(wanted, whole - height))
