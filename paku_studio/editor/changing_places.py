"""Where in the document a change belongs, what that place is called, and how one goes there. Knows no window."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from paku_studio.editor.finding_words import NAMES
from paku_studio.editor.steps import written_at
from paku_studio.locale import N_, translator
from paku_studio.models import (
    Actor,
    Ballot,
    CustomerValue,
    DeveloperGroup,
    Dots,
    Involvement,
    Pathway,
    Persona,
    Record,
    ServiceContact,
    Session,
)

if TYPE_CHECKING:
    from paku_studio.editor.editor import Editor

GROUPS = ("pathway", "persona", "customer_value", "poster", "conversation", "checklist", "group", "session")
"""What lines are gathered under, by their tables' names, in that order; all else comes last."""
WHOLE = N_("The whole document")
UNNAMED = N_("%(kind)s without a name")
MEETING = N_("Meeting %(number)s")
_OF_GROUP = frozenset({"group", "session", "count", "project", "municipality", "organiser", "document"})
_OWNED_BY = ("persona", "value", "line", "session", "ballot", "group")
"""Fields by which what hangs on no pathway hangs on another record, beside those that a pathway has."""


def group_words(record: Record | None, language: str) -> str:
    """What stands over the lines of one place: "Pathway: From home to everyday life"."""
    t = translator(language)
    if record is None:
        return t(WHOLE)
    if isinstance(record, Session):
        return t(MEETING) % {"number": record.number}
    kind = t(NAMES[record.TYPE])
    name = " ".join(str(getattr(record, "title", "") or getattr(record, "name", "")).split())
    return f"{kind}: {name}" if name else t(UNNAMED) % {"kind": kind}


def group_rank(record: Record | None) -> tuple[int, str, str]:
    """The places in the order in which they are listed."""
    if record is None or record.TYPE not in GROUPS:
        return len(GROUPS), "", ""
    return GROUPS.index(record.TYPE), str(getattr(record, "order", "")), record.id


def nearest(editor: "Editor", record_id: str, earlier: Mapping[str, Record]) -> str:
    """The record itself where it is still there, else what it hung on as far as that is; "" for nothing."""
    seen: set[str] = set()
    here = record_id
    while here and here not in editor.records and here not in seen:
        seen.add(here)
        here = _owner(editor, earlier.get(here))
    return here if here in editor.records else ""


def _owner(editor: "Editor", record: Record | None) -> str:
    if record is None:
        return ""
    owners = (str(getattr(record, field, "")) for field in _OWNED_BY)
    return editor.owner_of(record) or next((owner for owner in owners if owner), "")


def open_place(editor: "Editor", record_id: str) -> bool:
    """Go to a record of the document, on the page where it is worked at; whether there is such a page."""
    record = editor.records[record_id]
    if isinstance(record, Persona | CustomerValue):
        _open_board(editor, record)
    elif isinstance(record, Ballot | Dots):
        editor.go_to("dots")
        editor.dots.open(record.ballot if isinstance(record, Dots) else record.id)
    elif record.TYPE in _OF_GROUP:
        _open_meeting(editor, record)
    elif isinstance(record, Actor):
        return _open_actor(editor, record)
    elif isinstance(record, Pathway):
        editor.open_pathway(record.id)
        editor.go_to("pathway")
    elif editor.pathway_of(record_id) or written_at(record)[0]:
        editor.select(record_id)
    else:
        owner = _owner(editor, record)
        return owner in editor.records and open_place(editor, owner)
    return True


def _open_board(editor: "Editor", record: Persona | CustomerValue) -> None:
    if isinstance(record, Persona):
        editor.go_to("persona")
        editor.open_persona(record.id)
    else:
        editor.go_to("value")
        editor.open_value(record.id)


def _open_meeting(editor: "Editor", record: Record) -> None:
    editor.go_to("group")
    session = record.id if isinstance(record, Session) else str(getattr(record, "session", ""))
    if isinstance(record, DeveloperGroup):
        editor.meetings.open_group(record.id)
    elif session:
        editor.meetings.open(session)


def _open_actor(editor: "Editor", actor: Actor) -> bool:
    """The first place at which somebody acts."""
    met = editor.document.children(actor.id, Involvement, "actor")
    contacts = editor.document.children(actor.id, ServiceContact, "actor")
    found = next((one.moment for one in met), "") or next((one.id for one in contacts), "")
    if found:
        editor.select(found)
    return bool(found)
