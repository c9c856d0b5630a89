"""Touchpoints, notes, ways, actors, personas, sessions: what is done, and what is then read."""

import unicodedata

import pytest

from paku_studio.edits import (
    NotPossible,
    Told,
    add_actor,
    add_frequency,
    add_group,
    add_handover,
    add_moment,
    add_note,
    add_pathway,
    add_persona,
    add_persona_line,
    add_phase,
    add_service_contact,
    add_session,
    add_side_step,
    add_touchpoint,
    add_value,
    add_value_item,
    answer_question,
    change,
    change_handover,
    change_note_kind,
    change_touchpoint_kind,
    close_gap,
    confirm_fictional,
    connect,
    count_participants,
    disconnect,
    find_actor,
    involve,
    join_actors,
    keep_note_to_myself,
    mark_critical,
    mark_gap,
    moment_to_touchpoint,
    move,
    move_note,
    move_touchpoint,
    note_to_moment,
    remove,
    rename_actor,
    set_feeling,
    set_text,
)
from paku_studio.models import (
    Actor,
    ActorKind,
    CustomerValue,
    Emotion,
    Frequency,
    Handover,
    HandoverKind,
    Involvement,
    Link,
    LinkKind,
    Note,
    NoteKind,
    ParticipantCount,
    ParticipantRole,
    Persona,
    PersonaLine,
    PersonaLineGroup,
    ServiceContact,
    ServiceMoment,
    Session,
    Touchpoint,
    TouchpointKind,
    UnderstandingAnswer,
    UnderstandingQuestion,
    ValueFacet,
    ValueItem,
)

LETTER, PHONE = TouchpointKind.LETTER, TouchpointKind.PHONE


def labels(desk, text):
    return [touchpoint.label for touchpoint in desk.document.children(desk[text], Touchpoint, "moment")]


def notes(desk, target):
    return [note.text for note in desk.document.children(target, Note, "target")]


def test_touchpoints_are_added_and_moved_with_their_notes(desk):
    cover = add_touchpoint(desk.document, desk["Kirje"], LETTER, "kuori", told=Told(role=ParticipantRole.KELA))
    call = add_touchpoint(desk.document, desk["Kirje"], PHONE, "soitto")
    add_note(desk.document, cover, NoteKind.MISSING, "selitys")
    move_touchpoint(desk.document, cover)
    assert labels(desk, "Kirje") == ["soitto", "kuori"]
    move_touchpoint(desk.document, cover, before=call)
    assert labels(desk, "Kirje") == ["kuori", "soitto"]
    add_touchpoint(desk.document, desk["Naapuri"], PHONE, "viesti")
    move_touchpoint(desk.document, cover, desk["Naapuri"])
    assert (labels(desk, "Kirje"), labels(desk, "Naapuri")) == (["soitto"], ["viesti", "kuori"])
    change_touchpoint_kind(desk.document, cover, TouchpointKind.FORM)
    assert desk.document.get(cover, Touchpoint).kind is TouchpointKind.FORM
    assert notes(desk, cover) == ["selitys"]
    with pytest.raises(NotPossible):
        move_touchpoint(desk.document, cover, desk["Kirje"], after=cover)


def test_notes_lie_on_many_things_and_change_kind_place_and_owner(desk):
    touchpoint = add_touchpoint(desk.document, desk["Kirje"], LETTER, "kuori")
    persona = add_persona(desk.document, "Aino")
    note = add_note(desk.document, desk.path, NoteKind.IDEA, "aikaa", heading="Aika")
    for target in (desk.phases[0], desk["Kirje"], touchpoint, persona, desk.path):
        move_note(desk.document, note, target)
        assert notes(desk, target) == ["aikaa"]
    add_note(desk.document, desk.path, NoteKind.RISK, "jonot")
    move_note(desk.document, note)
    assert notes(desk, desk.path) == ["jonot", "aikaa"]
    change_note_kind(desk.document, note, NoteKind.WORKED)
    keep_note_to_myself(desk.document, note)
    moved = desk.document.get(note, Note)
    assert (moved.kind, moved.own, moved.heading) == (NoteKind.WORKED, True, "Aika")
    keep_note_to_myself(desk.document, note, False)
    assert not desk.document.get(note, Note).own
    with pytest.raises(NotPossible):
        move_note(desk.document, note, "document")


