"""The table of who was there: a row for each role, a column for each gender; counts only, never a name."""

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from paku_studio import edits
from paku_studio.editor.attendance import Numbers, counted_before, numbers_of, roles_shown, whole_of, whole_words
from paku_studio.locale import label as word
from paku_studio.models import GenderCount, ParticipantRole
from paku_studio.widgets.controls import button, column, label, row
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.group.cells import CountField, Stepper
from paku_studio.widgets.group.parts import Section, attempt, go_to
from paku_studio.widgets.inspector.wrapping import Flow

GENDERS = tuple(GenderCount)
NAME, CAPTION, CELL, GAP = 236, 76, 108, 10
"""Pixels at 100 %: the column of names, the words at its right edge, a cell, and what is between cells."""
BESIDE, ABOVE, BLOCKS = "beside", "above", "blocks"
"""Where a role stands: beside its numbers, above them, or above each gender in a block of its own."""
LINE = 34
"""The height of a line of numbers at 100 %; two of them stand two pixels apart."""


class Cell(QWidget):
    """How many of one role and gender were there, and how many for the first time."""

    def __init__(self, desk: Desk, role: str, gender: str) -> None:
        super().__init__()
        t = desk.t
        present, new = t("present"), t("of them new")
        self.caption = label(desk, gender, "label")
        self.present = Stepper(desk, f"{role}, {gender.lower()}, {present}")
        self.new = Stepper(desk, f"{role}, {gender.lower()}, {new}")
        self.words = (label(desk, present, "caption"), label(desk, new, "caption"))
        lines = (row(self.words[0], None, self.present), row(self.words[1], None, self.new))
        self.setLayout(column(self.caption, *lines, spacing=desk.look.px(2)))

    def be_narrow(self, narrow: bool) -> None:
        """Alone it says what its numbers are; in a table the headings do."""
        for part in (self.caption, *self.words):
            part.setVisible(narrow)

    def show_numbers(self, numbers: Numbers) -> None:
        """Show what the record says."""
        self.present.show_number(numbers.attending)
        self.new.show_number(numbers.new_persons)

    @property
    def fields(self) -> tuple[CountField, CountField]:
        """Both numbers, the upper one first."""
        return self.present.field, self.new.field


