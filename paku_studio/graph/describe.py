"""Findings in words that a facilitator understands, in Finnish, Swedish and English. Decides nothing."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from paku_studio.graph.findings import Finding
from paku_studio.locale import N_, label, translate_count, translator
from paku_studio.models import Pathway, Record

LONGEST_QUOTE = 60
"""Characters of somebody's words that a sentence repeats."""

_SENTENCES = {
    "pathway_without_moment": N_("The pathway has no moments yet."),
    "phase_without_moment": N_("A phase without moments: %(phase)s."),
    "gap": N_("Nothing leads on from moment %(moment)s."),
    "dead_end": N_(
        "Moment %(moment)s is a dead end: nothing leads on from it, and no other way takes the client on to the last "
        "phase (%(phase)s)."
    ),
    "loop": N_("The road turns back from moment %(moment)s to moment %(to_moment)s."),
    "moment_without_words": N_("Moment %(moment)s has no words."),
    "critical_without_reason": N_("Moment %(moment)s is a critical point, but the reason is missing."),
    "critical_touchpoint_without_reason": N_(
        "Touchpoint %(touchpoint)s at moment %(moment)s is a critical point, but the reason is missing."
    ),
    "handover_broke": N_("The hand-over broke at moment %(moment)s%(between)s."),
    "handover_alone": N_("Nobody accompanied the client in the hand-over at moment %(moment)s%(between)s."),
    "never_asked": N_("The group has not been asked about these: %(questions)s."),
    "same_actor": N_("%(one)s and %(other)s are the same actor written in two ways."),
    "similar_actors": N_("%(one)s and %(other)s look like the same actor."),
    "persona_not_fictional": N_("A persona that nobody has confirmed to be fictional: %(name)s."),
}
_NO_TOUCHPOINT_ONE = N_("Moment %(moment)s has no touchpoint.")
_NO_TOUCHPOINT_MANY = N_("These moments have no touchpoint: %(moments)s.")
_QUOTED = N_("“%(words)s”")
_NAMES = ("phase", "name", "one", "other")
FINDING_CODES = (*_SENTENCES, "moments_without_touchpoint")
"""Every code that `findings` can give."""


def describe_finding(finding: Finding, records: Mapping[str, Record], language: str) -> str:
    """One sentence; it begins with the pathway's title where the document has several pathways.

    Users' words in it are shortened to 60 characters and freed of line breaks and control characters.
    """
    sentence = _sentence(finding, language)
    if not finding.several:
        return sentence
    pathway = records.get(finding.pathway)
    title = quoted(pathway.title, language) if isinstance(pathway, Pathway) else ""
    return f"{title or translator(language)('Unnamed pathway')}: {sentence}"


def _sentence(finding: Finding, language: str) -> str:
    values = _words(finding.values, language)
    if finding.code == "moments_without_touchpoint":
        count = len(finding.records)
        return translate_count(language, _NO_TOUCHPOINT_ONE, _NO_TOUCHPOINT_MANY, count) % values
    return translator(language)(_SENTENCES[finding.code]) % values


def _words(values: Mapping[str, Any], language: str) -> dict[str, str]:
    """Every value that a sentence may ask for."""
    t = translator(language)
    said = {name: quoted(values[name], language) or t("no name") for name in _NAMES if name in values}
    said["moment"] = _moment(values.get("number", ""), values.get("text", ""), language)
    said["to_moment"] = _moment(values.get("to_number", ""), values.get("to_text", ""), language)
    if "numbers" in values:
        numbers = values["numbers"]
        said["moments"] = ranges(numbers)
        said["moment"] = _moment(numbers[0], values["text"], language)
    if "kind" in values:
        said["touchpoint"] = quoted(values["touchpoint"] or label("TouchpointKind", values["kind"], language), language)
    if "giver" in values:
        said["between"] = _between(values["giver"], values["taker"], language)
    questions = [label("AskedQuestion", question, language).lower() for question in values.get("questions", ())]
    said["questions"] = ", ".join(questions)
    return said


def _moment(number: object, text: str, language: str) -> str:
    return f"{number} {quoted(text, language)}".strip()


def _between(giver: str, taker: str, language: str) -> str:
    if not giver and not taker:
        return ""
    unknown = translator(language)("not known")
    return f" ({plain(giver) or unknown} → {plain(taker) or unknown})"


def quoted(words: str, language: str) -> str:
    """Somebody's words in the language's quotation marks, fit for one line; "" for no words."""
    shown = plain(words)
    return translator(language)(_QUOTED) % {"words": shown} if shown else ""


def plain(words: str) -> str:
    """Somebody's words on one line, without control characters, at most 60 characters long."""
    visible = "".join(
        " " if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp") else character for character in words[:1000]
    )
    line = " ".join(visible.split())
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1].rstrip() + "…"


def ranges(numbers: Iterable[int]) -> str:
    """Ascending numbers as people write them: 1, 2, 4–7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(_run(run) for run in runs)


def _run(run: list[int]) -> str:
    if len(run) < 3:
        return ", ".join(map(str, run))
    return f"{run[0]}–{run[-1]}"
