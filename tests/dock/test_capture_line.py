"""The capture line: type a line, press Enter, expect it where the chip said."""

from typing import Any

import pytest

from paku_studio.edits import Told, add_group, remove
from paku_studio.models import (
    Involvement,
    Link,
    Note,
    NoteKind,
    ParticipantRole,
    Pathway,
    Persona,
    Phase,
    ServiceMoment,
    Touchpoint,
)
from paku_studio.notation import TYPE_IN


def test_the_first_line_of_an_empty_document_makes_a_pathway_whose_first_moment_it_is(typist: Any) -> None:
    assert typist.chip("Soitto Kelaan") == "Polun alkuun"
    typist.enter("Soitto Kelaan")
    assert typist.editor.pathway == typist.one(Pathway, "").id
    assert typist.road() == ["Soitto Kelaan"]
    assert typist.capture.text == ""


def test_a_first_line_with_the_sign_of_a_title_names_the_pathway(typist: Any) -> None:
    typist.enter("= Velan kierre", "Soitto Kelaan")
    assert typist.editor.pathway == typist.one(Pathway, "Velan kierre").id
    assert typist.road() == ["Soitto Kelaan"]
    assert len(typist.document.of_type(Pathway)) == 1


def test_moments_follow_one_another_and_marks_fall_on_the_latest(typist: Any) -> None:
    typist.enter("A", "+ meni hyvin", "B", "* puhelin: jono", "- puuttui")
    assert typist.road() == ["A", "B"]
    assert typist.notes(typist.moment("A")) == [("worked", "meni hyvin")]
    assert typist.notes(typist.moment("B")) == [("missing", "puuttui")]
    assert typist.touchpoint("jono").moment == typist.moment("B").id


def test_each_line_is_one_undo(typist: Any) -> None:
    typist.enter("A", "@ Kela: 1 krt/kk")
    before = len(typist.document.history)
    typist.enter("B")
    assert len(typist.document.history) == before + 1
    assert typist.document.undo_name == TYPE_IN
    typist.editor.undo()
    assert typist.road() == ["A"]


def test_what_was_made_is_selected_and_told_in_words(typist: Any) -> None:
    typist.enter("Hakemus valmiiksi")
    assert typist.editor.selection == (typist.moment("Hakemus valmiiksi").id,)
    assert "Hakemus valmiiksi" in typist.capture.heard


@pytest.mark.parametrize(
    ("line", "fi", "sv", "en"),
    [
        ("-1", "Lisätty: tunne (huono) – Soitto", "Tillagt: känsla (dålig) – Soitto", "Added: feeling (bad) – Soitto"),
        (
            "** kysyi",
            "Lisätty: merkityksellinen – Soitto",
            "Tillagt: betydelsefull – Soitto",
            "Added: meaningful – Soitto",
        ),
        ("+ joku vastasi", "Lisätty: toimi – Soitto", "Tillagt: fungerade – Soitto", "Added: worked – Soitto"),
        ("@ Kela", "Lisätty: toimija – Soitto", "Tillagt: aktör – Soitto", "Added: actor – Soitto"),
        ("Käynti", "Uusi tuokio: Käynti", "Nytt tillfälle: Käynti", "New moment: Käynti"),
    ],
)
def test_what_a_line_added_is_said_by_the_name_of_its_mark_in_the_language_of_the_window(
    typist: Any, line: str, fi: str, sv: str, en: str
) -> None:
    typist.enter("Soitto", line)
    for language, said in (("fi", fi), ("sv", sv), ("en", en)):
        typist.editor.set_language(language)
        assert typist.capture.heard == said


def test_a_sentence_in_another_language_is_over_and_trouble_stands_until_it_is_closed(typist: Any) -> None:
    editor = typist.editor
    editor.say("Otettu takaisin")
    editor.set_language("fi")
    assert editor.told is not None
    editor.set_language("sv")
    assert editor.told is None
    editor.say("Det går inte", trouble=True)
    editor.forget_told()
    assert editor.told is not None
    editor.say("Gjort")
    editor.forget_told()
    assert editor.told is None


def test_a_paste_ends_what_was_refused_before(typist: Any) -> None:
    typist.enter("% huomautus")
    assert typist.editor.told.trouble
    typist.capture.paste("A\nB")
    assert typist.editor.told is None


