"""Two pathways side by side: the page on which they are compared."""

from paku_studio.widgets.compare.page import ComparePage

__all__ = ["ComparePage"]
