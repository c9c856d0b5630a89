"""A finding is told in one sentence, blurred by its kind, and shown masked."""

import pytest

from paku_studio.locale import LANGUAGES
from paku_studio.models import PersonalDataKind
from paku_studio.privacy.finder import find
from paku_studio.privacy.words import blurred, masked, reason

KINDS = {
    PersonalDataKind.HETU: "131052-308T",
    PersonalDataKind.PHONE: "040 123 4567",
    PersonalDataKind.EMAIL: "a.b@kunta.fi",
    PersonalDataKind.ADDRESS: "Kauppakatu 5 B 12",
    PersonalDataKind.NAME: "Matti Virtanen",
    PersonalDataKind.BIRTH_DATE: "s. 12.3.1984",
    PersonalDataKind.IBAN: "FI21 1234 5600 0007 85",
    PersonalDataKind.PLATE: "XYZ-789",
}


def test_the_kind_stands_in_brackets_in_its_place() -> None:
    text = "Soita 040 123 4567 tai a.b@kunta.fi"
    phone, mail = find(text)
    assert blurred(text, phone, "fi") == "Soita [puhelinnumero] tai a.b@kunta.fi"
    assert blurred(text, mail, "fi") == "Soita 040 123 4567 tai [sähköposti]"
    assert blurred(text, phone, "sv") == "Soita [telefonnummer] tai a.b@kunta.fi"
    (name,) = find("Matti Virtanen tuli")
    assert blurred("Matti Virtanen tuli", name, "fi") == "[nimi] tuli"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", PersonalDataKind)
def test_every_kind_has_its_reason_and_leaves_when_blurred(kind: PersonalDataKind, language: str) -> None:
    (found,) = find(KINDS[kind])
    assert found.kind is kind
    assert reason(found, language).endswith(".")
    assert find(blurred(KINDS[kind], found, language)) == ()


@pytest.mark.parametrize(("text", "words"), [("131052-308A", "muistuttaa"), ("310252-308Y", "päivää")])
def test_a_doubt_is_told(text: str, words: str) -> None:
    (found,) = find(text)
    assert words in reason(found, "fi")


def test_the_datum_itself_is_masked_but_for_its_first_sign() -> None:
    for text, shown in (
        ("131052-308T", "1•••••-••••"),
        ("040 123 4567", "0•• ••• ••••"),
        ("a.b@kunta.fi", "a.•@•••••.••"),
    ):
        (found,) = find(text)
        assert masked(text, found) == shown
