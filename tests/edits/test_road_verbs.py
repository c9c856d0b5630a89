"""Pathways, phases and moments: what is done, and what is then read."""

import pytest

from paku_studio.edits import (
    NotPossible,
    Told,
    add_handover,
    add_moment,
    add_note,
    add_parallel_moment,
    add_pathway,
    add_phase,
    add_side_step,
    add_touchpoint,
    connect,
    involve,
    join_moments,
    make_main,
    make_side_step,
    mark_critical,
    mark_gap,
    mark_meaningful,
    move,
    move_moment,
    move_pathway,
    move_phase,
    remove,
    remove_phase,
    rename_phase,
    reorder,
    reorder_pathways,
    set_asked,
    set_client_choice,
    set_feeling,
    set_law_references,
    set_stage,
    set_status,
    split_moment,
    unmark_critical,
    unmark_meaningful,
)
from paku_studio.models import (
    AskedQuestion,
    Emotion,
    Frequency,
    Handover,
    HandoverKind,
    Involvement,
    Link,
    LinkKind,
    MomentStage,
    MomentStatus,
    Note,
    NoteKind,
    ParticipantRole,
    Pathway,
    PathwayPhase,
    PathwayVariant,
    Phase,
    ServiceMoment,
    Touchpoint,
    TouchpointKind,
)

START = "#Ennen Kirje Naapuri | #Nyt Neuvonta Budjetti"


def test_the_start(desk):
    assert desk.read() == START


def test_a_moment_is_added_at_the_end_of_the_path(desk):
    add_moment(desk.document, desk.path, "Loppu")
    assert desk.read() == "#Ennen Kirje Naapuri | #Nyt Neuvonta Budjetti Loppu"
    assert desk.document.undo_name == "Add service moment"


def test_a_moment_is_added_at_the_end_of_a_phase(desk):
    add_moment(desk.document, desk.path, "Soitto", phase=desk.phases[0])
    assert desk.read() == "#Ennen Kirje Naapuri Soitto | #Nyt Neuvonta Budjetti"


def test_a_moment_is_added_after_or_before_another(desk):
    add_moment(desk.document, desk.path, "Jono", after=desk["Kirje"])
    add_moment(desk.document, desk.path, "Alku", before=desk["Kirje"])
    assert desk.read() == "#Ennen Alku Kirje Jono Naapuri | #Nyt Neuvonta Budjetti"


def test_the_first_moment_of_a_path_without_phases_makes_an_unnamed_phase(desk):
    path = add_pathway(desk.document, "Uusi")
    add_moment(desk.document, path, "Alku")
    add_moment(desk.document, path, "Jatko")
    assert desk.read(path) == "# Alku Jatko"


def test_a_side_step_hangs_on_its_moment_after_its_earlier_ones(desk):
    add_side_step(desk.document, desk["Kirje"], "Pankki")
    add_moment(desk.document, desk.path, "Kela", parent=desk["Kirje"])
    add_side_step(desk.document, desk["Pankki"], "Jono")
    assert desk.read() == "#Ennen Kirje >Pankki >>Jono >Kela Naapuri | #Nyt Neuvonta Budjetti"
    assert desk.document.undo_name == "Add side step"


def test_a_moment_after_a_side_step_is_a_side_step_of_the_same_moment(desk):
    step = add_side_step(desk.document, desk["Kirje"], "Pankki")
    add_moment(desk.document, desk.path, "Kela", after=step)
    assert desk.read() == "#Ennen Kirje >Pankki >Kela Naapuri | #Nyt Neuvonta Budjetti"


def test_whose_words_they_are_comes_with_the_moment(desk):
    add_moment(desk.document, desk.path, "Soitto", told=Told(role=ParticipantRole.KELA), when="keväällä")
    assert desk.moment("Soitto").role is ParticipantRole.KELA
    assert desk.moment("Soitto").when == "keväällä"


