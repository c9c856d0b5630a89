"""What was replaced cannot be guessed and proved: no id that is left in the file is made of it."""

import pytest

from paku_studio.edits.blurring import Blurring, blur
from paku_studio.models import Difference, Note, Pathway, Phase, ServiceMoment
from paku_studio.store import Document, merge_into, settle
from paku_studio.store.commit import canonical
from paku_studio.store.identity import difference_id, settled_id

NUMBER, KIND = "040 123 4567", "[puhelinnumero]"
SAID, ANOTHER = f"soita {NUMBER}", f"ei soita {NUMBER}"


def copies(other=ANOTHER):
    """A moment that two copies tell differently, brought together."""
    frame = [Pathway(id="polku"), Phase(id="alku", pathway="polku"), ServiceMoment(id="hetki", phase="alku", text=SAID)]
    document, _ = Document.load([*frame, Note(id="n", target="hetki", kind="quote", text="x")])
    theirs, _ = Document.load([*frame[:2], frame[2].with_changes(text=other)])
    merge_into(document, theirs.snapshot())
    return document


def the_difference(document):
    (found,) = [one for one in document.records.values() if isinstance(one, Difference)]
    return found


def replace(document, record, field):
    text = getattr(document.records[record], field)
    start = text.index(NUMBER)
    blur(document, [Blurring(record, field, start, start + len(NUMBER), KIND)])


def proved(document, *values):
    """The ids in the file that whoever guesses these values would find again."""
    place, told = ("hetki", "text"), [canonical(value) for value in values]
    ids = {settled_id(*place, value, times) for value in told for times in range(1, 5)}
    ids |= {difference_id(*place, (one, two), times) for one in told for two in told for times in range(1, 5)}
    written = "\n".join(f"{one.id} {getattr(one, 'removed', '')}" for one in document.records.values())
    return [one for one in ids if one in written]


@pytest.mark.parametrize("side", ["kept", "other"])
def test_of_a_difference_that_was_settled_before(side):
    document = copies(other="ei soita kukaan")
    settle(document, the_difference(document).id, side)
    if document.records["hetki"].text != SAID:
        with document.edit("Write") as transaction:
            transaction.change("hetki", text=SAID)
    assert proved(document, SAID), "the test would not see it"
    replace(document, "hetki", "text")
    assert proved(document, SAID) == []
    before = document.snapshot()
    document.undo()
    assert proved(document, SAID)
    document.redo()
    assert document.snapshot() == before


def test_of_a_difference_that_nobody_settled():
    document = copies()
    found = the_difference(document)
    assert proved(document, SAID, ANOTHER)
    other, field = found.id, "other"
    places = [
        Blurring(one, name, text.index(NUMBER), text.index(NUMBER) + len(NUMBER), KIND)
        for one, name, text in (
            (other, "kept", found.kept),
            (other, field, found.other),
            ("hetki", "text", document.records["hetki"].text),
        )
    ]
    blur(document, places)
    assert proved(document, SAID, ANOTHER) == []
    left = the_difference(document)
    assert {left.kept, left.other} == {canonical(each.replace(NUMBER, KIND)) for each in (SAID, ANOTHER)}
    settle(document, left.id, "other")
    assert NUMBER not in str(document.snapshot())
    again, repairs = Document.load(document.records.values())
    assert repairs == ()
    assert again.snapshot() == document.snapshot()


def test_an_older_copy_that_is_brought_in_asks_and_replaces_nothing_by_itself():
    document, older = copies(other="ei soita kukaan"), copies(other="ei soita kukaan")
    for each in (document, older):
        settle(each, the_difference(each).id, "kept" if each.records["hetki"].text == SAID else "other")
    assert document.records["hetki"].text == SAID
    replace(document, "hetki", "text")
    blurred = document.records["hetki"].text
    merge_into(document, older.snapshot())
    found = the_difference(document)
    assert canonical(blurred) in {found.kept, found.other, canonical(document.records["hetki"].text)}
