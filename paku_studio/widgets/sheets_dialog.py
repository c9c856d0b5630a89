"""The sheets of a document: what they will look like, and saving or printing them without stopping the work."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from paku_studio.drawing.display import Drawing
from paku_studio.editor.outgoing import (
    CONTENT,
    content_bytes,
    framed_codes,
    put,
    title_of_sheets,
    write_sheets,
)
from paku_studio.export.errors import ExportRefused
from paku_studio.export.sheets import SheetChoice, SheetOf, chosen, draw_sheets, sheets_of
from paku_studio.locale import N_
from paku_studio.models import PaperSize
from paku_studio.storage import CannotWrite
from paku_studio.storage.settings import Settings
from paku_studio.widgets.controls import button, ground, icon_button, label, restyle, row, scroll
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.file_dialogs import ask_save
from paku_studio.widgets.settings_parts import Choice
from paku_studio.widgets.sheet_preview import SheetPreview
from paku_studio.widgets.work import Progress, Work

FORMATS = (
    (".pdf", N_("PDF, for printing and for screen readers")),
    (".png", N_("PNG, a picture of each sheet")),
    (".svg", N_("SVG, a drawing of each sheet")),
    (".txt", N_("TXT, the typed notes")),
    (".xlsx", N_("XLSX, a table for a spreadsheet")),
    (".csv", N_("CSV, a plain table")),
    (".json", N_("JSON, everything for programs")),
)
LANGUAGE_NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}
REDRAW_MS = 400
REMEMBERED = ("paper", "orientation", "colours", "format")


class SheetsDialog(QDialog):
    """Choose on the left, see in the middle, save or print below."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setWindowTitle(desk.t("Sheets"))
        self.drawings: tuple[Drawing, ...] = ()
        self._drawing: Work | None = None
        self._writing: Work | None = None
        self._again = QTimer(self, singleShot=True, interval=REDRAW_MS)
        self._again.timeout.connect(self.draw)
        self._make_choices()
        self._make_buttons()
        self.preview = SheetPreview(desk)
        self.said = label(desk, "", wrap=True)
        self.said.setVisible(False)
        self._arrange()
        desk.listen(self, lambda change: self._again.start() if "document" in change.what else None)
        self.draw()

    def _make_choices(self) -> None:
        desk, editor, t = self.desk, self.desk.editor, self.desk.t
        papers = {"": t("What suits the sheet"), **{size.value: size.value for size in PaperSize}}
        ways = {"": t("What suits the sheet"), "portrait": t("Upright"), "landscape": t("Wide")}
        colours = {"colour": t("In colour"), "black-and-white": t("Black and white")}
        formats = {suffix: t(words) for suffix, words in FORMATS}
        self.what = self._choice(t("What"), self._sheets(), editor.pathway)
        last = desk.program.sheets_chosen
        self.paper = self._choice(t("Paper"), papers, last.get("paper", self._usual_paper()))
        self.orientation = self._choice(t("Orientation"), ways, last.get("orientation", ""))
        self.colours = self._choice(t("Colours"), colours, last.get("colours", desk.settings.colours or "colour"))
        self.language = self._choice(t("Language of the sheet's own words"), LANGUAGE_NAMES, editor.document_language)
        self.format = self._choice(t("Format"), formats, last.get("format", ".pdf"), drawn=False)
        for name in REMEMBERED:
            getattr(self, name).activated.connect(self._remember)

    def _usual_paper(self) -> str:
        """What suits the sheet, unless the person chose another paper for the whole program."""
        chosen = str(self.desk.settings.paper)
        return "" if chosen == Settings().paper else chosen

    def _remember(self) -> None:
        """What was chosen is chosen the next time, as long as the program runs."""
        self.desk.program.sheets_chosen = {name: getattr(self, name).currentData() for name in REMEMBERED}

    def _sheets(self) -> dict[str, str]:
        """Each pathway and persona by its id, and all of them together."""
        t, found = self.desk.t, {}
        for sheet in sheets_of(self.desk.editor.records, "all"):
            found[sheet.id] = " ".join(sheet.title.split()) or t("Without a name")
        return {**found, "": t("All sheets together")} if len(found) > 1 else found

    def _choice(self, name: str, values: Mapping[str, str], wanted: str, *, drawn: bool = True) -> Choice:
        """A choice that takes what room there is; `drawn`: another value is another drawing."""
        made = Choice(self.desk, values, wanted, lambda _: self.draw() if drawn else None)
        made.setMinimumContentsLength(8)
        made.setAccessibleName(name)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return made

    def _make_buttons(self) -> None:
        desk = self.desk
        self.save = button(desk, desk.t("Save…"), "download", "primary")
        self.save.setAutoDefault(True)
        self.save.setDefault(True)
        self.save.clicked.connect(self.choose_target)
        self.print = button(desk, desk.t("Print…"), "printer")
        self.print.clicked.connect(self.send_to_printer)
        self.close_button = button(desk, desk.t("Close"), kind="flat")
        self.close_button.clicked.connect(self.close)
        self.stop = icon_button(desk, "circle-x", desk.t("Stop"))
        self.stop.clicked.connect(self._stop_writing)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(desk.t("Saving the sheets"))
        for part in (self.bar, self.stop):
            part.setVisible(False)

    def _arrange(self) -> None:
        look, t = self.desk.look, self.desk.t
        choices = ground("sunk")
        left = QVBoxLayout(choices)
        left.setContentsMargins(look.px(16), look.px(16), look.px(16), look.px(16))
        left.setSpacing(look.px(4))
        for box in (self.what, self.paper, self.orientation, self.colours, self.language, self.format):
            words = label(self.desk, box.accessibleName(), "label", wrap=True)
            words.setBuddy(box)
            left.addWidget(words)
            left.addWidget(box)
            left.addSpacing(look.px(6))
        left.addStretch(1)
        side = scroll(choices)
        side.setFixedWidth(look.px(264))
        foot = row(self.bar, self.stop, None, self.close_button, self.print, self.save, spacing=look.px(8))
        foot.setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(12))
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.preview, 1)
        right.addWidget(self.said)
        right.addLayout(foot)
        self.said.setContentsMargins(look.px(16), look.px(4), look.px(16), 0)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(side)
        whole.addLayout(right, 1)
        self.setAccessibleDescription(t("Choose on the left; the preview shows what will be printed."))
        room = self.parentWidget().size() if self.parentWidget() else QSize(1000, 700)
        self.resize(min(look.px(980), room.width() - 32), min(look.px(680), room.height() - 32))

    def choice(self) -> SheetChoice:
        """What is chosen."""
        return SheetChoice(
            what="all",
            size=PaperSize(self.paper.currentData()) if self.paper.currentData() else None,
            orientation=self.orientation.currentData() or None,
            colours=self.colours.currentData(),
            language=self.language.currentData(),
        )

    def picked(self, records: Any) -> tuple[SheetOf, ...]:
        """The records whose sheets are wanted."""
        wanted = self.what.currentData()
        return tuple(one for one in chosen(records, self.choice()) if not wanted or one.id == wanted)

    def draw(self) -> None:
        """Draw what is chosen, beside the window; an earlier drawing that is not done yet is forgotten."""
        records = self.desk.editor.document.snapshot()
        picked, choice = self.picked(records), self.choice()
        if not picked:
            self._drawing, self.drawings = None, ()
            self._tell(self.desk.t("There is no sheet yet: write something on the pathway first."))
            self._show_ready()
            return
        work = self._drawing = Work(lambda _progress: draw_sheets(records, picked, choice), self.desk.program)
        self._hear(work.done, work, self._show)
        self._hear(work.failed, work, self._fail)
        self.preview.show_waiting()
        self._show_ready()
        work.start()

    def _hear(self, signal: Any, work: Work, handler: Callable[..., object]) -> None:
        """Let a work tell this dialog as long as it is the one that is waited for."""
        signal.connect(lambda *told: handler(*told) if work in (self._drawing, self._writing) else None)

    def _show(self, drawings: Sequence[Drawing]) -> None:
        self._drawing, self.drawings = None, tuple(drawings)
        self.preview.show_drawings(self.drawings, self.desk.editor.pictures)
        self._tell(" ".join(framed_codes(self.drawings, self.desk.language)))
        self._show_ready()

    def _show_ready(self) -> None:
        """Saving and printing wait for the drawing, and for what is being saved."""
        busy = self._drawing is not None or self._writing is not None
        for part in (self.save, self.print):
            part.setEnabled(bool(self.drawings) and not busy)
        for part in (self.bar, self.stop):
            part.setVisible(self._writing is not None)

    def choose_target(self) -> None:
        """The system's dialog for the file's name, then save."""
        from paku_studio.widgets.window_actions import file_name

        suffix = self.format.currentData()
        usual = self.desk.program.export_folder(self.desk) / f"{file_name(self.drawings[0].title)}{suffix}"
        kind = f"{suffix[1:].upper()} (*{suffix})"
        path = ask_save(self, self.desk.t, self.desk.t("Save the sheets"), usual, kind)
        if path is not None:
            self.write(path if path.suffix.lower() == suffix else path.with_name(path.name + suffix))

    def write(self, target: Path) -> None:
        """Save the sheets (or the content) to a file, beside the window."""
        records, pictures = self.desk.editor.document.snapshot(), dict(self.desk.editor.pictures)
        drawings, language = self.drawings, str(self.language.currentData())
        source = self.desk.keeper.path if self.desk.keeper is not None else None

        def task(progress: Progress) -> tuple[Path, ...]:
            if target.suffix.lower() in CONTENT:
                put(target, content_bytes(records, target.suffix.lower(), language), source)
                return (target,)
            title = title_of_sheets(records, drawings)
            return write_sheets(target, drawings, pictures, title=title, source=source, progress=progress)

        work = self._writing = Work(task, self.desk.program)
        self._hear(work.went_on, work, self._show_progress)
        self._hear(work.done, work, self._written)
        self._hear(work.failed, work, self._fail)
        self._hear(work.stopped, work, lambda: self._settle(self.desk.t("Stopped: nothing was saved.")))
        self.bar.setRange(0, 0)
        self._show_ready()
        work.start()

    def _show_progress(self, done: int, whole: int) -> None:
        self.bar.setRange(0, whole)
        self.bar.setValue(done)

    def _stop_writing(self) -> None:
        if self._writing is not None:
            self._writing.stop()

    def _written(self, paths: Sequence[Path]) -> None:
        names = ", ".join(path.name for path in paths[:4]) + (" …" if len(paths) > 4 else "")
        said = [self.desk.t("Saved: %(files)s") % {"files": names}]
        if paths and paths[0].suffix.lower() == ".txt":
            from paku_studio.notation import left_out

            said += left_out(self.desk.editor.records, self.desk.language)
        self._settle(" ".join(said))
        self.desk.say(said[0])

    def _fail(self, trouble: Exception) -> None:
        if isinstance(trouble, CannotWrite | ExportRefused):
            self._settle(trouble.sentence(self.desk.language), trouble=True)
        else:
            self._settle(self.desk.t("The sheets could not be made; the document is as it was."), trouble=True)

    def _settle(self, sentence: str, *, trouble: bool = False) -> None:
        self._writing = self._drawing = None
        self._show_ready()
        self._tell(sentence, trouble=trouble)

    def _tell(self, sentence: str, *, trouble: bool = False) -> None:
        restyle(self.said, "trouble" if trouble else "")
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def send_to_printer(self) -> None:
        """The system's dialog for a printer."""
        from paku_studio.widgets.printing import print_drawings

        print_drawings(self, self.desk, self.drawings, self.desk.editor.pictures)

    def closeEvent(self, event: Any) -> None:
        """What is being written is stopped; what stood there before still stands. Nobody waits for a drawing."""
        for work in (self._writing, self._drawing):
            if work is not None:
                work.abandon()
        self._writing = self._drawing = None
        super().closeEvent(event)
