"""One person at one document: what is open, selected and said. Knows no window."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from paku_studio.editor.steps import OWN_VIEWS, SHEET, STEPS, VIEWS, step_of_view, written_at
from paku_studio.edits import UNTOLD, NotPossible, Told
from paku_studio.edits.rows import level
from paku_studio.graph.index import LiveIndex
from paku_studio.graph.road import MomentOnRoad, moments_on_road
from paku_studio.locale import N_, translator
from paku_studio.models import (
    CustomerValue,
    DocumentSettings,
    ParticipantRole,
    Pathway,
    Persona,
    Phase,
    Record,
    ServiceMoment,
    Session,
    UnderstandingAnswer,
)
from paku_studio.store import Commit, Document, ReadOnly, UndoReport, describe_repair, describe_skipped

if TYPE_CHECKING:
    from paku_studio.editor.boards import Boards
    from paku_studio.editor.capture import Capture
    from paku_studio.editor.changing import Changing
    from paku_studio.editor.comparing import Comparing
    from paku_studio.editor.dots import Dots
    from paku_studio.editor.gestures import View
    from paku_studio.editor.meeting import Meetings
    from paku_studio.editor.portraying import Portraying
    from paku_studio.editor.presenting import Presenting
    from paku_studio.editor.sheet_editing import SheetEditing

P = ParamSpec("P")
T = TypeVar("T")

UNDONE, REDONE = N_("Taken back: %(edit)s"), N_("Made again: %(edit)s")
NOTHING_TO_UNDO, NOTHING_TO_REDO = N_("There is nothing to take back."), N_("There is nothing to make again.")
NOT_ACCEPTED = N_("That cannot be written here: it is too long, or of another kind.")
GONE = N_("That is no longer there.")
OWNING = (
    "moment", "involvement", "source", "target", "parent", "phase", "pathway", "poster", "conversation", "checklist"
)  # fmt: skip
"""Fields by which a record hangs on another, nearest first."""


@dataclass(frozen=True, slots=True)
class Change:
    """What listeners are told.

    `what`: document, selection, landing, told, heard, saving, language; step, pathway, persona, scope, value, sheet,
    session, meeting (looked at); merging (a copy that comes in); filled (something is filled in on a sheet, or not).
    """

    what: frozenset[str]
    commit: Commit | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence for the person, said where everybody looks; `trouble`: something did not happen."""

    text: str
    trouble: bool = False


Listener = Callable[[Change], None]


