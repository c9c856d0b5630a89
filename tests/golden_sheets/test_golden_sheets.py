"""Each template looks as it did when somebody last looked at it.

`PAKU_LOOKED=1 pytest tests/golden_sheets` keeps the pictures anew: who commits them has opened each that changed.
"""

import io
import os
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from paku_studio.drawing.display import Group, TextLine, walk
from paku_studio.drawing.sheet_templates import CARD_KINDS, POSTER_KINDS

PICTURES = Path(__file__).parent / "pictures"
EASY = ("client_centred", "values_ethics", "encounter", "management", "conversation", "checklist")
NAMES = (
    *POSTER_KINDS, "own", "conversation", "checklist", *(f"cards-{kind}" for kind in CARD_KINDS), "value",
    "understanding", "compare", "persona", "pathway", "report", "changes", *(f"{name}-easy" for name in EASY),
    "tiles-plan", "tiles-2",
)  # fmt: skip
MOST = 0.0004
"""Which share of the cells of a picture may differ."""


@pytest.mark.parametrize("name", NAMES)
def test_a_template_looks_as_it_did(name, drawn, picture_of, kept, differing):
    picture = picture_of(drawn(name), at=2 if name == "tiles-2" else 0)
    path = PICTURES / f"{name}.png"
    if os.environ.get("PAKU_LOOKED"):
        path.write_bytes(kept(picture))
    with Image.open(path) as golden:
        found = differing(Image.open(io.BytesIO(kept(picture))), golden)
    assert found <= MOST, f"{found:.2%} of the picture changed: look at it, then keep it with PAKU_LOOKED=1"


def test_no_picture_is_left_over():
    assert {path.stem for path in PICTURES.glob("*.png")} == set(NAMES)


def test_pictures_are_small():
    assert sum(path.stat().st_size for path in PICTURES.glob("*.png")) < 1_000_000


@pytest.mark.parametrize("name", ["encounter", "checklist", "report"])
def test_one_line_less_is_seen(name, drawn, picture_of, kept, differing):
    drawing = drawn(name)
    lines = [item for item in walk(drawing.sheets[0].body) if isinstance(item, TextLine) and len(item.text) > 20]
    smallest = min(lines, key=lambda line: line.size)

    def without(item):
        if isinstance(item, Group):
            return replace(item, children=tuple(without(child) for child in item.children if child is not smallest))
        return item

    sheets = (replace(drawing.sheets[0], body=without(drawing.sheets[0].body)), *drawing.sheets[1:])
    one, other = (Image.open(io.BytesIO(kept(picture_of(each)))) for each in (drawing, replace(drawing, sheets=sheets)))
    assert differing(one, other) > MOST
