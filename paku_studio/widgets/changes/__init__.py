"""What changed since a meeting: the page on which a facilitator who comes back reads it."""

from paku_studio.widgets.changes.page import ChangesPage

__all__ = ["ChangesPage"]
