"""Marks, faces and icons: inside their place, and told apart."""

import json
from collections.abc import Iterable
from pathlib import Path as File

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paku_studio.drawing import shapes
from paku_studio.drawing.display import Path

TOUCHPOINT_ICONS = (
    *("building-2", "package", "user", "house", "users", "file-text", "mail", "clipboard-list", "phone"),
    *("message-square", "at-sign", "globe", "smartphone", "messages-square", "video", "monitor-check", "share-2"),
    *("users-round", "calendar-days", "circle-dot"),
)
OTHER_ICONS = (
    *("circle-plus", "circle-minus", "triangle-alert", "lightbulb", "circle-help", "quote", "handshake", "send"),
    *("footprints", "unlink", "map-pin", "landmark", "clock", "scale", "hand"),
)
LENGTH = st.floats(0.5, 2000)


def reach(paths: Iterable[Path]) -> tuple[float, float, float, float]:
    points = [
        (command[place], command[place + 1])
        for path in paths
        for command in path.commands
        for place in range(1, len(command), 2)
    ]
    xs, ys = [float(x) for x, _ in points], [float(y) for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize("name", [*TOUCHPOINT_ICONS, *OTHER_ICONS])
def test_an_icon_fills_its_square_and_stays_in_it(name: str) -> None:
    left, top, right, bottom = reach(shapes.icon(name, 100, 200, 24, "#000000"))
    assert left >= 100
    assert top >= 200
    assert right <= 124
    assert bottom <= 224
    assert max(right - left, bottom - top) >= 13


def test_icons_are_told_apart() -> None:
    drawn = {
        shapes.icon(name, 0, 0, 24, "#000000")[0].commands for name in shapes.icon_names() if name != "circle-help"
    }
    assert len(drawn) == len(shapes.icon_names()) - 1


def test_an_unknown_icon_is_refused() -> None:
    with pytest.raises(KeyError):
        shapes.icon("unicorn", 0, 0, 24, "#000000")


@given(LENGTH, LENGTH, st.floats(0, 100))
def test_a_box_keeps_its_corners_whatever_their_radius(w: float, h: float, radius: float) -> None:
    assert reach(shapes.rectangle(3, 4, w, h, radius)) == pytest.approx((3, 4, 3 + w, 4 + h))


@given(st.floats(0.1, 500))
def test_a_circle_is_round(radius: float) -> None:
    (path,) = shapes.circle(7, 9, radius)
    assert reach([path]) == pytest.approx((7 - radius, 9 - radius, 7 + radius, 9 + radius), abs=1e-6)
    start = path.commands[0][1:]
    for command in path.commands:
        if command[0] == "C":
            points = [start, command[1:3], command[3:5], command[5:]]
            middle = [
                sum(k * point[axis] for k, point in zip((1, 3, 3, 1), points, strict=True)) / 8 for axis in (0, 1)
            ]
            assert ((middle[0] - 7) ** 2 + (middle[1] - 9) ** 2) ** 0.5 == pytest.approx(radius, rel=1e-3)
        if len(command) > 1:
            start = command[-2:]


def test_an_arrow_has_its_tip_where_it_points() -> None:
    (right,) = shapes.arrowhead(50, 60, 0, 10, "#000000")
    (down,) = shapes.arrowhead(50, 60, 90, 10, "#000000")
    assert reach([right])[2] == pytest.approx(50)
    assert reach([right])[0] == pytest.approx(40)
    assert reach([down])[3] == pytest.approx(60)
    assert reach([down])[1] == pytest.approx(50)


def test_each_feeling_has_its_own_mouth_and_the_strong_ones_an_open_one() -> None:
    mouths = {feeling: shapes.face(feeling, 0, 0, 24, "#000000")[-1] for feeling in range(-2, 3)}
    assert len({mouth.commands for mouth in mouths.values()}) == 5
    assert [feeling for feeling, mouth in mouths.items() if mouth.fill] == [-2, 2]


@pytest.mark.parametrize(("one", "other"), [(-1, 0), (0, 1)])
def test_a_neutral_mouth_differs_from_its_neighbours_in_the_smallest_face(one: int, other: int) -> None:
    def sag(feeling: int) -> float:
        """How far the mouth's middle lies below its ends, in a face of radius 8.2 pt."""
        mouth = shapes.face(feeling, 0, 0, 8.2 * 1.8, "#000000")[-1]
        ys = [float(command[place]) for command in mouth.commands for place in range(2, len(command), 2)]
        middle = (ys[0] + 3 * ys[1] + 3 * ys[2] + ys[3]) / 8 if len(ys) == 4 else sum(ys) / 2
        return middle - ys[0]

    assert sag(other) - sag(one) > 1.8


def test_strong_feelings_have_a_filled_head_and_the_others_a_white_one() -> None:
    heads = {
        feeling: shapes.face_dot(feeling, 0, 0, 8, "#1E5B4F", "#FFFFFF", "#000000")[0].fill for feeling in range(-2, 3)
    }
    assert heads == {-2: "#1E5B4F", -1: "#FFFFFF", 0: "#FFFFFF", 1: "#FFFFFF", 2: "#1E5B4F"}


def test_a_diamond_shows_its_exclamation_mark_within_itself() -> None:
    body, stroke, dot = shapes.diamond(0, 0, 15, "#B3261E")
    assert body.fill == "#B3261E"
    assert stroke.fill == dot.fill == "#FFFFFF"
    for left, top, right, bottom in (reach([stroke]), reach([dot])):
        assert max(abs(left), abs(right)) + max(abs(top), abs(bottom)) < 15


def test_a_halo_lies_below_its_mark() -> None:
    assert shapes.star(0, 0, 15, "#1D4F91", "#FBFAF6")[0].fill == "#FBFAF6"
    assert shapes.diamond(0, 0, 15, "#B3261E", "#FBFAF6")[0].fill == "#FBFAF6"


def test_kinds_differ_by_line_as_well_as_colour() -> None:
    styles = {kind: shapes.border_style(kind) for kind in ("worked", "missing", "risk")}
    assert len(set(styles.values())) == 3
    assert len({shapes.rule_dashes(kind) for kind in styles}) == 3


def test_dots_have_round_ends_for_else_they_are_not_seen() -> None:
    (dotted,) = shapes.line(0, 0, 9, 0, stroke="#000000", dash=(0.1, 2.4))
    (dashed,) = shapes.line(0, 0, 9, 0, stroke="#000000", dash=(4, 2.4))
    assert (dotted.cap, dashed.cap) == ("round", "butt")


def test_tables_of_advances_are_current() -> None:
    import importlib.util

    root = File(__file__).parents[2]
    spec = importlib.util.spec_from_file_location("tools_fonts", root / "tools" / "fonts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, text in module.metrics().items():
        kept = (root / "paku_studio" / "resources" / "metrics" / name).read_text(encoding="utf-8")
        assert json.loads(kept) == json.loads(text), f"{name}: run tools/fonts.py"


def test_each_bundled_work_has_its_licence_beside_it() -> None:
    resources = File(__file__).parents[2] / "paku_studio" / "resources"
    assert len(list((resources / "fonts").glob("OFL-*.txt"))) == 6
    assert "ISC License" in (resources / "LICENSE-lucide.txt").read_text(encoding="utf-8")
    terms = (resources / "hyphenation" / "LICENSE-patterns.txt").read_text(encoding="utf-8")
    assert all(source.name in terms for source in (resources / "hyphenation").glob("*.txt") if source.name[2] in ".-")
