"""The start page: begin at once on the left, go on or begin from something on the right. Knows no file format."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from paku_studio.widgets.afterwards import after_picture
from paku_studio.widgets.controls import column, ground, scroll
from paku_studio.widgets.start_begin import KEPT_WORDS, BeginPanel
from paku_studio.widgets.start_pictures import Pictures

if TYPE_CHECKING:
    from paku_studio.editor.shelf import Shelf
    from paku_studio.widgets.desk import Desk
    from paku_studio.widgets.start_ready import ReadyPanel

LEFT = 416
"""Logical pixels of the left column."""
WIDE = 900
"""Logical pixels from which the columns stand beside each other."""
TOLD = 3
"""Sentences about a pasted text that are said at once."""


class StartPage(QWidget):
    """What a person sees first."""

    def __init__(
        self,
        desk: "Desk",
        parent: QWidget | None = None,
        *,
        shelf: "Shelf | None" = None,
        now: datetime | None = None,
        at_once: bool = True,
        width: int = 0,
    ) -> None:
        """`at_once`: False leaves the right column empty until the page was painted once. `width`: as it will be."""
        super().__init__(parent)
        self._desk = desk
        self._now = now or datetime.now().astimezone()
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(desk.t("Start page"))
        self.pictures = Pictures(self)
        self.begin_panel = BeginPanel(desk, self._now)
        self._wide: bool | None = None
        self._right = ground("paper")
        self._right.setLayout(column())
        self.ready_panel: ReadyPanel | None = None
        if at_once or shelf is not None:
            self._show_ready(shelf)
        else:
            after_picture(self, self._show_ready)
        self._area: QWidget | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self._arrange(not width or width >= desk.look.px(WIDE))
        self.field = self.begin_panel.field
        self.setFocusProxy(self.field)
        self.begin_panel.begun.connect(self._begin)
        self.begin_panel.pasted.connect(self._begin_from_text)
        self.begin_panel.paste_wanted.connect(self._paste)

    def _show_ready(self, shelf: "Shelf | None" = None) -> None:
        """Fill the right column."""
        from paku_studio.editor.shelf import stand_ready
        from paku_studio.widgets.start_ready import ReadyPanel

        found = stand_ready(self._desk.program.places, self._desk.language) if shelf is None else shelf
        made = ReadyPanel(self._desk, found, self._now)
        made.template_wanted.connect(self._begin_template)
        made.example_wanted.connect(self._begin_example)
        made.changed.connect(self._list_anew, Qt.ConnectionType.QueuedConnection)
        made.set_wide(self._wide is not False)
        self._right.layout().addWidget(made)
        self.ready_panel = made
        if self.isVisible():
            self._make_pictures()

    # Ways to begin

    def _begin(self, words: str) -> None:
        self._desk.setProperty(KEPT_WORDS, None)
        from paku_studio.editor import starting

        self._desk.begin(starting.begin(words, self._desk.language))

    def _begin_from_text(self, text: str) -> None:
        from paku_studio.editor import starting

        begun = starting.from_text(text, self._desk.language)
        self._desk.setProperty(KEPT_WORDS, None)
        self._desk.begin(begun.document)
        self._desk.say(" ".join(begun.said[:TOLD]))

    def _begin_template(self, name: str) -> None:
        from paku_studio.editor import starting

        words = self.field.text()
        self._desk.setProperty(KEPT_WORDS, None)
        self._desk.begin(starting.from_template(name, self._desk.language, words))

    def _begin_example(self, name: str) -> None:
        from paku_studio.editor import starting

        self._desk.begin(starting.from_example(name))

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._begin_from_text(text)
        else:
            t = self._desk.t
            self.begin_panel.say_trouble(t("There is no text on the clipboard. Copy it first, then paste it here."))

    def event(self, event: QEvent) -> bool:
        """Ctrl+V belongs to this page wherever its focus is: no action of the window takes it."""
        if event.type() == QEvent.Type.ShortcutOverride and event.matches(QKeySequence.StandardKey.Paste):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste begins a document of the clipboard's text."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        else:
            super().keyPressEvent(event)

    # How it stands

    def showEvent(self, event: QShowEvent) -> None:
        """The field has the focus at once; pictures come after."""
        super().showEvent(event)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._make_pictures)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room, else one that scrolls."""
        super().resizeEvent(event)
        self._arrange(event.size().width() >= self._desk.look.px(WIDE))

    def _make_pictures(self) -> None:
        if self.ready_panel is not None:
            jobs, self.ready_panel.jobs = self.ready_panel.jobs, []
            self.pictures.make(jobs)

    def _arrange(self, wide: bool) -> None:
        if wide == self._wide:
            return
        had_focus = self.focusWidget()
        old = self._area
        self._wide = wide
        self.begin_panel.set_wide(wide)
        if self.ready_panel is not None:
            self.ready_panel.set_wide(wide)
        self._area = self._beside() if wide else self._below()
        if old is not None:
            self.layout().removeWidget(old)
            old.hide()
            old.deleteLater()
        self.layout().addWidget(self._area)
        if had_focus is not None and self.isVisible():
            had_focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _beside(self) -> QWidget:
        left = scroll(self.begin_panel)
        left.setFixedWidth(self._desk.look.px(LEFT))
        made = QWidget()
        box = QBoxLayout(QBoxLayout.Direction.LeftToRight, made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(left)
        box.addWidget(scroll(self._right), 1)
        return made

    def _below(self) -> QScrollArea:
        both = QWidget()
        box = QVBoxLayout(both)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.begin_panel)
        box.addWidget(self._right, 1)
        return scroll(both)

    def _list_anew(self) -> None:
        """After something was taken off: the right column again, in its place."""
        old = self.ready_panel
        if old is not None:
            old.hide()
            self._right.layout().removeWidget(old)
            old.deleteLater()
        self._show_ready()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
