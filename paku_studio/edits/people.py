"""What a person can say of personas, needs, values, groups and sessions. Each verb is one commit."""

from typing import Any

from paku_studio.edits import names
from paku_studio.edits.actors import actor_for
from paku_studio.edits.refusal import NAMELESS, NotPossible
from paku_studio.edits.rows import UNTOLD, Told, last_key
from paku_studio.models import (
    ActionPackage,
    CustomerValue,
    DeveloperGroup,
    GenderCount,
    ParticipantCount,
    ParticipantRole,
    Persona,
    PersonaLine,
    PersonaLineGroup,
    ServiceContact,
    Session,
    UnderstandingAnswer,
    UnderstandingQuestion,
    ValueFacet,
    ValueItem,
)
from paku_studio.store import Document, new_id


def add_persona(document: Document, name: str = "", **fields: Any) -> str:
    """A persona after the others; not yet confirmed as fictional. Gives its id."""
    with document.edit(names.ADD_PERSONA) as transaction:
        order = last_key(document, transaction, Persona)
        return transaction.add(Persona(**{**fields, "id": new_id(), "name": name, "order": order})).id


def add_persona_line(
    document: Document,
    persona: str,
    text: str,
    heading: PersonaLineGroup = PersonaLineGroup.OTHER,
    *,
    told: Told = UNTOLD,
    quote: bool = False,
    unsure: bool = False,
) -> str:
    """One more line about a persona: somebody's own words (`quote`), or to be checked (`unsure`). Gives its id."""
    document.get(persona, Persona)
    said: dict[str, Any] = {"text": text, "quote": quote, "unsure": unsure, **told.fields()}
    with document.edit(names.ADD_PERSONA_LINE) as transaction:
        order = last_key(document, transaction, PersonaLine, persona, "persona")
        return transaction.add(PersonaLine(id=new_id(), persona=persona, heading=heading, order=order, **said)).id


def add_service_contact(document: Document, persona: str, actor: str, remark: str = "") -> str:
    """A service, by the actor's id or name, that a persona has to do with. Gives its id.

    A service that stands there already is kept and gets the remark. NotPossible without a name.
    """
    document.get(persona, Persona)
    if not actor.strip():
        raise NotPossible(NAMELESS)
    with document.edit(names.ADD_SERVICE_CONTACT) as transaction:
        who = actor_for(document, transaction, actor)
        for other in document.children(persona, ServiceContact, "persona"):
            if other.actor == who:
                transaction.change(other.id, remark=remark or other.remark)
                return other.id
        order = last_key(document, transaction, ServiceContact, persona, "persona")
        contact = ServiceContact(id=new_id(), persona=persona, actor=who, remark=remark, order=order)
        return transaction.add(contact).id


def confirm_fictional(document: Document, persona: str, fictional: bool = True) -> None:
    """Somebody says that the persona is nobody in particular."""
    document.get(persona, Persona)
    name = names.CONFIRM_FICTIONAL if fictional else names.UNCONFIRM_FICTIONAL
    with document.edit(name) as transaction:
        transaction.change(persona, fictional=fictional)


def answer_question(
    document: Document,
    question: UnderstandingQuestion,
    text: str,
    *,
    persona: str = "",
    told: Told = UNTOLD,
    quote: bool = False,
    unsure: bool = False,
) -> str:
    """One more answer to one of the four questions, for a persona or for the whole group. Gives its id."""
    if persona:
        document.get(persona, Persona)
    said: dict[str, Any] = {"text": text, "quote": quote, "unsure": unsure, **told.fields()}
    with document.edit(names.ANSWER_QUESTION) as transaction:
        order = last_key(document, transaction, UnderstandingAnswer)
        answer = UnderstandingAnswer(id=new_id(), persona=persona, question=question, order=order, **said)
        return transaction.add(answer).id


def add_value(
    document: Document,
    title: str = "",
    *,
    persona: str = "",
    group: str = "",
    package: ActionPackage | None = None,
) -> str:
    """A board of customer value. Gives its id."""
    with document.edit(names.ADD_VALUE) as transaction:
        order = last_key(document, transaction, CustomerValue)
        value = CustomerValue(id=new_id(), title=title, persona=persona, group=group, package=package, order=order)
        return transaction.add(value).id


def add_value_item(
    document: Document,
    value: str,
    facet: ValueFacet,
    text: str,
    *,
    told: Told = UNTOLD,
    quote: bool = False,
    unsure: bool = False,
) -> str:
    """One more statement on a board of customer value. Gives its id."""
    document.get(value, CustomerValue)
    said: dict[str, Any] = {"text": text, "quote": quote, "unsure": unsure, **told.fields()}
    with document.edit(names.ADD_VALUE_ITEM) as transaction:
        order = last_key(document, transaction, ValueItem, value, "value")
        return transaction.add(ValueItem(id=new_id(), value=value, facet=facet, order=order, **said)).id


def add_group(document: Document, name: str, **fields: Any) -> str:
    """A developer group. Gives its id."""
    with document.edit(names.ADD_GROUP) as transaction:
        return transaction.add(DeveloperGroup(**{**fields, "id": new_id(), "name": name})).id


def add_session(document: Document, group: str, **fields: Any) -> str:
    """One more meeting of a group, numbered after its last one where no number is given. Gives its id."""
    document.get(group, DeveloperGroup)
    earlier = [session.number for session in document.children(group, Session, "group")]
    number = min(max(earlier, default=0) + 1, 10_000)
    with document.edit(names.ADD_SESSION) as transaction:
        return transaction.add(Session(**{"number": number, **fields, "id": new_id(), "group": group})).id


def count_participants(
    document: Document,
    session: str,
    role: ParticipantRole,
    gender: GenderCount = GenderCount.UNKNOWN,
    *,
    attending: int,
    new_persons: int = 0,
) -> None:
    """How many of one role and gender were at a session, in place of what was counted before; nobody: no record."""
    document.get(session, Session)
    with document.edit(names.COUNT_PARTICIPANTS) as transaction:
        numbers = {"attending": attending, "new_persons": new_persons}
        for other in document.children(session, ParticipantCount, "session"):
            if (other.role, other.gender) == (role, gender):
                if attending:
                    transaction.change(other.id, **numbers)
                else:
                    transaction.remove(other.id)
                return
        if attending:
            count = ParticipantCount(id=new_id(), session=session, role=role, gender=gender, **numbers)
            transaction.add(count)
