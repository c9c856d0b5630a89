"""What a group says is written on the board: Enter adds, marks, voices, corrections, many lines; each is one edit."""

import pytest

from paku_studio import edits
from paku_studio.edits import Told
from paku_studio.models import (
    CustomerValue,
    FacilitatorNote,
    ParticipantRole,
    Persona,
    PersonaLine,
    ServiceContact,
    UnderstandingAnswer,
    ValueItem,
)

TEXT_LIMIT = 20_000


def test_the_first_line_makes_the_value_and_one_undo_takes_both_away(writer) -> None:
    writer.write("arki helpottuu")
    assert writer.told() == {"goal": ["arki helpottuu"]}
    assert writer.editor.value == writer.document.of_type(CustomerValue)[0].id
    assert writer.edits == 1
    writer.editor.undo()
    assert writer.document.of_type(CustomerValue) == ()
    assert writer.editor.value == ""
    writer.editor.redo()
    assert writer.told() == {"goal": ["arki helpottuu"]}


def test_the_first_line_makes_the_persona(new_writer) -> None:
    writer = new_writer("persona")
    writer.write("asuu yksin", to="situation")
    (persona,) = writer.document.of_type(Persona)
    assert writer.editor.persona == persona.id
    assert writer.edits == 1
    writer.editor.undo()
    assert writer.document.of_type(Persona) == ()


def test_enter_stays_in_the_field_and_the_next_field_is_a_step_away(writer) -> None:
    writer.write("a", "b")
    assert writer.capture.next_field()
    writer.write("c")
    assert writer.told() == {"goal": ["a", "b"], "functional": ["c"]}
    assert writer.edits == 3


def test_the_fields_are_walked_and_end(writer) -> None:
    seen = [writer.capture.field]
    while writer.capture.next_field():
        seen.append(writer.capture.field)
    assert seen == ["goal", "functional", "social", "feelings_motivation_values", "how"]
    assert not writer.capture.next_field()
    while writer.capture.previous_field():
        seen.append(writer.capture.field)
    assert writer.capture.field == "goal"


@pytest.mark.parametrize(
    ("typed", "text", "quote", "unsure", "role"),
    [
        ('" hän kuuli minua', "hän kuuli minua", True, False, None),
        ('"hän kuuli minua"', "hän kuuli minua", True, False, None),
        ("”hän kuuli minua”", "hän kuuli minua", True, False, None),
        ("? jaksaako hän", "jaksaako hän", False, True, None),
        ('" ? ehkä', "ehkä", True, True, None),
        ('? " ehkä', "ehkä", True, True, None),
        ("? [läheinen] ehkä", "ehkä", False, True, ParticipantRole.CLOSE_ONE),
        ("[Kelan edustaja] tuki haetaan", "tuki haetaan", False, False, ParticipantRole.KELA),
        ("[anhörig] trött", "trött", False, False, ParticipantRole.CLOSE_ONE),
        ("[omena] on hyvä", "[omena] on hyvä", False, False, None),
        ("\\? miksi", "? miksi", False, False, None),
        ('\\" sitaatti', '" sitaatti', False, False, None),
        ("\\[läheinen] kirjaimellisesti", "[läheinen] kirjaimellisesti", False, False, None),
        ('"soitto" ei auttanut', '"soitto" ei auttanut', False, False, None),
        ("miksi?", "miksi?", False, False, None),
        ("- ei luettelo", "- ei luettelo", False, False, None),
        ("? ? kaksi", "? kaksi", False, True, None),
        ("50 % palkasta", "50 % palkasta", False, False, None),
    ],
)
def test_marks_at_the_beginning(writer, typed, text, quote, unsure, role) -> None:
    (line,) = writer.write(typed)
    item = writer.document.get(line, ValueItem)
    assert (item.text, item.quote, item.unsure, item.role) == (text, quote, unsure, role)


@pytest.mark.parametrize("nothing", ["", "   ", "?", '"', "[läheinen]  ", '? "'])
def test_a_line_without_words_adds_nothing(writer, nothing) -> None:
    if nothing.startswith("["):
        assert writer.write(nothing)
        assert writer.told() == {"goal": ["[läheinen]"]}
        return
    assert writer.write(nothing) == [""]
    assert writer.told() == {}
    assert writer.edits == 0


