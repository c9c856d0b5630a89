"""What came of a text: what was made, and everything that the person should hear about it, in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from paku_studio.locale import N_, translator
from paku_studio.notation.lexer import LINE_LIMIT
from paku_studio.notation.outline import (
    BECAME_MOMENT,
    CUT,
    SECOND_FEELING,
    SECOND_PERSONA,
    UNREAD,
    UNRESOLVED,
    Remark,
)
from paku_studio.notation.placing import InsertionPoint

SHOWN = 20
"""Lines of one kind that are told one by one."""
QUOTED = 60
"""Characters of a line that are quoted."""

_COUNTED = {
    "pathway": N_("pathways"),
    "phase": N_("phases"),
    "moment": N_("service moments"),
    "touchpoint": N_("touchpoints"),
    "involvement": N_("mentions of actors"),
    "actor": N_("new actors"),
    "frequency": N_("frequencies"),
    "note": N_("notes"),
    "link": N_("links"),
    "handover": N_("hand-overs"),
    "persona": N_("new personas"),
}
_SENTENCES = {
    UNRESOLVED: N_("Line %(line)d: no other service moment answers to “%(text)s”; it is kept as a question."),
    BECAME_MOMENT: N_("Line %(line)d could not be read as its mark says and became a service moment: “%(text)s”."),
    SECOND_FEELING: N_("Line %(line)d tells a feeling that was told already; the last one stands: “%(text)s”."),
    SECOND_PERSONA: N_("Line %(line)d: the pathway has a persona already; “%(text)s” is kept beside it."),
    CUT: N_("Line %(line)d is longer than one text can be; left out from its end: “%(text)s”."),
    UNREAD: N_("The text has more than %(limit)d lines; from line %(line)d on it was not read: “%(text)s”."),
}


@dataclass(frozen=True)
class NotationReport:
    """What came of a text: records made (ids in the order of the text), records changed, remarks by line."""

    made: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    comments: int = 0
    bullet: str = ""
    replaced_characters: int = 0
    remarks: tuple[Remark, ...] = ()
    language: str = "fi"
    end: InsertionPoint = field(default_factory=InsertionPoint)
    """Where one more line goes on as if it stood below the text; right after a heading `after` is empty."""

    def remarks_of(self, code: str) -> tuple[Remark, ...]:
        """The remarks of one kind."""
        return tuple(remark for remark in self.remarks if remark.code == code)

    @property
    def unresolved(self) -> tuple[Remark, ...]:
        """Links whose target is not there; each is kept as a question."""
        return self.remarks_of(UNRESOLVED)

    @property
    def became_moments(self) -> tuple[Remark, ...]:
        """Lines with a mark that could not mean anything where they stood."""
        return self.remarks_of(BECAME_MOMENT)

    def sentences(self, language: str | None = None) -> tuple[str, ...]:
        """The report in words, the sum first."""
        language = language or self.language
        t = translator(language)
        said = [self._sum(t)]
        if self.comments:
            said.append(t("Comment lines skipped: %(count)d.") % {"count": self.comments})
        if self.bullet:
            sentence = t("Most lines began with the same bullet (%(bullet)s); it was taken off.")
            said.append(sentence % {"bullet": self.bullet})
        if self.replaced_characters:
            sentence = t("Invalid characters replaced: %(count)d.")
            said.append(sentence % {"count": self.replaced_characters})
        for code in _SENTENCES:
            said += _tell(t, self.remarks_of(code))
        return tuple(said)

    def _sum(self, t: Callable[[str], str]) -> str:
        parts = [f"{t(words)} {self.counts[kind]}" for kind, words in _COUNTED.items() if self.counts.get(kind)]
        if parts:
            return t("Added: %(list)s.") % {"list": ", ".join(parts)}
        return t("Marked: %(count)d.") % {"count": len(self.changed)} if self.changed else t("Nothing was added.")


def _tell(t: Callable[[str], str], remarks: tuple[Remark, ...]) -> list[str]:
    told = [
        t(_SENTENCES[remark.code]) % {"line": remark.line, "text": _quoted(remark.text), "limit": LINE_LIMIT}
        for remark in remarks[:SHOWN]
    ]
    if len(remarks) > SHOWN:
        told.append(t("And %(count)d more of these.") % {"count": len(remarks) - SHOWN})
    return told


def _quoted(text: str) -> str:
    line = " ".join(text[: QUOTED * 4].split())
    return line if len(line) <= QUOTED and len(text) <= QUOTED * 4 else line[:QUOTED].rstrip() + "…"
