"""Which moments belong together, and what is said of them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paku_studio import edits
from paku_studio.graph.comparison import KINDS, compare, compared_with, in_time
from paku_studio.graph.road import moments_on_road
from paku_studio.models import Emotion, Pathway, Phase, ServiceMoment, TouchpointKind


def kinds(found):
    """Kind -> the later moments of that kind (the earlier ones of what was dropped), in the order of the columns."""
    return {kind: [pair.id for pair in found.pairs if pair.kind == kind] for kind in KINDS}


def ends(found):
    return {
        (pair.before.moment.id if pair.before else "", pair.after.moment.id if pair.after else "")
        for pair in found.pairs
    }


# by origin


def test_each_moment_belongs_to_the_one_that_it_was_copied_from(roads):
    found = compare(roads.road("a", "x: a1, a2").road("b", "x: b1<a1, b2<a2").records, "a", "b")
    assert ends(found) == {("a1", "b1"), ("a2", "b2")}
    assert kinds(found)["kept"] == ["b1", "b2"]


def test_a_copy_of_a_copy_belongs_to_the_first(roads):
    roads.road("a", "x: a1").road("b", "x: b1<a1").road("c", "x: c1<b1=toisin sanottu")
    assert ends(compare(roads.records, "a", "c")) == {("a1", "c1")}


def test_two_copies_of_a_third_belong_together(roads):
    roads.road("a", "x: a1, a2").road("b", "x: b1<a1=eka, b2<a2=toka").road("c", "x: c1<a1=ensin, c2<a2=sitten")
    assert ends(compare(roads.records, "b", "c")) == {("b1", "c1"), ("b2", "c2")}


def test_the_common_origin_counts_even_when_it_is_gone(roads):
    roads.road("b", "x: b1<gone=eka").road("c", "x: c1<gone=toka")
    assert ends(compare(roads.records, "b", "c")) == {("b1", "c1")}


def test_of_two_copies_the_nearer_kin_belongs_to_the_first(roads):
    roads.road("a", "x: a1").road("b", "x: b1<middle=lainattu, b2<a1=suora")
    roads.records["middle"] = ServiceMoment(id="middle", phase="elsewhere", origin="a1", text="väli")
    found = compare(roads.records, "a", "b")
    assert kinds(found) == {"kept": ["b2"], "added": ["b1"], "dropped": [], "moved": []}


def test_origins_that_go_in_a_circle_end(roads):
    roads.road("a", "x: a1<b1").road("b", "x: b1<a1")
    assert ends(compare(roads.records, "a", "b")) == {("a1", "b1")}


def test_paths_typed_apart_pair_by_the_very_same_words(roads):
    roads.road("a", "x: a1=Soitto, a2=Käynti, a3=Käynti").road("b", "x: b1=  soitto , b2=Käynti")
    found = compare(roads.records, "a", "b")
    assert kinds(found) == {"kept": ["b1"], "added": ["b2"], "dropped": ["a2", "a3"], "moved": []}


# moved


def test_one_that_went_elsewhere_moved_and_the_others_stay(roads):
    roads.road("a", "x: a1, a2, a3, a4").road("b", "x: b4<a4, b1<a1, b2<a2, b3<a3")
    assert kinds(compare(roads.records, "a", "b")) == {
        "kept": ["b1", "b2", "b3"], "added": [], "dropped": [], "moved": ["b4"],
    }  # fmt: skip


def test_another_phase_is_a_move(roads):
    roads.road("a", "Ennen: a1, a2", "Jälkeen: a3").road("b", "Ennen: b1<a1", "Jälkeen: b2<a2, b3<a3")
    found = compare(roads.records, "a", "b")
    assert kinds(found)["moved"] == ["b2"]
    assert next(pair for pair in found.pairs if pair.id == "b2").changes == ("words", "phase")


def test_a_phase_with_another_name_is_still_the_same(roads):
    roads.road("a", "Ennen: a1, a2", "Nyt: a3").road("b", "Alku: b1<a1, b2<a2", "Nyt: b3<a3")
    assert kinds(compare(roads.records, "a", "b"))["kept"] == ["b1", "b2", "b3"]


def test_of_two_orders_the_one_stays_in_which_more_keep_their_phase(roads):
    roads.road("a", "Ennen: a1", "Nyt: a2").road("b", "Ennen: b2<a2, b1<a1", "Nyt:")
    assert kinds(compare(roads.records, "a", "b"))["kept"] == ["b1"]


# what changed


def test_changed_words_actors_and_touchpoints_are_said(workshop):
    document = workshop.document
    moment = workshop.later["Työt loppuivat"]
    edits.involve(document, moment, "Kela")
    edits.add_touchpoint(document, moment, TouchpointKind.LETTER, "kirje")
    found = {pair.id: pair.changes for pair in compare(document.records, workshop.before, workshop.after).pairs}
    assert found[moment] == ("actors", "touchpoints")
    assert found[workshop.later["Hakemus valmiiksi"]] == ("words",)


def test_a_feeling_told_of_both_rises_or_falls(workshop):
    document, earlier, later = workshop.document, workshop.earlier, workshop.later
    edits.set_feeling(document, earlier["Työt loppuivat"], Emotion.BAD)
    edits.set_feeling(document, later["Työt loppuivat"], Emotion.GOOD)
    edits.set_feeling(document, earlier["Virkailija kysyy"], Emotion.GOOD)
    found = {pair.id: pair.changes for pair in compare(document.records, workshop.before, workshop.after).pairs}
    assert found[later["Työt loppuivat"]] == ("better",)
    assert found[later["Virkailija kysyy"]] == ()


def test_a_mark_is_gone_only_if_the_later_path_was_asked(workshop):
    document = workshop.document
    moment = workshop.later["Virkailija kysyy"]
    edits.mark_critical(document, workshop.earlier["Virkailija kysyy"])

    def changes():
        found = compare(document.records, workshop.before, workshop.after)
        return next(pair.changes for pair in found.pairs if pair.id == moment)

    assert changes() == ()
    edits.set_asked(document, workshop.after, "critical")
    assert changes() == ("not_critical",)


# which two


def test_a_future_is_compared_with_what_it_was_made_from(workshop):
    records = workshop.document.records
    assert compared_with(records, workshop.after) == workshop.before
    assert compared_with(records, workshop.before) == workshop.after
    assert in_time(records, workshop.after, workshop.before) == (workshop.before, workshop.after)
    assert in_time(records, workshop.before, workshop.after) == (workshop.before, workshop.after)


def test_one_alone_has_nothing_to_be_compared_with(roads):
    roads.road("a", "x: a1").road("b", "x: b1")
    assert compared_with(roads.records, "a") == ""
    assert compared_with(roads.records, "nowhere") == ""


def test_a_pathway_that_is_not_there_has_no_moments(roads):
    found = compare(roads.road("a", "x: a1").records, "a", "nowhere")
    assert kinds(found)["dropped"] == ["a1"]


# laws


@st.composite
def two_roads(draw):
    """A path and what became of it: some left out, some new, some elsewhere, in one to three phases each."""
    count = draw(st.integers(0, 9))
    records = {}
    phases = {}
    for path in "ab":
        records[path] = Pathway(id=path)
        phases[path] = [f"{path}{place}" for place in range(draw(st.integers(1, 3)))]
        for place, phase in enumerate(phases[path]):
            label = draw(st.sampled_from(("", "Ennen", "Nyt", f"vaihe {place}")))
            records[phase] = Phase(id=phase, pathway=path, label=label, order=f"{place}")

    def add(path, name, place, origin=""):
        phase = draw(st.sampled_from(phases[path]))
        parent = ""
        records[name] = ServiceMoment(
            id=name, phase=phase, origin=origin, text=name, order=f"{place:03}", parent=parent
        )

    for place in range(count):
        add("a", f"m{place}", place)
    kept = draw(st.lists(st.integers(0, count + 3), max_size=12))
    for place, which in enumerate(kept):
        add("b", f"n{place}", place, f"m{which}" if which < count else "")
    return records


@given(two_roads())
def test_every_moment_is_in_one_pair(records):
    found = compare(records, "a", "b")
    before = [placed.moment.id for placed in moments_on_road(records, "a")]
    after = [placed.moment.id for placed in moments_on_road(records, "b")]
    counts = {kind: found.count(kind) for kind in KINDS}
    assert counts["kept"] + counts["moved"] + counts["dropped"] == len(before)
    assert counts["kept"] + counts["moved"] + counts["added"] == len(after)
    assert sorted(pair.before.moment.id for pair in found.pairs if pair.before) == sorted(before)
    assert sorted(pair.after.moment.id for pair in found.pairs if pair.after) == sorted(after)


@given(two_roads())
def test_columns_show_both_roads_in_their_own_order(records):
    found = compare(records, "a", "b")
    upper = [column.pair.before.moment.id for column in found.columns if column.before]
    lower = [column.pair.after.moment.id for column in found.columns if column.after]
    assert upper == [placed.moment.id for placed in moments_on_road(records, "a")]
    assert lower == [placed.moment.id for placed in moments_on_road(records, "b")]
    for column in found.columns:
        assert column.before or column.after
        if column.pair.kind == "kept":
            assert column.before
            assert column.after


@given(two_roads())
def test_a_path_compared_with_itself_is_kept_whole(records):
    for path in "ab":
        found = compare(records, path, path)
        assert {pair.kind for pair in found.pairs} <= {"kept"}
        assert all(pair.changes == () for pair in found.pairs)


@given(two_roads())
def test_the_other_way_round_new_is_dropped_and_the_rest_is_the_same(records):
    there, back = compare(records, "a", "b"), compare(records, "b", "a")
    assert {(after, before) for before, after in ends(there)} == ends(back)
    assert [there.count(kind) for kind in ("kept", "moved", "added", "dropped")] == [
        back.count(kind) for kind in ("kept", "moved", "dropped", "added")
    ]


@given(two_roads())
def test_what_is_kept_is_in_the_same_order_on_both_roads(records):
    found = compare(records, "a", "b")
    kept = [pair for pair in found.pairs if pair.kind == "kept"]
    assert all(
        one.before.number < other.before.number and one.after.number < other.after.number
        for one, other in itertools.pairwise(kept)
    )


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_as_many_as_can_be_stay_where_they_are(roads, order):
    """Against the plain definition: the longest run of pairs in rising order."""
    roads.road("a", "x: " + ", ".join(f"a{place}" for place in range(4)))
    roads.road("b", "x: " + ", ".join(f"b{place}<a{place}" for place in order))
    longest = max(
        size for size in range(5) for some in itertools.combinations(order, size) if list(some) == sorted(some)
    )
    assert compare(roads.records, "a", "b").count("kept") == longest
