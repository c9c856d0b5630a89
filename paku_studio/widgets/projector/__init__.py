"""The projector: the room's picture on a screen of its own or over this one, and the facilitator's panel beside it."""

from paku_studio.widgets.projector.begin import present

__all__ = ["present"]