def test_the_chip_names_the_moment_that_a_mark_falls_on_and_the_stop_that_a_new_one_follows(typist: Any) -> None:
    typist.enter("Hakemus valmiiksi", "> Lomake haetaan")
    assert typist.chip("+ hyvin") == "Lomake haetaan"
    assert typist.capture.lands().how == "on"
    assert typist.chip("Seuraava") == "Hakemus valmiiksi"
    assert typist.capture.lands().how == "after"
    assert typist.chip("|| Samalla") == "Lomake haetaan"
    assert typist.capture.lands().how == "beside"


def test_a_new_line_goes_where_somebody_selected(typist: Any) -> None:
    typist.enter("A", "B", "C")
    typist.editor.select(typist.moment("A").id)
    assert typist.chip("A2") == "A"
    typist.enter("A2", "A3")
    assert typist.road() == ["A", "A2", "A3", "B", "C"]


def test_a_selected_touchpoint_takes_the_marks_it_can_bear(typist: Any) -> None:
    typist.enter("A", "* puhelin: jono")
    typist.editor.select(typist.touchpoint("jono").id)
    assert typist.chip("! syy") == "jono"
    typist.enter("! jono katkeaa")
    assert typist.touchpoint("jono").critical_reason == "jono katkeaa"
    typist.enter("@ Kela")
    assert [one.moment for one in typist.document.of_type(Involvement)] == [typist.moment("A").id]


def test_a_selected_note_or_link_stands_for_its_moment(typist: Any) -> None:
    typist.enter("A", "+ hyvin", "B", "-> A")
    for kind, owner in ((Note, "A"), (Link, "B")):
        typist.editor.select(typist.document.of_type(kind)[0].id)
        assert typist.chip("+ lisää") == owner


def test_after_a_heading_notes_belong_to_the_phase_and_moments_go_into_it(typist: Any) -> None:
    typist.enter("A", "# Nykytilanne", "+ vaiheesta", "B", "# Loppu")
    assert typist.notes(typist.one(Phase, "Nykytilanne")) == [("worked", "vaiheesta")]
    assert typist.moment("B").phase == typist.one(Phase, "Nykytilanne").id
    assert typist.chip("C") == "Loppu"


def test_the_same_heading_again_goes_on_in_that_phase(typist: Any) -> None:
    typist.enter("# Alku", "A", "# Loppu", "C", "# Alku", "B")
    assert typist.road() == ["A", "B", "C"]
    assert len(typist.document.of_type(Phase)) == 2


def test_three_phases_stand_ready_and_the_first_line_goes_into_the_first(typist: Any) -> None:
    typist.enter("= Polku", "# Ennen", "# Aikana", "# Jälkeen")
    typist.editor.select()
    assert typist.chip("A") == "Ennen"
    typist.enter("A")
    assert typist.moment("A").phase == typist.one(Phase, "Ennen").id


def test_an_equals_sign_alone_turns_to_the_pathway_until_the_next_moment(typist: Any) -> None:
    typist.enter("= Polku", "A", "B")
    typist.editor.select(typist.moment("A").id)
    typist.enter("=", "? kuka vastaa", "A2", "+ hyvin")
    assert typist.notes(typist.one(Pathway, "Polku")) == [("question", "kuka vastaa")]
    assert typist.road() == ["A", "A2", "B"]
    assert typist.notes(typist.moment("A2")) == [("worked", "hyvin")]


def test_what_only_a_moment_can_bear_does_not_fall_on_a_phase(typist: Any) -> None:
    typist.enter("# Alku", "A")
    typist.editor.select(typist.one(Phase, "Alku").id)
    typist.enter("@ Kela")
    assert typist.road() == ["A"]
    assert len(typist.document.of_type(Involvement)) == 1


@pytest.mark.parametrize("indent", [" ", "  ", "\t"])
def test_an_indented_line_falls_one_step_below(typist: Any, indent: str) -> None:
    typist.enter("A", "* puhelin: jono")
    assert typist.chip(f"{indent}! x") == "jono"
    typist.enter(f"{indent}/ takaisinsoitto", "+ kaiuttimella")
    assert typist.notes(typist.touchpoint("jono")) == [("idea", "takaisinsoitto")]
    assert typist.notes(typist.moment("A")) == [("worked", "kaiuttimella")]