@dataclass(eq=False)
class Editor:
    """A document with a person at it. Change the document through `attempt`; look at it freely."""

    document: Document
    pictures: dict[str, bytes] = field(default_factory=dict)
    language: str = "fi"
    speaker: Told = UNTOLD
    pathway: str = ""
    step: str = "pathway"
    """What is worked at: one of STEPS, of VIEWS, of OWN_VIEWS, or SHEET."""
    persona: str = ""
    scope: str = ""
    """Whose answers to the four questions are looked at: a persona's, or (empty) the whole group's."""
    value: str = ""
    sheet: str = ""
    """The huoneentaulu, conversation sheet or checklist that is edited, or was last."""
    session: str = ""
    """The meeting that goes on: what is written now is told in it."""
    selection: tuple[str, ...] = ()
    told: Sentence | None = None
    view: "View | None" = None
    """How the pathway is drawn just now, where it is drawn at all: for keys that walk over the picture."""

    def __post_init__(self) -> None:
        self._listeners: dict[object, Listener] = {}
        self._places: list[tuple[str, ...]] = []
        """What was selected before each edit that can be taken back."""
        self._stop = self.document.subscribe(self._follow)
        if not self.pathway:
            self.pathway = next(iter(self.pathways()), "")
        self._settle()
        self._begin_meeting()

    @cached_property
    def boards(self) -> "Boards":
        """The boards of personas, understanding and value, and the lines being typed on them."""
        from paku_studio.editor.boards import Boards

        return Boards(self)

    @cached_property
    def changing(self) -> "Changing":
        """What this person looks at of what changed since a meeting."""
        from paku_studio.editor.changing import Changing

        return Changing(self)

    @cached_property
    def comparing(self) -> "Comparing":
        """Which two pathways are held against each other."""
        from paku_studio.editor.comparing import Comparing

        return Comparing(self)

    @cached_property
    def dots(self) -> "Dots":
        """What the group chooses with dots."""
        from paku_studio.editor.dots import Dots

        return Dots(self)

    @cached_property
    def portraying(self) -> "Portraying":
        """The tools with which the open persona's portrait is drawn."""
        from paku_studio.editor.portraying import Portraying

        return Portraying(self)

    @cached_property
    def presenting(self) -> "Presenting":
        """What the room sees on the projector."""
        from paku_studio.editor.presenting import Presenting

        return Presenting(self)

    @cached_property
    def capture(self) -> "Capture":
        """The line that is being typed, and where it will land."""
        from paku_studio.editor.capture import Capture

        return Capture(self)

    @cached_property
    def sheet_editing(self) -> "SheetEditing":
        """The sheet that is being edited."""
        from paku_studio.editor.sheet_editing import SheetEditing

        return SheetEditing(self)

    @cached_property
    def meetings(self) -> "Meetings":
        """The group and the meeting that the group's page shows; another may go on."""
        from paku_studio.editor.meeting import Meetings

        return Meetings(self)

    @property
    def place(self) -> str:
        """The record at which keys act: the one selected last; "" is the pathway itself."""
        return self.selection[-1] if self.selection else ""

    @property
    def records(self) -> Mapping[str, Record]:
        """Every record by id, live."""
        return self.document.records

    @property
    def document_language(self) -> str:
        """The language in which the document is written and drawn."""
        settings = self.document.of_type(DocumentSettings)
        return settings[0].language.value if settings else self.language

    def pathways(self) -> tuple[str, ...]:
        """The ids of all pathways in their order."""
        return tuple(pathway.id for pathway in LiveIndex(self.document).of_type(Pathway))

    def road(self) -> tuple[MomentOnRoad, ...]:
        """The moments of the open pathway as they are told; looks at no other pathway."""
        return moments_on_road(LiveIndex(self.document), self.pathway)

    # where one works

    def go_to(self, step: str) -> None:
        """Work at another step, or look at the pathway in another way. KeyError for neither.

        What is selected stays so where it can be seen: keys shall not act on what nobody sees.
        """
        if step not in (*STEPS, *VIEWS, *OWN_VIEWS, SHEET):
            raise KeyError(step)
        if step != self.step:
            self.step = step
            self.selection = tuple(one for one in self.selection if self._seen(one))
            self.announce("step", "selection", "landing")

    def _seen(self, record_id: str) -> bool:
        """Whether a record stands on what is worked at."""
        written, _ = written_at(self.records[record_id])
        home = written or ("pathway" if self.pathway_of(record_id) else self.step)
        return home == (SHEET if self.step == SHEET else step_of_view(self.step))

    def open_persona(self, persona: str) -> None:
        """Look at another persona."""
        self._turn_to("persona", persona)

    def open_value(self, value: str) -> None:
        """Look at another board of customer value."""
        self._turn_to("value", value)

    def open_scope(self, persona: str) -> None:
        """Look at the answers of a persona, or of the whole group ("")."""
        self._turn_to("scope", persona)

    def open_sheet(self, sheet: str) -> None:
        """Edit a sheet; one that the program brings along becomes the document's own first."""
        from paku_studio.editor.sheet_editing import made_own

        own = made_own(self, sheet)
        self._turn_to("sheet", own)
        if own in self.records:
            self.go_to(SHEET)

    def _turn_to(self, what: str, record_id: str) -> None:
        if record_id != getattr(self, what) and (record_id in self.records or what == "scope"):
            setattr(self, what, record_id)
            self.announce(what)

    def meet(self, session: str) -> None:
        """This meeting goes on from now on ("" none): what is written is told in it, by its group."""
        found = self.records.get(session)
        self.session = session if isinstance(found, Session) else ""
        group = found.group if isinstance(found, Session) else ""
        self.speaker = replace(self.speaker, group=group, session=self.session)
        self.announce("session")

    def speak_as(self, role: ParticipantRole | None) -> None:
        """Whose voice the next statements are."""
        self.speaker = replace(self.speaker, role=role)
        self.announce("session")

    def _begin_meeting(self) -> None:
        """A meeting dated today goes on when its document is opened; no other does by itself."""
        from paku_studio.editor.meeting import meeting_of_today, this_day

        today = (
            "" if self.session or not self.document.of_type(Session) else meeting_of_today(self.document, this_day())
        )
        if today:
            self.meet(today)

    def _settle(self) -> list[str]:
        """What is gone is open no longer; where nothing is, the first is. Gives what is another now."""
        other = []
        for what, kind in (("persona", Persona), ("value", CustomerValue)):
            if getattr(self, what) not in self.records:
                first = next((one.id for one in LiveIndex(self.document).of_type(kind)), "")
                if first != getattr(self, what):
                    setattr(self, what, first)
                    other.append(what)
                    other += self._ask_of(first) if what == "persona" else []
        if self.sheet and self.sheet not in self.records:
            self.sheet, self.step = "", "sheets" if self.step == SHEET else self.step
            other += ["sheet", "step"]
        if self.scope and self.scope not in self.records:
            self.scope = ""
            other.append("scope")
        if self.session and self.session not in self.records:
            self.session, self.speaker = "", replace(self.speaker, group="", session="")
            other.append("session")
        return other

    def _ask_of(self, persona: str) -> list[str]:
        """The four questions are asked of a persona, as long as the whole group has not answered any."""
        answered = any(not one.persona for one in self.document.of_type(UnderstandingAnswer))
        if self.scope == persona or answered:
            return []
        self.scope = persona
        return ["scope"]

    def t(self, message: str) -> str:
        """A message in the person's language."""
        return translator(self.language)(message)

    def listen(self, callback: Listener) -> Callable[[], None]:
        """Have every change told to the callback; call what is returned to stop that."""
        ticket = object()
        self._listeners[ticket] = callback
        return lambda: self._listeners.pop(ticket, None) and None

    def announce(self, *what: str, commit: Commit | None = None) -> None:
        """Tell the listeners what changed."""
        change = Change(frozenset(what), commit)
        for callback in tuple(self._listeners.values()):
            callback(change)

    def say(self, sentence: str, trouble: bool = False) -> None:
        """One sentence to the person; "" takes it away."""
        self.told = Sentence(sentence, trouble) if sentence else None
        self.announce("told")

    def forget_told(self, *, trouble: bool = False) -> None:
        """The sentence has stood long enough; `trouble`: that too."""
        if self.told is not None and (trouble or not self.told.trouble):
            self.told = None

    def select(self, *ids: str, keep: bool = False) -> None:
        """Select these, unknown ones left out; `keep` turns each on or off beside what is selected already."""
        known = tuple(dict.fromkeys(one for one in ids if one in self.records))
        if keep:
            stay = tuple(one for one in self.selection if one not in known)
            known = stay + tuple(one for one in known if one not in self.selection)
        if known:
            self._go_home(known[-1])
        if known != self.selection:
            self.selection = known
            self.announce("selection", "landing")

    def _go_home(self, record_id: str) -> None:
        """Open what a record stands on: its pathway, or its board."""
        step, owner = written_at(self.records[record_id])
        if step:
            self.go_to(step)
            self._turn_to("scope" if step == "understanding" else step, owner)
            return
        home = self.pathway_of(record_id)
        if home and step_of_view(self.step) != "pathway":
            self.go_to("pathway")
        if home and home != self.pathway:
            self._open(home)

    def open_pathway(self, pathway: str) -> None:
        """Look at another pathway; nothing is selected there yet."""
        if pathway != self.pathway and pathway in self.records:
            self.selection = ()
            self._open(pathway)
            self.announce("selection", "landing")

    def _open(self, pathway: str) -> None:
        self.pathway = pathway
        self.announce("pathway")

    def set_language(self, language: str) -> None:
        """Speak another language to the person; the document keeps its own. What was said in the other is over."""
        if language != self.language:
            self.told = None
        self.language = language
        self.announce("language")

    def pathway_of(self, record_id: str) -> str:
        """The pathway on which a record stands, or ""."""
        record = self.records.get(record_id)
        while record is not None and not isinstance(record, Pathway):
            owner = record.phase if isinstance(record, ServiceMoment) else self.owner_of(record)
            record = self.records.get(owner)
        return record.id if record is not None else ""

    def owner_of(self, record: Record) -> str:
        """The id of what a record hangs on: a note's target, a side step's parent, a moment's phase; or ""."""
        owners = (str(getattr(record, name, "")) for name in OWNING)
        return next((owner for owner in owners if owner), "")

    def moment_of(self, record_id: str) -> str:
        """The moment that a record is, or hangs on; or ""."""
        record = self.records.get(record_id)
        while record is not None and not isinstance(record, ServiceMoment | Phase | Pathway):
            record = self.records.get(self.owner_of(record))
        return record.id if isinstance(record, ServiceMoment) else ""

    def attempt(self, verb: Callable[P, T], *args: P.args, **fields: P.kwargs) -> T | None:
        """Do it, or say in one sentence why not; then the document is as it was. Gives the verb's answer or None."""
        try:
            return verb(*args, **fields)
        except (NotPossible, ReadOnly) as refusal:
            self.say(refusal.sentence(self.language), trouble=True)
        except ValueError:
            self.say(self.t(NOT_ACCEPTED), trouble=True)
        except KeyError:
            self.say(self.t(GONE), trouble=True)
        return None

    def undo(self) -> None:
        """Take the last edit back, and say which."""
        self._tell_turn(self.document.undo_name, self.document.undo, UNDONE, NOTHING_TO_UNDO)

    def redo(self) -> None:
        """Make the last edit that was taken back again, and say which."""
        self._tell_turn(self.document.redo_name, self.document.redo, REDONE, NOTHING_TO_REDO)

    def _tell_turn(self, name: str | None, turn: Callable[[], UndoReport | None], done: str, nothing: str) -> None:
        report = turn()
        if report is None:
            self.say(self.t(nothing))
            return
        said = [self.t(done) % {"edit": self.t(name or "")}]
        said += [describe_skipped(skipped, self.language) for skipped in report.skipped[:2]]
        said += [describe_repair(repair, self.language) for repair in report.repairs[:2]]
        self.say(" ".join(said), trouble=bool(report.skipped))

    def _follow(self, commit: Commit) -> None:
        """After each commit: what is gone is no longer selected or open."""
        what = ["document", *self._settle()]
        if self.pathway not in self.records:
            self.pathway = next(iter(self.pathways()), "")
            what.append("pathway")
        before = self._place_before(commit)
        left = tuple(one for one in self.selection if one in self.records)
        if left != self.selection:
            self.selection = left or before or self._beside(commit)
            what += ["selection", "landing"]
        self.announce(*what, commit=commit)

    def _place_before(self, commit: Commit) -> tuple[str, ...]:
        """After something was taken back: what was selected before it was done, so that one goes on from there."""
        if commit.source in ("user", "import", "redo"):
            self._places.append(self.selection)
        elif commit.source == "undo" and self._places:
            return tuple(one for one in self._places.pop() if one in self.records)
        return ()

    def _beside(self, commit: Commit) -> tuple[str, ...]:
        """What took the place of what was removed: the next in its row, else the one before, else what it hung on."""
        lost = commit.removed.get(self.place)
        if lost is None:
            return ()
        row = self._row_of(lost)
        key = (getattr(lost, "order", ""), lost.id)
        later = [one.id for one in row if (getattr(one, "order", ""), one.id) > key]
        earlier = [one.id for one in row if (getattr(one, "order", ""), one.id) < key]
        owner = self.owner_of(lost)
        found = (later[:1] or earlier[-1:] or [owner])[0]
        return (found,) if found in self.records else ()

    def _row_of(self, lost: Record) -> Sequence[Record]:
        """In order, what stood in one row with it: of a moment on the road, the others on the road."""
        if isinstance(lost, ServiceMoment):
            return level(self.document, lost.phase, lost.parent)
        for name in OWNING:
            owner = str(getattr(lost, name, ""))
            if owner:
                return self.document.children(owner, type(lost), name)
        return ()

    def close(self) -> None:
        """Hear no more of the document."""
        self._stop()
        self._listeners.clear()
