"""Reading a copy and planning what it would bring, beside the window; the page shows what comes of it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shiboken6 import isValid

from paku_studio.editor.bringing_in import BringingIn, plan_for, read_a_copy
from paku_studio.editor.merging import Copy, copy_of
from paku_studio.editor.settling import VIEW
from paku_studio.edits import NotPossible
from paku_studio.storage import FileProblem
from paku_studio.widgets.file_dialogs import ask_open
from paku_studio.widgets.work import Progress, Work

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk
    from paku_studio.widgets.window import MainWindow


def coming_at(desk: "Desk") -> BringingIn:
    """The copy that comes into the document of this desk; made anew with the document."""
    if desk.coming is None:
        desk.coming = BringingIn(desk.editor)
    return desk.coming


def choose_copy(window: "MainWindow") -> None:
    """The system's dialog for the copy, then read it; back to the one that waits, where one has gone elsewhere."""
    coming = coming_at(window.desk)
    if coming.planned is not None and window.desk.editor.step != VIEW:
        coming.look_at_copy()
        return
    from paku_studio.widgets.window_actions import usual_folder

    t = window.desk.t
    chosen = ask_open(window, t, t("Bring in a copy"), usual_folder(window), "PAKU (*.paku)")
    if chosen is not None:
        window.desk.program.last_folder = chosen.parent
        read_copy(window.desk, chosen)


def read_copy(desk: "Desk", path: Path) -> None:
    """Read a copy and plan; one that is open in another window as it is there now."""
    coming = coming_at(desk)
    if desk.keeper is not None and desk.program.window_with(path) is desk.program.window_of(desk):
        coming.refuse_own()
        return
    language, mine, other = desk.language, copy_of(desk.editor, desk.keeper), _open_elsewhere(desk, path)

    def task(progress: Progress) -> tuple[Copy, Any]:
        copy = other if other is not None else read_a_copy(path)
        progress(1, 2)
        return copy, plan_for(mine, copy, language)

    work = _work(desk, coming, coming.begin(path.name), task, lambda found: coming.found(*found))
    coming.wait_for(work.abandon)
    work.start()


def plan_again(desk: "Desk", coming: BringingIn) -> None:
    """The document is another since the plan was made: what would the copy bring now?"""
    copy = coming.copy
    if copy is None:
        return
    language, mine = desk.language, copy_of(desk.editor, desk.keeper)
    turn = coming.begin_again()
    _work(desk, coming, turn, lambda _: plan_for(mine, copy, language), coming.plan_again).start()


def _open_elsewhere(desk: "Desk", path: Path) -> Copy | None:
    """A copy that is open in another window, as it is there: its file may not have all yet."""
    window = desk.program.window_with(path)
    return copy_of(window.desk.editor, window.desk.keeper) if window is not None else None


def _work(
    desk: "Desk", coming: BringingIn, turn: int, task: Callable[[Progress], Any], done: Callable[[Any], object]
) -> Work:
    """Work whose end is told as long as the document is open and nothing else was wished since."""
    work = Work(task, desk.program)

    def tell(then: Callable[..., object], *told: object) -> None:
        if isValid(desk) and desk.coming is coming and coming.turn == turn:
            then(*told)

    def fail(trouble: Exception) -> None:
        known = isinstance(trouble, FileProblem | NotPossible)
        coming.fail(trouble.sentence(desk.language) if known else "")

    work.done.connect(lambda found: tell(done, found))
    work.failed.connect(lambda trouble: tell(fail, trouble))
    return work
