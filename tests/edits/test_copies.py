"""Duplicates, and pathways made from others: what is copied, and what is not."""

import pytest

from paku_studio.edits import (
    NotPossible,
    add_handover,
    add_note,
    add_parallel_moment,
    add_persona,
    add_persona_line,
    add_phase,
    add_side_step,
    add_touchpoint,
    connect,
    duplicate,
    involve,
    make_future_pathway,
    make_pathway_from,
    mark_critical,
    mark_gap,
    set_asked,
    set_feeling,
    set_status,
)
from paku_studio.models import (
    Actor,
    AskedQuestion,
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
    Pathway,
    PathwayVariant,
    PersonaLine,
    ServiceMoment,
    Touchpoint,
    TouchpointKind,
)

LETTER, PHONE = TouchpointKind.LETTER, TouchpointKind.PHONE


def test_duplicated_moments_stand_after_the_last_of_them_with_all_that_belongs_to_them(desk):
    document = desk.document
    add_side_step(document, desk["Kirje"], "Pankki")
    add_note(document, add_touchpoint(document, desk["Pankki"], LETTER, "kuori"), NoteKind.IDEA, "x")
    involve(document, desk["Kirje"], "Kela", "1 krt/kk")
    connect(document, desk["Naapuri"], desk["Kirje"], LinkKind.RETURN)
    connect(document, desk["Budjetti"], desk["Kirje"], LinkKind.RETURN)
    mark_gap(document, desk["Naapuri"])
    copies = duplicate(document, [desk["Naapuri"], desk["Pankki"], desk["Kirje"]])
    assert desk.read() == "#Ennen Kirje >Pankki Naapuri Kirje >Pankki Naapuri | #Nyt Neuvonta Budjetti"
    assert len(copies) == 2
    assert [len(document.of_type(kind)) for kind in (Touchpoint, Note, Involvement, Frequency, Actor)] == [
        2,
        2,
        2,
        2,
        1,
    ]
    kinds = sorted(link.kind for link in document.of_type(Link))
    assert kinds == [LinkKind.GAP] * 2 + [LinkKind.RETURN] * 3


def test_a_duplicate_is_no_pair_of_the_moment_that_its_original_came_from(desk):
    make_future_pathway(desk.document, desk.path, "Tavoite")
    (there,) = (
        moment.id for moment in desk.document.of_type(ServiceMoment) if moment.origin == origin_of(desk, "Kirje")
    )
    (copy,) = duplicate(desk.document, [there])
    assert desk.document.get(copy, ServiceMoment).origin == ""


def test_a_duplicate_of_one_lane_does_not_part_the_lanes(desk):
    add_parallel_moment(desk.document, desk["Kirje"], "Kela")
    duplicate(desk.document, [desk["Kirje"]])
    assert desk.lanes() == [["Kirje", "Kela"]]


def test_phases_personas_and_whole_pathways_are_duplicated(desk):
    persona = add_persona(desk.document, "Aino")
    add_persona_line(desk.document, persona, "yksi lapsi")
    duplicate(desk.document, [desk.phases[0], persona])
    assert desk.read() == "#Ennen Kirje Naapuri | #Ennen Kirje Naapuri | #Nyt Neuvonta Budjetti"
    assert len(desk.document.of_type(PersonaLine)) == 2
    (copy,) = duplicate(desk.document, [desk.path])
    assert desk.read(copy) == desk.read()
    assert {moment.origin for moment in desk.document.of_type(ServiceMoment)} == {""}
    with pytest.raises(NotPossible):
        duplicate(desk.document, ["document"])


def told_pathway(desk):
    document = desk.document
    add_parallel_moment(document, desk["Neuvonta"], "Kela")
    add_side_step(document, desk["Kirje"], "Pankki")
    touchpoint = add_touchpoint(document, desk["Kirje"], LETTER, "kuori")
    mark_critical(document, touchpoint, "pelko")
    mark_critical(document, desk["Kirje"], "pelko")
    set_feeling(document, desk["Kirje"], Emotion.BAD)
    set_status(document, desk["Kirje"], MomentStatus.HAPPENED)
    set_asked(document, desk.path, AskedQuestion.FEELINGS)
    add_note(document, desk["Kirje"], NoteKind.MISSING, "selitys")
    involve(document, desk["Kirje"], "Kela", "1 krt/kk")
    add_handover(document, desk["Kirje"], HandoverKind.WARM, worked=True, note="hyvin")
    add_handover(document, desk["Naapuri"], HandoverKind.BROKEN)
    mark_gap(document, desk["Naapuri"])


def test_the_pathway_as_it_should_be_begins_as_a_copy_without_judgements(desk):
    told_pathway(desk)
    future = make_future_pathway(desk.document, desk.path, "Tavoite")
    made = desk.document.get(future, Pathway)
    assert (made.title, made.variant, made.made_from, made.asked_feelings) == (
        "Tavoite",
        PathwayVariant.FUTURE,
        desk.path,
        False,
    )
    assert desk.read(future) == desk.read()
    assert desk.lanes(future) == desk.lanes()
    copies = [moment for moment in desk.document.of_type(ServiceMoment) if moment.origin]
    assert {moment.origin: moment.text for moment in copies} == {
        moment.id: moment.text for moment in desk.document.of_type(ServiceMoment) if not moment.origin
    }
    assert {(moment.status, moment.feeling, moment.critical) for moment in copies} == {
        (MomentStatus.PLANNED, Emotion.NOT_ASKED, False)
    }
    assert len(desk.document.of_type(Note)) == 1
    assert [touchpoint.critical for touchpoint in desk.document.of_type(Touchpoint)] == [True, False]
    assert [handover.worked for handover in desk.document.of_type(Handover)] == [True, None, None]
    assert sorted(link.kind for link in desk.document.of_type(Link)) == ["gap", "parallel", "parallel"]
    assert len(desk.document.of_type(Frequency)) == 2


def test_an_actual_pathway_can_keep_what_was_said(desk):
    told_pathway(desk)
    actual = make_pathway_from(desk.document, desk.path, "Toteutunut", PathwayVariant.ACTUAL, with_judgements=True)
    assert desk.document.get(actual, Pathway).asked_feelings
    assert desk.read(actual) == desk.read()
    assert len(desk.document.of_type(Note)) == 2
    assert len(desk.document.of_type(Handover)) == 4
    (kirje,) = (moment for moment in desk.document.of_type(ServiceMoment) if moment.origin == origin_of(desk, "Kirje"))
    assert (kirje.feeling, kirje.critical_reason, kirje.status) == (Emotion.BAD, "pelko", MomentStatus.HAPPENED)


def origin_of(desk, text):
    (found,) = (m.id for m in desk.document.of_type(ServiceMoment) if m.text == text and not m.origin)
    return found


def test_an_actual_pathway_without_judgements_does_not_say_what_happened(desk):
    add_phase(desk.document, desk.path, "Tyhjä")
    made = make_pathway_from(desk.document, desk.path, "Toteutunut", PathwayVariant.ACTUAL)
    copies = {moment.status for moment in desk.document.of_type(ServiceMoment) if moment.origin}
    assert copies == {MomentStatus.UNKNOWN}
    assert desk.read(made).endswith("| #Tyhjä")
