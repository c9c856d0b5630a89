"""Boards as a group told them, what their sheets say where, and the page of sheets as the window has it."""

import datetime
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path as FilePath

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from paku_studio import edits
from paku_studio.drawing.display import Drawing, Group, Item, Path, TextLine
from paku_studio.drawing.paper import paper
from paku_studio.drawing.theme import theme
from paku_studio.drawing.understanding import draw_understanding
from paku_studio.drawing.value import draw_value
from paku_studio.editor.editor import Editor
from paku_studio.models import (
    CustomerValue,
    DeveloperGroup,
    DocumentSettings,
    Pathway,
    Persona,
    Project,
    Record,
    Session,
    UnderstandingAnswer,
    UnderstandingQuestion,
    ValueFacet,
    ValueItem,
)
from paku_studio.storage.settings import Settings
from paku_studio.store import Document
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.look import Look, load_fonts
from paku_studio.widgets.sheets import SheetsPage

ITEMS = {
    ValueFacet.GOAL: ("Elämänlaatu paranee. Itsenäisyyttä, voimia arkeen ja näköaloja elämään.",),
    ValueFacet.FUNCTIONAL: (
        "Päästä töihin tai opiskelemaan",
        "Saada mielekästä tekemistä",
        "Saada harrastuksia ja tietoa toiminnan mahdollisuuksista",
        "Selviytyä ja jaksaa omassa arjessa",
        "Pystyä hoitamaan omat, päivittäiset asiat",
    ),
    ValueFacet.SOCIAL: (
        "Saada ja pystyä ylläpitämään sosiaalisia kontakteja",
        "Pystyä osallistumaan toimintaan",
        "Pitää huolta itsestään ja läheisistään",
        "Tulla kuulluksi ja ymmärretyksi",
        "Saada kannustusta ja tukea",
    ),
    ValueFacet.FEELINGS_MOTIVATION_VALUES: (
        "Halu muutokseen",
        "Halu päästä osalliseksi",
        "Halu itsenäiseen elämään",
        "Taloudellisen tilanteen parantuminen",
        "Lapsista / läheisistä huolehtiminen",
        "Kuntoutuminen ja työkyvyn palautuminen",
    ),
    ValueFacet.HOW: (
        "Asiakkaan ehdoilla ja voimavarakeskeisesti",
        "Keskustelemalla, kuuntelemalla, kannustamalla, olemalla kiinnostunut",
        "Olemalla läsnä, havainnoimalla",
        "Yhdessä (ei puolesta) tekemällä, jalkautumalla",
        "Tiedottamalla mahdollisuuksista avoimesti ja selkeästi",
        "Apua tulee olla saatavilla myös virka-ajan ulkopuolella",
        "Asiakkaan ja verkoston kanssa yhdessä / yhteisin tavoittein",
        "Sanoittamalla / kuvaamalla tilannetta",
        "Suunnitelmallisesti ja tilannetta seuraten (tuen jatkuvuus)",
        "Järjestämällä ja antamalla aikaa asiakkaalle, asioiden etenemiselle sekä dokumentoinnille",
        "Kokonaisvaltaisesti ja luovuutta käyttäen",
    ),
}
ANSWERS = {
    UnderstandingQuestion.WHO: ("Nuori mies, joka on jäänyt yksin. Arki on kaventunut, eikä voimia ole hakea apua.",),
    UnderstandingQuestion.WHY: ("Elämälle suunta", "Raha-asiat ja vointi selviksi jonkun kanssa"),
    UnderstandingQuestion.WHAT: ("Töihin tai opiskelemaan", "Kavereita, joiden kanssa olla"),
    UnderstandingQuestion.HOW: ("Rauhassa ja omaan tahtiin", "Sama ihminen alusta loppuun"),
}
LONG_WORD = ("lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas" * 3)[:181]
AROUND = (
    DocumentSettings(id="document", title="Kotoa takaisin arkeen"),
    DeveloperGroup(id="group", name="Varhaisen tuen ryhmä", project="project"),
    Project(id="project", name="PAKU-hanke", fund="Euroopan sosiaalirahasto"),
    Session(id="first", group="group", number=1, date=datetime.date(2026, 11, 21)),
    Persona(id="jusa", name="Jusa-Petteri Mutkamäki", age="28", group="group"),
    CustomerValue(id="value", title="Asiakasarvo varhaisen tuen sosiaaliohjauksessa", group="group"),
)


def by_id(*records: Record) -> dict[str, Record]:
    return {record.id: record for record in records}


def value_items(items: dict[ValueFacet, tuple[str, ...]]) -> list[Record]:
    return [
        ValueItem(id=f"item-{facet.value}-{n}", value="value", facet=facet, text=text, order=f"V{n:03d}V")
        for facet, texts in items.items()
        for n, text in enumerate(texts)
    ]


def answers(told: dict[UnderstandingQuestion, tuple[str, ...]], persona: str = "jusa") -> list[Record]:
    return [
        UnderstandingAnswer(
            id=f"answer-{persona}-{key.value}-{n}", persona=persona, question=key, text=text, order=f"V{n:03d}V"
        )
        for key, texts in told.items()
        for n, text in enumerate(texts)
    ]


def forty(text: str) -> tuple[str, ...]:
    return tuple(f"{n} {text}" for n in range(40))


