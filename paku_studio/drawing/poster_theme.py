"""The colours of huoneentaulut: spruce, lake, heather, black and white. Knows no shapes and no measures.

All are made for white paper: words have a contrast of 7 or more, all else that must be seen of 4.5 or more.
"""

from dataclasses import replace

from paku_studio.drawing.theme import BLACK_AND_WHITE, COLOUR, THEMES, Theme
from paku_studio.models import PosterColours

_FADED_TO = "#FBFAF6"
FAR_GREY = "#8A8A8A"


def _dyed(thread: str, tint: str) -> Theme:
    """The colours of paper with threads, titles and stitches in another dye."""
    return replace(THEMES[COLOUR], spruce=thread, spruce_tint=tint, road=thread, lane=thread)


POSTER_THEMES: dict[PosterColours, Theme] = {
    PosterColours.SPRUCE: THEMES[COLOUR],
    PosterColours.LAKE: _dyed("#1B4B7D", "#E2EBF4"),
    PosterColours.HEATHER: _dyed("#79285A", "#F3E6EE"),
    PosterColours.BLACK_AND_WHITE: THEMES[BLACK_AND_WHITE],
}


def poster_theme(given: Theme, colours: PosterColours) -> Theme:
    """The colours to print a poster in: its own, unless others than those of paper are asked for."""
    chosen = POSTER_THEMES[colours] if given.name == COLOUR else given
    return chosen.printed()


def far(theme: Theme) -> str:
    """The colour of stitches that stand far away: for ornament only, too pale to carry meaning."""
    if theme.black_and_white:
        return FAR_GREY
    pairs = ((int(theme.spruce[at : at + 2], 16), int(_FADED_TO[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{(near + faded + 1) // 2:02X}" for near, faded in pairs)


def sun(theme: Theme) -> str | None:
    """The colour of the low sun; none where only black is printed."""
    return None if theme.black_and_white else theme.phase_tints[0]


def hills(theme: Theme) -> str | None:
    """The colour of the hills behind the trees; none where only black is printed."""
    return None if theme.black_and_white else theme.spruce_tint
