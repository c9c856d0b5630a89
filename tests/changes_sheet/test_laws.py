"""Whatever became of a document: each change stands on the sheet once, and equal states differ in nothing."""

import random

import pytest

from paku_studio import edits
from paku_studio.drawing.paper import paper
from paku_studio.drawing.report import draw_story
from paku_studio.drawing.theme import theme
from paku_studio.editor.changes_sheet import tell_changes
from paku_studio.edits import NotPossible
from paku_studio.graph.changes import what_changed
from paku_studio.models import (
    Ballot,
    Dots,
    Handover,
    Involvement,
    Link,
    Note,
    NoteKind,
    Pathway,
    Persona,
    Phase,
    ServiceMoment,
    Touchpoint,
)
from paku_studio.store import Document

TAKEN = ((ServiceMoment,), (Note,), (Phase, Touchpoint), (Pathway, Persona, Handover, Involvement, Link))


@pytest.fixture
def became(something_of_everything):
    """A document of which chance took, changed, moved and added something."""
    base = something_of_everything()[0].snapshot()

    def make(seed):
        document, chance = Document(base.values()), random.Random(seed)
        for _ in range(8):
            deed = chance.choice((take, tell, move, add))
            try:
                deed(document, chance)
            except (NotPossible, IndexError):  # nothing of that kind is left
                continue
        return document.snapshot()

    return make


def some(document, chance, *kinds):
    return chance.choice([one.id for one in document.records.values() if isinstance(one, kinds)])


def take(document, chance):
    edits.remove(document, [some(document, chance, *chance.choice(TAKEN))])


def tell(document, chance):
    edits.set_text(document, some(document, chance, ServiceMoment, Note), "text", f"toisin {chance.random()}")


def move(document, chance):
    one, other = some(document, chance, ServiceMoment), some(document, chance, ServiceMoment)
    edits.move_moment(document, one, after=other)


def add(document, chance):
    edits.add_note(document, some(document, chance, ServiceMoment), NoteKind.IDEA, f"uusi {chance.random()}")


def told_of(records):
    """What anybody may be told of; nobody keeps anything to themselves here."""
    gone = {key for key, one in records.items() if isinstance(one, Dots) or (isinstance(one, Ballot) and not one.shown)}
    return {key: one for key, one in records.items() if key not in gone}


def lines_of(story):
    return [words for words in story.everything() if words.sign]


@pytest.mark.parametrize("seed", range(40))
def test_each_change_is_told_once(became, seed):
    before, after = became(seed), became(seed + 1000)
    story = tell_changes(before, after, "nobody", "fi")
    lines = lines_of(story)
    assert len(lines) == what_changed(told_of(before), told_of(after)).total
    ids = [section.id for _, section in story.each()]
    assert len(set(ids)) == len(ids)
    assert all(line.lead for line in lines)


def test_equal_states_differ_in_nothing(became):
    for seed in range(5):
        state = became(seed)
        assert lines_of(tell_changes(state, dict(state), "nobody", "sv")) == []


@pytest.mark.parametrize("seed", range(3))
def test_all_of_it_can_be_drawn(became, seed):
    story = tell_changes(became(seed), became(seed + 1000), "nobody", "en")
    assert draw_story(story, paper("A4", "portrait"), theme("colour")).sheets


def test_from_nothing_and_to_nothing(became):
    whole = became(1)
    came, went = tell_changes({}, whole, "nobody", "fi"), tell_changes(whole, {}, "nobody", "fi")
    assert {line.sign for line in lines_of(came)} == {"circle-plus"}
    assert {line.sign for line in lines_of(went)} == {"circle-x"}
