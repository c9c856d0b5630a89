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


def ordered(element: Element, language: str = "") -> list[Element | Mark]:
    """The element's kids as they are read; gatherers dissolved, their language handed down."""
    kids: list[Element | Mark] = []
    for _, kid in sorted(element.kids, key=lambda entry: entry[0]):
        if isinstance(kid, Element) and language and not kid.language:
            kid.language = language
        if isinstance(kid, Element) and not kid.role:
            kids += ordered(kid, kid.language)
        elif isinstance(kid, Mark) or filled(kid):
            kids.append(kid)
    return kids


def filled(element: Element) -> bool:
    """Whether anything was painted for the element; empty ones are left out of the tree."""
    return any(isinstance(kid, Mark) or filled(kid) for _, kid in element.kids)


def elements(element: Element) -> Iterator[Element]:
    """The element and all below it, in reading order."""
    yield element
    for kid in ordered(element):
        if isinstance(kid, Element):
            yield from elements(kid)


def outlined(element: Element, level: int = 0) -> Iterator[tuple[int, Element]]:
    """The bookmarked elements below, gatherers too, as they are read; level 0 is outermost."""
    for _, kid in sorted(element.kids, key=lambda entry: entry[0]):
        if isinstance(kid, Element) and filled(kid):
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
    for kid in ordered(element):
        role = kid.role if isinstance(kid, Element) else "text"
        if (allowed is not None and role not in allowed) or element.role not in _PARENTS_OF.get(role, {element.role}):
            raise ExportRefused(MISPLACED, child=role, parent=element.role)


def text_of(element: Element) -> str:
    """The words painted for an element and those below it, for what a link says."""
    below = (text_of(kid) for kid in ordered(element) if isinstance(kid, Element))
    return " ".join(filter(None, [*element.words, *below]))
