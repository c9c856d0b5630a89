"""Sheets into files and to the printer, beside the window: progress, a way to stop, one sentence at the end."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QMenu, QProgressBar, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from paku_studio.drawing.display import Drawing
from paku_studio.editor.outgoing import (
    CONTENT,
    RETOLD,
    USUAL_DPI,
    content_bytes,
    counts_left_out,
    put,
    title_of_sheets,
    voices_told,
    write_retold,
    write_sheets,
)
from paku_studio.export.errors import ExportRefused
from paku_studio.export.sheets import SheetOf
from paku_studio.locale import N_
from paku_studio.models import Record
from paku_studio.storage import CannotWrite
from paku_studio.widgets.controls import button, icon_button, label, restyle, row
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.file_dialogs import ask_save
from paku_studio.widgets.icons import icon
from paku_studio.widgets.inspector.wrapping import Flow
from paku_studio.widgets.work import Progress, Work

FORMATS = (
    (".html", N_("HTML, a page for the web and for screen readers")),
    (".docx", N_("DOCX, a report for a word processor")),
    (".pptx", N_("PPTX, slides for a presentation")),
    (".png", N_("PNG, a picture of each sheet")),
    (".svg", N_("SVG, a drawing of each sheet")),
    (".txt", N_("TXT, the typed notes")),
    (".xlsx", N_("XLSX, a table for a spreadsheet")),
    (".csv", N_("CSV, a plain table")),
    (".json", N_("JSON, the content for programs")),
)
RESOLUTIONS = {
    72: N_("72 dpi, for a small picture"),
    150: N_("150 dpi, for a screen"),
    300: N_("300 dpi, for a print shop"),
}
"""Dots an inch of pictures, and what each is good for."""
Draw = Callable[[Mapping[str, Record], Progress], Sequence[Drawing]]


class Saving(QWidget):
    """The buttons that save and print, and what is told of it."""

    busy = Signal(bool)
    """Whether something is being saved."""
    all_wanted = Signal()
    """All sheets into one file."""

    def __init__(self, desk: Desk, works: dict[str, Work]) -> None:
        """`works`: what goes on beside the window, by name; what is written is put there."""
        super().__init__()
        self.desk = desk
        self._works = works
        self.drawings: tuple[Drawing, ...] = ()
        """What goes to paper, in parts where it is so wanted."""
        self.whole: tuple[Drawing, ...] = ()
        """The same, each sheet in one piece: what is read rather than glued."""
        self.sheet: SheetOf | None = None
        self.colours = "colour"
        self.language = desk.editor.document_language
        """Of the sheets' own words, for what is saved as text or table."""
        self._menu: QMenu | None = None
        t, px = desk.t, desk.look.px
        self.said = label(desk, "", wrap=True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(t("Saving the sheets"))
        self._left = ""
        """What is left in what was asked for last, where that is more than one sheet."""
        self._begun_at: QWidget | None = None
        """Where the keys were when saving began: they go back there."""
        self.stop = icon_button(desk, "circle-x", t("Stop"))
        self.stop.clicked.connect(self._stop_writing)
        self.save = button(desk, t("Export PDF…"), "download", "primary")
        self.save.clicked.connect(lambda *_: self.choose_target(".pdf"))
        self.print = button(desk, t("Print…"), "printer")
        self.print.clicked.connect(self.send_to_printer)
        self.others = button(desk, t("Other formats"), "chevron-down")
        self.others.clicked.connect(self._open_formats)
        self.flow = Flow(px(8), self.save, self.print, self.others)
        progress = row(self.bar, self.stop, spacing=px(8))
        box = QVBoxLayout(self)
        box.setContentsMargins(px(20), px(8), px(20), px(12))
        box.setSpacing(px(8))
        box.addWidget(self.said)
        box.addLayout(progress)
        box.addWidget(self.flow)
        for part in (self.said, self.bar, self.stop):
            part.setVisible(False)
        self.setFocusProxy(self.save)

    # what can be saved

    def offer(self, going: Sequence[Drawing], whole: Sequence[Drawing], language: str, colours: str) -> None:
        """These are drawn and can be saved; none while they are being drawn."""
        self.drawings, self.whole = tuple(going), tuple(whole)
        self.language, self.colours = language, colours
        self._show_ready()

    def wait(self) -> None:
        """What is shown is no longer what would be saved: until it is drawn again nothing can be."""
        self.offer((), (), self.language, self.colours)

    @property
    def writing(self) -> bool:
        """Whether something is being saved."""
        return "writing" in self._works

    def _show_ready(self) -> None:
        for part in (self.save, self.print, self.others):
            part.setEnabled(bool(self.drawings) and not self.writing)
        for part in (self.bar, self.stop):
            part.setVisible(self.writing)

    def _open_formats(self) -> None:
        """Every format but the main one."""
        menu = self._menu = QMenu(self)
        every = menu.addAction(self.desk.t("All sheets at once…"))
        every.setIcon(icon("files", self.desk.look.ink))
        every.setData("")
        menu.addSeparator()
        kind = self.sheet.what if self.sheet is not None else ""
        for suffix, words in FORMATS:
            if RETOLD.get(suffix, kind) != kind:
                continue
            if suffix == ".png":
                self._add_pictures(menu, self.desk.t(words))
                continue
            added = menu.addAction(self.desk.t(words))
            added.setIcon(icon("file-output", self.desk.look.ink))
            added.setData(suffix)
        menu.triggered.connect(lambda action: self._choose_format(action.data()))
        menu.popup(self.others.mapToGlobal(self.others.rect().bottomLeft()))

    def _add_pictures(self, menu: QMenu, words: str) -> None:
        """Pictures, by how fine they are."""
        further = QMenu(words, menu)
        further.setIcon(icon("image", self.desk.look.ink))
        for dpi, good_for in RESOLUTIONS.items():
            further.addAction(self.desk.t(good_for)).setData(f".png {dpi}")
        menu.addMenu(further)

    def _choose_format(self, data: str | None) -> None:
        if data is None:  # the way into further ones
            return
        suffix, _, dpi = data.partition(" ")
        if suffix:
            self.choose_target(suffix, dpi=int(dpi or USUAL_DPI))
        else:
            self.all_wanted.emit()

    # saving

    def choose_target(
        self, suffix: str, draw: Draw | None = None, name: str = "", dpi: int = USUAL_DPI, how: str = ""
    ) -> None:
        """The system's dialog for the file's name, then save; `draw`: other sheets than those that are shown, `how`."""
        from paku_studio.widgets.window_actions import file_name

        self._left = self._left_in_all() if draw is not None or suffix in CONTENT else ""
        if self._left:
            self.tell(self._left)
        title = name or self.drawings[0].title
        usual = self.desk.program.export_folder(self.desk) / f"{file_name(title)}{suffix}"
        kind = f"{suffix[1:].upper()} (*{suffix})"
        asked = self.desk.t("Save the sheets") + (f" ({how})" if how else "")
        path = ask_save(self.window(), self.desk.t, asked, usual, kind)
        if path is not None:
            self.write(path if path.suffix.lower() == suffix else path.with_name(path.name + suffix), draw, dpi)

    def _left_in_all(self) -> str:
        """What identifies a person and goes out with more than the sheet whose checks one sees."""
        from paku_studio.editor.sheet_people import left_in_words

        return left_in_words(self.desk.editor.records, self.desk.language)

    def write(self, target: Path, draw: Draw | None = None, dpi: int = USUAL_DPI) -> None:
        """Save the sheets (or the content) to a file, beside the window."""
        if self.writing:
            return
        records, pictures = self.desk.editor.document.snapshot(), dict(self.desk.editor.pictures)
        suffix, sheet = target.suffix.lower(), self.sheet
        drawings, language, colours = self.whole if suffix == ".html" else self.drawings, self.language, self.colours
        source = self.desk.keeper.path if self.desk.keeper is not None else None

        def task(progress: Progress) -> tuple[Path, ...]:
            if suffix in CONTENT:
                put(target, content_bytes(records, suffix, language), source)
                return (target,)
            if suffix in RETOLD and sheet is not None:
                return write_retold(target, records, [sheet.id], language=language, colours=colours, source=source)
            sheets = draw(records, progress) if draw is not None else drawings
            title = title_of_sheets(records, sheets)
            return write_sheets(target, sheets, pictures, title=title, source=source, progress=progress, dpi=dpi)

        work = self._works["writing"] = Work(task, self.desk.program)
        self._hear(work.went_on, work, self._show_progress)
        self._hear(work.done, work, self._written, lambda paths: say_saved(self.desk, paths))
        self._hear(work.failed, work, self.fail, lambda trouble: say_trouble(self.desk, trouble))
        self._hear(work.stopped, work, lambda: self._settle(self.desk.t("Stopped: nothing was saved.")))
        self.bar.setRange(0, 0)
        self._take_keys()
        self._show_ready()
        self.busy.emit(True)
        work.start()

    def _take_keys(self) -> None:
        """The button that was pressed rests meanwhile: the keys wait at the one that stops."""
        self._begun_at = self.window().focusWidget()
        for part in (self.bar, self.stop):
            part.setVisible(True)
        if isinstance(self._begun_at, QPushButton):
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_keys_back(self, held: bool) -> None:
        """To where they were, unless the person has gone elsewhere meanwhile."""
        before, self._begun_at = self._begun_at, None
        if held and before is not None and isValid(before) and before.isEnabled() and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hear(
        self, signal: Any, work: Work, handler: Callable[..., object], later: Callable[..., object] | None = None
    ) -> None:
        """Let a work tell this page as long as it stands and waits for it; `later`: who is told once it is left."""

        def tell(*told: object) -> None:
            if work is self._works.get("writing"):
                handler(*told)
            elif later is not None and isValid(self.desk):
                later(*told)

        signal.connect(tell)

    def _show_progress(self, done: int, whole: int) -> None:
        self.bar.setRange(0, whole)
        self.bar.setValue(done)

    def _stop_writing(self) -> None:
        if self.writing:
            self._works["writing"].stop()

    def _written(self, paths: Sequence[Path]) -> None:
        said = [saved_words(self.desk, paths)]
        if paths and paths[0].suffix.lower() == ".txt":
            from paku_studio.notation import left_out

            said += left_out(self.desk.editor.records, self.desk.language)
        if paths:
            said += counts_left_out(self.desk.editor.records, paths[0].suffix.lower(), self.desk.language)
            said += voices_told(self.desk.editor.records, paths[0].suffix.lower(), self.desk.language)
        self._settle(" ".join([*said, self._left]).strip())
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said[0]))

    def fail(self, trouble: Exception) -> None:
        """Something could not be drawn or saved: one sentence."""
        self._settle(trouble_words(self.desk, trouble), trouble=True)

    def _settle(self, sentence: str, *, trouble: bool = False) -> None:
        held = self.stop.hasFocus()
        self._works.pop("writing", None)
        self.tell(sentence, trouble=trouble)
        self.busy.emit(False)
        for part in (self.save, self.print, self.others):
            part.setEnabled(bool(self.drawings))
        self._give_keys_back(held)
        self._show_ready()

    def tell(self, sentence: str, *, trouble: bool = False) -> None:
        """One sentence above the buttons; "" for none."""
        restyle(self.said, "trouble" if trouble else "")
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def send_to_printer(self) -> None:
        """The system's dialog for a printer."""
        from paku_studio.widgets.printing import print_drawings

        held = self.window().focusWidget()
        print_drawings(self.window(), self.desk, self.drawings, self.desk.editor.pictures)
        if held is self.print:
            held.setFocus(Qt.FocusReason.OtherFocusReason)


def saved_words(desk: Desk, paths: Sequence[Path]) -> str:
    """What was saved, and in which folder."""
    names = ", ".join(path.name for path in paths[:4]) + (" …" if len(paths) > 4 else "")
    folder = paths[0].parent.name if paths else ""
    if not folder:
        return desk.t("Saved: %(files)s") % {"files": names}
    return desk.t("Saved in the folder %(folder)s: %(files)s") % {"files": names, "folder": folder}


def trouble_words(desk: Desk, trouble: Exception) -> str:
    """What went wrong, in one sentence."""
    if isinstance(trouble, CannotWrite | ExportRefused):
        return str(trouble.sentence(desk.language))
    return desk.t("The sheets could not be made; the document is as it was.")


def say_saved(desk: Desk, paths: Sequence[Path]) -> None:
    """Who has left the page is told at the window's foot."""
    desk.say(saved_words(desk, paths))


def say_trouble(desk: Desk, trouble: Exception) -> None:
    """So are they where it went wrong."""
    desk.say(trouble_words(desk, trouble), trouble=True)
