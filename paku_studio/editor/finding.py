"""Finding and replacing words in all that people wrote. Knows no selection and no window.

Capitals are not looked at unless asked, and a letter typed as letter and accent is the same letter (NFC). What is
stored never changes by being searched.
"""

import time
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from paku_studio.editor import finding_order
from paku_studio.edits import NotPossible, change, set_text
from paku_studio.edits.names import SET_TEXT
from paku_studio.edits.refusal import NAMELESS
from paku_studio.graph.index import RecordIndex
from paku_studio.locale import N_
from paku_studio.models import RECORD_TYPES, TEXT_LIMIT, Actor, Record
from paku_studio.store import Commit, Document

TOO_LONG_NOW = N_("Nothing was replaced: a text would become longer than 20,000 characters.")
GONE_MEANWHILE = N_("Nothing was replaced: the text has changed. Search again.")
WORDS_AROUND = 24
"""Characters of the text that a match shows on either side of it."""

SEARCHED: Mapping[str, tuple[str, ...]] = {
    "document": ("title",),
    "project": ("name", "short", "motto", "aim", "fund", "programme", "priority_axis", "slogan"),
    "municipality": ("name_fi", "name_sv", "locative_fi"),
    "organiser": ("name",),
    "group": ("name",),
    "session": ("begins", "ends", "place", "theme", "what_we_did", "next_time"),
    "persona": ("name", "age", "headline", "portrait_words"),
    "persona_line": ("text",),
    "service_contact": ("remark",),
    "understanding": ("text",),
    "customer_value": ("title",),
    "value_item": ("text",),
    "pathway": ("title", "subtitle", "summary"),
    "phase": ("label",),
    "moment": (
        "text",
        "critical_reason",
        "meaningful_reason",
        "when",
        "duration",
        "place",
        "law_references",
    ),
    "touchpoint": ("label", "critical_reason", "meaningful_reason"),
    "link": ("label",),
    "handover": ("note",),
    "actor": ("name", "abbreviations"),
    "frequency": ("text",),
    "note": ("text", "heading"),
    "facilitator_note": ("text",),
    "poster": ("title", "subtitle", "easy_title", "easy_subtitle", "foot"),
    "poster_line": ("text", "easy_text"),
    "conversation": ("title", "subtitle", "easy_title", "easy_subtitle", "promise", "easy_promise"),
    "life_area": ("name", "prompt", "easy_prompt"),
    "checklist": (
        "title",
        "subtitle",
        "easy_title",
        "easy_subtitle",
        "organisation",
        "address",
        "phone",
        "opening",
        "web",
    ),
    "checklist_item": ("text", "easy_text"),
    "logo": ("words",),
}
"""The fields of each type that hold people's words, in the order in which they are read."""


@dataclass(frozen=True, slots=True)
class Match:
    """One place where the words stand: characters `start` to `end` of a field (of its `item`, where it has several)."""

    record: str
    field: str
    start: int
    end: int
    item: int = 0


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for. `kinds`: types of records, all where empty; `pathway`: only what stands on that one."""

    text: str
    whole_word: bool = False
    case: bool = False
    kinds: Collection[str] = ()
    pathway: str = ""


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text as it is compared. `plain`: each of its characters stands where it stands in the text itself."""

    field: str
    item: int
    text: str
    cased: str
    uncased: str
    plain: bool


def find(
    document: Document,
    pathway: str | None,
    text: str,
    *,
    whole_word: bool = False,
    case: bool = False,
    kinds: Collection[str] = (),
) -> tuple[Match, ...]:
    """Every place where the words stand, in reading order; none for no words."""
    return Finder(document).find(Sought(text, whole_word, case, kinds, pathway or ""))


