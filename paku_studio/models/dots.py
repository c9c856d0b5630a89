"""What a group finds weightiest: ballots, and the dots given in them. Dots are counted, those who gave them are not."""

from typing import Annotated, ClassVar

from pydantic import Field

from paku_studio.models.base import OptionalId, OrderKey, Record, RecordId
from paku_studio.models.enumerations import DotSubject


class Ballot(Record):
    """One choosing with dots on a pathway. `voters` times `dots_each` can be given; nobody counted (0): no limit.

    `shown`: the group has seen how the dots fell; until then nothing shows a figure.
    """

    TYPE: ClassVar[str] = "ballot"
    REFERENCES: ClassVar = {"pathway": ("pathway",), "session": ("session",)}
    OWNERS: ClassVar = ("pathway",)

    pathway: RecordId
    session: OptionalId = ""
    subject: DotSubject = DotSubject.CRITICAL
    dots_each: Annotated[int, Field(ge=1, le=20)] = 3
    voters: Annotated[int, Field(ge=0, le=1000)] = 0
    shown: bool = False
    order: OrderKey = "V"


class Dots(Record):
    """The dots that one critical point, missing thing or idea got in a ballot."""

    TYPE: ClassVar[str] = "dots"
    REFERENCES: ClassVar = {"ballot": ("ballot",), "target": ("moment", "touchpoint", "note")}
    OWNERS: ClassVar = ("ballot", "target")

    ballot: RecordId
    target: RecordId
    count: Annotated[int, Field(ge=1, le=20_000)] = 1
