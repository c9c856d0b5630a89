"""Writing where the words stand: which words of what, how large, and what a press of Enter does. Knows no window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from paku_studio.drawing.display import Box, TextLine, walk
from paku_studio.drawing.road_scale import canvas_ground
from paku_studio.editor.editor import Editor
from paku_studio.editor.gestures import Hit, View
from paku_studio.editor.gestures.places import Landing, landing_at
from paku_studio.editor.walking import contents
from paku_studio.edits import add_moment, set_text
from paku_studio.locale import N_
from paku_studio.models import Handover, Link, Note, Pathway, Phase, Record, ServiceMoment, Touchpoint

SCALE = canvas_ground(1000).scale
CRITICAL, MEANINGFUL = "critical_reason", "meaningful_reason"


@dataclass(frozen=True, slots=True)
class Kind:
    """How a sort of words is written: the record's field, its type in points, its name for a screen reader, and how
    wide the field is at least, in points.
    """

    field: str
    size: float
    words: str
    bold: bool = False
    least: float = 120.0


@dataclass(frozen=True, slots=True)
class Field:
    """Words that are being written: whose, which, what stands there now, and where: in the scene's points.

    `landing`: where a moment will come to stand that is only being written (then nobody's words are).
    """

    record: str
    kind: Kind
    text: str
    box: Box
    landing: Landing | None = None


KINDS: Mapping[type[Record], Kind] = {
    ServiceMoment: Kind("text", SCALE.card_title, N_("Words of the moment"), bold=True),
    Touchpoint: Kind("label", SCALE.chip, N_("Words of the touchpoint")),
    Note: Kind("text", SCALE.slip, N_("Words of the note")),
    Phase: Kind("label", SCALE.phase, N_("Name of the phase"), bold=True, least=160),
    Pathway: Kind("title", SCALE.title, N_("Title of the pathway"), bold=True, least=400),
    Link: Kind("label", SCALE.actor, N_("Words of the connection")),
    Handover: Kind("note", SCALE.actor, N_("Words of the hand-over")),
}
REASONS: Mapping[str, Kind] = {
    CRITICAL: Kind(CRITICAL, SCALE.slip, N_("Why this is critical")),
    MEANINGFUL: Kind(MEANINGFUL, SCALE.slip, N_("Why this is meaningful")),
}


def field_of(editor: Editor, record_id: str, name: str = "") -> Field | None:
    """The words of a record that are written in place (`name`: which, else its own); None where there are none, or
    where they are not drawn.
    """
    record = editor.records.get(record_id or editor.pathway)
    kind = REASONS.get(name) if isinstance(record, ServiceMoment | Touchpoint) else None
    kind = kind or KINDS.get(type(record)) if record is not None else None
    if record is None or kind is None or editor.view is None:
        return None
    box = _box(editor.view, record, kind)
    return Field(record.id, kind, str(getattr(record, kind.field)), box) if box else None


def field_at(editor: Editor, hit: Hit) -> Field | None:
    """The words at a place that was hit: of a mark, why it was given."""
    field = field_of(editor, hit.id, f"{hit.kind}_reason" if hit.part == "mark" else "")
    if field is None or field.kind.field not in REASONS or hit.box[2] < field.kind.least / 2:
        return field
    return replace(field, box=hit.box)


def blank_at(editor: Editor, x: float, y: float) -> Field | None:
    """A new moment at a place of the road; None where none could stand."""
    if editor.view is None:
        return None
    landing = landing_at(editor.document, editor.view, x, y, (), editor.language)
    if landing is None or landing.how not in ("beside", "phase"):
        return None
    width = SCALE.card - 2 * SCALE.pad
    return Field(
        "", KINDS[ServiceMoment], "", (x - width / 2, y - SCALE.card_lead / 2, width, SCALE.card_lead), landing
    )


def _box(view: View, record: Record, kind: Kind) -> Box | None:
    card = view.cards.get(record.id)
    if card is not None:
        return _under(card.box, card.height) if kind.field in REASONS else _title(view, record.id, card.box)
    box = view.box_of(record.id)
    if box is None:
        return None
    icon = SCALE.chip * 1.3 + 8 if isinstance(record, Touchpoint | Note) else 0.0
    return (
        box[0] + icon,
        box[1] + max(0.0, (box[3] - kind.size * 1.2) / 2 if icon else 0.0),
        max(box[2] - icon, kind.least),
        box[3],
    )


def _title(view: View, moment: str, card: Box) -> Box:
    """A card's title: the lines of its size; seen from some way off it stands right at the card's top."""
    picture = view.picture_of(moment)
    lines = [item for item in walk(picture) if isinstance(item, TextLine)] if picture else []
    tops = [line.y - line.size * 0.8 for line in lines if line.size == SCALE.card_title]
    return card[0] + SCALE.pad, card[1] + min(tops, default=SCALE.pad * 0.7), card[2] - 2 * SCALE.pad, SCALE.card_lead


def _under(card: Box, height: float) -> Box:
    """The first slip under a card, where its reasons stand."""
    return card[0] + 12, card[1] + height, card[2] - 24, SCALE.slip_lead + 6


def fields_of_card(editor: Editor, moment: str) -> Sequence[tuple[str, str]]:
    """All that can be written on a card, in the order in which Tab goes: record and name of the words."""
    record = editor.records.get(moment)
    if not isinstance(record, ServiceMoment):
        return ()
    marks = [CRITICAL] * record.critical + [MEANINGFUL] * record.meaningful
    return [(moment, ""), *((one, "") for one in contents(editor, moment)), *((moment, mark) for mark in marks)]


def next_field(editor: Editor, field: Field, *, back: bool = False) -> Field | None:
    """The words after (before) these on the same card; None after the last."""
    found = fields_of_card(editor, editor.moment_of(field.record))
    here = (field.record, field.kind.field if field.kind.field in REASONS else "")
    if here not in found:
        return None
    place = found.index(here) + (-1 if back else 1)
    later = found[place:] if not back else found[: place + 1][::-1]
    return next((made for one in later if (made := field_of(editor, *one))), None) if place >= 0 else None


def write(editor: Editor, field: Field, text: str) -> bool:
    """Write the words, as one edit; none where they are as before. False where they could not be, and it was said."""
    if text == field.text:
        return True
    if field.landing is not None:
        return _add(editor, field.landing, text)
    editor.attempt(set_text, editor.document, field.record, field.kind.field, text)
    record = editor.records.get(field.record)
    return record is None or getattr(record, field.kind.field) == text


def _add(editor: Editor, landing: Landing, text: str) -> bool:
    """A new moment where it was begun."""
    place = "phase" if landing.how == "phase" else "before" if landing.before else "after"
    told = editor.speaker
    made = editor.attempt(add_moment, editor.document, editor.pathway, text, told=told, **{place: landing.id})
    if made:
        editor.select(made)
    return made is not None
