"""Read the icons that the program draws out of an unpacked npm package `lucide-static` and write them as paths.

python tools/icons.py FOLDER
"""

import math
import re
import shutil
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "paku_studio" / "resources"
TOUCHPOINTS = """
    building-2 package user house users file-text mail clipboard-list phone message-square at-sign globe smartphone
    messages-square video monitor-check share-2 users-round calendar-days circle-dot
"""
NOTES = "circle-plus circle-minus triangle-alert lightbulb circle-question-mark quote"
OTHERS = """
    handshake send footprints unlink link map-pin landmark clock scale hand hand-heart heart star diamond repeat
    corner-up-left arrow-right arrow-left arrow-down arrow-up split merge git-branch flag target search eye pencil
    check x plus minus info shield key wallet stethoscope graduation-cap briefcase baby accessibility messages-square
    message-circle book-open image printer lock sparkles route signpost
"""
WINDOW = """
    menu undo-2 redo-2 panel-right panel-left list-tree presentation chevron-down chevron-right chevron-up history
    folder-open clipboard-paste corner-down-right corner-down-left keyboard maximize ellipsis settings copy trash-2
    scissors save save-all download file-plus circle-check circle-alert shield-check gem zoom-in zoom-out languages
    sun moon contrast replace grip-vertical list rotate-ccw external-link log-out square-plus app-window move
    sliders-horizontal type folder hard-drive smile frown meh ban hash workflow milestone waypoints eye-off
    between-horizontal-start combine file-output circle-x arrow-up-right files circle circle-user text-cursor-input
"""
BOARDS = """
    hammer compass heart-pulse sprout circle-parking laptop eraser image-plus timer pause play monitor columns-2
    square-check-big
"""
SHEETS = "scroll-text layout-grid"
OLD_NAMES = {"circle-help": "circle-question-mark"}
"""Names that the design uses for icons that were renamed since."""


def commands(source: Path) -> list[tuple[str | float, ...]]:
    """All strokes of one icon on its grid of 24, as lines and cubic curves."""
    from svgelements import SVG, Shape
    from svgelements import Path as Outline

    found: list[tuple[str | float, ...]] = []
    for element in SVG.parse(str(source), width=24, height=24).elements():
        if isinstance(element, Shape):
            outline = Outline(element)
            found += [command for segment in outline.segments() for command in drawn(segment)]
    return found


def drawn(segment: object) -> list[tuple[str | float, ...]]:
    """One segment as a command of the display list."""
    from svgelements import Arc, Close, CubicBezier, Line, Move, QuadraticBezier

    if isinstance(segment, Move):
        return [("M", *point(segment.end))]
    if isinstance(segment, Close):
        return [("Z",)]
    if isinstance(segment, Line):
        return [("L", *point(segment.end))]
    if isinstance(segment, CubicBezier):
        return [("C", *point(segment.control1), *point(segment.control2), *point(segment.end))]
    if isinstance(segment, QuadraticBezier):
        start, middle, end = segment.start, segment.control, segment.end
        return [("C", *point(start + (middle - start) * (2 / 3)), *point(end + (middle - end) * (2 / 3)), *point(end))]
    if isinstance(segment, Arc):
        return [one for cubic in segment.as_cubic_curves(quarters(segment)) for one in drawn(cubic)]
    raise TypeError(type(segment).__name__)


def quarters(arc: object) -> int:
    """How many cubic curves an arc needs: one for each quarter turn begun."""
    return max(1, math.ceil(abs(float(arc.sweep)) / (math.pi / 2) - 1e-6))  # type: ignore[attr-defined]


def point(place: object) -> tuple[float, float]:
    return round(float(place.x), 3), round(float(place.y), 3)  # type: ignore[attr-defined]


def module(icons: dict[str, list[tuple[str | float, ...]]]) -> str:
    """The Python file that holds the icons."""
    lines = [
        '"""Line icons on a grid of 24, made by tools/icons.py from Lucide (LICENSE-lucide.txt): do not edit."""',
        "",
        "from paku_studio.resources.outline import Outline",
        "",
        "ICONS: dict[str, Outline] = {",
    ]
    for name, outline in sorted(icons.items()):
        body = ", ".join(map(spelled, outline))
        lines.append(f'    "{name}": ({body},),')
    return "\n".join([*lines, "}", ""])


def spelled(command: tuple[str | float, ...]) -> str:
    return "(" + ", ".join(map(written, command)) + (",)" if len(command) == 1 else ")")


def written(value: str | float) -> str:
    return f'"{value}"' if isinstance(value, str) else f"{value:g}"


def main(folder: Path) -> None:
    package = next(folder.rglob("lucide-static*/package/package.json"), folder / "package.json").parent
    names = sorted(" ".join((TOUCHPOINTS, NOTES, OTHERS, WINDOW, BOARDS, SHEETS)).split())
    icons = {name: commands(package / "icons" / f"{name}.svg") for name in names}
    icons |= {old: icons[new] for old, new in OLD_NAMES.items()}
    (TARGET / "icons.py").write_text(module(icons), encoding="utf-8")
    shutil.copyfile(package / "LICENSE", TARGET / "LICENSE-lucide.txt")
    shapes = sum(len(re.findall("M", str(outline))) for outline in icons.values())
    print(len(icons), "icons,", shapes, "strokes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
