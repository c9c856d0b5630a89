"""A document used at random: after every step it is sound, indexed, and told whole by its history."""

import itertools
import json

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from paku_studio.models import (
    Actor,
    Emotion,
    Involvement,
    Link,
    LinkKind,
    Pathway,
    Phase,
    ServiceMoment,
    Tombstone,
    Touchpoint,
)
from paku_studio.store import (
    Document,
    apply,
    commit_from_json,
    commit_to_json,
    key_between,
    record_from_json,
    record_to_json,
    repair,
)
from paku_studio.store.table import Table, indexed_fields

chance = st.integers(0, 10_000)


def saved(records):
    """Through plain JSON and back, as a file would carry it."""
    text = json.dumps([record_to_json(record) for record in records.values()])
    return [record_from_json(data) for data in json.loads(text)]


def alive(records):
    return {name: record for name, record in records.items() if not isinstance(record, Tombstone)}


class RandomUse(RuleBasedStateMachine):
    @initialize()
    def open_document(self):
        self.document = Document()
        self.names = itertools.count(1)
        with self.document.edit("Begin", "load") as edit:
            edit.add(Pathway(id="path"))
            edit.add(Phase(id="start", pathway="path"))
        self.restart()

    def name(self):
        """The next id: ids of chance would decide ties otherwise each time."""
        return f"made-{next(self.names):05d}"

    def restart(self):
        self.opened = self.document.snapshot()
        self.undoable = []

    def pick(self, kind, number):
        found = self.document.of_type(kind)
        return found[number % len(found)].id if found else None

    def edit(self, write):
        before = self.document.snapshot()
        with self.document.edit("Edit") as edit:
            write(edit)
        if edit.commit:
            self.undoable.append(before)

    @rule(number=chance, text=st.text(max_size=5))
    def add_moment(self, number, text):
        phase = self.pick(Phase, number)
        if phase:
            row = self.document.children(phase, ServiceMoment, "phase")
            order = key_between(row[-1].order if row else None, None)
            self.edit(lambda edit: edit.add(ServiceMoment(id=self.name(), phase=phase, text=text, order=order)))

    @rule()
    def add_phase(self):
        self.edit(lambda edit: edit.add(Phase(id=self.name(), pathway=edit.add(Pathway(id=self.name())).id)))

    @rule(number=chance, other=chance, kind=st.sampled_from([LinkKind.GAP, LinkKind.PARALLEL, LinkKind.RETURN]))
    def connect(self, number, other, kind):
        source, target = self.pick(ServiceMoment, number), self.pick(ServiceMoment, other)
        if source:
            self.edit(lambda edit: edit.add(Link(id=self.name(), source=source, target=target, kind=kind)))

    @rule(number=chance)
    def hang_something_on_a_moment(self, number):
        moment = self.pick(ServiceMoment, number)
        if moment:
            self.edit(lambda edit: edit.add(Touchpoint(id=self.name(), moment=moment)))
            actor = self.pick(Actor, number) or "kela"
            with_actor = actor in self.document.records
            self.edit(lambda edit: with_actor or edit.add(Actor(id=actor)))
            self.edit(lambda edit: edit.add(Involvement(id=self.name(), moment=moment, actor=actor)))

    @rule(number=chance, other=chance, feeling=st.sampled_from(Emotion))
    def drag(self, number, other, feeling):
        moment, phase = self.pick(ServiceMoment, number), self.pick(Phase, other)
        if moment and phase:
            self.edit(lambda edit: edit.change(moment, phase=phase, feeling=feeling))

    @rule(number=chance, other=chance)
    def make_side_step(self, number, other):
        moment, parent = self.pick(ServiceMoment, number), self.pick(ServiceMoment, other)
        if moment:
            self.edit(lambda edit: edit.change(moment, parent=parent))

    @rule(number=chance)
    def remove(self, number):
        names = sorted(alive(self.document.records))
        self.edit(lambda edit: edit.remove(names[number % len(names)]))

    @rule()
    def an_edit_that_fails_leaves_nothing(self):
        before = self.document.snapshot()
        edit = self.document.edit("Fails")
        edit.__enter__().add(Actor(id=self.name()))
        edit.__exit__(ValueError, ValueError(), None)
        assert self.document.snapshot() == before

    @precondition(lambda self: self.undoable)
    @rule()
    def undo_and_perhaps_redo(self):
        now = self.document.snapshot()
        report = self.document.undo()
        assert report.skipped == ()
        assert alive(self.document.records) == alive(self.undoable[-1])
        report = self.document.redo()
        if report is not None:
            assert report.skipped == ()
            assert alive(self.document.records) == alive(now)
            self.document.undo()
        self.undoable.pop()

    @rule()
    def save_and_load(self):
        loaded, repairs = Document.load(saved(self.document.records))
        assert (loaded.records, repairs) == (self.document.records, ())
        self.document = loaded
        self.restart()

    @invariant()
    def every_rule_holds(self):
        if hasattr(self, "document"):
            assert repair(self.document.records.values())[1] == ()

    @invariant()
    def the_indexes_are_those_of_a_fresh_table(self):
        if not hasattr(self, "document"):
            return
        fresh = Table(self.document.records.values())
        for record in self.document.records.values():
            for field in indexed_fields(type(record)):
                place = (getattr(record, field), type(record), field)
                assert self.document.children(*place) == fresh.children(*place)
            assert {found.id for found in self.document.of_type(type(record))} == set(fresh.of_type(record.TYPE))

    @invariant()
    def the_history_tells_the_whole_story(self):
        if hasattr(self, "document"):
            records = self.opened
            for commit in self.document.history[self.told() :]:
                records = apply(records, commit_from_json(json.loads(json.dumps(commit_to_json(commit)))))
            assert records == self.document.records

    def told(self):
        """How many commits lie before what was opened: the first, in a document not yet loaded from a file."""
        return sum(1 for commit in self.document.history if commit.source == "load")


RandomUse.TestCase.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
TestRandomUse = RandomUse.TestCase
