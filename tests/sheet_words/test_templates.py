"""The sheets that a group takes from the shelf: short enough for a wall, plain for a client, in each language."""

import re
from typing import Any

import pytest

from paku_studio.editor.easy_hints import hints, line_hints
from paku_studio.models import ChecklistSection, LifeAreaScale

POSTERS = ("client_centred", "values_ethics", "encounter", "management")
KINDS = (*POSTERS, "conversation", "checklist")
LANGUAGES = ("fi", "sv", "en")
HEADS = {"title", "subtitle", "easy_title", "easy_subtitle"}
KEY_PHRASE = 28
CONTINUATION = 60
FIRST_SHOWN = 6


def shape(part: Any) -> Any:
    """What is not words: the fields, how many, and what is chosen in each."""
    if isinstance(part, dict):
        return {name: value if name in {"scale", "section"} else shape(value) for name, value in part.items()}
    if isinstance(part, list):
        return [shape(one) for one in part]
    return type(part) if isinstance(part, str) else part


def test_every_sheet_speaks_three_languages(shelf: Any) -> None:
    assert shelf.names == {f"{kind}.{language}.json" for kind in KINDS for language in LANGUAGES}


@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_is_the_same_in_each_language_but_for_its_words(shelf: Any, kind: str) -> None:
    finnish, swedish, english = (shape(shelf.sheets[kind, language]) for language in LANGUAGES)
    assert finnish == swedish == english


@pytest.mark.parametrize("kind", KINDS)
def test_a_line_break_stands_at_the_same_places_in_each_language(shelf: Any, kind: str) -> None:
    """Who lays a Swedish poster over a Finnish one finds the same thought on the same line."""
    finnish, swedish, english = (
        [words.count("\n") for _, words in shelf.words(kind, language)] for language in LANGUAGES
    )
    assert finnish == swedish == english


def test_no_field_is_empty_or_in_the_wrong_language(shelf: Any) -> None:
    for kind, language, field, words in shelf.all_words():
        assert words.strip(), (kind, language, field)
        if language == "en":
            assert not re.search("[åäöÅÄÖ]", words), words
        if language == "fi":
            assert not re.search("[åÅ]", words), words


