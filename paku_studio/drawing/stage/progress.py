"""The road as progress below a moment: a line with stops, what is passed, where the group is, what comes. No Qt."""

from dataclasses import dataclass

from paku_studio.drawing.display import Item
from paku_studio.drawing.road_story import Step, Story
from paku_studio.drawing.shapes import circle, diamond, icon, line, star
from paku_studio.drawing.stage.ground import MARGIN, Ground, Target
from paku_studio.drawing.stage.words import set_lines, shortened, wide
from paku_studio.models import MomentStatus

ROAD_FROM_FOOT = 92.0
NAMES_FROM_FOOT = 39.0
CLOSEST = 54.0
"""Between two stops; where they would come closer, only those round the current one are shown."""
REACH = 24.0
"""Round a stop: what a hand can hit."""
COUNT_ROOM = 92.0
SIDE = 15.0
"""How much lower a side step hangs."""


@dataclass(frozen=True, slots=True)
class _Window:
    """Which stops are shown: from `first` up to `last`, at which x."""

    first: int
    last: int
    places: tuple[float, ...]


def progress(story: Story, here: int, on: Ground) -> tuple[tuple[Item, ...], tuple[Target, ...]]:
    """The line with its stops; `here` counts the story's steps from 0."""
    steps = story.steps
    window = _window(len(steps), here, on)
    y = on.height - ROAD_FROM_FOOT
    found = list(_ends(len(steps), window, y, on))
    shown = steps[window.first : window.last]
    pairs = zip(shown, shown[1:], window.places, window.places[1:], strict=False)
    for number, (step, after, x, far) in enumerate(pairs, window.first):
        found += _way(story, step, after, (x, far), y, number < here, on)
    targets = []
    for number, (step, x) in enumerate(zip(shown, window.places, strict=True), window.first):
        found += _stop(step, x, y, number - here, on)
        targets.append((step.moment.id, (x - REACH, y - REACH, 2 * REACH, 2 * REACH)))
    return tuple(found), tuple(targets)


def _window(count: int, here: int, on: Ground) -> _Window:
    left, right = MARGIN + REACH, on.right - REACH
    if (count - 1) * CLOSEST <= right - left:
        return _Window(0, count, _spread(count, left, right))
    most = int((right - left - 2 * COUNT_ROOM) // CLOSEST) + 1
    first = max(0, min(here - most // 2, count - most))
    last = min(count, first + most)
    left += COUNT_ROOM if first else 0.0
    right -= COUNT_ROOM if last < count else 0.0
    return _Window(first, last, _spread(last - first, left, right))


def _spread(count: int, left: float, right: float) -> tuple[float, ...]:
    if count == 1:
        return ((left + right) / 2,)
    step = (right - left) / (count - 1)
    return tuple(left + place * step for place in range(count))


def _ends(count: int, window: _Window, y: float, on: Ground) -> tuple[Item, ...]:
    """How many stops there are before and after those that are shown, on a dotted way."""
    style = on.small()
    found: list[Item] = []
    top = y - style.lead / 2
    if window.first:
        words = str(window.first)
        found += set_lines((words,), MARGIN, top, style)
        start = MARGIN + wide(words, style) + 12
        found += line(start, y, window.places[0], y, stroke=on.theme.spruce, width=4, dash=(0.1, 9))
    if window.last < count:
        words = str(count - window.last)
        found += set_lines((words,), on.right, top, style, "end")
        end = on.right - wide(words, style) - 12
        found += line(window.places[-1], y, end, y, stroke=on.theme.line_strong, width=4, dash=(0.1, 9))
    return tuple(found)


def _way(
    story: Story, step: Step, after: Step, span: tuple[float, float], y: float, passed: bool, on: Ground
) -> tuple[Item, ...]:
    """From a stop to the next: passed or to come; broken, double, with a bar where a phase begins."""
    colours = on.theme
    colour, width = (colours.spruce, 5.0) if passed else (colours.line_strong, 3.0)
    dash = (0.1, 9.0) if step.moment.id in story.gaps else ()
    beside = step.lane and after.lane and step.lane.group == after.lane.group
    found = line(span[0], y, span[1], y, stroke=colour, width=10 if beside else width, dash=dash)
    if beside:
        found += line(span[0], y, span[1], y, stroke=colours.paper, width=4)
    if step.phase != after.phase:
        middle = (span[0] + span[1]) / 2
        found += line(middle, y - 17, middle, y + 17, stroke=colours.paper, width=11)
        found += line(middle, y - 17, middle, y + 17, stroke=colours.line_strong, width=3)
    return found


def _stop(step: Step, x: float, y: float, ahead: int, on: Ground) -> tuple[Item, ...]:
    colours, moment = on.theme, step.moment
    found: tuple[Item, ...] = ()
    if step.depth:
        colour = colours.spruce if ahead <= 0 else colours.line_strong
        found += line(x, y, x, y + SIDE, stroke=colour, width=3)
        y += SIDE
    if not ahead:
        found += circle(x, y, 25, fill=colours.paper)
        found += circle(x, y, 21, fill=colours.surface, stroke=colours.spruce, width=4)
    if moment.critical:
        return found + diamond(
            x, y, 13 if not ahead else 15, colours.critical, colours.paper if ahead else None, bang=colours.on_dark
        )
    if moment.meaningful:
        return found + star(x, y, 14, colours.meaningful, colours.paper if ahead else None, 6)
    return found + _dot(step, x, y, ahead, on)


def _dot(step: Step, x: float, y: float, ahead: int, on: Ground) -> tuple[Item, ...]:
    colours = on.theme
    radius = 8.0 if step.depth else 11.0
    dash = (4.0, 3.0) if step.moment.status is MomentStatus.DID_NOT_HAPPEN else ()
    if ahead > 0 or (dash and ahead):
        edge = colours.line_strong if ahead > 0 else colours.spruce
        return circle(x, y, radius, fill=colours.surface, stroke=edge, width=3, dash=dash)
    return circle(x, y, radius, fill=colours.spruce)


def neighbours(before: str, after: str, on: Ground) -> tuple[Item, ...]:
    """The names of the pictures before and after this one, each with its arrow; nothing where there is none."""
    style = on.small()
    top = on.height - NAMES_FROM_FOOT - style.lead / 2
    room = on.measure / 2 - 60
    found: list[Item] = []
    if before:
        found += icon("arrow-left", MARGIN - 3, top + 3, 26, style.colour)
        found += set_lines(shortened(before, style, room, on.words), MARGIN + 34, top, style)
    if after:
        found += icon("arrow-right", on.right - 23, top + 3, 26, style.colour)
        found += set_lines(shortened(after, style, room, on.words), on.right - 34, top, style, "end")
    return tuple(found)
