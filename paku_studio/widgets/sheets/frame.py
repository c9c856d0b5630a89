"""The parts of the page of sheets, where they stand in wide and narrow windows, and the keys that go round them."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from paku_studio.widgets.controls import button, ground, hairline
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.sheets.checks import ChecksPanel
from paku_studio.widgets.sheets.choosing import ChoiceBar
from paku_studio.widgets.sheets.filling_side import FillingSide
from paku_studio.widgets.sheets.leaving import LeavingQuestion
from paku_studio.widgets.sheets.listing import SheetBox, SheetList, SheetNames
from paku_studio.widgets.sheets.plan_strip import PlanStrip
from paku_studio.widgets.sheets.preview import SheetPreview
from paku_studio.widgets.sheets.saving import Saving
from paku_studio.widgets.sheets.wanted import Wanted
from paku_studio.widgets.toast import FOOT, Toast
from paku_studio.widgets.work import Work

LIST, CHECKS = 248, 296
ROOMY, WIDE = 1000, 740
"""From so many pixels (at 100 %) the list stands at the left; from so many the checks at the right."""
LOW = 560
"""Below so many pixels of height the plan of the parts is told in words only."""


class Over(QStackedWidget):
    """The preview, or what stands in its place; the window's sentences float over it."""

    def resizeEvent(self, event: Any) -> None:
        """A sentence that stands lies higher where there is less height."""
        super().resizeEvent(event)
        for toast in self.findChildren(Toast, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if toast.isVisible():
                toast.place()


class SheetsFrame(QWidget):
    """List, choices, preview, checks, filling, saving: made and placed; what they do is the page's."""

    has_dock = False
    sheet_wanted = Signal(str)
    """The box over the preview names another sheet, by its key."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.works: dict[str, Work] = {}
        """What goes on beside the window: drawing, counting, writing."""
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(desk.t("Sheets"))
        self.wanted = Wanted(desk)
        self.names = SheetNames(desk, self.wanted.paper, self.wanted.tile)
        self._wide: bool | None = None
        self._make_parts()
        self._arrange()

    # what the window asks

    def title(self) -> str:
        """What is open."""
        return self.desk.t("Sheets")

    def note(self) -> str:
        """Nothing: the list says what is looked at."""
        return ""

    def menu(self) -> QMenu | None:
        """The list stands beside the preview: the title opens nothing."""
        return None

    # parts

    def _make_parts(self) -> None:
        desk = self.desk
        self.list = SheetList(desk, self.names)
        self.box = SheetBox(desk, self.names, self.sheet_wanted.emit)
        self.choices = ChoiceBar(desk, self.wanted, self.box)
        self.question = LeavingQuestion(desk)
        self.taking_over = LeavingQuestion(
            desk,
            desk.t("Take the organisation's details over to the sheet? They are then kept in the document."),
            desk.t("Forget them"),
            desk.t("Take them over"),
        )
        self.preview = SheetPreview(desk)
        self.plan = PlanStrip(desk)
        self.checks = ChecksPanel(desk)
        self.filling = FillingSide(desk)
        self.saving = Saving(desk, self.works)
        self.turner = button(desk, desk.t("Before printing"), "circle-check", "flat")
        self.turner.setCheckable(True)
        self.turner.toggled.connect(lambda _: self.show_over())

    def _arrange(self) -> None:
        desk, px = self.desk, self.desk.look.px
        self.list.setFixedWidth(px(LIST))
        self._line_after_list = hairline(desk, vertical=True)
        middle = ground("paper")
        inner = _column(middle)
        inner.addWidget(self.choices)
        inner.addWidget(hairline(desk))
        inner.addWidget(self.question)
        inner.addWidget(self.taking_over)
        self._over = self.toast_ground = Over()
        self._over.addWidget(self.preview)
        inner.addWidget(self._over, 1)
        inner.addWidget(self.plan)
        inner.addWidget(self.turner)
        self._foot = QWidget()
        self._foot_box = _column(self._foot)
        inner.addWidget(self._foot)
        self._line_before_side = hairline(desk, vertical=True)
        self._side = ground("surface")
        self._side_box = _column(self._side)
        self._side.setFixedWidth(px(CHECKS))
        self._beside = QStackedWidget()
        self._side_box.addWidget(self._beside, 1)
        whole = QHBoxLayout(self)
        whole.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self.list, self._line_after_list, middle, self._line_before_side, self._side):
            whole.addWidget(part)
        whole.setStretch(2, 1)
        self.fit()

    def fit(self) -> None:
        """What collapses first: the list becomes a box above, then the checks a picture behind a button."""
        px, width = self.desk.look.px, self.width()
        roomy, wide = width >= px(ROOMY), width >= px(WIDE)
        other, chooser = (self.box, self.list.view) if roomy else (self.list.view, self.box)
        had = other.hasFocus()
        self.setFocusProxy(chooser)
        for part in (self.list, self._line_after_list):
            part.setVisible(roomy)
        for part in (self.box, self.choices.new):
            part.setVisible(not roomy)
        if had:
            chooser.setFocus(Qt.FocusReason.OtherFocusReason)
        if wide != self._wide:
            self._wide = wide
            self._move_side(wide)

    def _move_side(self, wide: bool) -> None:
        for part in (self._side, self._line_before_side):
            part.setVisible(wide)
        stack = self._beside if wide else self._over
        for part in (self.checks, self.filling):
            stack.addWidget(part)
        (self._side_box if wide else self._foot_box).addWidget(self.saving)
        self.turner.setChecked(False)
        self.show_over()

    @property
    def low(self) -> bool:
        """Whether there is little height."""
        return self.height() < self.desk.look.px(LOW)

    def show_over(self) -> None:
        """The preview, or in a narrow window what is filled in or the checks in its place."""
        filling = self.choices.fill.isChecked() and not self.choices.fill.isHidden()
        self.turner.setVisible(not self._wide and not filling)
        if self._wide:
            self._beside.setCurrentWidget(self.filling if filling else self.checks)
        if not self._wide and (filling or self.turner.isChecked()):
            self._over.setCurrentWidget(self.filling if filling else self.checks)
        else:
            self._over.setCurrentWidget(self.preview)
        bar = self.preview.bar.sizeHint().height() + self.desk.look.px(4)
        self._over.setProperty(FOOT, bar if self._over.currentWidget() is self.preview else 0)

    def minimumSizeHint(self) -> QSize:
        """The room of the narrowest window: what needs more collapses before."""
        return QSize(self.desk.look.px(240), self.desk.look.px(240))

    def resizeEvent(self, event: Any) -> None:
        """What collapses first."""
        super().resizeEvent(event)
        self.fit()

    # keys

    def event(self, event: QEvent) -> bool:
        """F6 goes round the page's parts before it leaves it; Ctrl+P goes to the main button."""
        if event.type() == QEvent.Type.ShortcutOverride and self._key_does(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: Any) -> None:
        """The same keys, pressed."""
        does = self._key_does(event)
        if does is None:
            super().keyPressEvent(event)
        else:
            does()

    def _key_does(self, event: Any) -> Callable[[], object] | None:
        held = event.modifiers()
        if event.key() == Qt.Key.Key_P and held == Qt.KeyboardModifier.ControlModifier:
            return lambda: self.saving.save.setFocus(Qt.FocusReason.ShortcutFocusReason)
        plain, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_F6 and held in {plain, shift}:
            next_part = self._next_part(-1 if held == shift else 1)
            if next_part is not None:
                return lambda: next_part.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return None

    def _next_part(self, by: int) -> QWidget | None:
        """The part after the one with the keys; None where the page ends."""
        first = self.list.view if self.list.isVisible() else self.choices.flow
        parts = [first, self.preview.area, self.filling, self.checks.area, self.saving]
        shown = [
            part for part in parts if part.isVisible() and (part is not self.saving or self.saving.save.isEnabled())
        ]
        here = next((at for at, part in enumerate(shown) if _holds_keys(part)), None)
        if here is None or not 0 <= here + by < len(shown):
            return None
        found = shown[here + by]
        within = {self.choices.flow: self.box, self.saving: self.saving.save, self.filling: self.filling.first()}
        return within.get(found, found)


def _holds_keys(part: QWidget) -> bool:
    held = part.window().focusWidget()
    return held is not None and (held is part or part.isAncestorOf(held))


def _column(whole: QWidget) -> QVBoxLayout:
    box = QVBoxLayout(whole)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    return box
