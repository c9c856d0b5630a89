"""The middle of the window: the road with its capture line, or the page of another step with a line of its own."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from paku_studio.widgets.controls import hairline
from paku_studio.widgets.desk import Desk


class Workplace(QWidget):
    """The road stays made, because it is dear; a page is made when its step is opened, and goes when it is left."""

    def __init__(self, desk: Desk, canvas: QWidget, dock: QWidget) -> None:
        super().__init__()
        self.desk = desk
        self.page: Any = None
        """The page of a step (`page.Page`); None at the pathway."""
        self.page_dock: QWidget | None = None
        self._box = stacked(self)
        self._on_road, self._at_step = QWidget(), QWidget()
        road = stacked(self._on_road)
        road.addWidget(canvas, 1)
        road.addWidget(hairline(desk))
        road.addWidget(dock)
        self._page_box = stacked(self._at_step)
        for part in (self._on_road, self._at_step):
            self._box.addWidget(part, 1)
        if desk.editor.document.read_only:
            from paku_studio.widgets.reading import ReadingBar

            self.put_on_top(ReadingBar(desk))
            take_keys_of(dock, canvas)

    def show_step(self, step: str) -> None:
        """Show the road, or make the page of another step."""
        self._let_keys_go()
        self.page = self.page_dock = None
        while self._page_box.count():
            left = self._page_box.takeAt(0).widget()
            left.hide()
            left.deleteLater()
        if step != "pathway":
            self._make_page(step)
        self._on_road.setVisible(self.page is None)
        self._at_step.setVisible(self.page is not None)

    def _let_keys_go(self) -> None:
        """Before what has the keys is hidden: Qt would give them to a neighbour, who would open its own place again."""
        held = self.window().focusWidget()
        if held is not None and self.isAncestorOf(held):
            held.clearFocus()

    def _make_page(self, step: str) -> None:
        from paku_studio.widgets.page import make_page

        self.page = make_page(self.desk, step)
        self._page_box.addWidget(self.page, 1)
        if self.page.has_dock:
            from paku_studio.widgets.boards import BoardDock

            self.page_dock = BoardDock(self.desk)
            self._page_box.addWidget(hairline(self.desk))
            self._page_box.addWidget(self.page_dock)
            QWidget.setTabOrder(self.page, self.page_dock)
            self.page_dock.show()
            if self.desk.editor.document.read_only:
                take_keys_of(self.page_dock, self.page)
        self.page.show()

    def put_on_top(self, part: QWidget) -> None:
        """Show a part above road or page."""
        self._box.insertWidget(0, part)


def take_keys_of(dock: QWidget, page: QWidget) -> None:
    """Where the document is only read there is no line to type on: whoever goes there comes to the page."""
    dock.hide()
    dock.setFocusProxy(page)


def stacked(whole: QWidget) -> QVBoxLayout:
    """Parts one below the other, with nothing between them."""
    box = QVBoxLayout(whole)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    return box
