"""What identifies a person in the earlier states that a file keeps: told by kind, and replaced there too.

What is replaced in the document stands as it was in the states of earlier meetings. Knows no window.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import orjson

from paku_studio.editor.earlier_states import EARLIER_MEETING
from paku_studio.editor.meeting import meeting_words
from paku_studio.editor.sheet_checks_parts import Mending, Place, SheetCheck
from paku_studio.editor.sheet_people import kinds_in_words
from paku_studio.edits import Blurring, blur
from paku_studio.locale import N_, translate_count, translator
from paku_studio.models import PersonalDataKind, Record, Session
from paku_studio.privacy.finding import Finding
from paku_studio.privacy.records import find_in, text_of, written
from paku_studio.privacy.words import bracketed, masked
from paku_studio.storage import Unusable, read_document_json
from paku_studio.storage.faces import language_of
from paku_studio.storage.snapshots import meeting_in, snapshot_bytes

if TYPE_CHECKING:
    from paku_studio.editor.keeping import Keeper

EARLIER = N_("Earlier states")
STILL = N_("The file still holds this as meetings left it, though no sheet shows it: %(kinds)s.")
FOR_GOOD = N_("Replacing it there cannot be taken back; backups of the file keep it.")
UNREAD = N_("%(state)s: this earlier state could not be read, so nobody knows what is in it.")
ELSEWHERE = N_(
    "It also stands in an earlier state of the file: %(states)s. On the page of sheets it is replaced there too."
)
REPLACED = N_("Replaced in the earlier states too.")
_REMEMBERED: Final = 200
"""States whose findings are remembered."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A finding in an earlier state: where it stood, and the words themselves. `text`: the whole that they stood in."""

    record: str
    field: str
    item: int
    finding: Finding
    text: str

    @property
    def words(self) -> str:
        """What was found."""
        return self.text[self.finding.start : self.finding.end]


@dataclass(frozen=True, slots=True)
class LeftEarlier:
    """What is left in the state of one meeting, by its id. `readable` False: nobody can tell."""

    session: str
    traces: tuple[Trace, ...] = ()
    readable: bool = True

    @property
    def kinds(self) -> tuple[PersonalDataKind, ...]:
        """The kind of each."""
        return tuple(each.finding.kind for each in self.traces)

    @property
    def shown(self) -> tuple[str, ...]:
        """Each masked, to tell which it is without telling it again."""
        return tuple(masked(each.text, each.finding) for each in self.traces)


# what is left there

_KNOWN: dict[bytes, tuple[Trace, ...] | None] = {}


def left_earlier(states: Mapping[str, bytes], now: Mapping[str, Record]) -> tuple[LeftEarlier, ...]:
    """What each state holds that is sure, and of possible names those that were replaced since. Takes a while.

    States without any are left out. `now`: the document as it is.
    """
    found = []
    for session in tuple(states):
        data = states.get(session)  # another thread may have let it go
        traces = _traces_in(data) if data is not None else ()
        if traces is None:
            found.append(LeftEarlier(session, readable=False))
        elif left := tuple(each for each in traces if each.finding.sure or _was_replaced(each, now)):
            found.append(LeftEarlier(session, left))
    return tuple(found)


def _traces_in(data: bytes) -> tuple[Trace, ...] | None:
    """All findings in a state, sure or not; None where it cannot be read."""
    key = hashlib.sha256(data).digest()
    if key not in _KNOWN:
        if len(_KNOWN) >= _REMEMBERED:
            _KNOWN.clear()
        try:
            records = read_document_json(data).document.snapshot()
        except Unusable:
            _KNOWN[key] = None
        else:
            _KNOWN[key] = tuple(
                Trace(each.record, each.field, each.item, each.finding, text_of(records, each))
                for each in find_in(records)
            )
    return _KNOWN[key]


def _was_replaced(trace: Trace, now: Mapping[str, Record]) -> bool:
    """Whether the present has the kind in brackets where that stood, and the words no more."""
    record = now.get(trace.record)
    value: Any = getattr(record, trace.field, "") if record is not None else ""
    text = value if isinstance(value, str) else " ".join(map(str, value))
    return bracketed(trace.finding, language_of(now)) in text and trace.words not in text


def states_with(states: Mapping[str, bytes], words: str) -> tuple[str, ...]:
    """The sessions in whose states the very same words stand in a text that people write."""
    spelled = orjson.dumps(words)[1:-1]
    return tuple(session for session in tuple(states) if _holds(states.get(session, b""), spelled, words))


