"""Colours: those of the design, and legible."""

from collections.abc import Callable

import pytest

from paku_studio.drawing.theme import KINDS, THEMES, theme

Ratio = Callable[[str, str], float]
NAMES = ("colour", "black-and-white")


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
