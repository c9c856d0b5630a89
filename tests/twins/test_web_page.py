"""The web twin says what the paper says, in its order, to everybody, and nothing in it runs."""

import base64
import functools
import io
import re

import pytest
from PIL import Image as Picture

from paku_studio.drawing.display import Image
from paku_studio.drawing.text import place
from paku_studio.drawing.theme import theme
from paku_studio.editor.changes_sheet import tell_changes
from paku_studio.export.audit import structure_words
from paku_studio.export.errors import ExportRefused
from paku_studio.export.html import write_html
from paku_studio.export.html_style import style_sheet
from paku_studio.export.pdf import write_pdf
from paku_studio.export.sheets import KINDS, EarlierState, SheetChoice, chosen, draw_sheet, draw_sheets
from paku_studio.storage import open_document

EXAMPLES = ("velkakierteesta-omaan-talouteen", "monialainen-intensiivinen-palveluohjaus")
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "a", "header", "h1", "h2", "h3", "h4", "h5", "h6", "nav"),
    *("main", "article", "section", "p", "div", "ul", "li", "span", "b", "figure", "img", "svg", "path", "g"),
    *("table", "thead", "tbody", "tr", "th", "td", "caption"),
}
HOSTILE = {
    "script": '"><script>alert(1)</script><img src=x onerror=alert(1)>',
    "closing": "</p></main></style></title><iframe src=//x>",
    "entities": "&amp; &lt;b&gt; &#60;script&#62; &nbsp;",
    "comment": "<!-- --> ]]> <![CDATA[ <?php ?>",
    "link": "javascript:alert(1) http://x.example/?a=1&b=2",
    "style": "}</style>*{display:none}",
    "controls": "a\x00b\x1bc\x7fd\ufffee",
    "lone": "a\ud800b",
    "right to left": "\u202eabc \u05d0\u05d1",
}


def without_moments(records):
    """The document as it was before anything stood on its pathways."""
    return {key: one for key, one in records.items() if one.TYPE in {"document", "pathway", "phase", "persona"}}


def everything(example, what, language="fi"):
    state = EarlierState("x", "x", lambda records, words: tell_changes(without_moments(records), records, "x", words))
    choice = SheetChoice(what=what, language=language, earlier=state if what == "changes" else None)
    records = example.document.snapshot()
    return draw_sheets(records, chosen(records, choice), choice)


@pytest.fixture(scope="module")
def example(examples_folder):
    return open_document(examples_folder / f"{EXAMPLES[0]}.paku")


@pytest.fixture(scope="module")
def twin(example, page_of):
    """Drawings and page of a kind of sheet of the example, made once."""

    @functools.cache
    def make(what):
        drawings = everything(example, what)
        return drawings, page_of(*drawings, pictures=example.pictures, title="Kaikki")

    return make


def is_sound(page):
    """What every page must be."""
    assert page.declared.lower() == "doctype html"
    assert {tag.name for tag in page.all()} - {"document"} <= ALLOWED
    assert len(page.all("h1")) == 1
    (title,) = page.one("head").all("title")
    assert title.text(without=()).strip()
    level = 0
    for heading in page.all("h1", "h2", "h3", "h4", "h5", "h6"):
        assert int(heading.name[1]) <= level + 1
        level = int(heading.name[1])
        assert heading.text().strip()
    ids = [tag.given["id"] for tag in page.all() if "id" in tag.given]
    assert len(set(ids)) == len(ids)
    for tag in page.all():
        assert not [name for name in tag.given if name.startswith("on")]
        for name in ("href", "src"):
            value = tag.given.get(name, "data:")
            assert value.startswith("data:image/") or value == "data:" or (value[1:] in ids and value[0] == "#")
    for picture in page.all("img"):
        assert picture.given["alt"].strip()
    for sign in page.all("svg"):
        assert sign.given["role"] == "img"
        assert sign.given["aria-label"].strip()
    policy = next(tag.given["content"] for tag in page.all("meta") if "http-equiv" in tag.given)
    assert "default-src 'none'" in policy
    assert "script" not in policy
    assert "url(" not in page.one("style").text(without=())
    for list_ in page.all("ul"):
        assert {kid.name for kid in list_.kids if not isinstance(kid, str)} <= {"li"}
    for paragraph in page.all("p", "h1", "h2", "h3", "h4", "h5", "h6", "span"):
        assert not paragraph.all("p", "ul", "div", "section", "table", "figure")[paragraph.name == "p" :]


