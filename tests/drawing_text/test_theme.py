"""Colours: those of the design, and legible."""

from collections.abc import Callable

import pytest

from paku_studio.drawing.road_marks import mixed
from paku_studio.drawing.theme import KINDS, THEMES, theme

Ratio = Callable[[str, str], float]
NAMES = ("colour", "black-and-white", "dark", "contrast")


@pytest.mark.parametrize("name", NAMES)
def test_text_is_legible_on_all_it_may_stand_on(name: str, contrast: Ratio) -> None:
    colours = theme(name)
    grounds = (colours.paper, colours.surface, colours.sunk, colours.spruce_tint, *colours.hills, *colours.phase_tints)
    for ground in grounds:
        assert contrast(colours.ink, ground) >= 7
        assert contrast(colours.ink_soft, ground) >= 4.5
    for ground in (colours.paper, colours.surface):
        assert contrast(colours.spruce, ground) >= 4.5
        assert contrast(colours.line_strong, ground) >= 3
    assert contrast(colours.on_dark, colours.road) >= 4.5


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", KINDS)
def test_words_and_marks_of_a_kind_stand_out_from_their_ground(name: str, kind: str, contrast: Ratio) -> None:
    colours = theme(name)
    assert contrast(colours.ink, colours.tint(kind)) >= 7
    for ground in (colours.tint(kind), colours.surface, colours.paper):
        assert contrast(colours.mark(kind), ground) >= 4.5


@pytest.mark.parametrize("name", NAMES)
def test_road_and_marks_stand_out_from_the_hills(name: str, contrast: Ratio) -> None:
    colours = theme(name)
    for hill in colours.hills:
        for mark in (colours.road, colours.lane, colours.critical, colours.meaningful, colours.focus):
            assert contrast(mark, hill) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_hills_rise_from_the_paper_and_neighbours_differ(name: str, contrast: Ratio) -> None:
    colours = theme(name)
    assert all(contrast(hill, colours.paper) >= 1.18 for hill in colours.hills)
    assert len(set(colours.hills)) == len(colours.hills)
    assert colours.hill(len(colours.hills)) == colours.hill(0) != colours.hill(1)


def texts_on_grounds(colours):
    """Every pair of a colour of words and what the drawing puts under them."""
    grounds = {colours.paper, colours.surface, colours.sunk, colours.spruce_tint, *colours.hills, *colours.phase_tints}
    yield from ((ink, ground) for ink in (colours.ink, colours.ink_soft) for ground in grounds)
    yield from ((colours.spruce, ground) for ground in (colours.paper, colours.surface))
    yield colours.on_dark, colours.spruce
    for kind in KINDS:
        for ground in (colours.tint(kind), colours.surface, colours.paper):
            yield colours.mark(kind), ground
            yield colours.ink, ground


def signs_on_grounds(colours):
    """Every pair of a colour of lines and signs and what the drawing puts under them."""
    hills = (*colours.hills, colours.paper)
    signs = (colours.road, colours.lane, colours.critical, colours.meaningful, colours.focus, colours.ink)
    yield from ((sign, hill) for sign in signs for hill in hills)
    yield from ((colours.line_strong, ground) for ground in (colours.paper, colours.surface))
    yield from ((colours.surface, head) for head in (colours.road, colours.critical))
    yield from ((colours.mark(kind), colours.tint(kind)) for kind in KINDS)


@pytest.mark.parametrize(("name", "words", "signs"), [("dark", 4.5, 3.0), ("contrast", 7.0, 7.0)])
def test_on_dark_screens_all_words_and_signs_stand_out(name: str, words: float, signs: float, contrast: Ratio) -> None:
    colours = theme(name)
    for ink, ground in texts_on_grounds(colours):
        assert contrast(ink, ground) >= words, (ink, ground)
    for sign, ground in signs_on_grounds(colours):
        assert contrast(sign, ground) >= signs, (sign, ground)


def test_in_high_contrast_every_card_and_chip_has_an_edge_that_is_seen(contrast: Ratio) -> None:
    colours = theme("contrast")
    assert colours.outlined
    assert contrast(colours.line, colours.surface) >= 7
    assert contrast(mixed(colours.road, colours.paper, colours.fading), colours.paper) >= 3


def test_black_and_white_has_no_colour() -> None:
    colours = theme("black-and-white")
    assert colours.black_and_white
    for field in colours.__slots__:
        value = getattr(colours, field)
        for colour in value if isinstance(value, tuple) else (value,):
            if isinstance(colour, str) and colour.startswith("#"):
                assert colour[1:3] == colour[3:5] == colour[5:7]


def test_the_colours_are_those_of_the_design() -> None:
    colours = theme("colour")
    assert (colours.paper, colours.ink, colours.spruce) == ("#FBFAF6", "#1C2421", "#1E5B4F")
    assert (colours.mark("critical"), colours.tint("meaningful")) == ("#B3261E", "#E5EDF8")


def test_an_unknown_theme_or_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        theme("sepia")
    with pytest.raises(KeyError):
        THEMES["colour"].mark("name")
