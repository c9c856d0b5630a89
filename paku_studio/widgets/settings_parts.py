"""Controls of the settings: choices, numbers and folders that a turning wheel does not change by accident."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QLabel,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from paku_studio.widgets.controls import button, column, icon_button, row
from paku_studio.widgets.file_dialogs import ask_folder, first_standing
from paku_studio.widgets.icons import paint_icon
from paku_studio.widgets.start_parts import shortened, wrapped

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk

LEAST, MOST, STEP = 100, 200, 10
_BARE = """
    QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
    QLineEdit, QLineEdit:focus { min-height: 0; border: none; padding: 0; background: transparent; }
"""
"""A field of numbers without buttons of its own, and without a frame within its frame."""


class Choice(QComboBox):
    """One of a few values, chosen by word."""

    def __init__(self, desk: "Desk", values: Mapping[Any, str], chosen: Any, changed: Callable[[Any], None]) -> None:
        super().__init__()
        self._look = desk.look
        for value, words in values.items():
            self.addItem(words, value)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.activated.connect(lambda: changed(self.currentData()))

    def sizeHint(self) -> QSize:
        """Room for the longest of the words, and for what stands round them in this style."""
        hint = super().sizeHint()
        words = max((self.fontMetrics().horizontalAdvance(self.itemText(at)) for at in range(self.count())), default=0)
        return QSize(max(hint.width(), words + self._round_the_words()), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Some words are cut where room is short, never all of them."""
        hint = super().minimumSizeHint()
        few = self.fontMetrics().horizontalAdvance("M" * self.minimumContentsLength()) or self._look.px(72)
        return QSize(min(self.sizeHint().width(), max(hint.width(), few + self._round_the_words())), hint.height())

    def _round_the_words(self) -> int:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.rect.setWidth(1000)
        part = QStyle.SubControl.SC_ComboBoxEditField
        field = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        return 1000 - field.width() + 8

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, its words as far as they fit, and a sign that it opens."""
        side = self._look.px(17)
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        words = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, words, self).width() - 6
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        box = QRectF(self.width() - side - self._look.px(8), (self.height() - side) / 2, side, side)
        paint_icon(painter, "chevron-down", box, QColor(self._look.ink))
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the window."""
        event.ignore()