def test_a_note_becomes_a_moment_after_the_one_it_is_about(desk):
    said = Told(role=ParticipantRole.CLOSE_ONE)
    touchpoint = add_touchpoint(desk.document, desk["Kirje"], LETTER, "kuori")
    for target, text in ((touchpoint, "Avaus"), (desk.phases[0], "Soitto"), (desk.path, "Loppu")):
        turned = note_to_moment(desk.document, add_note(desk.document, target, NoteKind.QUOTE, text, told=said))
        assert desk.document.get(turned.id, ServiceMoment).role is ParticipantRole.CLOSE_ONE
        assert turned.left == ("kind",)
    assert desk.read() == "#Ennen Kirje Avaus Naapuri Soitto | #Nyt Neuvonta Budjetti Loppu"
    assert desk.document.of_type(Note) == ()
    note = add_note(desk.document, desk["Kirje"], NoteKind.IDEA, "Ääni", heading="Aika", own=True)
    assert note_to_moment(desk.document, note).left == ("kind", "heading", "own")


def test_a_note_about_a_persona_has_no_road_to_go_to(desk):
    note = add_note(desk.document, add_persona(desk.document, "Aino"), NoteKind.IDEA, "x")
    with pytest.raises(NotPossible):
        note_to_moment(desk.document, note)


def test_a_moment_becomes_a_touchpoint_of_the_one_before_it_and_one_undo_brings_all_back(desk):
    document, naapuri = desk.document, desk["Naapuri"]
    add_note(document, naapuri, NoteKind.WORKED, "kysyi")
    add_touchpoint(document, naapuri, PHONE, "soitto")
    add_side_step(document, naapuri, "Pankki")
    involve(document, naapuri, "Naapuri")
    mark_critical(document, naapuri, "ainoa")
    set_feeling(document, naapuri, Emotion.GOOD)
    add_handover(document, naapuri, HandoverKind.WARM)
    connect(document, naapuri, desk["Kirje"], LinkKind.RETURN)
    connect(document, desk["Budjetti"], naapuri, LinkKind.RETURN)
    before = desk.state()
    turned = moment_to_touchpoint(document, naapuri, TouchpointKind.PERSON)
    assert turned.left == ("feeling",)
    assert desk.read() == "#Ennen Kirje >Pankki | #Nyt Neuvonta Budjetti"
    assert labels(desk, "Kirje") == ["Naapuri", "soitto"]
    made = document.get(turned.id, Touchpoint)
    assert (made.kind, made.critical, made.critical_reason) == (TouchpointKind.PERSON, True, "ainoa")
    assert notes(desk, turned.id) == ["kysyi"]
    assert desk.the(Involvement).moment == desk["Kirje"]
    assert desk.the(Handover).moment == desk["Kirje"]
    assert (desk.the(Link).source, desk.the(Link).target) == (desk["Budjetti"], desk["Kirje"])
    document.undo()
    assert desk.state() == before


def test_a_moment_becomes_a_touchpoint_of_one_that_is_named(desk):
    moment_to_touchpoint(desk.document, desk["Kirje"], onto=desk["Budjetti"])
    assert labels(desk, "Budjetti") == ["Kirje"]


def test_the_moment_before_may_be_a_side_step_or_in_an_earlier_phase(desk):
    step = add_side_step(desk.document, add_side_step(desk.document, desk["Naapuri"], "Pankki"), "Jono")
    add_phase(desk.document, desk.path, "Väli", after=desk.phases[0])
    moment_to_touchpoint(desk.document, desk["Neuvonta"])
    assert labels(desk, "Jono") == ["Neuvonta"]
    moment_to_touchpoint(desk.document, step)
    assert labels(desk, "Pankki") == ["Jono", "Neuvonta"]


