"""Stories to draw: a small language for building records, and a seeded maker of wild ones."""

import datetime
import random
from collections.abc import Callable
from typing import Any

import pytest

from paku_studio.drawing.display import Drawing, Group, Item, Sheet, TextLine
from paku_studio.models import (
    DOCUMENT_ID,
    Actor,
    CustomerValue,
    DocumentSettings,
    Emotion,
    Frequency,
    Handover,
    HandoverKind,
    Involvement,
    Link,
    LinkKind,
    MomentStatus,
    Note,
    NoteKind,
    ParticipantCount,
    ParticipantRole,
    Pathway,
    Persona,
    Phase,
    Record,
    ServiceMoment,
    Session,
    Touchpoint,
    TouchpointKind,
    UnderstandingAnswer,
    UnderstandingQuestion,
    ValueFacet,
    ValueItem,
)

TOLD = [feeling for feeling in Emotion if feeling is not Emotion.NOT_ASKED]
PATH = "path"


class StoryBook:
    """Builds the records of one pathway in the order in which they are told."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self._count = 0
        self._phase = ""
        self.add(DocumentSettings(id=DOCUMENT_ID))
        self.add(Pathway(id=PATH, title="Velkakierteestä omaan talouteen"))

    def add(self, record: Record) -> str:
        self.records[record.id] = record
        return record.id

    def name(self, kind: str) -> str:
        self._count += 1
        return f"{kind}{self._count:05d}"

    def order(self) -> str:
        return f"a{self._count:06d}"

    def pathway(self, **fields: Any) -> None:
        self.records[PATH] = self.records[PATH].with_changes(**fields)

    def phase(self, label: str = "") -> str:
        self._phase = self.add(Phase(id=self.name("phase"), pathway=PATH, label=label, order=self.order()))
        return self._phase

    def moment(self, text: str, **fields: Any) -> str:
        phase = self._phase or self.phase()
        return self.add(ServiceMoment(id=self.name("moment"), phase=phase, text=text, order=self.order(), **fields))

    def touchpoint(self, moment: str, label: str, kind: TouchpointKind = TouchpointKind.LETTER, **fields: Any) -> str:
        record = Touchpoint(id=self.name("touch"), moment=moment, label=label, kind=kind, order=self.order(), **fields)
        return self.add(record)

    def note(self, target: str, text: str, kind: NoteKind = NoteKind.WORKED, **fields: Any) -> str:
        return self.add(Note(id=self.name("note"), target=target, kind=kind, text=text, order=self.order(), **fields))

    def link(self, source: str, kind: LinkKind, target: str = "", label: str = "") -> str:
        return self.add(Link(id=self.name("link"), source=source, target=target, kind=kind, label=label))

    def actor(self, moment: str, name: str, often: str = "") -> str:
        actor = self.add(Actor(id=self.name("actor"), name=name))
        involvement = self.add(Involvement(id=self.name("takes"), moment=moment, actor=actor, order=self.order()))
        if often:
            self.add(Frequency(id=self.name("often"), involvement=involvement, text=often))
        return actor

    def handover(self, moment: str, kind: HandoverKind, **fields: Any) -> str:
        return self.add(Handover(id=self.name("hand"), moment=moment, kind=kind, **fields))

    def persona(self, name: str = "Aino-Maija Selkäsaari") -> str:
        persona = self.add(Persona(id="persona", name=name, age="46 vuotta", headline="keittiötyöntekijä"))
        self.note(persona, "Kun tuntematon numero soittaa, en vastaa.", NoteKind.QUOTE)
        self.add(
            UnderstandingAnswer(
                id="why", persona=persona, question=UnderstandingQuestion.WHY, text="joku avaa kirjeet hänen kanssaan"
            )
        )
        self.add(CustomerValue(id="value", persona=persona))
        self.add(ValueItem(id="item", value="value", facet=ValueFacet.SOCIAL, text="kertoo asiansa vain kerran"))
        self.pathway(persona=persona)
        return persona

    def session(self, participants: int = 11) -> None:
        self.add(Session(id="session", number=3, date=datetime.date(2027, 1, 14)))
        role = ParticipantRole.DEVELOPER_CLIENT
        self.add(ParticipantCount(id="count", session="session", role=role, attending=participants))
        self.pathway(session="session")


@pytest.fixture
def book() -> StoryBook:
    return StoryBook()


WORDS = [
    "kirje",
    "velkaneuvonta",
    "ja",
    "lomake",
    "työntekijä",
    "diakoniatyöntekijä",
    "odotus",
    "soitto",
    "yhdessä",
    "kotikäynti",
    "palvelutarpeen",
    "arviointi",
    "sosiaalityöntekijän",
    "tukiasuminen",
    "kuntoutuspsykoterapia",
    "on",
    "ei",
    "se",
    "hakemus",
    "päätös",
    "toimeentulotuki",
    "lastensuojelun",
    "jälkihuoltotyöntekijä",
    "nuori",
    "perhe",
    "kohtaaminen",
]


class WildStory:
    """A random story from a seed: any mix of all that a pathway can hold."""

    def __init__(self, seed: int, moments: int) -> None:
        self.pick = random.Random(seed)
        self.book = StoryBook()
        self.moments = moments

    def chance(self, share: float) -> bool:
        return self.pick.random() < share

    def words(self, low: int, high: int) -> str:
        """Words that are told once each, so that what is missing or said twice can be found."""
        chosen = [self.pick.choice(WORDS) for _ in range(self.pick.randint(low, high))]
        self.book._count += 1
        return " ".join([*chosen, f"q{self.book._count}"])

    def build(self) -> dict[str, Record]:
        book, pick = self.book, self.pick
        book.pathway(title=self.words(1, 8), subtitle=self.words(2, 6) if self.chance(0.4) else "")
        book.pathway(asked_feelings=self.chance(0.5), asked_worked=self.chance(0.5), asked_risk=self.chance(0.5))
        if self.chance(0.6):
            book.persona(self.words(1, 2))
        if self.chance(0.6):
            book.session(pick.randint(1, 20))
        feelings = pick.choice((0.0, 0.4, 1.0))
        told: list[str] = []
        for place in range(self.moments):
            if place == 0 or self.chance(0.12):
                phase = book.phase(self.words(1, 3) if self.chance(0.85) else "")
                if self.chance(0.3):
                    book.note(phase, self.words(2, 8), pick.choice(list(NoteKind)))
                here: list[str] = []
            here.append(self._moment(feelings, here))
            told.append(here[-1])
        for _ in range(self.moments // 5):
            self._link(told)
        for _ in range(pick.randint(0, 9)):
            book.note(PATH, self.words(2, 9), pick.choice(list(NoteKind)), heading="Aika:" if self.chance(0.2) else "")
        return book.records

    def _moment(self, feelings: float, here: list[str]) -> str:
        book, pick = self.book, self.pick
        fields: dict[str, Any] = {"status": pick.choice(list(MomentStatus))}
        if self.chance(feelings):
            fields["feeling"] = pick.choice(TOLD)
        if here and self.chance(0.2):
            fields["parent"] = pick.choice(here[-3:])
        for mark in ("critical", "meaningful"):
            if self.chance(0.15):
                fields[mark] = True
                fields[f"{mark}_reason"] = self.words(1, 6) if self.chance(0.8) else ""
        if self.chance(0.1):
            fields.update(place=self.words(1, 2), when=self.words(1, 2), duration=self.words(1, 2), client_choice=True)
        if self.chance(0.1):
            fields["law_references"] = (self.words(1, 3),)
        moment = book.moment(self.words(1, pick.choice((3, 6, 25))), **fields)
        if here and self.chance(0.15) and "parent" not in fields:
            book.link(moment, LinkKind.PARALLEL, here[-1])
        self._hang(moment)
        return moment

    def _hang(self, moment: str) -> None:
        book, pick = self.book, self.pick
        for _ in range(pick.choice((0, 1, 1, 2, 4))):
            touch = book.touchpoint(
                moment,
                self.words(0, 4),
                pick.choice(list(TouchpointKind)),
                critical=self.chance(0.1),
                meaningful=self.chance(0.1),
            )
            if self.chance(0.3):
                book.note(touch, self.words(1, 6), pick.choice(list(NoteKind)))
        for _ in range(pick.choice((0, 0, 1, 2, 9))):
            book.note(moment, self.words(1, 10), pick.choice(list(NoteKind)))
        if self.chance(0.7):
            book.actor(moment, self.words(0, 2), self.words(0, 1) if self.chance(0.3) else "")
        for _ in range(pick.choice((0, 0, 0, 0, 1, 3))):
            known = {"note": self.words(1, 4)} if self.chance(0.5) else {}
            book.handover(moment, pick.choice(list(HandoverKind)), **known)

    def _link(self, told: list[str]) -> None:
        pick = self.pick
        source, target = pick.choice(told), pick.choice(told)
        kind = pick.choice((LinkKind.RETURN, LinkKind.RETURN, LinkKind.LEADS_TO, LinkKind.SKIPPED, LinkKind.GAP))
        label = self.words(0, pick.choice((1, 8))) if self.chance(0.4) else ""
        if kind is LinkKind.GAP:
            self.book.link(source, kind, "", label)
        elif source != target:
            self.book.link(source, kind, target, label)


@pytest.fixture
def wild() -> Callable[[int, int], dict[str, Record]]:
    """A random story by seed and number of moments."""
    return lambda seed, moments: WildStory(seed, moments).build()


class Seen:
    """A sheet read back: every text line with its place on the paper, what is read and in which order."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.lines: list[tuple[float, float, float, float, str]] = []
        """x, baseline, width, size and words of every line, in points of the paper."""
        self._gather(sheet.body, 1.0, 0.0, 0.0)

    def _gather(self, item: Item, factor: float, dx: float, dy: float) -> None:
        if isinstance(item, TextLine):
            x, y = item.x * factor + dx, item.y * factor + dy
            self.lines.append((x, y, item.width * factor, item.size * factor, item.text))
        if isinstance(item, Group):
            if item.transform is not None:
                scale, _, _, _, right, down = item.transform
                factor, dx, dy = factor * scale, dx + right * factor, dy + down * factor
            for child in item.children:
                self._gather(child, factor, dx, dy)

    @property
    def boxes(self) -> list[tuple[float, float, float, float, str]]:
        """Each line's box: left, top, right, bottom, words; from cap height to a little under the baseline."""
        return [(x, y - size * 0.7, x + width, y + size * 0.16, text) for x, y, width, size, text in self.lines]


def spoken(item: Item, *, read: bool = True) -> list[TextLine]:
    """The lines that a reader hears, in reading order; what is only to be seen is left out."""
    if isinstance(item, TextLine):
        return [item]
    if not isinstance(item, Group) or item.role == "Artifact":
        return []
    children = sorted(
        item.children, key=lambda child: child.reading if isinstance(child, Group) and child.reading is not None else 0
    )
    return [line for child in (children if read else item.children) for line in spoken(child)]


@pytest.fixture
def seen() -> type[Seen]:
    return Seen


@pytest.fixture
def heard() -> Callable[[Drawing], str]:
    """All words of a drawing in reading order, broken words joined again."""

    def read(drawing: Drawing) -> str:
        text = ""
        for sheet in drawing.sheets:
            for line in spoken(sheet.body):
                text += line.text + ("" if line.joint in ("", "-") else " ")
        return text

    return read
