"""A hand over a drawn road, and a person who says what she does with it: press here, drag there, let go."""

import pytest

from paku_studio.drawing.display import walk
from paku_studio.drawing.live_road import LiveRoad
from paku_studio.drawing.theme import theme
from paku_studio.editor.camera import Camera
from paku_studio.editor.editor import Editor
from paku_studio.editor.gestures import Pointer
from paku_studio.edits import add_moment, add_note, add_pathway, add_phase, add_touchpoint
from paku_studio.graph.road import lanes, road_order
from paku_studio.models import Link, Note, NoteKind, Phase, ServiceMoment, Tombstone, Touchpoint, TouchpointKind
from paku_studio.store import Document, repair

WIDTH = 900.0


class Picture:
    """The road as it is drawn on screen, without a screen."""

    def __init__(self, editor, width=WIDTH):
        self.editor = editor
        self.width = width
        self.viewport = (900.0, 500.0)
        self.camera = Camera()
        self.live = LiveRoad(editor.records, editor.pathway, width, theme("colour"), "fi")
        editor.listen(self.follow)

    def follow(self, change):
        if change.commit is not None:
            self.live.follow(change.commit, self.editor.records)

    def look(self, camera):
        self.camera = camera

    @property
    def cards(self):
        return self.live.cards

    def pick(self, x, y):
        return self.live.pick(x, y)

    def box_of(self, record_id):
        return self.live.box_of(record_id)

    def picture_of(self, record_id):
        box = self.box_of(record_id)
        for index in self.live.bands_between(box[1], box[1]):
            for item in walk(self.live.band(index)):
                if getattr(item, "id", "") == record_id:
                    return item
        return None

    def drawn(self):
        return self.live.drawn()

    @property
    def boxes(self):
        """Everything that a hand may be at."""
        stops = [(card.stop[0] - 5, card.stop[1] - 5, 10, 10) for card in self.cards.values() if card.stop]
        return [box for box in map(self.box_of, self.drawn()) if box] + stops


