"""Writes the structure of drawings as elements of a web page. Knows no measure and no style."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from statistics import median_low

from paku_studio.drawing.display import TextLine
from paku_studio.export.html_figures import Figures, is_sign
from paku_studio.export.html_reading import Heard
from paku_studio.export.markup import XmlWriter
from paku_studio.export.pdf_structure import HEADINGS, INLINE, Element, Mark, elements, scope_of, text_of

BULLETS = frozenset("•–-·‣◦▪")
LARGE = 1.25
"""Lines so many times as large as usual are large on the page too."""
_PLAIN = {
    "Sect": "section",
    "Part": "article",
    "THead": "thead",
    "TBody": "tbody",
    "TR": "tr",
    "TD": "td",
    "Caption": "p",
    "LBody": "div",
}
_RIGHT_TO_LEFT = frozenset(("R", "AL", "RLE", "RLO", "LRE", "LRO", "RLI", "LRI", "FSI"))


class Body:
    """Writes elements in reading order.

    `ids`: of the elements to which something leads; `links`: where a link's element leads; `deeper`: how many levels
    headings go down; `scrolling`: words for a table that may be broader than the page.
    """

    def __init__(
        self,
        out: XmlWriter,
        heard: Heard,
        figures: Figures,
        *,
        ids: Mapping[Element, str],
        links: Mapping[Element, Element],
        deeper: int,
        scrolling: str,
    ) -> None:
        self.out = out
        self.heard = heard
        self.figures = figures
        self.ids = ids
        self.links = links
        self.deeper = deeper
        self.scrolling = scrolling
        self._joints: dict[Element, str] = {}
        self._usual = 0.0
        self._after_heading: Callable[[], None] | None = None

    def part(self, element: Element, after_heading: Callable[[], None] | None = None) -> None:
        """One drawing as an article; `after_heading` writes what stands behind its first heading, else first of all."""
        self._usual = self._usual_size(element)
        self._after_heading = after_heading
        headed = any(each.role in HEADINGS for each in elements(element))
        self.out.begin("article", {"lang": element.language, "id": self.ids.get(element)})
        if not headed:
            self._first_heading_done()
        self._kids(element, phrasing=False)
        self.out.end()

    def _first_heading_done(self) -> None:
        write, self._after_heading = self._after_heading, None
        if write is not None:
            write()

    def _usual_size(self, element: Element) -> float:
        sizes = [
            line.size for each in elements(element) if each.role in ("P", "LBody") for line in self.heard.lines_of(each)
        ]
        return median_low(sizes) if sizes else 0.0

    # elements

    def _kids(self, element: Element, *, phrasing: bool) -> None:
        for kid in element.content:
            if isinstance(kid, Mark):
                self._text(element, self.heard.lines.get(kid, ()))
            else:
                self._element(kid, phrasing=phrasing)

    def _element(self, element: Element, *, phrasing: bool) -> None:
        role = element.role
        if role == "Figure":
            self._figure(element, phrasing=phrasing)
        elif role in INLINE:
            self._inline(element, phrasing=phrasing)
        elif phrasing:
            self._whole("span", element, phrasing=True)
        elif role in HEADINGS:
            level = min(6, HEADINGS.index(role) + 1 + self.deeper)
            self._whole(f"h{level}", element, phrasing=True)
            self._first_heading_done()
        elif role == "P":
            self._paragraph(element)
        elif role == "L":
            self._list(element)
        elif role == "Table":
            self._table(element)
        elif role == "Caption":
            self._whole("p", element, phrasing=True, kind="bold")
        else:
            self._whole(_PLAIN.get(role, "div"), element, phrasing=False)

    def _whole(
        self, tag: str, element: Element, *, phrasing: bool, kind: str = "", more: dict[str, str | None] | None = None
    ) -> None:
        self.out.begin(tag, {**self._common(element), "class": kind, **(more or {})})
        self._kids(element, phrasing=phrasing)
        self.out.end()

    def _common(self, element: Element) -> dict[str, str | None]:
        backwards = any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for words in element.words for sign in words)
        return {"id": self.ids.get(element), "lang": element.language, "dir": "auto" if backwards else None}

    def _inline(self, element: Element, *, phrasing: bool) -> None:
        """A link or a span; the space before it stands outside, so that it is not underlined."""
        self._space(element.flow())
        target = self.links.get(element)
        if target is not None:
            self._whole("a", element, phrasing=phrasing, more={"href": f"#{self.ids[target]}"})
        else:
            self._whole("span", element, phrasing=phrasing)

    def _paragraph(self, element: Element) -> None:
        lines = self.heard.lines_of(element)
        bold = bool(lines) and all(map(_bold, lines))
        listed = element.parent is not None and element.parent.role == "LBody"
        large = bool(lines) and not listed and min(line.size for line in lines) >= LARGE * self._usual > 0
        look = " ".join(filter(None, ("bold" if bold else "", "large" if large else "")))
        if all(isinstance(kid, Mark) or kid.role in INLINE or kid.role == "Figure" for kid in element.content):
            self._whole("p", element, phrasing=True, kind=look)
        else:
            self._whole("div", element, phrasing=False, kind=f"p {look}".strip())

    # lists and tables

    def _list(self, element: Element) -> None:
        entries = [kid for kid in element.content if isinstance(kid, Element)]
        for caption in (kid for kid in entries if kid.role == "Caption"):
            self._element(caption, phrasing=False)
        labelled = any(_label(kid) is not None for kid in entries)
        kind, role = ("labelled", "list") if labelled else (None, None)
        self.out.begin("ul", {**self._common(element), "class": kind, "role": role})
        for entry, deeper in _with_sublists(entries):
            self._entry(entry, deeper)
        self.out.end()

    def _entry(self, element: Element | None, deeper: Sequence[Element]) -> None:
        """Label and body; what is only a bullet is shown, and left to the list to say. A list after it stands in it."""
        kids = [kid for kid in element.content if isinstance(kid, Element)] if element is not None else []
        labelled = any(kid.role == "Lbl" for kid in kids)
        common = self._common(element) if element is not None else {}
        self.out.begin("li", {**common, "class": "has" if labelled else None})
        for kid in kids:
            if kid.role == "Lbl":
                bullet = "true" if set(text_of(kid).strip()) <= BULLETS and not _pictured(kid) else None
                self._whole("span", kid, phrasing=True, kind="label", more={"aria-hidden": bullet})
                self.out.say(" ")
            else:
                self._whole("div", kid, phrasing=False)
        for sublist in deeper:
            self._list(sublist)
        self.out.end()

    def _table(self, element: Element) -> None:
        kids = [kid for kid in element.content if isinstance(kid, Element)]
        name = next((text_of(kid) for kid in kids if kid.role == "Caption"), self.scrolling)
        self.out.begin("div", {"class": "scroll", "role": "region", "aria-label": name, "tabindex": "0"})
        self.out.begin("table", self._common(element))
        for kid in kids:
            if kid.role == "Caption":
                self._whole("caption", kid, phrasing=True)
        for kid in kids:
            if kid.role == "TR":
                self._row(kid)
            elif kid.role != "Caption":
                self.out.begin(_PLAIN.get(kid.role, "tbody"), self._common(kid))
                for row in (each for each in kid.content if isinstance(each, Element)):
                    self._row(row)
                self.out.end()
        self.out.end()
        self.out.end()

    def _row(self, row: Element) -> None:
        cells = [kid for kid in row.content if isinstance(kid, Element)]
        self.out.begin("tr", self._common(row))
        for cell in cells:
            if cell.role == "TH":
                scope = {"Column": "col", "Row": "row"}[scope_of(cell)]
                self._whole("th", cell, phrasing=False, more={"scope": scope})
            else:
                self._whole("td", cell, phrasing=False)
        self.out.end()

    # leaves

    def _figure(self, element: Element, *, phrasing: bool) -> None:
        drawn = self.heard.figures.get(element)
        if drawn is None:
            return
        self._space(element.flow())
        if phrasing:
            self.figures.write(drawn, element.alt, element.language)
            self._joints[_block(element)] = " "
            return
        self.out.begin("p" if is_sign(drawn) else "figure", {"id": self.ids.get(element)})
        self.figures.write(drawn, element.alt, element.language)
        if is_sign(drawn):
            self._beside(element)
        self.out.end()

    def _beside(self, element: Element) -> None:
        """The words of a sign that stands alone, for those who see it and do not know it; others hear them already."""
        self.out.say(" ")
        self.out.words("span", element.alt, {"class": "told", "lang": element.language, "aria-hidden": "true"})

    def _text(self, element: Element, lines: Iterable[TextLine]) -> None:
        """Lines of one block run on as words do: a space between them, or nothing where a word was broken."""
        flow = element.flow()
        stressed = flow.role in ("P", "LBody", "TD") and not all(map(_bold, self.heard.lines_of(flow)))
        heavy = False
        for line in lines:
            if heavy and not _bold(line):
                self.out.end()
                heavy = False
            self._space(flow)
            if stressed and not heavy and _bold(line):
                self.out.begin("b")
                heavy = True
            self.out.say(line.text)
            self._joints[flow] = line.joint
        if heavy:
            self.out.end()

    def _space(self, flow: Element) -> None:
        if self._joints.pop(flow, "") == " ":
            self.out.say(" ")


def _bold(line: TextLine) -> bool:
    return all(run.face.endswith(("-600", "-700")) for run in line.runs)


def _with_sublists(entries: Sequence[Element]) -> Iterator[tuple[Element | None, list[Element]]]:
    """Each entry with the lists that come right after it; a list that comes first has no entry."""
    entry: Element | None = None
    deeper: list[Element] = []
    for kid in entries:
        if kid.role == "L":
            deeper.append(kid)
        elif kid.role == "LI":
            if entry is not None or deeper:
                yield entry, deeper
            entry, deeper = kid, []
    if entry is not None or deeper:
        yield entry, deeper


def _label(entry: Element) -> Element | None:
    return next((kid for kid in entry.content if isinstance(kid, Element) and kid.role == "Lbl"), None)


def _pictured(element: Element) -> bool:
    return any(each.role == "Figure" for each in elements(element))


def _block(element: Element) -> Element:
    """The block in which a figure stands among words."""
    return (element.parent or element).flow()
