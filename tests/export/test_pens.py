"""Both pens put the same thing in the same place: to 0.1 % in numbers, and in pixels when rendered."""

import io
import re
import xml.etree.ElementTree as ElementTree

import numpy
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from paku_studio.export.png import png_pages
from paku_studio.export.svg import svg_pages

SVG = "{http://www.w3.org/2000/svg}"
MOST_DIFFERING = 0.001
"""Share of pixels at 144 dpi that may differ by more than a quarter of the scale: two rasterisers' edges, no more."""


def pdf_runs(pdf):
    """(text, start x, baseline y, width) of each placed run, from the matrices and the fonts' own widths."""
    runs = []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        page = opened.pages[0]
        fonts = {name: reader(font) for name, font in page.Resources.Font.items()}
        font, size = None, 0.0
        for step in pikepdf.parse_content_stream(page):
            name = str(step.operator)
            if name == "Tm":
                runs.append(["", float(step.operands[4]), float(step.operands[5]), 0.0])
            elif name == "Tf":
                font, size = fonts[str(step.operands[0])], float(step.operands[1])
            elif name in {"Tj", "TJ"}:
                parts = list(step.operands[0]) if name == "TJ" else [step.operands[0]]
                for part in parts:
                    show(runs[-1], part, font, size)
    return [tuple(run) for run in runs]


def reader(font):
    pairs = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4,8})>", font.ToUnicode.read_bytes())
    signs = {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}
    return signs, [float(width) for width in font.Widths], int(font.FirstChar)


def show(run, part, font, size):
    signs, widths, first = font
    try:
        run[3] -= float(part) * size / 1000
    except TypeError:
        run[0] += "".join(signs[code] for code in bytes(part))
        run[3] += sum(widths[code - first] for code in bytes(part)) * size / 1000


def svg_runs(svg):
    """The same of the SVG; a kerned run's width is not said there, so it is its last start."""
    runs = []
    for text in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        starts = [float(x) for x in text.get("x").split()]
        runs.append((text.text, starts, float(text.get("y")), float(text.get("textLength") or 0)))
    return runs


def test_both_pens_place_every_run_alike(drawn, pdf_of):
    drawing = drawn.story()
    written = pdf_runs(pdf_of(drawing, drawn.PICTURES))
    placed = svg_runs(svg_pages(drawing, drawn.PICTURES)[0])
    assert len(written) == len(placed) > 10
    for (words, x, y, width), (text, starts, down, across) in zip(written, placed, strict=True):
        assert words.replace("\u00ad", "-").rstrip() == text
        assert x == pytest.approx(starts[0], rel=1e-3)
        assert y == pytest.approx(down, rel=1e-3)
        trailing = (len(words) - len(words.rstrip())) * drawn.width(" ", "sans-400", 12)
        assert len(starts) > 1 or width - trailing == pytest.approx(across, rel=1e-3)


def test_pdfium_sees_kerned_glyphs_where_they_were_put(drawn, pdf_of):
    offsets = drawn.kerned("HIHIHI", "sans-700", 40)
    pdf = pdf_of(
        drawn.drawing(drawn.sheet(drawn.part("P", drawn.line(50, 90, "HIHIHI", 40, face="sans-700", offsets=offsets))))
    )
    page = pypdfium2.PdfDocument(pdf)[0]
    edges = [page.get_textpage().get_charbox(at, loose=False)[0] for at in range(6)]
    steps = [edges[at + 2] - edges[at] for at in range(4)]
    wanted = [offsets[at + 2] - offsets[at] for at in range(4)]
    assert steps == pytest.approx(wanted, rel=1e-3)


@pytest.mark.parametrize("number", [0, 1])
def test_paper_and_web_look_alike(drawn, story_pdf, svg_pixels, pixels, differing, number):
    svg = svg_pages(drawn.story(), drawn.PICTURES)[number]
    web = svg_pixels(svg, 144)
    paper = pixels(png_pages(story_pdf, 144)[number])
    assert differing(web, paper) < MOST_DIFFERING
    assert differing(paper, numpy.full_like(paper, 255)) > 0.002, "there is nothing to compare"


def test_text_moved_by_a_point_would_be_seen(drawn, pdf_of, svg_pixels, pixels, differing):
    still = drawn.drawing(
        drawn.sheet(*[drawn.part("P", drawn.line(50, y, "matalan kynnyksen neuvonta")) for y in range(50, 800, 15)])
    )
    moved = drawn.drawing(
        drawn.sheet(*[drawn.part("P", drawn.line(51, y, "matalan kynnyksen neuvonta")) for y in range(50, 800, 15)])
    )
    paper = pixels(png_pages(pdf_of(still), 144)[0])
    assert differing(svg_pixels(svg_pages(moved, {})[0], 144), paper) > 4 * differing(
        svg_pixels(svg_pages(still, {})[0], 144), paper
    )


def test_a_png_says_how_large_it_prints(story_pdf):
    first, second = png_pages(story_pdf, 150)
    with Image.open(io.BytesIO(first)) as picture:
        assert picture.info["dpi"] == pytest.approx((150, 150), abs=0.1)
        assert picture.size == (1241, 1754)
        assert picture.mode == "RGB"
    assert first != second
