"""Writes drawings as one accessible web page that says what the tagged PDF says, in its order. Knows no records.

Nothing in the page runs, and nothing in it leads out of it.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from paku_studio.drawing.display import Drawing
from paku_studio.drawing.text import as_shown
from paku_studio.export.errors import NO_TITLE, ExportRefused
from paku_studio.export.html_body import Body
from paku_studio.export.html_figures import Figures
from paku_studio.export.html_reading import Heard, hear
from paku_studio.export.html_style import style_sheet
from paku_studio.export.markup import XmlWriter
from paku_studio.export.pdf_metadata import plain
from paku_studio.export.pdf_structure import Element, elements
from paku_studio.locale import translator

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
)
"""Nothing may be loaded but what the page itself holds; fonts are those of the sheets' pictures."""
MOST_PICTURED = 3
"""A drawing of more sheets than that is told in words only."""
FEWEST_LISTED = 6
"""A page of fewer headings needs no contents."""


def write_html(drawings: Sequence[Drawing], pictures: Mapping[str, bytes], *, title: str, language: str) -> bytes:
    """One HTML file in UTF-8; the same bytes again for the same drawings.

    ExportRefused where the PDF of the drawings would not be accessible either.
    """
    named = plain(title) or next(filter(None, (plain(drawing.title) for drawing in drawings)), "")
    if not named:
        raise ExportRefused(NO_TITLE)
    page = _Page(hear(drawings, pictures, language), drawings, pictures, named, language)
    return f"<!DOCTYPE html>\n{page.written()}\n".encode()


class _Page:
    """The page round the drawings: head, title, contents, main part."""

    def __init__(
        self, heard: Heard, drawings: Sequence[Drawing], pictures: Mapping[str, bytes], title: str, language: str
    ) -> None:
        self.heard = heard
        self.drawings = drawings
        self.title = title
        self.language = language
        self.t = translator(language)
        self.out = XmlWriter()
        self.figures = Figures(self.out, pictures)
        self.links = heard.targets()
        heads = sum(element.role == "H1" for element in elements(heard.root))
        self.titled = len(drawings) > 1 or heads != 1
        """The page has a heading of its own, below which the drawings' headings stand."""
        self.listed = self._listed()
        wanted = {*self.links.values(), *(element for _, _, element in self.listed)}
        named = [element for element in elements(heard.root) if element in wanted]
        self.ids = {element: f"s{place}" for place, element in enumerate(named, 1)}

    def written(self) -> str:
        """All of it."""
        self.out.begin("html", {"lang": self.language})
        self._head()
        self.out.begin("body")
        if self.listed:
            self.out.words("a", self.t("Skip to the content"), {"class": "skip", "href": "#content"})
        if self.titled:
            self.out.begin("header")
            self.out.words("h1", as_shown(self.title))
            self.out.end()
            self._contents()
        self._main()
        self.out.end()
        self.out.end()
        return self.out.text()

    def _head(self) -> None:
        self.out.begin("head")
        self.out.empty("meta", {"charset": "utf-8"})
        self.out.empty("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY})
        self.out.empty("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
        self.out.empty("meta", {"name": "referrer", "content": "no-referrer"})
        self.out.words("title", as_shown(self.title))
        self.out.words("style", style_sheet())
        self.out.end()

    def _main(self) -> None:
        self.out.begin("main", {"id": "content", "tabindex": "-1"} if self.titled else None)
        body = Body(
            self.out,
            self.heard,
            self.figures,
            ids=self.ids,
            links=self.links,
            deeper=1 if self.titled else 0,
            scrolling=self.t("Table"),
        )
        for drawing, part in zip(self.drawings, self.heard.parts, strict=True):
            body.part(part, partial(self._after_title, drawing))
        self.out.end()

    def _after_title(self, drawing: Drawing) -> None:
        """What stands behind a drawing's title: of one that has the page to itself the contents, then its picture."""
        if not self.titled:
            self._contents()
        self._pictured(drawing)

    def _pictured(self, drawing: Drawing) -> None:
        """The sheets as pictures: the same that follows in words."""
        count = len(drawing.sheets)
        if count > MOST_PICTURED:
            return
        for place, sheet in enumerate(drawing.sheets, 1):
            words = self.t("The sheet as a picture; the same follows in words.")
            if count > 1:
                words = self.t("Sheet %(place)d of %(count)d as a picture; the same follows in words.")
                words %= {"place": place, "count": count}
            self.out.begin("figure", {"class": "sheet tall" if sheet.height > sheet.width else "sheet"})
            self.figures.sheet(drawing, sheet, words)
            self.out.end()

    # contents

    def _listed(self) -> list[tuple[int, str, Element]]:
        """Level, words and place of the upper headings; of a drawing that brings its own contents the main ones."""
        found: list[tuple[int, str, Element]] = []
        for part in self.heard.parts:
            levels = self._levels(any(element in self.links for element in elements(part)))
            for element in elements(part):
                words = self.heard.said(element) if element.role in levels else ""
                if words:
                    deepest = found[-1][0] + 1 if found else 0
                    found.append((min(levels.index(element.role), deepest), words, element))
        return found if len(found) >= FEWEST_LISTED else []

    def _levels(self, own_contents: bool) -> tuple[str, ...]:
        """The roles of the headings that the page's contents list, the outermost first."""
        if not self.titled:
            return () if own_contents else ("H2",)
        return ("H1",) if own_contents else ("H1", "H2")

    def _contents(self) -> None:
        if not self.listed:
            return
        self.out.begin("nav", {"aria-labelledby": "contents"})
        self.out.words("p", self.t("Contents"), {"id": "contents"})
        open_lists = 0
        for level, words, element in self.listed:
            while open_lists > level + 1:
                self.out.end()
                self.out.end()
                open_lists -= 1
            if open_lists == level + 1:
                self.out.end()
            else:
                self.out.begin("ul")
                open_lists += 1
            self.out.begin("li")
            self.out.words("a", words, {"href": f"#{self.ids[element]}", "lang": _language_of(element)})
        for _ in range(2 * open_lists):
            self.out.end()
        self.out.end()
        if not self.titled:
            self.out.words("div", "", {"id": "content", "tabindex": "-1"})


def _language_of(element: Element) -> str:
    """The language in which the words of a heading stand, where it is not the page's."""
    at: Element | None = element
    while at is not None:
        if at.language:
            return at.language
        at = at.parent
    return ""
