"""What the window asks of the page of a step, and where each page is. Knows no page until it is opened."""

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk

_PAGES = {
    "group": ("group", "GroupPage"),
    "persona": ("persona", "PersonaPage"),
    "understanding": ("boards", "UnderstandingPage"),
    "value": ("boards", "ValuePage"),
    "compare": ("compare", "ComparePage"),
    "changes": ("changes", "ChangesPage"),
    "dots": ("dots", "DotsPage"),
    "merging": ("merging", "MergingPage"),
    "sheets": ("sheets", "SheetsPage"),
    "sheet": ("sheet_editor", "SheetEditorPage"),
}


class Page(Protocol):
    """A step of the work, in place of the canvas; a widget, whose focus proxy is where keys go first."""

    has_dock: bool
    """Whether one types below it."""

    def title(self) -> str:
        """What is open, in the bar above."""

    def note(self) -> str:
        """Small beside the state of saving; "" for nothing."""

    def menu(self) -> QMenu | None:
        """What the title opens, made anew; None where there is nothing to choose."""


def make_page(desk: "Desk", step: str) -> QWidget:
    """The page of a step or view; its module is loaded only now."""
    module, name = _PAGES[step]
    return cast("QWidget", getattr(import_module(f"paku_studio.widgets.{module}"), name)(desk))