def test_the_first_moment_or_one_with_the_other_below_it_cannot_become_a_touchpoint(desk):
    step = add_side_step(desk.document, desk["Kirje"], "Pankki")
    for arguments in ([desk["Kirje"]], [desk["Kirje"], PHONE, step], [desk["Kirje"], PHONE, desk["Kirje"]]):
        with pytest.raises(NotPossible):
            moment_to_touchpoint(desk.document, *arguments)


def test_ways_are_told_once_and_taken_off(desk):
    there, back = desk["Neuvonta"], desk["Kirje"]
    link = connect(desk.document, there, back, LinkKind.RETURN)
    assert connect(desk.document, there, back, LinkKind.RETURN, "jonoon") == link
    assert connect(desk.document, there, back, LinkKind.RETURN) == link
    assert desk.the(Link).label == "jonoon"
    connect(desk.document, there, back, LinkKind.LEADS_TO)
    connect(desk.document, back, there, LinkKind.LEADS_TO)
    disconnect(desk.document, there, back, LinkKind.RETURN)
    assert len(desk.document.of_type(Link)) == 2
    disconnect(desk.document, there, back)
    assert (desk.the(Link).source, desk.the(Link).target) == (back, there)


def test_ways_that_cannot_be_are_refused(desk):
    elsewhere = add_moment(desk.document, add_pathway(desk.document, "Toinen"), "Siellä")
    step = add_side_step(desk.document, desk["Kirje"], "Pankki")
    kirje = desk["Kirje"]
    for source, target, kind in (
        (kirje, kirje, LinkKind.LEADS_TO),
        (kirje, elsewhere, LinkKind.LEADS_TO),
        (kirje, desk["Naapuri"], LinkKind.NEXT),
        (kirje, desk["Naapuri"], LinkKind.GAP),
        (kirje, "", LinkKind.LEADS_TO),
        (step, kirje, LinkKind.PARALLEL),
    ):
        with pytest.raises(NotPossible):
            connect(desk.document, source, target, kind)
    assert desk.document.of_type(Link) == ()


def test_a_moment_that_is_said_to_be_at_the_same_time_comes_beside_the_other(desk):
    connect(desk.document, desk["Budjetti"], desk["Kirje"], LinkKind.PARALLEL)
    assert desk.lanes() == [["Kirje", "Budjetti"]]
    connect(desk.document, desk["Neuvonta"], desk["Kirje"], LinkKind.PARALLEL)
    assert desk.lanes() == [["Kirje", "Budjetti", "Neuvonta"]]
    connect(desk.document, desk["Naapuri"], desk["Neuvonta"], LinkKind.PARALLEL)
    assert desk.read().startswith("#Ennen Kirje Budjetti Neuvonta Naapuri")
    connect(desk.document, desk["Kirje"], desk["Naapuri"], LinkKind.PARALLEL)
    assert desk.lanes() == [["Kirje", "Budjetti", "Neuvonta", "Naapuri"]]
    disconnect(desk.document, desk["Kirje"], desk["Budjetti"], LinkKind.PARALLEL)
    assert desk.lanes() != [["Kirje", "Budjetti", "Neuvonta", "Naapuri"]]


def test_neighbours_at_the_same_time_stay_in_their_order(desk):
    connect(desk.document, desk["Kirje"], desk["Naapuri"], LinkKind.PARALLEL)
    assert desk.lanes() == [["Kirje", "Naapuri"]]


def test_a_gap_is_marked_once_and_closed(desk):
    gap = mark_gap(desk.document, desk["Naapuri"])
    assert mark_gap(desk.document, desk["Naapuri"], "kukaan ei soittanut") == gap
    assert desk.the(Link).label == "kukaan ei soittanut"
    connect(desk.document, desk["Naapuri"], desk["Budjetti"])
    close_gap(desk.document, desk["Naapuri"])
    assert desk.the(Link).kind is LinkKind.LEADS_TO


