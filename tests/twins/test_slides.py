"""The slides of a pathway: every word there, in the order of the story, on the slide, large enough, nothing private."""

import itertools
import re
import zipfile

import pytest
from PIL import ImageFont
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Pt

from paku_studio import edits
from paku_studio.drawing.text import face_file
from paku_studio.drawing.theme import theme
from paku_studio.export.slides import write_pptx
from paku_studio.models import Actor, Emotion, Note, NoteKind, Pathway, Phase, ServiceMoment, Touchpoint, TouchpointKind
from paku_studio.storage import open_document
from paku_studio.store import Document

LONG = "pitkäsana" * 20 + "n"


@pytest.fixture(scope="module")
def example(examples_folder):
    return open_document(examples_folder / "velkakierteesta-omaan-talouteen.paku").document


def of_kind(document, kind):
    return [record for record in document.snapshot().values() if isinstance(record, kind)]


def pathway_of(document, title):
    return next(record.id for record in of_kind(document, Pathway) if record.title == title)


def on_the_way(document, pathway):
    """The ids of all that stands on a pathway."""
    found = {pathway}
    while True:
        more = {
            record.id
            for record in document.snapshot().values()
            for end in ("pathway", "phase", "moment", "target")
            if getattr(record, end, None) in found
        }
        if more <= found:
            return found
        found |= more


