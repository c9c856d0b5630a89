"""How near one looks, and buttons for it: a small bar in the canvas's lower right corner. Knows no road."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from paku_studio.widgets.controls import IconButton, hairline
from paku_studio.widgets.icons import icon

if TYPE_CHECKING:
    from paku_studio.widgets.canvas.surface import Canvas
    from paku_studio.widgets.desk import Desk

HEIGHT, FROM_RIGHT, FROM_BOTTOM = 36, 16, 12
WORDS_FROM = 420
"""Below this width of the canvas, in pixels of 100 % text size, the last button shows only its icon."""


class ZoomBar(QWidget):
    """− 100 % + and the whole pathway."""

    def __init__(self, desk: "Desk", canvas: "Canvas") -> None:
        super().__init__(canvas)
        self._desk = desk
        self.setProperty("kind", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(desk.t("Zoom"))
        self._out = self._button("view.zoom_out", "minus")
        self._share = self._button("view.zoom_100")
        self._in = self._button("view.zoom_in", "plus")
        self._all = self._button("view.zoom_all", "maximize")
        self._words = desk.name_of("view.zoom_all")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 1, 2, 1)
        layout.setSpacing(0)
        for part in (self._out, self._share, self._in, hairline(desk, vertical=True), self._all):
            layout.addWidget(part)
        self.show_zoom(1.0)

    def _button(self, action_id: str, icon_name: str = "") -> QToolButton:
        made = IconButton(self)
        made.setProperty("kind", "flat")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setFont(self._desk.look.font(14))
        made.setMinimumSize(self._desk.look.px(34), self._desk.look.px(32))
        if icon_name:
            made.setIcon(icon(icon_name, self._desk.look.ink, self._desk.look.disabled))
        self._desk.watch(made, action_id)
        return made

    @property
    def said(self) -> str:
        """How near one looks, in words."""
        return self._share.text()

    def show_zoom(self, zoom: float) -> None:
        """Say how near one looks: 1.0 is 100 %."""
        percent = self._desk.t("%(number)s%%") % {"number": round(zoom * 100)}
        self._share.setText(percent)
        self._share.setAccessibleDescription(percent)
        self._share.setMinimumWidth(self._share.fontMetrics().horizontalAdvance(percent) + self._desk.look.px(16))

    def place(self, width: int, height: int) -> None:
        """Stand in the lower right corner of a viewport of that size, in logical pixels."""
        look = self._desk.look
        wide = width >= look.px(WORDS_FROM)
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if wide else Qt.ToolButtonStyle.ToolButtonIconOnly
        self._all.setToolButtonStyle(style)
        self._all.setText(self._words if wide else "")
        size = self.sizeHint().expandedTo(self.minimumSizeHint())
        high = max(look.px(HEIGHT), size.height())
        self.setGeometry(
            max(0, width - size.width() - look.px(FROM_RIGHT)),
            max(0, height - high - look.px(FROM_BOTTOM)),
            size.width(),
            high,
        )
