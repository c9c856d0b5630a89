"""The pictures of a persona, of customer understanding and of customer value, each under its head. Knows records."""

from paku_studio.drawing.display import Item
from paku_studio.drawing.persona_story import tell_persona
from paku_studio.drawing.portraits import portrait
from paku_studio.drawing.road_story import age_words
from paku_studio.drawing.stage.blocks import stacked
from paku_studio.drawing.stage.boards import Painted, understanding_pictures, value_pictures
from paku_studio.drawing.stage.ground import BODY, MARGIN, Ground, finished
from paku_studio.drawing.stage.head import MIDDLE, SMALL_PORTRAIT, Head, head
from paku_studio.drawing.stage.person import BESIDE, PORTRAIT, person_parts
from paku_studio.drawing.stage.plan import Stage
from paku_studio.drawing.stage.portrait import portrait_of
from paku_studio.drawing.stage.show import Show, Wall, in_parts
from paku_studio.drawing.stage.statements import asking_block
from paku_studio.graph.index import RecordIndex
from paku_studio.locale import label, translator
from paku_studio.models import CustomerValue, DeveloperGroup, Persona


def show_persona(wall: Wall, persona_id: str) -> Show:
    """A persona with its portrait; without one, the question whom the group wants to talk about."""
    persona, on = wall.indexed.find(persona_id, Persona), wall.on
    if persona is None:
        return _nobody(on)
    parts = person_parts(wall.indexed, persona_id, on)
    story = tell_persona(wall.indexed, persona_id, on.language)

    def draw(part: int) -> Stage:
        placed = parts[part - 1].placed
        middle = (MARGIN + PORTRAIT, BODY + PORTRAIT + 4)
        seen = portrait_of(wall.indexed, persona, middle, PORTRAIT, on, wall.pictures)
        name = story.kicker if part == 1 else story.name
        above = head(Head(name, count=in_parts("", part, len(parts), on.language)), (), on)
        items = (*above, *seen, *(each.drawn() for each in placed))
        return finished(on, items, [target for each in placed for target in each.target()], story.name)

    return Show(story.name, len(parts), draw)


def _nobody(on: Ground) -> Show:
    t = translator(on.language)
    style = on.text(32, on.theme.ink_soft)
    asked = asking_block(t("Whom do we talk about? Give the person a name."), on.measure - BESIDE, style, on)
    top = BODY + PORTRAIT + 4

    def draw(_part: int) -> Stage:
        bust = portrait("", MARGIN + PORTRAIT, top, PORTRAIT, on.theme)
        placed = stacked([asked], MARGIN + BESIDE, top - asked.height / 2)
        items = (*head(Head(t("Persona")), (), on), bust, *(each.drawn() for each in placed))
        return finished(on, items, (), t("Persona"))

    return Show(t("Persona"), 1, draw)


def show_understanding(wall: Wall, scope: str) -> Show:
    """The four questions for a persona, or for the whole group."""
    on = wall.on
    title = translator(on.language)("Customer understanding")
    persona = wall.indexed.find(scope, Persona)
    name = _named(persona, on) if persona else translator(on.language)("The whole group")
    return _painted(wall, title, name, persona, understanding_pictures(wall.indexed, scope, on))


def show_value(wall: Wall, value_id: str) -> Show:
    """The goal and the four fields."""
    on, value = wall.on, wall.indexed.find(value_id, CustomerValue)
    title = translator(on.language)("Customer value")
    persona = wall.indexed.find(value.persona, Persona) if value else None
    name = _value_named(wall.indexed, value, on) if value else ""
    return _painted(wall, title, name, persona, value_pictures(wall.indexed, value_id, on))


def _painted(wall: Wall, title: str, name: str, persona: Persona | None, bodies: tuple[Painted, ...]) -> Show:
    def draw(part: int) -> Stage:
        on = wall.on
        count = in_parts(title if name else "", part, len(bodies), on.language)
        above = head(Head(name or title, count=count), _small(wall, persona), on)
        items, targets = bodies[part - 1]()
        return finished(on, (*above, *items), targets, title)

    return Show(title, len(bodies), draw)


def _small(wall: Wall, persona: Persona | None) -> tuple[Item, ...]:
    if persona is None:
        return ()
    return portrait_of(wall.indexed, persona, (MARGIN + SMALL_PORTRAIT, MIDDLE), SMALL_PORTRAIT, wall.on, wall.pictures)


def _named(persona: Persona, on: Ground) -> str:
    parts = (persona.name.strip() or translator(on.language)("Unnamed persona"), age_words(persona.age, on.language))
    return ", ".join(part for part in parts if part.strip())


def _value_named(indexed: RecordIndex, value: CustomerValue, on: Ground) -> str:
    """The value's title and whom it is for."""
    persona, group = indexed.find(value.persona, Persona), indexed.find(value.group, DeveloperGroup)
    package = label("ActionPackage", value.package.value, on.language) if value.package else ""
    whom = next(filter(None, (_named(persona, on) if persona else "", group.name if group else "", package)), "")
    return " · ".join(part.strip() for part in (value.title, whom) if part.strip())
