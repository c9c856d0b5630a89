"""The order in which a pathway is told, and the lanes in it."""

import time
from collections.abc import Mapping
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paku_studio.graph.index import index
from paku_studio.graph.road import lanes, moments_on_road, road_order
from paku_studio.models import Link, LinkKind, Pathway, Phase, Record, ServiceMoment, Touchpoint


def told(story):
    return [(placed.number, placed.moment.text, placed.depth) for placed in moments_on_road(story.records, story.here)]


def test_moments_are_numbered_over_the_phases_and_a_side_step_follows_its_parent(story):
    story.pathway()
    story.phase("Ennen")
    story.moment("Kirjeet jäävät")
    visit = story.moment("Neuvojan tapaaminen")
    story.moment("Lomake palautetaan")
    story.moment("Tunnusten haku", parent=visit)
    story.phase("Nyt")
    story.moment("Talousryhmä")
    expected = [
        (1, "Kirjeet jäävät", 0),
        (2, "Neuvojan tapaaminen", 0),
        (3, "Tunnusten haku", 1),
        (4, "Lomake palautetaan", 0),
        (5, "Talousryhmä", 0),
    ]
    assert told(story) == expected
    assert [phase.phase.label for phase in road_order(story.records, story.here)] == ["Ennen", "Nyt"]


def test_a_side_steps_own_side_steps_come_before_the_next_side_step(story):
    story.pathway()
    story.phase("Ennen")
    visit = story.moment("Tapaaminen")
    bank = story.moment("Pankki", parent=visit)
    story.moment("Kela", parent=visit)
    story.moment("Jono", parent=bank)
    assert [(text, depth) for _, text, depth in told(story)] == [
        ("Tapaaminen", 0),
        ("Pankki", 1),
        ("Jono", 2),
        ("Kela", 1),
    ]


def test_equal_order_keys_are_settled_by_the_id(story):
    story.pathway()
    story.phase("Ennen")
    story.moment("toinen", id="b", order="V")
    story.moment("ensimmäinen", id="a", order="V")
    assert [text for _, text, _ in told(story)] == ["ensimmäinen", "toinen"]


@pytest.mark.parametrize("parent", ["missing", "self", "circle", "elsewhere"])
def test_a_parent_that_cannot_be_leaves_the_moment_on_the_road(story, parent):
    story.pathway()
    story.phase("Ennen")
    elsewhere = story.moment("Muualla")
    story.phase("Nyt")
    parents = {"missing": "gone", "self": "a", "circle": "b", "elsewhere": elsewhere}
    story.moment("Eka", id="a", parent=parents[parent])
    story.moment("Toka", id="b", parent="a")
    depths = {"missing": [0, 0, 1], "self": [0, 0, 1], "circle": [0, 0, 0], "elsewhere": [0, 0, 1]}
    assert [depth for _, _, depth in told(story)] == depths[parent]


def test_an_unknown_pathway_has_no_road(story):
    assert road_order(story.records, "nowhere") == ()
    assert lanes(story.records, "nowhere") == ()


