"""What a copy would bring, told before anything is done: whose it is, what of each kind, and the two ways on."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paku_studio.editor.bringing_in import HEADINGS, SPARABLE, BringingIn, Planned
from paku_studio.editor.merging import Kind, ReportLine
from paku_studio.locale import N_, translate_count
from paku_studio.widgets.controls import button, column, hairline, label, plain_tip, row
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.wrapping import Flow, keeps_key, one_line
from paku_studio.widgets.saying import announce
from paku_studio.widgets.two_lines import Rows, TwoLines, two_line_list

ICONS: dict[Kind, str] = {
    "new": "plus",
    "changed": "pencil",
    "removed": "minus",
    "stays_removed": "trash-2",
    "differs": "scale",
    "mended": "hammer",
    "too_long": "triangle-alert",
}
SPARED_ICON = "check"
Row = tuple[TwoLines, ReportLine | None]
"""What is shown, and the line of the report that it is; None for others."""
SPARE: dict[str, tuple[str, str]] = {
    "removed": (N_("Keep it here"), N_("Let it go after all")),
    "stays_removed": (N_("Let it come back"), N_("Leave it out after all")),
}
"""What the button says, before and after, by the kind of the line that one stands on."""
SPARED: dict[str, str] = {"removed": N_("is kept here"), "stays_removed": N_("comes back")}
WOULD_BRING = N_("%(file)s would bring this:")
NAME_SHOWN = 60
"""Letters of a file's name in the heading; its tooltip has them all."""


