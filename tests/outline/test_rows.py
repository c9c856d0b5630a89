"""The outline by itself: rows in words, writing, adding, deleting, several rows, the clipboard, and keeping up."""

import random

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from paku_studio import edits
from paku_studio.editor.actions import ACTIONS
from paku_studio.editor.editor import Editor
from paku_studio.editor.outline import children, drop, tell
from paku_studio.locale import label
from paku_studio.models import (
    Emotion,
    HandoverKind,
    Involvement,
    Note,
    NoteKind,
    Phase,
    ServiceMoment,
    Touchpoint,
    TouchpointKind,
)
from paku_studio.store import Document
from paku_studio.widgets.menus import context_menu
from paku_studio.widgets.outline_rows import OutlineRows


def shown(rows, index=None):
    """The whole tree as it is shown."""
    index = index or QModelIndex()
    found = [rows.index(row, 0, index) for row in range(rows.rowCount(index))]
    return [(rows.id_of(child), rows.told(child), shown(rows, child)) for child in found]


def fresh(editor, row=""):
    """The whole tree as it is told anew."""
    return [(one, tell(editor, one), fresh(editor, one)) for one in children(editor, row)]


def text(person, name):
    return person.document.get(person.names[name], ServiceMoment).text


# Keys


def test_f2_writes_the_words_in_their_row(person) -> None:
    person.to_outline()
    person.go_to("viesti tulee")
    person.press("F2")
    person.type("kirje tulee")
    person.press("Return")
    assert text(person, "viesti tulee") == "kirje tulee"
    assert person.tree.hasFocus()
    person.press("F2")
    person.type("ei näin")
    person.press("Esc")
    assert text(person, "viesti tulee") == "kirje tulee"


def test_words_of_several_lines_are_written_in_the_panel_and_nothing_of_them_is_lost(person) -> None:
    words = "ensimmäinen\nrivi\u00a0ja"
    edits.set_text(person.document, person.names["viesti tulee"], "text", words)
    person.to_outline()
    person.go_to("viesti tulee")
    count = len(person.document.history)
    person.press("F2", "Return")
    assert len(person.document.history) == count
    person.press("F2", "End", "Ctrl+End")
    person.type(" x")
    person.press("Return")
    assert text(person, "viesti tulee") == words + " x"


def test_enter_adds_one_more_of_what_the_row_is(person) -> None:
    person.to_outline()
    person.go_to("kotona yksin")
    person.press("Return")
    person.type("sitten")
    person.press("Return")
    moments = person.document.children(person.names["ennen"], ServiceMoment, "phase")
    assert [one.text for one in moments if not one.parent][:2] == ["kotona yksin", "sitten"]
    assert person.tree.rows.told(person.tree.currentIndex()).words == "sitten"
    person.go_to("toimi")
    person.press("Return")
    person.type("myös tämä")
    person.press("Return")
    assert [note.text for note in person.document.of_type(Note) if note.kind is NoteKind.WORKED][-1] == "myös tämä"


def test_delete_takes_the_row_away_and_the_next_one_has_the_keys(person) -> None:
    person.to_outline()
    person.go_to("soitto")
    person.press("Del")
    assert person.names["soitto"] not in person.document.records
    assert person.tree.hasFocus()
    assert person.tree.rows.told(person.tree.currentIndex()).words in {"sivuun", "viesti tulee"}
    person.press("Ctrl+Z")
    assert person.names["soitto"] in person.document.records


def test_several_rows_are_chosen_with_shift_and_joined(person) -> None:
    person.to_outline()
    person.go_to("kotona yksin")
    person.press("Shift+Down")
    assert set(person.editor.selection) == {person.names["kotona yksin"], person.names["soitto"]}
    person.press("Ctrl+M")
    assert "soitto" in text(person, "kotona yksin")


def test_cut_and_paste_by_keys_bring_a_touchpoint_to_another_moment(person) -> None:
    person.to_outline()
    person.go_to("piste")
    person.press("Ctrl+X")
    person.go_to("arki alkaa")
    person.press("Ctrl+V")
    found = person.document.children(person.names["arki alkaa"], Touchpoint, "moment")
    assert [one.label for one in found] == ["puhelin"]
    assert QApplication.clipboard().text() == "puhelin"


def test_a_moment_on_the_clipboard_is_notation_and_can_be_pasted_as_such(person) -> None:
    person.to_outline()
    person.go_to("soitto")
    person.press("Ctrl+C")
    assert "@ sostt: kerran viikossa" in QApplication.clipboard().text()
    person.go_to("arki alkaa")
    person.press("Ctrl+Shift+V")
    texts = [one.text for one in person.document.children(person.names["jälkeen"], ServiceMoment, "phase")]
    assert "soitto" in texts


