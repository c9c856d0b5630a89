"""Actions of the projector while it is on; the window that shows it does them. Knows no picture and no screen."""

from typing import TYPE_CHECKING

from paku_studio.editor.actions.table import OF_WINDOW, Action
from paku_studio.locale import N_

if TYPE_CHECKING:
    from paku_studio.editor.editor import Editor
    from paku_studio.editor.presenting import Presenting

NOT_ON = N_("The projector is not on.")
ONE_SCREEN = N_("There is only one screen.")


def presenting_of(editor: "Editor") -> "Presenting | None":
    """The projector of an editor while it is on. Where nobody ever wanted it, none is made."""
    made: Presenting | None = vars(editor).get("presenting")
    return made if made is not None and made.on else None


def is_on(editor: "Editor") -> str:
    """Why nothing can be done on the projector: it is off."""
    return "" if presenting_of(editor) else NOT_ON


def has_screens(editor: "Editor") -> str:
    """Why the picture cannot go to another screen."""
    presenting = presenting_of(editor)
    if presenting is None:
        return NOT_ON
    return "" if len(presenting.screens) > 1 else ONE_SCREEN


def curtain_drawn(editor: "Editor") -> bool:
    """Whether the curtain is drawn."""
    presenting = presenting_of(editor)
    return presenting is not None and presenting.curtain


def timer_shown(editor: "Editor") -> bool:
    """Whether the room sees the timer."""
    presenting = presenting_of(editor)
    return presenting is not None and presenting.timer_shown


def _of_projector(id: str, name: str, *keys: str, icon: str = "") -> Action:  # noqa: A002 - the table's own word
    return Action(f"projector.{id}", name, None, is_on, keys, icon, "work", OF_WINDOW)


PRESENTING: tuple[Action, ...] = (
    _of_projector("next", N_("Next on the projector"), icon="arrow-right"),
    _of_projector("previous", N_("Previous on the projector"), icon="arrow-left"),
    _of_projector("up", N_("Farther: the phase, the whole pathway"), icon="arrow-up"),
    _of_projector("down", N_("Nearer: the phase, the moment"), icon="arrow-down"),
    Action("projector.curtain", N_("Curtain"), None, is_on, ("F8",), "eye-off", "work", OF_WINDOW, None, curtain_drawn),
    Action("projector.timer", N_("Timer"), None, is_on, ("F9",), "timer", "work", OF_WINDOW, None, timer_shown),
    _of_projector("timer_turn", N_("Start or pause the timer"), icon="clock"),
    _of_projector("timer_more", N_("One minute more"), icon="plus"),
    _of_projector("timer_less", N_("One minute less"), icon="minus"),
    Action(
        "projector.screen", N_("To the other screen"), None, has_screens, ("Ctrl+F5",), "monitor", "work", OF_WINDOW
    ),
    _of_projector("keys", N_("The keys of the projector"), icon="keyboard"),
    _of_projector("leave", N_("Leave the projector"), icon="x"),
)
"""They need a projector that is on; `view.projector` begins one."""