class ReportPart(QWidget):
    """The report, and the buttons that bring in and leave."""

    def __init__(self, desk: Desk, coming: BringingIn) -> None:
        super().__init__()
        self._desk, self._coming = desk, coming
        self._shown: Planned | None = None
        self._found: Sequence[Row] = ()
        t, px = desk.t, desk.look.px
        self.what = label(desk, "", "title", wrap=True)
        self.rows = Rows(self, lambda: self._found, lambda row: row[0])
        self.list = two_line_list(desk, t("What would come"), self.rows, least=36, icons=True)
        self.list.installEventFilter(self)
        self.list.activated.connect(self._open)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._name_ways())
        self.list.setMinimumHeight(px(120))
        self.promise = label(desk, t("Nothing has been done yet. Bringing in can be taken back at once."), wrap=True)
        self.bring = button(desk, t("Bring it in"), "combine", "primary")
        self.bring.clicked.connect(lambda *_: coming.bring_in(desk.keeper))
        self.leave = button(desk, t("Leave it"), "x")
        self.leave.clicked.connect(lambda *_: coming.leave())
        self.keep, self.keep_all = button(desk, "", "check"), button(desk, "", "check")
        self.keep.clicked.connect(lambda *_: self.spare())
        self.keep_all.clicked.connect(lambda *_: self.spare_all())
        self._lay_out(px(16))
        self.setFocusProxy(self.list)

    def _lay_out(self, side: int) -> None:
        px = self._desk.look.px
        head = column(self.what)
        head.setContentsMargins(side, px(10), side, px(10))
        self.promise.setMinimumWidth(px(220))
        ways = QWidget()
        ways.setLayout(row(None, self.leave, self.bring, spacing=px(8)))
        self.foot = QWidget()
        room = QWidget()
        self.removals = Flow(px(8), self.keep, self.keep_all, room, grow=room)
        self.foot.setLayout(column(self.removals, Flow(px(8), self.promise, ways, grow=self.promise), spacing=px(8)))
        self.foot.layout().setContentsMargins(side, px(10), side, px(10))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(hairline(self._desk))
        whole.addWidget(self.list, 1)
        whole.addWidget(hairline(self._desk))
        whole.addWidget(self.foot)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """1 keeps what was removed; keys that walk in the list do nothing to the map that is not seen."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            free = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() == Qt.Key.Key_1 and free == Qt.KeyboardModifier.NoModifier and not event.isAutoRepeat():
                self.spare()
                return True
        return keeps_key(event) or super().eventFilter(watched, event)

    def _open(self, index: QModelIndex) -> None:
        """Go to where a line stands in the document, where it is there already."""
        line = self._found[index.row()][1]
        if line is not None and line.record in self._desk.editor.records:
            self._desk.editor.select(line.record)

    # what was removed

    @property
    def current(self) -> ReportLine | None:
        """The line that one stands on, where it is of something that somebody removed."""
        at = self.list.currentIndex().row()
        line = self._found[at][1] if 0 <= at < len(self._found) else None
        return line if line is not None and line.kind in SPARABLE else None

    def spare(self) -> None:
        """Have what one stands on here all the same, or after all not."""
        line = self.current
        if line is not None:
            self._coming.spare([line], not self._coming.is_spared(line))
            announce(self.list, str(self.rows.data(self.list.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)))

    def spare_all(self) -> None:
        """Keep all that the copy removed, or let all of it go."""
        going = self._going()
        self._coming.spare(going, not all(map(self._coming.is_spared, going)))

    def _going(self) -> list[ReportLine]:
        return [line for _, line in self._found if line is not None and line.kind == "removed"]

    def _name_ways(self) -> None:
        """What the two buttons would do now."""
        t, line, going = self._desk.t, self.current, self._going()
        before, after = SPARE[line.kind if line is not None else "removed"]
        said = t(after if line is not None and self._coming.is_spared(line) else before)
        self.keep.setEnabled(line is not None)
        self.keep.setToolTip("" if line is not None else t("Stand on a line of what was removed."))
        kept = bool(going) and all(map(self._coming.is_spared, going))
        every = t("Let them all go after all") if kept else t("Keep them all here")
        for made, words, key in ((self.keep, said, " (1)"), (self.keep_all, every, "")):
            made.setText(f" {words}{key}")
            made.setAccessibleName(words)
        self.keep_all.setVisible(len(going) > 1)
        self.removals.setVisible(any(line is not None and line.kind in SPARABLE for _, line in self._found))

    def refresh(self) -> None:
        """Show the plan as it is now."""
        planned = self._coming.planned
        if planned is None:
            return
        found = [*self._remarks(planned), *self._lines(planned)]
        if planned is self._shown and found == self._found:
            return
        first = next((at for at, (row, _) in enumerate(found) if not row.heading), 0)
        at = self.list.currentIndex().row() if planned is self._shown else first
        self._shown, self._found = planned, found
        self._name(planned.plan.is_same_document)
        self.rows.refresh()
        self.list.setCurrentIndex(self.rows.index(at, 0))
        self._name_ways()

    def _name(self, same: bool) -> None:
        t, name = self._desk.t, self._coming.name
        said = t("%(file)s is a copy of this document. It would bring this:") if same else t(WOULD_BRING)
        short = name if len(name) <= NAME_SHOWN else f"{name[: NAME_SHOWN - 20]}…{name[-18:]}"
        self.what.setText(said % {"file": short})
        self.what.setToolTip(plain_tip(said % {"file": name} if short != name else ""))

    def _remarks(self, planned: Planned) -> Iterator[Row]:
        """What is to be known of the whole, before its lines."""
        for remark in planned.remarks:
            yield TwoLines(one_line(remark), icon="info"), None

    def _lines(self, planned: Planned) -> Iterator[Row]:
        for kind, lines in planned.grouped():
            heading = self._desk.t(HEADINGS[kind]) % {"count": len(lines)}
            yield TwoLines(heading, heading=True), None
            for line in lines:
                spared = self._coming.is_spared(line)
                parts = (self._spared(line, planned), one_line(line.place), self._hangs(line.count - 1))
                known, icon = " · ".join(part for part in parts if part), SPARED_ICON if spared else ICONS[kind]
                yield TwoLines(one_line(line.words), known, icon=icon, under=heading), line

    def _spared(self, line: ReportLine, planned: Planned) -> str:
        """That it is to be here all the same, and that it was written here since."""
        t = self._desk.t
        touched = t("written here since the document was opened") if planned.is_touched(line) else ""
        kept = t(SPARED[line.kind]) if self._coming.is_spared(line) else ""
        return " · ".join(part for part in (kept, touched) if part)

    def _hangs(self, many: int) -> str:
        language = self._desk.language
        said = translate_count(language, "and %d thing that hangs on it", "and %d things that hang on it", many)
        return said % many if many > 0 else ""
