"""The fields of a sheet that can be written, in the order in which one reads them. Knows no window and no pen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from paku_studio.drawing.poster_words import split_line
from paku_studio.edits.sheets import Sheet, SheetLine, lines_of, shape_of
from paku_studio.locale import N_, label, translator
from paku_studio.models import Checklist, ChecklistItem, Conversation, LifeArea, Poster, Record
from paku_studio.store import Document

LARGE_AND_SMALL = N_("Large: “%(large)s”; small: “%(small)s”.")
LARGE, SMALL = N_("All of it large."), N_("All of it small.")
PARTS = N_("Shift+Enter parts the key phrase from what follows.")
SHOWN = 32
"""Letters of a key phrase, and of what follows it, that are enough to tell which is meant."""
TYPING = "typing"
"""The id of a line that is being typed and does not stand in the document yet."""
HEAD = (("title", N_("Title")), ("subtitle", N_("Subtitle")))
DETAILS = (
    ("organisation", N_("Organisation")),
    ("address", N_("Address")),
    ("phone", N_("Phone")),
    ("opening", N_("Opening hours")),
    ("web", N_("Web address")),
)
"""The fields of the organisation on a checklist."""
FOOT, PROMISE = N_("Words at the foot"), N_("Promise to the reader")
LINE, AREA, PROMPT = N_("Line %(number)s"), N_("Area of life %(number)s"), N_("Opening question of “%(area)s”")
ITEM = N_("%(section)s, item %(number)s")
EASY = N_("Easy language: %(field)s")
NEW_LINE = N_("New line")
NEW_LINES = {
    "poster": (NEW_LINE, N_("New line, Enter adds it")),
    "conversation": (N_("New area of life"), N_("New area of life, Enter adds it")),
    "checklist": (N_("New item"), N_("New item, Enter adds it")),
}
"""What one more line is called on each kind of sheet, and what the field for it says."""
EASY_OF = {
    "title": "easy_title",
    "subtitle": "easy_subtitle",
    "text": "easy_text",
    "prompt": "easy_prompt",
    "promise": "easy_promise",
}
"""A field of words -> its easy twin."""


@dataclass(frozen=True, slots=True)
class SheetField:
    """One text of a sheet. `words` say what it is; `line`: whether it belongs to a line, an area or an item.

    `easy`: the field of its easy twin; "" where it has none.
    """

    record: str
    field: str
    words: str
    text: str
    line: bool = False
    easy: str = ""

    @property
    def box(self) -> str:
        """The id of the group in the drawing in which it stands."""
        return f"field:{self.record}:{self.field}"


def fields_of(document: Document, sheet: str, language: str, *, easy: bool = False) -> tuple[SheetField, ...]:
    """Every text of a sheet or of its easy twin, as one reads them; what has no twin stands in both."""
    found = tuple(_told(document, sheet, language))
    return tuple(_twin(document, one, language) for one in found) if easy else found


def _twin(document: Document, field: SheetField, language: str) -> SheetField:
    if not field.easy:
        return field
    words = translator(language)(EASY) % {"field": field.words}
    text = str(getattr(document.records[field.record], field.easy))
    return SheetField(field.record, field.easy, words, text, field.line)


def _told(document: Document, sheet_id: str, language: str) -> Iterator[SheetField]:
    t = translator(language)
    sheet = document.get(sheet_id, shape_of(document.records[sheet_id]).sheet)
    for field, words in HEAD:
        yield _field(sheet, field, t(words))
    if isinstance(sheet, Checklist):
        yield from (_field(sheet, field, t(words)) for field, words in DETAILS)
    for number, line in enumerate(lines_of(document, sheet_id), 1):
        yield from fields_of_line(line, number, language)
    if isinstance(sheet, Poster):
        yield _field(sheet, "foot", t(FOOT))
    if isinstance(sheet, Conversation):
        yield _field(sheet, "promise", t(PROMISE))


def fields_of_line(line: SheetLine, number: int, language: str) -> Iterator[SheetField]:
    """The texts of one line; `number`: which of the sheet's lines it is, from 1."""
    t = translator(language)
    if isinstance(line, LifeArea):
        yield _field(line, "name", t(AREA) % {"number": number}, line=True)
        area = line.name.strip() or str(number)
        yield _field(line, "prompt", t(PROMPT) % {"area": area}, line=True)
    elif isinstance(line, ChecklistItem):
        section = label("ChecklistSection", line.section.value, language)
        yield _field(line, "text", t(ITEM) % {"section": section, "number": number}, line=True)
    else:
        yield _field(line, "text", t(LINE) % {"number": number}, line=True)


def _field(record: Record, field: str, words: str, *, line: bool = False) -> SheetField:
    return SheetField(record.id, field, words, str(getattr(record, field)), line, EASY_OF.get(field, ""))


def size_words(text: str, language: str) -> str:
    """What of a wall poster's line will be large and what small, and how one parts the two."""
    t = translator(language)
    key, rest = split_line(text)
    told = {"large": _beginning(key), "small": _beginning(rest)}
    if key and rest:
        return t(LARGE_AND_SMALL) % told
    if not key and not rest:
        return t(PARTS)
    return " ".join((t(LARGE if key else SMALL), t(PARTS)))


def _beginning(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= SHOWN else line[:SHOWN].rstrip() + "…"


def with_typing(
    document: Document, sheet: Sheet, records: Mapping[str, Record], place: tuple[str, str], text: str, after: str = ""
) -> dict[str, Record]:
    """The records as they would be if what is being typed were written. `place`: record and field; `after`: a new line.

    What does not fit leaves them as they are.
    """
    record_id, field = place
    found = dict(records)
    try:
        if record_id != TYPING:
            found[record_id] = records[record_id].with_changes(**{field: text})
        else:
            found.update(_new_line(document, sheet, after, field, text))
    except (ValueError, KeyError):
        return dict(records)
    return found


def _new_line(document: Document, sheet: Sheet, after: str, field: str, text: str) -> dict[str, Record]:
    from paku_studio.store import keys_at

    shape = shape_of(sheet)
    row: Sequence[SheetLine] = document.children(sheet.id, shape.line, shape.owner)
    ids = [line.id for line in row]
    keys, moved = keys_at(row, ids.index(after) + 1 if after in ids else len(row))
    neighbour = document.records.get(after)
    section = {"section": neighbour.section} if isinstance(neighbour, ChecklistItem) else {}
    made = {**section, field: text, shape.owner: sheet.id, "id": TYPING, "order": keys[0]}
    room = {key: document.records[key].with_changes(order=order) for key, order in moved.items()}
    return {**room, TYPING: shape.line.model_validate(made)}
