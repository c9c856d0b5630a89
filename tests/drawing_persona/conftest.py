"""A persona as a group told it, and what its sheet says where."""

import datetime
from collections.abc import Callable, Iterator

import pytest

from paku_studio.drawing.display import Drawing, Group, Item, Path, TextLine
from paku_studio.drawing.paper import paper
from paku_studio.drawing.persona import draw_persona
from paku_studio.drawing.theme import theme
from paku_studio.models import (
    Actor,
    ActorKind,
    DeveloperGroup,
    DocumentSettings,
    Persona,
    PersonaLine,
    PersonaLineGroup,
    Project,
    Record,
    ServiceContact,
    Session,
    UnderstandingAnswer,
    UnderstandingQuestion,
)

TOLD = (
    DocumentSettings(id="document"),
    DeveloperGroup(id="group", name="Varhaisen tuen ryhmä", project="project"),
    Project(id="project", name="PAKU-hanke", fund="Euroopan sosiaalirahasto"),
    Session(id="first", group="group", number=1, date=datetime.date(2026, 10, 1)),
    Session(id="second", group="group", number=2, date=datetime.date(2026, 11, 21)),
    Persona(
        id="jusa",
        name="Jusa-Petteri Mutkamäki",
        age="28",
        headline="Huonossa hapessa…",
        portrait="beard",
        group="group",
    ),
    Actor(id="kela", name="Kela", kind=ActorKind.KELA),
    Actor(id="sister", name="Sisko", kind=ActorKind.CLOSE_ONE),
    ServiceContact(id="c1", persona="jusa", actor="kela", order="A"),
    ServiceContact(id="c2", persona="jusa", actor="sister", remark="soittaa joskus", order="B"),
    PersonaLine(id="l1", persona="jusa", heading=PersonaLineGroup.HEALTH, text="Nukkuu huonosti", order="A"),
    PersonaLine(id="l2", persona="jusa", heading=PersonaLineGroup.SITUATION, text="Asuu yksin", order="B"),
    PersonaLine(id="l3", persona="jusa", heading=PersonaLineGroup.SITUATION, text="Jäänyt työttömäksi", order="C"),
    UnderstandingAnswer(id="a1", persona="jusa", question=UnderstandingQuestion.WHY, text="Elämälle suunta"),
)


@pytest.fixture
def told() -> dict[str, Record]:
    return {record.id: record for record in TOLD}


class Seen:
    """A drawn persona, looked at."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing

    def lines(self, sheet: int | None = None) -> list[TextLine]:
        """Lines that are read, in reading order; not those that only repeat."""
        sheets = self.drawing.sheets if sheet is None else self.drawing.sheets[sheet : sheet + 1]
        return [item for each in sheets for item, _ in read_items(each.body) if isinstance(item, TextLine)]

    def elements(self) -> list[tuple[str, str]]:
        """(role, words) of every element that holds lines, in reading order."""
        found: dict[int, tuple[str, list[str]]] = {}
        for sheet in self.drawing.sheets:
            for item, group in read_items(sheet.body):
                if isinstance(item, TextLine):
                    found.setdefault(id(group), (group.role, []))[1].append(item.text)
        return [(role, " ".join(words)) for role, words in found.values()]

    def words(self, sheet: int | None = None) -> str:
        """All that is read, element by element, broken words put together again."""
        sheets = self.drawing.sheets if sheet is None else self.drawing.sheets[sheet : sheet + 1]
        spoken: dict[str, str] = {}
        for each in sheets:
            for item, group in read_items(each.body):
                if isinstance(item, TextLine):
                    joint = " " if item.joint == " " else ""
                    spoken[group.id] = spoken.get(group.id, "") + item.text + joint
        return "".join(spoken.values())

    def boxes(self, sheet: int) -> Iterator[tuple[float, float, float, float]]:
        """Left, top, right, bottom of everything painted, in points of the paper."""
        scale = self.drawing.sheets[sheet].body.children[0].transform[0]
        for item, _ in all_items(self.drawing.sheets[sheet].body):
            if isinstance(item, TextLine):
                box = (item.x, item.y - 0.75 * item.size, item.x + item.width, item.y + 0.25 * item.size)
            elif isinstance(item, Path):
                points = [step[place : place + 2] for step in item.commands for place in range(1, len(step), 2)]
                box = (
                    min(x for x, _ in points),
                    min(y for _, y in points),
                    max(x for x, _ in points),
                    max(y for _, y in points),
                )
            else:
                box = (item.x, item.y, item.x + item.width, item.y + item.height)
            yield tuple(edge * scale for edge in box)


def all_items(item: Item, group: Group | None = None) -> Iterator[tuple[Item, Group | None]]:
    if isinstance(item, Group):
        for child in item.children:
            yield from all_items(child, item)
    else:
        yield item, group


def read_items(item: Item, group: Group | None = None) -> Iterator[tuple[Item, Group | None]]:
    if isinstance(item, Group):
        if item.role == "Artifact":
            return
        inner = item if item.role and item.role != "Span" else group
        for child in item.children:
            yield from read_items(child, inner)
    else:
        yield item, group


@pytest.fixture
def see() -> Callable[..., Seen]:
    def draw(records, size="A4", orientation="portrait", colours="colour", language="fi"):
        return Seen(draw_persona(records, "jusa", paper(size, orientation), theme(colours), language))

    return draw
