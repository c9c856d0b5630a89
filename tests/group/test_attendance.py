"""Persons are not visits: what is counted, towards which goal, and how it is said."""

import datetime

import pytest

from paku_studio import edits
from paku_studio.editor.attendance import (
    Numbers,
    Reach,
    counted_before,
    counted_twice,
    participants_words,
    persons_words,
    reach_of_group,
    reach_of_project,
    roles_shown,
    visits_words,
    whole_of,
    whole_words,
)
from paku_studio.models import ParticipantRole, Project

DAY = datetime.date(2026, 10, 24)


def meet(document, group, day=DAY):
    return edits.start_session(document, group, day)


def project(document):
    return edits.project_of(document)


@pytest.fixture
def reported(document, group, count):
    """As the project was reported: 188 of 195 persons, 154 women; part of them before the first meeting here."""
    edits.set_project(document, group, participant_goal=195, opening_persons=150, opening_women=120)
    for women, men in ((20, 3), (14, 1)):
        session = meet(document, group)
        count(session, women=women, men=men, new=women + men)
    return group


def test_the_reported_figures_come_out_of_the_records(document, reported):
    reach = reach_of_project(document, project(document))
    assert (reach.persons, reach.goal, reach.women) == (188, 195, 154)
    assert persons_words(reach, "en") == "188 of 195 persons, 154 women (82 %)"
    assert persons_words(reach, "fi") == "188/195 henkilöä, 154 naista (82 %)"
    assert persons_words(reach, "sv") == "188 av 195 personer, 154 kvinnor (82 %)"


def test_the_same_people_again_are_visits_and_no_persons(document, reported, count):
    again = meet(document, reported)
    count(again, women=14, men=1)
    reach = reach_of_project(document, project(document))
    assert reach.persons == 188
    assert reach.visits == 23 + 15 + 15
    assert visits_words(reach, "en") == "53 visits in 3 meetings"


def test_women_are_a_share_of_those_whose_gender_is_known(document, group, count):
    count(meet(document, group), women=3, men=1, unknown=6, new=10)
    reach = reach_of_group(document, group)
    assert (reach.persons, reach.women, reach.known) == (10, 3, 4)
    assert persons_words(reach, "en") == "10 persons, 3 women (75 % of the 4 whose gender is known)"


def test_where_no_gender_is_known_no_share_is_said(document, group, count):
    count(meet(document, group), unknown=6, new=6)
    assert persons_words(reach_of_group(document, group), "en") == "6 persons"


def test_an_opening_balance_without_women_tells_nothing_of_gender(document, group, count):
    edits.set_project(document, group, participant_goal=50, opening_persons=20)
    count(meet(document, group), women=1, men=1, new=2)
    reach = reach_of_project(document, project(document))
    assert persons_words(reach, "en") == "22 of 50 persons, 1 woman (50 % of the 2 whose gender is known)"


def test_nothing_counted_says_nobody():
    assert persons_words(Reach(), "en") == "0 persons"
    assert Reach().share_of_women is None
    assert Reach().share_of_goal is None


def test_the_goal_is_only_reached_when_all_are_there():
    assert Reach(persons=194, goal=195).share_of_goal == 99
    assert Reach(persons=195, goal=195).share_of_goal == 100
    assert Reach(persons=260, goal=195).share_of_goal == 133


def test_only_groups_of_the_project_count_for_it(document, group, count):
    edits.set_project(document, group, participant_goal=10)
    count(meet(document, group), women=2, new=2)
    with document.edit("another project") as transaction:
        other = transaction.add(Project(id="zz", name="Toinen hanke")).id
    stranger = edits.add_group(document, "Toisen hankkeen ryhmä", project=other)
    count(meet(document, stranger), women=5, new=5)
    unsaid = edits.add_group(document, "Ryhmä ilman hanketta")
    count(meet(document, unsaid), men=1, new=1)
    assert reach_of_project(document, edits.project_of(document, group)).persons == 3
    assert reach_of_project(document, edits.project_of(document, stranger)).persons == 5


def test_without_a_project_all_meetings_count(document, group, count):
    count(meet(document, group), women=2, new=2)
    assert reach_of_project(document, None).persons == 2


def test_meetings_before_the_opening_balance_may_be_counted_twice(document, group, count):
    edits.set_project(document, group, opening_persons=100, opening_date=datetime.date(2026, 10, 24))
    count(meet(document, group, datetime.date(2026, 10, 24)), women=1, new=1)
    count(meet(document, group, datetime.date(2026, 10, 25)), women=1, new=1)
    count(meet(document, group, datetime.date(2026, 10, 1)), women=1)
    assert counted_twice(document, project(document)) == 1
    edits.set_project(document, group, opening_date=None)
    assert counted_twice(document, project(document)) == 0


def test_the_table_shows_the_roles_that_the_group_has_used(document, group, count):
    first = meet(document, group)
    count(first, women=1, role=ParticipantRole.KELA)
    second = meet(document, group)
    assert roles_shown(document, second) == (ParticipantRole.KELA,)
    assert roles_shown(document, second, ["close_one"]) == (ParticipantRole.CLOSE_ONE, ParticipantRole.KELA)


def test_the_same_people_come_from_the_last_meeting_that_was_counted(document, group, count):
    first, second, third, fourth = (meet(document, group) for _ in range(4))
    assert counted_before(document, first) == counted_before(document, fourth) == ""
    count(first, women=3, new=3)
    count(second, women=4, new=1)
    count(fourth, men=1)
    assert counted_before(document, third) == second
    edits.count_as_at(document, third, second)
    assert whole_of(document, third) == Numbers(4, 0)
    other = meet(document, edits.add_group(document, "Toinen"))
    assert counted_before(document, other) == ""


def test_the_first_table_begins_with_clients_and_social_workers(document, group):
    shown = roles_shown(document, meet(document, group))
    assert shown == (ParticipantRole.DEVELOPER_CLIENT, ParticipantRole.SOCIAL_PROFESSIONAL)


def test_a_meeting_is_said_in_one_line(document, group, count):
    session = meet(document, group)
    count(session, women=6, men=3, new=2)
    whole = whole_of(document, session)
    assert whole == Numbers(9, 2)
    assert whole_words(whole, "fi") == "9 osallistujaa, heistä 2 ensi kertaa"
    assert whole_words(Numbers(1, 0), "sv") == "1 deltagare"


def test_the_rail_tells_who_is_at_the_meeting_that_goes_on(document, group, count, editor):
    session = meet(document, group)
    count(session, women=6, men=3)
    assert participants_words(editor) == ""
    editor.meet(session)
    assert participants_words(editor) == "9 osallistujaa"
