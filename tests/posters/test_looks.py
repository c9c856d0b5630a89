"""What makes a huoneentaulu look made on purpose: air, motifs, the home at the end, titles, threads without a kink."""

import itertools
import math

import pytest

from paku_studio.drawing.display import Group, Path, TextLine, walk
from paku_studio.drawing.poster_motifs import HOMESTEAD
from paku_studio.drawing.poster_words import two_thoughts, whole_words
from paku_studio.drawing.sheet_templates import POSTER_KINDS
from paku_studio.drawing.text import BOLD, measure
from paku_studio.drawing.theme import theme
from paku_studio.models import LogoKind

SUN = theme("colour").phase_tints[0]


def lines_of(found, sheet=0):
    return [item for item in walk(found.drawing.sheets[sheet].body) if isinstance(item, TextLine)]


def forty(write):
    return write(*(f"Rivi numero {n}. Tämä on lupaus, jonka pidämme." for n in range(1, 41)), title="Näin helposti")


@pytest.mark.parametrize("size", ["A4", "A3"])
@pytest.mark.parametrize("way", ["portrait", "landscape"])
@pytest.mark.parametrize("easy", [False, True])
def test_the_count_of_sheets_stands_on_no_stitch_and_everywhere_in_one_place(
    write, logos, see, overlap, size, way, easy
):
    found = see(logos(forty(write), *LogoKind), size, way, easy=easy)
    sheets, places = len(found.drawing.sheets), set()
    for sheet in range(sheets):
        (box,) = [box for line, box in found.text_boxes(sheet) if line.text == f"{sheet + 1}/{sheets}"]
        assert not any(overlap(box, stitch) for stitch in found.stitches(sheet))
        places.add((round(box[2], 2), round(box[3], 2)))
    assert sheets > 1
    assert len(places) == 1


# easy language


@pytest.mark.parametrize("kind", POSTER_KINDS)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("size", ["A4", "A3"])
def test_between_lines_of_easy_language_is_more_air_than_within(ship, see, kind, language, size):
    found = see(ship(kind, language), size, language=language, easy=True)
    told = [
        (group.id.split(":")[1], item.y)
        for group in walk(found.drawing.sheets[0].body)
        if isinstance(group, Group) and group.id.startswith("field:") and "easy_text" in group.id
        for item in walk(group)
        if isinstance(item, TextLine)
    ]
    steps = [(one[0] == other[0], other[1] - one[1]) for one, other in itertools.pairwise(told)]
    within, between = max(step for same, step in steps if same), min(step for same, step in steps if not same)
    assert between >= 1.6 * within


def suns(found, sheet=0):
    """Left, top, right, bottom of each sun."""
    return [
        corners(item)
        for item in walk(found.drawing.sheets[sheet].body)
        if isinstance(item, Path) and item.fill == SUN and item.commands[0][0] == "M" and len(item.commands) == 4
    ]


def corners(path):
    """Of the points on and beside a curve."""
    numbers = [number for step in path.commands for number in step[1:]]
    return min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])


@pytest.mark.parametrize("size", ["A4", "A3"])
def test_all_easy_posters_have_a_picture_of_one_size_and_no_hills(ship, see, size):
    found = [
        see(ship(kind, language), size, language=language, easy=True)
        for kind in POSTER_KINDS
        for language in ("fi", "sv", "en")
    ]
    assert len({round(right - left, 2) for each in found for left, _, right, _ in suns(each)}) == 1
    assert all(len(suns(each)) == 1 for each in found)
    tint = theme("colour").spruce_tint
    for each in found:
        assert not any(isinstance(item, Path) and item.fill == tint for item in walk(each.drawing.sheets[0].body))