def test_a_hand_over_names_its_actors_by_name_or_id(desk):
    kela = add_actor(desk.document, "Kela", ActorKind.KELA)
    handover = add_handover(desk.document, desk["Naapuri"], HandoverKind.WARM, from_actor="Seurakunta", to_actor=kela)
    assert [actor.name for actor in desk.all_of(Actor)] == sorted(["Kela", "Seurakunta"], key=ids_of(desk))
    again = add_handover(
        desk.document, desk["Naapuri"], HandoverKind.WARM, from_actor="seurakunta", to_actor="KELA", worked=True
    )
    assert again == handover
    assert desk.the(Handover).worked is True
    change_handover(
        desk.document, handover, kind=HandoverKind.BROKEN, from_actor="", to_actor="Velkaneuvonta", note="x"
    )
    changed = desk.the(Handover)
    assert (changed.kind, changed.from_actor, changed.note) == (HandoverKind.BROKEN, "", "x")
    assert desk.document.get(changed.to_actor, Actor).name == "Velkaneuvonta"


def ids_of(desk):
    return lambda name: find_actor(desk.document, name).id


@pytest.mark.parametrize(
    "said", ["Työpaja Ääni", "työpaja  ääni ", "TYÖPAJA ÄÄNI", "tp", unicodedata.normalize("NFD", "Työpaja Ääni")]
)
def test_who_is_there_already_is_not_added_again(desk, said):
    actor = add_actor(desk.document, "Työpaja Ääni", abbreviations=["tp"])
    involvement = involve(desk.document, desk["Kirje"], actor)
    assert involve(desk.document, desk["Kirje"], said) == involvement
    assert add_actor(desk.document, said) == actor


def test_a_name_as_typed_goes_before_one_in_other_capitals_and_before_a_short_form(desk):
    with desk.document.edit("From an older file") as edit:
        edit.add(Actor(id="a1", name="KELA", abbreviations=("fpa",)))
        edit.add(Actor(id="a2", name="Kela"))
        edit.add(Actor(id="a3", name="FPA"))
    assert find_actor(desk.document, "Kela").id == "a2"
    assert find_actor(desk.document, "kela").id == "a1"
    assert find_actor(desk.document, "fpa").id == "a3"
    assert find_actor(desk.document, "mtt") is None


def test_a_frequency_belongs_to_the_actor_in_the_moment_and_is_told_once(desk):
    involvement = involve(desk.document, desk["Kirje"], "sostt", "1 krt/kk")
    involve(desk.document, desk["Kirje"], "sostt", "1 krt/kk")
    involve(desk.document, desk["Kirje"], "sostt", " ")
    add_frequency(desk.document, involvement, "aluksi useammin")
    told = [frequency.text for frequency in desk.document.children(involvement, Frequency, "involvement")]
    assert told == ["1 krt/kk", "aluksi useammin"]
    with pytest.raises(NotPossible):
        involve(desk.document, desk["Kirje"], "  ")
    with pytest.raises(NotPossible):
        add_actor(desk.document, "")


def test_an_actor_is_renamed_everywhere_at_once(desk):
    involve(desk.document, desk["Kirje"], "mtt")
    rename_actor(desk.document, desk.the(Actor).id, "Mielenterveystoimisto")
    assert desk.the(Actor).name == "Mielenterveystoimisto"
    with pytest.raises(NotPossible):
        rename_actor(desk.document, desk.the(Actor).id, " ")


def test_joined_actors_are_one_wherever_they_took_part(desk):
    document = desk.document
    kept = add_actor(document, "Mielenterveystoimisto", abbreviations=["mt"])
    other = add_actor(document, "mtt", ActorKind.HEALTH, abbreviations=["MT", "mielent."])
    involve(document, desk["Kirje"], kept, "1 krt/kk")
    involve(document, desk["Kirje"], other, "1 krt/kk")
    involve(document, desk["Kirje"], other, "tarvittaessa")
    involve(document, desk["Naapuri"], other)
    add_handover(document, desk["Kirje"], HandoverKind.WARM, from_actor=other, to_actor=other)
    add_service_contact(document, add_persona(document, "Aino"), other, "ei jaksa käydä")
    join_actors(document, kept, [other, kept])
    actor = desk.the(Actor)
    assert (actor.id, actor.kind, actor.abbreviations) == (kept, ActorKind.HEALTH, ("mt", "mtt", "mielent."))
    assert {involvement.moment for involvement in document.of_type(Involvement)} == {desk["Kirje"], desk["Naapuri"]}
    assert [frequency.text for frequency in desk.all_of(Frequency)] == ["1 krt/kk", "tarvittaessa"]
    assert (desk.the(Handover).from_actor, desk.the(ServiceContact).actor) == (kept, kept)
    with pytest.raises(NotPossible):
        join_actors(document, kept, [kept])


