"""The start page, as a person uses it: type and press Enter, paste, click, walk with Tab."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget

from paku_studio.editor.shelf import Shelf, Standing
from paku_studio.models import Pathway, ServiceMoment
from paku_studio.widgets.start_page import StartPage

Open = Callable[..., StartPage]


@pytest.fixture
def open_page(desk: Any, qtbot: Any, now: datetime) -> Open:
    """The page as it stands after the program started."""

    def show(shelf: Shelf | None = None, size: tuple[int, int] = (1366, 738), pictures: bool = False) -> StartPage:
        page = StartPage(desk, shelf=shelf or Shelf(), now=now)
        if not pictures:
            page.ready_panel.jobs = []
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.field.hasFocus)
        return page

    return show


def named(page: QWidget, name: str) -> QAbstractButton:
    found = [each for each in page.findChildren(QAbstractButton) if each.accessibleName() == name]
    assert len(found) == 1, [each.accessibleName() for each in page.findChildren(QAbstractButton)]
    return found[0]


def click(page: QWidget, name: str) -> None:
    QTest.mouseClick(named(page, name), Qt.MouseButton.LeftButton)


def title_of(begun: Any) -> str:
    return str(begun.of_type(Pathway)[0].title)


def test_type_what_you_talk_about_and_press_enter(open_page: Open, desk: Any) -> None:
    page = open_page()
    assert page.field.hasFocus()
    QTest.keyClicks(page.field, "Kotiutuminen sairaalasta")
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert title_of(desk.wanted("begin")[0]) == "Kotiutuminen sairaalasta"


def test_the_main_button_begins_too(open_page: Open, desk: Any) -> None:
    page = open_page()
    QTest.keyClicks(page.field, "Polku")
    click(page, "Aloita")
    assert title_of(desk.wanted("begin")[0]) == "Polku"


def test_enter_on_a_focused_button_presses_it(open_page: Open, desk: Any) -> None:
    page = open_page()
    row = named(page, "Avaa tiedosto…")
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert desk.wanted("run") == ["file.open"]


@pytest.mark.parametrize("where", ["field", "row"])
def test_paste_notes_from_the_wall_with_ctrl_v(where: str, open_page: Open, desk: Any) -> None:
    page = open_page()
    QGuiApplication.clipboard().setText("Soitto Kelaan\n- jonotin\nTapaaminen")
    target = page.field if where == "field" else named(page, "Avaa tiedosto…")
    target.setFocus()
    QTest.keyClick(target, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    begun = desk.wanted("begin")[0]
    assert [moment.text for moment in begun.of_type(ServiceMoment)] == ["Soitto Kelaan", "Tapaaminen"]
    assert "palvelutuokioita 2" in desk.wanted("say")[0]


def test_a_pasted_title_stays_in_the_field(open_page: Open, desk: Any) -> None:
    page = open_page()
    QGuiApplication.clipboard().setText("Kotiutuminen")
    QTest.keyClick(page.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.field.text() == "Kotiutuminen"
    assert desk.wanted("begin") == []


def test_nothing_to_paste_is_said_at_the_place(open_page: Open, desk: Any) -> None:
    page = open_page()
    QGuiApplication.clipboard().clear()
    click(page, "Liitä teksti seinältä tai muistiosta")
    assert page.begin_panel.trouble.isVisible()
    assert "Leikepöydällä ei ole tekstiä" in page.begin_panel.trouble.text()
    assert desk.asked == []


def test_a_template_takes_the_words_that_were_typed(open_page: Open, desk: Any) -> None:
    page = open_page()
    QTest.keyClicks(page.field, "Kotiutuminen")
    click(page, "Kolme vaihetta")
    assert title_of(desk.wanted("begin")[0]) == "Kotiutuminen"


def test_an_example_opens(open_page: Open, desk: Any) -> None:
    page = open_page()
    click(page, "Velkakierteestä talouteen")
    assert len(desk.wanted("begin")[0].document.of_type(Pathway)) == 2


def test_recovered_work_comes_first_shows_what_differs_and_goes_on(open_page: Open, desk: Any, now: datetime) -> None:
    gone: list[str] = []
    found = Standing(
        "Kotoa arkeen",
        now,
        found="kept",
        differences=lambda: ("Lisää tuokio: ”Soitto”",),
        discard=lambda: gone.append("x"),
    )
    page = open_page(Shelf(recovered=(found,)))
    click(page, "Näytä muutokset")
    told = [label for label in page.findChildren(QLabel) if "Lisää tuokio: ”Soitto”" in label.text()]
    assert told[0].isVisible()
    assert told[0].textFormat() is Qt.TextFormat.PlainText
    click(page, "Jatka tästä: Kotoa arkeen")
    assert desk.wanted("resume") == ["kept"]
    click(page, "Siirrä syrjään: Kotoa arkeen")
    assert gone == ["x"]


def test_a_file_changed_elsewhere_since_is_told_beforehand(open_page: Open, now: datetime) -> None:
    def told(moved: bool) -> bool:
        page = open_page(Shelf(recovered=(Standing("Kotoa arkeen", now, moved=moved),)))
        return any("muutettu muualla" in label.text() for label in page.findChildren(QLabel))

    assert told(True)
    assert not told(False)


def test_a_file_opened_lately_opens_and_leaves_the_list_by_delete(
    open_page: Open, desk: Any, now: datetime, qtbot: Any
) -> None:
    gone: list[str] = []
    found = Standing("Kotoa arkeen", now, "Työpöytä", Path("/x.paku"), discard=lambda: gone.append("x"))
    page = open_page(Shelf(recent=(found,)))
    click(page, "Kotoa arkeen")
    assert desk.wanted("open") == [Path("/x.paku")]
    QTest.keyClick(named(page, "Kotoa arkeen"), Qt.Key.Key_Delete)
    assert gone == ["x"]
    qtbot.waitUntil(
        lambda: not [each for each in page.findChildren(QPushButton) if each.accessibleName() == "Kotoa arkeen"]
    )
    assert page.field.hasFocus()


def test_without_recent_files_examples_move_up(open_page: Open, now: datetime) -> None:
    def order(page: StartPage) -> list[str]:
        labels = [label for label in page.findChildren(QLabel) if label.text() in {"Pohjat", "Valmiita esimerkkejä"}]
        return [label.text() for label in sorted(labels, key=lambda label: label.mapTo(page, QPoint(0, 0)).y())]

    assert order(open_page()) == ["Valmiita esimerkkejä", "Pohjat"]
    assert order(open_page(Shelf(recent=(Standing("x", now),)))) == ["Pohjat", "Valmiita esimerkkejä"]


def test_another_language_keeps_what_is_typed(open_page: Open, desk: Any) -> None:
    page = open_page()
    QTest.keyClicks(page.field, "Kesken on")
    click(page, "Svenska")
    assert desk.wanted("language") == ["sv"]
    desk.language = "sv"
    again = open_page()
    assert again.field.text() == "Kesken on"
    assert again.begin_panel.button.text().strip() == "Börja"


def test_settings_and_help_are_at_hand(open_page: Open, desk: Any) -> None:
    page = open_page()
    click(page, "Asetukset")
    click(page, "Ohje")
    assert desk.wanted("run") == ["file.settings", "help.open"]


def test_tab_reaches_everything_and_comes_back(open_page: Open, a_full_shelf: Shelf) -> None:
    page = open_page(a_full_shelf, (683, 512))
    targets = {each for each in page.findChildren(QAbstractButton) if each.isVisibleTo(page) and each.isEnabled()}
    reached: set[QWidget] = set()
    for _ in range(2 * len(targets) + 4):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert {each.accessibleName() for each in targets - reached} == set()
    assert page.field in reached


def test_what_has_the_focus_is_scrolled_into_view(open_page: Open, a_full_shelf: Shelf) -> None:
    page = open_page(a_full_shelf, (683, 512))
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        top = focused.mapTo(page, QPoint(0, 0)).y()
        assert top >= -2
        assert top + focused.height() <= page.height() + 2


def test_every_button_has_a_name_and_is_large_enough(open_page: Open, a_full_shelf: Shelf) -> None:
    page = open_page(a_full_shelf)
    for each in page.findChildren(QAbstractButton):
        if each.isVisibleTo(page):
            assert each.accessibleName()
            assert min(each.width(), each.height()) >= 32, each.accessibleName()


def test_a_hostile_title_is_only_words(open_page: Open, now: datetime) -> None:
    page = open_page(Shelf(drafts=(Standing("<img src=x>\u202e\n\x07 & <b>" + "a" * 20_000, now),)))
    shown = next(each for each in page.findChildren(QPushButton) if each.accessibleName().startswith("<img"))
    assert "\n" not in shown.accessibleName()
    assert "\u202e" not in shown.accessibleName()
    assert "&lt;img" in shown.toolTip()
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in page.findChildren(QLabel) if label.text())


def test_the_page_turns_into_one_column_and_back(open_page: Open, qtbot: Any) -> None:
    page = open_page()

    def place() -> tuple[int, bool]:
        found = page.ready_panel.mapTo(page, QPoint(0, 0))
        return found.x(), found.y() > 300

    beside = place()
    page.resize(683, 512)
    qtbot.waitUntil(lambda: place() == (0, True))
    assert page.field.hasFocus()
    page.resize(1366, 738)
    qtbot.waitUntil(lambda: place() == beside)


def test_small_pictures_come_after_the_page_stands(open_page: Open, qtbot: Any) -> None:
    page = open_page(pictures=True)
    qtbot.waitUntil(lambda: page.pictures.done and not page.ready_panel.jobs, timeout=8000)
    from paku_studio.widgets.start_parts import ThumbnailLabel

    assert [each.has_picture() for each in page.findChildren(ThumbnailLabel)] == [True] * 4
