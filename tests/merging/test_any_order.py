"""However many copies come in, in whatever order: the same document, and nothing of anybody's is lost."""

import itertools
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from paku_studio.models import (
    Actor,
    Difference,
    Involvement,
    Link,
    Note,
    Organiser,
    ServiceMoment,
    Tombstone,
    Touchpoint,
)
from paku_studio.store import repair
from paku_studio.store.commit import canonical
from paku_studio.store.identity import needed_id


def brought_together(copies, somebody, took=None, twice=None):
    """One after another into the first.

    `took`: of each merge whether anything had to be mended (it went with its owner, a side step followed its stop into
    another phase ...) or a removed phase stood; `twice`: whether the same was said twice.
    """
    first = somebody(records=copies[0].records)
    for copy in copies[1:]:
        result = first.take(copy).result
        if took is not None:
            removed, codes = removed_in(result.records), {one.code for one in result.repairs}
            doubles = {one for one in codes if one.endswith("-twice")}
            took.append(bool(codes - doubles) or any(needed_id(one) in removed for one in result.records))
            twice.append(bool(doubles))
    return first


def assert_the_same_in_every_order(copies, somebody, settled):
    """Phases that go, links drawn twice, settling: all of it. Gives the outcomes where they are equal in all.

    What a record said that went with its owner in one merge may be gone when it comes again in a later one; so may be
    what a phase was called that went and stands again, and the phase of a side step is its stop's. So values are
    compared where none of that came to pass, and which moments, touchpoints and notes there are always. Nothing is
    compared where of two that say the same one was removed.
    """
    took, twice = [], []
    outcomes = [brought_together(way, somebody, took, twice) for way in itertools.permutations(copies)]
    drawn = {one.id for copy in copies for one in copy.records.values() if isinstance(one, Link | Involvement)}
    if any(twice) and drawn & {one for copy in copies for one in removed_in(copy.records)}:
        return []
    there = [
        {key for key, one in outcome.records.items() if isinstance(one, ServiceMoment | Touchpoint | Note)}
        for outcome in outcomes
    ]
    assert all(one == there[0] for one in there)
    if any(took):
        return []
    assert all(settled(outcome.records) == settled(outcomes[0].records) for outcome in outcomes)
    return outcomes


def removed_in(records):
    return {one.removed for one in records.values() if isinstance(one, Tombstone)}


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_two_copies_give_the_same_whichever_is_mine(somebody, hands, chances, settled, data):
    chance = data.draw(chances)
    copies = [somebody(), somebody()]
    for name, copy in zip("mt", copies, strict=True):
        hands(chance, name).work(copy, 5)
    one, other = brought_together(copies, somebody), brought_together(copies[::-1], somebody)
    assert settled(one.records) == settled(other.records)


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_three_copies_in_every_order(somebody, hands, chances, settled, data):
    chance = data.draw(chances)
    copies = [somebody(), somebody(), somebody()]
    for name, copy in zip("abc", copies, strict=True):
        hands(chance, name).work(copy, 4)
    assert_the_same_in_every_order(copies, somebody, settled)


@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_copies_that_were_brought_together_and_worked_on_again(somebody, hands, chances, settled, data):
    chance = data.draw(chances)
    copies, names = [somebody()], [f"{name}{time}-" for time in "123" for name in "abc"]
    hands(chance, "o").work(copies[0], 3)
    copies += [somebody(records=copies[0].records) for _ in "bc"]
    for _ in range(2):
        for copy in copies:
            hands(chance, names.pop()).work(copy, 3)
        one, other = chance.sample(copies, 2)
        one.take(other)
    hands(chance, names.pop()).work(chance.choice(copies), 3)
    for outcome in assert_the_same_in_every_order(copies, somebody, settled):
        assert all(outcome.plan(copy).is_nothing_new for copy in copies)


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_nothing_of_either_is_lost(somebody, hands, chances, of_people, data):
    chance = data.draw(chances)
    copies = [somebody(), somebody()]
    for name, copy in zip("mt", copies, strict=True):
        hands(chance, name).work(copy, 6, settling=False)
    both = brought_together(copies, somebody).records
    removed = {one for copy in copies for one in removed_in(copy.records)}
    for copy in copies:
        for record in of_people(copy.records).values():
            found = standing(both, record)
            assert found or record.id in removed or goes_with_its_owner(record, copy.records, removed)
            for field, value in record.__dict__.items() if found and record.id != "document" else ():
                gone = field in record.REFERENCES and (value not in both or value in removed)
                follows = field == "phase" and record.parent
                twice = found != record.id and field in ("id", "order")
                assert gone or follows or twice or canonical(value) in kept_of(both, found, field)
    assert repair(both.values())[1] == ()


