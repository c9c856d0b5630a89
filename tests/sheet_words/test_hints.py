"""What the hints beside an easy text say, and where; and what they let be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paku_studio.editor.easy_hints import Hint, hints, line_hints, lines_hint

TWELVE = "Tule meille käymään, kun haluat puhua rahasta, työstä tai aivan muusta asiasta."
assert len(TWELVE.split()) == 12


def found(text: str, language: str = "fi") -> list[tuple[str, str]]:
    """What is remarked on, and in which words of the text."""
    return [(hint.key, text[hint.start : hint.end]) for hint in hints(text, language)]


def kinds(text: str, language: str = "fi") -> set[str]:
    return {key for key, _ in found(text, language)}


def only(key: str, text: str, language: str = "fi") -> list[str]:
    return [words for kind, words in found(text, language) if kind == key]


def said(text: str, language: str, shown: str = "") -> list[str]:
    return [hint.words for hint in hints(text, language, shown)]


# A plain text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hyvä, että tulit.\nKerromme sinulle nimemme.\nKysymme, mitä sinulle kuuluu.", "fi"),
        ("Menen kotiin. Otan mukaan paperit ja henkilökortin.", "fi"),
        ("Tapaamme 14.1.2027 kello 13.42.", "fi"),
        ("Bra att du kom.\nVi säger vad vi heter.", "sv"),
        ("Det finns hjälp. Vi hoppas att du trivs.", "sv"),
        ("You are tired. We are here. Are you interested?", "en"),
        ("", "fi"),
        (" \n\n ", "sv"),
    ],
)
def test_a_plain_text_is_let_be(text: str, language: str) -> None:
    assert found(text, language) == []


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_no_hint_calls_a_text_easy(language: str) -> None:
    heavy = (
        "KELAN TUKI myönnetään esim. 5 % ihmisistä, mutta toimeentulotukihakemuksen käsittely kestää " + "kauan " * 20
    )
    told = [*said(heavy, "fi", language), *(hint.words for hint in line_hints(heavy, language))]
    told.append((lines_hint(12, language) or Hint("", "", 0, 0)).words)
    assert len(told) > 5
    for words in told:
        for claim in ("selko", "lättläst", "lätt språk", "easy language", "easy-language", "easy read"):
            assert claim not in words.casefold()


# Sentences


def test_twelve_words_are_a_sentence_and_thirteen_are_counted() -> None:
    assert "sentence" not in kinds(TWELVE)
    longer = TWELVE.replace("puhua", "puhua meille")
    assert only("sentence", longer) == [longer[:-1]]
    assert "Tässä virkkeessä on 13 sanaa." in said(longer, "fi")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", "Tässä virkkeessä on 15 sanaa."),
        ("sv", "Den här meningen har 15 ord."),
        ("en", "This sentence has 15 words."),
    ],
)
def test_hints_speak_the_language_they_are_asked_in(language: str, words: str) -> None:
    assert words in said(" ".join(["sana"] * 15), "fi", language)
    assert words in said(" ".join(["word"] * 15), language)


def test_two_sentences_are_counted_each_by_itself() -> None:
    assert "sentence" not in kinds(f"{TWELVE} {TWELVE}")
    assert "sentence" not in kinds(TWELVE.replace(".", "!") + " " + TWELVE.replace(".", "?") + " Entä nyt…")


def test_a_sentence_goes_on_over_a_line_break_in_its_middle() -> None:
    broken = TWELVE.replace("kun haluat", "kun sinä itse\nhaluat")
    assert only("sentence", broken) == [broken[:-1]]


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n", "\n- ", "\n• "])
def test_lines_that_begin_with_a_capital_are_sentences_without_full_stops(between: str) -> None:
    assert "sentence" not in kinds(
        between.join(["Otan paperit mukaan kun lähden", "Kysyn kaiken mitä haluan tietää"] * 3)
    )


def test_items_of_a_list_in_small_letters_are_not_one_sentence() -> None:
    assert "sentence" not in kinds("Ota mukaan\n- paperit ja kortti\n- lasit ja lääkkeet\n- tämä lista ja oma kynä")


def test_an_abbreviation_or_a_number_does_not_end_a_sentence() -> None:
    assert only(
        "sentence", "Tule esim. Kelan toimistoon, joka on 3. kerroksessa, kun sinulla on aikaa jutella rauhassa."
    )
    assert only("sentence", "Kom t.ex. till biblioteket när du har tid att tala om allt det som tynger.", "sv")


def test_an_abbreviation_that_closes_a_list_ends_the_sentence_before_a_capital() -> None:
    assert "sentence" not in kinds("Ota mukaan paperit, lasit, kynä jne. Tule sitten meidän luoksemme heti aamulla.")
    assert "sentence" not in kinds("Tapaamme sinut kaksi kertaa kk. Tule sitten meidän luoksemme heti aamulla taas.")


def test_how_often_in_a_month_ends_the_sentence_before_a_capital() -> None:
    assert "sentence" not in kinds(
        "Tapaamme sinut kerran tai kaksi 2 krt/kk. Tule sitten meidän luoksemme heti aamulla taas."
    )


def test_an_initial_does_not_end_a_sentence() -> None:
    assert only("sentence", "Tapaat ensin A. Esimerkin ja sitten B. Toisen Esimerkin, kun tulet meille taas.")


def test_an_empty_line_ends_a_sentence_that_has_no_capital_after_it() -> None:
    assert "sentence" not in kinds(
        "otan kaikki paperit mukaan kun lähden kotoa\n\nkysyn kaiken mitä minä haluan tietää"
    )
    assert only("sentence", "otan kaikki paperit mukaan kun lähden kotoa\nkysyn kaiken mitä minä haluan tietää")


def test_signs_by_themselves_are_no_words() -> None:
    assert "sentence" not in kinds("Kaksi – kolme – neljä – viisi – kuusi – seitsemän – kahdeksan")


# Words


def test_a_word_of_twenty_letters_is_let_be_and_a_longer_one_counted() -> None:
    assert "word" not in kinds("k" * 20)
    assert only("word", f"Tässä on {'k' * 21}.") == ["k" * 21]
    assert "Sanassa ”toimeentulotukihakemus” on 22 kirjainta." in said("Täytä toimeentulotukihakemus.", "fi")


def test_a_hyphen_parts_a_word_and_a_soft_one_does_not() -> None:
    assert "word" not in kinds("palveluohjaus-verkoston")
    assert only("word", "toimeen\u00adtulotuki\u00adhakemus") == ["toimeen\u00adtulotuki\u00adhakemus"]


def test_letters_with_loose_accents_count_once() -> None:
    assert "word" not in kinds("a\u0308" * 20)
    assert "Sanassa ”" in said("a\u0308" * 21, "fi")[0]
    assert "21 kirjainta" in said("a\u0308" * 21, "fi")[0]


def test_an_address_is_as_long_as_it_is() -> None:
    assert found("Kirjoita: palveluohjaus.neuvonta@esimerkki.invalid") == []
    assert found("Katso www.esimerkkilan-palveluohjaus.invalid/esim") == []


def test_a_hint_repeats_no_more_of_a_word_than_one_can_read() -> None:
    (hint,) = [one for one in hints("x" * 5000, "en") if one.key == "word"]
    assert len(hint.words) < 100
    assert "5000" in hint.words


# Lines


def test_a_line_of_sixty_characters_is_let_be_and_a_longer_one_counted() -> None:
    line = ("sana " * 12).strip()
    assert len(line) == 59
    assert "line" not in kinds(f"{line}n  \n{line}n")
    assert only("line", f"{line}\n{line}nn") == [f"{line}nn"]
    assert "Tällä rivillä on 61 merkkiä." in said(f"{line}nn", "fi")


def test_accents_and_marks_that_nobody_sees_take_no_room() -> None:
    assert "line" not in kinds("a\u0308\u200d" * 60)


# Abbreviations


@pytest.mark.parametrize(
    ("text", "language", "short"),
    [
        ("Kysy esim. Kelasta.", "fi", "esim."),
        ("Tapaamme 1 krt/vko.", "fi", "krt/vko."),
        ("Tule klo 13.", "fi", "klo"),
        ("Puhu mtt:n hoitajalle.", "fi", "mtt"),
        ("Shl auttaa.", "fi", "Shl"),
        ("Sostt soittaa sinulle.", "fi", "Sostt"),
        ("Hän on 19 v. vanha.", "fi", "v."),
        ("Ota paperit, kynä jne.", "fi", "jne."),
        ("Tag med t.ex. id-kort.", "sv", "t.ex."),
        ("Tag med t. ex. id-kort.", "sv", "t. ex."),
        ("Vi talar bl.a. om pengar.", "sv", "bl.a."),
        ("Kom kl. 13.", "sv", "kl."),
        ("Bring a card, e.g. your bus card.", "en", "e.g."),
        ("Bring cards, papers etc.", "en", "etc."),
    ],
)
def test_an_abbreviation_is_shown(text: str, language: str, short: str) -> None:
    assert only("abbreviation", text, language) == [short]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Minulla on kotona kissa. Se on minun.", "fi"),
        ("Kiikku, kukkaro ja mummo.", "fi"),
        ("Eli kaikki on hyvin.", "fi"),
        ("Katso mtt.esimerkki@posti.invalid", "fi"),
        ("Min dag är bra. Tom kommer också.", "sv"),
        ("No. I do not want to.", "en"),
        ("I need an egg and a pie.", "en"),
    ],
)
def test_a_whole_word_is_no_abbreviation(text: str, language: str) -> None:
    assert only("abbreviation", text, language) == []


# Capitals and digits


def test_words_in_capitals_are_counted_together() -> None:
    assert only("capitals", "TERVETULOA KAIKILLE, jotka haluatte.") == ["TERVETULOA KAIKILLE"]
    assert said("WELCOME ALL of you", "en") == ["2 words are in capitals."]
    assert said("Ring FPA i dag.", "sv") == [
        "”FPA” står med stora bokstäver. Om det är en förkortning, skriv ut ordet."
    ]


def test_an_abbreviation_in_capitals_is_remarked_on_once() -> None:
    assert found("KRT") == [("capitals", "KRT")]


@pytest.mark.parametrize("text", ["I am here.", "A cat.", "Å andra sidan", "Kela", "TE-toimisto auttaa", "Äiti"])
def test_a_capital_at_the_beginning_is_no_shouting(text: str) -> None:
    assert "capitals" not in kinds(text, "en")


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Maksat 50 % hinnasta.", "50 %"),
        ("Se maksaa 5€.", "5€"),
        ("Olemme auki 24/7.", "24/7"),
        ("Laki, § 42", "§ 42"),
        ("Ota ½ tablettia.", "½"),
        ("Vapaa-aikaa on 2 × 15 minuuttia.", "2 × 15"),
    ],
)
def test_digits_with_signs_are_shown(text: str, signs: str) -> None:
    assert only("digits", text) == [signs]


@pytest.mark.parametrize(
    "text", ["Soita 040 123 4567.", "Soita +358 40 123 4567.", "Auki 9–15.", "Tule 3.2.2027.", "1.5"]
)
def test_a_time_a_date_and_a_phone_number_are_let_be(text: str) -> None:
    assert only("digits", text) == []


# Posters


def test_a_line_of_a_poster_of_more_than_ninety_characters_is_remarked() -> None:
    line = "Avainsana.\n" + "j" * 79
    assert len(line) == 90
    assert line_hints(line, "fi") == ()
    assert line_hints(f"  {line}\n", "fi") == ()
    (hint,) = line_hints(f"{line}j", "fi")
    assert hint.words.startswith("Tässä rivissä on 91 merkkiä.")
    assert (hint.start, hint.end) == (0, 91)


@pytest.mark.parametrize(
    ("language", "words"),
    [("fi", "Huoneentaulussa on 10 riviä."), ("sv", "Hustavlan har 10 rader."), ("en", "The poster has 10 lines.")],
)
def test_nine_lines_are_a_poster_and_ten_are_many(language: str, words: str) -> None:
    assert lines_hint(9, language) is None
    assert lines_hint(0, language) is None
    hint = lines_hint(10, language)
    assert hint is not None
    assert hint.words.startswith(words)


# Any text

PIECES = st.sampled_from(
    [
        *(
            "esim.",
            "krt/kk",
            "tehdään",
            "on",
            "ei",
            "me",
            "blir",
            "are",
            "told",
            "KELA",
            "5 %",
            "½",
            "t. ex.",
            "a" * 30,
        ),
        *(".", "…", "”", "\n", "\r\n", " - ", "\u2028", "x@y", "www.", "ß", "ŉ", "İ"),
        *("\u0308", "\u00ad", "\u200f", "😀", "\ud800", "\x00"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(PIECES, st.just(" "), st.text(max_size=3))).map("".join))


@given(TEXTS, st.sampled_from(["fi", "sv", "en", "xx"]))
def test_every_hint_lies_in_the_text_and_has_words(text: str, language: str) -> None:
    told = hints(text, language)
    for hint in told:
        assert 0 <= hint.start < hint.end <= len(text)
        assert text[hint.start : hint.end].strip()
        assert hint.words
        assert "%(" not in hint.words
    assert list(told) == sorted(told, key=lambda hint: hint.start)


@given(TEXTS)
def test_a_second_look_finds_the_same(text: str) -> None:
    assert hints(text, "fi") == hints(text, "fi")


@given(st.text(alphabet="aäå k.\n", max_size=80), st.sampled_from(["fi", "sv", "en"]))
def test_what_stands_before_an_empty_line_changes_nothing_after_it(text: str, language: str) -> None:
    heavy = "Z" + "z" * 30
    alone = [hint for hint in hints(heavy, language) if hint.key == "word"]
    after = [hint for hint in hints(f"{text}\n\n{heavy}", language) if hint.key == "word"]
    assert [(hint.start - len(text) - 2, hint.words) for hint in after[-1:]] == [
        (hint.start, hint.words) for hint in alone
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "a ",
        ".",
        "1",
        "1.,",
        "krt/",
        "\u0301",
        "\u0315\u0300",
        "A B",
        "on tehty ",
        "t. ex. ",
        "\n",
        "@",
        "ei ",
        "t.\n",
        "- ",
        "ttiin",
    ],
)
def test_twenty_thousand_letters_of_anything_are_read(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    for language in ("fi", "sv", "en"):
        assert all(hint.end <= len(text) for hint in hints(text, language))
