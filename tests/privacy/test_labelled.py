"""The labelled texts: no code, phone number or e-mail address is missed, and innocent texts stay quiet.

A third of them is kept shut from whoever writes the rules: what fails is told by number and kind, never by its words.
"""

import pytest

from benchmarks.privacy import LABELLED, SETS, Measured, measure

NEVER_MISSED = ("hetu", "phone", "email")


@pytest.fixture(scope="module", params=SETS)
def measured(request: pytest.FixtureRequest) -> Measured:
    return measure(LABELLED / f"{request.param}.jsonl")


def test_no_code_phone_number_or_e_mail_address_is_missed(measured: Measured) -> None:
    assert all(measured.labels[kind] > 0 for kind in NEVER_MISSED)
    assert [miss for miss in measured.missed if miss[1] in NEVER_MISSED] == []


def test_fewer_than_one_innocent_text_in_a_hundred_raises_an_alarm() -> None:
    """Of both sets together, as the promise says; each set alone is told by `make bench`: at first sight of the shut
    texts two of 134 raised one, none of the 270 open ones, which the rules were mended by.
    """
    both = [measure(LABELLED / f"{name}.jsonl") for name in SETS]
    innocent = sum(told.innocent for told in both)
    wrong = [told.wrong for told in both]
    assert innocent >= 150
    assert sum(told.alarms for told in both) / innocent < 0.01, wrong
    assert sum(told.hints for told in both) / innocent < 0.01, wrong


def test_a_finder_that_finds_nothing_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paku_studio.privacy.finder.find", lambda *_: ())
    told = measure(LABELLED / "open.jsonl")
    assert told.recall() == 0
    assert {kind for _, kind in told.missed} >= set(NEVER_MISSED)
