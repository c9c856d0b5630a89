"""The page of sheets by keyboard and hand: the list, the preview, the checks, what is remembered, narrow windows."""

import itertools
import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from paku_studio import edits
from paku_studio.editor.editor import Editor
from paku_studio.models import Note, NoteKind, ServiceMoment
from paku_studio.store import Document
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.sheets import SheetsPage, saving


def wait_for(what: Callable[[], object], seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until
        QApplication.processEvents()
        time.sleep(0.005)


def settled(page: SheetsPage) -> None:
    wait_for(lambda: page.drawings and len(page.names.pages) == len(page.sheets))


def press(key: Any, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, held)


def keys_in(part: QWidget) -> bool:
    held = QApplication.focusWidget()
    return held is not None and (held is part or part.isAncestorOf(held))


def texts(part: QWidget) -> str:
    return " ".join(each.text() for each in part.findChildren(QLabel) if not each.isHidden())


# the list


def test_every_sheet_is_listed_with_paper_way_and_pages(show) -> None:
    page = show()
    rows = [page.list.rows.data(page.list.rows.index(at, 0), Qt.ItemDataRole.AccessibleTextRole) for at in range(9)]
    assert rows == [
        "Tästä työstä",
        "Palvelupolku: Nykyinen polku, A3 vaaka, 1 sivu",
        f"Palvelupolku: Tuleva polku, A3 vaaka, {page.names.pages['pathway then']} sivua",
        "Persoona: Jusa-Petteri Mutkamäki, A4 pysty, 1 sivu",
        "Asiakasymmärrys: Jusa-Petteri Mutkamäki, A4 pysty, 1 sivu",
        "Asiakasymmärrys: Koko ryhmä, A4 pysty, 1 sivu",
        "Asiakasarvo varhaisen tuen sosiaaliohjauksessa, A3 vaaka, 1 sivu",
        f"Vertailu: Nykyinen polku – Tuleva polku, A3 vaaka, {page.names.pages['compare now then']} sivua",
        f"Raportti: Koko työ, A4 pysty, {page.names.pages['report']} sivua",
    ]
    assert page.names.pages["pathway then"] > 1


def test_the_open_pathway_is_looked_at_first(show, editor) -> None:
    editor.open_pathway("then")
    assert show().sheet.id == "then"


def test_arrows_choose_a_sheet_and_the_preview_follows(show) -> None:
    page = show()
    assert keys_in(page.list.view)
    for _ in range(5):
        press(Qt.Key.Key_Down)
    settled(page)
    assert page.sheet.what == "value"
    assert page.drawings[0].title == "Asiakasarvo varhaisen tuen sosiaaliohjauksessa"
    assert keys_in(page.list.view)


def test_where_nothing_was_written_what_is_printed_empty_is_offered(desk, qtbot) -> None:
    empty = Desk(desk.program, Editor(Document(), language="fi"), None, desk.look)
    page = SheetsPage(empty)
    qtbot.addWidget(page)
    page.resize(1154, 718)
    page.show()
    assert [sheet.what for sheet in page.sheets] == [*["poster"] * 4, "conversation", "checklist", *["cards"] * 4]
    assert not page.list.all_button.isEnabled()
    edits.add_pathway(empty.editor.document, "Polku")
    wait_for(lambda: page.sheets[0].what == "pathway")
    assert page.list.all_button.isEnabled()
    wait_for(lambda: page.drawings)


def test_what_is_written_meanwhile_shows(show, editor) -> None:
    page = show()
    editor.attempt(edits.set_text, editor.document, "now", "title", "Uusi nimi")
    wait_for(lambda: page.sheets[0].title == "Uusi nimi")
    settled(page)
    assert page.drawings[0].title == "Uusi nimi"


def test_a_sheet_that_is_gone_gives_way_to_another(show, editor) -> None:
    page = show()
    page.open_sheet("value value")
    settled(page)
    editor.attempt(edits.remove, editor.document, ["value"])
    wait_for(lambda: page.sheet.what == "pathway")


# choices


def choose(box: Any, value: str) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_each_kind_of_sheet_keeps_its_own_paper(show) -> None:
    page = show()
    choose(page.choices.paper, "A4")
    settled(page)
    assert page.choices.orientation.currentData() == "portrait"
    sheet = page.drawings[0].sheets[0]
    assert (round(sheet.width), round(sheet.height)) == (595, 842)
    page.open_sheet("value value")
    assert (page.choices.paper.currentData(), page.choices.orientation.currentData()) == ("A3", "landscape")
    choose(page.choices.orientation, "portrait")
    settled(page)
    again = show()
    assert again.sheet.what == "value"
    assert again.choices.orientation.currentData() == "portrait"


def test_another_paper_lies_again_as_suits_the_sheet(show) -> None:
    page = show()
    choose(page.choices.orientation, "portrait")
    assert page.choices.orientation.currentData() == "portrait"
    choose(page.choices.paper, "A2")
    assert page.choices.orientation.currentData() == "landscape"


def test_the_sheets_own_words_and_colours_are_chosen(show) -> None:
    page = show()
    page.open_sheet("value value")
    choose(page.choices.language, "sv")
    choose(page.choices.colours, "black-and-white")
    settled(page)
    assert page.drawings[0].language == "sv"
    words = [item.text for item in every_line(page.drawings[0])]
    assert "Mål" in words
    assert {item.colour for item in every_line(page.drawings[0])} <= {"#000000", "#333333"}


def every_line(drawing: Any) -> list[Any]:
    from paku_studio.drawing.display import TextLine, walk

    return [item for sheet in drawing.sheets for item in walk(sheet.body) if isinstance(item, TextLine)]


# the preview


def test_pages_turn_and_come_nearer_by_keys(show) -> None:
    page = show()
    page.open_sheet("pathway then")
    settled(page)
    preview = page.preview
    preview.area.setFocus()
    assert preview.words.text().startswith("Arkki 1/")
    press(Qt.Key.Key_PageDown)
    assert preview.words.text().startswith("Arkki 2/")
    press(Qt.Key.Key_End)
    assert not preview.on.isEnabled()
    press(Qt.Key.Key_Home)
    assert not preview.back.isEnabled()
    whole = preview.scale
    press(Qt.Key.Key_Plus)
    press(Qt.Key.Key_Plus)
    assert preview.scale == pytest.approx(whole * 1.25**2)
    assert preview.pages.width() > preview.area.viewport().width()
    press(Qt.Key.Key_Minus)
    assert preview.scale == pytest.approx(whole * 1.25)
    press(Qt.Key.Key_0)
    assert preview.scale == pytest.approx(whole)
    assert preview.percent.text() == f"{round(whole * 72 / 96 * 100)} %"


def test_the_whole_sheet_fits_however_large_the_window_is(show) -> None:
    page = show()
    for size in ((1154, 718), (820, 500), (631, 430)):
        page.resize(*size)
        QApplication.processEvents()
        room = page.preview.area.viewport()
        box = page.preview.pages.box(0)
        assert box.width() <= room.width()
        assert box.height() <= room.height()


def test_the_preview_shows_what_goes_to_paper_light_in_every_theme(show) -> None:
    page = show()
    page.open_sheet("value value")
    settled(page)
    shown = page.preview.pages.grab().toImage()
    box = page.preview.pages.box(0)
    assert shown.pixelColor(round(box.left() + 6), round(box.top() + 6)).name() == "#ffffff"
    across = range(round(box.left()) + 10, round(box.right()) - 10)
    down = range(round(box.top()) + 10, round(box.bottom()) - 10, 2)
    dark = sum(shown.pixelColor(x, y).lightness() < 128 for x in across for y in down)
    assert dark > 200


# before printing


def test_the_checks_say_what_waits_and_lead_to_it(show, editor) -> None:
    page = show()
    assert "3 odottaa sinua" in page.checks.short.text()
    waiting = {check.key for check in page.checks.checks if not check.good}
    assert waiting == {"accessibility", "fictional", "unseen"}
    said = texts(page.checks)
    assert "Polkua ei ole kuvattu sanoin" in said
    wanted: list[str] = []
    page.desk.focus_wanted.connect(wanted.append)
    page.checks.findChild(QPushButton, "describe now").click()
    assert (editor.step, editor.selection, wanted) == ("pathway", ("now",), ["inspector"])


def test_confirming_that_a_persona_is_fictional_puts_the_check_in_order(show, editor) -> None:
    page = show()
    page.open_sheet("persona jusa")
    settled(page)
    button = page.checks.findChild(QPushButton, "confirm jusa")
    button.setFocus()
    press(Qt.Key.Key_Space)
    assert editor.records["jusa"].fictional
    wait_for(lambda: page.checks.checks and all(check.good or check.key == "unseen" for check in page.checks.checks))
    assert keys_in(page.checks)


def test_larger_paper_is_one_press_away(show, desk, monkeypatch) -> None:
    from paku_studio.editor import sheet_checks_parts
    from paku_studio.editor import sheet_drawn as module

    def small(drawing: Any) -> Any:
        return replace(sheet_checks_parts.measured(drawing), smallest=7.0)

    monkeypatch.setattr(module, "measured", small)
    page = show()
    page.checks.findChild(QPushButton, "larger ").click()
    assert page.choices.paper.currentData() == "A2"


def test_a_note_of_ones_own_is_counted_and_does_not_come_to_paper(show, editor) -> None:
    with editor.document.edit("Note") as transaction:
        transaction.add(Note(id="own", target="jusa", kind=NoteKind.QUESTION, text="tunnenko hänet", own=True))
    page = show()
    page.open_sheet("persona jusa")
    settled(page)
    assert "1 oma muistiinpanosi jää pois" in texts(page.checks)
    assert "tunnenko" not in " ".join(item.text for item in every_line(page.drawings[0]))


# keys round the page


def test_f6_goes_round_the_page_and_leaves_it_at_its_end(show) -> None:
    page = show()
    places = [page.list.view, page.preview.area, page.checks.area, page.saving.save]
    for here, there in itertools.pairwise(places):
        assert keys_in(here)
        press(Qt.Key.Key_F6)
        assert keys_in(there)
    press(Qt.Key.Key_F6)
    assert keys_in(page.saving.save)
    for there in reversed(places[:-1]):
        press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        assert keys_in(there)


def test_ctrl_p_goes_to_the_main_button(show) -> None:
    page = show()
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert keys_in(page.saving.save)


def test_tab_reaches_everything_and_comes_round(show) -> None:
    page = show()
    seen = []
    for _ in range(60):
        seen.append(QApplication.focusWidget())
        press(Qt.Key.Key_Tab)
        if QApplication.focusWidget() is seen[0]:
            break
    else:
        pytest.fail("Tab does not come round")
    for part in (page.list.view, page.choices.paper, page.choices.colours, page.preview.area, page.saving.save):
        assert part in seen
    assert any(isinstance(part, QPushButton) and part.objectName() == "describe now" for part in seen)
    unnamed = [part for part in seen if not part.accessibleName()]
    assert unnamed == []


# saving


def test_the_main_button_asks_for_a_name_and_saves(show, tmp_path, monkeypatch) -> None:
    asked = []

    def ask(_over: Any, _t: Any, _title: str, usual: Path, kinds: str) -> Path:
        asked.append((usual, kinds))
        return tmp_path / "polku"

    monkeypatch.setattr(saving, "ask_save", ask)
    page = show()
    page.saving.save.setFocus()
    press(Qt.Key.Key_Return)
    wait_for(lambda: not page.saving.writing)
    assert asked == [(tmp_path / "Nykyinen polku.pdf", "PDF (*.pdf)")]
    assert (tmp_path / "polku.pdf").read_bytes().startswith(b"%PDF")
    assert page.saving.said.text() == f"Tallennettu kansioon {tmp_path.name}: polku.pdf"


@pytest.mark.parametrize("suffix", [".svg", ".txt", ".xlsx", ".csv", ".json"])
def test_other_formats_are_saved_too(show, tmp_path, monkeypatch, suffix) -> None:
    monkeypatch.setattr(saving, "ask_save", lambda *_: tmp_path / f"polku{suffix}")
    page = show()
    page.saving.others.click()
    action = next(each for each in page.saving.findChild(saving.QMenu).actions() if each.data() == suffix)
    action.trigger()
    wait_for(lambda: not page.saving.writing)
    assert (tmp_path / f"polku{suffix}").stat().st_size > 0


def test_nothing_is_written_where_the_person_chose_no_name(show, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(saving, "ask_save", lambda *_: None)
    page = show()
    page.list.all_button.click()
    assert not page.saving.writing
    assert list(tmp_path.iterdir()) == []


# narrow windows


def test_in_a_narrow_window_a_box_chooses_the_sheet_and_the_checks_are_behind_a_button(show) -> None:
    page = show(631, 462)
    assert not page.list.isVisible()
    assert page.box.isVisible()
    assert keys_in(page.box)
    assert not page.checks.isVisible()
    assert page.turner.text().strip() == "Ennen tulostusta: 4 kunnossa, 3 odottaa sinua"
    page.turner.click()
    assert page.checks.isVisible()
    assert not page.preview.isVisible()
    page.turner.click()
    assert page.preview.isVisible()
    place = page.box.findData("value value")
    page.box.setCurrentIndex(place)
    page.box.activated.emit(place)
    settled(page)
    assert page.sheet.what == "value"


def test_no_words_are_lost_when_the_window_narrows_and_widens(show) -> None:
    page = show()
    for width in (631, 812, 1154):
        page.resize(width, 600)
        QApplication.processEvents()
        assert page.saving.isVisible()
        assert page.list.isVisible() == (width >= 1000)
        assert keys_in(page.list.view if width >= 1000 else page.box)
        assert page.checks.isVisible() == (width >= 740)
        shown = [part for part in page.findChildren(QPushButton) if part.isVisible()]
        assert all(part.sizeHint().width() <= part.width() + 1 for part in shown)


def test_moments_are_not_touched(show, editor) -> None:
    before = dict(editor.records)
    page = show()
    page.open_sheet("value value")
    settled(page)
    assert dict(editor.records) == before
    assert any(isinstance(record, ServiceMoment) for record in before.values())
