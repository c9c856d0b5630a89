"""Goes through sheets of the display list and grows the structure tree; what is done with each item, a pen says.

So every format that tells the structure tells the same one. Knows no PDF library and no painting.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from paku_studio.drawing.display import Group, Image, Item, Matrix, Path, Sheet, TextLine
from paku_studio.export.bounds import IDENTITY, bounds, compose, transformed
from paku_studio.export.errors import NO_WORDS_FOR_FIGURE, PICTURE_MISSING, ExportRefused
from paku_studio.export.pdf_structure import ARTIFACT, LEAVES, Element, Mark, Place, child


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the walk is: the element that new ones go under, None within an artifact; the matrix to the sheet."""

    element: Element | None
    matrix: Matrix = IDENTITY


@dataclass(slots=True)
class Places:
    """What the sheets of one file share: pictures, where each named group stands first, and what leads somewhere."""

    pictures: Mapping[str, bytes]
    stands: dict[str, tuple[int, Group, Matrix]] = field(default_factory=dict)
    linked: list[Element] = field(default_factory=list)
    sheets: int = 0

    def target(self, name: str) -> Place | None:
        """Where the group of that id stands first."""
        page, group, matrix = self.stands.get(name, (0, None, IDENTITY))
        return None if group is None else placed(group, matrix, page)


def placed(group: Group, matrix: Matrix, page: int) -> Place | None:
    """The room a group takes on its sheet; `matrix` leads from its parent to the sheet."""
    box = bounds(group)
    return None if box is None else Place(page, transformed(box, matrix))


def drop_idle_links(places: Places) -> None:
    """A link whose target was not painted becomes ordinary text."""
    for element in places.linked:
        if places.target(element.link) is None or element.place is None:
            element.role, element.link = "Span", ""


class Walk(ABC):
    """Grows the structure of one drawing below `root`, sheet after sheet."""

    def __init__(self, places: Places, root: Element) -> None:
        self.places = places
        self.root = root
        self.number = 0
        self._known: dict[tuple[str, str], Element] = {}
        self.owners: list[Element] = []
        """The elements of this sheet's marks by their numbers."""
        self._open: Element | None = None
        self._marked = False

    def sheet(self, sheet: Sheet) -> None:
        """Append one page."""
        self.number = self.places.sheets
        self.places.sheets += 1
        self.owners, self._open, self._marked = [], None, False
        self.begin_sheet(sheet)
        self._item(sheet.body, Standing(self.root))
        self.close()

    # what a pen does

    @abstractmethod
    def begin_sheet(self, sheet: Sheet) -> None:
        """A new page begins."""

    @abstractmethod
    def begin_mark(self, mark: Mark | None) -> None:
        """What follows belongs to the last of `owners`; no mark: it is an artifact."""

    @abstractmethod
    def end_mark(self) -> None:
        """What was marked ends."""

    @abstractmethod
    def line(self, line: TextLine, element: Element | None) -> None:
        """A line of text of that leaf; no leaf: it is an artifact."""

    @abstractmethod
    def path(self, path: Path) -> None:
        """A shape, for which a mark is open."""

    @abstractmethod
    def picture(self, image: Image, matrix: Matrix) -> None:
        """A picture, for which a mark is open; `matrix` leads to the sheet."""

    @abstractmethod
    def enter(self, group: Group, at: Standing) -> None:
        """A group begins. `at`: the element its content stands in, and what leads from its parent to the sheet."""

    @abstractmethod
    def leave(self, group: Group) -> None:
        """That group ends."""

    # items

    def _item(self, item: Item, at: Standing) -> None:
        if isinstance(item, Group):
            self._group(item, at)
        elif isinstance(item, TextLine):
            if any(run.text for run in item.runs):
                self.line(item, at.element if at.element is not None and at.element.role in LEAVES else None)
        elif isinstance(item, Path):
            self.mark(_figure(at))
            self.path(item)
        else:
            self._picture(item, at)

    def _picture(self, image: Image, at: Standing) -> None:
        if image.name not in self.places.pictures:
            raise ExportRefused(PICTURE_MISSING, name=image.name)
        self.mark(_figure(at))
        self.picture(image, at.matrix)

    # groups

    def _group(self, group: Group, at: Standing) -> None:
        element = None if at.element is None or group.role == ARTIFACT else self._element(group, at.element, at.matrix)
        if group.id:
            self.places.stands.setdefault(group.id, (self.number, group, at.matrix))
        matrix = at.matrix if group.transform is None else compose(at.matrix, group.transform)
        self.enter(group, Standing(element, at.matrix))
        for item in group.children:
            self._item(item, Standing(element, matrix))
        self.leave(group)

    def _element(self, group: Group, parent: Element, matrix: Matrix) -> Element:
        role = self._role(group, parent)
        if not (role or group.reading is not None or group.language or group.bookmark):
            return parent
        found = self._known.get((group.id, role)) if group.id and role else None
        element = found or child(parent, group, self.number, role)
        if group.id and role:
            self._known[group.id, role] = element
        if found is None and (role == "Figure" or group.link or group.bookmark):
            element.place = placed(group, matrix, self.number)
        return self._special(group, element)

    def _role(self, group: Group, parent: Element) -> str:
        if group.role == "Figure" and not group.alt.strip():
            raise ExportRefused(NO_WORDS_FOR_FIGURE, sheet=self.number + 1)
        if not group.role and parent.role in LEAVES and group.language:
            return "Span"
        return group.role

    def _special(self, group: Group, element: Element) -> Element:
        """The element in which a group's content stands: a Link within it, where the group leads somewhere."""
        if not group.link or not element.role:
            return element
        if element.role != "Link":
            inner = child(element, replace(group, alt="", language="", bookmark="", reading=None), self.number, "Link")
            inner.place, element = element.place, inner
        element.link = group.link
        self.places.linked.append(element)
        return element

    # marked content

    def mark(self, element: Element | None) -> None:
        """What follows belongs to the element: goes on where its mark is still open."""
        if element is self._open and self._marked:
            return
        self.close()
        self._open, self._marked = element, True
        if element is None:
            self.begin_mark(None)
            return
        mark = Mark(self.number, len(self.owners))
        self.owners.append(element)
        element.add(mark, self.number)
        self.begin_mark(mark)

    def close(self) -> None:
        """End the open mark, if there is one."""
        if self._marked:
            self.end_mark()
        self._open, self._marked = None, False


def _figure(at: Standing) -> Element | None:
    return at.element if at.element is not None and at.element.role == "Figure" else None
