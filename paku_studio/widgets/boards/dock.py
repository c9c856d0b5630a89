"""The dock of a board: one place to type; its chip says in which field the line lands. What it does is the editor's."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from paku_studio.editor.boards import BoardCapture
from paku_studio.editor.boards.reading import QUOTE_SIGN, UNSURE_SIGN, read_said, sign_of, typed_signs
from paku_studio.editor.editor import Change
from paku_studio.locale import label
from paku_studio.widgets.boards.hints import BoardHints
from paku_studio.widgets.controls import button, icon_button, name_button
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.dock.field import CaptureField
from paku_studio.widgets.dock.frame import FIELD_HEIGHT, FieldFrame, colour_small_add
from paku_studio.widgets.dock.place_chip import PlaceChip, short
from paku_studio.widgets.elided import ElidedLabel
from paku_studio.widgets.icons import icon

NARROW, LEAST_WIDTH = 620, 240
"""Widths of the dock in logical pixels of 100 %."""
CHIP_SHARE, HINT_SHARE = 0.36, 0.62
"""Of the width, at most, for the chip and for the hints."""
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
ON_THE_BOARD = {
    (_ALT, Qt.Key.Key_Up): "board.up",
    (_ALT, Qt.Key.Key_Down): "board.down",
    (_ALT, Qt.Key.Key_Left): "board.to_previous",
    (_ALT, Qt.Key.Key_Right): "board.to_next",
}
"""Keys of a line that work from the empty field too: what was typed last can be put right at once."""


class BoardField(CaptureField):
    """The line whose Tab walks over the fields of the board, and after the last one leaves."""

    def __init__(self, desk: Desk, walk: Callable[[int], bool]) -> None:
        super().__init__(desk.look.spruce, quick=ON_THE_BOARD)
        self._walk = walk

    def focusNextPrevChild(self, forward: bool) -> bool:
        """On to the next field, or (beyond the last) out of the dock, whatever is half typed: it stays."""
        if self._walk(1 if forward else -1):
            return True
        return QWidget.focusNextPrevChild(self, forward)


class FieldChip(PlaceChip):
    """Says in which field the line lands, and offers the others."""

    def fill(self, menu: QMenu) -> None:
        """Every field of the board."""
        capture = self.desk.editor.boards.capture
        for field in capture.board.every_field():
            action = QAction(short(field.words), menu)
            action.setIcon(icon(field.icon, self.desk.look.ink))
            action.setCheckable(True)
            action.setChecked(field.key == capture.field)
            action.triggered.connect(lambda _=False, to=field.key: self._choose(to))
            menu.addAction(action)

    def _choose(self, key: str) -> None:
        self.desk.editor.boards.capture.choose(key)
        self.desk.focus("dock")


class BoardDock(QWidget):
    """One place to type, always at the bottom."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._same = ""
        self.setProperty("kind", "sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(desk.t("Line for the board"))
        self._make_parts()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.field)
        self.show_board()
        desk.listen(self, self._follow)

    @property
    def capture(self) -> BoardCapture:
        """The line of the board that is open."""
        return self.desk.editor.boards.capture

    # Parts

    def _make_parts(self) -> None:
        desk, t = self.desk, self.desk.t
        self.chip = FieldChip(desk)
        self.field = BoardField(desk, self._walk)
        self.field.setStyleSheet(f"QLineEdit {{ placeholder-text-color: {desk.look.ink_soft}; }}")
        self.add = button(desk, t("Add"), "corner-down-left", "primary")
        self.add.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        name_button(self.add, t("Add the line"), "Return")
        self.small_add = icon_button(desk, "corner-down-left", t("Add the line"), "Return")
        colour_small_add(desk, self.small_add)
        self.hints = BoardHints(desk)
        self.state = ElidedLabel("caption")
        self.state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.frame = FieldFrame(desk, self.field)

    def _lay_out(self) -> None:
        px = self.desk.look.px
        self.add.setFixedHeight(px(36))
        self.field.setFixedHeight(px(FIELD_HEIGHT - 4))
        inside = QHBoxLayout(self.frame)
        inside.setContentsMargins(px(8), 2, px(6), 2)
        inside.setSpacing(px(6))
        for part in (self.chip, self.field, self.add, self.small_add):
            inside.addWidget(part)
        inside.setStretch(1, 1)
        self.below = QWidget()
        row = QHBoxLayout(self.below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(self.hints)
        row.addWidget(self.state, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(16), px(10), px(16), px(8))
        whole.setSpacing(px(6))
        for part in (self.frame, self.below):
            part.setMinimumWidth(1)
            whole.addWidget(part)
        self.setMinimumWidth(px(LEAST_WIDTH))

    def _connect(self) -> None:
        field = self.field
        field.textChanged.connect(self._typed)
        field.entered.connect(lambda _shift: self.enter())
        field.moved.connect(self._recall)
        field.landing_moved.connect(self._step_field)
        field.left.connect(self._leave)
        field.acted.connect(self.desk.run)
        field.many_pasted.connect(self._paste)
        field.installEventFilter(self)
        for each in (self.add, self.small_add):
            each.clicked.connect(self.enter)
        self.hints.wanted.connect(self.insert_mark)
        self.hints.next_wanted.connect(self._round)
        self.hints.last_wanted.connect(lambda: self._recall(-1))

    # What it shows

    def show_board(self) -> None:
        """The line of the board that is open now."""
        board = self.capture.board
        self._show_prompt()
        self.field.setAccessibleName(board.prompt)
        self.hints.show_marks(not board.own)
        self._show_line()

    def _show_prompt(self) -> None:
        """As much of what the empty line asks for as there is room for."""
        board = self.capture.board
        wide = self.field.fontMetrics().horizontalAdvance(board.prompt) + self.desk.look.px(24)
        self.field.setPlaceholderText(board.prompt if wide <= self.field.width() else board.short_prompt)

    def _show_line(self) -> None:
        if self.field.text() != self.capture.text:
            self.field.setText(self.capture.text)
        self.refresh()

    def refresh(self) -> None:
        """Bring chip, mark and what is said beside up to date with the line."""
        capture = self.capture
        field = capture.board.field(capture.field)
        said = self.desk.t("The line lands in: %(field)s") % {"field": field.words}
        if (field.words, said) != (self.chip.whole, self.chip.accessibleName()):
            self.chip.show_place(field.words, field.icon, said)
        self.field.setAccessibleDescription(said)
        self.field.setToolTip("" if self.field.text() else capture.board.prompt)
        sign = "" if capture.board.own else sign_of(self.field.text())
        start = len(self.field.text()) - len(self.field.text().lstrip())
        self.field.colour(start, len(sign))
        self.hints.light(capture.said.quote, capture.said.unsure)
        self._show_state()

    def _show_state(self) -> None:
        """At the right: what is being corrected, what stands there already, else what was done last."""
        t, capture = self.desk.t, self.capture
        same = capture.same_already()
        if capture.correcting:
            words = t("You are correcting a line. Esc leaves it as it was.")
        elif same is not None:
            words = t("Same already on the board: %(words)s") % {"words": " ".join(same.text.split())}
        else:
            words = " · ".join(part for part in (capture.heard, self._voice()) if part)
        self.state.show_words(words)
        found = same.id if same is not None else ""
        if found != self._same:
            self._same = found
            self.desk.editor.announce("line")
            if found:
                self._announce(words)

    def _voice(self) -> str:
        """Whose voice the next lines are, where that was said."""
        role = self.desk.editor.speaker.role
        if role is None or self.capture.board.own:
            return ""
        return self.desk.t("Voice: %(role)s") % {"role": label("ParticipantRole", role.value, self.desk.language)}

    # What a person does

    def _typed(self) -> None:
        if self.field.text() != self.capture.text:
            self.capture.text = self.field.text()
        self.refresh()

    def enter(self) -> None:
        """Add the line, or write the one that was brought back."""
        self.capture.enter()
        self._show_line()
        if not self.capture.text:
            self._announce(self.capture.heard)
        self.field.setFocus()

    def _walk(self, step: int) -> bool:
        moved = self.capture.next_field() if step > 0 else self.capture.previous_field()
        if moved:
            self._announce(self.chip.accessibleName())
        return moved

    def _step_field(self, step: int) -> None:
        self._walk(step)

    def _round(self) -> None:
        """The hint's button: the next field, and after the last one the first."""
        if not self.capture.next_field():
            self.capture.choose(self.capture.board.fields()[0].key)
        self.field.setFocus()

    def _recall(self, step: int) -> None:
        if self.capture.correct_last() if step < 0 else self.capture.correct_next():
            self._show_line()
            self._announce(self.field.text())
        self.field.setFocus()

    def _leave(self) -> None:
        """Esc: a line that was brought back is left as it was; else the keys go to the board."""
        if self.capture.correcting:
            self.capture.leave_correcting()
            self._show_line()
        else:
            self.desk.focus("canvas")

    def _paste(self, text: str) -> None:
        self.capture.paste_line(text)
        self._show_line()
        self._announce(self.capture.heard)

    def insert_mark(self, sign: str) -> None:
        """Put a mark before the line; the same again takes it off."""
        said = read_said(self.field.text())
        quote = said.quote != (sign == QUOTE_SIGN)
        unsure = said.unsure != (sign == UNSURE_SIGN)
        text = self.field.text()
        rest = text.strip()[len(sign_of(text)) :].lstrip()
        self.field.setText(f"{typed_signs(quote=quote, unsure=unsure)}{rest}")
        self.field.setFocus()

    def _announce(self, words: str) -> None:
        """Have a screen reader say it; the focus stays in the field."""
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))

    def keyPressEvent(self, event: Any) -> None:
        """What is typed while a button of the dock has the keys goes to the line."""
        held = event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier)
        plain = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.GroupSwitchModifier, _ALT_GR)
        if plain and event.text().isprintable() and event.text() and not self.field.hasFocus():
            self.field.setFocus()
            QCoreApplication.sendEvent(self.field, event)
            return
        super().keyPressEvent(event)

    # Changes elsewhere

    def _follow(self, change: Change) -> None:
        if "step" in change.what:
            self.show_board()
        elif change.what & {"line"}:
            if self.field.text() != self.capture.text:
                self._show_line()
        elif change.what & {"board", "document", "persona", "value", "scope", "heard", "session"}:
            self._show_prompt()
            self._show_line()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The ring follows the keys; what the empty line asks for fits it."""
        if watched is self.field and event.type() == QEvent.Type.Resize:
            self._show_prompt()
        if watched is self.field and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.frame.update()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: Any) -> None:
        """What there is room for."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: Any) -> None:
        """The same before it is seen."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = self.desk.look.px
        narrow = self.width() < px(NARROW)
        self.add.setVisible(not narrow)
        self.small_add.setVisible(narrow)
        self.chip.limit(round(self.frame.width() * CHIP_SHARE))
        self.hints.take(round((self.width() - 2 * px(16)) * HINT_SHARE))

    @property
    def notice_row(self) -> QWidget:
        """The row that what is told of the line may cover."""
        return self.below

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(self.desk.look.px(NARROW), super().sizeHint().height())
