"""The page of sheets: a list of all, a true preview, what to know before printing, saving and printing."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from paku_studio.drawing.display import Drawing
from paku_studio.editor.editor import Change
from paku_studio.editor.outgoing import framed_codes
from paku_studio.editor.sheet_checks import Measured, Mending, in_short, measured, mend, sheet_checks
from paku_studio.export.sheets import SheetOf, draw_sheet, sheets_of
from paku_studio.models import DOCUMENT_ID, DocumentSettings, PaperSize, Record
from paku_studio.widgets.controls import button, ground, hairline, label
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import icon
from paku_studio.widgets.sheets.checks import ChecksPanel
from paku_studio.widgets.sheets.choosing import ChoiceBar
from paku_studio.widgets.sheets.listing import SheetBox, SheetList, SheetNames
from paku_studio.widgets.sheets.preview import SheetPreview
from paku_studio.widgets.sheets.saving import Saving
from paku_studio.widgets.sheets.wanted import Wanted
from paku_studio.widgets.work import Progress, Work

REDRAW_MS = 400
LIST, CHECKS = 248, 296
ROOMY, WIDE = 1000, 740
"""From so many pixels (at 100 %) the list stands at the left; from so many the checks at the right."""
Drawn = tuple[tuple[Drawing, ...], Measured]


class SheetsPage(QWidget):
    """All that a document gives on paper."""

    has_dock = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.sheets: tuple[SheetOf, ...] = ()
        self.sheet: SheetOf | None = None
        self.drawings: tuple[Drawing, ...] = ()
        self._found: Measured | None = None
        self._works: dict[str, Work] = {}
        """What goes on beside the window: drawing, counting, writing."""
        self._again = QTimer(self, singleShot=True, interval=REDRAW_MS)
        self._again.timeout.connect(self.refresh)
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(desk.t("Sheets"))
        self.wanted = Wanted(desk)
        self.names = SheetNames(desk, self.wanted.paper)
        self._make_parts()
        self._arrange()
        self._connect()
        self.destroyed.connect(lambda *_, works=self._works: _let_go(works))
        desk.listen(self, self._follow)
        self.refresh()

    # what the window asks

    def title(self) -> str:
        """What is open."""
        return self.desk.t("Sheets")

    def note(self) -> str:
        """Nothing: the list says what is looked at."""
        return ""

    def menu(self) -> QMenu | None:
        """The list stands beside the preview: the title opens nothing."""
        return None

    # parts

    def _make_parts(self) -> None:
        desk = self.desk
        self.list = SheetList(desk, self.names)
        self.box = SheetBox(desk, self.names, self.open_sheet)
        self.choices = ChoiceBar(desk, self.wanted, self.box)
        self.preview = SheetPreview(desk)
        self.checks = ChecksPanel(desk)
        self.saving = Saving(desk, self._works)
        self.turner = button(desk, desk.t("Before printing"), "circle-check", "flat")
        self.turner.setCheckable(True)
        self.turner.toggled.connect(self._turn_over)
        self.nothing = label(desk, desk.t("There is no sheet yet: write something on the pathway first."), "lead", True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setMargin(desk.look.px(24))

    def _arrange(self) -> None:
        desk, px = self.desk, self.desk.look.px
        self.list.setFixedWidth(px(LIST))
        self._line_after_list = hairline(desk, vertical=True)
        middle = ground("paper")
        inner = _column(middle)
        inner.addWidget(self.choices)
        inner.addWidget(hairline(desk))
        self._over = QStackedWidget()
        self._over.addWidget(self.preview)
        self._over.addWidget(self.nothing)
        inner.addWidget(self._over, 1)
        inner.addWidget(self.turner)
        self._foot = QWidget()
        self._foot_box = _column(self._foot)
        inner.addWidget(self._foot)
        self._line_before_side = hairline(desk, vertical=True)
        self._side = ground("surface")
        self._side_box = _column(self._side)
        self._side.setFixedWidth(px(CHECKS))
        whole = QHBoxLayout(self)
        whole.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self.list, self._line_after_list, middle, self._line_before_side, self._side):
            whole.addWidget(part)
        whole.setStretch(2, 1)
        self._wide: bool | None = None
        self._fit()

    def _fit(self) -> None:
        """What collapses first: the list becomes a box above, then the checks a picture behind a button."""
        px, width = self.desk.look.px, self.width()
        roomy, wide = width >= px(ROOMY), width >= px(WIDE)
        other, chooser = (self.box, self.list.view) if roomy else (self.list.view, self.box)
        had = other.hasFocus()
        self.setFocusProxy(chooser)
        for part in (self.list, self._line_after_list):
            part.setVisible(roomy)
        self.box.setVisible(not roomy)
        if had:
            chooser.setFocus(Qt.FocusReason.OtherFocusReason)
        if wide == self._wide:
            return
        self._wide = wide
        for part in (self._side, self._line_before_side):
            part.setVisible(wide)
        if wide:
            self._over.removeWidget(self.checks)
            self._side_box.addWidget(self.checks, 1)
            self._side_box.addWidget(self.saving)
            self.checks.show()
        else:
            self._over.addWidget(self.checks)
            self._foot_box.addWidget(self.saving)
        self.turner.setVisible(not wide)
        self.turner.setChecked(False)
        self._show_over()

    def _turn_over(self, _on: bool) -> None:
        self._show_over()

    def _show_over(self) -> None:
        """The preview, or the checks in its place, or that there is nothing."""
        if self.sheet is None:
            self._over.setCurrentWidget(self.nothing)
        elif self.turner.isChecked() and not self._wide:
            self._over.setCurrentWidget(self.checks)
        else:
            self._over.setCurrentWidget(self.preview)

    def _connect(self) -> None:
        self.list.chosen.connect(self.open_sheet)
        self.list.all_button.clicked.connect(lambda *_: self.choose_all())
        self.saving.all_wanted.connect(self.choose_all)
        self.choices.chosen.connect(self._choose)
        self.checks.mending.connect(self._mend)
        self.saving.busy.connect(lambda _: self._show_ready())

    def minimumSizeHint(self) -> QSize:
        """The room of the narrowest window: what needs more collapses before."""
        return QSize(self.desk.look.px(240), self.desk.look.px(240))

    def resizeEvent(self, event: Any) -> None:
        """What collapses first."""
        super().resizeEvent(event)
        self._fit()

    # which sheet

    def refresh(self) -> None:
        """List what there is now, and draw what is looked at."""
        self.names.pages.clear()
        self.sheets = sheets_of(self.desk.editor.records, "all")
        before = self.sheet.key if self.sheet is not None else self.wanted.looked_at()
        keys = [sheet.key for sheet in self.sheets]
        usual = f"pathway {self.desk.editor.pathway}"
        key = next((each for each in (before, usual) if each in keys), keys[0] if keys else "")
        for part in (self.list, self.box):
            part.show_sheets(self.sheets, key)
        self._open(key)

    def open_sheet(self, key: str) -> None:
        """Look at another sheet."""
        if self.sheet is None or key != self.sheet.key:
            self._open(key)
            for part in (self.list, self.box):
                part.show_current(key)

    def _open(self, key: str) -> None:
        self.sheet = next((sheet for sheet in self.sheets if sheet.key == key), None)
        if self.sheet is not None:
            self.wanted.look_at(self.sheet)
        self.choices.show_sheet(self.sheet)
        self._show_over()
        self.draw()

    def _choose(self, name: str, value: str) -> None:
        self.wanted.choose(name, value, self.sheet)
        self.choices.show_sheet(self.sheet)
        self.names.pages.clear()
        self._show_names()
        self.draw()

    def _show_names(self) -> None:
        self.list.show_known()
        self.box.show_sheets(self.sheets, self.sheet.key if self.sheet is not None else "")

    def _follow(self, change: Change) -> None:
        if "document" in change.what:
            self._again.start()

    # drawing

    def draw(self) -> None:
        """Draw what is chosen, beside the window; an earlier drawing that is not done yet is forgotten."""
        self._forget_work()
        self.drawings, self._found = (), None
        self.saving.tell("")
        sheet = self.sheet
        if sheet is None:
            self.preview.show_nothing(self.nothing.text())
            self._show_ready()
            return
        records, choice = self.desk.editor.document.snapshot(), self.wanted.choice(sheet)

        def task(_progress: Progress) -> Drawn:
            drawing = draw_sheet(records, sheet, choice)
            return (drawing,), measured(drawing)

        work = self._works["drawing"] = Work(task, self.desk.program)
        work.done.connect(lambda drawn: self._show(drawn) if work is self._works.get("drawing") else None)
        work.failed.connect(lambda trouble: self._failed(trouble) if work is self._works.get("drawing") else None)
        self.preview.show_waiting()
        self._show_ready()
        work.start()

    def _show(self, drawn: Drawn) -> None:
        self._works.pop("drawing", None)
        self.drawings, self._found = drawn
        if self.sheet is None:
            return
        self.names.pages[self.sheet.key] = self._found.pages
        self._show_names()
        spoken = f"{self.names.name(self.sheet)}, {self.names.known(self.sheet)}"
        self.preview.show_drawings(self.drawings, self.desk.editor.pictures, spoken)
        self.saving.tell(" ".join(framed_codes(self.drawings, self.desk.language)))
        self._show_checks()
        self._show_ready()
        self._count()

    def _failed(self, trouble: Exception) -> None:
        self._works.pop("drawing", None)
        self.saving.fail(trouble)
        self._show_ready()

    def _show_checks(self) -> None:
        if self.sheet is None or self._found is None:
            return
        language = self.desk.language
        checks = sheet_checks(self.desk.editor.records, self.sheet, self._found, language)
        self.checks.show_checks(checks)
        words = f"{self.desk.t('Before printing')}: {in_short(checks, language)}"
        self.turner.setText(" " + words.replace("&", "&&"))
        self.turner.setAccessibleName(words)
        waits = any(not check.good for check in checks)
        self.turner.setIcon(icon("circle-alert" if waits else "circle-check", self.desk.look.ink))

    def _show_ready(self) -> None:
        """Saving and printing wait for the drawing, and for what is being saved."""
        ready = "drawing" not in self._works
        self.saving.offer(self.drawings if ready else (), self.wanted.language)
        self.list.all_button.setEnabled(bool(self.sheets) and not self.saving.writing)

    def _count(self) -> None:
        """How many pages the other sheets have, once the one that is looked at is shown."""
        waiting = [sheet for sheet in self.sheets if sheet.key not in self.names.pages]
        if not waiting:
            return
        records = self.desk.editor.document.snapshot()
        choices = {sheet.key: self.wanted.choice(sheet) for sheet in waiting}

        def task(progress: Progress) -> dict[str, int]:
            counted = {}
            for place, sheet in enumerate(waiting):
                progress(place, len(waiting))
                counted[sheet.key] = len(draw_sheet(records, sheet, choices[sheet.key]).sheets)
            return counted

        work = self._works["counting"] = Work(task, self.desk.program)
        work.done.connect(lambda counted: self._counted(counted) if work is self._works.get("counting") else None)
        work.start()

    def _counted(self, counted: Mapping[str, int]) -> None:
        self._works.pop("counting", None)
        self.names.pages.update(counted)
        self._show_names()

    def _forget_work(self) -> None:
        for name in ("drawing", "counting"):
            work = self._works.pop(name, None)
            if work is not None:
                work.abandon()

    # what a person does

    def choose_all(self) -> None:
        """All sheets, each on its paper, into one PDF."""
        sheets = tuple(self.sheets)
        choices = [self.wanted.choice(sheet) for sheet in sheets]

        def draw(records: Mapping[str, Record], progress: Progress) -> Sequence[Drawing]:
            drawn = []
            for place, (sheet, choice) in enumerate(zip(sheets, choices, strict=True)):
                progress(place, len(sheets))
                drawn.append(draw_sheet(records, sheet, choice))
            return drawn

        self.saving.choose_target(".pdf", draw, self._name_of_all())

    def _name_of_all(self) -> str:
        """What all sheets are called together: after the document, else after its first pathway or persona."""
        settings = self.desk.editor.records.get(DOCUMENT_ID)
        named = settings.title if isinstance(settings, DocumentSettings) else ""
        kept = self.desk.keeper.title if self.desk.keeper is not None else ""
        first = next((sheet.title for sheet in self.sheets if sheet.title.strip()), "")
        return named.strip() or kept.strip() or first or self.desk.t("Sheets")

    def _mend(self, mending: Mending) -> None:
        if mending.what == "larger":
            self._larger()
            return
        mend(self.desk.editor, mending)
        if mending.what == "describe":
            self.desk.focus("inspector")

    def _larger(self) -> None:
        """The next larger paper."""
        if self.sheet is not None:
            sizes = [size.value for size in PaperSize]
            place = sizes.index(self.wanted.paper(self.sheet)[0])
            self._choose("paper", sizes[min(place + 1, len(sizes) - 1)])

    # keys

    def event(self, event: QEvent) -> bool:
        """F6 goes round the page's parts before it leaves it; Ctrl+P goes to the main button."""
        if event.type() == QEvent.Type.ShortcutOverride and self._key_does(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: Any) -> None:
        """The same keys, pressed."""
        does = self._key_does(event)
        if does is None:
            super().keyPressEvent(event)
        else:
            does()

    def _key_does(self, event: Any) -> Callable[[], object] | None:
        held = event.modifiers()
        if event.key() == Qt.Key.Key_P and held == Qt.KeyboardModifier.ControlModifier:
            return lambda: self.saving.save.setFocus(Qt.FocusReason.ShortcutFocusReason)
        plain, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_F6 and held in {plain, shift}:
            next_part = self._next_part(-1 if held == shift else 1)
            if next_part is not None:
                return lambda: next_part.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return None

    def _next_part(self, by: int) -> QWidget | None:
        """The part after the one with the keys; None where the page ends."""
        first = self.list.view if self.list.isVisible() else self.choices.flow
        parts = [first, self.preview.area, self.checks.area, self.saving]
        shown = [
            part for part in parts if part.isVisible() and (part is not self.saving or self.saving.save.isEnabled())
        ]
        here = next((at for at, part in enumerate(shown) if _holds_keys(part)), None)
        if here is None or not 0 <= here + by < len(shown):
            return None
        found = shown[here + by]
        return self.box if found is self.choices.flow else self.saving.save if found is self.saving else found


def _holds_keys(part: QWidget) -> bool:
    held = part.window().focusWidget()
    return held is not None and (held is part or part.isAncestorOf(held))


def _let_go(works: dict[str, Work]) -> None:
    """The page is gone: nobody waits for a drawing; what is being saved goes on, and is told at the window's foot."""
    for name in ("drawing", "counting"):
        if name in works:
            works[name].abandon()
    works.clear()


def _column(whole: QWidget) -> QVBoxLayout:
    box = QVBoxLayout(whole)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    return box
