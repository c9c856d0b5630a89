"""A sheet is filled in here before it is printed: a field for each thing, and nothing of it is saved."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from paku_studio.editor.editor import Change
from paku_studio.editor.filling import FillField, Filling, FillSection, fill_sections
from paku_studio.export.sheets import SheetOf
from paku_studio.widgets.controls import Body, TextField, button, ground, hairline, label, row, scroll
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.filling.scale import ScaleButtons
from paku_studio.widgets.icons import pixmap
from paku_studio.widgets.inspector.wrapping import Flow
from paku_studio.widgets.tab_walk import stops_in, walk


class FillingPanel(QWidget):
    """The fields of one sheet below one another; what does not fit scrolls."""

    changed = Signal(dict)
    """What is filled in now, by field."""

    def __init__(self, desk: Desk, sheet: SheetOf, filled: Mapping[str, str] | None = None) -> None:
        """`filled`: what was there before the window was built anew."""
        super().__init__()
        self._desk, self.sheet = desk, sheet
        self.filling = Filling(words=dict(filled or {}))
        self.fields: dict[str, QWidget] = {}
        self.setAccessibleName(desk.t("Fill in on screen"))
        self._make_parts()
        self.show_sheet(sheet)
        desk.listen(self, self._follow)

    # what the page asks

    @property
    def filled(self) -> dict[str, str]:
        """What is filled in, by field."""
        return dict(self.filling.words)

    def show_sheet(self, sheet: SheetOf) -> None:
        """Fill in this one; another one begins empty."""
        if sheet.key != self.sheet.key:
            self.clear()
        self.sheet = sheet
        sections = self._sections()
        if sections != self.filling.sections:
            self.filling.ask(sections)
            self._show_fields()

    def clear(self) -> None:
        """Everything that was typed is gone, from the fields too."""
        had = bool(self.filling.words)
        self.filling.wipe()
        self._show_fields()
        self._ask_first(False)
        if had:
            self._tell()

    def closeEvent(self, event: object) -> None:
        """Closed: the words are dropped with it."""
        self.clear()
        super().closeEvent(event)  # type: ignore[arg-type]

    # parts

    def _make_parts(self) -> None:
        desk, px = self._desk, self._desk.look.px
        inner = Body("surface")
        self._box = QVBoxLayout(inner)
        self._box.setContentsMargins(px(20), px(16), px(20), px(16))
        self._box.setSpacing(px(10))
        self._box.addWidget(label(desk, desk.t("Fill in on screen"), "title", wrap=True))
        self._box.addWidget(self._assurance())
        self._rows = QWidget()
        self._box.addWidget(self._rows)
        self._box.addWidget(hairline(desk))
        self._foot = self._clearing()
        self._box.addWidget(self._foot)
        self._box.addStretch(1)
        self.area = scroll(inner)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def _assurance(self) -> QWidget:
        """That nothing is saved, in a frame of its own."""
        desk, look = self._desk, self._desk.look
        told = ground("tint")
        told_once = desk.t(
            "Nothing here is saved: the words go on the paper only, and are gone once you turn to another sheet."
        )
        words = label(desk, told_once, wrap=True)
        sign = label(desk, "")
        sign.setPixmap(pixmap("eye-off", look.spruce, look.px(20)))
        sign.setAccessibleName(desk.t("Not saved"))
        told.setLayout(row(sign, words, spacing=look.px(10)))
        told.layout().setContentsMargins(look.px(12), look.px(10), look.px(12), look.px(10))
        told.layout().setStretch(1, 1)
        told.layout().setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        self.assurance = words
        return told

    def _clearing(self) -> QWidget:
        """One press asks, the next one clears: what is cleared cannot be brought back."""
        desk = self._desk
        self.clearer = button(desk, desk.t("Clear all fields"), "eraser")
        self.sure = button(desk, desk.t("Yes, clear"), "eraser")
        self.keep = button(desk, desk.t("Keep the words"))
        self.clearer.clicked.connect(lambda *_: self._ask_first(True))
        self.sure.clicked.connect(lambda *_: self._clear_and_return())
        self.keep.clicked.connect(lambda *_: self._ask_first(False, back=True))
        rest = QWidget()
        flow = Flow(desk.look.px(8), self.clearer, self.sure, self.keep, rest, grow=rest)
        self._ask_first(False)
        return flow

    def _ask_first(self, asking: bool, *, back: bool = False) -> None:
        held = self.clearer.hasFocus()
        self.clearer.setVisible(not asking)
        self.sure.setVisible(asking)
        self.keep.setVisible(asking)
        if asking and held:
            self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        if back:
            self.clearer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear_and_return(self) -> None:
        self.clear()
        if self.fields:
            next(iter(self.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _sections(self) -> tuple[FillSection, ...]:
        return fill_sections(self._desk.editor.records, self.sheet, self._desk.language)

    def _show_fields(self) -> None:
        desk, px = self._desk, self._desk.look.px
        rows, self.fields = QWidget(), {}
        box = QVBoxLayout(rows)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(6))
        for section in self.filling.sections:
            box.addSpacing(px(10))
            box.addWidget(hairline(desk))
            box.addWidget(label(desk, section.heading, "title", wrap=True))
            for each in section.fields:
                self._add_field(box, each)
        self._box.replaceWidget(self._rows, rows)
        self._rows.hide()
        self._rows.setParent(None)
        self._rows.deleteLater()
        self._rows = rows

    def _add_field(self, box: QVBoxLayout, each: FillField) -> None:
        desk = self._desk
        box.addSpacing(desk.look.px(6))
        box.addWidget(label(desk, each.name, "section", wrap=True))
        if each.prompt:
            box.addWidget(label(desk, each.prompt, "soft", wrap=True))
        made = self._scale(each) if each.choices else self._text(each)
        box.addWidget(made)
        self.fields[each.key] = made

    def _scale(self, each: FillField) -> ScaleButtons:
        made = ScaleButtons(self._desk, each.name, each.choices, self.filling.words.get(each.key, ""))
        made.picked.connect(lambda value: self._written(each.key, value))
        return made

    def _text(self, each: FillField) -> TextField:
        made = TextField(each.name, self.filling.words.get(each.key, ""))
        made.setAccessibleDescription(each.prompt or self.assurance.text())
        made.setPlaceholderText(" ".join(each.stored.split()))
        made.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhMultiLine)
        made.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        made.textChanged.connect(lambda: self._written(each.key, made.toPlainText()))
        return made

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab goes down the fields and then to the button that clears; beyond it leaves the panel."""
        stops = stops_in((self._rows, self._foot), self)
        walked = walk(self, stops, forwards, self._show)
        return super().focusNextPrevChild(forwards) if walked is None else walked

    def _show(self, field: QWidget) -> None:
        self.area.ensureWidgetVisible(field, 0, self._desk.look.px(28))

    # what a person does

    def _written(self, key: str, text: str) -> None:
        before = self.filling.words.get(key)
        self.filling.write(key, text)
        if self.filling.words.get(key) != before:
            self._tell()

    def _tell(self) -> None:
        self.changed.emit(self.filled)

    def _follow(self, change: Change) -> None:
        """Other areas of life while somebody fills in: their fields come and go, what is typed stays."""
        if "document" in change.what and self.sheet.id in {*self._desk.editor.records, *self._brought()}:
            self.show_sheet(self.sheet)

    def _brought(self) -> tuple[str, ...]:
        return (self.sheet.id,) if self.sheet.empty else ()
