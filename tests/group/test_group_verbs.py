"""What is said of a group, its organiser, its municipality, its project: each one commit, each undone whole."""

import datetime
import unicodedata

import pytest

from paku_studio import edits
from paku_studio.edits import NotPossible
from paku_studio.edits.municipalities import KNOWN
from paku_studio.models import (
    ActionPackage,
    DeveloperGroup,
    GenderCount,
    Municipality,
    NoteKind,
    Organiser,
    OrganiserKind,
    ParticipantCount,
    ParticipantRole,
    Project,
    Session,
)

CLIENT, WOMEN = ParticipantRole.DEVELOPER_CLIENT, GenderCount.WOMEN
DAY = datetime.date(2026, 11, 21)


def once(document, verb, *given, **more):
    """Do it, see that it is one edit, that undo takes it back whole and redo makes it again; gives what it gave."""
    before, edited = dict(document.records), len(document.undoable)
    made = verb(document, *given, **more)
    assert len(document.undoable) == edited + 1
    after = dict(document.records)
    document.undo()
    assert {key: one for key, one in document.records.items() if one.TYPE != "tombstone"} == {
        key: one for key, one in before.items() if one.TYPE != "tombstone"
    }
    document.redo()
    assert {key: one for key, one in document.records.items() if one.TYPE != "tombstone"} == {
        key: one for key, one in after.items() if one.TYPE != "tombstone"
    }
    return made


def organiser(document, group):
    return document.records[document.get(group, DeveloperGroup).organiser]


def municipality(document, group):
    return document.records[document.get(group, DeveloperGroup).municipality]


def test_an_organiser_is_made_when_typed_and_matched_by_name(document, group):
    once(document, edits.set_organiser, group, "Sovatek-säätiö")
    other = edits.add_group(document, "Toinen")
    edits.set_organiser(document, other, unicodedata.normalize("NFD", "sovatek-SÄÄTIÖ "))
    assert organiser(document, group) == organiser(document, other)
    assert [one.name for one in document.of_type(Organiser)] == ["Sovatek-säätiö"]


def test_a_mistyped_organiser_does_not_stay(document, group):
    edits.set_organiser(document, group, "Jyväskilä")
    once(document, edits.set_organiser, group, "Jyväskylä")
    assert [one.name for one in document.of_type(Organiser)] == ["Jyväskylä"]
    edits.set_organiser(document, group, "")
    assert document.of_type(Organiser) == ()


def test_an_organiser_that_another_needs_stays(document, group):
    edits.set_organiser(document, group, "Saarikka")
    edits.set_organiser(document, edits.add_group(document, "Toinen"), "Saarikka")
    edits.set_organiser(document, group, "Wiitaunioni")
    assert {one.name for one in document.of_type(Organiser)} == {"Saarikka", "Wiitaunioni"}


def test_the_lead_of_the_project_stays_an_organiser(document, group):
    edits.set_organiser(document, group, "Koske")
    edits.set_project(document, group, lead=organiser(document, group).id)
    edits.set_organiser(document, group, "Saarikka")
    assert {one.name for one in document.of_type(Organiser)} == {"Koske", "Saarikka"}


def test_the_kind_needs_an_organiser(document, group):
    with pytest.raises(NotPossible):
        edits.set_organiser_kind(document, group, OrganiserKind.NGO)
    edits.set_organiser(document, group, "Yhdistys")
    once(document, edits.set_organiser_kind, group, OrganiserKind.NGO)
    assert organiser(document, group).kind is OrganiserKind.NGO


def test_a_known_municipality_brings_what_is_known_of_it(document, group):
    once(document, edits.set_municipality, group, "pihtipudas")
    found = municipality(document, group)
    assert (found.code, found.name_fi, found.locative_fi) == ("601", "Pihtipudas", "Pihtiputaalla")
    edits.set_municipality(document, group, "Laukas")
    assert municipality(document, group).name_fi == "Laukaa"
    assert [one.name_fi for one in document.of_type(Municipality)] == ["Laukaa"]


def test_nothing_is_built_of_a_municipality_that_is_not_known(document, group):
    edits.set_municipality(document, group, "  Kustavi ")
    found = municipality(document, group)
    assert (found.code, found.name_fi, found.name_sv, found.locative_fi) == ("", "Kustavi", "", "")


def test_a_municipality_that_somebody_described_stays(document, group):
    edits.set_municipality(document, group, "Kustavi")
    edits.change(document, municipality(document, group).id, locative_fi="Kustavissa")
    edits.set_municipality(document, group, "Laukaa")
    assert {one.name_fi for one in document.of_type(Municipality)} == {"Kustavi", "Laukaa"}


