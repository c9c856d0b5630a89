"""Everything that a person can do, as one table: menus, keys, the palette, the outline and help are made from it."""

from paku_studio.editor.actions.adding import ADDING
from paku_studio.editor.actions.boards import BOARDS
from paku_studio.editor.actions.changes import CHANGES
from paku_studio.editor.actions.comparing import COMPARING
from paku_studio.editor.actions.details import DETAILS
from paku_studio.editor.actions.dots import DOTS
from paku_studio.editor.actions.editing import EDITING
from paku_studio.editor.actions.going import GOING
from paku_studio.editor.actions.groups import GROUPS
from paku_studio.editor.actions.links import LINKS
from paku_studio.editor.actions.marks import MARKS
from paku_studio.editor.actions.merging import MERGING
from paku_studio.editor.actions.moments import MOMENTS
from paku_studio.editor.actions.moving import MOVING
from paku_studio.editor.actions.pathways import PATHWAYS
from paku_studio.editor.actions.personas import PERSONAS
from paku_studio.editor.actions.presenting import PRESENTING
from paku_studio.editor.actions.sheets import SHEETS
from paku_studio.editor.actions.steps import STEPPING
from paku_studio.editor.actions.table import Action, Question, of_window
from paku_studio.editor.actions.windows import WINDOWS

ACTIONS: tuple[Action, ...] = (
    *STEPPING,
    *WINDOWS,
    *EDITING,
    *ADDING,
    *MOVING,
    *MOMENTS,
    *MARKS,
    *LINKS,
    *DETAILS,
    *PATHWAYS,
    *GOING,
    *BOARDS,
    *DOTS,
    *of_window(COMPARING),
    *CHANGES,
    *of_window(MERGING),
    *PRESENTING,
    *of_window(GROUPS),
    *of_window(PERSONAS),
    *of_window(SHEETS),
)

__all__ = ["ACTIONS", "Action", "Question"]
