"""Filling in a sheet on screen: a field for each thing, words on the paper, and in nothing that is kept."""

import zipfile
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from paku_studio import edits
from paku_studio.editor.editor import Editor
from paku_studio.editor.filling import MOST, Filling, fill_sections
from paku_studio.editor.keeping import Keeper, Manner, Pace
from paku_studio.export.sheets import SheetChoice, draw_sheet, sheets_of
from paku_studio.models import LifeAreaScale
from paku_studio.storage import Places, document_json
from paku_studio.store import Document
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.filling import FillingPanel
from paku_studio.widgets.filling.scale import ScaleButtons
from paku_studio.widgets.look import Look, load_fonts

SECRET = "Zzyzx-salaisuus"


class Room:
    """A document with a sheet of its own, and somebody who fills it in."""

    def __init__(self, qtbot, kind="conversation", language="fi", own=True, look=None):
        self.qtbot = qtbot
        self.document = Document()
        if own:
            start = edits.start_conversation if kind == "conversation" else edits.start_checklist
            start(self.document, language)
        self.editor = Editor(self.document, language=language)
        load_fonts()
        self.look = look or Look()
        QApplication.instance().setStyleSheet(self.look.style_sheet())
        self.desk = Desk(SimpleNamespace(settings=None), self.editor, None, self.look)
        self.sheet = sheets_of(self.document.records, kind)[0]
        self.told = []
        self.panel = FillingPanel(self.desk, self.sheet)
        self.panel.changed.connect(self.told.append)

    def show(self, width=300, height=700):
        self.window = QWidget()
        box = QVBoxLayout(self.window)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.panel)
        box.addWidget(QLineEdit())
        self.window.resize(width, height)
        self.qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        return self

    def field(self, name):
        found = [each for each in self.panel.fields.values() if each.accessibleName() == name]
        assert len(found) == 1, [each.accessibleName() for each in self.panel.fields.values()]
        return found[0]

    def hears(self):
        """Lets the window do what waits."""
        QApplication.processEvents()


@pytest.fixture
def room(qtbot):
    made = []

    def make(*arguments, **more):
        made.append(Room(qtbot, *arguments, **more))
        qtbot.addWidget(made[-1].panel)
        return made[-1]

    return make


# what can be filled in


def test_every_area_and_question_of_the_paper_can_be_filled_in(room):
    here = room()
    sections = fill_sections(here.document.records, here.sheet, "fi")
    assert [section.heading for section in sections] == ["Miten menee juuri nyt?", "Omin sanoin", "Seuraava askel"]
    names = [each.name for each in sections[0].fields if each.choices]
    areas = edits_areas(here.document)
    assert names == [area.name for area in areas]
    assert [each.key for section in sections[1:] for each in section.fields] == [
        "well",
        "worries",
        "helps",
        "what",
        "who",
        "when",
    ]


def edits_areas(document):
    return sorted((r for r in document.records.values() if r.TYPE == "life_area"), key=lambda r: (r.order, r.id))


@pytest.mark.parametrize(("scale", "count"), [("faces", 5), ("zero_to_ten", 11)])
def test_a_scale_is_a_row_of_worded_choices(room, scale, count):
    here = room()
    area = edits_areas(here.document)[0]
    edits.change(here.document, area.id, scale=LifeAreaScale(scale))
    field = fill_sections(here.document.records, here.sheet, "fi")[0].fields[0]
    assert len(field.choices) == count
    assert field.choices[0][1].endswith("huonosti")
    assert field.choices[-1][1].endswith("hyvin")


def test_the_template_can_be_filled_in_where_the_document_has_no_sheet_of_its_own(room):
    here = room(own=False)
    assert here.sheet.empty
    assert len([each for each in here.panel.fields.values() if isinstance(each, ScaleButtons)]) == 6


def test_of_a_checklist_the_organisations_details_are_asked_with_what_is_there(room):
    here = room("checklist")
    edits.change(here.document, here.sheet.id, phone="050 123")
    (section,) = fill_sections(here.document.records, here.sheet, "sv")
    assert [each.name for each in section.fields] == ["Organisation", "Adress", "Telefon", "Öppettider", "På nätet"]
    assert [each.stored for each in section.fields] == ["", "", "050 123", "", ""]


def test_words_for_a_field_that_is_no_more_are_dropped(room):
    here = room()
    sections = fill_sections(here.document.records, here.sheet, "fi")
    filling = Filling(sections)
    filling.write("well", "kissa")
    filling.write("nothing", "kissa")
    filling.write("who", "  \n ")
    assert filling.words == {"well": "kissa"}
    filling.ask(sections[:1])
    assert filling.words == {}


def test_a_field_holds_no_more_than_a_paper_to_talk_over_needs(room):
    here = room()
    filling = Filling(fill_sections(here.document.records, here.sheet, "fi"))
    filling.write("well", "a" * 99999)
    assert len(filling.words["well"]) == MOST


# by hand


def test_typed_words_and_a_picked_face_are_told(room):
    here = room().show()
    here.field("Mikä on hyvin?").setPlainText("Kissa.")
    here.hears()
    assert here.told[-1] == {"well": "Kissa."}
    face = here.panel.fields[edits_areas(here.document)[0].id]
    face.buttons[3].click()
    assert here.told[-1] == {"well": "Kissa.", edits_areas(here.document)[0].id: "4"}
    face.buttons[3].click()
    assert here.told[-1] == {"well": "Kissa."}


