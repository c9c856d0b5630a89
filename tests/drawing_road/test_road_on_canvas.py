"""On the canvas what people look at stays where it is, and a press finds the card that is under the finger."""

import time

import pytest

from paku_studio.drawing.display import Group, walk
from paku_studio.drawing.paper import paper
from paku_studio.drawing.road import draw_canvas, draw_pathway, lay_out
from paku_studio.drawing.theme import theme
from paku_studio.models import LinkKind, ServiceMoment

COLOUR = theme("colour")


def cards(records, width=1200.0):
    return lay_out(records, "path", width, COLOUR, "fi").cards


def overlaps(first, second):
    ax, ay, aw, ah = first.box
    bx, by, bw, bh = second.box
    return ax < bx + bw and bx < ax + aw and ay < by + bh and by < ay + ah


@pytest.mark.parametrize("width", [300.0, 620.0, 900.0, 1200.0, 2400.0])
def test_no_two_cards_overlap_at_any_width(wild, width):
    for seed in range(4):
        standing = list(cards(wild(seed, 30), width).values())
        assert len(standing) == 30
        for place, card in enumerate(standing):
            assert card.box[0] >= 14
            assert card.box[0] + card.box[2] <= max(width, 194) - 14
            assert not any(overlaps(card, other) for other in standing[place + 1 :])


@pytest.mark.parametrize("place", [0, 3, 7, 12, 19])
def test_an_insertion_moves_only_what_comes_later(book, place):
    told = [
        book.moment(f"Tuokio {number} ja pitkä otsikko", feeling="bad" if number % 3 else "good")
        for number in range(20)
    ]
    book.link(told[16], LinkKind.RETURN, told[14])
    before = cards(book.records)
    after_this = book.records[told[place]]
    new = ServiceMoment(id="new", phase=after_this.phase, text="Uusi tuokio", order=after_this.order + "V")
    after = cards({**book.records, "new": new})
    for number, moment in enumerate(told):
        same = (before[moment].box, before[moment].number) == (after[moment].box, after[moment].number)
        assert same == (number <= place)


def test_a_press_finds_the_card_or_its_stop(book):
    first, second = book.moment("Ensimmäinen"), book.moment("Toinen")
    layout = lay_out(book.records, "path", 1200, COLOUR, "fi")
    x, y, width, height = layout.cards[second].box
    assert layout.at(x + width / 2, y + height / 2) == second
    stop = layout.cards[first].stop
    assert stop is not None
    assert layout.at(*stop) == first
    assert layout.at(5, 5) == ""


def test_each_card_is_drawn_under_its_moments_id(book):
    told = [book.moment(f"Tuokio {number}") for number in range(4)]
    sheet = draw_canvas(book.records, "path", 900, COLOUR, "fi")
    ids = [item.id for item in walk(sheet.body) if isinstance(item, Group) and item.id in told]
    assert ids == told


def test_the_canvas_is_as_high_as_its_cards(wild):
    records = wild(3, 40)
    sheet = draw_canvas(records, "path", 900, COLOUR, "fi")
    lowest = max(card.box[1] + card.box[3] for card in cards(records, 900).values())
    assert lowest < sheet.height < lowest + 1500


def test_moments_at_the_same_time_stand_in_one_row(book):
    told = [book.moment(f"Tuokio {number}") for number in range(5)]
    together = [book.moment(f"Samaan aikaan {number}") for number in range(3)]
    book.link(together[1], LinkKind.PARALLEL, together[0])
    book.link(together[2], LinkKind.PARALLEL, together[1])
    placed = cards(book.records)
    assert len({placed[moment].row for moment in together}) == 1
    stops = [placed[moment].stop[1] for moment in together]
    assert stops == sorted(stops)
    assert stops[1] - stops[0] == pytest.approx(stops[2] - stops[1])
    assert placed[told[0]].row == 0


def test_a_side_step_stays_with_its_parent_and_hangs_lower(book):
    for number in range(5):
        book.moment(f"Tuokio {number}")
    parent = book.moment("Iso asia")
    side = book.moment("Sivuaskel", parent=parent)
    deeper = book.moment("Sen sivuaskel", parent=side)
    placed = cards(book.records)
    assert placed[parent].row == placed[side].row == placed[deeper].row
    assert placed[parent].box[1] < placed[side].box[1] < placed[deeper].box[1]
    assert placed[side].stop is None


def test_the_road_is_higher_where_it_felt_better(book):
    feelings = ("very_bad", "bad", "neutral", "good", "very_good")
    told = [book.moment(feeling, feeling=feeling) for feeling in feelings]
    between = book.moment("Ei kerrottu")
    book.moment("Lopuksi", feeling="neutral")
    placed = cards(book.records, 1600)
    heights = [placed[moment].stop[1] for moment in told]
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == 5
    assert heights[4] < placed[between].stop[1]


def test_a_pathway_that_is_not_there(book):
    with pytest.raises(KeyError):
        draw_canvas(book.records, "nowhere", 900, COLOUR, "fi")
    with pytest.raises(KeyError):
        draw_pathway(book.records, "nowhere", paper("A4", "portrait"), COLOUR, "fi")


def test_cards_are_kept_between_drawings_and_made_anew_when_a_record_changes(book):
    moment = book.moment("Vanha otsikko")
    kept = book.moment("Pysyvä")
    first = draw_canvas(book.records, "path", 900, COLOUR, "fi")
    book.records[moment] = book.records[moment].with_changes(text="Uusi otsikko")
    second = draw_canvas(book.records, "path", 900, COLOUR, "fi")

    def words(sheet, record):
        group = next(item for item in walk(sheet.body) if isinstance(item, Group) and item.id == record)
        return [item for item in walk(group) if isinstance(item, Group) and item.bookmark]

    assert words(second, moment)[0].bookmark == "1 Uusi otsikko"
    assert words(first, moment)[0].bookmark == "1 Vanha otsikko"
    assert words(first, kept)[0].children[1] is words(second, kept)[0].children[1]


def test_five_hundred_moments_are_arranged_again_quickly(wild):
    records = wild(7, 500)
    cards(records)
    begun = time.perf_counter()
    cards(records)
    assert time.perf_counter() - begun < 1.0
