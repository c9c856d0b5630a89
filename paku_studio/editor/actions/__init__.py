"""Everything that a person can do, as one table: menus, keys, the palette, the outline and help are made from it."""

from paku_studio.editor.actions.adding import ADDING
from paku_studio.editor.actions.editing import EDITING
from paku_studio.editor.actions.going import GOING
from paku_studio.editor.actions.table import Action, Option, Question
from paku_studio.editor.actions.windows import WINDOWS

ACTIONS: tuple[Action, ...] = (*WINDOWS, *EDITING, *ADDING, *GOING)

__all__ = ["ACTIONS", "Action", "Option", "Question"]
