"""The road on screen shows what the drawn canvas shows, at the same places, though it is painted band by band."""

import itertools
from collections import Counter

import pytest

from paku_studio import edits
from paku_studio.drawing.display import Group, Path, TextLine
from paku_studio.drawing.road import draw_canvas, lay_out
from paku_studio.drawing.road_marks import mixed
from paku_studio.drawing.theme import theme
from paku_studio.models import LinkKind, Pathway, Phase
from paku_studio.storage import open_document
from paku_studio.store import Document

COLOUR = theme("colour")
PALE = mixed(COLOUR.road, COLOUR.paper, COLOUR.fading)


def primitives(item, right=0.0, down=0.0):
    """Everything that is painted, on the canvas's own coordinates, rounded to a thousandth of a point."""
    if isinstance(item, Group):
        if item.transform:
            assert item.transform[:4] == (1.0, 0.0, 0.0, 1.0)
            right, down = right + item.transform[4], down + item.transform[5]
        for child in item.children:
            yield from primitives(child, right, down)
    elif isinstance(item, TextLine):
        yield "text", round(item.x + right, 3), round(item.y + down, 3), item.text, item.size, item.colour
    elif isinstance(item, Path):
        moved = tuple(
            (command[0], *(round(at + (down if place % 2 else right), 2) for place, at in enumerate(command[1:])))
            for command in item.commands
        )
        yield "path", moved, item.fill, item.stroke, round(item.width, 3), item.dash


def between_rows(shape):
    """Lines that go on from row to row: on screen each band paints its own part of them."""
    if shape[0] != "path":
        return False
    return shape[3] == PALE or shape[5] in ((6.0, 3.5), (0.1, 4.0)) or (shape[3] == COLOUR.road and shape[4] <= 5.0)


def numbers(shape):
    """Everything of a shape in one row, numbers and words."""
    for part in shape:
        if isinstance(part, tuple):
            yield from numbers(part)
        else:
            yield part


def alike(one, other):
    """Whether two shapes differ by no more than rounding."""
    pairs = itertools.zip_longest(numbers(one), numbers(other))
    return all(a == b or (isinstance(a, float) and isinstance(b, float) and abs(a - b) < 0.02) for a, b in pairs)


def unmatched(shapes, others):
    return [shape for shape in shapes if not between_rows(shape) and not any(alike(shape, other) for other in others)]


def shown_by(bands):
    return Counter(shape for band in bands for shape in primitives(band))


@pytest.mark.parametrize("seed", range(6))
def test_the_same_words_and_shapes_at_the_same_places(hands, road, seed):
    person = hands(300 + seed, 90)
    width = (300.0, 620.0, 1100.0)[seed % 3]
    live = road(person.document, width, person.pathway)
    sheet = draw_canvas(person.document.records, person.pathway, width, COLOUR, "fi")
    screen, paper = shown_by([live.band(index) for index in range(len(live.bands))]), shown_by([sheet.body])
    assert sum(screen.values()) > 100
    assert not unmatched(screen - paper, paper - screen)
    assert not unmatched(paper - screen, screen - paper)
    assert live.height == pytest.approx(sheet.height)


@pytest.mark.parametrize("seed", range(6))
def test_the_same_places_of_cards(hands, road, seed):
    person = hands(400 + seed, 90)
    live = road(person.document, 900.0, person.pathway)
    laid = lay_out(person.document.records, person.pathway, 900.0, COLOUR, "fi").cards
    assert set(live.cards) == set(laid)
    for moment, place in laid.items():
        mine = live.cards[moment]
        assert (mine.number, mine.row) == (place.number, place.row)
        assert mine.box == pytest.approx(place.box)
        assert mine.stop == (pytest.approx(place.stop) if place.stop else None)


@pytest.mark.parametrize("name", ["monialainen-intensiivinen-palveluohjaus", "velkakierteesta-omaan-talouteen"])
def test_whatever_an_example_shows_can_be_pointed_at(examples_folder, road, name):
    opened = open_document(examples_folder / f"{name}.paku")
    document, _ = Document.load(opened.document.records.values())
    for pathway in document.of_type(Pathway):
        live = road(document, 1000.0, pathway.id)
        sheet = draw_canvas(document.records, pathway.id, 1000.0, COLOUR, "fi")
        shown = {item.id for item in groups(sheet.body)} & set(document.records)
        unnamed = {phase.id for phase in document.of_type(Phase) if not phase.label.strip()}
        assert shown - unnamed <= set(live.drawn())
        assert pathway.id in live.drawn()
        for record in live.drawn():
            x, y, width, height = live.box_of(record)
            hit = live.pick(x + width / 2, y + height / 2)
            assert hit is not None
            assert hit.id == record or lies_on(hit.box, (x, y, width, height))


def groups(item):
    if isinstance(item, Group):
        yield item
        for child in item.children:
            yield from groups(child)


def lies_on(one, other):
    across = one[0] < other[0] + other[2] and other[0] < one[0] + one[2]
    return across and one[1] < other[1] + other[3] and other[1] < one[1] + one[3]


def test_each_part_of_a_moment_is_found_where_it_is_drawn(hands, road):
    document = hands(1).document
    path = document.of_type(Pathway)[0].id
    first = edits.add_moment(document, path, "Ensimmäinen", feeling="good")
    told = [edits.add_moment(document, path, f"Tuokio {number}") for number in range(9)]
    edits.mark_critical(document, first, "kukaan ei soita")
    chip = edits.add_touchpoint(document, first, "letter", "päätös")
    note = edits.add_note(document, first, "worked", "se kannatti")
    hanging = edits.add_note(document, chip, "missing", "ei selkokieltä")
    handed = edits.add_handover(document, told[1], "warm")
    back = edits.connect(document, told[2], told[0], LinkKind.RETURN)
    gap = edits.mark_gap(document, told[5])
    whole = edits.add_note(document, path, "risk", "kaikki kaatuu")
    live = road(document, 1000.0, path)
    expected = {
        first: "card", chip: "touchpoint", note: "note", hanging: "note", handed: "handover", back: "link",
        gap: "gap", whole: "note", path: "title",
    }  # fmt: skip
    for record, part in expected.items():
        x, y, width, height = live.box_of(record)
        hit = live.pick(x + width / 2, y + height / 2)
        if record == first:
            hit = live.pick(x + 3, y + 3)
        assert (hit.id, hit.part) == (record, part)
    card = live.cards[first]
    assert (live.pick(*card.stop).id, live.pick(*card.stop).part) == (first, "stop")
    slip = live.pick(card.box[0] + 40, card.box[1] + card.height + 8)
    assert (slip.id, slip.part) == (first, "mark")
    x, y, width, height = live.box_of(back)
    assert live.pick(x - 20, y + height / 2).part == "link"
    assert live.pick(2, live.height / 2) is None


def test_a_link_that_goes_up_to_the_row_before_is_met_all_along(hands, road):
    document = hands(1).document
    path = document.of_type(Pathway)[0].id
    told = [edits.add_moment(document, path, f"Tuokio {number}") for number in range(9)]
    back = edits.connect(document, told[6], told[2], LinkKind.RETURN)
    live = road(document, 800.0, path)
    assert live.cards[told[6]].row == live.cards[told[2]].row + 1
    x, y = live.cards[told[2]].box[:2]
    upper, lower = y + 40, live.bands[live.cards[told[6]].row + 1].top + 20
    hits = [live.pick(x - 8.5, at) for at in range(int(upper), int(lower), 5)]
    assert {hit.id for hit in hits if hit} == {back}
    assert None not in hits
