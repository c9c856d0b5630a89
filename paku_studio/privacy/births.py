"""Dates of birth in a plain text: dates with a word beside them that says so. Knows no other kind."""

import datetime
import re
from collections.abc import Iterator

from paku_studio.models import PersonalDataKind
from paku_studio.privacy.finding import Finding

_MONTHS = (
    "tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu|jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|"
    "dec|may|oct"
)
_DATE = (
    r"(?P<date>(?P<d>\d{1,2})[./-] ?(?P<m>\d{1,2})[./-]{1,2} ?(?P<y>\d{4}|\d{2})(?!\d)"
    r"|(?P<y2>\d{4})-(?P<m2>\d{1,2})-(?P<d2>\d{1,2})(?!\d)"
    r"|(?P<d3>\d\d)(?P<m3>\d\d)(?P<y3>\d{4}|\d\d)(?![^\W_]|[-+]\d)"
    rf"|(?:den )?(?P<d4>\d{{1,2}})(?:\.|:e|st|nd|rd|th)? ?(?:päivänä )?(?:{_MONTHS})[^\W\d_]{{0,9}} (?P<y4>\d{{4}})"
    rf"|(?:{_MONTHS})[^\W\d_]{{0,9}} (?P<d5>\d{{1,2}})(?:\.|st|nd|rd|th|,)?(?: päivänä)?,? (?P<y5>\d{{4}}))"
)
_SHORT = r"(?:s|synt|sa|f|fd|b|s\.? ?-?aika|synt\.? ?-?(?:aika|pv|pvm)|fdatum|dob)\b\.?"
_LONG = (
    r"(?:syntynyt|syntynee\w{1,5}|syntyi|synnyin|syntymäaika\w{0,5}|syntymäajaksi|syntymäpäivä(?:ni|nsä|si|ksi)?|syntymäpvm?|"
    r"född|fött|födda|föddes|födelsedatum|födelsetid\w{0,3}|födelsedag|(?:was )?born|birth ?da(?:y|te)|date of birth)\b"
)
_BEFORE = re.compile(
    rf"(?<![^\W_])(?:{_SHORT}[\s:,(]{{0,3}}|(?P<long>{_LONG})(?: ?\([^()]{{1,20}}\))?"
    rf"[\s:,;=(]{{1,3}}(?:[^\W\d_]{{1,25}}[\s:,]{{1,2}}){{0,3}}?)(?<!\d){_DATE}",
    re.I,
)
_AFTER = re.compile(
    rf"(?<![\d.]){_DATE}(?:,(?! ?syntyi))? ?(?:\(|- ?)?"
    r"(?P<long>syntyn(?:yt|een|eelle|eellä|eeltä|eet)|synt\.|syntyi|född\b|fött\b|born\b)",
    re.I,
)
_THINGS = re.compile(
    r"(?:hanke|hankkee|projekt|ryhmä|idea|ajatus|ajatuksen|malli|toiminta|yhdisty|järjestö|suunnitelma|polku|polun|"
    r"palvelu|sopimu|päätös|työpaja|verkosto|laki|käytäntö|kirja|perinne|grupp|idé|tank|förening|modell|verksamhet|"
    r"nätverk|avtal|plan)[^\W\d_]{0,14}(?: \w{1,20}){0,3}[ :]{0,2}$",
    re.I,
)


def births(plain: str) -> Iterator[Finding]:
    """Dates that are said to be somebody's date of birth; a date alone never is."""
    for shape in (_BEFORE, _AFTER):
        for match in shape.finditer(plain):
            thing = match["long"] and _THINGS.search(plain[max(0, match.start() - 60) : match.start("date")])
            if _real(match) and not thing:
                yield Finding(PersonalDataKind.BIRTH_DATE, *match.span("date"))


def _real(match: re.Match[str]) -> bool:
    parts = match.groupdict()
    named = "4" if parts["d4"] else "5"
    for mark in ("", "2", "3"):
        if parts["d" + mark]:
            return _exists(parts["y" + mark], parts["m" + mark], parts["d" + mark])
    return _exists(parts["y" + named], "1", parts["d" + named])


def _exists(year: str, month: str, day: str) -> bool:
    try:
        datetime.date(int(year) + (1900 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return year.endswith("00") and (int(day), int(month)) == (29, 2)
    return len(year) == 2 or 1890 <= int(year) <= 2100