def _holds(data: bytes, spelled: bytes, words: str) -> bool:
    if spelled in data:
        return True
    if b"\\u" not in data:
        return False
    try:
        records = read_document_json(data).document.records.values()
    except Unusable:
        return False
    return any(words in text for record in records for _field, _item, text in written(record))


# told


def state_words(session: str, states: Mapping[str, bytes], now: Mapping[str, Record], language: str) -> str:
    """The meeting whose state it is: its number and date."""
    record = now.get(session)
    meeting = record if isinstance(record, Session) else meeting_in(states.get(session, b""), session)
    return meeting_words(meeting, language) if meeting is not None else translator(language)(EARLIER_MEETING)


def also_there(states: Mapping[str, bytes], now: Mapping[str, Record], words: Iterable[str], language: str) -> str:
    """That what was just replaced stands in earlier states too; "" where it does not."""
    held = {session: None for each in words if each for session in states_with(states, each)}
    if not held:
        return ""
    named = ", ".join(dict.fromkeys(state_words(each, states, now, language) for each in held))
    return translator(language)(ELSEWHERE) % {"states": named}


def earlier_check(
    left: Collection[LeftEarlier], states: Mapping[str, bytes], now: Mapping[str, Record], language: str, *, can: bool
) -> SheetCheck | None:
    """Before something goes out: what the file itself still holds. None where nothing was found.

    `can`: whether the file may be written.
    """
    if not left:
        return None
    t = translator(language)
    kinds = [kind for each in left for kind in each.kinds]
    said = [t(STILL) % {"kinds": kinds_in_words(kinds, language)}, t(FOR_GOOD)] if kinds else []
    mendings = [Mending(t("Replace there too"), "blur_earlier")] if kinds and can else []
    mendings.append(Mending(t("It may stay in the file"), "accept", "earlier"))
    places = tuple(Place(words, soft=True) for words in _places(left, states, now, language))
    return SheetCheck("earlier", t(EARLIER), " ".join(said), good=False, mendings=tuple(mendings), places=places)


def _places(
    left: Iterable[LeftEarlier], states: Mapping[str, bytes], now: Mapping[str, Record], language: str
) -> Iterator[str]:
    t = translator(language)
    for each in left:
        state = state_words(each.session, states, now, language)
        named = f"{state[0].upper()}{state[1:]}"
        yield f"{named}: {kinds_in_words(each.kinds, language)}" if each.readable else t(UNREAD) % {"state": named}


def told_of_states(
    states: Mapping[str, bytes], now: Mapping[str, Record], language: str
) -> Iterator[tuple[LeftEarlier, str]]:
    """For the command line: each state with what is left in it, masked, and how it goes."""
    t = translator(language)
    for each in left_earlier(states, now):
        state = state_words(each.session, states, now, language)
        if not each.readable:
            yield each, t(UNREAD) % {"state": f"{state[0].upper()}{state[1:]}"}
            continue
        most, more = each.shown[:6], len(each.shown) - 6
        shown = [*most, translate_count(language, "and %d more", "and %d more", more) % more] if more > 0 else most
        told = {"state": state, "kinds": kinds_in_words(each.kinds, language), "shown": ", ".join(shown)}
        yield each, t(LEFT_THERE) % told


LEFT_THERE = N_(
    "In an earlier state (%(state)s) the file still holds: %(kinds)s; %(shown)s. The window's page of sheets replaces "
    "it there too; a copy for publication (clean) has no earlier states."
)


# replaced there too


def replace_there(keeper: "Keeper", now: Mapping[str, Record]) -> int:
    """Put the kinds in the places of all that is left in earlier states, for good; how many there were. Unusable."""
    states, replaced = keeper.snapshots, 0
    for left in left_earlier(states, now):
        data = states.get(left.session)
        if left.traces and data is not None:
            keeper.keep_snapshot(left.session, without(data, left.traces, keeper.pictures))
            replaced += len(left.traces)
    return replaced


def without(data: bytes, traces: Iterable[Trace], pictures: Mapping[str, bytes]) -> bytes:
    """A state with the kinds in these places; everything else of it stays."""
    document = read_document_json(data, pictures=pictures).document
    language = language_of(document.records)
    places = [
        Blurring(
            each.record, each.field, each.finding.start, each.finding.end, bracketed(each.finding, language), each.item
        )
        for each in traces
    ]
    blur(document, places)
    return snapshot_bytes(document.snapshot())
