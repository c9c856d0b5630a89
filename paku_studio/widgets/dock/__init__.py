"""The capture dock at the foot of the window: one place to type, with suggestions above it and marks below."""

from paku_studio.widgets.dock.dock import Dock

__all__ = ["Dock"]
