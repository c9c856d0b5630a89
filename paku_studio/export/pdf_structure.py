"""The structure tree of a tagged PDF as plain objects, in reading order. Knows no PDF library and no painting."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from paku_studio.drawing.display import Box, Group
from paku_studio.export.errors import HEADING_SKIPS, MISPLACED, ExportRefused

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
LEAVES = frozenset({*HEADINGS, "P", "Lbl", "LBody", "Link", "Figure", "Span", "Caption", "TH", "TD"})
INLINE = frozenset({"Link", "Span"})
ARTIFACT = "Artifact"
_CHILDREN_OF = {
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "Caption"},
    "TR": {"TH", "TD"},
}
_PARENTS_OF = {
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody"},
    "TH": {"TR"},
    "TD": {"TR"},
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of marked content: its page, counted from 0, and its number there."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a thing stands: page from 0, box in points with y down."""

    page: int
    box: Box


@dataclass(eq=False, slots=True)
class Element:
    """One element of the tree. Role "" only gathers, and dissolves when the tree is finished."""

    role: str
    alt: str = ""
    language: str = ""
    parent: "Element | None" = None
    kids: list[tuple[tuple[int, float], "Element | Mark"]] = field(default_factory=list)
    place: Place | None = None
    link: str = ""
    bookmark: str = ""
    words: list[str] = field(default_factory=list)
    content: list["Element | Mark"] = field(default_factory=list)
    """What `settle` makes of the kids."""

    def add(self, kid: "Element | Mark", page: int, reading: float | None = None) -> None:
        """Append in painting order; a kid without a `reading` stays behind the one painted before it."""
        if reading is None:
            same_page = self.kids and self.kids[-1][0][0] == page
            reading = self.kids[-1][0][1] if same_page else float("-inf")
        self.kids.append(((page, reading), kid))

    def flow(self) -> "Element":
        """The block whose lines run on with this element's: a link's words belong to its paragraph's."""
        inline = self.role in INLINE and self.parent is not None and self.parent.role in LEAVES
        return self.parent.flow() if inline and self.parent is not None else self


def child(parent: Element, group: Group, page: int, role: str) -> Element:
    """A new element under `parent` for a group."""
    element = Element(role, group.alt, group.language, parent, bookmark=group.bookmark)
    parent.add(element, page, group.reading)
    return element


def settle(element: Element) -> None:
    """Once all is painted: put kids in reading order, dissolve gatherers, leave out what nothing was painted for."""
    element.content = []
    for _, kid in sorted(element.kids, key=_place_in_reading):
        if isinstance(kid, Mark):
            element.content.append(kid)
            continue
        settle(kid)
        if kid.role and kid.content:
            element.content.append(kid)
        elif not kid.role:
            element.content += _dissolved(kid)


def _place_in_reading(entry: tuple[tuple[int, float], Element | Mark]) -> tuple[int, float]:
    return entry[0]


def _dissolved(gatherer: Element) -> list[Element | Mark]:
    """A gatherer's content, to which its language is handed down."""
    for kid in gatherer.content:
        if isinstance(kid, Element) and not kid.language:
            kid.language = gatherer.language
    return gatherer.content


def elements(element: Element) -> Iterator[Element]:
    """The element and all below it, in reading order."""
    yield element
    for kid in element.content:
        if isinstance(kid, Element):
            yield from elements(kid)


def outlined(element: Element, level: int = 0) -> Iterator[tuple[int, Element]]:
    """The bookmarked elements below, gatherers too, as they are read; level 0 is outermost."""
    for _, kid in sorted(element.kids, key=_place_in_reading):
        if isinstance(kid, Element) and kid.content:
            deeper = level
            if kid.bookmark:
                yield level, kid
                deeper += 1
            yield from outlined(kid, deeper)


def check(root: Element) -> None:
    """Refuse what a validator would: list parts out of place, heading levels that skip."""
    level = 0
    for element in elements(root):
        if element.role in HEADINGS:
            here = HEADINGS.index(element.role) + 1
            if here > level + 1:
                raise ExportRefused(HEADING_SKIPS, heading=" ".join(element.words))
            level = here
        _check_kids(element)


def _check_kids(element: Element) -> None:
    allowed = _CHILDREN_OF.get(element.role)
    for kid in element.content:
        role = kid.role if isinstance(kid, Element) else "text"
        if (allowed is not None and role not in allowed) or element.role not in _PARENTS_OF.get(role, {element.role}):
            raise ExportRefused(MISPLACED, child=role, parent=element.role)


def text_of(element: Element) -> str:
    """The words painted for an element and those below it, for what a link says."""
    below = (text_of(kid) for kid in element.content if isinstance(kid, Element))
    return " ".join(filter(None, [*element.words, *below]))


def scope_of(heading: Element) -> str:
    """Whether a table's heading cell heads its column, in a row of headings, or else its row."""
    row = heading.parent.content if heading.parent is not None else []
    return "Column" if all(isinstance(cell, Element) and cell.role == "TH" for cell in row) else "Row"
