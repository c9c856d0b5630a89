"""Actions that go from place to place on the road; what stands where is known by `editor.walking`."""

from paku_studio.editor.actions.chosen import Run, has_pathway
from paku_studio.editor.actions.table import BOTH, CANVAS, Action
from paku_studio.editor.editor import Editor
from paku_studio.editor.walking import Way, walk
from paku_studio.locale import N_


def _go(way: Way) -> Run:
    def run(editor: Editor, _answer: str) -> None:
        walk(editor, way)

    return run


def _action(way: Way, name: str, *keys: str, on: frozenset[str] = frozenset({CANVAS})) -> Action:
    return Action(id=f"go.{way}", name=name, run=_go(way), can=has_pathway, keys=keys, menu="go", on=on)


GOING: tuple[Action, ...] = (
    _action("next", N_("Go to the next"), "Right"),
    _action("previous", N_("Go to the previous"), "Left"),
    _action("up", N_("Go to the row above"), "Up"),
    _action("down", N_("Go to the row below"), "Down"),
    _action("page_up", N_("Go a page up"), "PgUp"),
    _action("page_down", N_("Go a page down"), "PgDown"),
    _action("first", N_("Go to the first"), "Home"),
    _action("last", N_("Go to the last"), "End"),
    _action("into", N_("Go into the card"), "Ctrl+Down"),
    _action("out", N_("Go out of the card"), "Ctrl+Up", "Backspace"),
    _action("next_phase", N_("Go to the next phase"), "Ctrl+PgDown", on=BOTH),
    _action("previous_phase", N_("Go to the previous phase"), "Ctrl+PgUp", on=BOTH),
)
