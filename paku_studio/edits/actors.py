"""What a person can do with actors: who takes part, how often, under which name. Each verb is one commit."""

import unicodedata
from collections.abc import Sequence

from paku_studio.edits import names
from paku_studio.edits.refusal import NAMELESS, NEEDS_TWO, NotPossible
from paku_studio.edits.rows import keys_for, last_key
from paku_studio.models import (
    Actor,
    ActorKind,
    Frequency,
    Handover,
    Involvement,
    ServiceContact,
    ServiceMoment,
)
from paku_studio.store import Document, Transaction, new_id


def same_name(name: str) -> str:
    """What two ways to type one name have in common: NFC, capitals and runs of spaces not looked at."""
    return " ".join(unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold()).split())


def find_actor(document: Document, said: str) -> Actor | None:
    """The actor of that name as typed, else of that name in other capitals, else with that short form."""
    actors = sorted(document.of_type(Actor), key=lambda actor: actor.id)
    wanted = same_name(said)
    exact = (actor for actor in actors if actor.name == said)
    named = (actor for actor in actors if same_name(actor.name) == wanted)
    short = (actor for actor in actors if wanted in map(same_name, actor.abbreviations))
    return next(exact, None) or next(named, None) or next(short, None)


def actor_for(document: Document, transaction: Transaction, said: str) -> str:
    """The id of the actor that an id or a name means, within an edit; a new name makes an actor, "" stays ""."""
    if isinstance(document.records.get(said), Actor) or not said.strip():
        return said.strip()
    found = find_actor(document, said.strip())
    return found.id if found else transaction.add(Actor(id=new_id(), name=said.strip())).id


def add_actor(
    document: Document, name: str, kind: ActorKind = ActorKind.OTHER, abbreviations: Sequence[str] = ()
) -> str:
    """An actor of the document; the one that has the name already is kept. Gives the id. NotPossible without a name."""
    if not name.strip():
        raise NotPossible(NAMELESS)
    with document.edit(names.ADD_ACTOR) as transaction:
        found = find_actor(document, name)
        if found is not None:
            return found.id
        return transaction.add(Actor(id=new_id(), name=name, kind=kind, abbreviations=tuple(abbreviations))).id


def involve(document: Document, moment: str, actor: str, frequency: str = "") -> str:
    """An actor, by id or name, takes part in a moment, perhaps so often. Gives the involvement's id.

    Who takes part already is not added twice; a frequency that is new is added.
    """
    document.get(moment, ServiceMoment)
    if not actor.strip():
        raise NotPossible(NAMELESS)
    with document.edit(names.INVOLVE) as transaction:
        involvement = _involvement(document, transaction, moment, actor_for(document, transaction, actor))
        if frequency.strip():
            _tell_frequency(document, transaction, involvement, frequency)
        return involvement


def _involvement(document: Document, transaction: Transaction, moment: str, actor: str) -> str:
    for other in document.children(moment, Involvement, "moment"):
        if other.actor == actor:
            return other.id
    order = last_key(document, transaction, Involvement, moment, "moment")
    return transaction.add(Involvement(id=new_id(), moment=moment, actor=actor, order=order)).id


def _tell_frequency(document: Document, transaction: Transaction, involvement: str, text: str) -> str:
    for other in document.children(involvement, Frequency, "involvement"):
        if other.text == text:
            return other.id
    order = last_key(document, transaction, Frequency, involvement, "involvement")
    return transaction.add(Frequency(id=new_id(), involvement=involvement, text=text, order=order)).id


def add_frequency(document: Document, involvement: str, text: str) -> str:
    """How often the actor takes part in that moment, in the speaker's words. Gives its id."""
    document.get(involvement, Involvement)
    with document.edit(names.ADD_FREQUENCY) as transaction:
        return _tell_frequency(document, transaction, involvement, text)


def rename_actor(document: Document, actor: str, name: str) -> None:
    """Another name, wherever the actor stands. The old name is not kept. NotPossible without a name."""
    document.get(actor, Actor)
    if not name.strip():
        raise NotPossible(NAMELESS)
    with document.edit(names.RENAME_ACTOR) as transaction:
        transaction.change(actor, name=name)


def join_actors(document: Document, kept: str, others: Sequence[str]) -> None:
    """The others were the same actor all along: what they did, the kept one did; their names become its short forms.

    Who took part twice in a moment takes part once, with all frequencies.
    """
    gone = [document.get(other, Actor) for other in dict.fromkeys(others) if other != kept]
    if not gone:
        raise NotPossible(NEEDS_TWO)
    with document.edit(names.JOIN_ACTORS) as transaction:
        for other in gone:
            _take_over(document, transaction, kept, other.id)
            transaction.remove(other.id)
        transaction.change(
            kept, abbreviations=_all_names(document.get(kept, Actor), gone), kind=_kind(document, kept, gone)
        )


def _take_over(document: Document, transaction: Transaction, kept: str, other: str) -> None:
    for involvement in document.children(other, Involvement, "actor"):
        move_involvement(document, transaction, involvement, involvement.moment, kept)
    for field in ("from_actor", "to_actor"):
        for handover in document.children(other, Handover, field):
            transaction.change(handover.id, **{field: kept})
    for contact in document.children(other, ServiceContact, "actor"):
        transaction.change(contact.id, actor=kept)


def move_involvement(
    document: Document, transaction: Transaction, involvement: Involvement, moment: str, actor: str
) -> None:
    """The same part in another moment or by another actor, within an edit; where that stands already, frequencies go
    over to it.
    """
    there = [other for other in document.children(moment, Involvement, "moment") if other.actor == actor]
    if not there:
        order = last_key(document, transaction, Involvement, moment, "moment") if moment != involvement.moment else ""
        transaction.change(involvement.id, moment=moment, actor=actor, order=order or involvement.order)
        return
    if there[0].id == involvement.id:
        return
    for frequency in document.children(involvement.id, Frequency, "involvement"):
        row = document.children(there[0].id, Frequency, "involvement")
        if frequency.text not in [other.text for other in row]:
            transaction.change(frequency.id, involvement=there[0].id, order=keys_for(transaction, row, len(row))[0])
    transaction.remove(involvement.id)


def _all_names(kept: Actor, gone: Sequence[Actor]) -> tuple[str, ...]:
    said = [*kept.abbreviations, *(name for other in gone for name in (other.name, *other.abbreviations))]
    found = {same_name(kept.name): ""}
    for name in said:
        found.setdefault(same_name(name), name)
    return tuple(name for name in found.values() if name)


def _kind(document: Document, kept: str, gone: Sequence[Actor]) -> ActorKind:
    kinds = [document.get(kept, Actor).kind, *(other.kind for other in gone)]
    return next((kind for kind in kinds if kind is not ActorKind.OTHER), ActorKind.OTHER)
