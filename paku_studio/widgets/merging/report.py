"""What a copy would bring, told before anything is done: whose it is, what of each kind, and the two ways on."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paku_studio.editor.bringing_in import HEADINGS, BringingIn, Planned
from paku_studio.editor.merging import Kind, ReportLine
from paku_studio.locale import translate_count
from paku_studio.widgets.controls import button, column, hairline, label, row
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
Row = Kind | ReportLine


class ReportPart(QWidget):
    """The report, and the buttons that bring in and leave."""

    def __init__(self, desk: Desk, coming: BringingIn) -> None:
        super().__init__()
        self._desk, self._coming = desk, coming
        self._shown: Planned | None = None
        self._found: Sequence[Row] = ()
        self._headings: dict[Kind, str] = {}
        t, px = desk.t, desk.look.px
        self.what = label(desk, "", "title", wrap=True)
        self.remarks = label(desk, "", wrap=True)
        self.rows = Rows(self, lambda: self._found, self._told)
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
        head = column(self.what, self.remarks, spacing=px(4))
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
        row = self._found[index.row()]  # type: ignore[attr-defined]
        if isinstance(row, ReportLine) and row.record in self._desk.editor.records:
            self._desk.editor.select(row.record)

    def refresh(self) -> None:
        """Show the plan as it is now."""
        planned = self._coming.planned
        if planned is None or planned is self._shown:
            return
        self._shown = planned
        desk, name = self._desk, self._coming.name
        same = planned.plan.is_same_document
        said = desk.t("%(file)s is a copy of this document. It would bring this:") if same else desk.t(
            "%(file)s is another document. All of it would come beside what is here:"
        )  # fmt: skip
        self.what.setText(said % {"file": name})
        self.remarks.setText("\n".join(planned.remarks))
        self.remarks.setVisible(bool(planned.remarks))
        self._found = [row for kind, lines in planned.grouped() for row in (kind, *lines)]
        self._headings = {kind: desk.t(HEADINGS[kind]) % {"count": len(lines)} for kind, lines in planned.grouped()}
        self.rows.refresh()
        if len(self._found) > 1:
            self.list.setCurrentIndex(self.rows.index(1, 0))

    def _told(self, row: Row) -> TwoLines:
        if isinstance(row, str):
            return TwoLines(self._headings[row], heading=True)
        known = " · ".join(part for part in (one_line(row.place), self._hangs(row.count - 1)) if part)
        return TwoLines(one_line(row.words), known, icon=ICONS[row.kind], under=self._headings[row.kind])

    def _hangs(self, many: int) -> str:
        language = self._desk.language
        said = translate_count(language, "and %d thing that hangs on it", "and %d things that hang on it", many)
        return said % many if many > 0 else ""
