"""The sheet of what changed as PDF, picture and page: every word heard in its order, on as many sheets as it needs."""

import re

import pytest

from paku_studio import edits
from paku_studio.drawing.display import TextLine, walk
from paku_studio.drawing.text import as_shown
from paku_studio.export.audit import faults, structure_words
from paku_studio.export.html import write_html
from paku_studio.models import NoteKind, PaperSize


def heard(text):
    return [word for word in as_shown(re.sub(r"\s+", " ", text)).split() if word]


@pytest.fixture
def long_work(work):
    """Three hundred lines, of which a third came, a third is told anew and a third went."""
    moments = [
        moment for at in range(5) for moment in work.phase(f"vaihe {at}", *(f"tuokio {at}.{n}" for n in range(20)))
    ]
    old = [edits.add_note(work.document, one, NoteKind.WORKED, f"ensin {at}") for at, one in enumerate(moments)]
    gone = [edits.add_note(work.document, one, NoteKind.RISK, f"poistuva {at}") for at, one in enumerate(moments)]
    work.meet()
    for at, (moment, note) in enumerate(zip(moments, old, strict=True)):
        edits.add_note(work.document, moment, NoteKind.IDEA, f"uutta {at}")
        edits.set_text(work.document, note, "text", f"sitten {at}")
    edits.remove(work.document, gone)
    return work


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_word_is_heard_in_its_order(changed, language):
    pdf = changed.pdf(language)
    words = iter(structure_words(pdf))
    for said in changed.story(language).everything():
        for word in heard(said.plain()):
            assert word in words, (word, said.plain())
    assert faults(pdf) == []


def test_three_hundred_lines_go_on_over_sheets(long_work, type_of):
    drawing = long_work.drawing()
    assert len(drawing.sheets) > 5
    assert len(long_work.lines()) == 300
    words = structure_words(long_work.pdf())
    assert words.count("uutta") == words.count("sitten") == words.count("poistuva") == 100
    assert words.count("ensin") == 0
    assert "Sisällys" in words, "many lines have contents before them"
    assert min(type_of(drawing)) >= 9


def test_what_is_told_of_a_moment_stands_on_one_sheet(long_work):
    for sheet in long_work.drawing().sheets[1:]:
        first = next(item.text for item in walk(sheet.body) if isinstance(item, TextLine) and item.y > 40)
        assert first.startswith(("Palvelutuokio", "Vaihe")), "no line without the name of its moment"


def test_few_lines_have_no_contents(changed):
    assert "Sisällys" not in structure_words(changed.pdf())


@pytest.mark.parametrize(("size", "width", "height"), [(None, 595, 842), (PaperSize.A3, 842, 1191)])
def test_it_stands_upright(changed, type_of, size, width, height):
    drawing = changed.drawing(size=size)
    assert (round(drawing.sheets[0].width), round(drawing.sheets[0].height)) == (width, height)
    assert min(type_of(drawing)) >= 9


def test_without_colours_the_signs_and_words_are_the_same(changed):
    plain, coloured = changed.pdf(colours="black-and-white"), changed.pdf()
    assert structure_words(plain) == structure_words(coloured)
    assert faults(plain) == []


def test_the_page_for_browsers_says_the_same(changed):
    drawing = changed.drawing("sv")
    page = write_html([drawing], {}, title=drawing.title, language="sv").decode()
    assert "Vad ändrades" in page
    assert "Yksi yhteyshenkilö" in page
    assert '<span lang="fi"' in page, "people's words are in their own language"


def test_hostile_words_stand_as_they_are(work):
    (moment,) = work.phase("Alku", "eka")
    work.meet()
    text = "=1+1 <b>&amp;</b> {0} %s %(x)s \u202eoikealta\u202c " + "ä" * 181
    edits.add_note(work.document, moment, NoteKind.IDEA, text)
    edits.set_text(work.document, work.path, "title", text)
    pdf = work.pdf()
    words = structure_words(pdf)
    assert "<b>&amp;</b>" in words
    assert words.count("%(x)s") >= 2
    assert faults(pdf) == []


@pytest.mark.validators
def test_both_validators_find_nothing(changed, validators):
    assert validators.failures(changed.pdf("fi")) == []
