"""How often: what is read from the words, and what stays words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paku_studio.graph.frequency import FrequencyReading, read_frequency
from paku_studio.models import FrequencyUnit

DAY, WEEK, MONTH, YEAR = FrequencyUnit.DAY, FrequencyUnit.WEEK, FrequencyUnit.MONTH, FrequencyUnit.YEAR
ONCE, AS_NEEDED = FrequencyUnit.ONCE, FrequencyUnit.AS_NEEDED


@pytest.mark.parametrize(
    ("said", "low", "high", "unit"),
    [
        ("1 krt/kk", 1, 1, MONTH),
        ("1 krt/vko", 1, 1, WEEK),
        ("2–3 krt/kk", 2, 3, MONTH),
        ("2-3 krt / vko", 2, 3, WEEK),
        ("3-2 krt/kk", 2, 3, MONTH),
        ("1,5 krt/kk", 1.5, 1.5, MONTH),
        ("2/kk", 2, 2, MONTH),
        ("3 krt/v", 3, 3, YEAR),
        ("Kerran viikossa.", 1, 1, WEEK),
        ("kahdesti vuodessa", 2, 2, YEAR),
        ("3 kertaa vuodessa", 3, 3, YEAR),
        ("kaksi tai kolme kertaa kuussa", 2, 3, MONTH),
        ("noin 2 kertaa päivässä", 2, 2, DAY),
        ("viikoittain", 1, 1, WEEK),
        ("joka päivä", 1, 1, DAY),
        ("joka toinen viikko", 0.5, 0.5, WEEK),
        ("2 viikon välein", 0.5, 0.5, WEEK),
        ("kolmen kuukauden välein", 1 / 3, 1 / 3, MONTH),
        ("kerran", 1, 1, ONCE),
        ("5 kertaa", 5, 5, ONCE),
        ("2 ggr/vecka", 2, 2, WEEK),
        ("3 ggr/v", 3, 3, WEEK),
        ("en gång i månaden", 1, 1, MONTH),
        ("två gånger om året", 2, 2, YEAR),
        ("varannan vecka", 0.5, 0.5, WEEK),
        ("med två veckors mellanrum", 0.5, 0.5, WEEK),
        ("dagligen", 1, 1, DAY),
        ("cirka 2 gånger i veckan", 2, 2, WEEK),
        ("once a month", 1, 1, MONTH),
        ("2 x week", 2, 2, WEEK),
        ("2× a week", 2, 2, WEEK),
        ("twice a year", 2, 2, YEAR),
        ("every other week", 0.5, 0.5, WEEK),
        ("every two weeks", 0.5, 0.5, WEEK),
    ],
)
def test_a_number_and_its_unit_are_read(said, low, high, unit):
    assert read_frequency(said) == FrequencyReading(low, high, unit)


@pytest.mark.parametrize("said", ["tarvittaessa", "Tarpeen mukaan", "vid behov", "as needed", "tarpeen\u00a0mukaan"])
def test_as_needed_has_no_number(said):
    assert read_frequency(said) == FrequencyReading(None, None, AS_NEEDED)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "aluksi useammin",
        "2 kk",
        "2 viikossa",
        "kuukauden",
        "1 krt/kk, aluksi useammin",
        "vähintään 1 krt/kk",
        "3",
        "krt/kk",
        "0 viikon välein",
        "2019 krt/kk",
        "1 krt/kk" + " " * 80,
    ],
)
def test_what_says_no_plain_number_stays_words(said):
    assert read_frequency(said) is None


@given(st.text(max_size=120))
def test_no_text_makes_it_fail(text):
    reading = read_frequency(text)
    assert reading is None or reading.low is None or 0 <= reading.low <= reading.high


@given(
    st.integers(1, 99), st.integers(1, 99), st.sampled_from(["krt/kk", "kertaa kuukaudessa", "ggr/månad", "x month"])
)
def test_a_range_is_read_from_its_smaller_end(one, other, times):
    expected = FrequencyReading(min(one, other), max(one, other), MONTH)
    assert read_frequency(f"{one}–{other} {times}") == expected
