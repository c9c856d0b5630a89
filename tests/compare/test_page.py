"""The page on which two pathways are compared, used by keys and by hand."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from paku_studio import edits
from paku_studio.models import Pathway
from paku_studio.store import Document
from paku_studio.widgets.compare import ComparePage


@pytest.fixture
def shown(qtbot, desk_of):
    """Shows the page at a desk, as the window would."""

    def make(document, width=1000, height=620, **desk):
        page = ComparePage(desk_of(document, **desk))
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.setFocus()
        QApplication.processEvents()
        return page

    return make


@pytest.fixture
def page(shown, workshop):
    return shown(workshop.document, pathway=workshop.after)


def editor(page):
    return page._desk.editor


def rows(page):
    model = page.list.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.DisplayRole) for row in range(model.rowCount())]


def spoken(page, row):
    return page.list.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_open_pathway_stands_beside_what_it_was_made_from(page, workshop):
    assert page.before.value == workshop.before
    assert page.after.value == workshop.after
    assert page.before.words == "Kotoa takaisin arkeen · Nykyinen polku"
    assert page.after.words == "Tavoite · Tavoitepolku"
    assert page.counts.text() == "4 säilyy, 1 uusi, 1 jää pois, 1 siirtyy"
    assert page.title() == "Kaksi polkua rinnakkain"
    assert page.roads.hasFocus()


def test_keys_walk_from_pair_to_pair_and_say_where_one_is(page):
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right):
        QTest.keyClick(page.roads, key)
    assert page.roads.accessibleDescription().startswith("Jää pois: Hakemus jää kesken")
    QTest.keyClick(page.roads, Qt.Key.Key_End)
    assert page.roads.accessibleDescription().startswith("Säilyy: Hakemus tehdään yhdessä")
    QTest.keyClick(page.roads, Qt.Key.Key_Left)
    assert page.roads.accessibleDescription().startswith("Uusi: Yksi yhteyshenkilö")


def test_enter_opens_the_moment_on_its_pathway(page, workshop):
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(page.roads, key)
    assert editor(page).step == "pathway"
    assert editor(page).pathway == workshop.before
    assert editor(page).selection == (workshop.earlier["Hakemus jää kesken"],)


def test_the_list_says_kind_moment_and_place(page):
    page.as_list.click()
    assert page.list.hasFocus()
    assert rows(page) == [
        "Säilyy: Työt loppuivat",
        "Jää pois: Hakemus jää kesken",
        "Säilyy: Virkailija kysyy",
        "Siirtyy: Psykologin käynti",
        "Säilyy: Ohjaaja tulee vastaan",
        "Uusi: Yksi yhteyshenkilö",
        "Säilyy: Hakemus tehdään yhdessä",
    ]
    assert spoken(page, 1) == "Jää pois: Hakemus jää kesken, 2 Ennen"
    assert spoken(page, 3) == "Siirtyy: Psykologin käynti, paikasta 6 Aikana paikkaan 3 Ennen, muuttuu: vaihe"
    assert spoken(page, 6) == "Säilyy: Hakemus tehdään yhdessä, 6 Aikana, muuttuu: sanat"


def test_a_row_opens_its_moment_by_enter(page, workshop):
    page.as_list.click()
    QTest.keyClick(page.list, Qt.Key.Key_End)
    QTest.keyClick(page.list, Qt.Key.Key_Up)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert editor(page).selection == (workshop.new,)
    assert editor(page).pathway == workshop.after


def test_the_two_change_places(page, workshop):
    page.swap.click()
    assert (page.before.value, page.after.value) == (workshop.after, workshop.before)
    assert page.counts.text() == "4 säilyy, 1 uusi, 1 jää pois, 1 siirtyy"
    assert "Uusi: Hakemus jää kesken" in rows(page)


def test_another_pathway_is_chosen(page, workshop):
    other = edits.add_pathway(workshop.document, "Toteutunut")
    page.after.written.emit(other)
    assert page.after.value == other
    assert page.counts.text() == "6 jää pois"
    page.after.written.emit(workshop.before)
    assert (page.before.value, page.after.value) == (other, workshop.before)


def test_edits_show_at_once(page, workshop):
    edits.add_moment(workshop.document, workshop.after, "Vertaistuki")
    assert page.counts.text() == "4 säilyy, 2 uutta, 1 jää pois, 1 siirtyy"
    assert "Uusi: Vertaistuki" in rows(page)
    workshop.document.undo()
    assert page.counts.text() == "4 säilyy, 1 uusi, 1 jää pois, 1 siirtyy"


def test_a_pathway_that_goes_is_no_longer_compared(page, workshop):
    edits.remove(workshop.document, [workshop.after])
    assert page.shown.currentWidget() is page.nothing
    assert page.make.isVisible()


def test_it_is_zoomed_by_actions_and_by_the_wheel(page):
    before = page.roads.unit
    page._desk.run("view.zoom_in")
    assert page.roads.unit > before
    page._desk.run("view.zoom_100")
    assert page.roads.zoom == 1.0

    def turn(by):
        place = QPointF(page.roads.viewport().rect().center())
        event = QWheelEvent(
            place, page.roads.viewport().mapToGlobal(place), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(page.roads.viewport(), event)

    turn(120)
    assert page.roads.zoom > 1.0
    turn(-120)
    turn(-120)
    assert page.roads.zoom < 1.0
    page._desk.run("view.zoom_all")
    assert page.roads.verticalScrollBar().maximum() == 0


def test_a_click_stands_on_a_pair_and_a_double_click_opens_the_very_card(page, workshop):
    place = next(each for each in page.roads.cards if each.moment == workshop.earlier["Työt loppuivat"])
    x, y, width, height = place.box
    unit = page.roads.unit
    at = QPoint(round((x + width / 2) * unit), round((y + height / 2) * unit))
    QTest.mouseClick(page.roads.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert editor(page).comparing.place == workshop.later["Työt loppuivat"]
    QTest.mouseDClick(page.roads.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert editor(page).selection == (workshop.earlier["Työt loppuivat"],)


def test_delete_does_nothing_here(page, workshop):
    count = len(workshop.document.records)
    QTest.keyClick(page.roads, Qt.Key.Key_Delete)
    assert len(workshop.document.records) == count


def test_one_pathway_alone_offers_to_make_its_future(shown):
    document = Document()
    path = edits.add_pathway(document, "Ainoa")
    edits.add_moment(document, path, "Soitto")
    page = shown(document)
    assert page.shown.currentWidget() is page.nothing
    assert page.make.hasFocus()
    assert not page.begin.isVisible()
    QTest.keyClick(page.make, Qt.Key.Key_Return)
    assert len(document.of_type(Pathway)) == 2
    assert page.counts.text() == "1 säilyy"
    assert page.shown.currentWidget() is page.roads


def test_no_pathway_at_all_offers_to_begin_one(shown):
    page = shown(Document())
    assert page.begin.isVisible()
    assert not page.make.isVisible()


@pytest.mark.parametrize(
    ("language", "counts"),
    [("sv", "4 kvar, 1 ny, 1 utgår, 1 flyttas"), ("en", "4 kept, 1 new, 1 dropped, 1 moved")],
)
def test_it_speaks_the_persons_language(shown, workshop, language, counts):
    page = shown(workshop.document, pathway=workshop.after, language=language)
    assert page.counts.text() == counts


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_on_a_small_screen_with_large_type_all_has_room(shown, workshop, mode, language):
    page = shown(workshop.document, 683, 512, pathway=workshop.after, language=language, mode=mode, scale=1.5)
    assert page.minimumSizeHint().width() <= 683
    for part in (page.before, page.after, page.swap, page.as_list, page.counts):
        inside = part.mapTo(page, part.rect().bottomRight())
        assert inside.x() < page.width()
        assert part.accessibleName() or part is page.counts
    for button in (page.swap, page.as_list):
        assert button.width() >= 32
        assert button.height() >= 32
    assert page.roads.height() >= 200


def test_names_that_read_alike_are_told_apart(shown):
    document = Document()
    for _ in range(2):
        edits.add_pathway(document, "Sama")
    page = shown(document)
    assert (page.before.words, page.after.words) == ("1. Sama · Nykyinen polku", "2. Sama · Nykyinen polku")


def test_when_the_page_is_left_the_keys_of_zoom_are_the_canvas_again(desk_of, workshop, qtbot):
    desk = desk_of(workshop.document, pathway=workshop.after)
    zoomed = []
    desk.handle("view.zoom_in", lambda: zoomed.append("canvas"))
    page = ComparePage(desk)
    qtbot.addWidget(page)
    page.show()
    desk.run("view.zoom_in")
    assert zoomed == []
    page.hide()
    desk.run("view.zoom_in")
    assert zoomed == ["canvas"]
