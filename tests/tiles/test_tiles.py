"""What a person holds in their hands: how many sheets, what is written on them, where they are cut, what is heard."""

import io
import json
import re
from dataclasses import replace
from itertools import pairwise

import numpy
import pikepdf
import pytest
from PIL import Image

from paku_studio.drawing.display import Drawing, Group, Path, Sheet, TextLine, walk
from paku_studio.drawing.display import Image as Picture
from paku_studio.drawing.paper import paper
from paku_studio.drawing.shapes import rectangle
from paku_studio.drawing.text import REGULAR, place
from paku_studio.export.audit import faults, structure_text, structure_words
from paku_studio.export.bounds import IDENTITY, bounds, compose, transformed
from paku_studio.export.png import png_pages
from paku_studio.export.svg import svg_pages
from paku_studio.export.tiles import tiled
from paku_studio.models import PaperSize

A4, A3, A2, A1, A0 = PaperSize.A4, PaperSize.A3, PaperSize.A2, PaperSize.A1, PaperSize.A0
TEN_MILLIMETRES, TWENTY_MILLIMETRES = 28.35, 56.7


def poster(size, *items, turn="portrait", title="Juliste", background="#FFFFFF"):
    on = paper(size, turn)
    return Drawing(title, "fi", (Sheet(on.width, on.height, Group(tuple(items), role="Sect"), background),))


def words(*lines, size=20.0):
    """Text lines by their left end and baseline."""
    return tuple(item for x, y, text in lines for item in place(text, x, y, REGULAR, size, "#1C2421"))


def paragraph(*items):
    return Group(tuple(items), role="P")


def window(sheet):
    """x, y, width and height of the poster that a tile shows."""
    return next(group.children[0].clip for group in groups(sheet) if group.role == "Figure")


def groups(sheet):
    return [item for item in walk(sheet.body) if isinstance(item, Group)]


def shown(sheet, role):
    """The words of each group of a role."""
    return [
        " ".join(item.text for item in walk(group) if isinstance(item, TextLine))
        for group in groups(sheet)
        if group.role == role
    ]


def cuts(drawing):
    """Where the tiles of a row end, and where those of a column do."""
    windows = [window(sheet) for sheet in drawing.sheets[1:]]
    return sorted({x + wide for x, _, wide, _ in windows})[:-1], sorted({y + high for _, y, _, high in windows})[:-1]


def boxes_of_words(item, matrix=IDENTITY):
    """Where each line of words stands on its sheet."""
    if isinstance(item, TextLine):
        yield transformed(bounds(item), matrix)
    elif isinstance(item, Group):
        inner = compose(matrix, item.transform) if item.transform else matrix
        for child in item.children:
            yield from boxes_of_words(child, inner)


@pytest.mark.parametrize(
    ("size", "turn", "onto", "count"),
    [
        (A1, "landscape", A4, 15),
        (A1, "portrait", A4, 15),
        (A3, "portrait", A4, 4),
        (A2, "portrait", A4, 8),
        (A0, "portrait", A3, 15),
        (A2, "landscape", A3, 4),
    ],
)
def test_a_plan_and_the_fewest_sheets(size, turn, onto, count):
    cut = tiled(poster(size, turn=turn), onto, "fi")
    assert len(cut.sheets) == 1 + count
    on = paper(onto)
    assert {frozenset((sheet.width, sheet.height)) for sheet in cut.sheets} == {frozenset((on.width, on.height))}


@pytest.mark.parametrize(("size", "onto"), [(A4, A4), (A4, A3), (A3, A3)])
@pytest.mark.parametrize("turn", ["portrait", "landscape"])
def test_what_fits_the_paper_stays_as_it_is(size, turn, onto):
    drawing = poster(size, *words((60, 90, "Pieni")), turn=turn)
    assert tiled(drawing, onto, "fi") is drawing


def test_of_several_sheets_each_large_one_is_cut_in_its_turn():
    large, small = poster(A3, *words((60, 90, "Suuri"))).sheets[0], poster(A4, *words((60, 90, "Pieni"))).sheets[0]
    cut = tiled(Drawing("Sarja", "fi", (large, small, large)), A4, "fi")
    assert len(cut.sheets) == 5 + 1 + 5
    assert cut.sheets[5] == small
    assert "Sarja (1/2)" in shown(cut.sheets[0], "P")[0]
    assert "Sarja (2/2)" in shown(cut.sheets[6], "P")[0]
    assert [shown(sheet, "H1") for sheet in cut.sheets if shown(sheet, "H1")] == [["Näin kokoat julisteen"]]


