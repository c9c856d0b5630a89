"""The line where one types, as it stands under the room's picture: as low as it can be, so that much is seen above."""

from paku_studio.widgets.desk import Desk
from paku_studio.widgets.dock import Dock


class RoomDock(Dock):
    """What stands above the line is there only when there is something to choose or to read."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.pages.currentChanged.connect(lambda _: self._make_room())
        self._make_room()

    def refresh(self) -> None:
        """Bring all up to date, and the room above the line with it."""
        super().refresh()
        self._make_room()

    def _make_room(self) -> None:
        self.over.setVisible(self.pages.currentIndex() == 0 or self.capture.pasted is not None)
