"""From records to what an errand checklist says: whom to meet, what to remember, what was agreed. Knows no measure."""

from collections.abc import Mapping
from dataclasses import dataclass

from paku_studio.drawing.client_story import LogoShown, Told, logos_of, source_of, told, words_apart
from paku_studio.drawing.text import is_blank
from paku_studio.graph.index import RecordIndex, index
from paku_studio.locale import N_, translator
from paku_studio.models import Checklist, ChecklistItem, ChecklistSection, Record

DETAILS = (
    ("organisation", "building-2", N_("Organisation")),
    ("address", "map-pin", N_("Address")),
    ("phone", "phone", N_("Telephone")),
    ("opening", "clock", N_("Opening hours")),
    ("web", "globe", N_("On the web")),
)
"""The organisation's own details: field, icon, and what the icon says."""
SECTIONS = (
    (ChecklistSection.BEFORE, N_("Before")),
    (ChecklistSection.DURING, N_("When I am there")),
    (ChecklistSection.AFTER, N_("Afterwards")),
)
MOST_ERRANDS, MOST_AGREED = 4, 3


@dataclass(frozen=True, slots=True)
class Detail:
    """One of the organisation's details; `typed`: its words were filled in and stand in no record."""

    key: str
    icon: str
    spoken: str
    text: str
    typed: bool


@dataclass(frozen=True, slots=True)
class Item:
    """A thing to remember; `write_in`: a line to write on follows."""

    id: str
    text: Told
    write_in: bool


@dataclass(frozen=True, slots=True)
class Section:
    """What belongs before, on the spot or afterwards."""

    key: str
    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class ChecklistStory:
    """All that the sheet says.

    `errands`: what is written down before all else (whom, when, where); `agreed`: what is written down at the end.
    """

    id: str
    title: Told
    subtitle: Told
    details: tuple[Detail, ...]
    errands: tuple[Item, ...]
    sections: tuple[Section, ...]
    agreed: tuple[Item, ...]
    draft: bool
    source: str
    logos: tuple[LogoShown, ...]
    language: str
    words: str

    @property
    def all_words(self) -> str:
        """Everything that people wrote."""
        items = [*self.errands, *(item for each in self.sections for item in each.items), *self.agreed]
        written = [*(each.text for each in self.details), *(each.text.text for each in items)]
        return "\n".join((self.title.text, self.subtitle.text, self.source, *written))


def tell_checklist(
    records: Mapping[str, Record], record_id: str, language: str, *, easy: bool, filled: Mapping[str, str]
) -> ChecklistStory:
    """The story of one checklist. KeyError where the records have no such sheet."""
    indexed = index(records)
    sheet = indexed.find(record_id, Checklist)
    if sheet is None:
        raise KeyError(record_id)
    t = translator(language)
    title = told(sheet, "title", easy=easy)
    items = {section: _items(indexed, sheet.id, section, easy=easy) for section, _ in SECTIONS}
    errands = _first_written(items[ChecklistSection.BEFORE], MOST_ERRANDS)
    agreed = _first_written(items[ChecklistSection.AFTER], MOST_AGREED)
    apart = {item.id for item in (*errands, *agreed)}
    return ChecklistStory(
        id=sheet.id,
        title=title if not is_blank(title.text) else Told(t("Errand checklist"), title.field),
        subtitle=told(sheet, "subtitle", easy=easy),
        details=tuple(_detail(sheet, key, icon, t(spoken), filled) for key, icon, spoken in DETAILS),
        errands=errands,
        sections=tuple(
            Section(section.value, t(heading), tuple(item for item in items[section] if item.id not in apart))
            for section, heading in SECTIONS
        ),
        agreed=agreed,
        draft=sheet.draft,
        source=source_of(indexed, sheet.date, language),
        logos=logos_of(indexed, language),
        language=language,
        words=words_apart(sheet.language.value, language),
    )


def _detail(sheet: Checklist, key: str, icon: str, spoken: str, filled: Mapping[str, str]) -> Detail:
    typed = filled.get(key, "")
    if is_blank(typed):
        return Detail(key, icon, spoken, str(getattr(sheet, key)), typed=False)
    return Detail(key, icon, spoken, typed, typed=True)


def _items(indexed: RecordIndex, sheet_id: str, section: ChecklistSection, *, easy: bool) -> tuple[Item, ...]:
    return tuple(
        Item(item.id, told(item, "text", easy=easy), item.write_in)
        for item in indexed.children(sheet_id, ChecklistItem, "checklist")
        if item.section is section
    )


def _first_written(items: tuple[Item, ...], most: int) -> tuple[Item, ...]:
    """The items with which a section begins and that have a line to write on."""
    found: list[Item] = []
    for item in items:
        if not item.write_in or is_blank(item.text.text) or len(found) == most:
            break
        found.append(item)
    return tuple(found)
