"""Before a sheet goes out: what is left on it, what only people can see, and what the command line refuses."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from paku_studio import edits
from paku_studio.cli import main
from paku_studio.editor.sheet_checks_parts import SheetCheck
from paku_studio.edits import names
from paku_studio.models import FacilitatorNote, Note, NoteKind, Pathway
from paku_studio.storage import open_document, save_document

NUMBER = "040 123 4567"


def write(document, text: str, pathway: str) -> str:
    return edits.add_moment(document, pathway, text)


def look_at(window, wait_for, pathway: str = "") -> None:
    editor = window.desk.editor
    editor.go_to("sheets")
    wait_for(lambda: window.page.drawn is not None)
    window.page.open_sheet(f"pathway {pathway or editor.pathway}")
    wait_for(lambda: window.page.drawn is not None and window.page.checks.checks)


def check(window, key: str) -> SheetCheck | None:
    return next((each for each in window.page.checks.checks if each.key == key), None)


def press(window, start: str) -> None:
    next(each for each in window.page.checks.findChildren(QPushButton) if each.objectName().startswith(start)).click()


def test_a_sheet_without_identifiers_says_that_none_were_found_and_no_more(window, wait_for) -> None:
    look_at(window, wait_for)
    told = check(window, "personal")
    assert (told.title, told.sentence, told.good) == ("Henkilötiedot", "Tunnisteita ei löytynyt.", True)


def test_what_is_left_is_told_with_its_kind_and_place_and_never_in_full(window, wait_for) -> None:
    editor = window.desk.editor
    write(editor.document, f"Soitin numeroon {NUMBER} monta kertaa ja odotin, että joku viimein vastaa", editor.pathway)
    write(editor.document, "Lähetin postia osoitteeseen maija@example.fi", editor.pathway)
    look_at(window, wait_for)
    told = check(window, "personal")
    assert not told.good
    assert told.sentence == "Arkille on jäänyt: puhelinnumero 1, sähköposti 1."
    assert [place.words for place in told.places] == [
        "Puhelinnumero: 0•• ••• •••• (Palvelutuokio)",
        "Sähköposti: m••••@•••••••.•• (Palvelutuokio)",
    ]


def test_what_stands_on_another_sheet_or_in_ones_own_notes_is_not_counted_here(window, wait_for) -> None:
    editor = window.desk.editor
    here = editor.pathway
    there = next(each.id for each in editor.records.values() if isinstance(each, Pathway) and each.id != here)
    write(editor.document, f"Soitin numeroon {NUMBER}", there)
    moment = editor.road()[0].moment.id
    with editor.document.edit("Test") as transaction:
        transaction.add(
            Note(id="own", kind=NoteKind.IDEA, target=moment, text="Kysy 050 765 4321", own=True, order="z")
        )
        transaction.add(FacilitatorNote(id="mine", text="Soita 050 765 4321", order="z"))
    look_at(window, wait_for, here)
    assert check(window, "personal").good
    window.page.open_sheet(f"pathway {there}")
    wait_for(lambda: check(window, "personal") and not check(window, "personal").good)


def test_a_button_goes_there_and_another_blurs_it(window, wait_for) -> None:
    editor = window.desk.editor
    made = write(editor.document, f"Soitin numeroon {NUMBER}", editor.pathway)
    look_at(window, wait_for)
    press(window, "blur ")
    assert editor.records[made].text == "Soitin numeroon [puhelinnumero]"
    assert editor.document.undo_name == names.BLUR
    wait_for(lambda: check(window, "personal") and check(window, "personal").good)
    editor.undo()
    wait_for(lambda: check(window, "personal") and not check(window, "personal").good)
    press(window, f"see {made}")
    assert (editor.step, editor.selection) == ("pathway", (made,))


def test_all_are_blurred_at_once_and_come_back_at_once(window, wait_for) -> None:
    editor = window.desk.editor
    made = write(editor.document, f"Soitin {NUMBER}, kirjoitin maija@example.fi", editor.pathway)
    look_at(window, wait_for)
    next(each for each in window.page.checks.findChildren(QPushButton) if each.text() == "Korvaa kaikki").click()
    assert editor.records[made].text == "Soitin [puhelinnumero], kirjoitin [sähköposti]"
    editor.undo()
    assert NUMBER in editor.records[made].text
    assert "maija@example.fi" in editor.records[made].text


def test_a_name_is_a_hint_of_its_own_that_can_be_nobodys(window, wait_for) -> None:
    editor = window.desk.editor
    write(editor.document, "Matti Virtanen tuli mukaan", editor.pathway)
    look_at(window, wait_for)
    assert check(window, "personal").good
    told = check(window, "names")
    assert not told.good
    assert all(place.soft for place in told.places)
    press(window, "accept " + told.mendings[0].id)
    assert check(window, "names").good
    write(editor.document, "Liisa Korhonen odotti ulkona", editor.pathway)
    wait_for(lambda: check(window, "names") and not check(window, "names").good)


def test_what_people_have_to_look_at_is_remembered_while_the_document_is_open_and_not_in_it(window, wait_for) -> None:
    editor = window.desk.editor
    look_at(window, wait_for)
    told = check(window, "unseen")
    assert not told.good
    assert any("kylän" in place.words for place in told.places)
    history = len(editor.document.history)
    press(window, "accept unseen")
    assert check(window, "unseen").good
    editor.go_to("pathway")
    look_at(window, wait_for)
    assert check(window, "unseen").good
    assert len(editor.document.history) == history


LEFT = "Asiakirjaan on jäänyt: puhelinnumero 1. Paikat näkyvät kunkin arkin kohdassa Henkilötiedot."


def test_the_whole_content_tells_what_is_left_before_and_after_it_is_saved(
    window, wait_for, tmp_path, monkeypatch
) -> None:
    from paku_studio.widgets.sheets import saving

    editor = window.desk.editor
    write(editor.document, f"Soitin numeroon {NUMBER}", editor.pathway)
    look_at(window, wait_for)
    said: list[str] = []

    def choose(*_: object) -> Path:
        said.append(window.page.saving.said.text())
        return tmp_path / "kaikki.csv"

    monkeypatch.setattr(saving, "ask_save", choose)
    window.page.saving.choose_target(".csv")
    assert said == [LEFT]
    wait_for(lambda: not window.page.saving.writing)
    assert (tmp_path / "kaikki.csv").exists()
    assert LEFT in window.page.saving.said.text()


def test_printing_a_pathway_tells_what_is_left_on_it_and_stops_nobody(window, monkeypatch) -> None:
    from paku_studio.widgets import printing

    editor = window.desk.editor
    write(editor.document, f"Soitin numeroon {NUMBER}", editor.pathway)
    said: list[str] = []
    monkeypatch.setattr(printing, "print_drawings", lambda *_: said.append(editor.told.text))
    window.desk.run("file.print")
    assert said == ["Arkille on jäänyt: puhelinnumero 1."]


# the command line


@pytest.fixture
def file(tmp_path, examples_folder):
    copy = tmp_path / "työ.paku"
    copy.write_bytes(next(examples_folder.glob("velka*.paku")).read_bytes())
    return copy


def add(path, text: str) -> None:
    opened = open_document(path)
    first = next(each.id for each in opened.document.records.values() if isinstance(each, Pathway))
    edits.add_moment(opened.document, first, text)
    save_document(opened.document.snapshot(), opened.pictures, path)


@pytest.mark.parametrize("suffix", [".svg", ".csv"])
def test_an_export_is_refused_in_one_sentence_and_the_old_file_stands(file, tmp_path, capsys, suffix: str) -> None:
    add(file, f"Soitin {NUMBER} ja 050 765 4321, kirjoitin maija@example.fi")
    target = tmp_path / f"vanha{suffix}"
    target.write_text("vanha")
    status = main(["export", str(file), "-o", str(target), "--refuse-personal-data", "--messages", "fi"])
    said = capsys.readouterr()
    assert status == 2
    assert target.read_text() == "vanha"
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert "puhelinnumero 2, sähköposti 1" in said.err
    assert f"paku-studio check {file}" in said.err
    assert NUMBER not in said.err


def test_without_the_wish_nothing_is_refused(file, tmp_path) -> None:
    add(file, f"Soitin {NUMBER}")
    assert main(["export", str(file), "-o", str(tmp_path / "a.csv")]) == 0


def test_possible_names_are_no_reason_to_refuse(file, tmp_path) -> None:
    add(file, "Matti Virtanen tuli mukaan")
    assert main(["export", str(file), "-o", str(tmp_path / "a.csv"), "--refuse-personal-data"]) == 0
    assert (tmp_path / "a.csv").exists()


def test_ones_own_notes_leave_no_document_and_are_no_reason(file, tmp_path) -> None:
    opened = open_document(file)
    with opened.document.edit("Test") as transaction:
        transaction.add(FacilitatorNote(id="mine", text=f"Soita {NUMBER}", order="z"))
    save_document(opened.document.snapshot(), opened.pictures, file)
    assert main(["export", str(file), "-o", str(tmp_path / "a.csv"), "--refuse-personal-data"]) == 0


def test_what_is_filled_in_counts_but_not_where_a_number_is_asked_for(file, tmp_path, capsys) -> None:
    asked = tmp_path / "tiedot.json"
    asked.write_text('{"phone": "040 123 4567", "address": "Kotikatu 4 B 12, 40100 Jyväskylä"}')
    words = ["export", str(file), "-o", str(tmp_path / "a.pdf"), "--refuse-personal-data", "--messages", "en"]
    assert main([*words, "--what", "checklist", "--fill", str(asked)]) == 0
    asked.write_text('{"worries": "Soitin 040 123 4567"}')
    assert main([*words, "--what", "conversation", "--fill", str(asked)]) == 2
    assert "phone number 1" in capsys.readouterr().err