class Hand:
    """One person at one document: names things by their words, moves in points, reads the road back."""

    def __init__(self):
        self.document = Document()
        self.path = add_pathway(self.document, "Velkakierteestä")
        self.phases = {label: add_phase(self.document, self.path, label) for label in ("Ennen", "Nyt", "Sitten")}
        for phase, text in (
            ("Ennen", "Kirjeet jäävät avaamatta"),
            ("Ennen", "Naapuri ehdottaa neuvontaa"),
            ("Nyt", "Velkaneuvonta"),
            ("Nyt", "Budjetti"),
            ("Nyt", "Maksusuunnitelma"),
        ):
            add_moment(self.document, self.path, text, phase=self.phases[phase])
        self.editor = Editor(self.document)
        self.editor.open_pathway(self.path)
        self.view = self.editor.view = Picture(self.editor)
        self.pointer = Pointer(self.editor, self.view)
        self.at = (0.0, 0.0)
        self.keys = frozenset()
        self.start = self.state()
        self.commits = len(self.document.history)

    # what stands there

    def __getitem__(self, words):
        """The id of what has these words (a beginning will do)."""
        fields = ("text", "label", "title")
        for record in self.document.records.values():
            if any(str(getattr(record, field, "")).startswith(words) for field in fields):
                return record.id
        raise KeyError(words)

    def record(self, words):
        return self.document.records[self[words]]

    def touchpoint(self, words, label, kind=TouchpointKind.LETTER):
        return add_touchpoint(self.document, self[words], kind, label)

    def note(self, words, text, kind=NoteKind.WORKED):
        return add_note(self.document, self[words], kind, text)

    def read(self):
        """The pathway as it would be told: phases, first words of moments, > for each step aside."""
        return " | ".join(
            " ".join([f"#{phase.phase.label}", *(">" * at.depth + at.moment.text.split()[0] for at in phase.moments)])
            for phase in road_order(self.document.records, self.path)
        )

    def lanes(self):
        return [[moment.text.split()[0] for moment in group] for group in lanes(self.document.records, self.path)]

    def links(self):
        """Every link in words."""
        name = {moment.id: moment.text.split()[0] for moment in self.document.of_type(ServiceMoment)}
        found = self.document.of_type(Link)
        return sorted(f"{name[link.source]} {link.kind.value} {name.get(link.target, '')}".strip() for link in found)

    def chips(self, words):
        """The touchpoints' labels and the notes of what has these words, in order."""
        touchpoints = self.document.children(self[words], Touchpoint, "moment")
        notes = self.document.children(self[words], Note, "target")
        return [one.label for one in touchpoints] + [one.text for one in notes]

    def selected(self):
        records = self.document.records
        return [
            getattr(records[one], "text", "") or getattr(records[one], "label", "") for one in self.editor.selection
        ]

    def state(self):
        return {key: record for key, record in self.document.records.items() if not isinstance(record, Tombstone)}

    @property
    def edits(self):
        """Names of what was done since the gestures began."""
        return [commit.name for commit in self.document.history[self.commits :]]

    def begin(self):
        """What is there now is where the gestures begin."""
        self.start, self.commits = self.state(), len(self.document.history)

    # where

    def card(self, words, across=0.5, down=0.25):
        """A point of a card: shares of its width and height."""
        place = self.view.cards[self[words]]
        return place.box[0] + place.box[2] * across, place.box[1] + place.height * down

    def stop(self, words):
        return self.view.cards[self[words]].stop

    def middle(self, words):
        x, y, width, height = self.view.box_of(self[words])
        return x + width / 2, y + height / 2

    def nowhere(self):
        """A place where nothing stands: under the road."""
        return WIDTH / 2, max(card.box[1] + card.box[3] for card in self.view.cards.values()) + 500

    # gestures

    def holding(self, *keys):
        self.keys = frozenset(keys)
        return self

    def press(self, point, button="left"):
        self.at = point
        self.pointer.press(*point, button, self.keys)
        return self

    def press_on(self, words, **where):
        return self.press(self.card(words, **where))

    def press_on_chip(self, words):
        return self.press(self.middle(words))

    def press_on_stop(self, words):
        return self.press(self.stop(words))

    def drag(self, point):
        """Move there in a few steps, as a hand does."""
        for share in (0.02, 0.3, 0.7, 1):
            here = (self.at[0] + (point[0] - self.at[0]) * share, self.at[1] + (point[1] - self.at[1]) * share)
            self.pointer.move(*here, self.keys)
        self.at = point
        return self

    def drag_before(self, words):
        return self.drag(self.card(words, across=0.06))

    def drag_after(self, words):
        return self.drag(self.card(words, across=0.94))

    def drag_onto(self, words, down=0.85):
        return self.drag(self.card(words, down=down))

    def drag_beside(self, words):
        return self.drag(self.card(words, down=0.2))

    def drag_by(self, right, down):
        return self.drag((self.at[0] + right, self.at[1] + down))

    def release(self):
        self.pointer.release(*self.at, self.keys)
        self.check()
        return self

    def click(self, point):
        return self.press(point).release()

    def click_on(self, words):
        return self.press_on(words).release()

    def cancel(self):
        self.pointer.cancel()
        self.check()
        return self

    def hover(self, point):
        self.pointer.move(*point, self.keys)
        return self.pointer.guides

    def says(self):
        """The words at the place where what is dragged would land."""
        return [drop.words for drop in self.pointer.guides.drops]

    def check(self):
        assert repair(self.document.records.values())[1] == ()


@pytest.fixture
def person():
    """Makes another hand at another document."""
    return Hand


@pytest.fixture
def hand():
    made = Hand()
    yield made
    made.check()
    while len(made.document.history) > made.commits and made.state() != made.start:
        report = made.document.undo()
        assert report is not None
        assert report.skipped == ()
    assert made.state() == made.start


@pytest.fixture
def phase_of():
    """The label of the phase in which a moment stands."""
    return lambda made, words: made.document.get(made.record(words).phase, Phase).label
