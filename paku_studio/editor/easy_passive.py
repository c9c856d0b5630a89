"""Words that do not say who acts, in Finnish, Swedish and English; knows words only, not where they stand in a text.

Forms alone cannot tell every passive. Where a form is as often something else (`kotiin`, `työtään`, `glad`, `tired`)
nothing is said: a passive passed over does less harm than a good word blamed.
"""

import re
from collections.abc import Sequence

Span = tuple[int, int]
"""The first and the last word of a passive."""


def passives(words: Sequence[str], language: str) -> list[Span]:
    """Where the words of one sentence, in small letters, are passives; nothing for a language that it does not know."""
    find = _FINDERS.get(language)
    if find is None:
        return []
    return [span for at in range(len(words)) if (span := find(words, at)) is not None]


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _helper_before(words: Sequence[str], at: int, helpers: frozenset[str], between: frozenset[str]) -> int | None:
    """Where the verb stands that makes a passive of this word: just before it, or one word of `between` earlier."""
    if at >= 1 and words[at - 1] in helpers:
        return at - 1
    if at >= 2 and words[at - 1] in between and words[at - 2] in helpers:
        return at - 2
    return None


# Finnish

_VOWELS_BEFORE_T = "(?:[^aeiouyäö][aeiouyäö]|ae|oe|ue|äe|io)"
"""One vowel or a pair that verbs have (haetaan, luetaan, aiotaan); other pairs are nouns (työtään, pöytään)."""
_FI_PRESENT = (
    rf"{_VOWELS_BEFORE_T}t(?:aan|ään)"
    r"|(?:aa|ää|oi|öi|ui|uo|yö|ie|äy|eh|äh|yy)d(?:aan|ään)"
    r"|(?:t|sk|nn)ell(?:aan|ään)"
)
_FI_PAST = rf"{_VOWELS_BEFORE_T}ttiin|(?:t|sk|nn)eltiin|oitiin"
_FI_CONDITIONAL = r"(?:t|eh|äh|aa|oi|uo|ie|äy)t(?:aisiin|äisiin)"
_FI_FINITE = re.compile(rf"(?:{_FI_PRESENT}|{_FI_PAST}|{_FI_CONDITIONAL})\Z")
_FI_PARTICIPLE = re.compile(rf"(?:{_VOWELS_BEFORE_T}tt[uy]|(?:t|sk|nn)elt[uy]|oitu|(?:jul|rat|kat|au)kaistu)\Z")
_FI_NEGATIVE = re.compile(r"tet[aä]\Z")
_FI_FORMS = _listed(
    "tullaan ollaan mennään pannaan purraan kuullaan luullaan niellään päästään noustaan pestään juostaan "
    "palvellaan kysellään julkaistaan ratkaistaan katkaistaan aukaistaan kuvaillaan vertaillaan kokeillaan "
    "kootaan koottiin saatiin voitiin tehtiin nähtiin vietiin tuotiin syötiin juotiin myytiin käytiin "
    "jäätiin tultiin mentiin oltiin pantiin purtiin päästiin noustiin pestiin luotiin julkaistiin ratkaistiin "
    "katkaistiin kuultiin palveltiin oltaisiin mentäisiin tultaisiin pantaisiin päästäisiin"
)
"""Passives whose ending alone would also be that of a noun."""
_FI_PARTICIPLES = _listed(
    "tehty nähty saatu viety tuotu syöty juotu myyty käyty luotu oltu menty tultu pantu purtu pesty noustu päästy "
    "voitu jääty kuultu palveltu"
)
_FI_NEGATIVES = _listed(
    "tehdä nähdä saada voida viedä tuoda käydä myydä jäädä tarvita haluta sallita hyväksytä kysytä huomata tavata "
    "avata varata vastata seurata luvata määrätä lisätä kuunnella ajatella suunnitella haeta lueta jaeta tueta "
    "anneta oteta kerrota pidetä tiedetä puhuta hoideta siirretä merkitä"
)
_FI_NOT = _listed(
    "mitään ketään setään hätään mätään mutaan lutaan sutaan kataan pataan sataan sotaan kotaan kitaan "
    "nettiin internettiin intranettiin kabinettiin mattiin hattu nuttu pottu vattu mattu tattu rättu lettu kettu mytty "
    "lätty pytty nätty"
)
_FI_NOT_ENDING = (
    *("pakettiin", "budjettiin", "tablettiin", "markettiin", "tikettiin", "rakettiin", "kasettiin", "operettiin"),
    *("balettiin", "bufettiin", "pilottiin", "bottiin", "kravattiin", "tuttu"),
)
"""Words and ends of words that only look like passives."""
_FI_HELPERS = _listed("on oli olisi ole ollut ovat olivat lienee")
_FI_BETWEEN = _listed(
    "jo nyt aina vielä myös usein yhdessä heti juuri sitten kerran näin hyvin huonosti ensin tarkasti valmiiksi"
)
_FI_NO = _listed("ei eikä ellei jollei ettei")


