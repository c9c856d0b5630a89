"""Sheets for clients as an organisation has them, and what a reader finds on them."""

import importlib.util
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path as File
from types import SimpleNamespace
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from paku_studio.drawing.cards import draw_cards
from paku_studio.drawing.checklist import draw_checklist
from paku_studio.drawing.conversation import draw_conversation
from paku_studio.drawing.display import Box, Drawing, Group, Item, TextLine
from paku_studio.drawing.paper import paper
from paku_studio.drawing.theme import theme
from paku_studio.export.bounds import IDENTITY, bounds, compose, transformed
from paku_studio.models import (
    Checklist,
    ChecklistItem,
    ChecklistSection,
    Conversation,
    DeveloperGroup,
    LifeArea,
    LifeAreaScale,
    Logo,
    LogoKind,
    Project,
    Record,
)

LOGO = "a" * 64 + ".png"
ORGANISATION = (
    DeveloperGroup(id="group", name="Varhaisen tuen ryhmä", project="project"),
    Project(id="project", name="PAKU-hanke", fund="Euroopan sosiaalirahasto"),
)


def conversation(areas: int = 6, scale: LifeAreaScale = LifeAreaScale.FACES) -> dict[str, Record]:
    """A sheet that an organisation has written itself."""
    sheet = Conversation(
        id="talk",
        title="Miten jakselet?",
        subtitle="Kerro sen verran kuin haluat.",
        easy_title="Mitä kuuluu?",
        easy_subtitle="Vastaa, jos haluat.",
        promise="Lappu jää sinulle. Kukaan muu ei lue sitä.",
        easy_promise="Lappu on sinun. Vie se kotiin.",
    )
    rows = [
        LifeArea(
            id=f"area{number}",
            conversation="talk",
            name=f"Alue {number}",
            prompt=f"Miten sujuu asia numero {number}?",
            easy_prompt=f"Onko asia {number} hyvin?",
            scale=scale,
            order=f"V{number:02d}V",
        )
        for number in range(areas)
    ]
    return {record.id: record for record in (*ORGANISATION, sheet, *rows)}


def checklist(before: int = 3, during: int = 3, after: int = 3, *, write_in: bool = True) -> dict[str, Record]:
    """A list that an organisation has written itself."""
    sheet = Checklist(
        id="list",
        title="Kun asioit meillä",
        subtitle="Rastita.",
        easy_title="Näin asioit",
        easy_subtitle="Rasti auttaa.",
        organisation="Rantakunnan sosiaalityö",
        address="Rantatie 3",
    )
    said = {ChecklistSection.BEFORE: before, ChecklistSection.DURING: during, ChecklistSection.AFTER: after}
    items = [
        ChecklistItem(
            id=f"{section.value}{number}",
            checklist="list",
            section=section,
            text=f"{section.value}: muistettava {number}",
            easy_text=f"{section.value}: asia {number}",
            write_in=write_in and section is not ChecklistSection.DURING and number == 0,
            order=f"V{number:02d}V",
        )
        for section, count in said.items()
        for number in range(count)
    ]
    return {record.id: record for record in (*ORGANISATION, sheet, *items)}


