"""What the tests of the tiles share: sheets of the example, and tiles put together again as a person would."""

import importlib.util
import io
import math
import os
from dataclasses import dataclass, replace
from pathlib import Path

import numpy
import pikepdf
import pypdfium2
import pytest

from paku_studio.drawing.display import Group, Sheet, walk
from paku_studio.export.pdf import write_pdf
from paku_studio.export.sheets import SheetChoice, chosen, draw_sheet
from paku_studio.storage import open_document

STRIP = 28
"""Points of a tile that lie under the one beside it."""


@pytest.fixture(scope="session")
def example(examples_folder):
    return open_document(examples_folder / "monialainen-intensiivinen-palveluohjaus.paku")


@pytest.fixture(scope="session")
def sheet_of(example):
    """The example's first sheet of a kind, as a drawing."""

    def draw(what, size, language="fi", colours="colour"):
        choice = SheetChoice(what=what, size=size, language=language, colours=colours)
        records = example.document.records
        return draw_sheet(records, chosen(records, choice)[0], choice)

    return draw


@pytest.fixture(scope="session")
def pdf_of(example):
    def write(drawing):
        return write_pdf([drawing], example.pictures, title="Juliste", language=drawing.language)

    return write


@pytest.fixture(scope="session")
def validators(tmp_path_factory):
    """Both judges. Where CI=true they must be there; elsewhere a machine without them skips."""
    path = Path(__file__).parents[1] / "export" / "validators.py"
    specification = importlib.util.spec_from_file_location("tiles_validators", path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    try:
        return module.Validators(tmp_path_factory.mktemp("validators"))
    except ImportError as missing:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"no PDF validators here: {missing}")


def grown(drawing):
    """The same on sheets a fraction of a point larger: a rasteriser would stretch any page that ends within a pixel."""
    sheets = tuple(replace(one, width=math.ceil(one.width), height=math.ceil(one.height)) for one in drawing.sheets)
    return replace(drawing, sheets=sheets)


def rendered(pdf, dpi):
    """Each page as rows, columns, red green blue."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [numpy.array(page.render(scale=dpi / 72, rev_byteorder=True).to_numpy()[:, :, :3]) for page in document]
    finally:
        document.close()


def window_of(sheet: Sheet) -> tuple[tuple[float, float, float, float], tuple[float, float]]:
    """Which part of the poster a tile shows, and where on its paper that part begins."""
    (shown,) = [group for group in walk(sheet.body) if isinstance(group, Group) and group.role == "Figure"]
    picture = shown.children[0]
    x, y, width, height = picture.clip
    assert picture.transform[:4] == (1, 0, 0, 1)
    return (x, y, width, height), (x + picture.transform[4], y + picture.transform[5])


def corner(poster, tile):
    """Where on the poster's page the lower left corner of a tile's paper would lie, y up."""
    (x, y, _, _), (left, top) = window_of(tile)
    return x - left, math.ceil(poster.height) - (y - top) - math.ceil(tile.height)


def seen_through(pdf, poster, tiles):
    """The poster's own page once for each tile, its box moved so that the tile's part lies where the tile has it."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened, pikepdf.new() as moved:
        for tile in tiles:
            moved.pages.append(opened.pages[0])
            moved.pages[-1].MediaBox = box(*corner(poster, tile), tile)
        moved.save(stream)
    return stream.getvalue()


def where_the_poster_has_them(pdf, poster, tiles):
    """The pages of the tiles, each moved as a whole, box and content, to where the poster has its part.

    A rasteriser reckons in 32 bits: far from the corner the same line differs in its last bit, and a pixel in its
    shade. Reckoned with the same numbers nothing may differ at all.
    """
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for tile, page in zip(tiles, list(opened.pages)[1:], strict=True):
            x, y = corner(poster, tile)
            page.MediaBox = box(x, y, tile)
            page.Contents = opened.make_stream(f"1 0 0 1 {x} {y} cm\n".encode() + page.Contents.read_bytes())
        opened.save(stream)
    return stream.getvalue()


def box(x, y, sheet):
    return pikepdf.Array([x, y, x + math.ceil(sheet.width), y + math.ceil(sheet.height)])


@dataclass
class Pasted:
    """Pages cut and pasted into one picture: its pixels, and how often each was covered."""

    pixels: numpy.ndarray
    covered: numpy.ndarray

    @classmethod
    def of(cls, poster, tiles, pages, dpi):
        """Strips left away; what is left of a pixel at the poster's right and lower end is left out."""
        scale = dpi // 72
        high, wide = math.floor(poster.height) * scale, math.floor(poster.width) * scale
        made = cls(numpy.zeros((high, wide, 3), numpy.uint8), numpy.zeros((high, wide), numpy.uint8))
        for tile, page in zip(tiles, pages, strict=True):
            (x, y, across, down), (left, top) = window_of(tile)
            hidden, under = STRIP if x else 0, STRIP if y else 0
            rows = slice(scale * (y + under), scale * math.floor(y + down))
            columns = slice(scale * (x + hidden), scale * math.floor(x + across))
            begin, above = scale * round(left + hidden), scale * round(top + under)
            made.pixels[rows, columns] = page[above:, begin:][: rows.stop - rows.start, : columns.stop - columns.start]
            made.covered[rows, columns] += 1
        return made


@pytest.fixture(scope="session")
def put_together(pdf_of):
    """A poster's pixels twice: of its own page, and of its tiles pasted together."""

    def paste(drawing, cut, dpi):
        (poster,) = drawing.sheets
        tiles = cut.sheets[1:]
        own = rendered(seen_through(pdf_of(grown(drawing)), poster, tiles), dpi)
        pasted = rendered(where_the_poster_has_them(pdf_of(grown(cut)), poster, tiles), dpi)[1:]
        return Pasted.of(poster, tiles, own, dpi), Pasted.of(poster, tiles, pasted, dpi)

    return paste
