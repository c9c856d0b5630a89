"""Portraits of personas, on the road or on a sheet: a picture, a drawing by hand, or a drawn bust."""

import functools
import re
from collections.abc import Sequence
from typing import cast

from paku_studio.drawing.display import Command, Group, Image, Item, Path
from paku_studio.drawing.portrait_shapes import BUSTS, Layer
from paku_studio.drawing.road_marks import round_window
from paku_studio.drawing.shapes import circle, circle_outline
from paku_studio.drawing.strokes import strokes_within
from paku_studio.drawing.theme import COLOUR, THEMES, Theme
from paku_studio.graph.index import Source
from paku_studio.locale import N_, translator
from paku_studio.models import DRAWING, Persona, Stroke

PORTRAITS: tuple[str, ...] = tuple(name for name in BUSTS if name)
"""Names that `Persona.portrait` may hold; any other name, and the empty one, is the plain bust."""

_WORDS = {
    "": N_("A drawing: head and shoulders, no features"),
    "beard": N_("A drawing: a bearded young man looking down"),
    "long_hair": N_("A drawing: a woman with long hair and a scarf"),
    "bun_glasses": N_("A drawing: an old woman with glasses and her hair in a bun"),
    "moustache": N_("A drawing: an old man with a moustache"),
    "headscarf": N_("A drawing: a smiling woman in a headscarf"),
    "curls": N_("A drawing: a smiling person with curly hair"),
    "beanie": N_("A drawing: a young person in a beanie looking down"),
    "short_hair_glasses": N_("A drawing: a middle-aged person with short hair and glasses"),
    "ponytail": N_("A drawing: a smiling young woman with a ponytail"),
    "bald": N_("A drawing: a bald middle-aged man with a friendly look"),
    "plaits": N_("A drawing: a girl with two plaits"),
    "bob": N_("A drawing: a worried person with chin-length hair"),
}
_COLOURED = {"brown": "#6B5646", "warm": "#C98B3C", "mid": "#8DABA3", "pale": "#D5D2C6"}
_GREYS = {"skin": "#FFFFFF", "cloth": "#FFFFFF", "dark": "#333333", "brown": "#5E5E5E", "warm": "#BBBBBB"}
_MORE_GREYS = {"mid": "#8A8A8A", "pale": "#DDDDDD", "ground": "#F0F0F0"}
_STEP = re.compile(r"([MLCZ])([^MLCZ]*)")


DRAWN_BY_HAND = N_("A portrait that the group drew")


def strokes_of(source: Source, persona: Persona | None) -> tuple[Stroke, ...]:
    """The strokes that are the persona's portrait; none where that is a picture or a bust."""
    if persona is None or persona.picture or persona.portrait != DRAWING:
        return ()
    return tuple(source.children(persona.id, Stroke, "persona"))


def words_for(persona: Persona, language: str) -> tuple[str, bool]:
    """What the portrait shows, for those who do not see it, and whether these are people's own words."""
    t = translator(language)
    words = persona.portrait_words.strip()
    if words:
        return words, True
    if persona.picture:
        return t("Picture of %(name)s") % {"name": persona.name.strip() or t("Unnamed persona")}, False
    if persona.portrait == DRAWING:
        return t(DRAWN_BY_HAND), False
    return portrait_words(persona.portrait, language), False


def likeness(
    persona: Persona, strokes: Sequence[Stroke], cx: float, cy: float, radius: float, theme: Theme, paper: str = ""
) -> tuple[Item, ...]:
    """The persona's portrait on its disc with a ring: the picture, else the strokes, else a bust.

    `paper`: the colour round the disc, the theme's own where none is given.
    """
    if persona.picture:
        picture = Image(cx - radius, cy - radius, 2 * radius, 2 * radius, persona.picture)
        ring = circle(cx, cy, radius - 1.5, stroke=theme.spruce, width=3)
        return picture, round_window(cx, cy, radius, paper or theme.paper), *ring
    if persona.portrait == DRAWING and strokes:
        return (drawing(strokes, cx, cy, radius, theme),)
    return (portrait(persona.portrait, cx, cy, radius, theme),)


def drawing(strokes: Sequence[Stroke], cx: float, cy: float, radius: float, theme: Theme) -> Group:
    """What was drawn by hand, on a disc with a ring; nothing is drawn further than `radius` points from the centre."""
    ring = max(1.5, radius * 0.06)
    inks = _inks(theme)
    disc = circle_outline(cx, cy, radius - ring / 2)
    lines = strokes_within(strokes, cx, cy, radius - ring, inks["ink"])
    return Group((Path(disc, fill=inks["skin"]), *lines, Path(disc, stroke=theme.spruce, width=ring)))


def ink(theme: Theme) -> str:
    """The colour of lines in a portrait."""
    return _inks(theme)["ink"]


def portrait(name: str, cx: float, cy: float, radius: float, theme: Theme) -> Group:
    """The bust on its disc with a ring; nothing is drawn further than `radius` points from the centre."""
    ring = max(1.5, radius * 0.06)
    inner = radius - ring / 2
    disc = circle_outline(cx, cy, inner)
    ground = Path(disc, fill=_inks(theme)["ground"])
    frame = Path(disc, stroke=theme.spruce, width=ring)
    return Group(children=(ground, *bust(name, cx, cy, inner, theme).children, frame))


def bust(name: str, cx: float, cy: float, radius: float, theme: Theme) -> Group:
    """The bust alone, its shoulders ending on a circle of `radius` points round the centre."""
    scale = radius / 100
    layers = BUSTS.get(name, BUSTS[""])
    return Group(children=tuple(_drawn(layer, cx, cy, scale, theme) for layer in layers))


def portrait_words(name: str, language: str) -> str:
    """What the drawing shows, for those who do not see it."""
    return translator(language)(_WORDS.get(name, _WORDS[""]))


def _drawn(layer: Layer, cx: float, cy: float, scale: float, theme: Theme) -> Path:
    fill, line, path = layer
    inks = _inks(theme)
    width = max(0.75, line * scale)
    return Path(
        _placed(path, cx, cy, scale),
        fill=inks[fill] if fill else None,
        stroke=inks["ink"] if line else None,
        width=width,
        cap="round",
    )


def _inks(theme: Theme) -> dict[str, str]:
    if theme.black_and_white:
        return {"ink": "#000000", **_GREYS, **_MORE_GREYS}
    if theme.dark:
        theme = THEMES[COLOUR]  # a face in light colours on its disc: turned to dark ones it is a negative
    named = {"ink": theme.ink, "skin": theme.surface, "cloth": theme.paper, "dark": theme.spruce}
    return {**named, **_COLOURED, "ground": theme.spruce_tint}


@functools.cache
def _steps(path: str) -> tuple[tuple[str, tuple[float, ...]], ...]:
    return tuple((letter, tuple(map(float, numbers.split()))) for letter, numbers in _STEP.findall(path))


def _placed(path: str, cx: float, cy: float, scale: float) -> tuple[Command, ...]:
    placed: list[Command] = []
    for letter, numbers in _steps(path):
        moved = [(cx, cy)[place % 2] + number * scale for place, number in enumerate(numbers)]
        placed.append(cast("Command", (letter, *moved)))
    return tuple(placed)
