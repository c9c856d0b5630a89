"""Lines: nothing lost, nothing added, nothing outside its card."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paku_studio.drawing.breaking import clusters
from paku_studio.drawing.text import BOLD, REGULAR, SEMIBOLD, Line, break_lines, measure

SPACES = re.compile("[ \t\n\r\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+")
WORDS = st.sampled_from(
    (
        *("asiakasymmärrys", "e-palvelu", "ja/tai", "Kela", "2–3", "krt/kk", "saavutettavuusvaatimustenmukaisuus"),
        *("”oma”", "https://suomi.fi/a/b", "lasten\u00adsuojelu", "👩\u200d👩\u200d👧", "🇫🇮🇸🇪", "a\u202eb", "x"),
        *("a\u0308a\u0308ni", "العربية", "漢字"),
    )
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.one_of(WORDS, st.sampled_from(["", "\n", "\t", "\u2028"])), max_size=12).map(" ".join),
    st.text(alphabet="aäö-/ \n.", max_size=60),
)
TYPE = st.sampled_from([(REGULAR, 9.6), (SEMIBOLD, 10.5), (BOLD, 24.0)])


def joined(lines: tuple[Line, ...]) -> str:
    """The text that the lines hold, without hyphens that breaking added."""
    return "".join(line.text + (" " if line.joint == " " else "") for line in lines)


def narrowed(text: str) -> str:
    return SPACES.sub(" ", text).strip(" ")


@given(TEXTS, TYPE, st.floats(5, 400), st.sampled_from(["fi", "sv", "en", "se"]), st.booleans())
@example("a  b", (REGULAR, 9.6), 400.0, "fi", False)
def test_lines_hold_the_text_and_nothing_else(
    text: str, face: tuple[str, float], width: float, language: str, balanced: bool
) -> None:
    assert narrowed(joined(break_lines(text, *face, width, language, balanced))) == narrowed(text)


@given(TEXTS, TYPE, st.floats(5, 400), st.booleans(), st.one_of(st.none(), st.floats(0, 400)))
@example("00\U00018cd6", (REGULAR, 9.6), 5.0, True, None)
def test_no_line_is_wider_than_its_card(
    text: str, face: tuple[str, float], width: float, balanced: bool, first: float | None
) -> None:
    lines = break_lines(text, *face, width, "fi", balanced, first)
    for place, line in enumerate(lines):
        room = width if first is None or place else first
        assert line.width == pytest.approx(measure(line.text + "-" * (line.joint == "-"), *face), abs=1e-6)
        assert line.width <= room + 1e-6 or len(clusters(line.text)) == 1


@given(TEXTS, TYPE, st.floats(5, 400))
def test_what_belongs_together_is_never_parted(text: str, face: tuple[str, float], width: float) -> None:
    for line in break_lines(text, *face, width)[1:]:
        if line.text and line.joint == "":
            assert not line.text.startswith(("\u200d", "\u0308", "\U0001f3fd"))
    for before, after in zip(break_lines(text, *face, width), break_lines(text, *face, width)[1:], strict=False):
        if before.joint != " " and before.text:
            assert not unicodedata.category(after.text[0]).startswith("M")


@given(TEXTS, TYPE, st.floats(40, 400))
def test_an_even_text_takes_no_more_lines(text: str, face: tuple[str, float], width: float) -> None:
    plain, even = break_lines(text, *face, width), break_lines(text, *face, width, balanced=True)
    assert len(even) == len(plain)
    assert sum(line.joint != " " for line in even) <= sum(line.joint != " " for line in plain)
    assert max((line.width for line in even), default=0) <= max((line.width for line in plain), default=0) + 1e-6


def texts(*given: object, **more: object) -> list[str]:
    return [line.text + "-" * (line.joint == "-") for line in break_lines(*given, **more)]  # type: ignore[arg-type]


def test_a_title_is_set_evenly() -> None:
    title = "Ruokailu seurakunnassa, kirjeet kassissa mukana ja apua"
    assert texts(title, BOLD, 11.5, 200) == ["Ruokailu seurakunnassa, kirjeet", "kassissa mukana ja apua"]
    widest = max(line.width for line in break_lines(title, BOLD, 11.5, 200, balanced=True))
    assert widest < max(line.width for line in break_lines(title, BOLD, 11.5, 200)) + 1e-9


def test_a_compound_is_parted_between_its_words_with_a_hyphen() -> None:
    assert texts("asiakasymmärrys", BOLD, 11.5, 70) == ["asiakas-", "ymmärrys"]
    assert texts("palvelutarpeenarviointi", BOLD, 11.5, 100) == ["palvelutarpeen-", "arviointi"]


@pytest.mark.parametrize("balanced", [False, True])
@pytest.mark.parametrize(
    ("word", "width", "parts"),
    [
        ("apumekaanikkoaliupseeri", 95, ["apumekaanikko-", "aliupseeri"]),
        ("Lähihoitajaopiskelijasairauslomalainen", 110, ["Lähihoitajaopiskelija-", "sairauslomalainen"]),
        ("aktivointisuunnitelmaneuvottelu", 140, ["aktivointisuunnitelma-", "neuvottelu"]),
        ("aktivointisuunnitelmaneuvottelu", 90, ["aktivointi-", "suunnitelma-", "neuvottelu"]),
    ],
)
def test_a_break_between_words_goes_before_any_syllable(
    word: str, width: int, parts: list[str], balanced: bool
) -> None:
    assert texts(word, REGULAR, 10, width, balanced=balanced) == parts


def test_four_letters_of_a_long_word_stay_on_either_side() -> None:
    for width in range(45, 110):
        for part in texts("järjestelmällistyttämättömyydellään", REGULAR, 10, width):
            assert len(part.rstrip("-")) >= 4, (width, part)


def test_a_word_with_its_own_hyphen_is_parted_there_and_gets_no_other() -> None:
    lines = break_lines("asiakaspalvelu-tietojärjestelmä", REGULAR, 10, 100)
    assert [(line.text, line.joint) for line in lines] == [("asiakaspalvelu-", ""), ("tietojärjestelmä", " ")]


def test_a_slash_parts_an_address_without_a_hyphen() -> None:
    lines = break_lines("https://www.suomi.fi/kansalaiselle", REGULAR, 10, 110)
    assert [(line.text, line.joint) for line in lines] == [("https://www.suomi.fi/", ""), ("kansalaiselle", " ")]


def test_a_soft_hyphen_that_was_typed_is_used() -> None:
    lines = break_lines("vesi\u00adhiisisihisi", REGULAR, 10, 55)
    assert [(line.text, line.joint) for line in lines] == [("vesi\u00ad", "-"), ("hiisisihisi", " ")]


def test_a_soft_hyphen_parts_a_long_word_that_would_fit_on_the_next_line() -> None:
    assert texts("uusi lasten\u00adsuojeluilmoitus", REGULAR, 10, 110) == ["uusi lasten\u00ad-", "suojeluilmoitus"]


def test_a_minus_stays_with_its_number() -> None:
    assert texts("lämpötila -15.123456789", REGULAR, 10, 90) == ["lämpötila", "-15.123456789"]
    assert texts("-" + "1234567890" * 2, REGULAR, 10, 60)[0] != "-"


def test_an_even_text_parts_no_word_that_stood_whole() -> None:
    text = "ja asiakasymmärrys saavutettavuusvaatimustenmukaisuudesta on"
    for width in range(90, 200, 5):
        plain, even = (break_lines(text, BOLD, 11.5, width, balanced=balanced) for balanced in (False, True))
        assert sum(line.joint == "-" for line in even) <= sum(line.joint == "-" for line in plain)


def test_a_word_without_syllables_is_parted_with_a_hyphen_never_silently() -> None:
    lines = break_lines("x" * 60, REGULAR, 10, 100)
    assert len(lines) > 1
    assert all(line.joint == "-" for line in lines[:-1])


def test_a_span_of_numbers_stays_together() -> None:
    assert texts("tapaamme noin 10–15 kertaa", REGULAR, 10, 80) == ["tapaamme noin", "10–15 kertaa"]


def test_typed_lines_stay_lines_and_blank_ones_go() -> None:
    assert texts("yksi\n\n  kaksi\u2028kolme\r\nneljä\n", REGULAR, 10, 200) == ["yksi", "kaksi", "kolme", "neljä"]


@pytest.mark.parametrize("nothing", ["", " ", "\n\n", "\t \u2028"])
def test_no_words_are_no_lines(nothing: str) -> None:
    assert break_lines(nothing, REGULAR, 10, 100) == ()


def test_spaces_within_a_line_stay_as_typed() -> None:
    assert texts("  a   b  ", REGULAR, 10, 200) == ["a   b"]


def test_a_first_line_too_narrow_for_a_word_stays_empty() -> None:
    lines = break_lines("tapaaminen Kelassa", REGULAR, 10, 100, first_width=12)
    assert (lines[0].text, lines[0].joint) == ("", "")
    assert lines[1].text == "tapaaminen Kelassa"


def test_a_family_and_a_flag_are_one_piece_each() -> None:
    assert clusters("a👩\u200d👩\u200d👧🇫🇮🇸🇪👍🏽a\u0308") == ("a", "👩\u200d👩\u200d👧", "🇫🇮", "🇸🇪", "👍🏽", "a\u0308")


def test_twenty_thousand_characters_without_a_space_are_broken() -> None:
    for text in ("x" * 20_000, "a\u0301" * 10_000, "\u0627" * 20_000, "👩\u200d" * 10_000):
        lines = break_lines(text, REGULAR, 10, 150)
        assert narrowed(joined(lines)) == text
