"""The group's choosing with dots: which ballot is open, dots by click and by line, what may be seen of them. No Qt.

While a ballot is hidden nothing here gives a figure of any candidate, only how many dots are given altogether.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from paku_studio import edits
from paku_studio.drawing.dots_words import Told, given_words, tell_candidate, weightiest
from paku_studio.edits import names
from paku_studio.graph.dots import (
    Candidate,
    Standing,
    ballots_of,
    candidates,
    choosable,
    given,
    given_to,
    limit,
    standings,
)
from paku_studio.graph.index import LiveIndex
from paku_studio.locale import N_
from paku_studio.models import Ballot, DotSubject, ParticipantCount, Tombstone
from paku_studio.models import Dots as GivenDots

if TYPE_CHECKING:
    from paku_studio.drawing.stage import Stage
    from paku_studio.editor.editor import Change, Editor
    from paku_studio.store import Commit

NOT_BEGUN = "not-begun"
"""The id that a ballot has for whoever looks at it before the first dot is given."""
DOTS_EACH = 3
LONGEST_NUMBER = 5
LONGEST_WORD = 20
_PART = re.compile(r"#?(\d+)\s*[x×*]\s*(\d+)(?![^\s,;.+])|#?(\d+)(?![^\s,;.+x×*])|([^\s,;.+]+)", re.IGNORECASE)

GAVE_ONE = N_("A dot for number %(number)s.")
TOOK_ONE = N_("A dot back from number %(number)s.")
GAVE_LINE = N_("Given: %(numbers)s.")
NOT_IN_LIST = N_("Nothing was given, because the list (1–%(last)s) does not have: %(wrong)s.")
NOTHING_TO_CHOOSE = N_("There is nothing to give dots to yet.")


class Dots:
    """The dots of one editor's open pathway."""

    def __init__(self, editor: "Editor") -> None:
        self.editor = editor
        self.heard = ""
        """What was done last, in one short sentence without a count."""
        self.touched: tuple[str, ...] = ()
        """The targets that it was done to."""
        self.line = ""
        """What is being typed, kept for a window that builds its parts anew."""
        self.part = 1
        """Which part of the list the projector shows."""
        self._ballot = ""
        self._opened_in = ""
        self._subject: DotSubject | None = None
        self._each = DOTS_EACH
        self._people: int | None = None
        self._counted: dict[tuple[str, DotSubject], int] = {}
        self._listed: tuple[Ballot, tuple[Candidate, ...]] | None = None
        editor.listen(self._follow)

    def _follow(self, change: "Change") -> None:
        """What was found out of the document holds until that changes."""
        if "document" in change.what:
            self._listed = None
            if change.commit is not None and change.commit.source in ("undo", "redo"):
                self.heard, self.touched = "", ()
            if not self._only_dots(change.commit):
                self._counted.clear()

    def _only_dots(self, commit: "Commit | None") -> bool:
        touched = commit.ids if commit is not None else ("",)
        found = (self.editor.records.get(one) or (commit and commit.removed.get(one)) for one in touched)
        return all(isinstance(record, Ballot | GivenDots | Tombstone) for record in found)

    # which ballot

    @property
    def ballot(self) -> str:
        """The id of the open ballot; "" before the first dot is given.

        It is the one that somebody opened in this meeting, else the meeting's latest on the open pathway about the
        chosen subject, where one is chosen; without a meeting the latest of all.
        """
        opened = self.editor.records.get(self._ballot)
        in_this_meeting = self._opened_in == self.editor.session
        if isinstance(opened, Ballot) and opened.pathway == self.editor.pathway and in_this_meeting:
            return opened.id
        found = [one for one in ballots_of(self._index, self.editor.pathway) if self._fits(one)]
        return found[-1].id if found else ""

    def _fits(self, ballot: Ballot) -> bool:
        now = self.editor.session
        return self._subject in (None, ballot.subject) and (not now or ballot.session == now)

    @property
    def record(self) -> Ballot:
        """The open ballot; before it is begun, as it would be."""
        found = self.editor.records.get(self.ballot)
        if isinstance(found, Ballot):
            return found
        return Ballot(
            id=NOT_BEGUN,
            pathway=self.editor.pathway or NOT_BEGUN,
            session=self.editor.session,
            subject=self._subject or DotSubject.CRITICAL,
            dots_each=self._each,
            voters=min(self.attendance if self._people is None else self._people, 1000),
        )

    @property
    def _index(self) -> LiveIndex:
        return LiveIndex(self.editor.document)

    @property
    def subject(self) -> DotSubject:
        """What dots are given to."""
        return self.record.subject

    @property
    def attendance(self) -> int:
        """How many are at the meeting that goes on, as far as they were counted."""
        counts = self.editor.document.children(self.editor.session, ParticipantCount, "session")
        return sum(count.attending for count in counts) if self.editor.session else 0

    def ballots(self) -> tuple[Ballot, ...]:
        """Every ballot of the document, the open pathway's first, each pathway's latest first."""
        ids = sorted(self.editor.pathways(), key=lambda pathway: pathway != self.editor.pathway)
        return tuple(ballot for pathway in ids for ballot in reversed(ballots_of(self._index, pathway)))

    def how_many(self, subject: DotSubject) -> int:
        """How many things of that sort the open pathway has to choose from."""
        key = (self.editor.pathway, subject)
        if key not in self._counted:
            self._counted[key] = len(choosable(self._index, *key))
        return self._counted[key]

    def open(self, ballot: str) -> None:
        """Look at a ballot, on whichever pathway it is."""
        record = self.editor.records.get(ballot)
        if isinstance(record, Ballot):
            self._ballot, self._subject, self._opened_in = ballot, record.subject, self.editor.session
            self._begin_anew()
            self.editor.open_pathway(record.pathway)
            self._tell()

    def choose(self, subject: DotSubject) -> None:
        """Choose among other things: opens their ballot of this meeting, where there is one."""
        if subject is not self.subject:
            self._ballot, self._subject = "", subject
            self._begin_anew()
            self._tell()

    def _begin_anew(self) -> None:
        self.heard, self.touched, self.part = "", (), 1

    def begin(self) -> str:
        """Begin the ballot, where none is open. Gives its id."""
        return self.ballot or self._start()

    def new(self) -> str:
        """Begin one more ballot about the same, with as many dots. Gives its id."""
        made = self._start()
        self._begin_anew()
        self._tell()
        return made

    def _start(self) -> str:
        record, now = self.record, self.editor.session
        people = record.voters if record.session == now else self.attendance or record.voters
        made = edits.start_ballot(
            self.editor.document,
            self.editor.pathway,
            record.subject,
            dots_each=record.dots_each,
            voters=min(people, 1000),
            session=now,
        )
        self._ballot, self._subject, self._opened_in = made, record.subject, now
        return made

    def set_each(self, dots_each: int) -> None:
        """So many dots a person. NotPossible below what is given."""
        if self.ballot:
            if dots_each != self.record.dots_each:
                edits.set_ballot(self.editor.document, self.ballot, dots_each=dots_each)
        else:
            self._each = dots_each
            self._tell()

    def set_people(self, voters: int) -> None:
        """So many choose; 0: nobody counted them. NotPossible below what is given."""
        if self.ballot:
            if voters != self.record.voters:
                edits.set_ballot(self.editor.document, self.ballot, voters=voters)
        else:
            self._people = voters
            self._tell()

    # what is seen

    @property
    def shown(self) -> bool:
        """Whether the group sees how the dots fell."""
        return self.record.shown

    @property
    def given(self) -> int:
        """How many dots are given altogether."""
        return given(self._index, self.ballot) if self.ballot else 0

    @property
    def limit(self) -> int:
        """How many there are to give; 0 where nobody counted who chooses."""
        return limit(self.record)

    def given_words(self) -> str:
        """The same in words."""
        return given_words(self._index, self.record, self.editor.language)

    def candidates(self) -> tuple[Told, ...]:
        """What can be chosen, in words, in the order of telling."""
        indexed, record = self._index, self.record
        if self._listed is None or self._listed[0] != record:
            self._listed = record, candidates(indexed, record)
        return tuple(tell_candidate(indexed, one, self.editor.language) for one in self._listed[1])

    def counts(self) -> Mapping[str, int]:
        """How many dots each candidate has; nothing while they are hidden."""
        return given_to(self._index, self.ballot) if self.shown else {}

    def standings(self) -> tuple[tuple[Told, Standing], ...]:
        """The candidates from most dots to fewest; nothing while they are hidden."""
        if not self.shown:
            return ()
        indexed, language = self._index, self.editor.language
        found = standings(indexed, self.record)
        return tuple((tell_candidate(indexed, one.candidate, language), one) for one in found)

    def outcome(self) -> str:
        """Which came first, in one sentence; "" while they are hidden."""
        return weightiest(standings(self._index, self.record), self.editor.language) if self.shown else ""

    def show(self) -> None:
        """Show how the dots fell."""
        self._attempt(lambda: edits.show_dots(self.editor.document, self.begin(), True), names.SHOW_DOTS)
        self._begin_anew()
        self._tell()

    def hide(self) -> None:
        """Hide it again."""
        self._attempt(lambda: edits.show_dots(self.editor.document, self.begin(), False), names.HIDE_DOTS)
        self._begin_anew()
        self._tell()

    # giving and taking

    def click(self, target: str) -> bool:
        """Somebody pointed at a candidate: one dot more. Whether it was given."""
        told = self._told(target)
        if told is None or not self._give({target: 1}):
            return False
        self._hear(self.editor.t(GAVE_ONE) % {"number": told.number}, target)
        return True

    def take(self, target: str) -> bool:
        """One dot back from a candidate. Whether there was one."""
        told = self._told(target)
        if told is None:
            return False
        if not self._attempt(lambda: edits.take_dot(self.editor.document, self.begin(), target), names.TAKE_DOT):
            return False
        self._hear(self.editor.t(TOOK_ONE) % {"number": told.number}, target)
        return True

    def type_line(self, text: str) -> bool:
        """Numbers of candidates, each a dot: "3 3 7" or "3x2 7". One edit. Whether all were given; else none was."""
        told = {one.number: one.id for one in self.candidates()}
        counted, wrong = _read(text, len(told))
        if wrong:
            self.editor.say(self._not_there(wrong, len(told)), trouble=True)
            return False
        if not counted or not self._give({told[number]: count for number, count in counted.items()}):
            return False
        numbers = ", ".join(str(number) if count == 1 else f"{number} × {count}" for number, count in counted.items())
        self._hear(self.editor.t(GAVE_LINE) % {"numbers": numbers}, *(told[number] for number in counted))
        return True

    def clear(self) -> None:
        """All dots of the open ballot back."""
        if self.ballot and self._attempt(lambda: edits.clear_dots(self.editor.document, self.ballot), names.CLEAR_DOTS):
            self._begin_anew()
            self._tell()

    def remove(self) -> None:
        """Take the open ballot away with its dots."""
        if self.ballot:
            edits.remove(self.editor.document, [self.ballot])
            self._begin_anew()
            self._tell()

    # on the wall

    def picture(self, width: float, height: float) -> "Stage":
        """The part of the list that the projector shows, for a wall of so many pixels."""
        from paku_studio.drawing.stage.dots import draw_dots

        language = self.editor.document_language
        return draw_dots(self._index, self.record, width, height, language, self.part, self.touched)

    def parts(self, width: float, height: float) -> int:
        """How many parts the list has on such a wall."""
        from paku_studio.drawing.stage.dots import dots_parts

        return dots_parts(self._index, self.record, width, height, self.editor.document_language)

    def turn(self, step: int, parts: int) -> bool:
        """So many parts of the list on or back on the projector, which has so many. Whether one could."""
        now = min(self.part, max(parts, 1))
        to = min(max(now + step, 1), max(parts, 1))
        self.part = to
        if to != now:
            self._tell()
        return to != now

    def _told(self, target: str) -> Told | None:
        return next((one for one in self.candidates() if one.id == target), None)

    def _not_there(self, wrong: list[str], last: int) -> str:
        if not last:
            return self.editor.t(NOTHING_TO_CHOOSE)
        return self.editor.t(NOT_IN_LIST) % {"last": last, "wrong": ", ".join(wrong)}

    def _give(self, more: Mapping[str, int]) -> bool:
        return self._attempt(lambda: edits.add_dots(self.editor.document, self.begin(), more), names.GIVE_DOTS)

    def _attempt(self, do: Callable[[], None], name: str) -> bool:
        """Do it as one edit, with which the ballot begins where it must; or say why not."""

        def done() -> bool:
            with self.editor.document.edit(name):
                do()
            return True

        if self.editor.pathway not in self.editor.records:
            return False
        return bool(self.editor.attempt(done))

    def _hear(self, sentence: str, *targets: str) -> None:
        self.heard, self.touched = sentence, targets
        if self.editor.told is not None and self.editor.told.trouble:
            self.editor.say("")
        self._tell()

    def _tell(self) -> None:
        self.editor.announce("dots")


def _read(text: str, last: int) -> tuple[Counter[int], list[str]]:
    """How many dots each number gets, and what is no number of the list."""
    counted: Counter[int] = Counter()
    wrong: list[str] = []
    for found in _PART.finditer(text):
        many, times, single, _ = found.groups()
        digits = many or single or ""
        number = int(digits) if 0 < len(digits) <= LONGEST_NUMBER else 0
        count = int(times) if times and len(times) <= LONGEST_NUMBER else int(not times)
        if 1 <= number <= last and count:
            counted[number] += count
        else:
            wrong.append(_cut(found[0]))
    return counted, wrong[:5]


def _cut(word: str) -> str:
    shown = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in word)
    return shown if len(shown) <= LONGEST_WORD else f"{shown[: LONGEST_WORD - 1]}…"
