"""Whatever hands do, in any order: the document stays whole, one gesture is one edit, leaving one leaves no trace."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from paku_studio.editor.walking import walk
from paku_studio.edits import add_note, add_touchpoint, connect, make_side_step, mark_gap
from paku_studio.models import LinkKind, NoteKind, TouchpointKind
from paku_studio.store import repair

shares = st.floats(0.01, 0.99)
KEYS = st.sampled_from([(), (), (), ("alt",), ("ctrl",), ("shift",), ("space",)])
BUTTONS = st.sampled_from(["left", "left", "left", "left", "middle", "right"])
WAYS = st.sampled_from(["next", "previous", "up", "down", "into", "out", "next_phase", "last", "page_down"])


class AnyHand(RuleBasedStateMachine):
    """A hand that does not know what it does."""

    def __init__(self, person):
        super().__init__()
        self.hand = hand = person()
        hand.touchpoint("Velkaneuvonta", "puhelu", TouchpointKind.PHONE)
        add_touchpoint(hand.document, hand["Budjetti"], TouchpointKind.LETTER, "taulukko")
        add_note(hand.document, hand["puhelu"], NoteKind.MISSING, "linja varattu")
        add_note(hand.document, hand["Velkaneuvonta"], NoteKind.WORKED, "kuunneltiin")
        make_side_step(hand.document, hand["Budjetti"])
        connect(hand.document, hand["Maksusuunnitelma"], hand["Kirjeet"], LinkKind.RETURN)
        mark_gap(hand.document, hand["Naapuri"])
        hand.begin()

    def point(self, which, across, down):
        """A point of something that is drawn; now and then one where nothing is."""
        spots = self.hand.view.boxes
        place = int(which * (len(spots) + 2))
        if place >= len(spots):
            return across * self.hand.view.width, down * 900
        x, y, width, height = spots[place]
        return x + width * across, y + height * down

    @rule(which=shares, across=shares, down=shares, button=BUTTONS, keys=KEYS)
    def press(self, which, across, down, button, keys):
        before = self.hand.state()
        self.hand.holding(*keys).press(self.point(which, across, down), button)
        assert self.hand.state() == before

    @rule(which=shares, across=shares, down=shares)
    def move(self, which, across, down):
        before = self.hand.state()
        self.hand.drag(self.point(which, across, down))
        assert self.hand.state() == before

    @rule(which=shares, across=shares, down=shares)
    def let_go_there(self, which, across, down):
        self.hand.drag(self.point(which, across, down))
        self.let_go()

    @rule()
    def let_go(self):
        busy = self.hand.pointer.busy
        before, made = self.hand.state(), len(self.hand.document.history)
        self.hand.release()
        after, new = self.hand.state(), len(self.hand.document.history) - made
        assert new <= (1 if busy else 0)
        assert (after == before) == (new == 0)
        if new:
            assert self.hand.document.undo().skipped == ()
            assert self.hand.state() == before
            assert self.hand.document.redo().skipped == ()
            assert self.hand.state() == after

    @precondition(lambda self: self.hand.pointer.busy)
    @rule()
    def leave(self):
        before = self.hand.state()
        self.hand.cancel()
        assert self.hand.state() == before
        assert not self.hand.pointer.busy

    @rule(way=WAYS)
    def walk(self, way):
        before = self.hand.state()
        walk(self.hand.editor, way)
        assert self.hand.state() == before

    @rule(which=shares, across=shares, down=shares)
    def double(self, which, across, down):
        before = self.hand.state()
        self.hand.pointer.double(*self.point(which, across, down))
        assert self.hand.state() == before

    @rule(pressed=shares, which=shares, across=shares, down=shares, keys=KEYS)
    def drag_and_let_go(self, pressed, which, across, down, keys):
        self.hand.cancel()
        self.press(pressed, 0.4, 0.4, "left", keys)
        self.let_go_there(which, across, down)

    @rule()
    def undo(self):
        if self.hand.state() != self.hand.start:
            self.hand.editor.undo()
            before = self.hand.state()
            self.hand.release()
            assert self.hand.state() == before

    @rule()
    def redo(self):
        self.hand.editor.redo()

    @invariant()
    def the_document_is_whole(self):
        assert repair(self.hand.document.records.values())[1] == ()
        assert all(one in self.hand.document.records for one in self.hand.editor.selection)

    def teardown(self):
        self.hand.pointer.cancel()
        document = self.hand.document
        while document.undo_name and self.hand.state() != self.hand.start:
            assert document.undo().skipped == ()
        assert self.hand.state() == self.hand.start


def use(person, runs, steps):
    run_state_machine_as_test(
        lambda: AnyHand(person), settings=settings(max_examples=runs, stateful_step_count=steps, deadline=None)
    )


def test_whatever_a_hand_does_the_document_stays_whole(person):
    use(person, 50, 25)


@pytest.mark.nightly
def test_whatever_many_hands_do_the_document_stays_whole(person):
    use(person, 500, 60)
