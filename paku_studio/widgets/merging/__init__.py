"""The page on which a copy of the document is looked over and brought in, and differences of copies are settled."""

from paku_studio.widgets.merging.page import MergingPage

__all__ = ["MergingPage"]
