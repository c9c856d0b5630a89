"""Asked or not: silence is no answer, on the road, in the judgements, and in the card of six questions."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from paku_studio import edits
from paku_studio.drawing.display import Path, TextLine, walk
from paku_studio.drawing.live_road import LiveRoad
from paku_studio.drawing.paper import paper
from paku_studio.drawing.road import draw_pathway
from paku_studio.drawing.theme import theme
from paku_studio.editor.asking import asked_of
from paku_studio.editor.editor import Editor
from paku_studio.models import AskedQuestion, Emotion, HandoverKind, NoteKind, Pathway, TouchpointKind
from paku_studio.store import Document
from paku_studio.widgets.asked import open_asked
from paku_studio.widgets.inspector import Inspector


class Told:
    """A pathway of six moments of which nobody was asked anything."""

    def __init__(self) -> None:
        self.document = Document()
        self.path = edits.add_pathway(self.document, "Polku")
        phase = edits.add_phase(self.document, self.path, "Nyt")
        self.moments = [edits.add_moment(self.document, self.path, f"Tuokio {at}", phase=phase) for at in range(6)]

    def ask(self, *questions: str) -> None:
        for question in questions:
            edits.set_asked(self.document, self.path, AskedQuestion(question))

    def sheet(self, language="fi", colours="colour", size="A3"):
        held = paper(size, "landscape")
        (found,) = draw_pathway(self.document.records, self.path, held, theme(colours), language).sheets
        return found


@pytest.fixture
def told() -> Told:
    return Told()


def said(sheet):
    return [item.text for item in walk(sheet.body) if isinstance(item, TextLine)]


def middle_of_road(sheet):
    """The dashed lines in the paper's colour along curves."""
    dashed = [item for item in walk(sheet.body) if isinstance(item, Path) and item.dash and item.stroke == "#FFFFFF"]
    return [item for item in dashed if {step[0] for step in item.commands} == {"M", "C"}]


def dashed_boxes(sheet):
    return [
        item
        for item in walk(sheet.body)
        if isinstance(item, Path) and item.dash == (4.0, 3.0) and item.commands[-1] == ("Z",)
    ]


# the road


@pytest.mark.parametrize(
    ("language", "words"),
    [("fi", "tunteita ei kysytty"), ("sv", "känslor frågades inte"), ("en", "feelings not asked")],
)
def test_a_road_of_which_no_feeling_was_asked_is_marked_along_its_middle_and_says_so(told, language, words):
    sheet = told.sheet(language)
    assert said(sheet).count(words) == 1
    assert middle_of_road(sheet)
    told.ask("feelings")
    asked = told.sheet(language)
    assert words not in said(asked)
    assert not middle_of_road(asked)


def test_asked_and_not_told_is_another_thing(told):
    told.ask("feelings")
    assert "kukaan ei kertonut tunnetta" in said(told.sheet())


def test_one_told_feeling_makes_it_a_road_of_feelings(told):
    edits.set_feeling(told.document, told.moments[2], Emotion.NEUTRAL)
    words = said(told.sheet())
    assert "tunteita ei kysytty" not in words
    assert "tien korkeus: tunne, jos se kerrottiin" in words


def test_the_words_stand_beside_marks_and_rings_not_on_them(told):
    edits.mark_critical(told.document, told.moments[0])
    edits.mark_meaningful(told.document, told.moments[0])
    edits.add_handover(told.document, told.moments[1], HandoverKind.WARM)
    sheet = told.sheet()
    (line,) = [item for item in walk(sheet.body) if isinstance(item, TextLine) and item.text == "tunteita ei kysytty"]
    (title,) = [item for item in walk(sheet.body) if isinstance(item, TextLine) and item.text == "Tuokio 2"]
    assert line.width > 60
    shapes = [
        item for item in walk(sheet.body)
        if isinstance(item, Path) and item.fill in (theme("colour").critical, theme("colour").meaningful)
    ]  # fmt: skip
    for shape in shapes:
        xs = [value for step in shape.commands for value in step[1::2]]
        assert max(xs) < line.x or min(xs) > line.x + line.width
    assert title


def test_the_canvas_follows_the_answer(told):
    live = LiveRoad(told.document, told.path, 800.0, theme("colour"), "fi")

    def words():
        bands = [live.band(index) for index in live.bands_between(0.0, 5000.0)]
        return [item.text for band in bands for item in walk(band) if isinstance(item, TextLine)]

    assert "tunteita ei kysytty" in words()
    told.document.subscribe(lambda commit: live.follow(commit, told.document))
    told.ask("feelings", "worked")
    assert "tunteita ei kysytty" not in words()
    fresh = LiveRoad(told.document, told.path, 800.0, theme("colour"), "fi")
    assert [live.band(index) for index in live.bands_between(0.0, 5000.0)] == [
        fresh.band(index) for index in fresh.bands_between(0.0, 5000.0)
    ]


