"""The pictures for a step of the work, in the order of the arrow keys, and drawing one of them. Knows the kinds; no Qt.

How many parts a picture has is measured on a wall of 1280 by 720 unless a size is given. A plan whose number of parts
is not that of the wall on which it is drawn is drawn as on 1280 by 720, so that no part is missing and none is double.
"""

from collections.abc import Collection, Iterator, Mapping

from paku_studio.drawing.road_story import tell_story
from paku_studio.drawing.stage.ground import HEIGHT, WIDTH, Ground, finished, ground
from paku_studio.drawing.stage.moment_words import name_of
from paku_studio.drawing.stage.pathway import draw_moment, parts_of_moment
from paku_studio.drawing.stage.plan import Plan, PlanKind, Stage
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

    `pathway`, `persona`, `scope`, `value`: ids of the open records; where there is none, one picture asks for it.
    """
    indexed = index(records)
    on = _ground(indexed, width, height, language)
    if step == "pathway":
        return tuple(_told(indexed, pathway, on))
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
    return plans(
        records, step, pathway=pathway, persona=persona, scope=scope, value=value, language=language, width=width,
        height=height,
    )  # fmt: skip


def draw_stage(
    records: Mapping[str, Record],
    plan: Plan,
    width: float,
    height: float,
    language: str,
    pictures_known: Collection[str] = frozenset(),
    theme: Theme = THEMES[COLOUR],
) -> Stage:
    """A picture on a wall of so many pixels. Of a record that is gone, an empty wall.

    `pictures_known`: names of the document's pictures that can be shown.
    """
    indexed = index(records)
    on = _ground(indexed, width, height, language, theme)
    if plan.kind == "moment":
        return _moment(indexed, plan, on, pictures_known)
    return finished(on, ())


def _ground(indexed: RecordIndex, width: float, height: float, language: str, theme: Theme = THEMES[COLOUR]) -> Ground:
    settings = indexed.find(DOCUMENT_ID, DocumentSettings)
    return ground(width, height, language, settings.language.value if settings else language, theme)


def _told(indexed: RecordIndex, pathway: str, on: Ground) -> Iterator[Plan]:
    if indexed.find(pathway, Pathway) is None:
        return
    story = tell_story(indexed, pathway, on.language)
    for here, step in enumerate(story.steps):
        parts = len(parts_of_moment(indexed, story, here, on))
        yield from _plans("moment", step.moment.id, parts, name_of(step.moment, on.language))


def _plans(kind: PlanKind, key: str, parts: int, title: str) -> Iterator[Plan]:
    for part in range(1, parts + 1):
        yield Plan(f"{kind}:{key}:{part}", kind, key, part, parts, title)


def _moment(indexed: RecordIndex, plan: Plan, on: Ground, pictures: Collection[str]) -> Stage:
    moment = indexed.find(plan.id, ServiceMoment)
    phase = indexed.find(moment.phase, Phase) if moment else None
    if phase is None or indexed.find(phase.pathway, Pathway) is None:
        return finished(on, ())
    story = tell_story(indexed, phase.pathway, on.language)
    here = next(place for place, step in enumerate(story.steps) if step.moment.id == plan.id)
    parts = parts_of_moment(indexed, story, here, on)
    if len(parts) != plan.parts:
        on = on.standard()
        parts = parts_of_moment(indexed, story, here, on)
    return draw_moment(indexed, story, here, min(plan.part, len(parts)), parts, on, pictures)
