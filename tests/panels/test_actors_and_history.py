"""The actors' list and the history: two windows beside the work, live."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from paku_studio import edits
from paku_studio.editor.acting import actors_of, sort_key
from paku_studio.editor.remembering import history_of
from paku_studio.models import Actor, ActorKind, Handover, Involvement, ServiceMoment
from paku_studio.widgets.actors import ActorsDialog
from paku_studio.widgets.history import HistoryDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def write(field: QWidget, words: str) -> None:
    field.setFocus()
    field.selectAll()
    for sign in words:
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign))
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.fixture
def actors(desk, qtbot) -> ActorsDialog:
    dialog = ActorsDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def history(desk, qtbot) -> HistoryDialog:
    dialog = HistoryDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def names(dialog: ActorsDialog) -> list[str]:
    return [found.name for found in dialog.model.rows]


def test_letters_with_dots_and_rings_come_last_in_finnish_and_swedish() -> None:
    said = ["öljy", "Zonta", "äiti", "Ohjaaja 10", "aikuinen", "Åbo", "Ohjaaja 2", "être", "eteinen", "Æther"]
    for language in ("fi", "sv"):
        assert sorted(said, key=lambda word: sort_key(word, language)) == [
            "aikuinen",
            "eteinen",
            "être",
            "Ohjaaja 2",
            "Ohjaaja 10",
            "Zonta",
            "Åbo",
            "äiti",
            "Æther",
            "öljy",
        ]
    assert sorted(["zebra", "äiti", "b"], key=lambda word: sort_key(word, "en")) == ["äiti", "b", "zebra"]


def test_a_decomposed_name_is_sorted_as_the_same_name() -> None:
    assert sort_key("A\N{COMBINING DIAERESIS}iti", "fi") == sort_key("äiti", "fi")


def test_each_actor_is_counted_once_for_each_moment(road) -> None:
    edits.involve(road.document, road.other, "Asiakas")
    told = {found.name: (found.moments, found.unused) for found in actors_of(road.document, "fi")}
    assert told == {"Asiakas": (2, False), "Paja": (0, False), "Sosiaaliohjaaja": (1, False)}


def test_a_name_is_changed_everywhere(actors, desk, road):
    actors.choose((road.actor,))
    write(actors.name, "Jusa")
    assert road.document.get(road.actor, Actor).name == "Jusa"
    assert "Jusa" in names(actors)
    desk.editor.undo()
    assert actors.name.text() == "Asiakas"


def test_a_blank_name_is_refused_in_the_dialog(actors, road):
    actors.choose((road.actor,))
    write(actors.name, "  ")
    assert actors.trouble.isVisible()
    assert road.document.get(road.actor, Actor).name == "Asiakas"


def test_kind_and_abbreviations_are_written(actors, road):
    actors.choose((road.actor,))
    write(actors.short, "as, ask ,as")
    QTest.keyClick(actors.kind, Qt.Key.Key_Space)
    actors.kind._actions[0].trigger()
    actor = road.document.get(road.actor, Actor)
    assert (actor.abbreviations, actor.kind) == (("as", "ask"), ActorKind.CLIENT)
    assert actors.short.text() == "as, ask"


def test_likely_doubles_are_offered_and_joined_under_the_name_that_is_chosen(actors, road):
    other = edits.add_actor(road.document, "sosiaali-ohjaaja")
    edits.involve(road.document, road.other, other)
    giver = road.document.get(road.handover, Handover).from_actor
    assert actors.hints.isVisible()
    QTest.mouseClick(actors._doubles[0], Qt.MouseButton.LeftButton)
    offered = {action.text(): action for action in actors._offers}
    assert set(offered) == {"Pidä nimi: Sosiaaliohjaaja", "Pidä nimi: sosiaali-ohjaaja"}
    offered["Pidä nimi: Sosiaaliohjaaja"].trigger()
    assert other not in road.document.records
    assert road.document.get(giver, Actor).abbreviations == ("sosiaali-ohjaaja",)
    assert len(road.document.children(giver, Involvement, "actor")) == 2
    assert not actors.hints.isVisible()


def test_several_that_are_chosen_are_joined(actors, road):
    actors.choose(tuple(found.id for found in actors.model.rows))
    assert actors.join.isEnabled()
    QTest.mouseClick(actors.join, Qt.MouseButton.LeftButton)
    actors._offers[0].trigger()
    assert names(actors) == ["Asiakas"]
    assert not actors.join.isEnabled()


def test_adding_and_removing_what_nobody_uses(actors, road):
    write(actors.new, "Äitiysneuvola")
    assert names(actors)[-1] == "Äitiysneuvola"
    assert actors.new.text() == ""
    assert actors.unused.text() == "Poista käyttämättömät (1)"
    QTest.mouseClick(actors.unused, Qt.MouseButton.LeftButton)
    assert names(actors) == ["Asiakas", "Paja", "Sosiaaliohjaaja"]
    assert not actors.unused.isVisible()


def test_the_list_is_live(actors, road):
    edits.involve(road.document, road.other, "Kela")
    assert "Kela" in names(actors)


def test_rows_are_read_aloud_in_full(actors, road):
    index = actors.model.index(0)
    assert actors.model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Asiakas, Muu · 1 tuokiossa"


def test_edits_are_told_in_words_newest_first(history, desk, road):
    edits.mark_critical(road.document, road.moment, "katkeaa")
    first = history.model.rows[0]
    assert (first.name, first.words) == ("Merkitse kriittiseksi", "”Hakemus valmiiksi”")
    desk.editor.undo()
    assert history.model.rows[0].name == "Kumottu: Merkitse kriittiseksi"
    assert history.model.rows[0].undos == 0
    assert history.model.rows[1].undos == 0


def test_undo_to_here_takes_back_the_edit_and_all_after_it(history, desk, road):
    before = dict(road.document.records)
    edits.set_text(road.document, road.moment, "text", "Yksi")
    edits.set_text(road.document, road.moment, "text", "Kaksi")
    edits.add_moment(road.document, road.pathway, "Kolme")
    history.list.setCurrentIndex(history.model.index(2))
    assert history.back.text() == "Kumoa tähän asti (3)"
    history.list.setFocus()
    QTest.keyClick(history.list, Qt.Key.Key_Return)
    after = {found: record for found, record in road.document.records.items() if record.TYPE != "tombstone"}
    assert after == {found: record for found, record in before.items() if record.TYPE != "tombstone"}
    for _ in range(3):
        assert history.redo.isEnabled()
        QTest.mouseClick(history.redo, Qt.MouseButton.LeftButton)
    assert not history.redo.isEnabled()
    assert road.document.get(road.moment, ServiceMoment).text == "Kaksi"


def test_what_is_undone_needs_no_undo_again(road, editor):
    edits.set_text(road.document, road.moment, "text", "Yksi")
    editor.undo()
    edits.set_text(road.document, road.moment, "text", "Kaksi")
    editor.undo()
    editor.redo()
    told = history_of(editor)
    assert [row.undos for row in told[:6]] == [1, 0, 0, 0, 0, 2]


def test_a_new_document_says_that_nothing_has_been_changed(qtbot, desk):
    from paku_studio.editor.editor import Editor
    from paku_studio.store import Document

    desk.leave(Editor(Document(), language="sv"), None)
    dialog = HistoryDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.empty.isVisible()
    assert dialog.empty.text() == "Ingenting har ändrats sedan dokumentet öppnades."
    assert not dialog.back.isEnabled()


def test_hostile_words_in_the_history_stay_on_their_line(history, road):
    edits.set_text(road.document, road.moment, "text", "<b>x\n\u202e\x07</b>" + "å" * 19_000)
    assert len(history.model.rows[0].words) < 80
    history.grab()


def type_in(road, editor, text: str) -> None:
    from paku_studio.notation import InsertionPoint, apply_notation

    at = InsertionPoint(pathway=editor.pathway)
    apply_notation(road.document, text, language="fi", at=at)


def test_a_typed_line_is_named_by_what_it_made(road, editor):
    type_in(road, editor, "Kirje tuli")
    assert (history_of(editor)[0].name, history_of(editor)[0].words) == ("Lisää palvelutuokio", "”Kirje tuli”")
    type_in(road, editor, "# Kotona")
    assert history_of(editor)[0].name == "Lisää vaihe"
    editor.undo()
    assert history_of(editor)[0].name == "Kumottu: Lisää vaihe"


def test_what_was_said_before_does_not_stay_at_the_foot(history, editor, road):
    type_in(road, editor, "Kirje tuli")
    editor.undo()
    assert history.told.isVisible()
    type_in(road, editor, "Soitto tuli")
    assert not history.told.isVisible()


def test_how_to_join_is_said_and_f2_renames(actors, road):
    assert actors.how.isVisible()
    actors.choose([actors.model.rows[0].id])
    assert actors.join.toolTip()
    actors.list.setFocus()
    QTest.keyClick(actors.list, Qt.Key.Key_F2)
    assert actors.focusWidget() is actors.name
    actors.choose([found.id for found in actors.model.rows[:2]])
    assert not actors.how.isVisible()
