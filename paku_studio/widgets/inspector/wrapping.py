"""Buttons whose words wrap instead of being cut, and a row that breaks into several. Knows no records."""

from functools import lru_cache
from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from paku_studio.widgets.controls import plain_tip
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import paint_icon

LONGEST_SHOWN = 400
"""Characters of a row's words; the rest is in its tooltip and its form."""


WALKING = frozenset(
    (
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Backspace,
    )
)
"""Keys that walk over the map and clear it away, where the map has the keys."""


def keeps_key(event: QEvent, alt: bool = False) -> bool:
    """Whether a part that has the keys takes this one for itself, so that it does nothing to the map behind it.

    `alt`: with Alt too.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    free = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    plain = free == Qt.KeyboardModifier.NoModifier or (alt and free == Qt.KeyboardModifier.AltModifier)
    if plain and event.key() in WALKING:
        event.accept()
        return True
    return False


@lru_cache(maxsize=2048)
def broken(words: str, font: QFont, width: int) -> tuple[QTextLayout, int]:
    """Words in lines no wider than `width` logical pixels, parted at spaces where it can be; and their height."""
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    metrics, top = QFontMetricsF(font), 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        above, below = _reach(line, words, metrics)
        line.setPosition(QPointF(0, top + above - line.ascent()))
        top += ceil(above + below)
    layout.endLayout()
    return layout, ceil(top)


def _reach(line: QTextLine, words: str, metrics: QFontMetricsF) -> tuple[float, float]:
    """How far a line reaches above and below its foot.

    A sign from another font (the arrow of a hand-over) brings the other's wide lines with it, to every line of the
    words: the line keeps its own font's height unless a sign itself is taller.
    """
    if line.height() <= ceil(metrics.height()):
        return line.ascent(), line.height() - line.ascent()
    ink = metrics.tightBoundingRect(words[line.textStart() : line.textStart() + line.textLength()])
    return max(metrics.ascent(), -ink.top()), max(metrics.descent(), ink.bottom())


def one_line(words: str) -> str:
    """Words as a row shows them: line breaks as spaces, controls unseen, the end of a very long text left out."""
    line = "".join(sign if sign.isprintable() else " " for sign in words[: LONGEST_SHOWN + 1])
    return line if len(line) <= LONGEST_SHOWN else line[:LONGEST_SHOWN].rstrip() + "…"


class WordsButton(QAbstractButton):
    """A button painted by itself: an icon, words that wrap, small words above and beside them."""

    def __init__(self, desk: Desk, words: str = "", icon: str = "") -> None:
        super().__init__()
        self.look = desk.look
        self.icon_name, self.filled, self.tone = icon, False, ""
        self.over, self.aside, self.after = "", "", ""
        self.framed, self.bold, self.middle = False, False, False
        self._words = words
        self._places: dict[tuple[object, ...], tuple[QRect, QRect, QRect, int]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(words)

    @property
    def words(self) -> str:
        """What stands on the button."""
        return self._words

    def tell(self, words: str, *, over: str = "", aside: str = "", spoken: str = "") -> None:
        """Show other words; `spoken` is what a screen reader says where that is more."""
        line = one_line(words)
        if (line, over, aside) != (self._words, self.over, self.aside):
            self._words, self.over, self.aside = line, one_line(over), one_line(aside)
            self.updateGeometry()
            self.update()
        self.setToolTip(plain_tip(words if line != words else ""))
        self.setAccessibleName(spoken or ", ".join(part for part in (over, words, aside) if part))

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the wrapped words, and at least a target's height."""
        return self._placed(width)[-1]

    def sizeHint(self) -> QSize:
        """All words on one line."""
        small, plain = self._metrics(12, 400), self._metrics(14, self._weight())
        wide = max(plain.horizontalAdvance(self._words), small.horizontalAdvance(self.over))
        if self.aside:
            wide += small.horizontalAdvance(self.aside) + self.look.px(10)
        width = wide + self._left() + self._right() + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as a target: the words wrap."""
        return QSize(self.look.px(36), self.look.px(34))

    def paintEvent(self, event: Any) -> None:
        """Ground, icon, words, focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        over, words, aside, height = self._placed(self.width())
        self._paint_icon(painter, words if not self.over else over)
        self._paint_words(painter, self.over, over, 12, 400, self.look.ink_soft)
        self._paint_words(painter, self._words, words, 14, self._weight(), self._ink())
        self._paint_words(painter, self.aside, aside, 12, 400, self.look.ink_soft)
        if self.after:
            side = self.look.px(16)
            box = QRectF(self.width() - side - self.look.px(8), (height - side) / 2, side, side)
            paint_icon(painter, self.after, box, QColor(self.look.ink_soft))
        self._paint_focus(painter)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too, as it does everywhere."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Paint anew when it is entered, left or switched."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave, QEvent.Type.EnabledChange):
            self.update()
        return super().event(event)

    def _metrics(self, px: int, weight: int) -> QFontMetrics:
        return QFontMetrics(self.look.font(px, weight))

    def _weight(self) -> int:
        return 600 if self.bold else 400

    def _ink(self) -> str:
        if not self.isEnabled():
            return self.look.disabled
        return getattr(self.look, self.tone) if self.tone and self.framed and self.isChecked() else self.look.ink

    def _left(self) -> int:
        inset = self.look.px(8) if self.framed else self.look.px(2)
        return inset + (self.look.px(23) if self.icon_name else 0)

    def _right(self) -> int:
        return (self.look.px(8) if self.framed else self.look.px(2)) + (self.look.px(20) if self.after else 0)

    def _placed(self, width: int) -> tuple[QRect, QRect, QRect, int]:
        """The boxes of the words over, the words, the words beside, and the whole height; remembered."""
        key = (width, self._weight(), self._words, self.over, self.aside, self.icon_name, self.after)
        if key not in self._places:
            if len(self._places) > 3:
                self._places.clear()
            self._places[key] = self._measured(width)
        return self._places[key]

    def _measured(self, width: int) -> tuple[QRect, QRect, QRect, int]:
        small, plain = self._metrics(12, 400), self._metrics(14, self._weight())
        left, room = self._left(), max(width - self._left() - self._right(), 24)
        over = self._height(self.over, 12, 400, room)
        words = self._height(self._words or " ", 14, self._weight(), room)
        beside = small.horizontalAdvance(self.aside) + 2
        fits = bool(self.aside) and plain.horizontalAdvance(self._words) + beside + self.look.px(10) <= room
        below = 0 if fits else self._height(self.aside, 12, 400, room)
        inner = over + words + below
        height = max(inner + self.look.px(10), self.look.px(36 if self.framed else 34))
        top = (height - inner) // 2
        over_box = QRect(left, top, room, over)
        words_box = QRect(left, top + over, room, words)
        if fits:
            drop = plain.ascent() - small.ascent()
            aside_box = QRect(left + room - beside, words_box.top() + drop, beside, small.height())
        else:
            aside_box = QRect(left, words_box.bottom() + 1, room, below)
        return over_box, words_box, aside_box, height

    def _height(self, words: str, px: int, weight: int, room: int) -> int:
        return broken(words, self.look.font(px, weight), room)[1] if words else 0

    def _paint_ground(self, painter: QPainter) -> None:
        look, box = self.look, QRectF(self.rect()).adjusted(1, 1, -1, -1)
        tint = getattr(look, f"{self.tone}_tint", look.spruce_tint) if self.tone and self.framed else look.spruce_tint
        down, hover = self.isDown(), self.underMouse() and self.isEnabled()
        fill = tint if self.isChecked() or down else look.sunk if hover else look.surface if self.framed else ""
        if fill:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(fill))
            painter.drawRoundedRect(box, look.px(6), look.px(6))
        if self.framed:
            thick = 2.0 if self.isChecked() else 1.0
            strong = self._ink() if self.tone else look.spruce
            colour = strong if self.isChecked() else look.line_strong if self.isEnabled() else look.line
            inset = thick / 2
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colour), thick))
            edge = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(edge, look.px(6), look.px(6))

    def _paint_icon(self, painter: QPainter, first_line: QRect) -> None:
        if not self.icon_name:
            return
        side = self.look.px(17)
        line = self._metrics(14, 400).height()
        top = first_line.top() + (line - side) / 2 if not self.over else first_line.top() + side / 2
        left = self._left() - self.look.px(23)
        colour = getattr(self.look, self.tone) if self.tone else self.look.ink
        colour = colour if self.isEnabled() else self.look.disabled
        paint_icon(painter, self.icon_name, QRectF(left, top, side, side), QColor(colour), self.filled)

    def _paint_words(self, painter: QPainter, words: str, box: QRect, px: int, weight: int, colour: str) -> None:
        if not words:
            return
        painter.setPen(QColor(colour if self.isEnabled() else self.look.disabled))
        broken(words, self.look.font(px, weight), box.width())[0].draw(painter, QPointF(box.topLeft()))

    def _paint_focus(self, painter: QPainter) -> None:
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.look.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), self.look.px(6), self.look.px(6))


