"""The road for a screen reader: each card and what is on it, in words and in reading order. Knows no widget.

The words are the card's own, as the drawing tells them; so what is heard is what is seen.
"""

from paku_studio.drawing.road_words import Card, Chip, Said, shown_notes, tell_card
from paku_studio.editor.editor import Editor
from paku_studio.graph.index import LiveIndex
from paku_studio.locale import label, translator
from paku_studio.models import Emotion, Handover, Link, Note, Pathway, PathwayVariant, Phase, ServiceMoment, Touchpoint

INTENDED = (PathwayVariant.FUTURE, PathwayVariant.PLANNED)
LONGEST = 2_000
"""Characters of a name: more is no help to an ear."""


class RoadInWords:
    """Tells what is drawn of one editor's document. Reads; keeps nothing but an index."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor
        self._indexed = LiveIndex(editor.document)

    def parts_of(self, moment_id: str) -> tuple[str, ...]:
        """What stands on a card, in reading order: touchpoints with their notes, then hand-overs, links and notes."""
        found: list[str] = []
        for touchpoint in self._indexed.children(moment_id, Touchpoint, "moment"):
            found += [touchpoint.id, *(note.id for note in shown_notes(self._indexed, touchpoint.id))]
        found += [each.id for each in self._indexed.children(moment_id, Handover, "moment")]
        found += [each.id for each in self._indexed.children(moment_id, Link, "source")]
        found += [note.id for note in shown_notes(self._indexed, moment_id)]
        return tuple(found)

    def name(self, record_id: str, number: int = 0) -> str:
        """The record in words; `number`: a card's place on the road. "" where it is not there."""
        record = self._editor.records.get(record_id)
        if isinstance(record, ServiceMoment):
            return self._card(record, number)[:LONGEST]
        if isinstance(record, Touchpoint):
            return self._chip(record)[:LONGEST]
        if isinstance(record, Note):
            return f"{self._word('NoteKind', record.kind.value)}: {record.text.strip()}"[:LONGEST]
        return self._passage(record)[:LONGEST]

    def description(self, moment_id: str) -> str:
        """Where a card stands: its phase."""
        moment = self._editor.records.get(moment_id)
        phase = self._editor.records.get(moment.phase) if isinstance(moment, ServiceMoment) else None
        words = phase.label.strip() if isinstance(phase, Phase) else ""
        return self._t("Phase: %(label)s") % {"label": words} if words else ""

    def _t(self, message: str) -> str:
        return translator(self._editor.language)(message)

    def _word(self, enumeration: str, value: str) -> str:
        return label(enumeration, value, self._editor.language)

    def _told(self, moment: ServiceMoment) -> Card:
        pathway = self._editor.records.get(self._editor.pathway)
        intended = isinstance(pathway, Pathway) and pathway.variant in INTENDED
        return tell_card(
            self._indexed,
            moment,
            side=bool(moment.parent),
            together="",
            links=(),
            intended=intended,
            language=self._editor.language,
        )

    def _card(self, moment: ServiceMoment, number: int) -> str:
        """Number, text, what is written over it, feeling, marks with their reasons, touchpoints, the rest."""
        card = self._told(moment)
        said = [f"{number}" if number else "", card.title.strip() or self._t("no words yet"), card.over]
        if moment.feeling is not Emotion.NOT_ASKED:
            said.append(self._t("Feeling: %(feeling)s") % {"feeling": card.feeling.lower()})
        marks = [slip for slip in card.slips if slip.kind in ("critical", "meaningful")]
        rest = [slip for slip in card.slips if slip not in marks]
        said += [_said(slip) for slip in marks]
        said += [fact.text if not fact.spoken else f"{fact.spoken}: {fact.text}" for fact in card.facts]
        if card.chips:
            chips = ", ".join(filter(None, (_short(chip) for chip in card.chips)))
            said.append(self._t("Touchpoints: %(names)s") % {"names": chips})
        said += [fact.text for fact in card.passages]
        said += [_said(slip) for slip in rest]
        return _sentences(said)

    def _chip(self, touchpoint: Touchpoint) -> str:
        kind = self._word("TouchpointKind", touchpoint.kind.value)
        words = touchpoint.label.strip()
        said = [f"{kind}: {words}" if words and words.casefold() != kind.casefold() else kind]
        if touchpoint.critical:
            said.append(self._marked("critical", touchpoint.critical_reason))
        if touchpoint.meaningful:
            said.append(self._marked("meaningful", touchpoint.meaningful_reason))
        return _sentences(said)

    def _marked(self, mark: str, reason: str) -> str:
        word = self._t("Critical") if mark == "critical" else self._t("Meaningful")
        return f"{word}: {reason.strip()}" if reason.strip() else word

    def _passage(self, record: object) -> str:
        if isinstance(record, Handover):
            kind = self._word("HandoverKind", record.kind.value)
            names = " → ".join(filter(None, (self._actor(record.from_actor), self._actor(record.to_actor))))
            return _sentences([f"{kind}: {names}" if names else kind, record.note])
        if isinstance(record, Link):
            kind = self._word("LinkKind", record.kind.value)
            target = self._editor.records.get(record.target)
            words = target.text.strip() if isinstance(target, ServiceMoment) else ""
            return _sentences([f"{kind}: {words}" if words else kind, record.label])
        return ""

    def _actor(self, record_id: str) -> str:
        return str(getattr(self._editor.records.get(record_id), "name", "")).strip()


def _short(chip: Chip) -> str:
    return chip.text.strip() or chip.spoken.strip()


def _said(slip: Said) -> str:
    spoken, text = slip.spoken.strip(), slip.text.strip()
    return f"{spoken}: {text}" if text else spoken


def _sentences(parts: list[str]) -> str:
    """Parts with a full stop between them, each on one line."""
    lines = [" ".join(part.split()).rstrip(".") for part in parts if part.strip()]
    return ". ".join(line for line in lines if line) + ("." if lines else "")
