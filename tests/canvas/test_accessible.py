"""A screen reader finds every card, in reading order and in words, and can act on it."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible

from paku_studio import edits
from paku_studio.editor.camera import Camera
from paku_studio.models import Emotion, HandoverKind, LinkKind, NoteKind, TouchpointKind
from paku_studio.widgets.canvas.accessible import Heard

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


def heard(shown):
    return QAccessible.queryAccessibleInterface(shown.canvas)


def children(of):
    return [of.child(place) for place in range(of.childCount())]


def cards(shown):
    return [each for each in children(heard(shown)) if each.role() == QAccessible.Role.ListItem]


@pytest.fixture
def told(story):
    """A story with a card on which everything stands."""
    editor = story(4)
    document = editor.document
    card = next(one.id for one in document.records.values() if getattr(one, "text", "") == "Tuokio 2")
    edits.set_text(document, card, "text", "Diakoniatyöntekijä soittaa")
    edits.involve(document, card, "Seurakunta", "1 krt/kk")
    edits.set_feeling(document, card, Emotion.BAD)
    edits.mark_critical(document, card, "muuten tuki katkeaa")
    phone = edits.add_touchpoint(document, card, TouchpointKind.PHONE, "puhelu illalla")
    edits.add_note(document, phone, NoteKind.MISSING, "ei soittoaikaa")
    edits.add_note(document, card, NoteKind.WORKED, "joku kuunteli")
    edits.add_note(document, card, NoteKind.RISK, "oma muistiinpano", own=True)
    edits.add_handover(document, card, HandoverKind.WARM, from_actor="Seurakunta", to_actor="Kela")
    third = next(one.id for one in document.records.values() if getattr(one, "text", "") == "Tuokio 4")
    edits.connect(document, card, third, LinkKind.LEADS_TO)
    return editor


def test_the_canvas_is_a_list_named_after_the_pathway(window, story):
    found = heard(window(story()))
    assert found.role() == QAccessible.Role.List
    assert found.text(NAME) == "Kartta: Kotoa takaisin arkeen"


def test_the_cards_are_its_items_in_the_order_of_the_road(window, story):
    names = [card.text(NAME) for card in cards(window(story(12)))]
    assert names == [f"{number}. Tuokio {number}." for number in range(1, 13)]


def test_a_card_says_all_that_stands_on_it_in_words(window, told):
    name = cards(window(told))[1].text(NAME)
    wanted = (
        "2. Diakoniatyöntekijä soittaa.",
        "Seurakunta",
        "1 krt/kk",
        "Tunne: huono",
        "Kriittinen: muuten tuki katkeaa.",
        "Kontaktipisteet: puhelu illalla.",
        "Toimi: joku kuunteli.",
    )
    places = [name.index(words) for words in wanted]
    assert places == sorted(places)
    assert "oma muistiinpano" not in name
    assert cards(window(told))[1].text(DESCRIPTION) == "Vaihe: Vaihe 1"


def test_below_a_card_stand_its_touchpoints_notes_and_ways(window, told):
    names = [each.text(NAME) for each in children(cards(window(told))[1])]
    assert names[0].endswith("puhelu illalla.")
    assert names[1].endswith("ei soittoaikaa")
    assert any("Seurakunta → Kela" in name for name in names)
    assert any("Tuokio 4" in name for name in names)
    assert names[-1].endswith("joku kuunteli")
    assert not any("oma muistiinpano" in name for name in names)


def test_each_knows_its_parent_and_its_place_there(window, told):
    whole = heard(window(told))
    for place, card in enumerate(children(whole)):
        assert whole.indexOfChild(card) == place
    card = whole.child(1)
    assert card.parent().object() is whole.object()
    for place, part in enumerate(children(card)):
        assert part.parent().text(NAME) == card.text(NAME)
        assert card.indexOfChild(part) == place
    assert whole.child(-1) is None
    assert whole.child(99) is None


def test_a_touchpoint_carried_to_another_card_is_heard_there(window, told):
    shown = window(told)
    giver, taker = cards(shown)[1:3]
    part = giver.child(0)
    touchpoint, of_note = part.object().record_id, giver.child(1)
    edits.move_touchpoint(told.document, touchpoint, shown.card("Tuokio 3"))
    assert part.parent().text(NAME) == of_note.parent().text(NAME) == taker.text(NAME)
    assert taker.indexOfChild(part) == 0
    assert giver.indexOfChild(part) == -1
    assert taker.child(0).object() is part.object()


def test_it_is_where_it_is_seen_and_says_when_it_is_out_of_view(window, story):
    shown = window(story(40))
    card = shown.card("Tuokio 2")
    found, far = cards(shown)[1], cards(shown)[39]
    middle = found.rect().center()
    assert middle == shown.canvas.mapToGlobal(shown.at(card)) or (
        (middle - shown.canvas.mapToGlobal(shown.at(card))).manhattanLength() <= 2
    )
    assert heard(shown).childAt(middle.x(), middle.y()).text(NAME) == found.text(NAME)
    assert not found.state().offscreen
    assert far.state().offscreen
    shown.canvas.look(Camera(0, 200, 1.5))
    assert found.rect().center() != middle


def test_selection_and_the_keyboards_place_are_its_states(window, story):
    shown = window(story(5))
    shown.canvas.setFocus()
    shown.editor.select(shown.card("Tuokio 2"), shown.card("Tuokio 4"))
    found = cards(shown)
    assert [card.state().selected for card in found] == [False, True, False, True, False]
    assert [card.state().focused for card in found] == [False, False, False, True, False]
    assert all(card.state().focusable and card.state().selectable for card in found)
    assert heard(shown).focusChild().text(NAME) == "4. Tuokio 4."


def test_it_offers_no_other_interface_for_that_crashes_the_program(window, told):
    """Seen over AT-SPI: any Python object that `interface_cast` gives back ends in a segmentation fault."""
    assert all(card.actionInterface() is None for card in cards(window(told)))


def test_it_follows_every_edit(window, story):
    shown = window(story(5))
    kept = cards(shown)[1]
    edits.set_text(shown.editor.document, shown.card("Tuokio 2"), "text", "Toisin sanottuna")
    assert kept.text(NAME) == "2. Toisin sanottuna."
    edits.remove(shown.editor.document, [shown.card("Tuokio 1")])
    assert [card.text(NAME) for card in cards(shown)][:2] == ["1. Toisin sanottuna.", "2. Tuokio 3."]
    added = edits.add_moment(shown.editor.document, shown.editor.pathway, "Uusin")
    assert cards(shown)[-1].text(NAME) == "5. Uusin."
    edits.add_touchpoint(shown.editor.document, added, TouchpointKind.PLACE, "kirjasto")
    assert len(children(cards(shown)[-1])) == 1


def test_what_is_gone_leaves_nothing_behind(window, story, qtbot):
    shown = window(story(6))
    assert len(cards(shown)) == 6
    edits.remove(shown.editor.document, [shown.card("Tuokio 3"), shown.card("Tuokio 4")])
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(shown.canvas.speech.heard) == 4
    assert len(shown.canvas.findChildren(Heard)) == 4
    other = edits.add_pathway(shown.editor.document, "Toinen")
    shown.editor.open_pathway(other)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert shown.canvas.findChildren(Heard) == []
    gc.collect()
    assert cards(shown) == []


def test_five_thousand_cards_cost_nothing_until_they_are_asked_for(window, story):
    shown = window(story(300))
    found = heard(shown)
    assert found.childCount() >= 300
    assert len(shown.canvas.speech.heard) == 0
    assert found.child(250).text(NAME) == "251. Tuokio 251."
    assert len(shown.canvas.speech.heard) == 1


def test_the_zoom_bar_stands_in_the_tree_too_with_names(window, story):
    shown = window(story(3))
    bar = children(heard(shown))[-1]
    names = [each.text(NAME) for each in children(bar) if each.role() == QAccessible.Role.Button]
    assert len(names) == 4
    assert all(names)


def test_hostile_words_are_words(window, story):
    shown = window(story(2))
    edits.set_text(shown.editor.document, shown.card("Tuokio 1"), "text", "<b>x</b>\n\n&amp; " + "ä" * 19_000)
    name = cards(shown)[0].text(NAME)
    assert name.startswith("1. <b>x</b> &amp; ääää")
    assert len(name) <= 2_000


def test_a_reader_that_listens_is_told_where_the_keys_are_and_what_changed(window, story, monkeypatch):
    shown = window(story(6))
    told = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        lambda event: told.append((event.type(), event.accessibleInterface().text(NAME))),
    )
    kinds = QAccessible.Event
    shown.canvas.setFocus()
    shown.editor.select(shown.card("Tuokio 3"))
    assert told[-1] == (kinds.Focus, "3. Tuokio 3.")
    edits.set_text(shown.editor.document, shown.card("Tuokio 3"), "text", "Toisin")
    assert (kinds.NameChanged, "3. Toisin.") in told
    edits.add_moment(shown.editor.document, shown.editor.pathway, "Uusin")
    assert (kinds.ObjectShow, "7. Uusin.") in told
    edits.remove(shown.editor.document, [shown.card("Toisin")])
    assert kinds.ObjectHide in [kind for kind, _ in told]


def test_with_accessibility_switched_on_nothing_breaks(window, story, qtbot):
    shown = window(story(6))
    QAccessible.setActive(True)
    try:
        shown.canvas.setFocus()
        for number in range(1, 7):
            shown.editor.select(shown.card(f"Tuokio {number}"))
            children(cards(shown)[0])
        for number in range(1, 6):
            edits.remove(shown.editor.document, [shown.card(f"Tuokio {number}")])
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            shown.editor.undo()
            shown.editor.redo()
        shown.editor.open_pathway(edits.add_pathway(shown.editor.document, "Toinen"))
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        assert cards(shown) == []
    finally:
        QAccessible.setActive(False)
