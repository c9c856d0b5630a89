"""A pathway on the wall: its moments as told, the judgements, the whole road, its phases. Knows the story; no Qt."""

from collections.abc import Collection

from paku_studio.drawing.display import Item
from paku_studio.drawing.road_story import Story, Stretch
from paku_studio.drawing.stage.ground import MARGIN, Ground, Target, finished
from paku_studio.drawing.stage.head import MIDDLE, SMALL_PORTRAIT, Head, head
from paku_studio.drawing.stage.moment import MomentPart, moment_parts
from paku_studio.drawing.stage.moment_words import name_of
from paku_studio.drawing.stage.plan import Stage
from paku_studio.drawing.stage.portrait import portrait_of
from paku_studio.drawing.stage.progress import neighbours, progress
from paku_studio.graph.index import RecordIndex
from paku_studio.locale import translate_count, translator


def travellers_head(
    indexed: RecordIndex, story: Story, told: Head, on: Ground, pictures: Collection[str]
) -> tuple[Item, ...]:
    """The head with the persona's portrait, where the pathway has one."""
    if story.traveller is None:
        return head(told, (), on)
    middle = (MARGIN + SMALL_PORTRAIT, MIDDLE)
    seen = portrait_of(indexed, story.traveller.record, middle, SMALL_PORTRAIT, on, pictures)
    return head(told, seen, on)


def whose(story: Story) -> str:
    """Whose road it is: the persona's name and age; without one, the pathway's name."""
    if story.traveller is None:
        return story.title
    return ", ".join(part for part in (story.traveller.name, story.traveller.who) if part.strip())


def phase_named(stretch: Stretch, language: str) -> str:
    """A phase's name, or its number where it has none."""
    return (
        stretch.label
        if stretch.label.strip()
        else translator(language)("Phase %(number)s") % {"number": stretch.place + 1}
    )


def in_parts(words: str, part: int, parts: int, language: str) -> str:
    """Words with the part's number, where there are several."""
    if parts < 2:
        return words
    counted = translator(language)("part %(part)s/%(parts)s") % {"part": part, "parts": parts}
    return f"{words} · {counted}" if words else counted


def draw_moment(
    indexed: RecordIndex,
    story: Story,
    here: int,
    part: int,
    parts: tuple[MomentPart, ...],
    on: Ground,
    pictures: Collection[str],
) -> Stage:
    """A part of the story's moment `here` (from 0), the road as progress below it."""
    t = translator(on.language)
    step = story.steps[here]
    stretch = next(each for each in story.stretches if each.id == step.phase)
    count = t("Moment %(number)s / %(count)s") % {"number": step.number, "count": len(story.steps)}
    told = Head(
        whose(story), phase_named(stretch, on.language), stretch.place, in_parts(count, part, len(parts), on.language)
    )
    shown = parts[part - 1]
    road, stops = progress(story, here, on)
    names = neighbours(*_around(story, here, part, len(parts)), on)
    items = (
        *travellers_head(indexed, story, told, on, pictures),
        *(each.drawn() for each in shown.placed),
        *road,
        *names,
    )
    targets: list[Target] = [target for each in shown.placed for target in each.target()]
    return finished(on, items, [*targets, *stops], name_of(step.moment, on.language))


def _around(story: Story, here: int, part: int, parts: int) -> tuple[str, str]:
    """What the arrows before and after this picture lead to."""
    steps, language = story.steps, story.language
    t = translator(language)
    before = name_of(steps[here - 1].moment, language) if here else ""
    after = name_of(steps[here + 1].moment, language) if here + 1 < len(steps) else ""
    if part > 1:
        before = t("part %(part)s/%(parts)s") % {"part": part - 1, "parts": parts}
    if part < parts:
        left = parts - part
        after = translate_count(language, "goes on, %d more part", "goes on, %d more parts", left) % left
    elif not after and story.steps:
        after = t("How the pathway went")
    return before, after


def parts_of_moment(indexed: RecordIndex, story: Story, here: int, on: Ground) -> tuple[MomentPart, ...]:
    """The pictures of the story's moment `here`."""
    return moment_parts(indexed, story, story.steps[here], on)
