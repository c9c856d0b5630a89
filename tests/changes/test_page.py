"""A facilitator who comes back reads what changed, goes there, brings back what went."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from paku_studio import edits
from paku_studio.models import Pathway, ServiceMoment

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
REMOVED, WORDS, MOVED = "Hakemus jää kesken", "Ohjaaja tulee vastaan", "Psykologin käynti"


def names(page):
    """Every row as it is read, headings too."""
    model = page.list.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.DisplayRole) for row in range(model.rowCount())]


def stand_on(page, words):
    """Walk down the list by key until a row says these words."""
    page.list.setFocus()
    QTest.keyClick(page.list, Key.Key_Home)
    for _ in range(len(names(page))):
        if words in page.list.currentIndex().data(Qt.ItemDataRole.DisplayRole):
            return
        QTest.keyClick(page.list, Key.Key_Down)
    raise AssertionError(f"{words!r} is not among {names(page)}")


def spoken(page):
    return page.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)


def kinds(page):
    return [f"{button.words} {button.aside}" for button in page.kinds.buttons.values()]


def editor(page):
    return page._desk.editor


def told(page):
    return editor(page).told.text


def moment(page, words):
    return next((one for one in editor(page).document.of_type(ServiceMoment) if one.text == words), None)


def texts(page):
    return {one.text for one in editor(page).document.of_type(ServiceMoment)}


def test_what_changed_since_the_last_meeting_stands_there_by_place(page) -> None:
    assert page.since.words == "2. tapaaminen · 9.4.2026"
    assert page.until.words == "Nyt"
    assert names(page) == [
        "Palvelupolku: Kotoa arkeen",
        "Palvelutuokio: Yksi yhteyshenkilö",
        "Palvelutuokio: Ohjaaja tulee vastaan kirjastolle",
        "Palvelutuokio: Psykologin käynti",
        "Palvelutuokio: Hakemus jää kesken",
        "Persoona: Veikko",
        "Persoona: Veikko",
    ]


def test_each_line_says_what_became_of_it_and_has_a_sign_for_it(page) -> None:
    """Never by colour alone: a word and a sign."""
    for words, said, sign in (
        ("Yksi yhteyshenkilö", "Lisätty", "plus"),
        ("Ohjaaja tulee", "Muuttunut", "pencil"),
        (MOVED, "Siirretty", "move"),
        (REMOVED, "Poistettu", "x"),
    ):
        stand_on(page, words)
        assert f", {said}" in spoken(page)
        assert page.rows.told(page.list.currentIndex()).icon == sign


def test_a_changed_line_says_what_it_was(page) -> None:
    stand_on(page, "Ohjaaja tulee")
    assert WORDS in spoken(page)
    (field,) = page.changing.fields()
    assert (field.before, field.after) == (WORDS, "Ohjaaja tulee vastaan kirjastolle")


def test_kinds_are_counted_and_chosen(page) -> None:
    assert kinds(page) == ["Kaikki 5", "Lisätty 2", "Muuttunut 2", "Poistettu 1"]
    QTest.keyClick(page.kinds.buttons["removed"], Key.Key_Return)
    assert names(page) == ["Palvelupolku: Kotoa arkeen", "Palvelutuokio: Hakemus jää kesken"]
    assert page.kinds.buttons["removed"].isChecked()
    page.kinds.buttons[""].click()
    assert len(names(page)) == 7


def test_enter_goes_to_the_place(page, meetings) -> None:
    stand_on(page, "Ohjaaja tulee")
    QTest.keyClick(page.list, Key.Key_Return)
    assert (editor(page).step, editor(page).place) == ("pathway", meetings.moments[WORDS])


def test_enter_on_a_persona_opens_it(page, meetings) -> None:
    stand_on(page, "Veikko")
    QTest.keyClick(page.list, Key.Key_Return)
    assert (editor(page).step, editor(page).persona) == ("persona", meetings.veikko)


def test_what_is_gone_is_gone_to_where_it_was(page, meetings) -> None:
    stand_on(page, REMOVED)
    QTest.keyClick(page.list, Key.Key_Return)
    assert (editor(page).step, editor(page).place) == ("pathway", meetings.phases["Ennen"])
    assert told(page) == "Se ei ole enää siellä; se oli tässä."


def test_what_went_is_brought_back_by_one_key_with_all_that_hung_on_it(page, meetings) -> None:
    stand_on(page, REMOVED)
    QTest.keyClick(page.list, Key.Key_R, Ctrl)
    found = moment(page, REMOVED)
    assert found is not None
    assert found.phase == meetings.phases["Ennen"]
    notes = [one.text for one in editor(page).records.values() if one.TYPE == "note" and one.target == found.id]
    assert notes == ["tulostin oli rikki"]
    assert told(page) == "Palautettu: Palvelutuokio: Hakemus jää kesken"
    assert "Palvelutuokio: Hakemus jää kesken" not in names(page)
    assert page.list.hasFocus()


def test_what_went_tells_all_that_hung_on_it_before_it_is_brought_back(page) -> None:
    stand_on(page, REMOVED)
    said = [each.text() for each in page.detail.words.findChildren(QLabel)]
    assert said[-2:] == ["Puuttui", "tulostin oli rikki"]


def test_after_a_button_brought_something_back_the_keys_are_in_the_list(page) -> None:
    stand_on(page, REMOVED)
    page.detail.back.setFocus()
    QTest.keyClick(page.detail.back, Key.Key_Space)
    assert page.list.hasFocus()


def test_who_acts_from_now_on_is_told_at_the_moment(page, meetings) -> None:
    where = meetings.moments["Hakemus valmiiksi"]
    edits.involve(editor(page).document, where, "Velkaneuvoja")
    stand_on(page, "Velkaneuvoja")
    row = page.changing.row()
    assert row.changed.within == editor(page).pathway_of(where)
    assert "Hakemus valmiiksi" in row.where


def test_home_goes_to_the_first_line_though_a_heading_stands_above_it(page) -> None:
    stand_on(page, REMOVED)
    QTest.keyClick(page.list, Key.Key_Home)
    assert page.list.currentIndex().row() == 1
    assert page.changing.row() == page.changing.rows()[1]


def test_bringing_back_can_be_taken_back(page) -> None:
    stand_on(page, REMOVED)
    page.detail.back.click()
    assert REMOVED in texts(page)
    QTest.keyClick(page.list, Key.Key_Z, Ctrl)
    assert REMOVED not in texts(page)
    assert "Palvelutuokio: Hakemus jää kesken" in names(page)


def test_changed_words_come_back(page, meetings) -> None:
    stand_on(page, "Ohjaaja tulee")
    QTest.keyClick(page.list, Key.Key_R, Ctrl)
    assert editor(page).records[meetings.moments[WORDS]].text == WORDS


def test_after_one_line_is_brought_back_one_stands_on_the_next(page) -> None:
    stand_on(page, "Ohjaaja tulee")
    QTest.keyClick(page.list, Key.Key_R, Ctrl)
    assert MOVED in page.list.currentIndex().data(Qt.ItemDataRole.DisplayRole)
    assert page.changing.row().words == "Palvelutuokio: Psykologin käynti"
    QTest.keyClick(page.list, Key.Key_R, Ctrl)
    assert REMOVED in page.list.currentIndex().data(Qt.ItemDataRole.DisplayRole)


def test_of_several_fields_one_alone_can_come_back(page, meetings) -> None:
    changed = meetings.moments["Hakemus valmiiksi"]
    edits.mark_critical(editor(page).document, changed, "muuten katkeaa")
    edits.set_text(editor(page).document, changed, "text", "Hakemus tehdään yhdessä")
    stand_on(page, "Hakemus tehdään yhdessä")
    names_of = [one.accessibleName() for one in page.detail.backs]
    assert names_of[0].startswith("Palauta vain tämä: ")
    place = next(at for at, one in enumerate(page.changing.fields()) if one.field == "text")
    QTest.keyClick(page.detail.backs[place], Key.Key_Return)
    assert editor(page).records[changed].text == "Hakemus valmiiksi"
    assert editor(page).records[changed].critical
    assert told(page) == "Palautettu: Teksti · Palvelutuokio: Hakemus tehdään yhdessä"
    assert page.list.hasFocus()


def test_what_was_added_since_has_nothing_to_bring_back_and_says_so(page) -> None:
    stand_on(page, "Yksi yhteyshenkilö")
    assert not page.detail.back.isEnabled()
    assert "ei ollut silloin" in page.detail.back.toolTip()
    count = len(editor(page).document.history)
    QTest.keyClick(page.list, Key.Key_R, Ctrl)
    assert len(editor(page).document.history) == count


def test_delete_does_nothing_here(page, meetings) -> None:
    editor(page).selection = (meetings.moments["Työt loppuivat"],)
    stand_on(page, REMOVED)
    QTest.keyClick(page.list, Key.Key_Delete)
    assert "Työt loppuivat" in texts(page)


def test_another_meeting_is_looked_from(page, meetings) -> None:
    page.since.written.emit(meetings.first)
    assert page.since.words == "1. tapaaminen · 12.3.2026"
    assert "Vaihe: Aikana" in names(page)
    assert names(page)[-1] == "Tapaaminen: 2. tapaaminen · 9.4.2026"


def test_what_one_meeting_did_is_seen_between_two(page, meetings) -> None:
    page.since.written.emit(meetings.first)
    assert [choice.words for choice in page.changing.until_choices()] == ["Nyt", "2. tapaaminen · 9.4.2026"]
    page.until.written.emit(meetings.second)
    assert page.until.words == "2. tapaaminen · 9.4.2026"
    assert not any("Veikko" in row for row in names(page))
    page.since.written.emit(meetings.second)
    assert page.until.words == "Nyt"


def test_the_pathway_as_it_was_stands_beside_itself(page, window, meetings) -> None:
    stand_on(page, REMOVED)
    page.detail.beside.click()
    assert editor(page).step == "compare"
    assert window.page.before.words == "Kotoa arkeen · 2. tapaaminen · 9.4.2026"
    assert window.page.counts.text() == "3 säilyy, 1 uusi, 1 jää pois, 1 siirtyy"


def test_a_pathway_that_is_gone_cannot_stand_beside_itself(page, meetings) -> None:
    edits.remove(editor(page).document, [meetings.path])
    stand_on(page, "Palvelupolku: Kotoa arkeen")
    assert not page.detail.beside.isEnabled()
    page.detail.back.click()
    assert meetings.path in editor(page).pathways() or editor(page).document.of_type(Pathway)
    assert "Hakemus valmiiksi" in texts(page)


def test_an_edit_shows_at_once_and_the_place_stays(page, meetings) -> None:
    stand_on(page, REMOVED)
    edits.add_moment(editor(page).document, meetings.path, "Vertaistuki")
    assert "Palvelutuokio: Vertaistuki" in names(page)
    assert REMOVED in page.list.currentIndex().data(Qt.ItemDataRole.DisplayRole)


def test_where_nothing_changed_it_says_so_and_offers_what_the_meeting_did(
    see_changes, open_file, meetings, tmp_path
) -> None:
    from paku_studio.storage.snapshots import snapshot_bytes

    meetings.snapshots[meetings.second] = snapshot_bytes(meetings.document.snapshot())
    window = open_file(meetings.write(tmp_path / "Sama.paku"))
    page = see_changes(window)
    assert page.empty.text() == "Mikään ei ole muuttunut tämän jälkeen: 2. tapaaminen · 9.4.2026."
    assert not page.kinds.isVisible()
    page.last.click()
    assert (page.since.words, page.until.words) == ("1. tapaaminen · 12.3.2026", "2. tapaaminen · 9.4.2026")
    assert "Vaihe: Aikana" in names(page)


def test_without_an_earlier_state_it_says_when_there_will_be_one(program, see_changes) -> None:
    window = program.open_window()
    window.desk.run("file.new")
    see_changes(window)
    assert window.page.empty.text().startswith("Aiempaa tilannetta ei vielä ole.")
    assert not window.page.head.isVisible()
    window.page.meetings.click()
    assert window.desk.editor.step == "group"


def test_a_state_that_cannot_be_read_is_told_and_another_can_be_chosen(
    see_changes, open_file, meetings, tmp_path
) -> None:
    meetings.snapshots[meetings.second] = b"{ this is no document"
    window = open_file(meetings.write(tmp_path / "Rikki.paku"))
    page = see_changes(window)
    assert page.shown.currentWidget() is page.nothing
    assert page.empty.text()
    assert page.head.isVisible()
    page.since.written.emit(meetings.first)
    assert "Vaihe: Aikana" in names(page)


def test_the_keys_go_from_the_choosers_to_the_list_and_on(page) -> None:
    stand_on(page, REMOVED)
    page.since.setFocus()
    met = []
    for _ in range(9):
        met.append(page.window().focusWidget())
        QTest.keyClick(page.window().focusWidget(), Key.Key_Tab)
    assert [page.since, page.until, page.more] == met[:3]
    assert page.list in met
    assert met.index(page.list) < met.index(page.detail.back)


@pytest.mark.parametrize(
    ("language", "title", "counts"),
    [
        ("sv", "Vad ändrades", ["Alla 5", "Tillagt 2", "Ändrat 2", "Borttaget 1"]),
        ("en", "What changed", ["All 5", "Added 2", "Changed 2", "Removed 1"]),
    ],
)
def test_it_speaks_the_persons_language_and_keeps_the_place(window, program, page, language, title, counts) -> None:
    stand_on(page, REMOVED)
    program.change_settings(language=language)
    page = window.page
    assert page.title() == title
    assert kinds(page) == counts
    assert REMOVED in page.list.currentIndex().data(Qt.ItemDataRole.DisplayRole)
