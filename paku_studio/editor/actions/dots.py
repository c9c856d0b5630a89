"""Actions of the group's choosing with dots; what is open and what may be seen is known by `editor.dots`."""

from paku_studio.editor.actions.chosen import Run, first_refusal, has_pathway, needs
from paku_studio.editor.actions.table import Action
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

DOTS: tuple[Action, ...] = (
    Action("go.dots_critical", N_("Dots for critical points"), _choose(DotSubject.CRITICAL), has_pathway, (),
           "diamond", "work"),
    Action("go.dots_missing", N_("Dots for what was missing"), _choose(DotSubject.MISSING), has_pathway, (),
           "circle-minus", "work"),
    Action("go.dots_idea", N_("Dots for ideas"), _choose(DotSubject.IDEA), has_pathway, (), "lightbulb", "work"),
    Action("dots.show", N_("Show the dots"), lambda editor, _: editor.dots.show(),
           first_refusal(has_pathway, _any_given, _hidden), (), "eye", "work"),
    Action("dots.hide", N_("Hide the dots"), lambda editor, _: editor.dots.hide(),
           first_refusal(has_pathway, _begun, _shown), (), "eye-off", "work"),
    Action("dots.new", N_("New choosing with dots"), _new, has_pathway, (), "plus", "work"),
    Action("dots.clear", N_("Take all dots back"), lambda editor, _: editor.dots.clear(),
           first_refusal(has_pathway, _begun, _any_given), (), "rotate-ccw", "work"),
    Action("dots.remove", N_("Remove the choosing with its dots"), lambda editor, _: editor.dots.remove(),
           first_refusal(has_pathway, _begun), (), "trash-2", "work"),
)  # fmt: skip
