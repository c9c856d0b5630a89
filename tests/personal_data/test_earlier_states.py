"""What was replaced in the document may still stand in its earlier states: told, and replaced there too."""

import io
import json
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from paku_studio import edits
from paku_studio.cli import main
from paku_studio.editor.earlier_people import left_earlier, states_with, without
from paku_studio.models import Pathway, Persona, PersonalDataKind, ServiceMoment, Session
from paku_studio.storage import document_json, name_picture, open_document, read_document_json, save_document

NUMBER, MAIL, NAME = "040 123 4567", "maija@example.fi", "Matti Virtanen"
SAID = f"Soitin {NUMBER}, kirjoitin {MAIL}, ”kukaan ei vastannut”"


@pytest.fixture
def story(tmp_path, examples_folder):
    """A file whose first meeting ended while a number, an address and a name still stood in it."""
    path = tmp_path / "työ.paku"
    opened = open_document(next(examples_folder.glob("velka*.paku")))
    document = opened.document
    meeting = document.of_type(Session)[0].id
    road = document.of_type(Pathway)[0].id
    said = edits.add_moment(document, road, SAID)
    named = edits.add_moment(document, road, f"{NAME} tuli mukaan")
    portrait = picture()
    with document.edit("Kuva") as transaction:
        transaction.change(document.of_type(Persona)[0].id, picture=name_picture(portrait))
    states = {meeting: document_json(document.records.values())}
    with document.edit("Myöhemmin") as transaction:
        transaction.change(said, text="Soitin [puhelinnumero], kirjoitin [sähköposti], ”kukaan ei vastannut”")
    save_document(document, {name_picture(portrait): portrait}, path, snapshots=states)
    return path, meeting, said, named


def picture():
    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", (40, 40), "#446").save(stream, "PNG")
    return stream.getvalue()


def checked(path, capsys, *words):
    main(["check", str(path), "--messages", "fi", *words])
    return capsys.readouterr().out


def test_check_tells_kinds_and_counts_masked_and_how_they_go(story, capsys):
    path, *_ = story
    told = checked(path, capsys)
    (line,) = [each for each in told.splitlines() if "aiemmassa tilanteessa" in each]
    assert "puhelinnumero 1, sähköposti 1" in line
    assert "0•• ••• ••••" in line
    assert "3. tapaaminen · 14.1.2027" in line
    assert "clean" in line
    assert NUMBER not in told
    assert MAIL not in told
    assert "Tunnisteita ei löytynyt." not in told


def test_json_tells_the_meeting_and_the_kinds(story, capsys):
    path, meeting, *_ = story
    (row,) = [row for row in json.loads(checked(path, capsys, "--json")) if row["code"] == "personal_data_earlier"]
    assert (row["session"], row["severity"]) == (meeting, "remark")
    assert row["kinds"] == "phone:1 email:1"


def test_a_name_counts_there_only_once_it_was_replaced_here(story, capsys):
    """A possible name that still stands is told of where it stands; else every meeting would tell it again."""
    path, _meeting, _said, named = story
    opened = open_document(path)
    records = opened.document.snapshot()
    assert PersonalDataKind.NAME not in left_earlier(opened.snapshots, records)[0].kinds
    with opened.document.edit("Sumennus") as transaction:
        transaction.change(named, text="[nimi] tuli mukaan")
    assert PersonalDataKind.NAME in left_earlier(opened.snapshots, opened.document.snapshot())[0].kinds


def test_a_state_that_nobody_can_read_is_told_of(story, capsys):
    path, meeting, *_ = story
    opened = open_document(path)
    save_document(opened.document, opened.pictures, path, snapshots={meeting: b"{"})
    assert "tätä aiempaa tilannetta ei voitu lukea" in checked(path, capsys)


def test_a_file_without_earlier_states_says_nothing_of_them(examples_folder, capsys):
    assert "aiemma" not in checked(next(examples_folder.glob("velka*.paku")), capsys)


@pytest.mark.parametrize("words", [NUMBER, "”kukaan", 'lainaus "näin"', "rivi\nvaihtui", "åäö 😀"])
def test_the_very_words_are_found_however_json_spells_them(words):
    told = {"koodattu": json.dumps({"records": {"moment": []}}).encode()}
    moment = ServiceMoment(id="t", phase="p", text=f"alku {words} loppu")
    told["oma"] = document_json([moment])
    assert states_with(told, words) == ("oma",)
    assert states_with(told, f"{words} eikä") == ()


