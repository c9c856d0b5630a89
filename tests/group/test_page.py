"""The page of the group, filled in by keys alone: facts, meetings, who was there, the project's goal."""

import datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from paku_studio import edits
from paku_studio.editor.actions import ACTIONS
from paku_studio.edits.groups import count_of
from paku_studio.models import (
    ActionPackage,
    DeveloperGroup,
    GenderCount,
    Organiser,
    OrganiserKind,
    ParticipantRole,
    Project,
    Session,
)
from paku_studio.widgets.inspector.inspector import takes_tab

CLIENT, SOCIAL = ParticipantRole.DEVELOPER_CLIENT, ParticipantRole.SOCIAL_PROFESSIONAL
WOMEN, MEN = GenderCount.WOMEN, GenderCount.MEN


def type_words(words: str) -> None:
    """Type into whatever has the keys, also what QTest has no keys for."""
    for sign in words:
        field = QApplication.focusWidget()
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign))


def key(*keys: Qt.Key, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    for one in keys:
        QTest.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), one, held)


def go(field: QWidget) -> None:
    """Tab until a field has the keys, as one who sees no mouse does."""
    for _ in range(120):
        if QApplication.focusWidget() is field:
            return
        key(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reaches {field.accessibleName()}")


def write(field: QWidget, words: str) -> None:
    """Tab there, put the words in place of what stands there, and leave it by Tab."""
    go(field)
    field.selectAll()
    type_words(words)
    key(Qt.Key.Key_Tab)


def choose(offered: list, place: int) -> None:
    """Take one of the actions of the menu that is open."""
    offered[place].trigger()
    while (menu := QApplication.activePopupWidget()) is not None:
        menu.close()


def cell(page, role, gender, new=False):
    return page.attendance.cells[role, gender].fields[int(new)]


def record(page):
    editor = page._desk.editor
    return editor.document.get(editor.meetings.session, Session)


def test_a_whole_page_is_filled_in_by_keys_alone(page, document, editor, today):
    """From an empty document: group, organiser, meeting, who was there, goal."""
    page.setFocus()
    type_words("Varhaisen tuen ryhmä")
    key(Qt.Key.Key_Tab)
    write(page.about.organiser, "Jyväskylän kaupunki")
    write(page.about.municipality, "jyväskylä")
    go(page.meetings.new)
    key(Qt.Key.Key_Return)
    form = page.meetings.form
    write(form.theme, "Persoona")
    write(form.place, "Matara")
    write(form.begins, "9.00")
    write(form.ends, "klo 11")
    go(cell(page, CLIENT, WOMEN))
    type_words("6")
    key(Qt.Key.Key_Right)
    type_words("3")
    key(Qt.Key.Key_Down)
    type_words("2")
    key(Qt.Key.Key_Down)
    type_words("+")
    write(page.end.did, "Tutustuttiin ja piirrettiin.")
    write(page.end.next, "Polku")
    write(page.project.name, "Palvelupolut kuntoon")
    write(page.project.goal, "195")
    write(page.project.opening, "186")
    write(page.project.women, "154")
    write(page.project.date, "31.5.")

    group = document.get(editor.meetings.group, DeveloperGroup)
    assert group.name == "Varhaisen tuen ryhmä"
    assert document.get(group.organiser, Organiser).name == "Jyväskylän kaupunki"
    assert document.records[group.municipality].name_fi == "Jyväskylä"
    session = record(page)
    assert (session.number, session.date, session.theme, session.place) == (1, today, "Persoona", "Matara")
    assert (session.begins, session.ends) == ("9.00", "klo 11")
    assert (session.what_we_did, session.next_time) == ("Tutustuttiin ja piirrettiin.", "Polku")
    assert editor.session == session.id
    counted = {(one, other): count_of(document, session.id, one, other) for one, other in page.attendance.cells}
    assert {key: numbers for key, numbers in counted.items() if any(numbers)} == {
        (CLIENT, WOMEN): (6, 0),
        (CLIENT, MEN): (3, 2),
        (SOCIAL, MEN): (1, 0),
    }
    (project,) = document.of_type(Project)
    assert (project.participant_goal, project.opening_persons, project.opening_women) == (195, 186, 154)
    assert project.opening_date == datetime.date(2026, 5, 31)
    assert page.project.persons.text() == "188/195 henkilöä, 154 naista (82\u00a0%)"
    assert (page.title(), page.note()) == ("Varhaisen tuen ryhmä", "1. tapaaminen · 21.11.2026")


def test_every_change_is_one_edit_and_undone_by_one(page, document, group, editor, today):
    editor.meetings.start(today)
    write(page.about.organiser, "Kunta")
    write(page.meetings.form.date, "20.11.")
    write(cell(page, CLIENT, WOMEN, new=True), "2")
    write(page.project.goal, "195")
    assert len(document.undoable) == 6
    for gone in (
        lambda: page.project.goal.text() == "",
        lambda: cell(page, CLIENT, WOMEN).text() == "0",
        lambda: page.meetings.form.date.text() == "21.11.2026",
        lambda: page.about.organiser.text() == "",
        page.meetings.list.isHidden,
    ):
        editor.undo()
        assert gone()


def test_tab_goes_through_the_page_and_leaves_it_both_ways(page, group, editor, today):
    editor.meetings.start(today)
    page.window().before.setFocus()
    seen = []
    while QApplication.focusWidget() is not page.window().after:
        key(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
        assert len(seen) < 120, "Tab never leaves the page"
    wanted = {one for one in page.findChildren(QWidget) if takes_tab(one) and one.isVisible()}
    assert wanted <= set(seen)
    assert seen[0] is page.about.name
    for back in [*reversed(seen[:-1]), page.window().before]:
        key(Qt.Key.Key_Backtab, shift=True)
        assert QApplication.focusWidget() is back


def test_every_field_and_every_number_has_a_name(page, group, editor, today):
    editor.meetings.start(today)
    page.project.more.open(True)
    for one in page.findChildren(QWidget):
        if takes_tab(one) and one.isVisible():
            assert one.accessibleName().strip(), one
    names = [one.accessibleName() for one in page.findChildren(QLineEdit) if one.isVisible()]
    assert len(names) == len(set(names))
    assert cell(page, CLIENT, WOMEN).accessibleName() == "Kehittäjäasiakas, naisia, paikalla"
    assert cell(page, SOCIAL, MEN, new=True).accessibleName() == "Sosiaalipalvelujen ammattilainen, miehiä, uusia"


def test_plus_and_minus_step_and_none_is_the_least(page, group, document, editor, today):
    editor.meetings.start(today)
    field = cell(page, CLIENT, WOMEN)
    field.setFocus()
    type_words("+++-")
    assert count_of(document, editor.session, CLIENT, WOMEN) == (2, 0)
    type_words("----")
    assert field.text() == "0"
    page.attendance.cells[CLIENT, WOMEN].present.more.click()
    assert field.text() == "1"
    assert not page.attendance.cells[CLIENT, WOMEN].new.less.isEnabled()


def test_more_new_than_present_raises_those_present_and_says_so(page, group, document, editor, today):
    editor.meetings.start(today)
    write(cell(page, CLIENT, WOMEN, new=True), "3")
    assert count_of(document, editor.session, CLIENT, WOMEN) == (3, 3)
    assert "paikalla on nyt 3" in editor.told.text
    write(cell(page, CLIENT, WOMEN), "1")
    assert count_of(document, editor.session, CLIENT, WOMEN) == (1, 1)
    assert "uusia on nyt 1" in editor.told.text


def test_the_same_people_as_last_time_are_one_press(page, group, document, editor, today):
    first = edits.start_session(document, group, today - datetime.timedelta(days=28))
    edits.count_participants(document, first, CLIENT, WOMEN, attending=6, new_persons=6)
    editor.meetings.start(today)
    QApplication.processEvents()
    go(page.attendance.same)
    key(Qt.Key.Key_Return)
    assert count_of(document, editor.session, CLIENT, WOMEN) == (6, 0)
    assert page.attendance.same.isHidden()
    assert page.attendance.all_new.isHidden()
    editor.undo()
    assert count_of(document, editor.session, CLIENT, WOMEN) == (0, 0)


def test_in_the_list_enter_opens_and_delete_removes(page, group, document, editor, today):
    editor.meetings.start(today)
    page.meetings.list.setFocus()
    key(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.meetings.form.theme
    page.meetings.list.setFocus()
    key(Qt.Key.Key_Delete)
    assert document.of_type(Session) == ()
    assert "Ctrl+Z" in editor.told.text


def test_arrows_walk_the_table_and_stop_at_its_edge(page, group, editor, today):
    editor.meetings.start(today)
    first = cell(page, CLIENT, WOMEN)
    first.setFocus()
    key(Qt.Key.Key_Left, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is first
    key(Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is cell(page, CLIENT, MEN, new=True)
    key(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is cell(page, SOCIAL, MEN)
    key(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is cell(page, SOCIAL, MEN, new=True)


def test_only_the_number_that_has_the_keys_is_marked_to_be_typed_over(page, group, document, editor, today):
    editor.meetings.start(today)
    cell(page, CLIENT, WOMEN).setFocus()
    type_words("+")
    assert cell(page, CLIENT, WOMEN).selectedText() == "1"
    type_words("4")
    key(Qt.Key.Key_Right)
    edits.set_attending(document, editor.session, SOCIAL, MEN, 2)
    marked = [field for one in page.attendance.cells.values() for field in one.fields if field.hasSelectedText()]
    assert marked == [cell(page, CLIENT, MEN)]
    assert cell(page, CLIENT, WOMEN).text() == "4"


def test_a_number_that_is_not_wanted_is_taken_back(page, group, document, editor, today):
    editor.meetings.start(today)
    field = cell(page, CLIENT, WOMEN)
    field.setFocus()
    type_words("5x")
    key(Qt.Key.Key_Escape)
    assert (field.text(), count_of(document, editor.session, CLIENT, WOMEN)) == ("0", (0, 0))
    type_words("9999999")
    key(Qt.Key.Key_Tab)
    assert count_of(document, editor.session, CLIENT, WOMEN) == (0, 0)
    assert field.text() == "0"
    assert editor.told.trouble


def test_a_role_is_added_and_its_first_number_has_the_keys(page, group, editor, today):
    editor.meetings.start(today)
    go(page.attendance.add_role)
    key(Qt.Key.Key_Space)
    names = [action.text() for action in page.attendance._offers]
    assert "Kelan edustaja" in names
    assert "Kehittäjäasiakas" not in names
    choose(page.attendance._offers, names.index("Kelan edustaja"))
    assert QApplication.focusWidget() is cell(page, ParticipantRole.KELA, WOMEN)
    type_words("1")
    key(Qt.Key.Key_Tab)
    assert count_of(page._desk.editor.document, editor.session, ParticipantRole.KELA, WOMEN) == (1, 0)


def test_a_date_that_is_none_is_said_at_the_field_and_stays_to_be_mended(page, group, document, editor, today):
    editor.meetings.start(today)
    write(page.meetings.form.date, "ylihuomenna")
    place = page.meetings.form.fields[1]
    assert "ei ole päivämäärä" in place._trouble.text()
    assert page.meetings.form.date.text() == "ylihuomenna"
    assert record(page).date == today
    write(page.meetings.form.date, "eilen")
    assert place._trouble.isHidden()
    assert page.meetings.form.date.text() == "20.11.2026"


def test_the_list_opens_a_meeting_without_its_going_on(page, group, editor, today):
    first = edits.start_session(editor.document, group, today - datetime.timedelta(days=28), theme="Alku")
    now = editor.meetings.start(today)
    page.meetings.list.setFocus()
    key(Qt.Key.Key_Down)
    assert (editor.meetings.session, editor.session) == (first, now)
    assert page.meetings.form.theme.text() == "Alku"
    assert "2. tapaaminen" in page.meetings.form.state.words.text()
    page.meetings.form.state.turn.click()
    assert editor.session == first
    page.meetings.form.state.turn.click()
    assert editor.session == ""
    assert "ei ole käynnissä" in page.meetings.form.state.words.text()


def test_what_is_being_typed_is_written_to_its_own_meeting(page, group, editor, today):
    first = edits.start_session(editor.document, group, today - datetime.timedelta(days=28))
    now = editor.meetings.start(today)
    page.meetings.form.theme.setFocus()
    type_words("Polku")
    editor.meetings.open(first)
    assert editor.document.get(now, Session).theme == "Polku"
    assert editor.document.get(first, Session).theme == ""
    assert page.meetings.form.theme.text() == ""


def test_choices_are_taken_by_keys(page, group, document, editor):
    edits.set_organiser(document, group, "Sovatek-säätiö")
    for entry, place in ((page.about.kind, 3), (page.about.package, 2)):
        go(entry)
        key(Qt.Key.Key_Space)
        choose(entry._actions, place)
    record = document.get(group, DeveloperGroup)
    assert document.get(record.organiser, Organiser).kind is OrganiserKind.FOUNDATION
    assert record.package is ActionPackage.EARLY_SUPPORT


def test_the_municipalities_are_offered_in_the_language_of_the_window(page, editor):
    offered = page.about._municipalities()
    assert (len(offered), offered[0], offered[-1]) == (23, "Hankasalmi", "Äänekoski")
    editor.set_language("sv")
    assert "Laukas" in page.about._municipalities()


def test_the_titles_menu_opens_other_groups(page, group, document, editor):
    other = edits.add_group(document, "Toinen & kolmas")
    menu = page.menu()
    entries = {action.text(): action for action in menu.actions()}
    assert entries["Varhaisen tuen ryhmä"].isChecked()
    entries["Toinen && kolmas"].trigger()
    assert editor.meetings.group == other
    assert page.about.name.toPlainText() == "Toinen & kolmas"


@pytest.mark.parametrize(
    ("action", "answer", "check"),
    [
        ("group.add", "Uusi", lambda editor: editor.document.get(editor.meetings.group, DeveloperGroup).name == "Uusi"),
        ("group.rename", "Nimi", lambda e: e.document.get(e.meetings.group, DeveloperGroup).name == "Nimi"),
        ("group.remove", "", lambda editor: not editor.document.of_type(DeveloperGroup)),
        ("session.add", "", lambda editor: len(editor.document.of_type(Session)) == 2),
        ("session.choose", "", lambda editor: editor.session == ""),
        ("session.date", "eilen", lambda e: e.document.of_type(Session)[0].date == datetime.date(2026, 11, 20)),
        ("session.theme", "Arvo", lambda editor: editor.document.of_type(Session)[0].theme == "Arvo"),
        ("session.all_new", "", lambda e: count_of(e.document, e.session, CLIENT, WOMEN) == (4, 4)),
        ("session.remove", "", lambda editor: not editor.document.of_type(Session)),
        ("project.goal", "195", lambda editor: editor.document.of_type(Project)[0].participant_goal == 195),
    ],
)
def test_everything_is_in_the_palette_too(desk, group, document, editor, today, action, answer, check):
    session = editor.meetings.start(today)
    edits.set_attending(document, session, CLIENT, WOMEN, 4)
    assert desk.why_not(action) == ""
    desk.run(action, answer)
    assert check(editor)


def test_what_cannot_be_done_says_why(desk):
    reasons = {name: desk.why_not(name) for name in ("group.rename", "session.remove", "group.choose")}
    assert reasons["group.rename"] == "Ryhmää ei ole vielä."
    assert reasons["session.remove"] == "Tapaamisia ei ole vielä."
    assert all(reasons.values())
    assert desk.why_not("session.add") == ""


def test_hints_of_questions_show_what_holds(editor, group, today):
    editor.meetings.start(today)
    edits.set_project(editor.document, group, participant_goal=195)
    given = {one.id: one.asks.given(editor) for one in ACTIONS if one.asks and one.asks.given and one.id in (
        "session.date", "group.rename", "project.goal",
    )}  # fmt: skip
    assert given == {"session.date": "21.11.2026", "group.rename": "Varhaisen tuen ryhmä", "project.goal": "195"}


HOSTILE = (
    "<b>lihava</b><img src=x>",
    "rivi\nrivi\u2028toinen\tsarkain",
    "\u202eoikealta\u202c مرحبا",
    "\u0000\u0007",
    "&amp; & %(name)s {}",
    "a" * 20_000,
    "👩‍👩‍👧 e\u0301",
    "kova\u00a0väli\u2029ja\u2028rivi\r\nja\rtoinen",
)


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_shown_plain_and_left_alone(page, document, group, editor, today, words):
    session = editor.meetings.start(today)
    edits.rename_group(document, group, words) if words.strip() else None
    edits.set_organiser(document, group, words)
    edits.set_municipality(document, group, words)
    edits.set_session(document, session, theme=words, place=words, begins=words, what_we_did=words, next_time=words)
    edits.set_project(document, group, name=words, fund=words, slogan=words)
    page.menu()
    assert "\n" not in page.title()
    before = dict(document.records)
    for _ in range(70):
        key(Qt.Key.Key_Tab)
    page.window().after.setFocus()
    assert dict(document.records) == before
    for label in page.findChildren(QWidget):
        if isinstance(label, QLabel) and label.text():
            assert label.textFormat() == Qt.TextFormat.PlainText
    assert isinstance(page.about.name, QPlainTextEdit)
