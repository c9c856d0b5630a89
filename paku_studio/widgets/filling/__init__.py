"""Filling in a sheet on screen before it is printed; nothing of it is saved."""

from paku_studio.widgets.filling.panel import FillingPanel

__all__ = ["FillingPanel"]