def test_moments_at_the_same_time_stand_side_by_side(desk):
    add_parallel_moment(desk.document, desk["Kirje"], "Kela")
    add_parallel_moment(desk.document, desk["Kela"], "Pankki")
    add_parallel_moment(desk.document, desk["Kirje"], "Vero")
    assert desk.lanes() == [["Kirje", "Kela", "Pankki", "Vero"]]
    assert desk.read() == "#Ennen Kirje Kela Pankki Vero Naapuri | #Nyt Neuvonta Budjetti"


def test_a_moment_added_after_one_of_two_lanes_does_not_part_them(desk):
    add_parallel_moment(desk.document, desk["Kirje"], "Kela")
    add_moment(desk.document, desk.path, "Jono", after=desk["Kirje"])
    assert desk.lanes() == [["Kirje", "Kela"]]
    assert desk.read() == "#Ennen Kirje Kela Jono Naapuri | #Nyt Neuvonta Budjetti"


def test_a_moment_is_moved_within_its_phase_and_to_another(desk):
    move_moment(desk.document, desk["Kirje"], after=desk["Naapuri"])
    move_moment(desk.document, desk["Neuvonta"], before=desk["Naapuri"])
    assert desk.read() == "#Ennen Neuvonta Naapuri Kirje | #Nyt Budjetti"
    move_moment(desk.document, desk["Naapuri"], phase=desk.phases[1])
    assert desk.read() == "#Ennen Neuvonta Kirje | #Nyt Budjetti Naapuri"


def test_side_steps_come_along_when_their_moment_is_moved(desk):
    add_side_step(desk.document, add_side_step(desk.document, desk["Kirje"], "Pankki"), "Jono")
    move_moment(desk.document, desk["Kirje"], phase=desk.phases[1])
    assert desk.read() == "#Ennen Naapuri | #Nyt Neuvonta Budjetti Kirje >Pankki >>Jono"


def test_a_side_step_that_is_moved_to_a_phase_stands_on_the_road(desk):
    add_side_step(desk.document, desk["Kirje"], "Pankki")
    move_moment(desk.document, desk["Pankki"])
    assert desk.read() == "#Ennen Kirje Naapuri Pankki | #Nyt Neuvonta Budjetti"


def test_a_moment_cannot_be_moved_among_its_own_side_steps(desk):
    step = add_side_step(desk.document, desk["Kirje"], "Pankki")
    for verb in (
        lambda: move_moment(desk.document, desk["Kirje"], after=step),
        lambda: make_side_step(desk.document, desk["Kirje"], step),
        lambda: make_side_step(desk.document, desk["Kirje"], desk["Kirje"]),
    ):
        with pytest.raises(NotPossible) as refusal:
            verb()
        assert refusal.value.sentence("fi") == "Palvelutuokiota ei voi panna itsensä sisään."
    assert desk.read() == "#Ennen Kirje >Pankki Naapuri | #Nyt Neuvonta Budjetti"


def test_a_moment_that_leaves_its_lane_is_no_longer_at_the_same_time(desk):
    for text in ("Kela", "Pankki"):
        add_parallel_moment(desk.document, desk["Kirje"], text)
    move_moment(desk.document, desk["Kirje"], phase=desk.phases[1])
    assert desk.lanes() == [["Kela", "Pankki"]]
    move_moment(desk.document, desk["Kela"], phase=desk.phases[1])
    assert desk.lanes() == []
    assert desk.document.of_type(Link) == ()


def test_lanes_can_change_places(desk):
    add_parallel_moment(desk.document, desk["Kirje"], "Kela")
    add_parallel_moment(desk.document, desk["Kirje"], "Pankki")
    move_moment(desk.document, desk["Pankki"], after=desk["Kirje"])
    move(desk.document, desk["Kirje"], after=desk["Kela"])
    assert desk.lanes() == [["Pankki", "Kela", "Kirje"]]
    reorder(desk.document, [desk["Kirje"], desk["Kela"], desk["Pankki"]])
    assert desk.lanes() == [["Kirje", "Kela", "Pankki"]]


def test_a_moment_that_comes_to_another_pathway_leaves_its_ways_behind(desk):
    connect(desk.document, desk["Neuvonta"], desk["Kirje"], LinkKind.RETURN)
    mark_gap(desk.document, desk["Kirje"])
    other = add_pathway(desk.document, "Toinen")
    phase = add_phase(desk.document, other, "Siellä")
    move_moment(desk.document, desk["Kirje"], phase=phase)
    assert desk.read(other) == "#Siellä Kirje"
    assert [link.kind for link in desk.document.of_type(Link)] == [LinkKind.GAP]


