"""Strategies for records that hang together badly, and a small pathway told in one place."""

import random

import pytest
from hypothesis import strategies as st

from paku_studio.models import (
    RECORD_TYPES,
    Actor,
    Difference,
    DocumentSettings,
    Involvement,
    Link,
    LinkKind,
    NoteKind,
    ParticipantCount,
    ParticipantRole,
    Pathway,
    Persona,
    Phase,
    ServiceMoment,
    Session,
    Tombstone,
    Touchpoint,
    UnderstandingQuestion,
    ValueFacet,
)

WORDS = ["", "jono", "jono\npuhelu", 'a "b" \\ é']
ORDERS = ["V", "W", "V0", "0", "000", "Vk", "z" * 120]
VALUES = ['"jono"', '""', "kaunis", "[1", '"W"', "null"]
NUMBERS = {"moment": 6, "phase": 3, "link": 4, "involvement": 3, "handover": 3}


def names(kind):
    return [f"{kind}{number}" for number in range(NUMBERS.get(kind, 2))]


ANY_NAME = [name for kind in RECORD_TYPES for name in names(kind)] + ["document", "gone", "t-moment1", "t-moment2"]
SPECIAL = {
    "note": {"kind": st.sampled_from(NoteKind), "text": st.sampled_from(WORDS)},
    "count": {
        "role": st.sampled_from([ParticipantRole.KELA, ParticipantRole.OTHER]),
        "attending": st.integers(3, 9),
        "new_persons": st.integers(0, 3),
    },
    "understanding": {"question": st.sampled_from(UnderstandingQuestion)},
    "value_item": {"facet": st.sampled_from(ValueFacet)},
    "link": {
        "kind": st.sampled_from([LinkKind.LEADS_TO, LinkKind.PARALLEL, LinkKind.GAP]),
        "label": st.sampled_from(WORDS),
    },
    "handover": {"worked": st.sampled_from([None, True, False]), "note": st.sampled_from(WORDS)},
    "service_contact": {"remark": st.sampled_from(WORDS)},
    "moment": {"text": st.sampled_from(WORDS)},
    "stroke": {"path": st.sampled_from(["0,0", "0,0 1000,1000"])},
    "dots": {"count": st.sampled_from([1, 2, 7])},
    "document": {"title": st.sampled_from(WORDS)},
    "tombstone": {"removed": st.sampled_from(ANY_NAME)},
    "difference": {
        "record": st.sampled_from([*names("moment"), "gone"]),
        "field": st.sampled_from(["text", "order", "id", "nonsense"]),
        "kept": st.sampled_from(VALUES),
        "other": st.sampled_from(VALUES),
    },
}


def field_values(kind):
    """Field -> strategy, for the fields that rules look at."""
    fields = {}
    for field, targets in kind.REFERENCES.items():
        right = [name for target in targets for name in names(target)]
        optional = [""] * 6 if kind.model_fields[field].default == "" else []
        fields[field] = st.sampled_from(right * 6 + ["gone", "persona0", "document"] + optional)
    if "order" in kind.model_fields:
        fields["order"] = st.sampled_from(["V", "W", "X", "Vk"] * 4 + ORDERS)
    return {**fields, **SPECIAL.get(kind.TYPE, {})}


def record_of(kind):
    return st.builds(kind, id=st.sampled_from(names(kind.TYPE) * 20 + ANY_NAME), **field_values(kind))


KINDS = list(RECORD_TYPES.values()) + [RECORD_TYPES[name] for name in ("moment", "phase", "pathway", "link") * 6]


@pytest.fixture(scope="session")
def any_record():
    """A record of any type under any id, pointing anywhere."""
    return st.sampled_from(KINDS).flatmap(record_of)


@pytest.fixture(scope="session")
def any_records(any_record):
    """Records that may contradict one another in every way, each id once."""
    return st.lists(any_record, max_size=40, unique_by=lambda record: record.id)


@pytest.fixture(scope="session")
def any_change():
    """For a record: fields and values that rules look at (they need not fit)."""

    def changes(record):
        fields = field_values(type(record))
        if not fields:
            return st.just({})
        return st.sampled_from(sorted(fields)).flatmap(lambda field: fields[field].map(lambda value: {field: value}))

    return changes


@pytest.fixture
def told():
    """A whole small story, in which every rule holds: two pathways, side steps, links, actors, counts."""
    return {
        record.id: record
        for record in (
            DocumentSettings(id="document", title="Ryhmä 3"),
            Pathway(id="path", title="Apua etsimässä"),
            Pathway(id="other", title="Toinen polku", made_from="path"),
            Phase(id="start", pathway="path", label="Lähtötilanne"),
            Phase(id="now", pathway="path", label="Nykytilanne", order="W"),
            Phase(id="elsewhere", pathway="other"),
            ServiceMoment(id="call", phase="start", text="Soitto"),
            ServiceMoment(id="queue", phase="start", text="Jonossa", order="W"),
            ServiceMoment(id="wait", phase="start", parent="queue", text="Odotus", order="X"),
            ServiceMoment(id="visit", phase="now", text="Kotikäynti"),
            ServiceMoment(id="copied", phase="elsewhere", origin="call", text="Soitto"),
            Touchpoint(id="phone", moment="call", label="Puhelin"),
            Link(id="on", source="call", target="visit", label="vei"),
            Actor(id="kela", name="Kela"),
            Involvement(id="kela-call", moment="call", actor="kela"),
            Session(id="meeting", number=1),
            ParticipantCount(id="count", session="meeting", role=ParticipantRole.KELA, attending=2),
            Persona(id="toivo", name="Toivo"),
        )
    }


@pytest.fixture(scope="session")
def without_memory():
    """The records that people made: no tombstones, no differences."""
    return lambda records: {
        found.id: found for found in records.values() if not isinstance(found, Tombstone | Difference)
    }


@pytest.fixture
def dice():
    """Chance that comes out the same every time."""
    return random.Random(20270114)
