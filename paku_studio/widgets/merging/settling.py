"""Differences of copies, one at a time, both values side by side: chosen by mouse or keys. Knows no file."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from paku_studio.editor.bringing_in import BringingIn
from paku_studio.editor.settling import Side as Which
from paku_studio.editor.settling import Unsettled
from paku_studio.locale import translate_count
from paku_studio.widgets.controls import Body, button, column, hairline, icon_button, label, row, scroll
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.wrapping import Flow, keeps_key, one_line
from paku_studio.widgets.merging.side import Side, Span
from paku_studio.widgets.saying import announce
from paku_studio.widgets.start_parts import Turning
from paku_studio.widgets.two_lines import Rows, TwoLines, two_line_list

BESIDE = 900
"""Pixels at 100 % from which the list stands beside the two values."""
LIST_WIDTH = 340
LIST_ABOVE = 480
"""Pixels at 100 % of height from which the list stands above them."""
SIDES_BESIDE = 420
"""Pixels at 100 % from which the two values stand side by side."""
CHOICES: dict[int, int] = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1}
"""Which of the two a key chooses."""
STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
"""How far a key walks on from a value's button."""


class SettlingPart(QWidget):
    """The list of what is left to settle, and the one that one stands on."""

    def __init__(self, desk: Desk, coming: BringingIn) -> None:
        super().__init__()
        self._desk, self._coming = desk, coming
        self._left: tuple[Unsettled, ...] = ()
        self._known = False
        """Whether it is known whose the values are."""
        t, px = desk.t, desk.look.px
        self.counts = label(desk, "", "title", wrap=True)
        self.lead = label(
            desk, t("Two copies say different things here. Both are kept until you choose; one of them is in use."),
            "soft", wrap=True,
        )  # fmt: skip
        self.all = (self._all("differences.all_first"), self._all("differences.all_second"))
        self.waiting = button(desk, t("Back to the copy that waits"), "arrow-left", "link")
        self.waiting.clicked.connect(lambda *_: coming.look_at_copy())
        self.rows = Rows(self, lambda: self._left, _two_lines)
        self.list = self._list()
        self.words = label(desk, "", "title", wrap=True)
        self.place = label(desk, "", "soft", wrap=True)
        self.sides = (Side(desk, t("Choose this"), "1"), Side(desk, t("Choose this"), "2"))
        self.show_place = button(desk, t("Show in its place"), "arrow-up-right", "link")
        self.show_place.clicked.connect(lambda *_: self.open())
        for place, side in enumerate(self.sides):
            side.chosen.connect(lambda place=place: self.choose(place))
            side.choose.installEventFilter(self)
            side.words.installEventFilter(self)
        self.at = label(desk, "", "soft")
        self.previous = icon_button(desk, "chevron-up", t("The previous difference"))
        self.next = icon_button(desk, "chevron-down", t("The next difference"))
        self.previous.clicked.connect(lambda *_: self.step(-1))
        self.next.clicked.connect(lambda *_: self.step(1))
        self._low = False
        """Whether there is no room for the list."""
        self._px = px
        self._lay_out()
        self.setFocusProxy(self.list)

    # parts

    def _all(self, action_id: str) -> QPushButton:
        made = button(self._desk, "", "check")
        made.clicked.connect(lambda *_: self._desk.run(action_id))
        return made

    def _list(self) -> QListView:
        made = two_line_list(self._desk, self._desk.t("Differences to settle"), self.rows, least=44)
        made.installEventFilter(self)
        made.activated.connect(lambda *_: self.open())
        made.selectionModel().currentChanged.connect(self._row_changed)
        made.setMinimumHeight(self._desk.look.px(92))
        return made

    def _lay_out(self) -> None:
        px = self._px
        self.head = QWidget()
        walking = row(self.counts, self.at, self.previous, self.next, spacing=px(6))
        walking.setStretch(1, 1)
        self.head.setLayout(column(walking, self.lead, spacing=px(4)))
        self.head.layout().setContentsMargins(px(16), px(8), px(16), px(8))
        self._detail = scroll(self._shown())
        self._line = hairline(self._desk, vertical=True)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(0)
        for part in (self.list, self._line, self._detail):
            self._both.addWidget(part)
        self._both.setStretch(2, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(hairline(self._desk))
        whole.addLayout(self._both, 1)

    def _shown(self) -> QWidget:
        """What one stands on, and the ways to choose."""
        px = self._px
        sides = Turning(*self.sides, px(SIDES_BESIDE), px(12))
        sides.layout().setStretch(1, 1)
        room = QWidget()
        ways = Flow(px(8), *self.all, self.waiting, room, grow=room)
        inside = Body("paper")
        parts = (self.words, self.place, sides, row(self.show_place, None), hairline(self._desk), ways, None)
        shown = column(*parts, spacing=px(6))
        shown.setContentsMargins(px(16), px(8), px(16), px(12))
        inside.setLayout(shown)
        return inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list beside the values, or above them where it is narrow; where it is low too, one at a time."""
        super().resizeEvent(event)
        px, most = self._px, 16_777_215
        wide = self.width() >= px(BESIDE)
        self._low = not wide and self.height() < px(LIST_ABOVE)
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._line.setMinimumSize(1, 1)
        self._line.setMaximumSize(1 if wide else most, most if wide else 1)
        self.list.setMinimumWidth(px(LIST_WIDTH) if wide else 0)
        self.list.setMaximumSize(px(LIST_WIDTH) if wide else most, most if wide else max(self.height() // 4, px(92)))
        for part, shown in ((self.list, not self._low), (self._line, not self._low), (self.lead, not self._low)):
            part.setVisible(shown)
        for part in (self.at, self.previous, self.next):
            part.setVisible(self._low)
        for side in self.sides:
            side.words.be_low(self._low)
        self.setFocusProxy(self.sides[0].choose if self._low else self.list)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """1 keeps, 2 takes, wherever the keys are; keys that walk here do nothing to the map that is not seen."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            free = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            place, by = CHOICES.get(event.key()), STEPS.get(event.key())
            if free == Qt.KeyboardModifier.NoModifier and place is not None and not event.isAutoRepeat():
                self.choose(place)
                return True
            if free == Qt.KeyboardModifier.NoModifier and by is not None and isinstance(watched, QPushButton):
                self.step(by)
                return True
        return keeps_key(event) or super().eventFilter(watched, event)

    # doing

    @property
    def current(self) -> Unsettled | None:
        """The difference that one stands on."""
        at = self.list.currentIndex().row()
        return self._left[at] if 0 <= at < len(self._left) else None

    def choose(self, place: int) -> None:
        """Choose the first (0) or second (1) value of the one that one stands on; then one stands on the next."""
        found = self.current
        if found is not None:
            self._coming.settle(found.id, _in_order(found)[place])

    def choose_all(self, place: int) -> None:
        """Choose the first or second value everywhere, as one edit."""
        self._coming.settle_all((("mine", "theirs") if self._known else ("kept", "other"))[place])

    def step(self, by: int) -> None:
        """Stand on another one, so many further; not beyond the ends."""
        at = min(max(self.list.currentIndex().row() + by, 0), len(self._left) - 1)
        self.list.setCurrentIndex(self.rows.index(at, 0))
        announce(self.list, self.words.text())

    def open(self) -> None:
        """Go to where it stands in the document."""
        if self.current is not None:
            self._desk.editor.select(self.current.record)

    def _row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._coming.place = self._left[current.row()].id
            self._show_current()

    # showing

    def refresh(self) -> None:
        """Show what is left now; one stands where one stood, or on what took its place."""
        at = max(self.list.currentIndex().row(), 0)
        self._left = self._coming.left()
        many = len(self._left)
        said = translate_count(self._desk.language, "%d difference to settle", "%d differences to settle", many) % many
        self.counts.setText(said)
        self._known = any(one.mine for one in self._left)
        self._name_all()
        self.waiting.setVisible(self._coming.planned is not None)
        held = self.isAncestorOf(self.window().focusWidget() or self)
        self.rows.refresh()
        if not self._left:
            return
        ids = [one.id for one in self._left]
        at = ids.index(self._coming.place) if self._coming.place in ids else min(at, many - 1)
        self.list.setCurrentIndex(self.rows.index(at, 0))
        self.list.scrollTo(self.rows.index(at, 0))
        self._show_current()
        if held and self.focusWidget() is None:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_current(self) -> None:
        found = self.current
        if found is None:
            return
        at, many = self.list.currentIndex().row(), len(self._left)
        self.at.setText(f"{at + 1} / {many}")
        self.previous.setEnabled(at > 0)
        self.next.setEnabled(at < many - 1)
        self.words.setText(one_line(found.words))
        self.place.setText(" · ".join(part for part in (found.field, found.place) if part))
        t = self._desk.t
        names = (t("This document"), t("The copy")) if found.mine else ("", t("The other value"))
        for side, which, name in zip(self.sides, _in_order(found), names, strict=True):
            in_use = t("In use now") if which == "kept" else ""
            heading = " · ".join(part for part in (name, in_use) if part)
            side.show_value(heading, _spans(found, which), found.refused if which == "other" else "")
        QTimer.singleShot(0, self, self._keep_keys_in_view)

    def _keep_keys_in_view(self) -> None:
        """Longer words may have pushed the button away at which the keys stand."""
        focused = self.window().focusWidget()
        if focused is not None and self._detail.isAncestorOf(focused):
            self._detail.ensureWidgetVisible(focused, 0, self._px(8))

    def _name_all(self) -> None:
        """What the buttons for all are called: by whose the values are, where that is known."""
        t = self._desk.t
        whose = (t("All as in this document"), t("All as in the copy"))
        plain = (t("Keep all that is in use"), t("Take all the other values"))
        for made, words in zip(self.all, whose if self._known else plain, strict=True):
            made.setText(f" {words}")
            made.setAccessibleName(words)


def _in_order(found: Unsettled) -> tuple[Which, Which]:
    """Which value stands first: mine where that is known, else the one in use."""
    return ("other", "kept") if found.mine == "other" else ("kept", "other")


def _spans(found: Unsettled, which: Which) -> Sequence[Span]:
    parts, words = (found.kept_parts, found.kept) if which == "kept" else (found.other_parts, found.other)
    return parts or ((words, False),)


def _two_lines(found: Unsettled) -> TwoLines:
    known = " · ".join(part for part in (found.field, found.place) if part)
    return TwoLines(one_line(found.words), one_line(known))