def test_there_are_22_municipalities_and_one_that_was():
    assert len(KNOWN) == 23
    assert len({one.code for one in KNOWN}) == 23
    assert all(len(one.code) == 3 and one.locative_fi and one.name_sv for one in KNOWN)


def test_package_and_name(document, group):
    once(document, edits.set_package, group, ActionPackage.DIGITAL)
    once(document, edits.rename_group, group, "Uusi nimi")
    assert document.get(group, DeveloperGroup).package is ActionPackage.DIGITAL
    with pytest.raises(NotPossible):
        edits.rename_group(document, group, "  ")


def test_the_project_is_made_when_something_of_it_is_told(document, group):
    made = once(document, edits.set_project, group, participant_goal=195)
    once(document, edits.set_project, group, name="Palvelupolut kuntoon")
    (project,) = document.of_type(Project)
    assert (project.id, project.participant_goal, project.name) == (made, 195, "Palvelupolut kuntoon")
    assert document.get(group, DeveloperGroup).project == made


def test_no_more_women_than_persons_in_the_opening_balance(document, group):
    assert once(document, edits.set_opening_balance, group, women=154) == (154, 154)
    assert once(document, edits.set_opening_balance, group, persons=188) == (188, 154)
    assert once(document, edits.set_opening_balance, group, persons=100) == (100, 100)


def test_a_meeting_begins_in_a_group_made_for_it(document):
    session = once(document, edits.start_session, "", DAY)
    record = document.get(session, Session)
    assert (record.number, record.date) == (1, DAY)
    assert document.get(record.group, DeveloperGroup).name == ""


def test_a_meeting_is_changed_and_removed(document, group):
    session = edits.start_session(document, group, DAY)
    once(document, edits.set_session, session, theme="Persoona", begins="klo 9", number=4)
    assert document.get(edits.start_session(document, group, DAY), Session).number == 5
    edits.set_attending(document, session, CLIENT, WOMEN, 3)
    once(document, edits.remove_session, session)
    assert document.of_type(ParticipantCount) == ()


def test_a_group_goes_with_its_meetings_but_what_was_said_stays(document, group):
    session = edits.start_session(document, group, DAY)
    edits.set_attending(document, session, CLIENT, WOMEN, 3)
    persona = edits.add_persona(document, "Aino", group=group)
    path = edits.add_pathway(document, "Polku")
    told = edits.Told(group=group, session=session)
    note = edits.add_note(document, path, NoteKind.IDEA, "ajatus", told=told)
    once(document, edits.remove_group, group)
    assert document.of_type(Session) == document.of_type(ParticipantCount) == ()
    assert (document.records[persona].name, document.records[persona].group) == ("Aino", "")
    assert (document.records[note].text, document.records[note].session) == ("ajatus", "")


def test_new_persons_raise_those_present_along(document, group):
    session = edits.start_session(document, group, DAY)
    assert once(document, edits.set_new_persons, session, CLIENT, WOMEN, 2) == (2, 2)
    assert once(document, edits.set_attending, session, CLIENT, WOMEN, 5) == (5, 2)
    assert once(document, edits.set_attending, session, CLIENT, WOMEN, 1) == (1, 1)
    assert once(document, edits.set_attending, session, CLIENT, WOMEN, 0) == (0, 0)
    assert document.of_type(ParticipantCount) == ()


def test_in_the_first_meeting_all_are_new(document, group):
    session = edits.start_session(document, group, DAY)
    edits.set_attending(document, session, CLIENT, WOMEN, 3)
    edits.set_attending(document, session, ParticipantRole.KELA, GenderCount.MEN, 1)
    once(document, edits.count_all_as_new, session)
    assert [one.new_persons for one in document.of_type(ParticipantCount)] == [3, 1]


@pytest.mark.parametrize(
    "name", ["<b>x</b>", "a\u202eb", "  ", "\u0000", "😀" * 200, "=HYPERLINK(1)", "a\nb", "Ä" * 20_000]
)
def test_hostile_names_are_kept_or_left_out_never_broken(document, group, name):
    edits.set_organiser(document, group, name)
    edits.set_municipality(document, group, name)
    if name.strip():
        assert organiser(document, group).name == unicodedata.normalize("NFC", name.strip())
        assert municipality(document, group).name_fi == unicodedata.normalize("NFC", name.strip())
        edits.rename_group(document, group, name)
        assert document.get(group, DeveloperGroup).name == name
    else:
        assert document.get(group, DeveloperGroup).organiser == ""