class Check(QCheckBox):
    """A box whose tick is drawn, so that it is not told by colour alone."""

    def __init__(self, desk: "Desk", words: str, ticked: bool, changed: Callable[[bool], None]) -> None:
        super().__init__(words.replace("&", "&&"))
        self._colour = desk.look.on_spruce
        self.setAccessibleName(words)
        self.setChecked(ticked)
        self.toggled.connect(changed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, and the tick upon it."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        paint_icon(painter, "check", QRectF(box.adjusted(2, 2, -2, -2)), QColor(self._colour))
        painter.end()


class Number(QWidget):
    """A whole number between a button for less and one for more; typing counts when it is finished."""

    def __init__(
        self, desk: "Desk", name: str, least: int, most: int, chosen: int, changed: Callable[[int], None],
        suffix: str = "", step: int = 1,
    ) -> None:  # fmt: skip
        super().__init__()
        self.field = _Field()
        self.field.setObjectName(f"{name} field")
        self.field.setAccessibleName(name)
        self.field.setRange(least, most)
        self.field.setSingleStep(step)
        self.field.setSuffix(suffix)
        self.field.setValue(chosen)
        self.field.setMinimumWidth(desk.look.px(84))
        self.field.valueChanged.connect(changed)
        less = icon_button(desk, "minus", f"{name}: {desk.t('less')}", px=17)
        more = icon_button(desk, "plus", f"{name}: {desk.t('more')}", px=17)
        for each, turn in ((less, self.field.stepDown), (more, self.field.stepUp)):
            each.setObjectName(each.accessibleName())
            each.clicked.connect(lambda *_, turn=turn: turn())
        self.main = self.field
        self.setAccessibleName(name)
        self.setLayout(row(less, self.field, more, None, spacing=desk.look.px(4)))


class _Field(QSpinBox):
    """Only digits: the buttons stand beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setKeyboardTracking(False)
        self.setStyleSheet(_BARE)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the window."""
        event.ignore()


class _Steps(QSlider):
    """A slider whose wheel scrolls the window."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the window."""
        event.ignore()


class TextSize(QWidget):
    """A slider in steps with a number beside it; both say per cent."""

    chosen = Signal(int)

    def __init__(self, desk: "Desk", size: int) -> None:
        super().__init__()
        name = desk.t("Text size")
        self.slider = _Steps(Qt.Orientation.Horizontal)
        self.slider.setObjectName("text size slider")
        self.slider.setAccessibleName(name)
        self.slider.setRange(LEAST // STEP, MOST // STEP)
        self.slider.setPageStep(2)
        self.slider.setValue(size // STEP)
        self.slider.setMinimumWidth(desk.look.px(120))
        self.number = Number(desk, name, LEAST, MOST, size, self._tell, " %", STEP)
        self.slider.valueChanged.connect(self._slid)
        self.slider.sliderReleased.connect(lambda: self._slid(self.slider.value()))
        self.setLayout(row(self.slider, self.number, spacing=desk.look.px(12)))
        self.layout().setStretch(0, 1)
        self.main = self.slider

    def minimumSizeHint(self) -> QSize:
        """As wide as the number: where the slider has no room beside it, it stands above."""
        return QSize(self.number.minimumSizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where there is room."""
        super().resizeEvent(event)
        box = self.layout()
        wanted = self.slider.minimumWidth() + box.spacing() + self.number.minimumSizeHint().width()
        beside = QBoxLayout.Direction.LeftToRight
        box.setDirection(beside if self.width() >= wanted else QBoxLayout.Direction.TopToBottom)

    def _slid(self, value: int) -> None:
        """A drag counts when the mouse lets go: the window must not grow under it."""
        if not self.slider.isSliderDown():
            self.number.field.setValue(value * STEP)

    def _tell(self, size: int) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(size // STEP)
        self.slider.blockSignals(False)
        self.chosen.emit(size)


class FolderField(QWidget):
    """A folder by its path, to be chosen with the system's own dialog or put back to the usual one."""

    chosen = Signal(str)
    """The path; "" stands for the usual folder."""

    def __init__(self, desk: "Desk", name: str, folder: str, usual: str, start: Path) -> None:
        super().__init__()
        t = desk.t
        self._name, self._start = name, start
        self.ask: Callable[[QWidget, str, str], str] = lambda over, title, start: str(
            ask_folder(over, t, title, first_standing(start)) or ""
        )
        """Asks for a folder; "" where the person chose none."""
        self.path = shortened(folder or usual)
        self.path.setAccessibleName(f"{name}: {folder or usual}")
        self.choose = button(desk, t("Choose…"))
        self.choose.setObjectName(f"choose {name}")
        self.choose.setAccessibleName(t("Choose a folder: %(name)s") % {"name": name})
        self.choose.clicked.connect(self._ask)
        self.main = self.choose
        self.reset = button(desk, t("Use the usual folder"), kind="flat")
        self.reset.setObjectName(f"reset {name}")
        self.reset.setAccessibleName(f"{t('Use the usual folder')}: {name}")
        self.reset.setEnabled(bool(folder))
        self.reset.clicked.connect(lambda: self.chosen.emit(""))
        self.setLayout(column(self.path, row(self.choose, self.reset, None), spacing=desk.look.px(4)))

    def _ask(self) -> None:
        found = self.ask(self, self._name, str(self._start))
        if found:
            self.chosen.emit(str(Path(found)))


def titled(desk: "Desk", words: str, control: QWidget, about: str = "") -> QWidget:
    """A control below its label; the label gives the keys to the control (or to its `main` part), and names it."""
    title = QLabel(words)
    title.setTextFormat(Qt.TextFormat.PlainText)
    title.setWordWrap(True)
    title.setProperty("kind", "section")
    title.setBuddy(getattr(control, "main", control))
    if not control.accessibleName():
        control.setAccessibleName(words)
    if not control.objectName():
        control.setObjectName(words)
    parts: list[QWidget] = [title, control]
    if about:
        parts.append(wrapped(desk, about, "caption"))
        control.setAccessibleDescription(about)
    made = QWidget()
    made.setLayout(column(*parts, spacing=desk.look.px(4)))
    return made
