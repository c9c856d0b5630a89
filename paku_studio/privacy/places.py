"""Street addresses, postal codes with their town and post office boxes in a plain text. Knows no other kind."""

import re
from collections.abc import Iterator

from paku_studio.models import PersonalDataKind
from paku_studio.privacy.finding import Finding
from paku_studio.privacy.listed import listed

_WORD = r"[^\W\d_][\w'’-]{0,40}"
_NUMBERED = r"(?:(?:nro|nr|numero|nummer|n:o)\.? )?"
_NUMBER = r"\d{1,4}(?: ?- ?\d{1,3})?"
_STAIR = r" ?[A-Za-z](?:(?! ?\d)(?![\w'’])| ?\d{1,3}(?![\w/:]|[.,]\d)|(?![\w'’]))"
_FLAT = r",? ?(?:as|asunto|lgh|bst|bostad|krs|rappu)\b\.? ?\d{0,3}[A-Za-z]?\b"
_NOT_AFTER = r"(?![\w%§/]|[.,:]\d| ?[%§€°])"
_STREET = re.compile(
    rf"(?<![^\W_])(?:({_WORD}) {{1,2}}{_NUMBERED}({_NUMBER}){_NOT_AFTER}(?:{_STAIR})?(?:{_FLAT})?|"
    rf"({_WORD}) {{1,2}}(\d{{1,4}}){_STAIR})"
)
_SURE = re.compile(
    r"(?:katu|kadun|kadulla|kadulta|kadulle|kuja|kujan|kujalla|kujalta|kujalle|gatan|vägen|gränd|gränden|allén|"
    r"bulevardi|bulevardin|esplanadi|esplanaden|bulevarden)$", re.I,
)  # fmt: skip
_PATH = re.compile(r"(?:polku|polun|polulla|polulta|polulle|stigen)$", re.I)
_ROAD = re.compile(rf"(?:tie|tien|tiellä|tieltä|tielle|väg|gata|{_PATH.pattern[:-1]})$", re.I)
_HOME = re.compile(r"(?:[A-Za-z]|as\.?|bst|lgh) ?\d{1,3}$")
_OF_PATHS = listed("path_streets")
_WEAK = re.compile(
    r"(?:kaari|kaaren|kaarella|raitti|raitin|raitilla|aukio|aukion|väylä|väylän|rinne|rinteen|penger|puistikko|mäki|"
    r"ranta|rannan|tori|torin|torget|puisto|kulma|laakso|niitty|silta|portti|mutka|kierto|kaarto|piha|taival|harju|"
    r"kallio|niemi|backen|stranden|kajen|platsen|brinken|parken|planen|vänga?)$", re.I,
)  # fmt: skip
_ALONE = frozenset(
    {
        "katu",
        "tie",
        "kuja",
        "polku",
        "gatan",
        "vägen",
        "väg",
        "stigen",
        "gata",
        "gränd",
        "gränden",
        "allén",
        "aukio",
        "raitti",
        "kaari",
        "tori",
        "ranta",
        "puisto",
    }
)
_QUARTER = re.compile(
    r"(?<![^\W_])(?:Pohjoi|Itäi|Läntis?i|Eteläi|Vanha|Uusi|Iso|Pieni|Norra|Södra|Östra|Västra|Gamla|Nya|Stora|Lilla)"
    r"(?:nen|se|n)?(?:lle|llä|lta|n)? $"
)
"""What belongs to the name of a street with a capital letter: Pohjoinen Rautatiekatu."""
_BARE = re.compile(r"(?:ka[td]u|kuja|tie)(?:n|ll[aä]|lt[aä]|lle)?", re.I)
_STAIRED = re.compile(r"tie \d{1,4} ?[A-Za-z](?![\w])", re.I)
_SWEDISH = frozenset({"gatan", "vägen", "väg", "stigen", "gata", "gränd", "gränden", "allén"})
_NO_OWNER = frozenset({"hela", "oma", "uusi", "toinen", "sama", "denna", "samma", "andra", "första", "alla", "egna"})
_NO_STREET = re.compile(
    r"(?:(?:palvelu|hoito|asiakas|elämän|hyvinvointi|digi|neuvonta|tieto|ruoka|bussi|ura)(?:kaari|väylä|portti|silta|tori|piha|ranta|"
    r"aukio|puisto|kulma)|(?:palvelu|hoito|asiakas|asiakkaan|ura|opinto|opiskelu|oppimis|koulutus|työ|työllisyys|potilas|elämän|luonto|"
    r"esimerkki|ohjaus|digi|tuki|tuen|kasvu|avun|vertais|nuorten|nuoren|lapsi|lapsen|perhe|jatko|siirtymä|päihde|"
    r"mielenterveys|velka|asumis|tavoite|nyky|malli|verkko|chat|kanava|ryhmä|hanke|idea|arki|arjen|digihoito|hätä|"
    r"pituus|palautus|kulku|ketju|oma|uusi|[^\W\d_]{2,20}(?:mis|us|ys|uden|yyden))(?:polku|polun|polulla|polulta|polulle)|"
    r"(?:valta|kanta|seutu|yhdys|maan|moottori|rauta|pää|kehä|ohitus|läpikulku|ulosmeno|sisääntulo|vesi|hengitys|"
    r"syöttö|virtsa|luonnon|tieto|keski|umpi|pika|palvelu|hoito|asiakas|ura|avun|toipumis|työ|tuki|yhteis|hiihto|kelkka|talvi|elämän|pyörä|väli|sivu|yksityis)(?:tie|tien|tiellä|tieltä|tielle)|"
    r"(?:kävely|piha|pää|oma|koti)kat?[ud]\w{0,4}|(?:pol|tan|lan|tä|ty|umpi|sivu|taka)kuja\w{0,3}|(?:sivu|taka)ka[td]u\w{0,3}|återvändsgränd(?:en)?|"
    r"(?:service|vård|klient|kund|lär|karriär|studie|livs|natur|stöd|exempel|[^\W\d_]{2,20}(?:nings|ings|hets))stigen|"
    r"(?:service|vård|klient|kund|stöd|livs|[^\W\d_]{2,20}(?:nings|ings|hets)|riks|stam|motor|lands|järn|huvud|om|ut|in|fram|genom|luft|livs|kust|ring|bil|gång|cykel|förbi)(?:väg|vägen)|"
    r"(?:gå|huvud|tvär)gata)$",
    re.I,
)
_UNIT = re.compile(
    r" ?(?:vuo|v\b|kk\b|kuukau|kert|krt|viik|vko|päiv|pv|tunti|tunnin|h\b|min|km\b|m\b|metri|hlö|henk|asiak|ihmi|kpl|"
    r"euro|pros|askel|vaihe|tuokio|tapaami|kohta|år|gång|dag|veck|timm|person|steg|meter|kilomet|kohde|kohdetta|talo[at])",
    re.I,
)
_LIVES = re.compile(
    r"(?:osoite\w{0,6}|os\.|osoitteessa|asun|asuu|asuva\w{0,4}|asui|asuvat|asunut|koti|kotona|muutti|muuttaa|muutin|käyntiosoite|"
    r"adress\w{0,4}|bor|bodde|flyttade|lives|hem|hemma|address)[ :,]{1,3}(?:on |är |nyt |at |på |i |till |is |in |"
    r"[^\W\d_]{1,20}(?:ssa|ssä|lla|llä) )?$",
    re.I,
)
_FIRST = re.compile(r"(?<![\w'’-])((?:[^\W\d_][\w'’-]{0,30}[ ]){1,2})$")
_POST = re.compile(
    r"(?:,? ?\n?(?:FI-|FIN-|AX-)?|(?<![\w.,/:§-])(?:FI-|FIN-|AX-)?)(?<!\d)(\d{5})[ ]{1,2}([^\W\d_]{2,30})"
)
_PLACE = re.compile(
    r"(?:järvi|joki|lahti|niemi|salmi|vesi|saari|koski|mäki|kylä|l[aä]|vaara|ranta|pudas|kangas|salo|kumpu|harju|suo|nen|inen|"
    r"lampi|virta|kallio|by|ås|borg|stad|näs|sund|vik|holm)$"
)
_BOX = re.compile(
    r"(?<![^\W_])(?:PL|PB|P\.?O\.? ?[Bb]ox|[Pp]ostilokero|[Pp]ostlåda|Box(?= \d{1,5}, ?\d{5}))"
    r"[ .:]{1,2}\d{1,5}(?![\w/:]|[.,]\d| ?(?:§|mom|luku|kap|pykäl|artik)|(?: ?(?:-|,|ja|och) ?\d{1,3}){1,4} ?§)"
)
_TOWNS = listed("towns")