def test_only_the_places_change_and_pictures_stay(story):
    path, meeting, said, named = story
    opened = open_document(path)
    before = read_document_json(opened.snapshots[meeting], pictures=opened.pictures).document.snapshot()
    (left,) = left_earlier(opened.snapshots, opened.document.snapshot())
    data = without(opened.snapshots[meeting], left.traces, opened.pictures)
    after = dict(read_document_json(data, pictures=opened.pictures).document.snapshot())
    assert after.pop(said).text == "Soitin [puhelinnumero], kirjoitin [sähköposti], ”kukaan ei vastannut”"
    assert {key: each for key, each in before.items() if key != said} == after
    assert NUMBER.encode() not in data
    assert {each.picture for each in after.values() if isinstance(each, Persona)} >= set(opened.pictures) != set()
    assert named in after


def test_the_sheet_of_what_changed_tells_none_of_it_again(story, tmp_path):
    """Of what was taken away it names the words: what is sure in them is masked, so that nothing is to be refused."""
    path, _meeting, said, _named = story
    opened = open_document(path)
    edits.remove(opened.document, [said])
    save_document(opened.document, opened.pictures, path, snapshots=opened.snapshots)
    target = tmp_path / "muuttui.html"
    assert main(["export", str(path), "-o", str(target), "--what", "changes", "--refuse-personal-data"]) == 0
    told = target.read_text("utf-8")
    assert "0•• ••• ••••" in told
    assert NUMBER not in told
    assert MAIL not in told


# in the window


@pytest.fixture
def at(program, story, wait_for):
    window = program.open_window()
    window.resize(1366, 768)
    wait_for(lambda: program.settled)
    assert program.open_path(window.desk, story[0])
    window.activateWindow()
    yield window
    wait_for(lambda: not any(thread.name == "work" for thread in threading.enumerate()))


def look_at(window, wait_for):
    editor = window.desk.editor
    editor.go_to("sheets")
    wait_for(lambda: window.page.drawn is not None)
    window.page.open_sheet(f"pathway {editor.pathway}")
    wait_for(lambda: window.page.drawn is not None and window.page.checks.checks)


def check(window):
    return next((each for each in window.page.checks.checks if each.key == "earlier"), None)


def press(window, words):
    next(each for each in window.page.checks.findChildren(QPushButton) if each.text() == words).click()


def test_before_export_what_the_file_still_holds_is_told_and_replaced_there_too(at, story, wait_for):
    path, meeting, *_ = story
    look_at(at, wait_for)
    told = check(at)
    assert (told.title, told.good) == ("Aiemmat tilanteet", False)
    assert "puhelinnumero 1, sähköposti 1" in told.sentence
    assert "ei voi kumota" in told.sentence
    assert [place.words for place in told.places] == ["3. tapaaminen · 14.1.2027: puhelinnumero 1, sähköposti 1"]
    assert NUMBER not in " ".join([told.sentence, *(place.words for place in told.places)])
    press(at, "Korvaa sielläkin")
    assert at.desk.editor.told.text == "Korvattiin myös aiemmissa tilanteissa."
    wait_for(lambda: at.page.drawn is not None and at.page.checks.checks and check(at) is None)
    at.desk.keeper.save()
    assert NUMBER.encode() not in open_document(path).snapshots[meeting]
    assert b"[puhelinnumero]" in open_document(path).snapshots[meeting]


def test_it_may_stay_in_the_file(at, wait_for):
    look_at(at, wait_for)
    press(at, "Saa jäädä tiedostoon")
    assert check(at).good


def test_where_the_document_is_only_read_nothing_is_offered_that_cannot_be_done(at, wait_for):
    at.desk.editor.document.read_only = True
    look_at(at, wait_for)
    assert "Korvaa sielläkin" not in [mending.words for mending in check(at).mendings]
    at.desk.editor.document.read_only = False


def test_replacing_says_that_an_earlier_state_has_it_too(at, story, wait_for):
    _path, _meeting, _said, named = story
    editor = at.desk.editor
    editor.select(named)
    at.focus_part("dock")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert editor.records[named].text == "[nimi] tuli mukaan"
    assert editor.told.text.startswith("Tilalla on nyt [nimi]. Sama on myös tiedostossa säilyvässä aiemmassa")
    assert "3. tapaaminen" in editor.told.text


def test_so_does_replacing_in_a_field_and_only_then(at, story, wait_for):
    at.focus_part("dock")
    at.dock.field.setText(f"Uudestaan {NUMBER}")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert at.dock.field.text() == "Uudestaan [puhelinnumero]"
    assert "aiemmassa tilanteessa" in at.desk.editor.told.text
    before = at.desk.editor.told
    at.dock.field.setText("Toinen numero 050 765 4321")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert at.dock.field.text() == "Toinen numero [puhelinnumero]"
    assert at.desk.editor.told is before
