"""A huoneentaulu on paper: the few lines that a group wants to hang on the wall, on two threads. Knows no pen, no file.

Laid out in points of A4 or A3 and grown as a whole to larger paper.
"""

from collections.abc import Mapping

from paku_studio.drawing.display import Drawing, Group, Item, Sheet
from paku_studio.drawing.paper import Paper
from paku_studio.drawing.paper import paper as sheet_of_paper
from paku_studio.drawing.poster_blocks import PosterHand
from paku_studio.drawing.poster_ground import PosterGround, poster_ground
from paku_studio.drawing.poster_page import poster_sheets
from paku_studio.drawing.poster_story import PosterStory, tell_poster
from paku_studio.drawing.poster_theme import poster_theme
from paku_studio.drawing.text import BOLD, measure, unreadable
from paku_studio.drawing.theme import Theme
from paku_studio.locale import label
from paku_studio.models import PaperSize, Record


def draw_poster(
    records: Mapping[str, Record], poster_id: str, paper: Paper, theme: Theme, language: str, easy: bool = False
) -> Drawing:
    """The sheets of one huoneentaulu in a language. KeyError where the records have no such poster.

    `theme`: colours of paper are the poster's own choice; any other theme is kept. `easy`: its easy-language twin;
    what has no easy words is told in the ordinary ones.
    """
    story = tell_poster(records, poster_id, language, easy)
    ground, told = _laid_out(story, paper, poster_theme(theme, story.colours))
    scale = paper.width / ground.width
    sheets = tuple(
        Sheet(
            paper.width,
            paper.height,
            Group((Group(items, id=story.key("sheet"), role="Sect", transform=(scale, 0, 0, scale, 0, 0)),)),
            name=f"{story.title} {number}",
        )
        for number, items in enumerate(told, 1)
    )
    return Drawing(
        title=story.title,
        language=language,
        sheets=sheets,
        subject=label("PosterKind", story.kind.value, language),
        unreadable=unreadable(_all_words(story)),
    )


def _laid_out(story: PosterStory, paper: Paper, theme: Theme) -> tuple[PosterGround, list[tuple[Item, ...]]]:
    """The items of each sheet, and what they are laid out on.

    Type on a wall may not shrink as far as on a hand-out; where that would take more sheets, the hand-out is grown.
    """
    found: list[tuple[PosterGround, list[tuple[Item, ...]]]] = []
    for each in (paper, sheet_of_paper(PaperSize.A4, paper.orientation)):
        ground = poster_ground(each, story.easy)
        ground = ground.with_panel(_widest_word(story.title, ground.type.title_least))
        found.append((ground, poster_sheets(PosterHand(story, ground, theme))))
        if len(found[0][1]) == 1:
            break
    return min(found, key=lambda each: len(each[1]))


def _widest_word(text: str, size: float) -> float:
    return max((measure(word, BOLD, size) for word in text.split()), default=0.0) + 2


def _all_words(story: PosterStory) -> str:
    said = [text for promise in story.promises for text in (promise.key, promise.rest)]
    return "\n".join((story.title, story.subtitle, *said, story.source, story.slogan))
