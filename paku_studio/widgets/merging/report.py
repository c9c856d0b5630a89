"""What a copy would bring, told before anything is done: whose it is, what of each kind, and the two ways on."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paku_studio.editor.bringing_in import HEADINGS, BringingIn, Planned
from paku_studio.editor.merging import Kind
from paku_studio.locale import N_, translate_count
from paku_studio.widgets.controls import button, column, hairline, label, plain_tip, row
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.wrapping import Flow, keeps_key, one_line
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
Row = tuple[TwoLines, str]
"""What is shown, and the record that it tells of; "" for none."""
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
        self.list.setMinimumHeight(px(120))
        self.promise = label(desk, t("Nothing has been done yet. Bringing in can be taken back at once."), wrap=True)
        self.bring = button(desk, t("Bring it in"), "combine", "primary")
        self.bring.clicked.connect(lambda *_: coming.bring_in(desk.keeper))
        self.leave = button(desk, t("Leave it"), "x")
        self.leave.clicked.connect(lambda *_: coming.leave())
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
        self.foot.setLayout(column(Flow(px(8), self.promise, ways, grow=self.promise)))
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
        """Keys that walk in the list do nothing to the map that is not seen."""
        return keeps_key(event) or super().eventFilter(watched, event)

    def _open(self, index: object) -> None:
        """Go to where a line stands in the document, where it is there already."""
        record = self._found[index.row()][1]
        if record in self._desk.editor.records:
            self._desk.editor.select(record)

    def refresh(self) -> None:
        """Show the plan as it is now."""
        planned = self._coming.planned
        if planned is None or planned is self._shown:
            return
        self._shown = planned
        self._name(planned.plan.is_same_document)
        self._found = [*self._remarks(planned), *self._lines(planned)]
        self.rows.refresh()
        first = next((at for at, (row, _) in enumerate(self._found) if not row.heading), 0)
        self.list.setCurrentIndex(self.rows.index(first, 0))

    def _name(self, same: bool) -> None:
        t, name = self._desk.t, self._coming.name
        said = t("%(file)s is a copy of this document. It would bring this:") if same else t(WOULD_BRING)
        short = name if len(name) <= NAME_SHOWN else f"{name[: NAME_SHOWN - 20]}…{name[-18:]}"
        self.what.setText(said % {"file": short})
        self.what.setToolTip(plain_tip(said % {"file": name} if short != name else ""))

    def _remarks(self, planned: Planned) -> Iterator[Row]:
        """What is to be known of the whole, before its lines."""
        for remark in planned.remarks:
            yield TwoLines(one_line(remark), icon="info"), ""

    def _lines(self, planned: Planned) -> Iterator[Row]:
        for kind, lines in planned.grouped():
            heading = self._desk.t(HEADINGS[kind]) % {"count": len(lines)}
            yield TwoLines(heading, heading=True), ""
            for line in lines:
                known = " · ".join(part for part in (one_line(line.place), self._hangs(line.count - 1)) if part)
                yield TwoLines(one_line(line.words), known, icon=ICONS[kind], under=heading), line.record

    def _hangs(self, many: int) -> str:
        language = self._desk.language
        said = translate_count(language, "and %d thing that hangs on it", "and %d things that hang on it", many)
        return said % many if many > 0 else ""
