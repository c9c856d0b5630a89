"""Writes a report as a Word file: real headings, lists and tables, so that it can be read, heard and worked on.

Knows no records. The file names nobody and no machine, and the same story gives the same bytes.
"""

import io
import zipfile
from typing import TYPE_CHECKING, Any

from paku_studio.drawing.report_parts import Curve, Grid, Listing, Paragraph, ReportStory, Section, Words
from paku_studio.export.errors import NO_LANGUAGE, NO_TITLE, ExportRefused
from paku_studio.export.letter_text import Writer, one_line
from paku_studio.locale import LANGUAGES, translator

if TYPE_CHECKING:
    from docx.document import Document

FIXED = (1980, 1, 1, 0, 0, 0)
"""The date of every part of the file."""
REGIONS = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
LISTS = ("List Bullet", "List Bullet 2", "List Bullet 3")
FEWEST_LISTED = 3


def write_docx(story: ReportStory, *, title: str, language: str) -> bytes:
    """The report as .docx. ExportRefused: it has no title, or a language that no report has."""
    named = one_line(title)
    if not named:
        raise ExportRefused(NO_TITLE)
    if language not in LANGUAGES:
        raise ExportRefused(NO_LANGUAGE, language=language)
    from paku_studio.export.letter_styles import prepared

    document = prepared(named, one_line(story.kicker), REGIONS[language])
    writer = Writer({code: REGIONS[code] for code in LANGUAGES})
    _Letter(document, story, writer).write()
    return _same_bytes(document)


def _same_bytes(document: "Document") -> bytes:
    """The file with nothing in it of when and where it was made."""
    made, out = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda each: (each != "[Content_Types].xml", each)):
            entry = zipfile.ZipInfo(name, FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return out.getvalue()


class _Letter:
    """The report going into a document."""

    def __init__(self, document: "Document", story: ReportStory, writer: Writer) -> None:
        self.document = document
        self.story = story
        self.writer = writer
        self.t = translator(story.language)
        self.listed = [(level, section) for level, section in story.each() if section.listed]
        self.end = document.element.body.sectPr
        self.styles = {style.name: style.style_id for style in document.styles if style.name}
        self.marks = {section.id: f"_s{place}" for place, (_, section) in enumerate(self.listed, 1)}

    def write(self) -> None:
        """All of it."""
        self._words("Subtitle", Words(self.story.kicker))
        self._words("Heading 1", self.story.heading)
        for words in self.story.about:
            self._words("Normal", words)
        if self.story.draft:
            t = self.t
            self._words("Remark", Words(t("draft")))
        self._contents()
        for level, section in self.story.each():
            self._section(section, level)
        self.writer.foot(self.document.sections[0].footer.paragraphs[0], self.story.foot)

    def _contents(self) -> None:
        """Where the sections are, each a link."""
        if len(self.listed) < FEWEST_LISTED:
            return
        t = self.t
        self._words("Heading 2", Words(t("Contents")))
        for level, section in self.listed:
            paragraph = self._paragraph(LISTS[min(level - 2, len(LISTS) - 1)])
            self.writer.link(paragraph, section.heading, self.marks[section.id])

    def _section(self, section: Section, level: int) -> None:
        heading = self._paragraph(f"Heading {min(level, 9)}")
        if section.number:
            self.writer.text(heading, f"{section.number} ")
        self.writer.words(heading, section.heading, plain=True)
        if section.id in self.marks:
            self.writer.mark(heading, self.marks[section.id])
        for block in section.blocks:
            if isinstance(block, Paragraph):
                style = {"text": "Normal", "quote": "Quote", "soft": "Remark"}[block.kind]
                self._words(style, block.words)
            elif isinstance(block, Listing):
                self._list(block.items, 0)
            elif isinstance(block, Curve):
                self._words("Remark", Words(block.told()))
            else:
                self._table(block)

    def _list(self, items: tuple[Words, ...], depth: int) -> None:
        for item in items:
            self._words(LISTS[min(depth, len(LISTS) - 1)], item)
            self._list(item.more, depth + 1)

    def _words(self, style: str, words: Words) -> None:
        self.writer.words(self._paragraph(style), words, plain=style.startswith("Heading"))

    def _paragraph(self, style: str) -> Any:
        """A new paragraph at the end; python-docx' own way looks through all that stand before it."""
        from docx.oxml import OxmlElement
        from docx.text.paragraph import Paragraph as WordParagraph

        made: Any = OxmlElement("w:p")
        made.get_or_add_pPr().style = self.styles[style]
        self.end.addprevious(made)
        return WordParagraph(made, self.document._body)

    def _table(self, grid: Grid) -> None:
        caption = self._paragraph("Caption")
        self.writer.text(caption, grid.caption)
        table: Any = self.document.add_table(rows=1, cols=len(grid.head), style="Table Grid")
        self.writer.describe_table(table, grid.caption)
        for cell, heading in zip(table.rows[0].cells, grid.head, strict=True):
            cell.paragraphs[0].style = "Column heading"
            self.writer.text(cell.paragraphs[0], heading)
        for told in grid.rows:
            for place, (cell, words) in enumerate(zip(table.add_row().cells, told, strict=True)):
                self.writer.words(cell.paragraphs[0], words)
                if place >= grid.figures:
                    self.writer.to_the_right(cell.paragraphs[0])
        self.writer.widths(table, grid.shares)
        self._paragraph("Remark")
