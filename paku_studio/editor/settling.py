"""What two copies of a document say differently, in words, and how a person settles it. Knows no window."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from paku_studio.edits import NotPossible
from paku_studio.locale import N_, translate_count, translator
from paku_studio.models import RECORD_TYPES, Difference, Record
from paku_studio.store import Repair, describe_repair, settle
from paku_studio.store.merge import SETTLE_DIFFERENCE

if TYPE_CHECKING:
    from paku_studio.editor.editor import Editor
    from paku_studio.store import Document

VIEW = "merging"
"""The view in which differences are settled."""
DIFFERENCES = N_("Differences to settle: %(count)s")
SETTLE_ALL = N_("Settle all differences")
TARGET_GONE = N_("What the other value means is no longer there.")
DOES_NOT_FIT = N_("The other value does not fit beside what else stands there.")
NONE_SETTLED = N_("Nothing could be settled so.")
Side = Literal["kept", "other"]
Choice = Literal["kept", "other", "mine", "theirs"]


@dataclass(frozen=True, slots=True)
class Unsettled:
    """One difference. `id`: the difference's; `record`: about which record.

    `words`, `place`, `field`: what it is about. `kept` stands now, `other` is the other value, both in words; it says
    nothing of whose it was. `mine`: which of the two was mine when the copy was brought in in this sitting, else "".
    `refused`: why the other value cannot be taken, else "".
    """

    id: str
    record: str
    words: str
    place: str
    field: str
    kept: str
    other: str
    mine: Side | Literal[""] = ""
    refused: str = ""

    @property
    def kept_parts(self) -> tuple[tuple[str, bool], ...]:
        """What stands, in pieces: (words, whether they are not in the other)."""
        return _parts(self.kept, self.other)

    @property
    def other_parts(self) -> tuple[tuple[str, bool], ...]:
        """The other value in pieces likewise."""
        return _parts(self.other, self.kept)


def _parts(text: str, other: str) -> tuple[tuple[str, bool], ...]:
    from paku_studio.editor.wording import parts_that_differ

    return parts_that_differ(text, other)


def count_unsettled(editor: "Editor") -> int:
    """How many differences there are to settle: cheap, for a button's state."""
    return len(editor.document.of_type(Difference))


def left_to_settle(records: Mapping[str, Record]) -> int:
    """The same among any records."""
    return sum(isinstance(record, Difference) for record in records.values())


def unsettled(editor: "Editor", sides: Mapping[str, Side] | None = None) -> tuple[Unsettled, ...]:
    """All that is to be settled, as one reads the document. `sides`: as the plans of this sitting have them."""
    document, known = editor.document, sides or {}
    found = sorted(document.of_type(Difference), key=lambda one: _rank(document, one))
    return tuple(_told(document, one, known.get(one.id, ""), editor.language) for one in found)


_RANKS = {kind: rank for rank, kind in enumerate(("document", "pathway", "persona", *RECORD_TYPES))}


def _rank(document: "Document", one: Difference) -> tuple[int, str, str, str, str]:
    record = document.records[one.record]
    return _RANKS[record.TYPE], getattr(record, "order", ""), record.id, one.field, one.id


def _told(document: "Document", one: Difference, mine: Side | Literal[""], language: str) -> Unsettled:
    from paku_studio.editor.record_words import field_name, in_words, place_of, value_in_words

    record = document.records[one.record]
    there, value = getattr(record, one.field), _value(one)
    refusal = _refusal(document, record, one)
    return Unsettled(
        one.id,
        record.id,
        in_words(document.records, record, language),
        place_of(document.records, record, language),
        field_name(record, one.field, language),
        value_in_words(document, record, one.field, there, language),
        value_in_words(document, record, one.field, value, language),
        mine,
        translator(language)(refusal) if refusal else "",
    )


def _value(one: Difference) -> Any:
    """The other value as plain data; a date stays as it is written where it is none."""
    from paku_studio.store.commit import value_from_json

    plain = json.loads(one.other)
    try:
        return value_from_json(plain)
    except (ValueError, KeyError, TypeError):
        return plain


def _refusal(document: "Document", record: Record, one: Difference) -> str:
    """Why the other value cannot stand; "" where it can."""
    value = _value(one)
    if one.field in record.REFERENCES and value:
        target = document.records.get(value) if isinstance(value, str) else None
        return "" if target is not None and target.TYPE in record.REFERENCES[one.field] else TARGET_GONE
    try:
        record.with_changes(**{one.field: value})
    except ValueError:
        return DOES_NOT_FIT
    return ""


def settle_one(editor: "Editor", difference: str, side: Side) -> bool:
    """Leave what stands ("kept") or take the other value, as one edit. Whether it was settled; what not is said.

    KeyError where the difference is gone.
    """
    one = editor.document.get(difference, Difference)
    if side == "other" and (refusal := _refusal(editor.document, editor.records[one.record], one)):
        raise NotPossible(refusal)
    with editor.document.edit(SETTLE_DIFFERENCE) as transaction:
        settle(editor.document, one.id, side)
    _say(editor, 1, transaction.repairs)
    return True


def settle_all(editor: "Editor", side: Choice, sides: Mapping[str, Side] | None = None) -> int:
    """Settle all as one edit: as it stands, the other values, mine or theirs (by `sides`). Says it; gives how many.

    What cannot be settled so stays: a value that no longer fits, three values for one thing, or whose nobody knows.
    """
    chosen = dict(_chosen(editor.document, side, sides or {}))
    if not chosen:
        _say(editor, 0)
        return 0
    with editor.document.edit(SETTLE_ALL) as transaction:
        settled = sum(_settled(editor.document, difference, one) for difference, one in chosen.items())
    _say(editor, settled, transaction.repairs)
    return settled


def _chosen(document: "Document", side: Choice, sides: Mapping[str, Side]) -> Iterable[tuple[str, Side]]:
    """Each difference that can be settled so, and to which of its values."""
    found = sorted(document.of_type(Difference), key=lambda one: one.id)
    places = Counter((one.record, one.field) for one in found)
    for one in found:
        taken = _side_of(one.id, side, sides)
        several = taken == "other" and places[one.record, one.field] > 1
        if taken and not several and not (taken == "other" and _refusal(document, document.records[one.record], one)):
            yield one.id, taken


def _side_of(difference: str, side: Choice, sides: Mapping[str, Side]) -> Side | Literal[""]:
    if side in ("kept", "other"):
        return side
    mine: Side | Literal[""] = sides.get(difference, "")
    if side == "mine" or not mine:
        return mine
    return "other" if mine == "kept" else "kept"


def _settled(document: "Document", difference: str, side: Side) -> int:
    """Settle one within the edit; a value that the others of this edit left no place for stays unsettled."""
    try:
        settle(document, difference, side)
    except (ValueError, KeyError):
        return 0
    return 1


def _say(editor: "Editor", settled: int, repairs: Sequence[Repair] = ()) -> None:
    left = count_unsettled(editor)
    said = translate_count(editor.language, "%d difference is settled.", "%d differences are settled.", settled)
    words = said % settled if settled else editor.t(NONE_SETTLED)
    rest = translate_count(editor.language, "%d is left to settle.", "%d are left to settle.", left) % left
    mended = (describe_repair(repair, editor.language) for repair in repairs[:2])
    editor.say(" ".join((words, *([rest] if left else []), *mended)), trouble=not settled)
