"""What is selected, told in full: picks the form, keeps it up to date, walks through it by Tab."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from paku_studio import edits
from paku_studio.editor.editor import Change
from paku_studio.editor.inspecting import FORMS, name_of, told_by
from paku_studio.models import Link, Pathway, Phase, Record, ServiceMoment
from paku_studio.widgets.controls import column, icon_button, label, plain_tip, row, scroll
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.fields import LineEntry, TextEntry
from paku_studio.widgets.inspector.panel import RecordPanel
from paku_studio.widgets.inspector.several import SeveralPanel
from paku_studio.widgets.inspector.wrapping import Flow, WordsButton, keeps_key

WIDTH = 280
"""Logical pixels: what it is drawn for; narrower and wider, words wrap."""
LONGEST_WAY_BACK = 70
"""Letters of what a record hangs on: its own form says it in full, and so do the tooltip and the screen reader."""
DEPTH = 6
"""Layouts within layouts, from the window down to a field's label."""


class Inspector(QWidget):
    """The selection in full, edited at once. Forms are made when they are first needed and then used again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._panels: dict[type[Record], RecordPanel] = {}
        self._several: SeveralPanel | None = None
        self._current: QWidget | None = None
        self._stale = True
        self._busy = False
        self.setAccessibleName(desk.t("Details"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(min(WIDTH, 240))
        self._head = Head(desk)
        self._head.went_back.connect(self._back)
        self.hint = label(desk, desk.t("Select a moment to see its details"), "soft", wrap=True)
        self._told = label(desk, "", "caption", wrap=True)
        self._build()
        desk.listen(self, self._follow)
        self.refresh()

    def _build(self) -> None:
        px = self._desk.look.px
        body = QWidget()
        self._box = QVBoxLayout(body)
        self._box.setContentsMargins(px(16), px(12), px(16), px(12))
        self._box.setSpacing(px(12))
        self._box.addWidget(self._head)
        self._box.addWidget(self.hint)
        self._box.addWidget(self._told)
        self._box.addStretch(1)
        self._scroll = scroll(body)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_room)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def _make_room(self, _: int, last: int) -> None:
        """The scroll bar stands in the margin, so that the fields are as wide with it as without."""
        px = self._desk.look.px
        bar = self._scroll.verticalScrollBar().sizeHint().width() if last else 0
        self._box.setContentsMargins(px(16), px(12), max(px(16) - bar, px(2)), px(12))

    @property
    def panel(self) -> QWidget | None:
        """The form that is shown."""
        return self._current

    def edit_selected(self) -> None:
        """Begin to edit: the first field, its words chosen."""
        self.focus_first()
        field = QApplication.focusWidget()
        if isinstance(field, TextEntry | LineEntry):
            field.selectAll()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever gives the keys to the inspector gives them to its first field."""
        super().focusInEvent(event)
        self.focus_first()

    def event(self, event: QEvent) -> bool:
        """Keys that walk over the map do nothing to it from here."""
        return keeps_key(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where nothing is being typed, gives the keys back to the capture line."""
        if event.key() == Qt.Key.Key_Escape:
            self._desk.focus("dock")
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """What happened while it was hidden is shown now."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing that was typed stays behind in what is put away."""
        self._leave()
        self._stale = True
        super().hideEvent(event)

    def _follow(self, change: Change) -> None:
        if change.what & {"selection", "pathway", "document"} and not self._busy:
            if self.isVisible():
                self.refresh()
            else:
                self._stale = True

    def refresh(self) -> None:
        """Show what is selected as it is now."""
        self._stale = False
        editor = self._desk.editor
        chosen = tuple(one for one in editor.selection if type(editor.records.get(one)) in FORMS)
        if len(chosen) > 1:
            self._show_several(chosen)
        else:
            self._show_one(chosen[0] if chosen else editor.pathway, chosen=bool(chosen))
        self._settle()

    def _settle(self) -> None:
        """Lay everything out now: else each depth of the form would wait for its own turn of events, and flicker."""
        for _ in range(DEPTH if self.isVisible() else 0):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _show_several(self, ids: tuple[str, ...]) -> None:
        self._leave()
        if self._several is None:
            self._several = SeveralPanel(self._desk)
        self._put(self._several)
        self._head.hide()
        self.hint.hide()
        self._told.hide()
        self._several.show_records(ids)

    def _show_one(self, record_id: str, *, chosen: bool) -> None:
        record = self._desk.editor.records.get(record_id)
        self.hint.setVisible(not chosen)
        if record is None:
            self._head.hide()
            self._told.hide()
            self._put(None)
            return
        panel = self._panel_for(type(record))
        if panel is not self._current:
            self._leave()
        self._put(panel)
        if panel.record_id != record_id:
            self._leave(panel)
            self._scroll.verticalScrollBar().setValue(0)
        panel.show_record(record_id)
        self._show_frame(record_id)

    def _show_frame(self, record_id: str) -> None:
        record = self._desk.editor.records.get(record_id)
        if record is None:
            return
        told = told_by(self._desk.editor.document, record, self._desk.language)
        self._told.setText(self._desk.t("Told by: %(who)s") % {"who": told} if told else "")
        self._told.setVisible(bool(told))
        self._head.show_record(record)

    def _leave(self, panel: QWidget | None = None) -> None:
        """Write what is being typed before the form shows something else; its own commit is not followed."""
        panel = panel or self._current
        if isinstance(panel, RecordPanel):
            self._busy = True
            try:
                panel.leave()
            finally:
                self._busy = False

    def _panel_for(self, kind: type[Record]) -> RecordPanel:
        if kind not in self._panels:
            panel = self._panels[kind] = RecordPanel(self._desk, kind)
            panel.went_to.connect(self._open)
        return self._panels[kind]

    def _put(self, panel: QWidget | None) -> None:
        if panel is self._current:
            return
        if self._current is not None:
            self._current.hide()
        self._current = panel
        if panel is not None:
            if self._box.indexOf(panel) < 0:
                self._box.insertWidget(2, panel)
            panel.show()

    def _open(self, record_id: str) -> None:
        """A row was pressed: its record is selected, and the keys go to its first field."""
        self._desk.editor.select(record_id)
        self.focus_first()

    def _back(self, owner: str) -> None:
        """Back to what the record hangs on, to its row there."""
        left = self._desk.editor.place
        self._desk.editor.select(owner)
        if isinstance(self._current, RecordPanel) and not any(row.focus_row(left) for row in self._current.lists):
            self.focus_first()

    def focus_first(self) -> None:
        """Give the keys to the first field."""
        stops = self._stops()
        first = next((stop for stop in stops if not self._head.isAncestorOf(stop)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab walks as one reads, whenever the fields were made; beyond the last one it leaves."""
        stops, here = self._stops(), QApplication.focusWidget()
        place = stops.index(here) + (1 if forwards else -1) if here in stops else 0
        target = stops[place] if 0 <= place < len(stops) else self._beyond(forwards)
        if target is None:
            return False
        reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
        target.setFocus(reason)
        if self.isAncestorOf(target):
            self._scroll.ensureWidgetVisible(target, 0, self._desk.look.px(24))
        return True

    def _stops(self) -> list[QWidget]:
        found = [one for one in self.findChildren(QWidget) if takes_tab(one) and one.isVisibleTo(self)]
        places = {one: one.mapTo(self, QPoint(0, 0)) for one in found}
        return sorted(found, key=lambda one: (places[one].y(), places[one].x()))

    def _beyond(self, forwards: bool) -> QWidget | None:
        here: QWidget = self
        while True:
            here = here.nextInFocusChain() if forwards else here.previousInFocusChain()
            if here is self:
                return None
            if not self.isAncestorOf(here) and takes_tab(here) and here.isVisible() and here.window() is self.window():
                return here


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops at a widget."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.focusProxy() is None


class Head(QWidget):
    """Above the form of what hangs on something: back to that, what this is, its place in the row, taking it away."""

    went_back = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._record, self._owner = desk, "", ""
        self.back = WordsButton(desk, "", "arrow-left")
        self.back.clicked.connect(lambda *_: self.went_back.emit(self._owner))
        self.earlier = self._tool("arrow-up", desk.t("Move earlier"), lambda: self._move(-1))
        self.later = self._tool("arrow-down", desk.t("Move later"), lambda: self._move(1))
        self.remove = self._tool("trash-2", desk.t("Remove"), self._remove)
        tools = QWidget()
        tools.setLayout(row(self.earlier, self.later, self.remove, spacing=0))
        self.setLayout(column(Flow(0, self.back, tools, grow=self.back)))

    def _tool(self, sign: str, name: str, press: object) -> QWidget:
        made = icon_button(self._desk, sign, name)
        made.clicked.connect(lambda *_: press())  # type: ignore[operator]
        return made

    def show_record(self, record: Record) -> None:
        """Hidden for moments and pathways: they are the road itself."""
        self.setVisible(not isinstance(record, ServiceMoment | Pathway))
        if self.isHidden():
            return
        editor, t = self._desk.editor, self._desk.t
        self._record = record.id
        self._owner = record.source if isinstance(record, Link) else editor.owner_of(record)
        words = name_of(editor.document, self._owner, self._desk.language)
        shown = words if len(words) <= LONGEST_WAY_BACK else words[:LONGEST_WAY_BACK].rstrip() + "…"
        self.back.tell(shown, spoken=t("Back to: %(what)s") % {"what": words})
        self.back.setToolTip(plain_tip(words if shown != words else ""))
        self._keep_words_whole(shown)
        ordered = "order" in type(record).model_fields and not isinstance(record, Phase)
        self.earlier.setVisible(ordered)
        self.later.setVisible(ordered)

    def _keep_words_whole(self, words: str) -> None:
        """Beside the buttons there is room for short words; where one is longer, the buttons stand below."""
        look = self._desk.look
        longest = max((QFontMetrics(look.font(14)).horizontalAdvance(word) for word in words.split()), default=0)
        self.back.setMinimumWidth(min(max(longest + look.px(32), look.px(100)), look.px(WIDTH - 40)))

    def _row(self) -> list[str]:
        document = self._desk.editor.document
        record = document.records[self._record]
        field = next(name for name in type(record).OWNERS if getattr(record, name) == self._owner)
        return [one.id for one in document.children(self._owner, type(record), field)]

    def _move(self, step: int) -> None:
        row, editor = self._row(), self._desk.editor
        to = row.index(self._record) + step
        if 0 <= to < len(row):
            where = {"after": row[to]} if step > 0 else {"before": row[to]}
            editor.attempt(edits.move, editor.document, self._record, **where)

    def _remove(self) -> None:
        editor, gone = self._desk.editor, self._record
        owner = self._owner
        editor.attempt(edits.remove, editor.document, [gone])
        if gone not in editor.records:
            self.went_back.emit(owner)
