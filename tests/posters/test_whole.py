"""Whatever a group wrote stands on its huoneentaulu, where it can be read, on any paper: nothing is cut or covered."""

import functools
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paku_studio.drawing.display import Image, Path, TextLine, walk
from paku_studio.drawing.paper import paper
from paku_studio.drawing.poster import draw_poster
from paku_studio.drawing.text import as_shown
from paku_studio.drawing.theme import theme
from paku_studio.models import Poster, PosterColours, PosterKind, PosterLine

MARGIN = 10 * 72 / 25.4
SIZES = ("A4", "A3", "A2", "A1", "A0")
WAYS = ("portrait", "landscape")
KINDS = tuple(PosterKind)
LEAST = {("A4", False): (26.0, 20.0, 13.0), ("A3", False): (44.0, 32.0, 24.0)} | {
    ("A4", True): (28.0, 20.0, 14.0),
    ("A3", True): (44.0, 32.0, 24.0),
}
"""Title, key phrase and continuation: by reading distance, nothing is smaller."""
LEAST_WHOLE = {"A4": 15.0, "A3": 25.0}


def contents(write, promises, long_word):
    forty = [f"{n} {promises[n % len(promises)]}" for n in range(40)]
    return {
        "none": write(),
        "one": write(promises[0]),
        "three": write(*promises[:3]),
        "five": write(*promises),
        "seven": write(*promises, *promises[:2]),
        "twelve": write(*(f"{n}. lupaus\npitää" for n in range(12))),
        "odd": write(long_word, "Aurinko 😀 paistaa\nשלום \u202e ja 文字", f"{long_word}\n{long_word}"),
        "forty": write(*forty),
        "long title": write(*promises, title=(promises[3] + " ") * 4, subtitle=(promises[1] + " ") * 6),
        "long foot": write(*promises, foot=(promises[3] + " ") * 8),
    }


CONTENTS = ("none", "one", "three", "five", "seven", "twelve", "odd", "forty", "long title", "long foot")
PAIRS = [
    (name, size, way, easy, KINDS[(row + 3 * column) % len(KINDS)])
    for row, name in enumerate(CONTENTS)
    for column, (size, way, easy) in enumerate(itertools.product(("A4", "A3"), WAYS, (False, True)))
]
"""Every content on both grounds, upright and lying, ordinary and easy, with kinds that go round."""


@pytest.fixture(scope="module")
def told(write, promises, long_word):
    return contents(write, promises, long_word)


@pytest.fixture(scope="module")
def shown_of(told, see):
    """A content on a sheet, drawn once for all tests: its records and what is seen."""

    @functools.cache
    def draw(content, size, way, easy, kind):
        records = of_kind(told[content], kind)
        return records, see(records, size, way, easy=easy)

    return draw


def of_kind(records, kind):
    return {**records, "poster": records["poster"].with_changes(kind=kind)}


def glued(text):
    return "".join(text.split())


def shown(text):
    return glued(as_shown(text))


@pytest.mark.parametrize(("content", "size", "way", "easy", "kind"), PAIRS)
def test_every_word_is_read_once_and_in_order(shown_of, content, size, way, easy, kind):
    records, found = shown_of(content, size, way, easy, kind)
    poster = records["poster"]
    lines = [record for record in records.values() if isinstance(record, PosterLine)]
    parts = (poster.title, *(line.text for line in lines), poster.foot or "Varhaisen tuen ryhmä", "Vipuvoimaa EU:lta")
    read, place = glued(found.words()), 0
    for part in parts:
        at = read.find(shown(part), place)
        assert at >= 0, part
        place = at + len(shown(part))
    assert read.count(shown(poster.subtitle)) == 1


@pytest.mark.parametrize(("content", "size", "way", "easy", "kind"), PAIRS)
def test_nothing_leaves_the_sheet_or_comes_near_its_edge(shown_of, content, size, way, easy, kind):
    _, found = shown_of(content, size, way, easy, kind)
    width, height = found.ground()
    for sheet in range(len(found.drawing.sheets)):
        for left, top, right, bottom in found.boxes(sheet, Path, TextLine, Image):
            assert left >= MARGIN - 0.5
            assert top >= MARGIN - 0.5
            assert right <= width - MARGIN + 0.5
            assert bottom <= height - MARGIN + 0.5


@pytest.mark.parametrize(("content", "size", "way", "easy", "kind"), PAIRS)
def test_no_words_stand_on_words_or_stitches_or_under_threads(shown_of, overlap, content, size, way, easy, kind):
    _, found = shown_of(content, size, way, easy, kind)
    for sheet in range(len(found.drawing.sheets)):
        boxes = found.text_boxes(sheet)
        for (one, here), (other, there) in itertools.combinations(boxes, 2):
            assert not overlap(here, there), (one.text, other.text)
        for (line, box), motif in itertools.product(boxes, found.stitches(sheet)):
            assert not overlap(box, motif), line.text
        for thread in found.threads(sheet):
            points = on_curve(thread)
            for line, (left, top, right, bottom) in boxes:
                inside = [1 for x, y in points if left - 2 < x < right + 2 and top < y < bottom]
                assert len(line.text) <= 2 or not inside, line.text


