"""The inspector's fields, one by one: what is typed, chosen or pressed is written, and undo restores what was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from paku_studio.editor.inspecting import FORMS, fields_in
from paku_studio.models import (
    Actor,
    Emotion,
    Handover,
    Involvement,
    Note,
    ServiceMoment,
    Touchpoint,
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""What the offscreen screen says against least sizes and popups."""

TYPED = [
    ("moment", "text", "Hakemus jätetty", "Hakemus jätetty"),
    ("moment", "when", "maanantaina", "maanantaina"),
    ("moment", "duration", "2 tuntia", "2 tuntia"),
    ("moment", "place", "kirjasto", "kirjasto"),
    ("moment", "law_references", "SHL 36 §", ("SHL 36 §",)),
    ("touchpoint", "label", "Omakanta", "Omakanta"),
    ("note", "text", "rauha", "rauha"),
    ("judgement", "heading", "Jaksaminen", "Jaksaminen"),
    ("phase", "label", "Aikana", "Aikana"),
    ("pathway", "title", "Kotiin", "Kotiin"),
    ("pathway", "subtitle", "syksy", "syksy"),
    ("pathway", "summary", "Näin kävi", "Näin kävi"),
    ("link", "label", "vihdoin", "vihdoin"),
    ("handover", "note", "onnistui", "onnistui"),
]
CHOSEN = [
    ("moment", "status", "happened"),
    ("moment", "stage", "before"),
    ("moment", "role", "close_one"),
    ("touchpoint", "kind", "phone"),
    ("touchpoint", "role", "kela"),
    ("note", "kind", "risk"),
    ("note", "role", "volunteer"),
    ("phase", "key", "present"),
    ("pathway", "variant", "future"),
    ("pathway", "package", "digital"),
    ("pathway", "persona", ""),
    ("link", "kind", "return"),
    ("handover", "kind", "broken"),
]
TOGGLED = [
    ("moment", "critical"),
    ("moment", "meaningful"),
    ("moment", "client_choice"),
    ("touchpoint", "critical"),
    ("touchpoint", "meaningful"),
    ("note", "own"),
    *(
        ("pathway", f"asked_{question}")
        for question in ("feelings", "critical", "meaningful", "worked", "missing", "risk")
    ),
]
OTHERS = {
    (ServiceMoment, "critical_reason"),
    (ServiceMoment, "meaningful_reason"),
    (Touchpoint, "critical_reason"),
    (Touchpoint, "meaningful_reason"),
    (ServiceMoment, "feeling"),
    (ServiceMoment, "session"),
    (Touchpoint, "session"),
    (Note, "session"),
    (Handover, "worked"),
    (Handover, "from_actor"),
    (Handover, "to_actor"),
    (Involvement, "actor"),
}
"""Fields whose tests stand further down."""


def test_each_field_has_its_test(hands) -> None:
    tested = {(hands.KINDS[name], field) for name, field, *_ in (*TYPED, *CHOSEN, *TOGGLED)} | OTHERS
    there = {(kind, field.name) for kind, form in FORMS.items() for field in fields_in(form) if field.kind != "fact"}
    assert tested == there


@pytest.mark.parametrize(("name", "field", "words", "value"), TYPED, ids=str)
def test_what_is_typed_is_written_on_enter_and_undo_restores_it(
    hands, inspector, desk, road, name, field, words, value
):
    record = getattr(road, name)
    before = dict(road.document.records)
    desk.editor.select(record)
    edits_before = len(road.document.history)
    hands.write(inspector.panel.entry(field), words)
    assert getattr(road.document.records[record], field) == value
    assert len(road.document.history) == edits_before + 1
    desk.editor.undo()
    assert dict(road.document.records) == before
    assert inspector.panel.entry(field).toPlainText() in (getattr(before[record], field) or "")


@pytest.mark.parametrize(("name", "field", "value"), CHOSEN)
def test_what_is_chosen_is_written_and_undo_restores_it(hands, inspector, desk, road, name, field, value):
    record = getattr(road, name)
    before = getattr(road.document.records[record], field)
    desk.editor.select(record)
    hands.pick(inspector.panel.entry(field), value)
    assert str(getattr(road.document.records[record], field) or "") == value
    assert inspector.panel.entry(field).value == value
    desk.editor.undo()
    assert getattr(road.document.records[record], field) == before
    assert inspector.panel.entry(field).value == str(before or "")


