"""What a text says, thing by thing: the neutral list between lines and records. Knows no store."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from paku_studio.models import ParticipantRole

NOWHERE = -1
"""In place of a thing's number: none."""


class What(StrEnum):
    """What one thing in the list is."""

    PERSONA = "persona"
    PATHWAY = "pathway"
    PHASE = "phase"
    MOMENT = "moment"
    TOUCHPOINT = "touchpoint"
    NOTE = "note"
    ACTOR = "actor"
    CRITICAL = "critical"
    MEANINGFUL = "meaningful"
    FEELING = "feeling"
    LINK = "link"
    HANDOVER = "handover"


@dataclass(slots=True)
class Said:
    """One thing said. Other things are named by their number in the list.

    `owner`: what it belongs to. `parent`: the moment whose side step this one is. `after`: the neighbour that it
    follows (none: at the end). `word`: a value of a closed list. `target`: the moment that a link goes to, where it is
    known; else `text` names it. `hidden`: leave the link out where the target follows anyhow. `existing`: the id of a
    record that stands in the document already.
    """

    what: What
    line: int = 0
    text: str = ""
    owner: int = NOWHERE
    parent: int = NOWHERE
    after: int = NOWHERE
    word: str = ""
    role: ParticipantRole | None = None
    often: str | None = None
    target: int = NOWHERE
    number: int = 0
    hidden: bool = False
    typed: str = ""
    existing: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that the person should hear about one line: a stable word, the line's number (from 1), the words."""

    code: str
    line: int
    text: str


UNRESOLVED = "unresolved"
BECAME_MOMENT = "became_moment"
SECOND_FEELING = "second_feeling"
SECOND_PERSONA = "second_persona"
CUT = "cut"
UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Place:
    """Where reading ended, by numbers of things: the current pathway and phase, the latest moment, what `=` or `#`
    alone turned to."""

    pathway: int = NOWHERE
    phase: int = NOWHERE
    latest: int = NOWHERE
    focus: int = NOWHERE


@dataclass(slots=True)
class Outline:
    """The things said in the order of the text; those that stand in the document already come first."""

    said: list[Said] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    end: Place = Place()

    def add(self, said: Said) -> int:
        """Put a thing at the end; its number."""
        self.said.append(said)
        return len(self.said) - 1

    def moment_of(self, number: int) -> int:
        """The moment that a thing is or belongs to, if it is a moment or a touchpoint."""
        if number == NOWHERE:
            return NOWHERE
        said = self.said[number]
        if said.what is What.TOUCHPOINT:
            return said.owner
        return number if said.what is What.MOMENT else NOWHERE

    def new(self) -> Iterator[tuple[int, Said]]:
        """The things that the text says, with their numbers."""
        return ((number, said) for number, said in enumerate(self.said) if not said.existing)


@dataclass(slots=True)
class Start:
    """Where reading begins: an outline of what stands there already, and the places in it that lines refer to."""

    outline: Outline = field(default_factory=Outline)
    pathway: int = NOWHERE
    phase: int = NOWHERE
    phases: dict[str, list[int]] = field(default_factory=dict)
    latest: int = NOWHERE
    latest_main: int = NOWHERE
    focus: int = NOWHERE