EXTREME_LINES = (LONG_WORD, "Aurinko 😀 paistaa", *forty("saada kannustusta ja tukea silloin kun sitä tarvitsee"))
CONTENTS = ("empty", "typical", "extreme")


def told(content: str) -> dict[str, Record]:
    """The records of a document in which little, what is usual, or very much was said."""
    if content == "empty":
        return by_id(*AROUND)
    if content == "typical":
        return by_id(*AROUND, *value_items(ITEMS), *answers(ANSWERS), *answers(ANSWERS, ""))
    items = {facet: (*ITEMS[facet], *EXTREME_LINES) for facet in ITEMS}
    said = {key: (*ANSWERS[key], *EXTREME_LINES) for key in ANSWERS}
    return by_id(*AROUND, *value_items(items), *answers(said), *answers(said, ""))


class Seen:
    """A drawn board, looked at."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing

    def lines(self, sheet: int | None = None) -> list[TextLine]:
        """Lines that are read, in reading order."""
        sheets = self.drawing.sheets if sheet is None else self.drawing.sheets[sheet : sheet + 1]
        return [item for each in sheets for item, _ in read_items(each.body) if isinstance(item, TextLine)]

    def elements(self) -> list[tuple[str, str]]:
        """(role, words) of every element that holds lines; one that goes on elsewhere is one."""
        found: dict[str, tuple[str, str]] = {}
        for sheet in self.drawing.sheets:
            for item, group in read_items(sheet.body):
                if isinstance(item, TextLine) and group is not None:
                    role, words = found.get(group.id, (group.role, ""))
                    found[group.id] = (role, words + item.text + (" " if item.joint == " " else ""))
        return [(role, words.strip()) for role, words in found.values()]

    def words(self) -> str:
        return " ".join(words for _, words in self.elements())

    def boxes(self, sheet: int) -> Iterator[tuple[float, float, float, float]]:
        """Left, top, right, bottom of everything painted, in points of the paper."""
        scale = self.drawing.sheets[sheet].body.children[0].transform[0]
        for item in all_items(self.drawing.sheets[sheet].body):
            if isinstance(item, TextLine):
                box = (item.x, item.y - 0.75 * item.size, item.x + item.width, item.y + 0.25 * item.size)
            elif isinstance(item, Path):
                points = [step[at : at + 2] for step in item.commands for at in range(1, len(step), 2)]
                across, down = [x for x, _ in points], [y for _, y in points]
                box = (min(across), min(down), max(across), max(down))
            else:
                box = (item.x, item.y, item.x + item.width, item.y + item.height)
            yield tuple(edge * scale for edge in box)

    def shown(self, sheet: int) -> list[TextLine]:
        """Every line of a sheet, read or only seen."""
        return [item for item in all_items(self.drawing.sheets[sheet].body) if isinstance(item, TextLine)]


def all_items(item: Item) -> Iterator[Item]:
    if isinstance(item, Group):
        for child in item.children:
            yield from all_items(child)
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


def drawn(what: str, records, size="A3", orientation="", colours="colour", language="fi", of="") -> Seen:
    usual = "landscape" if what == "value" else "portrait"
    sheet = paper(size, orientation or usual)
    if what == "value":
        return Seen(draw_value(records, of or "value", sheet, theme(colours), language))
    return Seen(draw_understanding(records, of, sheet, theme(colours), language))


@pytest.fixture
def see() -> Callable[..., Seen]:
    return drawn


@pytest.fixture
def tell() -> Callable[[str], dict[str, Record]]:
    return told


# the page in the window


class Program(QObject):
    """What the page asks the program for."""

    def __init__(self, folder: FilePath) -> None:
        super().__init__()
        self.settings = Settings()
        self.sheets_chosen: dict[str, str] = {}
        self.folder = folder

    def export_folder(self, _desk: Desk) -> FilePath:
        return self.folder


def _wait(what: Callable[[], object], seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until
        QApplication.processEvents()
        time.sleep(0.005)


@pytest.fixture
def wait_for() -> Callable[..., None]:
    return _wait


@pytest.fixture
def editor() -> Editor:
    document = Document()
    with document.edit("Load") as transaction:
        for record in told("typical").values():
            if record.id in document.records:
                transaction.change(record.id, title=record.title)
            else:
                transaction.add(record)
        transaction.add(Pathway(id="now", title="Nykyinen polku", order="A", persona="jusa"))
        transaction.add(Pathway(id="then", title="Tuleva polku", made_from="now", order="B", summary="Kotoa kotiin"))
    for n in range(40):
        edits.add_moment(document, "then", f"Tuokio {n}: mennään yhdessä katsomaan paikkoja")
    return Editor(document, language="fi")


@pytest.fixture
def desk(qapp, editor: Editor, tmp_path: FilePath) -> Desk:
    load_fonts()
    look = Look()
    if qapp.styleSheet() != look.style_sheet():
        qapp.setStyleSheet(look.style_sheet())
    return Desk(Program(tmp_path), editor, None, look)


@pytest.fixture
def show(desk: Desk, qtbot) -> Callable[..., SheetsPage]:
    """The page as the window has it, drawn and counted, with the keys in it."""
    pages = []

    def make(width: int = 1154, height: int = 718) -> SheetsPage:
        page = SheetsPage(desk)
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        _wait(lambda: page.drawings and len(page.names.pages) == len(page.sheets))
        page.setFocus()
        return page

    return make