def standing(records, record):
    """Under which id a record stands: its own, or that of one that says the same; "" for none."""
    if record.id in records or not isinstance(record, Link | Involvement):
        return record.id if record.id in records else ""
    ends = ("source", "target", "kind") if isinstance(record, Link) else ("moment", "actor")
    alike = (one for one in records.values() if type(one) is type(record))
    said = [getattr(record, field) for field in ends]
    return next((one.id for one in alike if [getattr(one, field) for field in ends] == said), "")


def goes_with_its_owner(record, records, removed):
    """Whether something that a record hangs on was removed; a phase alone takes nothing with it."""
    owners = [owner for field in record.OWNERS if (owner := getattr(record, field))]
    if isinstance(record, ServiceMoment):
        owners = [records[record.phase].pathway]
    return any(one in removed or goes_with_its_owner(records[one], records, removed) for one in owners)


def kept_of(records, record, field):
    """All values that are kept of a field: the one that stands, and those that wait."""
    waiting = (
        one for one in records.values() if isinstance(one, Difference) and (one.record, one.field) == (record, field)
    )
    return {canonical(getattr(records[record], field)), *(one.other for one in waiting)}


@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_taken_back_the_document_is_as_it_was_and_the_copy_can_come_again(somebody, hands, chances, data):
    chance = data.draw(chances)
    mine, theirs = somebody(), somebody()
    for name, copy in zip("mt", (mine, theirs), strict=True):
        hands(chance, name).work(copy, 5)
    before = mine.records
    if not mine.take(theirs).change:
        return
    after = mine.records
    mine.document.undo()
    assert mine.records == before
    mine.take(theirs)
    assert mine.records == after
    mine.document.undo()
    mine.document.undo() if mine.records != before else None
    mine.document.redo()
    assert mine.records == after


def test_a_copy_that_came_and_was_taken_back_takes_nothing_from_its_own_people(mine, theirs):
    theirs.add(Actor(id="new", name="Diakonissa"))
    mine.take(theirs)
    mine.document.undo()
    theirs.take(mine)
    assert "new" in theirs.records


def test_three_groups_documents_in_every_order(somebody, hands, of_people):
    groups = [somebody(), somebody("-b"), somebody("-c")]
    outcomes = [of_people(brought_together(way, somebody).records) for way in itertools.permutations(groups)]
    told = [by_what_they_say(outcome) for outcome in outcomes]
    assert all(one == told[0] for one in told)
    assert sum(isinstance(record, Actor) for record in outcomes[0].values()) == 1


def by_what_they_say(records):
    """The records under names made of what they say, where two documents may have the same thing under two ids."""
    names = {key: f"{record.TYPE} {record.name}" for key, record in records.items() if isinstance(record, Actor)}
    told = {}
    for key, record in records.items():
        if key == "document":
            continue
        plain = {field: names.get(value, value) if isinstance(value, str) else value
                 for field, value in record.__dict__.items() if field != "id"}  # fmt: skip
        told[names.get(key, key)] = plain
    return told


def test_what_every_group_has_is_there_once(mine, strangers):
    for name, copy in (("m", mine), ("t", strangers)):
        copy.add(Organiser(id=f"{name}-organiser", name="Talousapu ry"))
    mine.take(strangers)
    assert [one.id for one in mine.document.of_type(Organiser)] == ["m-organiser"]
    assert {one.actor for one in mine.document.of_type(Involvement)} == {"kela"}
    assert mine.plan(strangers).is_nothing_new


