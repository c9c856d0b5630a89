"""Blank cards for a persona and for the four questions of customer understanding, on A5. Knows no records."""

from paku_studio.drawing.card_hand import LEAST, STEP, CardHand
from paku_studio.drawing.display import Command, Group, Item, Path
from paku_studio.drawing.persona_story import QUESTIONS
from paku_studio.drawing.shapes import circle_outline
from paku_studio.drawing.text import BOLD, REGULAR, measure, place
from paku_studio.drawing.threads import cord_rule
from paku_studio.locale import translator

MARGIN, GUTTER = 40.0, 18.0
TITLE = 20.0
HEAD, CORD = 50.0, 66.0


def persona_card(hand: CardHand, x: float, y: float, width: float) -> tuple[Item, ...]:
    """A persona: a place for a drawn face, and what the group knows of the person."""
    t = translator(hand.language)
    left, right = x + MARGIN, x + width - MARGIN
    beside = left + 148
    age = right - 74
    third = (right - left - 2 * GUTTER) / 3
    headings = (t("Situation and everyday life"), t("People around"), t("Strengths"))
    columns = [
        hand.field(left + place_ * (third + GUTTER), y + 256, words, f"column-{place_}", third, 3)
        for place_, words in enumerate(headings)
    ]
    return (
        *_head(hand, x, y, width, t("Persona"), t("an invented person")),
        *_portrait(hand, left + 60, y + 154, t("draw here")),
        hand.field(beside, y + 92, t("Name"), "name", age - beside - GUTTER, sign="&"),
        hand.field(age, y + 92, t("Age"), "age", right - age),
        hand.field(beside, y + 136, t("In their own words"), "headline", right - beside, sign='"'),
        hand.field(beside, y + 180, t("What do they want?"), "wants", right - beside, 2),
        *columns,
        hand.beside(left, y + 350, t("Services and contacts"), "services", right),
        hand.rules(left, y + 352 + STEP, right - left),
        hand.words(left, y + 391, t("The framed signs are for the one who types this in."), "hint", LEAST),
    )


def questions_card(hand: CardHand, x: float, y: float, width: float) -> tuple[Item, ...]:
    """The four questions of customer understanding, two by two."""
    t = translator(hand.language)
    left, right = x + MARGIN, x + width - MARGIN
    half = (right - left - GUTTER) / 2
    items: list[Item] = [
        *_head(hand, x, y, width, t("Customer understanding"), ""),
        hand.beside(left, y + 90, t("Of whom?"), "whom", right, "&"),
    ]
    for number, (heading, guide) in enumerate(QUESTIONS.values()):
        across, down = left + number % 2 * (half + GUTTER), y + 116 + number // 2 * 140
        title = place(t(heading), across, down, BOLD, 14, hand.theme.spruce)
        items += [
            Group(tuple(title), role="H2" if hand.first else "H3", id=hand.key(f"question-{number}")),
            hand.passage(across, down + 13, t(guide), f"guide-{number}", half),
            hand.rules(across, down + 46, half, 4, STEP),
        ]
    hint = hand.words(left, y + 391, t("The framed signs are for the one who types this in."), "hint", LEAST)
    return *items, hint


def _head(hand: CardHand, x: float, y: float, width: float, title: str, remark: str) -> tuple[Item, ...]:
    """Number and title, a remark beside them, a cord below."""
    left = x + MARGIN
    heading = hand.heading(left, y + HEAD, title, TITLE)
    after = left + 2 * 0.74 * TITLE + 0.55 * TITLE + measure(title, BOLD, TITLE) + 22
    told = [hand.words(after, y + HEAD, remark, "remark", weight=REGULAR)] if remark else []
    return heading, *told, cord_rule(x + 30, x + width - 30, y + CORD, hand.theme, 0.88)


def _portrait(hand: CardHand, x: float, y: float, words: str) -> tuple[Item, ...]:
    """An oval in which a face can be drawn."""
    high = 1.12
    outline: list[Command] = []
    for name, *numbers in circle_outline(x, 0, 62):
        moved = [value * high + y if at % 2 else value for at, value in enumerate(numbers)]
        outline.append((name, *moved))  # type: ignore[arg-type]
    oval = Path(tuple(outline), stroke=hand.theme.spruce, width=1.6, dash=(5, 4), cap="round")
    middle = place(words, x, y + 3, REGULAR, LEAST, hand.theme.ink_soft, "middle")
    return Group((oval,), role="Artifact"), Group(tuple(middle), role="P", id=hand.key("draw"))
