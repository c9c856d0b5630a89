"""The meetings of a group: all in a list, one in full, and which of them goes on now."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QListView, QWidget

from paku_studio import edits
from paku_studio.editor.actions.groups import read_number
from paku_studio.editor.meeting import meeting_words, meetings_of, read_date, short_date, this_day
from paku_studio.locale import translate_count
from paku_studio.models import Session
from paku_studio.widgets.controls import button, column, ground, label, restyle, row
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.group.parts import Columns, FormField, Section, go_to
from paku_studio.widgets.icons import pixmap
from paku_studio.widgets.inspector.fields import RETURN, LineEntry, TextEntry
from paku_studio.widgets.inspector.wrapping import Flow, one_line
from paku_studio.widgets.two_lines import Rows, TwoLines, two_line_list

LIST_WIDTH, BESIDE = 232, 600
"""The list's width beside the form, and the width from which on it stands there, in pixels at 100 %."""
MOST_ROWS = 6


class Meetings(Section):
    """A list, the form of the meeting that is looked at, and the button for a new one."""

    def __init__(self, desk: Desk) -> None:
        self.new = button(desk, desk.t("New meeting today"), "plus", "primary")
        super().__init__(desk, "calendar-days", desk.t("Meetings"), self.new)
        desk.watch(self.new, "session.add")
        t, px = desk.t, desk.look.px
        self._filling = False
        self.form = MeetingForm(desk)
        self._keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Delete: lambda: desk.run("session.remove"),
            **dict.fromkeys(RETURN, lambda: go_to(self.form.theme)),
        }
        self.rows = Rows(self, self._listed, self._told)
        self.list = two_line_list(desk, t("Meetings"), self.rows, least=44, icons=True)
        self.list.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.list.setStyleSheet(
            f"QListView {{ background: transparent; border: 2px solid transparent; border-radius: {px(6)}px; }}"
            f"QListView:focus {{ border: 2px solid {desk.look.focus}; }}"
        )
        self.list.selectionModel().currentChanged.connect(self._open)
        self.list.viewport().installEventFilter(self)
        self.list.installEventFilter(self)
        self.none_yet = label(desk, t("No meetings yet. One press begins the first one."), "soft", wrap=True)
        self.new.clicked.connect(lambda *_: go_to(self.form.theme))
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(px(16))
        self._both.addWidget(self.list)
        self._both.addWidget(self.form, 1)
        self.add(self.none_yet)
        self.box.addLayout(self._both)

    def _listed(self) -> tuple[Session, ...]:
        editor = self._desk.editor
        return meetings_of(editor.document, editor.meetings.group)[::-1]

    def _told(self, session: Session) -> TwoLines:
        going = session.id == self._desk.editor.session
        known = [self._desk.t("goes on now")] if going else []
        known += [one_line(session.theme)] if session.theme.strip() else []
        name = meeting_words(session, self._desk.language)
        return TwoLines(name, " · ".join(known), icon="play" if going else "")

    def refresh(self) -> None:
        """Show the meetings as they are now."""
        editor = self._desk.editor
        self._filling = True
        self.rows.refresh()
        shown = editor.meetings.session
        place = next((at for at, one in enumerate(self.rows.rows) if one.id == shown), -1)
        if place >= 0:
            self.list.setCurrentIndex(self.rows.index(place))
        self._filling = False
        count = len(self.rows.rows)
        self.list.setVisible(bool(count))
        self.none_yet.setVisible(not count)
        self.tell(translate_count(self._desk.language, "%d meeting", "%d meetings", count) % count if count else "")
        self._fit_list()
        self._show_button()
        self.form.refresh()

    def _show_button(self) -> None:
        """The main button only until today's meeting is there."""
        met = any(one.date == this_day() for one in self.rows.rows)
        kind = "" if met else "primary"
        if self.new.property("kind") != kind:
            look = self._desk.look
            restyle(self.new, kind)
            self.new.setIcon(pixmap("plus", look.on_spruce if kind else look.ink, look.px(20)))

    def _fit_list(self) -> None:
        rows = min(len(self.rows.rows), MOST_ROWS)
        high = sum(self.list.sizeHintForRow(at) for at in range(rows))
        wanted = max(high, self._desk.look.px(44)) + 6
        if wanted != self.list.height() or wanted != self.list.minimumHeight():
            self.list.setFixedHeight(wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another width breaks the words of the list's rows otherwise; Enter and Delete act on the meeting."""
        if event.type() == QEvent.Type.Resize and watched is not self.list:
            self._fit_list()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in self._keys:
            self._keys[event.key()]()
            return True
        return super().eventFilter(watched, event)

    def _open(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not self._filling and index.isValid():
            self._desk.editor.meetings.open(self.rows.rows[index.row()].id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list beside the form, or above it."""
        super().resizeEvent(event)
        px = self._desk.look.px
        beside = self.width() >= px(BESIDE)
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._both.setAlignment(self.list, Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0))
        self.list.setMaximumWidth(px(LIST_WIDTH) if beside else 16_777_215)
        self.list.setMinimumWidth(px(LIST_WIDTH) if beside else 0)
        self._fit_list()


class OfMeeting(QWidget):
    """Fields of the meeting that is looked at."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._shown = desk, ""
        self.fields: tuple[FormField, ...] = ()

    def _field(self, words: str, entry: Any, read: Callable[[Session], Any], write: Callable[..., object]) -> FormField:
        return FormField(self._desk, words, entry, lambda: read(self._record()), write)

    def _text(self, name: str, words: str, entry: Any) -> FormField:
        return self._field(words, entry, lambda one: getattr(one, name), lambda said: self._set(**{name: said}))

    def _set(self, **fields: object) -> None:
        edits.set_session(self._desk.editor.document, self._shown, **fields)

    def _record(self) -> Session:
        record = self._desk.editor.records.get(self._shown)
        return record if isinstance(record, Session) else Session(id="none")

    def refresh(self) -> None:
        """Show the meeting that is looked at as it is now."""
        wanted = self._desk.editor.meetings.session
        if wanted != self._shown:
            for field in self.fields:
                field.settle()
            self._shown = wanted
        for field in self.fields:
            field.refresh()
        self.setVisible(bool(wanted))


class MeetingForm(OfMeeting):
    """What is told when a meeting begins."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        t, px = desk.t, desk.look.px
        self.state = GoingOn(desk)
        self.number = LineEntry(t("Number of the meeting"))
        self.date = LineEntry(t("Date"), t("21.11.2026 or today"))
        self.begins, self.ends = LineEntry(t("Begins"), "9.00"), LineEntry(t("Ends"), "11.00")
        self.place, self.theme = LineEntry(t("Place")), LineEntry(t("Theme"))
        self.fields = (
            self._field(t("Number"), self.number, lambda one: str(one.number), self._renumber),
            self._field(t("Date"), self.date, lambda one: short_date(one.date), self._date),
            self._text("begins", t("Begins"), self.begins),
            self._text("ends", t("Ends"), self.ends),
            self._text("theme", t("Theme"), self.theme),
            self._text("place", t("Place"), self.place),
        )
        small, texts = Columns(desk, 84, *self.fields[:4]), Columns(desk, 200, *self.fields[4:], most=2)
        self.setLayout(column(self.state, small, texts, spacing=px(12)))

    def _date(self, typed: str) -> None:
        self._set(date=read_date(typed, this_day()))

    def _renumber(self, typed: str) -> None:
        self._set(number=max(read_number(typed), 1))

    def refresh(self) -> None:
        """Also whether it goes on."""
        super().refresh()
        self.state.refresh()


class MeetingEnd(OfMeeting):
    """What is told when a meeting ends, and taking it away."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        t = desk.t
        self.did = TextEntry(desk, t("What we did"))
        self.next = TextEntry(desk, t("Next time"))
        self.fields = (
            self._text("what_we_did", t("What we did"), self.did),
            self._text("next_time", t("Next time"), self.next),
        )
        self.remove = button(desk, t("Remove the meeting"), "trash-2", "flat")
        desk.watch(self.remove, "session.remove")
        self.setLayout(column(*self.fields, row(self.remove, None), spacing=desk.look.px(12)))


class GoingOn(QWidget):
    """Whether the meeting that is looked at goes on, in words, and the button that changes it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        px = desk.look.px
        self.card = ground("tint")
        self.sign = label(desk, "")
        self.sign.setFixedSize(px(20), px(20))
        self.words = label(desk, "", wrap=True)
        self.words.setMinimumWidth(px(140))
        self.turn = button(desk, "", kind="flat")
        self.turn.clicked.connect(lambda *_: self._turn())
        self.card.setLayout(column(Flow(px(8), self.sign, self.words, self.turn, grow=self.words)))
        self.card.layout().setContentsMargins(px(10), px(4), px(6), px(4))
        self.setLayout(column(self.card))

    def _turn(self) -> None:
        editor = self._desk.editor
        editor.meetings.meet("" if editor.meetings.goes_on else editor.meetings.session)

    def refresh(self) -> None:
        """Say it as it is now."""
        t, look, editor = self._desk.t, self._desk.look, self._desk.editor
        going = editor.meetings.goes_on
        other = editor.records.get(editor.session)
        if going:
            words = t("This meeting goes on now: what is written is kept as said in it.")
        elif isinstance(other, Session):
            words = t("Another one goes on now: %(meeting)s.") % {"meeting": meeting_words(other, self._desk.language)}
        else:
            words = t("No meeting goes on now: what is written belongs to none.")
        if self.words.text() != words:
            self.words.setText(words)
        turn = t("It is over") if going else t("Go on with this meeting")
        self.turn.setText(turn.replace("&", "&&"))
        self.turn.setAccessibleName(turn)
        self.sign.setPixmap(pixmap("play" if going else "pause", look.ink, look.px(18), self.devicePixelRatioF()))
        kind = "tint" if going else "card"
        if self.card.property("kind") != kind:
            restyle(self.card, kind)
