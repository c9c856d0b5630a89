"""The capture dock: suggestions, the field with its chip, the marks. What it does is the editor's `capture`."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from paku_studio.editor.editor import Change
from paku_studio.locale import translate_count
from paku_studio.notation.marks import Mark, read_head
from paku_studio.widgets.controls import button, icon_button, label, name_button
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.dock.chip import Chip
from paku_studio.widgets.dock.field import CaptureField
from paku_studio.widgets.dock.frame import FIELD_HEIGHT, FieldFrame, colour_small_add
from paku_studio.widgets.dock.hints import Hints
from paku_studio.widgets.dock.report import Quiet
from paku_studio.widgets.dock.strip import HEIGHT, SuggestionStrip

LOW, NARROW, TIP_FROM = 600, 620, 760
"""Heights of the window and widths of the dock, at 100 %, below which marks go behind a button and tips away."""
LEAST_WIDTH = 240
LEARN_AFTER_MS = 400
"""When the document's words are read: after the first pictures, before anybody has typed far."""
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
"""As Windows tells it."""
CHIP_SHARE = 0.36
"""Of the field's width, at most, for the chip."""


class Dock(QWidget):
    """One place to type, always at the bottom."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.capture = desk.editor.capture
        self.setProperty("kind", "sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(desk.t("Capture line"))
        self._dismissed = False
        self._watched_window: QWidget | None = None
        self._make_parts()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.field)
        self.field.setText(self.capture.text)
        self.refresh()
        desk.listen(self, self._follow)
        QTimer.singleShot(LEARN_AFTER_MS, self, self._learn_words)

    # Parts

    def _make_parts(self) -> None:
        desk, t = self.desk, self.desk.t
        self.strip = SuggestionStrip(desk)
        self.tip = label(desk, t("Tab takes   ↑ ↓ moves"), "caption")
        self.quiet = Quiet(desk)
        self.chip = Chip(desk)
        self.field = CaptureField(desk.look.spruce)
        self.field.setAccessibleName(t("What happened?"))
        self.field.setPlaceholderText(t("What happened?"))
        self.field.setStyleSheet(f"QLineEdit {{ placeholder-text-color: {desk.look.ink_soft}; }}")
        self.marks = button(desk, t("Marks"), "keyboard")
        self.marks.setToolTip(t("Marks: what a line can begin with"))
        self.add = button(desk, t("Add"), "corner-down-left", "primary")
        self.add.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        name_button(self.add, t("Add the line"), "Return")
        self.small_add = icon_button(desk, "corner-down-left", t("Add the line"), "Return")
        self.small_marks = icon_button(desk, "keyboard", t("Marks: what a line can begin with"))
        self.hints = Hints(desk)
        self.frame = FieldFrame(desk, self.field)
        colour_small_add(desk, self.small_add)

    def _lay_out(self) -> None:
        px = self.desk.look.px
        for each in (self.add, self.marks):
            each.setFixedHeight(px(36))
        self.field.setFixedHeight(px(FIELD_HEIGHT - 4))
        inside = QHBoxLayout(self.frame)
        inside.setContentsMargins(px(8), 2, px(6), 2)
        inside.setSpacing(px(6))
        for part in (self.chip, self.field, self.marks, self.small_marks, self.add, self.small_add):
            inside.addWidget(part)
        inside.setStretch(1, 1)
        above = QWidget()
        row = QHBoxLayout(above)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(self.strip, 1)
        row.addWidget(self.tip)
        self.over = QWidget()
        self.over.setFixedHeight(px(HEIGHT + 2))
        self.pages = QStackedLayout(self.over)
        self.pages.setContentsMargins(0, 0, 0, 0)
        self.pages.addWidget(above)
        self.pages.addWidget(self.quiet)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(16), px(8), px(16), px(8))
        whole.setSpacing(px(6))
        for part in (self.over, self.frame, self.hints):
            part.setMinimumWidth(1)
            whole.addWidget(part)
        self.setMinimumWidth(px(LEAST_WIDTH))

    def _connect(self) -> None:
        field, capture = self.field, self.capture
        field.textChanged.connect(self._typed)
        field.entered.connect(self.enter)
        field.tabbed.connect(self.take)
        field.moved.connect(self._move)
        field.landing_moved.connect(lambda step: capture.previous_landing() if step < 0 else capture.next_landing())
        field.left.connect(self._leave)
        field.acted.connect(self.desk.run)
        field.many_pasted.connect(self._paste)
        field.installEventFilter(self)
        for each in (self.add, self.small_add):
            each.clicked.connect(lambda: self.enter(False))
        for each in (self.marks, self.small_marks):
            each.clicked.connect(lambda _=False, at=each: self.hints.open_all(at))
        self.hints.wanted.connect(self.insert_mark)
        self.strip.chosen.connect(self._take_number)
        self.quiet.done.connect(self.field.setFocus)

    def _learn_words(self) -> None:
        """Read the document's words once, before the first key needs them."""
        _ = self.capture.vocabulary

    # Typing

    def _typed(self) -> None:
        text = self.field.text()
        if text != self.capture.text:
            self.capture.text = text
            self._dismissed = False
        self.refresh()

    def refresh(self) -> None:
        """Bring chip, mark and suggestions up to date with the line."""
        self._show_landing()
        text = self.field.text()
        sign = self._sign(text)
        start = len(text) - len(text.lstrip())
        self.field.colour(start, len(sign))
        self.hints.show_mark(_plain(sign))
        self._offer()

    def _show_landing(self) -> None:
        landing = self.capture.lands()
        self.chip.show_landing(landing)
        self.field.setAccessibleDescription(self.chip.accessibleName())

    @staticmethod
    def _sign(text: str) -> str:
        """The mark as it stands in the line."""
        stripped = text.strip()
        head = read_head(stripped)
        if head.mark is Mark.NONE:
            return ""
        if head.mark is Mark.FEELING:
            return stripped.split(maxsplit=1)[0]
        return stripped[: len(stripped) - len(head.body)].rstrip() or stripped[:1]

    def _offer(self) -> None:
        wanted = not self._dismissed and not self.capture.recalling
        offered = self.capture.suggestions() if wanted else ()
        if offered and not self.strip.offered:
            self._announce_count(len(offered))
        self.strip.offer(offered)
        self.field.takes_tab = bool(offered)
        self.pages.setCurrentIndex(0 if offered else 1)
        if not offered:
            self.quiet.show_state()

    def enter(self, deeper: bool = False) -> None:
        """Add the line as typed."""
        self.capture.enter(deeper=deeper)
        self._show_line()
        if not self.capture.text and self.capture.heard:
            self._announce(self.capture.heard)
        self.field.setFocus()

    def _leave(self) -> None:
        """Esc: the suggestions are put away, the keys go to the canvas, the line stays."""
        self._dismissed = True
        self._offer()
        self.desk.focus("canvas")

    def keyPressEvent(self, event: Any) -> None:
        """What is typed while a button of the dock has the keys goes to the line."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        plain = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.GroupSwitchModifier, _ALT_GR)
        if plain and event.text().isprintable() and event.text() and not self.field.hasFocus():
            self.field.setFocus()
            QCoreApplication.sendEvent(self.field, event)
            return
        super().keyPressEvent(event)

    def _show_line(self) -> None:
        """The field shows the line that the editor keeps."""
        if self.field.text() != self.capture.text:
            self.field.setText(self.capture.text)
        self.refresh()

    def _paste(self, text: str) -> None:
        self.capture.paste_line(text)
        self._show_line()

    def insert_mark(self, sign: str) -> None:
        """Put a mark before the line, in place of the one that stands there; the same again takes it off."""
        text = self.field.text()
        indent = text[: len(text) - len(text.lstrip())]
        had = self._sign(text)
        body = text.strip()[len(had) :].lstrip()
        opens = "" if sign.endswith("[") else " "
        self.field.setText(f"{indent}{body}" if had == sign else f"{indent}{sign}{opens}{body}")
        self.field.setFocus()

    # Suggestions

    def take(self) -> None:
        """Put the suggestion into the field; Enter then adds it."""
        current = self.strip.current
        if current is None:
            return
        self.field.setText(current.completion)
        goes_on = current.completion.endswith(" ")
        self._dismissed = not goes_on
        self.refresh()
        self._announce(current.words)

    def _take_number(self, number: int) -> None:
        self.strip.setCurrentRow(number)
        self.take()
        self.field.setFocus()

    def _move(self, step: int) -> None:
        if self.strip.offered:
            self._announce(self.strip.move(step))
        elif self.capture.earlier() if step < 0 else self.capture.later():
            self._show_line()

    def _announce_count(self, count: int) -> None:
        self._announce(translate_count(self.desk.language, "%d suggestion", "%d suggestions", count) % count)

    def _announce(self, words: str) -> None:
        """Have a screen reader say it; the focus stays in the field."""
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))

    # Changes elsewhere

    def _follow(self, change: Change) -> None:
        if change.what & {"landing", "selection", "pathway", "document"}:
            self._show_landing()
        if change.what & {"heard", "document", "language"} and not self.strip.offered:
            self.quiet.show_state()
        if "heard" in change.what and self.capture.pasted is not None:
            self._announce(self.capture.heard)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The ring follows the keys; a low window has no room for the marks."""
        kind = event.type()
        if watched is self.field and kind in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.frame.update()
        elif watched is self._watched_window and kind == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def showEvent(self, event: Any) -> None:
        """Watch the window's height."""
        super().showEvent(event)
        window = self.window()
        if window is not self._watched_window and window is not self:
            self._watched_window = window
            window.installEventFilter(self)
        self._fit()

    def resizeEvent(self, event: Any) -> None:
        """What there is room for."""
        super().resizeEvent(event)
        self._fit()

    @property
    def small(self) -> bool:
        """Whether the marks stand behind a button."""
        return self._below(self.window().height(), LOW) or self._below(self.width(), NARROW)

    def _below(self, measure: int, limit: int) -> bool:
        return measure < limit * self.desk.look.scale

    def _fit(self) -> None:
        small, narrow = self.small, self._below(self.width(), NARROW)
        self.hints.setVisible(not small)
        self.tip.setVisible(not self._below(self.width(), TIP_FROM))
        self.marks.setVisible(small and not narrow)
        self.small_marks.setVisible(small and narrow)
        self.add.setVisible(not narrow)
        self.small_add.setVisible(narrow)
        self.chip.limit(round(self.frame.width() * CHIP_SHARE))

    @property
    def notice_row(self) -> QWidget:
        """The row that what is told of the line may cover."""
        return self.hints

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(self.desk.look.px(NARROW), super().sizeHint().height())


def _plain(sign: str) -> str:
    """A mark as the notation writes it, for a long dash or an arrow too."""
    head = read_head(sign) if sign else None
    if head is None:
        return ""
    return sign.replace("−", "-").replace("–", "-") if head.mark is Mark.FEELING else head.mark.value
