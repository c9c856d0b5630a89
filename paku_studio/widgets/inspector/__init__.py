"""The inspector: what is selected, told in full and edited at once."""

from paku_studio.widgets.inspector.inspector import Inspector

__all__ = ["Inspector"]
