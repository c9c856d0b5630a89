"""A poster cut into tiles and pasted together is the poster: every pixel of it, counted."""

from dataclasses import replace

import numpy
import pytest

from paku_studio.drawing.display import Group, TextLine, walk
from paku_studio.export.tiles import tiled
from paku_studio.models import PaperSize

CUTS = [("A1", "A4", 15), ("A0", "A3", 15), ("A2", "A4", 8), ("A3", "A4", 4)]


def first_sheet(drawing):
    return replace(drawing, sheets=drawing.sheets[:1])


def differing(one, other):
    assert one.covered.min() == one.covered.max() == 1, "each pixel of the poster lies on just one tile"
    assert (other.covered == one.covered).all()
    return int((one.pixels != other.pixels).any(axis=2).sum())


def changed(item, change):
    """The item with every part of it as `change` gives it."""
    if isinstance(item, Group):
        item = replace(item, children=tuple(changed(child, change) for child in item.children))
    return change(item)


def compare(drawing, onto, dpi, put_together):
    return put_together(drawing, tiled(drawing, PaperSize(onto), "fi"), dpi)


@pytest.mark.parametrize(("size", "onto", "sheets"), CUTS)
@pytest.mark.parametrize("what", ["pathway", "persona", "poster"])
def test_no_pixel_differs(what, size, onto, sheets, sheet_of, put_together):
    poster = first_sheet(sheet_of(what, PaperSize(size)))
    assert len(tiled(poster, PaperSize(onto), "fi").sheets) == 1 + sheets
    one, other = compare(poster, onto, 72, put_together)
    assert differing(one, other) == 0
    width, height = poster.sheets[0].width, poster.sheets[0].height
    assert one.covered.size == int(width) * int(height), "all but a fraction of a point at the ends was compared"
    assert len(numpy.unique(one.pixels)) > 20, "there is something to see"


@pytest.mark.parametrize(("what", "size", "onto"), [("pathway", "A2", "A4"), ("persona", "A3", "A4")])
def test_no_pixel_differs_at_twice_the_resolution(what, size, onto, sheet_of, put_together):
    assert differing(*compare(first_sheet(sheet_of(what, PaperSize(size))), onto, 144, put_together)) == 0


@pytest.mark.nightly
@pytest.mark.parametrize("colours", ["colour", "black-and-white"])
@pytest.mark.parametrize(("size", "onto"), [cut[:2] for cut in CUTS])
@pytest.mark.parametrize(
    "what", ["pathway", "persona", "understanding", "value", "poster", "conversation", "checklist"]
)
def test_no_pixel_of_any_sheet_differs_at_twice_the_resolution(what, size, onto, colours, sheet_of, put_together):
    drawing = sheet_of(what, PaperSize(size), "fi", colours)
    for sheet in drawing.sheets:
        body = changed(sheet.body, without_heading)  # a later sheet alone would begin at a lower heading
        alone = replace(drawing, sheets=(replace(sheet, body=body),))
        assert differing(*compare(alone, onto, 144, put_together)) == 0


def without_heading(item):
    return replace(item, role="P") if isinstance(item, Group) and item.role.startswith("H") else item


def test_a_picture_moved_by_one_point_is_seen(sheet_of, put_together):
    poster = first_sheet(sheet_of("persona", PaperSize.A3))
    cut = tiled(poster, PaperSize.A4, "fi")

    def shifted(item):
        if isinstance(item, Group) and item.role == "Figure":
            picture = item.children[0]
            x, y = picture.transform[4:]
            left, top = picture.clip[:2]
            moved = replace(picture, children=(Group(picture.children, transform=(1, 0, 0, 1, 1, 0)),))
            assert (left + x, top + y) == (29, 29)
            return replace(item, children=(moved,))
        return item

    wrong = replace(cut.sheets[2], body=changed(cut.sheets[2].body, shifted))
    broken = replace(cut, sheets=(*cut.sheets[:2], wrong, *cut.sheets[3:]))
    assert differing(*put_together(poster, broken, 72)) > 100


def test_a_line_left_out_is_seen(sheet_of, put_together):
    poster = first_sheet(sheet_of("persona", PaperSize.A3))
    title = max(
        (item for item in walk(poster.sheets[0].body) if isinstance(item, TextLine)), key=lambda line: line.size
    )
    cut = tiled(poster, PaperSize.A4, "fi")
    bodies = [changed(sheet.body, lambda item: Group() if item == title else item) for sheet in cut.sheets]
    broken = replace(cut, sheets=tuple(replace(one, body=body) for one, body in zip(cut.sheets, bodies, strict=True)))
    assert broken != cut
    assert differing(*put_together(poster, broken, 72)) > 100
