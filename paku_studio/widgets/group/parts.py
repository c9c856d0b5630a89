"""What the page of the group is built of: sections, fields that write themselves, columns. Knows no records."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from paku_studio.widgets.controls import column, label
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import pixmap
from paku_studio.widgets.inspector.fields import Labelled
from paku_studio.widgets.inspector.wrapping import Flow


def attempt(desk: Desk, verb: Callable[..., object], *given: object) -> str:
    """Do it; why not, in words, where it is not possible, else ""."""
    editor = desk.editor
    said = editor.told
    editor.attempt(verb, *given)
    refused = editor.told is not None and editor.told is not said and editor.told.trouble
    return editor.told.text if refused and editor.told is not None else ""


def go_to(field: QWidget) -> None:
    """Give a field the keys, and scroll to where it is seen."""
    field.setFocus(Qt.FocusReason.TabFocusReason)
    area: Any = field.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None:
        area.ensureWidgetVisible(field, 0, 2 * field.height())


class FormField(Labelled):
    """A field below its label that shows what `read` gives, and writes by `write`."""

    def __init__(
        self, desk: Desk, words: str, entry: Any, read: Callable[[], Any], write: Callable[[Any], object]
    ) -> None:
        super().__init__(desk, words, entry)
        self._desk, self._read, self._put = desk, read, write
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        entry.written.connect(self._write)

    def refresh(self) -> None:
        """Show what holds now; what is being typed stays."""
        self.entry.show_value(self._read())  # type: ignore[attr-defined]

    def settle(self) -> None:
        """Another record is shown: what is being typed is written, what went wrong is over."""
        if hasattr(self.entry, "write"):
            self.entry.write()
            self.entry.forget()  # type: ignore[attr-defined]
        self.say("")

    def _write(self, value: Any) -> None:
        refused = attempt(self._desk, self._put, value)
        self.say(refused)
        if not refused and hasattr(self.entry, "settle"):
            self.entry.settle(self._read())
        elif refused and not hasattr(self.entry, "settle"):
            self.refresh()


class Columns(QWidget):
    """Parts in columns of one width, as many as fit, filled row by row; the parts of a row begin at the same height.

    It places them by itself, as Flow does.
    """

    def __init__(self, desk: Desk, least: int, *parts: QWidget, most: int = 4) -> None:
        super().__init__()
        self._parts, self._most = parts, most
        self._least, self._gap = desk.look.px(least), desk.look.px(12)
        for part in parts:
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Fewer columns, more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at that width."""
        return self._arrange(width, place=False)

    def sizeHint(self) -> QSize:
        """All parts in as many columns as there may be."""
        wide = self._most * (self._least + self._gap) - self._gap
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """One column."""
        return QSize(min(self._least, 120), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other columns."""
        super().resizeEvent(event)
        self._arrange(self.width(), place=True)

    def event(self, event: QEvent) -> bool:
        """A part has another size, or was shown or hidden."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange(self.width(), place=True)
            self.updateGeometry()
        return super().event(event)

    def _arrange(self, width: int, *, place: bool) -> int:
        shown = [part for part in self._parts if not part.isHidden()]
        fit = max(1, min(self._most, (width + self._gap) // (self._least + self._gap), len(shown)))
        wide = (width - self._gap * (fit - 1)) // fit
        top = 0
        for first in range(0, len(shown), fit):
            line = shown[first : first + fit]
            heights = [_height(part, wide) for part in line]
            if place:
                for at, (part, height) in enumerate(zip(line, heights, strict=True)):
                    part.setGeometry(at * (wide + self._gap), top, wide, height)
            top += max(heights) + self._gap
        return max(top - self._gap, 0)


def _height(part: QWidget, width: int) -> int:
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()


class Section(QWidget):
    """A part of the page below its heading: an icon, a name, small words beside it, and what can be done."""

    def __init__(self, desk: Desk, icon: str, words: str, *tools: QWidget) -> None:
        super().__init__()
        self._desk = desk
        px = desk.look.px
        sign = label(desk, "")
        sign.setPixmap(pixmap(icon, desk.look.ink, px(20), self.devicePixelRatioF()))
        sign.setFixedSize(px(20), px(20))
        self.heading = label(desk, words, "title")
        self.aside = label(desk, "", "soft", wrap=True)
        self.aside.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head = Flow(px(10), sign, self.heading, self.aside, *tools, grow=self.aside)
        self.aside.setMinimumWidth(px(60))
        self.box = column(head, spacing=px(12))
        self.setLayout(self.box)
        self.setAccessibleName(words)

    def tell(self, words: str) -> None:
        """The small words beside the heading."""
        self.aside.setText(words)

    def add(self, *parts: QWidget) -> None:
        """More, below what stands there."""
        for part in parts:
            self.box.addWidget(part)
