"""Dates as people type them, which meeting goes on, which is looked at."""

import datetime
import unicodedata

import pytest

from paku_studio import edits
from paku_studio.editor.editor import Editor
from paku_studio.editor.meeting import meeting_of_today, meetings_of, read_date
from paku_studio.edits import NotPossible
from paku_studio.models import NoteKind, Session
from paku_studio.store import Document


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("21.11.2026", (2026, 11, 21)),
        (" 21. 11. 2026 ", (2026, 11, 21)),
        ("21.11.", (2026, 11, 21)),
        ("21.11", (2026, 11, 21)),
        ("21.11.26", (2026, 11, 21)),
        ("1.9.2019", (2019, 9, 1)),
        ("21/11/2026", (2026, 11, 21)),
        ("21-11-2026", (2026, 11, 21)),
        ("2026-11-21", (2026, 11, 21)),
        ("la 21.11.2026", (2026, 11, 21)),
        ("lauantai 21.11.", (2026, 11, 21)),
        ("tänään", (2026, 11, 21)),
        ("TÄNÄÄN", (2026, 11, 21)),
        (unicodedata.normalize("NFD", "tänään"), (2026, 11, 21)),
        ("i dag", (2026, 11, 21)),
        ("today", (2026, 11, 21)),
        ("huomenna", (2026, 11, 22)),
        ("igår", (2026, 11, 20)),
        ("3.1.", (2027, 1, 3)),
        ("3.8.", (2026, 8, 3)),
        ("29.2.", (2028, 2, 29)),
        ("２１．１１．２０２６", (2026, 11, 21)),
    ],
)
def test_a_date_is_understood(typed, day, today):
    assert read_date(typed, today) == datetime.date(*day)


@pytest.mark.parametrize("typed", ["", "   ", "\n"])
def test_no_date_is_no_date(typed, today):
    assert read_date(typed, today) is None


@pytest.mark.parametrize(
    "typed",
    [
        "31.11.2026",
        "huomenissa",
        "21",
        "21.11.026",
        "0.1.2026",
        "1.13.",
        "9999-99-99",
        "21.11.2026 klo 9",
        "½.1.",
    ],
)
def test_what_means_no_day_is_said_in_one_sentence(typed, today):
    with pytest.raises(NotPossible) as refusal:
        read_date(typed, today)
    assert refusal.value.sentence("fi") == "Se ei ole päivämäärä. Kirjoita esimerkiksi 21.11.2026, 21.11. tai tänään."


def test_the_meeting_dated_today_goes_on_when_the_document_is_opened(document, group, today):
    edits.start_session(document, group, today - datetime.timedelta(days=30))
    now = edits.start_session(document, group, today)
    assert meeting_of_today(document, today) == now
    editor = Editor(document)
    assert editor.session == now
    assert (editor.speaker.group, editor.speaker.session) == (group, now)


def test_otherwise_none_goes_on(document, group, today):
    edits.start_session(document, group, today - datetime.timedelta(days=1))
    edits.start_session(document, group, today + datetime.timedelta(days=1))
    assert meeting_of_today(document, today) == ""
    assert Editor(document).session == ""


def test_of_two_meetings_today_the_later_goes_on(document, group, today):
    edits.start_session(document, group, today)
    second = edits.start_session(document, group, today)
    assert meeting_of_today(document, today) == second


def test_where_two_groups_meet_today_somebody_chooses(document, group, today):
    edits.start_session(document, group, today)
    edits.start_session(document, edits.add_group(document, "Toinen"), today)
    assert meeting_of_today(document, today) == ""


def test_one_press_makes_the_meeting_and_what_is_said_carries_it(document, group, editor, today):
    first = edits.start_session(document, group, today - datetime.timedelta(days=30))
    made = editor.meetings.start(today)
    session = document.get(made, Session)
    assert (session.number, session.date, session.group) == (2, today, group)
    assert (editor.session, editor.meetings.session) == (made, made)
    assert [one.id for one in meetings_of(document, group)] == [first, made]
    path = edits.add_pathway(document, "Polku")
    note = edits.add_note(document, path, NoteKind.IDEA, "ajatus", told=editor.speaker)
    assert (document.records[note].session, document.records[note].group) == (made, group)


def test_in_an_empty_document_one_press_is_enough(document, editor, today):
    made = editor.meetings.start(today)
    assert document.get(made, Session).group == editor.meetings.group
    document.undo()
    assert (editor.session, editor.meetings.group, editor.meetings.session) == ("", "", "")


def test_another_meeting_can_be_looked_at_while_one_goes_on(document, group, editor, today):
    first = edits.start_session(document, group, today - datetime.timedelta(days=30))
    now = editor.meetings.start(today)
    editor.meetings.open(first)
    assert (editor.meetings.session, editor.session) == (first, now)
    assert not editor.meetings.goes_on
    editor.meetings.meet("")
    assert editor.session == ""


def test_another_group_is_looked_at_with_its_last_meeting(document, group, editor, today):
    editor.meetings.start(today)
    other = edits.add_group(document, "Toinen")
    theirs = edits.start_session(document, other, today - datetime.timedelta(days=3))
    editor.meetings.open_group(other)
    assert (editor.meetings.group, editor.meetings.session) == (other, theirs)
    edits.remove_group(document, other)
    assert editor.meetings.group == group


def test_the_last_possible_number_is_kept():
    document = Document()
    group = edits.add_group(document, "Ryhmä")
    edits.start_session(document, group, datetime.date(2026, 1, 1), number=10_000)
    assert document.get(edits.start_session(document, group, datetime.date(2026, 1, 2)), Session).number == 10_000