def test_tab_leaves_the_tree_and_escape_leads_to_the_line_where_one_types(person) -> None:
    person.to_outline()
    person.press("Tab")
    assert not person.tree.hasFocus()
    person.to_outline()
    person.press("Esc")
    assert person.window.dock.isAncestorOf(QApplication.focusWidget())


def test_the_menu_key_shows_what_fits_the_row(person, monkeypatch) -> None:
    asked = []

    def show(_at):
        menu = context_menu(person.desk)
        asked.append([one.objectName() for one in menu.actions()])

    monkeypatch.setattr(person.desk, "context_menu", show)
    person.to_outline()
    person.go_to("toimi")
    from PySide6.QtGui import QContextMenuEvent

    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard,
        person.tree.rect().center(),
        person.tree.mapToGlobal(person.tree.rect().center()),
    )
    QApplication.sendEvent(person.tree.viewport(), event)
    assert "note.to_moment" in asked[0]
    assert "handover.kind" not in asked[0]


def test_a_moment_selected_on_the_canvas_is_opened_and_selected_in_the_tree(person) -> None:
    person.to_outline()
    person.editor.select(person.names["toimi"])
    person.settle()
    assert person.here == person.names["toimi"]
    assert [person.tree.rows.id_of(index) for index in person.tree.selectedIndexes()] == [person.names["toimi"]]


# The palette


def test_the_palette_goes_to_a_moment_by_its_words(person) -> None:
    person.press("Ctrl+K")
    person.type("toimistossa")
    person.press("Return")
    assert person.editor.place == person.names["käynti toimistossa"]
    assert not person.palette.isVisible()


def test_the_palette_has_room_for_its_hint_from_the_first_time(person) -> None:
    person.press("Ctrl+K")
    palette = person.palette
    assert palette.hint.text()
    assert palette.hint.height() >= palette.hint.heightForWidth(palette.hint.width())
    assert palette.hint.y() > palette.list.geometry().bottom() + 2


def test_the_palette_says_why_something_cannot_be_done_and_does_nothing(person) -> None:
    person.editor.select()
    person.press("Ctrl+K")
    person.type("jaa tuokio")
    entry = person.palette.entries.entry(0)
    assert entry.value == "moment.split"
    assert entry.why_not == person.desk.t("Select a moment first.")
    count = len(person.document.history)
    person.press("Return")
    assert person.palette.isVisible()
    assert len(person.document.history) == count
    person.press("Esc")
    assert not person.palette.isVisible()


def test_a_question_left_with_escape_changes_nothing_and_gives_the_keys_back(person) -> None:
    person.to_outline()
    person.go_to("soitto")
    count = len(person.document.history)
    person.press("Ctrl+T")
    assert person.palette.text.hasFocus()
    person.press("Esc")
    assert person.tree.hasFocus()
    assert len(person.document.history) == count


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_each_action_is_found_by_its_name_in_each_language_and_by_its_english_id(language) -> None:
    from paku_studio.editor.actions.matching import find_actions
    from paku_studio.locale import translator

    for action in ACTIONS:
        assert find_actions(ACTIONS, translator(language)(action.name), language)[0].name == action.name
        assert action in find_actions(ACTIONS, action.id.replace(".", " ").replace("_", " "), language)


# What a screen reader hears


def test_each_row_says_what_it_is(person) -> None:
    person.to_outline()

    def heard(name):
        index = person.tree.rows.index_of(person.names[name])
        return index.data(Qt.ItemDataRole.AccessibleTextRole)

    assert heard("soitto") == f"soitto, {label('Emotion', 'bad', 'fi')}"
    assert heard("käynti toimistossa").endswith(person.desk.t("critical"))
    assert heard("sivuun").endswith(person.desk.t("side step"))
    assert heard("toimi").startswith("Toimi")
    assert "kerran viikossa" in heard("osallinen")
    assert person.tree.accessibleName()


# Dragging


def test_rows_that_are_dragged_land_where_they_are_dropped(person) -> None:
    editor, names = person.editor, person.names
    editor.attempt(drop, editor, [names["arki alkaa"]], names["ennen"], names["soitto"])
    first = [one.text for one in person.document.children(names["ennen"], ServiceMoment, "phase") if not one.parent]
    assert first == ["kotona yksin", "arki alkaa", "soitto", "viesti tulee"]
    editor.attempt(drop, editor, [names["piste"], names["toimi"]], names["viesti tulee"])
    assert person.document.get(names["piste"], Touchpoint).moment == names["viesti tulee"]
    assert person.document.get(names["toimi"], Note).target == names["viesti tulee"]
    count = len(person.document.history)
    editor.attempt(drop, editor, [names["ennen"]], names["soitto"])
    assert editor.told.trouble
    assert len(person.document.history) == count


