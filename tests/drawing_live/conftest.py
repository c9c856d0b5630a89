"""A document that is worked on at random, and what a person sees and can point at on its road."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from paku_studio import edits
from paku_studio.drawing.live_road import LiveRoad
from paku_studio.drawing.theme import theme
from paku_studio.models import (
    AskedQuestion,
    Emotion,
    HandoverKind,
    Involvement,
    Link,
    LinkKind,
    MomentStatus,
    Note,
    NoteKind,
    Pathway,
    PathwayVariant,
    Persona,
    Phase,
    ServiceMoment,
    Touchpoint,
    TouchpointKind,
)
from paku_studio.store import Document

COLOUR = theme("colour")
_SAID = (
    "kirje velkaneuvonta ja lomake työntekijä odotus soitto yhdessä kotikäynti palvelutarpeen arviointi on ei "
    "120 € sosiaalityöntekijän tukiasuminen kuntoutuspsykoterapia pitkäaikaistyöttömyys Kela mtt 🙂 שלום"
)
WORDS = tuple(_SAID.split())


class Hands:
    """Works on a pathway as people do, but at random; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.pick = random.Random(seed)
        self.document = Document()
        self.pathway = edits.add_pathway(self.document, "Polku")
        self.other = edits.add_pathway(self.document, "Toinen polku")
        edits.add_moment(self.document, self.other, "Muualla")
        self.done: list[str] = []

    def words(self, least: int = 1, most: int = 6) -> str:
        return " ".join(self.pick.choice(WORDS) for _ in range(self.pick.randint(least, most)))

    def some(self, kind: type[Any]) -> str:
        """One of the records of a type; KeyError where there is none."""
        found = self.document.of_type(kind)
        if not found:
            raise KeyError(kind)
        return self.pick.choice(found).id

    def moment(self) -> str:
        phases = {phase.id for phase in self.document.children(self.pathway, Phase, "pathway")}
        found = [moment.id for moment in self.document.of_type(ServiceMoment) if moment.phase in phases]
        if not found:
            raise KeyError("moment")
        return self.pick.choice(found)

    def work(self, times: int = 1) -> None:
        """So many gestures; one that is not possible is left out."""
        for _ in range(times):
            name = self.pick.choice(GESTURES)
            try:
                getattr(self, name)()
                self.done.append(name)
            except (edits.NotPossible, LookupError, ValueError):
                continue

    def tell(self) -> None:
        after = self.moment() if self.pick.random() < 0.6 else ""
        feeling = self.pick.choice(list(Emotion))
        edits.add_moment(self.document, self.pathway, self.words(1, 25), after=after, feeling=feeling)

    def tell_first(self) -> None:
        edits.add_moment(self.document, self.pathway, self.words(), before=self.moment())

    def write(self) -> None:
        edits.set_text(self.document, self.moment(), "text", self.words(0, 30))

    def write_elsewhere(self) -> None:
        phases = {phase.id for phase in self.document.children(self.other, Phase, "pathway")}
        found = [each.id for each in self.document.of_type(ServiceMoment) if each.phase in phases]
        edits.set_text(self.document, self.pick.choice(found), "text", self.words())

    def side_step(self) -> None:
        edits.add_side_step(self.document, self.moment(), self.words())

    def beside(self) -> None:
        edits.add_parallel_moment(self.document, self.moment(), self.words())

    def feel(self) -> None:
        edits.set_feeling(self.document, self.moment(), self.pick.choice(list(Emotion)))

    def mark(self) -> None:
        verb = self.pick.choice((edits.mark_critical, edits.mark_meaningful))
        verb(self.document, self.pick.choice((self.moment(), self.some(Touchpoint))), self.words(0, 5))

    def happen(self) -> None:
        edits.set_status(self.document, self.moment(), self.pick.choice(list(MomentStatus)))

    def touch(self) -> None:
        edits.add_touchpoint(self.document, self.moment(), self.pick.choice(list(TouchpointKind)), self.words(0, 3))

    def say(self) -> None:
        kinds = (ServiceMoment, Touchpoint, Phase, Pathway, Persona)
        target = self.pick.choice((self.moment(), self.some(self.pick.choice(kinds))))
        edits.add_note(self.document, target, self.pick.choice(list(NoteKind)), self.words(0, 8))

    def say_again(self) -> None:
        edits.set_text(self.document, self.some(Note), "text", self.words(0, 8))

    def take_part(self) -> None:
        edits.involve(self.document, self.moment(), self.pick.choice(("Kela", "mtt", "asiakas")), self.words(0, 1))

    def call_otherwise(self) -> None:
        from paku_studio.models import Actor

        edits.rename_actor(self.document, self.some(Actor), self.words(1, 2))

    def hand_over(self) -> None:
        note = self.words(0, 3)
        edits.add_handover(self.document, self.moment(), self.pick.choice(list(HandoverKind)), note=note)

    def link(self) -> None:
        kind = self.pick.choice((LinkKind.RETURN, LinkKind.LEADS_TO, LinkKind.SKIPPED, LinkKind.PARALLEL))
        target = self.moment() if self.pick.random() < 0.9 else self.some(ServiceMoment)
        edits.connect(self.document, self.moment(), target, kind, self.words(0, 4))

    def close(self) -> None:
        edits.mark_gap(self.document, self.moment(), self.words(0, 3))

    def name_phase(self) -> None:
        edits.rename_phase(self.document, self.some(Phase), self.words(0, 3))

    def new_phase(self) -> None:
        edits.add_phase(self.document, self.pathway, self.words(0, 2))

    def move_phase(self) -> None:
        edits.move_phase(self.document, self.some(Phase), before=self.some(Phase))

    def move(self) -> None:
        edits.move_moment(self.document, self.moment(), after=self.moment())

    def move_to_phase(self) -> None:
        edits.move_moment(self.document, self.moment(), phase=self.some(Phase))

    def hang_lower(self) -> None:
        edits.make_side_step(self.document, self.moment())

    def split(self) -> None:
        edits.split_moment(self.document, self.moment(), 3)

    def join(self) -> None:
        edits.join_moments(self.document, [self.moment(), self.moment()])

    def turn(self) -> None:
        if self.pick.random() < 0.5:
            edits.note_to_moment(self.document, self.some(Note))
        else:
            edits.moment_to_touchpoint(self.document, self.moment())

    def double(self) -> None:
        edits.duplicate(self.document, [self.moment()])

    def drop(self) -> None:
        kinds = (ServiceMoment, Touchpoint, Touchpoint, Note, Note, Link, Involvement, Involvement, Phase)
        kind = self.pick.choice(kinds)
        edits.remove(self.document, [self.some(kind)])

    def title(self) -> None:
        edits.set_text(self.document, self.pathway, self.pick.choice(("title", "summary")), self.words(0, 12))

    def whose(self) -> None:
        persona = edits.add_persona(self.document, self.words(1, 2), headline=self.words())
        edits.change(self.document, self.pathway, persona=self.pick.choice((persona, persona, "")))

    def plan(self) -> None:
        edits.change(self.document, self.pathway, variant=self.pick.choice(list(PathwayVariant)))

    def ask(self) -> None:
        edits.set_asked(self.document, self.pathway, self.pick.choice(list(AskedQuestion)))

    def take_back(self) -> None:
        for _ in range(self.pick.randint(1, 3)):
            self.document.undo()
            if self.pathway not in self.document.records:
                self.document.redo()

    def again(self) -> None:
        self.document.redo()


