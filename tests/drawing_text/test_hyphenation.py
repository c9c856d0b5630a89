"""Words are parted where their language parts them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paku_studio.drawing.hyphenation import hyphenation_points, read_patterns


def parted(word: str, language: str) -> str:
    points = (0, *hyphenation_points(word, language), len(word))
    return "-".join(word[start:stop] for start, stop in itertools.pairwise(points))


@pytest.mark.parametrize(
    "word",
    [
        "pal-ve-lu-tar-peen-ar-vioin-ti",
        "työt-tö-myys-tur-va",
        "lä-hi-ym-pä-ris-tö",
        "so-si-aa-li-oh-jaa-ja",
        "pe-rus-ope-tus",
        "las-ten-suo-je-lu-il-moi-tus",
        "per-heen-yh-dis-tä-mi-nen",
        "mo-ni-am-ma-til-li-nen",
        "työ-poh-ja",
        "toi-meen-tu-lo-tu-ki",
        "kan-sa-lais-opis-to",
        "vel-ka-neu-von-ta",
    ],
)
def test_finnish_words_part_at_syllables_and_between_the_words_of_a_compound(word: str) -> None:
    assert parted(word.replace("-", ""), "fi") == word


def test_swedish_and_english_words_part_as_theirs() -> None:
    assert parted("kundförståelse", "sv").startswith("kund-för-stå")
    assert parted("understanding", "en") == "un-der-stand-ing"
    assert parted("hyphenation", "en") == "hy-phen-ation"


def test_capitals_make_no_difference() -> None:
    assert hyphenation_points("VELKANEUVONTA", "fi") == hyphenation_points("velkaneuvonta", "fi")


def test_a_language_without_patterns_parts_nothing() -> None:
    assert hyphenation_points("velkaneuvonta", "se") == ()


def test_a_pattern_is_read_with_its_bids() -> None:
    assert read_patterns("1a2sia\n.ä2 % a remark\n\n") == {"asia": (1, 2, 0, 0, 0), ".ä": (0, 0, 2)}


@given(st.text(max_size=40), st.sampled_from(["fi", "sv", "en", "xx"]))
def test_two_letters_stay_on_either_side(word: str, language: str) -> None:
    assert all(2 <= point <= len(word) - 2 for point in hyphenation_points(word, language))
