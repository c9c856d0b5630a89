"""No input makes the notation fail, and no word gets lost."""

import random
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paku_studio.models import Record, ServiceMoment
from paku_studio.notation import InsertionPoint, apply_notation, sayable, write_notation
from paku_studio.store import Document, repair

MARKS = [
    "=",
    "&",
    "#",
    ">",
    "||",
    "|",
    "@",
    "*",
    "**",
    "+",
    "-",
    "–",
    "!",
    "!?",
    "?",
    "/",
    '"',
    "->",
    "→",
    "~",
    "-1",
    "+2",
    "%",
]
LINES = st.builds(
    lambda indent, mark, text: f"{indent}{mark} {text}",
    st.sampled_from(["", "", " ", "  ", "\t", "    ", "\u3000\u3000"]),
    st.sampled_from([*MARKS, ""]),
    st.sampled_from(
        ["", "[läheinen] x", "[palaa] x", "[saattaen]", "[katko]", "x", "7", "x: y", "puhelin: z", "\\", "x (2)"]
    )
    | st.text(max_size=12),
)
TYPED = st.lists(LINES, max_size=25).map("\n".join)


def words_of(record: Record) -> list[str]:
    return [value for value in record.__dict__.values() if isinstance(value, str)]


@given(st.text() | TYPED, st.booleans())
@settings(max_examples=120, deadline=None)
def test_any_text_is_read(text: str, keep_bullets: bool) -> None:
    document = Document()
    report = apply_notation(document, text, language="fi", keep_bullets=keep_bullets)
    assert set(report.made) <= set(document.records)
    assert report.sentences()
    assert repair(document.records.values())[1] == ()


@given(st.lists(TYPED, min_size=2, max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_any_text_can_be_typed_into_any_place(texts: list[str], chance: random.Random) -> None:
    document = Document()
    for text in texts:
        ids = ["", "gone", *document.records]
        at = InsertionPoint(*(chance.choice(ids) for _ in range(4)))
        apply_notation(document, text, language="fi", at=at)
        assert repair(document.records.values())[1] == ()


@given(st.text(alphabet=st.characters(codec="utf-16", categories=["Cs", "Lu", "Zs", "Cc"]), max_size=30))
@settings(max_examples=30, deadline=None)
def test_half_characters_are_replaced(text: str) -> None:
    apply_notation(Document(), text, language="fi")


@given(TYPED)
@settings(max_examples=60, deadline=None)
def test_each_word_of_a_text_stands_in_a_record_or_in_the_report(text: str) -> None:
    marked = "\n".join(f"{line} sana{number}q" for number, line in enumerate(text.split("\n")))
    document = Document()
    report = apply_notation(document, marked, language="fi", keep_bullets=True)
    kept = " ".join(word for record in document.records.values() for word in words_of(record))
    kept += " ".join(remark.text for remark in report.remarks)
    for number, line in enumerate(text.split("\n")):
        comment = line.strip().startswith("%") and (line.strip() + " x").split()[0] == "%"
        assert comment or f"sana{number}q" in kept or linked(document, line), (number, line)


def linked(document: Document, line: str) -> bool:
    """A link that found its moment keeps its words there."""
    return bool(document.of_type(ServiceMoment)) and line.strip().startswith(("->", "→"))


def test_ten_thousand_random_lines_are_read_and_read_back(structure_of: Callable[[Any], Any]) -> None:
    chance = random.Random(20271114)
    indents = ["", "", "", "  ", "    ", "\t", " "]
    texts = [
        "Soitto",
        "Kela",
        "Kela: 1 krt/kk",
        "puhelin: a",
        "[läheinen] b",
        "[palaa] Soitto",
        "[saattaen]",
        "",
        "7",
        "x\\",
        "Alku",
    ]
    lines = [f"{chance.choice(indents)}{chance.choice([*MARKS, '', ''])} {chance.choice(texts)}" for _ in range(10_000)]
    document = Document()
    apply_notation(document, "\n".join(lines), language="fi", keep_bullets=True)
    again = Document()
    report = apply_notation(again, write_notation(document.records, "fi"), language="fi")
    assert report.remarks == ()
    assert structure_of(again.records) == structure_of(sayable(document.records))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000, "\\" * 1_000_000, '"' * 1_000_000, "[" * 1_000_000, "@ " + ":\\" * 500_000,
        "# " + " (2)" * 250_000,
        "|\n" * 333_000, "\n" * 1_000_000, "%\n" * 500_000, "".join(" " * depth + "> x\n" for depth in range(1_400)),
        "a\n" + "\n".join(f"! {number}" for number in range(120_000)),
        "a\n" + "\n".join(f"-> [katko] {number}" for number in range(60_000)),
    ],
    ids=[
        "one-line", "backslashes", "quotes", "brackets", "colons", "numbers", "bars", "empty", "comments", "stairs",
        "reasons", "gaps",
    ],
)  # fmt: skip
def test_a_million_hostile_characters_take_no_longer_than_two_seconds(text: str) -> None:
    begin = time.process_time()
    apply_notation(Document(), text, language="fi").sentences()
    assert time.process_time() - begin < 2