def test_a_moment_becomes_a_side_step_of_the_one_before_it_and_comes_back(desk):
    add_side_step(desk.document, desk["Naapuri"], "Jono")
    make_side_step(desk.document, desk["Naapuri"])
    assert desk.read() == "#Ennen Kirje >Naapuri >>Jono | #Nyt Neuvonta Budjetti"
    make_main(desk.document, desk["Jono"])
    make_main(desk.document, desk["Naapuri"])
    assert desk.read() == "#Ennen Kirje Naapuri Jono | #Nyt Neuvonta Budjetti"
    make_main(desk.document, desk["Naapuri"])
    assert desk.document.undo_name == "Bring it onto the road"


def test_a_moment_becomes_a_side_step_in_another_phase(desk):
    make_side_step(desk.document, desk["Kirje"], desk["Neuvonta"])
    assert desk.read() == "#Ennen Naapuri | #Nyt Neuvonta >Kirje Budjetti"


def test_the_first_moment_of_a_phase_has_nothing_to_hang_on(desk):
    with pytest.raises(NotPossible):
        make_side_step(desk.document, desk["Kirje"])
    assert desk.read() == START


def test_a_lane_that_becomes_a_side_step_is_no_lane(desk):
    add_parallel_moment(desk.document, desk["Kirje"], "Kela")
    make_side_step(desk.document, desk["Kela"])
    assert desk.lanes() == []
    assert desk.document.of_type(Link) == ()


def test_removing_a_moment_closes_the_path_and_its_side_steps_take_its_place(desk):
    for text in ("Pankki", "Kela"):
        add_side_step(desk.document, desk["Kirje"], text)
    add_side_step(desk.document, desk["Pankki"], "Jono")
    connect(desk.document, desk["Neuvonta"], desk["Kirje"], LinkKind.RETURN)
    remove(desk.document, [desk["Kirje"]])
    assert desk.read() == "#Ennen Pankki >Jono Kela Naapuri | #Nyt Neuvonta Budjetti"
    remove(desk.document, [desk["Jono"]])
    assert desk.document.of_type(Link) == ()
    desk.document.undo()
    desk.document.undo()
    assert desk.read() == "#Ennen Kirje >Pankki >>Jono >Kela Naapuri | #Nyt Neuvonta Budjetti"


def test_removing_a_side_step_leaves_its_own_side_steps_with_its_moment(desk):
    add_side_step(desk.document, add_side_step(desk.document, desk["Kirje"], "Pankki"), "Jono")
    add_side_step(desk.document, desk["Kirje"], "Kela")
    remove(desk.document, [desk["Pankki"]])
    assert desk.read() == "#Ennen Kirje >Jono >Kela Naapuri | #Nyt Neuvonta Budjetti"


def test_removing_a_moment_and_its_side_step_together_leaves_neither(desk):
    step = add_side_step(desk.document, desk["Kirje"], "Pankki")
    add_side_step(desk.document, step, "Jono")
    remove(desk.document, [step, desk["Kirje"], step])
    assert desk.read() == "#Ennen Jono Naapuri | #Nyt Neuvonta Budjetti"


def test_removing_the_middle_lane_leaves_the_others_side_by_side(desk):
    add_parallel_moment(desk.document, desk["Kirje"], "Kela")
    add_parallel_moment(desk.document, desk["Kela"], "Pankki")
    remove(desk.document, [desk["Kela"]])
    assert desk.lanes() == [["Kirje", "Pankki"]]


def test_the_side_steps_of_a_removed_lane_do_not_part_the_others(desk):
    add_parallel_moment(desk.document, desk["Kirje"], "Kela")
    add_parallel_moment(desk.document, desk["Kela"], "Pankki")
    add_side_step(desk.document, desk["Kela"], "Tunnukset")
    remove(desk.document, [desk["Kela"]])
    assert desk.lanes() == [["Kirje", "Pankki"]]
    assert desk.read() == "#Ennen Kirje Pankki Tunnukset Naapuri | #Nyt Neuvonta Budjetti"


