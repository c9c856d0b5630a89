"""From records to what a sheet of customer value says: words in reading order. Knows no measure, place or colour."""

from collections.abc import Mapping
from dataclasses import dataclass

from paku_studio.drawing.persona_story import quoted, source_words
from paku_studio.drawing.text import is_blank
from paku_studio.graph.index import RecordIndex, index
from paku_studio.locale import N_, label, translator
from paku_studio.models import (
    DOCUMENT_ID,
    CustomerValue,
    DeveloperGroup,
    DocumentSettings,
    Persona,
    Record,
    ValueFacet,
    ValueItem,
)

GUIDES = {
    ValueFacet.GOAL: N_("What does the person hope to reach?"),
    ValueFacet.FUNCTIONAL: N_("What do I want to be able to do?"),
    ValueFacet.SOCIAL: N_("Who are the people that I live with?"),
    ValueFacet.FEELINGS_MOTIVATION_VALUES: N_("What moves me?"),
    ValueFacet.HOW: N_("How should we work, so that the goal is reached?"),
}
"""The goal and the four fields, each with the question that guides the group."""


@dataclass(frozen=True, slots=True)
class ValueField:
    """A field of the sheet with its items: (record id, text)."""

    key: str
    heading: str
    guide: str
    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ValueStory:
    """All that the sheet says. `titled`: the title is the people's own; `words`: their language where it is another."""

    id: str
    kicker: str
    title: str
    titled: bool
    whose: str
    subtitle: str
    fields: tuple[ValueField, ...]
    source: str
    language: str
    words: str

    @property
    def goal(self) -> ValueField:
        """What is hoped for."""
        return self.fields[0]

    @property
    def columns(self) -> tuple[ValueField, ...]:
        """What is of value, in three fields."""
        return self.fields[1:4]

    @property
    def how(self) -> ValueField:
        """How the work should be done."""
        return self.fields[4]

    @property
    def draft(self) -> bool:
        """A sheet is a draft as long as one of its fields is empty."""
        return not all(field.items for field in self.fields)


def tell_value(records: Mapping[str, Record], value_id: str, language: str) -> ValueStory:
    """The story of one customer value. KeyError where the records have no such value."""
    indexed = index(records)
    value = indexed.find(value_id, CustomerValue)
    if value is None:
        raise KeyError(value_id)
    t = translator(language)
    words = words_of(indexed, language)
    persona = indexed.find(value.persona, Persona)
    titled = not is_blank(value.title)
    told = t("Customer value").casefold() in value.title.casefold()
    package = label("ActionPackage", value.package.value, language) if value.package else ""
    return ValueStory(
        id=value.id,
        kicker=" · ".join(part for part in ("" if told or not titled else t("Customer value"), package) if part),
        title=value.title.strip() if titled else t("Customer value"),
        titled=titled,
        whose=persona.name.strip() if persona and not is_blank(persona.name) else "",
        subtitle=t("What the person hopes for, what is of value to them, and how to get there."),
        fields=tuple(_field(indexed, value.id, facet, language, words) for facet in ValueFacet),
        source=source_words(indexed, group_of(indexed, value.group or (persona.group if persona else "")), language),
        language=language,
        words="" if words == language else words,
    )


def words_of(indexed: RecordIndex, language: str) -> str:
    """The language in which the people's words are written."""
    settings = indexed.find(DOCUMENT_ID, DocumentSettings)
    return settings.language.value if settings else language


def group_of(indexed: RecordIndex, group_id: str) -> str:
    """The group that a sheet comes from: the one named, else the document's only one."""
    groups = indexed.of_type(DeveloperGroup)
    return group_id or (groups[0].id if len(groups) == 1 else "")


def _field(indexed: RecordIndex, value_id: str, facet: ValueFacet, language: str, words: str) -> ValueField:
    items = tuple(
        (item.id, quoted(item.text, words) if item.quote else item.text)
        for item in indexed.children(value_id, ValueItem, "value")
        if item.facet is facet and not is_blank(item.text)
    )
    return ValueField(
        facet.value, label("ValueFacet", facet.value, language), translator(language)(GUIDES[facet]), items
    )
