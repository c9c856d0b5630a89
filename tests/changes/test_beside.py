"""A pathway as it was at an earlier meeting stands beside the same pathway as it is now."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from paku_studio import edits
from paku_studio.editor.comparing_earlier import WAS, EarlierPathway
from paku_studio.editor.editor import Editor
from paku_studio.graph.comparison import compare
from paku_studio.models import Note, NoteKind
from paku_studio.widgets.compare import ComparePage


@pytest.fixture
def earlier(meetings):
    return EarlierPathway(
        meetings.earlier, meetings.path, meetings.second, "2. tapaaminen · 12.3.2026", "2. tapaaminen"
    )


def told(records, path):
    found = compare(records, WAS + path, path)
    return {(pair.after or pair.before).moment.text: pair.kind for pair in found.pairs}


def test_each_moment_stands_beside_itself(meetings, earlier) -> None:
    """The words of one were changed, one was moved, one went, one came."""
    assert told(earlier.beside(meetings.document.records), meetings.path) == {
        "Työt loppuivat": "kept",
        "Hakemus jää kesken": "dropped",
        "Ohjaaja tulee vastaan kirjastolle": "kept",
        "Psykologin käynti": "moved",
        "Hakemus valmiiksi": "kept",
        "Yksi yhteyshenkilö": "added",
    }


def test_what_did_not_change_is_the_same_in_every_word(meetings) -> None:
    now = meetings.document.snapshot()
    found = compare(EarlierPathway(now, meetings.path, "", "", "").beside(now), WAS + meetings.path, meetings.path)
    assert {(pair.kind, pair.changes) for pair in found.pairs} == {("kept", ())}


def test_the_document_gets_none_of_it_and_its_own_notes_stay_its_own(meetings) -> None:
    own = edits.add_note(meetings.document, meetings.path, NoteKind.QUESTION, "vain minulle")
    edits.change(meetings.document, own, own=True)
    before = dict(meetings.document.records)
    earlier = EarlierPathway(meetings.document.snapshot(), meetings.path, "", "", "")
    assert not any(isinstance(one, Note) and one.own for one in earlier.renamed.values())
    assert dict(meetings.document.records) == before


@pytest.fixture
def editor(meetings):
    return Editor(meetings.document, language="fi")


def test_the_choosers_name_the_state_and_the_document_stays_the_other(editor, earlier, meetings) -> None:
    comparing = editor.comparing
    comparing.show_earlier(earlier)
    assert editor.step == "compare"
    assert comparing.name(comparing.before) == "Kotoa arkeen · 2. tapaaminen · 12.3.2026"
    assert comparing.name(comparing.after) == "Kotoa arkeen · Nykyinen polku"
    assert comparing.counts(comparing.found()) == "3 säilyy, 1 uusi, 1 jää pois, 1 siirtyy"


def test_another_pathway_chosen_ends_it(editor, earlier, meetings) -> None:
    other = edits.add_pathway(meetings.document, "Toinen")
    editor.comparing.show_earlier(earlier)
    editor.comparing.choose(before=other)
    assert editor.comparing.earlier is None
    assert editor.comparing.pair == (other, meetings.path)


def test_a_pathway_that_goes_ends_it(editor, earlier, meetings) -> None:
    editor.comparing.show_earlier(earlier)
    edits.remove(meetings.document, [meetings.path])
    assert editor.comparing.earlier is None


def test_an_earlier_moment_opens_as_it_is_now_and_one_that_went_says_so(editor, earlier, meetings) -> None:
    editor.comparing.show_earlier(earlier)
    editor.comparing.open(WAS + meetings.moments["Hakemus jää kesken"])
    assert editor.step == "compare"
    assert editor.told is not None
    editor.comparing.open(WAS + meetings.moments["Työt loppuivat"])
    assert (editor.step, editor.place) == ("pathway", meetings.moments["Työt loppuivat"])


def test_the_room_sees_the_pathway_as_it_is(editor, earlier) -> None:
    """What was is the facilitator's to look at."""
    editor.presenting.start()
    editor.comparing.show_earlier(earlier)
    assert editor.presenting.step == "pathway"
    assert editor.presenting.whole is None
    editor.comparing.choose(before=edits.add_pathway(editor.document, "Toinen"))
    assert editor.presenting.step == "compare"


def test_on_the_page_each_road_says_which_it_is(desk_of, meetings, earlier, qtbot) -> None:
    desk = desk_of(meetings.document)
    desk.editor.comparing.show_earlier(earlier)
    page = ComparePage(desk)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    assert page.before.words == "Kotoa arkeen · 2. tapaaminen · 12.3.2026"
    assert [road.variant for road in page.roads.telling.roads] == ["2. tapaaminen", "Nyt"]
    page.roads.setFocus()
    QTest.keyClick(page.roads, Qt.Key.Key_Home)
    QTest.keyClick(page.roads, Qt.Key.Key_Right)
    assert page.roads.accessibleDescription() == "Jää pois: Hakemus jää kesken, 2 Ennen"


def test_in_the_view_of_two_pathways_an_earlier_meetings_state_is_chosen_too(window, meetings) -> None:
    """Where there is only one pathway, too: beside itself as it was."""
    window.desk.run("go.compare")
    page = window.page
    QTest.keyClick(page.as_it_was, Qt.Key.Key_Return)
    assert page.before.words == "Kotoa arkeen · 2. tapaaminen · 9.4.2026"
    assert [choice.words for choice in page._upper()] == [
        "Kotoa arkeen · Nykyinen polku",
        "Kotoa arkeen · 2. tapaaminen · 9.4.2026",
        "Kotoa arkeen · 1. tapaaminen · 12.3.2026",
    ]
    page.before.written.emit(f"state:{meetings.first}")
    assert page.before.words == "Kotoa arkeen · 1. tapaaminen · 12.3.2026"
    other = edits.add_pathway(window.desk.editor.document, "Toinen")
    page.before.written.emit(other)
    assert len(page._upper()) == 4
    assert len({choice.words for choice in page._upper()}) == 4
    page.before.written.emit(f"state:{meetings.first}")
    page.swap.click()
    assert page.after.words == "Kotoa arkeen · 1. tapaaminen · 12.3.2026"
    assert page.counts.text()


def test_a_pathway_that_was_not_there_yet_is_told(window, meetings) -> None:
    new = edits.add_pathway(window.desk.editor.document, "Uusi")
    window.desk.editor.open_pathway(new)
    window.desk.run("go.compare")
    page = window.page
    page.after.written.emit(new)
    assert page.after.value == new
    page.before.written.emit(f"state:{meetings.second}")
    assert window.desk.editor.told.text == "Polkua ei vielä ollut, kun tapaaminen päättyi (2. tapaaminen · 9.4.2026)."
    assert page.after.value == new
