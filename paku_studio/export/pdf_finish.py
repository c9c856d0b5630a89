"""Finishes a tagged PDF with pikepdf: structure tree, parent tree, links, bookmarks, font maps. Knows no painting."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from paku_studio.drawing.display import Box
from paku_studio.export.pdf_paint import LONGEST_STRING, Book, Page
from paku_studio.export.pdf_structure import Element, Mark, Place, outlined, scope_of, text_of

if TYPE_CHECKING:
    from pikepdf import Pdf

_MAPPED = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,6})>")
_AT_ONCE = 100
"""How many mappings a CMap may hold in one block (Adobe technical note 5014)."""


def string_of(text: str) -> str:
    """The text as a PDF string may hold it: cut to PDF/A's length in UTF-16, no lone surrogates, no NUL."""
    units = text[:LONGEST_STRING].encode("utf-16-be", "replace")[: 2 * LONGEST_STRING]
    return units.decode("utf-16-be", "ignore").replace("\x00", "")


class Tree:
    """Writes the structure tree of a book into a PDF whose pages stand already."""

    def __init__(self, pdf: "Pdf", book: Book) -> None:
        self.pdf = pdf
        self.book = book
        self.pages = [page.obj for page in pdf.pages]
        self.written: dict[Element, Any] = {}
        self.annotated: list[Any] = []

    def write(self, root: Element) -> None:
        """Structure tree, parent tree, and the marks that say the file has them."""
        import pikepdf

        top = self.pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        top.K = pikepdf.Array([self._element(root, top)])
        numbers = self._page_parents()
        for at, (annotation, owner) in enumerate(self.annotated, len(self.pages)):
            annotation.StructParent = at
            numbers += [at, owner]
        top.ParentTree = self.pdf.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(numbers)))
        top.ParentTreeNextKey = len(numbers) // 2
        self.pdf.Root.StructTreeRoot = top
        self.pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)

    def _page_parents(self) -> list[Any]:
        import pikepdf

        numbers: list[Any] = []
        for at, (page, painted) in enumerate(zip(self.pages, self.book.pages, strict=True)):
            page.StructParents = at
            page.Tabs = pikepdf.Name.S
            numbers += [at, self.pdf.make_indirect(pikepdf.Array([self.written[owner] for owner in painted.owners]))]
        return numbers

    def _element(self, element: Element, parent: Any) -> Any:
        import pikepdf

        made = self.pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name(f"/{element.role}"), P=parent)
        )
        self.written[element] = made
        page = _first_page(element)
        made.Pg = self.pages[page]
        self._describe(element, made)
        content = [self._kid(kid, made, page) for kid in element.content]
        made.K = pikepdf.Array(content + self._annotation(element, made))
        return made

    def _kid(self, kid: Element | Mark, parent: Any, page: int) -> Any:
        import pikepdf

        if isinstance(kid, Element):
            return self._element(kid, parent)
        if kid.page == page:
            return kid.mcid
        return pikepdf.Dictionary(Type=pikepdf.Name.MCR, Pg=self.pages[kid.page], MCID=kid.mcid)

    def _describe(self, element: Element, made: Any) -> None:
        import pikepdf

        if element.alt and element.role == "Figure":
            made.Alt = pikepdf.String(string_of(element.alt))
        if element.language:
            made.Lang = pikepdf.String(element.language)
        if element.role == "L":
            made.A = pikepdf.Dictionary(
                O=pikepdf.Name.List, ListNumbering=pikepdf.Name(f"/{_numbering(element.content)}")
            )
        if element.role == "TH":
            made.A = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name(f"/{scope_of(element)}"))
        if element.role == "Figure" and element.place is not None:
            made.A = pikepdf.Dictionary(
                O=pikepdf.Name.Layout, Placement=pikepdf.Name.Block, BBox=self._rectangle(element.place)
            )

    def _rectangle(self, place: Place) -> Any:
        import pikepdf

        sheet = self.book.pages[place.page].sheet
        left, bottom, right, top = upright(place.box, sheet.width, sheet.height)
        return pikepdf.Array([round(edge, 2) for edge in (left, bottom, right, top)])

    def _annotation(self, element: Element, made: Any) -> list[Any]:
        import pikepdf

        target = self.book.target(element.link) if element.link else None
        if target is None or element.place is None:
            return []
        page = self.pages[element.place.page]
        annotation = self.pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Link,
                Rect=self._rectangle(element.place),
                Border=pikepdf.Array([0, 0, 0]),
                F=4,
                Contents=pikepdf.String(string_of(element.alt or text_of(element))),
                Dest=self._destination(target),
            )
        )
        if "/Annots" not in page:
            page.Annots = pikepdf.Array([])
        page.Annots.append(annotation)
        self.annotated.append((annotation, made))
        return [pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Pg=page, Obj=annotation)]

    def _destination(self, target: Place) -> Any:
        import pikepdf

        left, _, _, top = self._rectangle(target)
        return pikepdf.Array([self.pages[target.page], pikepdf.Name.XYZ, left, top, 0])


