"""One person at one sheet: which texts it has, what is written there, what is picked for it. Knows no window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from paku_studio import edits
from paku_studio.drawing.sheet_templates import PREFIX
from paku_studio.editor.sheet_editing_fields import SheetField, fields_of, size_words
from paku_studio.editor.sheet_editing_sources import Came, Said, came_from
from paku_studio.editor.sheet_editing_sources import found as found_statements
from paku_studio.edits import names
from paku_studio.edits.sheet_twins import twin_in, untranslated
from paku_studio.edits.sheets import Sheet, SheetLine, lines_of, shape_of
from paku_studio.locale import N_, label, translate_count
from paku_studio.models import (
    Checklist,
    ChecklistItem,
    ChecklistSection,
    Conversation,
    Logo,
    LogoKind,
    Poster,
    PosterLine,
)

if TYPE_CHECKING:
    from paku_studio.editor.editor import Editor

IN_LANGUAGE = {"fi": N_("in Finnish"), "sv": N_("in Swedish"), "en": N_("in English")}
MADE = N_("The same sheet %(here)s: a copy was made.")
STANDING = N_("The sheet stands %(here)s already: this is it.")
STILL = N_("Still %(there)s.")
FOREIGN = N_("Some of the words are still %(there)s: write them %(here)s.")
NAMELESS = {
    "poster": N_("Wall poster without a title"),
    "conversation": N_("Conversation sheet"),
    "checklist": N_("Checklist"),
}


def made_own(editor: "Editor", sheet: str) -> str:
    """The id of a sheet of the document; a template of that id is made the document's own. "" where it cannot be."""
    if not sheet.startswith(PREFIX):
        return sheet if isinstance(editor.records.get(sheet), Poster | Conversation | Checklist) else ""
    kind, language = sheet.removeprefix(PREFIX), editor.document_language
    start = {"conversation": edits.start_conversation, "checklist": edits.start_checklist}.get(kind)
    if start is not None:
        return editor.attempt(start, editor.document, language) or ""
    return editor.attempt(edits.start_poster, editor.document, kind, language, group=editor.speaker.group) or ""


def sheets_of_document(editor: "Editor") -> tuple[Sheet, ...]:
    """Every sheet that can be edited: huoneentaulut, conversation sheets, checklists, each in their order."""
    kinds: tuple[type[Sheet], ...] = (Poster, Conversation, Checklist)
    found = (sorted(editor.document.of_type(kind), key=lambda sheet: (sheet.order, sheet.id)) for kind in kinds)
    return tuple(sheet for row in found for sheet in row)


@dataclass(slots=True)
class Writing:
    """What is being typed into the sheet itself. `after`: the line after which a new one comes."""

    sheet: str
    record: str
    field: str
    text: str
    after: str = ""