def test_what_was_said_of_a_removed_moment_goes_with_it(desk):
    touchpoint = add_touchpoint(desk.document, desk["Kirje"], TouchpointKind.LETTER, "kuori")
    add_note(desk.document, touchpoint, NoteKind.MISSING, "selitys")
    involve(desk.document, desk["Kirje"], "Kela", "1 krt/kk")
    remove(desk.document, [desk["Kirje"]])
    for kind in (Touchpoint, Note, Involvement, Frequency):
        assert desk.document.of_type(kind) == ()


def test_the_documents_own_record_and_its_memory_cannot_be_removed(desk):
    remove(desk.document, [desk["Kirje"]])
    stone = next(key for key in desk.document.records if key.startswith("t-"))
    for record_id in ("document", stone):
        with pytest.raises(NotPossible):
            remove(desk.document, [record_id])


def test_phases_are_added_named_and_moved_with_their_moments(desk):
    middle = add_phase(desk.document, desk.path, "Väli", after=desk.phases[0], key=PathwayPhase.PRESENT)
    rename_phase(desk.document, desk.phases[1], "Tulevaan", PathwayPhase.NEXT_STEPS)
    assert desk.read() == "#Ennen Kirje Naapuri | #Väli | #Tulevaan Neuvonta Budjetti"
    assert desk.document.get(middle, Phase).key is PathwayPhase.PRESENT
    assert desk.document.get(desk.phases[1], Phase).key is PathwayPhase.NEXT_STEPS
    move_phase(desk.document, desk.phases[1], before=desk.phases[0])
    assert desk.read() == "#Tulevaan Neuvonta Budjetti | #Ennen Kirje Naapuri | #Väli"
    move_phase(desk.document, desk.phases[1])
    assert desk.read() == "#Ennen Kirje Naapuri | #Väli | #Tulevaan Neuvonta Budjetti"


def test_a_phase_of_another_pathway_is_no_neighbour(desk):
    other = add_phase(desk.document, add_pathway(desk.document, "Toinen"), "Siellä")
    with pytest.raises(NotPossible):
        move_phase(desk.document, desk.phases[0], after=other)


def test_the_moments_of_a_removed_phase_go_on_in_the_one_before_it(desk):
    add_side_step(desk.document, desk["Neuvonta"], "Pankki")
    remove_phase(desk.document, desk.phases[1])
    assert desk.read() == "#Ennen Kirje Naapuri Neuvonta >Pankki Budjetti"


def test_the_moments_of_a_removed_first_phase_come_first_in_the_next(desk):
    remove(desk.document, [desk.phases[0]])
    assert desk.read() == "#Nyt Kirje Naapuri Neuvonta Budjetti"


def test_an_only_phase_with_moments_loses_its_name(desk):
    remove_phase(desk.document, desk.phases[0], with_moments=True)
    assert desk.read() == "#Nyt Neuvonta Budjetti"
    remove_phase(desk.document, desk.phases[1])
    assert desk.read() == "# Neuvonta Budjetti"


def test_a_phase_chosen_with_all_its_moments_goes(desk):
    remove(desk.document, [desk.phases[1], desk["Neuvonta"], desk["Budjetti"]])
    assert desk.read() == "#Ennen Kirje Naapuri"


def test_everything_on_the_road_can_be_chosen_and_removed(desk):
    remove(desk.document, [*desk.phases, *(desk[text] for text in ("Kirje", "Naapuri", "Neuvonta", "Budjetti"))])
    assert desk.read() == ""


def test_a_lane_that_is_split_keeps_its_first_half_in_the_lane(desk):
    add_parallel_moment(desk.document, desk["Kirje"], "Kela")
    split_moment(desk.document, desk["Kela"], 2)
    assert desk.lanes() == [["Kirje", "Ke"]]


def test_lanes_stay_lanes_when_their_phase_is_removed(desk):
    add_parallel_moment(desk.document, desk["Neuvonta"], "Kela")
    remove_phase(desk.document, desk.phases[1])
    assert desk.lanes() == [["Neuvonta", "Kela"]]


