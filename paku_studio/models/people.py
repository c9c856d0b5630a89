"""Who works and where: settings, project, organisers, groups, sessions and counts. No names of participants."""

import datetime
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from paku_studio.models.base import OptionalId, OrderKey, Record, RecordId, Text
from paku_studio.models.enumerations import (
    ActionPackage,
    DocumentLanguage,
    GenderCount,
    OrganiserKind,
    ParticipantRole,
)

Count = Annotated[int, Field(ge=0, le=1_000_000)]


class DocumentSettings(Record):
    """The one record about the document itself; its id is always `document`."""

    TYPE: ClassVar[str] = "document"

    title: Text = ""
    language: DocumentLanguage = DocumentLanguage.FI


class Project(Record):
    """The project that the groups work for, with its goal in persons (not visits) and an opening balance."""

    TYPE: ClassVar[str] = "project"
    REFERENCES: ClassVar = {"lead": ("organiser",)}

    name: Text = ""
    short: Text = ""
    motto: Text = ""
    aim: Text = ""
    fund: Text = ""
    programme: Text = ""
    priority_axis: Text = ""
    slogan: Text = ""
    start: datetime.date | None = None
    end: datetime.date | None = None
    lead: OptionalId = ""
    participant_goal: Count = 0
    opening_persons: Count = 0
    opening_women: Count = 0
    opening_date: datetime.date | None = None

    @model_validator(mode="after")
    def _end_after_start(self) -> "Project":
        if self.start and self.end and self.end < self.start:
            raise ValueError("end before start")
        return self


class Municipality(Record):
    """A municipality. The locative is stored, never built: Laukaassa, Pihtiputaalla."""

    TYPE: ClassVar[str] = "municipality"

    code: Annotated[str, Field(pattern=r"^(\d{3})?$")] = ""
    name_fi: Text = ""
    name_sv: Text = ""
    locative_fi: Text = ""
    in_project: bool = False


class Organiser(Record):
    """An organisation that arranges a group: a municipality, a foundation, an NGO, a joint authority ..."""

    TYPE: ClassVar[str] = "organiser"
    REFERENCES: ClassVar = {"municipality": ("municipality",)}

    name: Text = ""
    kind: OrganiserKind = OrganiserKind.OTHER
    municipality: OptionalId = ""


class DeveloperGroup(Record):
    """Those who meet: it belongs to an organiser, not always to a municipality."""

    TYPE: ClassVar[str] = "group"
    REFERENCES: ClassVar = {"organiser": ("organiser",), "municipality": ("municipality",), "project": ("project",)}

    name: Text = ""
    package: ActionPackage | None = None
    organiser: OptionalId = ""
    municipality: OptionalId = ""
    project: OptionalId = ""


class Session(Record):
    """One meeting of a group; it carries the date for all that was said in it."""

    TYPE: ClassVar[str] = "session"
    REFERENCES: ClassVar = {"group": ("group",)}

    group: OptionalId = ""
    number: Annotated[int, Field(ge=1, le=10_000)] = 1
    date: datetime.date | None = None
    begins: Text = ""
    ends: Text = ""
    place: Text = ""
    theme: Text = ""
    what_we_did: Text = ""
    next_time: Text = ""


class ParticipantCount(Record):
    """How many of one role and gender were at a session, and how many of them for the first time."""

    TYPE: ClassVar[str] = "count"
    REFERENCES: ClassVar = {"session": ("session",)}
    OWNERS: ClassVar = ("session",)

    session: RecordId
    role: ParticipantRole
    gender: GenderCount = GenderCount.UNKNOWN
    attending: Count = 0
    new_persons: Count = 0

    @model_validator(mode="after")
    def _new_among_attending(self) -> "ParticipantCount":
        if self.new_persons > self.attending:
            raise ValueError("more new persons than attending")
        return self


class FacilitatorNote(Record):
    """What only the facilitator is to see: a note, or (parked) what must not be forgotten. Never shown or exported."""

    TYPE: ClassVar[str] = "facilitator_note"
    REFERENCES: ClassVar = {"session": ("session",)}

    own: ClassVar[bool] = True

    session: OptionalId = ""
    text: Text = ""
    parked: bool = False
    done: bool = False
    order: OrderKey = "V"
