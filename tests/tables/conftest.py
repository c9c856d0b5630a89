"""A small document as a group would make it, and a table edited as a facilitator would edit it."""

import csv
import io
from collections.abc import Callable

import pytest

from paku_studio.export.tables import TableContent, read_table, write_csv
from paku_studio.models import (
    Actor,
    Involvement,
    Note,
    NoteKind,
    Pathway,
    Persona,
    PersonaLine,
    PersonaLineGroup,
    Phase,
    ServiceMoment,
    Touchpoint,
    TouchpointKind,
)
from paku_studio.store import Document


@pytest.fixture
def document() -> Document:
    return Document(
        [
            Pathway(id="path", title="Velasta omaan talouteen"),
            Phase(id="before", pathway="path", label="Ennen", order="A"),
            ServiceMoment(id="letters", phase="before", text="Kirjeet jäävät avaamatta", order="A"),
            ServiceMoment(id="neighbour", phase="before", text="Naapuri ehdottaa apua", order="B"),
            Touchpoint(id="demand", moment="letters", kind=TouchpointKind.LETTER, label="maksukehotus"),
            Actor(id="kela", name="Kela", abbreviations=("FPA", "Kela; Kansaneläkelaitos")),
            Involvement(id="acts", moment="neighbour", actor="kela"),
            Note(id="worked", target="neighbour", kind=NoteKind.WORKED, text="kysyi suoraan"),
            Note(id="secret", target="neighbour", kind=NoteKind.QUESTION, text="en ole varma", own=True),
            Persona(id="aino", name="Aino-Maija"),
            PersonaLine(id="money", persona="aino", heading=PersonaLineGroup.MONEY, text="+ säästää"),
        ]
    )


class EditedTable:
    """A CSV file opened, changed cell by cell, and read again."""

    def __init__(self, document: Document, language: str = "fi") -> None:
        text = write_csv(document.records, language).decode("utf-8-sig")
        self.lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))

    def column(self, key: str) -> int:
        return next(n for n, cell in enumerate(self.lines[0]) if cell.endswith(f"[{key}]"))

    def row(self, record: str) -> list[str]:
        return next(line for line in self.lines if line[self.column("id")] == record)

    def write(self, record: str, key: str, text: str) -> None:
        self.row(record)[self.column(key)] = text

    def add_row(self, after: str = "", **cells: str) -> None:
        line = [""] * len(self.lines[0])
        for key, text in cells.items():
            line[self.column(key)] = text
        place = self.lines.index(self.row(after)) + 1 if after else len(self.lines)
        self.lines.insert(place, line)

    def leave_out(self, record: str) -> None:
        self.lines.remove(self.row(record))

    def content(self, separator: str = ";", encoding: str = "utf-8-sig") -> TableContent:
        stream = io.StringIO(newline="")
        csv.writer(stream, delimiter=separator).writerows(self.lines)
        return read_table(stream.getvalue().encode(encoding), ".csv")


@pytest.fixture
def opened() -> Callable[..., EditedTable]:
    return EditedTable