class CheckButton(WordsButton):
    """A toggle with a box that shows a tick: words that wrap."""

    def __init__(self, desk: Desk, words: str) -> None:
        super().__init__(desk, words, "check")
        self.setCheckable(True)

    def _paint_ground(self, painter: QPainter) -> None:
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.look.sunk))
            painter.drawRoundedRect(QRectF(self.rect()), self.look.px(6), self.look.px(6))

    def _paint_icon(self, painter: QPainter, first_line: QRect) -> None:
        look, side = self.look, self.look.px(18)
        top = first_line.top() + (self._metrics(14, 400).height() - side) / 2
        box = QRectF(self.look.px(2), top, side, side)
        painter.setPen(QPen(QColor(look.spruce if self.isChecked() else look.line_strong), 1.5))
        painter.setBrush(QColor(look.spruce if self.isChecked() else look.surface))
        painter.drawRoundedRect(box, look.px(4), look.px(4))
        if self.isChecked():
            inset = look.px(2)
            paint_icon(painter, "check", box.adjusted(inset, inset, -inset, -inset), QColor(look.on_spruce))


class Flow(QWidget):
    """Parts beside each other as far as they fit, the rest below.

    Parts on one line share what is left of its width; where `grow` is given, that one has it all. It places them by
    itself: a layout written in Python would share its items with Qt, and neither knows who lets go of them.
    """

    def __init__(self, gap: int, *parts: QWidget, grow: QWidget | None = None) -> None:
        super().__init__()
        self._parts = parts
        self._grow = grow
        self._gap = gap
        self._heights: dict[int, int] = {}
        for part in parts:
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at that width."""
        if width not in self._heights:
            self._heights[width] = self._arrange(width, place=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Everything on one line."""
        hints = [part.sizeHint() for part in self._shown()]
        wide = sum(hint.width() for hint in hints) + self._gap * max(len(hints) - 1, 0)
        return QSize(wide, max((hint.height() for hint in hints), default=0))

    def minimumSizeHint(self) -> QSize:
        """The widest part's least width."""
        sizes = [part.minimumSizeHint().expandedTo(part.minimumSize()) for part in self._shown()]
        return QSize(max((size.width() for size in sizes), default=0), max((s.height() for s in sizes), default=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self._arrange(self.width(), place=True)

    def event(self, event: QEvent) -> bool:
        """A part has another size, or was shown or hidden."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._heights.clear()
            self._arrange(self.width(), place=True)
            self.updateGeometry()
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def _wanted(self, part: QWidget) -> int:
        """As wide as its words on one line, within its limits; the part that grows begins at its least width."""
        hint = part.minimumSizeHint() if part is self._grow else part.sizeHint()
        return hint.expandedTo(part.minimumSize()).boundedTo(part.maximumSize()).width()

    def _lines(self, width: int) -> list[list[QWidget]]:
        lines: list[list[QWidget]] = [[]]
        used = 0
        for part in self._shown():
            wide = self._wanted(part)
            if lines[-1] and used + self._gap + wide > width:
                lines.append([])
            used = wide if not lines[-1] else used + self._gap + wide
            lines[-1].append(part)
        return lines

    def _arrange(self, width: int, *, place: bool) -> int:
        top = 0
        for line in self._lines(width):
            widths = self._widths(line, width)
            heights = [_height(part, wide) for part, wide in zip(line, widths, strict=True)]
            tallest, left = max(heights, default=0), 0
            for part, wide, height in zip(line, widths, heights, strict=True):
                if place:
                    part.setGeometry(left, top + (tallest - height) // 2, wide, height)
                left += wide + self._gap
            top += tallest + self._gap
        return max(top - self._gap, 0)

    def _widths(self, line: list[QWidget], width: int) -> list[int]:
        wanted = [self._wanted(part) for part in line]
        spare = max(width - self._gap * max(len(line) - 1, 0) - sum(wanted), 0)
        share = [spare // max(len(line), 1)] * len(line)
        if self._grow is not None:
            share = [spare if part is self._grow else 0 for part in line]
        return [min(want + more, width) for want, more in zip(wanted, share, strict=True)]


def _height(part: QWidget, width: int) -> int:
    height = part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
    return min(max(height, part.minimumHeight()), part.maximumHeight())
