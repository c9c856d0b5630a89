"""All texts of a sheet as fields below one another: title, lines in their order, a place for one more."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from paku_studio.editor.inspecting import Choice
from paku_studio.editor.sheet_editing_fields import DETAILS, HEAD, NEW_LINE, NEW_LINES, PROMISE
from paku_studio.edits.client_sheets import further_areas
from paku_studio.edits.sheets import Sheet, lines_of
from paku_studio.models import Checklist, Conversation
from paku_studio.widgets.boards.line_stack import LineStack
from paku_studio.widgets.controls import column, label, row
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.fields import ChoiceButton, LineEntry
from paku_studio.widgets.sheet_editor.line_block import LineBlock
from paku_studio.widgets.sheet_editor.pair import Pair

NEAR_EDGE = 28


class _Stack(LineStack):
    """A line that grows by itself, by a hint or by what it came from, moves what stands below all lines."""

    def event(self, event: QEvent) -> bool:
        """What stands round the lines learns of it."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.heightForWidth(self.width()) != self.height():
            self.updateGeometry()
        return done


class WordsTab(QWidget):
    """Fields for every text. Parts that stand are used again, so that the keys stay where they are."""

    typed = Signal()
    """Something is being typed here; the editing knows what."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.editing = desk.editor.sheet_editing
        self.blocks: dict[str, LineBlock] = {}
        self._sheet = ""
        self.pairs: dict[str, Pair] = {}
        self._drop: tuple[str, int] | None = None
        px = desk.look.px
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.foreign = label(desk, "", "caption", wrap=True)
        self.many = label(desk, "", "caption", wrap=True)
        self.stack = _Stack(desk.look, 1, desk.look.spruce)
        self.more = self._more_entry()
        self.head, self.foot = QWidget(), QWidget()
        self._head, self._foot = column(spacing=px(10)), column(spacing=px(10))
        self.head.setLayout(self._head)
        self.foot.setLayout(self._foot)
        inner = column(self.foreign, self.head, self.stack, self.many, self.more, self.foot, None, spacing=px(12))
        inner.setContentsMargins(px(14), px(14), px(12), px(20))
        self.setLayout(inner)

    def _more_entry(self) -> QWidget:
        desk = self.desk
        self.line = LineEntry(desk.t(NEW_LINE), "")
        self.line.written.connect(self._add)
        self.areas = ChoiceButton(desk, desk.t("Area from the template"), self.offered_areas)
        self.areas.written.connect(self._add_area)
        made = QWidget()
        made.setLayout(column(self.line, row(self.areas, None), spacing=desk.look.px(6)))
        return made

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """Its parts as one reads them, wherever they were made.

        The blocks that stand, not the lines that hold: Qt asks for the next stop also while the two differ, when a tab
        that was not looked at comes forward or a block with the keys in it goes.
        """
        return (self.head, *self.blocks.values(), self.more, self.foot)

    def part_of(self, record: str, field: str) -> QWidget | None:
        """Where a text of the sheet is written here."""
        own = next((pair for pair in self.pairs.values() if field in pair.parts), None)
        return own if record == self._sheet else self.blocks.get(record)

    # What it shows

    def refresh(self) -> None:
        """Everything as it is now; what is being typed stays."""
        sheet = self.editing.sheet
        if sheet is None:
            return
        if sheet.id != self._sheet:
            self._begin(sheet)
        foreign = self.editing.foreign()
        notes = self._notes(sheet.id, foreign)
        for field, pair in self.pairs.items():
            pair.show_values(self._words(field), self._words(field), self._values(sheet, pair), notes)
        self._show_lines(foreign)
        self._show_words(self.foreign, self.editing.foreign_words())
        self._show_words(self.many, self.editing.hints_on_lines())
        self._show_areas(sheet)

    @staticmethod
    def _show_words(part: QLabel, words: str) -> None:
        part.setText(words)
        part.setVisible(bool(words))

    def _notes(self, record: str, foreign: Mapping[tuple[str, str], str]) -> dict[str, str]:
        """What is worth knowing of a record's words, by field: that they are to be translated."""
        return {field: self.editing.still_in(there) for (one, field), there in foreign.items() if one == record}

    def _begin(self, sheet: Sheet) -> None:
        """Another sheet: its own fields at head and foot."""
        self.write()
        self._sheet = sheet.id
        name, hint = NEW_LINES[sheet.TYPE]
        self.line.setAccessibleName(self.desk.t(name))
        self.line.setPlaceholderText(self.desk.t(hint))
        self.line.show_value("")
        self.line.forget()
        for box in (self._head, self._foot):
            while box.count():
                left = box.takeAt(0).widget()
                left.hide()
                left.deleteLater()
        self.pairs = {}
        for field, _ in HEAD:
            self._head.addWidget(self._pair(field, f"easy_{field}"))
        if isinstance(sheet, Conversation):
            self._foot.addWidget(self._pair("promise", "easy_promise"))
        if isinstance(sheet, Checklist):
            for field, _ in DETAILS:
                pair = self._pair(field, "")
                pair.plain.entry.asked_as = (Checklist, field)
                self._foot.addWidget(pair)

    def _pair(self, field: str, easy: str) -> Pair:
        made = self.pairs[field] = Pair(self.desk, field, easy, line=False)
        made.written.connect(self._write)
        made.typed.connect(lambda field, text: self._type(self._sheet, field, text))
        return made

    def _type(self, record: str, field: str, text: str | None) -> None:
        self.editing.type_beside(record, field, text)
        self.typed.emit()

    def _words(self, field: str) -> str:
        return self.desk.t(dict((*HEAD, *DETAILS, ("promise", PROMISE)))[field])

    @staticmethod
    def _values(sheet: Sheet, pair: Pair) -> dict[str, str]:
        return {field: str(getattr(sheet, field)) for field in pair.parts}

    def _show_lines(self, foreign: Mapping[tuple[str, str], str]) -> None:
        lines = self.editing.lines()
        ids = [line.id for line in lines]
        keys = self._keys()
        held = [
            at for at, block in enumerate(self.blocks.values()) if block.isAncestorOf(keys) and block.line.id not in ids
        ]
        for gone in [one for one in self.blocks if one not in ids]:
            block = self.blocks.pop(gone)
            block.hide()
            block.setParent(None)
            block.deleteLater()
        self.stack.hold()
        for number, line in enumerate(lines, 1):
            if line.id not in self.blocks:
                self._make_block(line.id)
            self.blocks[line.id].show_line(line, number, self._notes(line.id, foreign))
        self.blocks = {one: self.blocks[one] for one in ids}
        self.stack.set_rows(list(self.blocks.values()))
        if held:
            row = list(self.blocks.values())
            (row[min(held[0], len(row) - 1)].first if row else self.line).setFocus(Qt.FocusReason.OtherFocusReason)

    def _keys(self) -> QWidget:
        """The part that has the keys, this one where none has."""
        return self.window().focusWidget() or self

    def _make_block(self, line_id: str) -> None:
        line = next(line for line in self.editing.lines() if line.id == line_id)
        block = self.blocks[line_id] = LineBlock(self.desk, line)
        block.setParent(self.stack)
        block.grip.dragged.connect(lambda at, block=block: self._drag(block, at))
        block.grip.dropped.connect(self._let_go)
        block.typed.connect(lambda field, text, line=line_id: self._type(line, field, text))

    def _show_areas(self, sheet: Sheet) -> None:
        self.areas.setVisible(isinstance(sheet, Conversation) and bool(self.offered_areas()))
        self.areas.show_value("")
        self.areas.tell(self.desk.t("Area from the template"))

    def offered_areas(self) -> tuple[Choice, ...]:
        """The template's life areas that are not on the sheet."""
        sheet = self.editing.sheet
        if not isinstance(sheet, Conversation):
            return ()
        return tuple(Choice(name, name) for name in further_areas(self.desk.editor.document, sheet.id))

    # Writing

    def _write(self, field: str, text: str) -> None:
        self.editing.write(self._sheet, field, text)
        sheet = self.desk.editor.records.get(self._sheet)
        for pair in self.pairs.values():
            if field in pair.parts and sheet is not None:
                pair.settle({name: str(getattr(sheet, name)) for name in pair.parts})

    def _add(self, text: str) -> None:
        """After the last line of the sheet for which it was typed."""
        if text.strip() and self._sheet in self.desk.editor.records:
            self.line.settle("")
            lines = lines_of(self.desk.editor.document, self._sheet)
            self.editing.add(text, lines[-1].id if lines else "", sheet=self._sheet)

    def _add_area(self, name: str) -> None:
        lines = self.editing.lines()
        self.editing.add(name, after=lines[-1].id if lines else "")

    def write(self) -> None:
        """Write what is half typed."""
        for part in (*self.pairs.values(), *self.blocks.values()):
            part.write()
        self.line.write()

    # Dragging

    def _drag(self, block: LineBlock, at: QPoint) -> None:
        place = self.stack.place_at(self.stack.mapFromGlobal(at))
        self._drop = (block.line.id, place)
        self.stack.show_drop(place)
        self._scroll(at)

    def _scroll(self, at: QPoint) -> None:
        """Near the edge of what is seen the fields move along."""
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea):
            near, y = self.desk.look.px(NEAR_EDGE), area.viewport().mapFromGlobal(at).y()
            step = -near if y < near else near if y > area.viewport().height() - near else 0
            area.verticalScrollBar().setValue(area.verticalScrollBar().value() + step)

    def _let_go(self, landed: bool) -> None:
        drop, self._drop = self._drop, None
        self.stack.show_drop(None)
        if drop is None or not landed:
            return
        line, place = drop
        ids = [one.id for one in self.editing.lines()]
        if place < len(ids):
            self.editing.put(line, before=ids[place])
        elif ids:
            self.editing.put(line, after=ids[-1])
        if line in self.blocks:
            self.blocks[line].grip.setFocus(Qt.FocusReason.OtherFocusReason)