class Finder:
    """Searches one document again and again: texts are folded once and only anew where a record has changed."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._folded: dict[str, tuple[Record, tuple[_Folded, ...]]] = {}
        self._order: tuple[str, ...] | None = None
        self._index: RecordIndex | None = None
        self._ready = 0
        self._places: dict[str, frozenset[str]] = {}

    def follow(self, commit: Commit) -> None:
        """After a commit: the order of reading is found anew where it may have changed."""
        moved = commit.added or commit.removed or any(fields.keys() - _TEXTS for fields in commit.changed.values())
        if moved:
            self._order = self._index = None
            self._ready = 0
            self._places.clear()
            self._folded = {found: kept for found, kept in self._folded.items() if found not in commit.removed}

    def find(self, sought: Sought) -> tuple[Match, ...]:
        """Every place where the words stand, in reading order; none for no words."""
        needle = fold(sought.text, sought.case)
        if not needle:
            return ()
        return tuple(self._found(sought, needle))

    def _found(self, sought: Sought, needle: str) -> Iterator[Match]:
        records = self._document.records
        kinds = {RECORD_TYPES[kind] for kind in (sought.kinds or SEARCHED)}
        here = self.standing_on(sought.pathway) if sought.pathway else None
        for record_id in self._reading_order():
            record = records[record_id]
            if type(record) not in kinds or (here is not None and record_id not in here):
                continue
            for folded in self._folded_texts(record):
                if needle in (folded.cased if sought.case else folded.uncased):
                    for start, end in _spans(folded, needle, sought):
                        yield Match(record_id, folded.field, start, end, folded.item)

    def prepare(self, seconds: float) -> bool:
        """Get texts ready for so long, so that the first search is quick too; True when all are."""
        until = time.perf_counter() + seconds
        order, records = self._reading_order(), self._document.records
        while self._ready < len(order) and time.perf_counter() < until:
            for record_id in order[self._ready : self._ready + 100]:
                self._folded_texts(records[record_id])
            self._ready += 100
        return self._ready >= len(order)

    def _standing(self) -> RecordIndex:
        """What belongs to what; kept until something moves. Its texts may be old, its order is not."""
        if self._index is None:
            self._index = RecordIndex(self._document.records)
        return self._index

    def _reading_order(self) -> tuple[str, ...]:
        if self._order is None:
            self._order = finding_order.reading_order(self._standing())
        return self._order

    def standing_on(self, pathway: str) -> frozenset[str]:
        """The ids of all that stands on a pathway; remembered until something moves."""
        if pathway not in self._places:
            self._places[pathway] = finding_order.standing_on(self._standing(), pathway)
        return self._places[pathway]

    def _folded_texts(self, record: Record) -> tuple[_Folded, ...]:
        kept = self._folded.get(record.id)
        if kept is None or kept[0] is not record:
            kept = self._folded[record.id] = (record, tuple(_texts_of(record)))
        return kept[1]


_TEXTS = frozenset(field for fields in SEARCHED.values() for field in fields)


def _texts_of(record: Record) -> Iterator[_Folded]:
    for field in SEARCHED.get(record.TYPE, ()):
        value = getattr(record, field)
        for item, text in enumerate((value,) if isinstance(value, str) else value):
            if text:
                yield _folded(field, item, text)


def _folded(field: str, item: int, text: str) -> _Folded:
    if text.isascii():
        return _Folded(field, item, text, text, text.lower(), True)
    cased = fold(text, True)
    lowered = cased.casefold()
    uncased = unicodedata.normalize("NFC", lowered)
    return _Folded(
        field, item, text, cased, uncased, cased == text and lowered == uncased and len(uncased) == len(text)
    )


def fold(text: str, case: bool = False) -> str:
    """The text as it is compared: letters composed (NFC), hard spaces as spaces, capitals as small unless `case`."""
    composed = unicodedata.normalize("NFC", text).replace("\N{NO-BREAK SPACE}", " ")
    return composed if case else unicodedata.normalize("NFC", composed.casefold())


def _spans(folded: _Folded, needle: str, sought: Sought) -> Iterator[tuple[int, int]]:
    """Where the needle stands in the text itself, one after the other, never within a letter."""
    hay = folded.cased if sought.case else folded.uncased
    starts, ends, hay = (None, None, hay) if folded.plain else _mapped(folded.text, sought.case)
    place = hay.find(needle)
    while place >= 0:
        after = place + len(needle)
        start = place if starts is None else starts[place]
        end = after if ends is None else ends[after - 1]
        if _fits(folded.text, start, end, whole_word=sought.whole_word) and _whole_letters(starts, place, after):
            yield start, end
            place = hay.find(needle, after)
        else:
            place = hay.find(needle, place + 1)


def _whole_letters(starts: Sequence[int] | None, place: int, after: int) -> bool:
    """Whether the match begins and ends between letters of the text, not within what one letter folds to."""
    if starts is None:
        return True
    begins = place == 0 or starts[place - 1] != starts[place]
    return begins and (after == len(starts) or starts[after - 1] != starts[after])


def _fits(text: str, start: int, end: int, *, whole_word: bool) -> bool:
    if end < len(text) and joins_on(text[end]):
        return False
    if not whole_word:
        return True
    return not (start and _in_word(text[start - 1])) and not (end < len(text) and _in_word(text[end]))


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_" or unicodedata.category(sign).startswith("M")


def joins_on(sign: str) -> bool:
    """Whether a character belongs to the letter before it: accents, and Korean vowels and ends."""
    return unicodedata.category(sign).startswith("M") or "\u1160" <= sign <= "\u11ff"


def _mapped(text: str, case: bool) -> tuple[list[int], list[int], str]:
    """The folded text, and for each of its characters where its letter begins and ends in the text itself."""
    starts: list[int] = []
    ends: list[int] = []
    parts: list[str] = []
    for start, end in _letters(text):
        part = fold(text[start:end], case)
        parts.append(part)
        starts += [start] * len(part)
        ends += [end] * len(part)
    return starts, ends, "".join(parts)


def _letters(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not joins_on(text[place]):
            yield start, place
            start = place


def text_of(records: Mapping[str, Record], match: Match) -> str:
    """The whole text in which a match stands; "" where it is not there any more."""
    record = records.get(match.record)
    value = getattr(record, match.field, "")
    if isinstance(value, tuple):
        return value[match.item] if match.item < len(value) else ""
    return str(value)


def words_around(records: Mapping[str, Record], match: Match) -> tuple[str, str, str]:
    """What stands before the match, the match as written, what stands after it: each on one line."""
    text = text_of(records, match)
    before, after = text[: match.start], text[match.end :]
    dots_before = "…" if len(before) > WORDS_AROUND else ""
    dots_after = "…" if len(after) > WORDS_AROUND else ""
    return (
        dots_before + _line(before[-WORDS_AROUND:]),
        _line(text[match.start : match.end]),
        _line(after[:WORDS_AROUND]) + dots_after,
    )


def _line(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)


def replace(document: Document, matches: Iterable[Match], sought: Sought, by: str) -> int:
    """Write `by` in place of every match, as one edit; all other characters stay. Gives how many.

    NotPossible, and nothing is changed, where a text has changed since, would become too long, or an actor nameless.
    """
    chosen = sorted(set(matches), key=lambda match: (match.record, match.field, match.item, match.start))
    _require_current(document, chosen, sought)
    with document.edit(SET_TEXT):
        for (record_id, field), group in groupby(chosen, key=lambda match: (match.record, match.field)):
            _write(document, record_id, field, list(group), by)
    return len(chosen)


def _require_current(document: Document, matches: Sequence[Match], sought: Sought) -> None:
    wanted = fold(sought.text, sought.case)
    for match in matches:
        if fold(text_of(document.records, match)[match.start : match.end], sought.case) != wanted:
            raise NotPossible(GONE_MEANWHILE)


def _write(document: Document, record_id: str, field: str, matches: Sequence[Match], by: str) -> None:
    record = document.records[record_id]
    value = getattr(record, field)
    if isinstance(value, tuple):
        items = [_replaced(text, [m for m in matches if m.item == item], by) for item, text in enumerate(value)]
        change(document, record_id, **{field: tuple(text for text in items if text.strip())})
        return
    text = _replaced(value, matches, by)
    if isinstance(record, Actor) and not text.strip():
        raise NotPossible(NAMELESS)
    set_text(document, record_id, field, text)


def _replaced(text: str, matches: Sequence[Match], by: str) -> str:
    for match in reversed(matches):
        text = text[: match.start] + by + text[match.end :]
    if len(text) > TEXT_LIMIT:
        raise NotPossible(TOO_LONG_NOW)
    return text
