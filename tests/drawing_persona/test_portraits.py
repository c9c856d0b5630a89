"""Drawn busts: each a different person, within its disc, in words too."""

import math

import pytest

from paku_studio.drawing.display import Path, walk
from paku_studio.drawing.portraits import PORTRAITS, portrait, portrait_words
from paku_studio.drawing.theme import theme
from paku_studio.drawing.threads import HOUSE, SPRUCE, YOUNG_SPRUCE, cord_rule, homestead, homestead_width, stitched
from paku_studio.locale import LANGUAGES
from paku_studio.models import Persona

NAMES = ("", *PORTRAITS)


def points_of(item):
    """Points on the outline of a path, curves taken apart."""
    for path in walk(item):
        if not isinstance(path, Path):
            continue
        here = (0.0, 0.0)
        for step in path.commands:
            if step[0] == "C":
                (x0, y0), (x1, y1, x2, y2, x3, y3) = here, step[1:]
                for n in range(1, 9):
                    t, s = n / 8, 1 - n / 8
                    yield (
                        s**3 * x0 + 3 * s * s * t * x1 + 3 * s * t * t * x2 + t**3 * x3,
                        s**3 * y0 + 3 * s * s * t * y1 + 3 * s * t * t * y2 + t**3 * y3,
                        path.width if path.stroke else 0,
                    )
            if len(step) > 1:
                here = step[-2:]
                yield (*here, path.width if path.stroke else 0)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("radius", [12, 36, 100])
def test_a_bust_stays_within_its_disc(name, radius):
    for x, y, width in points_of(portrait(name, 40, 60, radius, theme("colour"))):
        assert math.dist((x, y), (40, 60)) <= radius + max(0.0, width / 2 - radius * 0.03) + 0.01


def test_every_bust_is_another_person_and_has_a_name_that_a_persona_may_hold():
    drawn = {name: portrait(name, 0, 0, 50, theme("colour")) for name in NAMES}
    assert len(set(drawn.values())) == len(NAMES) >= 9
    for name in PORTRAITS:
        assert Persona(id="p", portrait=name).portrait == name


def test_a_name_of_another_version_is_the_plain_bust():
    assert portrait("robot", 0, 0, 50, theme("colour")) == portrait("", 0, 0, 50, theme("colour"))
    assert portrait_words("robot", "fi") == portrait_words("", "fi")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_bust_is_told_in_words(language):
    words = [portrait_words(name, language) for name in NAMES]
    assert len(set(words)) == len(NAMES)
    assert all(words)


@pytest.mark.parametrize("name", NAMES)
def test_no_colour_on_a_black_and_white_printer(name):
    for item in walk(portrait(name, 0, 0, 50, theme("black-and-white"))):
        for colour in (getattr(item, "fill", None), getattr(item, "stroke", None)):
            assert colour is None or colour[1:3] == colour[3:5] == colour[5:7]


def test_the_threads_part_and_meet_between_the_edges():
    rule = cord_rule(30, 565, 100, theme("colour"))
    worker, client = rule.children
    assert worker.dash
    assert not client.dash
    for thread in rule.children:
        assert thread.commands[0][1:] == pytest.approx((30, 100))
        assert thread.commands[-1][-2:] == pytest.approx((565, 100))
    assert max(y for _, y, _ in points_of(client)) - min(y for _, y, _ in points_of(client)) == pytest.approx(
        6.8, abs=0.1
    )


@pytest.mark.parametrize("motif", [SPRUCE, YOUNG_SPRUCE, HOUSE])
def test_a_motif_has_a_cross_for_every_stitch(motif):
    path = stitched(motif, 0, 0, 10, "#000000")
    assert len(path.commands) == 4 * sum(row.count("#") for row in motif)
    assert len({len(row) for row in motif}) == 1


def test_the_homestead_is_as_wide_as_it_says():
    xs = [x for x, _, _ in points_of(homestead(500, 90, theme("colour")))]
    assert 500 - homestead_width() <= min(xs)
    assert max(xs) <= 500
