"""The true sheet in the middle, into which one types: which text is at hand, and the field that lies over it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from paku_studio.drawing.display import Drawing
from paku_studio.editor.sheet_editing import Writing
from paku_studio.editor.sheet_editing_fields import EASY_OF, NEW_LINES, TYPING, SheetField
from paku_studio.editor.sheet_editing_spots import Spot
from paku_studio.edits.sheets import shape_of
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.sheet_editor.drawing_work import DrawingWork
from paku_studio.widgets.sheet_editor.hands import Hands
from paku_studio.widgets.sheet_editor.in_place import After, InPlaceWords
from paku_studio.widgets.sheet_editor.marks import Marks
from paku_studio.widgets.sheet_editor.places import Places
from paku_studio.widgets.sheets.preview import SheetPreview

LEGIBLE = 7
"""Logical pixels of the smallest text that one can still read on the screen."""
AFTER_LINES = frozenset({"foot", "promise", "easy_promise"})
NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


class Paper(QWidget):
    """The sheet as it will be printed; click or Enter opens the text under the pointer or at hand."""

    drawn = Signal(object, object)
    """The Drawing, and the place of each text in it."""
    failed = Signal(object)
    hinted = Signal(str)
    """What is worth knowing of what is being typed; "" for nothing, or where nothing is."""
    placed = Signal(str, str)
    """Another text is at hand: its record and field."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.editing = desk.editor.sheet_editing
        self.at = ""
        """The box id of the text at hand."""
        self.field: InPlaceWords | None = None
        self.preview = SheetPreview(desk)
        self.pages, self.area = self.preview.pages, self.preview.area
        self.places = Places(desk, self.pages)
        self.marks = Marks(self.pages)
        self.work = DrawingWork(desk, self)
        self.over = ""
        """The box id of the text under the pointer."""
        self._seen = False
        self._told = ""
        """The box id of the text that was last said to be at hand."""
        self._sought = ""
        """The box id of a text that was selected and is to come into view as soon as it is drawn."""
        self.hands = Hands(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.preview)
        self.setFocusProxy(self.area)
        self.work.drawn.connect(self._show)
        self.work.failed.connect(self.failed)
        self.destroyed.connect(self.work.let_go)

    # What is shown

    def start(self) -> None:
        """Another sheet is open: it is looked at from its beginning, whole."""
        self._end()
        self.at, self._seen, self._sought = "", False, ""
        self.places.spots = {}
        self.preview.zoom = 0.0

    def refresh(self) -> None:
        """The document says something else, or another sheet is open: draw it, and let the open field follow."""
        self._keep_field()
        self.work.ask()
        self._settle_place()

    def _keep_field(self) -> None:
        """The open field shows what holds now; it goes with its line, and is written where another text is shown."""
        field, writing = self.field, self.editing.writing
        if field is None or writing is None:
            return
        record = self.desk.editor.records.get(writing.record)
        if not self._still_shown(writing):
            self._end()
        elif writing.record != TYPING and record is None:
            self._close()
            self.area.setFocus(Qt.FocusReason.OtherFocusReason)
        elif record is not None:
            field.show_words(getattr(record, writing.field))

    def _still_shown(self, writing: Writing) -> bool:
        """Whether its sheet is open, and that side of it on which it stands."""
        on_side = not writing.field.startswith("easy_") or self.editing.easy
        twin = EASY_OF.get(writing.field, "") and self.editing.easy
        return writing.sheet == self.desk.editor.sheet and on_side and not twin

    def _show(self, drawing: Drawing, found: dict[str, Spot]) -> None:
        self.places.spots = found
        down, across = self.area.verticalScrollBar(), self.area.horizontalScrollBar()
        before = (down.value(), across.value())
        self.preview.show_drawings((drawing,), self.desk.editor.pictures, self._spoken())
        if self._seen:
            down.setValue(before[0])
            across.setValue(before[1])
        else:
            self._come_near_enough()
        self._seen = True
        self.follow_places()
        self._see_sought()
        self.drawn.emit(drawing, found)
        if self.editing.writing is not None and self.field is None and self.isVisible():
            self._open_again()

    def _come_near_enough(self) -> None:
        """In a small window the whole sheet would be too small to read: it begins larger, and scrolls."""
        smallest = min(
            (spot.smallest for key, spot in self.places.spots.items() if not key.endswith(":foot")), default=0
        )
        sheets, px = self.pages.sheets, self.desk.look.px
        if not sheets or not smallest or smallest * self.pages.scale >= px(LEGIBLE):
            return
        wide = (self.area.maximumViewportSize().width() - px(44)) / max(sheet.width for sheet in sheets)
        factor = min(px(LEGIBLE + 2) / smallest, wide) / self.pages.scale
        if factor > 1:
            self.preview.come(factor)
            self.preview.turn_to(0)

    def follow_places(self) -> None:
        """Frame and field lie where their texts stand now."""
        self.marks.resize(self.pages.size())
        if self.field is not None:
            self.marks.show_marks(None, None, words="", keyed=False)
            self._lay()
            return
        here = self.places.field_of(self.at)
        words = here.words if here is not None and here.box not in self.places.spots else ""
        box = self.places.box(here) if here is not None else None
        if here is not None and words:
            box = self.places.beside(here.box, *self.marks.room_for(words))
        over = self.places.spots.get(self.over)
        self.marks.raise_()
        self.marks.show_marks(
            box, self.places.on_screen(over) if over is not None else None, words=words, keyed=self.area.hasFocus()
        )

    def follow_selection(self) -> None:
        """Another line is selected: it is at hand, and comes into view."""
        if self.field is None:
            self._settle_place()
            self._see_sought()

    def _see_sought(self) -> None:
        """Bring a text that was selected into view; one that is not drawn yet when it is."""
        field = self.places.field_of(self._sought)
        if field is None or field.box in self.places.spots:
            self._sought = ""
            if field is not None and self.field is None:
                self._bring_into_view(field)

    # Places

    def _settle_place(self) -> None:
        """The text at hand follows what is selected; what is gone is at hand no more."""
        fields = self.places.fields()
        keys = [field.box for field in fields]
        line = self.editing.line
        held = self.at.split(":")[1] if self.at else ""
        if line and held != line:
            self._sought = self.at = next((field.box for field in fields if field.record == line), self.at)
        if self.at not in keys:
            same = next((field.box for field in fields if field.record == held), "")
            self.at = same or (keys[0] if keys else "")
        self._tell_place()
        self.follow_places()

    # What is at hand

    def go(self, key: str) -> None:
        """Have another text at hand."""
        field = self.places.field_of(key)
        if field is None:
            return
        self.at = key
        if field.line:
            self.desk.editor.select(field.record)
        self._sought = ""
        self._tell_place()
        self.follow_places()
        self._bring_into_view(field)

    def _bring_into_view(self, field: SheetField) -> None:
        box = self.places.box(field).toRect()
        self.area.ensureVisible(box.center().x(), box.center().y(), box.width() // 2, box.height())

    def step(self, by: int) -> None:
        """The text after or before the one at hand."""
        keys = [field.box for field in self.places.fields()]
        if keys:
            place = keys.index(self.at) + by if self.at in keys else 0
            self.go(keys[max(0, min(place, len(keys) - 1))])

    def _spoken(self) -> str:
        field = self.places.field_of(self.at)
        told = f"{field.words}: {' '.join(field.text.split())}" if field is not None else ""
        return ". ".join(part for part in (self.editing.name, told) if part)

    def _tell_place(self) -> None:
        self.area.setAccessibleName(self._spoken())
        self.area.setAccessibleDescription(
            self.desk.t("The arrows go from text to text, Enter opens one. Alt with an arrow moves a line.")
        )
        if self.at != self._told:
            self._say_placed()

    def _say_placed(self) -> None:
        self._told = self.at
        if self.at:
            _, record, field = self.at.split(":")
            self.placed.emit(record, field)

    # Writing

    def open(
        self, key: str = "", words: str | None = None, *, caret: QPoint | None = None, marked: bool = True
    ) -> None:
        """Write in a text of the sheet, in the one at hand where none is said.

        `caret`: the place of the pages at which one pointed; without it all words are `marked`, or one writes on.
        """
        field = self.places.field_of(key or self.at)
        if field is None:
            return
        self._end()
        field = self.places.field_of(key or self.at)
        if field is None:
            return
        self.at = field.box
        if field.line:
            self.desk.editor.select(field.record)
        self._say_placed()
        writing = Writing(self.desk.editor.sheet, field.record, field.field, field.text)
        self._put_field(writing, field.words, words, self._ordinary(field), marked=marked and caret is None)
        if caret is not None and self.field is not None:
            self.field.put_caret(caret)

    def open_new(self, after: str, words: str | None = None) -> None:
        """Write a new line after this one ("": last); it comes into the document with its first words."""
        self._end()
        name = self.editing.new_line_field()
        self._put_field(Writing(self.desk.editor.sheet, TYPING, name, "", after), self._new_name(), words)

    def _new_name(self) -> str:
        """What one more line of this kind of sheet is called."""
        return self.desk.t(NEW_LINES[shape_of(self.editing.sheet).owner][0])

    def _open_again(self) -> None:
        """The window was built anew while somebody wrote: the field comes back with what was typed."""
        writing = self.editing.writing
        if writing is None:
            return
        if writing.record == TYPING:
            self.open_new(writing.after, writing.text)
        elif self.places.field_of(f"field:{writing.record}:{writing.field}") is not None:
            self.open(f"field:{writing.record}:{writing.field}", writing.text)
        else:
            self.editing.writing = None

    def _ordinary(self, field: SheetField) -> str:
        """What the easy words of a text are to say: shown in the field as long as they are not written."""
        plain = next((name for name, easy in EASY_OF.items() if easy == field.field), "")
        return str(getattr(self.desk.editor.records[field.record], plain)) if plain else ""

    def _put_field(
        self, writing: Writing, name: str, words: str | None, hint: str = "", *, marked: bool = True
    ) -> None:
        self.editing.writing = writing
        made = self.field = InPlaceWords(self.pages, self.desk.look, name, writing.text, hint or name)
        if writing.record in self.desk.editor.records:
            made.asked_as = (type(self.desk.editor.records[writing.record]), writing.field)
        made.done.connect(lambda told, after: self._done(made, told, after))
        made.typed.connect(self._typed)
        self.follow_places()
        made.begin(words, marked=marked)
        self._lay()
        self._see_field()
        self._hint()

    def _see_field(self) -> None:
        if self.field is not None:
            box = self.field.geometry()
            self.area.ensureVisible(box.center().x(), box.center().y(), 0, box.height() // 2 + 8)

    def _typed(self) -> None:
        if self.field is not None and self.editing.writing is not None:
            self.editing.writing.text = self.field.words
            self._lay()
            self._see_field()
            self._hint()
            self.work.ask(pause=True)

    def _hint(self) -> None:
        """What is worth knowing of what is being typed is told, and keeps nobody from it."""
        field, writing = self.field, self.editing.writing
        told = ""
        if field is not None and writing is not None:
            easy, line = writing.field.startswith("easy_"), writing.record != writing.sheet
            hints = self.editing.hints(field.words, easy=easy, line=line)
            sizes = self.editing.sizes(field.words) if line else ""
            told = " ".join(part for part in (*hints, sizes) if part)
            field.setAccessibleDescription(" ".join(part for part in (told, self._keys()) if part))
        self.hinted.emit(told)

    def _keys(self) -> str:
        return self.desk.t("Enter writes it and goes on, Shift+Enter breaks the line, Escape leaves it as it was.")

    def _lay(self) -> None:
        field, writing = self.field, self.editing.writing
        if field is None or writing is None:
            return
        key = f"field:{writing.record}:{writing.field}"
        if writing.record == TYPING and key not in self.places.spots:
            spot = self.places.below(self.places.last_spot(writing.after))
        else:
            spot = self.places.spot(key, [each.box for each in self.places.fields()])
        size, rest = spot.size * self.pages.scale, spot.smallest * self.pages.scale
        field.lie_over(self.places.on_screen(spot), self.places.room(spot), size, rest, bold=spot.bold)
        field.raise_()

    def _end(self) -> None:
        """What is being written is written."""
        if self.field is not None:
            self.field.finish("away")

    def _close(self) -> None:
        field, self.field = self.field, None
        self.editing.writing = None
        if field is not None and isValid(field):
            field.blockSignals(True)
            field.hide()
            field.deleteLater()
            self.hinted.emit("")

    def _done(self, field: InPlaceWords, words: str | None, after: After) -> None:
        if field is not self.field or self.editing.writing is None:
            return
        writing = self.editing.writing
        self._close()
        record = self._write(writing, words)
        held = after not in ("away",)
        if held:
            self.area.setFocus(Qt.FocusReason.OtherFocusReason)
        self._after(writing, record, after)
        self.refresh()

    def _write(self, writing: Writing, words: str | None) -> str:
        """The id of the record in which it stands now; "" where there is none (any more)."""
        if writing.record == TYPING:
            return self.editing.add(words or "", writing.after, field=writing.field, sheet=writing.sheet)
        return writing.record if words is None else self.editing.write(writing.record, writing.field, words)

    def _after(self, writing: Writing, record: str, after: After) -> None:
        here = writing.sheet == self.desk.editor.sheet
        if here and record and record != writing.sheet:
            self.at = f"field:{record}:{writing.field}"
            self.desk.editor.select(record)
        does: dict[str, Callable[[], None]] = {
            "new": lambda: self._go_on(writing, record),
            "next": lambda: self._open_beside(1, new=bool(record)),
            "back": lambda: self._open_beside(-1),
            "gone": lambda: self._take_away(writing, record),
            "up": lambda: self._move(record, -1),
            "down": lambda: self._move(record, 1),
        }
        if after in does:
            does[after]()

    def _go_on(self, writing: Writing, record: str) -> None:
        """After a line a new one; after any other text the next. A new line left empty ends it."""
        line = self.places.field_of(self.at)
        if writing.record == TYPING and not record:
            return
        if record and line is not None and line.line and self._is_last_of(line):
            self.open_new(record)
        else:
            self._open_beside(1)

    def _is_last_of(self, field: SheetField) -> bool:
        """Whether a line has no further text after this one."""
        return [each.box for each in self.places.fields() if each.record == field.record][-1] == field.box

    def _open_beside(self, by: int, *, new: bool = True) -> None:
        """The text after or before; where a sheet without lines would have them (`new`) its first line."""
        fields = self.places.fields()
        place = next((at for at, field in enumerate(fields) if field.box == self.at), -1) + by
        ahead = fields[place] if 0 <= place < len(fields) else None
        if by > 0 and new and (ahead is None or ahead.field in AFTER_LINES) and not self.editing.lines():
            self.open_new("")
        elif ahead is not None:
            self.open(ahead.box)

    def _take_away(self, writing: Writing, record: str) -> None:
        """Backspace in an empty line: it goes, the one before it is written on."""
        lines = [line.id for line in self.editing.lines()]
        here = writing.after if writing.record == TYPING else writing.record
        if writing.record != TYPING and here in lines:
            place = lines.index(here)
            self.editing.remove(here)
            here = lines[place - 1] if place else ""
        elif writing.record != TYPING and record:
            return
        before = next((field.box for field in reversed(self.places.fields()) if field.record == here), "")
        if before:
            self.open(before, marked=False)

    def _move(self, record: str, by: int) -> None:
        if record:
            self.editing.step(record, by)
            self.open(self.at, marked=False)

    def remove(self) -> None:
        """Take the line at hand off."""
        field = self.places.field_of(self.at)
        if field is not None and field.line:
            self.editing.remove(field.record)

    def shift(self, by: int) -> None:
        """The line at hand one place earlier (-1) or later."""
        field = self.places.field_of(self.at)
        if field is not None and field.line:
            self.editing.step(field.record, by)

    def write(self) -> None:
        """Write what is half typed."""
        self._end()

    def begin_if_empty(self) -> None:
        """A sheet without a title is asked for it first."""
        sheet = self.editing.sheet
        if sheet is not None and not sheet.title.strip() and not self.editing.lines() and self.field is None:
            self.open(f"field:{sheet.id}:{'easy_title' if self.editing.easy else 'title'}")
