"""What a person can say of a group, its meetings and its project. Each verb is one commit; counts, never names."""

import datetime
import unicodedata
from typing import Any

from paku_studio.edits import names
from paku_studio.edits.actors import same_name
from paku_studio.edits.municipalities import KNOWN, Known
from paku_studio.edits.people import add_group, count_participants
from paku_studio.edits.refusal import NAMELESS, NotPossible
from paku_studio.locale import N_
from paku_studio.models import (
    ActionPackage,
    DeveloperGroup,
    GenderCount,
    Municipality,
    Organiser,
    OrganiserKind,
    ParticipantCount,
    ParticipantRole,
    Project,
    Record,
    Session,
)
from paku_studio.store import Document, Transaction, new_id

NO_ORGANISER = N_("Write first who arranges the group.")


def rename_group(document: Document, group: str, name: str) -> None:
    """What the group is called. NotPossible without a name."""
    document.get(group, DeveloperGroup)
    if not name.strip():
        raise NotPossible(NAMELESS)
    set_group(document, group, name=name)


def set_group(document: Document, group: str, **fields: Any) -> None:
    """Facts of a group in one edit; ValueError where a value does not fit."""
    document.get(group, DeveloperGroup)
    with document.edit(names.SET_GROUP) as transaction:
        transaction.change(group, **fields)


def set_package(document: Document, group: str, package: ActionPackage | None) -> None:
    """The action package that the group works for."""
    set_group(document, group, package=package)


def remove_group(document: Document, group: str) -> None:
    """A group goes with its meetings and their counts; what was said in it stays."""
    document.get(group, DeveloperGroup)
    with document.edit(names.REMOVE_GROUP) as transaction:
        for session in document.children(group, Session, "group"):
            transaction.remove(session.id)
        transaction.remove(group)


def set_organiser(document: Document, group: str, said: str) -> None:
    """Who arranges the group, by id or name; a new name makes a record, "" nobody. One that nothing needs goes."""
    before = document.get(group, DeveloperGroup).organiser
    with document.edit(names.SET_ORGANISER) as transaction:
        transaction.change(group, organiser=organiser_for(document, transaction, said))
        _forget_unused(document, transaction, before)


def set_organiser_kind(document: Document, group: str, kind: OrganiserKind) -> None:
    """What sort of organisation arranges the group. NotPossible where nobody is told yet."""
    organiser = document.get(group, DeveloperGroup).organiser
    if not organiser:
        raise NotPossible(NO_ORGANISER)
    with document.edit(names.SET_ORGANISER) as transaction:
        transaction.change(organiser, kind=kind)


def set_municipality(document: Document, group: str, said: str) -> None:
    """The group's municipality, by id or name; a new name makes a record, "" none. One that nothing needs goes."""
    before = document.get(group, DeveloperGroup).municipality
    with document.edit(names.SET_MUNICIPALITY) as transaction:
        transaction.change(group, municipality=municipality_for(document, transaction, said))
        _forget_unused(document, transaction, before)


def organiser_for(document: Document, transaction: Transaction, said: str) -> str:
    """The id of the organiser that an id or a name means, within an edit; a new name makes one, "" stays ""."""
    if isinstance(document.records.get(said), Organiser) or not said.strip():
        return said.strip()
    found = [one for one in document.of_type(Organiser) if same_name(one.name) == same_name(said)]
    if found:
        return min(one.id for one in found)
    return transaction.add(Organiser(id=new_id(), name=_tidy(said))).id


def municipality_for(document: Document, transaction: Transaction, said: str) -> str:
    """The id of the municipality that an id or a name means, within an edit; a new name makes one, "" stays "".

    What is known of a municipality comes with its name; nothing is built from one that is not known.
    """
    if isinstance(document.records.get(said), Municipality) or not said.strip():
        return said.strip()
    wanted = same_name(said)
    found = [one for one in document.of_type(Municipality) if wanted in map(same_name, (one.name_fi, one.name_sv))]
    if found:
        return min(one.id for one in found)
    known = known_municipality(said)
    facts = known._asdict() if known is not None else {"name_fi": _tidy(said)}
    return transaction.add(Municipality(id=new_id(), **facts)).id


def known_municipality(said: str) -> Known | None:
    """The municipality of Keski-Suomi of that name, in Finnish or Swedish."""
    wanted = same_name(said)
    return next((one for one in KNOWN if wanted in map(same_name, (one.name_fi, one.name_sv))), None)


def _tidy(name: str) -> str:
    return unicodedata.normalize("NFC", name.strip())


def _forget_unused(document: Document, transaction: Transaction, record_id: str) -> None:
    """A record that holds nothing but a typed name goes when the last reference to it goes: it was mistyped."""
    record = document.records.get(record_id)
    if record is None or _is_needed(document, record_id) or not _only_a_name(record):
        return
    transaction.remove(record_id)


