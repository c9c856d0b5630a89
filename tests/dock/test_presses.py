"""How many keys a pathway costs on a Finnish keyboard: both shipped examples are typed into the real dock.

One press is one key stroke that types a character, whatever is held down with it (Shift, AltGr), as a hand counts it:
so `@` (AltGr+2) is one, and Enter and Shift+Enter are one each. A dead key and the letter it falls on are two. The last
test counts Shift and AltGr as presses of their own as well.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from paku_studio.notation import sayable, write_notation
from paku_studio.storage import open_document

EXAMPLES = ("monialainen-intensiivinen-palveluohjaus", "velkakierteesta-omaan-talouteen")
AT_MOST = 1.10
NO = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALTGR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
"""As Windows tells it."""

PLAIN = "§1234567890+qwertyuiopåasdfghjklöä'<zxcvbnm,.- "
SHIFTED = '½!"#¤%&/()=?QWERTYUIOPÅASDFGHJKLÖÄ*>ZXCVBNM;:_'
WITH_ALTGR = "@£$€{[]}\\|µ–”"
"""The last two on the multilingual Finnish layout (SFS 5966): AltGr and - , AltGr with Shift and 2."""
DEAD = {"´": "éáíóúÉ", "¨": "ëïüËÏÜ", "~": "~ãñõ", "^": "^âêîôû", "`": "àèìòù"}


@dataclass(frozen=True)
class Stroke:
    """One key stroke: the text that it gives, and what is held down with it."""

    text: str
    held: Qt.KeyboardModifier = NO
    key: Qt.Key = Qt.Key.Key_unknown


def strokes_for(char: str) -> Iterator[Stroke]:
    """The key strokes that give a character on a Finnish layout."""
    if char in PLAIN:
        yield Stroke(char)
    elif char in SHIFTED:
        yield Stroke(char, SHIFT)
    elif char in WITH_ALTGR:
        yield Stroke(char, ALTGR)
    else:
        assert any(char in letters for letters in DEAD.values()), f"no key for {char!r}"
        yield Stroke("", NO, Qt.Key.Key_Dead_Acute)
        yield Stroke(char)


@dataclass(frozen=True)
class Element:
    """One thing of the pathway as somebody says it: mark and words, and whether it falls one step below."""

    line: str
    below: bool

    @property
    def mark_and_text(self) -> int:
        """Characters of the mark and of the text, without the space between them."""
        mark, _, text = self.line.partition(" ")
        is_mark = bool(mark) and all(not sign.isalpha() for sign in mark)
        return len(mark) + len(text) if is_mark else len(self.line)


def elements_of(text: str) -> Iterator[Element]:
    """The lines of an export as somebody would type them: without indentation, which only tells what is below what."""
    inside: list[int] = []
    for line in text.splitlines():
        stripped = line.strip()
        if not stripped:
            continue
        depth = (len(line) - len(line.lstrip())) // 2
        mark = stripped.split(" ")[0]
        inside = [one for one in inside if one < depth]
        yield Element(stripped, below=bool(inside) or (mark == ">" and depth > 1))
        if mark in {"*", "&"}:
            inside.append(depth)


class Hand:
    """Types on a Finnish keyboard and counts."""

    def __init__(self, field: Any) -> None:
        self.field = field
        self.presses = 0
        self.held = 0

    def strike(self, stroke: Stroke) -> None:
        self.presses += 1
        self.held += bin(int(stroke.held.value)).count("1") if stroke.held != ALTGR else 1
        QTest.sendKeyEvent(QTest.KeyAction.Click, self.field, stroke.key, stroke.text, stroke.held)

    def type(self, element: Element) -> int:
        """Type an element; how many presses it took."""
        before = self.presses
        for char in element.line:
            for stroke in strokes_for(char):
                self.strike(stroke)
        self.strike(Stroke("\r", SHIFT if element.below else NO, Qt.Key.Key_Return))
        return self.presses - before


@pytest.fixture(scope="module", params=EXAMPLES)
def example(request: Any, examples_folder: Any) -> Any:
    """A shipped example's records."""
    return open_document(examples_folder / f"{request.param}.paku").document.records


@pytest.fixture(scope="module")
def typed(new_bench: Any, example: Any) -> Any:
    """The example typed line by line: the person's hand, what each element took, and the document that came of it."""
    text = write_notation(example, "fi")
    bench = new_bench()
    hand = Hand(bench.field)
    taken = [(element, hand.type(element)) for element in elements_of(text)]
    yield text, hand, taken, bench
    bench.close()


def test_the_example_typed_on_a_finnish_keyboard_is_the_example(typed: Any, example: Any) -> None:
    text, _, _, bench = typed
    records = bench.typist.document.records
    assert write_notation(records, "fi") == text
    kinds = [Counter(record.TYPE for record in sayable(one).values()) for one in (records, example)]
    assert kinds[0] == kinds[1]
    assert bench.field.text() == ""


def test_an_element_takes_its_mark_its_text_enter_and_at_most_one_more(typed: Any) -> None:
    _, _, taken, _ = typed
    too_many = [(element.line, presses) for element, presses in taken if presses > element.mark_and_text + 2]
    assert too_many == []


def test_in_all_no_more_than_the_characters_of_the_export_and_a_tenth(typed: Any) -> None:
    text, hand, taken, _ = typed
    assert hand.presses == sum(presses for _, presses in taken)
    assert hand.presses <= AT_MOST * len(text)


def test_so_it_is_where_shift_and_altgr_count_as_presses_of_their_own(typed: Any) -> None:
    text, hand, _, _ = typed
    assert hand.held > 0
    assert hand.presses + hand.held <= AT_MOST * len(text)
