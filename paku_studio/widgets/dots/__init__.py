"""The page on which a group chooses with dots."""

from paku_studio.widgets.dots.page import DotsPage

__all__ = ["DotsPage"]