class Seen:
    """A drawn sheet, looked at and read."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing

    @property
    def pages(self) -> int:
        return len(self.drawing.sheets)

    def read(self, page: int | None = None) -> list[tuple[str, str]]:
        """(role, words) of everything that is read, in reading order; figures by their words."""
        found: dict[str, list[str]] = {}
        roles: dict[str, str] = {}
        chosen = self.drawing.sheets if page is None else self.drawing.sheets[page : page + 1]
        for number, sheet in enumerate(chosen):
            for place, (group, item) in enumerate(_read(sheet.body)):
                key = group.id or f"{number}-{place}"
                roles[key] = group.role
                words = found.setdefault(key, [])
                if isinstance(item, TextLine):
                    words.append(item.text + (" " if item.joint == " " else ""))
                elif group.role == "Figure":
                    words[:] = [group.alt]
        return [(roles[key], "".join(words).strip()) for key, words in found.items()]

    def words(self, page: int | None = None) -> str:
        """All that is read, in order."""
        return "\n".join(words for _, words in self.read(page))

    def sizes(self) -> list[tuple[float, str]]:
        """The type size of each line on the paper that was asked for, in points of A4."""
        return [(line.size * scale, line.text) for line, scale, _ in self._lines()]

    def outside(self) -> list[Box]:
        """What leaves its page."""
        return [
            box
            for sheet in self.drawing.sheets
            for box in [bounds(sheet.body)]
            if box and (box[0] < 0 or box[1] < 0 or box[0] + box[2] > sheet.width or box[1] + box[3] > sheet.height)
        ]

    def collisions(self) -> list[tuple[str, str]]:
        """Lines of text that lie on one another."""
        found = []
        for sheet in self.drawing.sheets:
            lines = [(line, matrix) for line, matrix in _placed(sheet.body, IDENTITY) if isinstance(line, TextLine)]
            boxes = [(line.text, _ink(line, matrix)) for line, matrix in lines]
            for place, (text, box) in enumerate(boxes):
                found += [(text, other) for other, there in boxes[place + 1 :] if _overlap(box, there)]
        return found

    def element(self, key: str) -> Box | None:
        """Where an element stands, on the page that it begins on."""
        for sheet in self.drawing.sheets:
            for item, matrix in _placed(sheet.body, IDENTITY, groups=True):
                if isinstance(item, Group) and item.id == key and (box := bounds(item)):
                    return transformed(box, matrix)
        return None

    def groups(self, role: str) -> list[Group]:
        """Every group of a role, in painting order."""
        return [
            item
            for sheet in self.drawing.sheets
            for item, _ in _placed(sheet.body, IDENTITY, groups=True)
            if isinstance(item, Group) and item.role == role
        ]

    def _lines(self) -> Iterator[tuple[TextLine, float, Any]]:
        for sheet in self.drawing.sheets:
            for item, matrix in _placed(sheet.body, IDENTITY):
                if isinstance(item, TextLine):
                    yield item, matrix[0], sheet


def _read(item: Item, group: Group | None = None) -> Iterator[tuple[Group, Item]]:
    if isinstance(item, Group):
        if item.role != "Artifact":
            inner = item if item.role or group is None else group
            for child in item.children:
                yield from _read(child, inner)
    elif group is not None:
        yield group, item


def _placed(item: Item, matrix: Any, groups: bool = False) -> Iterator[tuple[Item, Any]]:
    if not isinstance(item, Group):
        yield item, matrix
        return
    if groups:
        yield item, matrix
    inner = compose(matrix, item.transform) if item.transform else matrix
    for child in item.children:
        yield from _placed(child, inner, groups)


def _ink(line: TextLine, matrix: Any) -> Box:
    tall = line.size
    return transformed((line.x + 0.3, line.y - 0.66 * tall, max(0.1, line.width - 0.6), 0.8 * tall), matrix)


def _overlap(one: Box, other: Box) -> bool:
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return across > 0.2 and down > 0.2


Look = Callable[..., Seen]


@pytest.fixture
def talk() -> Look:
    """Draws a conversation sheet."""

    def draw(
        records: Mapping[str, Record] | None = None,
        *,
        size: str = "A4",
        way: str = "portrait",
        colours: str = "colour",
        language: str = "fi",
        easy: bool = False,
        filled: Mapping[str, str] | None = None,
        sheet: str = "talk",
    ) -> Seen:
        on = paper(size, way)  # type: ignore[arg-type]
        drawing = draw_conversation(
            records or conversation(), sheet, on, theme(colours), language, easy=easy, filled=filled
        )
        return Seen(drawing)

    return draw


@pytest.fixture
def errand() -> Look:
    """Draws a checklist."""

    def draw(
        records: Mapping[str, Record] | None = None,
        *,
        size: str = "A4",
        way: str = "portrait",
        colours: str = "colour",
        language: str = "fi",
        easy: bool = False,
        filled: Mapping[str, str] | None = None,
        sheet: str = "list",
    ) -> Seen:
        on = paper(size, way)  # type: ignore[arg-type]
        return Seen(
            draw_checklist(records or checklist(), sheet, on, theme(colours), language, easy=easy, filled=filled)
        )

    return draw


@pytest.fixture
def cards() -> Look:
    """Draws blank cards."""

    def draw(
        kind: str, size: str = "A4", way: str = "portrait", language: str = "fi", first: int = 1, sheets: int = 1
    ) -> Seen:
        on = paper(size, way)  # type: ignore[arg-type]
        return Seen(draw_cards(kind, on, theme("colour"), language, first, sheets))

    return draw


@pytest.fixture
def made() -> SimpleNamespace:
    """Ways to make an organisation's own sheets."""
    logo = Logo(id="logo", kind=LogoKind.FUND, picture=LOGO, words="Rahaston lippu")
    return SimpleNamespace(conversation=conversation, checklist=checklist, logo=logo)


@pytest.fixture(scope="session")
def validators(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Both judges. Where CI=true they must be there; elsewhere a machine without them skips."""
    path = File(__file__).parents[1] / "export" / "validators.py"
    specification = importlib.util.spec_from_file_location("client_sheets_validators", path)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    try:
        specification.loader.exec_module(module)
        return module.Validators(tmp_path_factory.mktemp("validators"))
    except ImportError as missing:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"no PDF validators here: {missing}")
