"""The shipped examples on paper: good in every judge's eyes, every word there once, paper and web alike."""

import collections
import io
import math

import numpy
import pikepdf
import pytest
from PIL import Image

from paku_studio.drawing.display import Group, TextLine
from paku_studio.export.audit import faults, structure_text, structure_words
from paku_studio.export.pdf import write_pdf
from paku_studio.export.png import png_pages
from paku_studio.export.sheets import SheetChoice, chosen, draw_sheets
from paku_studio.export.svg import svg_pages
from paku_studio.graph.road import road_order
from paku_studio.models import PaperSize, Pathway
from paku_studio.storage import open_document

EXAMPLES = ("monialainen-intensiivinen-palveluohjaus", "velkakierteesta-omaan-talouteen")
MOST_DIFFERING = 0.01
"""Share of pixels at 144 dpi that may differ by more than a quarter of the scale, on a sheet full of small type:
PDFium sets small glyphs on whole pixel rows, resvg does not."""


@pytest.fixture(scope="module", params=EXAMPLES)
def example(request, examples_folder):
    return open_document(examples_folder / f"{request.param}.paku")


def sheets(example, **asked):
    choice = SheetChoice(**{"what": "all", **asked})
    records = example.document.records
    return draw_sheets(records, chosen(records, choice), choice)


def leaves(item, found, name=""):
    """Id or place of each readable group -> its lines; what stands in no role, an artifact or a figure is not read."""
    if isinstance(item, TextLine) and name:
        found.setdefault(name, []).append(item)
    if isinstance(item, Group) and item.role not in {"Artifact", "Figure"}:
        readable = item.role in {"H1", "H2", "H3", "H4", "P", "Lbl", "LBody", "Link", "Caption", "TH", "TD"}
        own = f"{item.role} {item.id or id(item)}"
        for child in item.children:
            leaves(child, found, own if readable else name)
    return found


def shown_words(drawings):
    """How often each word is shown, lines joined as their joints say."""
    counted = collections.Counter()
    for drawing in drawings:
        found = {}
        for sheet in drawing.sheets:
            leaves(sheet.body, found)
        for lines in found.values():
            text = "".join(line.text + (" " if line.joint == " " else "") for line in lines)
            counted.update(text.split())
    return counted


@pytest.mark.validators
def test_both_judges_find_nothing(example, validators):
    pdf = write_pdf(sheets(example), example.pictures, title="Kaikki", language="fi")
    assert validators.failures(pdf) == []
    assert faults(pdf) == []


def test_every_word_shown_is_heard_as_often(example):
    drawings = sheets(example)
    pdf = write_pdf(drawings, example.pictures, title="Kaikki", language="fi")
    assert collections.Counter(structure_words(pdf)) == shown_words(drawings)


def test_the_moments_are_heard_in_the_paths_order(example):
    records = example.document.records
    for pathway in [record for record in records.values() if isinstance(record, Pathway)]:
        drawings = sheets(example, what="pathway", only=pathway.title)
        pdf = write_pdf(drawings, example.pictures, title="Polku", language="fi")
        heard = [block.text for block in structure_text(pdf) if block.role == "H3"]
        told = [entry for phase in road_order(records, pathway.id) for entry in phase.moments]
        assert [text for text in heard if text[0].isdigit()] == [
            f"{entry.number} {entry.moment.text}" for entry in told
        ]


def whole_points(pdf):
    """The pages grown to whole points, upper left corner kept, so that no rasteriser needs to stretch them."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            _, _, width, height = map(float, page.MediaBox)
            page.MediaBox = pikepdf.Array([0, height - math.ceil(height), math.ceil(width), height])
        opened.save(stream)
    return stream.getvalue()


def look_alike(drawings, pictures, svg_pixels, differing, most):
    pdf = whole_points(write_pdf(drawings, pictures, title="Kaikki", language="fi"))
    papers = png_pages(pdf, 144)
    webs = [page for drawing in drawings for page in svg_pages(drawing, pictures)]
    assert len(papers) == len(webs)
    for paper, web in list(zip(papers, webs, strict=True))[:most]:
        with Image.open(io.BytesIO(paper)) as picture:
            seen = numpy.asarray(picture.convert("RGB")).astype(int)
        assert differing(svg_pixels(web, 144), seen) < MOST_DIFFERING


def test_paper_and_web_look_alike(example, svg_pixels, differing):
    look_alike(sheets(example, what="pathway", size=PaperSize.A4), example.pictures, svg_pixels, differing, 1)


@pytest.mark.nightly
@pytest.mark.parametrize("colours", ["colour", "black-and-white"])
@pytest.mark.parametrize("size", [PaperSize.A4, PaperSize.A3, PaperSize.A1])
def test_every_sheet_in_every_size_is_good(example, size, colours, validators, svg_pixels, differing):
    drawings = sheets(example, size=size, colours=colours)
    pdf = write_pdf(drawings, example.pictures, title="Kaikki", language="fi")
    assert validators.failures(pdf) == []
    assert collections.Counter(structure_words(pdf)) == shown_words(drawings)
    look_alike(drawings, example.pictures, svg_pixels, differing, 99)