def test_each_tile_says_its_number_row_and_column():
    cut = tiled(poster(A1, turn="landscape"), A4, "fi")
    labels = [shown(sheet, "P")[0] for sheet in cut.sheets[1:]]
    assert labels[0] == "Arkki 1/15 rivi 1/3, sarake 1/5"
    assert labels[6] == "Arkki 7/15 rivi 2/3, sarake 2/5"
    assert labels[14] == "Arkki 15/15 rivi 3/3, sarake 5/5"
    assert not [label for label in labels if re.search(r"\b[A-H]\d", label)], "A1 is a size, not a place"


def test_the_labels_are_in_the_persons_language():
    assert shown(tiled(poster(A3), A4, "sv").sheets[2], "P") == ["Ark 2/4 rad 1/2, kolumn 2/2"]
    assert shown(tiled(poster(A3), A4, "en").sheets[2], "P") == ["Sheet 2/4 row 1/2, column 2/2"]


def test_neighbours_share_ten_millimetres_and_everything_is_whole_points():
    cut = tiled(poster(A1, turn="landscape"), A4, "fi")
    windows = [window(sheet) for sheet in cut.sheets[1:]]
    for before, after in pairwise(windows[:5]):
        assert before[0] + before[2] - after[0] == pytest.approx(TEN_MILLIMETRES, abs=0.5)
    assert windows[0][1] + windows[0][3] - windows[5][1] == pytest.approx(TEN_MILLIMETRES, abs=0.5)
    wide, high = poster(A1, turn="landscape").sheets[0].width, poster(A1, turn="landscape").sheets[0].height
    for x, y, across, down in windows:
        assert x == int(x)
        assert y == int(y)
        assert across == int(across) or x + across == pytest.approx(wide)
        assert down == int(down) or y + down == pytest.approx(high)


def test_nothing_of_the_poster_comes_nearer_the_papers_edge_than_ten_millimetres():
    for sheet in tiled(poster(A1, turn="landscape"), A4, "fi").sheets[1:]:
        (figure,) = [group for group in groups(sheet) if group.role == "Figure"]
        x, y, across, down = bounds(figure)
        assert min(x, y) >= TEN_MILLIMETRES
        assert x + across <= sheet.width - TEN_MILLIMETRES
        assert y + down <= sheet.height - TEN_MILLIMETRES


def test_no_mark_lies_on_what_stays_to_be_seen():
    cut = tiled(poster(A1, turn="landscape"), A4, "fi")
    for sheet in cut.sheets[1:]:
        x, y, across, down = window(sheet)
        own = (29 + (28 if x else 0), 29 + (28 if y else 0), 29 + across, 29 + down)
        (marks,) = [child for child in groups(sheet) if child.role == "Artifact" and len(child.children) > 2]
        for mark in marks.children:
            left, top, wide, high = bounds(mark)
            beside = left >= own[2] or left + wide <= own[0] or top >= own[3] or top + high <= own[1]
            assert beside, "the strip, the lines and the corners stand outside"


def test_a_cut_goes_through_a_gap_between_words():
    """Words stand everywhere but in one gap in each direction, a little off where equal shares would cut."""
    across = [30, 452]
    lines = [(x, y, "x" * 40) for y in range(60, 1180, 24) if not 592 < y < 640 for x in across]
    drawing = poster(A3, paragraph(*words(*lines, size=19)))
    edges = sorted(
        {(item.x, item.x + item.width) for item in walk(drawing.sheets[0].body) if isinstance(item, TextLine)}
    )
    (column,), (row,) = cuts(tiled(drawing, A4, "fi"))
    assert edges[0][1] < column < edges[1][0]
    assert 597 < row < 632


