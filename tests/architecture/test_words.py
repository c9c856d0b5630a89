"""Every sentence a person sees exists in Finnish, Swedish and English."""

import ast
import json
import re
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from paku_studio import models
from paku_studio.locale import LANGUAGES, label, short_label, spoken_words, translator

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "paku_studio" / "locale"
CATALOGUES = sorted(LOCALE.glob("*/*.po")) + sorted(LOCALE.glob("argparse/*/LC_MESSAGES/*.po"))
SAME_IN_BOTH = {"Organisation", "Persona", "persona", "Text", "%d person", "%d persona"}
"""Messages whose translation equals the English: words that the languages share."""


def messages_in_code() -> set[str]:
    found = set()
    for path in (ROOT / "paku_studio").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in {"N_", "t", "_", "translate_count"}:
                words = node.args[1:3] if _name(node.func) == "translate_count" else node.args[:1]
                found |= {
                    word.value for word in words if isinstance(word, ast.Constant) and isinstance(word.value, str)
                }
    return found


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


def translated(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in CATALOGUES:
        if language not in path.parts:
            continue
        with path.open("rb") as stream:
            for message in read_po(stream, locale=language):
                if not message.id:
                    continue
                ids, strings = forms(message.id), forms(message.string)
                for one in ids:
                    found[one] = strings[0 if one == ids[0] else -1]
    return found


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_message_of_the_code_is_translated(language: str) -> None:
    have = translated(language)
    assert sorted(message for message in messages_in_code() if not have.get(message)) == []


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_translation_differs_from_its_source(language: str) -> None:
    same = {message for message, words in translated(language).items() if message == words}
    assert sorted(message for message in same - SAME_IN_BOTH if re.search(r"[A-Za-z]{3}", message)) == []


def test_every_exception_is_still_needed() -> None:
    same = {message for language in ("fi", "sv") for message, words in translated(language).items() if message == words}
    assert SAME_IN_BOTH - same == set()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_message_is_translated_the_same_way_in_every_room(language: str) -> None:
    """The rooms' catalogues are one in use: of two translations of a message one would silently win."""
    said: dict[str, dict[tuple[str, ...], list[str]]] = {}
    for path in sorted((LOCALE / language).glob("*.po")):
        with path.open("rb") as stream:
            for message in read_po(stream, locale=language):
                if message.id:
                    said.setdefault(forms(message.id)[0], {}).setdefault(forms(message.string), []).append(path.stem)
    assert {message: ways for message, ways in said.items() if len(ways) > 1} == {}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_placeholders_survive_translation(language: str) -> None:
    for message, words in translated(language).items():
        pattern = r"%\(\w+\)[sd]|%[sd]"
        assert sorted(re.findall(pattern, message)) == sorted(re.findall(pattern, words)), message


def forms(said: Any) -> tuple[str, ...]:
    """A message with its plural where it has one: one reader gives a list, the other a tuple."""
    return (said,) if isinstance(said, str) else tuple(said)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: str(path.relative_to(LOCALE)))
def test_the_compiled_catalogue_is_current(path: Path) -> None:
    with path.open("rb") as stream:
        source = {
            forms(message.id): forms(message.string) for message in read_po(stream) if message.id and message.string
        }
    with path.with_suffix(".mo").open("rb") as stream:
        compiled = {forms(message.id): forms(message.string) for message in read_mo(stream) if message.id}
    assert compiled == source


def test_english_is_the_source() -> None:
    assert translator("en")("Nothing to remark.") == "Nothing to remark."
    assert translator("fi")("Nothing to remark.") != "Nothing to remark."


def enumerations() -> list[type[StrEnum]]:
    return [kind for kind in vars(models).values() if isinstance(kind, type) and issubclass(kind, StrEnum)]


def test_every_value_of_every_list_has_a_word_in_each_language() -> None:
    for kind in enumerations():
        for value in kind:
            for language in LANGUAGES:
                assert label(kind.__name__, value.value, language)
                assert short_label(kind.__name__, value.value, language)


def test_the_word_list_has_nothing_that_the_models_lack() -> None:
    words = json.loads((LOCALE / "words.json").read_text(encoding="utf-8"))
    known = {kind.__name__: {value.value for value in kind} for kind in enumerations()}
    assert {name: {entry["value"] for entry in entries} for name, entries in words.items()} == known


def test_spoken_words_are_found_in_any_language() -> None:
    kinds = spoken_words("TouchpointKind")
    assert kinds["puhelu"] == kinds["samtal"] == kinds["call"] == "phone"
    assert kinds["tapaaminen"] == "meeting"
    assert spoken_words("HandoverKind")["saattaen"] == "warm"
