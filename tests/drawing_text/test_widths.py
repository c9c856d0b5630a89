"""Widths are what the PDF's fonts say, and nothing heavy is loaded to know them."""

import random
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paku_studio.drawing.faces import FALLBACK, advances, face_of
from paku_studio.drawing.text import BOLD, FACES, REGULAR, SEMIBOLD, as_shown, face_metrics, measure

WEIGHTS = (REGULAR, SEMIBOLD, BOLD)
LETTERS = "abcdefghijklmnopqrsšzžtuvwxyzåäöABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖŠŽéü0123456789 .,:;–—-/()’”…€%&<>"


@pytest.mark.parametrize("weight", WEIGHTS)
def test_a_thousand_words_are_as_wide_as_in_the_pdf(weight: str, reportlab_faces: dict[str, Any]) -> None:
    chance = random.Random(20260112)
    font = reportlab_faces[FALLBACK[weight][0]]
    for _ in range(1000):
        text = "".join(chance.choices(LETTERS, k=chance.randint(1, 60)))
        size = chance.choice((9, 9.3, 11.5, 24, 44))
        assert measure(text, weight, size) == pytest.approx(font.stringWidth(text, size), abs=1e-9)


@pytest.mark.parametrize("weight", WEIGHTS)
def test_a_character_that_the_main_face_lacks_is_as_wide_as_in_the_face_that_lends_it(
    weight: str, reportlab_faces: dict[str, Any]
) -> None:
    for sign, family in (
        ("ŋ", "noto"),
        ("Ŧ", "noto"),
        ("Ж", "noto"),
        ("→", "signs"),
        ("✓", "symbols"),
        ("😀", "emoji"),
    ):
        face = face_of(sign, weight)
        assert face.startswith(family)
        assert measure(sign, weight, 12) == pytest.approx(reportlab_faces[face].stringWidth(sign, 12), abs=1e-9)


@pytest.mark.parametrize("face", FACES)
def test_the_table_of_advances_holds_what_the_file_holds(face: str, reportlab_faces: dict[str, Any]) -> None:
    table, font = advances(face), reportlab_faces[face].face
    assert table.keys() <= {chr(code) for code in font.charToGlyph}
    assert len(font.charToGlyph) - len(table) <= 1  # reportlab adds one of its own
    for sign, width in table.items():
        assert width == pytest.approx(font.charWidths[ord(sign)], abs=1e-9)
    assert face_metrics(face).ascent > 0 > face_metrics(face).descent


def test_every_weight_has_the_same_characters() -> None:
    for faces in zip(*(FALLBACK[weight] for weight in WEIGHTS), strict=True):
        assert advances(faces[0]).keys() == advances(faces[1]).keys() == advances(faces[2]).keys()


def test_northern_sami_and_skolt_sami_need_no_code() -> None:
    for letter in "ŊŋŦŧČčĐđŠšŽžÁáÂâÄäÅåÕõÖöǤǥǦǧǨǩƷʒǮǯʹˈ":
        assert as_shown(letter) == letter


def test_an_accent_that_was_typed_apart_is_as_wide_as_the_letter() -> None:
    assert measure("Pa\u0308a\u0308to\u0308s", REGULAR, 11) == measure("Päätös", REGULAR, 11)


@given(st.text(max_size=30), st.sampled_from(WEIGHTS), st.floats(9, 120))
def test_any_text_has_a_width_that_grows_with_the_type(text: str, weight: str, size: float) -> None:
    assert measure(text, weight, size) >= 0
    assert measure(text, weight, 2 * size) == pytest.approx(2 * measure(text, weight, size))


def test_measuring_and_breaking_load_no_font_library() -> None:
    program = (
        "import sys; from paku_studio.drawing.text import break_lines, place;"
        "[place(line, 0, 0, 'bold', 11, '#000000') for line in break_lines('Tapaaminen → ŋ 😀', 'bold', 11, 40)];"
        "print([name for name in ('fontTools', 'reportlab', 'uharfbuzz', 'PIL') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
