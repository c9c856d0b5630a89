"""The marks as buttons below the capture line: each puts its mark before the line. One stop for Tab, arrows within."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QWidget

from paku_studio.drawing.marks_table import BY_SIGN, MARKS, MarkRow
from paku_studio.locale import label
from paku_studio.models import Emotion
from paku_studio.notation.marks import FEELINGS
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import icon, paint_icon

HEIGHT = 32
SHOWN = ("#", "@", "*", "+", "-", "!?", "!", "**", "-1", "?", "/", '"', ">", "||")
"""Signs of the buttons, the most used first: those that do not fit stand in the menu."""
OFTEN = SHOWN[:10]
FEELING = "-1"
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class HintButton(QAbstractButton):
    """A key cap with a sign, and its word."""

    def __init__(self, desk: Desk, sign: str, words: str, opens: bool = False) -> None:
        super().__init__()
        self.desk, self.sign, self.words, self.opens = desk, sign, words, opens
        self.active = False
        self.setText(words)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """As wide as cap and word."""
        px = self.desk.look.px
        word = QFontMetrics(self.desk.look.font(13, 600)).horizontalAdvance(self.words)
        return QSize(px(5) + self._cap() + px(5) + word + px(7), px(HEIGHT))

    def _cap(self) -> int:
        px = self.desk.look.px
        sign = QFontMetrics(self.desk.look.font(13, 700)).horizontalAdvance(self.sign)
        return px(16) if self.opens else max(px(20), sign + px(8))

    def show_active(self, active: bool) -> None:
        """Whether the line that is being typed has this mark."""
        if active != self.active:
            self.active = active
            self.update()

    def paintEvent(self, event: Any) -> None:
        """Ground by state, cap, word."""
        del event
        look, px = self.desk.look, self.desk.look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        lit = self.active or self.isDown()
        painter.setBrush(QColor(look.spruce_tint if lit else look.surface if self.underMouse() else look.sunk))
        painter.setPen(QPen(QColor(look.focus), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, px(6), px(6))
        cap = QRectF(px(5), box.center().y() - px(10), self._cap(), px(20))
        self._paint_cap(painter, cap)
        painter.setFont(look.font(13, 600 if self.active else 400))
        painter.setPen(QColor(look.spruce if self.active else look.ink_soft))
        word = QRectF(cap.right() + px(5), box.top(), box.width(), box.height())
        painter.drawText(word, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.words)
        painter.end()

    def _paint_cap(self, painter: QPainter, cap: QRectF) -> None:
        look, px = self.desk.look, self.desk.look.px
        if self.opens:
            paint_icon(painter, "chevron-down", QRectF(cap.left(), cap.top() + px(2), px(16), px(16)), QColor(look.ink))
            return
        painter.setBrush(QColor(look.surface))
        painter.setPen(QPen(QColor(look.line_strong), 1))
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        painter.setFont(look.font(13, 700))
        painter.setPen(QColor(look.ink))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self.sign)


class Hints(QWidget):
    """The row of marks; what does not fit stands in the menu at its end."""

    wanted = Signal(str)
    """A mark is to stand before the line."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setAccessibleName(desk.t("Marks"))
        self.setFixedHeight(desk.look.px(HEIGHT))
        self.buttons = [self._button(BY_SIGN[sign]) for sign in SHOWN]
        self.more = HintButton(desk, "", desk.t("others"), opens=True)
        self.more.setAccessibleName(desk.t("More marks"))
        self.more.clicked.connect(lambda: self._open(self.more, self.menu()))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        for button in (*self.buttons, self.more):
            self._row.addWidget(button)
            button.installEventFilter(self)
        self._row.addStretch(1)
        self._let_tab_stop_at(self.buttons[0])

    def _button(self, row: MarkRow) -> HintButton:
        feeling = row.sign == FEELING
        made = HintButton(self.desk, "±" if feeling else row.sign, row.words(self.desk.language))
        example = self.desk.t(row.example)
        made.setToolTip(f"{self.desk.t(row.says)}\n{example}")
        made.setAccessibleDescription(self.desk.t(row.says))
        if feeling:
            made.clicked.connect(lambda: self._open(made, self.feelings()))
        else:
            made.clicked.connect(lambda: self.wanted.emit(row.typed or row.sign))
        return made

    def show_mark(self, sign: str) -> None:
        """Light the button of the mark that is being typed."""
        for button, of in zip(self.buttons, SHOWN, strict=True):
            button.show_active(bool(sign) and (of == sign or (of == FEELING and sign in FEELINGS)))

    # What fits

    def resizeEvent(self, event: Any) -> None:
        """As many buttons as there is room for."""
        super().resizeEvent(event)
        left = self.width() - self.more.sizeHint().width()
        for button in self.buttons:
            left -= button.sizeHint().width()
            button.setVisible(left >= 0)
        if all(one.isHidden() or one.focusPolicy() == Qt.FocusPolicy.ClickFocus for one in (*self.buttons, self.more)):
            self._let_tab_stop_at(self.more)

    def hidden_rows(self) -> list[MarkRow]:
        """The marks that have no button just now."""
        shown = {sign for button, sign in zip(self.buttons, SHOWN, strict=True) if not button.isHidden()}
        return [row for row in MARKS if row.sign and row.sign not in shown]

    # Menus

    def menu(self, every: bool = False) -> QMenu:
        """The marks without a button (or every mark, the rarer ones a step further), and the page of them all."""
        menu = self._menu(self.desk.t("Marks"))
        if every or not self.isVisible():
            self._add_rows(menu, [BY_SIGN[sign] for sign in OFTEN])
            rarer = menu.addMenu(icon("ellipsis", self.desk.look.ink), self.desk.t("others"))
            self._add_rows(rarer, [row for row in MARKS if row.sign and row.sign not in OFTEN])
        else:
            self._add_rows(menu, self.hidden_rows())
        menu.addSeparator()
        page = QAction(icon("book-open", self.desk.look.ink), self.desk.t("All marks on one page"), menu)
        page.triggered.connect(lambda *_: self.desk.run("help.marks"))
        menu.addAction(page)
        return menu

    def _add_rows(self, menu: QMenu, rows: Sequence[MarkRow]) -> None:
        for row in rows:
            words = row.words(self.desk.language)
            if row.sign == FEELING:
                inner = menu.addMenu(icon(row.icon, self.desk.look.ink), f"{words}\t{row.sign}")
                self._add_feelings(inner)
            else:
                self._add(menu, row.typed or row.sign, words, row.sign, row.icon)

    def feelings(self) -> QMenu:
        """The five feelings."""
        menu = self._menu(self.desk.t("How it felt"))
        self._add_feelings(menu)
        return menu

    def _add_feelings(self, menu: QMenu) -> None:
        icons = {-2: "frown", -1: "frown", 0: "meh", 1: "smile", 2: "smile"}
        for sign, feeling in FEELINGS.items():
            words = label("Emotion", Emotion(feeling).value, self.desk.language)
            self._add(menu, sign, words, sign.replace("-", "−"), icons[int(sign)])

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(name)
        return menu

    def _add(self, menu: QMenu, typed: str, words: str, sign: str, sign_icon: str) -> None:
        shown = sign.replace("&", "&&")
        action = QAction(icon(sign_icon, self.desk.look.ink), f"{words}\t{shown}", menu)
        action.triggered.connect(lambda *_: self.wanted.emit(typed))
        menu.addAction(action)

    @staticmethod
    def _open(button: QWidget, menu: QMenu) -> None:
        """Open a menu above its button, so that it does not fall off the screen."""
        corner = button.rect().topLeft()
        corner.setY(-menu.sizeHint().height())
        menu.popup(button.mapToGlobal(corner))

    def open_all(self, button: QWidget) -> None:
        """Every mark, at a button that stands for this row where there is no room for it."""
        self._open(button, self.menu(every=True))

    # Keys

    def eventFilter(self, watched: Any, event: Any) -> bool:
        """Arrows walk from button to button; Enter presses."""
        if event.type() == event.Type.KeyPress and isinstance(watched, HintButton):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                watched.click()
                return True
            if event.key() in _ARROWS:
                self._walk(watched, _ARROWS[event.key()])
                return True
        return super().eventFilter(watched, event)

    def _walk(self, button: HintButton, step: int) -> None:
        shown = [one for one in (*self.buttons, self.more) if not one.isHidden()]
        to = shown[(shown.index(button) + step) % len(shown)]
        self._let_tab_stop_at(to)
        to.setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_tab_stop_at(self, stop: HintButton) -> None:
        for button in (*self.buttons, self.more):
            policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
