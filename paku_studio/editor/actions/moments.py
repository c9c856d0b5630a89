"""Actions that make one thing of another: split and join moments, turn notes and touchpoints into moments."""

import itertools
import re

from paku_studio import edits
from paku_studio.editor.actions.chosen import (
    NO_MOMENT,
    beside,
    chosen,
    first_refusal,
    has_note,
    has_other_moment,
    has_touchpoint,
    needs,
    other_moments,
    the,
)
from paku_studio.editor.actions.table import BOTH, Action, Question
from paku_studio.editor.editor import Editor
from paku_studio.editor.gestures.landing import touchpoint_to_moment
from paku_studio.editor.inspecting import Choice
from paku_studio.edits import NotPossible, names
from paku_studio.edits.refusal import CANNOT_SPLIT, NO_ROAD
from paku_studio.locale import N_
from paku_studio.models import Note, Persona, ServiceMoment, Touchpoint

NO_NEXT = N_("There is no moment after it.")
TWO_NEEDED = N_("Select two moments or more first.")
AROUND = 30
"""Letters shown on each side of a place to split at."""
MOST_GAPS = 200

_is_moment = needs(lambda editor: the(editor, ServiceMoment), NO_MOMENT)


def _gaps(editor: Editor) -> list[int]:
    """The places between the words of the moment at hand."""
    moment = the(editor, ServiceMoment)
    found = re.finditer(r"(?<=\S)\s+(?=\S)", moment.text if moment else "")
    return [gap.end() for gap in itertools.islice(found, MOST_GAPS)]


def _split_options(editor: Editor) -> tuple[Choice, ...]:
    moment = the(editor, ServiceMoment)
    text = moment.text if moment else ""
    return tuple(Choice(str(at), f"{_tail(text[:at])} | {_head(text[at:])}", "split") for at in _gaps(editor))


def _tail(text: str) -> str:
    words = " ".join(text[-4 * AROUND :].split())
    return words if len(words) <= AROUND else f"…{words[-AROUND:]}"


def _head(text: str) -> str:
    words = " ".join(text[: 4 * AROUND].split())
    return words if len(words) <= AROUND else f"{words[:AROUND]}…"


def _split(editor: Editor, answer: str) -> None:
    if not answer.isdecimal() or len(answer) > 6:
        raise NotPossible(CANNOT_SPLIT)
    editor.select(edits.split_moment(editor.document, editor.place, int(answer)))


def _next_moment(editor: Editor) -> str:
    return beside([placed.moment.id for placed in editor.road()], editor.place, 1)


def _join_next(editor: Editor, _answer: str) -> None:
    editor.select(edits.join_moments(editor.document, [editor.place, _next_moment(editor)]))


def _join_chosen(editor: Editor, _answer: str) -> None:
    editor.select(edits.join_moments(editor.document, [moment.id for moment in chosen(editor, ServiceMoment)]))


def _join_with(editor: Editor, answer: str) -> None:
    editor.select(edits.join_moments(editor.document, [editor.place, answer]))


def _notes_to_moments(editor: Editor, _answer: str) -> None:
    made = []
    with editor.document.edit(names.NOTE_TO_MOMENT):
        for note in reversed(chosen(editor, Note)):
            made.append(edits.note_to_moment(editor.document, note.id).id)
    editor.select(*reversed(made))


def _about_a_persona(editor: Editor) -> str:
    about = (editor.records.get(note.target) for note in chosen(editor, Note))
    return NO_ROAD if any(isinstance(target, Persona) for target in about) else ""


def _touchpoint_to_moment(editor: Editor, _answer: str) -> None:
    touchpoint = the(editor, Touchpoint)
    if touchpoint is not None:
        editor.select(touchpoint_to_moment(editor.document, touchpoint.id))


MOMENTS: tuple[Action, ...] = (
    Action(
        "moment.split", N_("Split the moment…"), _split, first_refusal(_is_moment, needs(_gaps, CANNOT_SPLIT)),
        (), "scissors", "moment", BOTH, Question(N_("Where to split"), "choice", _split_options),
    ),
    Action(
        "moment.join_next", N_("Join with the next moment"), _join_next,
        first_refusal(_is_moment, needs(_next_moment, NO_NEXT)), (), "merge", "moment", BOTH,
    ),
    Action(
        "moment.join_with", N_("Join with another moment…"), _join_with,
        first_refusal(_is_moment, needs(has_other_moment, NO_NEXT)),
        (), "combine", "moment", BOTH, Question(N_("With which moment"), "choice", other_moments),
    ),
    Action(
        "moment.join", N_("Join the selected moments"), _join_chosen,
        needs(lambda editor: len(chosen(editor, ServiceMoment)) > 1, TWO_NEEDED),
        ("Ctrl+M",), "combine", "moment", BOTH,
    ),
    Action(
        "note.to_moment", N_("Turn the note into a moment"), _notes_to_moments,
        first_refusal(has_note, _about_a_persona), (), "square-plus", "moment", BOTH,
    ),
    Action(
        "touchpoint.to_moment", N_("Turn the touchpoint into a moment"), _touchpoint_to_moment,
        has_touchpoint, (), "square-plus", "moment", BOTH,
    ),
)  # fmt: skip
