"""Reading a number from how often somebody said a thing happens. Whole phrases only; what is vaguer stays words."""

import re
import unicodedata
from dataclasses import dataclass

from paku_studio.models import FrequencyUnit

LONGEST_READ = 80
"""Characters; a longer text is a story, not a frequency."""


@dataclass(frozen=True, slots=True)
class FrequencyReading:
    """From `low` to `high` times in one unit; `once`: in all; `as_needed`: no numbers. Every other week is 0.5."""

    low: float | None
    high: float | None
    unit: FrequencyUnit


_NUMBERS = {
    word: value
    for value, words in enumerate(
        (
            "yksi yhden yhtenä en ett one",
            "kaksi kahden två two",
            "kolme kolmen tre three",
            "neljä neljän fyra four",
            "viisi viiden fem five",
            "kuusi kuuden sex six",
            "seitsemän sju seven",
            "kahdeksan åtta eight",
            "yhdeksän nio nine",
            "kymmenen tio ten",
        ),
        start=1,
    )
    for word in words.split()
}
_TIMES_IN_ONE_WORD = {"kerran": 1, "once": 1, "kahdesti": 2, "twice": 2, "kolmesti": 3, "thrice": 3, "neljästi": 4}
_ORDINALS = {
    word: value
    for value, words in {
        2: "toinen annan other second 2. 2nd",
        3: "kolmas tredje third 3. 3rd",
        4: "neljäs fjärde fourth 4. 4th",
        5: "viides femte fifth",
        6: "kuudes sjätte sixth",
    }.items()
    for word in words.split()
}
_UNITS = {
    word: unit
    for unit, words in {
        FrequencyUnit.DAY: "pv pvä pvässä päivä päivän päivässä vrk vuorokaudessa dag dagen dagars dygn dygnet day "
        "days",
        FrequencyUnit.WEEK: "vko vk vkossa vko:ssa viikko viikon viikossa vecka veckan veckor veckors week weeks wk",
        FrequencyUnit.MONTH: "kk kk:ssa kuukausi kuukauden kuukaudessa kuussa mån månad månaden månader månaders "
        "month months mo",
        FrequencyUnit.YEAR: "v vuosi vuoden vuodessa år året års year years yr",
    }.items()
    for word in words.split()
}
_REGULARLY = {
    FrequencyUnit.DAY: "päivittäin joka-päivä dagligen varje-dag daily every-day",
    FrequencyUnit.WEEK: "viikoittain viikottain joka-viikko varje-vecka weekly every-week",
    FrequencyUnit.MONTH: "kuukausittain joka-kuukausi joka-kuu månatligen månadsvis varje-månad monthly every-month",
    FrequencyUnit.YEAR: "vuosittain joka-vuosi årligen varje-år yearly annually every-year",
    FrequencyUnit.AS_NEEDED: "tarvittaessa tarpeen-mukaan tarpeen-vaatiessa tarpeen-tullen vid-behov efter-behov "
    "as-needed when-needed if-needed",
}
_PHRASES = {phrase.replace("-", " "): unit for unit, words in _REGULARLY.items() for phrase in words.split()}


def _one_of(words: dict[str, int] | dict[str, FrequencyUnit]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_NUMBER = rf"\d{{1,3}}(?:[.,]\d{{1,2}})?|{_one_of(_NUMBERS)}"
_RANGE = rf"(?P<low>{_NUMBER})(?:(?: ?- ?| tai | eller | or | to | till )(?P<high>{_NUMBER}))?"
_TIMES = r"(?P<times>krt|kertaa|kerta|ggr|gg|gång|gånger|times|time|x)\.?"
_PER = r"(?: ?/ ?| per | i | om | a | an | )"
_UNIT = rf"(?P<unit>{_one_of(_UNITS)})\.?"
_COUNTED = re.compile(rf"{_RANGE} ?{_TIMES}(?:{_PER}{_UNIT})?")
_SLASHED = re.compile(rf"{_RANGE}(?: ?/ ?| per ){_UNIT}")
_SAID = re.compile(rf"(?P<low>{_one_of(_TIMES_IN_ONE_WORD)})(?:{_PER}{_UNIT})?")
_EVERY_NTH = re.compile(rf"(?:joka |var|var |every )(?P<nth>{_one_of(_ORDINALS)}) {_UNIT}")
_APART = re.compile(
    rf"(?:(?P<low>{_NUMBER}) {_UNIT} välein|med (?P<low_sv>{_NUMBER}) {_UNIT.replace('unit', 'unit_sv')} "
    rf"mellanrum|every (?P<low_en>{_NUMBER}) {_UNIT.replace('unit', 'unit_en')})"
)
_ABOUT = re.compile(r"^(?:noin|n\.|suunnilleen|about|approx\.?|ca\.?|cirka|ungefär|~) ?")


def read_frequency(text: str) -> FrequencyReading | None:
    """How often, where the whole text says it in Finnish, Swedish or English; else None.

    "2–3 krt/kk" is 2 to 3 a month, "kerran" once in all, "tarvittaessa" as needed; "aluksi useammin" and "2 kk" (how
    long, not how often) are None. An "about" before the number is not looked at.
    """
    if len(text) > LONGEST_READ:
        return None
    said = _ABOUT.sub("", _plain(text))
    if said in _PHRASES:
        unit = _PHRASES[said]
        count = None if unit is FrequencyUnit.AS_NEEDED else 1.0
        return FrequencyReading(count, count, unit)
    return _counted(said) or _said(said) or _spaced(said)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    dashed = re.sub(r"[‐‑‒–—−]", "-", folded).replace("×", "x")
    return " ".join(dashed.split()).rstrip(".!, ")


def _counted(said: str) -> FrequencyReading | None:
    found = _COUNTED.fullmatch(said) or _SLASHED.fullmatch(said)
    if not found:
        return None
    parts = found.groupdict()
    low = _value(parts["low"])
    high = _value(parts["high"]) if parts["high"] else low
    return FrequencyReading(min(low, high), max(low, high), _unit(parts["unit"], parts.get("times")))


def _said(said: str) -> FrequencyReading | None:
    found = _SAID.fullmatch(said)
    if not found:
        return None
    count = float(_TIMES_IN_ONE_WORD[found["low"]])
    return FrequencyReading(count, count, _unit(found["unit"], None))


def _spaced(said: str) -> FrequencyReading | None:
    if found := _EVERY_NTH.fullmatch(said):
        count = 1 / _ORDINALS[found["nth"]]
        return FrequencyReading(count, count, _UNITS[found["unit"]])
    if found := _APART.fullmatch(said):
        apart = _value(found["low"] or found["low_sv"] or found["low_en"])
        unit = _UNITS[found["unit"] or found["unit_sv"] or found["unit_en"]]
        return FrequencyReading(1 / apart, 1 / apart, unit) if apart else None
    return None


def _value(number: str) -> float:
    return float(_NUMBERS[number]) if number in _NUMBERS else float(number.replace(",", "."))


def _unit(word: str | None, times: str | None) -> FrequencyUnit:
    """The unit of a word; "v" is vuosi after Finnish words and vecka after Swedish ones."""
    if word is None:
        return FrequencyUnit.ONCE
    if word == "v" and times in ("ggr", "gg", "gång", "gånger"):
        return FrequencyUnit.WEEK
    return _UNITS[word]
