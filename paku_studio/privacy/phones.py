"""Phone numbers in a plain text, in the forms that Finns write. Knows no other kind.

A number begins with 0, +358, 00358 or the code of another country; what stands round it tells it from laws, dates,
clock times and references (Kielitoimiston ohjepankki: Puhelinnumerot).
"""

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from paku_studio.models import PersonalDataKind
from paku_studio.privacy.finding import Finding

_RUN = re.compile(r"(?<!\d)\d(?:[ \-./()]{0,3}+\d)*+")
_BEGINS = re.compile(r"(?<!\d)(?:0(?!00)|358)")
_GROUP = re.compile(r"\d+")
_AREA = re.compile(r"0(?:[235689]|1[03-9]|4\d|50|7[0135]|[23568]\d)")
_WRAPPED = re.compile(
    r"(?<![^\W_])(?<![\d.,:\-]\d)(?:(?:00|\+)358 ?(?:\(0\) ?)?|0)(?:4\d|50)"
    r"(?:[ -]?\d){0,6}[ -]{0,2}\n{1,2} ?\d(?:[ -]?\d){0,7}"
    r"(?![\w§%]|[.,:/-]\d| ?[-§%€])"
)
_SPELLED = re.compile(r"(?<!\d)(?<!\d )0(?: \d){8,10}(?! ?\d)")
_MOBILE = re.compile(r"04\d|050")
_THREE = re.compile(r"\d{3}")
_TIMES = re.compile(r"[01]?\d\.[0-5]\d(?: ?- ?[0-2]?\d\.[0-5]\d)?(?!\d)")
_CARD = re.compile(r"[1-9]\d{3}(?:[ -]\d{4}){2,}")
_BUSINESS = re.compile(r"\d{7}-\d(?!\d)")
_AFTERWARDS = r"[\s:.#\-]{1,3}(?:(?:on|oli|är|nro|nr|numero|nummer|number|n:o|no|is)[\s:.]{1,3}){0,2}"
_OTHERS = re.compile(
    r"(?:(?<![^\W_])(?:viite|viitteellä|viitenumero\w{0,4}|viitenro|referens|referensnummer|ref|"
    r"laskun (?:nume|n)ro|laskunumero|fakturanummer|dia?arinumero\w{0,3}|dnro|asianro|asianumero\w{0,3}|ärendenummer|"
    r"asiakasnumero\w{0,3}|asiakasnro|"
    r"jäsennumero\w{0,3}|kortin numero|kirjastokort\w{0,4}|kundnummer|medlemsnummer|tilausnumero|tilausnro|"
    r"beställningsnummer|ordernummer|y-tunnus|fo-nummer|isbn|issn|ean|tuotekoodi|sarjanumero\w{0,3}|serienummer|"
    r"diarienummer|fakturanr|referensnr|kundnr|löpnummer|bokningsnummer|hakemusnumero|varausnumero|varaustunnus|"
    r"seurantakoodi|mittarinumero|viivakoodi|streckkod|barcode|serial|invoice|reference|order|"
    r"customer (?:no|number|id)|imei|gtin|kokouksen tunnus|mötes-id|meeting id|id|"
    r"[^\W\d_]{0,20}tunnus|case no|kustannuspaik\w{1,4}|"
    r"kostnadsställe\w{0,3}|cost cent(?:re|er)|postinumero\w{0,5}|postnummer|tosite\w{0,8}|verifikat\w{0,7}|s/?n|ral|"
    r"laitenumero|tuotenumero|vuoronumero|jononumero|könummer|ticket)"
    rf"{_AFTERWARDS}(?:[A-Z]{{1,4}}[ -]?)?|[#§$€£])$",
    re.I,
)
_PERHAPS_OTHERS = re.compile(
    r"(?<![^\W_])(?:[^\W\d_]{0,20}koodi\w{0,3}|[^\W\d_]{0,20}kod\w{0,3}|"
    r"pin|versio|hanke|hankekoodi|projektikoodi|arkisto|lomake|standardi|pykälä|kortti|tilaus|"
    rf"lasku|faktura|rivi|kohta|artikkeli|erä|tuote){_AFTERWARDS}$",
    re.I,
)
_CALLED = re.compile(
    r"(?:p|puh|puhelin\w{0,10}|puhnro|gsm|tel|tfn|telefon\w{0,8}|ring|ringer|mobil\w{0,8}|känny\w{0,6}|matkapuh\w{0,12}|"
    r"soita|soittaa|soitti|soittele|soittakaa|numero\w{0,5}|nummer|nro|nr|tekstari\w{0,3}|tekstaa|whatsapp\w{0,5}|"
    r"phone|call|wa|sms)[\s:.]{1,3}(?:(?:on|är|numero\w{0,4}|nummer|is|nro|nr)[\s:.]{1,3}){0,2}\(?$",
    re.I,
)
_GLUED = re.compile(r"(?<![^\W_])(?:p|puh|puhelin|gsm|tel|tfn|numero|nro|nr|soita|ring)$", re.I)
_UNIT = re.compile(
    r" ?(?:€|%|§|°|euro|eur\b|kpl\b|kg\b|km\b|m2\b|m²|ml\b|mg\b|[kmg]?hz\b|krt\b|kert[ao]|vuot|vuod|tunti|minuut|"
    r"henkilö|asukas|asiak|kronor|personer|gånger|as\b)",
    re.I,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


class _Group(NamedTuple):
    digits: str
    start: int
    end: int


def phones(plain: str) -> Iterator[Finding]:
    """Every phone number, from its first sign to its last digit."""
    yield from _wrapped(plain)
    for run in _RUN.finditer(plain):
        if len(run[0]) < 6 or not (_BEGINS.search(run[0]) or plain[run.start() - 1 : run.start()] == "+"):
            continue
        before = plain[max(0, run.start() - 60) : run.start()]
        if _OTHERS.search(before) or _CARD.match(run[0]):
            continue
        if not _THREE.search(run[0]):
            yield from _spelled(plain, run)
            continue
        if run[0].isdigit() and _PERHAPS_OTHERS.search(before):
            continue
        groups = [_Group(one[0], one.start(), one.end()) for one in _GROUP.finditer(plain, run.start(), run.end())]
        yield from _in_run(plain, groups, _CALLED.search(before) is not None)


def _wrapped(plain: str) -> Iterator[Finding]:
    """A mobile number that goes on in the next line, where only both pieces together are as long as one is."""
    for match in _WRAPPED.finditer(plain):
        digits = re.sub(r"\D", "", match[0])
        home = "0" + digits.removeprefix("00").removeprefix("358").removeprefix("0")
        if _is_mobile(home) and not _OTHERS.search(plain[max(0, match.start() - 60) : match.start()]):
            yield Finding(PersonalDataKind.PHONE, match.start(), match.end())


def _spelled(plain: str, run: re.Match[str]) -> Iterator[Finding]:
    """A number written digit by digit with spaces: 0 4 0 1 2 3 4 5 6 7."""
    match = _SPELLED.search(plain, run.start(), run.end())
    if match and _AREA.match(match[0].replace(" ", "")):
        yield Finding(PersonalDataKind.PHONE, match.start(), match.end())


def _in_run(plain: str, groups: list[_Group], called: bool) -> Iterator[Finding]:
    first = 0
    while first < len(groups):
        last = _last(plain, groups, first, called) if _can_begin(plain, groups, first) else -1
        if last < 0:
            first += 1
            continue
        yield Finding(PersonalDataKind.PHONE, _start(plain, groups, first), groups[last].end)
        first = last + 1


def _start(plain: str, groups: list[_Group], first: int) -> int:
    start = groups[first].start
    start -= plain[start - 1 : start] == "+"
    closed = first + 1 < len(groups) and ")" in plain[groups[first].end : groups[first + 1].start]
    return start - (closed and plain[start - 1 : start] == "(")


def _can_begin(plain: str, groups: list[_Group], first: int) -> bool:
    """Whether what stands before a group lets a number begin there."""
    group = groups[first]
    if group.digits[0] != "0" and not _foreign(plain, group):
        return False
    between = plain[groups[first - 1].end : group.start] if first else ""
    if between:
        return any(sign in between for sign in " (/")
    before = plain[max(0, group.start - 2) : group.start].removesuffix("+")
    if before.endswith("-"):
        return not before[:-1].isupper()
    return not (
        (before[-1:].isalnum() and not _GLUED.search(plain[max(0, group.start - 12) : group.start]))
        or (before[-1:] == "_" and not _is_mobile(group.digits))
        or before[-1:] == "§"
        or (before[-1:] in {",", ":"} and before[:1].isdigit())
    )


def _foreign(plain: str, group: _Group) -> bool:
    """With the code of a country before the number: +46, or 35840... without its plus."""
    if plain[group.start - 1 : group.start] == "+":
        return True
    return re.fullmatch(r"358(?:4\d|50)\d{6,8}", group.digits) is not None or group.digits == "358"


def _last(plain: str, groups: list[_Group], first: int, called: bool) -> int:
    """The last group of a number that begins at `first`; -1 if none does."""
    digits, best = "", -1
    if _BUSINESS.match(plain, groups[first].start) or _TIMES.match(plain, groups[first].start):
        return -1
    for place in range(first, min(first + 8, len(groups))):
        if place > first and not _joins(plain, groups, first, place):
            break
        digits += groups[place].digits
        if _complete(plain, groups, first, place, digits, called):
            best = place
        if len(_national(digits, plain, groups[first])) >= (10 if not _abroad(digits, plain, groups[first]) else 15):
            break
    return best


def _national(digits: str, plain: str, group: _Group) -> str:
    """The digits as they are dialled at home, with the leading 0; those of another country as they are."""
    code = plain[group.start - 1 : group.start] == "+" or digits.startswith(("358", "00358"))
    for start in ("00358", "358"):
        if code and digits.startswith(start):
            return "0" + digits[len(start) :].removeprefix("0")
    return digits


def _abroad(digits: str, plain: str, group: _Group) -> bool:
    """Whether the number has the code of a country other than Finland."""
    plus = plain[group.start - 1 : group.start] == "+"
    return not digits.startswith("358" if plus else "00358") and (plus or digits.startswith("00"))


def _joins(plain: str, groups: list[_Group], first: int, place: int) -> bool:
    """Whether a group goes on with the number: not a date, a clock time or a range that stands beside it."""
    between = plain[groups[place - 1].end : groups[place].start]
    group, head = groups[place], groups[first]
    abroad = head.digits in {"358", "00358"} or plain[head.start - 1 : head.start] == "+"
    if "(" in between and (group.digits == "0" or (abroad and between.strip() == "(")):
        return place == first + 1
    if ")" in between:
        return place <= first + 2
    least = 2 if head.digits in {"358", "00358"} or (len(head.digits) > 2 and "-" in between) else 3
    if between.strip() and len(group.digits) < least:
        return False
    if "/" in between:
        return place == first + 1 and len(head.digits) > 1 and between == "/"
    after = plain[group.end : group.end + 2]
    dated = ".,:/" if len(group.digits) < 3 else ".,:"
    if not between.strip() and after[:1] and after[0] in dated and after[1:].isdigit():
        return False
    alone = between == "" or (abroad and place == first + 1)
    return between.strip() in {"", "-", "."} and (len(group.digits) > 1 or alone)


def _complete(plain: str, groups: list[_Group], first: int, place: int, digits: str, called: bool) -> bool:
    """Whether the groups make a whole number, and nothing behind them says that they are something else."""
    end = groups[place].end
    home = _national(digits, plain, groups[first])
    if _goes_on(plain[end : end + 2], digits) or (_UNIT.match(plain, end) and not _is_mobile(home)):
        return False
    if _abroad(digits, plain, groups[first]):
        parts = [one.digits for one in groups[first : place + 1]]
        return (
            not (digits[0] == "0" and _like_a_reference(parts, False))
            and 9 <= len(digits.removeprefix("00")) <= 15
            and not digits.startswith("000")
        )
    longest = 10 if home.startswith("010") else 12
    if not 6 <= len(home) <= longest or not _AREA.match(home):
        return False
    abroad = home is not digits
    sign = plain[groups[first].end : groups[first].end + 1]
    return abroad or _at_home([one.digits for one in groups[first : place + 1]], called, sign == ".", sign == ")")


def _goes_on(after: str, digits: str) -> bool:
    """Whether a word or a number goes on behind; a mobile number may stand grown together with a name."""
    grown = after[:1] == "_" or (after[:1].isupper() and after[1:].islower())
    word = after[:1].isalnum() or after[:1] == "_"
    return (word and not (grown and _is_mobile(digits))) or (after[:1] == ":" and after[1:].isdigit())


def _is_mobile(digits: str) -> bool:
    """Of a mobile number's full length: no amount, no row and no decimal is written so."""
    return len(digits) == 10 and _MOBILE.match(digits) is not None


def _at_home(parts: list[str], called: bool, dotted: bool, bracketed: bool) -> bool:
    if len(parts) == 1:
        return called or not _dated(parts[0])
    joined = "".join(parts)
    if not called and len(joined) < 8 and _MOBILE.match(joined):
        return False
    if not called and (_like_times(parts) or _like_a_reference(parts, dotted)):
        return False
    if parts[0] == "0" and not bracketed:
        return _is_mobile(joined)
    if parts[0] == "0":
        return any(len(one) > 2 for one in parts)
    return len(parts[0]) > 2 or (len(parts[0]) == 2 and any(len(one) > 2 for one in parts))


def _like_times(parts: list[str]) -> bool:
    """0830-1530, 02/2021 or 010124-311224: two clock times or days, or something and a year."""
    if len(parts) == 2 and all(len(one) == 6 and _a_day(one) for one in parts):
        return True
    if len(parts) != 2 or len(parts[0]) > 4:
        return False
    clock = all(len(one) == 4 and int(one[:2]) < 24 and int(one[2:]) < 60 for one in parts)
    return clock or _YEAR.fullmatch(parts[1]) is not None


def _a_day(digits: str) -> bool:
    return 1 <= int(digits[:2]) <= 31 and 1 <= int(digits[2:4]) <= 12


def _like_a_reference(parts: list[str], dotted: bool) -> bool:
    """Three fours, four threes, a list such as 040 041 042, or one point as in decimals and in some mobile numbers."""
    fours = len(parts) > 2 and all(len(one) == 4 for one in parts)
    threes = len(parts) > 3 and all(len(one) == 3 for one in parts)
    listed = len(parts) > 1 and all(one[0] == "0" and len(one) == len(parts[0]) for one in parts)
    return fours or threes or listed or (dotted and len(parts) == 2 and not _MOBILE.match(parts[0]))


def _dated(digits: str) -> bool:
    """Six digits in one, or eight that are a day: a date as often as a number."""
    if len(digits) != 8:
        return len(digits) < 7
    try:
        datetime.date(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    except ValueError:
        return False
    return digits[4:6] in {"19", "20"}