def test_statements_carry_group_meeting_and_voice(writer) -> None:
    group = edits.add_group(writer.document, "Ryhmä")
    session = edits.add_session(writer.document, group)
    writer.editor.speaker = Told(group, session, ParticipantRole.VOLUNTEER)
    first, second = writer.write("yksi", "[läheinen] kaksi")
    one, two = (writer.document.get(line, ValueItem) for line in (first, second))
    assert (one.group, one.session, one.role) == (group, session, ParticipantRole.VOLUNTEER)
    assert (two.group, two.session, two.role) == (group, session, ParticipantRole.CLOSE_ONE)
    assert "Läheinen" in writer.board.lines("goal")[1].told


def test_a_service_is_a_contact_with_its_remark(new_writer) -> None:
    writer = new_writer("persona")
    writer.write("KELA", "TK-psykologi (ei jaksa käydä)", '" eivät auta', to="services")
    contacts = writer.document.of_type(ServiceContact)
    assert sorted(contact.remark for contact in contacts) == ["", "ei jaksa käydä"]
    assert writer.told()["services"] == ["KELA", "TK-psykologi (ei jaksa käydä)", "eivät auta"]
    (said,) = writer.document.of_type(PersonaLine)
    assert said.quote


def test_the_same_service_again_gets_the_remark(new_writer) -> None:
    writer = new_writer("persona")
    writer.write("Kela", "kela (odottaa)", to="services")
    assert writer.told() == {"services": ["Kela (odottaa)"]}


def test_rarer_headings_of_a_persona_are_shown_when_chosen_and_while_used(new_writer) -> None:
    writer = new_writer("persona")
    usual = ["situation", "motivation", "health", "network", "services", "strengths"]
    assert [field.key for field in writer.board.fields()] == usual
    writer.write("velkoja", to="money")
    shown = [field.key for field in writer.board.fields()]
    assert shown == [*usual[:-1], "money", "strengths"]


def test_understanding_is_for_a_persona_or_the_whole_group(new_writer) -> None:
    writer = new_writer("understanding")
    persona = edits.add_persona(writer.document, "Aino")
    writer.editor.open_scope("")
    writer.write("kaikki", to="who")
    writer.editor.open_scope(persona)
    assert writer.told() == {}
    writer.write("vain Aino")
    assert writer.told() == {"who": ["vain Aino"]}
    writer.editor.open_scope("")
    assert writer.told() == {"who": ["kaikki"]}
    assert {one.persona for one in writer.document.of_type(UnderstandingAnswer)} == {"", persona}


def test_own_notes_take_all_as_words_and_parked_ones_can_be_dealt_with(new_writer) -> None:
    writer = new_writer("group")
    writer.write('? soita "Ainolle"', to="own")
    (parked,) = writer.write("kysy tuesta", to="parked")
    assert writer.told() == {"own": ['? soita "Ainolle"'], "parked": ["kysy tuesta"]}
    edits.tick_parked(writer.document, parked)
    assert writer.document.get(parked, FacilitatorNote).done
    assert writer.board.lines("parked")[0].done
    writer.board.move(parked, "own")
    assert writer.told()["own"] == ['? soita "Ainolle"', "kysy tuesta"]


def test_a_line_that_stands_there_already_is_not_moved(writer) -> None:
    first, middle, last = writer.write("yksi", "kaksi", "kolme")
    writer.board.remove(middle)
    before = writer.edits
    assert writer.board.move(last, "goal", after=first) == last
    assert writer.board.move(last, "goal") == last
    assert writer.board.move(first, "goal", before=last) == first
    assert writer.edits == before


# Correcting


def test_up_brings_the_last_line_back_and_enter_changes_it(writer) -> None:
    first, second = writer.write("yksi", '" [läheinen] kaks')
    before = writer.edits
    assert writer.capture.correct_last()
    assert writer.capture.text == '" [Läheinen] kaks'
    writer.capture.text = '" [Läheinen] kaksi'
    assert writer.capture.enter() == second
    assert writer.told() == {"goal": ["yksi", "kaksi"]}
    assert writer.edits == before + 1
    assert writer.document.get(second, ValueItem).role is ParticipantRole.CLOSE_ONE
    assert first != second


def test_up_again_goes_further_back_and_down_comes_to_the_empty_line(writer) -> None:
    writer.write("yksi", "kaksi")
    capture = writer.capture
    assert capture.correct_last()
    assert capture.correct_last()
    assert capture.text == "yksi"
    assert not capture.correct_last()
    assert capture.correct_next()
    assert capture.text == "kaksi"
    assert capture.correct_next()
    assert capture.text == ""
    assert not capture.correcting


def test_a_line_half_typed_is_not_lost_to_the_arrow(writer) -> None:
    writer.write("yksi")
    writer.capture.text = "puoli"
    assert not writer.capture.correct_last()
    assert writer.capture.text == "puoli"


