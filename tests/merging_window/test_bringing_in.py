"""A colleague's copy is looked over and brought in: nothing is done before a person says so, and all can be undone."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog

from paku_studio import edits
from paku_studio.editor.actions import ACTIONS
from paku_studio.editor.merging import TOO_MUCH
from paku_studio.edits import NotPossible
from paku_studio.locale import LANGUAGES, translator
from paku_studio.models import Difference, ServiceMoment
from paku_studio.storage import save_document
from paku_studio.store import Document
from paku_studio.widgets import drops
from paku_studio.widgets.menus import MENUS
from paku_studio.widgets.merging import page, reading
from paku_studio.widgets.work import WORK


def kinds(room) -> list[str]:
    return [kind for kind, _ in room.desk.coming.planned.grouped()]


def test_it_stands_in_the_menu_of_files_and_speaks_three_languages() -> None:
    assert "file.merge" in MENUS["file"]
    (action,) = [action for action in ACTIONS if action.id == "file.merge"]
    said = {language: translator(language)(action.name) for language in LANGUAGES}
    assert said == {"fi": "Tuo toinen kopio…", "sv": "Hämta in en kopia…", "en": "Bring in a copy…"}


def test_the_file_is_chosen_in_the_dialog_and_the_report_comes_before_anything_is_done(room, monkeypatch, hands):
    before = room.editor.document.snapshot()
    monkeypatch.setattr(QFileDialog, "exec", lambda _: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(room.copy)])
    room.desk.run("file.merge")
    hands.wait_for(lambda: room.stage == "report")
    assert room.editor.step == "merging"
    assert room.page.report.what.text() == "Kaijan kopio.paku on tämän asiakirjan kopio. Se toisi tämän:"
    rows = room.rows(room.page.report.list)
    assert any("Kotikäynti" in row for row in rows)
    assert any("Jonotus" in row for row in rows)
    assert sum("Soitto" in row or "Kirje" in row for row in rows) == 2
    assert set(kinds(room)) == {"new", "removed", "differs"}
    assert room.editor.document.snapshot() == before


def test_the_keys_stand_on_the_report_and_reach_both_buttons(room) -> None:
    room.read()
    assert room.page.report.list.hasFocus()
    room.press(Qt.Key.Key_Tab)
    assert room.page.report.leave.hasFocus()
    room.press(Qt.Key.Key_Tab)
    assert room.page.report.bring.hasFocus()
    room.press(Qt.Key.Key_Return)
    assert room.stage == "settling"


def test_brought_in_it_is_one_edit_that_can_be_undone(room, hands) -> None:
    before, edits_before = room.editor.document.snapshot(), len(room.editor.document.history)
    room.bring_in()
    texts = [moment.text for moment in room.editor.document.of_type(ServiceMoment)]
    assert "Kotikäynti" in texts
    assert "Jonotus" not in texts
    assert len(room.editor.document.of_type(Difference)) == 2
    assert len(room.editor.document.history) == edits_before + 1
    room.desk.run("edit.undo")
    assert dict(room.editor.document.snapshot()) == dict(before)
    hands.wait_for(lambda: room.stage == "report")
    room.desk.run("edit.redo")
    hands.wait_for(lambda: room.stage == "settling")


def test_left_alone_nothing_is_done_and_one_is_back_where_one_was(room) -> None:
    before = room.editor.document.snapshot()
    room.editor.go_to("value")
    room.read()
    room.page.report.leave.click()
    assert room.editor.step == "value"
    assert room.editor.document.snapshot() == before
    assert room.desk.coming.copy is None


def test_a_second_time_there_is_nothing_new(room) -> None:
    room.bring_in()
    room.desk.coming.settle_all("mine")
    room.read()
    assert room.stage == "empty"
    assert room.page.said.text() == "Ei mitään uutta: kaikki, mitä tiedostossa Kaijan kopio.paku on, on jo täällä."
    assert room.told == room.page.said.text()
    assert room.page.back.hasFocus()


def test_what_is_written_meanwhile_is_in_the_plan(room, hands) -> None:
    room.read()
    planned = room.desk.coming.planned
    edits.set_text(room.editor.document, room.work.moments[3], "text", "Tapaaminen kotona")
    hands.wait_for(lambda: room.desk.coming.planned is not planned)
    assert any("Tapaaminen" in row for row in room.rows(room.page.report.list))
    room.page.report.bring.click()
    assert room.page.settling.counts.text() == "3 ratkaistavaa eroa"


def test_another_groups_work_comes_beside_ours_and_is_named(room, hands, tmp_path: Path) -> None:
    other = Document()
    group = edits.add_group(other, "Sörnäisten ryhmä")
    path = edits.add_pathway(other, "Vankilasta kotiin")
    edits.add_moment(other, path, "Portti aukeaa")
    assert group
    file = tmp_path / "Toinen.paku"
    save_document(other, {}, file)
    room.read(file)
    assert room.page.report.what.text() == "Toinen.paku toisi tämän:"
    assert any("Sörnäisten ryhmä" in row for row in room.rows(room.page.report.list))
    room.page.report.bring.click()
    assert len(room.editor.pathways()) == 2
    assert room.stage == "empty"
    assert "Toinen.paku on tuotu tähän asiakirjaan." in room.page.said.text()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 rikki", b"{" * 5000, b"\x00" * 4000])
def test_a_file_that_is_no_document_is_refused_in_one_sentence(room, tmp_path: Path, content: bytes) -> None:
    before = room.editor.document.snapshot()
    file = tmp_path / "rikki.paku"
    file.write_bytes(content)
    room.read(file)
    assert room.stage == "empty"
    assert "rikki.paku" in room.told
    assert room.page.said.text() == room.told
    assert room.editor.document.snapshot() == before
    assert file.read_bytes() == content


def test_a_file_that_is_gone_is_said(room, tmp_path: Path) -> None:
    room.read(tmp_path / "poissa.paku")
    assert room.told
    assert room.stage == "empty"


def test_the_open_documents_own_file_has_nothing_to_bring(room) -> None:
    reading.read_copy(room.desk, room.mine)
    assert room.told == "Se on tässä auki oleva asiakirja: siinä ei ole mitään tuotavaa."
    assert room.editor.step == "pathway"


def test_a_copy_that_is_open_in_another_window_comes_as_it_is_there(room) -> None:
    second = room.program.open_window(room.copy)
    edits.add_moment(second.desk.editor.document, room.work.path, "Vielä kirjoittamatta levylle")
    room.read()
    assert any("Vielä kirjoittamatta levylle" in row for row in room.rows(room.page.report.list))


def test_reading_can_be_stopped_and_what_comes_late_is_not_waited_for(room, monkeypatch, hands) -> None:
    go_on = threading.Event()
    real = reading.read_a_copy
    monkeypatch.setattr(reading, "read_a_copy", lambda path: go_on.wait(10) and real(path))
    reading.read_copy(room.desk, room.copy)
    assert room.stage == "reading"
    assert room.page.what.text() == "Luetaan tiedostoa Kaijan kopio.paku …"
    assert room.page.stop.hasFocus()
    room.press(Qt.Key.Key_Return)
    assert room.editor.step == "pathway"
    assert room.stage == "empty"
    go_on.set()
    hands.wait_for(lambda: not any(thread.name == WORK for thread in threading.enumerate()))
    assert room.desk.coming.planned is None


def test_another_document_in_the_window_waits_for_nothing(room, monkeypatch, hands, tmp_path: Path) -> None:
    room.read()
    coming = room.desk.coming
    room.window.to_start_page()
    assert room.program.open_path(room.desk, room.copy)
    assert room.desk.coming is None
    assert reading.coming_at(room.desk) is not coming
    assert reading.coming_at(room.desk).stage == "empty"


def dropped(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_a_document_dropped_onto_an_open_one_can_be_opened_or_brought_in(room, hands) -> None:
    menu = drops.ask_how(room.window, room.copy)
    names = [action.text() for action in menu.actions() if action.text()]
    assert names == ["Avaa omaan ikkunaan", "Tuo tähän asiakirjaan…", "Peruuta"]
    assert menu.activeAction() is menu.actions()[0]
    menu.actions()[1].trigger()
    menu.close()
    hands.wait_for(lambda: room.desk.coming is not None and room.stage == "report")
    menu = drops.ask_how(room.window, room.copy)
    menu.actions()[0].trigger()
    menu.close()
    assert room.program.window_with(room.copy) is not None


def test_dropping_asks_only_where_a_document_is_open_and_of_one_document(room, hands, monkeypatch) -> None:
    asked, opened = [], []
    monkeypatch.setattr(drops, "ask_how", lambda _, path: asked.append(path))
    monkeypatch.setattr(drops, "open_any", lambda _, paths, **__: opened.append(paths))
    drops.take(room.window, dropped(room.copy))
    hands.wait_for(lambda: asked)
    drops.take(room.window, dropped(room.copy, room.mine))
    assert opened == [[room.copy, room.mine]]
    room.window.to_start_page()
    drops.take(room.window, dropped(room.copy))
    assert opened[1:] == [[room.copy]]
    assert asked == [room.copy]


def test_the_room_sees_the_pathway_and_nothing_of_it(room) -> None:
    room.read()
    assert room.editor.step == "merging"
    assert room.editor.presenting.step == "pathway"
    assert room.editor.selection == ()


def test_another_language_and_theme_keep_the_report(room) -> None:
    room.read()
    room.program.change_settings(language="sv", theme="dark")
    assert room.page.report.what.text() == "Kaijan kopio.paku är en kopia av dokumentet. Den skulle föra in detta:"
    room.program.change_settings(language="fi")
    room.page.report.bring.click()
    assert room.stage == "settling"


def test_what_is_written_while_one_is_elsewhere_is_in_the_plan_when_one_comes_back(room, hands) -> None:
    room.read()
    room.editor.go_to("pathway")
    edits.remove(room.editor.document, [room.work.moments[3]])
    room.editor.go_to("merging")
    hands.wait_for(lambda: "stays_removed" in kinds(room))
    assert any("Tapaaminen" in row for row in room.rows(room.page.report.list))


def test_taken_back_elsewhere_it_can_be_brought_in_again(room, hands) -> None:
    room.bring_in()
    room.editor.go_to("pathway")
    room.desk.run("edit.undo")
    room.editor.go_to("merging")
    hands.wait_for(lambda: room.stage == "report")
    room.page.report.bring.click()
    assert len(room.editor.document.of_type(Difference)) == 2


def test_what_is_written_after_it_came_does_not_ask_again(room, hands) -> None:
    room.bring_in()
    room.desk.coming.settle_all("mine")
    edits.set_text(room.editor.document, room.work.moments[3], "text", "Tapaaminen kahvilassa")
    room.desk.run("edit.undo")
    room.desk.run("edit.redo")
    hands.wait_for(lambda: not any(thread.name == WORK for thread in threading.enumerate()))
    QApplication.processEvents()
    assert room.stage == "empty"


def test_escape_leaves_it(room) -> None:
    room.read()
    room.press(Qt.Key.Key_Escape)
    assert room.editor.step == "pathway"
    assert room.stage == "empty"


def test_a_screen_reader_is_told_how_far_it_has_come(room, monkeypatch) -> None:
    told = []
    monkeypatch.setattr(page, "announce", lambda _, words: told.append(words))
    room.read()
    assert told[-1] == "Kaijan kopio.paku on tämän asiakirjan kopio. Se toisi tämän:"
    room.page.report.bring.click()
    assert told[-1] == "2 ratkaistavaa eroa"
    room.desk.run("differences.all_first")
    assert told[-1] == "Kaikki erot on ratkaistu."


def test_a_window_that_is_closed_while_it_reads_waits_for_nothing(room, monkeypatch, hands) -> None:
    go_on = threading.Event()
    real = reading.read_a_copy
    monkeypatch.setattr(reading, "read_a_copy", lambda path: go_on.wait(10) and real(path))
    reading.read_copy(room.desk, room.copy)
    room.window.close()
    QApplication.processEvents()
    go_on.set()
    hands.wait_for(lambda: not any(thread.name == WORK for thread in threading.enumerate()))
    QApplication.processEvents()


def test_both_together_more_than_a_document_holds_is_refused_in_a_sentence(room, monkeypatch) -> None:
    def too_much(*_given):
        raise NotPossible(TOO_MUCH)

    monkeypatch.setattr(reading, "plan_for", too_much)
    room.read()
    assert room.stage == "empty"
    assert room.told == room.page.said.text() == translator("fi")(TOO_MUCH)


def test_what_is_only_read_takes_nothing_in_and_settles_nothing(room) -> None:
    room.bring_in()
    before = room.editor.document.snapshot()
    room.editor.document.read_only = True
    room.press(Qt.Key.Key_1)
    assert room.told
    room.desk.say("")
    drops.bring_copy(room.window, room.copy)
    assert room.told
    assert room.stage == "settling"
    assert room.editor.document.snapshot() == before
    room.editor.document.read_only = False


def test_who_goes_elsewhere_is_told_how_to_come_back_and_comes_back_to_the_same_copy(room) -> None:
    room.read()
    room.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert room.editor.step == "pathway"
    assert room.told == "Kaijan kopio.paku odottaa: ”Tuo toinen kopio…” näyttää, mitä se toisi."
    room.desk.run("file.merge")
    assert room.editor.step == "merging"
    assert room.stage == "report"
    room.desk.say("")
    room.page.report.leave.click()
    assert room.told == ""


def stand_on(room, words: str) -> int:
    at = next(at for at, row in enumerate(room.rows(room.page.report.list)) if words in row)
    room.page.report.list.setCurrentIndex(room.page.report.rows.index(at, 0))
    return at


def test_one_key_keeps_what_the_copy_removed(room) -> None:
    room.read()
    report = room.page.report
    assert report.removals.isVisible()
    assert not report.keep.isEnabled()
    at = stand_on(room, "Jonotus")
    assert report.keep.text() == " Säilytä täällä (1)"
    room.press(Qt.Key.Key_1)
    assert "säilyy täällä" in room.rows(report.list)[at]
    assert report.list.currentIndex().row() == at
    assert report.keep.text() == " Anna sittenkin poistua (1)"
    room.press(Qt.Key.Key_1)
    assert "säilyy täällä" not in room.rows(report.list)[at]
    report.keep.click()
    report.bring.click()
    assert room.work.moments[2] in room.editor.records
    assert room.told == "Tuotiin: 1 uusi, 2 ratkaistavaa."
    room.desk.run("edit.undo")
    assert room.work.moments[2] in room.editor.records


def test_all_that_the_copy_removed_is_kept_at_once(open_room, differing) -> None:
    edits.remove(differing.kaija, [differing.moments[3]])
    room = open_room(differing)
    room.read()
    room.page.report.keep_all.click()
    assert sum("säilyy täällä" in row for row in room.rows(room.page.report.list)) == 2
    assert room.page.report.keep_all.text() == " Anna sittenkin kaikkien poistua"
    room.page.report.bring.click()
    assert set(room.work.moments) <= set(room.editor.records)


def test_what_was_written_here_since_is_not_taken_silently(room, hands) -> None:
    queue = room.work.moments[2]
    edits.set_text(room.editor.document, queue, "text", "Jonotus kolme tuntia")
    room.read()
    (row,) = (row for row in room.rows(room.page.report.list) if "Jonotus" in row)
    assert "säilyy täällä · kirjoitettu täällä asiakirjan avaamisen jälkeen" in row
    room.page.report.bring.click()
    assert room.editor.records[queue].text == "Jonotus kolme tuntia"


def test_where_only_a_removal_would_have_come_nothing_changes(open_room, work) -> None:
    edits.remove(work.kaija, [work.moments[2]])
    room = open_room(work)
    before = room.editor.document.snapshot()
    room.read()
    stand_on(room, "Jonotus")
    room.press(Qt.Key.Key_1)
    room.page.report.bring.click()
    assert room.editor.document.snapshot() == before
    assert room.stage == "empty"
    assert room.page.said.text() == "Valitsemasi säilyy täällä. Tiedostossa Kaijan kopio.paku ei ole muuta uutta."
    assert room.told == room.page.said.text()


def test_what_was_removed_here_can_come_back_from_the_copy(open_room, differing) -> None:
    visit = differing.moments[3]
    edits.set_text(differing.kaija, visit, "text", "Tapaaminen kotona")
    edits.remove(differing.marja, [visit])
    room = open_room(differing)
    room.read()
    stand_on(room, "Tapaaminen kotona")
    assert room.page.report.keep.text() == " Ota takaisin (1)"
    room.press(Qt.Key.Key_1)
    room.page.report.bring.click()
    assert room.editor.records[visit].text == "Tapaaminen kotona"
