"""The legend: signs that the sheet does not explain in words, only those it uses. Knows no places of the road."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from paku_studio.drawing.display import Group, Item, Path
from paku_studio.drawing.road_cards import CardBody
from paku_studio.drawing.road_curve import cubic, drawn
from paku_studio.drawing.road_draw import NOT_ASKED
from paku_studio.drawing.road_layout import RoadLayout
from paku_studio.drawing.road_marks import feeling_face, line, note_sign
from paku_studio.drawing.road_scale import Ground
from paku_studio.drawing.road_story import Story
from paku_studio.drawing.road_type import Pen, artifact, paragraph
from paku_studio.drawing.shapes import circle, diamond, star
from paku_studio.drawing.text import REGULAR, measure, place
from paku_studio.locale import label, translator

LEAD = 17.0
SIGN_GAP = 5.0


@dataclass(frozen=True, slots=True)
class Sign:
    """One entry: how wide its sign is, how it is drawn at a point (left, middle), and what it means."""

    width: float
    draw: Callable[[float, float], list[Item]]
    words: str


def legend_signs(layout: RoadLayout, bodies: Iterable[CardBody], pen: Pen) -> list[Sign]:
    """The entries that this sheet needs, in the order of their weight."""
    t = translator(pen.language)
    cards = [body.card for body in bodies]
    theme = pen.theme
    found = []
    if any(card.meaningful or any(chip.meaningful for chip in card.chips) for card in cards):
        found.append(Sign(13, lambda x, y: [*star(x + 6.5, y, 6.5, theme.meaningful)], t("meaningful")))
    if any(card.critical or any(chip.critical for chip in card.chips) for card in cards):
        found.append(
            Sign(13, lambda x, y: [*diamond(x + 6.5, y, 6.5, theme.critical, bang=theme.surface)], t("critical"))
        )
    for kind in _kinds(layout.story, bodies):
        words = label("NoteKind", kind, pen.language)
        found.append(Sign(12, _note(kind, pen), words[:1].lower() + words[1:]))
    if cards and not layout.feelings:
        found.append(Sign(30, _road(pen, quiet=layout.quiet), t("road: from moment to moment")))
        found += [Sign(0, _nothing, t("nobody told a feeling"))] if layout.story.asked_feelings else []
    if layout.feelings:
        found.append(Sign(54, _feeling(pen), t("height of the road: the feeling")))
        if any(card.height is None for card in cards):
            found.append(Sign(30, _untold(pen), t("the feeling was not told")))
    if layout.story.unasked:
        found.append(Sign(0, _nothing, t("not asked: %(what)s") % {"what": ", ".join(layout.story.unasked)}))
    return found


def _nothing(_x: float, _y: float) -> list[Item]:
    return []


def _kinds(story: Story, bodies: Iterable[CardBody]) -> list[str]:
    """Kinds of notes on cards and phases, in a fixed order."""
    used = {
        said.kind
        for body in bodies
        for said in (*body.card.slips, *(each for chip in body.card.chips for each in chip.said))
    }
    used |= {said.kind for stretch in story.stretches for said in stretch.said}
    return [kind for kind in ("worked", "missing", "risk", "question", "idea", "quote") if kind in used]


def _note(kind: str, pen: Pen) -> Callable[[float, float], list[Item]]:
    return lambda x, y: list(note_sign(kind, x, y - 6, 12, pen.theme))


def _road(pen: Pen, *, quiet: bool) -> Callable[[float, float], list[Item]]:
    theme = pen.theme
    return lambda x, y: [
        line(((x + 2, y), (x + 28, y)), theme.road, 4.0, ()),
        *([line(((x + 2, y), (x + 28, y)), theme.surface, 1.5, NOT_ASKED)] if quiet else ()),
        *circle(x + 15, y, 4, fill=theme.surface, stroke=theme.road, width=2.4),
    ]


def _untold(pen: Pen) -> Callable[[float, float], list[Item]]:
    theme = pen.theme
    return lambda x, y: [
        line(((x + 2, y), (x + 28, y)), theme.road, 4, ()),
        line(((x + 2, y), (x + 28, y)), theme.surface, 1.5, (5.0, 5.0)),
    ]


def _feeling(pen: Pen) -> Callable[[float, float], list[Item]]:
    theme = pen.theme

    def draw(x: float, y: float) -> list[Item]:
        curve = cubic((x, y + 4), (x + 54, y - 4))
        hill = (*drawn((curve,)), ("L", x + 54, y + 8), ("L", x, y + 8), ("Z",))
        faces = [*feeling_face(-2, x + 7, y + 3, 5.5, theme), *feeling_face(2, x + 46, y - 3, 5.5, theme)]
        return [Path(hill, fill=theme.hills[1]), Path(drawn((curve,)), stroke=theme.road, width=2), *faces]

    return draw


def legend_lines(signs: Iterable[Sign], width: float, ground: Ground) -> list[list[tuple[float, Sign]]]:
    """The entries broken into lines: each with its x from the line's beginning."""
    size = ground.scale.small
    lines: list[list[tuple[float, Sign]]] = [[]]
    x = 0.0
    for sign in signs:
        whole = _width(sign, size)
        if lines[-1] and x + whole > width:
            lines.append([])
            x = 0.0
        lines[-1].append((x, sign))
        x += whole + 16
    return [each for each in lines if each]


def _width(sign: Sign, size: float) -> float:
    return sign.width + (SIGN_GAP if sign.width else 0) + measure(sign.words, REGULAR, size)


def lines_width(lines: list[list[tuple[float, Sign]]], ground: Ground) -> float:
    """The widest line."""
    return max((x + _width(sign, ground.scale.small) for each in lines for x, sign in each), default=0.0)


def draw_legend(lines: list[list[tuple[float, Sign]]], x: float, y: float, ground: Ground, pen: Pen) -> Group:
    """The lines with the last one's middle at `y`."""
    size = ground.scale.small
    found: list[Item] = []
    for row, entries in enumerate(lines):
        middle = y - (len(lines) - 1 - row) * LEAD
        for dx, sign in entries:
            words_at = x + dx + sign.width + (SIGN_GAP if sign.width else 0)
            words = place(sign.words, words_at, middle + size * 0.35, REGULAR, size, pen.theme.ink)
            found.append(artifact(sign.draw(x + dx, middle)))
            found.append(paragraph(words))
    return Group(tuple(found), id="legend", role="Sect")
