"""The curtain and the timer on the wall. Know no records."""

from paku_studio.drawing.display import Group, Item, Path, Sheet
from paku_studio.drawing.road_curve import rounded
from paku_studio.drawing.shapes import circle, icon, line, rectangle
from paku_studio.drawing.stage.ground import BODY, HEAD, MARGIN, Ground, Style, finished, ground
from paku_studio.drawing.stage.head import MIDDLE
from paku_studio.drawing.stage.words import broken, set_lines, shortened
from paku_studio.drawing.text import BOLD, REGULAR
from paku_studio.drawing.theme import COLOUR, THEMES, Theme
from paku_studio.locale import translator

FIGURES = 240.0
QUESTION_LINES = ((40.0, 3), (32.0, 4), (28.0, 5))
BAR = 620.0


def draw_curtain(width: float, height: float, language: str, theme: Theme = THEMES[COLOUR]) -> Sheet:
    """A calm wall for a pause: a small road of three stops and a promise."""
    on = ground(width, height, language, theme=theme)
    t, paper = translator(language), theme.on_dark
    middle, y = on.width / 2, on.height * 0.41
    left, right, up = middle - 200, middle + 200, 38.0
    steps = ((left, y), (middle - 96, y), (middle - 70, y - up), (middle + 70, y - up), (middle + 96, y), (right, y))
    road = Path(rounded(steps, 26), stroke=paper, width=5, cap="round")
    stops = (
        *circle(left, y, 10, fill=theme.spruce, stroke=paper, width=4),
        *circle(middle, y - up, 10, fill=theme.spruce, stroke=paper, width=4),
        *circle(right, y, 12, fill=paper),
    )
    title, words = Style(BOLD, 64, 78, paper), Style(REGULAR, 32, 42, paper)
    said = (
        *set_lines((t("A moment's pause"),), middle, y + 56, title, "middle"),
        *set_lines((t("We go on from the same place."),), middle, y + 140, words, "middle"),
    )
    sheet = finished(on, (road, *stops, *said)).sheet
    return Sheet(sheet.width, sheet.height, sheet.body, theme.spruce, t("A moment's pause"))


def draw_timer(
    width: float,
    height: float,
    language: str,
    question: str,
    left_s: float,
    whole_s: float,
    theme: Theme = THEMES[COLOUR],
) -> Sheet:
    """What the group works on, and how long still. At the end quiet words, nothing red, nothing that blinks."""
    on = ground(width, height, language, theme=theme)
    t, middle = translator(language), on.width / 2
    top = _question(question, on)
    over = left_s <= 0
    name = t("Time is up") if over else time_left(left_s, language)
    items: list[Item] = [*_head(on), *top]
    centre = HEAD + (on.height - HEAD) * 0.56
    if over:
        items += set_lines((name,), middle, centre - 70, Style(BOLD, 88, 106, theme.spruce), "middle")
        items += _bar(1.0, middle, centre + 86, on)
    else:
        items += set_lines(
            (name,), middle, centre - FIGURES * 0.6, Style(BOLD, FIGURES, FIGURES, theme.spruce), "middle"
        )
        items += _bar(1 - left_s / whole_s if whole_s > 0 else 1.0, middle, centre + 110, on)
        items += set_lines((t("minutes left"),), middle, centre + 148, on.text(28, theme.ink_soft), "middle")
    return finished(on, (Group(tuple(items)),), name=name).sheet


def time_left(seconds: float, language: str) -> str:
    """Minutes and seconds as the language writes them: 4.30, or 4:30."""
    whole = max(0, int(-(-seconds // 1)))
    return f"{whole // 60}{':' if language == 'en' else '.'}{whole % 60:02d}"


def _head(on: Ground) -> tuple[Item, ...]:
    sign = icon("clock", on.right - 34, MIDDLE - 17, 34, on.theme.ink_soft)
    return *sign, *line(MARGIN, HEAD, on.right, HEAD, stroke=on.theme.line, width=1.5)


def _question(question: str, on: Ground) -> tuple[Item, ...]:
    """The question in the middle; a very long one is shortened, for it stands whole where it was written."""
    room = on.measure - 80
    for size, most in QUESTION_LINES:
        style = on.title(size)
        lines = broken(question, style, room, on.words, balanced=True)
        if len(lines) <= most:
            return set_lines(lines, on.width / 2, BODY + 4, style, "middle")
    return set_lines(shortened(question, style, room, on.words, most), on.width / 2, BODY + 4, style, "middle")


def _bar(gone: float, middle: float, y: float, on: Ground) -> tuple[Item, ...]:
    """How much of the time is gone."""
    x, filled = middle - BAR / 2, max(0.0, min(1.0, gone)) * (BAR - 8)
    outer = rectangle(x, y, BAR, 18, 9, fill=on.theme.surface, stroke=on.theme.spruce, width=2)
    return outer + (rectangle(x + 4, y + 4, filled, 10, 5, fill=on.theme.spruce) if filled > 1 else ())