# Keeping up


class Notes:
    """A document to which anything may happen."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.document = Document()
        self.path = edits.add_pathway(self.document, "polku")
        for phase in "ab":
            edits.add_phase(self.document, self.path, phase)

    def one(self, kind):
        found = sorted(self.document.of_type(kind), key=lambda record: (getattr(record, "order", ""), record.id))
        return self.dice.choice(found).id if found else None

    def something(self):
        document, dice = self.document, self.dice
        moment, phase, touchpoint, note = (self.one(kind) for kind in (ServiceMoment, Phase, Touchpoint, Note))
        other, part = self.one(ServiceMoment), self.one(Involvement)
        deeds = [
            lambda: edits.add_moment(document, self.path, f"t{dice.random()}", phase=phase),
            lambda: edits.add_moment(document, self.path, "jälkeen", after=moment),
            lambda: edits.add_side_step(document, moment, "sivuun"),
            lambda: edits.add_touchpoint(document, moment, TouchpointKind.PHONE, "puh"),
            lambda: edits.add_note(document, touchpoint, NoteKind.RISK, "riski"),
            lambda: edits.add_note(document, moment, NoteKind.IDEA, "idea"),
            lambda: edits.involve(document, moment, dice.choice(["Kela", "TE"]), "usein"),
            lambda: edits.rename_actor(document, document.get(part, Involvement).actor, f"N{dice.random()}"),
            lambda: edits.add_handover(document, moment, HandoverKind.JOINT, to_actor="Kela"),
            lambda: edits.connect(document, moment, other),
            lambda: edits.set_text(document, moment, "text", f"m{dice.random()}"),
            lambda: edits.set_feeling(document, moment, dice.choice(list(Emotion))),
            lambda: edits.move_moment(document, moment, before=other),
            lambda: edits.move_moment(document, moment, phase=phase),
            lambda: edits.make_side_step(document, moment, other),
            lambda: edits.make_main(document, moment),
            lambda: edits.move_touchpoint(document, touchpoint, moment),
            lambda: edits.move_note(document, note, dice.choice([moment, phase, self.path])),
            lambda: edits.add_phase(document, self.path, "c", before=phase),
            lambda: edits.move_phase(document, phase),
            lambda: edits.remove(document, [dice.choice([moment, touchpoint, note, phase])]),
            lambda: edits.join_moments(document, [moment, other]),
            lambda: edits.duplicate(document, [moment]),
            document.undo,
            document.redo,
        ]
        return dice.choice(deeds)


@pytest.mark.parametrize("seed", range(12))
def test_after_each_edit_the_tree_is_as_if_made_anew(qapp, seed) -> None:
    notes = Notes(seed)
    editor = Editor(notes.document, pathway=notes.path)
    rows = OutlineRows(editor)
    editor.listen(lambda change: rows.follow(change.commit) if change.commit else None)
    for _ in range(60):
        shown(rows)
        editor.attempt(notes.something())
        assert shown(rows) == fresh(editor)


def test_one_edit_in_five_thousand_moments_tells_few_rows_again(qapp, monkeypatch) -> None:
    document = Document()
    path = edits.add_pathway(document, "pitkä")
    with document.edit("fill"):
        for number in range(5):
            phase = edits.add_phase(document, path, f"vaihe {number}")
            for moment in range(100):
                edits.add_moment(document, path, f"tuokio {number} {moment}", phase=phase)
    editor = Editor(document, pathway=path)
    rows = OutlineRows(editor)
    editor.listen(lambda change: rows.follow(change.commit) if change.commit else None)
    shown(rows)
    asked = []
    monkeypatch.setattr("paku_studio.editor.outline.tell", lambda _, row: asked.append(row) or tell(editor, row))
    monkeypatch.setattr(
        "paku_studio.editor.outline.children", lambda _, row: asked.append(row) or children(editor, row)
    )
    moment = document.of_type(ServiceMoment)[250].id
    edits.set_text(document, moment, "text", "toinen")
    shown(rows)
    assert len(asked) < 10
    asked.clear()
    edits.add_moment(document, path, "uusi", after=moment)
    shown(rows)
    assert len(asked) < 15


def test_typing_a_letter_in_the_tree_is_no_command(person) -> None:
    person.to_outline()
    count = len(person.document.history)
    QTest.keyClicks(person.tree, "abcdefghijklmnopqrstuvwxyz0123456789")
    assert len(person.document.history) == count