def test_pathways_are_put_in_order(desk):
    add_pathway(desk.document, "Toinen", variant=PathwayVariant.PLANNED)
    third = add_pathway(desk.document, "Kolmas")
    move_pathway(desk.document, third, before=desk.path)
    titles = [pathway.title for pathway in desk.all_of(Pathway)]
    assert titles == ["Kolmas", "Velkakierteestä", "Toinen"]
    ids = [pathway.id for pathway in desk.all_of(Pathway)]
    reorder_pathways(desk.document, ids[::-1])
    assert [pathway.title for pathway in desk.all_of(Pathway)] == titles[::-1]


def test_some_moments_are_reordered_in_the_places_that_they_hold(desk):
    add_moment(desk.document, desk.path, "Jono", phase=desk.phases[0])
    reorder(desk.document, [desk["Jono"], desk["Kirje"]])
    assert desk.read() == "#Ennen Jono Naapuri Kirje | #Nyt Neuvonta Budjetti"
    reorder(desk.document, [])
    with pytest.raises(NotPossible):
        reorder(desk.document, [desk["Jono"], desk["Budjetti"]])


def test_neighbours_that_share_one_order_key_are_reordered_too(desk):
    with desk.document.edit("Two people added at once") as edit:
        for text in ("Kirje", "Naapuri"):
            edit.change(desk[text], order="V")
    first, second = desk.read().split()[1:3]
    reorder(desk.document, [desk[second], desk[first]])
    assert desk.read().split()[1:3] == [second, first]


def test_what_the_group_was_asked(desk):
    set_asked(desk.document, desk.path, AskedQuestion.RISK)
    assert desk.the(Pathway).asked_risk
    set_asked(desk.document, desk.path, AskedQuestion.RISK, False)
    assert not desk.the(Pathway).asked_risk


def test_feeling_status_stage_choice_and_law(desk):
    set_feeling(desk.document, desk["Kirje"], Emotion.BAD)
    set_status(desk.document, desk["Kirje"], MomentStatus.DID_NOT_HAPPEN)
    set_stage(desk.document, desk["Kirje"], MomentStage.BEFORE)
    set_client_choice(desk.document, desk["Kirje"])
    set_law_references(desk.document, desk["Kirje"], ("Shl 36 §",))
    kirje = desk.moment("Kirje")
    assert (kirje.feeling, kirje.status, kirje.stage) == (Emotion.BAD, MomentStatus.DID_NOT_HAPPEN, MomentStage.BEFORE)
    assert (kirje.client_choice, kirje.law_references) == (True, ("Shl 36 §",))


def test_marks_lie_on_moments_and_touchpoints_with_their_reason(desk):
    touchpoint = add_touchpoint(desk.document, desk["Kirje"], TouchpointKind.LETTER, "kuori")
    for marked in (desk["Kirje"], touchpoint):
        mark_critical(desk.document, marked, "ei uskalla avata")
        mark_meaningful(desk.document, marked, "joku kysyi")
        record = desk.document.records[marked]
        assert (record.critical, record.critical_reason) == (True, "ei uskalla avata")
        assert (record.meaningful, record.meaningful_reason) == (True, "joku kysyi")
        unmark_critical(desk.document, marked)
        unmark_meaningful(desk.document, marked)
        record = desk.document.records[marked]
        assert (record.critical, record.critical_reason, record.meaningful) == (False, "", False)
    with pytest.raises(NotPossible):
        mark_critical(desk.document, desk.path)


def test_a_moment_is_split_and_the_ways_lead_on_from_the_second_half(desk):
    add_side_step(desk.document, desk["Neuvonta"], "Pankki")
    connect(desk.document, desk["Neuvonta"], desk["Kirje"], LinkKind.RETURN)
    connect(desk.document, desk["Kirje"], desk["Neuvonta"], LinkKind.LEADS_TO)
    moment = add_moment(desk.document, desk.path, "x", after=desk["Neuvonta"])
    remove(desk.document, [moment])
    split_moment(desk.document, desk["Neuvonta"], 4)
    assert desk.read() == "#Ennen Kirje Naapuri | #Nyt Neuv >Pankki onta Budjetti"
    ways = {(link.kind, link.source, link.target) for link in desk.document.of_type(Link)}
    assert ways == {
        (LinkKind.RETURN, desk["onta"], desk["Kirje"]),
        (LinkKind.LEADS_TO, desk["Kirje"], desk["Neuv"]),
    }