class Line(QWidget):
    """A line of the table: something at the left, and what stands in the columns. It places them by itself."""

    def __init__(self, desk: Desk, name: QWidget, *parts: QWidget) -> None:
        super().__init__()
        self.name, self.parts = name, parts
        self._px = desk.look.px
        for part in (name, *parts):
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def layout_at(self, width: int) -> str:
        """Where the name stands at that width: beside the columns, above them, or above blocks."""
        columns = len(self.parts) * self._px(CELL + GAP)
        if width >= self._px(NAME) + columns:
            return BESIDE
        return ABOVE if width >= self._px(CAPTION) + columns else BLOCKS

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as all of it at that width."""
        return self._arrange(width, place=False)

    def sizeHint(self) -> QSize:
        """The table in full."""
        wide = self._px(NAME) + len(self.parts) * self._px(CELL + GAP)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """One column."""
        return QSize(self._px(CELL), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another order."""
        super().resizeEvent(event)
        self._arrange(self.width(), place=True)

    def _arrange(self, width: int, *, place: bool) -> int:
        layout = self.layout_at(width)
        return self._in_blocks(width, place) if layout == BLOCKS else self._in_columns(width, place, layout)

    def _in_columns(self, width: int, place: bool, layout: str) -> int:
        beside = layout == BESIDE
        left, step = self._px(NAME if beside else CAPTION), self._px(CELL + GAP)
        top = 0 if beside else max(self.name.heightForWidth(width), 0)
        cells = max(part.sizeHint().height() for part in self.parts)
        height = max(self.name.heightForWidth(left), cells) if beside else top + cells
        if place:
            self.name.setGeometry(0, 0, left if beside else width, height)
            for at, part in enumerate(self.parts):
                part.setGeometry(QRect(left + at * step, top, self._px(CELL), height - top))
                part.raise_()
        return height

    def _in_blocks(self, width: int, place: bool) -> int:
        top = self.name.heightForWidth(width)
        wide = max(part.sizeHint().width() for part in self.parts)
        gap = self._px(GAP)
        fit = max(1, min(len(self.parts), (width + 2 * gap) // (wide + 2 * gap)))
        high = max(part.sizeHint().height() for part in self.parts)
        if place:
            self.name.setGeometry(0, 0, width, top)
            for at, part in enumerate(self.parts):
                left, down = at % fit * (wide + 2 * gap), top + gap // 2 + at // fit * (high + gap)
                part.setGeometry(left, down, min(wide, width), high)
        return top + gap // 2 + -(-len(self.parts) // fit) * (high + gap)


class RoleName(QWidget):
    """A role at the left of its line; where it is a table, also what its two numbers are."""

    def __init__(self, desk: Desk, words: str) -> None:
        super().__init__()
        self._px, self._layout = desk.look.px, BESIDE
        self.words = label(desk, words, "section", wrap=True)
        self.captions = [label(desk, each, "caption") for each in (desk.t("present"), desk.t("of them new"))]
        for part in (self.words, *self.captions):
            part.setParent(self)

    def be_laid_out(self, layout: str) -> None:
        """Beside the columns or above them it tells the lines apart; above blocks it is only a heading."""
        self._layout = layout
        for part in self.captions:
            part.setVisible(layout != BLOCKS)
        self._arrange()

    def _room(self, width: int) -> int:
        return width - self._px(CAPTION) if self._layout == BESIDE else width

    def heightForWidth(self, width: int) -> int:
        """As high as the role's words."""
        return self.words.heightForWidth(self._room(width)) + self._px(8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The captions keep to the right edge."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room, line = self._room(self.width()), self._px(LINE)
        beside = self._layout == BESIDE
        self.words.setGeometry(0, self._px(6), room, self.words.heightForWidth(room))
        left, top = (room, 0) if beside else (0, self.heightForWidth(self.width()))
        for at, part in enumerate(self.captions):
            part.setGeometry(left, top + at * (line + self._px(2)), self._px(CAPTION), line)


class AttendanceTable(Section):
    """Roles and genders of the meeting that is looked at."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "users", desk.t("Who was there"))
        self._session = ""
        self.cells: dict[tuple[ParticipantRole, GenderCount], Cell] = {}
        self._lines: list[Line] = []
        self._offers: list[QAction] = []
        self._menu: QMenu | None = None
        t, px = desk.t, desk.look.px
        self.explained = label(
            desk,
            t("Only counts, never names. New is who takes part in the project for the first time."),
            "soft",
            wrap=True,
        )
        heads = [self._heading(word("GenderCount", gender, desk.language)) for gender in GENDERS]
        self.head = Line(desk, QWidget(), *heads)
        self.body = QWidget()
        self.body.setLayout(column(spacing=px(8)))
        self.add_role = button(desk, t("Add role"), "plus", "flat")
        self.add_role.clicked.connect(lambda *_: self.offer_roles())
        self.all_new = button(desk, t("All are here for the first time"), "users", "flat")
        desk.watch(self.all_new, "session.all_new")
        self.same = button(desk, t("The same people as last time"), "repeat", "flat")
        desk.watch(self.same, "session.same")
        rest = QWidget()
        self.add(
            self.explained, self.head, self.body, Flow(px(8), self.add_role, self.same, self.all_new, rest, grow=rest)
        )

    def _heading(self, words: str) -> QLabel:
        made = label(self._desk, words, "label")
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return made

    def refresh(self) -> None:
        """Show the meeting that is looked at as it is now."""
        editor = self._desk.editor
        self._session = editor.meetings.session
        self.setVisible(bool(self._session))
        if not self._session:
            return
        roles = roles_shown(editor.document, self._session, self._added())
        if [role for role, _ in self.cells][:: len(GENDERS)] != list(roles):
            self._build(roles)
        counted = numbers_of(editor.document, self._session)
        for key, cell in self.cells.items():
            cell.show_numbers(counted.get(key, Numbers()))
        whole = whole_of(editor.document, self._session)
        self.tell(whole_words(whole, self._desk.language))
        before = counted_before(editor.document, self._session)
        self.same.setVisible(not whole.attending and bool(before))
        self.all_new.setVisible(not before and whole.attending > whole.new_persons)
        self.add_role.setVisible(len(roles) < len(ParticipantRole))

    def _added(self) -> list[str]:
        return list(self._desk.property(f"roles: {self._session}") or [])

    def _build(self, roles: tuple[ParticipantRole, ...]) -> None:
        """Rows for these roles, in place of those that stood there."""
        kept = self._place_of_keys()
        for line in self._lines:
            self.body.layout().removeWidget(line)
            line.hide()
            line.deleteLater()
        self.cells, self._lines = {}, []
        for role in roles:
            name = word("ParticipantRole", role, self._desk.language)
            cells = [self._cell(role, gender, name) for gender in GENDERS]
            line = Line(self._desk, RoleName(self._desk, name), *cells)
            self._lines.append(line)
            self.body.layout().addWidget(line)
            line.show()
        self._lay_out_lines()
        self._order_keys()
        if kept is not None and kept[0] in self.cells:
            self.cells[kept[0]].fields[kept[1]].setFocus()

    def _order_keys(self) -> None:
        """Numbers made later would come after everything else in the window."""
        before: QWidget = self.add_role
        for cell in self.cells.values():
            for field in cell.fields:
                QWidget.setTabOrder(before, field)
                before = field

    def _cell(self, role: ParticipantRole, gender: GenderCount, name: str) -> Cell:
        made = Cell(self._desk, name, word("GenderCount", gender, self._desk.language))
        self.cells[role, gender] = made
        for at, field in enumerate(made.fields):
            field.written.connect(partial(self._write, role, gender, at))
            field.left_by.connect(partial(self._go, role, gender, at))
        return made

    def _place_of_keys(self) -> tuple[tuple[ParticipantRole, GenderCount], int] | None:
        for key, cell in self.cells.items():
            for at, field in enumerate(cell.fields):
                if field.hasFocus():
                    return key, at
        return None

    def _write(self, role: ParticipantRole, gender: GenderCount, at: int, number: int) -> None:
        """Count, and say where the other number had to follow."""
        editor, t = self._desk.editor, self._desk.t
        before = numbers_of(editor.document, self._session).get((role, gender), Numbers())
        verb = edits.set_new_persons if at else edits.set_attending
        if attempt(self._desk, verb, editor.document, self._session, role, gender, number):
            return
        after = numbers_of(editor.document, self._session).get((role, gender), Numbers())
        if at and after.attending != before.attending:
            editor.say(t("No more can be new than are present: %(count)s are present now.") % {"count": number})
        elif not at and after.new_persons != before.new_persons and number:
            editor.say(t("No more can be new than are present: %(count)s are new now.") % {"count": after.new_persons})

    def _go(self, role: ParticipantRole, gender: GenderCount, at: int, across: int, down: int) -> None:
        """To the neighbouring number; beyond the table's edge the keys stay."""
        roles = list(dict.fromkeys(one for one, _ in self.cells))
        line = roles.index(role) * 2 + at + down
        place = GENDERS.index(gender) + across
        if 0 <= line < 2 * len(roles) and 0 <= place < len(GENDERS):
            go_to(self.cells[roles[line // 2], GENDERS[place]].fields[line % 2])

    def offer_roles(self) -> None:
        """The roles that the table does not show yet."""
        menu = self._menu = QMenu(self)
        shown = {role for role, _ in self.cells}
        self._offers = []
        for role in ParticipantRole:
            if role not in shown:
                action = menu.addAction(word("ParticipantRole", role, self._desk.language))
                action.triggered.connect(partial(self.open_role, role))
                self._offers.append(action)
        menu.popup(self.add_role.mapToGlobal(self.add_role.rect().bottomLeft()))

    def open_role(self, role: ParticipantRole, *_: object) -> None:
        """A row for one more role; its first number has the keys."""
        self._desk.setProperty(f"roles: {self._session}", [*self._added(), role.value])
        self.refresh()
        go_to(self.cells[role, GENDERS[0]].fields[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Headings above the columns, or words in every cell."""
        super().resizeEvent(event)
        self._lay_out_lines()

    def _lay_out_lines(self) -> None:
        layout = self.head.layout_at(self.width())
        self.head.setVisible(layout != BLOCKS)
        for line in self._lines:
            line.name.be_laid_out(layout)
            for part in line.parts:
                part.be_narrow(layout == BLOCKS)
            line.updateGeometry()
