"""The law of the notation: what is written of a document reads back as what a text can say of it."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paku_studio.locale import LANGUAGES, spoken_words
from paku_studio.models import (
    DOCUMENT_ID,
    Actor,
    ActorKind,
    DeveloperGroup,
    DocumentSettings,
    Emotion,
    Frequency,
    Handover,
    HandoverKind,
    Involvement,
    Link,
    LinkKind,
    MomentStatus,
    Note,
    NoteKind,
    ParticipantRole,
    Pathway,
    PathwayVariant,
    Persona,
    Phase,
    Record,
    ServiceMoment,
    Touchpoint,
    TouchpointKind,
)
from paku_studio.notation import CARRIED, apply_notation, sayable, write_notation
from paku_studio.store import Document

Structure = Callable[[Mapping[str, Record]], Any]

SIGNS = [
    "=",
    "&",
    "#",
    ">",
    "||",
    "|",
    "@",
    "*",
    "**",
    "+",
    "-",
    "–",
    "−",
    "→",
    "->",
    "!",
    "!?",
    "?",
    "/",
    '"',
    "”",
    "«",
]
MEAN = [
    "", " ", "\t", "\\", "\\\\", "\n", "\n\n", "\r", "\r\n", "\x0b", "\x00", "\u2028", "\u00a0", "\u3000", "\ufeff",
    ":", ": ", "\\:", "(2)", " (2)", "(1)", "[läheinen]", "[palaa]", "[saattaen]", "[", "]", "7", "1", "0", "-1", "+2",
    "~", "~ -1", "puhelin", "Puhelin:", "puhelin: a", "muu", "• a", "- a", "%", "% a", "\\ ", ")\\", '"\\', "a\\", "A",
    "a", "é", "e\u0301", "\u202e", "👩‍👧", "<b>", "&amp;", "%s", "{0}",
]  # fmt: skip
WORDS = sorted(
    set(spoken_words("TouchpointKind")) | set(spoken_words("ParticipantRole")) | set(spoken_words("LinkKind"))
)
PIECES = st.sampled_from([*SIGNS, *MEAN, *WORDS]) | st.text(max_size=3)
TEXTS = (
    st.lists(PIECES, max_size=5).map("".join) | st.text(max_size=8) | st.sampled_from(["Kela", "kela", "Soitto", "7"])
)
ORDERS = st.sampled_from(["1", "V", "V", "V5", "W", "z1"])
ROLES = st.sampled_from([None, *ParticipantRole])


class Making:
    """Draws one document that keeps the store's rules."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.records: list[Record] = [DocumentSettings(id=DOCUMENT_ID)]
        self.moments: dict[str, list[ServiceMoment]] = {}

    def add(self, kind: type[Any], /, **fields: Any) -> Any:
        record = kind(id=f"r{self.draw(st.integers(0, 9))}x{len(self.records)}", **fields)
        self.records.append(record)
        return record

    def pick(self, most: int) -> range:
        return range(self.draw(st.integers(0, most)))

    def document(self) -> dict[str, Record]:
        group = self.add(DeveloperGroup, name="Ryhmä")
        personas = [self.add(Persona, name=self.draw(TEXTS), age="30", order=self.draw(ORDERS)) for _ in self.pick(3)]
        actors = [
            self.add(Actor, name=self.draw(TEXTS), kind=ActorKind.KELA, abbreviations=("Kela", "x"))
            for _ in self.pick(4)
        ]
        for persona in personas:
            self.notes(persona)
        for _ in self.pick(3):
            persona = self.draw(st.sampled_from([None, *personas]))
            pathway = self.add(
                Pathway, title=self.draw(TEXTS), persona=persona.id if persona else "", variant=PathwayVariant.FUTURE,
                order=self.draw(ORDERS), group=group.id,
            )  # fmt: skip
            self.notes(pathway)
            self.road(pathway, actors)
        mended, repairs = Document.load(self.records)
        assert {one.code for one in repairs} <= {"link-twice"}
        return dict(mended.records)

    def road(self, pathway: Pathway, actors: list[Actor]) -> None:
        told: list[ServiceMoment] = []
        for _ in self.pick(3):
            phase = self.add(Phase, pathway=pathway.id, label=self.draw(TEXTS), order=self.draw(ORDERS))
            self.notes(phase)
            here: list[ServiceMoment] = []
            for _ in self.pick(4):
                here.append(self.moment(phase, here))
                self.of_moment(here[-1], actors)
            told += here
        for source in told:
            self.links(source, told)

    def moment(self, phase: Phase, here: list[ServiceMoment]) -> ServiceMoment:
        parent = self.draw(st.sampled_from([None, None, *here]))
        return self.add(
            ServiceMoment, phase=phase.id, parent=parent.id if parent else "", text=self.draw(TEXTS),
            order=self.draw(ORDERS), feeling=self.draw(st.sampled_from(Emotion)), role=self.draw(ROLES),
            status=MomentStatus.PLANNED, place="Laukaa", **self.judged(),
        )  # fmt: skip

    def judged(self) -> dict[str, Any]:
        reason = st.just("") | TEXTS
        return {
            "meaningful": self.draw(st.booleans()), "meaningful_reason": self.draw(reason),
            "critical": self.draw(st.booleans()), "critical_reason": self.draw(reason),
        }  # fmt: skip

    def of_moment(self, moment: ServiceMoment, actors: list[Actor]) -> None:
        self.notes(moment)
        for _ in self.pick(2):
            touchpoint = self.add(
                Touchpoint, moment=moment.id, kind=self.draw(st.sampled_from(TouchpointKind)), label=self.draw(TEXTS),
                order=self.draw(ORDERS), role=self.draw(ROLES), **self.judged(),
            )  # fmt: skip
            self.notes(touchpoint)
        for actor in actors:
            if self.draw(st.booleans()):
                involved = self.add(Involvement, moment=moment.id, actor=actor.id, order=self.draw(ORDERS))
                for _ in self.pick(2):
                    self.add(Frequency, involvement=involved.id, text=self.draw(TEXTS), order=self.draw(ORDERS))
        for kind in self.draw(st.sets(st.sampled_from(HandoverKind), max_size=2)):
            self.add(Handover, moment=moment.id, kind=kind, note="siirto", worked=True)

    def links(self, source: ServiceMoment, told: list[ServiceMoment]) -> None:
        for _ in self.pick(2):
            kind = self.draw(st.sampled_from([kind for kind in LinkKind if kind is not LinkKind.NEXT]))
            target = self.draw(st.sampled_from(told))
            if kind is LinkKind.GAP:
                self.add(Link, source=source.id, kind=kind, label=self.draw(TEXTS))
            elif target is not source:
                self.add(Link, source=source.id, target=target.id, kind=kind, label="nimi")

    def notes(self, target: Record) -> None:
        for _ in self.pick(2):
            self.add(
                Note, target=target.id, kind=self.draw(st.sampled_from(NoteKind)), text=self.draw(TEXTS),
                heading="Otsikko", role=self.draw(ROLES), own=self.draw(st.sampled_from([False, False, True])),
                order=self.draw(ORDERS),
            )  # fmt: skip


