"""Actions on copies of the document; the window reads files, and its page knows which difference one stands on."""

from paku_studio.editor.actions.chosen import needs
from paku_studio.editor.actions.table import Action
from paku_studio.editor.settling import count_unsettled
from paku_studio.locale import N_

NONE_LEFT = N_("There are no differences to settle.")

_differ = needs(count_unsettled, NONE_LEFT)

MERGING: tuple[Action, ...] = (
    Action("file.merge", N_("Bring in a copy…"), None, icon="combine", menu="file"),
    Action("go.differences", N_("Differences to settle"), None, _differ, (), "scale", "work"),
    Action("differences.first", N_("Choose the first value"), None, _differ, ("Alt+1",), "check", "work"),
    Action("differences.second", N_("Choose the second value"), None, _differ, ("Alt+2",), "check", "work"),
    Action("differences.all_first", N_("Choose the first value in all"), None, _differ, (), "copy", "work"),
    Action("differences.all_second", N_("Choose the second value in all"), None, _differ, (), "copy", "work"),
)
