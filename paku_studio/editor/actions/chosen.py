"""What the selection means to an action: which moments, touchpoints, notes; and why not, where there are none."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from paku_studio.editor.editor import Editor
from paku_studio.editor.inspecting import Choice, name_of, words_of
from paku_studio.locale import N_
from paku_studio.models import Involvement, Link, Note, Pathway, Phase, Record, ServiceMoment, Touchpoint

R = TypeVar("R", bound=Record)
Can = Callable[[Editor], str]
Run = Callable[[Editor, str], None]

NO_PATHWAY = N_("There is no pathway yet.")
NOTHING_CHOSEN = N_("Select something first.")
NO_MOMENT = N_("Select a moment first.")
NO_PHASE = N_("Select a phase first.")
NO_TOUCHPOINT = N_("Select a touchpoint first.")
NO_NOTE = N_("Select a note first.")
NO_MARKABLE = N_("Select a moment or a touchpoint first.")
NO_HANDOVER = N_("Select a hand-over first.")
NO_PART = N_("Select an actor in a moment first.")
CAN_BE_CHANGED = N_("This document can be changed already.")


def only_read(editor: Editor) -> str:
    """Whether the document is only read."""
    return "" if editor.document.read_only else CAN_BE_CHANGED


def chosen(editor: Editor, *kinds: type[R]) -> list[R]:
    """The selected records of these types, in the order in which they were selected."""
    found = (editor.records.get(one) for one in editor.selection)
    return [record for record in found if isinstance(record, kinds)]


def the(editor: Editor, kind: type[R]) -> R | None:
    """The record at which keys act, where it is of this type."""
    record = editor.records.get(editor.place)
    return record if isinstance(record, kind) else None


def moment_at(editor: Editor) -> str:
    """The moment at which keys act, or on which what is selected hangs; or ""."""
    return editor.moment_of(editor.place)


def moments_at(editor: Editor) -> list[str]:
    """The selected moments; where none is, the one on which what is selected hangs."""
    found = [moment.id for moment in chosen(editor, ServiceMoment)]
    return found or [one for one in [moment_at(editor)] if one]


def markable(editor: Editor) -> list[ServiceMoment | Touchpoint]:
    """What a mark falls on: the selected moments and touchpoints, else the moment at hand."""
    found: list[Any] = chosen(editor, ServiceMoment, Touchpoint)
    at_hand = editor.records.get(moment_at(editor))
    return found or [record for record in [at_hand] if isinstance(record, ServiceMoment)]


def phase_at(editor: Editor) -> str:
    """The phase at which keys act: selected, or that of what is selected; or ""."""
    record = editor.records.get(editor.place)
    if isinstance(record, Note) and isinstance(editor.records.get(record.target), Phase):
        return record.target
    if isinstance(record, Phase):
        return record.id
    moment = editor.records.get(moment_at(editor))
    return moment.phase if isinstance(moment, ServiceMoment) else ""


def needs(found: Callable[[Editor], Any], refusal: str) -> Can:
    """It is possible where something is found; else this is why not."""
    return lambda editor: "" if found(editor) else refusal


def first_refusal(*reasons: Can) -> Can:
    """Possible where nothing stands in the way; the first hindrance is told."""
    return lambda editor: next((reason for can in reasons if (reason := can(editor))), "")


has_pathway = needs(lambda editor: editor.pathway, NO_PATHWAY)
has_selection = needs(lambda editor: editor.selection, NOTHING_CHOSEN)
has_moment = needs(moment_at, NO_MOMENT)
has_markable = needs(markable, NO_MARKABLE)
has_phase = needs(phase_at, NO_PHASE)
has_touchpoint = needs(lambda editor: the(editor, Touchpoint), NO_TOUCHPOINT)
has_note = needs(lambda editor: chosen(editor, Note), NO_NOTE)
has_part = needs(lambda editor: the(editor, Involvement), NO_PART)


def kinds(enumeration: str) -> Callable[[Editor], tuple[Choice, ...]]:
    """A question's answers: the words of a closed list that a form offers too."""
    return lambda editor: words_of(enumeration, editor.language)


def beside(row: Sequence[str], here: str, step: int) -> str:
    """What stands so many places further on in a row; "" beyond its ends, or where nobody is in it."""
    place = row.index(here) + step if here in row else -1
    return row[place] if 0 <= place < len(row) else ""


def phase_beside(editor: Editor, step: int) -> str:
    """The phase before (-1) or after (1) the one at hand; or ""."""
    row = [phase.id for phase in editor.document.children(editor.pathway, Phase, "pathway")]
    return beside(row, phase_at(editor), step)


def one_line(editor: Editor, record_id: str) -> str:
    """A record in its own words, on one line."""
    return " ".join(name_of(editor.document, record_id, editor.language).split())


def moment_options(editor: Editor, *without: str) -> tuple[Choice, ...]:
    """The moments of the open pathway with their numbers, as answers."""
    return tuple(
        Choice(one.moment.id, f"{one.number}  {_words_of(editor, one.moment)}", "circle-dot")
        for one in editor.road()
        if one.moment.id not in without
    )


def _words_of(editor: Editor, moment: ServiceMoment) -> str:
    return " ".join(moment.text.split()) or one_line(editor, moment.id)


def has_moment_but(editor: Editor, *without: str) -> bool:
    """Whether there is a moment on the open pathway besides these; looks no further than it must."""
    phases = editor.document.children(editor.pathway, Phase, "pathway")
    moments = (moment for phase in phases for moment in editor.document.children(phase.id, ServiceMoment, "phase"))
    return any(moment.id not in without for moment in moments)


def has_other_moment(editor: Editor) -> bool:
    """Whether there is a moment besides the selected ones."""
    return has_moment_but(editor, *moments_at(editor))


def other_moments(editor: Editor) -> tuple[Choice, ...]:
    """The moments of the open pathway but the selected ones."""
    return moment_options(editor, *moments_at(editor))


def phase_options(editor: Editor) -> tuple[Choice, ...]:
    """The phases of the open pathway as answers."""
    found = editor.document.children(editor.pathway, Phase, "pathway")
    return tuple(Choice(phase.id, one_line(editor, phase.id), "flag") for phase in found)


def pathway_record(editor: Editor) -> Pathway:
    """The open pathway. KeyError where there is none."""
    return editor.document.get(editor.pathway, Pathway)


def links_from(editor: Editor, moment: str) -> tuple[Link, ...]:
    """The ways that lead on from a moment, gaps too."""
    return editor.document.children(moment, Link, "source")
