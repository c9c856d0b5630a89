"""Whatever people type or paste comes out as it was typed, or as a framed code: nothing raises, nothing runs."""

import io
import xml.etree.ElementTree as ElementTree

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paku_studio.drawing.text import place
from paku_studio.export.audit import structure_words
from paku_studio.export.svg import svg_pages

HOSTILE = {
    "reportlab markup": "<font color=\"[[[getattr(pow,Word('__globals__'))['os'].system('touch /tmp/x')]]]\">",
    "closing tag": "</para></text></svg>",
    "entity": "&amp; &lt;b&gt; &#0; &nope;",
    "cdata": "]]> <![CDATA[ x ]]> <!-- -- -->",
    "percent": "%s %(name)s %d %%",
    "braces": "{0} {name} {{}}",
    "pdf string": "(\\) \\( ) Tj ET Q EMC >> endstream endobj \\r\\n \\777",
    "script": '"><script>alert(1)</script><a href="javascript:alert(1)" onload=x>',
    "vertical tab": "ennen\x0bjälkeen",
    "null and escape": "a\x00b\x1b[31mc\x7f",
    "carriage return": "a\rb",
    "emoji": "hyvä 😀 👩‍👩‍👧 🇫🇮 mieli",
    "arabic": "مرحبا بالعالم",
    "right-to-left override": "ab\u202egnp.exe\u202c",
    "non-characters": "a\uffffb\ufffec\U0010ffff",
    "combining": "o\u0308ljy Z\u0351\u0344\u0305\u0336a\u0337l\u0334g\u0353o",
    "private use": "\ue000\U000f0000",
    "han": "漢字かな",
    "sami and northern": "ŊŋŦŧ Đđ Åå Ää Öö Õõ Šš Žž",
    "spaces": "a\u00a0b\u2009c\u200bd\u2060e\u3000f\ufeffg",
    "line ends": "a\u2028b\u2029c\x85d",
    "soft hyphen": "saavu\u00adtettavuus",
    "quotes": "”lainaus” – ‘x’ … € § №",
}


def drawing_of(drawn, text):
    items = place(text, 50, 60, "regular", 12, "#202020")
    return drawn.drawing(drawn.sheet(drawn.part("P", *items)), title=text, subject=text)


def all_of_it(drawn):
    """Everything hostile on one sheet, and all of it in the title."""
    lines = [place(text, 30, 30 + 20 * at, "regular", 12, "#202020") for at, text in enumerate(HOSTILE.values())]
    title = " ".join(HOSTILE.values())
    return drawn.drawing(drawn.sheet(*[drawn.part("P", *items) for items in lines]), title=title, subject=title)


@pytest.mark.validators
def test_it_is_drawn_and_the_file_is_good(drawn, pdf_of, validators):
    assert validators.failures(pdf_of(all_of_it(drawn))) == []


@pytest.mark.nightly
@pytest.mark.validators
@pytest.mark.parametrize("name", HOSTILE)
def test_each_alone_gives_a_good_file(name, drawn, pdf_of, validators):
    pdf = pdf_of(drawing_of(drawn, HOSTILE[name]), title=f"Koe {HOSTILE[name]}")
    assert validators.failures(pdf) == []


def test_the_svg_is_well_formed_and_holds_nothing_that_runs(drawn):
    (svg,) = svg_pages(all_of_it(drawn), {})
    root = ElementTree.fromstring(svg)
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags == {"svg", "title", "desc", "style", "g", "text", "path"}
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not [name for name in attributes if name.startswith("on") or name.endswith("href")]


@pytest.mark.parametrize(
    "name", ["reportlab markup", "closing tag", "entity", "cdata", "percent", "braces", "pdf string", "quotes"]
)
def test_what_the_fonts_have_comes_out_as_typed(name, drawn, pdf_of):
    words = HOSTILE[name].split()
    assert structure_words(pdf_of(drawing_of(drawn, HOSTILE[name]), title="Koe")) == words
    (svg,) = svg_pages(drawing_of(drawn, HOSTILE[name]), {})
    shown = [element.text for element in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
    assert "".join(shown).split() == words


@pytest.mark.parametrize("name", HOSTILE)
def test_even_a_line_that_nobody_prepared_is_written(name, drawn, pdf_of):
    text = HOSTILE[name]
    raw = drawn.drawing(
        drawn.sheet(
            drawn.part("P", drawn.line(50, 60, text)),
            drawn.part("Figure", drawn.box(9, 9, 9, 9, fill="#000000"), alt=text, bookmark=text),
        )
    )
    pdf = pdf_of(raw, title="Koe")
    with pikepdf.open(io.BytesIO(pdf)) as read:
        assert len(read.pages) == 1
    ElementTree.fromstring(svg_pages(raw, {})[0])


@pytest.mark.validators
def test_a_character_that_the_face_lacks_is_a_question_mark(drawn, pdf_of, validators):
    pdf = pdf_of(drawn.drawing(drawn.sheet(drawn.part("P", drawn.line(50, 60, "漢 sana")))))
    assert structure_words(pdf) == ["?", "sana"]
    assert validators.failures(pdf) == []


@settings(max_examples=25)
@given(text=st.text(st.characters(), min_size=1, max_size=30))
def test_any_text_at_all(text, drawn, pdf_of):
    said = drawing_of(drawn, text)
    pdf_of(said, title="Koe")
    ElementTree.fromstring(svg_pages(said, {})[0])


def test_twenty_thousand_characters(drawn, pdf_of):
    text = "😀ä" * 10_000
    figure = drawn.part("Figure", drawn.box(9, 9, 9, 9, fill="#000000"), alt=text, bookmark=text)
    pdf = pdf_of(
        drawn.drawing(drawn.sheet(figure, drawn.part("P", *place(text, 5, 60, "regular", 9, "#000000")))), title=text
    )
    assert len(pdf) < 200_000


@pytest.mark.validators
def test_a_picture_told_in_twenty_thousand_emoji_gives_a_good_file(drawn, pdf_of, validators):
    told = drawn.part("Figure", drawn.box(9, 9, 9, 9, fill="#000000"), alt="😀" * 20_000, bookmark="😀" * 20_000)
    assert validators.failures(pdf_of(drawn.drawing(drawn.sheet(told)), title="Koe")) == []
