"""What can be filled in on a sheet before it is printed, and the words while they are there. Knows no window.

The words are in memory only: no record, no journal, no clipboard, no list of recent things ever sees them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from paku_studio.drawing.checklist_story import DETAILS
from paku_studio.drawing.conversation_story import QUESTIONS, STEPS, scale_values, scale_words
from paku_studio.drawing.sheet_templates import parts_of, speaking
from paku_studio.drawing.text import is_blank
from paku_studio.export.sheets import SheetOf
from paku_studio.locale import translator
from paku_studio.models import Checklist, LifeArea, Record

MOST = 2000
"""Letters in one field: more than any paper to talk over needs."""


@dataclass(frozen=True, slots=True)
class FillField:
    """A thing to fill in. With `choices` (value, words) one of them is picked, else words are typed.

    `stored`: what the document says already and what stands on the paper as long as nothing is typed.
    """

    key: str
    name: str
    prompt: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    stored: str = ""


@dataclass(frozen=True, slots=True)
class FillSection:
    """Fields under one heading."""

    heading: str
    fields: tuple[FillField, ...]


@dataclass
class Filling:
    """The words while a sheet is being filled in."""

    sections: tuple[FillSection, ...] = ()
    words: dict[str, str] = field(default_factory=dict)

    def write(self, key: str, text: str) -> None:
        """Put words on a field, or take them off; a field that the sheet does not have is none."""
        if key not in self.keys or is_blank(text):
            self.words.pop(key, None)
        else:
            self.words[key] = text[:MOST]

    def ask(self, sections: tuple[FillSection, ...]) -> None:
        """Other things to fill in: words of fields that are gone, and picks that are no choice now, are dropped."""
        self.sections = sections
        picks = {each.key: {value for value, _ in each.choices} for part in sections for each in part.fields}
        self.words = {
            key: text for key, text in self.words.items() if key in picks and (not picks[key] or text in picks[key])
        }

    def wipe(self) -> None:
        """Nothing was ever typed."""
        self.words = {}

    @property
    def keys(self) -> frozenset[str]:
        """Every field's key."""
        return frozenset(each.key for part in self.sections for each in part.fields)


def fill_sections(records: Mapping[str, Record], sheet: SheetOf, language: str) -> tuple[FillSection, ...]:
    """Everything that can be filled in on a sheet, in the order of the paper. KeyError where its record is gone."""
    told = speaking(records, sheet.id, language)
    return (
        _conversation(told, sheet.id, language)
        if sheet.what == "conversation"
        else _checklist(told, sheet.id, language)
    )


def _conversation(records: Mapping[str, Record], sheet_id: str, language: str) -> tuple[FillSection, ...]:
    t = translator(language)
    areas = [each for each in parts_of(records, sheet_id) if isinstance(each, LifeArea)]
    asked = tuple(made for number, area in enumerate(areas, 1) for made in _area(area, number, language))
    return (
        *((FillSection(t("How are things right now?"), asked),) if asked else ()),
        FillSection(t("In your own words"), tuple(FillField(key, t(words)) for key, words in QUESTIONS)),
        FillSection(t("Next step"), tuple(FillField(key, t(words)) for key, words in STEPS)),
    )


def _area(area: LifeArea, number: int, language: str) -> tuple[FillField, ...]:
    """The scale of an area, and a place for a few words."""
    t = translator(language)
    name = " ".join(area.name.split()) or t("Area of life %(number)s") % {"number": number}
    values = scale_values(area.scale)
    note = FillField(f"{area.id}.note", t("%(area)s, in a few words") % {"area": name})
    if not values:
        return (FillField(note.key, name, area.prompt.strip()),)
    steps = tuple(zip(values, scale_words(area.scale, language), strict=True))
    return FillField(area.id, name, area.prompt.strip(), steps), note


def _checklist(records: Mapping[str, Record], sheet_id: str, language: str) -> tuple[FillSection, ...]:
    t, sheet = translator(language), records[sheet_id]
    assert isinstance(sheet, Checklist)
    fields = tuple(FillField(key, t(words), stored=str(getattr(sheet, key)).strip()) for key, _, words in DETAILS)
    return (FillSection(t("The organisation on this paper"), fields),)
