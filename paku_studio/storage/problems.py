"""What of a file could not be kept or was mended, as values and as sentences in three languages; decides nothing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from paku_studio.locale import N_, translator
from paku_studio.storage.failures import TOO_DAMAGED, Unusable, shown
from paku_studio.storage.limits import PROBLEM_LIMIT
from paku_studio.store import Repair, describe_repair

SENTENCES: Final = {
    "unknown_part": N_("The part “%(was)s” does not belong in a PAKU file and was left out."),
    "unknown_key": N_("“%(was)s” in the document is unknown and was left out."),
    "repeated_key": N_("“%(was)s” stood twice in one place; the first was kept."),
    "unknown_type": N_("Parts of an unknown kind, “%(was)s”, were left out (%(count)d)."),
    "unknown_field": N_("The unknown field “%(field)s” (%(kind)s) was left out (%(count)d)."),
    "not_a_table": N_("The list of one kind of parts (%(kind)s) could not be read and was left out."),
    "not_a_record": N_("One part (%(kind)s) was no part at all and was left out."),
    "bad_id": N_("%(where)s (%(kind)s) had no usable identifier and was left out."),
    "repeated_id": N_("%(where)s (%(kind)s) had an identifier already in use and was left out."),
    "bad_record": N_("%(where)s (%(kind)s) was left out, because “%(field)s” is needed and could not be read."),
    "contradiction": N_("%(where)s (%(kind)s) contradicted itself and was left out."),
    "bad_field": N_("%(where)s (%(kind)s): “%(field)s” could not be read and was cleared; it said “%(was)s”."),
    "long_text": N_("%(where)s (%(kind)s): the text “%(field)s” was too long (%(was)s characters) and was cut."),
    "long_list": N_("%(where)s (%(kind)s): the list “%(field)s” was too long (%(was)s items) and was cut."),
    "bad_letters": N_("%(where)s (%(kind)s): “%(field)s” held characters that cannot be written; they were replaced."),
    "bad_picture": N_("The picture “%(was)s” could not be read or is not what its name says, and was left out."),
    "large_picture": N_("The picture “%(was)s” is too large and was left out."),
    "bad_snapshot": N_("The kept copy “%(was)s” of an earlier meeting could not be read and was left out."),
    "missing_picture": N_("%(where)s (%(kind)s): its picture is not in the file; the reference was cleared."),
    "bad_thumbnail": N_("The small preview picture could not be read and was left out."),
}

KINDS: Final = {
    "document": N_("document settings"),
    "project": N_("project"),
    "municipality": N_("municipality"),
    "organiser": N_("organiser"),
    "group": N_("developer group"),
    "session": N_("meeting"),
    "count": N_("participant count"),
    "persona": N_("persona"),
    "stroke": N_("stroke of a portrait"),
    "persona_line": N_("persona line"),
    "service_contact": N_("service contact"),
    "understanding": N_("customer understanding"),
    "customer_value": N_("customer value"),
    "value_item": N_("customer value item"),
    "pathway": N_("pathway"),
    "phase": N_("phase"),
    "moment": N_("service moment"),
    "touchpoint": N_("touchpoint"),
    "link": N_("link"),
    "handover": N_("hand-over"),
    "actor": N_("actor"),
    "involvement": N_("involvement"),
    "frequency": N_("frequency"),
    "note": N_("note"),
    "facilitator_note": N_("facilitator's own note"),
    "ballot": N_("choosing with dots"),
    "dots": N_("dots given"),
    "poster": N_("wall poster"),
    "poster_line": N_("line of a wall poster"),
    "poster_source": N_("source of a wall poster's line"),
    "conversation": N_("conversation sheet"),
    "life_area": N_("area of life"),
    "checklist": N_("checklist"),
    "checklist_item": N_("thing on a checklist"),
    "logo": N_("logo picture"),
    "tombstone": N_("trace of a removal"),
    "difference": N_("difference"),
}


@dataclass(frozen=True)
class Problem:
    """Something of a file that was left out, cleared, cut or mended.

    `code` is a key of SENTENCES, `kind` a record type, `record` an id, `where` the record's first words,
    `was` what stood there (cut to 60 characters), `count` how often.
    """

    code: str
    kind: str = ""
    record: str = ""
    where: str = ""
    field: str = ""
    was: str = ""
    count: int = 1


class Problems:
    """The list of what was found wrong in one file, in order; the same unknown word is one entry with a count."""

    def __init__(self) -> None:
        self._found: dict[object, Problem] = {}
        self._number = 0

    def add(self, problem: Problem) -> None:
        """Note a problem. Raises Unusable when there are more of them than anybody would read."""
        self._number += 1
        self._put(self._number, problem)

    def count(self, problem: Problem) -> None:
        """Note a problem, or one more of it if it is there already."""
        known = self._found.get(problem)
        times = 1 if known is None else known.count + 1
        self._put(problem, replace(problem, count=times))

    def _put(self, key: object, problem: Problem) -> None:
        self._found[key] = problem
        if len(self._found) > PROBLEM_LIMIT:
            raise Unusable(TOO_DAMAGED, limit=PROBLEM_LIMIT)

    def listed(self) -> tuple[Problem, ...]:
        """All of them, in the order in which they were met."""
        return tuple(self._found.values())


def describe(problem: Problem | Repair, language: str) -> str:
    """One sentence in `fi`, `sv` or `en` about what was dropped or repaired."""
    if isinstance(problem, Repair):
        return describe_repair(problem, language)
    t = translator(language)
    return t(SENTENCES[problem.code]) % {
        "kind": _kind_words(problem.kind, t),
        "where": _place_words(problem, t),
        "field": shown(problem.field),
        "was": shown(problem.was),
        "count": problem.count,
    }


def _kind_words(kind: str, t: Callable[[str], str]) -> str:
    return t(KINDS[kind]) if kind in KINDS else shown(kind)


def _place_words(problem: Problem, t: Callable[[str], str]) -> str:
    if problem.where:
        return t("“%(words)s”") % {"words": shown(problem.where)}
    return shown(problem.record) or t("(no name)")
