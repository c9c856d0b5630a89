"""What is said of dots: the question to the group, each candidate and its place, how the dots fell. Knows no measure.

A note that has become the facilitator's own is named without its words: they are shown to nobody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from paku_studio.drawing.road_marks import NOTE_ICONS, TOUCHPOINT_ICONS
from paku_studio.graph.dots import Candidate, Standing, given, limit
from paku_studio.graph.index import RecordIndex, index
from paku_studio.locale import N_, label, translate_count, translator
from paku_studio.models import Ballot, DotSubject, Note, Phase, Record, ServiceMoment, Touchpoint

QUESTIONS = {
    DotSubject.CRITICAL: N_("Which critical points weigh most?"),
    DotSubject.MISSING: N_("Which missing things weigh most?"),
    DotSubject.IDEA: N_("Which ideas are taken up first?"),
}
NOTHING = {
    DotSubject.CRITICAL: N_("No critical points are marked on this pathway yet. Where could it all fail?"),
    DotSubject.MISSING: N_("Nothing is noted as missing on this pathway yet. What would have been needed?"),
    DotSubject.IDEA: N_("There are no ideas on this pathway yet. What could be done differently?"),
}
"""What stands where there is nothing to choose from, with a question to the group."""
STAYS = {
    "unmarked": N_("no longer among what can be chosen"),
    "elsewhere": N_("now on another pathway"),
    "own": N_("no longer among what can be chosen"),
}
MOST_DRAWN = 40
"""Dots that are drawn for one candidate; where somebody has more, each that is drawn stands for several."""
SCALES = (1, 2, 5, 10, 20, 50, 100, 200, 500)


@dataclass(frozen=True, slots=True)
class Told:
    """A candidate in words. `stays`: why it cannot be chosen any more, "" where it can."""

    id: str
    number: int
    kind: str
    icon: str
    words: str
    reason: str
    place: str
    stays: str


def tell_candidate(records: Mapping[str, Record], candidate: Candidate, language: str) -> Told:
    """One candidate: its own words, why it is critical, and where on the pathway it stands."""
    record, t = candidate.record, translator(language)
    place = _place(index(records), candidate, language)
    stays = t(STAYS[candidate.stays]) if candidate.stays else ""
    if isinstance(record, Note):
        words = t("A note kept back") if candidate.stays == "own" else record.text
        kind = record.kind.value
        return Told(record.id, candidate.number, kind, NOTE_ICONS[kind], words, "", place, stays)
    return Told(
        id=record.id,
        number=candidate.number,
        kind="critical",
        icon="diamond" if isinstance(record, ServiceMoment) else TOUCHPOINT_ICONS[record.kind.value],
        words=_named(record, language),
        reason=record.critical_reason if record.critical else "",
        place=place,
        stays=stays,
    )


def _named(record: ServiceMoment | Touchpoint, language: str) -> str:
    if isinstance(record, Touchpoint):
        return record.label if record.label.strip() else label("TouchpointKind", record.kind.value, language)
    t = translator(language)
    return record.text if record.text.strip() else t("A moment without words")


def _place(indexed: RecordIndex, candidate: Candidate, language: str) -> str:
    """Phase and moment, or that it was said of the whole pathway."""
    t = translator(language)
    phase, moment = indexed.find(candidate.phase, Phase), indexed.find(candidate.moment, ServiceMoment)
    parts = [phase.label if phase else ""]
    if moment is not None and moment.id != candidate.id:
        parts.append(_named(moment, language))
    if phase is None and not candidate.stays:
        return t("the whole pathway")
    return " · ".join(part.strip() for part in parts if part.strip())


def given_words(records: Mapping[str, Record], ballot: Ballot, language: str) -> str:
    """How many dots are given altogether, of how many: said while the rest is hidden too."""
    t = translator(language)
    count, most = given(records, ballot.id), limit(ballot)
    if most:
        return t("Dots given: %(given)s of %(limit)s") % {"given": count, "limit": most}
    return t("Dots given: %(given)s") % {"given": count}


def dots_in_words(count: int, language: str) -> str:
    """How many dots."""
    return translate_count(language, "%d dot", "%d dots", count) % count


def shared_words(standing: Standing, language: str) -> str:
    """That a candidate shares its place with others; "" where it does not, or nobody gave it any."""
    t = translator(language)
    shared = standing.tied and standing.dots
    return t("shared place %(place)s") % {"place": standing.place} if shared else ""


def standing_words(standing: Standing, language: str) -> str:
    """How many dots a candidate has, and whether it shares its place."""
    return " · ".join(filter(None, (dots_in_words(standing.dots, language), shared_words(standing, language))))


def weightiest(standings: Sequence[Standing], language: str) -> str:
    """Which candidates came first, in one sentence."""
    t = translator(language)
    first = [standing for standing in standings if standing.place == 1 and standing.dots]
    if not first:
        return t("Nobody has given dots yet.")
    dots = dots_in_words(first[0].dots, language)
    numbers = [str(standing.candidate.number) for standing in first]
    if len(first) == 1:
        return t("Weightiest: number %(number)s, %(dots)s.") % {"number": numbers[0], "dots": dots}
    said = {"numbers": ", ".join(numbers[:-1]), "last": numbers[-1], "dots": dots}
    return t("Weightiest together: numbers %(numbers)s and %(last)s, each %(dots)s.") % said


def dot_scale(standings: Sequence[Standing]) -> int:
    """How many dots each drawn one stands for."""
    most = max((standing.dots for standing in standings), default=0)
    return next((scale for scale in SCALES if most <= scale * MOST_DRAWN), SCALES[-1])


def drawn_dots(count: int, scale: int) -> int:
    """How many dots are drawn; whoever has any has one at least."""
    return min(-(-count // scale), MOST_DRAWN)


def scale_words(scale: int, language: str) -> str:
    """What a drawn dot stands for, where that is not one."""
    t = translator(language)
    return "" if scale == 1 else t("One drawn dot stands for %(count)s dots.") % {"count": scale}
