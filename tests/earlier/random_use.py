"""Somebody works on a document in any way at all."""

import random

from paku_studio import edits
from paku_studio.models import (
    CustomerValue,
    Emotion,
    Note,
    NoteKind,
    PersonaLineGroup,
    Phase,
    Record,
    ServiceMoment,
    TouchpointKind,
    UnderstandingQuestion,
    ValueFacet,
)
from paku_studio.store import Document

UNTOUCHED = ("tombstone", "difference", "document")


def work(document: Document, chance: random.Random, steps: int) -> None:
    """So many gestures; one that is not possible is left."""
    for _ in range(steps):
        try:
            chance.choice(GESTURES)(document, chance)
        except (edits.NotPossible, KeyError):
            continue


def some(document: Document, chance: random.Random, kind: type[Record]) -> str:
    found = [one.id for one in document.of_type(kind)]
    if not found:
        raise KeyError(kind)
    return chance.choice(found)


def any_record(document: Document, chance: random.Random) -> str:
    found = [one.id for one in document.records.values() if one.TYPE not in UNTOUCHED]
    if not found:
        raise KeyError(found)
    return chance.choice(found)


def take_away(document: Document, chance: random.Random) -> None:
    edits.remove(document, [any_record(document, chance)])


def rewrite(document: Document, chance: random.Random) -> None:
    edits.set_text(document, some(document, chance, ServiceMoment), "text", f"sanat {chance.random()}")


def feel(document: Document, chance: random.Random) -> None:
    edits.set_feeling(document, some(document, chance, ServiceMoment), chance.choice(list(Emotion)))


def shift(document: Document, chance: random.Random) -> None:
    moments = [some(document, chance, ServiceMoment) for _ in range(2)]
    edits.move_moment(document, moments[0], after=moments[1])


def into_phase(document: Document, chance: random.Random) -> None:
    edits.move_moment(document, some(document, chance, ServiceMoment), phase=some(document, chance, Phase))


def turn_side(document: Document, chance: random.Random) -> None:
    turn = chance.choice([edits.make_side_step, edits.make_main])
    turn(document, some(document, chance, ServiceMoment))


def tell(document: Document, chance: random.Random) -> None:
    edits.add_moment(document, document.get(some(document, chance, Phase), Phase).pathway, "uusi")


def add_things(document: Document, chance: random.Random) -> None:
    moment = some(document, chance, ServiceMoment)
    edits.add_touchpoint(document, moment, TouchpointKind.PHONE, "puhelin")
    edits.add_note(document, moment, NoteKind.IDEA, "ajatus")
    edits.involve(document, moment, chance.choice(["mtt", "Kela", "sostt"]), "joskus")


def keep_to_myself(document: Document, chance: random.Random) -> None:
    edits.keep_note_to_myself(document, some(document, chance, Note), chance.random() < 0.5)


def about_people(document: Document, chance: random.Random) -> None:
    persona = edits.add_persona(document, "Jusa-Petteri")
    edits.add_persona_line(document, persona, "asuu yksin", PersonaLineGroup.OTHER)
    edits.answer_question(document, UnderstandingQuestion.WHO, "kuka", persona=persona)
    value = edits.add_value(document, "Arvo", persona=persona)
    edits.add_value_item(document, value, ValueFacet.GOAL, "oma koti")


def a_value(document: Document, chance: random.Random) -> None:
    edits.remove(document, [some(document, chance, CustomerValue)])


GESTURES = [
    take_away, take_away, take_away, rewrite, feel, shift, shift, into_phase, turn_side, tell, add_things,
    keep_to_myself, about_people, a_value,
]  # fmt: skip
