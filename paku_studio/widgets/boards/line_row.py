"""One line of a board as a widget: its words, marks and voice, where the keys are, in-place writing. Knows no board."""

from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from paku_studio.drawing.persona_story import quoted
from paku_studio.editor.boards import BoardLine
from paku_studio.widgets.boards.in_place import InPlaceLine
from paku_studio.widgets.boards.style import FieldStyle
from paku_studio.widgets.boards.text_lines import WrappedText
from paku_studio.widgets.boards.walking import takes
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import paint_icon

PAD, BULLET, BOX, EDGE, LEAST = 6, 18, 28, 8, 32
"""Logical pixels: above and below the words, before them with a bullet, a box or neither, and the least height."""
TAG_SHARE = 0.45
"""Of the width, at most, for marks beside the words; wider ones stand below."""
TAG_SIZE, TAG_ICON = 12, 16


class LineRow(QAbstractButton):
    """What it hears it tells: the field does it. To a screen reader it is a button that edits the line."""

    taken = Signal()
    """The mouse went down on it."""
    dragged = Signal(QPoint)
    """The mouse, held down, is at this place of the screen."""
    dropped = Signal(bool)
    """The hand let go (True), or the drag was left."""
    opened = Signal()
    """The words are to be edited."""
    ticked = Signal()
    """The box before the words was clicked."""
    keyed = Signal(object)
    """A key that the row does not know: the event. Left unaccepted, it goes on to the field's own parent."""
    got_keys = Signal()
    menu_wanted = Signal(QPoint)
    written = Signal(object, bool)
    """In-place writing is over: the words (None: as they were), and whether the keys stay here."""
    grown = Signal()
    """It wants another height."""

    def __init__(self, desk: Desk, style: FieldStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.style_of = desk, style
        self.line = BoardLine("", "")
        self.box = False
        self.question = False
        """It stands in an empty field and asks the group something."""
        self.selected = self.same = False
        self._words = WrappedText()
        self._tags: list[tuple[str, WrappedText, str]] = []
        self._grip: QPoint | None = None
        self._dragging = False
        self.editor: InPlaceLine | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.clicked.connect(self.opened)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    # What it shows

    def show_line(self, line: BoardLine, name: str, *, box: bool = False) -> None:
        """Show this line; `name` is what a screen reader says, `box`: it can be ticked off."""
        if line == self.line and name == self.accessibleName() and box == self.box:
            return
        self.line, self.box = line, box
        self.setAccessibleName(name)
        look, style = self.desk.look, self.style_of
        shown = quoted(line.text, self.desk.editor.document_language) if line.quote else line.text
        self._words.write(shown or "–", look.font(style.size, style.weight))
        tags = [("circle-question-mark", self.desk.t("check with the group"), style.unsure)] if line.unsure else []
        tags += [("message-circle", line.voice, style.soft)] if line.voice else []
        self._tags = []
        for sign, words, colour in tags:
            said = WrappedText()
            said.write(words, look.font(TAG_SIZE, 600 if sign != "message-circle" else 400))
            self._tags.append((sign, said, colour))
        self.grown.emit()
        self.update()

    def ask(self, question: str, name: str) -> None:
        """Stand in an empty field with a question to the group."""
        self.question = True
        self.setAccessibleName(name)
        look, style = self.desk.look, self.style_of
        if self._words.write(question, look.font(min(style.size, 16), 400)):
            self.grown.emit()
            self.update()

    def show_state(self, *, selected: bool, same: bool) -> None:
        """Whether it is selected, and whether it says what is being typed."""
        if (selected, same) != (self.selected, self.same):
            self.selected, self.same = selected, same
            self.update()

    # Measures

    def _left(self) -> int:
        before = BOX if self.box else BULLET if self.style_of.bullets and not self.question else EDGE
        return self.desk.look.px(before) + self.desk.look.px(2)

    def _place_tags(self, width: int) -> tuple[float, bool]:
        """The width that marks take beside the words, and whether they stand below instead."""
        if not self._tags:
            return 0.0, False
        px = self.desk.look.px
        widths = []
        for _, said, _ in self._tags:
            said.break_at(100_000)
            widths.append(said.widest + px(TAG_ICON) + px(4))
        wide = max(widths) + px(10)
        return (0.0, True) if wide > width * TAG_SHARE else (wide, False)

    def _break(self, width: int) -> tuple[float, float, float, bool]:
        """Broken for a width: the height of the words and of the marks, the marks' width, whether they are below."""
        px = self.desk.look.px
        room = max(width - self._left() - px(EDGE), px(24))
        beside, below = self._place_tags(room)
        words = self._words.break_at(room - beside)
        tags = 0.0
        for _, said, _ in self._tags:
            tags += max(said.break_at(room - px(TAG_ICON) - px(4) if below else 100_000), px(TAG_ICON)) + px(2)
        return words, tags, beside, below

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its words and marks at that width."""
        px = self.desk.look.px
        if self.editor is not None:
            return max(self.editor.height_for(width - self._left() + px(EDGE)) + 2, px(LEAST))
        words, tags, _, below = self._break(width)
        return max(round(words + tags if below else max(words, tags)) + 2 * px(PAD), px(LEAST))

    def sizeHint(self) -> QSize:
        """Some width; the field knows better."""
        return QSize(self.desk.look.px(200), self.heightForWidth(self.desk.look.px(200)))

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(self.desk.look.px(96), self.desk.look.px(LEAST))

    # Painting

    def paintEvent(self, event: Any) -> None:
        """Ground and ring, bullet or box, words, marks."""
        del event
        if self.editor is not None:
            return
        px, style = self.desk.look.px, self.style_of
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        words, _, beside, below = self._break(self.width())
        left = self._left()
        first = QRectF(0, px(PAD), left, self._words.line_height)
        self._paint_bullet(painter, first)
        colour = style.soft if self.line.done or self.question else style.ink
        self._words.paint(painter, QPointF(left, px(PAD)), colour, struck=self.line.done)
        top = px(PAD) + (words + px(2) if below else (self._words.line_height - px(TAG_ICON)) / 2)
        at = left if below else self.width() - px(EDGE) - beside + px(10)
        for sign, said, tone in self._tags:
            high = max(said.height, px(TAG_ICON))
            paint_icon(painter, sign, QRectF(at, top, px(TAG_ICON), px(TAG_ICON)), QColor(tone))
            said.paint(painter, QPointF(at + px(TAG_ICON) + px(4), top + (high - said.height) / 2), tone)
            top += high + px(2)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        px, style = self.desk.look.px, self.style_of
        focused = self.hasFocus()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if focused or self.selected or self._dragging:
            painter.setPen(QPen(QColor(style.focus if focused else style.ring), 2))
            painter.setBrush(QColor(style.lit))
        elif self.same:
            painter.setPen(QPen(QColor(style.ring), 2, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            hover = QColor(style.lit)
            hover.setAlpha(140)
            painter.setBrush(hover)
        else:
            return
        painter.drawRoundedRect(box, px(6), px(6))

    def _paint_bullet(self, painter: QPainter, first_line: QRectF) -> None:
        px, style = self.desk.look.px, self.style_of
        middle = first_line.center().y()
        if self.box:
            side = px(14)
            box = QRectF(px(8), middle - side / 2, side, side)
            painter.setPen(QPen(QColor(style.ring if self.line.done else style.soft), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, px(3), px(3))
            if self.line.done:
                paint_icon(painter, "check", box, QColor(style.ring))
        elif self.style_of.bullets and not self.question:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(style.soft))
            painter.drawEllipse(QPointF(px(10), middle), px(5) / 2, px(5) / 2)

    # In-place writing

    def edit(self) -> None:
        """Open a field over the words."""
        if self.editor is not None:
            return
        self.editor = InPlaceLine(self, self.desk.look, self.line.text, self.accessibleName(), self.style_of.size)
        self.editor.done.connect(self._written)
        self.editor.grown.connect(self.grown)
        self.grown.emit()
        self._lay_editor()
        self.editor.begin()

    def _lay_editor(self) -> None:
        if self.editor is not None:
            left = self._left() - self.desk.look.px(EDGE)
            self.editor.setGeometry(left, 1, self.width() - left, self.height() - 2)

    def _written(self, words: str | None, stay: bool) -> None:
        editor, self.editor = self.editor, None
        if editor is not None:
            editor.hide()
            editor.deleteLater()
        self.grown.emit()
        self.update()
        if stay:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.written.emit(words, stay)

    def resizeEvent(self, event: Any) -> None:
        """The field lies over the words."""
        super().resizeEvent(event)
        self._lay_editor()

    # Mouse

    def mousePressEvent(self, event: Any) -> None:
        """It is selected; perhaps a drag begins."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        if self.box and event.position().x() < self._left():
            self.ticked.emit()
            return
        self._grip = event.globalPosition().toPoint()
        self.taken.emit()
        event.accept()

    def mouseMoveEvent(self, event: Any) -> None:
        """Far enough from where it was taken, the line goes along with the hand."""
        if self._grip is None:
            return
        at = event.globalPosition().toPoint()
        far = (at - self._grip).manhattanLength() >= self.desk.look.px(8)
        if self._dragging or far:
            self._dragging = True
            self.dragged.emit(at)
            self.update()

    def mouseReleaseEvent(self, event: Any) -> None:
        """The hand lets go."""
        event.accept()
        self.end_drag(let_go=True)

    def end_drag(self, *, let_go: bool) -> bool:
        """The drag is over; whether there was one."""
        was, self._dragging, self._grip = self._dragging, False, None
        if was:
            self.dropped.emit(let_go)
            self.update()
        return was

    def mouseDoubleClickEvent(self, event: Any) -> None:
        """The words are edited where they stand."""
        self._grip = None
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def contextMenuEvent(self, event: Any) -> None:
        """What can be done with the line."""
        at = event.globalPos()
        if event.reason() == event.Reason.Keyboard:
            at = self.mapToGlobal(QPoint(self._left(), self.height()))
        self.menu_wanted.emit(at)
        event.accept()

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keys of a line are the line's, whatever the window would do with them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and takes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The field knows what a key means."""
        if event.key() == Qt.Key.Key_Escape and self.end_drag(let_go=False):
            return
        self.keyed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:
        """The line that has the keys is the one that is selected."""
        super().focusInEvent(event)
        self.got_keys.emit()
        self.update()

    def focusOutEvent(self, event: Any) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.end_drag(let_go=False)
        self.update()
