"""The pictures for a step of the work, in the order of the arrow keys, and drawing one of them. Knows the kinds; no Qt.

How many parts a picture has is measured on a wall of 1280 by 720 unless a size is given. A plan whose number of parts
is not that of the wall on which it is drawn is drawn as on 1280 by 720, so that no part is missing and none is double.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from paku_studio.drawing.road_story import Story, tell_story
from paku_studio.drawing.stage.ground import HEIGHT, WIDTH, Ground, finished, ground
from paku_studio.drawing.stage.pathway import show_judgements, show_moment, show_phase, show_road
from paku_studio.drawing.stage.people import show_persona, show_understanding, show_value
from paku_studio.drawing.stage.plan import Plan, PlanKind, Stage
from paku_studio.drawing.stage.show import Show, Wall
from paku_studio.drawing.theme import COLOUR, THEMES, Theme
from paku_studio.graph.index import RecordIndex, index
from paku_studio.models import DOCUMENT_ID, DocumentSettings, Pathway, Phase, Record, ServiceMoment


def plans(
    records: Mapping[str, Record],
    step: str,
    *,
    pathway: str = "",
    persona: str = "",
    scope: str = "",
    value: str = "",
    language: str,
    width: float = WIDTH,
    height: float = HEIGHT,
) -> tuple[Plan, ...]:
    """The pictures of a step of the work in the order in which they are told; () for a step that has none.

    `pathway`, `persona`, `scope`, `value`: ids of the open records; `scope` empty is the whole group. Of a pathway the
    moments as told and then the judgements; without a moment its empty road. A persona or a value that is not there
    yet is a picture that asks for it.
    """
    wall = _wall(records, width, height, language)
    if step == "pathway":
        return tuple(_told(wall, pathway))
    if step == "persona":
        return tuple(_plans("persona", persona, show_persona(wall, persona)))
    if step == "understanding":
        return tuple(_plans("understanding", scope, show_understanding(wall, scope)))
    if step == "value":
        return tuple(_plans("value", value, show_value(wall, value)))
    return ()


def overview(
    records: Mapping[str, Record],
    step: str,
    *,
    pathway: str = "",
    persona: str = "",
    scope: str = "",
    value: str = "",
    language: str,
    width: float = WIDTH,
    height: float = HEIGHT,
) -> tuple[Plan, ...]:
    """The same from further away: the whole road, then each phase; for the other steps as `plans`."""
    wall = _wall(records, width, height, language)
    if step == "pathway":
        return tuple(_from_afar(wall, pathway))
    return plans(
        records, step, persona=persona, scope=scope, value=value, language=language, width=width, height=height
    )


def draw_stage(
    records: Mapping[str, Record],
    plan: Plan,
    width: float,
    height: float,
    language: str,
    pictures_known: Collection[str] = frozenset(),
    theme: Theme = THEMES[COLOUR],
    *,
    clock: str = "",
) -> Stage:
    """A picture on a wall of so many pixels. Of a record that is gone, an empty wall.

    `pictures_known`: names of the document's pictures that can be shown. `clock`: what the head says of a timer.
    """
    wall = _wall(records, width, height, language, pictures_known, theme)
    wall = replace(wall, on=replace(wall.on, clock=clock))
    show = _show(wall, plan)
    if show is not None and show.parts != plan.parts:
        show = _show(Wall(wall.indexed, wall.on.standard(), wall.pictures), plan)
    return show.draw(max(1, min(plan.part, show.parts))) if show is not None else finished(wall.on, ())


def _wall(
    records: Mapping[str, Record],
    width: float,
    height: float,
    language: str,
    pictures: Collection[str] = frozenset(),
    theme: Theme = THEMES[COLOUR],
) -> Wall:
    indexed = index(records)
    settings = indexed.find(DOCUMENT_ID, DocumentSettings)
    words = settings.language.value if settings else language
    return Wall(indexed, ground(width, height, language, words, theme), pictures)


def _told(wall: Wall, pathway: str) -> Iterator[Plan]:
    story = _story(wall.indexed, pathway, wall.on)
    if story is None:
        return
    for here, step in enumerate(story.steps):
        yield from _plans("moment", step.moment.id, show_moment(wall, story, here))
    if story.steps:
        yield from _plans("judgements", pathway, show_judgements(wall, story))
    else:
        yield from _plans("road", pathway, show_road(wall, story))


def _from_afar(wall: Wall, pathway: str) -> Iterator[Plan]:
    story = _story(wall.indexed, pathway, wall.on)
    if story is None:
        return
    yield from _plans("road", pathway, show_road(wall, story))
    for stretch in story.stretches:
        yield from _plans("phase", stretch.id, show_phase(wall, story, stretch))


def _plans(kind: PlanKind, record_id: str, show: Show) -> Iterator[Plan]:
    for part in range(1, show.parts + 1):
        yield Plan(f"{kind}:{record_id}:{part}", kind, record_id, part, show.parts, show.title)


def _story(indexed: RecordIndex, pathway: str, on: Ground) -> Story | None:
    return tell_story(indexed, pathway, on.language) if indexed.find(pathway, Pathway) else None


def _show(wall: Wall, plan: Plan) -> Show | None:
    """The plan's picture laid out; None where its record is gone."""
    if plan.kind == "persona":
        return show_persona(wall, plan.id)
    if plan.kind == "understanding":
        return show_understanding(wall, plan.id)
    if plan.kind == "value":
        return show_value(wall, plan.id)
    return _show_of_pathway(wall, plan)


def _show_of_pathway(wall: Wall, plan: Plan) -> Show | None:
    indexed = wall.indexed
    moment = indexed.find(plan.id, ServiceMoment)
    phase = indexed.find(moment.phase if moment else plan.id, Phase)
    story = _story(indexed, phase.pathway if phase else plan.id, wall.on)
    if story is None:
        return None
    if plan.kind == "road":
        return show_road(wall, story)
    if plan.kind == "judgements":
        return show_judgements(wall, story)
    if plan.kind == "phase":
        found = next((each for each in story.stretches if each.id == plan.id), None)
        return show_phase(wall, story, found) if found else None
    here = next((place for place, step in enumerate(story.steps) if step.moment.id == plan.id), None)
    return None if here is None else show_moment(wall, story, here)
