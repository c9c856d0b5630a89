"""Finding and replacing words: all texts, composed or not, and nothing else changes."""

import unicodedata

import pytest

from paku_studio import edits
from paku_studio.editor import finding
from paku_studio.editor.editor import Editor
from paku_studio.editor.finding import Finder, Sought, find, replace, words_around
from paku_studio.editor.finding_order import Standing, show, standing_of
from paku_studio.edits import NotPossible
from paku_studio.models import RECORD_TYPES, TEXT_LIMIT, Actor, NoteKind, Record, ServiceMoment
from paku_studio.models.base import Text
from paku_studio.store import Document


def texts(document: Document, matches: tuple[finding.Match, ...]) -> list[str]:
    return ["".join(words_around(document.records, match)) for match in matches]


def test_words_are_found_in_titles_notes_touchpoints_actors_and_frequencies(road) -> None:
    for said in ("kotoa", "aikana", "hakemus", "sosiaaliohj", "krt/kk", "omakela", "istuttiin", "jusa", "varhaisen"):
        assert len(find(road.document, None, said)) == 1, said


def test_matches_come_in_reading_order(road) -> None:
    found = [match.record for match in find(road.document, None, "k")]
    assert found.index(road.pathway) < found.index(road.moment) < found.index(road.touchpoint) < found.index(road.other)


def test_capitals_are_looked_at_only_when_asked(road) -> None:
    assert find(road.document, None, "HAKEMUS")
    assert not find(road.document, None, "HAKEMUS", case=True)
    assert find(road.document, None, "Hakemus", case=True)


def test_a_letter_typed_as_letter_and_accent_is_the_same_letter(road) -> None:
    decomposed = unicodedata.normalize("NFD", "Pääsi hyvään päivään")
    edits.set_text(road.document, road.moment, "text", decomposed)
    match = find(road.document, None, "PÄIVÄ")[0]
    assert words_around(road.document.records, match)[1] == unicodedata.normalize("NFD", "päivä")
    composed = find(road.document, None, unicodedata.normalize("NFD", "vieressä"))
    assert [match.record for match in composed] == [road.note]
    assert road.document.get(road.moment, ServiceMoment).text == decomposed


def test_a_bare_letter_is_not_found_within_an_accented_one(road) -> None:
    for text in ("x\N{COMBINING TILDE}", "o\N{COMBINING TILDE}\N{COMBINING MACRON}i x\N{COMBINING TILDE}"):
        edits.set_text(road.document, road.moment, "text", text)
        assert [match for match in find(road.document, None, "x") if match.record == road.moment] == []


def test_sharp_s_counts_as_two_but_is_never_parted(road) -> None:
    edits.set_text(road.document, road.moment, "text", "Straße ja Gasse")
    assert [(m.start, m.end) for m in find(road.document, None, "strasse")] == [(0, 6)]
    halves = [match for match in find(road.document, None, "as") if match.record == road.moment]
    assert [(match.start, match.end) for match in halves] == [(11, 13)]


def test_whole_words_only(road) -> None:
    edits.set_text(road.document, road.moment, "text", "Kela, omakela ja kelataksi: KELA")
    found = [(m.start, m.end) for m in find(road.document, None, "kela", whole_word=True) if m.record == road.moment]
    assert found == [(0, 4), (28, 32)]


def test_only_some_kinds_or_one_pathway(road) -> None:
    elsewhere = edits.add_pathway(road.document, "Hakemus toisaalla")
    assert [match.record for match in find(road.document, elsewhere, "hakemus")] == [elsewhere]
    assert [match.record for match in find(road.document, None, "hakemus", kinds=("moment",))] == [road.moment]
    assert [match.record for match in find(road.document, road.pathway, "jusa")] == [road.persona]


def test_nothing_is_found_for_nothing(road) -> None:
    assert find(road.document, None, "") == ()


def test_every_text_of_every_record_is_searched() -> None:
    """What a new field of a person's words would need to be told to the search."""
    not_words = {"order", "picture", "portrait", "code", "record", "field", "kept", "other", "removed", "path"}
    for name, kind in RECORD_TYPES.items():
        said = {field for field, info in kind.model_fields.items() if _holds_text(kind, field)} - not_words
        assert set(finding.SEARCHED.get(name, ())) == said, name


def _holds_text(kind: type[Record], field: str) -> bool:
    if field == "id" or field in kind.REFERENCES:
        return False
    annotation = str(kind.model_fields[field].annotation)
    return annotation in ("<class 'str'>", f"tuple[{Text}, ...]") or annotation.startswith("tuple[")


def test_the_finder_sees_what_was_changed_since(road) -> None:
    finder = Finder(road.document)
    road.document.subscribe(finder.follow)
    assert not finder.find(Sought("bussi"))
    added = edits.add_moment(road.document, road.pathway, "Bussi ei kulje")
    edits.set_text(road.document, road.other, "text", "Bussilla kotiin")
    assert [match.record for match in finder.find(Sought("bussi"))] == [road.other, added]
    edits.move_moment(road.document, added, before=road.moment)
    assert [match.record for match in finder.find(Sought("bussi"))] == [added, road.other]
    edits.remove(road.document, [added])
    assert [match.record for match in finder.find(Sought("bussi"))] == [road.other]


