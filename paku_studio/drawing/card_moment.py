"""A blank card for a service moment with its touchpoints, on A6: each line with its sign of the quick notation."""

from paku_studio.drawing.card_hand import LEAST, CardHand
from paku_studio.drawing.display import Group, Item
from paku_studio.drawing.road_marks import NOTE_ICONS, TOUCHPOINT_ICONS
from paku_studio.drawing.shapes import circle as ring
from paku_studio.drawing.shapes import face, icon, line, polyline, rectangle
from paku_studio.drawing.text import REGULAR, place
from paku_studio.locale import label, translator
from paku_studio.models import TouchpointKind

MARGIN, GUTTER = 28.5, 14.0
TOUCHPOINTS = (
    TouchpointKind.MEETING,
    TouchpointKind.PERSON,
    TouchpointKind.PHONE,
    TouchpointKind.LETTER,
    TouchpointKind.FORM,
    TouchpointKind.WEBSITE,
    TouchpointKind.HOME,
    TouchpointKind.OTHER,
)
"""The kinds that can be ticked, by the words that the quick notation knows."""
FEELINGS = (-2, -1, 0, 1, 2)


def moment_card(hand: CardHand, x: float, y: float, width: float) -> tuple[Item, ...]:
    """What happened, who took part, through what, how it felt, what worked and what was missing."""
    t = translator(hand.language)
    left, right = x + MARGIN, x + width - MARGIN
    wide = right - left
    when = left + wide * 0.66
    return (
        hand.heading(left, y + 45, t("Service moment"), 15.5),
        Group((hand.asked(left, y + 70, t("What happened?"), "text"), hand.rules(left, y + 89, wide, 3, 20.5))),
        hand.field(left, y + 149, t("Who took part?"), "actors", when - left - GUTTER, sign="@"),
        hand.field(when, y + 149, t("When?"), "when", right - when),
        hand.asked(left, y + 188, t("Touchpoint: tick"), "touchpoint", "*"),
        _touchpoints(hand, left, y + 195, wide),
        *_feelings(hand, left, y + 277, right, t("How did it feel?")),
        *_noted(hand, left, y + 311, right, "worked", t("Worked, because"), "+"),
        *_noted(hand, left, y + 333, right, "missing", t("Was missing"), "-"),
        *_marks(hand, left, y + 355, t("meaningful"), t("critical"), wide),
        hand.beside(left, y + 375, t("because"), "because", right),
        hand.words(left, y + 391.5, t("The framed signs are for the one who types this in."), "hint", LEAST),
    )


def _touchpoints(hand: CardHand, left: float, top: float, width: float) -> Group:
    """Eight kinds in two rows, each in a frame to be ticked, as a list."""
    cell, high = (width + 5) / 4, 29.0
    items: list[Item] = []
    for number, kind in enumerate(TOUCHPOINTS):
        x, y = left + number % 4 * cell, top + number // 4 * (high + 4)
        middle = x + (cell - 5) / 2
        word = label("TouchpointKind", kind.value, hand.language).split(",")[0].lower()
        frame = rectangle(x, y, cell - 5, high, 6, stroke=hand.theme.line_strong, width=1)
        sign = icon(TOUCHPOINT_ICONS[kind.value], middle - 6.5, y + 3, 13, hand.theme.ink)
        body = Group(
            tuple(place(word, middle, y + 25.5, REGULAR, LEAST, hand.theme.ink, "middle")),
            role="LBody",
            id=hand.key(f"kind-{number}-body"),
        )
        items += [Group((*frame, *sign), role="Artifact"), Group((body,), role="LI", id=hand.key(f"kind-{number}"))]
    return Group(tuple(items), role="L", id=hand.key("kinds"))


def _feelings(hand: CardHand, left: float, y: float, right: float, words: str) -> tuple[Item, ...]:
    """Five faces to be ringed, each above its number in the quick notation."""
    pitch, size = 25.0, 18.0
    begin = right - pitch * 4.5 + 2
    painted: list[Item] = []
    for number, feeling in enumerate(FEELINGS):
        x = begin + number * pitch
        head = ring(x, y - 6, size / 2, stroke=hand.theme.ink, width=1.1)
        features = face(feeling, x, y - 6, size * 0.86, hand.theme.ink)
        painted.append(Group((*head, *features), role="Artifact"))
        painted += place(f"{feeling:+d}" if feeling else "0", x, y + 14, REGULAR, LEAST, hand.theme.ink, "middle")
    scale = Group(tuple(painted), role="P", id=hand.key("feelings"))
    return hand.asked(left, y - 2, words, "feeling"), scale


def _noted(hand: CardHand, left: float, y: float, right: float, kind: str, words: str, sign: str) -> tuple[Item, ...]:
    """A kind of note with its icon and a line."""
    drawn = icon(NOTE_ICONS[kind], left, y - 10.5, 13, hand.theme.mark(kind), 1.9)
    begins = left + 18 + hand.asked_width(words, sign)
    return (
        Group(drawn, role="Artifact"),
        hand.asked(left + 18, y, words, kind, sign, hand.theme.mark(kind)),
        hand.rules(begins, y + 2, right - begins),
    )


def _marks(hand: CardHand, left: float, y: float, meaningful: str, critical: str, width: float) -> tuple[Item, ...]:
    """Two marks to be ticked."""
    theme, half = hand.theme, left + width * 0.56
    x, middle, reach = half + 6.5, y - 4, 7.5
    corners = ((x, middle - reach), (x + reach, middle), (x, middle + reach), (x - reach, middle))
    shapes = (
        *icon("star", left - 0.5, y - 11.5, 14, theme.meaningful),
        *polyline(corners, stroke=theme.critical, width=1.3, closed=True),
        *line(x, middle - 3.6, x, middle + 0.8, stroke=theme.critical, width=1.5),
        *ring(x, middle + 3.2, 0.9, fill=theme.critical),
    )
    return (
        Group(shapes, role="Artifact"),
        hand.asked(left + 18, y, meaningful, "meaningful", "**", theme.meaningful),
        hand.asked(half + 18, y, critical, "critical", "!", theme.critical),
    )
