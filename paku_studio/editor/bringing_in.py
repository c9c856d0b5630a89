"""A copy that comes into the open document: being read, looked over, brought in or left. Knows no window, no thread."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from paku_studio.editor.merging import KINDS, Kind, ReportLine, apply_merge, copy_of_opened, plan_merge
from paku_studio.editor.settling import (
    VIEW,
    Choice,
    Side,
    Unsettled,
    count_unsettled,
    settle_all,
    settle_one,
    unsettled,
)
from paku_studio.locale import N_, translate_count, translator
from paku_studio.models import Difference
from paku_studio.store.merge import MERGE_COPY

if TYPE_CHECKING:
    from paku_studio.editor.editor import Change, Editor
    from paku_studio.editor.merging import Copy, KeepsSnapshots, MergePlan

Stage = Literal["empty", "reading", "report", "settling"]
HEADINGS: Mapping[Kind, str] = {
    "new": N_("New: %(count)s"),
    "changed": N_("Changed: %(count)s"),
    "removed": N_("Removed in the copy, goes from here too unless you keep it: %(count)s"),
    "stays_removed": N_("Removed here, does not come back: %(count)s"),
    "differs": N_("Different in both, both are kept until you choose: %(count)s"),
    "mended": N_("Mended: %(count)s"),
    "too_long": N_("Too long for both to be kept, one stays: %(count)s"),
}
"""What the lines of each kind stand under."""
NOTHING_NEW = N_("Nothing new: all that is in %(file)s is here already.")
OWN = N_("That is the document that is open here: it has nothing to bring in.")
FAILED = N_("The copy could not be read; the document is as it was.")
WAITING = N_("%(count)s: copies that were brought together say different things. They wait on the left.")
WAITS = N_("%(file)s waits: “Bring in a copy…” shows what it would bring.")
ALL_SETTLED = N_("All differences are settled.")
BROUGHT = N_("%(file)s was brought in.")
ALL_KEPT = N_("What you chose is kept here. %(file)s has nothing else that is new.")
SPARABLE: tuple[Kind, ...] = ("removed", "stays_removed")
"""What somebody removed, and a person may rather have."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan with its report, made in one language beside the window."""

    plan: "MergePlan"
    lines: tuple[ReportLine, ...]
    remarks: tuple[str, ...]

    @property
    def is_nothing_new(self) -> bool:
        """Whether there is nothing to bring in."""
        return self.plan.is_nothing_new

    def grouped(self) -> Iterator[tuple[Kind, Sequence[ReportLine]]]:
        """The lines kind by kind, kinds without any left out."""
        for kind in KINDS:
            found = [line for line in self.lines if line.kind == kind]
            if found:
                yield kind, found

    def is_touched(self, line: ReportLine) -> bool:
        """Whether what would go was written here since the document was opened."""
        return line.kind == "removed" and not line.ids.isdisjoint(self.plan.mine.touched)


def read_a_copy(path: Path) -> "Copy":
    """The copy in a file; the file is never changed. Raises Unusable."""
    from paku_studio.storage import open_document

    return copy_of_opened(open_document(path))


def plan_for(mine: "Copy", other: "Copy", language: str) -> Planned:
    """What the other copy would bring, in words. NotPossible where no document could hold both."""
    plan = plan_merge(mine, other)
    return Planned(plan, plan.lines_in(language), plan.remarks_in(language))