@pytest.mark.parametrize(("name", "field"), TOGGLED)
def test_a_toggle_is_written_and_undo_restores_it(hands, inspector, desk, road, name, field):
    record = getattr(road, name)
    desk.editor.select(record)
    hands.press(inspector.panel.entry(field))
    assert getattr(road.document.records[record], field) is True
    assert inspector.panel.entry(field).isChecked()
    desk.editor.undo()
    assert getattr(road.document.records[record], field) is False
    assert not inspector.panel.entry(field).isChecked()


@pytest.mark.parametrize("name", ["moment", "touchpoint"])
@pytest.mark.parametrize("mark", ["critical", "meaningful"])
def test_a_mark_asks_for_its_reason(hands, inspector, desk, road, name, mark):
    record = getattr(road, name)
    desk.editor.select(record)
    reason = inspector.panel.entry(f"{mark}_reason")
    assert not reason.isVisible()
    hands.press(inspector.panel.entry(mark))
    assert reason.isVisible()
    hands.write(reason, "muuten tuki katkeaa")
    assert getattr(road.document.records[record], f"{mark}_reason") == "muuten tuki katkeaa"
    desk.editor.undo()
    assert getattr(road.document.records[record], f"{mark}_reason") == ""


def test_a_feeling_is_one_press_and_can_be_taken_back_to_not_asked(hands, inspector, desk, road):
    desk.editor.select(road.moment)
    faces = inspector.panel.entry("feeling")._buttons
    for value in ("very_bad", "bad", "neutral", "good", "very_good", "not_asked"):
        hands.press(faces[value])
        assert road.document.get(road.moment, ServiceMoment).feeling == Emotion(value)
        assert [found for found, button in faces.items() if button.isChecked()] == [value]
    desk.editor.undo()
    assert road.document.get(road.moment, ServiceMoment).feeling is Emotion.VERY_GOOD
    assert faces["very_good"].isChecked()


@pytest.mark.parametrize("name", ["moment", "touchpoint", "note"])
def test_words_said_in_a_session_were_said_by_its_group(hands, inspector, desk, road, name):
    record = getattr(road, name)
    desk.editor.select(record)
    hands.pick(inspector.panel.entry("session"), road.session)
    assert road.document.records[record].session == road.session
    assert road.document.records[record].group == road.group
    desk.editor.undo()
    assert road.document.records[record].session == ""


@pytest.mark.parametrize(("value", "worked"), [("yes", True), ("no", False)])
def test_whether_a_handover_worked(hands, inspector, desk, road, value, worked):
    desk.editor.select(road.handover)
    hands.pick(inspector.panel.entry("worked"), value)
    assert road.document.get(road.handover, Handover).worked is worked
    hands.pick(inspector.panel.entry("worked"), "")
    assert road.document.get(road.handover, Handover).worked is None
    desk.editor.undo()
    assert road.document.get(road.handover, Handover).worked is worked


@pytest.mark.parametrize("side", ["from_actor", "to_actor"])
def test_the_two_of_a_handover_are_typed_by_name(hands, inspector, desk, road, side):
    desk.editor.select(road.handover)
    hands.write(inspector.panel.entry(side), "Terveyskeskus")
    actor = getattr(road.document.get(road.handover, Handover), side)
    assert road.document.get(actor, Actor).name == "Terveyskeskus"
    hands.write(inspector.panel.entry(side), " ")
    assert getattr(road.document.get(road.handover, Handover), side) == ""


def test_another_actor_takes_the_same_part(hands, inspector, desk, road):
    desk.editor.select(road.involvement)
    hands.write(inspector.panel.entry("actor"), "Kela")
    actor = road.document.get(road.involvement, Involvement).actor
    assert road.document.get(actor, Actor).name == "Kela"
    hands.write(inspector.panel.entry("actor"), "Asiakas")
    assert road.involvement not in road.document.records
    assert desk.editor.selection == (road.second,)
    desk.editor.undo()
    assert road.document.get(road.involvement, Involvement).actor == actor


def test_frequencies_are_written_changed_and_taken_away(hands, inspector, desk, road):
    desk.editor.select(road.involvement)
    lines = inspector.panel.lists[0].lines
    assert [line.text() for line in lines if line.isVisible()] == ["1 krt/kk", ""]
    hands.write(lines[1], "aluksi useammin")
    hands.write(lines[0], "2 krt/kk")
    found = [line.text() for line in lines if line.isVisible()]
    assert found == ["2 krt/kk", "aluksi useammin", ""]
    lines[0].setFocus()
    lines[0].selectAll()
    QTest.keyClick(lines[0], Qt.Key.Key_Delete)
    QTest.keyClick(lines[0], Qt.Key.Key_Return)
    assert [line.text() for line in lines if line.isVisible()] == ["aluksi useammin", ""]
