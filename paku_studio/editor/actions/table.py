"""What an action is: a named thing that a person can do, as data for menus, keys, the palette and help. No Qt."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from paku_studio.editor.editor import Editor
    from paku_studio.editor.inspecting import Choice

CANVAS, OUTLINE, WINDOW, BOARD = "canvas", "outline", "window", "board"
BOTH = frozenset({CANVAS, OUTLINE})
EVERYWHERE = frozenset({CANVAS, OUTLINE, WINDOW})
OF_WINDOW = frozenset({WINDOW})
"""For actions that have nothing to do with what is selected on the road."""
MENUS = ("file", "edit", "work", "add", "moment", "mark", "view", "go", "help")


@dataclass(frozen=True, slots=True)
class Question:
    """What an action asks before it runs. `given`: the text to begin with; `options`: what can be chosen."""

    prompt: str
    kind: Literal["text", "choice"] = "text"
    options: "Callable[[Editor], tuple[Choice, ...]] | None" = None
    given: "Callable[[Editor], str] | None" = None


def always(_editor: "Editor") -> str:
    """Nothing stands in the way, whatever is selected."""
    return ""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a person can do. `name` and what `can` gives are messages for the catalogue.

    `run` gets the answer to `asks` ("" without one); None: the window does it. `can` gives "" when it is possible now,
    else why not. `keys` are portable key sequences; `on`: where it works.
    """

    id: str
    name: str
    run: "Callable[[Editor, str], None] | None" = None
    can: "Callable[[Editor], str]" = always
    keys: tuple[str, ...] = ()
    icon: str = ""
    menu: str = ""
    on: frozenset[str] = EVERYWHERE
    asks: Question | None = None
    checked: "Callable[[Editor], bool] | None" = None


def of_window(actions: Iterable[Action]) -> tuple[Action, ...]:
    """Actions of a page or of the whole document: they do the same whatever is selected on the road."""
    return tuple(replace(action, on=OF_WINDOW) for action in actions)