def addresses(plain: str) -> Iterator[Finding]:
    """Streets with a number and what follows them, towns with their postal code, post office boxes."""
    for start, end in _joined(plain, sorted({*_streets(plain), *_posts(plain), *_boxes(plain)})):
        yield Finding(PersonalDataKind.ADDRESS, start, end)


def _joined(plain: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans with only a comma or a line break between them are one address."""
    whole: tuple[int, int] | None = None
    for start, end in spans:
        if whole and (start <= whole[1] or not plain[whole[1] : start].strip(" ,\n\r")):
            whole = (whole[0], max(end, whole[1]))
            continue
        if whole:
            yield whole
        whole = (start, end)
    if whole:
        yield whole


def _streets(plain: str) -> Iterator[tuple[int, int]]:
    for match in _STREET.finditer(plain):
        street, number = match[1] or match[3], match[2] or match[4]
        if _UNIT.match(plain, match.end(2) if match[2] else match.end(4)):
            continue
        start = _begin(plain, match.start(), street)
        if start >= 0 and _is_street(plain, start, match.end(), street, number):
            yield start, match.end()


def _begin(plain: str, start: int, street: str) -> int:
    """Where the name of a street begins: before it, if it is `katu` or `tie` alone; -1 if nothing comes before."""
    if not _is_alone(street):
        before = _QUARTER.search(plain[max(0, start - 14) : start])
        return start - len(before[0]) if before else start
    before = _FIRST.search(plain[max(0, start - 70) : start])
    if not before or street.casefold() in {"polku", "stigen"}:
        return -1
    words = before[1].split()
    swedish = street.casefold() in _SWEDISH
    named = [word for word in words if word[0].isupper()]
    last = words[-1]
    genitive = last.endswith("n") and not last.endswith(("nen", "hen", "ten"))
    whose = last.endswith(("a", "s")) if swedish else genitive
    if not last[0].isupper() or last.casefold() in _NO_OWNER or not (whose or len(named) == 2):
        return -1
    if street.casefold().startswith("tie") and len(named) < 2 and "-" not in last and not _STAIRED.match(plain, start):
        return -1
    return start - len(before[1] if len(named) == 2 else last + " ")


def _is_alone(street: str) -> bool:
    """The word for a street without a name of its own, also inflected."""
    return street.casefold() in _ALONE or _BARE.fullmatch(street) is not None


def _is_street(plain: str, start: int, end: int, street: str, number: str) -> bool:
    lives = _LIVES.search(plain[max(0, start - 60) : start]) is not None
    post = _POST.match(plain, end) is not None
    if lives or post:
        return any(shape.search(street) for shape in (_SURE, _ROAD, _WEAK)) and (
            post or street[0].isupper() or _plainly(street)
        )
    if _NO_STREET.search(street) or re.fullmatch(r"(?:19|20)\d\d", number):
        return False
    if _is_alone(street) or _SURE.search(street):
        return (not _is_alone(street) and len(street) > 5) or not plain.startswith(street, start)
    flat = re.search(r"\d ?[A-Za-z](?: ?\d{1,3})?$", plain[start:end]) is not None
    if path := _PATH.search(street):
        natural = street[: path.start()].casefold() in _OF_PATHS
        return street[0].isupper() and (natural or _HOME.search(plain[start:end]) is not None)
    if _ROAD.search(street):
        return _named_road(street) and (street[0].isupper() or (flat and street.casefold().endswith("tie")))
    return bool(_WEAK.search(street)) and flat and street[0].isupper() and len(street) > 6


def _named_road(street: str) -> bool:
    """Ahotie, Koivutie, not Mattie: what comes before the road is a word."""
    return len(street) > 6 or (len(street) == 6 and street[2].casefold() in "aeiouyäö")


def _plainly(street: str) -> bool:
    return not _NO_STREET.search(street) and bool(_SURE.search(street) or _ROAD.search(street))


def _posts(plain: str) -> Iterator[tuple[int, int]]:
    for match in _POST.finditer(plain):
        code, town = match[1], match[2]
        known = town.casefold() in _TOWNS
        if code.endswith("000"):
            continue
        if known or (town[0].isupper() and code[-1] in "015" and _PLACE.search(town) and _of_a_town(plain, match)):
            yield match.start(1), match.end()


def _of_a_town(plain: str, match: re.Match[str]) -> bool:
    """A town that is not on the list stands as in an address: after a comma, at the end of a line or sentence."""
    before, after = plain[: match.start(1)].rstrip(" ")[-1:], plain[match.end() : match.end() + 1]
    return before in {",", "\n", ""} and after in {"", "\n", ".", ",", ";", ")"}


def _boxes(plain: str) -> Iterator[tuple[int, int]]:
    for match in _BOX.finditer(plain):
        yield match.span()
