"""The window makes the copy: says before and after what is left out, and goes on with the document as it was."""

import os
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from paku_studio.editor.actions import ACTIONS
from paku_studio.locale import LANGUAGES, translator
from paku_studio.models import FacilitatorNote, Note
from paku_studio.storage import open_document
from paku_studio.storage.recent import recent_files
from paku_studio.widgets import clean_copy
from paku_studio.widgets.menus import MENUS


def wait_for(what: Callable[[], object]) -> None:
    until = time.monotonic() + 10
    while not what():
        assert time.monotonic() < until
        QApplication.processEvents()
        time.sleep(0.005)


@pytest.fixture
def window(program, whole_work, tmp_path):
    path = whole_work.save(tmp_path / "työ.paku")
    window = program.open_window(path)
    window.resize(1366, 768)
    wait_for(lambda: program.settled)
    return window


@pytest.fixture
def dialog(window):
    window.desk.run("file.clean_copy")
    return window.dialogs["CleanCopyDialog"]


def words(dialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if not label.isHidden())


def test_it_stands_in_the_menu_of_files():
    assert "file.clean_copy" in MENUS["file"]
    (name,) = [action.name for action in ACTIONS if action.id == "file.clean_copy"]
    assert [translator(language)(name) for language in LANGUAGES] == [f"{title}…" for title in TITLES.values()]


def test_before_it_says_what_is_left_out(dialog):
    assert "Tämä jää pois" in words(dialog)
    assert "Huomiot, jotka vain sinä näet: 32" in words(dialog)
    assert "Tiedostossa säilytetyt aiemmat tilanteet: 1" in words(dialog)
    assert "Oma asiakirjasi pysyy ennallaan" in words(dialog)


def test_it_follows_the_document(dialog, window, program):
    from paku_studio.edits.boards import add_own_note

    add_own_note(window.desk.editor.document, "vielä yksi")
    wait_for(lambda: "Huomiot, jotka vain sinä näet: 33" in words(dialog))
    program.change_settings(language="en")
    add_own_note(window.desk.editor.document, "ja vielä")
    wait_for(lambda: "Notes that only you see: 34" in words(dialog))


def test_enter_asks_for_a_place_and_the_copy_is_made_there(dialog, window, tmp_path, monkeypatch):
    asked = []

    def ask(_over, _t, _title, usual, _kinds):
        asked.append(usual.name)
        return tmp_path / "kopio"

    monkeypatch.setattr(clean_copy, "ask_save", ask)
    desk = window.desk
    before, told = desk.editor.document.snapshot(), len(desk.editor.document.history)
    assert dialog.focusWidget() is dialog.make
    QTest.keyClick(dialog.make, Qt.Key.Key_Return)
    wait_for(lambda: "kopio.paku" in words(dialog))
    assert asked == ["Velasta vapaaksi julkaistava.paku"]
    assert "Tämä jäi pois" in words(dialog)
    assert "Tunnisteita ei löytynyt." in words(dialog)
    assert "Huomiot, jotka vain sinä näet: 32" in words(dialog)
    assert (desk.editor.document.snapshot(), len(desk.editor.document.history)) == (before, told)
    assert desk.keeper.path.name == "työ.paku"
    copy = open_document(tmp_path / "kopio.paku").document
    assert not copy.of_type(FacilitatorNote)
    assert not [note for note in copy.of_type(Note) if note.own]
    assert not copy.history


def test_the_groups_names_go_by_a_tick(dialog, tmp_path):
    dialog.groups.click()
    assert "Ryhmät ja niiden järjestäjät: 1" in words(dialog)
    dialog.write(tmp_path / "kopio.paku")
    wait_for(lambda: "kopio.paku" in words(dialog))
    assert not [one for one in open_document(tmp_path / "kopio.paku").document.records.values() if one.TYPE == "group"]


def test_over_the_document_itself_it_is_refused_in_words(dialog, window):
    path = window.desk.keeper.path
    before = path.read_bytes()
    dialog.write(path)
    wait_for(lambda: "juuri se tiedosto, jota luetaan" in words(dialog))
    assert "Tämä jää pois" in words(dialog)
    assert path.read_bytes() == before


def test_no_place_chosen_makes_nothing(dialog, tmp_path, monkeypatch):
    monkeypatch.setattr(clean_copy, "ask_save", lambda *_: None)
    dialog.choose_place()
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".paku"] == ["työ.paku"]


def test_what_fails_is_one_sentence(dialog, tmp_path, monkeypatch):
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("nyt hengitän")

    monkeypatch.setattr(clean_copy, "clean_copy", fails)
    dialog.write(tmp_path / "kopio.paku")
    wait_for(lambda: "Kopiota ei voitu tehdä" in words(dialog))
    assert "nyt hengitän" not in words(dialog)
    assert dialog.make.isEnabled()


TITLES = {"fi": "Kopio julkaistavaksi", "sv": "Kopia för publicering", "en": "A copy for publication"}


def test_every_word_fits(dialog, program):
    for language, title in TITLES.items():
        program.change_settings(language=language)
        wait_for(lambda title=title: dialog.windowTitle() == title)
        for size in ((1366, 768), (683, 512), (455, 341)):
            dialog.resize(*size)
            QApplication.processEvents()
            for label in dialog.findChildren(QLabel):
                if label.isVisible():
                    assert label.height() >= label.heightForWidth(label.width()), label.text()
            for part in (dialog.make, dialog.close_button, dialog.groups):
                assert part.width() >= part.sizeHint().width(), part.accessibleName()
                assert part.accessibleName()
                assert part.height() >= 32


def test_the_list_of_recent_files_can_be_emptied(window, program):
    assert len(recent_files(program.places)) == 1
    window.desk.run("file.forget_recent")
    assert recent_files(program.places) == ()
    assert window.desk.keeper.path.exists()


def test_so_can_it_on_the_start_page(window, program):
    window.to_start_page()
    wait_for(lambda: window.at_start)
    assert len(recent_files(program.places)) == 1
    window.desk.run("file.forget_recent")
    assert recent_files(program.places) == ()
    assert "työ" not in " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_histories_of_the_clipboard_are_asked_not_to_keep_what_is_copied(window):
    window.desk.editor.go_to("pathway")
    window.desk.editor.select("soitto")
    window.desk.run("edit.copy")
    lying = QApplication.clipboard().mimeData()
    assert "soittaa neuvontaan" in lying.text()
    assert bytes(lying.data("x-kde-passwordManagerHint").data()) == b"secret"
    for wish in ("CanIncludeInClipboardHistory", "CanUploadToCloudClipboard"):
        assert bytes(lying.data(f'application/x-qt-windows-mime;value="{wish}"').data()) == bytes(4)
    window.desk.run("edit.paste")
    assert (
        len([one for one in window.desk.editor.records.values() if getattr(one, "text", "") == "soittaa neuvontaan"])
        > 1
    )


def test_what_a_killed_program_was_writing_into_the_folder_of_sheets_is_swept_away_at_the_next_start(program, tmp_path):
    sheets = tmp_path / "arkit"
    sheets.mkdir()
    half, others = sheets / ".paku-0123456789abcdef.tmp", sheets / "oma.tmp"
    for each in (half, others):
        each.write_text("Salateema")
        os.utime(each, (0, 0))
    program.change_settings(export_folder=str(sheets))
    program.settle()
    assert not half.exists()
    assert others.exists()
