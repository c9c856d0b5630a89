"""The SVG: it stands alone, is well-formed whatever is typed, and can be read aloud."""

import base64
import io
import re
import xml.etree.ElementTree as ElementTree

import pytest
from fontTools.ttLib import TTFont

from paku_studio.export.errors import ExportRefused
from paku_studio.export.svg import svg_pages

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def story_svg(drawn):
    return svg_pages(drawn.story(), drawn.PICTURES)


def read(svg):
    return ElementTree.fromstring(svg)


def one(drawn, *children, **more):
    return read(svg_pages(drawn.drawing(drawn.sheet(*children), **more), drawn.PICTURES)[0])


def test_one_document_per_sheet_in_the_papers_size(story_svg):
    assert len(story_svg) == 2
    assert read(story_svg[0]).get("width") == "595.28pt"
    assert read(story_svg[0]).get("viewBox") == "0 0 595.28 841.89"


def test_it_names_itself_and_its_language(story_svg):
    root = read(story_svg[0])
    assert root.find(f"{SVG}title").text == "AVATAR-polku"
    assert root.get("lang") == "fi"


def test_nothing_is_fetched_from_elsewhere(story_svg):
    for page in story_svg:
        for element in read(page).iter():
            for name, value in element.attrib.items():
                if name.rpartition("}")[2] == "href":
                    assert value.startswith(("#", "data:image/"))
        assert not re.search(r"url\((?!#|\"data:)", page)


def test_the_embedded_fonts_have_the_glyphs_used_and_hardly_more(drawn, story_svg):
    used = set("".join(drawn.SAID.split()) + " Sivu12-")
    for data in re.findall(r"data:font/woff;base64,([^\"]+)", story_svg[0]):
        font = TTFont(io.BytesIO(base64.b64decode(data)))
        assert set(map(chr, font.getBestCmap())) <= used
        assert not {"GSUB", "GPOS", "kern"} & set(font.keys())
        assert "Atkinson" not in font["name"].getDebugName(1)


def test_headings_lists_figures_and_links_are_told(story_svg):
    root = read(story_svg[0])
    told = [element.get("role") for element in root.iter() if element.get("role")]
    assert {"heading", "list", "listitem", "img", "paragraph"} <= set(told)
    assert [element.get("aria-level") for element in root.iter() if element.get("aria-level")] == ["1", "2"]
    assert [element.get("aria-label") for element in root.iter() if element.get("role") == "img"] == [
        "Polku nousee ja laskee.",
        "Asiakas puhelimessa.",
    ]


def test_artifacts_and_loose_words_are_hidden_from_readers(drawn):
    root = one(drawn, drawn.line(50, 20, "irti"), drawn.part("Artifact", drawn.line(50, 50, "sivu")))
    hidden = [element for element in root.iter() if element.get("aria-hidden") == "true"]
    assert {"".join(element.itertext()) for element in hidden} == {"irti", "sivu"}


def test_a_link_leads_within_the_sheet_only(drawn, story_svg):
    assert not list(read(story_svg[0]).iter(f"{SVG}a"))  # its target stands on the other sheet
    root = one(drawn, drawn.part("Link", drawn.line(50, 50, "tästä"), link="x y"), drawn.part("P", id="x y"))
    (link,) = root.iter(f"{SVG}a")
    assert [group.get("id") for group in root.iter(f"{SVG}g") if group.get("id")] == [link.get("href")[1:]]


def test_ids_stay_distinct_and_legal(drawn):
    root = one(drawn, *[drawn.part("P", id=name) for name in ("a b", "a_b", "a-b", "ä", '"><script>')])
    ids = [group.get("id") for group in root.iter(f"{SVG}g") if group.get("id")]
    assert len(set(ids)) == 5
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_.-]*", name) for name in ids)


def test_kerned_type_stands_glyph_by_glyph(drawn):
    offsets = drawn.kerned("Työ", "sans-700", 24)
    root = one(drawn, drawn.part("P", drawn.line(50, 70, "Työ", 24, face="sans-700", offsets=offsets)))
    (text,) = root.iter(f"{SVG}text")
    assert [float(x) for x in text.get("x").split()] == pytest.approx([50 + offset for offset in offsets], abs=0.001)


def test_a_figure_needs_words(drawn):
    with pytest.raises(ExportRefused):
        one(drawn, drawn.part("Figure", drawn.box(0, 0, 9, 9, fill="#000000")))


def test_the_same_drawing_gives_the_same_text(drawn, story_svg):
    assert svg_pages(drawn.story(), drawn.PICTURES) == story_svg
