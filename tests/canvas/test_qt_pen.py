"""The screen's pen puts everything where the other pens put it, and paints what paper shows."""

import io
from dataclasses import replace

import numpy
import pypdfium2
import pytest
from PySide6.QtGui import QImage, QPainter

from paku_studio.drawing.display import Group, Path, TextLine, TextRun, walk
from paku_studio.drawing.paper import paper
from paku_studio.drawing.road import draw_pathway
from paku_studio.drawing.text import FACES, place
from paku_studio.drawing.theme import theme
from paku_studio.export.pdf import write_pdf
from paku_studio.models import Pathway
from paku_studio.widgets.qt_pen import QtPen, glyph_indexes, glyph_places, make_pen, make_ready, raw_font

POINTS_TO_PIXELS = 2.0
MOST_DIFFERING = 0.009
"""Share of pixels at 144 dpi that may differ by more than a quarter of the scale: two rasterisers' edges, no more.

PDFium sets small glyphs at whole pixels, Qt at quarters of a pixel; without text hardly a pixel differs.
"""
MOST_WITHOUT_TEXT = 0.001


def screen(sheet, pictures=None):
    """The sheet as the canvas paints it, at 144 dpi on white."""
    image = QImage(
        round(sheet.width * POINTS_TO_PIXELS), round(sheet.height * POINTS_TO_PIXELS), QImage.Format.Format_RGB32
    )
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    make_ready(painter)
    painter.scale(POINTS_TO_PIXELS, POINTS_TO_PIXELS)
    QtPen(pictures or {}).paint(painter, sheet.body)
    painter.end()
    return pixels(image)


def pixels(image):
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = numpy.frombuffer(image.constBits(), dtype=numpy.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).astype(int)


def printed(drawing, number=0):
    """The same sheet out of the PDF, at 144 dpi."""
    data = write_pdf([drawing], {}, title=drawing.title, language=drawing.language)
    page = pypdfium2.PdfDocument(data)[number]
    return numpy.asarray(page.render(scale=POINTS_TO_PIXELS).to_pil().convert("RGB")).astype(int)


def differing(one, other):
    rows, columns = min(one.shape[0], other.shape[0]), min(one.shape[1], other.shape[1])
    gap = numpy.abs(one[:rows, :columns] - other[:rows, :columns]).max(axis=2)
    return float((gap > 64).mean())


@pytest.fixture(params=["monialainen-intensiivinen-palveluohjaus", "velkakierteesta-omaan-talouteen"])
def drawing(request, opened):
    """A shipped example on sheets of A3."""
    records = opened(request.param).document.records
    pathway = next(one.id for one in records.values() if isinstance(one, Pathway))
    return draw_pathway(records, pathway, paper("A3", "landscape"), theme("colour"), "fi")


def test_screen_and_paper_look_alike(qapp, drawing):
    shown = screen(drawing.sheets[0])
    assert differing(shown, printed(drawing)) < MOST_DIFFERING
    assert differing(shown, numpy.full_like(shown, 255)) > 0.02, "there is nothing to compare"


def changed(item, change):
    if isinstance(item, Group):
        return replace(item, children=tuple(changed(child, change) for child in item.children))
    return change(item)


def other_colour(item):
    return replace(item, stroke="#C01010") if isinstance(item, Path) and item.stroke == "#1E5B4F" else item


def untold(item):
    return Group() if isinstance(item, TextLine) else item


def thinner(item):
    return replace(item, width=item.width * 0.6) if isinstance(item, Path) else item


def test_shapes_alone_look_alike_to_the_pixel(qapp, drawing):
    bare = replace(drawing.sheets[0], body=changed(drawing.sheets[0].body, untold))
    paper_shown = printed(replace(drawing, sheets=(bare,)))
    share = differing(screen(bare), paper_shown)
    assert share < MOST_WITHOUT_TEXT
    thin = replace(bare, body=changed(bare.body, thinner))
    assert differing(screen(thin), paper_shown) > MOST_WITHOUT_TEXT


def moved_text(item):
    return replace(item, x=item.x + 1.5) if isinstance(item, TextLine) else item


@pytest.mark.parametrize("change", [other_colour, moved_text])
def test_another_colour_or_text_moved_aside_would_be_seen(qapp, drawing, change):
    sheet = drawing.sheets[0]
    wrong = replace(sheet, body=changed(sheet.body, change))
    assert wrong.body != sheet.body
    assert differing(screen(wrong), printed(drawing)) > MOST_DIFFERING


def test_every_glyph_of_the_road_stands_where_the_core_measured_it(qapp, drawing):
    """The runs' ends agree with the line's own width, to 0.1 %."""
    seen = 0
    for item in walk(drawing.sheets[0].body):
        if not isinstance(item, TextLine):
            continue
        last = item.runs[-1]
        starts = glyph_places(last, item.x, item.size)
        end = starts[-1] + raw_advance(last.text[-1], last.face) * item.size
        assert starts == sorted(starts)
        assert glyph_places(item.runs[0], item.x, item.size)[0] == pytest.approx(item.x + item.runs[0].dx, abs=1e-9)
        assert end - item.x == pytest.approx(item.width, rel=1e-3, abs=item.size * 1e-3)
        seen += 1
    assert seen > 30


