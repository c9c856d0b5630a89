"""The boards in the window: fields with their lines, the dock below them, the pages of understanding and value."""

from paku_studio.widgets.boards.dock import BoardDock
from paku_studio.widgets.boards.field_block import FieldBlock
from paku_studio.widgets.boards.understanding_page import UnderstandingPage
from paku_studio.widgets.boards.value_page import ValuePage

__all__ = ["BoardDock", "FieldBlock", "UnderstandingPage", "ValuePage"]
