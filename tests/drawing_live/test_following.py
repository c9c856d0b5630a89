"""Whatever people do, the road that follows them looks as one that is laid out anew."""

import pytest

from paku_studio import edits
from paku_studio.drawing.display import Group, walk
from paku_studio.drawing.live_road import LiveRoad
from paku_studio.drawing.theme import theme
from paku_studio.models import ServiceMoment

WIDTHS = (300.0, 700.0, 1100.0)


def differs(one, other):
    return [key for key in one if one[key] != other[key]]


@pytest.mark.parametrize("seed", range(8))
def test_after_every_edit_it_looks_as_if_laid_out_anew(hands, road, looks, seed):
    person = hands(seed, 40)
    width = WIDTHS[seed % 3]
    live = road(person.document, width)
    person.document.subscribe(lambda commit: live.follow(commit, person.document))
    for _ in range(12):
        person.work(3)
        assert not differs(looks(live), looks(road(person.document, width))), person.done[-3:]


@pytest.mark.parametrize("seed", range(3))
def test_following_a_plain_mapping_is_the_same(hands, road, looks, seed):
    person = hands(100 + seed, 30)
    live = LiveRoad(dict(person.document.records), person.pathway, 800, theme("colour"), "fi")
    person.document.subscribe(lambda commit: live.follow(commit, person.document.records))
    for _ in range(8):
        person.work(4)
        assert not differs(looks(live), looks(road(person.document, 800.0))), person.done[-4:]


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(200, 260))
def test_it_follows_long_work(hands, road, looks, seed):
    person = hands(seed, 150)
    live = road(person.document, WIDTHS[seed % 3])
    person.document.subscribe(lambda commit: live.follow(commit, person.document))
    for _ in range(40):
        person.work(2)
        assert not differs(looks(live), looks(road(person.document, WIDTHS[seed % 3]))), person.done[-2:]


def test_what_is_not_touched_is_the_same_object(hands, road):
    person = hands(5)
    told = [edits.add_moment(person.document, person.pathway, f"Tuokio {number}") for number in range(30)]
    live = road(person.document)
    before = [live.band(index) for index in range(len(live.bands))]
    person.document.subscribe(lambda commit: live.follow(commit, person.document))
    edits.set_text(person.document, told[12], "text", "Toiset sanat")
    after = [live.band(index) for index in range(len(live.bands))]
    row = live.cards[told[12]].row + 1
    assert [one is other for one, other in zip(before, after, strict=True)] == [
        index != row for index in range(len(before))
    ]


def test_a_card_that_only_moves_is_painted_from_the_same_group(hands, road):
    person = hands(5)
    told = [edits.add_moment(person.document, person.pathway, f"Tuokio {number}") for number in range(12)]
    live = road(person.document)
    person.document.subscribe(lambda commit: live.follow(commit, person.document))

    def art(moment):
        place = live.cards[moment]
        group = next(item for item in walk(live.band(place.row + 1)) if isinstance(item, Group) and item.id == moment)
        return group.children[-1].children[0]

    before = art(told[4])
    edits.add_moment(person.document, person.pathway, "Uusi", before=told[0])
    assert live.cards[told[4]].number == 6
    assert art(told[4]) is before


def test_nothing_above_an_insertion_moves(hands, road):
    person = hands(3)
    for number in range(60):
        edits.add_moment(person.document, person.pathway, f"Tuokio {number} " + "sana " * (number % 17))
    live = road(person.document)
    told = sorted(live.cards.values(), key=lambda card: card.number)
    here = next(card for card in told[len(told) // 2 :] if not person.document.get(card.id, ServiceMoment).parent)
    person.document.subscribe(lambda commit: live.follow(commit, person.document))
    before = {card.id: card.box for card in told if card.row < here.row - 1}
    edits.add_moment(person.document, person.pathway, "Uusi", after=here.id)
    assert before
    assert {record: live.cards[record].box for record in before} == before


def test_rows_that_were_not_measured_never_move_what_is_above_them(hands, road):
    person = hands(9)
    for number in range(200):
        edits.add_moment(person.document, person.pathway, f"Tuokio {number} " + "sana " * (number % 17))
    live = LiveRoad(person.document, person.pathway, 700, theme("colour"), "fi")
    bands = live.bands_between(3000.0, 3900.0)
    seen = [live.bands[index] for index in bands]
    live.bands_between(live.height - 2000, live.height)
    assert [live.bands[index] for index in bands] == seen


def test_a_pathway_that_is_removed_leaves_an_empty_ground(hands, road):
    person = hands(4, 30)
    live = road(person.document)
    person.document.subscribe(lambda commit: live.follow(commit, person.document))
    edits.remove(person.document, [person.pathway])
    assert live.finish(9)
    assert dict(live.cards) == {}
    assert [live.band(index) for index in range(len(live.bands))]
