"""Actions on what changed since a meeting: their page does them; which line one stands on is known by `changing`."""

from paku_studio.editor.actions.chosen import Can, Run
from paku_studio.editor.actions.table import OF_WINDOW, Action, always
from paku_studio.editor.editor import Editor
from paku_studio.locale import N_

ELSEWHERE = N_("Go to “What changed” first.")


def _go_to(editor: Editor, _answer: str) -> None:
    editor.go_to("changes")
    editor.forget_told()  # the sentence that led here would lie over the lines


def _can(name: str) -> Can:
    """Only where the lines are seen; then why not, as it is known there."""

    def can(editor: Editor) -> str:
        if editor.step != "changes":
            return ELSEWHERE
        return str(getattr(editor.changing, name)())

    return can


def _action(key: str, name: str, run: Run | None, can: Can, icon: str, *keys: str) -> Action:
    return Action(key, name, run, can, keys, icon, "work", OF_WINDOW)


CHANGES: tuple[Action, ...] = (
    _action("go.changes", N_("What changed"), _go_to, always, "clock", "Ctrl+Shift+C"),
    _action("changes.go", N_("Go to what changed"), None, _can("why_not_go"), "arrow-up-right"),
    _action("changes.bring_back", N_("Bring back"), None, _can("why_not_back"), "rotate-ccw", "Ctrl+R"),
    _action("changes.beside", N_("As it was, beside the present"), None, _can("why_not_beside"),
            "columns-2"),
    _action("changes.open", N_("Open the earlier state as its own document"), None, _can("why_no_state"), "app-window"),
    _action("changes.forget", N_("Remove this earlier state…"), None, _can("why_no_state"), "trash-2"),
)  # fmt: skip
