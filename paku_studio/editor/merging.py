"""A copy or another group's document is brought in: what would come is told first, then it is one edit. No window.

Reading and planning may be done on another thread: a plan holds values only.
"""

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, Protocol

from paku_studio.editor.settling import Side
from paku_studio.edits import NotPossible
from paku_studio.locale import N_
from paku_studio.models import DeveloperGroup, Difference, Record, Tombstone
from paku_studio.store import Commit, MergeResult, Names, is_same_document, merge, named_as_in, names_as_in
from paku_studio.store.commit import canonical
from paku_studio.store.merge import MERGE_COPY

if TYPE_CHECKING:
    from paku_studio.editor.editor import Editor
    from paku_studio.storage import Opened

Kind = Literal["new", "changed", "removed", "stays_removed", "differs", "mended", "too_long"]
KINDS: Final[tuple[Kind, ...]] = ("new", "changed", "differs", "removed", "mended", "too_long", "stays_removed")
"""In the order in which they are told.

`removed`: goes, because the other copy removed it; `stays_removed`: the other still has it, but mine removed it;
`differs`: both values are kept until somebody settles it; `too_long`: only one of two long values could be kept.
"""
TOO_MUCH = N_("Both together are more than one document can hold; nothing was changed.")


class KeepsSnapshots(Protocol):
    """What takes earlier states for a document's file: its keeper."""

    @property
    def snapshots(self) -> Mapping[str, bytes]:
        """Those that it holds already."""

    def keep_snapshot(self, session: str, state: bytes, /) -> None:
        """Have one more in the file."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A document as it is merged: records, pictures, earlier states, and how much in its file had to be mended.

    `touched`: the records that were written since it was opened, as far as that is known.
    """

    records: Mapping[str, Record]
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    snapshots: Mapping[str, bytes] = field(default_factory=dict)
    faults: int = 0
    touched: Set[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One thing in words. `count`: how many records it stands for, itself and what hangs on it; `record`: its id.

    `ids`: of what comes, goes or stays away, itself and what hangs on it.
    """

    kind: Kind
    count: int
    words: str
    place: str
    record: str = ""
    field: str = ""
    ids: Set[str] = frozenset()


@dataclass(frozen=True)
class MergePlan:
    """What bringing in would do. Nothing is done yet.

    `theirs`: the other's records, under my names where both know the same thing. `sides`: of each difference that is
    new, which of its two values was mine. `pictures`, `snapshots`: those to be added.
    """

    mine: Copy
    other: Copy
    theirs: Mapping[str, Record]
    result: MergeResult
    is_same_document: bool
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    snapshots: Mapping[str, bytes] = field(default_factory=dict)
    sides: Mapping[str, Side] = field(default_factory=dict)

    @property
    def change(self) -> Commit:
        """What happens to my records."""
        return self.result.change

    @property
    def differences(self) -> tuple[Difference, ...]:
        """All that is left to settle afterwards, also what was so before."""
        return self.result.differences

    @property
    def outcome(self) -> Copy:
        """The document as it would be."""
        pictures, snapshots = {**self.mine.pictures, **self.pictures}, {**self.mine.snapshots, **self.snapshots}
        return Copy(self.result.records, pictures, _not_forgotten(snapshots, self.result.records))

    @property
    def is_nothing_new(self) -> bool:
        """Whether the other copy has nothing that this document has not."""
        return not self.change and not self.snapshots

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The names of the groups whose work comes in."""
        after = self.result.records
        named = {str(getattr(record, "group", "")) for record in self.change.added.values()}
        named |= {record.id for record in self.change.added.values() if isinstance(record, DeveloperGroup)}
        found = (after.get(group) for group in sorted(named))
        return tuple(sorted({one.name for one in found if isinstance(one, DeveloperGroup) and one.name.strip()}))

    @cached_property
    def counts(self) -> Mapping[Kind, int]:
        """How many lines of each kind there are, kinds without any left out."""
        counted = Counter(line.kind for line in self.lines_in("en"))
        return {kind: counted[kind] for kind in KINDS if counted[kind]}

    @property
    def new_differences(self) -> int:
        """How many differences are to be settled that were none before."""
        return sum(isinstance(record, Difference) for record in self.change.added.values())

    def lines_in(self, language: str) -> tuple[ReportLine, ...]:
        """The report in words, kind by kind."""
        from paku_studio.editor.merging_words import lines_of

        return lines_of(self, language)

    def remarks_in(self, language: str) -> tuple[str, ...]:
        """Sentences on the whole of it: whose work comes in, that the own title stays, pictures, faults."""
        from paku_studio.editor.merging_words import remarks_of

        return remarks_of(self, language)


def copy_of_opened(opened: "Opened") -> Copy:
    """A document as it was read from a file."""
    faults = len(opened.repairs) + len(opened.dropped)
    return Copy(opened.document.snapshot(), opened.pictures, opened.snapshots, faults)


def copy_of(editor: "Editor", keeper: "KeepsSnapshots | None") -> Copy:
    """The open document as it is now, for a plan made on another thread."""
    states = dict(keeper.snapshots) if keeper else {}
    written = [commit for commit in editor.document.undoable if commit.name != MERGE_COPY]
    touched = frozenset(found for commit in written for found in (*commit.added, *commit.changed))
    return Copy(editor.document.snapshot(), dict(editor.pictures), states, touched=touched)


def plan_merge(mine: Copy, other: Copy, spared: Set[str] = frozenset()) -> MergePlan:
    """What bringing the other copy into mine would do. NotPossible where no document could hold both.

    `spared`: records that somebody removed in either copy, and that a person would rather have.
    """
    names = names_as_in(mine.records, other.records)
    theirs = named_as_in(mine.records, other.records, names)
    result = merge(_without_stones(mine.records, spared), _without_stones(theirs, spared))
    states = _not_forgotten(united_states(mine.snapshots, _named(other.snapshots, names)), result.records)
    pictures = _coming(mine, other, result.records, states)
    _refuse_too_much(result.records, {**mine.pictures, **pictures})
    same = is_same_document(mine.records, theirs)
    return MergePlan(mine, other, theirs, result, same, pictures, states, _sides(mine.records, result))


def _without_stones(records: Mapping[str, Record], spared: Set[str]) -> Mapping[str, Record]:
    """The records, as if nobody had removed those."""
    if not spared:
        return records
    stones = {found for found, one in records.items() if isinstance(one, Tombstone) and one.removed in spared}
    return {found: one for found, one in records.items() if found not in stones}


def _coming(mine: Copy, other: Copy, records: Mapping[str, Record], states: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The pictures of the other copy of which something will speak."""
    from paku_studio.storage import named_pictures

    strange = {name: data for name, data in other.pictures.items() if name not in mine.pictures}
    return named_pictures(records.values(), strange, states) if strange else {}


def _refuse_too_much(records: Mapping[str, Record], pictures: Mapping[str, bytes]) -> None:
    """NotPossible where a file could not hold the document any more."""
    from paku_studio.storage import named_pictures
    from paku_studio.storage.limits import ENTRY_LIMIT, PICTURES_LIMIT
    from paku_studio.storage.writing import document_json, is_too_large

    named = pictures
    if len(pictures) > ENTRY_LIMIT // 2 or sum(map(len, pictures.values())) > PICTURES_LIMIT:
        named = named_pictures(records.values(), pictures, {})
    many = len(named) > ENTRY_LIMIT // 2 or sum(map(len, named.values())) > PICTURES_LIMIT
    if many or is_too_large(document_json(records.values())):
        raise NotPossible(TOO_MUCH)


def _sides(mine: Mapping[str, Record], result: MergeResult) -> dict[str, Side]:
    """Of each difference which value was mine; of those that neither was, nothing."""
    sides: dict[str, Side] = {}
    for one in result.differences:
        record = mine.get(one.record)
        value = canonical(getattr(record, one.field)) if record is not None else ""
        if value in (one.kept, one.other) and one.id not in mine:
            sides[one.id] = "kept" if value == one.kept else "other"
    return sides


def united_states(mine: Mapping[str, bytes], other: Mapping[str, bytes]) -> dict[str, bytes]:
    """The earlier states that mine lacks: of meetings that it does not know, and of both where they differ.

    Two states of one meeting are merged as documents are, whichever is mine; one that cannot be read yields.
    """
    states = {session: _one_state(mine.get(session), data) for session, data in other.items()}
    return {session: data for session, data in states.items() if data != mine.get(session)}


def _not_forgotten(states: Mapping[str, bytes], records: Mapping[str, Record]) -> dict[str, bytes]:
    """Without those that somebody removed in either copy."""
    from paku_studio.edits.forgetting import is_forgotten

    return {session: data for session, data in states.items() if not is_forgotten(records, session)}


def _named(states: Mapping[str, bytes], names: Names) -> dict[str, bytes]:
    """The other's earlier states, with everything in them under the ids under which it goes here."""
    from paku_studio.storage.snapshots import snapshot_bytes

    if names == Names():
        return dict(states)
    read = {session: _state(data) for session, data in states.items()}
    return {
        names.of(session): data if (records := read[session]) is None else snapshot_bytes(names.under(records))
        for session, data in states.items()
    }


def _one_state(mine: bytes | None, other: bytes) -> bytes:
    from paku_studio.storage.snapshots import snapshot_bytes

    if mine is None or mine == other:
        return other
    states = [records for records in map(_state, (mine, other)) if records is not None]
    if len(states) == 2:
        return snapshot_bytes(merge(*states).records)
    readable = [data for data in (mine, other) if _state(data) is not None]
    return max(readable or (mine, other))


def _state(data: bytes) -> Mapping[str, Record] | None:
    from paku_studio.storage import Unusable, read_document_json

    try:
        return read_document_json(data).document.snapshot()
    except Unusable:
        return None


def apply_merge(
    editor: "Editor", keeper: "KeepsSnapshots | None", plan: MergePlan, spared: Set[str] = frozenset()
) -> MergePlan:
    """Bring it in as one edit that can be undone, and say so. Gives the plan that was carried out.

    `spared`: what was removed and is to be here all the same. The plan is made anew for that, and where the document
    has changed since. NotPossible where no document could hold both.
    """
    from paku_studio.editor.merging_words import outcome_words

    if spared or editor.document.snapshot() is not plan.mine.records:
        plan = plan_merge(copy_of(editor, keeper), plan.other, spared)
    editor.pictures.update(plan.pictures)
    editor.document.follow(plan.change)
    for session, data in plan.snapshots.items():
        if keeper is not None:
            keeper.keep_snapshot(session, data)
    editor.say(outcome_words(plan, editor.language))
    return plan
