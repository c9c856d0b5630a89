"""Words into the paragraphs of a Word file: whose language, what breaks a line, what cannot be written. No sections.

A character that no XML may hold, or that would turn the direction of what follows, stands as its code in a frame, as
on paper.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from paku_studio.drawing.faces import shown
from paku_studio.drawing.report_parts import Words

_LINES = re.compile("\r\n|[\r\u2028\u2029\u0085]")
_UNWRITABLE = re.compile(
    "[^\\t\\n\\u0020-\\u007e\\u00a0-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufffd\\U00010000-\\U0010ffff]"
    "|[\\u202a-\\u202e\\u2066-\\u2069]"
)
GREY = "4A544F"
TEXT_WIDTH = 9350
"""Twentieths of a point between the margins of A4."""


def one_line(text: str) -> str:
    """The text on one line, with codes for what cannot be written."""
    return " ".join(_coded(text).split())


def _coded(text: str) -> str:
    return _UNWRITABLE.sub(lambda found: shown(found[0]), _LINES.sub("\n", text))


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes into paragraphs. `regions`: a language as Word names it."""

    regions: Mapping[str, str]

    def words(self, paragraph: Any, words: Words, *, plain: bool = False) -> None:
        """The report's own words bold before, and soft after, what somebody said; `plain`: all of it alike."""
        parts = [("lead", words.lead), ("text", words.text.strip()), ("tail", words.tail)]
        told = [(kind, text) for kind, text in parts if text]
        for place, (kind, text) in enumerate(told):
            space = " " if place < len(told) - 1 else ""
            for run in self.text(paragraph, text + space):
                if kind == "text" and words.language:
                    self._speak(run, words.language)
                if kind == "lead" and not plain:
                    run.bold = True
                if kind == "tail" and not plain:
                    self._colour(run, GREY)

    def text(self, paragraph: Any, text: str) -> list[Any]:
        """The text as it was typed, in one run or more: codes stand in frames."""
        text = _LINES.sub("\n", text)
        runs, at = [], 0
        for found in _UNWRITABLE.finditer(text):
            if found.start() > at:
                runs.append(paragraph.add_run(text[at : found.start()]))
            code = shown(found[0])
            if code:
                runs.append(paragraph.add_run(code))
                self._frame(runs[-1])
            at = found.end()
        if at < len(text):
            runs.append(paragraph.add_run(text[at:]))
        return runs

    # what a run is like

    def _speak(self, run: Any, language: str) -> None:
        region = self.regions.get(language, language)
        run._r.get_or_add_rPr().append(_made("w:lang", {"w:val": region}))

    def _frame(self, run: Any) -> None:
        border = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "auto"}
        run._r.get_or_add_rPr().append(_made("w:bdr", border))

    def _colour(self, run: Any, colour: str) -> None:
        from docx.shared import RGBColor

        run.font.color.rgb = RGBColor.from_string(colour)

    # links and fields

    def link(self, paragraph: Any, words: Words, mark: str) -> None:
        """The words as a link to a marked place of the same file."""
        link = _made("w:hyperlink", {"w:anchor": mark, "w:history": "1"})
        self.words(paragraph, words, plain=True)
        for run in list(paragraph._p.r_lst):
            link.append(run)
        paragraph._p.append(link)

    def mark(self, paragraph: Any, mark: str) -> None:
        """A place that links can lead to."""
        number = mark.removeprefix("_s")
        first = paragraph._p.r_lst[0] if paragraph._p.r_lst else None
        begin, end = (
            _made("w:bookmarkStart", {"w:id": number, "w:name": mark}),
            _made("w:bookmarkEnd", {"w:id": number}),
        )
        if first is None:
            paragraph._p.append(begin)
        else:
            first.addprevious(begin)
        paragraph._p.append(end)

    def foot(self, paragraph: Any, text: str) -> None:
        """Whose report it is, and which page."""
        self.text(paragraph, f"{one_line(text)[:200]}   ")
        for run in (*self._field(paragraph, "PAGE"), paragraph.add_run(" / "), *self._field(paragraph, "NUMPAGES")):
            self._colour(run, GREY)

    def _field(self, paragraph: Any, name: str) -> list[Any]:
        runs = [paragraph.add_run() for _ in range(3)]
        code = _made("w:instrText", {"xml:space": "preserve"})
        code.text = f" {name} "
        for run, part in zip(
            runs,
            (_made("w:fldChar", {"w:fldCharType": "begin"}), code, _made("w:fldChar", {"w:fldCharType": "end"})),
            strict=True,
        ):
            run._r.append(part)
        return runs

    # tables

    def describe_table(self, table: Any, words: str) -> None:
        """The first row is a heading that comes again on each page; the table has words for who cannot see it."""
        properties = table._tbl.tblPr
        properties.append(_made("w:tblCaption", {"w:val": one_line(words)}))
        properties.append(_made("w:tblDescription", {"w:val": one_line(words)}))
        table.rows[0]._tr.get_or_add_trPr().append(_made("w:tblHeader", {"w:val": "true"}))

    def widths(self, table: Any, shares: Sequence[float]) -> None:
        """Columns as wide as the grid says."""
        from docx.shared import Twips

        table.autofit = False
        whole = sum(shares)
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Twips(int(TEXT_WIDTH * share / whole))
        widths = [column.width for column in table.columns]
        for row in table._tbl.tr_lst:
            row.get_or_add_trPr().insert(0, _made("w:cantSplit", {"w:val": "true"}))
            for cell, width in zip(row.tc_lst, widths, strict=True):
                cell.width = width

    def to_the_right(self, paragraph: Any) -> None:
        """Figures stand under one another."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _made(tag: str, attributes: Mapping[str, str]) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element: Any = OxmlElement(tag)
    for name, value in attributes.items():
        key = "{http://www.w3.org/XML/1998/namespace}space" if name == "xml:space" else qn(name)
        element.set(key, value)
    return element