_DONE = (
    "tell tell tell tell tell_first write write write_elsewhere side_step beside feel feel mark mark happen "
    "touch touch touch say say say say_again take_part take_part call_otherwise hand_over link link close "
    "name_phase new_phase move_phase move move move_to_phase hang_lower split join turn double drop drop "
    "title whose plan ask take_back again"
)
GESTURES = tuple(_DONE.split())


@pytest.fixture
def hands() -> Callable[..., Hands]:
    """A document worked on with so many random gestures."""

    def work(seed: int, times: int = 0) -> Hands:
        found = Hands(seed)
        for _ in range(min(times, 16)):
            edits.add_moment(found.document, found.pathway, found.words(1, 25))
        found.work(times)
        return found

    return work


@pytest.fixture
def road() -> Callable[..., LiveRoad]:
    """The road of a document's first pathway, all of it measured."""

    def make(document: Document, width: float = 1100.0, pathway: str = "", language: str = "fi") -> LiveRoad:
        made = LiveRoad(document, pathway or document.of_type(Pathway)[0].id, width, COLOUR, language)
        assert made.finish(60)
        return made

    return make


@pytest.fixture
def looks() -> Callable[[LiveRoad], dict[str, Any]]:
    """All that can be seen and pointed at, at four zooms."""

    def look(road: LiveRoad) -> dict[str, Any]:
        assert road.finish(60)
        bands = range(len(road.bands))
        found: dict[str, Any] = {"bands": tuple(road.bands), "cards": dict(road.cards), "drawn": road.drawn()}
        for zoom in (1.0, 0.4, 0.1, 0.01):
            found[f"at {zoom}"] = [road.band(index, zoom) for index in bands]
        found["boxes"] = [road.box_of(record) for record in road.drawn()]
        points = [(x, y) for x in range(5, int(road.width), 90) for y in range(5, int(road.height), 70)]
        found["under"] = [road.pick(*point) for point in points]
        return found

    return look
