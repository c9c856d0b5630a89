"""Every text that people write in a document is searched; the names of fictional personas are no findings."""

import pytest

from paku_studio.models import (
    RECORD_TYPES,
    Actor,
    Checklist,
    Difference,
    FacilitatorNote,
    Note,
    NoteKind,
    Persona,
    PersonaLine,
    Record,
    ServiceMoment,
    Stroke,
)
from paku_studio.privacy.records import Found, find_in, text_of, written

PHONE = "040 123 4567"
KINDS = tuple(RECORD_TYPES.values()) if isinstance(RECORD_TYPES, dict) else tuple(RECORD_TYPES)


def searched(*records: Record) -> tuple[Found, ...]:
    return find_in({record.id: record for record in records})


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.TYPE)
def test_each_field_that_holds_text_is_searched(kind: type[Record]) -> None:
    """Fields that hold free text are told by their length limit alone; ids, orders and file names have patterns."""
    free = {
        name
        for name, schema in kind.model_json_schema()["properties"].items()
        if "pattern" not in schema and "format" not in schema
        if schema.get("type") == "string" or schema.get("items", {}).get("type") == "string"
    }
    expected = free - {"removed", "record", "field"} if kind.TYPE in {"tombstone", "difference"} else free
    blank = kind.model_construct(
        **{
            name: (PHONE,) if "items" in schema else PHONE
            for name, schema in kind.model_json_schema()["properties"].items()
        }
    )
    assert {field for field, _, _ in written(blank)} >= expected
    assert not {"id", "order", "path", "picture", "portrait"} & {field for field, _, _ in written(blank)}


def test_a_finding_tells_its_record_field_and_place() -> None:
    note = Note(id="n", target="m", kind=NoteKind.QUOTE, text=f"Soita {PHONE}")
    (found,) = searched(note)
    assert (found.record, found.field, found.finding.start, found.own) == ("n", "text", 6, False)
    assert text_of({"n": note}, found) == note.text


def test_the_second_of_several_texts_is_told() -> None:
    moment = ServiceMoment(id="m", phase="p", law_references=("laki 306/2019", f"kysy {PHONE}"))
    (found,) = searched(moment)
    assert (found.field, found.item) == ("law_references", 1)
    assert text_of({"m": moment}, found) == f"kysy {PHONE}"


def test_the_facilitators_own_notes_are_searched_and_marked() -> None:
    own = Note(id="n", target="m", kind=NoteKind.IDEA, text=PHONE, own=True)
    assert [found.own for found in searched(own, FacilitatorNote(id="f", text=PHONE))] == [True, True]


def test_fictional_personas_are_silent_and_others_are_not() -> None:
    line = PersonaLine(id="l", persona="p", text="Petteri Mutkamäelle soitettiin")
    for fictional, fields in ((True, []), (False, ["name", "text"])):
        persona = Persona(id="p", name="Jusa-Petteri Mutkamäki", fictional=fictional)
        assert [found.field for found in searched(persona, line)] == fields


def test_what_two_copies_differ_in_is_searched_across_its_line_breaks() -> None:
    difference = Difference(id="d", record="m", field="text", kept='"x"', other=f'"a\\n{PHONE}"')
    (found,) = searched(difference)
    assert difference.other[found.finding.start : found.finding.end] == PHONE


def test_the_organisations_own_number_on_its_checklist_is_no_finding_but_a_code_there_is() -> None:
    paper = Checklist(id="c", phone=PHONE, address="Kauppakatu 5", web="kunta@kunta.fi", subtitle=PHONE)
    assert [found.field for found in searched(paper)] == ["subtitle"]
    assert len(searched(paper.with_changes(phone="131052-308T"))) == 2


def test_a_drawing_is_no_number_and_a_short_form_may_be_one() -> None:
    assert searched(Stroke(id="s", persona="p", path="40,123 456,789")) == ()
    assert [found.field for found in searched(Actor(id="a", name="mtt", abbreviations=(PHONE,)))] == ["abbreviations"]
