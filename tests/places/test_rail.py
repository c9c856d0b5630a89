"""The pathways on the left: how things are and how they should be are told apart."""

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from paku_studio import edits
from paku_studio.editor import starting
from paku_studio.models import Pathway
from paku_studio.storage.places import places_of_this_machine
from paku_studio.widgets.app import Program
from paku_studio.widgets.pathway_list import KIND_ROLE, pathway_menu


@pytest.fixture
def at_work(qapp: QApplication) -> Any:
    program = Program(places_of_this_machine())
    program.change_settings(language="fi", theme="light")
    window = program.open_window()
    window.resize(1366, 768)
    document = starting.begin("= Kotoa takaisin tavalliseen arkeen\nSoitto", "fi")
    program.begin(window.desk, document)
    yield SimpleNamespace(window=window, document=document, pathway=document.of_type(Pathway)[0].id)
    window.close()
    window.deleteLater()
    qapp.setStyleSheet("")


def test_a_lone_pathway_needs_no_kind(at_work: Any) -> None:
    assert not at_work.window.rail.list.item(0).data(KIND_ROLE)


def test_present_and_future_are_told_apart(at_work: Any) -> None:
    edits.make_future_pathway(at_work.document, at_work.pathway, "Kotoa takaisin tavalliseen arkeen")
    rows = at_work.window.rail.list
    assert [rows.item(place).data(KIND_ROLE) for place in (0, 1)] == ["Nykyinen polku", "Tavoitepolku"]
    assert "Tavoitepolku" in rows.item(1).toolTip()
    assert rows.item(1).data(Qt.ItemDataRole.AccessibleTextRole).endswith("Tavoitepolku")
    assert rows.height() >= 2 * 46
    menu = pathway_menu(at_work.window.desk)
    entries = [entry.text() for entry in menu.actions()]
    assert entries[1].endswith("(Tavoitepolku)")


def test_a_pathway_without_a_title_has_one_name(at_work: Any) -> None:
    from paku_studio.editor.inspecting import name_of

    at_work.window.wear(at_work.window.desk.look, "en")
    edits.set_text(at_work.document, at_work.pathway, "title", "")
    shown = at_work.window.rail.list.item(0).text()
    assert shown == name_of(at_work.document, at_work.pathway, "en") == "Unnamed pathway"


def test_a_word_wider_than_its_label_is_broken_and_heard_whole(at_work: Any) -> None:
    word = "kunnallisvaalikampanjatoimikuntakokoustilavaraus"
    edits.add_group(at_work.document, word)
    shown = at_work.window.rail.group
    assert shown.text() == shown.accessibleName() == word
    one_line = shown.fontMetrics().lineSpacing()
    assert shown.heightForWidth(190) >= 2 * one_line
    edits.set_text(at_work.document, at_work.window.desk.editor.meetings.group, "name", "Ryhmä")
    assert (shown.text(), shown.accessibleName()) == ("Ryhmä", "")
