"""The shipped examples say what they should: the first only what the workshop said, the second what the first lacks."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import pytest

from paku_studio.drawing.sheet_templates import is_untouched
from paku_studio.graph.road import moments_on_road
from paku_studio.models import (
    Emotion,
    Frequency,
    Handover,
    Link,
    LinkKind,
    Note,
    NoteKind,
    Pathway,
    PathwayVariant,
    Persona,
    Phase,
    Poster,
    PosterKind,
    PosterLine,
    PosterSource,
    Record,
    ServiceMoment,
    Touchpoint,
    TouchpointKind,
    ValueFacet,
    ValueItem,
)
from paku_studio.storage import open_document

T = TypeVar("T", bound=Record)


def example(folder: Path, start: str) -> Mapping[str, Record]:
    opened = open_document(next(folder.glob(f"{start}*.paku")))
    assert opened.repairs == ()
    assert opened.dropped == ()
    return opened.document.snapshot()


@pytest.fixture
def intensive(examples_folder: Path) -> Mapping[str, Record]:
    return example(examples_folder, "monialainen")


@pytest.fixture
def debt(examples_folder: Path) -> Mapping[str, Record]:
    return example(examples_folder, "velka")


def of(records: Mapping[str, Record], kind: type[T]) -> list[T]:
    return [record for record in records.values() if isinstance(record, kind)]


def test_the_workshops_path_has_its_moments_phases_and_side_steps(intensive: Mapping[str, Record]) -> None:
    (path,) = of(intensive, Pathway)
    road = moments_on_road(intensive, path.id)
    assert [entry.number for entry in road] == list(range(1, 22))
    assert [entry.number for entry in road if entry.moment.parent] == [10, 11, 15]
    assert sorted(phase.label for phase in of(intensive, Phase)) == [
        "Lähtötilanne",
        "Nykytilanne ja askelmerkit tulevaan",
    ]


def test_what_worked_and_what_was_risky_is_counted_as_told(intensive: Mapping[str, Record]) -> None:
    (path,) = of(intensive, Pathway)
    notes = Counter((note.kind, note.target == path.id) for note in of(intensive, Note))
    assert notes[NoteKind.WORKED, True] == 8
    assert notes[NoteKind.WORKED, False] == 6
    assert notes[NoteKind.RISK, True] == 2
    assert [note.heading for note in of(intensive, Note) if note.heading] == ["Aika", "Aika"]


def test_one_meaningful_moment_and_no_critical_point_is_invented(intensive: Mapping[str, Record]) -> None:
    moments = of(intensive, ServiceMoment)
    assert sum(moment.meaningful for moment in moments) == 1
    assert not any(marked.critical for marked in [*moments, *of(intensive, Touchpoint)])
    assert {moment.feeling for moment in moments} == {Emotion.NOT_ASKED}
    assert sum(moment.client_choice for moment in moments) == 1


def test_no_touchpoint_is_inferred(intensive: Mapping[str, Record]) -> None:
    """Where the workshop named no channel there is none: a contact is no phone call, an application no form."""
    (path,) = of(intensive, Pathway)
    numbers = {entry.moment.id: entry.number for entry in moments_on_road(intensive, path.id)}
    met = {numbers[point.moment] for point in of(intensive, Touchpoint)}
    assert set(numbers.values()) - met == {2, 8, 14, 20}
    inferred = {TouchpointKind.PHONE, TouchpointKind.FORM, TouchpointKind.EMAIL}
    assert not inferred & {point.kind for point in of(intensive, Touchpoint)}


def test_frequencies_laws_and_the_hand_over_are_there(intensive: Mapping[str, Record]) -> None:
    assert sorted(often.text for often in of(intensive, Frequency)) == ["1 krt/kk", "1 krt/vko", "aluksi useammin"]
    laws = Counter(law for moment in of(intensive, ServiceMoment) for law in moment.law_references)
    assert laws == {"Shl": 2, "laki monialaisesta yhteispalvelusta": 1}
    assert [handover.kind for handover in of(intensive, Handover)] == ["warm"]


def test_persona_and_value_are_whole(intensive: Mapping[str, Record]) -> None:
    (persona,) = of(intensive, Persona)
    assert persona.fictional
    counts = Counter(item.facet for item in of(intensive, ValueItem))
    assert counts == {
        ValueFacet.GOAL: 1,
        ValueFacet.FUNCTIONAL: 5,
        ValueFacet.SOCIAL: 5,
        ValueFacet.FEELINGS_MOTIVATION_VALUES: 6,
        ValueFacet.HOW: 11,
    }


def test_the_second_example_shows_what_the_first_lacks(debt: Mapping[str, Record]) -> None:
    variants = {path.variant for path in of(debt, Pathway)}
    assert variants == {PathwayVariant.PLANNED, PathwayVariant.ACTUAL}
    assert {link.kind for link in of(debt, Link)} >= {LinkKind.RETURN, LinkKind.PARALLEL}
    marked = [*of(debt, ServiceMoment), *of(debt, Touchpoint)]
    assert sum(one.critical and bool(one.critical_reason) for one in marked) == 2
    assert {moment.feeling for moment in of(debt, ServiceMoment)} >= set(Emotion) - {Emotion.NOT_ASKED}
    assert {point.kind for point in of(debt, Touchpoint)} >= {TouchpointKind.E_SERVICE, TouchpointKind.CHAT}
    assert sum(bool(moment.origin) for moment in of(debt, ServiceMoment)) == 5
    assert NoteKind.MISSING in {note.kind for note in of(debt, Note)}


def test_the_first_examples_wall_holds_the_programs_draft_and_what_the_group_said(
    intensive: Mapping[str, Record],
) -> None:
    drafts = {poster.kind: poster for poster in of(intensive, Poster)}
    assert set(drafts) == {PosterKind.ENCOUNTER, PosterKind.CUSTOM}
    assert is_untouched(intensive, drafts[PosterKind.ENCOUNTER].id)
    lines = [line for line in of(intensive, PosterLine) if line.poster == drafts[PosterKind.CUSTOM].id]
    assert {line.text for line in lines} <= {item.text for item in of(intensive, ValueItem)}
    assert {source.line for source in of(intensive, PosterSource)} == {line.id for line in lines}


def test_each_line_of_the_second_examples_wall_remembers_who_said_it(debt: Mapping[str, Record]) -> None:
    (poster,) = of(debt, Poster)
    lines = {line.id for line in of(debt, PosterLine) if line.poster == poster.id}
    sources = of(debt, PosterSource)
    assert {source.line for source in sources} == lines
    assert all(getattr(debt[source.statement], "session", "") for source in sources)
