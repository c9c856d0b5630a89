"""Who does it? Words that do not say are found; words that only look like them are let be."""

import pytest

from paku_studio.editor.easy_hints import hints
from paku_studio.editor.easy_passive import passives


def blamed(text: str, language: str) -> list[str]:
    return [text[hint.start : hint.end] for hint in hints(text, language) if hint.key == "passive"]


FINNISH = (
    "soitetaan kysytään annetaan otetaan haetaan luetaan jaetaan aiotaan sovitaan tarvitaan varataan kirjataan "
    "hoidetaan saadaan tehdään viedään nähdään käydään arvioidaan tullaan mennään ollaan kuunnellaan "
    "suunnitellaan luetellaan työskennellään päästään noustaan ratkaistaan puhuttiin annettiin haettiin sovittiin "
    "kysyttiin saatiin tehtiin oltiin mentiin suunniteltiin arvioitiin soitettaisiin tehtäisiin annettaisiin "
)


@pytest.mark.parametrize("word", FINNISH.split())
def test_finnish_passives_are_found(word: str) -> None:
    assert blamed(f"Asia {word} pian.", "fi") == [word]
    assert blamed(f"{word.capitalize()} pian.", "fi") == [word.capitalize()]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Päätös on tehty.", "on tehty"),
        ("Siitä oli jo sovittu.", "oli jo sovittu"),
        ("Lasku on maksettu.", "on maksettu"),
        ("Asiaa ei tehdä.", "ei tehdä"),
        ("Lupaa ei anneta.", "ei anneta"),
        ("Kirjettä ei lähetetä.", "ei lähetetä"),
    ],
)
def test_finnish_passives_of_two_words_are_found_whole(text: str, words: str) -> None:
    assert blamed(text, "fi") == [words]


def test_letters_with_loose_accents_are_the_same_letters() -> None:
    assert blamed("Se tehda\u0308a\u0308n.", "fi") == ["tehda\u0308a\u0308n"]


FINNISH_NOUNS = (
    "taloon kotiin rantaan kantaan kuntaan toimintaan neuvontaan kertaan hätään itään pöytään lautaan hautaan paitaan "
    "työtään päätään tietään äitiään perhettään huonettaan asioitaan toiveitaan palveluitaan elämästään asioistaan "
    "läheisiltään itseään mieltään kieltään mitään ketään yhtään kokonaan kohtaan kuitenkaan edelleenkään vähintään "
    "enintään nettiin pakettiin budjettiin korttiin kuittiin automaattiin pilottiin tablettiin robottiin Kelaan "
    "Jyväskylään Kanadaan lapsellaan perheellään luonaan mukanaan apunaan suomalaisiin asiakkaisiin sellaisiin "
    "asiakkaistaan tekemään auttamaan odottamaan kataan"
)


@pytest.mark.parametrize("word", FINNISH_NOUNS.split())
def test_finnish_words_with_such_ends_are_let_be(word: str) -> None:
    assert blamed(f"Hän sai {word} apua.", "fi") == []


@pytest.mark.parametrize(
    "text",
    [
        "Hän on tuttu.",
        "Se on hattu.",
        "Katu on pitkä.",
        "Hän ei soita.",
        "Hän ei lopeta eikä menetä mitään.",
        "Me mennään kotiin.",
        "Kiireetön tapaaminen. Tehty työ.",
        "Olen tottunut ja väsynyt.",
    ],
)
def test_finnish_sentences_with_somebody_in_them_are_let_be(text: str) -> None:
    assert blamed(text, "fi") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ansökan skickas till kommunen.", "skickas"),
        ("Det görs i dag.", "görs"),
        ("Stöd ges åt alla.", "ges"),
        ("Beslutet tas snart.", "tas"),
        ("Mötet planeras nu.", "planeras"),
        ("Du blir kallad till ett möte.", "blir kallad"),
        ("Du blev inte hörd.", "blev inte hörd"),
        ("Du blir alltid hjälpt.", "blir alltid hjälpt"),
        ("Hon blev bemött med respekt.", "blev bemött"),
        ("Beslutet har skickats.", "har skickats"),
    ],
)
def test_swedish_passives_are_found(text: str, words: str) -> None:
    assert blamed(text, "sv") == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Jag hoppas att du trivs.",
        "Det finns hjälp här.",
        "Vi träffas och umgås.",
        "Minns du det? Det känns bra.",
        "Du blir glad.",
        "Det blir lättare sedan.",
        "Det blev mat och en privat stund.",
        "Det blev privat.",
        "Min kameras lins är liten.",
        "Deras hem är här.",
        "Kamerans och mammas saker.",
        "Vi lyckas.",
    ],
)
def test_swedish_words_in_s_and_states_are_let_be(text: str) -> None:
    assert blamed(text, "sv") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The form is processed.", "is processed"),
        ("You will be called soon.", "be called"),
        ("The decision was made.", "was made"),
        ("You are not asked.", "are not asked"),
        ("Were you told?", "Were you told"),
        ("It has been sent.", "been sent"),
        ("You’re given a time.", "You’re given"),
    ],
)
def test_english_passives_are_found(text: str, words: str) -> None:
    assert blamed(text, "en") == [words]


@pytest.mark.parametrize(
    "text",
    [
        "You are tired.",
        "We are interested in you.",
        "Are you worried?",
        "She is a good friend indeed.",
        "There are a hundred ways.",
        "We asked you.",
        "It is what you need.",
        "You are in bed.",
    ],
)
def test_english_states_and_deeds_are_let_be(text: str) -> None:
    assert blamed(text, "en") == []


def test_a_passive_does_not_reach_over_the_end_of_a_sentence() -> None:
    assert blamed("Kuka se on? Tehty työ on hyvä.", "fi") == []
    assert blamed("This is how we are. Made by us.", "en") == []


def test_a_language_that_it_does_not_know_has_no_passives() -> None:
    assert passives(["tehdään", "görs"], "se") == []
