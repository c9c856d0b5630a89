"""A pathway's pictures: a moment, the judgements, the whole road, a phase, each under its head. Knows the story."""

from paku_studio.drawing.display import Item
from paku_studio.drawing.road_story import Story, Stretch
from paku_studio.drawing.stage.flow import Page, drawn_page
from paku_studio.drawing.stage.ground import MARGIN, Target, finished
from paku_studio.drawing.stage.head import MIDDLE, SMALL_PORTRAIT, Head, head
from paku_studio.drawing.stage.judgements import judgement_parts
from paku_studio.drawing.stage.moment import moment_parts
from paku_studio.drawing.stage.moment_words import name_of
from paku_studio.drawing.stage.plan import Stage
from paku_studio.drawing.stage.portrait import portrait_of
from paku_studio.drawing.stage.progress import neighbours, progress
from paku_studio.drawing.stage.road import phase_pages, road_pages
from paku_studio.drawing.stage.show import Show, Wall, in_parts
from paku_studio.locale import label, translate_count, translator
from paku_studio.models import Pathway


def show_moment(wall: Wall, story: Story, here: int) -> Show:
    """The story's moment `here` (from 0), the road as progress below it."""
    step = story.steps[here]
    parts = moment_parts(wall.indexed, story, step, wall.on)

    def draw(part: int) -> Stage:
        on, placed = wall.on, parts[part - 1].placed
        road, stops = progress(story, here, on)
        names = neighbours(*_around(story, here, part, len(parts)), on)
        above = _moment_head(wall, story, here, part, len(parts))
        items = (*above, *(each.drawn() for each in placed), *road, *names)
        targets: list[Target] = [target for each in placed for target in each.target()]
        return finished(on, items, [*targets, *stops], name_of(step.moment, on.language))

    return Show(name_of(step.moment, wall.on.language), len(parts), draw)


def show_judgements(wall: Wall, story: Story) -> Show:
    """Why the pathway worked, its gaps, risks, questions."""
    parts = judgement_parts(wall.indexed, story, wall.on)
    title = translator(wall.on.language)("How the pathway went")

    def draw(part: int) -> Stage:
        on, placed = wall.on, parts[part - 1]
        told = Head(whose(story), count=in_parts(title, part, len(parts), on.language))
        items = (*_head(wall, story, told), *(each.drawn() for each in placed))
        return finished(on, items, [target for each in placed for target in each.target()], title)

    return Show(title, len(parts), draw)


def show_road(wall: Wall, story: Story) -> Show:
    """The whole road."""
    pathway = wall.indexed.find(story.pathway, Pathway)
    variant = label("PathwayVariant", pathway.variant.value, wall.on.language) if pathway else ""
    told = Head(whose(story) if story.traveller else "", variant, 1)
    return _paged(wall, story, story.title, told, road_pages(story, wall.on))


def show_phase(wall: Wall, story: Story, stretch: Stretch) -> Show:
    """One phase of the road."""
    t = translator(wall.on.language)
    count = t("Phase %(number)s / %(count)s") % {"number": stretch.place + 1, "count": len(story.stretches)}
    name = phase_named(stretch, wall.on.language)
    return _paged(
        wall, story, name, Head(whose(story), count=count), phase_pages(wall.indexed, story, stretch, name, wall.on)
    )


def _paged(wall: Wall, story: Story, title: str, told: Head, pages: tuple[Page, ...]) -> Show:
    def draw(part: int) -> Stage:
        count = in_parts(told.count, part, len(pages), wall.on.language)
        above = _head(wall, story, Head(told.name, told.pill, told.tint, count))
        items, targets = drawn_page(pages[part - 1])
        return finished(wall.on, (*above, *items), targets, title)

    return Show(title, len(pages), draw)


def whose(story: Story) -> str:
    """Whose road it is: the persona's name and age; without one, the pathway's name."""
    if story.traveller is None:
        return story.title
    return ", ".join(part for part in (story.traveller.name, story.traveller.who) if part.strip())


def phase_named(stretch: Stretch, language: str) -> str:
    """A phase's name, or its number where it has none."""
    if stretch.label.strip():
        return stretch.label
    return translator(language)("Phase %(number)s") % {"number": stretch.place + 1}


def _head(wall: Wall, story: Story, told: Head) -> tuple[Item, ...]:
    """The head with the persona's portrait, where the pathway has one."""
    if story.traveller is None:
        return head(told, (), wall.on)
    middle = (MARGIN + SMALL_PORTRAIT, MIDDLE)
    record = story.traveller.record
    return head(told, portrait_of(wall.indexed, record, middle, SMALL_PORTRAIT, wall.on, wall.pictures), wall.on)


def _moment_head(wall: Wall, story: Story, here: int, part: int, parts: int) -> tuple[Item, ...]:
    language, step = wall.on.language, story.steps[here]
    stretch = next(each for each in story.stretches if each.id == step.phase)
    numbers = {"number": step.number, "count": len(story.steps)}
    count = in_parts(translator(language)("Moment %(number)s / %(count)s") % numbers, part, parts, language)
    return _head(wall, story, Head(whose(story), phase_named(stretch, language), stretch.place, count))


def _around(story: Story, here: int, part: int, parts: int) -> tuple[str, str]:
    """What the arrows before and after this picture lead to."""
    steps, language = story.steps, story.language
    t = translator(language)
    before = name_of(steps[here - 1].moment, language) if here else ""
    after = name_of(steps[here + 1].moment, language) if here + 1 < len(steps) else t("How the pathway went")
    if part > 1:
        before = t("part %(part)s/%(parts)s") % {"part": part - 1, "parts": parts}
    if part < parts:
        left = parts - part
        after = translate_count(language, "goes on, %d more part", "goes on, %d more parts", left) % left
    return before, after