@given(st.lists(st.integers(-1, 11), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_whatever_the_parents_every_moment_is_told_once_after_its_parent(parents, chance):
    records: list[Record] = [Pathway(id="p"), Phase(id="f", pathway="p"), Phase(id="g", pathway="p", order="W")]
    for number, parent in enumerate(parents):
        phase = chance.choice("fg")
        records.append(ServiceMoment(id=f"m{number}", phase=phase, parent=f"m{parent}" if parent >= 0 else ""))
    placed = moments_on_road({record.id: record for record in records}, "p")
    assert sorted(entry.moment.id for entry in placed) == sorted(f"m{number}" for number in range(len(parents)))
    assert [entry.number for entry in placed] == list(range(1, len(parents) + 1))
    before: dict[str, int] = {"": -1}
    for entry in placed:
        assert entry.depth == before[entry.parent] + 1
        before[entry.moment.id] = entry.depth


def test_five_thousand_side_steps_of_side_steps_are_told(story):
    story.pathway()
    story.phase("Ennen")
    parent = ""
    for number in range(5000):
        parent = story.moment(f"{number}", parent=parent, met=False)
    assert told(story)[-1] == (5000, "4999", 4999)


def groups(story):
    return [[moment.text for moment in group] for group in lanes(story.records, story.here)]


def test_moments_at_the_same_time_are_one_group_of_lanes(story):
    story.pathway()
    story.phase("Ennen")
    first = story.moment("Kela")
    second = story.moment("Ulosotto")
    third = story.moment("Pankki")
    story.moment("Käräjäoikeus")
    story.link(second, LinkKind.PARALLEL, first)
    story.link(third, LinkKind.PARALLEL, first)
    assert groups(story) == [["Kela", "Ulosotto", "Pankki"]]


def test_a_side_step_between_two_lanes_does_not_part_them(story):
    story.pathway()
    story.phase("Ennen")
    first = story.moment("Kela")
    story.moment("Tunnukset", parent=first)
    second = story.moment("Ulosotto")
    story.link(second, LinkKind.PARALLEL, first)
    assert groups(story) == [["Kela", "Ulosotto"]]


def test_moments_that_are_not_neighbours_are_no_lanes(story):
    story.pathway()
    story.phase("Ennen")
    first = story.moment("Kela")
    story.moment("Jono")
    third = story.moment("Ulosotto")
    story.link(third, LinkKind.PARALLEL, first)
    assert groups(story) == []


def test_two_groups_stand_in_the_order_of_the_road(story):
    story.pathway()
    story.phase("Ennen")
    a, b, c, d = (story.moment(text) for text in "abcd")
    story.link(d, LinkKind.PARALLEL, c)
    story.link(a, LinkKind.PARALLEL, b)
    assert groups(story) == [["a", "b"], ["c", "d"]]


def test_children_are_sorted_by_order_then_id_and_an_index_is_not_made_twice(story):
    story.pathway()
    story.phase("Ennen")
    moment = story.moment("Kela", met=False)
    story.touchpoint(moment, "myöhemmin", order="b", id="x")
    story.touchpoint(moment, "alussa", order="a", id="z")
    story.touchpoint(moment, "alussa ensin", order="a", id="y")
    indexed = index(story.records)
    labels = [touchpoint.label for touchpoint in indexed.children(moment, Touchpoint, "moment")]
    assert labels == ["alussa ensin", "alussa", "myöhemmin"]
    assert indexed.children("none", Touchpoint, "moment") == ()
    assert index(indexed) is indexed


def test_a_mapping_that_may_change_is_read_anew(story):
    story.pathway()
    live = MappingProxyType(story.records)
    assert index(live).of_type(Phase) == ()
    phase = story.phase("Uusi")
    assert index(live).find(phase, Phase).label == "Uusi"
    assert index(live).find(phase, Link) is None
    assert len(index(live)) == 2


def test_a_mapping_that_cannot_change_is_read_once(story):
    class Frozen(Mapping):
        def __getitem__(self, key):
            raise KeyError(key)

        def __iter__(self):
            return iter(())

        def __len__(self):
            return 0

        def __hash__(self):
            return 1

    frozen = Frozen()
    assert index(frozen) is index(frozen)


def test_a_large_document_is_indexed_at_once():
    records: dict[str, Record] = {"p": Pathway(id="p"), "f": Phase(id="f", pathway="p")}
    for number in range(5000):
        records[f"m{number}"] = ServiceMoment(id=f"m{number}", phase="f", order=f"{number:05}")
        for place in range(4):
            touchpoint = Touchpoint(id=f"t{number}-{place}", moment=f"m{number}", order=str(place))
            records[touchpoint.id] = touchpoint
    took = []
    for _attempt in range(5):
        begin = time.process_time()
        indexed = index(records)
        indexed.children("m0", Touchpoint, "moment")
        indexed.children("f", ServiceMoment, "phase")
        took.append(time.process_time() - begin)
    assert min(took) < 0.15, f"indexing took {min(took):.3f} s of processor time"
