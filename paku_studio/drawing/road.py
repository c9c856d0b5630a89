"""The pathway as a road: on sheets of paper, and on an endless canvas. One drawing; no pen, no window."""

from collections.abc import Iterator, Mapping

from paku_studio.drawing.display import Drawing, Sheet
from paku_studio.drawing.paper import Paper
from paku_studio.drawing.road_compose import Composition, best_composition, compose
from paku_studio.drawing.road_layout import RoadLayout
from paku_studio.drawing.road_scale import canvas_ground, grounds
from paku_studio.drawing.road_sheet import paint_sheet
from paku_studio.drawing.road_story import tell_story
from paku_studio.drawing.road_type import Pen
from paku_studio.drawing.road_words import words_of
from paku_studio.drawing.text import is_blank, unreadable
from paku_studio.drawing.theme import Theme
from paku_studio.graph.index import index
from paku_studio.locale import translator
from paku_studio.models import Record
from paku_studio.pause import no_collection

__all__ = ["RoadLayout", "draw_canvas", "draw_pathway", "lay_out"]


def draw_pathway(records: Mapping[str, Record], pathway_id: str, paper: Paper, theme: Theme, language: str) -> Drawing:
    """The pathway on as many sheets of the paper as it needs, in the largest type with which it needs only one.

    KeyError where there is no such pathway.
    """
    with no_collection():
        indexed = index(records)
        story = tell_story(indexed, pathway_id, language)
        pen = Pen(theme.printed(), language, story.words)
        made = best_composition(indexed, story, grounds(paper, len(story.steps) + (2 if story.traveller else 0)), pen)
        sheets = tuple(paint_sheet(made, sheet, pen, paper.width, paper.height) for sheet in range(made.sheets))
        title = translator(language)("Service pathway") if is_blank(story.title) else story.title.strip()
        return Drawing(title, language, sheets, story.subtitle, _unreadable(made))


def draw_canvas(records: Mapping[str, Record], pathway_id: str, width: float, theme: Theme, language: str) -> Sheet:
    """The pathway on one endless sheet of that width in points, in rows that fit it; as high as it needs."""
    with no_collection():
        made, pen = _canvas(records, pathway_id, width, theme, language)
        height = max((each.y + each.block.height for each in made.fields), default=made.layout.bottom)
        return paint_sheet(made, 0, pen, made.ground.width, height + made.ground.scale.margin)


def lay_out(records: Mapping[str, Record], pathway_id: str, width: float, theme: Theme, language: str) -> RoadLayout:
    """Where everything of the canvas stands, without painting it: cards, stops, rows, for pointing and culling."""
    with no_collection():
        made, _ = _canvas(records, pathway_id, width, theme, language)
    return made.layout


def _canvas(
    records: Mapping[str, Record], pathway_id: str, width: float, theme: Theme, language: str
) -> tuple[Composition, Pen]:
    indexed = index(records)
    story = tell_story(indexed, pathway_id, language)
    pen = Pen(theme, language, story.words)
    ground = canvas_ground(width)
    return compose(indexed, story, ground, pen, ground.scale.rise), pen


def _unreadable(made: Composition) -> tuple[str, ...]:
    """Characters of the people's words that were drawn as framed codes, each once."""
    found: dict[str, None] = {}
    for text in _texts(made):
        found.update(dict.fromkeys(unreadable(text)))
    return tuple(found)


def _texts(made: Composition) -> Iterator[str]:
    story = made.story
    yield from (story.title, story.subtitle, story.summary, *story.meta)
    if story.traveller:
        yield from (story.traveller.name, story.traveller.who, story.traveller.quote)
        yield from (story.traveller.needs, story.traveller.values)
    for stretch in story.stretches:
        yield from (stretch.label, *(said.text for said in stretch.said))
    for body in made.bodies.values():
        yield from words_of(body.card)
    for field in story.fields:
        yield from (field.heading, *(said.text for said in field.said))
    yield from (tie.label for tie in story.ties)
    yield from story.gaps.values()
