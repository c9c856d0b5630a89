"""Pathways of any length, the same each time, for measuring."""

from paku_studio.models import (
    DOCUMENT_ID,
    Actor,
    DocumentSettings,
    Emotion,
    Involvement,
    Link,
    Note,
    NoteKind,
    Pathway,
    Phase,
    Record,
    ServiceMoment,
    Touchpoint,
    TouchpointKind,
)
from paku_studio.store import keys_between

TEXTS = (
    "Kirjeet jäävät avaamatta",
    "Palvelutarpeen arviointi kotikäynnillä yhdessä palveluohjaajan kanssa",
    "Lääkäriaika",
    "Hakemus palautetaan täydennettäväksi, koska liite puuttui",
    "Tukiasumisen omatyöntekijä tavataan ensimmäisen kerran",
)


def long_story(moments: int, touchpoints: int = 4) -> list[Record]:
    """One pathway of so many moments: phases of twenty, notes, feelings, a return loop in each phase."""
    records: list[Record] = [
        DocumentSettings(id=DOCUMENT_ID, title="Pitkä polku"),
        Pathway(id="path", title="Pitkä polku"),
        *(Actor(id=f"actor{number}", name=name) for number, name in enumerate(("Asiakas", "Kela", "Palveluohjaaja"))),
    ]
    keys = keys_between(None, None, moments)
    for number in range(moments):
        phase = f"phase{number // 20}"
        if number % 20 == 0:
            records.append(Phase(id=phase, pathway="path", label=f"Vaihe {number // 20 + 1}", order=keys[number]))
        records += _moment(number, phase, keys[number], touchpoints)
    return records


def _moment(number: int, phase: str, order: str, touchpoints: int) -> list[Record]:
    identity = f"m{number}"
    feeling = list(Emotion)[number % 5] if number % 3 == 0 else Emotion.NOT_ASKED
    parent = f"m{number - 1}" if number % 20 == 7 else ""
    found: list[Record] = [
        ServiceMoment(
            id=identity,
            phase=phase,
            parent=parent,
            text=TEXTS[number % len(TEXTS)],
            order=order,
            feeling=feeling,
            critical=number % 17 == 5,
            critical_reason="jos apu viipyy" if number % 17 == 5 else "",
        ),
        Involvement(id=f"i{number}", moment=identity, actor=f"actor{number % 3}"),
    ]
    kinds = list(TouchpointKind)
    for place in range(touchpoints):
        kind = kinds[(number + place) % len(kinds)]
        label = TEXTS[(number + place) % len(TEXTS)][:24]
        found.append(Touchpoint(id=f"t{number}-{place}", moment=identity, kind=kind, label=label, order=f"a{place}"))
    if number % 2 == 0:
        kind_of_note = list(NoteKind)[number % 6]
        found.append(Note(id=f"n{number}", target=identity, kind=kind_of_note, text="sai tulla ilman ajanvarausta"))
    if number % 20 == 12:
        found.append(Link(id=f"l{number}", source=identity, target=f"m{number - 3}", kind="return"))
    return found
