"""Actions on what changed since a meeting; which line one stands on is known by `changing`. The window opens states."""

from paku_studio.editor.actions.chosen import Can, Run
from paku_studio.editor.actions.table import OF_WINDOW, Action, always
from paku_studio.editor.editor import Editor
from paku_studio.locale import N_

ELSEWHERE = N_("Go to “What changed” first.")
NO_STATE = N_("There is no earlier state yet.")


def _go_to(editor: Editor, _answer: str) -> None:
    editor.go_to("changes")


def _does(name: str) -> Run:
    """Something that is done with the chosen line."""

    def run(editor: Editor, _answer: str) -> None:
        from paku_studio.editor.changing import changing_of

        getattr(changing_of(editor), name)()

    return run


def _can(name: str) -> Can:
    """Only where the lines are seen; then why not, as it is known there."""

    def can(editor: Editor) -> str:
        if editor.step != "changes":
            return ELSEWHERE
        from paku_studio.editor.changing import changing_of

        return str(getattr(changing_of(editor), name)())

    return can


def _action(key: str, name: str, run: Run | None, can: Can, icon: str, *keys: str) -> Action:
    return Action(key, name, run, can, keys, icon, "work", OF_WINDOW)


CHANGES: tuple[Action, ...] = (
    _action("go.changes", N_("What changed"), _go_to, always, "clock", "Ctrl+Shift+C"),
    _action("changes.go", N_("Go to what changed"), _does("go"), _can("why_not_go"), "arrow-up-right"),
    _action("changes.bring_back", N_("Bring back"), _does("bring_back"), _can("why_not_back"), "rotate-ccw", "Ctrl+R"),
    _action("changes.beside", N_("As it was, beside the present"), _does("show_beside"), _can("why_not_beside"),
            "columns-2"),
    _action("changes.open", N_("Open the earlier state as its own document"), None, _can("why_no_state"), "app-window"),
    _action("changes.forget", N_("Remove this earlier state…"), None, _can("why_no_state"), "trash-2"),
)  # fmt: skip
