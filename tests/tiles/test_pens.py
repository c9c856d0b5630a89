"""Tiles through the other pens: the window's painter and the web page show what paper shows, and no more."""

import base64
import io
import os
import re

import numpy
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from paku_studio.drawing.display import Group, Sheet, walk
from paku_studio.export.svg import svg_pages
from paku_studio.export.tiles import tiled
from paku_studio.models import PaperSize

MOST_DIFFERING = 0.01
"""Share of pixels that may differ by more than a quarter of the scale: rasterisers set small letters differently."""
SCALE = 2


@pytest.fixture(scope="module")
def tiles(sheet_of):
    return tiled(sheet_of("persona", PaperSize.A2), PaperSize.A4, "fi")


@pytest.fixture(scope="module")
def papers(tiles, pdf_of):
    document = pypdfium2.PdfDocument(pdf_of(tiles))
    try:
        return [page.render(scale=SCALE).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def differing(one, other):
    one, other = (numpy.asarray(picture.convert("RGB")).astype(int) for picture in (one, other))
    rows, columns = min(one.shape[0], other.shape[0]), min(one.shape[1], other.shape[1])
    return float((numpy.abs(one[:rows, :columns] - other[:rows, :columns]).max(axis=2) > 64).mean())


def painted(sheet: Sheet, pictures):
    """A sheet by the window's painter."""
    from PySide6.QtGui import QImage, QPainter

    from paku_studio.widgets.qt_pen import QtPen, make_ready

    image = QImage(round(sheet.width * SCALE), round(sheet.height * SCALE), QImage.Format.Format_RGB888)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.scale(SCALE, SCALE)
    make_ready(painter)
    QtPen(pictures).paint(painter, sheet.body)
    painter.end()
    return Image.frombytes(
        "RGB", (image.width(), image.height()), bytes(image.constBits()), "raw", "RGB", image.bytesPerLine()
    )


@pytest.mark.parametrize("number", [0, 1, 2, 5])
def test_the_window_and_paper_show_the_same(number, tiles, papers, example, qapp):
    seen = painted(tiles.sheets[number], example.pictures)
    assert differing(seen, papers[number]) < MOST_DIFFERING
    assert differing(seen, papers[(number + 1) % 6]) > MOST_DIFFERING, "another tile is told apart"


@pytest.mark.parametrize("number", [1, 5])
def test_the_web_and_paper_show_the_same(number, tiles, papers, example, tmp_path):
    if os.environ.get("CI") != "true":
        pytest.importorskip("resvg_py")
    import resvg_py

    svg = svg_pages(tiles, example.pictures)[number]
    names = []
    for at, data in enumerate(re.findall(r"data:font/woff;base64,([^\"]+)", svg)):
        font = TTFont(io.BytesIO(base64.b64decode(data)))
        font.flavor = None
        names.append(str(tmp_path / f"{at}.ttf"))
        font.save(names[-1])
    made = resvg_py.svg_to_bytes(
        svg_string=svg, skip_system_fonts=True, font_files=names, dpi=72, zoom=SCALE, background="#ffffff"
    )
    seen = Image.open(io.BytesIO(bytes(made)))
    assert differing(seen, papers[number]) < MOST_DIFFERING


def test_without_its_window_a_tile_would_show_more(tiles, papers, example, qapp):
    """The clip is what keeps a tile's margins white: taken away, all pens would paint into them."""
    sheet = tiles.sheets[5]
    (figure,) = [item for item in walk(sheet.body) if isinstance(item, Group) and item.role == "Figure"]
    (window,) = figure.children
    bare = Sheet(sheet.width, sheet.height, Group(window.children[1:], transform=window.transform))
    clipped = Sheet(sheet.width, sheet.height, Group((window,)))
    assert ink_in_margin(painted(bare, example.pictures)) > 0 == ink_in_margin(painted(clipped, example.pictures))


def ink_in_margin(picture):
    shades = numpy.asarray(picture.convert("L"))
    edge = 28 * SCALE
    return int((shades[:edge] < 200).sum() + (shades[:, :edge] < 200).sum())
