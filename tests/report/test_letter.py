"""The report as a Word file: opened again it says what the story says, with real headings, lists and tables."""

import io
import re
import zipfile
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.oxml.ns import qn

from paku_studio.drawing.report_parts import Curve, Grid, Listing, Paragraph
from paku_studio.export.errors import ExportRefused
from paku_studio.export.letter import write_docx
from paku_studio.models import Note, Pathway, Phase, ServiceMoment

OWN = "OMAHUOMIO", "OMASITAATTI", "OHJAAJALLE", "PARKISSA", "OMAKYSYMYS"


def opened(data):
    return docx.Document(io.BytesIO(data))


def parts(data):
    """Every part of the file by its name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body(document):
    """Paragraphs (style, words) and tables (rows of words) as they stand in the file; links' words count."""
    found = []
    for element in document.element.body:
        if element.tag == qn("w:p"):
            style = docx.text.paragraph.Paragraph(element, document).style.name
            found.append((style, spoken(element)))
        elif element.tag == qn("w:tbl"):
            found.append(
                ("table", [[spoken(cell) for cell in row.iter(qn("w:tc"))] for row in element.iter(qn("w:tr"))])
            )
    return found


def spoken(element):
    """The words of an element; a line break is one space."""
    texts = []
    for each in element.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
        texts.append(each.text or "" if each.tag == qn("w:t") else " ")
    return " ".join("".join(texts).split())


def expected(story):
    """What the story says, in the same form."""

    def plain(words):
        return " ".join(words.plain().split())

    def items(told, depth):
        for words in told:
            yield (f"List Bullet{f' {depth}' if depth > 1 else ''}", plain(words))
            yield from items(words.more, min(depth + 1, 3))

    for level, section in story.each():
        yield (f"Heading {level}", f"{section.number} {plain(section.heading)}".strip())
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield ({"text": "Normal", "quote": "Quote", "soft": "Remark"}[block.kind], plain(block.words))
            elif isinstance(block, Listing):
                yield from items(block.items, 1)
            elif isinstance(block, Curve):
                yield ("Remark", block.told())
            elif isinstance(block, Grid):
                yield ("Caption", block.caption)
                yield ("table", [list(block.head), *[[plain(cell) for cell in row] for row in block.rows]])


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("scope", ["", "eka"])
def test_the_file_says_what_the_story_says(full_work, scope, language):
    story = full_work.story(scope, language)
    found = body(opened(full_work.docx(scope, language)))
    told = list(expected(story))
    start = found.index(told[0])
    assert [entry for entry in found[start:] if entry[1]] == told
    before = [words for _, words in found[:start]]
    assert before[:2] == [story.kicker, story.title]


def test_the_contents_lead_to_their_headings(full_work):
    document = opened(full_work.docx())
    links = [link.get(qn("w:anchor")) for link in document.element.body.iter(qn("w:hyperlink"))]
    marks = [mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))]
    assert links == marks
    assert len(links) >= 10


def test_a_table_has_words_and_a_head_that_comes_again(full_work):
    for table in opened(full_work.docx()).tables:
        properties = table._tbl.tblPr
        assert properties.find(qn("w:tblDescription")).get(qn("w:val"))
        rows = table._tbl.tr_lst
        assert rows[0].trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:tblHeader")) is None for row in rows[1:])


@pytest.mark.parametrize(("language", "region"), [("fi", "fi-FI"), ("sv", "sv-FI"), ("en", "en-GB")])
def test_the_file_says_its_language_and_peoples_words_theirs(full_work, language, region):
    document = opened(full_work.docx("", language))
    assert document.core_properties.language == region
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert [lang.get(qn("w:val")) for lang in defaults.iter(qn("w:lang"))] == [region]
    runs = {run.text.strip(): run._r for paragraph in document.paragraphs for run in paragraph.runs}
    said = runs["kaiutin auttoi"].rPr
    langs = [] if said is None else [lang.get(qn("w:val")) for lang in said.iter(qn("w:lang"))]
    assert langs == ([] if language == "fi" else ["fi-FI"])


def test_the_file_names_nobody_and_no_machine(full_work):
    data = full_work.docx()
    core = opened(data).core_properties
    assert core.title == "Kevään työ"
    assert (core.author, core.last_modified_by, core.comments, core.created) == ("", "", "", None)
    held = parts(data)
    assert not [name for name in held if re.search("app.xml|thumbnail|customXml", name)]
    everything = b"".join(held.values()).lower()
    for trace in (b"python", b"macintosh", b"rsid", b"docid", b"/tmp", b"/home"):
        assert trace not in everything, trace


def test_own_notes_are_in_no_part(full_work):
    for scope in ("", "eka"):
        everything = b"".join(parts(full_work.docx(scope)).values())
        for secret in OWN:
            assert secret.encode() not in everything


def test_the_same_story_gives_the_same_bytes(full_work, monkeypatch):
    once = full_work.docx()
    assert once == full_work.docx()
    with zipfile.ZipFile(io.BytesIO(once)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


HOSTILE = '=HYPERLINK("http://x","y") <w:t>&amp; \x07\x1b\ufffe \u202egnirts\u202c 👩‍👩‍👧 שלום\r\nrivi\u2028loppu\ttab'


def test_hostile_text_stays_text(work):
    work.add(Pathway(id="p", title=HOSTILE), Phase(id="v", pathway="p", label=HOSTILE))
    work.add(ServiceMoment(id="m", phase="v", text=HOSTILE), Note(id="n", target="m", kind="question", text=HOSTILE))
    data = work.docx()
    for name, part in parts(data).items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(part)
    said = next(text for style, text in body(opened(data)) if style == "Heading 4")
    assert said == '1 =HYPERLINK("http://x","y") <w:t>&amp; 0007001BFFFE 202Egnirts202C 👩‍👩‍👧 שלום rivi loppu tab'
    instructions = [each.text for each in opened(data).element.iter(qn("w:instrText"))]
    assert instructions == []


def test_a_code_stands_in_a_frame(work):
    work.add(Pathway(id="p", title="a\x07b"))
    document = opened(work.docx())
    heading = next(
        each for each in document.paragraphs if "Nykyinen polku" in each.text and each.style.name == "Heading 2"
    )
    framed = [run.text for run in heading.runs if run._r.rPr is not None and run._r.rPr.find(qn("w:bdr")) is not None]
    assert framed == ["0007"]
    assert "\x07" not in document.core_properties.title


def test_what_cannot_be_written_is_refused_in_words(full_work):
    with pytest.raises(ExportRefused):
        write_docx(full_work.story(), title=" \n", language="fi")
    with pytest.raises(ExportRefused):
        write_docx(full_work.story(), title="x", language="xx")


def test_the_foot_counts_pages(full_work):
    foot = opened(full_work.docx()).sections[0].footer
    fields = [each.text.strip() for each in foot._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "Kevään työ" in foot.paragraphs[0].text
