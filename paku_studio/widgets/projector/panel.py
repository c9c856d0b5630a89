"""The facilitator's panel beside the work while the room looks at another screen. Draws nothing itself."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from paku_studio.editor.presenting import LOOKED_AT, Presenting
from paku_studio.editor.presenting_notes import OwnNote, note_down, own_notes
from paku_studio.editor.room_view import room_view
from paku_studio.widgets.controls import button, ground, hairline, icon_button, label, line_field, row, scroll
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.projector.keys import command_of, types
from paku_studio.widgets.projector.picture import RoomPicture

if TYPE_CHECKING:
    from paku_studio.editor.editor import Change

WIDTH = 300
TICK_MS = 250
LONGEST = 300
"""Letters of a note that are shown; the whole is in its tooltip."""


class PresenterPanel(QWidget):
    """Its picture has the projector's keys too."""

    screen_chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        look = desk.look
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(look.px(WIDTH))
        self.setAccessibleName(desk.t("Projector"))
        self._make_view()
        self._make_timer()
        self._make_notes()
        self._lay_out()
        self._step_with_clicker()
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._show_time)
        self._tick.start()
        self.setFocusProxy(self.picture)
        desk.listen(self, self._follow)
        self.show_all()

    @property
    def presenting(self) -> Presenting:
        """What is shown."""
        return self.desk.editor.presenting

    # parts

    def _make_view(self) -> None:
        desk, t, look = self.desk, self.desk.t, self.desk.look
        self.end_button = button(desk, t("Stop showing"), "x")
        desk.watch(self.end_button, "projector.leave")
        self.end_button.setText(" " + t("Stop showing"))
        self.screens = QComboBox()
        self.screens.setAccessibleName(t("On which screen"))
        self.screens.setToolTip(t("On which screen"))
        self.screens.setMinimumWidth(1)
        self.screens.activated.connect(lambda at: self.screen_chosen.emit(str(self.screens.itemData(at))))
        self.picture = RoomPicture(
            lambda width, height: room_view(self.presenting, width, height), desk.editor.pictures, moves=False
        )
        self.picture.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picture.setAccessibleName(t("What the room sees"))
        self.picture.pointed.connect(self.presenting.show)
        self.picture.installEventFilter(self)
        self.frame = Framed(self.picture, look.px(2), look.focus, look.line_strong)
        self.words = label(desk, "", "section", wrap=True)
        self.after = label(desk, "", "soft", wrap=True)
        self.back, self.on = (icon_button(desk, f"arrow-{side}", "") for side in ("left", "right"))
        self.far, self.near = (icon_button(desk, f"arrow-{side}", "") for side in ("up", "down"))
        self.curtain = button(desk, t("Curtain"), "eye-off")
        self.curtain.setCheckable(True)
        for each, action in (
            (self.back, "previous"),
            (self.on, "next"),
            (self.far, "up"),
            (self.near, "down"),
            (self.curtain, "curtain"),
        ):
            desk.watch(each, f"projector.{action}")

    def _make_timer(self) -> None:
        desk, t = self.desk, self.desk.t
        self.figures = label(desk, "", "heading")
        self.figures.setAccessibleName(t("Timer"))
        self.timer = button(desk, t("Timer"), "timer")
        self.timer.setCheckable(True)
        desk.watch(self.timer, "projector.timer")
        self.turn = icon_button(desk, "play", "")
        self.less, self.more = icon_button(desk, "minus", ""), icon_button(desk, "plus", "")
        for each, action in ((self.turn, "timer_turn"), (self.less, "timer_less"), (self.more, "timer_more")):
            desk.watch(each, f"projector.{action}")
        self.question = line_field(
            desk, t("What the group talks about meanwhile"), self.presenting.timer.question, t("A question above it")
        )
        self.question.textEdited.connect(self.presenting.ask)

    def _make_notes(self) -> None:
        desk, t = self.desk, self.desk.t
        self.notes = QWidget()
        self._notes = QVBoxLayout(self.notes)
        self._notes.setContentsMargins(0, 0, 0, 0)
        self._notes.setSpacing(desk.look.px(6))
        self.note = line_field(desk, t("A note for yourself"), self.presenting.note, t("A note for yourself"))
        self.note.textEdited.connect(self._keep_note)
        self.note.returnPressed.connect(self._add_note)
        self._noted: tuple[OwnNote, ...] | None = None

    def _lay_out(self) -> None:
        desk, px = self.desk, self.desk.look.px
        inside = ground("surface")
        box = QVBoxLayout(inside)
        box.setContentsMargins(px(12), px(10), px(12), px(12))
        box.setSpacing(px(8))
        box.addLayout(row(label(desk, desk.t("The room sees"), "label"), None, self.end_button))
        box.addWidget(self.screens)
        box.addWidget(self.frame)
        box.addWidget(self.words)
        box.addLayout(row(self.back, self.on, self.far, self.near, None, spacing=px(2)))
        box.addWidget(self.curtain)
        box.addWidget(self.after)
        box.addWidget(hairline(desk))
        box.addLayout(row(self.figures, None, self.less, self.turn, self.more, spacing=px(2)))
        box.addWidget(self.timer)
        box.addWidget(self.question)
        box.addWidget(hairline(desk))
        box.addWidget(label(desk, desk.t("Own notes"), "label"))
        box.addWidget(self.notes)
        box.addWidget(self.note)
        box.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll(inside))

    def _step_with_clicker(self) -> None:
        """PageUp and PageDown step wherever the keys are: a presenter's clicker sends them."""
        for keys, action in (("PgDown", "projector.next"), ("PgUp", "projector.previous")):
            made = QShortcut(QKeySequence(keys), self)
            made.setContext(Qt.ShortcutContext.WindowShortcut)
            made.activated.connect(lambda to=action: self.desk.run(to))

    # bringing up to date

    def _follow(self, change: "Change") -> None:
        if self.presenting.on and (change.what & LOOKED_AT or "presenting" in change.what):
            self.show_all()
            self.desk.refresh()

    def show_all(self) -> None:
        """Everything as it is now."""
        presenting, t = self.presenting, self.desk.t
        self.picture.draw_for(QSize(*presenting.size))
        self.frame.updateGeometry()
        self.picture.renew()
        words = presenting.words()
        if presenting.curtain:
            words = t("Behind the curtain: %(words)s") % {"words": words}
        self.words.setText(words)
        self.picture.setAccessibleDescription(words)
        following = presenting.next_words()
        self.after.setText(t("Next: %(title)s") % {"title": following} if following else "")
        self.after.setVisible(bool(following))
        self._show_screens()
        self._show_time()
        self._show_notes()

    def _show_screens(self) -> None:
        presenting = self.presenting
        shown = tuple(self.screens.itemData(at) for at in range(self.screens.count()))
        if shown != presenting.screens:
            self.screens.clear()
            for number, name in enumerate(presenting.screens, 1):
                self.screens.addItem(
                    self.desk.t("Screen %(number)d: %(name)s") % {"number": number, "name": name}, name
                )
        if presenting.screen in presenting.screens:
            self.screens.setCurrentIndex(presenting.screens.index(presenting.screen))
        self.screens.setVisible(len(presenting.screens) > 1)

    def _show_time(self) -> None:
        timer, t = self.presenting.timer, self.desk.t
        figures = f"{timer.left_s // 60}.{timer.left_s % 60:02}"
        if figures != self.figures.text():
            self.figures.setText(figures)
            self.figures.setAccessibleDescription(t("The time is over") if timer.ended else "")
            if self.presenting.timer_shown:
                self.picture.renew()
        from paku_studio.widgets.icons import icon

        sign = "pause" if timer.running else "play"
        if self.turn.property("sign") != sign:
            self.turn.setProperty("sign", sign)
            self.turn.setIcon(icon(sign, self.desk.look.ink, self.desk.look.disabled))

    def _show_notes(self) -> None:
        noted = own_notes(self.presenting)
        if noted == self._noted:
            return
        self._noted = noted
        while self._notes.count():
            gone = self._notes.takeAt(0).widget()
            gone.hide()
            gone.deleteLater()
        for one in noted:
            self._notes.addWidget(self._note_label(one))
        self.notes.setVisible(bool(noted))

    def _note_label(self, note: OwnNote) -> QLabel:
        from paku_studio.widgets.controls import plain_tip

        cut = note.text if len(note.text) <= LONGEST else note.text[:LONGEST].rstrip() + "…"
        words = self.desk.t("Parked: %(words)s") % {"words": cut} if note.parked else cut
        made = label(self.desk, words, "" if note.here else "soft", wrap=True)
        made.setToolTip(plain_tip(note.text) if cut != note.text else "")
        made.setAccessibleName(note.text)
        return made

    # own notes

    def _keep_note(self, text: str) -> None:
        self.presenting.note = text

    def _add_note(self) -> None:
        if note_down(self.presenting, self.note.text()):
            self.note.clear()
            self.presenting.note = ""

    # keys

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """While the picture has the keys: the projector's own. What is typed goes to the line below."""
        if event.type() == QEvent.Type.KeyPress and self._press(event):
            return True
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        command = command_of(event)
        if command in {"next", "previous", "first", "last", "up", "down"}:
            self._step(command)
        elif command == "curtain":
            self.presenting.draw_curtain()
        elif command == "back":
            self.desk.focus("dock")
        elif types(event):
            self._type(event)
        else:
            return False
        return True

    def _step(self, command: str) -> None:
        presenting = self.presenting
        if presenting.timer_shown and command in {"up", "down"}:
            presenting.change_timer(1 if command == "up" else -1)
        else:
            getattr(presenting, command)()

    def _type(self, event: QEvent) -> None:
        self.desk.focus("dock")
        focused = self.window().focusWidget()
        if focused is not None and focused is not self.picture:
            QCoreApplication.sendEvent(focused, event)


class Framed(QWidget):
    """The small picture with an edge round it, in the projector's own shape; blue while it has the keys."""

    def __init__(self, picture: RoomPicture, edge: int, focus: str, line: str) -> None:
        super().__init__()
        self._picture, self._edge = picture, edge
        self._colours = (line, focus)
        picture.setParent(self)
        picture.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """As high as the shape asks for at this width."""
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def hasHeightForWidth(self) -> bool:
        """The shape is the projector's."""
        return True

    def heightForWidth(self, width: int) -> int:
        """So high at that width."""
        drawn = self._picture.drawn_for
        return round((width - 2 * self._edge) * drawn.height() / drawn.width()) + 2 * self._edge

    def resizeEvent(self, event: Any) -> None:
        """The picture within its edge."""
        super().resizeEvent(event)
        edge = self._edge
        self._picture.setGeometry(edge, edge, self.width() - 2 * edge, self.height() - 2 * edge)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """The edge follows the keys."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: Any) -> None:
        """The edge."""
        from PySide6.QtGui import QColor, QPainter

        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._colours[self._picture.hasFocus()]))
        painter.end()