def test_spaces_at_the_cut_go_and_a_half_without_words_is_refused(desk):
    moment = add_moment(desk.document, desk.path, "yksi  kaksi")
    for at in (0, -3, 11, 99):
        with pytest.raises(NotPossible):
            split_moment(desk.document, moment, at)
    split_moment(desk.document, moment, 5)
    assert desk.read().endswith("Budjetti yksi kaksi")
    assert desk["yksi"] == moment


def test_joined_moments_keep_all_that_was_said(desk):
    document, one, other = desk.document, desk["Kirje"], desk["Neuvonta"]
    add_touchpoint(document, one, TouchpointKind.LETTER, "kuori")
    add_touchpoint(document, other, TouchpointKind.PHONE, "puhelin")
    add_note(document, other, NoteKind.WORKED, "soitti itse")
    add_side_step(document, other, "Pankki")
    involve(document, one, "Kela", "1 krt/kk")
    involve(document, other, "Kela", "tarvittaessa")
    involve(document, other, "Seurakunta")
    add_handover(document, other, HandoverKind.WARM, to_actor="Kela")
    connect(document, one, other)
    connect(document, desk["Budjetti"], other, LinkKind.RETURN)
    mark_critical(document, one, "pelko")
    mark_critical(document, other, "jono")
    set_feeling(document, other, Emotion.GOOD)
    set_law_references(document, other, ("Shl",))
    assert join_moments(document, [other, one]) == one
    assert desk.read() == "#Ennen Kirje\nNeuvonta >Pankki Naapuri | #Nyt Budjetti"
    joined = desk.moment("Kirje\nNeuvonta")
    assert (joined.critical_reason, joined.feeling, joined.law_references) == ("pelko\njono", Emotion.GOOD, ("Shl",))
    assert [touchpoint.label for touchpoint in document.children(one, Touchpoint, "moment")] == ["kuori", "puhelin"]
    assert [note.text for note in document.children(one, Note, "target")] == ["soitti itse"]
    assert len(document.children(one, Involvement, "moment")) == 2
    assert [frequency.text for frequency in desk.all_of(Frequency)] == ["1 krt/kk", "tarvittaessa"]
    assert desk.the(Handover).moment == one
    assert [(link.kind, link.target) for link in document.of_type(Link)] == [(LinkKind.RETURN, one)]


def test_a_moment_is_joined_with_its_own_side_step(desk):
    step = add_side_step(desk.document, desk["Kirje"], "Pankki")
    add_side_step(desk.document, step, "Jono")
    join_moments(desk.document, [desk["Kirje"], step])
    assert desk.read() == "#Ennen Kirje\nPankki >Jono Naapuri | #Nyt Neuvonta Budjetti"


def test_joining_asks_for_two_moments_of_one_pathway_with_words_that_fit(desk):
    elsewhere = add_moment(desk.document, add_pathway(desk.document, "Toinen"), "Siellä")
    long = [add_moment(desk.document, desk.path, letter * 15_000) for letter in "ab"]
    for moments in ([desk["Kirje"]], [desk["Kirje"], desk["Kirje"]], [desk["Kirje"], elsewhere], long, []):
        with pytest.raises(NotPossible):
            join_moments(desk.document, moments)


def test_unknown_ids_are_refused_and_nothing_changes(desk):
    with pytest.raises(KeyError):
        remove(desk.document, [desk["Kirje"], "nowhere"])
    with pytest.raises(KeyError):
        add_moment(desk.document, desk.path, "x", phase="nowhere")
    with pytest.raises(KeyError):
        set_feeling(desk.document, desk.path, Emotion.GOOD)
    assert desk.read() == START
    assert len(desk.document.of_type(ServiceMoment)) == 4