def long_path():
    """Forty moments in two phases, one of them with everything too long."""
    document = Document()
    path = edits.add_pathway(document, f"Polku {LONG}")
    phases = [edits.add_phase(document, path, "alku"), edits.add_phase(document, path, f"loppu {LONG}")]
    for number in range(40):
        moment = edits.add_moment(document, path, f"tuokio{number:02d} tapahtuu", phase=phases[number // 20])
        if number == 7:
            edits.set_text(document, moment, "text", " ".join([LONG] * 30))
            for kind in NoteKind:
                edits.add_note(document, moment, kind, f"{kind.value} " + "sanoja toinen toisensa perään " * 60)
            for place in range(30):
                edits.add_touchpoint(document, moment, TouchpointKind.LETTER, f"kirje{place:02d} postissa")
    return document, path


def frames(slide):
    """The shapes of a slide that hold running text: left, top, right, bottom in points."""
    for shape in slide.shapes:
        if shape.has_text_frame and shape.text_frame.text.strip() and shape.text_frame.word_wrap:
            yield shape, tuple(Pt_(each) for each in (shape.left, shape.top, shape.width, shape.height))


def Pt_(length):
    return length / Pt(1)


def test_every_word_of_the_pathway_is_there(example, slides_of):
    path = pathway_of(example, "Velkakierteestä omaan talouteen")
    slides = slides_of(example.snapshot(), path)
    inside = on_the_way(example, path)
    words = slides.letters()
    asked = 0
    for record in of_kind(example, (ServiceMoment, Touchpoint, Note, Phase)):
        if record.id in inside and not getattr(record, "own", False):
            text = getattr(record, "text", "") or getattr(record, "label", "")
            assert "".join(text.split()) in words, text
            asked += bool(text)
    assert asked > 50
    assert "Aino-MaijaSelkäsaari" in words


def test_actors_marks_feelings_and_links_are_said_in_words(something_of_everything, slides_of):
    document, names = something_of_everything()
    text = slides_of(document.snapshot(), names["path"]).all_text()
    for actor in of_kind(document, Actor):
        assert actor.name in text
    for words in (
        "kerran viikossa",
        "Tunne: huono",
        "Kriittinen: muuten katkeaa",
        "Toimi: hyvä puhelu",
        "Puuttui: aika",
    ):
        assert words in text
    assert "arki alkaa – suoraan" in text
    assert "Sivuaskel" in text
    assert "katko" in text
    assert "Otsikko" in text
    assert "ajatus" in text


def test_the_facilitators_own_notes_are_in_no_part_of_the_file(something_of_everything, slides_of):
    document, names = something_of_everything()
    for target in ("soitto", "piste", "path", "ennen"):
        edits.add_note(document, names[target], NoteKind.QUESTION, f"vainominulle {target}", own=True)
    slides = slides_of(document.snapshot(), names["path"])
    assert not [name for name, data in slides.parts().items() if b"vainominulle" in data]
    assert not any(slide.has_notes_slide for slide in slides.slides)


def test_moments_are_heard_in_the_order_of_the_story(example, slides_of):
    path = pathway_of(example, "Velkakierteestä omaan talouteen")
    slides = slides_of(example.snapshot(), path)
    numbers = []
    for slide in slides.slides[1:]:
        assert slide.shapes[0] == slide.shapes.title
        tops = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        numbers += [int(text) for text in tops if text.isdigit()]
    assert numbers == list(range(1, 17))
    first = [shape.text_frame.text for shape in slides.slides[0].shapes if shape.has_text_frame]
    assert [int(text) for text in first if text.isdigit()] == list(range(1, 17))


def test_a_stop_on_the_road_says_what_its_number_stands_for(example, slides_of):
    slides = slides_of(example.snapshot(), pathway_of(example, "Velkakierteestä omaan talouteen"))
    stops = {shape.text_frame.text: shape for shape in slides.slides[0].shapes if shape.has_text_frame}
    spoken = stops["2"]._element.xpath(".//p:cNvPr/@descr")[0]
    assert spoken == "2 Naapuri ehdottaa diakoniatyötä. Tunne: huono. Merkityksellinen"
    heights = {number: stops[number].top for number in ("1", "2", "8", "16")}
    assert heights["1"] > heights["2"] > heights["8"] > heights["16"]


def test_what_has_no_words_is_told_or_passed_over(example, slides_of):
    slides = slides_of(example.snapshot(), pathway_of(example, "Velkakierteestä omaan talouteen"))
    for slide in slides.slides:
        for shape in slide.shapes:
            (about,) = shape._element.xpath(".//p:cNvPr")
            decorative = bool(about.xpath('.//*[local-name()="decorative"]'))
            assert shape.shape_type in (MSO_SHAPE_TYPE.AUTO_SHAPE, MSO_SHAPE_TYPE.FREEFORM, MSO_SHAPE_TYPE.PLACEHOLDER)
            assert decorative or about.get("descr") or shape.text_frame.text.strip()


@pytest.fixture(scope="module")
def extreme():
    return long_path()


def test_forty_moments_and_endless_words_are_whole(extreme, slides_of):
    document, path = extreme
    letters = slides_of(document.snapshot(), path).told()
    for number in range(40):
        assert number == 7 or f"tuokio{number:02d}tapahtuu" in letters
    assert LONG * 30 in letters
    for kind in NoteKind:
        assert "sanojatoinentoisensaperään" * 60 in letters
        assert kind.value in letters
    for place in range(30):
        assert f"kirje{place:02d}postissa" in letters
    assert "Polku" + LONG in letters


def test_nothing_stands_off_the_slide_or_on_something_else(extreme, example, slides_of):
    document, path = extreme
    for slides in (
        slides_of(document.snapshot(), path),
        slides_of(example.snapshot(), pathway_of(example, "Velkakierteestä omaan talouteen")),
    ):
        for slide in slides.slides:
            for shape in slide.shapes:
                assert shape.left >= 0
                assert shape.top >= 0
                assert Pt_(shape.left + shape.width) <= 960.5
                assert Pt_(shape.top + shape.height) <= 540.5
            boxes = [box for _, box in frames(slide)]
            for one, other in itertools.combinations(boxes, 2):
                apart = (
                    one[0] + one[2] <= other[0] + 0.1
                    or other[0] + other[2] <= one[0] + 0.1
                    or one[1] + one[3] <= other[1] + 0.1
                    or other[1] + other[3] <= one[1] + 0.1
                )
                assert apart


def test_no_text_is_smaller_than_14_points(extreme, slides_of):
    document, path = extreme
    for slide in slides_of(document.snapshot(), path).slides:
        for shape in slide.shapes:
            runs = [run for each in shape.text_frame.paragraphs for run in each.runs]
            for run in runs:
                assert run.font.size >= Pt(14)
                assert run.font.name == "Atkinson Hyperlegible Next"
                assert run.font._element.get("lang") == "fi-FI"


def lines_needed(paragraph, width, fonts):
    """How many lines a paragraph takes as another program would break it."""
    count = 0
    for typed in paragraph.text.split("\v"):
        font = fonts[paragraph.runs[0].font.bold, paragraph.runs[0].font.size] if paragraph.runs else None
        count, taken = count + 1, 0.0
        for word in re.findall(r"\S+\s*", typed):
            if taken and taken + font.getlength(word.rstrip()) / 10 > width:
                count, taken = count + 1, 0.0
            if font.getlength(word.rstrip()) / 10 > width:
                for sign in word:
                    if taken + font.getlength(sign) / 10 > width:
                        count, taken = count + 1, 0.0
                    taken += font.getlength(sign) / 10
            else:
                taken += font.getlength(word) / 10
    return count


def test_every_text_has_room_in_its_frame(extreme, example, slides_of):
    class Fonts(dict):
        def __missing__(self, key):
            bold, size = key
            face = str(face_file("sans-700" if bold else "sans-400"))
            self[key] = ImageFont.truetype(face, round(size / Pt(1) * 10))
            return self[key]

    fonts = Fonts()
    document, path = extreme
    for slides in (
        slides_of(document.snapshot(), path),
        slides_of(example.snapshot(), pathway_of(example, "Velkakierteestä omaan talouteen")),
    ):
        asked = 0
        for slide in slides.slides:
            for shape, (_, _, width, height) in frames(slide):
                frame = shape.text_frame
                inner = width - Pt_(frame.margin_left + frame.margin_right)
                lines = [
                    (lines_needed(each, inner - (14 if each._p.xpath(".//a:buChar") else 0), fonts), each)
                    for each in frame.paragraphs
                ]
                tall = sum(count * Pt_(each.line_spacing) for count, each in lines if each.line_spacing)
                assert tall + Pt_(frame.margin_top + frame.margin_bottom) <= height + 0.5, frame.text[:80]
                asked += 1
        assert asked > 20


def test_each_slide_has_a_title_of_its_own(extreme, slides_of):
    document, path = extreme
    titles = slides_of(document.snapshot(), path).titles()
    assert len(set(titles)) == len(titles) > 8
    assert all(title.strip() for title in titles)


def test_formulas_controls_and_markup_stay_text(slides_of):
    document = Document()
    path = edits.add_pathway(document, "=1+1")
    for text in (
        "=SUM(A1:A9)",
        "+358 40",
        "-2",
        "@oma",
        "<a:t>&amp;</a:t>",
        "x\x07y\x00z",
        "ab\u202ecd",
        "مرحبا",
        "a\tb",
    ):
        edits.add_moment(document, path, text)
    slides = slides_of(document.snapshot(), path)
    text = slides.texts()
    for words in ("=SUM(A1:A9)", "+358 40", "-2", "@oma", "<a:t>&amp;</a:t>", "مرحبا", "a b", "ab[U+202E]cd"):
        assert words in text
    assert "x[U+0007]y[U+0000]z" in text
    assert slides.titles()[0] == "=1+1"
    (arabic,) = [
        each
        for slide in slides.slides
        for shape in slide.shapes
        for each in shape.text_frame.paragraphs
        if each.text == "مرحبا"
    ]
    assert arabic._p.pPr.get("rtl") == "1"


def test_the_file_says_nothing_of_who_made_it_where_and_when(something_of_everything, slides_of, monkeypatch):
    document, names = something_of_everything()
    slides = slides_of(document.snapshot(), names["path"])
    about = slides.file.core_properties
    assert (about.author, about.last_modified_by) == ("", "")
    assert about.title == "Polku"
    for name, data in slides.parts().items():
        assert b"Canny" not in data, name
        assert b"Macintosh" not in data, name
        assert "thumbnail" not in name
        assert "printer" not in name
    with zipfile.ZipFile(__import__("io").BytesIO(slides.data)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert write_pptx(document.snapshot(), names["path"], "fi", theme("colour")) == slides.data


def test_it_speaks_three_languages_and_says_which_words_are_whose(something_of_everything, slides_of):
    document, names = something_of_everything()
    swedish = slides_of(document.snapshot(), names["path"], "sv")
    told = {
        run.text.strip(): run.font._element.get("lang")
        for slide in swedish.slides
        for shape in slide.shapes
        for each in shape.text_frame.paragraphs
        for run in each.runs
    }
    assert told["Fungerade:"] == "sv-FI"
    assert told["hyvä puhelu"] == "fi-FI"
    english = slides_of(document.snapshot(), names["path"], "en")
    assert "Feeling: bad" in english.all_text()


def test_an_empty_pathway_has_its_slide_too(slides_of):
    document = Document()
    path = edits.add_pathway(document, "")
    slides = slides_of(document.snapshot(), path)
    assert len(slides.slides) >= 1
    assert all(title.strip() for title in slides.titles())


def test_a_pathway_that_is_not_there(example):
    with pytest.raises(KeyError):
        write_pptx(example.snapshot(), "nowhere", "fi", theme("colour"))


def test_in_black_and_white_it_has_no_colour(something_of_everything, slides_of):
    document, names = something_of_everything()
    edits.set_feeling(document, names["arki alkaa"], Emotion.VERY_GOOD)
    slides = slides_of(document.snapshot(), names["path"], colours="black-and-white")
    for name, data in slides.parts().items():
        if name.startswith("ppt/slides/slide"):
            for colour in re.findall(rb'srgbClr val="([0-9A-F]{6})"', data):
                assert colour[:2] == colour[2:4] == colour[4:]
