"""Order keys: there is always room between two stops, and hours of dragging do not make the keys grow without end."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paku_studio.models import ServiceMoment
from paku_studio.store import key_between, keys_at, keys_between

GOOD = re.compile(r"[0-9A-Za-z]*[1-9A-Za-z]")
made_key = st.from_regex(r"\A[0-9A-Za-z]{0,6}[1-9A-Za-z]\Z")


def stop(name, order):
    return ServiceMoment(id=name, phase="start", order=order)


def test_the_first_stop_stands_in_the_middle_so_that_both_ends_have_room():
    assert key_between(None, None) == "V"


@given(first=made_key, second=made_key)
def test_a_key_lies_between_its_neighbours(first, second):
    low, high = sorted((first, second))
    for before, after in ((low, high), (None, low), (high, None)):
        if before != after:
            key = key_between(before, after)
            assert (before or "") < key
            assert after is None or key < after
            assert GOOD.fullmatch(key)


@given(first=made_key, second=made_key, count=st.integers(0, 60), open_ends=st.tuples(st.booleans(), st.booleans()))
def test_many_keys_rise_between_their_neighbours(first, second, count, open_ends):
    low, high = min(first, second), max(first, second) + "V"
    before, after = None if open_ends[0] else low, None if open_ends[1] else high
    keys = keys_between(before, after, count)
    assert len(keys) == count
    row = [before or "", *keys] + ([after] if after else [])
    assert row == sorted(set(row))


@given(steps=st.lists(st.floats(0, 1, exclude_max=True), max_size=120))
def test_a_row_filled_at_random_places_stays_in_order(steps):
    row = []
    for step in steps:
        place = int(step * (len(row) + 1))
        row.insert(place, key_between(row[place - 1] if place else None, row[place] if place < len(row) else None))
    assert row == sorted(set(row))


@pytest.mark.parametrize("pattern", ["end", "start", "after the first", "before the last"])
def test_five_thousand_stops_added_one_by_one_in_one_place_keep_short_keys(pattern):
    first, last = "V", "W"
    before, after = {"end": (last, None), "start": (None, first)}.get(pattern, (first, last))
    longest = 0
    for _ in range(5000):
        key = key_between(before, after)
        if pattern in ("end", "before the last"):
            before = key
        else:
            after = key
        longest = max(longest, len(key))
    assert longest <= 8


def test_five_thousand_pasted_stops_have_short_keys_each_once():
    for before, after in ((None, None), ("V", "W"), (None, "V"), ("V", None)):
        keys = keys_between(before, after, 5000)
        assert len(set(keys)) == 5000
        assert max(map(len, keys)) <= 8


@pytest.mark.parametrize(
    ("before", "after"),
    [("V", "V"), ("W", "V"), ("V", "V0"), (None, "0"), (None, "000"), ("z" * 200, None), ("", None), ("å", None)],
)
def test_where_no_key_fits_it_says_so(before, after):
    with pytest.raises(ValueError, match=r"no room|not an order key"):
        key_between(before, after)


def test_a_newcomer_among_stops_with_keys_of_their_own_moves_nobody():
    row = [stop("a", "V"), stop("b", "W"), stop("c", "X")]
    for index in range(4):
        keys, moved = keys_at(row, index, 2)
        orders = [found.order for found in row]
        orders[index:index] = keys
        assert moved == {}
        assert orders == sorted(set(orders))


@given(
    orders=st.lists(st.sampled_from(["U", "V", "V0", "W", "0"]), max_size=6),
    index=st.integers(-2, 8),
    count=st.integers(1, 3),
)
def test_where_two_people_took_one_place_those_after_the_newcomer_make_room(orders, index, count):
    row = [stop(f"s{number}", order) for number, order in enumerate(sorted(orders))]
    keys, moved = keys_at(row, index, count)
    place = max(0, min(index, len(row)))
    after = [(moved.get(found.id, found.order), found.id) for found in row]
    after[place:place] = [(key, "new") for key in keys]
    assert len(keys) == count
    assert set(moved) <= {found.id for found in row[place:]}
    assert [key for key, _ in after] == sorted(key for key, _ in after)
    assert all(key < keys[0] or place <= number for number, (key, _) in enumerate(after))
    assert all(keys[-1] < key for key, _ in after[place + count :])