@pytest.mark.parametrize("what", KINDS)
def test_every_kind_of_sheet_says_on_the_web_what_it_says_on_paper(example, what, twin):
    drawings, page = twin(what)
    is_sound(page)
    assert page.words() == structure_words(write_pdf(drawings, example.pictures, title="Kaikki", language="fi"))
    assert page.one("html").given["lang"] == "fi"


@pytest.mark.nightly
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("what", KINDS)
def test_every_kind_in_every_language(examples_folder, what, name, language, page_of):
    example = open_document(examples_folder / f"{name}.paku")
    drawings = everything(example, what, language)
    if not drawings:
        pytest.skip("the example has no such sheet")
    said = {"title": "Kaikki", "language": language}
    page = page_of(*drawings, pictures=example.pictures, **said)
    is_sound(page)
    assert page.words() == structure_words(write_pdf(drawings, example.pictures, **said))


def test_the_small_story_is_the_same_on_both(drawn, page_of):
    story = drawn.story()
    page = page_of(story, pictures=drawn.PICTURES)
    is_sound(page)
    pdf = write_pdf([story], drawn.PICTURES, title=story.title, language="fi")
    assert page.words() == structure_words(pdf)
    assert "Saavutettavuusselosteen" in page.words()
    assert "jatkuu toisella arkilla" in " ".join(page.words())
    assert "Sivu" not in page.words()


def test_a_link_leads_to_the_place_it_names(drawn, page_of):
    page = page_of(drawn.story(), pictures=drawn.PICTURES)
    (link,) = [tag for tag in page.all("a") if tag.text() == "toinen vaihe"]
    (target,) = [tag for tag in page.all() if tag.given.get("id") == link.given["href"][1:]]
    assert target.text() == "Toinen vaihe"
    assert not link.text().endswith(" ")


def test_a_link_to_what_is_not_there_is_plain_text(drawn, page_of):
    lonely = drawn.part("P", drawn.line(9, 20, "Lue"), drawn.part("Link", drawn.line(30, 20, "muualta"), link="gone"))
    page = page_of(drawn.drawing(drawn.sheet(lonely)))
    assert page.words() == ["Lue", "muualta"]
    assert not page.all("a")


def test_words_in_another_language_say_which(drawn, page_of):
    page = page_of(drawn.story(), pictures=drawn.PICTURES)
    (english,) = [tag for tag in page.all("p") if tag.text().strip() == "In English here"]
    assert english.spoken_in() == "en"
    swedish = drawn.drawing(drawn.sheet(drawn.part("P", drawn.line(9, 9, "hej"))), language="sv")
    page = page_of(swedish, language="fi")
    assert page.one("html").given["lang"] == "fi"
    assert page.all("p")[0].spoken_in() == "sv"


def test_several_drawings_stand_one_level_below_the_files_title(drawn, page_of):
    one, other = (
        drawn.drawing(
            drawn.sheet(drawn.part("H1", drawn.line(9, 20, words)), drawn.part("H2", drawn.line(9, 40, "osa"))),
            title=words,
        )
        for words in ("yksi", "kaksi")
    )
    page = page_of(one, other, title="Molemmat")
    is_sound(page)
    headings = [(tag.name, tag.text()) for tag in page.all("h1", "h2", "h3")]
    assert headings == [("h1", "Molemmat"), ("h2", "yksi"), ("h3", "osa"), ("h2", "kaksi"), ("h3", "osa")]


def test_a_long_page_has_contents_that_can_be_skipped(twin):
    _, page = twin("pathway")
    first = page.all("a")[0]
    assert first.given["href"] == "#content"
    nav = page.one("nav")
    listed = [tag.text().strip() for tag in nav.all("a")]
    assert listed == [" ".join(tag.text().split()) for tag in page.one("main").all("h2", "h3")]


def test_contents_that_the_report_brings_are_not_given_twice(twin):
    _, page = twin("report")
    assert not page.all("nav")
    assert page.all("a")