class BringingIn:
    """One copy at a time, at one document; the page on which it is looked over shows `stage`."""

    def __init__(self, editor: "Editor") -> None:
        self.editor = editor
        self.name = ""
        """Of the copy's file."""
        self.copy: Copy | None = None
        """What was read, for planning anew."""
        self.planned: Planned | None = None
        self.said = ""
        """What stands where nothing comes in and nothing is left to settle."""
        self.place = ""
        """The difference that one stands on."""
        self.turn = 0
        """Counts what was wished: what an older wish brings is not waited for any more."""
        self.aside = False
        """The differences are looked at, while a copy waits."""
        self._abandon: Callable[[], None] | None = None
        self._brought = False
        self._sides: dict[str, Side] = {}
        self._spared: dict[str, bool] = {}
        """What a person chose of what somebody removed: whether it is to be here all the same."""
        self._came_from = "pathway"
        self.behind = False
        """Whether the document is another since the plan was made, so that one plans anew before one looks at it."""
        editor.listen(self._hear)

    @property
    def stage(self) -> Stage:
        """How far it has come."""
        if self._abandon is not None:
            return "reading"
        left = count_unsettled(self.editor)
        if self.planned is not None and not (self.aside and left):
            return "report"
        return "settling" if left else "empty"

    # a copy is read

    def begin(self, name: str) -> int:
        """A copy is to be read; gives the turn that is waited for."""
        self._forget()
        self.name = name
        return self.turn

    def wait_for(self, abandon: Callable[[], None]) -> None:
        """It is being read; `abandon` ends that."""
        self._abandon = abandon
        self.go_there()

    def found(self, copy: "Copy", planned: Planned) -> None:
        """It was read, and this is what it would bring."""
        self._abandon, self.copy = None, copy
        self.plan_again(planned)
        self._say_it_waits()

    def plan_again(self, planned: Planned) -> None:
        """The document was another meanwhile: this is what it would bring now."""
        self._abandon, self.planned = None, None if planned.is_nothing_new else planned
        self.aside = self.aside and self.planned is not None
        self._brought = self._brought and planned.is_nothing_new
        if planned.is_nothing_new and not self._brought:
            self.said = self.editor.t(NOTHING_NEW) % {"file": self.name}
        self.editor.announce(VIEW)
        if planned.is_nothing_new and not self._brought:
            self.editor.say(self.said)

    def fail(self, sentence: str) -> None:
        """It cannot be read: one sentence."""
        self._forget()
        self.said = sentence or self.editor.t(FAILED)
        self.editor.announce(VIEW)
        self.editor.say(self.said, trouble=True)

    def refuse_own(self) -> None:
        """The file is the open document's own."""
        self.editor.say(self.editor.t(OWN), trouble=True)

    # what becomes of it

    def bring_in(self, keeper: "KeepsSnapshots | None") -> bool:
        """Bring it in as one edit; whether it came."""
        planned, self.planned = self.planned, None
        if planned is None:
            return False
        spared = frozenset(one for line in planned.lines if self.is_spared(line, planned) for one in line.ids)
        done = self.editor.attempt(apply_merge, self.editor, keeper, planned.plan, spared)
        if done is None:
            self.planned = planned
        else:
            self._sides.update(done.sides)
            self.aside, self._brought = False, True
            self.said = self.editor.t(BROUGHT) % {"file": self.name}
            if done.is_nothing_new:
                self.said = self.editor.t(ALL_KEPT) % {"file": self.name}
                self.editor.say(self.said)
        self.editor.announce(VIEW)
        return done is not None

    def is_spared(self, line: ReportLine, planned: Planned | None = None) -> bool:
        """Whether what somebody removed is to be here: as the person chose; else where it was written here since."""
        planned = planned or self.planned
        touched = planned is not None and planned.is_touched(line)
        return line.kind in SPARABLE and self._spared.get(line.record, touched)

    def spare(self, lines: Sequence[ReportLine], wanted: bool) -> None:
        """Have these here all the same, or let them go; it is done when the copy is brought in."""
        self._spared.update((line.record, wanted) for line in lines if line.kind in SPARABLE)
        self.editor.announce(VIEW)

    def leave(self) -> None:
        """Leave it: nothing was done."""
        self._forget()
        self.editor.announce(VIEW)
        self.go_back()

    def _forget(self) -> None:
        abandon, self._abandon = self._abandon, None
        if abandon is not None:
            abandon()
        self.turn += 1
        self.name, self.copy, self.planned, self.said = "", None, None, ""
        self._spared = {}
        self.aside = self._brought = self.behind = False

    def begin_again(self) -> int:
        """What the copy would bring is to be planned anew; gives the turn that is waited for."""
        self.behind = False
        self.turn += 1
        return self.turn

    def _hear(self, change: "Change") -> None:
        """Any edit makes the plan another while it is looked over; afterwards only that what came is taken back."""
        commit = change.commit
        if "step" in change.what:
            self._say_it_waits()
        if commit is None:
            return
        settled = any(isinstance(gone, Difference) for gone in commit.removed.values())
        if settled and commit.source == "user" and not count_unsettled(self.editor):
            self.said = self.editor.t(ALL_SETTLED)
        if self.copy is not None:
            turned = commit.name == MERGE_COPY and commit.source in ("undo", "redo")
            self.behind = self.behind or self.planned is not None or (self._brought and turned)

    # where one looks

    def _say_it_waits(self) -> None:
        """Who went elsewhere is told how to come back."""
        if self.planned is not None and self.editor.step != VIEW:
            self.editor.say(self.editor.t(WAITS) % {"file": self.name})

    def go_there(self) -> None:
        """To the page of the copy."""
        if self.editor.step != VIEW:
            self._came_from = self.editor.step
            self.editor.go_to(VIEW)
        self.editor.announce(VIEW)

    def go_back(self) -> None:
        """To where one was before."""
        if self.editor.step == VIEW:
            self.editor.go_to(self._came_from)

    def go_to_differences(self) -> None:
        """To what is left to settle; a copy that is being looked over waits."""
        self.aside = self.planned is not None
        self.go_there()

    def look_at_copy(self) -> None:
        """Back to the copy that waits."""
        self.aside = False
        self.go_there()

    # settling

    def left(self) -> tuple[Unsettled, ...]:
        """What is left to settle."""
        return unsettled(self.editor, self._sides)

    def settle(self, difference: str, side: Side) -> bool:
        """Choose one of the two values."""
        return bool(self.editor.attempt(settle_one, self.editor, difference, side))

    def settle_all(self, choice: Choice) -> int:
        """Choose the same for all, as one edit."""
        return self.editor.attempt(settle_all, self.editor, choice, self._sides) or 0


def unsettled_words(count: int, language: str) -> str:
    """How many differences of copies wait for a choice; "" for none."""
    said = translate_count(language, "%d difference to settle", "%d differences to settle", count) % count
    return translator(language)(WAITING) % {"count": said} if count else ""