def test_a_line_typed_into_the_wrong_field_is_put_right_by_up_tab_enter(writer) -> None:
    writer.write("väärässä kentässä")
    writer.capture.correct_last()
    writer.capture.next_field()
    writer.capture.enter()
    assert writer.told() == {"functional": ["väärässä kentässä"]}
    assert writer.edits == 2


def test_an_unchanged_correction_is_no_edit_and_an_emptied_one_leaves_the_line(writer) -> None:
    writer.write("yksi")
    writer.capture.correct_last()
    writer.capture.enter()
    writer.capture.correct_last()
    writer.capture.text = ""
    writer.capture.enter()
    assert writer.told() == {"goal": ["yksi"]}
    assert writer.edits == 1


def test_a_corrected_line_that_is_gone_meanwhile_makes_a_new_one(writer) -> None:
    writer.write("yksi")
    writer.capture.correct_last()
    writer.editor.undo()
    writer.capture.text = "kaksi"
    writer.capture.enter()
    assert writer.told() == {"goal": ["kaksi"]}


# Many lines


def test_many_lines_are_many_lines_in_one_edit(writer) -> None:
    writer.capture.choose("how")
    lines = writer.capture.paste("läsnä ollen\r\n\r\n  kuunnellen \n? kiireettä\n")
    assert len(lines) == 3
    assert writer.told() == {"how": ["läsnä ollen", "kuunnellen", "kiireettä"]}
    assert [line.unsure for line in writer.board.lines("how")] == [False, False, True]
    assert writer.edits == 1
    assert "3 riviä" in writer.capture.heard
    writer.editor.undo()
    assert writer.told() == {}


@pytest.mark.parametrize("bullet", ["-", "–", "•", "*"])
def test_bullets_are_taken_off_and_said(writer, bullet) -> None:
    writer.capture.paste(f"{bullet} yksi\n{bullet} kaksi\n{bullet} kolme")
    assert writer.told() == {"goal": ["yksi", "kaksi", "kolme"]}
    assert f"({bullet})" in writer.capture.heard


@pytest.mark.parametrize("step", ["value", "persona", "understanding", "group"])
def test_hundreds_of_lines_come_in_on_every_board(new_writer, step) -> None:
    writer = new_writer(step)
    said = [f"asia {number}" for number in range(300)]
    writer.capture.paste("\n".join(said))
    assert list(writer.told().values()) == [said]
    assert writer.edits == 1


def test_a_line_that_is_too_long_is_refused_and_stays(writer) -> None:
    writer.write("a" * (TEXT_LIMIT + 1))
    assert writer.trouble
    assert len(writer.capture.text) == TEXT_LIMIT + 1
    assert writer.told() == {}
    writer.write("a" * TEXT_LIMIT)
    assert not writer.trouble


def test_a_pasted_line_that_is_too_long_loses_its_end_and_that_is_said(writer) -> None:
    writer.capture.paste("a" * (TEXT_LIMIT + 5) + "\nlyhyt")
    assert [len(text) for text in writer.told()["goal"]] == [TEXT_LIMIT, 5]
    assert "loppu" in writer.capture.heard


def test_broken_text_is_no_trap(writer) -> None:
    writer.capture.paste("ehjä\n\ud800rikki\x00\u202eoikealta\n")
    assert len(writer.told()["goal"]) == 2


# What stands there already


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Tulla KUULLUKSI, ja ymmärretyksi!", True),
        ("ymmärretyksi ja kuulluksi tulla", True),
        ("tulla kuulluksi", True),
        ("tulla kuulluksi ja ymmärretyksi myös arjessa", True),
        ("tulla", False),
        ("tulla kuulluksi huomenna", False),
        ("saada töitä", False),
        ("", False),
    ],
)
def test_what_stands_there_already_is_told(writer, typed, found) -> None:
    writer.write("Tulla kuulluksi ja ymmärretyksi", to="social")
    writer.capture.choose("how")
    writer.capture.text = typed
    same = writer.capture.same_already()
    assert (same is not None) == found


def test_a_line_that_is_corrected_is_not_told_to_stand_there_already(writer) -> None:
    writer.write("saada töitä")
    writer.capture.correct_last()
    assert writer.capture.same_already() is None


def test_what_is_typed_on_one_board_waits_while_another_is_looked_at(writer) -> None:
    writer.capture.text = "kesken"
    writer.editor.go_to("persona")
    assert writer.capture.text == ""
    writer.editor.go_to("value")
    assert writer.capture.text == "kesken"
