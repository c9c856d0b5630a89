"""Walking a page by Tab as one reads it, in whatever order its fields were made. Knows no page."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from paku_studio.widgets.inspector.inspector import takes_tab


def stops_in(parts: Sequence[QWidget], page: QWidget) -> list[QWidget]:
    """What Tab stops at in these parts of a page, in their order."""
    found = [one for part in parts for one in part.findChildren(QWidget)]
    return [one for one in found if takes_tab(one) and one.isVisibleTo(page)]


def walk(page: QWidget, stops: Sequence[QWidget], forwards: bool, show: Callable[[QWidget], None]) -> bool | None:
    """Give the keys to the next stop and `show` it; beyond the last one they leave the page.

    Gives whether that was done, None where the keys are at none of the stops: then Qt's own order holds.
    """
    here = QApplication.focusWidget()
    if here not in stops:
        return None
    place = stops.index(here) + (1 if forwards else -1)
    if not 0 <= place < len(stops):
        return _leave(page, stops, forwards)
    stops[place].setFocus(_reason(forwards))
    show(stops[place])
    return True


def _leave(page: QWidget, stops: Sequence[QWidget], forwards: bool) -> bool:
    """On to what is beside the page."""
    here = page
    while True:
        here = here.nextInFocusChain() if forwards else here.previousInFocusChain()
        if here is page:
            return False
        inside = here in stops or page.isAncestorOf(here)
        if not inside and takes_tab(here) and here.isVisible() and here.window() is page.window():
            here.setFocus(_reason(forwards))
            return True


def _reason(forwards: bool) -> Qt.FocusReason:
    return Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
