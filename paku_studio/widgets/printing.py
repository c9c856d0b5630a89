"""Printing through the system's dialog: sheets painted by the same pen as the screen, at their exact size."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from paku_studio.drawing.display import Drawing, Sheet
from paku_studio.drawing.theme import COLOUR
from paku_studio.export.sheets import SheetChoice, draw_sheets, pathway_sheet
from paku_studio.models import PaperSize, Pathway
from paku_studio.widgets.qt_pen import QtPen

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk
    from paku_studio.widgets.window import MainWindow

NEARLY = 0.01
"""Printers know A4 in whole points; a hundredth more or less is the same paper."""


def print_pathway(window: "MainWindow") -> None:
    """The open pathway, on the paper that the settings name."""
    from paku_studio.editor.sheet_people import left_on_words

    desk = window.desk
    editor, settings = desk.editor, desk.settings
    pathway = editor.records.get(editor.pathway)
    if not isinstance(pathway, Pathway):
        desk.say(desk.t("There is no pathway to print yet."), trouble=True)
        return
    size, colours = PaperSize(settings.paper), settings.colours or COLOUR
    choice = SheetChoice(size=size, colours=colours, language=editor.document_language)
    drawings = draw_sheets(editor.document.snapshot(), [pathway_sheet(pathway)], choice)
    if left := left_on_words(editor.records, drawings, desk.language):
        desk.say(left)
    print_drawings(window, desk, drawings, editor.pictures)


def print_drawings(over: QWidget, desk: "Desk", drawings: Sequence[Drawing], pictures: Mapping[str, bytes]) -> bool:
    """Ask for a printer and print the drawings' sheets. Gives whether something was sent to one."""
    sheets = [sheet for drawing in drawings for sheet in drawing.sheets]
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(drawings[0].title if drawings else "PAKU Studio")
    printer.setPageLayout(page_of(sheets[0]))
    if QPrintDialog(printer, over).exec() != QPrintDialog.DialogCode.Accepted:
        return False
    paint_sheets(printer, sheets, pictures)
    file = printer.outputFileName()
    desk.say(desk.t("Printed to %(file)s.") % {"file": Path(file).name} if file else desk.t("Sent to the printer."))
    return True


def page_of(sheet: Sheet) -> QPageLayout:
    """The sheet's size and way as a printer knows it."""
    short, long = sorted((sheet.width, sheet.height))
    landscape = sheet.width > sheet.height
    way = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    return QPageLayout(size, way, QMarginsF())


def paint_sheets(printer: QPrinter, sheets: Sequence[Sheet], pictures: Mapping[str, bytes]) -> None:
    """Every sheet on a page of its own, as it lies, and exactly as large as it is.

    Where the person chose another paper than the sheets', each is as large as that paper takes.
    """
    printer.setFullPage(True)
    meant = page_of(sheets[0]).pageSize() if sheets else QPageSize()
    own = printer.pageLayout().pageSize().isEquivalentTo(meant)
    pen, painter = QtPen(pictures), QPainter()
    for place, sheet in enumerate(sheets):
        _turn_page(printer, sheet, own=own)
        if place:
            printer.newPage()
        else:
            painter.begin(printer)
        painter.save()
        dots = printer.resolution() / 72 * _scale(printer, sheet)
        painter.scale(dots, dots)
        pen.paint(painter, sheet.body)
        painter.restore()
    painter.end()


def _turn_page(printer: QPrinter, sheet: Sheet, *, own: bool) -> None:
    """Let the next page lie as its sheet does; `own`: and be as large, since that paper was chosen."""
    wanted = page_of(sheet)
    if own:
        printer.setPageLayout(wanted)
    elif printer.pageLayout().orientation() != wanted.orientation():
        printer.setPageOrientation(wanted.orientation())


def _scale(printer: QPrinter, sheet: Sheet) -> float:
    """How much a sheet grows on the printer's paper; parts are glued, so a paper that is nearly as large takes 1."""
    page = printer.pageLayout().fullRect(QPageLayout.Unit.Point)
    factor = min(page.width() / sheet.width, page.height() / sheet.height)
    return 1.0 if abs(factor - 1) < NEARLY else factor
