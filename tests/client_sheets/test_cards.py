"""Blank cards: numbered in order, in type that can be read, each sign one that the quick notation knows."""

import pytest

from paku_studio.drawing.card_moment import TOUCHPOINTS
from paku_studio.drawing.card_notes import KINDS
from paku_studio.drawing.cards import CARD_KINDS
from paku_studio.drawing.paper import paper, points
from paku_studio.locale import label
from paku_studio.models import Note, NoteKind, Touchpoint
from paku_studio.notation import apply_notation
from paku_studio.store import Document

COUNTS = {
    ("persona", "A4"): 2,
    ("persona", "A3"): 4,
    ("moment", "A4"): 4,
    ("moment", "A3"): 8,
    ("questions", "A4"): 2,
    ("questions", "A2"): 8,
    ("notes", "A4"): 6,
    ("notes", "A3"): 12,
}


def numbers(seen):
    """The numbers in the cards' headings, in reading order."""
    headings = [words for role, words in seen.read() if role in {"H1", "H2"}]
    return [int(word) for words in headings for word in words.split() if word.isdecimal()]


@pytest.mark.parametrize(("kind", "size"), COUNTS)
def test_larger_paper_holds_more_cards_numbered_in_order(cards, kind, size):
    assert numbers(cards(kind, size)) == list(range(1, COUNTS[kind, size] + 1))


def test_a_second_sheet_goes_on_with_its_numbers(cards):
    assert numbers(cards("moment", first=5)) == [5, 6, 7, 8]
    assert numbers(cards("notes", first=7)) == [7, 8, 9, 10, 11, 12]


@pytest.mark.parametrize("kind", CARD_KINDS)
def test_several_sheets_are_numbered_on_and_headed_once(cards, kind):
    seen = cards(kind, sheets=3)
    assert numbers(seen) == list(range(1, 3 * COUNTS[kind, "A4"] + 1))
    assert len(seen.drawing.sheets) == 3
    assert len(seen.groups("H1")) == 1


@pytest.mark.parametrize("first", [1, 98, 998, 99998])
@pytest.mark.parametrize("kind", CARD_KINDS)
def test_any_number_has_room(cards, kind, first):
    seen = cards(kind, first=first)
    assert numbers(seen)[0] == first
    assert seen.collisions() == []


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("kind", CARD_KINDS)
@pytest.mark.parametrize("size", ["A4", "A3", "A2"])
def test_nothing_overlaps_or_leaves_the_sheet_in_any_language(cards, kind, language, size):
    seen = cards(kind, size, language=language)
    assert seen.collisions() == []
    assert seen.outside() == []
    assert min(each for each, _ in seen.sizes()) >= 9


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("kind", CARD_KINDS)
def test_words_keep_clear_of_the_edge_that_no_printer_reaches(cards, kind, language):
    seen = cards(kind, language=language)
    sheet, edge = seen.drawing.sheets[0], points(10)
    for line, _, _ in seen._lines():
        assert line.x >= edge
        assert line.x + line.width <= sheet.width - edge
        assert edge <= line.y <= sheet.height - edge


@pytest.mark.parametrize("way", ["portrait", "landscape"])
def test_cards_lie_so_that_they_are_cut_out_whole(cards, way):
    sheet = cards("persona", "A4", way).drawing.sheets[0]
    assert (sheet.width, sheet.height) == (paper("A4").width, paper("A4").height)


def test_a_sheet_of_notes_lies_as_it_was_asked_for(cards):
    sheet = cards("notes", "A4", "landscape").drawing.sheets[0]
    assert sheet.width > sheet.height


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_each_touchpoint_is_a_word_that_the_quick_notation_knows(cards, language):
    listed = [words for role, words in cards("moment", language=language).read() if role == "LBody"][: len(TOUCHPOINTS)]
    assert len(listed) == len(TOUCHPOINTS)
    document = Document()
    text = "Tuokio\n" + "\n".join(f"* {word}: koe" for word in listed)
    apply_notation(document, f"= Polku\n{text}", language=language, keep_bullets=True)
    kinds = {record.kind for record in document.records.values() if isinstance(record, Touchpoint)}
    assert kinds == set(TOUCHPOINTS)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_each_note_carries_the_sign_that_makes_it_that_kind(cards, language):
    headings = [words for role, words in cards("notes", language=language).read() if role == "H2"]
    assert len(headings) == len(KINDS)
    for heading in headings:
        document = Document()
        apply_notation(document, f"= Polku\nTuokio\n{heading.split()[-1]} sanat", language=language)
        made = [record for record in document.records.values() if isinstance(record, Note)]
        assert len(made) == 1, heading
        assert heading.startswith(label("NoteKind", made[0].kind.value, language))
    assert {kind for kind, _ in KINDS} == {kind.value for kind in NoteKind}


@pytest.mark.parametrize(
    ("kind", "signs"), [("persona", {"&", '"'}), ("moment", {"@", "*", "+", "-", "**", "!"}), ("questions", {"&"})]
)
def test_each_place_carries_its_sign_of_the_quick_notation(cards, kind, signs):
    lines = {text for _, text in cards(kind).sizes()}
    assert signs <= lines


def test_a_moment_is_asked_all_that_the_quick_notation_can_say_of_it(cards):
    words = cards("moment").words()
    asked = ("Mitä tapahtui?", "Kuka oli mukana?", "Milloin?", "Miltä tuntui?", "Toimi, koska", "Puuttui", "koska")
    assert [each for each in asked if each not in words] == []
    assert [
        each for each in ("-2", "-1", "0", "+1", "+2") if each not in {text for _, text in cards("moment").sizes()}
    ] == []


def test_an_unknown_kind_is_no_card(cards):
    with pytest.raises(KeyError):
        cards("birthday")
