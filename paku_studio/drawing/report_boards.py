"""What a report tells of the boards: personas, customer understanding, customer value, huoneentaulut. No measure."""

from collections.abc import Iterator

from paku_studio.drawing.persona_story import QUESTIONS, labelled
from paku_studio.drawing.report_parts import Block, Grid, Listing, Paragraph, Section, Words
from paku_studio.drawing.report_telling import Telling, listing
from paku_studio.drawing.road_story import age_words, written_date
from paku_studio.drawing.text import is_blank
from paku_studio.locale import label, translate_count, translator
from paku_studio.models import (
    Actor,
    CustomerValue,
    Persona,
    PersonaLine,
    PersonaLineGroup,
    Poster,
    PosterLine,
    PosterSource,
    ServiceContact,
    Statement,
    UnderstandingAnswer,
    ValueFacet,
    ValueItem,
)

CONTACT_SHARES = (0.4, 0.6)


def tell_personas(telling: Telling) -> Iterator[Section]:
    """Each persona of which something was said."""
    for persona in telling.indexed.of_type(Persona):
        lines = [line for line in telling.indexed.children(persona.id, PersonaLine, "persona") if _told(telling, line)]
        answers = _answers(telling, persona.id)
        notes = telling.notes(persona.id)
        if not telling.scope or lines or answers or notes:
            yield _persona(telling, persona, lines, answers)


def _told(telling: Telling, line: PersonaLine | UnderstandingAnswer | ValueItem) -> bool:
    return telling.tells(line) and not is_blank(line.text)


def _persona(
    telling: Telling, persona: Persona, lines: list[PersonaLine], answers: list[UnderstandingAnswer]
) -> Section:
    t = translator(telling.language)
    parts = [
        Section(
            f"{persona.id}-{heading.value}",
            Words(label("PersonaLineGroup", heading.value, telling.language)),
            tuple(listing(telling.statement(line, line.text) for line in lines if line.heading is heading)),
        )
        for heading in PersonaLineGroup
        if any(line.heading is heading for line in lines)
    ]
    if answers or not telling.scope:
        heading = Words(t("Customer understanding"))
        parts.append(Section(f"{persona.id}-understanding", heading, tuple(_asked(telling, answers))))
    named = Words(t("Unnamed persona")) if is_blank(persona.name) else telling.people(persona.name, t("Persona"))
    return Section(persona.id, named, tuple(_persona_blocks(telling, persona)), tuple(parts), listed=True)


def _persona_blocks(telling: Telling, persona: Persona) -> Iterator[Block]:
    t = translator(telling.language)
    age = age_words(persona.age, telling.language)
    if persona.fictional:
        yield telling.soft(t("A fictional person, put together from the stories of many."))
    if not is_blank(persona.headline):
        yield Paragraph(telling.people(persona.headline), "quote")
    if not is_blank(age):
        typed = age == persona.age
        yield Paragraph(telling.people(age, t("Age")) if typed else Words(age, labelled(t("Age"))))
    if contacts := () if telling.scope else tuple(_contacts(telling, persona.id)):
        head = (t("Service"), t("Remark"))
        yield Grid(t("Service contacts"), head, contacts, CONTACT_SHARES)
    yield from listing(telling.note(note) for note in telling.notes(persona.id))


def _contacts(telling: Telling, persona: str) -> Iterator[tuple[Words, Words]]:
    for contact in telling.indexed.children(persona, ServiceContact, "persona"):
        actor = telling.indexed.find(contact.actor, Actor)
        name = "" if actor is None or is_blank(actor.name) else actor.name
        if name or not is_blank(contact.remark):
            yield telling.people(name or "–"), telling.people("–" if is_blank(contact.remark) else contact.remark)


# customer understanding


def tell_understanding_of_all(telling: Telling) -> Iterator[Section]:
    """What was answered for the whole group rather than for a persona."""
    if answers := _answers(telling, ""):
        t = translator(telling.language)
        heading = Words(t("Customer understanding: the whole group"))
        yield Section("understanding", heading, tuple(_asked(telling, answers)), listed=True)


