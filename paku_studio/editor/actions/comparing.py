"""Actions of two pathways side by side; which two they are is known by `editor.comparing`."""

from paku_studio.editor.actions.chosen import needs
from paku_studio.editor.actions.table import Action
from paku_studio.editor.editor import Editor
from paku_studio.locale import N_

NOT_TWO = N_("It takes two pathways to compare them.")


def _swap(editor: Editor, _answer: str) -> None:
    editor.comparing.swap()
    editor.go_to("compare")


def _list(editor: Editor, _answer: str) -> None:
    shown = editor.step == "compare" and editor.comparing.listed
    editor.go_to("compare")
    editor.comparing.list_differences(not shown)


_two = needs(lambda editor: editor.comparing.after, NOT_TWO)

COMPARING: tuple[Action, ...] = (
    Action("compare.swap", N_("Compare the other way round"), _swap, _two, (), "repeat", "work"),
    Action(
        "compare.list", N_("Differences as a list"), _list, _two, (), "list", "work",
        checked=lambda editor: editor.comparing.listed,
    ),
)  # fmt: skip
