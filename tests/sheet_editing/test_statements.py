"""What can be picked into lines, what lines came from, hints, distances: in the person's words."""

import pytest

from paku_studio import edits
from paku_studio.drawing.display import Drawing, Group, Sheet, TextLine, TextRun
from paku_studio.editor.editor import Editor
from paku_studio.editor.finding import find
from paku_studio.editor.finding_order import show
from paku_studio.editor.finding_words import where
from paku_studio.editor.sheet_editing_spots import distance_words, spots
from paku_studio.models import PosterKind, PosterLine, PosterSource, Session


@pytest.fixture
def editor(document, said):
    made = Editor(document)
    made.open_sheet(edits.start_poster(document, PosterKind.CUSTOM, "fi"))
    return made


def offered(editor):
    return {one.id: one for one in editor.sheet_editing.statements()}


def test_each_kind_of_statement_is_offered_but_the_facilitators_own(editor, said):
    found = offered(editor)
    assert {said[name] for name in ("note", "value", "answer", "persona line", "moment", "point")} <= set(found)
    assert said["own"] not in found


def test_only_touchpoints_that_were_judged_are_offered(editor, said):
    assert said["plain point"] not in offered(editor)
    edits.mark_meaningful(editor.document, said["plain point"])
    assert said["plain point"] in offered(editor)


def test_each_says_what_it_is_and_which_group_when_in_whose_voice(editor, said):
    note = offered(editor)[said["note"]]
    assert (note.words, note.kind) == ("Kukaan ei kerro, kuka minua auttaa.", "Puuttui")
    assert note.aside == "Talouden ryhmä · 1. tapaaminen · Kehittäjäasiakas"
    assert offered(editor)[said["persona line"]].kind.startswith("Aino: ")


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("KIRJE", ["persona line"]),
        ("kehittäjäasiakas talouden", ["value", "note"]),
        ("kukaan puuttui", ["note"]),
        ("x y", []),
    ],
)
def test_what_is_searched_for_stands_in_the_words_or_beside_them(editor, said, typed, names):
    editor.sheet_editing.typed = typed
    assert set(offered(editor)) == {said[name] for name in names}


def test_what_a_line_came_from_is_marked_as_used_and_shown(editor, said):
    editing = editor.sheet_editing
    editing.pick(said["note"], True)
    editing.pick(said["value"], True)
    editing.pick(said["note"], False)
    editing.pick(said["note"], True)
    editing.add_picked(together=True)
    line = editing.line
    assert editor.document.get(line, PosterLine).text.startswith("Oma talous omissa käsissä\n")
    assert [came.said.id for came in editing.came_from(line)] == [said["value"], said["note"]]
    assert [offered(editor)[said[name]].used for name in ("note", "value", "answer")] == [True, True, False]
    assert editing.chosen() == []


def test_a_statement_that_is_gone_is_chosen_no_more(editor, said):
    editor.sheet_editing.pick(said["note"], True)
    edits.remove(editor.document, [said["note"]])
    editor.sheet_editing.add_picked(together=False)
    assert editor.sheet_editing.lines() == ()


def test_a_line_can_be_told_afterwards_what_it_came_from(editor, said):
    line = editor.sheet_editing.add("Kerromme, kuka auttaa.")
    editor.sheet_editing.pick(said["note"], True)
    editor.sheet_editing.tell_sources(line)
    assert [source.statement for source in editor.document.of_type(PosterSource)] == [said["note"]]
    assert editor.sheet_editing.chosen() == []


def test_words_that_are_refused_stay_chosen(editor, said):
    """What cannot be remembered is chosen still: nobody picks it twice."""
    line = editor.sheet_editing.add("Kerromme, kuka auttaa.")
    editor.sheet_editing.pick(said["own"], True)
    editor.sheet_editing.tell_sources(line)
    assert editor.document.of_type(PosterSource) == ()
    assert editor.sheet_editing.chosen() == [said["own"]]


def test_of_many_statements_the_first_are_told_and_how_many_there_are(editor, said):
    for number in range(30):
        edits.add_note(editor.document, said["moment"], "idea", f"Ajatus {number}")
    rows, count = editor.sheet_editing.first_statements(5)
    assert [row.id for row in rows] == list(offered(editor))[:5]
    assert count == len(offered(editor))
    editor.sheet_editing.typed = "ajatus 2"
    rows, count = editor.sheet_editing.first_statements(3)
    assert len(rows) == 3
    assert all(row.words.startswith("Ajatus") and "2" in row.words for row in rows)
    assert count == 12


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Shift+Enter parts"),
        ("Come in.", "All of it large. Shift+Enter"),
        ("Come as you are.\nNobody is a case here.", "Large: “Come as you are.”; small: “Nobody is a case here.”."),
        ("We listen to what you say and write down with you what we have agreed upon", "All of it small."),
    ],
)
def test_what_of_a_line_will_be_large_is_told_beforehand(editor, text, told):
    editor.set_language("en")
    assert editor.sheet_editing.sizes(text).startswith(told)


