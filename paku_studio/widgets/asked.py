"""What the group was asked, as a small card over the work: six toggles, each with what came of it. Knows no drawing."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStyle, QVBoxLayout, QWidget

from paku_studio.editor.asking import Asked, asked_of, turn
from paku_studio.editor.editor import Change
from paku_studio.widgets.controls import label, scroll
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.wrapping import CheckButton

WIDTH = 360


class AskedCard(QFrame):
    """Six questions; Space or a click turns one, so does its figure, Up and Down walk, Escape closes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("kind", "card")
        title = desk.t("What the group was asked")
        self.setAccessibleName(title)
        px = desk.look.px
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(px(14), px(12), px(14), px(12))
        box.setSpacing(px(2))
        box.addWidget(label(desk, title, "title", wrap=True))
        self.toggles = [self._toggle(number, asked) for number, asked in enumerate(asked_of(desk.editor), 1)]
        for toggle in self.toggles:
            box.addWidget(toggle)
        box.addWidget(label(desk, desk.t("What was not asked is drawn apart from what nobody raised."), "soft", True))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(scroll(inside))
        self._inside = inside
        desk.listen(self, self._follow)
        self.refresh()

    def _toggle(self, number: int, asked: Asked) -> CheckButton:
        made = CheckButton(self._desk, f"{number}  {asked.words}")
        made.clicked.connect(lambda *_: turn(self._desk.editor, asked.question))
        return made

    def _follow(self, change: Change) -> None:
        if change.what & {"document", "pathway"}:
            self.refresh()

    def refresh(self) -> None:
        """Show the six as they are now; without a pathway there is nothing to show."""
        rows = asked_of(self._desk.editor)
        if not rows:
            self.close()
        for number, (toggle, asked) in enumerate(zip(self.toggles, rows, strict=False), 1):
            toggle.setChecked(asked.asked)
            spoken = f"{asked.words}, {asked.outcome}"
            toggle.tell(f"{number}  {asked.words}", aside=asked.outcome, spoken=spoken)

    def open_over(self, part: QWidget) -> None:
        """Stand in a part's upper left corner, no larger than the part."""
        px = self._desk.look.px
        width = min(px(WIDTH), max(part.width() - px(16), px(160)))
        room = max(part.height() - px(16), px(120))
        layout = self._inside.layout()
        height = layout.totalHeightForWidth(width - 2)
        if height + 4 > room:
            bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
            height = layout.totalHeightForWidth(width - 2 - bar)
        self._inside.setFixedHeight(height)
        self.resize(width, min(height + 4, room))
        self.move(part.mapToGlobal(QPoint(px(8), px(8))))
        self.show()
        if self.toggles:
            self.toggles[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A figure turns its question; arrows walk."""
        figure = event.text()
        if figure.isdigit() and 1 <= int(figure) <= len(self.toggles):
            self.toggles[int(figure) - 1].click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


def open_asked(desk: Desk, part: QWidget) -> AskedCard:
    """Show the card over a part of the window."""
    card = AskedCard(desk, part)
    card.open_over(part)
    return card
