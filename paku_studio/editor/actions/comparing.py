"""Actions of two pathways side by side; which two they are is known by `editor.comparing`."""

from paku_studio.editor.actions.chosen import first_refusal, needs
from paku_studio.editor.actions.table import Action
from paku_studio.editor.editor import Editor
from paku_studio.locale import N_

NOT_HERE = N_("Two pathways are not side by side now.")
NOT_TWO = N_("It takes two pathways to compare them.")


def _swap(editor: Editor, _answer: str) -> None:
    editor.comparing.swap()


def _list(editor: Editor, _answer: str) -> None:
    editor.comparing.list_differences(not editor.comparing.listed)


_seen = first_refusal(
    needs(lambda editor: editor.step == "compare", NOT_HERE),
    needs(lambda editor: editor.comparing.after, NOT_TWO),
)

COMPARING: tuple[Action, ...] = (
    Action("compare.swap", N_("Compare the other way round"), _swap, _seen, (), "repeat", "work"),
    Action(
        "compare.list", N_("Differences as a list"), _list, _seen, (), "list", "work",
        checked=lambda editor: editor.comparing.listed,
    ),
)  # fmt: skip
