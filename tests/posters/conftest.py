"""Huoneentaulut as a group wrote them, and what their sheets say where."""

import datetime
from collections.abc import Callable, Iterator

import pytest

from paku_studio.drawing.display import Drawing, Group, Image, Item, Path, TextLine
from paku_studio.drawing.paper import paper
from paku_studio.drawing.poster import draw_poster
from paku_studio.drawing.sheet_templates import template_records
from paku_studio.drawing.theme import theme
from paku_studio.export.bounds import bounds
from paku_studio.models import (
    DeveloperGroup,
    DocumentSettings,
    Logo,
    LogoKind,
    Poster,
    PosterLine,
    Project,
    Record,
    Session,
)

LONG_WORD = ("lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas" * 3)[:181]
PROMISES = (
    "Tule sellaisena kuin olet.\nTäällä sinut kohdataan ihmisenä, ei tapauksena.",
    "Meillä on aikaa kuunnella.\nKerro omin sanoin ja omaan tahtiisi.",
    "Annamme rauhan puhua loppuun.",
    "Sovimme yhdessä, mitä seuraavaksi tehdään ja kuka sen tekee, ettei kukaan jää odottamaan turhaan.",
    "Emme luovuta. Ovi on auki myös takapakin jälkeen.",
)
AROUND = (
    DocumentSettings(id="document", title="Kotoa takaisin arkeen"),
    DeveloperGroup(id="group", name="Varhaisen tuen ryhmä", project="project"),
    Project(id="project", name="PAKU-hanke", fund="Euroopan sosiaalirahasto", slogan="Vipuvoimaa EU:lta"),
    Session(id="first", group="group", number=1, date=datetime.date(2026, 11, 21)),
)
MARGIN = 10 * 72 / 25.4
"""Ten millimetres in points."""


def written(*texts: str, easy: tuple[str, ...] = (), **facts: object) -> dict[str, Record]:
    """A document with one poster that has these lines."""
    said = {"title": "Meidän huoneentaulumme", "subtitle": "Näin teemme täällä.", "group": "group", **facts}
    records = {record.id: record for record in AROUND}
    records["poster"] = Poster(id="poster", **said)
    for number, text in enumerate(texts):
        easy_text = easy[number] if number < len(easy) else ""
        line = PosterLine(id=f"l{number}", poster="poster", text=text, easy_text=easy_text, order=f"V{number:03d}V")
        records[line.id] = line
    return records


def shipped(kind: str, language: str = "fi") -> dict[str, Record]:
    """A document in which the program's own poster of a kind stands as its only one."""
    return {**{record.id: record for record in AROUND}, **template_records(kind, language)}


def with_logos(records: dict[str, Record], *kinds: LogoKind, words: str = "") -> dict[str, Record]:
    logos = [
        Logo(id=f"logo{n}", kind=kind, picture=f"{n:064x}.png", words=words, order=f"V{n}V")
        for n, kind in enumerate(kinds)
    ]
    return {**records, **{logo.id: logo for logo in logos}}


