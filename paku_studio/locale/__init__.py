"""Words in Finnish, Swedish and English: gettext catalogues and the labels of word lists. Imports no other room."""

import functools
import gettext
import importlib.resources
import json
from collections.abc import Callable
from typing import Any

LANGUAGES = ("fi", "sv", "en")
Translate = Callable[[str], str]


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark a message for translation without translating it here."""
    return message


@functools.cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The whole catalogue of a language, one compiled file per room; English is the source."""
    merged: gettext.NullTranslations = gettext.NullTranslations()
    folder = importlib.resources.files("paku_studio.locale") / language
    if language == "en" or not folder.is_dir():
        return merged
    for entry in sorted(folder.iterdir(), key=lambda found: found.name):
        if entry.name.endswith(".mo"):
            with entry.open("rb") as stream:
                room = gettext.GNUTranslations(stream)
            room.add_fallback(merged)
            merged = room
    return merged


@functools.cache
def translator(language: str) -> Translate:
    """A function from an English message to the language's words; remembers what it was asked."""
    return functools.cache(catalogue(language).gettext)


def translate_count(language: str, one: str, many: str, count: int) -> str:
    """The plural form that fits `count`; `%d` in it is not yet filled."""
    return catalogue(language).ngettext(one, many, count)


@functools.cache
def _words() -> dict[str, list[dict[str, Any]]]:
    text = (importlib.resources.files("paku_studio.locale") / "words.json").read_text(encoding="utf-8")
    loaded: dict[str, list[dict[str, Any]]] = json.loads(text)
    return loaded


@functools.cache
def label(enumeration: str, value: str, language: str) -> str:
    """The word for one value of a closed list: `label("NoteKind", "worked", "sv")` is "Fungerade". KeyError if none."""
    for entry in _words()[enumeration]:
        if entry["value"] == value:
            found: str = entry[language]
            return found
    raise KeyError((enumeration, value))


@functools.cache
def short_label(enumeration: str, value: str, language: str) -> str:
    """The short word where the list has one (hand-overs), else the label."""
    for entry in _words()[enumeration]:
        if entry["value"] == value and "short" in entry:
            found: str = entry["short"][language]
            return found
    return label(enumeration, value, language)


@functools.cache
def words_in(enumeration: str, language: str) -> dict[str, str]:
    """Every way to say a value in one language, as the list writes it -> value; labels are taken apart at commas."""
    found: dict[str, str] = {}
    for entry in _words()[enumeration]:
        said = [entry["short"][language]] if "short" in entry else []
        said += [*entry[language].split(","), *entry.get("also", {}).get(language, [])]
        for word in said:
            found.setdefault(word.strip(), entry["value"])
    return found


@functools.cache
def spoken_words(enumeration: str) -> dict[str, str]:
    """Every way to say a value in any of the three languages, lower case -> value.

    Labels with commas count in each part; `also` and `short` words count. Where two share a word, the earlier wins.
    """
    found: dict[str, str] = {}
    for entry in _words()[enumeration]:
        said = [entry["value"].replace("_", " ")]
        for language in LANGUAGES:
            said += [entry[language], *entry[language].split(",")]
            said += entry.get("also", {}).get(language, [])
            said += [entry["short"][language]] if "short" in entry else []
        for word in said:
            found.setdefault(word.strip().casefold(), entry["value"])
    return found