def test_replacing_all_is_one_edit_and_undo_brings_everything_back(road) -> None:
    before = dict(road.document.records)
    sought = Sought("a")
    matches = Finder(road.document).find(sought)
    edits_before = len(road.document.history)
    assert replace(road.document, matches, sought, "AA") == len(matches)
    assert len(road.document.history) == edits_before + 1
    assert road.document.history[-1].name == "Change text"
    assert road.document.get(road.moment, ServiceMoment).text == "HAAkemus vAAlmiiksi"
    road.document.undo()
    assert dict(road.document.records) == before


def test_replacing_keeps_all_other_characters(road) -> None:
    text = "  Kela\u00a0ja\tkela\u200d\n" + unicodedata.normalize("NFD", "päivä kela ")
    edits.set_text(road.document, road.moment, "text", text)
    sought = Sought("kela", kinds=("moment",))
    replace(road.document, Finder(road.document).find(sought), sought, "KE")
    expected = "  KE\u00a0ja\tKE\u200d\n" + unicodedata.normalize("NFD", "päivä KE ")
    assert road.document.get(road.moment, ServiceMoment).text == expected


def test_law_references_and_abbreviations_are_replaced_each_in_its_place(road) -> None:
    edits.set_law_references(road.document, road.moment, ("SHL 36 §", "SHL 39 §"))
    edits.change(road.document, road.actor, abbreviations=("as", "ask"))
    for said, by in (("SHL 39", "laki 39"), ("ask", "asi")):
        sought = Sought(said, whole_word=True)
        replace(road.document, Finder(road.document).find(sought), sought, by)
    assert road.document.get(road.moment, ServiceMoment).law_references == ("SHL 36 §", "laki 39 §")
    assert road.document.get(road.actor, Actor).abbreviations == ("as", "asi")


@pytest.mark.parametrize(("said", "by"), [("h", "x" * TEXT_LIMIT), ("Asiakas", " ")])
def test_what_cannot_be_replaced_changes_nothing(road, said: str, by: str) -> None:
    before = dict(road.document.records)
    sought = Sought(said)
    with pytest.raises(NotPossible):
        replace(road.document, Finder(road.document).find(sought), sought, by)
    assert dict(road.document.records) == before


def test_a_match_that_has_gone_stale_is_not_written_over(road) -> None:
    sought = Sought("hakemus")
    matches = Finder(road.document).find(sought)
    edits.set_text(road.document, road.moment, "text", "Aivan muuta")
    with pytest.raises(NotPossible):
        replace(road.document, matches, sought, "paperi")
    assert road.document.get(road.moment, ServiceMoment).text == "Aivan muuta"


def test_what_is_found_is_shown_where_it_stands(road) -> None:
    editor = Editor(road.document)
    frequency = find(road.document, None, "krt/kk")[0].record
    assert standing_of(editor, frequency).record == road.involvement
    assert standing_of(editor, road.actor).record == road.second
    assert standing_of(editor, road.touchpoint) == Standing(road.pathway, road.touchpoint)
    assert standing_of(editor, road.persona).pathway == ""
    assert standing_of(editor, "gone").record == ""


def test_hostile_texts_are_searched_without_a_fault(road) -> None:
    for number, text in enumerate(("<b>x</b>\u202e", "\u0301\u0301", "ﬁx ʼn ǰ İi", "각각", "a" * TEXT_LIMIT)):
        edits.add_note(road.document, road.moment, NoteKind.IDEA, text)
        for said in (text, text[:1], text[-1:], "i", "각"):
            for match in find(road.document, None, said):
                assert 0 <= match.start < match.end, (number, said)


def test_texts_can_be_made_ready_in_portions(road) -> None:
    for number in range(300):
        edits.add_note(road.document, road.moment, NoteKind.IDEA, f"ajatus {number}")
    finder = Finder(road.document)
    assert not finder.prepare(0.0)
    assert finder.prepare(10.0)
    assert len(finder.find(Sought("ajatus 12"))) == 11


def test_what_is_found_is_shown_at_its_step(road) -> None:
    document = road.document
    group = edits.add_group(document, "Kahvihuone")
    meeting = edits.add_session(document, group, theme="velat")
    line = edits.add_persona_line(document, road.persona, "asuu yksin")
    value = edits.add_value(document, "Arki sujuu")
    editor = Editor(document, language="fi")
    for record, step in ((line, "persona"), (value, "value"), (road.touchpoint, "pathway"), (road.persona, "persona"),
                         (meeting, "group")):  # fmt: skip
        show(editor, record)
        assert editor.step == step
    assert (editor.persona, editor.value, editor.meetings.session) == (road.persona, value, meeting)
    show(editor, "gone")
    assert editor.step == "group"
