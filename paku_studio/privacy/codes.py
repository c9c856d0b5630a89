"""Personal identity codes, bank accounts and registration plates in a plain text. Knows no other kind."""

import datetime
import re
from collections.abc import Iterator

from paku_studio.models import PersonalDataKind
from paku_studio.privacy.finding import Finding
from paku_studio.privacy.listed import listed

CENTURIES = {"+": 1800, **dict.fromkeys("-YXWVU", 1900), **dict.fromkeys("ABCDEF", 2000)}
"""The signs in force since 1.1.2023 (Digital and Population Data Services Agency); new ones mean the old centuries."""
_CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_EDGE = r"(?<![^\W_])"
_HETU = re.compile(
    r"(?:(?<![^\W_])|(?<=hetu)|(?<=tunnus))(\d\d)[. ]?(\d\d)[. ]?(\d\d)"
    r"[ \n]{0,2}([-+A-FU-Ya-fu-y])[ \n]{0,2}(\d{3}) ?([0-9A-Za-z])(?![^\W_])",
    re.ASCII | re.I,
)
_LONG_HETU = re.compile(
    _EDGE + r"(\d\d?)[. ]{0,2}(\d\d?)[. ]{0,2}((?:18|19|20)\d\d)"
    r"[ \n]?[-+A-FU-Ya-fu-y][ \n]?(\d{3}) ?([0-9A-Za-z])(?![^\W_])",
    re.ASCII,
)
_ODD_HETU = re.compile(
    _EDGE + r"(\d\d)[. ]?(\d\d)[. ]?(\d\d)(?:[ _/~.*:]|--| - )?(\d{3}) ?([0-9A-Za-z])(?![^\W_])", re.ASCII
)
_HETU_WORD = re.compile(
    r"(?:hetu|henkilötunnu|henkilötunnuksen|sotu|personbeteckning|personnummer)\w{0,12}\W{1,4}$", re.I
)

_IBAN = re.compile(r"(?:(?<![^\W_])|(?<=IBAN))[A-Za-z]{2} ?\d\d", re.I)
_LENGTHS = {
    "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24, "FI": 18,
    "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LT": 20, "LU": 20, "LV": 21,
    "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24, "TR": 26, "UA": 29,
}  # fmt: skip

_SHAPES = {
    country: re.compile(rf"(?:[0-9A-Za-z] {{0,2}}){{{length - 1}}}[0-9A-Za-z](?![^\W_])")
    for country, length in _LENGTHS.items()
}
_TORN_SHAPES = {
    country: re.compile(rf"(?:[0-9A-Za-z][ \n.\-/]{{0,3}}){{{length - 1}}}[0-9A-Za-z](?![^\W_])")
    for country, length in _LENGTHS.items()
}
"""With breaks of line, dashes or points between: only right check digits make it an account."""
_PLATE = re.compile(_EDGE + r"([A-Za-zÅÄÖåäö]{2,3})( ?- ?| ?)(\d{1,3})(?![^\W_]|[-/]|[.,:]\d| ?%)")
_PLATE_WORD = re.compile(
    r"(?:rekisteri\w{0,14}|rekkari\w{0,4}|rek\.?(?:nro)?|kilvessä|kilpi\w{0,4}|kilven|auto(?:n|nsa|ni|lla|llaan)?|"
    r"reg\.?(?:nr)?|registernum\w{0,6}|(?:register)?skylt\w{0,4}|bil(?:en|ens)?|plates?|\w{0,12}kärry\w{0,3}|"
    r"trailer\w{0,3}|perävaunu\w{0,3}|släp\w{0,8}|traktori\w{0,3}|mönkijä\w{0,3}|mopo\w{0,3}|moped\w{0,2}|taksi\w{0,3}|taxi\w{0,2}|"
    r"pakettiauto\w{0,3}|car|van)\W{1,3}"
    r"(?:(?:on|oli|är|var|nro|numero|tunnus|nr|med)\W{1,2}){0,2}$",
    re.I,
)
_NO_PLATE = listed("not_plates")
_NO_PLATE_WORD = re.compile(
    r"(?:kurssi\w*|huone\w*|tila\w*|sali\w*|luok\w*|koodi\w*|malli\w*|lomake\w*|lomakkee\w*|standardi\w*|versio\w*|"
    r"linja\w*|bussi\w*|rum|rummet|kurs\w*|blankett\w*|kod\w*|lento\w*|tuote\w*|diaari\w*|dnro|laite\w*)\W{1,3}$",
    re.I,
)


