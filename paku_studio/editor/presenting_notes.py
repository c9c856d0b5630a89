"""What only the facilitator sees beside the room's picture: own notes on what is shown and for the meeting. No window.

Nothing of this is ever drawn for the room.
"""

from dataclasses import dataclass

from paku_studio.editor.presenting import Presenting
from paku_studio.edits import add_note
from paku_studio.edits.boards import add_own_note
from paku_studio.models import FacilitatorNote, Note, NoteKind, Pathway, Persona, Phase, ServiceMoment, Touchpoint


@dataclass(frozen=True, slots=True)
class OwnNote:
    """One note. `here`: it stands on what is shown; `parked`: it waits for its time."""

    id: str
    text: str
    here: bool = False
    parked: bool = False


def own_notes(presenting: Presenting) -> tuple[OwnNote, ...]:
    """Those on what is shown, then those of the meeting that goes on; where no meeting does, all of them."""
    editor = presenting.editor
    document = editor.document
    here = [
        OwnNote(note.id, note.text, here=True)
        for target in _shown(presenting)
        for note in document.children(target, Note, "target")
        if note.own and note.text.strip()
    ]
    kept = sorted(document.of_type(FacilitatorNote), key=lambda note: (note.parked, note.order, note.id))
    session = editor.session
    of_meeting = [
        OwnNote(note.id, note.text, parked=note.parked)
        for note in kept
        if note.text.strip() and not note.done and (not session or note.session in ("", session))
    ]
    return (*here, *of_meeting)


def _shown(presenting: Presenting) -> list[str]:
    """The records on whose notes the facilitator wants to look: what is shown, and the touchpoints of a moment."""
    shown = target_of(presenting)
    document = presenting.editor.document
    if not isinstance(document.records.get(shown), ServiceMoment):
        return [shown] if shown else []
    return [shown, *(point.id for point in document.children(shown, Touchpoint, "moment"))]


def target_of(presenting: Presenting) -> str:
    """The record on which a note of the facilitator's falls; "" where it falls on none."""
    editor, plan = presenting.editor, presenting.plan
    shown = plan.id if plan is not None else ""
    record = editor.records.get(shown)
    return shown if isinstance(record, ServiceMoment | Phase | Pathway | Persona) else ""


def note_down(presenting: Presenting, text: str) -> str:
    """One more note of the facilitator's own, on what is shown or for the meeting. Gives its id, "" where none was."""
    editor = presenting.editor
    words = text.strip()
    if not words:
        return ""
    target = target_of(presenting)
    if target:
        return editor.attempt(add_note, editor.document, target, NoteKind.IDEA, words, own=True) or ""
    return editor.attempt(add_own_note, editor.document, words, session=editor.session) or ""
