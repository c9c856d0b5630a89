"""What the golden pictures are made of: every template as usual, in Finnish and in colour, and how two are compared."""

import importlib.util
import io
import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy
import pypdfium2
import pytest
from PIL import Image

from paku_studio.export.pdf import write_pdf
from paku_studio.export.sheets import SheetChoice, draw_sheet
from paku_studio.export.tiles import tiled
from paku_studio.models import PaperSize

LONG_SIDE = 760
"""Pixels of a picture's longer side: enough to tell its words apart."""
SHADES = 16
CELL, MUCH = 2, 40
"""Pixels of a cell's side; from how much on, of 255, a cell differs."""


def stories():
    """The fillings of the matrix."""
    path = Path(__file__).parents[1] / "paper_matrix" / "stories.py"
    specification = importlib.util.spec_from_file_location("golden_stories", path)
    module = importlib.util.module_from_spec(specification)
    sys.modules[specification.name] = module  # dataclasses look their own module up
    specification.loader.exec_module(module)
    return module


STORIES = stories()
ON_A3 = {"client_centred", "encounter", "management", "own", "value", "compare", "pathway"}


def drawing_of(name):
    """The drawing of a golden picture, on the paper that it is made for."""
    if name.startswith("tiles"):
        return tiled(drawing_of("encounter"), PaperSize.A4, "fi")
    template = name.removesuffix("-easy")
    story, easy = STORIES.TEMPLATES[template]("typical"), name.endswith("-easy")
    size = PaperSize.A3 if template in ON_A3 and not easy else PaperSize.A4
    choice = SheetChoice(story.sheet.what, size=size, easy=easy, earlier=story.earlier)
    return draw_sheet(story.records, story.sheet, choice)


@pytest.fixture(scope="session")
def picture_of():
    """The first sheet of a drawing (of tiles the second) as greys."""

    def render(drawing, at=0):
        said = {"title": "Arkki", "language": "fi", "date": datetime(2027, 1, 14, tzinfo=UTC)}
        document = pypdfium2.PdfDocument(write_pdf([drawing], STORIES.PICTURES, **said))
        try:
            page = document[at]
            scale = LONG_SIDE / max(page.get_size())
            return page.render(scale=scale, grayscale=True).to_pil().convert("L")
        finally:
            document.close()

    return render


@pytest.fixture(scope="session")
def drawn():
    return drawing_of


def small(picture):
    """The picture in few greys, as it is kept."""
    few = picture.quantize(SHADES, dither=Image.Dither.NONE)
    stream = io.BytesIO()
    few.save(stream, "PNG", optimize=True)
    return stream.getvalue()


@pytest.fixture(scope="session")
def kept():
    return small


@pytest.fixture(scope="session")
def differing():
    """Whether two pictures differ more than a rasteriser's own mood explains; the share of cells that do."""

    def share(one, other):
        if one.size != other.size:
            return 1.0
        gap = numpy.abs(cells(one) - cells(other))
        return float((gap > MUCH).mean())

    return share


def cells(picture):
    shades = numpy.asarray(picture.convert("L")).astype(float)
    high, wide = (side // CELL * CELL for side in shades.shape)
    return shades[:high, :wide].reshape(high // CELL, CELL, wide // CELL, CELL).mean(axis=(1, 3))
