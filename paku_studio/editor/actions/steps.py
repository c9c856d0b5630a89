"""Actions that go to a step of the work, or look at the pathway in another way."""

from paku_studio.editor.actions.chosen import Run, has_pathway
from paku_studio.editor.actions.table import OF_WINDOW, Action, always
from paku_studio.editor.editor import Editor
from paku_studio.editor.steps import STEPS, VIEWS
from paku_studio.locale import N_

ICONS = {
    "group": "users-round",
    "persona": "user",
    "understanding": "lightbulb",
    "value": "gem",
    "pathway": "waypoints",
    "sheets": "printer",
    "compare": "columns-2",
    "dots": "circle-dot",
}
"""The sign of each step and view."""


def _go(step: str) -> Run:
    def run(editor: Editor, _answer: str) -> None:
        editor.go_to(step)

    return run


STEPPING: tuple[Action, ...] = (
    *(
        Action(f"go.{step}", words, _go(step), always, (f"Ctrl+{number}",), ICONS[step], "work", OF_WINDOW)
        for number, (step, words) in enumerate(STEPS.items(), 1)
        if step != "sheets"
    ),
    Action(
        "file.sheets",
        N_("Sheets and export"),
        _go("sheets"),
        always,
        ("Ctrl+P", "Ctrl+6"),
        ICONS["sheets"],
        "work",
        OF_WINDOW,
    ),
    *(
        Action(f"go.{view}", words, _go(view), has_pathway, (), ICONS[view], "work", OF_WINDOW)
        for view, words in VIEWS.items()
    ),
    Action("view.projector", N_("Show on the projector"), None, always, ("F5",), "presentation", "work", OF_WINDOW),
    Action("view.projector_here", N_("Show from here"), None, always, ("Shift+F5",), "presentation", "work", OF_WINDOW),
)
