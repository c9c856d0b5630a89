"""Reads drawings as one who hears them: the structure tree, the lines of each mark, figures, named places.

Knows no tags.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from paku_studio.drawing.display import Drawing, Group, Image, Matrix, Path, Sheet, TextLine
from paku_studio.export.errors import NO_SHEETS, ExportRefused
from paku_studio.export.pdf_structure import Element, Mark, check, elements, settle
from paku_studio.export.structure_walk import Places, Standing, Walk, drop_idle_links


@dataclass(frozen=True, slots=True)
class Drawn:
    """How a figure is drawn: its group, and what leads from its parent to the sheet."""

    group: Group
    matrix: Matrix


@dataclass(slots=True)
class Heard:
    """What the drawings of one file say. `parts`: the element of each drawing."""

    root: Element
    places: Places
    parts: list[Element] = field(default_factory=list)
    lines: dict[Mark, list[TextLine]] = field(default_factory=dict)
    figures: dict[Element, Drawn] = field(default_factory=dict)
    names: dict[str, Element] = field(default_factory=dict)

    def lines_of(self, element: Element) -> list[TextLine]:
        """The lines that stand in the element itself, as they are read."""
        return [line for kid in element.content if isinstance(kid, Mark) for line in self.lines.get(kid, ())]

    def said(self, element: Element) -> str:
        """What a heading says, links and parts in other languages included, pictures not."""
        return " ".join(self._said(element).split())

    def _said(self, element: Element) -> str:
        if element.role == "Figure":
            return " "
        parts = []
        for kid in element.content:
            if isinstance(kid, Mark):
                parts += [line.text + (" " if line.joint == " " else "") for line in self.lines.get(kid, ())]
            else:
                parts.append(self._said(kid))
        return "".join(parts)

    def targets(self) -> dict[Element, Element]:
        """Each link's element -> the element it leads to; only where both are there to be read."""
        there = set(elements(self.root))
        linked = ((link, self.names.get(link.link)) for link in self.places.linked if link.role == "Link")
        return {link: target for link, target in linked if link in there and target in there and target is not None}


def hear(drawings: Sequence[Drawing], pictures: Mapping[str, bytes], language: str) -> Heard:
    """The finished structure of all drawings. ExportRefused where the tagged PDF would be refused too."""
    if not any(drawing.sheets for drawing in drawings):
        raise ExportRefused(NO_SHEETS)
    heard = Heard(Element("Document"), Places(pictures))
    for drawing in drawings:
        part = heard.root if len(drawings) == 1 else _part(heard, drawing)
        part.language = drawing.language if drawing.language != language else ""
        heard.parts.append(part)
        listener = _Listener(heard, part)
        for sheet in drawing.sheets:
            listener.sheet(sheet)
    drop_idle_links(heard.places)
    settle(heard.root)
    check(heard.root)
    return heard


def _part(heard: Heard, drawing: Drawing) -> Element:
    part = Element("Part", parent=heard.root, bookmark=drawing.title)
    heard.root.add(part, heard.places.sheets)
    return part


class _Listener(Walk):
    """Keeps the lines of each mark, and which element has which name."""

    def __init__(self, heard: Heard, root: Element) -> None:
        super().__init__(heard.places, root)
        self._heard = heard
        self._mark: Mark | None = None
        self._nameless: list[str] = []

    def begin_sheet(self, sheet: Sheet) -> None:
        """Nothing stands on a page as such."""

    def begin_mark(self, mark: Mark | None) -> None:
        """Its lines are kept together."""
        self._mark = mark
        if mark is not None:
            self._heard.lines[mark] = []
            self._name(self.owners[-1])

    def end_mark(self) -> None:
        """No lines are kept until the next one begins."""
        self._mark = None

    def line(self, line: TextLine, element: Element | None) -> None:
        """A line is heard where it belongs to a leaf."""
        self.mark(element)
        if element is not None and self._mark is not None:
            element.words.append(line.text)
            self._heard.lines[self._mark].append(line)
            self._name(element)

    def path(self, path: Path) -> None:
        """A shape is drawn with its figure."""

    def picture(self, image: Image, matrix: Matrix) -> None:
        """A picture is drawn with its figure."""

    def enter(self, group: Group, at: Standing) -> None:
        """A name belongs to the group's own element; one that only gathers names what is said in it first."""
        if at.element is None:
            return
        if group.role == "Figure":
            figure = at.element if at.element.role == "Figure" else at.element.parent or at.element
            self._heard.figures.setdefault(figure, Drawn(group, at.matrix))
        if group.id and (group.role or group.link):
            self._heard.names.setdefault(group.id, at.element)
        elif group.id:
            self._nameless.append(group.id)

    def leave(self, group: Group) -> None:
        """Where nothing was said in it, its name stays without a place."""
        if group.id in self._nameless:
            self._nameless.remove(group.id)

    def _name(self, element: Element) -> None:
        for name in self._nameless:
            self._heard.names.setdefault(name, element)
        self._nameless.clear()