def test_shift_and_enter_do_the_same_as_an_indent(typist: Any) -> None:
    typist.enter("A", "* puhelin: jono").enter("! luovuttaa", deeper=True).enter("-1")
    assert typist.touchpoint("jono").critical
    assert not typist.moment("A").critical
    assert typist.moment("A").feeling.value == "bad"


def test_below_a_side_step_stands_its_own(typist: Any) -> None:
    typist.enter("A", "> a1", "> a2").enter("> a2x", deeper=True).enter("B")
    assert typist.road() == ["A", ">a1", ">a2", ">>a2x", "B"]


def test_a_persona_takes_the_notes_below_it(typist: Any) -> None:
    typist.enter("= Polku", "& Jaana", " + sama työntekijä")
    assert typist.notes(typist.one(Persona, "Jaana")) == [("worked", "sama työntekijä")]


def test_a_bar_goes_on_in_the_text_above(typist: Any) -> None:
    typist.enter("A", "+ hyvin", "| ja nopeasti", "! syy", "| toinen")
    assert typist.notes(typist.moment("A")) == [("worked", "hyvin\nja nopeasti")]
    assert typist.moment("A").critical_reason == "syy\ntoinen"


def test_a_line_that_can_mean_nothing_becomes_a_moment_and_that_is_said(typist: Any) -> None:
    typist.enter("! miksi")
    assert typist.road() == ["! miksi"]
    assert typist.editor.told.trouble
    typist.enter("B")
    assert typist.editor.told is None


def test_a_link_to_nowhere_is_kept_as_a_question_and_that_is_said(typist: Any) -> None:
    typist.enter("A", "-> Tuntematon")
    assert typist.notes(typist.moment("A")) == [("question", "Tuntematon")]
    assert typist.editor.told.trouble


def test_a_comment_is_not_swallowed(typist: Any) -> None:
    typist.enter("A", "% muista kahvi")
    assert typist.capture.text == "% muista kahvi"
    assert typist.road() == ["A"]
    assert typist.editor.told.trouble


def test_enter_in_an_empty_field_does_nothing(typist: Any) -> None:
    typist.enter("A", "", "   ")
    assert len(typist.document.history) == 1


def test_a_line_that_the_document_refuses_stays_in_the_field(typist: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: Any, **__: Any) -> None:
        raise KeyError("gone")

    monkeypatch.setattr("paku_studio.editor.capture.apply_notation", refuses)
    typist.enter("Tärkeä lause")
    assert typist.capture.text == "Tärkeä lause"
    assert typist.editor.told.trouble


def test_words_carry_whose_voice_was_chosen(typist: Any) -> None:
    group = add_group(typist.document, name="Ryhmä")
    typist.editor.speaker = Told(group=group, role=ParticipantRole.CLOSE_ONE)
    typist.enter("A", "+ hyvin", "- [asiakas] puuttui")
    assert {one.group for one in typist.document.of_type(ServiceMoment)} == {group}
    assert [(one.kind, one.role) for one in typist.document.of_type(Note)] == [
        (NoteKind.WORKED, ParticipantRole.CLOSE_ONE),
        (NoteKind.MISSING, ParticipantRole.DEVELOPER_CLIENT),
    ]


def test_the_place_moves_with_the_keys_over_the_borders_of_phases(typist: Any) -> None:
    typist.enter("# Alku", "A", "> a1", "# Loppu", "B")
    typist.write("+ tänne")
    typist.capture.previous_landing()
    assert typist.chip("+ tänne") == "a1"
    typist.capture.previous_landing()
    typist.capture.previous_landing()
    assert typist.chip("+ tänne") == "A"
    typist.capture.next_landing()
    assert typist.chip("+ tänne") == "a1"
    typist.capture.next_landing()
    assert typist.chip("+ tänne") == "B"


