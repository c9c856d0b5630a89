"""The capture line: what is being typed, where it will land, and what came of it. Knows no window and no keys.

A line goes in as typed, in one edit, where the chip says. The next one goes on from there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from paku_studio.drawing.marks_table import BY_SIGN
from paku_studio.editor.inspecting import name_of
from paku_studio.editor.landing import (
    JUDGEMENTS,
    NOTE_MARKS,
    OF_MOMENTS,
    Choice,
    Landing,
    at_record,
    choices,
    for_mark,
    landing_of,
    neighbour,
    stands,
)
from paku_studio.editor.suggesting import Suggestion, suggest
from paku_studio.editor.vocabulary import Vocabulary
from paku_studio.edits import UNTOLD, NotPossible, Told, set_text
from paku_studio.locale import N_, label, translator
from paku_studio.models import Pathway, Persona, Phase, ServiceMoment, Statement, Touchpoint
from paku_studio.notation import TYPE_IN, InsertionPoint, NotationReport, apply_notation
from paku_studio.notation.escapes import read_text
from paku_studio.notation.marks import Head, Mark, read_head
from paku_studio.store import Commit, Document

if TYPE_CHECKING:
    from paku_studio.editor.editor import Change, Editor

REMEMBERED = 500
"""Lines of this session that can be brought back with the arrow keys."""

A_COMMENT = N_("A line that begins with % is a comment and is not added.")
NOTHING_ABOVE = N_("There is no text above that this could go on in.")
BECAME_A_MOMENT = N_("The mark could mean nothing here: the line became a service moment, as typed.")
NO_SUCH_MOMENT = N_("No other moment answers to those words; they are kept as a question.")
PERSONA_STANDS = N_("The pathway has a persona already; this one is kept beside it.")
TOO_LONG_A_LINE = N_("The line is longer than one text can be; its end was left out.")
STANDS_ALREADY = N_("That is said there already.")
NEW_MOMENT = N_("New moment: %(words)s")
NEW_PHASE = N_("New phase: %(words)s")
NEW_PATHWAY = N_("New pathway: %(words)s")
ADDED = N_("Added: %(what)s – %(words)s")
NOW_IN = N_("The next line belongs to: %(words)s")

_REMARKS = {
    "became_moment": BECAME_A_MOMENT,
    "unresolved": NO_SUCH_MOMENT,
    "second_persona": PERSONA_STANDS,
    "cut": TOO_LONG_A_LINE,
}
_TEXT_FIELDS = ("text", "label", "title", "name")


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text of several lines that was put in, and what came of it."""

    text: str
    at: InsertionPoint
    report: NotationReport
    commit: Commit | None


