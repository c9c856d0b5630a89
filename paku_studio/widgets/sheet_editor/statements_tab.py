"""What the group has said, to be picked into lines: a search, a list with checks, two ways to add. Knows no records."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paku_studio.editor.sheet_editing_sources import Said
from paku_studio.locale import translate_count
from paku_studio.widgets.controls import Body, button, column, hairline, label, line_field, scroll
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.wrapping import CheckButton, Flow

MOST = 120
"""So many rows are shown; who looks for more types a word of it."""


class StatementsTab(QWidget):
    """Check several, then add them: each as a line, all as one line, or as what the line at hand came from."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.editing = desk.editor.sheet_editing
        self.rows: dict[str, CheckButton] = {}
        t, px = desk.t, desk.look.px
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = line_field(desk, t("Find among what was said"), self.editing.typed, t("Find among what was said"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find)
        self.told = label(desk, "", "caption", wrap=True)
        self._body = Body("surface")
        self._box = QVBoxLayout(self._body)
        self._box.setContentsMargins(px(10), px(2), px(8), px(8))
        self._box.setSpacing(0)
        self._box.addStretch(1)
        self.area = scroll(self._body)
        self.lines = button(desk, t("Add as lines"), "plus", "primary")
        self.one = button(desk, t("Add as one line"), "combine")
        self.source = button(desk, t("The line came from these"), "link")
        self.lines.clicked.connect(lambda *_: self._add(together=False))
        self.one.clicked.connect(lambda *_: self._add(together=True))
        self.source.clicked.connect(lambda *_: self._tell())
        head = column(self.search, self.told, spacing=px(6))
        head.setContentsMargins(px(14), px(12), px(12), px(6))
        foot = column(Flow(px(8), self.lines, self.one, self.source), spacing=0)
        foot.setContentsMargins(px(14), px(10), px(12), px(12))
        whole = column(head, self.area, hairline(desk), foot, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def refresh(self) -> None:
        """What can be picked now."""
        shown, found = self.editing.first_statements(MOST)
        keep = [one.id for one in shown]
        for gone in [one for one in self.rows if one not in keep]:
            row = self.rows.pop(gone)
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, said in enumerate(shown):
            row = self.rows.get(said.id) or self._make(said.id)
            self._box.insertWidget(place, row)
            self._show(row, said)
        self._tell_count(found, len(shown))
        self._show_ready()

    def _make(self, statement: str) -> CheckButton:
        made = self.rows[statement] = CheckButton(self.desk, "")
        made.clicked.connect(lambda on, statement=statement: self._pick(statement, on))
        return made

    def _show(self, row: CheckButton, said: Said) -> None:
        used = self.desk.t("on the poster already") if said.used else ""
        over = " · ".join(part for part in (said.kind, said.aside) if part)
        row.tell(said.words, over=over, aside=used)
        row.setChecked(said.id in self.editing.picked)

    def _tell_count(self, found: int, shown: int) -> None:
        t = self.desk.t
        if not found:
            words = t("Nothing that was said fits.") if self.editing.typed.strip() else t("Nothing has been said yet.")
        elif shown < found:
            words = t("The first %(shown)s of %(found)s: type a word to find others.") % {
                "shown": shown,
                "found": found,
            }
        else:
            words = translate_count(self.desk.language, "%d statement", "%d statements", found) % found
        self.told.setText(words)

    def _find(self, words: str) -> None:
        self.editing.typed = words
        self.refresh()

    def _pick(self, statement: str, on: bool) -> None:
        self.editing.pick(statement, on)
        self._show_ready()

    def _show_ready(self) -> None:
        chosen = len(self.editing.chosen())
        self.lines.setEnabled(chosen > 0)
        self.one.setEnabled(chosen > 1)
        self.source.setEnabled(bool(chosen and self.editing.line))

    def _add(self, *, together: bool) -> None:
        self.editing.add_picked(together=together)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def _tell(self) -> None:
        self.editing.tell_sources(self.editing.line)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()
