"""Findings in words: why something was found, and what stands in its place once it is blurred. Finds nothing itself."""

from collections.abc import Iterable

from paku_studio.locale import N_, label, translator
from paku_studio.models import PersonalDataKind
from paku_studio.privacy.finding import Finding

_REASONS = {
    (PersonalDataKind.HETU, ""): N_("This is a personal identity code: it tells exactly who the person is."),
    (PersonalDataKind.HETU, "check"): N_(
        "This looks like a personal identity code, though its last character does not fit."
    ),
    (PersonalDataKind.HETU, "date"): N_("This looks like a personal identity code, though there is no such date."),
    (PersonalDataKind.PHONE, ""): N_("This looks like a phone number: it leads to one person."),
    (PersonalDataKind.EMAIL, ""): N_("This is an e-mail address: it leads to one person."),
    (PersonalDataKind.ADDRESS, ""): N_("This looks like an address: it tells where somebody lives."),
    (PersonalDataKind.NAME, ""): N_("This may be a person's name."),
    (PersonalDataKind.BIRTH_DATE, ""): N_("This looks like a date of birth."),
    (PersonalDataKind.IBAN, ""): N_("This is a bank account number."),
    (PersonalDataKind.PLATE, ""): N_("This looks like the registration number of a vehicle."),
}
_NAME = N_("name")
_DOT = "•"


def reason(finding: Finding, language: str) -> str:
    """One sentence: why this was found."""
    return translator(language)(_REASONS[finding.kind, finding.doubt])


def bracketed(finding: Finding, language: str) -> str:
    """What takes the place of a finding: its kind in brackets, `[puhelinnumero]`."""
    kind = finding.kind
    word = translator(language)(_NAME) if kind is PersonalDataKind.NAME else label("PersonalDataKind", kind, language)
    return f"[{word[0].lower()}{word[1:]}]"


def blurred(text: str, finding: Finding, language: str) -> str:
    """The text with the finding's kind in brackets in its place."""
    return text[: finding.start] + bracketed(finding, language) + text[finding.end :]


def all_masked(text: str, findings: Iterable[Finding]) -> str:
    """The text with all its findings masked."""
    for one in sorted(findings, key=lambda found: -found.start):
        text = text[: one.start] + masked(text, one) + text[one.end :]
    return text


def masked(text: str, finding: Finding) -> str:
    """The found words with all but their first sign hidden, to tell which they are without telling them again."""
    found = text[finding.start : finding.end]
    return found[:1] + "".join(_DOT if sign.isalnum() else " " if sign.isspace() else sign for sign in found[1:40])