def test_a_hint_for_a_long_line_and_for_many_lines_and_neither_keeps_one_from_them(editor):
    editing = editor.sheet_editing
    assert editing.hints("a" * 90, easy=False, line=True) == ()
    assert "91" in editing.hints("a" * 91, easy=False, line=True)[0]
    assert editing.hints("a" * 91, easy=False, line=False) == ()
    for number in range(9):
        editing.add(f"rivi {number}")
    assert editing.hints_on_lines() == ""
    assert editing.add("b" * 5000)
    assert "10" in editing.hints_on_lines()
    assert len(editing.lines()) == 10


def test_easy_words_are_looked_at_in_the_sheets_language_and_told_in_the_persons(editor):
    editor.set_language("en")
    found = editor.sheet_editing.hints("Hakemus käsitellään esim. huomenna.", easy=True, line=True)
    assert any("esim." in words and "abbreviation" in words for words in found)


def test_selecting_a_line_opens_its_sheet_and_where_it_goes_the_one_beside_it_is_at_hand(editor, said):
    editing = editor.sheet_editing
    line, other = editing.add("sanat"), editing.add("toiset")
    editor.select(line)
    editor.go_to("pathway")
    editor.select(said["moment"])
    editor.select(line)
    assert (editor.step, editor.sheet_editing.line) == ("sheet", line)
    editing.remove(line)
    assert editing.line == other
    editor.undo()
    assert [one.id for one in editing.lines()] == [line, other]


def test_a_sheet_that_is_taken_back_is_left(editor):
    editor.undo()
    assert (editor.step, editor.sheet) == ("sheets", "")


def test_a_template_becomes_the_documents_own_when_it_is_opened(document):
    editor = Editor(document)
    editor.open_sheet("template-checklist")
    assert editor.records[editor.sheet].TYPE == "checklist"
    assert editor.step == "sheet"
    assert len(document.undoable) == 1


def test_items_step_from_section_to_section(document):
    editor = Editor(document)
    editor.open_sheet("template-checklist")
    editing = editor.sheet_editing
    before = [line.id for line in editing.lines() if line.section.value == "before"]
    editing.step(before[-1], 1)
    assert [line.section.value for line in editing.lines()].index("during") == len(before) - 1
    assert editor.records[before[-1]].section.value == "during"
    editing.step(before[-1], -1)
    assert [line.id for line in editing.lines()][: len(before)] == before
    editing.step(before[0], -1)
    assert editing.lines()[0].id == before[0]


def test_a_poster_that_is_begun_in_a_meeting_is_that_groups(document, said):
    editor = Editor(document)
    editor.meet(next(iter(document.of_type(Session))).id)
    editor.open_sheet("template-encounter")
    assert editor.records[editor.sheet].group == said["group"]


def test_words_of_a_sheet_are_found_and_led_to(editor):
    line = editor.sheet_editing.add("Ovi on auki.")
    editor.go_to("pathway")
    (match,) = find(editor.document, None, "ovi on")
    assert (match.record, where(editor.document, match, "fi")) == (line, "Huoneentaulun rivi")
    show(editor, match.record)
    assert (editor.step, editor.sheet_editing.line) == ("sheet", line)


# Distances


def text(size):
    return TextLine(10, 20, "sanat", size, "#000000", 40, (TextRun("sanat", "sans-700", 0),))


def drawing(*parts):
    return Drawing("x", "fi", (Sheet(200, 300, Group(parts)),))


def test_a_text_of_two_parts_has_one_place_and_its_smallest_type():
    key = Group((text(36),), id="field:a:text", transform=(1, 0, 0, 1, 5, 50))
    rest = Group((text(24),), id="field:a:text:rest", transform=(1, 0, 0, 1, 5, 80))
    spot = spots(drawing(key, rest))["field:a:text"]
    assert (spot.size, spot.smallest, spot.bold) == (36, 24, True)
    assert spot.y == pytest.approx(50 + 20 - 0.95 * 36)
    assert spot.y + spot.height == pytest.approx(80 + 20 + 0.25 * 24)


def test_type_counts_as_large_as_it_is_printed():
    inner = Group((text(12),), id="field:a:text")
    found = spots(drawing(Group((inner,), transform=(2, 0, 0, 2, 0, 0))))
    assert found["field:a:text"].smallest == 24
    assert found["field:a:text"].x == 20


def test_how_far_away_it_is_read_is_never_promised_too_far():
    small = spots(drawing(Group((text(24.9),), id="field:a:text")))
    assert "2 m:n" in distance_words(small.values(), "fi")
    assert "3,1 m:n" in distance_words(small.values(), "fi")
    assert "2 m" in distance_words(small.values(), "en")
    assert distance_words([], "fi") == ""
