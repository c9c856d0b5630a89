"""What was blurred, taken away or kept to oneself does not come back on the sheet of what changed."""

import pytest

from paku_studio import edits
from paku_studio.models import (
    DotSubject,
    GenderCount,
    LinkKind,
    NoteKind,
    ParticipantRole,
    Project,
    ServiceMoment,
)
from paku_studio.store import new_id

TELLING = {
    "hetu": ("Tunnus on 131052-308T tässä", "131052-308T"),
    "phone": ("Soitto numeroon 040 123 4567 aamulla", "123 4567"),
    "mail": ("Kirje osoitteeseen kaisa.korhonen@example.fi", "korhonen@example"),
    "name": ("Tapaaminen, mukana Kaisa Korhonen", "Korhonen"),
}


@pytest.mark.parametrize("kind", TELLING)
def test_what_identifies_is_masked_in_what_went(work, kind):
    text, secret = TELLING[kind]
    (moment,) = work.phase("Alku", text)
    work.meet()
    edits.remove(work.document, [moment])
    (line,) = work.lines()
    assert line.text.split()[0] == text.split()[0], "what is innocent is told"
    assert secret not in work.all_that_goes_out()


def test_a_fictional_persona_may_be_named(work):
    edits.set_text(work.document, work.persona, "name", "Kaisa Korhonen")
    edits.confirm_fictional(work.document, work.persona)
    (moment,) = work.phase("Alku", "Kaisa Korhonen tulee kahvilaan")
    work.meet()
    edits.remove(work.document, [moment])
    assert work.lines()[0].text == "Kaisa Korhonen tulee kahvilaan"


def test_words_that_were_made_vague_by_hand_do_not_come_back(work):
    (moment,) = work.phase("Alku", "kylän ainoa kuuro suutari kertoi")
    note = edits.add_note(work.document, moment, NoteKind.WORKED, "tulkki tuli")
    other = edits.add_note(work.document, moment, NoteKind.WORKED, "kyyti järjestyi")
    work.meet()
    edits.set_text(work.document, moment, "text", "eräs mies kertoi")
    edits.remove(work.document, [note])
    edits.set_text(work.document, other, "text", "kyyti löytyi")
    assert "suutari" not in work.all_that_goes_out()
    assert "eräs mies kertoi" in work.words()


def test_no_field_tells_the_words_that_it_held_before(work):
    (moment,) = work.phase("Alku", "eka")
    edits.set_text(work.document, moment, "place", "suutarin verstas")
    edits.set_law_references(work.document, moment, ["suutarin laki"])
    edits.set_text(work.document, work.persona, "headline", "suutarin poika")
    work.meet()
    edits.set_text(work.document, moment, "place", "eräs paikka")
    edits.set_law_references(work.document, moment, ["toinen laki"])
    edits.set_text(work.document, work.persona, "headline", "eräs poika")
    assert "Paikka, muuttunut: eräs paikka" in work.words()
    assert "suutari" not in work.all_that_goes_out()


def test_a_way_that_went_names_its_ends_as_they_are_now(work):
    first, second = work.phase("Alku", "kylän ainoa kuuro suutari kertoi", "toka")
    edits.connect(work.document, second, first, LinkKind.RETURN)
    work.meet()
    edits.set_text(work.document, first, "text", "eräs mies kertoi")
    edits.disconnect(work.document, second, first)
    assert "toka → eräs mies kertoi" in work.words()
    assert "suutari" not in work.all_that_goes_out()


def test_a_phase_that_went_is_named_without_what_identifies(work):
    (moment,) = work.phase("Kaisa Korhosen luona", "eka")
    work.phase("Toinen vaihe", "toka")
    phase = work.document.get(moment, ServiceMoment).phase
    work.meet()
    edits.remove(work.document, [phase])
    assert "Korhosen" not in work.all_that_goes_out()
    assert "luona" in work.words()


def test_the_facilitators_own_notes_are_nowhere(work):
    (moment,) = work.phase("Alku", "eka")
    own = edits.add_note(work.document, moment, NoteKind.QUESTION, "OMATAKANA", own=True)
    kept = edits.add_own_note(work.document, "OMAKIRJA")
    shown = edits.add_note(work.document, moment, NoteKind.QUESTION, "OMAKSISIIRTO")
    work.meet()
    edits.remove(work.document, [own])
    edits.set_text(work.document, kept, "text", "OMAKIRJA toisin")
    edits.add_own_note(work.document, "OMAUUSI", parked=True)
    edits.add_note(work.document, moment, NoteKind.QUESTION, "OMAMYÖHEMPI", own=True)
    edits.keep_note_to_myself(work.document, shown)
    assert work.headings() == ["Sen jälkeen mikään ei ole muuttunut."]
    assert "OMA" not in work.all_that_goes_out()


def test_how_many_there_were_is_told_in_no_way(work):
    (moment,) = work.phase("Alku", "eka")
    edits.mark_critical(work.document, moment, "muuten katkeaa")
    ballot = edits.start_ballot(work.document, work.path, DotSubject.CRITICAL, voters=7)
    edits.show_dots(work.document, ballot)
    work.meet()
    edits.count_participants(
        work.document, work.session, ParticipantRole.EXPERT_BY_EXPERIENCE, GenderCount.UNKNOWN, attending=3
    )
    edits.set_ballot(work.document, ballot, voters=4)
    edits.give_dots(work.document, ballot, moment, 2)
    assert work.headings() == ["Sen jälkeen mikään ei ole muuttunut."]


def test_an_opening_balance_is_not_told(work):
    with work.document.edit("project") as transaction:
        project = transaction.add(Project(id=new_id(), name="Hanke")).id
    work.meet()
    with work.document.edit("project") as transaction:
        transaction.change(project, opening_persons=23, opening_women=3)
    assert work.headings() == ["Sen jälkeen mikään ei ole muuttunut."]


def test_a_ballot_that_nobody_has_seen_is_not_told(work):
    work.phase("Alku", "eka")
    work.meet()
    ballot = edits.start_ballot(work.document, work.path, DotSubject.IDEA)
    assert work.lines() == []
    edits.show_dots(work.document, ballot)
    assert len(work.lines()) == 1


def test_whose_voice_it_was_is_not_told(work):
    (moment,) = work.phase("Alku", "eka")
    note = edits.add_note(work.document, moment, NoteKind.WORKED, "hyvä puhelu")
    work.meet()
    with work.document.edit("voice") as transaction:
        transaction.change(note, role=ParticipantRole.EXPERT_BY_EXPERIENCE)
    assert work.lines() == []
    edits.set_text(work.document, note, "text", "oikein hyvä puhelu")
    assert "kokemusasiantuntija" not in work.all_that_goes_out().casefold()
