"""How a line of a huoneentaulu is read: a key phrase, what it means, and lines that break where the sense does."""

import pytest

from paku_studio.drawing.poster_words import by_sense, sentences, split_line
from paku_studio.drawing.text import REGULAR, measure


@pytest.mark.parametrize(
    ("text", "key", "rest"),
    [
        ("Emme luovuta.\nOvi on auki.", "Emme luovuta.", "Ovi on auki."),
        ("Emme luovuta.\r\nOvi on auki.\nAina.", "Emme luovuta.", "Ovi on auki.\nAina."),
        ("Emme luovuta. Ovi on auki myös takapakin jälkeen.", "Emme luovuta.", "Ovi on auki myös takapakin jälkeen."),
        ("Emme luovuta.", "Emme luovuta.", ""),
        ("Emme luovuta", "Emme luovuta", ""),
        ("”Tule!” Sinut otetaan vastaan juuri sellaisena.", "”Tule!”", "Sinut otetaan vastaan juuri sellaisena."),
        (
            "Täällä sinut kohdataan aina ihmisenä, ei tapauksena. Tule.",
            "",
            "Täällä sinut kohdataan aina ihmisenä, ei tapauksena. Tule.",
        ),
        ("  Tule.\n\n", "Tule.", ""),
        ("\u200b\nOvi on auki.", "", "Ovi on auki."),
    ],
)
def test_a_line_parts_at_its_break_or_after_a_short_first_sentence(text, key, rest):
    assert split_line(text) == (key, rest)


def test_easy_language_gives_each_sentence_a_line():
    assert sentences("Kerro asiasi rauhassa. Me kuuntelemme.") == "Kerro asiasi rauhassa.\nMe kuuntelemme."
    assert sentences("Klo 9.30 avaamme oven.") == "Klo 9.30 avaamme oven."


def broken(text, width, size=15.0):
    return [line.text for line in by_sense(text, REGULAR, size, width, "fi")]


def test_a_long_line_breaks_after_a_sentence_then_a_colon_then_a_comma():
    assert broken("Pidämme, minkä lupaamme. Meille kerrottu on turvassa.", 250) == [
        "Pidämme, minkä lupaamme.",
        "Meille kerrottu on turvassa.",
    ]
    assert broken("Apua saa samoin perustein: verkossa, puhelimessa ja kasvokkain.", 290) == [
        "Apua saa samoin perustein:",
        "verkossa, puhelimessa ja kasvokkain.",
    ]
    assert broken("Kohtaamme ihmisen kokonaisena, emme yhtenä pulmana.", 290)[0] == "Kohtaamme ihmisen kokonaisena,"


def test_a_break_that_would_leave_a_scrap_is_not_taken():
    lines = broken("Niin, kohtaamme jokaisen ihmisen kokonaisena emmekä yhtenä pulmana.", 330)
    assert lines[0] != "Niin,"
    assert measure(lines[-1], REGULAR, 15.0) >= 0.28 * 330


def test_no_word_is_hyphenated_that_fits_a_line():
    words = "Kohtaamispaikkakahvilan vapaaehtoistoimintakoordinaattori tervehtii kaikkia"
    assert " ".join(broken(words, 300)) == words