# judgements


def test_not_asked_stands_in_a_dashed_frame_and_silence_in_words(told):
    sheet = told.sheet()
    assert said(sheet).count("Ei kysytty") == 3
    assert len(dashed_boxes(sheet)) == 3
    told.ask("worked", "risk")
    sheet = told.sheet()
    assert said(sheet).count("Ei kysytty") == 1
    assert len(dashed_boxes(sheet)) == 1
    assert said(sheet).count("Kukaan ei nostanut mitään esiin") == 2


def test_what_a_moment_told_is_not_silence(told):
    told.ask("worked")
    edits.add_note(told.document, told.moments[0], NoteKind.WORKED, "vieressä istuttiin")
    assert "Kukaan ei nostanut mitään esiin" not in said(told.sheet())


# the card


@pytest.fixture
def opened(qtbot, desk_of, told):
    """The card over a part of the window."""
    desk = desk_of(told.document)
    desk.editor.go_to("pathway")
    part = QWidget()
    qtbot.addWidget(part)
    part.resize(700, 500)
    part.show()
    card = open_asked(desk, part)
    QApplication.processEvents()
    yield card
    card.close()


def pathway(told):
    return told.document.get(told.path, Pathway)


def test_six_questions_say_what_came_of_them(told):
    edits.set_feeling(told.document, told.moments[0], Emotion.GOOD)
    edits.mark_critical(told.document, told.moments[0])
    touchpoint = edits.add_touchpoint(told.document, told.moments[1], TouchpointKind.LETTER, "kirje")
    edits.mark_critical(told.document, touchpoint)
    edits.add_note(told.document, touchpoint, NoteKind.RISK, "katoaa")
    edits.add_note(told.document, told.path, NoteKind.RISK, "jää yksin")
    edits.add_note(told.document, told.path, NoteKind.MISSING, "oma muistiinpano", own=True)
    told.ask("worked")
    found = {asked.words: asked.outcome for asked in asked_of(Editor(told.document, language="fi"))}
    assert found == {
        "Tunteet": "1 merkintä",
        "Kriittiset pisteet": "2 merkintää",
        "Merkitykselliset": "ei kysytty",
        "Mikä toimi": "kukaan ei nostanut mitään esiin",
        "Mitä puuttui": "ei kysytty",
        "Riskit": "2 merkintää",
    }


def test_figures_turn_the_questions(opened, told):
    QTest.keyClick(opened, Qt.Key.Key_4)
    assert pathway(told).asked_worked
    assert opened.toggles[3].isChecked()
    assert opened.toggles[3].accessibleName() == "Mikä toimi, kukaan ei nostanut mitään esiin"
    QTest.keyClick(opened, Qt.Key.Key_4)
    assert not pathway(told).asked_worked
    assert opened.toggles[3].accessibleName() == "Mikä toimi, ei kysytty"


def test_space_turns_the_one_that_has_the_keys_and_arrows_walk(opened, told):
    opened.toggles[0].setFocus()
    QTest.keyClick(opened.toggles[0], Qt.Key.Key_Space)
    assert pathway(told).asked_feelings
    opened.toggles[1].click()
    assert pathway(told).asked_critical
    told.document.undo()
    assert not opened.toggles[1].isChecked()


def test_every_target_is_large_and_nothing_is_cut(opened):
    for toggle in opened.toggles:
        assert toggle.height() >= 32
        assert toggle.height() >= toggle.heightForWidth(toggle.width())


def test_the_action_is_for_the_pathway(told, desk_of):
    desk = desk_of(told.document)
    assert desk.why_not("mark.asked")
    desk.editor.go_to("pathway")
    desk.handle("mark.asked", lambda: None)
    assert desk.why_not("mark.asked") == ""


def test_the_inspector_says_what_came_of_each_question(qtbot, told, desk_of):
    desk = desk_of(told.document)
    desk.editor.go_to("pathway")
    desk.setProperty("open: What the group was asked", True)
    shown = Inspector(desk)
    qtbot.addWidget(shown)
    shown.resize(300, 900)
    shown.show()
    QApplication.processEvents()
    shown.refresh()
    entry = shown.panel.entry("asked_risk")
    qtbot.waitUntil(lambda: entry.aside == "ei kysytty")
    edits.set_asked(told.document, told.path, AskedQuestion.RISK)
    qtbot.waitUntil(lambda: entry.aside == "kukaan ei nostanut mitään esiin")
    edits.add_note(told.document, told.moments[0], NoteKind.RISK, "katoaa")
    qtbot.waitUntil(lambda: entry.aside == "1 merkintä")