def hetus(plain: str) -> Iterator[Finding]:
    """Personal identity codes; a wrong check character is a doubt, a date that does not exist makes it a hint.

    One with spaces where nobody puts them (010300A 955V has one at most) must have the right check character.
    """
    for match in _HETU.finditer(plain):
        day, month, year, sign, number, check = match.groups()
        century = CENTURIES[sign.upper()]
        right = _right(day + month + year + number, check)
        if not right and _torn(plain, match):
            continue
        if _exists(century + int(year), int(month), int(day)):
            yield Finding(PersonalDataKind.HETU, match.start(), match.end(), True, "" if right else "check")
        elif _near_a_date(int(day), int(month)) or _HETU_WORD.search(plain[max(0, match.start() - 40) : match.start()]):
            yield Finding(PersonalDataKind.HETU, match.start(), match.end(), False, "date")

    yield from _odd_hetus(plain)


def _odd_hetus(plain: str) -> Iterator[Finding]:
    """Codes with a year of four digits, or another sign or none in the sign's place: only where the check is right.

    Without a sign a word before must say that it is a code, or the check be a letter.
    """
    for match in _LONG_HETU.finditer(plain):
        day, month, year, number, check = match.groups()
        digits = f"{int(day):02d}{int(month):02d}{year[2:]}{number}"
        if _right(digits, check) and _exists(int(year), int(month), int(day)):
            yield Finding(PersonalDataKind.HETU, match.start(), match.end())
    for match in _ODD_HETU.finditer(plain):
        day, month, year, number, check = match.groups()
        told = check.isalpha() or _HETU_WORD.search(plain[max(0, match.start() - 40) : match.start()])
        if told and _right(day + month + year + number, check) and _near_a_date(int(day), int(month)):
            yield Finding(PersonalDataKind.HETU, match.start(), match.end())


def _right(digits: str, check: str) -> bool:
    return _CHECKS[int(digits) % 31] == check.upper()


def _torn(plain: str, match: re.Match[str]) -> bool:
    """Whether a space stands anywhere but round the dash, or once after a letter."""
    dashed = match[4] in "-+"
    before_sign = plain[match.end(3)] in " \n"
    return " " in plain[match.start() : match.end(3)] + plain[match.start(5) : match.end()] or (
        before_sign and not dashed
    )


def _near_a_date(day: int, month: int) -> bool:
    return 1 <= day <= 31 and 1 <= month <= 12


def _exists(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def accounts(plain: str) -> Iterator[Finding]:
    """All that is written like a bank account; with wrong check digits (ISO 13616: modulo 97) it is not sure."""
    place = 0
    while match := _IBAN.search(plain, place):
        end = _torn_end(plain, match.start()) or _end_after(plain, match.start())
        place = end or match.start() + 4
        if end:
            right = _fits(plain[match.start() : end])
            yield Finding(PersonalDataKind.IBAN, match.start(), end, right, "" if right else "check")


def _end_after(plain: str, start: int) -> int:
    """Where an account of the country's length ends, or 0 if it is shorter, or a word goes on there."""
    shape = _SHAPES.get(plain[start : start + 2].upper())
    match = shape.match(plain, start) if shape else None
    return match.end() if match else 0


def _torn_end(plain: str, start: int) -> int:
    """Where an account of right check digits ends, whatever stands between its groups, or 0."""
    shape = _TORN_SHAPES.get(plain[start : start + 2].upper())
    match = shape.match(plain, start) if shape else None
    return match.end() if match and _fits(match[0]) else 0


def _fits(written: str) -> bool:
    account = "".join(sign for sign in written if sign.isalnum()).upper()
    return int("".join(str(int(sign, 36)) for sign in account[4:] + account[:4])) % 97 == 1


def plates(plain: str) -> Iterator[Finding]:
    """Registration plates: ABC-123 as such, every other form only after a word that says so."""
    for match in _PLATE.finditer(plain):
        letters, dash, digits = match.groups()
        before = plain[max(0, match.start() - 30) : match.start()]
        called = _PLATE_WORD.search(before) is not None
        whole = len(letters) == 3 and letters.isupper() and dash == "-" and len(digits) == 3
        quiet = letters in _NO_PLATE or before.endswith("-") or _NO_PLATE_WORD.search(before) is not None
        if (called and letters.casefold() not in {"on", "nro", "nr"}) or (whole and not quiet):
            yield Finding(PersonalDataKind.PLATE, match.start(), match.end())
