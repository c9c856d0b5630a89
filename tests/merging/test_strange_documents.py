"""Documents that have nothing to do with mine, or that somebody made to do harm, come beside my work, never over it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paku_studio.editor.wording import parts_that_differ
from paku_studio.models import (
    RECORD_TYPES,
    Actor,
    Difference,
    DocumentSettings,
    Pathway,
    Phase,
    ServiceMoment,
    Session,
    Tombstone,
)
from paku_studio.storage import read_document_json
from paku_studio.storage.snapshots import snapshot_bytes
from paku_studio.store import Document, is_same_document, named_as_in, repair
from paku_studio.store.integrity import MANY


def numbered(word, count=12):
    """A document whose ids somebody made up: moment-1, moment-2 ..."""
    return {
        one.id: one
        for one in (
            DocumentSettings(id="document", title=word),
            Pathway(id="pathway-1", title=f"Polku: {word}"),
            Phase(id="phase-1", pathway="pathway-1", label=word),
            *(
                ServiceMoment(id=f"moment-{number}", phase="phase-1", text=f"{word} {number}", order=f"V{number:02}1")
                for number in range(1, count)
            ),
        )
    }


def texts(records):
    return sorted(one.text for one in records.values() if isinstance(one, ServiceMoment))


def test_two_documents_with_the_same_made_up_ids_stand_side_by_side(somebody):
    mine, other, third = (somebody(records=numbered(word)) for word in ("Soitto", "Kirje", "Käynti"))
    for copy in (other, third):
        assert not mine.plan(copy).is_same_document
        mine.take(copy)
    assert texts(mine.records) == sorted(
        f"{word} {number}" for word in ("Soitto", "Kirje", "Käynti") for number in range(1, 12)
    )
    assert len(mine.document.of_type(Pathway)) == 3
    assert not mine.document.of_type(Difference)
    assert all(mine.plan(copy).is_nothing_new for copy in (other, third))


def test_their_earlier_states_stand_side_by_side_too(somebody):
    mine, other = (somebody(records=numbered(word)) for word in ("Soitto", "Kirje"))
    for copy in (mine, other):
        copy.add(Session(id="session-1", number=1))
        copy.snapshots["session-1"] = snapshot_bytes(copy.records)
        copy.remove("moment-3")
    mine_then = mine.snapshots["session-1"]
    mine.take(other)
    assert mine.snapshots["session-1"] == mine_then
    (theirs,) = mine.snapshots.keys() - {"session-1"}
    assert theirs in {one.id for one in mine.document.of_type(Session)}
    then = read_document_json(mine.snapshots[theirs]).document.records
    assert texts(then) == sorted(f"Kirje {number}" for number in range(1, 12))
    assert {one for one in then if then[one].TYPE == "moment" and then[one].text != "Kirje 3"} <= mine.records.keys()
    assert mine.plan(other).is_nothing_new


def test_later_work_on_such_a_document_finds_its_place_and_removes_nothing_of_mine(somebody):
    mine, other = (somebody(records=numbered(word)) for word in ("Soitto", "Kirje"))
    mine.take(other)
    other.remove("moment-3")
    other.write("moment-4", text="Kirje neljäs")
    mine.take(other)
    assert {"Soitto 3", "Soitto 4"} <= set(texts(mine.records))
    assert "Kirje 3" not in texts(mine.records)
    assert [one.other for one in mine.document.of_type(Difference)] in (['"Kirje 4"'], ['"Kirje neljäs"'])


def test_a_copy_with_made_up_ids_is_still_a_copy(somebody):
    mine, copy = somebody(records=numbered("Soitto")), somebody(records=numbered("Soitto"))
    copy.write("moment-1", text="Puhelu")
    assert mine.plan(copy).is_same_document
    mine.take(copy)
    assert len(mine.document.of_type(ServiceMoment)) == 11
    assert mine.document.of_type(Difference)[0].record == "moment-1"


def test_a_record_of_another_kind_under_my_id_stands_beside_it(mine, theirs, of_people):
    records = dict(theirs.records)
    records["path"] = Actor(id="path", name="Tunkeilija")
    foreign, _ = repair(records.values())
    before = of_people(mine.records)
    mine.document.follow(mine.plan(type(mine)(Document(foreign.values()))).change)
    assert before.items() <= mine.records.items()
    assert "Tunkeilija" in {one.name for one in mine.document.of_type(Actor)}


@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_whatever_comes_what_is_mine_stands_or_is_told(somebody, data):
    """Any records under any of my ids: what is mine stands, or was removed by a tombstone, and each loss has a line."""
    mine = somebody()
    ids = sorted(mine.records)
    foreign = data.draw(st.lists(st.sampled_from(ids), max_size=8, unique=True).flatmap(
        lambda names: st.tuples(*(anything(name) for name in names))))  # fmt: skip
    stones = [
        Tombstone(id=f"t-{name}", removed=name)
        for name in data.draw(st.lists(st.sampled_from(ids), max_size=2, unique=True))
    ]
    records, _ = repair([*foreign, *(stone for stone in stones if stone.id not in {one.id for one in foreign})])
    plan = mine.plan(type(mine)(Document(records.values())))
    gone = set(mine.records) - set(plan.result.records)
    told = {line.record for line in plan.lines_in("fi") if line.kind in ("removed", "mended")}
    counted = sum(line.count for line in plan.lines_in("fi") if line.kind in ("removed", "mended"))
    assert not gone or told
    assert len(gone) <= counted
    assert repair(plan.result.records.values())[1] == ()
    for language in ("sv", "en"):
        assert len(plan.lines_in(language)) == len(plan.lines_in("fi"))


VALUES = st.sampled_from(["", "x", "path", "call", '["a"]', "0", "V", "z" * 40])


def anything(name):
    """A record of some kind under an id, with whatever its fields take."""
    kinds = [kind for kind in RECORD_TYPES.values() if kind is not Tombstone]
    return st.sampled_from(kinds).flatmap(lambda kind: st.builds(made, st.just(kind), st.just(name), st.data()))


def made(kind, name, data):
    fields = {}
    for field, about in kind.model_fields.items():
        if field != "id" and (about.is_required() or data.draw(st.booleans())):
            fields[field] = data.draw(VALUES)
    try:
        return kind(id=name, **fields)
    except ValueError:
        return Actor(id=name, name="x")


def test_registers_do_not_make_two_documents_one(mine, strangers):
    named = named_as_in(mine.records, strangers.records)
    assert "kela" in named
    assert not is_same_document(mine.records, named)


def test_a_document_that_is_all_new_is_as_whole_as_if_it_came_bit_by_bit(somebody):
    """Of very many records all are looked at at once; the outcome is the same."""
    mine, large = somebody(), somebody("-b")
    large.add(*(Actor(id=f"actor{number}", name=f"Toimija {number}") for number in range(MANY + 1)))
    broken = Actor(id="later", name="Myöhempi")
    with mine.document.edit("All", "import") as edit:
        for record in (*large.records.values(), broken):
            if record.id not in mine.records:
                edit.add(record)
        edit.add(ServiceMoment(id="lost", phase="nowhere", text="Kadonnut"))
    assert "lost" not in mine.records
    assert [one.code for one in edit.repairs] == ["owner-gone"]
    assert repair(mine.records.values())[1] == ()


PIECES = st.lists(st.sampled_from(["Soitto", " ", "Kela", "\n", ",", "ä", "  "]), max_size=12).map("".join)


@given(one=PIECES, other=PIECES)
def test_texts_side_by_side_keep_every_letter_and_mark_only_what_differs(one, other):
    left, right = parts_that_differ(one, other), parts_that_differ(other, one)
    assert "".join(words for words, _ in left) == one
    assert all(words for words, _ in left)
    if one == other:
        assert not any(differs for _, differs in left)
    else:
        assert any(differs for _, differs in (*left, *right))


@pytest.mark.parametrize("text", ["a b " * 5_000, "ä" * 20_000, "! " * 10_000])
def test_very_long_texts_are_told_apart_at_once(text):
    parts = parts_that_differ(text, text[1:-2] + "x" + text[: len(text) // 2])
    assert "".join(words for words, _ in parts) == text