def test_later_work_of_a_group_whose_actor_is_known_here_comes_too(mine, strangers):
    mine.take(strangers)
    strangers.add(Involvement(id="later", moment="visit-b", actor="kela-b"))
    mine.take(strangers)
    assert mine.records["later"].actor == "kela"


def test_actors_that_only_look_alike_stay_two(mine, strangers):
    strangers.write("kela-b", abbreviations=("K",))
    mine.take(strangers)
    assert {one.id for one in mine.document.of_type(Actor)} == {"kela", "kela-b"}


def test_another_groups_records_keep_their_group_and_meeting(mine, strangers):
    before = {
        key: (record.group, record.session) for key, record in strangers.records.items() if hasattr(record, "role")
    }
    mine.take(strangers)
    assert {key: (mine.records[key].group, mine.records[key].session) for key in before} == before
    assert {mine.records[key].group for key in before} == {"group-b"}
    assert all(mine.records[key].group == "group" for key in ("call", "phone", "note", "line"))


def test_a_document_keeps_its_own_title_and_language_without_a_question(mine, strangers, theirs):
    strangers.write("document", language="sv")
    theirs.write("document", title="Nimetty uudelleen")
    for other in (strangers, theirs):
        mine.take(other)
    assert (mine.records["document"].title, mine.records["document"].language) == ("Ryhmän työ", "fi")
    assert not mine.document.of_type(Difference)


def test_a_copy_gives_a_title_to_a_document_that_has_none_and_a_stranger_does_not(mine, theirs, strangers):
    mine.write("document", title="")
    mine.take(strangers)
    assert mine.records["document"].title == ""
    mine.take(theirs)
    assert mine.records["document"].title == "Ryhmän työ"


def test_what_one_removed_and_the_other_changed_is_gone_and_is_told_on_both_sides(mine, theirs):
    mine.remove("visit")
    theirs.write("visit", text="Kotikäynti ja kahvit")
    there, back = mine.plan(theirs), theirs.plan(mine)
    assert [(one.kind, one.words) for one in there.lines_in("fi")] == [
        ("stays_removed", "Palvelutuokio: Kotikäynti ja kahvit")
    ]
    assert ("removed", "Service moment: Kotikäynti ja kahvit") in {(one.kind, one.words) for one in back.lines_in("en")}
    mine.take(theirs)
    theirs.take(mine)
    assert "visit" not in mine.records
    assert "visit" not in theirs.records


def test_of_three_values_every_one_waits(mine, theirs, somebody):
    third = somebody()
    for copy, words in ((mine, "a"), (theirs, "b"), (third, "c")):
        copy.write("call", text=words)
    mine.take(theirs)
    mine.take(third)
    assert {json.loads(value) for value in kept_of(mine.records, "call", "text")} == {"a", "b", "c"}


def test_the_same_link_drawn_in_both_copies_is_one_and_the_words_of_both_wait(mine, theirs, somebody):
    for copy, name, words in ((mine, "a", "soittaen"), (theirs, "b", "kirjeellä")):
        copy.add(Link(id=name, source="queue", target="visit", label=words))
    third = somebody(records=mine.records)
    mine.take(theirs)
    assert "b" not in mine.records
    assert kept_of(mine.records, "a", "label") == {'"soittaen"', '"kirjeellä"'}
    assert mine.plan(third).is_nothing_new
    assert mine.plan(theirs).is_nothing_new
    third.take(mine)
    assert third.records == mine.records


def test_later_words_of_a_link_that_both_drew_come_too(mine, theirs):
    for copy, name in ((mine, "a"), (theirs, "b")):
        copy.add(Link(id=name, source="queue", target="visit", label="kirjeellä"))
    mine.take(theirs)
    theirs.write("b", label="sähköpostilla")
    mine.take(theirs)
    assert kept_of(mine.records, "a", "label") == {'"sähköpostilla"', '"kirjeellä"'}
    assert not any(isinstance(one, Tombstone) for one in mine.records.values())