@dataclass(eq=False)
class SheetEditing:
    """The sheet that is open, and what a person does there."""

    editor: "Editor"
    easy: bool = False
    """Whether the easy twin is looked at."""
    picked: list[str] = field(default_factory=list)
    """Statements that are chosen for new lines, in the order in which they were chosen."""
    typed: str = ""
    """What statements are searched for."""
    writing: Writing | None = None
    """What is being typed into the sheet and is not written yet; it survives the window's parts."""

    beside: tuple[str, str, str] | None = None
    """What is being typed in a field beside the sheet: record, field, words. It is drawn, and written by the field."""

    @property
    def sheet(self) -> Sheet | None:
        """The open sheet."""
        found = self.editor.records.get(self.editor.sheet)
        return found if isinstance(found, Poster | Conversation | Checklist) else None

    @property
    def name(self) -> str:
        """What the open sheet is called."""
        return self.name_of(self.sheet) if self.sheet is not None else ""

    def name_of(self, sheet: Sheet) -> str:
        """A sheet's title on one line, what it is where it has none; and its language where that is another."""
        name = " ".join(sheet.title.split()) or self.editor.t(NAMELESS[sheet.TYPE])
        if sheet.language.value == self.editor.document_language:
            return name
        return f"{name} ({self.editor.t(IN_LANGUAGE[sheet.language.value])})"

    def kind_words(self) -> str:
        """What kind of sheet is open, where its name does not say so."""
        sheet = self.sheet
        if isinstance(sheet, Poster):
            return label("PosterKind", sheet.kind.value, self.editor.language)
        return self.editor.t(NAMELESS[sheet.TYPE]) if sheet is not None else ""

    def language_words(self) -> str:
        """The language of the open sheet's words."""
        return label("DocumentLanguage", self.sheet.language.value, self.editor.language) if self.sheet else ""

    # What stands on it

    def fields(self) -> tuple[SheetField, ...]:
        """The texts of what is looked at, the sheet or its easy twin, as one reads them."""
        if self.sheet is None:
            return ()
        return fields_of(self.editor.document, self.sheet.id, self.editor.language, easy=self.easy)

    def lines(self) -> tuple[SheetLine, ...]:
        """Lines, areas or items as one reads them."""
        return lines_of(self.editor.document, self.sheet.id) if self.sheet is not None else ()

    @property
    def line(self) -> str:
        """The line at which keys act; "" for none."""
        here = {line.id for line in self.lines()}
        return next((one for one in reversed(self.editor.selection) if one in here), "")

    def new_line_field(self) -> str:
        """The field in which a new line is begun, in what is looked at."""
        shape = shape_of(self.sheet)
        return "easy_text" if self.easy and "easy_text" in shape.line_words else shape.first

    # Writing

    def show_easy(self, easy: bool) -> None:
        """Look at the easy twin, or at the sheet itself."""
        if easy != self.easy:
            self.easy = easy
            self.editor.announce("sheet")

    def type_beside(self, record: str, field_name: str, text: str | None) -> None:
        """Words are being typed beside the sheet; None: no longer, or they are written."""
        if text is not None:
            self.beside = (record, field_name, text)
        elif self.beside is not None and self.beside[:2] == (record, field_name):
            self.beside = None

    def write(self, record: str, field_name: str, text: str) -> str:
        """Write a text; gives the record's id, "" where its line went or it could not be."""
        document = self.editor.document
        self.type_beside(record, field_name, None)
        if record not in document.records or getattr(document.records[record], field_name) == text:
            return record if record in document.records else ""
        return self.editor.attempt(edits.write_on_sheet, document, record, field_name, text) or ""

    def add(self, text: str, after: str = "", *, field: str = "", sheet: str = "") -> str:
        """One more line of a sheet, the open one where none is said; nothing for a blank one. Gives its id.

        `field`: where its words stand, if not in the one that a line is first of all.
        """
        document, record = self.editor.document, self.editor.records.get(sheet or self.editor.sheet)
        if record is None or not text.strip():
            return ""
        if isinstance(record, Conversation):
            return self.editor.attempt(edits.add_life_area, document, record.id, text, after=after) or ""
        first = shape_of(record).first
        told = {} if field in ("", first) else {field: text}
        add = edits.add_sheet_line
        return self.editor.attempt(add, document, record.id, "" if told else text, after=after, **told) or ""

    def change(self, **fields: Any) -> None:
        """Colours, draft, date, foot, group."""
        if self.sheet is not None:
            self.editor.attempt(edits.change_sheet, self.editor.document, self.sheet.id, **fields)

    def change_line(self, line: str, **fields: Any) -> None:
        """Scale, section, or whether a line to write on follows."""
        self.editor.attempt(edits.change_sheet_line, self.editor.document, line, **fields)

    # Order

    def can_step(self, line: str, by: int) -> bool:
        """Whether there is a place earlier (-1) or later for a line."""
        lines = self.lines()
        here = next((at for at, one in enumerate(lines) if one.id == line), None)
        if here is None:
            return False
        sections = list(ChecklistSection)
        item = lines[here]
        beyond = isinstance(item, ChecklistItem) and 0 <= sections.index(item.section) + by < len(sections)
        return 0 <= here + by < len(lines) or beyond

    def step(self, line: str, by: int) -> None:
        """One place earlier (-1) or later; at the edge of a checklist's section into the one beside it."""
        lines = self.lines()
        place = next((at for at, one in enumerate(lines) if one.id == line), -1)
        here = lines[place] if place >= 0 else None
        beside = lines[place + by] if here is not None and 0 <= place + by < len(lines) else None
        if isinstance(here, ChecklistItem) and (
            not isinstance(beside, ChecklistItem) or beside.section is not here.section
        ):
            self._into_section(here, by)
        elif beside is not None:
            self.put(line, after=beside.id) if by > 0 else self.put(line, before=beside.id)

    def _into_section(self, item: ChecklistItem, by: int) -> None:
        sections = list(ChecklistSection)
        at = sections.index(item.section) + by
        if 0 <= at < len(sections):
            others = [one.id for one in self.lines() if isinstance(one, ChecklistItem) and one.section is sections[at]]
            beside = {} if not others else {"before": others[0]} if by > 0 else {"after": others[-1]}
            move = edits.move_sheet_line
            self.editor.attempt(move, self.editor.document, item.id, section=sections[at], **beside)

    def put(self, line: str, *, after: str = "", before: str = "") -> None:
        """Another place on the sheet."""
        if line not in (after, before):
            self.editor.attempt(edits.move_sheet_line, self.editor.document, line, after=after, before=before)

    def remove(self, line: str) -> None:
        """Take a line off."""
        if line in self.editor.records:
            self.editor.attempt(edits.remove_sheet_line, self.editor.document, line)

    # What lines come from

    def statements(self) -> tuple[Said, ...]:
        """What can be picked and fits what is searched for."""
        return self.first_statements(None)[0]

    def first_statements(self, most: int | None) -> tuple[tuple[Said, ...], int]:
        """The first of them, and how many there are."""
        if not isinstance(self.sheet, Poster):
            return (), 0
        return found_statements(self.editor.document, self.sheet.id, self.editor.language, self.typed, most)

    def came_from(self, line: str) -> tuple[Came, ...]:
        """What a line of a huoneentaulu came from."""
        return came_from(self.editor.document, line, self.editor.language)

    def pick(self, statement: str, on: bool) -> None:
        """Choose a statement, or no longer."""
        self.picked = [one for one in self.picked if one != statement] + ([statement] if on else [])

    def chosen(self) -> list[str]:
        """The statements that are chosen and still there."""
        return [one for one in self.picked if one in self.editor.records]

    def add_picked(self, *, together: bool) -> None:
        """The chosen statements as lines, one each or all as one, after the line at hand."""
        chosen, sheet = self.chosen(), self.sheet
        if not chosen or not isinstance(sheet, Poster):
            return
        add: Any = edits.add_line_from if together else edits.add_lines_from
        made = self.editor.attempt(add, self.editor.document, sheet.id, chosen, after=self.line)
        if made:
            self.picked = []
            self.editor.select(made if together else made[-1])

    def tell_sources(self, line: str) -> None:
        """A line came from the chosen statements too."""
        if line and self.editor.attempt(edits.add_sources, self.editor.document, line, self.chosen()):
            self.picked = []
            self.editor.announce("sheet")

    # Hints

    def hints_on_lines(self) -> str:
        """That there are too many lines for a wall; "" where there are not."""
        from paku_studio.editor.easy_hints import lines_hint

        count = len([line for line in self.lines() if isinstance(line, PosterLine)])
        hint = lines_hint(count, self.editor.language)
        return hint.words if hint is not None else ""

    def hints(self, text: str, *, easy: bool, line: bool) -> tuple[str, ...]:
        """What is worth knowing of a text: of an easy one what makes it hard, of a poster's line that it is long."""
        from paku_studio.editor.easy_hints import hints, line_hints

        sheet, shown = self.sheet, self.editor.language
        if sheet is None:
            return ()
        if easy:
            return tuple(dict.fromkeys(hint.words for hint in hints(text, sheet.language.value, shown)))
        return tuple(hint.words for hint in line_hints(text, shown)) if line and isinstance(sheet, Poster) else ()

    def sizes(self, text: str) -> str:
        """What of a wall poster's line will be large and what small; "" on other sheets."""
        return size_words(text, self.editor.language) if isinstance(self.sheet, Poster) else ""

    # Whole sheets

    def same_in(self, language: str) -> None:
        """The sheet in another language is opened: the one that stands, else a copy; and it is said which."""
        if self.sheet is None:
            return
        here = {"here": self.editor.t(IN_LANGUAGE[language])}
        standing = twin_in(self.editor.document, self.sheet.id, language)
        made = standing or self.editor.attempt(edits.same_in_language, self.editor.document, self.sheet.id, language)
        if made:
            self.editor.open_sheet(made)
            told = self.editor.t(STANDING if standing else MADE) % here
            self.editor.say(" ".join(part for part in (told, self._count_foreign()) if part))

    def foreign(self) -> Mapping[tuple[str, str], str]:
        """(record, field) -> the language in which words of the open sheet still stand, of what is to be translated."""
        return untranslated(self.editor.document, self.sheet.id) if self.sheet is not None else {}

    def still_in(self, language: str) -> str:
        """That words are still in another language than the sheet."""
        return self.editor.t(STILL) % {"there": self.editor.t(IN_LANGUAGE[language])}

    def foreign_words(self) -> str:
        """What of the open sheet is to be translated; "" for nothing."""
        if self.sheet is None or not (languages := set(self.foreign().values())):
            return ""
        there = " / ".join(self.editor.t(IN_LANGUAGE[one]) for one in sorted(languages))
        return self.editor.t(FOREIGN) % {"there": there, "here": self.editor.t(IN_LANGUAGE[self.sheet.language.value])}

    def _count_foreign(self) -> str:
        number, language = len(self.foreign()), self.editor.language
        words = translate_count(language, "%d text is to be translated.", "%d texts are to be translated.", number)
        return words % number if number else ""

    def remove_sheet(self) -> None:
        """Take the whole sheet away."""
        if self.sheet is not None:
            self.editor.attempt(edits.remove_sheet, self.editor.document, self.sheet.id)

    # Logos

    def logos(self) -> Sequence[Logo]:
        """The document's logos in order."""
        return sorted(self.editor.document.of_type(Logo), key=lambda logo: (logo.order, logo.id))

    def take_logo(self, data: bytes, kind: LogoKind, words: str = "") -> str:
        """A picture that was cleaned becomes a logo. ValueError where it is no picture."""
        from paku_studio.storage import name_picture

        name = name_picture(data)
        self.editor.pictures[name] = data
        with self.editor.document.edit(names.ADD_LOGO):
            return edits.add_logo(self.editor.document, name, kind, words)