def test_a_persona_with_its_lines_services_answers_and_values(desk):
    document = desk.document
    persona = add_persona(document, "Aino", age="46")
    add_persona_line(document, persona, "yksi lapsi", PersonaLineGroup.NETWORK)
    contact = add_service_contact(document, persona, "Kela")
    assert add_service_contact(document, persona, "kela", "ei jaksa") == contact
    with pytest.raises(NotPossible):
        add_service_contact(document, persona, " ")
    confirm_fictional(document, persona)
    answer_question(document, UnderstandingQuestion.WHY, "velka", persona=persona)
    answer_question(document, UnderstandingQuestion.WHO, "koko ryhmä")
    value = add_value(document, "Arvo", persona=persona)
    add_value_item(document, value, ValueFacet.GOAL, "oma talous")
    assert (desk.the(Persona).age, desk.the(Persona).fictional) == ("46", True)
    assert (desk.the(PersonaLine).text, desk.the(ServiceContact).remark) == ("yksi lapsi", "ei jaksa")
    confirm_fictional(document, persona, False)
    assert not desk.the(Persona).fictional
    remove(document, [persona])
    for kind in (PersonaLine, ServiceContact, CustomerValue, ValueItem):
        assert document.of_type(kind) == ()
    assert [answer.text for answer in document.of_type(UnderstandingAnswer)] == ["koko ryhmä"]


def test_a_group_meets_and_counts_who_was_there(desk):
    group = add_group(desk.document, "Laukaan ryhmä")
    first, second = add_session(desk.document, group), add_session(desk.document, group, theme="polku")
    assert sorted(session.number for session in desk.document.of_type(Session)) == [1, 2]
    assert desk.document.get(second, Session).theme == "polku"
    count_participants(desk.document, first, ParticipantRole.KELA, attending=2, new_persons=2)
    count_participants(desk.document, first, ParticipantRole.KELA, attending=3, new_persons=1)
    count_participants(desk.document, first, ParticipantRole.VOLUNTEER, attending=0)
    assert (desk.the(ParticipantCount).attending, desk.the(ParticipantCount).new_persons) == (3, 1)
    count_participants(desk.document, first, ParticipantRole.KELA, attending=0)
    assert desk.document.of_type(ParticipantCount) == ()


def test_words_are_changed_exactly_as_typed(desk):
    set_text(desk.document, desk["Kirje"], "text", "  <b>\n\u202e ")
    assert desk.moment("  <b>\n\u202e ").id
    set_text(desk.document, "document", "title", "Nimi")
    for record_id, field in ((desk["Naapuri"], "phase"), (desk["Naapuri"], "order"), (desk["Naapuri"], "id")):
        with pytest.raises(NotPossible):
            set_text(desk.document, record_id, field, "x")
    for field in ("feeling", "critical", "nowhere"):
        with pytest.raises(NotPossible):
            set_text(desk.document, desk["Naapuri"], field, "x")


def test_details_are_changed_in_one_edit(desk):
    change(desk.document, desk["Kirje"], when="keväällä", place="koti")
    assert (desk.moment("Kirje").when, desk.moment("Kirje").place) == ("keväällä", "koti")
    with pytest.raises(ValueError, match="nowhere"):
        change(desk.document, desk["Kirje"], when="syksyllä", nowhere="x")
    assert desk.moment("Kirje").when == "keväällä"


def test_anything_with_an_order_can_be_moved_in_its_row(desk):
    persona = add_persona(desk.document, "Aino")
    lines = [add_persona_line(desk.document, persona, text) for text in "abc"]
    move(desk.document, lines[2], before=lines[0])
    assert [line.text for line in desk.all_of(PersonaLine)] == ["c", "a", "b"]
    with pytest.raises(NotPossible):
        move(desk.document, "document")
