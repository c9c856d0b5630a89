"""Lines on the sheet: what is painted, what is read, and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paku_studio.drawing.display import Path, TextLine
from paku_studio.drawing.faces import advances
from paku_studio.drawing.kerning import kerned
from paku_studio.drawing.text import BOLD, REGULAR, as_shown, break_lines, measure, place, placed_width, unreadable


def words(text: str, size: float = 11, **more: str) -> TextLine:
    (*_, line) = place(text, 100, 50, REGULAR, size, "#000000", **more)  # type: ignore[arg-type]
    assert isinstance(line, TextLine)
    return line


def test_a_plain_line_is_one_run_at_its_place() -> None:
    line = words("Kela soittaa")
    assert (line.x, line.y, line.text, line.joint) == (100, 50, "Kela soittaa", " ")
    assert [(run.text, run.face, run.dx) for run in line.runs] == [("Kela soittaa", "sans-400", 0)]
    assert line.width == pytest.approx(measure("Kela soittaa", REGULAR, 11))


def test_a_line_ends_or_has_its_middle_where_it_is_told() -> None:
    assert words("Kela", anchor="end").x == pytest.approx(100 - measure("Kela", REGULAR, 11))
    assert words("Kela", anchor="middle").x == pytest.approx(100 - measure("Kela", REGULAR, 11) / 2)


def test_the_hyphen_of_a_break_is_painted_but_not_read() -> None:
    first, second = break_lines("asiakasymmärrys", REGULAR, 11, 60)
    (line,) = place(first, 0, 0, REGULAR, 11, "#000000")
    assert isinstance(line, TextLine)
    assert (line.text, line.runs[0].text, line.joint) == ("asiakas", "asiakas-", "-")
    (rest,) = place(second, 0, 0, REGULAR, 11, "#000000")
    assert isinstance(rest, TextLine)
    assert rest.text == rest.runs[0].text == "ymmärrys"


def test_characters_that_the_main_face_lacks_come_from_others_side_by_side() -> None:
    line = words("a → Ŋ")
    assert [(run.text, run.face) for run in line.runs] == [
        ("a ", "sans-400"), ("→", "signs"), (" ", "sans-400"), ("Ŋ", "noto-400")
    ]  # fmt: skip
    ends = [run.dx + sum(map(advances(run.face).__getitem__, run.text)) * 0.011 for run in line.runs]
    assert [run.dx for run in line.runs[1:]] == pytest.approx(ends[:-1])
    assert line.width == pytest.approx(ends[-1])


@pytest.mark.parametrize(
    ("sign", "code"),
    [("\u202e", "202E"), ("\u000b", "000B"), ("\u0627", "0627"), ("漢", "6F22"), ("\ue000", "E000"), ("\x00", "0000"),
     ("\uffff", "FFFF"), ("\U0001ffff", "1FFFF"), ("א", "05D0"), ("\ud800", "D800")],
)  # fmt: skip
def test_what_cannot_be_painted_is_a_framed_code_read_in_its_place(sign: str, code: str) -> None:
    frame, line = place(f"a{sign}b", 0, 0, REGULAR, 11, "#000000")
    assert isinstance(frame, Path)
    assert isinstance(line, TextLine)
    assert line.text == f"a{code}b" == "".join(run.text for run in line.runs)
    assert line.width == pytest.approx(measure(f"a{sign}b", REGULAR, 11))
    xs = [command[-2] for command in frame.commands if len(command) > 1]
    assert line.runs[0].dx < min(xs) < line.runs[1].dx < max(xs) < line.runs[2].dx
    assert unreadable(f"a{sign}b{sign}") == (sign,)


@pytest.mark.parametrize("sign", ["\u200d", "\ufe0f", "\u00ad", "\u200b", "\ufeff", "\u2060"])
def test_joiners_selectors_and_soft_hyphens_leave_no_trace(sign: str) -> None:
    assert words(f"a{sign}b").text == "ab"
    assert words(f"a{sign}b").width == pytest.approx(measure("ab", REGULAR, 11))
    assert unreadable(sign) == ()
    assert place(sign, 0, 0, REGULAR, 11, "#000000") == ()


def test_a_tab_is_a_space() -> None:
    assert words("a\tb").text == "a b"


def test_nothing_to_see_is_nothing() -> None:
    assert place("", 0, 0, REGULAR, 11, "#000000") == ()


@given(st.text(max_size=30), st.sampled_from([9.0, 24.0]))
def test_what_is_read_is_what_is_painted(text: str, size: float) -> None:
    for item in place(text, 0, 0, BOLD, size, "#000000"):
        if isinstance(item, TextLine):
            assert item.text == as_shown(text) == "".join(run.text for run in item.runs)
            assert item.width == pytest.approx(placed_width(text, BOLD, size))
            for run in item.runs:
                assert not set(run.text) - advances(run.face).keys()
                assert len(run.offsets) in (0, len(run.text))


def test_large_type_is_kerned_and_small_type_is_not() -> None:
    assert not words("AVATAR Työ", 17.9).runs[0].offsets
    large = words("AVATAR Työ", 44)
    assert len(large.runs[0].offsets) == len("AVATAR Työ")
    assert 0.85 * measure("AVATAR Työ", REGULAR, 44) < large.width < measure("AVATAR Työ", REGULAR, 44)


@pytest.mark.parametrize("face", ["sans-400", "sans-600", "sans-700", "noto-700"])
@pytest.mark.parametrize("text", ["AVATAR Työ", "Velkakierteestä omaan talouteen", "fi ffi tt --", "LTAVYWo."])
def test_kerned_letters_stay_in_order_and_near_their_advances(face: str, text: str) -> None:
    offsets, width = kerned(text, face)
    table = advances(face)
    assert width == pytest.approx(sum(table[sign] for sign in text), rel=0.2)
    for sign, start, stop in zip(text, offsets, (*offsets[1:], width), strict=False):
        assert abs(stop - start - table[sign]) <= 200
        assert stop > start


def test_letters_that_a_face_would_join_stay_apart() -> None:
    offsets, _ = kerned("fiffi TA", "noto-400")
    assert len(offsets) == 8