def upright(box: Box, width: float, height: float) -> Box:
    """A box with y down as left, bottom, right, top with y up, kept within the sheet."""
    x, y, across, down = box
    left, right = max(0.0, x), min(width, x + across)
    return left, max(0.0, height - y - down), max(left, right), min(height, height - y)


def _first_page(element: Element) -> int:
    """The page of the first thing painted for an element."""
    for kid in element.content:
        return kid.page if isinstance(kid, Mark) else _first_page(kid)
    return 0


def _numbering(items: Sequence[Element | Mark]) -> str:
    labels = [
        kid
        for item in items
        if isinstance(item, Element)
        for kid in item.content
        if isinstance(kid, Element) and kid.role == "Lbl"
    ]
    if not labels:
        return "None"
    return "Decimal" if text_of(labels[0])[:1].isdigit() else "Disc"


def write_bookmarks(pdf: "Pdf", book: Book, root: Element, title: str) -> None:
    """The outline: every bookmarked group under the one it stands in; the title alone where there is none."""
    from pikepdf import OutlineItem

    found = [(level, element.bookmark, element.place) for level, element in outlined(root)] or [(0, title, None)]
    with pdf.open_outline() as outline:
        stack: list[Any] = [outline.root]
        for level, words, place in found:
            del stack[level + 1 :]
            left, top = _corner(book.pages, place)
            item = OutlineItem(string_of(words), place.page if place else 0, "XYZ", left=left, top=top, zoom=0)
            stack[-1].append(item)
            stack.append(item.children)


def _corner(pages: Sequence[Page], place: Place | None) -> tuple[float, float]:
    sheet = pages[place.page if place else 0].sheet
    left, _, _, top = upright(place.box, sheet.width, sheet.height) if place else (0.0, 0.0, 0.0, sheet.height)
    return round(left, 2), round(top, 2)


def mend_font_maps(pdf: "Pdf") -> None:
    """Rewrite what reportlab writes wrongly in ToUnicode: code 0 as U+0000, and astral characters as five digits.

    Both break copying and reading aloud; PDF/UA-1 7.21.7 forbids the first.
    """
    from pikepdf import Dictionary

    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and "/ToUnicode" in thing:
            thing.ToUnicode.write(mended_map(thing.ToUnicode.read_bytes()))


def mended_map(cmap: bytes) -> bytes:
    """The same CMap with UTF-16 values, without U+0000, in blocks of at most 100."""
    pairs = [(code, int(value, 16)) for code, value in _MAPPED.findall(cmap) if int(value, 16)]
    lines = [b"<%s> <%s>" % (code, chr(value).encode("utf-16-be").hex().upper().encode()) for code, value in pairs]
    blocks = [lines[at : at + _AT_ONCE] for at in range(0, len(lines), _AT_ONCE)]
    head, tail = re.split(rb"\d+ beginbfchar.*endbfchar", cmap, maxsplit=1, flags=re.DOTALL)
    written = [b"%d beginbfchar\n%s\nendbfchar" % (len(block), b"\n".join(block)) for block in blocks]
    return head + b"\n".join(written) + tail