class Seen:
    """A drawn poster, looked at."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing

    def elements(self) -> list[tuple[str, str, str]]:
        """(role, id, words) of every element that holds lines, in reading order; one that goes on elsewhere is one."""
        found: dict[str, tuple[str, str]] = {}
        for sheet in self.drawing.sheets:
            for item, group in read_items(sheet.body):
                if isinstance(item, TextLine) and group is not None:
                    role, words = found.get(group.id, (group.role, ""))
                    found[group.id] = (role, words + item.text + (" " if item.joint == " " else ""))
        return [(role, name, words.strip()) for name, (role, words) in found.items()]

    def said(self, name: str) -> str:
        """The words of the element of that id; "" where there is none."""
        return next((words for _, key, words in self.elements() if key == name), "")

    def words(self) -> str:
        return " ".join(words for _, _, words in self.elements())

    def figures(self) -> list[Group]:
        return [item for sheet in self.drawing.sheets for item in groups(sheet.body) if item.role == "Figure"]

    def sizes(self, sheet: int | None = None) -> dict[str, float]:
        """Size of each element's type, in points of A3 (on A4 of A4)."""
        sheets = self.drawing.sheets if sheet is None else self.drawing.sheets[sheet : sheet + 1]
        return {
            group.id: item.size * self.grown()
            for each in sheets
            for item, group in read_items(each.body)
            if isinstance(item, TextLine) and group is not None
        }

    def smallest(self) -> float:
        """Of all type, read or only seen, in points of A3 (on A4 of A4)."""
        return self.grown() * min(
            item.size for sheet in self.drawing.sheets for item in leaves(sheet.body) if isinstance(item, TextLine)
        )

    def grown(self) -> float:
        """How much larger than laid out a hand-out stands on A3; 1 where it is laid out for its own paper."""
        narrow = min(self.ground())
        factor = min(paper("A3").width, self.drawing.sheets[0].width, self.drawing.sheets[0].height) / narrow
        return factor if factor > 1.1 else 1.0

    def scale(self) -> float:
        return self.drawing.sheets[0].body.children[0].transform[0]

    def boxes(self, sheet: int, *kinds: type) -> list[tuple[float, float, float, float]]:
        """Left, top, right, bottom of everything painted, in points of the ground."""
        found = []
        for item in leaves(self.drawing.sheets[sheet].body):
            box = bounds(item) if not kinds or isinstance(item, kinds) else None
            if box is not None:
                found.append((box[0], box[1], box[0] + box[2], box[1] + box[3]))
        return found

    def text_boxes(self, sheet: int) -> list[tuple[TextLine, tuple[float, float, float, float]]]:
        """Each line with the room its letters take: capitals above, descenders below."""
        return [
            (item, (item.x, item.y - 0.74 * item.size, item.x + item.width, item.y + 0.22 * item.size))
            for item in leaves(self.drawing.sheets[sheet].body)
            if isinstance(item, TextLine)
        ]

    def ground(self) -> tuple[float, float]:
        sheet = self.drawing.sheets[0]
        return sheet.width / self.scale(), sheet.height / self.scale()

    def stitches(self, sheet: int) -> list[tuple[float, float, float, float]]:
        """The boxes of all cross-stitch: paths of very many short strokes."""
        return [
            box_of(item)
            for item in leaves(self.drawing.sheets[sheet].body)
            if isinstance(item, Path) and item.stroke and item.fill is None and len(item.commands) > 60
            and all(step[0] in "ML" for step in item.commands)
        ]  # fmt: skip

    def threads(self, sheet: int) -> list[Path]:
        """The two threads: long curves."""
        return [
            item
            for item in leaves(self.drawing.sheets[sheet].body)
            if isinstance(item, Path) and item.stroke and item.cap == "round" and item.width > 1.5
            and len(item.commands) > 12 and item.commands[1][0] == "C"
        ]  # fmt: skip


def box_of(item: Item) -> tuple[float, float, float, float]:
    x, y, width, height = bounds(item)
    return x, y, x + width, y + height


def groups(item: Item) -> Iterator[Group]:
    if isinstance(item, Group):
        yield item
        for child in item.children:
            yield from groups(child)


def leaves(item: Item) -> Iterator[Path | TextLine | Image]:
    if isinstance(item, Group):
        for child in item.children:
            yield from leaves(child)
    else:
        yield item


def read_items(item: Item, group: Group | None = None) -> Iterator[tuple[Item, Group | None]]:
    if isinstance(item, Group):
        if item.role == "Artifact":
            return
        inner = item if item.role else group
        for child in item.children:
            yield from read_items(child, inner)
    else:
        yield item, group


def drawn(records, size="A3", orientation="portrait", colours="colour", language="fi", easy=False, of="") -> Seen:
    poster = of or next(record.id for record in records.values() if isinstance(record, Poster))
    return Seen(draw_poster(records, poster, paper(size, orientation), theme(colours), language, easy))


@pytest.fixture(scope="session")
def see() -> Callable[..., Seen]:
    return drawn


@pytest.fixture(scope="session")
def write() -> Callable[..., dict[str, Record]]:
    return written


@pytest.fixture(scope="session")
def ship() -> Callable[..., dict[str, Record]]:
    return shipped


@pytest.fixture(scope="session")
def logos() -> Callable[..., dict[str, Record]]:
    return with_logos


@pytest.fixture(scope="session")
def promises() -> tuple[str, ...]:
    return PROMISES


@pytest.fixture(scope="session")
def long_word() -> str:
    return LONG_WORD


def overlapping(one, other, slack=0.6) -> bool:
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > slack and min(one[3], other[3]) - max(one[1], other[1]) > slack
    )


@pytest.fixture(scope="session")
def overlap() -> Callable[..., bool]:
    """Whether two boxes (left, top, right, bottom) overlap."""
    return overlapping
