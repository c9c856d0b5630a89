"""What a group makes for the wall and for clients: huoneentaulut, conversation sheets, checklists, logos.

Each text for readers has its easy-language twin beside it, a text of its own.
"""

import datetime
from typing import Annotated, ClassVar

from pydantic import Field

from paku_studio.models.base import OptionalId, OrderKey, Record, RecordId, Text
from paku_studio.models.enumerations import (
    ChecklistSection,
    DocumentLanguage,
    LifeAreaScale,
    LogoKind,
    PosterColours,
    PosterKind,
)


class Poster(Record):
    """A huoneentaulu: the few lines that a group wants to hang on the wall. `language` is that of its words.

    `foot`: own words at the foot in place of the group's, the project's and the fund's names.
    """

    TYPE: ClassVar[str] = "poster"
    REFERENCES: ClassVar = {"group": ("group",)}

    kind: PosterKind = PosterKind.CUSTOM
    language: DocumentLanguage = DocumentLanguage.FI
    title: Text = ""
    subtitle: Text = ""
    easy_title: Text = ""
    easy_subtitle: Text = ""
    colours: PosterColours = PosterColours.SPRUCE
    draft: bool = True
    date: datetime.date | None = None
    foot: Text = ""
    group: OptionalId = ""
    order: OrderKey = "V"


class PosterLine(Record):
    """One line of a huoneentaulu: a key phrase and, after a line break, what it means."""

    TYPE: ClassVar[str] = "poster_line"
    REFERENCES: ClassVar = {"poster": ("poster",)}
    OWNERS: ClassVar = ("poster",)

    poster: RecordId
    text: Text = ""
    easy_text: Text = ""
    order: OrderKey = "V"


class PosterSource(Record):
    """A statement that a poster's line came from; group, session and role are the statement's."""

    TYPE: ClassVar[str] = "poster_source"
    REFERENCES: ClassVar = {
        "line": ("poster_line",),
        "statement": ("note", "moment", "touchpoint", "persona_line", "understanding", "value_item"),
    }
    OWNERS: ClassVar = ("line", "statement")

    line: RecordId
    statement: RecordId
    order: OrderKey = "V"


class Conversation(Record):
    """'How are you doing?': a paper to talk over, printed empty. What people answer is never stored."""

    TYPE: ClassVar[str] = "conversation"

    language: DocumentLanguage = DocumentLanguage.FI
    title: Text = ""
    subtitle: Text = ""
    easy_title: Text = ""
    easy_subtitle: Text = ""
    promise: Text = ""
    easy_promise: Text = ""
    draft: bool = True
    date: datetime.date | None = None
    order: OrderKey = "V"


class LifeArea(Record):
    """One area of life on a conversation sheet, with the question that opens it."""

    TYPE: ClassVar[str] = "life_area"
    REFERENCES: ClassVar = {"conversation": ("conversation",)}
    OWNERS: ClassVar = ("conversation",)

    conversation: RecordId
    name: Text = ""
    prompt: Text = ""
    easy_prompt: Text = ""
    scale: LifeAreaScale = LifeAreaScale.FACES
    order: OrderKey = "V"


class Checklist(Record):
    """A client's paper for an errand, with the details of the organisation that gives it out."""

    TYPE: ClassVar[str] = "checklist"

    language: DocumentLanguage = DocumentLanguage.FI
    title: Text = ""
    subtitle: Text = ""
    easy_title: Text = ""
    easy_subtitle: Text = ""
    organisation: Text = ""
    address: Text = ""
    phone: Text = ""
    opening: Text = ""
    web: Text = ""
    draft: bool = True
    date: datetime.date | None = None
    order: OrderKey = "V"


class ChecklistItem(Record):
    """One thing to remember before, during or after the errand; `write_in`: a line to write on follows."""

    TYPE: ClassVar[str] = "checklist_item"
    REFERENCES: ClassVar = {"checklist": ("checklist",)}
    OWNERS: ClassVar = ("checklist",)

    checklist: RecordId
    section: ChecklistSection = ChecklistSection.BEFORE
    text: Text = ""
    easy_text: Text = ""
    write_in: bool = False
    order: OrderKey = "V"


class Logo(Record):
    """A logo of the project, its fund or an organisation, for the foot of sheets; `words` say what it is."""

    TYPE: ClassVar[str] = "logo"

    kind: LogoKind = LogoKind.ORGANISATION
    picture: Annotated[str, Field(pattern=r"^([0-9a-f]{64}\.(png|jpg))?$")] = ""
    words: Text = ""
    order: OrderKey = "V"