def test_the_chip_offers_what_stands_around_and_takes_the_choice(typist: Any) -> None:
    typist.enter("= Polku", "# Alku", "A", "* puhelin: jono", "B")
    typist.editor.select(typist.moment("A").id)
    offered = {one.words: one for one in typist.capture.landings()}
    assert list(offered) == ["A", "jono", "B", "Alku", "Polku"]
    assert [one.words for one in offered.values() if one.here] == ["A"]
    typist.write("+ hyvin").capture.choose_landing(offered["jono"].id)
    assert typist.capture.text == "+ hyvin"
    typist.capture.enter()
    assert typist.notes(typist.touchpoint("jono")) == [("worked", "hyvin")]


def test_the_place_is_never_one_that_is_gone(typist: Any) -> None:
    typist.enter("A", "# Uusi vaihe")
    typist.editor.undo()
    assert typist.chip("B") == "A"
    typist.enter("B")
    assert typist.road() == ["A", "B"]


def test_the_place_falls_back_where_what_it_named_was_removed(typist: Any) -> None:
    typist.enter("= Polku", "A", "B", "=")
    remove(typist.document, [typist.moment("B").id])
    assert typist.chip("C") == "A"
    typist.enter("C")
    assert typist.road() == ["A", "C"]


def test_arrow_up_brings_back_what_was_entered_and_down_leaves_it_again(typist: Any) -> None:
    typist.enter("A", "+ hyvin")
    assert typist.capture.earlier()
    assert typist.capture.text == "+ hyvin"
    assert typist.capture.earlier()
    assert typist.capture.text == "A"
    assert not typist.capture.earlier()
    assert typist.capture.later()
    assert typist.capture.later()
    assert typist.capture.text == ""
    typist.write("kesken")
    assert not typist.capture.earlier()
    assert typist.capture.text == "kesken"


# Many lines


def test_forty_pasted_lines_are_one_undo_with_a_report(typist: Any) -> None:
    typist.enter("A")
    before = len(typist.document.history)
    typist.capture.paste("\n".join(f"rivi {number}" for number in range(40)))
    assert len(typist.document.history) == before + 1
    assert typist.road()[1:] == [f"rivi {number}" for number in range(40)]
    assert "40" in typist.capture.heard
    assert typist.editor.told is None
    assert typist.capture.pasted.report.counts["moment"] == 40
    typist.enter("jatko")
    assert typist.road()[-1] == "jatko"


def test_bullets_are_taken_off_and_can_be_kept_as_marks_in_one_step(typist: Any) -> None:
    typist.enter("A")
    typist.capture.paste("- ei vastausta\n- ei aikaa\n- ei bussia")
    assert typist.road() == ["A", "ei vastausta", "ei aikaa", "ei bussia"]
    assert typist.capture.can_keep_bullets
    typist.capture.keep_bullets()
    assert typist.road() == ["A"]
    assert [words for _, words in typist.notes(typist.moment("A"))] == ["ei vastausta", "ei aikaa", "ei bussia"]
    assert not typist.capture.can_keep_bullets
    typist.editor.undo()
    assert typist.notes(typist.moment("A")) == []
    assert typist.road() == ["A"]


def test_bullets_kept_as_marks_fall_where_the_paste_went_in(typist: Any) -> None:
    typist.enter("A", "B", "C")
    typist.editor.select(typist.moment("A").id)
    typist.capture.paste("+ yksi\n+ kaksi\n* kolme")
    assert typist.road() == ["A", "B", "C"]
    typist.editor.undo()
    typist.editor.select(typist.moment("A").id)
    typist.capture.paste("* yksi\n* kaksi")
    assert typist.road() == ["A", "yksi", "kaksi", "B", "C"]
    typist.capture.keep_bullets()
    assert typist.road() == ["A", "B", "C"]
    assert typist.touchpoint("yksi").moment == typist.moment("A").id


def test_bullets_are_not_kept_once_something_else_was_done(typist: Any) -> None:
    typist.capture.paste("- yksi\n- kaksi")
    typist.enter("kolme")
    typist.capture.keep_bullets()
    assert typist.road() == ["yksi", "kaksi", "kolme"]


def test_touchpoints_keep_their_order(typist: Any) -> None:
    typist.enter("A", "* kirje", "* puhelin: jono")
    typist.editor.select(typist.touchpoint("kirje").id)
    typist.enter("* lomake")
    labels = [one.label for one in typist.document.children(typist.moment("A").id, Touchpoint, "moment")]
    assert labels == ["kirje", "jono", "lomake"]
    assert typist.chip("+ x") == "A"