def test_no_word_of_the_example_is_cut_where_a_gap_is_near(sheet_of):
    """Without looking for gaps more words would be cut."""
    drawing = replace(sheet_of("pathway", A1), sheets=sheet_of("pathway", A1).sheets[:1])
    boxes = list(boxes_of_words(drawing.sheets[0].body))
    wide, high = drawing.sheets[0].width, drawing.sheets[0].height

    def crossed(columns, rows):
        beside = sum(x < cut < x + across for x, _, across, _ in boxes for cut in columns)
        return beside + sum(y + down / 5 < cut < y + down for _, y, _, down in boxes for cut in rows)

    even = [28 + (wide - 28) * n / 5 for n in range(1, 5)], [28 + (high - 28) * n / 3 for n in range(1, 3)]
    found = cuts(tiled(drawing, A4, "fi"))
    assert crossed(*found) < crossed(*even) / 2
    for chosen, shares in zip(found, even, strict=True):
        assert all(abs(cut - share) <= TWENTY_MILLIMETRES for cut, share in zip(chosen, shares, strict=True))


def test_where_no_gap_is_near_shares_are_even():
    drawing = poster(A3, *rectangle(0, 0, 841, 1190, fill="#E3EEEA"))
    (column,), (row,) = cuts(tiled(drawing, A4, "fi"))
    assert column == pytest.approx((841.89 + 28) / 2, abs=1)
    assert row == pytest.approx((1190.55 + 28) / 2, abs=1)


def test_the_plan_says_what_to_do():
    plan = tiled(
        poster(A1, *words((90, 120, "Kohtaaminen")), turn="landscape", title="Kohtaamisen huoneentaulu"), A4, "fi"
    )
    plan = plan.sheets[0]
    assert shown(plan, "H1") == ["Näin kokoat julisteen"]
    assert shown(plan, "H2") == ["15 arkkia A4: 3 riviä, kussakin 5"]
    assert shown(plan, "P")[0] == "A1 · 841 × 594 mm · Kohtaamisen huoneentaulu"
    steps = shown(plan, "LBody")
    assert len(steps) == 3
    assert "100 %" in steps[0]
    (small,) = shown(plan, "Figure")
    assert small.split() == ["Kohtaaminen", *(str(number) for number in range(1, 16))]


def test_the_plans_line_is_100_millimetres(pdf_of):
    pdf = pdf_of(tiled(poster(A3), A4, "fi"))
    (page,) = png_pages(pdf, 254)[:1]
    with Image.open(io.BytesIO(page)) as picture:
        dark = numpy.asarray(picture.convert("L")) < 128
    row = dark[round((841.89 - 88) * 254 / 72), : round(331 * 254 / 72)]
    assert numpy.flatnonzero(row).max() - numpy.flatnonzero(row).min() == pytest.approx(1000, abs=8)


def test_a_poster_without_colours_has_a_plan_without():
    grey = tiled(poster(A3, *rectangle(9, 9, 80, 80, stroke="#444444")), A4, "fi").sheets[0]
    colour = tiled(poster(A3, *rectangle(9, 9, 80, 80, stroke="#1E5B4F")), A4, "fi").sheets[0]

    def coloured(sheet):
        used = {getattr(item, kind, None) for item in walk(sheet.body) for kind in ("fill", "stroke", "colour")}
        return {one for one in used if isinstance(one, str) and len({one[1:3], one[3:5], one[5:]}) > 1}

    assert not coloured(grey)
    assert coloured(colour)


@pytest.mark.parametrize("title", ["sana " * 4000, "x" * 20_000, "", "\u202eoikealta <b>&</b>\x00"])
def test_any_title_has_its_plan(title, pdf_of):
    drawing = replace(poster(A3, *words((60, 90, "Sana"))), title=title)
    cut = tiled(drawing, A4, "sv")
    for sheet in cut.sheets:
        x, y, across, down = bounds(sheet.body)
        assert x >= 0
        assert y >= 0
        assert x + across <= sheet.width
        assert y + down <= sheet.height
    assert faults(pdf_of(cut)) == []


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("onto", [A4, A3])
@pytest.mark.parametrize("turn", ["portrait", "landscape"])
def test_nothing_on_the_plan_lies_on_another(language, onto, turn):
    """The words, each with their box."""
    plan = tiled(poster(A1, turn=turn), onto, language).sheets[0]
    (figure,) = [group for group in groups(plan) if group.role == "Figure"]
    boxes = [bounds(figure)]
    boxes += [bounds(group) for group in groups(plan) if group.role in {"H1", "H2", "P", "LBody", "Lbl"}]
    for place_, (x, y, across, down) in enumerate(boxes):
        assert x >= 0
        assert x + across <= plan.width - 20
        for left, top, wide, high in boxes[place_ + 1 :]:
            apart = left >= x + across or x >= left + wide or top + 2 >= y + down or y + 2 >= top + high
            assert apart


