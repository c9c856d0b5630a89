"""The pathway: phases, moments, touchpoints, links, hand-overs, actors, notes. No positions, nothing derived."""

from typing import ClassVar

from pydantic import field_validator

from paku_studio.models.base import OptionalId, OrderKey, Record, RecordId, Statement, Text
from paku_studio.models.enumerations import (
    ActionPackage,
    ActorKind,
    Emotion,
    HandoverKind,
    LinkKind,
    MomentStage,
    MomentStatus,
    NoteKind,
    PathwayPhase,
    PathwayVariant,
    TouchpointKind,
)


class Pathway(Record):
    """One client's road through services.

    `asked_*`: whether the group was asked this at all, so that silence is no answer.
    """

    TYPE: ClassVar[str] = "pathway"
    REFERENCES: ClassVar = {
        "persona": ("persona",),
        "group": ("group",),
        "session": ("session",),
        "made_from": ("pathway",),
    }

    title: Text = ""
    subtitle: Text = ""
    variant: PathwayVariant = PathwayVariant.CURRENT
    package: ActionPackage | None = None
    persona: OptionalId = ""
    group: OptionalId = ""
    session: OptionalId = ""
    made_from: OptionalId = ""
    summary: Text = ""
    order: OrderKey = "V"
    asked_feelings: bool = False
    asked_critical: bool = False
    asked_meaningful: bool = False
    asked_worked: bool = False
    asked_missing: bool = False
    asked_risk: bool = False


class Phase(Record):
    """A stretch of a pathway under one label; the label may be empty."""

    TYPE: ClassVar[str] = "phase"
    REFERENCES: ClassVar = {"pathway": ("pathway",)}
    OWNERS: ClassVar = ("pathway",)

    pathway: RecordId
    label: Text = ""
    key: PathwayPhase = PathwayPhase.CUSTOM
    order: OrderKey = "V"


class ServiceMoment(Statement):
    """One service event on the road. `parent` makes it a side step; `origin` is the moment it was copied from."""

    TYPE: ClassVar[str] = "moment"
    REFERENCES: ClassVar = {
        "phase": ("phase",),
        "parent": ("moment",),
        "origin": ("moment",),
        "group": ("group",),
        "session": ("session",),
    }
    OWNERS: ClassVar = ("phase",)

    phase: RecordId
    parent: OptionalId = ""
    origin: OptionalId = ""
    text: Text = ""
    order: OrderKey = "V"
    stage: MomentStage | None = None
    status: MomentStatus = MomentStatus.UNKNOWN
    feeling: Emotion = Emotion.NOT_ASKED
    meaningful: bool = False
    meaningful_reason: Text = ""
    critical: bool = False
    critical_reason: Text = ""
    client_choice: bool = False
    when: Text = ""
    duration: Text = ""
    place: Text = ""
    law_references: tuple[Text, ...] = ()


class Touchpoint(Statement):
    """What the client meets in a moment: a place, a thing, a website, a person ..."""

    TYPE: ClassVar[str] = "touchpoint"
    REFERENCES: ClassVar = {"moment": ("moment",), "group": ("group",), "session": ("session",)}
    OWNERS: ClassVar = ("moment",)

    moment: RecordId
    kind: TouchpointKind = TouchpointKind.OTHER
    label: Text = ""
    order: OrderKey = "V"
    meaningful: bool = False
    meaningful_reason: Text = ""
    critical: bool = False
    critical_reason: Text = ""


class Link(Record):
    """What order and side steps cannot say: leads_to, parallel, return, skipped, or a gap (no target).

    `parallel`: `source` happens at the same time as `target`, the moment before it on the road.
    """

    TYPE: ClassVar[str] = "link"
    REFERENCES: ClassVar = {"source": ("moment",), "target": ("moment",)}
    OWNERS: ClassVar = ("source", "target")

    source: RecordId
    target: OptionalId = ""
    kind: LinkKind = LinkKind.LEADS_TO
    label: Text = ""

    @field_validator("kind")
    @classmethod
    def _order_is_not_a_link(cls, kind: LinkKind) -> LinkKind:
        if kind is LinkKind.NEXT:
            raise ValueError("'next' is said by order, not by a link")
        return kind


class Handover(Record):
    """The client passes from one actor to another at a moment; either actor may be unknown."""

    TYPE: ClassVar[str] = "handover"
    REFERENCES: ClassVar = {"moment": ("moment",), "from_actor": ("actor",), "to_actor": ("actor",)}
    OWNERS: ClassVar = ("moment",)

    moment: RecordId
    from_actor: OptionalId = ""
    to_actor: OptionalId = ""
    kind: HandoverKind = HandoverKind.CONTACT
    worked: bool | None = None
    note: Text = ""


class Actor(Record):
    """Who acts, once for the whole document, with the short forms people use (mtt, sostt)."""

    TYPE: ClassVar[str] = "actor"

    name: Text = ""
    kind: ActorKind = ActorKind.OTHER
    abbreviations: tuple[Text, ...] = ()


class Involvement(Record):
    """An actor takes part in a moment."""

    TYPE: ClassVar[str] = "involvement"
    REFERENCES: ClassVar = {"moment": ("moment",), "actor": ("actor",)}
    OWNERS: ClassVar = ("moment", "actor")

    moment: RecordId
    actor: RecordId
    order: OrderKey = "V"


class Frequency(Record):
    """How often an actor takes part in a moment, in the speaker's words; a number is read from them, never stored."""

    TYPE: ClassVar[str] = "frequency"
    REFERENCES: ClassVar = {"involvement": ("involvement",)}
    OWNERS: ClassVar = ("involvement",)

    involvement: RecordId
    text: Text = ""
    order: OrderKey = "V"


class Note(Statement):
    """Worked, missing, risk, idea, quote or question, said of a pathway, phase, moment, touchpoint or persona.

    `heading` gathers notes of a pathway under a title of the group's own. `own`: the facilitator's, never shown or
    exported.
    """

    TYPE: ClassVar[str] = "note"
    REFERENCES: ClassVar = {
        "target": ("pathway", "phase", "moment", "touchpoint", "persona"),
        "group": ("group",),
        "session": ("session",),
    }
    OWNERS: ClassVar = ("target",)

    target: RecordId
    kind: NoteKind
    text: Text = ""
    heading: Text = ""
    own: bool = False
    order: OrderKey = "V"