@st.composite
def documents(draw: Any) -> dict[str, Record]:
    return Making(draw).document()


def read_back(text: str, *, keep_bullets: bool = False) -> tuple[Document, Any]:
    document = Document()
    return document, apply_notation(document, text, language="en", keep_bullets=keep_bullets)


@given(documents(), st.sampled_from(LANGUAGES))
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_written_of_a_document_reads_back_as_the_same(
    structure_of: Structure, records: dict[str, Record], language: str
) -> None:
    text = write_notation(records, language)
    document, report = read_back(text)
    assert structure_of(document.records) == structure_of(sayable(records))
    assert not report.remarks
    assert not report.bullet
    assert not report.comments


@pytest.mark.nightly
@given(documents(), st.sampled_from(LANGUAGES))
@settings(max_examples=5_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_law_at_length(structure_of: Structure, records: dict[str, Record], language: str) -> None:
    document, _ = read_back(write_notation(records, language))
    assert structure_of(document.records) == structure_of(sayable(records))


@given(documents())
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_cutting_down_twice_changes_nothing_more(records: dict[str, Record]) -> None:
    once = sayable(records)
    assert sayable(once) == once


@given(documents())
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_text_written_read_and_written_again_is_the_same_text(records: dict[str, Record]) -> None:
    text = write_notation(sayable(records), "fi")
    document, _ = read_back(text)
    again, _ = read_back(write_notation(document.records, "fi"))
    assert write_notation(again.records, "fi").splitlines() == write_notation(document.records, "fi").splitlines()


PLACES: list[type[Record]] = [Persona, Pathway, Phase, ServiceMoment, Touchpoint, Actor, Frequency, Note]
WORDING = {Persona: "name", Pathway: "title", Phase: "label", Touchpoint: "label", Actor: "name"}


def text_survives(text: str, where: type[Record]) -> None:
    """Put a text in one place of a small document, write and read that, and look at the same place."""

    def at(kind: type[Record], other: str) -> str:
        return text if where is kind else other

    records: list[Record] = [
        Persona(id="n", name=at(Persona, "Satu")),
        Pathway(id="p", persona="n", title=at(Pathway, "Polku")),
        Phase(id="v", pathway="p", label=at(Phase, "Alku")),
        ServiceMoment(id="m", phase="v", text=at(ServiceMoment, "Soitto")),
        Touchpoint(id="k", moment="m", label=at(Touchpoint, "lanka"), kind=TouchpointKind.PHONE),
        Actor(id="a", name=at(Actor, "Kela")),
        Involvement(id="i", moment="m", actor="a"),
        Frequency(id="f", involvement="i", text=at(Frequency, "usein")),
        Note(id="t", target="m", kind=NoteKind.QUOTE, text=at(Note, "Miksi?")),
    ]
    document, report = read_back(write_notation({record.id: record for record in records}, "fi"))
    (found,) = document.of_type(where)
    assert getattr(found, WORDING.get(where, "text")) == text
    assert not report.remarks


@given(TEXTS, st.sampled_from(PLACES))
@settings(max_examples=150, deadline=None)
def test_a_text_survives_wherever_it_stands(text: str, where: type[Record]) -> None:
    text_survives(text, where)


@pytest.mark.parametrize("where", PLACES)
def test_a_text_that_looks_like_signs_survives_wherever_it_stands(where: type[Record]) -> None:
    for text in [
        *MEAN,
        *(f"{sign} x" for sign in SIGNS),
        *SIGNS,
        'ei"',
        '"ei"',
        "x (2)",
        "[kela] x",
        "a:\\",
        "-1 x",
        "a\n",
    ]:
        text_survives(text, where)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_word_of_the_closed_lists_is_read_as_it_is_written(structure_of: Structure, language: str) -> None:
    records: list[Record] = [Pathway(id="p"), Phase(id="v", pathway="p"), ServiceMoment(id="m0", phase="v", text="A")]
    records += [ServiceMoment(id="m1", phase="v", text="B", order="W")]
    for kind in TouchpointKind:
        records.append(Touchpoint(id=f"t-{kind}", moment="m0", kind=kind, label="puhelin"))
    for role in ParticipantRole:
        records.append(Note(id=f"n-{role}", target="m0", kind=NoteKind.IDEA, text="x", role=role))
    for kind in LinkKind:
        if kind is not LinkKind.NEXT:
            target = "" if kind is LinkKind.GAP else "m1"
            records.append(Link(id=f"l-{kind}", source="m0", target=target, kind=kind))
    records += [Handover(id=f"h-{kind}", moment="m1", kind=kind) for kind in HandoverKind]
    mapping = {record.id: record for record in records}
    document, _ = read_back(write_notation(mapping, language))
    assert structure_of(document.records) == structure_of(mapping)


def test_a_foreign_document_that_breaks_the_store_s_rules_is_written_all_the_same(structure_of: Structure) -> None:
    records: list[Record] = [
        Pathway(id="p", persona="gone"),
        Phase(id="v", pathway="p"),
        ServiceMoment(id="a", phase="v", text="A", parent="gone"),
        ServiceMoment(id="b", phase="v", text="B", order="W"),
        Involvement(id="i1", moment="a", actor="gone"),
        Handover(id="h1", moment="a", kind=HandoverKind.WARM, to_actor="x"),
        Handover(id="h2", moment="a", kind=HandoverKind.WARM),
        Link(id="l1", source="a", target="a"),
        Link(id="l2", source="a", target="gone"),
        Link(id="l3", source="a", target="b"),
        Link(id="l4", source="a", target="b"),
        Link(id="l5", source="a", target="b", kind=LinkKind.PARALLEL),
        Link(id="l6", source="b", target="a", kind=LinkKind.PARALLEL),
        Link(id="l7", source="a", kind=LinkKind.GAP, label="x"),
        Link(id="l8", source="a", kind=LinkKind.GAP, label="y"),
        Link(id="l9", source="a", kind=LinkKind.GAP, label="x"),
        Note(id="n", target="gone", kind=NoteKind.IDEA),
    ]
    mapping = {record.id: record for record in records}
    document, report = read_back(write_notation(mapping, "en"))
    assert structure_of(document.records) == structure_of(sayable(mapping))
    assert not report.remarks
    assert sorted((one.kind.value, one.label) for one in document.of_type(Link)) == [
        ("gap", "x\ny"), ("leads_to", ""), ("parallel", ""),
    ]  # fmt: skip
    assert len(document.of_type(Handover)) == 1


def test_every_field_of_every_record_is_listed_as_carried_or_not() -> None:
    from paku_studio.models import RECORD_TYPES

    assert {name: set(fields) for name, fields in CARRIED.items()} == {
        name: set(kind.model_fields) for name, kind in RECORD_TYPES.items()
    }


@given(documents())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_field_listed_as_not_carried_stands_at_its_default_in_what_is_sayable(records: dict[str, Record]) -> None:
    for record in sayable(records).values():
        for name, field in type(record).model_fields.items():
            if name != "id" and not CARRIED[record.TYPE][name]:
                assert getattr(record, name) == field.get_default(call_default_factory=True), (record.TYPE, name)


@given(documents())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_carried_field_keeps_its_value_but_for_the_conditions_that_are_told(records: dict[str, Record]) -> None:
    conditional = {"persona", "target", "actor", "involvement", "role", "meaningful_reason", "critical_reason", "label"}
    for record in sayable(records).values():
        for name, carried in CARRIED[record.TYPE].items():
            if carried and name not in conditional - ({"label"} if not isinstance(record, Link) else set()):
                assert getattr(record, name) == getattr(records[record.id], name), (record.TYPE, name)