def test_a_page_of_many_sheets_leads_to_each_of_them(example, twin, page_of):
    drawings = [drawing for what in ("persona", "value", "report") for drawing in twin(what)[0]]
    page = page_of(*drawings, pictures=example.pictures, title="Kaikki")
    listed = [" ".join(tag.text().split()) for tag in page.one("nav").all("a")]
    assert [" ".join(tag.text().split()) for tag in page.one("main").all("h2")] == [
        words for words in listed if words in {drawing.title for drawing in drawings}
    ]
    assert "Tilanne" in listed
    assert not [words for words in listed if words.startswith("Persoona:")], "the report has contents of its own"


def test_tables_say_what_a_heading_heads(drawn, page_of):
    def cell(role, words):
        return drawn.part(role, drawn.line(9, 9, words))

    head = drawn.part("TR", cell("TH", "Keitä"), cell("TH", "Kuinka monta"))
    body = drawn.part("TR", cell("TH", "asiakkaat"), cell("TD", "6"))
    table = drawn.part("Table", drawn.part("Caption", drawn.line(9, 9, "Osallistujat")), head, body)
    page = page_of(drawn.drawing(drawn.sheet(table)))
    assert [(tag.text(), tag.given["scope"]) for tag in page.all("th")] == [
        ("Keitä", "col"),
        ("Kuinka monta", "col"),
        ("asiakkaat", "row"),
    ]
    (frame,) = [tag for tag in page.all("div") if tag.given.get("role") == "region"]
    assert frame.given["aria-label"] == "Osallistujat"
    assert frame.given["tabindex"] == "0"


def test_a_list_within_a_list_belongs_to_the_entry_before_it(drawn, page_of):
    inner = drawn.part("L", drawn.entry(40, "•", "sisempi"))
    page = page_of(drawn.drawing(drawn.sheet(drawn.part("L", drawn.entry(20, "1", "ulompi"), inner))))
    is_sound(page)
    outer = page.all("ul")[0]
    assert [" ".join(kid.text().split()) for kid in outer.kids] == ["1 ulompi • sisempi"]
    bullet = next(tag for tag in page.all("span") if tag.text().strip() == "•")
    assert bullet.given["aria-hidden"] == "true"
    assert page.words() == ["1", "ulompi", "•", "sisempi"]


@pytest.mark.parametrize("name", HOSTILE)
def test_what_people_type_stays_text(name, drawn, page_of):
    text = HOSTILE[name]
    prepared = drawn.part("P", *place(text, 9, 60, "regular", 12, "#202020"))
    raw = drawn.part("P", drawn.line(9, 90, text), language="sv")
    figure = drawn.part("Figure", drawn.box(9, 9, 9, 9, fill="#000000"), alt=f"{text}.")
    heading = drawn.part("H1", drawn.line(9, 9, text), bookmark=text)
    page = page_of(drawn.drawing(drawn.sheet(heading, prepared, raw, figure), title=text))
    is_sound(page)
    assert not page.all("script", "iframe")
    if name in ("script", "closing", "entities", "comment", "link", "style"):
        assert page.all("p")[0].text().split() == text.split()
        assert page.one("h1").text().split() == text.split()
        assert page.one("svg").given["aria-label"] == f"{text}."


def test_a_portrait_is_inside_the_page_and_says_only_what_is_seen(drawn):
    exif = Picture.Exif()
    exif[0x9286] = "Aleksis Kiven katu 4"
    stream = io.BytesIO()
    Picture.new("RGB", (60, 40), (200, 90, 40)).save(stream, "JPEG", exif=exif, comment=b"salainen")
    portrait = drawn.part("Figure", Image(30, 30, 90, 60, "a.jpg"), alt="Asiakas ikkunan ääressä.")
    sheet = drawn.drawing(drawn.sheet(drawn.part("H1", drawn.line(9, 9, "Aino")), portrait))
    html = write_html([sheet], {"a.jpg": stream.getvalue()}, title="Aino", language="fi").decode()
    (source,) = re.findall(r'alt="Asiakas[^>]*src="data:image/jpeg;base64,([^"]+)"', html)
    data = base64.b64decode(source)
    assert Picture.open(io.BytesIO(data)).size == (60, 40)
    assert b"Kiven" not in data
    assert b"salainen" not in data


