"""Small controls that every part of the window shares: made in one look, named for a screen reader. No documents."""

import re
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from paku_studio.widgets.icons import icon as line_icon

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk
    from paku_studio.widgets.look import Look


class _PressedByEnter:
    """Enter presses a button as Space does, in dialogs too, whatever their own button for Enter is."""

    def keyPressEvent(self, event: Any) -> None:
        """Enter presses; held down it presses once."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or held != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)  # type: ignore[misc]
            return
        event.accept()
        if not event.isAutoRepeat():
            self.click()  # type: ignore[attr-defined]


class Button(_PressedByEnter, QPushButton):
    """A button with words; `gap`: the colour between its filled ground and the ring that shows the keys."""

    gap = ""

    def paintEvent(self, event: Any) -> None:
        """A ring of one dark colour on a dark ground would not be seen."""
        super().paintEvent(event)
        if not self.gap or not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.gap), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 4, 4)
        painter.end()


class IconButton(_PressedByEnter, QToolButton):
    """A button with an icon."""


def button(desk: "Desk", text: str, icon: str = "", kind: str = "") -> QPushButton:
    """A button with words. `kind`: primary, big, flat, row, link or "" (plain)."""
    made = Button((" " if icon and text else "") + text.replace("&", "&&"))
    made.setProperty("kind", kind)
    made.setAccessibleName(text)
    made.gap = desk.look.on_spruce if kind in {"primary", "big"} else ""
    if icon:
        made.setIcon(line_icon(icon, icon_colour(desk.look, kind), desk.look.disabled))
        made.setIconSize(QSize(desk.look.px(20), desk.look.px(20)))
    made.setAutoDefault(False)
    return made


def steady(made: QPushButton) -> None:
    """As large as it is when it is chosen, whose frame is thicker: nothing beside it moves then. Once it is shown."""
    chosen, quiet = made.isChecked(), made.blockSignals(True)
    largest = QSize(0, 0)
    for on in (False, True):
        made.setChecked(on)
        made.setIcon(made.icon())  # a button keeps its size in mind until something of it is set
        largest = largest.expandedTo(made.sizeHint())
    made.setChecked(chosen)
    made.blockSignals(quiet)
    made.setMinimumSize(largest)


def icon_colour(look: "Look", kind: str) -> str:
    """The colour of an icon on a button of a kind."""
    if kind in {"primary", "big"}:
        return look.on_spruce
    return look.spruce if kind == "link" else look.ink


def icon_button(desk: "Desk", icon: str, name: str, keys: str = "", px: int = 20) -> QToolButton:
    """A square button with only an icon: its name and shortcut are in the tooltip, the name is for screen readers."""
    made = IconButton()
    made.setProperty("kind", "flat")
    made.setIcon(line_icon(icon, desk.look.ink, desk.look.disabled))
    made.setIconSize(QSize(desk.look.px(px), desk.look.px(px)))
    made.setFixedSize(desk.look.px(36), desk.look.px(36))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    name_button(made, name, keys)
    return made


def name_button(made: QWidget, name: str, keys: str = "") -> None:
    """Name a control for the eye (tooltip, with its shortcut as this machine writes it) and for a screen reader."""
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
    made.setToolTip(f"{name} ({shown})" if shown else name)
    made.setAccessibleName(name)


def plain_tip(text: str) -> str:
    """Somebody's words for a tooltip, which would read markup in them."""
    return f"<p style='white-space: pre-wrap'>{escape(text)}</p>" if text else ""


class WrappedLabel(QLabel):
    """Words that break over lines; a word that is wider than the label breaks too, which Qt's own would cut."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""

    def text(self) -> str:
        """The words as they were given."""
        return self._whole

    def setText(self, text: str) -> None:
        """Show other words; a screen reader is given them without the places to break."""
        broken = _LONG_WORD.sub(lambda word: "\u200b".join(word.group()), text)
        if broken != text or self.accessibleName() == self._whole:
            self.setAccessibleName(text if broken != text else "")
        self._whole = text
        super().setText(broken)

    def minimumSizeHint(self) -> QSize:
        """As low as at the width of a long word: where words break at each letter, Qt would ask for a line a letter."""
        hint = super().minimumSizeHint()
        usual = self.heightForWidth(self.fontMetrics().horizontalAdvance("n" * _LONG))
        return QSize(hint.width(), min(hint.height(), usual))


_LONG = 20
_LONG_WORD = re.compile(rf"\w{{{_LONG + 1},}}")


def label(desk: "Desk", text: str, kind: str = "", wrap: bool = False) -> QLabel:
    """Words, always plain text. `kind`: caption, soft, label, title, section, heading, greeting, lead, trouble."""
    made = WrappedLabel() if wrap else QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setProperty("kind", kind)
    made.setWordWrap(wrap)
    if wrap:
        made.setMinimumWidth(1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def line_field(desk: "Desk", name: str, text: str = "", placeholder: str = "") -> QLineEdit:
    """A field of one line with its name for a screen reader."""
    made = QLineEdit(text)
    made.setAccessibleName(name)
    made.setPlaceholderText(placeholder)
    return made


class TextField(QPlainTextEdit):
    """A field that grows with its text up to `most` lines; Tab leaves it."""

    def __init__(self, name: str, text: str = "", most: int = 8) -> None:
        super().__init__(text)
        self._most = most
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        lines = max(1, min(self._most, int(self.document().size().height())))
        margins = self.contentsMargins()
        extra = margins.top() + margins.bottom() + 2 * round(self.document().documentMargin()) + 12
        self.setFixedHeight(max(lines * line + extra, 36))

    def resizeEvent(self, event: Any) -> None:
        """Another width may mean other lines."""
        super().resizeEvent(event)
        self._fit()


def hairline(desk: "Desk", vertical: bool = False) -> QFrame:
    """A thin line between regions."""
    made = QFrame()
    made.setProperty("kind", "hair")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    if vertical:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made


def ground(kind: str) -> QWidget:
    """A region with a ground: paper, sunk, surface, tint or card."""
    made = QWidget()
    made.setProperty("kind", kind)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made


class Body(QWidget):
    """What scrolls in an area: as high as its words at its width; Qt would ask for the height at one letter's width."""

    def __init__(self, kind: str = "") -> None:
        super().__init__()
        if kind:
            self.setProperty("kind", kind)
            self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its parts allow."""
        return QSize(super().minimumSizeHint().width(), 0)


def scroll(widget: QWidget) -> QScrollArea:
    """The widget in a region that scrolls upright and never sideways."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setWidget(widget)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made


def row(*parts: QWidget | QLayout | int | None, spacing: int = 8) -> QHBoxLayout:
    """Parts beside each other; None stretches, a number is so much room."""
    return _filled(QHBoxLayout(), parts, spacing)


def column(*parts: QWidget | QLayout | int | None, spacing: int = 8) -> QVBoxLayout:
    """Parts below each other; None stretches, a number is so much room."""
    return _filled(QVBoxLayout(), parts, spacing)


def _filled(box: Any, parts: tuple[QWidget | QLayout | int | None, ...], spacing: int) -> Any:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(spacing)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, int):
            box.addSpacing(part)
        elif isinstance(part, QLayout):
            box.addLayout(part)
        else:
            box.addWidget(part)
    return box


def restyle(widget: QWidget, kind: str) -> None:
    """Give a control another kind while it stands."""
    widget.setProperty("kind", kind)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