def _answers(telling: Telling, persona: str) -> list[UnderstandingAnswer]:
    answers = telling.indexed.children(persona, UnderstandingAnswer, "persona")
    return [answer for answer in answers if _told(telling, answer)]


def _asked(telling: Telling, answers: list[UnderstandingAnswer]) -> Iterator[Block]:
    """The four questions with their answers; of the whole work also the ones that nobody has answered."""
    t = translator(telling.language)
    items = []
    for question, (heading, guide) in QUESTIONS.items():
        mine = tuple(telling.statement(each, each.text) for each in answers if each.question is question)
        if mine:
            items.append(Words(telling.own(guide), telling.own(heading), more=mine))
        elif not telling.scope:
            items.append(Words(telling.own(guide), telling.own(heading), t("– Nothing yet.")))
    yield from listing(items)


# customer value


def tell_values(telling: Telling) -> Iterator[Section]:
    """Each board of customer value on which something was said."""
    t = translator(telling.language)
    for value in telling.indexed.of_type(CustomerValue):
        items = [each for each in telling.indexed.children(value.id, ValueItem, "value") if _told(telling, each)]
        if not items and telling.scope:
            continue
        titled = not is_blank(value.title)
        told = titled and t("Customer value").casefold() in value.title.casefold()
        named = telling.people(value.title, "" if told else t("Customer value")) if titled else None
        blocks = tuple(_value_blocks(telling, value, items))
        yield Section(value.id, named or Words(t("Customer value")), blocks, listed=True)


def _value_blocks(telling: Telling, value: CustomerValue, items: list[ValueItem]) -> Iterator[Block]:
    t = translator(telling.language)
    persona = telling.indexed.find(value.persona, Persona)
    if persona is not None and not is_blank(persona.name):
        yield Paragraph(telling.people(persona.name, t("Persona")))
    if value.package:
        yield Paragraph(Words(label("ActionPackage", value.package.value, telling.language)))
    found = []
    for facet in ValueFacet:
        mine = tuple(telling.statement(each, each.text) for each in items if each.facet is facet)
        word = label("ValueFacet", facet.value, telling.language)
        if mine:
            found.append(Words(lead=labelled(word), more=mine))
        elif not telling.scope:
            found.append(Words(lead=labelled(word), tail=t("– Nothing yet.")))
    yield from listing(found)


# huoneentaulut


def tell_posters(telling: Telling) -> Iterator[Section]:
    """The group's own huoneentaulut, line by line with how many statements each came from."""
    t = translator(telling.language)
    for poster in telling.indexed.of_type(Poster):
        lines = [line for line in telling.indexed.children(poster.id, PosterLine, "poster") if not is_blank(line.text)]
        if telling.scope:
            lines = [line for line in lines if telling.told(_sources(telling, line))]
        if not lines:
            continue
        spoken = "" if poster.language.value == telling.language else poster.language.value
        titled = Words(poster.title, labelled(t("Wall poster")), language=spoken)
        blocks: list[Block] = []
        if poster.draft:
            blocks.append(telling.soft(t("A draft.")))
        if not is_blank(poster.subtitle):
            blocks.append(Paragraph(Words(poster.subtitle, language=spoken)))
        if poster.date:
            blocks.append(Paragraph(Words(written_date(poster.date, telling.language))))
        blocks.append(Listing(tuple(_poster_line(telling, line, spoken) for line in lines)))
        named = Words(t("Wall poster")) if is_blank(poster.title) else titled
        yield Section(poster.id, named, tuple(blocks), listed=True)


def _sources(telling: Telling, line: PosterLine) -> list[Statement]:
    sources = telling.indexed.children(line.id, PosterSource, "line")
    found = [telling.indexed.get(source.statement) for source in sources]
    return [each for each in found if isinstance(each, Statement) and not getattr(each, "own", False)]


def _poster_line(telling: Telling, line: PosterLine, spoken: str) -> Words:
    count = len(_sources(telling, line))
    words = translate_count(telling.language, "(from %d statement)", "(from %d statements)", count)
    return Words(line.text, tail=words % count if count else "", language=spoken)
