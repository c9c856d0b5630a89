"""An action for every field that a form of the inspector has and no other action says: written by the same verbs."""

from collections.abc import Callable, Mapping

from paku_studio.editor.actions.chosen import (
    NO_HANDOVER,
    NO_MOMENT,
    NO_NOTE,
    NO_PART,
    NO_PATHWAY,
    NO_PHASE,
    NO_TOUCHPOINT,
    Can,
    Run,
    chosen,
    first_refusal,
    moments_at,
    phase_at,
)
from paku_studio.editor.actions.table import BOTH, Action, Question
from paku_studio.editor.editor import Editor
from paku_studio.editor.inspecting import FORMS, Choice, Field, choices_of, fields_in, shown, value_of
from paku_studio.editor.inspecting_write import write, write_all
from paku_studio.locale import N_
from paku_studio.models import (
    Handover,
    Involvement,
    Link,
    Note,
    Pathway,
    Phase,
    Record,
    ServiceMoment,
    Touchpoint,
)

NO_LINK = N_("Select a connection first.")
NO_CHOICES = N_("There is nothing to choose from yet.")

REFUSALS: Mapping[type[Record], str] = {
    ServiceMoment: NO_MOMENT,
    Touchpoint: NO_TOUCHPOINT,
    Note: NO_NOTE,
    Phase: NO_PHASE,
    Pathway: NO_PATHWAY,
    Link: NO_LINK,
    Handover: NO_HANDOVER,
    Involvement: NO_PART,
}
NAMES: Mapping[tuple[type[Record], str], str] = {
    (ServiceMoment, "text"): N_("Words of the moment…"),
    (ServiceMoment, "when"): N_("When it was…"),
    (ServiceMoment, "duration"): N_("How long it took…"),
    (ServiceMoment, "place"): N_("Where it was…"),
    (ServiceMoment, "status"): N_("Did it happen…"),
    (ServiceMoment, "stage"): N_("Stage of the service…"),
    (ServiceMoment, "law_references"): N_("Law references…"),
    (ServiceMoment, "role"): N_("Whose voice the moment is…"),
    (ServiceMoment, "session"): N_("Meeting of the moment…"),
    (Touchpoint, "label"): N_("Words of the touchpoint…"),
    (Touchpoint, "kind"): N_("Kind of touchpoint…"),
    (Touchpoint, "role"): N_("Whose voice the touchpoint is…"),
    (Touchpoint, "session"): N_("Meeting of the touchpoint…"),
    (Note, "text"): N_("Words of the note…"),
    (Note, "kind"): N_("Kind of note…"),
    (Note, "own"): N_("Note only for me"),
    (Note, "heading"): N_("Heading of the note…"),
    (Note, "role"): N_("Whose voice the note is…"),
    (Note, "session"): N_("Meeting of the note…"),
    (Phase, "key"): N_("Kind of phase…"),
    (Pathway, "subtitle"): N_("Subtitle of the pathway…"),
    (Pathway, "variant"): N_("Variant of the pathway…"),
    (Pathway, "persona"): N_("Persona of the pathway…"),
    (Pathway, "package"): N_("Action package of the pathway…"),
    (Pathway, "summary"): N_("Summary of the pathway…"),
    (Link, "kind"): N_("Kind of connection…"),
    (Link, "label"): N_("Words of the connection…"),
    (Handover, "kind"): N_("Kind of hand-over…"),
    (Handover, "from_actor"): N_("Hand-over from which actor…"),
    (Handover, "to_actor"): N_("Hand-over to which actor…"),
    (Handover, "worked"): N_("Did the hand-over work…"),
    (Handover, "note"): N_("Remark on the hand-over…"),
    (Involvement, "actor"): N_("Another actor in the moment…"),
}
"""The fields that have an action here, each with its name."""

ICONS: Mapping[str, str] = {
    "when": "calendar-days",
    "duration": "clock",
    "place": "map-pin",
    "own": "eye-off",
    "law_references": "scale",
    "role": "user",
    "session": "users",
    "persona": "circle-user",
    "worked": "circle-check",
    "actor": "user",
    "from_actor": "user",
    "to_actor": "user",
}


def targets(editor: Editor, kind: type[Record]) -> list[str]:
    """Whose field is written: what is selected of that type, else what it stands on (moment, phase, pathway)."""
    if kind is Pathway:
        return [editor.pathway] if editor.pathway in editor.records else []
    if kind is ServiceMoment:
        return moments_at(editor)
    found = [record.id for record in chosen(editor, kind)]
    return found or ([one for one in [phase_at(editor)] if one] if kind is Phase else [])


def _run(kind: type[Record], field: Field) -> Run:
    def run(editor: Editor, answer: str) -> None:
        ids = targets(editor, kind)
        value: object = answer if field.kind in ("text", "lines") else answer.strip()
        if field.kind == "check":
            value = not _checked(kind, field)(editor)
        if len(ids) > 1:
            write_all(editor.document, ids, field, value)
        else:
            written = write(editor.document, ids[0], field, value)
            editor.select(*(written if one == ids[0] else one for one in editor.selection))

    return run


def _can(kind: type[Record], field: Field) -> Can:
    def there(editor: Editor) -> str:
        return "" if targets(editor, kind) else REFUSALS[kind]

    def fits(editor: Editor) -> str:
        records = [editor.records[one] for one in targets(editor, kind)]
        fitting = all(shown(record, field, editor.document) for record in records)
        return "" if fitting else NO_CHOICES if field.kind == "choice" else NOT_FOR_THIS

    return first_refusal(there, fits)


NOT_FOR_THIS = N_("What is selected has no such thing.")


def _checked(kind: type[Record], field: Field) -> Callable[[Editor], bool]:
    def checked(editor: Editor) -> bool:
        ids = targets(editor, kind)
        return bool(ids) and all(getattr(editor.records[one], field.name) for one in ids)

    return checked


def _question(kind: type[Record], field: Field) -> Question | None:
    def given(editor: Editor) -> str:
        ids = targets(editor, kind)
        return str(value_of(editor.document, editor.records[ids[-1]], field, editor.language)) if ids else ""

    def options(editor: Editor) -> tuple[Choice, ...]:
        return choices_of(editor.document, field, editor.language)

    if field.kind == "check":
        return None
    if field.kind == "choice":
        return Question(field.label, "choice", options)
    return Question(field.label, "text", given=given)


def _action(kind: type[Record], field: Field) -> Action:
    checked = _checked(kind, field) if field.kind == "check" else None
    return Action(
        id=f"{kind.TYPE}.{field.name}",
        name=NAMES[kind, field.name],
        run=_run(kind, field),
        can=_can(kind, field),
        icon=ICONS.get(field.name, "pencil"),
        menu="moment",
        on=BOTH,
        asks=_question(kind, field),
        checked=checked,
    )


DETAILS: tuple[Action, ...] = tuple(
    _action(kind, field) for kind, form in FORMS.items() for field in fields_in(form) if (kind, field.name) in NAMES
)
