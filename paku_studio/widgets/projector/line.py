"""The line where one types, as it stands under the room's picture: as low as it can be, so that much is seen above."""

from paku_studio.widgets.desk import Desk
from paku_studio.widgets.dock import Dock
from paku_studio.widgets.dots.line import NumberLine


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


class RoomNumbers(NumberLine):
    """While the group chooses with dots, numbers are typed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.desk = desk
        self.field.setText(desk.editor.dots.line)
        self.field.textChanged.connect(self._keep)
        self.given.connect(self._give)
        self.left.connect(lambda: desk.focus("canvas"))
        desk.listen(self, lambda _: self.show_heard(desk.editor.dots.heard))

    def _keep(self, text: str) -> None:
        self.desk.editor.dots.line = text

    def _give(self, text: str) -> None:
        if self.desk.editor.dots.type_line(text):
            self.field.clear()
