"""Typed line by line or pasted at once, a text says the same: each line goes on where the one before ended."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paku_studio.models import Pathway, Phase, ServiceMoment, Touchpoint
from paku_studio.notation import InsertionPoint, apply_notation, write_notation
from paku_studio.store import Document

LINES = (
    "A", "Soitto Kelaan", "> sivu", "|| toinen", "+ hyvin", "- puuttui", "@ Kela: 1 krt/kk", "* puhelin: jono", "-1",
    "** miksi",
)  # fmt: skip
texts = st.lists(st.sampled_from(LINES), min_size=1, max_size=14)


@given(texts)
@settings(max_examples=60)
def test_lines_one_by_one_are_the_whole_text(new_typist: Callable[..., Any], lines: list[str]) -> None:
    typist = new_typist()
    typist.enter("= Polku", "# Alku", "Ensimmäinen", *lines)
    whole = Document()
    apply_notation(whole, "\n".join(["= Polku", "# Alku", "Ensimmäinen", *lines]), language="fi", keep_bullets=True)
    assert write_notation(typist.document.records, "fi") == write_notation(whole.records, "fi")


@given(texts, texts)
@settings(max_examples=40)
def test_a_text_put_in_at_the_end_of_another_goes_on_in_it(first: list[str], second: list[str]) -> None:
    whole, two = Document(), Document()
    apply_notation(whole, "\n".join(["= Polku", "Alku", *first, *second]), language="fi", keep_bullets=True)
    report = apply_notation(two, "\n".join(["= Polku", "Alku", *first]), language="fi", keep_bullets=True)
    apply_notation(two, "\n".join(second), language="fi", at=report.end, keep_bullets=True)
    assert write_notation(two.records, "fi") == write_notation(whole.records, "fi")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("= Polku", (Pathway, None, None, None)),
        ("= Polku\n# Alku", (Pathway, Phase, None, None)),
        ("= Polku\n# Alku\nA", (Pathway, Phase, ServiceMoment, None)),
        ("= Polku\n# Alku\nA\n* puhelin: jono", (Pathway, Phase, ServiceMoment, None)),
        ("= Polku\n# Alku\nA\n=", (Pathway, Phase, ServiceMoment, Pathway)),
        ("= Polku\n# Alku\nA\n#", (Pathway, Phase, ServiceMoment, Phase)),
        ("= Polku\n# Alku\nA\n# Loppu", (Pathway, Phase, None, None)),
        ("", (None, None, None, None)),
    ],
)
def test_the_report_says_where_the_text_ended(text: str, kinds: Any) -> None:
    document = Document()
    end = apply_notation(document, text, language="fi").end
    ids = (end.pathway, end.phase, end.after, end.attach)
    assert [type(document.records[one]) if one else None for one in ids] == list(kinds)


def test_nothing_made_nothing_moved(typist: Any) -> None:
    typist.enter("A", "* puhelin: jono")
    before = typist.capture.landing
    typist.enter("* puhelin: toinen", "+ hyvin")
    assert typist.capture.landing == before
    assert typist.capture.landing == InsertionPoint(before.pathway, before.phase, typist.moment("A").id)
    assert [one.label for one in typist.document.of_type(Touchpoint)] == ["jono", "toinen"]