def test_a_small_sign_is_in_the_line_and_has_words(twin):
    _, page = twin("pathway")
    signs = {tag.given["aria-label"] for tag in page.all("svg")}
    assert {"Puhelin", "Kirje"} <= signs
    assert any(words.startswith("Tunne") for words in signs)


def test_a_sign_that_stands_alone_has_its_words_beside_it_for_those_who_see(twin):
    _, page = twin("pathway")
    beside = [tag for tag in page.all("span") if tag.given.get("class") == "told"]
    assert "Tunne: huono" in [tag.text() for tag in beside]
    for tag in beside:
        assert tag.given["aria-hidden"] == "true"
        assert tag.parent.all("svg")[0].given["aria-label"] == tag.text()


def test_a_sheet_is_shown_as_a_picture_that_says_the_words_follow(twin):
    _, page = twin("persona")
    words = [tag.given["alt"] for tag in page.all("img")]
    assert "Arkki kuvana; sama seuraa sanoina." in words


def test_the_same_drawings_give_the_same_bytes(example, twin):
    drawings, _ = twin("persona")
    once, again = (write_html(drawings, example.pictures, title="Aino", language="fi") for _ in range(2))
    assert once == again


def test_what_paper_refuses_the_web_refuses_too(drawn):
    with pytest.raises(ExportRefused):
        write_html([drawn.drawing(title="Koe")], {}, title="Koe", language="fi")
    skips = drawn.sheet(drawn.part("H1", drawn.line(9, 9, "a")), drawn.part("H3", drawn.line(9, 29, "b")))
    with pytest.raises(ExportRefused):
        write_html([drawn.drawing(skips)], {}, title="Koe", language="fi")
    mute = drawn.part("Figure", drawn.box(9, 9, 9, 9, fill="#000000"))
    with pytest.raises(ExportRefused):
        write_html([drawn.drawing(drawn.sheet(mute))], {}, title="Koe", language="fi")
    with pytest.raises(ExportRefused):
        write_html([drawn.drawing(drawn.sheet(Image(0, 0, 9, 9, "x.png")))], {}, title="Koe", language="fi")


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("name", ["colour", "dark", "contrast"])
def test_text_can_be_read_on_its_ground(name):
    """WCAG 2.2, 1.4.3 (4.5) and for running text 1.4.6 (7)."""
    style = style_sheet()
    colours = theme(name)
    assert f"--ink:{colours.ink};" in style

    def contrast(one, other):
        high, low = sorted((luminance(one), luminance(other)), reverse=True)
        return (high + 0.05) / (low + 0.05)

    assert contrast(colours.ink, colours.surface) >= 7
    for colour in (colours.ink_soft, colours.spruce, colours.risk, colours.missing, colours.worked, colours.critical):
        assert contrast(colour, colours.surface) >= 4.5
    assert contrast(colours.ink, colours.spruce_tint) >= 7
    assert contrast(colours.focus, colours.surface) >= 3


def test_the_style_thinks_of_narrow_dark_stark_and_printed_pages():
    style = style_sheet()
    for wish in ("prefers-color-scheme:dark", "prefers-contrast:more", "@media print", "max-width:24rem", ":focus"):
        assert wish in style
    assert "<" not in style
    assert "http" not in style


def judge_template(template, filling, language, page_of, stories, *, easy=False):
    story = stories.TEMPLATES[template](filling)
    choice = SheetChoice(what=story.sheet.what, language=language, easy=easy)
    drawing = draw_sheet(story.records, story.sheet, choice)
    said = {"title": drawing.title or "–", "language": drawing.language}
    page = page_of(drawing, pictures=stories.PICTURES, **said)
    is_sound(page)
    assert page.words() == structure_words(write_pdf([drawing], stories.PICTURES, **said))


@pytest.mark.parametrize("template", ["client_centred", "values_ethics", "conversation", "checklist"])
def test_a_template_filled_to_its_worst(template, page_of, stories):
    judge_template(template, "extreme", "sv", page_of, stories)


@pytest.mark.nightly
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("filling", ["empty", "typical", "extreme"])
def test_every_template_with_every_filling(filling, language, page_of, stories):
    for template in stories.TEMPLATES:
        judge_template(template, filling, language, page_of, stories)
        judge_template(template, filling, language, page_of, stories, easy=True)
