"""Parts of a poster at a printer: each page lies as its sheet does, and what is to be glued keeps its size."""

import os
from pathlib import Path

import pypdfium2
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from paku_studio.drawing.display import Group, Sheet
from paku_studio.drawing.paper import paper
from paku_studio.drawing.shapes import rectangle
from paku_studio.widgets.printing import page_of, paint_sheets


def sheet(size: str, way: str) -> Sheet:
    """A sheet with a black square of 200 points, 100 from its corner."""
    on = paper(size, way)
    return Sheet(on.width, on.height, Group(tuple(rectangle(100, 100, 200, 200, fill="#000000"))))


@pytest.fixture
def printed(tmp_path: Path, qapp):
    """Print sheets on the first one's paper, or on another; gives each page's size and where its ink is."""
    del qapp

    def run(sheets, other=None):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "tuloste.pdf"))
        printer.setPageLayout(page_of(sheets[0]))
        if other is not None:
            printer.setPageSize(QPageSize(other))
        paint_sheets(printer, sheets, {})
        document = pypdfium2.PdfDocument(tmp_path / "tuloste.pdf")
        try:
            return [(tuple(map(round, page.get_size())), ink(page)) for page in document]
        finally:
            document.close()

    return run


def ink(page) -> tuple[float, ...]:
    """Left, top, right and bottom of what is black, in points."""
    dark = page.render(scale=2, grayscale=True).to_numpy().squeeze() < 128
    down, across = dark.any(axis=1).nonzero()[0], dark.any(axis=0).nonzero()[0]
    return tuple(round(float(edge) / 2, 1) for edge in (across[0], down[0], across[-1] + 1, down[-1] + 1))


def test_a_plan_and_its_parts_lie_as_they_are_and_keep_their_size(printed) -> None:
    pages = printed([sheet("A4", "portrait"), sheet("A4", "landscape"), sheet("A4", "landscape")])
    assert [size for size, _ in pages] == [(595, 842), (842, 595), (842, 595)]
    for _, box in pages:
        assert box == pytest.approx((100, 100, 300, 300), abs=0.6)


def test_on_another_paper_a_sheet_is_as_large_as_that_takes(printed) -> None:
    pages = printed([sheet("A3", "landscape"), sheet("A3", "portrait")], QPageSize.PageSizeId.A4)
    assert [size for size, _ in pages] == [(842, 595), (595, 842)]
    for _, box in pages:
        assert box == pytest.approx((70.7, 70.7, 212.1, 212.1), abs=1)
