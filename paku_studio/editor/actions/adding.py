"""Actions that add something beside, on or in what is selected. Each asks for the words and selects what it made."""

from paku_studio import edits
from paku_studio.drawing.road_marks import note_icon
from paku_studio.editor.actions.chosen import (
    Can,
    Run,
    first_refusal,
    has_moment,
    has_part,
    has_pathway,
    kinds,
    moment_at,
    phase_at,
    the,
)
from paku_studio.editor.actions.table import BOTH, Action, Question
from paku_studio.editor.editor import Editor
from paku_studio.editor.inspecting import Choice, actor_names
from paku_studio.editor.inspecting_add import touchpoint_kind
from paku_studio.editor.landing import at_record
from paku_studio.edits import NotPossible
from paku_studio.edits.refusal import NAMELESS
from paku_studio.locale import N_
from paku_studio.models import (
    Actor,
    HandoverKind,
    Involvement,
    Note,
    NoteKind,
    Pathway,
    Phase,
    ServiceMoment,
    Touchpoint,
    TouchpointKind,
)

WORDS_NEEDED = N_("Write something first.")
WHAT_HAPPENED = Question(N_("What happened"))
WHAT_WAS_SAID = Question(N_("What was said"))


def _words(answer: str) -> str:
    if not answer.strip():
        raise NotPossible(WORDS_NEEDED)
    return answer.strip()


def _moment(editor: Editor, answer: str) -> None:
    at = at_record(editor.document, editor.pathway, editor.place)
    place = {"after": at.after} if at.after else {"phase": at.phase}
    made = edits.add_moment(editor.document, at.pathway, _words(answer), told=editor.speaker, **place)
    editor.select(made)


def _moment_before(editor: Editor, answer: str) -> None:
    place = {"before": moment_at(editor)}
    made = edits.add_moment(editor.document, editor.pathway, _words(answer), told=editor.speaker, **place)
    editor.select(made)


def _side_step(editor: Editor, answer: str) -> None:
    editor.select(edits.add_side_step(editor.document, moment_at(editor), _words(answer), told=editor.speaker))


def _parallel(editor: Editor, answer: str) -> None:
    editor.select(edits.add_parallel_moment(editor.document, moment_at(editor), _words(answer), told=editor.speaker))


def _phase(editor: Editor, answer: str) -> None:
    here = phase_at(editor)
    editor.select(edits.add_phase(editor.document, editor.pathway, _words(answer), after=here))


def _touchpoint(editor: Editor, answer: str) -> None:
    words = _words(answer)
    kind = TouchpointKind(touchpoint_kind(editor.document, words))
    _add_touchpoint(editor, kind, words)


def _touchpoint_of_kind(editor: Editor, answer: str) -> None:
    _add_touchpoint(editor, TouchpointKind(answer), "")


def _add_touchpoint(editor: Editor, kind: TouchpointKind, label: str) -> None:
    moment = moment_at(editor)
    editor.select(edits.add_touchpoint(editor.document, moment, kind, label, told=editor.speaker))


def note_target(editor: Editor) -> str:
    """What a note would be about: what is selected, what it hangs on, else the pathway."""
    record = editor.records.get(editor.place)
    if isinstance(record, Note):
        return record.target
    if isinstance(record, Pathway | Phase | ServiceMoment | Touchpoint):
        return record.id
    return moment_at(editor) or editor.pathway


def _note(kind: NoteKind) -> Run:
    def run(editor: Editor, answer: str) -> None:
        made = edits.add_note(editor.document, note_target(editor), kind, _words(answer), told=editor.speaker)
        editor.select(made)

    return run


def _actor(editor: Editor, answer: str) -> None:
    name, _, often = answer.partition(": ")
    if not name.strip():
        raise NotPossible(NAMELESS)
    editor.select(edits.involve(editor.document, moment_at(editor), name.strip(), often.strip()))


def _known_actor(editor: Editor, answer: str) -> None:
    editor.select(edits.involve(editor.document, moment_at(editor), answer))


def _actor_options(editor: Editor) -> tuple[Choice, ...]:
    return tuple(Choice(name, " ".join(name.split()), "user") for name in actor_names(editor.document))


def _frequency(editor: Editor, answer: str) -> None:
    part = the(editor, Involvement)
    edits.add_frequency(editor.document, part.id if part else "", _words(answer))


def _handover(editor: Editor, answer: str) -> None:
    editor.select(edits.add_handover(editor.document, moment_at(editor), HandoverKind(answer)))


def _someone_acts(editor: Editor) -> str:
    named = any(actor.name.strip() for actor in editor.document.of_type(Actor))
    return "" if named else N_("There are no actors yet.")


def _adds(
    name: str, words: str, run: Run, can: Can, asks: Question, *, icon: str, keys: tuple[str, ...] = ()
) -> Action:
    return Action(f"add.{name}", words, run, can, keys, icon, "add", BOTH, asks)


def _notes(kind: NoteKind, words: str) -> Action:
    return _adds(f"note_{kind}", words, _note(kind), has_pathway, WHAT_WAS_SAID, icon=note_icon(kind))


ADDING: tuple[Action, ...] = (
    _adds(
        "moment", N_("Add moment…"), _moment, has_pathway, WHAT_HAPPENED,
        icon="square-plus", keys=("Ctrl+Return",),
    ),
    _adds(
        "moment_before", N_("Add moment before…"), _moment_before, has_moment, WHAT_HAPPENED,
        icon="between-horizontal-start", keys=("Ctrl+Shift+Return",),
    ),
    _adds(
        "side_step", N_("Add side step…"), _side_step, has_moment, WHAT_HAPPENED,
        icon="corner-down-right", keys=("Ctrl+Alt+Return",),
    ),
    _adds(
        "parallel", N_("Add moment at the same time…"), _parallel, has_moment, WHAT_HAPPENED,
        icon="git-branch", keys=("Ctrl+Alt+Shift+Return",),
    ),
    _adds("phase", N_("Add phase…"), _phase, has_pathway, Question(N_("Name of the phase")), icon="flag"),
    _adds(
        "touchpoint", N_("Add touchpoint…"), _touchpoint, has_moment, Question(N_("What the client meets")),
        icon="circle-dot", keys=("Ctrl+T",),
    ),
    _adds(
        "touchpoint_of_kind", N_("Add touchpoint of a kind…"), _touchpoint_of_kind, has_moment,
        Question(N_("Kind of touchpoint"), "choice", kinds("TouchpointKind")), icon="circle-dot",
    ),
    _notes(NoteKind.WORKED, N_("Add what worked…")),
    _notes(NoteKind.MISSING, N_("Add what was missing…")),
    _notes(NoteKind.RISK, N_("Add risk…")),
    _notes(NoteKind.IDEA, N_("Add idea…")),
    _notes(NoteKind.QUESTION, N_("Add question…")),
    _notes(NoteKind.QUOTE, N_("Add quote…")),
    _adds("actor", N_("Add actor…"), _actor, has_moment, Question(N_("Who acts")), icon="user"),
    _adds(
        "known_actor", N_("Add a known actor…"), _known_actor, first_refusal(has_moment, _someone_acts),
        Question(N_("Who acts"), "choice", _actor_options), icon="users",
    ),
    _adds("frequency", N_("Add frequency…"), _frequency, has_part, Question(N_("How often")), icon="repeat"),
    _adds(
        "handover", N_("Add hand-over…"), _handover, has_moment,
        Question(N_("Kind of hand-over"), "choice", kinds("HandoverKind")), icon="handshake",
    ),
)  # fmt: skip
