"""Whose life is talked about, what they need and value: persona, customer understanding, customer value."""

from typing import Annotated, ClassVar

from pydantic import Field

from paku_studio.models.base import TEXT_LIMIT, OptionalId, OrderKey, Record, RecordId, Statement, Text
from paku_studio.models.enumerations import (
    ActionPackage,
    PersonaLineGroup,
    StrokeWidth,
    UnderstandingQuestion,
    ValueFacet,
)

STROKE_PATTERN = r"^(1000|[0-9]{1,3}),(1000|[0-9]{1,3})( (1000|[0-9]{1,3}),(1000|[0-9]{1,3}))*$"
DRAWING = "drawing"
"""The `portrait` of a persona whose strokes are its portrait."""


class BoardStatement(Statement):
    """What a group writes on a board. `quote`: somebody's own words; `unsure`: still to be checked with the group."""

    quote: bool = False
    unsure: bool = False


class Persona(Record):
    """A fictional person composed of many.

    `picture` is an image of the file (`<sha256>.png`). Without one, `portrait` names a drawn bust, or is `drawing`:
    then the persona's strokes are its portrait.
    """

    TYPE: ClassVar[str] = "persona"
    REFERENCES: ClassVar = {"group": ("group",)}

    name: Text = ""
    age: Text = ""
    headline: Text = ""
    fictional: bool = False
    portrait: Annotated[str, Field(pattern=r"^[a-z0-9_]{0,40}$")] = ""
    picture: Annotated[str, Field(pattern=r"^([0-9a-f]{64}\.(png|jpg))?$")] = ""
    portrait_words: Text = ""
    group: OptionalId = ""
    order: OrderKey = "V"


class Stroke(Record):
    """One line of a portrait drawn by hand: points `x,y` in thousandths of a square, from its upper left corner."""

    TYPE: ClassVar[str] = "stroke"
    REFERENCES: ClassVar = {"persona": ("persona",)}
    OWNERS: ClassVar = ("persona",)

    persona: RecordId
    path: Annotated[str, Field(pattern=STROKE_PATTERN, max_length=TEXT_LIMIT)]
    width: StrokeWidth = StrokeWidth.THIN
    order: OrderKey = "V"


class PersonaLine(BoardStatement):
    """One line about a persona, under a heading."""

    TYPE: ClassVar[str] = "persona_line"
    REFERENCES: ClassVar = {"persona": ("persona",), "group": ("group",), "session": ("session",)}
    OWNERS: ClassVar = ("persona",)

    persona: RecordId
    heading: PersonaLineGroup = PersonaLineGroup.OTHER
    text: Text = ""
    order: OrderKey = "V"


class ServiceContact(Record):
    """A service that a persona has to do with, and a remark such as 'no strength to go'."""

    TYPE: ClassVar[str] = "service_contact"
    REFERENCES: ClassVar = {"persona": ("persona",), "actor": ("actor",)}
    OWNERS: ClassVar = ("persona", "actor")

    persona: RecordId
    actor: RecordId
    remark: Text = ""
    order: OrderKey = "V"


class UnderstandingAnswer(BoardStatement):
    """An answer to one of the four questions, for a persona or (persona empty) the whole group."""

    TYPE: ClassVar[str] = "understanding"
    REFERENCES: ClassVar = {"persona": ("persona",), "group": ("group",), "session": ("session",)}

    persona: OptionalId = ""
    question: UnderstandingQuestion
    text: Text = ""
    order: OrderKey = "V"


class CustomerValue(Record):
    """A board of customer value: for a persona, a group or an action package."""

    TYPE: ClassVar[str] = "customer_value"
    REFERENCES: ClassVar = {"persona": ("persona",), "group": ("group",)}

    title: Text = ""
    persona: OptionalId = ""
    group: OptionalId = ""
    package: ActionPackage | None = None
    order: OrderKey = "V"


class ValueItem(BoardStatement):
    """One statement in the goal or in a field of a customer value."""

    TYPE: ClassVar[str] = "value_item"
    REFERENCES: ClassVar = {"value": ("customer_value",), "group": ("group",), "session": ("session",)}
    OWNERS: ClassVar = ("value",)

    value: RecordId
    facet: ValueFacet
    text: Text = ""
    order: OrderKey = "V"