def _is_needed(document: Document, record_id: str) -> bool:
    groups = any(record_id in (one.organiser, one.municipality) for one in document.of_type(DeveloperGroup))
    lead = any(one.lead == record_id for one in document.of_type(Project))
    return groups or lead or any(one.municipality == record_id for one in document.of_type(Organiser))


def _only_a_name(record: Record) -> bool:
    if isinstance(record, Organiser):
        return not record.municipality
    if not isinstance(record, Municipality) or record.in_project:
        return False
    known = known_municipality(record.name_fi)
    told = (record.code, record.name_fi, record.name_sv, record.locative_fi)
    return told == ("", record.name_fi, "", "") or (known is not None and told == tuple(known))


def project_of(document: Document, group: str = "") -> Project | None:
    """The project that a group works for: its own, else the document's first."""
    record = document.records.get(group)
    own = document.records.get(record.project) if isinstance(record, DeveloperGroup) else None
    if isinstance(own, Project):
        return own
    return min(document.of_type(Project), key=lambda one: one.id, default=None)


def set_project(document: Document, group: str = "", **fields: Any) -> str:
    """Facts of the project that a group works for; it is made when the first is told. Gives its id."""
    project = project_of(document, group)
    with document.edit(names.SET_PROJECT) as transaction:
        if project is None:
            project = transaction.add(Project(**{**fields, "id": new_id()}))
        else:
            transaction.change(project.id, **fields)
        if isinstance(document.records.get(group), DeveloperGroup):
            transaction.change(group, project=project.id)
        return project.id


def set_opening_balance(
    document: Document, group: str = "", *, persons: int | None = None, women: int | None = None
) -> tuple[int, int]:
    """Persons recorded before the first meeting here, and women among them: no more than all. Gives both numbers."""
    project = project_of(document, group)
    before = (project.opening_persons, project.opening_women) if project is not None else (0, 0)
    if women is not None:
        numbers = (max(before[0] if persons is None else persons, women), women)
    else:
        kept = before[0] if persons is None else persons
        numbers = (kept, min(before[1], kept))
    set_project(document, group, opening_persons=numbers[0], opening_women=numbers[1])
    return numbers


def start_session(document: Document, group: str, date: datetime.date, **fields: Any) -> str:
    """A new meeting of a group, numbered after its last one. Where there is no group yet, one is made. Gives its id."""
    with document.edit(names.START_SESSION) as transaction:
        home = group or add_group(document, "")
        earlier = [session.number for session in document.children(home, Session, "group")]
        number = min(max(earlier, default=0) + 1, 10_000)
        made = Session(**{"number": number, **fields, "id": new_id(), "group": home, "date": date})
        return transaction.add(made).id


def set_session(document: Document, session: str, **fields: Any) -> None:
    """Facts of a meeting in one edit; ValueError where a value does not fit."""
    document.get(session, Session)
    with document.edit(names.SET_SESSION) as transaction:
        transaction.change(session, **fields)


def remove_session(document: Document, session: str) -> None:
    """A meeting goes with its counts; what was said in it stays."""
    document.get(session, Session)
    with document.edit(names.REMOVE_SESSION) as transaction:
        transaction.remove(session)


def count_of(document: Document, session: str, role: ParticipantRole, gender: GenderCount) -> tuple[int, int]:
    """How many of a role and gender were there, and how many of them for the first time."""
    for one in document.children(session, ParticipantCount, "session"):
        if (one.role, one.gender) == (role, gender):
            return one.attending, one.new_persons
    return 0, 0


def set_attending(
    document: Document, session: str, role: ParticipantRole, gender: GenderCount, attending: int
) -> tuple[int, int]:
    """So many were there; of them no more can have come for the first time. Gives both numbers as they stand now."""
    new_persons = min(count_of(document, session, role, gender)[1], attending)
    count_participants(document, session, role, gender, attending=attending, new_persons=new_persons)
    return attending, new_persons


def set_new_persons(
    document: Document, session: str, role: ParticipantRole, gender: GenderCount, new_persons: int
) -> tuple[int, int]:
    """So many were there for the first time, and so at least as many were there. Gives both numbers."""
    attending = max(count_of(document, session, role, gender)[0], new_persons)
    count_participants(document, session, role, gender, attending=attending, new_persons=new_persons)
    return attending, new_persons


def count_as_at(document: Document, session: str, earlier: str) -> None:
    """The same people as at an earlier meeting are there again: as many of each, nobody for the first time."""
    document.get(session, Session)
    with document.edit(names.COUNT_PARTICIPANTS):
        for one in document.children(earlier, ParticipantCount, "session"):
            count_participants(document, session, one.role, one.gender, attending=one.attending)


def count_all_as_new(document: Document, session: str) -> None:
    """Everybody who was there was there for the first time: a group's first meeting."""
    document.get(session, Session)
    with document.edit(names.COUNT_PARTICIPANTS) as transaction:
        for one in document.children(session, ParticipantCount, "session"):
            transaction.change(one.id, new_persons=one.attending)