def on_curve(path):
    """Points along a curve, close together."""
    found, at = [], (0.0, 0.0)
    for step in path.commands:
        if step[0] == "C":
            a, b, c = (step[1], step[2]), (step[3], step[4]), (step[5], step[6])
            for n in range(1, 11):
                t = n / 10
                weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
                found.append(tuple(sum(w * p[i] for w, p in zip(weights, (at, a, b, c), strict=True)) for i in (0, 1)))
            at = c
        else:
            at = (step[1], step[2])
    return found


@pytest.mark.parametrize(("content", "size", "way", "easy", "kind"), PAIRS)
def test_no_type_is_smaller_than_it_may_be_for_its_distance(shown_of, content, size, way, easy, kind):
    _, found = shown_of(content, size, way, easy, kind)
    grown = found.grown()
    title, key, rest = (points * grown for points in LEAST["A4" if grown > 1 else size, easy])
    assert found.smallest() >= (9.0 * grown if size == "A4" or grown > 1 else 13.0) - 0.01
    for name, points in found.sizes().items():
        if name.endswith("title") and not name.endswith("subtitle"):
            assert points >= title - 0.01
        elif name.startswith("field:l") and name.endswith(":rest"):
            assert points >= rest - 0.01
        elif name.startswith("field:l"):
            assert points >= min(key, LEAST_WHOLE[size]) - 0.01


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("way", WAYS)
def test_larger_paper_grows_the_same_poster(write, see, promises, size, way):
    records = write(*promises)
    on_a3, on_this = see(records, "A3", way), see(records, size, way)
    assert on_this.drawing.sheets[0].width == pytest.approx(paper(size, way).width)
    assert [words for _, _, words in on_this.elements()] == [words for _, _, words in on_a3.elements()]
    if size != "A4":
        assert on_this.sizes() == on_a3.sizes()


@pytest.mark.parametrize("kind", ["client_centred", "values_ethics", "encounter", "management"])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("size", ["A4", "A3"])
def test_what_the_program_brings_fits_on_one_upright_sheet(ship, see, kind, language, size):
    assert len(see(ship(kind, language), size, language=language).drawing.sheets) == 1
    assert len(see(ship(kind, language), size, language=language, easy=True).drawing.sheets) == 1


@pytest.mark.parametrize("colours", list(PosterColours))
def test_each_choice_of_colours_is_printed_in_its_own(write, see, promises, colours):
    records = write(*promises, colours=colours)
    used = {item.colour for sheet in see(records).drawing.sheets for item in items(sheet.body, TextLine)}
    grey = all(colour[1:3] == colour[3:5] == colour[5:7] for colour in used)
    assert grey == (colours is PosterColours.BLACK_AND_WHITE)
    other = see(write(*promises, colours=PosterColours.BLACK_AND_WHITE))
    asked = see(records, colours="black-and-white")
    assert asked.drawing == other.drawing


def items(body, kind):
    return (item for item in walk(body) if isinstance(item, kind))


def test_black_and_white_has_no_grounds(write, see, promises):
    found = see(write(*promises), colours="black-and-white")
    fills = {item.fill for item in items(found.drawing.sheets[0].body, Path) if item.fill}
    assert fills <= {"#000000", "#FFFFFF"}


def test_the_same_records_give_the_same_drawing(write, see, promises):
    records = write(*promises)
    assert see(records).drawing == see(dict(reversed(records.items()))).drawing


def test_signs_of_no_typeface_are_listed(write, see):
    assert "ש" in see(write("שלום")).drawing.unreadable


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_whatever_was_typed_it_is_drawn(data):
    texts = st.text(max_size=70) | st.sampled_from(
        ['<font color="[[[', "</para>", "&amp;", "%s", "{0}", "\x0b", "😀", "שלום", "a\u2028b", ". . .", "\n\n", "x\n"]
    )
    kind, easy = data.draw(st.sampled_from(KINDS)), data.draw(st.booleans())
    said = {name: data.draw(texts) for name in ("title", "subtitle", "easy_title", "easy_subtitle", "foot")}
    records = {"p": Poster(id="p", kind=kind, **said)}
    for number in range(data.draw(st.integers(0, 4))):
        line = PosterLine(id=f"l{number}", poster="p", text=data.draw(texts), easy_text=data.draw(texts))
        records[line.id] = line
    size, way = data.draw(st.sampled_from(("A4", "A3"))), data.draw(st.sampled_from(WAYS))
    drawing = draw_poster(records, "p", paper(size, way), theme("colour"), "sv", easy)
    assert drawing.sheets
    assert drawing.title.strip()


def test_there_is_no_poster_of_another_name(write):
    with pytest.raises(KeyError):
        draw_poster(write(), "gone", paper("A4"), theme("colour"), "fi")