def _finnish(words: Sequence[str], at: int) -> Span | None:
    word = words[at]
    if word in _FI_NOT or word.endswith(_FI_NOT_ENDING):
        return None
    if word in _FI_FORMS or (len(word) >= 6 and _FI_FINITE.search(word)):
        return None if at and words[at - 1] == "me" else (at, at)
    if word in _FI_PARTICIPLES or (len(word) >= 5 and _FI_PARTICIPLE.search(word)):
        before = _helper_before(words, at, _FI_HELPERS, _FI_BETWEEN)
        return None if before is None else (before, at)
    denied = at >= 1 and words[at - 1] in _FI_NO
    if denied and (word in _FI_NEGATIVES or (len(word) >= 6 and _FI_NEGATIVE.search(word))):
        return at - 1, at
    return None


# Swedish

_SV_FORMS = _listed(
    "görs gjordes gjorts ges gavs tas togs skrivs skrevs skickas skickades sägs sades ställs ställdes används användes "
    "ordnas ordnades betalas betalades bokas bokades bestäms bestämdes beslutas beslutades avtalas avtalades meddelas "
    "meddelades erbjuds erbjöds hålls hölls krävs krävdes lämnas lämnades utförs utfördes beviljas beviljades "
    "behandlas behandlades förs fördes visas visades väljs valdes ändras ändrades stängs stängdes sparas sparades "
    "delas delades läses läggs lades sätts sattes kontaktas kontaktades antecknas antecknades upprättas upprättades "
    "söks söktes behövs behövdes ombes avgörs avgjordes fylls fylldes hämtas hämtades hittas hittades köps köptes "
    "förklaras förklarades tillsätts skapas skapades öppnas öppnades återkallas avslutas avslutades påbörjas "
    "kallas kallades döms bedöms bedömdes följs följdes godkänns godkändes ansöks ansöktes rekommenderas"
)
_SV_LOAN = re.compile(r"\w{3,}(?:eras|erades|erats)")
_SV_NOT_LOAN = _listed("kameras")
_SV_HELPERS = _listed("bli blir blev blivit bliva")
_SV_BETWEEN = _listed(
    "inte aldrig alltid ofta ibland också redan nu då jag du han hon hen vi ni de den det sedan snart genast"
)
_SV_PARTICIPLE = re.compile(r"\w{3,}(?:ad|at|ade)")
_SV_PARTICIPLES = _listed(
    "hjälpt hörd hört hörda ställd ställt förd fört sedd sett sedda gjord gjort gjorda given givet givna tagen taget "
    "tagna skriven skrivet skrivna funnen bestämd bestämt ombedd ombedda vald valt valda löst avslagen avslaget bemött "
    "bemötta sänd sänt utvald inbjuden inbjudna uppringd uppsagd uppsagda behandlad lämnad kallad nekad"
)
_SV_NOT = _listed("privat separat delikat desperat resultat advokat kandidat kamrat apparat soldat demokrat")
_SV_HAVE = _listed("har hade ha")
_SV_SUPINE = _listed(
    "getts givits tagits skrivits skickats lämnats beviljats fattats bestämts avtalats ordnats ställts använts sagts "
    "betalats bokats beslutats meddelats erbjudits hållits krävts utförts behandlats visats valts ändrats"
)


def _swedish(words: Sequence[str], at: int) -> Span | None:
    word = words[at]
    if word in _SV_FORMS or (_SV_LOAN.fullmatch(word) and word not in _SV_NOT_LOAN):
        return at, at
    if word in _SV_SUPINE:
        before = _helper_before(words, at, _SV_HAVE, _SV_BETWEEN)
        return None if before is None else (before, at)
    if word in _SV_PARTICIPLES or (len(word) >= 5 and _SV_PARTICIPLE.fullmatch(word) and word not in _SV_NOT):
        before = _helper_before(words, at, _SV_HELPERS, _SV_BETWEEN)
        return None if before is None else (before, at)
    return None


# English

_EN_HELPERS = _listed("am is are was were be been being isn't aren't wasn't weren't you're we're they're i'm")
_EN_BETWEEN = _listed(
    "not also always never often still then now soon already only just usually i you he she it we they this that"
)
_EN_PARTICIPLES = _listed(
    "done made given taken sent told seen kept held written found paid said shown known brought built bought caught "
    "chosen drawn driven eaten forgotten heard hidden lent put sold spoken spent taught thrown understood begun broken "
    "cut met"
)
_EN_NOT = _listed(
    "tired interested worried excited scared pleased married bored surprised confused ashamed experienced retired "
    "disabled frightened concerned involved supposed used naked sacred wicked gifted closed satisfied disappointed "
    "embarrassed relaxed stressed depressed hundred indeed speed unemployed prepared qualified talented red bed shed "
    "need feed seed annoyed delighted divorced engaged exhausted focused limited crowded complicated skilled old-aged "
    "beloved blessed aged"
)
"""Words after `be` that tell how somebody is, not what is done to them."""


def _english(words: Sequence[str], at: int) -> Span | None:
    word = words[at]
    if word in _EN_PARTICIPLES or (len(word) >= 5 and word.endswith("ed") and word not in _EN_NOT):
        before = _helper_before(words, at, _EN_HELPERS, _EN_BETWEEN)
        return None if before is None else (before, at)
    return None


_FINDERS = {"fi": _finnish, "sv": _swedish, "en": _english}
