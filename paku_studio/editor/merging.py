"""A copy or another group's document is brought in: what would come is told first, then it is one edit. No window.

Reading and planning may be done on another thread: a plan holds values only.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, Protocol

from paku_studio.models import DeveloperGroup, Difference, Record
from paku_studio.store import Commit, MergeResult, is_same_document, merge, named_as_in

if TYPE_CHECKING:
    from paku_studio.editor.editor import Editor
    from paku_studio.editor.keeping import Keeper
    from paku_studio.storage import Opened

Kind = Literal["new", "changed", "removed", "stays_removed", "differs", "mended", "too_long"]
Side = Literal["kept", "other"]
KINDS: Final[tuple[Kind, ...]] = ("new", "changed", "removed", "stays_removed", "differs", "mended", "too_long")
"""In the order in which they are told.

`removed`: goes, because the other copy removed it; `stays_removed`: the other still has it, but mine removed it;
`differs`: both values are kept until somebody settles it; `too_long`: only one of two long values could be kept.
"""


class KeepsSnapshots(Protocol):
    """What takes earlier states for a document's file: its keeper."""

    @property
    def snapshots(self) -> Mapping[str, bytes]:
        """Those that it holds already."""

    def keep_snapshot(self, session: str, data: bytes) -> None:
        """Have one more in the file."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A document as it is merged: its records, pictures and earlier states, and sentences on what was wrong in it."""

    records: Mapping[str, Record]
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    snapshots: Mapping[str, bytes] = field(default_factory=dict)
    faults: int = 0


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One thing in words. `count`: how many records it stands for, itself and what hangs on it; `record`: its id."""

    kind: Kind
    count: int
    words: str
    place: str
    record: str = ""
    field: str = ""


@dataclass(frozen=True)
class MergePlan:
    """What bringing in would do. Nothing is done yet.

    `sides`: of each difference to settle, which of its two values was mine. `pictures`, `snapshots`: those to be added.
    """

    mine: Copy
    other: Copy
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

    def lines_in(self, language: str) -> tuple[ReportLine, ...]:
        """The report in words, kind by kind."""
        from paku_studio.editor.merging_words import lines_of

        return lines_of(self, language)


def copy_of_opened(opened: "Opened") -> Copy:
    """A document as it was read from a file."""
    faults = len(opened.repairs) + len(opened.dropped)
    return Copy(opened.document.snapshot(), opened.pictures, opened.snapshots, faults)


def copy_of(editor: "Editor", keeper: "Keeper | None") -> Copy:
    """The open document as it is now, for a plan made on another thread."""
    return Copy(editor.document.snapshot(), dict(editor.pictures), dict(keeper.snapshots) if keeper else {})


def plan_merge(mine: Copy, other: Copy) -> MergePlan:
    """What bringing the other copy into mine would do. NotPossible where no document could hold both."""
    told = named_as_in(mine.records, other.records)
    result = merge(mine.records, told)
    return MergePlan(mine, other, result, is_same_document(mine.records, other.records))


def apply_merge(editor: "Editor", keeper: "KeepsSnapshots | None", plan: MergePlan) -> MergePlan:
    """Bring it in as one edit that can be undone, and say so. Gives the plan that was carried out.

    The plan is made anew where the document has changed since. NotPossible where no document could hold both.
    """
    if editor.document.snapshot() is not plan.mine.records:
        mine = Copy(editor.document.snapshot(), dict(editor.pictures), dict(keeper.snapshots) if keeper else {})
        plan = plan_merge(mine, plan.other)
    editor.pictures.update(plan.pictures)
    editor.document.follow(plan.change)
    for session, data in plan.snapshots.items():
        if keeper is not None:
            keeper.keep_snapshot(session, data)
    return plan