def test_a_scale_is_one_stop_for_tab_and_arrows_walk_it(room):
    here = room().show()
    scale = here.panel.fields[edits_areas(here.document)[0].id]
    stops = [each for each in scale.buttons if each.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert len(stops) == 1
    scale.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(QApplication.focusWidget(), key)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert scale.value == "2"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert scale.value == "5"


def test_tab_goes_through_all_fields_and_out_again(room):
    here = room("checklist").show()
    first = here.field("Organisaatio")
    first.setFocus()
    walked = []
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        walked.append(QApplication.focusWidget())
    names = [each.accessibleName() for each in walked]
    assert names[:5] == ["Osoite", "Puhelin", "Aukioloajat", "Verkossa", "Tyhjennä kaikki kentät"]
    assert any(isinstance(each, QLineEdit) for each in walked)


def test_the_panel_says_that_nothing_is_saved(room):
    assert "ei tallenneta" in room().panel.assurance.text()


def test_clearing_asks_first_and_then_nothing_is_left(room):
    here = room().show()
    here.field("Mikä auttaisi?").setPlainText("Joku viereen")
    here.hears()
    here.panel.clearer.click()
    assert here.panel.filled == {"helps": "Joku viereen"}
    here.panel.sure.click()
    assert here.panel.filled == {}
    assert here.told[-1] == {}
    assert here.field("Mikä auttaisi?").toPlainText() == ""


def test_who_does_not_want_to_clear_keeps_the_words(room):
    here = room().show()
    here.field("Mikä auttaisi?").setPlainText("Joku viereen")
    here.panel.clearer.click()
    here.panel.keep.click()
    assert here.panel.filled == {"helps": "Joku viereen"}
    assert not here.panel.sure.isVisible()


def test_closed_it_has_forgotten_everything(room):
    here = room().show()
    here.field("Kuka?").setPlainText(SECRET)
    here.panel.close()
    assert here.panel.filled == {}
    assert SECRET not in repr(here.panel.filling)


def test_what_is_typed_stays_when_the_organisation_adds_an_area_meanwhile(room):
    here = room().show()
    here.field("Kuka?").setPlainText("Marja")
    edits.add_life_area(here.document, here.sheet.id, "Lemmikit")
    QApplication.processEvents()
    assert here.panel.filled == {"who": "Marja"}
    assert here.field("Kuka?").toPlainText() == "Marja"
    assert here.field("Lemmikit") is not None


def test_another_sheet_begins_empty(room):
    here, other = room(), room("checklist")
    here.field("Kuka?").setPlainText("Marja")
    edits.start_checklist(here.document, "fi")
    here.panel.show_sheet(sheets_of(here.document.records, "checklist")[0])
    assert here.panel.filled == {}
    assert {each.accessibleName() for each in here.panel.fields.values()} == {
        each.accessibleName() for each in other.panel.fields.values()
    }


# nothing is stored


def test_filled_words_are_on_the_paper_and_in_no_record_journal_or_file(room, tmp_path):
    here = room().show()
    keeper = Keeper.begin(Places(tmp_path / "koti"), here.document, {}, Manner(Pace(pause=0.01, most=0.05, retry=0.01)))
    edits.add_pathway(here.document, "Ainon polku")
    before = here.document.version if hasattr(here.document, "version") else None
    here.field("Mikä painaa mieltä?").setPlainText(SECRET)
    here.panel.fields[edits_areas(here.document)[0].id].buttons[0].click()
    here.hears()
    drawing = draw_sheet(
        here.document.records, here.sheet, SheetChoice(what="conversation", filled=here.panel.filled, language="fi")
    )
    assert SECRET in str(drawing)
    assert keeper.flush()
    keeper.save_copy(tmp_path / "kopio.paku")
    keeper.close()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.name == "kopio.paku" for path in files)
    for path in files:
        assert SECRET.encode() not in path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                assert all(SECRET.encode() not in archive.read(name) for name in archive.namelist())
    assert SECRET not in str(document_json(here.document.records.values()))
    assert before == (here.document.version if before is not None else None)
    assert SECRET not in QApplication.clipboard().text()


def test_undo_knows_nothing_of_what_was_filled_in(room):
    here = room()
    before = dict(here.document.records)
    here.field("Mitä tehdään?").setPlainText("Soitetaan")
    assert dict(here.document.records) == before
    here.document.undo()
    assert here.panel.filled in ({"what": "Soitetaan"}, {})


# how it looks


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("kind", ["conversation", "checklist"])
@pytest.mark.parametrize(("width", "scale"), [(296, 1.0), (440, 1.5), (683, 2.0)])
def test_no_words_are_cut(room, language, kind, width, scale):
    here = room(kind, language, look=Look("light", scale)).show(width, 512)
    for each in here.panel.findChildren(QLabel):
        if each.text() and each.isVisible():
            assert each.height() >= each.heightForWidth(each.width()) or not each.wordWrap()
            assert each.width() <= width
    for each in here.panel.findChildren(QPushButton):
        if each.isVisible():
            assert each.width() >= each.minimumSizeHint().width()
            assert each.height() >= 32
            assert each.accessibleName()
    assert here.panel.area.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_what_is_picked_is_known_without_colour(room, mode):
    here = room(look=Look(mode)).show()
    scale = here.panel.fields[edits_areas(here.document)[0].id]
    before = scale.buttons[1].icon().pixmap(24).toImage()
    scale.buttons[1].click()
    assert scale.buttons[1].isChecked()
    assert scale.buttons[1].icon().pixmap(24).toImage() != before
