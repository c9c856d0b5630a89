"""The page of sheets: a list of all, a true preview, what to know before printing, filling in, saving and printing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMenu, QWidget

from paku_studio.drawing.display import Drawing
from paku_studio.editor.earlier_people import REPLACED, earlier_check, replace_there
from paku_studio.editor.editor import Change
from paku_studio.editor.noticing import standing
from paku_studio.editor.outgoing import framed_codes
from paku_studio.editor.sheet_checks import in_short, mend, sheet_checks
from paku_studio.editor.sheet_checks_parts import Mending
from paku_studio.editor.sheet_drawn import Drawn
from paku_studio.editor.sheet_filling import details_of, filled_by, take_over
from paku_studio.editor.sheet_listing import at_once, listed
from paku_studio.editor.sheet_people import accepted_by, blur_keys, people_checks, see
from paku_studio.editor.sheet_tiles import layout_in_words
from paku_studio.export.sheets import TO_FILL, SheetOf, draw_sheet
from paku_studio.locale import label as word
from paku_studio.models import DOCUMENT_ID, DocumentSettings, PaperSize, PosterKind, Record
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import icon
from paku_studio.widgets.sheets.choosing import LANGUAGE_NAMES
from paku_studio.widgets.sheets.drawer import Drawer, forget
from paku_studio.widgets.sheets.frame import SheetsFrame
from paku_studio.widgets.sheets.wanted import OF_EACH_KIND
from paku_studio.widgets.work import Progress, Work

REDRAW_MS = 400
"""Milliseconds after what was written or filled in."""


class SheetsPage(SheetsFrame):
    """All that a document gives on paper."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.sheets: tuple[SheetOf, ...] = ()
        self.sheet: SheetOf | None = None
        self.drawn: Drawn | None = None
        self._accepted = accepted_by(desk.editor)
        """(key of a sheet, key of a check) that the person has taken as they are."""
        self._menu: QMenu | None = None
        super().__init__(desk, parent)
        self.filled = filled_by(desk.editor)
        self._drawer = Drawer(self, desk.program, self.works)
        self._again = QTimer(self, singleShot=True, interval=REDRAW_MS)
        self._again.timeout.connect(self.refresh)
        self._refilled = QTimer(self, singleShot=True, interval=REDRAW_MS)
        self._refilled.timeout.connect(self.draw)
        self._connect()
        self.destroyed.connect(lambda *_, works=self.works: _let_go(works))
        desk.listen(self, self._follow)
        self.refresh()

    def _connect(self) -> None:
        self.list.chosen.connect(self.open_sheet)
        self.sheet_wanted.connect(self.open_sheet)
        self.list.all_button.clicked.connect(lambda *_: self.choose_all())
        for starter in (self.list.new_button, self.choices.new):
            starter.clicked.connect(lambda *_, at=starter: self._open_new_menu(at))
        self.saving.all_wanted.connect(self.choose_all)
        self.saving.busy.connect(lambda _: self._show_ready())
        self.choices.chosen.connect(self._choose)
        self.choices.fill.toggled.connect(self._turn_filling)
        self.choices.edit.clicked.connect(lambda *_: self._ask_to_edit())
        self.filling.changed.connect(self._fill)
        self.checks.mending.connect(self._mend)
        self._drawer.done.connect(self._show)
        self._drawer.failed.connect(self._failed)
        self._drawer.counted.connect(self._counted)

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        """What is looked at; nothing while it is being drawn."""
        return (self.drawn.whole,) if self.drawn is not None else ()

    # which sheet

    def refresh(self) -> None:
        """List what there is now, and draw what is looked at."""
        self.names.pages.clear()
        self.sheets = listed(self.desk.editor.records, self.wanted.earlier)
        before = self.sheet.key if self.sheet is not None else self.filled.sheet or self.wanted.looked_at()
        keys = [sheet.key for sheet in self.sheets]
        edited = next((sheet.key for sheet in self.sheets if sheet.id and sheet.id == self.desk.editor.sheet), "")
        usual = f"pathway {self.desk.editor.pathway}"
        key = next((each for each in (before, edited, usual) if each in keys), keys[0] if keys else "")
        for part in (self.list, self.box):
            part.show_sheets(self.sheets, key)
        self._open(key)

    def open_sheet(self, key: str) -> None:
        """Look at another sheet; what was filled in on this one is asked about before it is forgotten."""
        if self.sheet is None or key != self.sheet.key:
            self._leave_then(lambda: self._go_to(key))
        else:
            self.question.drop()

    def _go_to(self, key: str) -> None:
        self._open(key)
        self._show_current(key)

    def _show_current(self, key: str) -> None:
        for part in (self.list, self.box):
            part.show_current(key)

    def _leave_then(self, go_on: Callable[[], None]) -> None:
        """Go on where nothing that was typed is lost; else ask first."""
        self.taking_over.drop()
        here = self.sheet.key if self.sheet is not None else ""
        if not self.filled.on(here):
            self.question.drop()
            go_on()
            return

        def leave() -> None:
            self.filled.forget()
            go_on()

        self._show_current(here)
        self.question.ask(leave, self._stay)
        QTimer.singleShot(0, self, self._mark_shown)  # once the list has done what the press began

    def _mark_shown(self) -> None:
        """The list marks what is shown, not what was wished for."""
        if self.sheet is not None:
            self._show_current(self.sheet.key)

    def _stay(self) -> None:
        """Nothing is lost: the keys go back to what was filled in."""
        self._mark_shown()
        place = self.filling.first() if self.filling.isVisible() else self.choices.fill
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, key: str) -> None:
        self.sheet = next((sheet for sheet in self.sheets if sheet.key == key), None)
        self.saving.sheet = self.sheet
        if self.sheet is not None:
            self.wanted.look_at(self.sheet)
        self.choices.show_sheet(self.sheet)
        self._show_filling()
        self.show_over()
        self.draw()

    def _choose(self, name: str, value: str) -> None:
        self.wanted.choose(name, value, self.sheet)
        self.choices.show_sheet(self.sheet)
        for sheet in self.sheets:
            if name not in OF_EACH_KIND or self.sheet is None or sheet.what == self.sheet.what:
                self.names.pages.pop(sheet.key, None)
        self._show_names()
        self.draw()

    def _show_names(self) -> None:
        self.list.show_known()
        self.box.show_sheets(self.sheets, self.sheet.key if self.sheet is not None else "")

    @property
    def _states(self) -> Mapping[str, bytes]:
        """The earlier states that the file keeps."""
        return self.desk.keeper.snapshots if self.desk.keeper is not None else {}

    def _follow(self, change: Change) -> None:
        if change.what & {"document", "earlier"}:
            self._again.start()

    # filling in

    def _show_filling(self) -> None:
        """The fields of the sheet that is looked at, where they are wanted."""
        sheet = self.sheet
        if sheet is None or sheet.what not in TO_FILL:
            self.filling.clear()
            self.filled.forget()
            self.choices.fill.setChecked(False)
            return
        here = self.filled.sheet == sheet.key
        if not here:
            self.filled.forget()
        self.choices.fill.setChecked(here and self.filled.open)
        if self.choices.fill.isChecked() and self.filling.sheet != sheet:
            self.filling.show_sheet(sheet, self.filled.on(sheet.key))

    def _turn_filling(self, on: bool) -> None:
        sheet = self.sheet
        if sheet is not None and sheet.what in TO_FILL:
            self.filled.open = on
            if on and self.filling.sheet != sheet:
                self.filling.show_sheet(sheet, self.filled.on(sheet.key))
        self.show_over()
        if on and self.choices.fill.hasFocus():
            self.filling.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, words: Mapping[str, str]) -> None:
        if self.sheet is not None:
            self.filled.write(self.sheet.key, words)
            self.saving.wait()
            self._refilled.start()

    # drawing

    def draw(self) -> None:
        """Draw what is chosen, beside the window; an earlier drawing that is not done yet is forgotten."""
        self._refilled.stop()
        self._drawer.forget()
        self.drawn = None
        self.saving.tell("")
        if self.sheet is None:
            self.plan.show_layouts((), low=self.low)
            self._show_ready()
            return
        self.preview.show_waiting()
        records = self.desk.editor.document.snapshot()
        self._drawer.draw(records, self.sheet, self.wanted.choice(self.sheet), self._states)
        self._show_ready()

    def _show(self, drawn: Drawn) -> None:
        self.drawn = drawn
        if self.sheet is None:
            return
        self.names.pages[self.sheet.key] = drawn.found.pages if drawn.going is drawn.whole else len(drawn.going.sheets)
        self._show_names()
        spoken = [self.names.name(self.sheet), self.names.known(self.sheet)]
        if drawn.layouts:
            spoken.append(layout_in_words(drawn.layouts, self.desk.language))
        self.preview.show_drawings(self.drawings, self.desk.editor.pictures, ", ".join(spoken), drawn.layouts)
        self.plan.show_layouts(drawn.layouts, low=self.low)
        self.saving.tell(" ".join(framed_codes(self.drawings, self.desk.language)))
        self._show_checks()
        self._show_ready()
        self._count()

    def _failed(self, trouble: Exception) -> None:
        self.saving.fail(trouble)
        self._show_ready()

    def _show_checks(self) -> None:
        if self.sheet is None or self.drawn is None:
            return
        language, key = self.desk.language, self.sheet.key
        accepted = {check for sheet, check in self._accepted if sheet == key}
        choice = self.wanted.choice(self.sheet)
        document, found = self.desk.editor.document, self.drawn.found
        left = standing(self.desk.editor, self.drawn.people)
        people = people_checks(document, self.sheet.what, left, accepted, language)
        can = not document.read_only
        before = earlier_check(self.drawn.earlier, self._states, document.records, language, can=can)
        people += (before,) if before is not None else ()
        checks = sheet_checks(
            document.records, self.sheet, found, language, choice=choice, accepted=accepted, people=people
        )
        self.checks.show_checks(checks)
        words = f"{self.desk.t('Before printing')}: {in_short(checks, language)}"
        self.turner.setText(" " + words.replace("&", "&&"))
        self.turner.setAccessibleName(words)
        waits = any(not check.good for check in checks)
        self.turner.setIcon(icon("circle-alert" if waits else "circle-check", self.desk.look.ink))

    def _show_ready(self) -> None:
        """Saving and printing wait for the drawing, and for what is being saved."""
        going = (self.drawn.going,) if self.drawn is not None else ()
        self.saving.offer(going, self.drawings, self.wanted.language, self.wanted.colours)
        self.list.how.setText(self._how_of_all())
        self.list.all_button.setToolTip(self._how_of_all())
        self.list.all_button.setAccessibleDescription(self._how_of_all())
        self.list.all_button.setEnabled(bool(at_once(self.sheets)) and not self.saving.writing)

    def _count(self) -> None:
        """How many pages the other sheets have, once the one that is looked at is shown."""
        waiting = [sheet for sheet in self.sheets if sheet.key not in self.names.pages]
        if waiting:
            records = self.desk.editor.document.snapshot()
            self._drawer.count(records, [(sheet, self.wanted.choice(sheet)) for sheet in waiting])

    def _counted(self, counted: Mapping[str, int]) -> None:
        self.names.pages.update(counted)
        self._show_names()

    # what a person does

    def choose_all(self) -> None:
        """All sheets that the group has made, each on its paper, into one PDF; what a client filled in stays behind."""
        sheets = at_once(self.sheets)
        choices = [replace(self.wanted.choice(sheet), filled={}) for sheet in sheets]

        def draw(records: Mapping[str, Record], progress: Progress) -> Sequence[Drawing]:
            drawn = []
            for place, (sheet, choice) in enumerate(zip(sheets, choices, strict=True)):
                progress(place, len(sheets))
                drawn.append(draw_sheet(records, sheet, choice))
            return drawn

        self.saving.choose_target(".pdf", draw, self._name_of_all(), how=self._how_of_all())

    def _how_of_all(self) -> str:
        """Language and colours that hold for all sheets, and whether some come in parts."""
        said = [LANGUAGE_NAMES[self.wanted.language], self.choices.colours.currentText()]
        if any(self.wanted.tile(sheet) for sheet in at_once(self.sheets)):
            said.append(self.desk.t("some in parts"))
        return " · ".join(said)

    def _name_of_all(self) -> str:
        """What all sheets are called together: after the document, else after its first pathway or persona."""
        settings = self.desk.editor.records.get(DOCUMENT_ID)
        named = settings.title if isinstance(settings, DocumentSettings) else ""
        kept = self.desk.keeper.title if self.desk.keeper is not None else ""
        first = next((sheet.title for sheet in self.sheets if sheet.title.strip()), "")
        return named.strip() or kept.strip() or first or self.desk.t("Sheets")

    def _open_new_menu(self, at: QWidget) -> None:
        """The kinds of huoneentaulut that one can begin."""
        menu = self._menu = QMenu(self)
        for kind in PosterKind:
            added = menu.addAction(word("PosterKind", kind.value, self.desk.language))
            added.setIcon(icon("scroll-text", self.desk.look.ink))
            added.setData(kind.value)
        menu.triggered.connect(lambda action: self._leave_then(lambda: self._start_poster(action.data())))
        menu.popup(at.mapToGlobal(at.rect().topLeft()))

    def _start_poster(self, kind: str) -> None:
        from paku_studio.edits import start_poster

        editor = self.desk.editor
        made = editor.attempt(start_poster, editor.document, kind, editor.document_language)
        if made:
            editor.open_sheet(made)

    def _ask_to_edit(self) -> None:
        """An organisation's details that are filled in can stay; what a client filled in never does."""
        if self.sheet is None or not details_of(self.filled, self.sheet):
            self._leave_then(self._edit)
            return
        self.question.drop()
        self.taking_over.ask(self._edit, self._take_over, self._stay)

    def _take_over(self) -> None:
        details = details_of(self.filled, self.sheet) if self.sheet is not None else {}
        self._edit()
        take_over(self.desk.editor, details)

    def _edit(self) -> None:
        self.filled.forget()
        if self.sheet is not None:
            self.desk.editor.open_sheet(self.sheet.id)

    def _mend(self, mending: Mending) -> None:
        if mending.what == "larger":
            self._larger()
        elif mending.what == "accept":
            key = self.sheet.key if self.sheet is not None else ""
            self._accepted.update((key, each) for each in mending.id.split(" "))
            self._show_checks()
        elif mending.what == "blur":
            found = self.drawn.people if self.drawn is not None else ()
            blur_keys(self.desk.editor, found, mending.id, self._states)
        elif mending.what == "blur_earlier":
            self._replace_earlier()
        elif mending.what == "see":
            self._leave_then(lambda: see(self.desk.editor, mending.id))
        elif mending.what == "edit":
            self._leave_then(lambda: mend(self.desk.editor, mending))
        else:
            mend(self.desk.editor, mending)
            if mending.what == "describe":
                self.desk.focus("inspector")

    def _replace_earlier(self) -> None:
        """In the earlier states too; it is the file that changes, not the document."""
        if self.desk.keeper is not None and replace_there(self.desk.keeper, self.desk.editor.document.snapshot()):
            self.desk.editor.announce("earlier")
            self.desk.say(self.desk.t(REPLACED))

    def _larger(self) -> None:
        """The next larger paper."""
        if self.sheet is not None:
            sizes = [size.value for size in PaperSize]
            place = sizes.index(self.wanted.paper(self.sheet)[0])
            self._choose("paper", sizes[min(place + 1, len(sizes) - 1)])


def _let_go(works: dict[str, Work]) -> None:
    """The page is gone: nobody waits for a drawing; what is being saved goes on, and is told at the window's foot."""
    forget(works)
    works.clear()