@pytest.mark.parametrize("kind", POSTERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_poster_fits_a_wall(shelf: Any, kind: str, language: str) -> None:
    poster = shelf.sheets[kind, language]
    assert set(poster) == HEADS | {"lines"}
    assert 5 <= len(poster["lines"]) <= 9
    for line in poster["lines"]:
        key, _, rest = line["text"].partition("\n")
        assert key.endswith(".") == (kind != "values_ethics"), line
        assert 0 < len(key) <= KEY_PHRASE, line
        assert 0 < len(rest) <= CONTINUATION, line
        assert rest.endswith("."), line
        assert line_hints(line["text"], language) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_are_one_word_each_with_a_principle(shelf: Any, language: str) -> None:
    for line in shelf.sheets["values_ethics", language]["lines"]:
        assert len(line["text"].partition("\n")[0].split()) <= 2


@pytest.mark.parametrize("kind", POSTERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_easy_line_is_a_key_phrase_and_a_thought_on_each_line(shelf: Any, kind: str, language: str) -> None:
    for line in shelf.sheets[kind, language]["lines"]:
        key, *thoughts = line["easy_text"].split("\n")
        assert len(key) <= KEY_PHRASE, line
        assert len(thoughts) == 2, line
        assert line["easy_text"] != line["text"]


def test_an_easy_text_gives_no_hint(shelf: Any) -> None:
    heavy = [
        (kind, field, hint.words)
        for kind, language, field, words in shelf.easy_words()
        for hint in hints(words, language, "en")
    ]
    assert heavy == []


@pytest.mark.parametrize("kind", POSTERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_behind_its_key_phrases_the_easy_twin_has_shorter_sentences(shelf: Any, kind: str, language: str) -> None:
    """Not each by itself, but all in all: a twin that is no plainer than its sheet is none."""
    lines = shelf.sheets[kind, language]["lines"]
    plain = [one for line in lines for one in sentences(line["text"].partition("\n")[2])]
    easy = [one for line in lines for one in sentences(line["easy_text"].partition("\n")[2])]
    assert sum(map(len, easy)) / len(easy) < sum(map(len, plain)) / len(plain)


def sentences(words: str) -> list[list[str]]:
    """The words of each sentence."""
    return [one.split() for one in re.split(r"(?<=[.?!])\s+", words)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_conversation_sheet_has_eight_areas_of_life(shelf: Any, language: str) -> None:
    sheet = shelf.sheets["conversation", language]
    assert set(sheet) == HEADS | {"promise", "easy_promise", "areas"}
    assert len(sheet["areas"]) == 8
    for area in sheet["areas"]:
        assert set(area) == {"name", "prompt", "easy_prompt", "scale"}
        assert LifeAreaScale(area["scale"]) is LifeAreaScale.FACES
        assert area["prompt"].endswith("?")
        assert area["easy_prompt"].endswith("?")
        assert not area["name"].endswith(("?", "."))
        assert max(len(area["name"]), len(area["prompt"]), len(area["easy_prompt"])) <= CONTINUATION


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_conversation_sheet_promises_begins_with_a_short_sentence(shelf: Any, language: str) -> None:
    """It is printed bold: whose the paper is."""
    for field in ("promise", "easy_promise"):
        first, *others = sentences(shelf.sheets["conversation", language][field])
        assert len(first) <= 5
        assert others


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_checklist_fits_a_page(shelf: Any, language: str) -> None:
    sheet = shelf.sheets["checklist", language]
    assert set(sheet) == HEADS | {"items"}
    sections = [item["section"] for item in sheet["items"]]
    assert list(dict.fromkeys(sections)) == [section.value for section in ChecklistSection]
    assert sections == sorted(sections, key=[section.value for section in ChecklistSection].index)
    for section in set(sections):
        assert 3 <= sections.count(section) <= 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_to_be_written_in_is_asked_and_what_is_to_be_ticked_is_not(shelf: Any, language: str) -> None:
    for item in shelf.sheets["checklist", language]["items"]:
        assert set(item) == {"section", "text", "easy_text", "write_in"}
        for words in (item["text"], item["easy_text"]):
            assert words.endswith("?") == item["write_in"], words
            assert not words.endswith(".")
            assert len(words) <= CONTINUATION


def test_words_are_set_as_a_printer_sets_them(shelf: Any) -> None:
    for kind, language, field, words in shelf.all_words():
        where = (kind, language, field, words)
        assert words == words.strip(), where
        assert not re.search(r"[ \t]{2}| \n|\n |\n\n|[\"'`´]|\.\.\.| - |--", words), where
        assert not re.search(r"\s[.,;:?!]", words), where
        assert words[0].isupper(), where
        assert all(line[0].isupper() for line in words.split("\n")), where
        if language in {"fi", "sv"}:
            assert not re.search("[“„‘]", words), where


def test_nothing_is_left_to_be_read_as_somebodys_own_details(shelf: Any) -> None:
    """No figures, addresses or names of offices: the organisation writes its own."""
    for kind, language, field, words in shelf.all_words():
        assert not re.search(r"\d|@|www|http|Kela|FPA|3X10D", words), (kind, language, field, words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_sheets_share_a_line(shelf: Any, language: str) -> None:
    said: dict[str, set[str]] = {}
    for kind in KINDS:
        for field, words in shelf.words(kind, language):
            if field.rpartition(".")[2] not in HEADS:
                for line in words.split("\n"):
                    said.setdefault(line.casefold(), set()).add(kind)
    assert {line: kinds for line, kinds in said.items() if len(kinds) > 1} == {}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_says_nothing_twice(shelf: Any, kind: str, language: str) -> None:
    """Not even its twin repeats a line of another thought; the first areas are those that a new sheet shows."""
    sheet = shelf.sheets[kind, language]
    parts = sheet.get("lines") or sheet.get("areas") or sheet["items"]
    said = [
        line.casefold()
        for part in parts
        for line in {line for field, words in part.items() if isinstance(words, str) for line in words.split("\n")}
        if line not in {"faces", "before", "during", "after"}
    ]
    assert sorted(said) == sorted(set(said))
