"""Actions of the group's choosing with dots; what is open and what may be seen is known by `editor.dots`."""

from paku_studio.editor.actions.chosen import Can, Run, first_refusal, has_pathway, needs
from paku_studio.editor.actions.table import OF_WINDOW, Action
from paku_studio.editor.editor import Editor
from paku_studio.locale import N_
from paku_studio.models import DotSubject

NOT_BEGUN = N_("The choosing with dots has not begun yet.")
NOBODY = N_("Nobody has given dots yet.")
HIDDEN = N_("The dots are hidden already.")
SHOWN = N_("The dots are shown already.")


def _choose(subject: DotSubject) -> Run:
    def run(editor: Editor, _answer: str) -> None:
        editor.go_to("dots")
        editor.dots.choose(subject)

    return run


def _new(editor: Editor, _answer: str) -> None:
    editor.go_to("dots")
    editor.dots.new()


_begun = needs(lambda editor: editor.dots.ballot, NOT_BEGUN)
_any_given = needs(lambda editor: editor.dots.given, NOBODY)
_hidden = needs(lambda editor: not editor.dots.shown, SHOWN)
_shown = needs(lambda editor: editor.dots.shown, HIDDEN)


def _action(key: str, name: str, run: Run, *reasons: Can, icon: str) -> Action:
    can = first_refusal(has_pathway, *reasons)
    return Action(key, name, run, can, icon=icon, menu="work", on=OF_WINDOW)


DOTS: tuple[Action, ...] = (
    _action("go.dots_critical", N_("Dots for critical points"), _choose(DotSubject.CRITICAL), icon="diamond"),
    _action("go.dots_missing", N_("Dots for what was missing"), _choose(DotSubject.MISSING), icon="circle-minus"),
    _action("go.dots_idea", N_("Dots for ideas"), _choose(DotSubject.IDEA), icon="lightbulb"),
    _action("dots.show", N_("Show the dots"), lambda editor, _: editor.dots.show(), _any_given, _hidden, icon="eye"),
    _action("dots.hide", N_("Hide the dots"), lambda editor, _: editor.dots.hide(), _begun, _shown, icon="eye-off"),
    _action("dots.new", N_("New choosing with dots"), _new, icon="plus"),
    _action("dots.clear", N_("Take all dots back"), lambda editor, _: editor.dots.clear(), _begun, _any_given,
            icon="rotate-ccw"),
    _action("dots.remove", N_("Remove the choosing with its dots"), lambda editor, _: editor.dots.remove(), _begun,
            icon="trash-2"),
)  # fmt: skip