@pytest.mark.parametrize("size", ["A4", "A3"])
@pytest.mark.parametrize("way", ["portrait", "landscape"])
def test_what_stands_in_the_sun_stands_wholly_in_it(write, see, size, way):
    found = see(forty(write), size, way)
    ((left, top, right, bottom),) = suns(found)
    middle, radius = (left + right) / 2, bottom - top
    inside = [box for box in found.stitches(0) if left < (box[0] + box[2]) / 2 < right and box[1] < bottom + 9]
    assert len(inside) == 3
    for box in inside:
        assert max(abs(box[0] - middle), abs(box[2] - middle)) <= radius
        assert math.dist(((box[0] + box[2]) / 2, box[1]), (middle, bottom)) <= radius


# the end of the way


def test_the_home_at_the_end_stands_whole_or_not_at_all(write, see):
    ends = set()
    for long in range(8, 60, 3):
        found = see(write(*["Lupaus pitää.\nJatko."] * 5, "Lupaus.\n" + ("kuin " * 20)[:long].strip()))
        ends.add(len([box for box in found.stitches(0) if box[3] > found.ground()[1] * 0.85]))
    assert ends <= {0, len(HOMESTEAD)}
    full = see(write(*["Lupaus pitää.\nJatko."] * 9, "Lupaus.\n" + "kuin aina ennenkin " * 6))
    assert len([box for box in full.stitches(0) if box[3] > full.ground()[1] * 0.85]) in (0, len(HOMESTEAD))


@pytest.mark.parametrize("size", ["A4", "A3"])
@pytest.mark.parametrize("easy", [False, True])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6])
def test_the_clients_thread_has_no_kink_below_the_last_line(write, see, size, easy, count):
    found = see(write(*["Olet tärkeä."] * count), size, easy=easy)
    client = next(thread for thread in found.threads(0) if not thread.dash)
    points = [
        (*step[-2:],) for step in client.commands if step[-1] > max(line.y for line in lines_of(found)[:-3]) - 300
    ]
    points = points[-30:]
    turns = [
        turn
        for a, b, c in zip(points, points[1:], points[2:], strict=False)
        if (turn := turned(a, b, c)) is not None and b[0] < found.ground()[0] / 3
    ]
    assert max(turns) < 40


def turned(a, b, c):
    """By how many degrees a way turns at `b`; None where the steps are too short to tell."""
    if min(math.dist(a, b), math.dist(b, c)) < 1:
        return None
    angle = math.atan2(c[1] - b[1], c[0] - b[0]) - math.atan2(b[1] - a[1], b[0] - a[0])
    return abs(math.degrees(math.atan2(math.sin(angle), math.cos(angle))))


# titles


@pytest.mark.parametrize(
    ("first", "second", "two"),
    [
        ("Näin autamme", "sinua", False),
        ("Kohtaamisen", "huoneentaulu", False),
        ("Palveluohjauksen arvot", "ja eettiset periaatteet", True),
        ("Meidän lupauksemme:", "sinua kuunnellaan aina", True),
        ("Meidän yhteinen iso", "huoneentaulu sinulle", False),
        ("Palveluohjauksen arvot", "ja työ", False),
    ],
)
def test_a_title_changes_weight_only_between_two_thoughts(first, second, two):
    lines = [line for text in (first, second) for line in whole_words(text, BOLD, 20, 900, "fi")]
    assert two_thoughts(lines) is two


@pytest.mark.parametrize("way", ["portrait", "landscape"])
def test_a_title_word_too_wide_is_parted_where_its_words_meet_and_only_at_the_least_size(write, see, way):
    title = "Monialainen sosiaalihuoltopalveluohjausneuvonta"
    found = see(write("Yksi.", title=title), "A3", way)
    rows = [line for line in lines_of(found) if line.size == found.sizes()["field:poster:title"] / found.grown()]
    parted = [row.text for row in rows if row.joint == "-"]
    assert parted
    for text in parted:
        assert text.endswith(("sosiaali", "huolto", "palvelu", "ohjaus"))
    assert found.sizes()["field:poster:title"] == 44


def test_a_title_that_fits_smaller_is_not_parted(write, see):
    title = "Mielenterveyskuntoutujille"
    found = see(write("Yksi.", title=title))
    assert measure(title, BOLD, 56) > 640
    assert title in [line.text for line in lines_of(found)]
