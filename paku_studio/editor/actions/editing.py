"""Actions on whatever is selected: take back, copy, duplicate, delete. The clipboard is the window's."""

from paku_studio import edits
from paku_studio.editor.actions.chosen import NOTHING_CHOSEN, first_refusal, has_moment_but, has_selection, needs
from paku_studio.editor.actions.table import BOTH, EVERYWHERE, Action
from paku_studio.editor.editor import NOTHING_TO_REDO, NOTHING_TO_UNDO, Editor
from paku_studio.edits.refusal import CANNOT_DUPLICATE
from paku_studio.locale import N_
from paku_studio.models import FacilitatorNote, Frequency, Handover, Involvement, Link

NOTHING_TO_SELECT = N_("There is no moment yet.")


def _undo(editor: Editor, _answer: str) -> None:
    editor.undo()


def _redo(editor: Editor, _answer: str) -> None:
    editor.redo()


def _select_all(editor: Editor, _answer: str) -> None:
    editor.select(*(placed.moment.id for placed in editor.road()))


def _duplicate(editor: Editor, _answer: str) -> None:
    editor.select(*edits.duplicate(editor.document, editor.selection))


def _has_its_own_place(editor: Editor) -> str:
    hanging = (Link, Handover, Involvement, Frequency, FacilitatorNote)
    return CANNOT_DUPLICATE if any(isinstance(editor.records[one], hanging) for one in editor.selection) else ""


def _delete(editor: Editor, _answer: str) -> None:
    edits.remove(editor.document, editor.selection)


def _has_words(editor: Editor) -> str:
    return "" if editor.place or editor.pathway else NOTHING_CHOSEN


EDITING: tuple[Action, ...] = (
    Action(
        "edit.undo", N_("Take back"), _undo, needs(lambda editor: editor.document.undo_name, NOTHING_TO_UNDO),
        ("Ctrl+Z",), "undo-2", "edit", EVERYWHERE,
    ),
    Action(
        "edit.redo", N_("Make again"), _redo, needs(lambda editor: editor.document.redo_name, NOTHING_TO_REDO),
        ("Ctrl+Y", "Ctrl+Shift+Z"), "redo-2", "edit", EVERYWHERE,
    ),
    Action("edit.cut", N_("Cut"), None, has_selection, ("Ctrl+X",), "scissors", "edit", BOTH),
    Action("edit.copy", N_("Copy"), None, has_selection, ("Ctrl+C",), "copy", "edit", BOTH),
    Action("edit.paste", N_("Paste"), keys=("Ctrl+V",), icon="clipboard-paste", menu="edit", on=BOTH),
    Action("edit.paste_as_text", N_("Paste as text"), keys=("Ctrl+Shift+V",), icon="type", menu="edit", on=BOTH),
    Action(
        "edit.duplicate", N_("Duplicate"), _duplicate, first_refusal(has_selection, _has_its_own_place),
        ("Ctrl+D",), "files", "edit", BOTH,
    ),
    Action("edit.delete", N_("Delete"), _delete, has_selection, ("Del",), "trash-2", "edit", BOTH),
    Action(
        "edit.select_all", N_("Select all moments"), _select_all,
        needs(has_moment_but, NOTHING_TO_SELECT), ("Ctrl+A",), "", "edit", BOTH,
    ),
    Action("edit.rename", N_("Edit the words"), None, _has_words, ("F2",), "pencil", "edit", EVERYWHERE),
    Action("edit.find", N_("Find"), keys=("Ctrl+F",), icon="search", menu="edit", on=EVERYWHERE),
    Action("edit.replace", N_("Find and replace"), keys=("Ctrl+H",), icon="replace", menu="edit", on=EVERYWHERE),
    Action(
        "edit.blur", N_("Replace what identifies a person"), keys=("Ctrl+B",), icon="eye-off", menu="edit",
        on=EVERYWHERE,
    ),
)  # fmt: skip
