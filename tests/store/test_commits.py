"""The algebra of commits: what was done can be undone, several can be told as one, and a journal can carry them."""

import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paku_studio.models import Actor, Project, ServiceMoment, Session, Touchpoint
from paku_studio.store import (
    Commit,
    apply,
    commit_from_json,
    commit_to_json,
    invert,
    record_from_json,
    record_to_json,
    squash,
)
from paku_studio.store.commit import SOURCES, commit_between

ids = st.sampled_from(["a", "b", "c"])
texts = st.sampled_from(["", "jono", 'l"ä', "x\u2028y"])
records = st.one_of(
    st.builds(
        ServiceMoment,
        id=ids,
        phase=st.just("p"),
        text=texts,
        critical=st.booleans(),
        feeling=st.sampled_from(["good", "bad"]),
        law_references=st.lists(texts, max_size=2).map(tuple),
    ),
    st.builds(Session, id=ids, date=st.none() | st.dates(), number=st.integers(1, 3)),
)
documents = st.lists(records, max_size=3, unique_by=lambda record: record.id).map(
    lambda found: {record.id: record for record in found}
)


def between(before, after, name="Edit", source="user"):
    return commit_between(name, source, ((key, before.get(key), after.get(key)) for key in sorted({*before, *after})))


@given(before=documents, after=documents)
def test_a_commit_leads_from_one_state_to_the_other(before, after):
    commit = between(before, after)
    assert apply(before, commit) == after
    assert bool(commit) == (before != after)
    assert commit.ids == {key for key in {*before, *after} if before.get(key) != after.get(key)}


@given(before=documents, after=documents)
def test_a_commit_and_then_its_inverse_change_nothing(before, after):
    commit = between(before, after)
    assert apply(apply(before, commit), invert(commit)) == before


@given(before=documents, after=documents)
def test_the_inverse_of_the_inverse_is_the_commit_itself(before, after):
    commit = between(before, after)
    assert invert(invert(commit)) == commit


@given(states=st.lists(documents, min_size=4, max_size=4))
def test_telling_several_commits_as_one_does_not_depend_on_the_bracketing(states):
    first, second, third = (
        between(before, after, name) for before, after, name in zip(states, states[1:], "abc", strict=False)
    )
    left, right = squash(squash(first, second), third), squash(first, squash(second, third))
    assert left == right == squash(first, second, third)
    assert apply(states[0], left) == states[3]
    assert left == between(states[0], states[3], "a")


@given(before=documents, after=documents)
def test_a_commit_with_its_inverse_is_nothing(before, after):
    commit = between(before, after)
    assert not squash(commit, invert(commit))


@given(before=documents, after=documents, source=st.sampled_from(SOURCES))
def test_a_commit_survives_the_journal(before, after, source):
    commit = between(before, after, "Mark critical", source)
    read = commit_from_json(json.loads(json.dumps(commit_to_json(commit))))
    assert read == commit
    assert apply(before, read) == after


def test_a_commit_names_only_the_fields_that_changed():
    before = ServiceMoment(id="a", phase="p", text="Soitto", critical=False)
    commit = between({"a": before}, {"a": before.with_changes(critical=True)})
    assert commit == Commit("Edit", changed={"a": {"critical": (False, True)}})


def test_the_same_id_can_become_another_thing_and_back():
    moment, touchpoint = ServiceMoment(id="a", phase="p"), Touchpoint(id="a", moment="m")
    commit = between({"a": moment}, {"a": touchpoint})
    assert (commit.removed["a"], commit.added["a"]) == (moment, touchpoint)
    later = between({"a": touchpoint}, {"a": moment.with_changes(text="jono")})
    assert squash(commit, later).changed == {"a": {"text": ("", "jono")}}


def test_a_written_value_is_checked_when_a_commit_is_applied():
    with pytest.raises(ValueError, match="order"):
        apply({"a": ServiceMoment(id="a", phase="p")}, Commit("Edit", changed={"a": {"order": ("V", "å")}}))


def test_a_date_and_a_list_come_back_as_what_they_were():
    project = Project(id="p", start=datetime.date(2019, 1, 1))
    actor = Actor(id="a", abbreviations=("mtt", "sostt"))
    for record in (project, actor):
        assert record_from_json(json.loads(json.dumps(record_to_json(record)))) == record


@pytest.mark.parametrize(
    "spoiled", [{"source": "magic"}, {"added": [{"type": "unicorn", "id": "a"}]}, {"removed": [{"type": "moment"}]}]
)
def test_what_is_no_commit_is_refused(spoiled):
    with pytest.raises((KeyError, ValueError)):
        commit_from_json({**commit_to_json(Commit("Edit")), **spoiled})