def test_the_posters_words_are_not_heard_from_its_tiles(sheet_of, pdf_of):
    pdf = pdf_of(tiled(sheet_of("persona", A3), A4, "fi"))
    heard = structure_text(pdf)
    figures = [block.text for block in heard if block.role == "Figure"]
    assert figures[0].startswith("Juliste pienenä: arkit 1–4")
    assert figures[1] == "Osa 1/4 julisteesta ”Jusa-Petteri Mutkamäki”"
    assert "syrjäytyä" not in structure_words(pdf)
    assert [block.text for block in heard if block.role == "H1"] == ["Näin kokoat julisteen"]


def test_tiles_are_kept_small(sheet_of, pdf_of):
    """25 sheets are not 25 posters: each holds what it shows."""
    drawing = replace(sheet_of("pathway", A0), sheets=sheet_of("pathway", A0).sheets[:1])
    cut = tiled(drawing, A4, "fi")
    assert len(cut.sheets) > 20

    def lines(one):
        return sum(isinstance(item, TextLine) for sheet in one.sheets for item in walk(sheet.body))

    assert lines(replace(cut, sheets=cut.sheets[1:])) < 2.5 * lines(drawing)
    assert len(pdf_of(cut)) < 3 * len(pdf_of(drawing))


def test_a_dark_ground_and_an_empty_sheet(pdf_of):
    ground = tiled(poster(A3, background="#1E5B4F"), A4, "fi")
    with Image.open(io.BytesIO(png_pages(pdf_of(ground), 36)[1])) as picture:
        assert picture.convert("RGB").getpixel((100, 100)) == (0x1E, 0x5B, 0x4F)
    assert len(pdf_of(tiled(poster(A3, background=None), A4, "fi"))) > 1000


def test_same_bytes_again(sheet_of, example):
    from datetime import UTC, datetime

    from paku_studio.export.pdf import write_pdf

    def made():
        cut = tiled(sheet_of("persona", A3), A4, "fi")
        return write_pdf([cut], example.pictures, title="J", language="fi", date=datetime(2027, 1, 14, tzinfo=UTC))

    assert made() == made()


def test_tiles_hold_no_pixels_instead_of_lines(sheet_of, pdf_of):
    """Nothing is made a picture that was none."""
    drawing = sheet_of("pathway", A3)
    assert not [item for sheet in drawing.sheets for item in walk(sheet.body) if isinstance(item, Picture)]
    with pikepdf.open(io.BytesIO(pdf_of(tiled(drawing, A4, "fi")))) as opened:
        assert not [page for page in opened.pages if "/XObject" in page.Resources]


def test_the_web_pen_cuts_alike(sheet_of, example):
    """SVG: each tile is a document of its own with its window; what it says to a screen reader is its part."""
    pages = svg_pages(tiled(sheet_of("persona", A3), A4, "fi"), example.pictures)
    assert len(pages) == 5
    assert 'aria-label="Osa 2/4 julisteesta' in pages[2]
    assert "<clipPath" in pages[2]


@pytest.mark.validators
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_both_judges_find_nothing(language, sheet_of, pdf_of, validators):
    pdf = pdf_of(tiled(sheet_of("pathway", A2), A4, language))
    assert validators.failures(pdf) == []
    assert faults(pdf) == []
    assert json.dumps(structure_words(pdf), ensure_ascii=False).count("4/8") == 1


def test_a_path_with_sharp_corners_is_not_lost_at_the_seam():
    """A thick stroke's corner sticks out of the box of its points: the tile that shows only the corner draws it too."""
    spike = Path((("M", 300.0, 540.0), ("L", 420.0, 545.0), ("L", 300.0, 550.0)), stroke="#000000", width=12.0)
    cut = tiled(poster(A3, spike), A4, "fi")
    holding = [sheet for sheet in cut.sheets[1:] if spike in list(walk(sheet.body))]
    assert len(holding) >= 2
