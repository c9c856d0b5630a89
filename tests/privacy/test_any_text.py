"""Laws of the finder for any text: spans stand in it, blurring leaves nothing to find, work grows as the text does."""

import sys
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paku_studio.locale import LANGUAGES
from paku_studio.models import PersonalDataKind
from paku_studio.privacy.finder import find
from paku_studio.privacy.words import blurred

PIECES = (
    "131052-308T", "131052–308t", "290200A914T", "310252-308Y", "040 123 4567", "+358", "0", "09", "(014)",
    "00358 40 123 4567",
    "a.b@c.fi", "(at)", "kunta.fi", "@", "FI21 1234 5600 0007 85", "FI2112345600000786", "Kauppakatu 5 B 12",
    "40100 Jyväskylä",
    "PL 35", "s. 12.3.1984", "född den 5 mars 1984", "12.3.1984", "syntynyt", "XYZ-789", "auto", "AB 12", "Matti",
    "Virtanen",
    "Virtasen", "Toivo", "Jusa-Petteri Mutkamäki", "rouva", "viite", "klo 8.30–15.30", "laki 306/2019", "asuu",
    "Polku 3",
    "\u00ad", "\u200b", "a\u0308", "\n", "\t", " ", " ", ", ", ".", "-", "/", ":", "(", ")", "1", "12", "123",
    "4567", "é", "🙂",
)  # fmt: skip
woven = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
spaced = st.lists(st.sampled_from(PIECES), max_size=10).map(" ".join)
any_text = st.one_of(woven, spaced, st.text(max_size=60))


@given(any_text)
def test_findings_stand_in_the_text_in_its_order_and_apart(text: str) -> None:
    last = 0
    for one in find(text):
        assert last <= one.start < one.end <= len(text)
        last = one.end
        assert one.sure or one.kind in {PersonalDataKind.NAME, PersonalDataKind.HETU}


@given(any_text, st.sampled_from(LANGUAGES))
def test_blurring_one_after_another_ends_with_nothing_to_find(text: str, language: str) -> None:
    for _ in range(len(text) + 1):
        found = find(text)
        if not found:
            break
        text = blurred(text, found[0], language)
    assert find(text) == ()


@given(any_text, st.sampled_from(LANGUAGES))
def test_what_was_blurred_is_not_found_in_its_brackets(text: str, language: str) -> None:
    for one in find(text):
        bracket_end = one.start + len(blurred(text, one, language)) - len(text) + one.end - one.start
        again = find(blurred(text, one, language))
        assert not any(other.start < bracket_end and one.start < other.end for other in again)


@given(any_text)
def test_without_digits_and_signs_for_mail_there_are_only_names(text: str) -> None:
    bare = "".join(sign for sign in text if not sign.isdecimal() and sign not in "@＠([{<")
    assert {one.kind for one in find(bare)} <= {PersonalDataKind.NAME}


@given(any_text)
def test_the_same_text_gives_the_same_findings_wherever_it_stands(text: str) -> None:
    alone = find(text)
    moved = find("…\n\n" + text + "\n\n…")
    assert [(one.kind, one.start + 3, one.end + 3) for one in alone] == [
        (one.kind, one.start, one.end) for one in moved
    ]


HOSTILE = (
    "0 ", "1", "040 123 4567 ", "(", "+358 ", "1-", "1/", "09 ", "0.0-", "@", "a@", "a.b@c.", "a-", "a", "A a ",
    "Matti ",
    "FI21", "FI21 ", "FI21 1234 5600 0007 86 ", "131052-308T ", "131052-308T", "ABC-", "s. 1.", "syntynyt ",
    "syntynyt a b c ",
    "katu 1 ", "Kauppakatu 1 A ", "a 1 a ", "40100 J", "é", "e\u0301", "\u200b", "(at)", "Virtanen ", "1.1.1990 ",
    "a'", " ",
    "\n", "Matti-", "hanke a b ", "PL ", "00", "a@b.c-", "@a.", "05 mars ", "12.3.", "Matti M. ", "osoite ",
    "asuu x ", "\t0",
)  # fmt: skip


def steps(text: str) -> int:
    """Lines of Python that run while the text is searched: a measure of work that no busy machine changes."""
    count = 0

    def seen(*_: object) -> object:
        nonlocal count
        count += 1
        return seen

    sys.settrace(seen)
    try:
        find(text)
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize("piece", HOSTILE, ids=ascii)
def test_work_grows_no_faster_than_the_text(piece: str) -> None:
    short, long = (piece * (letters // len(piece)) for letters in (1000, 4000))
    assert steps(long) <= 4.6 * steps(short) + 2000


def test_twenty_thousand_letters_take_little_memory() -> None:
    tracemalloc.start()
    for piece in HOSTILE[:12]:
        find(piece * (20_000 // len(piece)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60_000_000
