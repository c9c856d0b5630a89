"""Writing what was typed or chosen in a form: each field by the verb that means it, as one edit. Knows no Qt."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from paku_studio import edits
from paku_studio.editor.inspecting import Field
from paku_studio.edits import names
from paku_studio.edits.actors import actor_for, move_involvement
from paku_studio.edits.refusal import NAMELESS, NotPossible
from paku_studio.models import (
    AskedQuestion,
    Emotion,
    Frequency,
    Handover,
    HandoverKind,
    Involvement,
    Link,
    LinkKind,
    MomentStage,
    MomentStatus,
    Note,
    NoteKind,
    PathwayPhase,
    Phase,
    Record,
    ServiceMoment,
    Session,
    Touchpoint,
    TouchpointKind,
)
from paku_studio.store import Document

Verb = Callable[[Document, str, Any], object]


def write(document: Document, record_id: str, field: Field, value: Any) -> str:
    """Write one field, a value as `value_of` gives it, as one edit. Gives the id of what the record is then.

    NotPossible or ValueError where the value does not fit.
    """
    record = document.records[record_id]
    verb = _VERBS.get((type(record), field.name)) or _VERBS.get((Record, field.name))
    if verb is not None:
        made = verb(document, record_id, value)
        return made if isinstance(made, str) else record_id
    if field.kind in ("text", "line"):
        edits.set_text(document, record_id, field.name, value)
    else:
        edits.change(document, record_id, **{field.name: value or _NOTHING.get(field.name, value)})
    return record_id


def write_all(document: Document, ids: Sequence[str], field: Field, value: Any) -> None:
    """Write a field of several records as one edit, under the name that the edit has for one."""
    with document.edit(_NAMES.get((field.name, bool(value)), _NAMES.get((field.name, True), names.CHANGE))):
        for record_id in ids:
            write(document, record_id, field, value)


def _critical(document: Document, record_id: str, value: bool) -> None:
    (edits.mark_critical if value else edits.unmark_critical)(document, record_id)


def _meaningful(document: Document, record_id: str, value: bool) -> None:
    (edits.mark_meaningful if value else edits.unmark_meaningful)(document, record_id)


def _laws(document: Document, record_id: str, value: str) -> None:
    laws = tuple(line.strip() for line in value.split("\n") if line.strip())
    edits.set_law_references(document, record_id, laws)


def _phase_label(document: Document, record_id: str, value: str) -> None:
    edits.rename_phase(document, record_id, value, document.get(record_id, Phase).key)


def _phase_key(document: Document, record_id: str, value: str) -> None:
    edits.rename_phase(document, record_id, document.get(record_id, Phase).label, PathwayPhase(value))


def _asked(question: AskedQuestion) -> Verb:
    return lambda document, record_id, value: edits.set_asked(document, record_id, question, value)


def _session(document: Document, record_id: str, value: str) -> None:
    """Words said in a session were said by its group."""
    group = document.get(value, Session).group if value else ""
    edits.change(document, record_id, session=value, group=group)


def _worked(document: Document, record_id: str, value: str) -> None:
    edits.change_handover(document, record_id, worked={"yes": True, "no": False}.get(value))


_PLAIN = {LinkKind.LEADS_TO, LinkKind.RETURN, LinkKind.SKIPPED}
"""Kinds of ways that differ in nothing but what they are called."""


def _link_kind(document: Document, record_id: str, value: str) -> str:
    """Another kind for a way; where it becomes a gap, or one at the same time, it is made anew. Gives its id."""
    link = document.get(record_id, Link)
    kind = LinkKind(value)
    if {kind, link.kind} <= _PLAIN:
        edits.change(document, record_id, kind=kind)
        return record_id
    with document.edit(names.CHANGE) as transaction:
        transaction.remove(record_id)
        if kind is LinkKind.GAP:
            return edits.mark_gap(document, link.source, link.label)
        return edits.connect(document, link.source, link.target, kind, link.label)


def _actor(document: Document, record_id: str, value: str) -> str:
    """Another actor in the same part; where that one takes part already, the two parts become one. Gives its id."""
    part = document.get(record_id, Involvement)
    if not value.strip():
        raise NotPossible(NAMELESS)
    with document.edit(names.CHANGE) as transaction:
        actor = actor_for(document, transaction, value)
        move_involvement(document, transaction, part, part.moment, actor)
    return next(one.id for one in document.children(part.moment, Involvement, "moment") if one.actor == actor)


def _frequency(document: Document, record_id: str, value: str) -> None:
    if value.strip():
        edits.set_text(document, record_id, "text", value)
    else:
        edits.remove(document, [record_id])


_VERBS: Mapping[tuple[type[Record], str], Verb] = {
    (Record, "critical"): _critical,
    (Record, "meaningful"): _meaningful,
    (Record, "session"): _session,
    (ServiceMoment, "feeling"): lambda document, one, value: edits.set_feeling(document, one, Emotion(value)),
    (ServiceMoment, "status"): lambda document, one, value: edits.set_status(document, one, MomentStatus(value)),
    (ServiceMoment, "stage"): lambda document, one, value: edits.set_stage(
        document, one, MomentStage(value) if value else None
    ),
    (ServiceMoment, "client_choice"): edits.set_client_choice,
    (ServiceMoment, "law_references"): _laws,
    (Touchpoint, "kind"): lambda document, one, value: edits.change_touchpoint_kind(
        document, one, TouchpointKind(value)
    ),
    (Note, "kind"): lambda document, one, value: edits.change_note_kind(document, one, NoteKind(value)),
    (Note, "own"): edits.keep_note_to_myself,
    (Phase, "label"): _phase_label,
    (Phase, "key"): _phase_key,
    (Link, "kind"): _link_kind,
    (Handover, "kind"): lambda document, one, value: edits.change_handover(document, one, kind=HandoverKind(value)),
    (Handover, "from_actor"): lambda document, one, value: edits.change_handover(document, one, from_actor=value),
    (Handover, "to_actor"): lambda document, one, value: edits.change_handover(document, one, to_actor=value),
    (Handover, "note"): lambda document, one, value: edits.change_handover(document, one, note=value),
    (Handover, "worked"): _worked,
    (Involvement, "actor"): _actor,
    (Frequency, "text"): _frequency,
    **{(Record, f"asked_{question}"): _asked(question) for question in AskedQuestion},
}

_NOTHING: Mapping[str, None] = dict.fromkeys(("role", "package", "stage"))
"""Fields that hold None where nothing is told."""

_NAMES = {
    ("critical", True): names.MARK_CRITICAL,
    ("critical", False): names.UNMARK_CRITICAL,
    ("meaningful", True): names.MARK_MEANINGFUL,
    ("meaningful", False): names.UNMARK_MEANINGFUL,
    ("feeling", True): names.SET_FEELING,
    ("status", True): names.SET_STATUS,
    ("kind", True): names.CHANGE_NOTE_KIND,
}