def raw_advance(sign, face):
    """The width that Qt itself reads out of the file at 1000 px, for a size of 1."""
    font = raw_font(face, 1000.0)
    return font.advancesForGlyphIndexes(font.glyphIndexesForString(sign))[0].x() / 1000


@pytest.mark.parametrize("face", FACES)
def test_qt_reads_the_core_s_widths_from_the_same_files(qapp, face):
    from paku_studio.drawing.faces import advances

    known = advances(face)
    signs = sorted(known)[:: max(1, len(known) // 200)]
    for sign in signs:
        assert raw_advance(sign, face) * 1000 == pytest.approx(known[sign], rel=1e-3, abs=0.1), (face, sign)


def test_each_character_has_one_glyph_and_one_place(qapp):
    for words in ("ﬁnfi office AVATAR", "Ŋ ŋ → ✓ 😀", "a\u0301e\u0308", "šđž 40 €"):
        (line,) = [item for item in place(words, 10, 20, "regular", 12, "#000000") if isinstance(item, TextLine)]
        for run in line.runs:
            assert len(glyph_indexes(run)) == len(glyph_places(run, line.x, line.size)) == len(run.text)
            assert 0 not in glyph_indexes(run)


@pytest.mark.parametrize("size", [12, 70])
def test_type_of_every_size_is_painted_in_its_colour(qapp, size):
    """Qt itself paints no run of glyphs from 64 px on."""
    image = QImage(400, 100, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    make_ready(painter)
    QtPen().paint(painter, Group(place("HIHI", 5, 80, "bold", size, "#C01010")))
    painter.end()
    assert (pixels(image) == (0xC0, 0x10, 0x10)).all(axis=2).sum() > size * 2


def test_large_type_as_outlines_stands_where_the_run_would(qapp):
    seen = []
    for largest in (0.0, 60.0):
        image = QImage(400, 100, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        make_ready(painter)
        QtPen(largest_run=largest).paint(painter, Group(place("Kotikäynti", 5, 60, "bold", 50, "#000000")))
        painter.end()
        seen.append(pixels(image))
    assert differing(*seen) < 0.01
    assert differing(seen[0], numpy.roll(seen[1], 2, axis=1)) > 0.02


def test_kerned_type_keeps_its_offsets(qapp):
    run = TextRun("HIH", "sans-700", 4.0, (0.0, 7.0, 11.5))
    assert glyph_places(run, 100.0, 20.0) == [104.0, 111.0, 115.5]


def test_dashes_are_points_not_widths_of_the_pen(qapp):
    pen = make_pen("#000000", 2.5, (5.0, 10.0))
    assert pen.dashPattern() == [2.0, 4.0]


def test_what_did_not_change_is_not_translated_again(qapp):
    words = Group((place("Kotikäynti", 0, 10, "regular", 12, "#000000")[0],))
    card = Group((words, Path((("M", 0, 0), ("L", 5, 5)), stroke="#000000")))
    pen, image = QtPen(), QImage(40, 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    pen.paint(painter, card)
    before = pen.weight
    pen.paint(painter, card)
    assert pen.weight == before
    pen.paint(painter, Group((words,)))
    painter.end()
    assert pen.weight == before + 2


def test_what_is_kept_is_bounded(qapp):
    pen, image = QtPen(most_steps=50), QImage(40, 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for number in range(200):
        pen.paint(painter, Group((Path((("M", 0, 0), ("L", number, 5)), stroke="#000000"),)))
        assert pen.weight <= 50
    painter.end()


def test_pictures_are_painted_and_a_missing_or_broken_one_leaves_the_rest(qapp):
    from PIL import Image as Picture

    from paku_studio.drawing.display import Image

    stream = io.BytesIO()
    Picture.new("RGB", (30, 20), (10, 200, 30)).save(stream, "PNG")
    images = (Image(0, 0, 10, 10, "good.png"), Image(20, 0, 10, 10, "gone.png"), Image(0, 20, 10, 10, "bad.png"))
    line = Path((("M", 20, 20), ("L", 30, 20), ("L", 30, 30), ("Z",)), fill="#000000")
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    QtPen({"good.png": stream.getvalue(), "bad.png": b"\x89PNG no"}).paint(painter, Group((*images, line)))
    painter.end()
    assert image.pixelColor(5, 5).getRgb()[:3] == (10, 200, 30)
    assert image.pixelColor(25, 5).name() == image.pixelColor(5, 25).name() == "#ffffff"
    assert image.pixelColor(28, 22).name() == "#000000"


def test_a_group_s_transform_and_clip_hold_for_what_is_in_it_only(qapp):
    black = (("M", 0, 0), ("L", 10, 0), ("L", 10, 10), ("L", 0, 10), ("Z",))
    inner = Group((Path(black, fill="#000000"),), transform=(1, 0, 0, 1, 20, 20), clip=(0, 0, 5, 10))
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    QtPen().paint(painter, Group((inner, Path(black, fill="#FF0000"))))
    painter.end()
    assert image.pixelColor(22, 25).name() == "#000000"
    assert image.pixelColor(27, 25).name() == "#ffffff"
    assert image.pixelColor(5, 5).name() == "#ff0000"
