"""One line of a sheet among the fields: its texts, its place, what it came from. Knows no other line."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from paku_studio.editor.inspecting import Choice
from paku_studio.editor.sheet_editing_fields import EASY_OF, fields_of_line
from paku_studio.edits.sheets import SheetLine
from paku_studio.locale import label as word
from paku_studio.models import ChecklistItem, ChecklistSection, LifeArea, LifeAreaScale, PosterLine
from paku_studio.widgets.controls import IconButton, button, column, icon_button, label, row
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import icon
from paku_studio.widgets.inspector.fields import CheckEntry, ChoiceButton
from paku_studio.widgets.inspector.wrapping import Flow, WordsButton, one_line
from paku_studio.widgets.sheet_editor.pair import Pair

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Grip(IconButton):
    """What one takes hold of to move a line; with the keys the arrows move it."""

    dragged = Signal(QPoint)
    """The hand is here, on the screen."""
    dropped = Signal(bool)
    """The hand let go (True), or the drag was left."""
    shifted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = desk.look
        self.setProperty("kind", "flat")
        self.setIcon(icon("grip-vertical", look.ink_soft))
        self.setIconSize(QSize(look.px(18), look.px(18)))
        self.setFixedSize(look.px(32), look.px(32))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(desk.t("Drag to move; with the keyboard Alt and the arrows"))
        self._held = False

    def mousePressEvent(self, event: object) -> None:
        """Perhaps a drag begins."""
        self._held = False
        super().mousePressEvent(event)  # type: ignore[arg-type]

    def mouseMoveEvent(self, event: object) -> None:
        """It goes along."""
        if self.isDown() or self._held:
            self._held = True
            self.dragged.emit(event.globalPosition().toPoint())  # type: ignore[attr-defined]

    def mouseReleaseEvent(self, event: object) -> None:
        """It stands where it was let go."""
        held, self._held = self._held, False
        self.setDown(False)
        if held:
            self.dropped.emit(True)
        else:
            super().mouseReleaseEvent(event)  # type: ignore[arg-type]

    def event(self, event: QEvent) -> bool:
        """The arrows are its own, and Escape while it is held."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            mine = event.key() in STEPS or (self._held and event.key() == Qt.Key.Key_Escape)
            event.setAccepted(mine)
            return mine or super().event(event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down."""
        if event.key() in STEPS:
            self.shifted.emit(STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape and self._held:
            self._held = False
            self.dropped.emit(False)
        else:
            super().keyPressEvent(event)


class LineBlock(QWidget):
    """The fields of one line."""

    typed = Signal(str, object)
    """The field, and what is being typed there; None where nothing is that is not written."""

    def __init__(self, desk: Desk, line: SheetLine) -> None:
        super().__init__()
        self._desk, self.line = desk, line
        self.editing = desk.editor.sheet_editing
        look, t = desk.look, desk.t
        self.setProperty("kind", "line-block")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.grip = Grip(desk)
        self.take = icon_button(desk, "trash-2", t("Take the line off the sheet"), px=18)
        self.take.setFixedSize(look.px(32), look.px(32))
        self.take.clicked.connect(lambda *_: self.editing.remove(self.line.id))
        self.head = label(desk, "", "label", wrap=True)
        self.pairs = [self._pair(field.field, field.easy) for field in fields_of_line(line, 1, desk.language)]
        self.extra = self._extra()
        head = row(self.grip, self.head, self.take, spacing=look.px(4))
        head.setStretch(1, 1)
        self.setLayout(column(head, *self.pairs, *self.extra, spacing=look.px(2)))
        self.layout().setContentsMargins(0, look.px(2), 0, look.px(10))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.grip.shifted.connect(self._shift)

    def _pair(self, field: str, easy: str) -> Pair:
        made = Pair(self._desk, field, easy, line=True, bare=not isinstance(self.line, LifeArea))
        made.typed.connect(self.typed)
        made.written.connect(self._write)
        made.entered.connect(lambda: self._desk.editor.select(self.line.id))
        made.shifted.connect(self._shift)
        return made

    def _extra(self) -> list[QWidget]:
        """What else one says of it: a scale, a section, where it came from."""
        desk, t = self._desk, self._desk.t
        if isinstance(self.line, LifeArea):
            self.scale = ChoiceButton(desk, t("Scale"), lambda: _choices("LifeAreaScale", LifeAreaScale, desk.language))
            self.scale.written.connect(lambda value: self.editing.change_line(self.line.id, scale=value))
            named = QWidget()
            named.setLayout(column(label(desk, t("Scale"), "label"), self.scale, spacing=desk.look.px(3)))
            return [named]
        if isinstance(self.line, ChecklistItem):
            sections = lambda: _choices("ChecklistSection", ChecklistSection, desk.language)  # noqa: E731
            self.section = ChoiceButton(desk, t("Part of the checklist"), sections)
            self.section.written.connect(lambda value: self.editing.change_line(self.line.id, section=value))
            self.write_in = CheckEntry(desk, t("A line to write on follows"))
            self.write_in.written.connect(lambda on: self.editing.change_line(self.line.id, write_in=on))
            return [Flow(desk.look.px(8), self.section, self.write_in)]
        self.sources = Sources(desk)
        return [self.sources]

    # What it shows

    def show_line(self, line: SheetLine, number: int, notes: Mapping[str, str]) -> None:
        """The line as it is now. `notes`: field -> what is worth knowing of its words."""
        self.line = line
        told = list(fields_of_line(line, number, self._desk.language))
        self.head.setText(told[0].words)
        self.setAccessibleName(told[0].words)
        self.grip.setAccessibleName(self._desk.t("Move: %(line)s") % {"line": told[0].words})
        self.take.setAccessibleName(self._desk.t("Take off: %(line)s") % {"line": told[0].words})
        for pair, field in zip(self.pairs, told, strict=True):
            words = self._desk.t("Text") if not isinstance(line, LifeArea) else self._short(field.field)
            pair.show_values(words, field.words, self._values(pair), notes)
        if isinstance(line, LifeArea):
            self.scale.show_value(line.scale.value)
        elif isinstance(line, ChecklistItem):
            self.section.show_value(line.section.value)
            self.write_in.show_value(line.write_in)
        else:
            self.sources.show_line(line.id)

    def _short(self, field: str) -> str:
        return self._desk.t("Name of the area") if field == "name" else self._desk.t("Opening question")

    def _values(self, pair: Pair) -> dict[str, str]:
        return {field: str(getattr(self.line, field)) for field in pair.parts}

    def _write(self, field: str, text: str) -> None:
        line = self.editing.write(self.line.id, field, text)
        record = self._desk.editor.records.get(line)
        for pair in self.pairs:
            if isinstance(record, PosterLine | LifeArea | ChecklistItem) and field in pair.parts:
                self.line = record
                pair.settle(self._values(pair))

    def write(self) -> None:
        """Write what is typed."""
        for pair in self.pairs:
            pair.write()

    def _shift(self, by: int) -> None:
        self.editing.step(self.line.id, by)

    @property
    def first(self) -> QWidget:
        """Where one writes first; in the easy twin, there."""
        pair = self.pairs[0]
        twin = next((part for name, part in pair.parts.items() if name in EASY_OF.values()), None)
        return twin.entry if twin is not None and self.editing.easy else pair.plain.entry

    # As high as it is

    def hasHeightForWidth(self) -> bool:
        """Its hints wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What its parts take at that width."""
        box = self.layout()
        return box.totalHeightForWidth(width) if box.hasHeightForWidth() else box.totalSizeHint().height()


def _choices(name: str, values: type, language: str) -> tuple[Choice, ...]:
    return tuple(Choice(one.value, word(name, one.value, language)) for one in values)  # type: ignore[attr-defined]


class Sources(QWidget):
    """What a line came from: how many statements, and on demand each with group, meeting and role."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._line = desk, ""
        self.editing = desk.editor.sheet_editing
        self.turner = button(desk, "", "quote", "link")
        self.turner.setCheckable(True)
        self.turner.toggled.connect(lambda _: self._show())
        self._list = QWidget()
        self.setLayout(column(row(self.turner, None), self._list, spacing=desk.look.px(2)))
        self._shown: tuple[object, ...] = ()

    def show_line(self, line: str) -> None:
        """What this line came from; nothing where nobody picked it."""
        self._line = line
        self._show()

    def _show(self) -> None:
        came = self.editing.came_from(self._line)
        self.setVisible(bool(came))
        told = (came, self.turner.isChecked())
        if told == self._shown:
            return
        self._shown = told
        from paku_studio.locale import translate_count

        words = translate_count(
            self._desk.language, "From %d statement of the group", "From %d statements of the group", len(came)
        ) % len(came)
        self.turner.setText(" " + words)
        self.turner.setAccessibleName(words)
        made = QWidget()
        box = column(spacing=0)
        made.setLayout(box)
        if self.turner.isChecked():
            for one in came:
                box.addLayout(self._row(one.source, one.said.id, one.said.words, one.said.kind, one.said.aside))
        self.layout().replaceWidget(self._list, made)
        self._list.hide()
        self._list.deleteLater()
        self._list = made
        made.setVisible(self.turner.isChecked())

    def _row(self, source: str, statement: str, words: str, kind: str, aside: str) -> object:
        desk = self._desk
        go = WordsButton(desk, icon="arrow-up-right")
        go.tell(one_line(words), over=" · ".join(part for part in (kind, aside) if part))
        go.setAccessibleDescription(desk.t("Goes to where it was said"))
        go.clicked.connect(lambda *_: desk.editor.select(statement))
        take = icon_button(desk, "unlink", desk.t("The line did not come from that"), px=16)
        take.setFixedSize(desk.look.px(32), desk.look.px(32))
        take.clicked.connect(lambda *_: self._forget(source))
        both = row(go, take, spacing=desk.look.px(4))
        both.setStretch(0, 1)
        return both

    def _forget(self, source: str) -> None:
        from paku_studio import edits

        self.turner.setFocus(Qt.FocusReason.OtherFocusReason)
        self._desk.editor.attempt(edits.remove_source, self._desk.editor.document, source)