class Capture:
    """The line of one editor."""

    def __init__(self, editor: "Editor") -> None:
        self.editor = editor
        self.text = ""
        self._heard: Callable[[str], str] = _nothing
        self.pasted: Pasted | None = None
        self._lines: list[str] = []
        self._recalled: int | None = None
        self._home: InsertionPoint | None = None
        self._moving = False
        self._last: tuple[str, str] = ("", "")
        self._stop = editor.listen(self._follow)

    # What is being typed

    @property
    def head(self) -> Head:
        """The mark of the line and the words after it."""
        return read_head(self.text.strip())

    @property
    def mark(self) -> Mark:
        """The mark of the line."""
        return self.head.mark

    @property
    def heard(self) -> str:
        """What the last line or paste made, in words, for those who do not see it appear."""
        return self._heard(self.editor.language)

    @property
    def deeper(self) -> bool:
        """Whether the line is indented: it falls one step below."""
        return self.text[:1].isspace()

    @property
    def lines(self) -> Sequence[str]:
        """What was entered in this session, oldest first."""
        return tuple(self._lines)

    def earlier(self) -> bool:
        """Bring the line entered before back into the field; whether there was one."""
        return self._recall(-1)

    def later(self) -> bool:
        """The next line again, and at last the empty field."""
        return self._recall(1)

    @property
    def recalling(self) -> bool:
        """Whether the field shows a line that was brought back, unchanged."""
        at = self._recalled
        return at is not None and at < len(self._lines) and self._lines[at] == self.text

    def _recall(self, step: int) -> bool:
        if self.text and not self.recalling:
            return False
        here = self._recalled if self.recalling and self._recalled is not None else len(self._lines)
        at = here + step
        if not 0 <= at <= len(self._lines):
            return False
        self._recalled = at
        self.text = self._lines[at] if at < len(self._lines) else ""
        return True

    def _remember(self, line: str) -> None:
        if not self._lines or self._lines[-1] != line:
            self._lines.append(line)
        del self._lines[:-REMEMBERED]
        self._recalled = None

    # Where it lands

    @property
    def landing(self) -> InsertionPoint:
        """Where the next line goes in, whatever its mark: by the line before, else by what is selected."""
        document = self.editor.document
        if self._home is not None and stands(document, self._home):
            return self._home
        return at_record(document, self.editor.pathway, self.editor.place)

    def point(self, *, deeper: bool = False) -> InsertionPoint:
        """Where the line that is being typed goes in, by its mark."""
        return for_mark(self.editor.document, self.landing, self.mark, deeper=deeper or self.deeper)

    def lands(self, language: str = "") -> Landing:
        """What the line that is being typed has to do with, for the chip."""
        head = self.head
        title = bool(head.body)
        return landing_of(self.editor.document, self.point(), head.mark, language or self.editor.language, title=title)

    def landings(self) -> tuple[Choice, ...]:
        """What the chip offers instead."""
        return choices(self.editor.document, self.landing, self.editor.language)

    def choose_landing(self, record_id: str) -> None:
        """Let the next line land at this record; it is selected, so that everybody sees which."""
        self._home = None
        self.editor.select(record_id)
        self.editor.announce("landing")

    def previous_landing(self) -> None:
        """The moment before becomes the place."""
        self._step(-1)

    def next_landing(self) -> None:
        """The moment after becomes the place."""
        self._step(1)

    def _step(self, step: int) -> None:
        if found := neighbour(self.editor.document, self.landing, step):
            self.choose_landing(found)

    def _follow(self, change: "Change") -> None:
        """A selection that somebody made elsewhere is the place."""
        if not self._moving and change.what & {"selection", "pathway"}:
            self._home = None
        if change.commit is not None and change.commit.source == "undo" and self.heard:
            self._heard = _nothing  # what was said to be there is not
            self.editor.announce("heard")

    def _select(self, record_id: str, home: InsertionPoint | None) -> None:
        self._moving = True
        try:
            self.editor.select(record_id)
        finally:
            self._moving = False
        self._home = home

    # Suggestions

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of the document, kept up with every edit."""
        found = Vocabulary(self.editor.document)
        self.editor.document.subscribe(found.follow)
        return found

    def suggestions(self) -> tuple[Suggestion, ...]:
        """What the line could be meant to become; the last is the line as it is."""
        point = self.point()
        return suggest(self.vocabulary, self.text, point, self.editor.language)

    # Adding

    def enter(self, *, deeper: bool = False) -> None:
        """Add the line as typed, in one edit; `deeper`: one step below, as if it were indented.

        The field is emptied once the line stands. A line that cannot be added stays, and one sentence says why.
        """
        line, head = self.text, self.head
        if "\n" in line:
            self.paste_line(line)
            return
        if not line.strip():
            return
        if head.mark is Mark.COMMENT:
            self.editor.say(self.editor.t(A_COMMENT), trouble=True)
            return
        point = self.point(deeper=deeper)
        below = deeper or self.deeper
        if head.mark is Mark.GOES_ON and self._can_go_on():
            done = self.editor.attempt(self._go_on, read_text(head.body).text)
            report = NotationReport(changed=(self._last[0],), end=self.landing) if done else None
        else:
            report = self.editor.attempt(_write, self.editor.document, line, self.editor.language, point, self.speaker)
        if report is not None:
            self._took(line, head, report, point, below=below)

    @property
    def speaker(self) -> Told:
        """Whose voice the line carries."""
        return self.editor.speaker

    def paste(self, text: str) -> None:
        """Add many lines in one edit; the report says what came of them. A line half typed stays in the field."""
        self._paste(text, keep_bullets=False)

    def paste_line(self, text: str) -> None:
        """The same with lines that came into the field: it is emptied."""
        if self._paste(text, keep_bullets=False):
            self.text = ""

    def keep_bullets(self) -> None:
        """Read the pasted lines again with their bullets as marks, in place of what they became."""
        if not self.can_keep_bullets or self.pasted is None:
            return
        text, at = self.pasted.text, self.pasted.at
        self.editor.document.undo()
        self._home = at
        self._paste(text, keep_bullets=True)

    @property
    def can_keep_bullets(self) -> bool:
        """Whether bullets were taken off what was pasted, and nothing was done since."""
        pasted = self.pasted
        return pasted is not None and bool(pasted.report.bullet) and self._last_commit() is pasted.commit

    def forget_paste(self) -> None:
        """The report was read."""
        self.pasted = None
        self.editor.announce("heard")

    def _paste(self, text: str, *, keep_bullets: bool) -> bool:
        document, point, before = self.editor.document, self.landing, self._last_commit()
        made = self.editor.attempt(_write, document, text, self.editor.language, point, self.speaker, keep_bullets)
        if made is None:
            return False
        commit = self._last_commit()
        self.pasted = Pasted(text, point, made, commit if commit is not before else None)
        self._go_to(made, Mark.NONE, point)
        self._heard = lambda language: made.sentences(language)[0]
        self._end_trouble()
        self.editor.announce("heard")
        return True

    def _end_trouble(self) -> None:
        """What was refused before is over, now that something went in."""
        if self.editor.told is not None and self.editor.told.trouble:
            self.editor.say("")

    def _last_commit(self) -> Commit | None:
        history = self.editor.document.history
        return history[-1] if history else None

    def _can_go_on(self) -> bool:
        return self._last[0] in self.editor.records

    def _go_on(self, words: str) -> bool:
        record_id, field = self._last
        if not words:
            raise NotPossible(NOTHING_ABOVE)
        before = getattr(self.editor.records[record_id], field)
        set_text(self.editor.document, record_id, field, f"{before}\n{words}" if before else words)
        return True

    # What came of it

    def _took(self, line: str, head: Head, report: NotationReport, point: InsertionPoint, *, below: bool) -> None:
        landed = landing_of(self.editor.document, point, head.mark, self.editor.language, title=bool(head.body))
        self._remember(line)
        self.text = ""
        self.pasted = None
        self._keep_last(head, report)
        self._go_to(report, head.mark, point, stay=below)
        self._heard = self._in_words(head, report, landed)
        if report.remarks:
            self.editor.say(self.editor.t(_REMARKS.get(report.remarks[0].code, BECAME_A_MOMENT)), trouble=True)
        elif not self.heard:
            self.editor.say(self.editor.t(STANDS_ALREADY))
        else:
            self._end_trouble()

    def _keep_last(self, head: Head, report: NotationReport) -> None:
        """Remember the text that a line beginning with | would go on in."""
        for record_id in reversed(report.made):
            record = self.editor.records.get(record_id)
            fields = [name for name in _TEXT_FIELDS if name in type(record).model_fields] if record else []
            if fields:
                self._last = (record_id, fields[0])
                return
        if head.mark in JUDGEMENTS and report.changed:
            reason = "critical_reason" if head.mark is Mark.CRITICAL else "meaningful_reason"
            self._last = (report.changed[0], reason)

    def _go_to(self, report: NotationReport, mark: Mark, point: InsertionPoint, *, stay: bool = False) -> None:
        """Select what a line made or fell on, and let the next line go on from there."""
        end = report.end
        made = [self.editor.records.get(one) for one in report.made]
        moments = [one.id for one in made if isinstance(one, ServiceMoment)]
        if end.pathway and end.pathway != self.editor.pathway:
            self.editor.open_pathway(end.pathway)
        if moments and end.after:
            self._select(end.after, None)
        elif mark in {Mark.PATHWAY, Mark.PHASE} or any(isinstance(one, Phase | Pathway) for one in made):
            self._turn(end, mark)
        elif mark is not Mark.PERSONA and not stay:
            self._fall_on(made, mark, point)
        self.editor.announce("landing")

    def _turn(self, end: InsertionPoint, mark: Mark) -> None:
        """After a heading, what follows belongs to it until the next moment."""
        to = end.pathway if mark is Mark.PATHWAY or not end.phase else end.phase
        after = end.after if end.attach else ""
        if to:
            self._select(to, InsertionPoint(end.pathway, end.phase, after, to))

    def _fall_on(self, made: Sequence[object], mark: Mark, point: InsertionPoint) -> None:
        """A mark fell on something: that is selected, so that everybody sees where."""
        target = point.attach or point.after or point.pathway
        if mark in OF_MOMENTS or any(isinstance(one, Touchpoint) for one in made):
            attach = self.editor.records.get(point.attach)
            target = attach.moment if isinstance(attach, Touchpoint) else target
        if mark in NOTE_MARKS and isinstance(self.editor.records.get(target), Persona):
            return
        if target and target not in self.editor.selection:
            home = replace(point, attach=target) if target == point.pathway else None
            self._select(target, home)

    def _in_words(self, head: Head, report: NotationReport, landed: Landing) -> Callable[[str], str]:
        """What came of the line, to be said in any language."""
        records, end = self.editor.records, report.end
        if any(isinstance(records.get(one), ServiceMoment) for one in report.made):
            return self._named(NEW_MOMENT, end.after)
        if head.mark is Mark.PHASE:
            return self._named(NEW_PHASE if report.made else NOW_IN, end.phase)
        if head.mark is Mark.PATHWAY:
            return self._named(NEW_PATHWAY if report.made else NOW_IN, end.pathway)
        if not report.made and not report.changed:
            return _nothing
        words = landed.words
        return lambda language: translator(language)(ADDED) % {"what": _kind_of(head, language), "words": words}

    def _named(self, message: str, record_id: str) -> Callable[[str], str]:
        words = " ".join(name_of(self.editor.document, record_id, self.editor.language).split())
        return lambda language: translator(language)(message) % {"words": words}


def _nothing(_language: str) -> str:
    return ""


def _kind_of(head: Head, language: str) -> str:
    """What a line is, by the name of its mark; of a feeling, which one."""
    if head.mark is not Mark.FEELING:
        return BY_SIGN[head.mark.value].words(language)
    return f"{BY_SIGN['-1'].words(language)} ({label('Emotion', head.feeling.value, language).lower()})"


def _write(
    document: Document, text: str, language: str, at: InsertionPoint, speaker: Told, keep_bullets: bool = False
) -> NotationReport:
    """Add the text where it lands, in the speaker's voice, as one edit."""
    if speaker == UNTOLD:
        return apply_notation(document, text, language=language, at=at, keep_bullets=keep_bullets)
    with document.edit(TYPE_IN) as transaction:
        report = apply_notation(document, text, language=language, at=at, keep_bullets=keep_bullets)
        for record_id in report.made:
            record = document.records[record_id]
            if isinstance(record, Statement):
                voice = speaker if record.role is None else replace(speaker, role=record.role)
                transaction.change(record_id, **voice.fields())
    return report
