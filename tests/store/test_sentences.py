"""What was mended, skipped or merged is said in a sentence, in the person's language."""

import pytest

from paku_studio.store import (
    RULES,
    MergeLine,
    Repair,
    Skipped,
    describe_merge_line,
    describe_repair,
    describe_skipped,
)

CODES = [*(rule.code for rule in RULES), "id-twice"]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_rule_has_a_sentence_of_its_own(language):
    said = {describe_repair(Repair(code, "x", "", ""), language) for code in CODES}
    assert len(said) == len(CODES)
    assert not any("%" in sentence for sentence in said)


def test_words_that_went_are_quoted_on_one_line_and_not_in_full():
    sentence = describe_repair(Repair("owner-gone", "x", "moment", "100 %\n" + "jono " * 40), "fi")
    assert sentence.startswith("Poistettu, koska sitä, mihin se kuului, ei ole: ”100 % jono")
    assert sentence.endswith("…”")
    assert len(sentence) < 120


def test_a_code_from_elsewhere_is_still_a_sentence():
    assert describe_repair(Repair("text-cut", "x", "", ""), "en") == "Something was mended (text-cut)."


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_skipped_changes_and_merges_are_said(language):
    skipped = [
        describe_skipped(Skipped(code, "x", ""), language)
        for code in ("gone", "changed-since", "in-use", "exists", "does-not-fit")
    ]
    merged = [
        describe_merge_line(MergeLine(code, "x", ""), language)
        for code in ("added", "removed", "changed", "differs", "type-differs", "too-long")
    ]
    assert len({*skipped, *merged}) == 11
    assert not any(sentence.startswith(("Not", "Came", "Was", "The")) for sentence in (*skipped, *merged))


def test_a_control_character_in_lost_words_does_not_reach_the_reader() -> None:
    sentence = describe_repair(Repair("owner-gone", "x", "value", "a\x00b\u202e"), "fi")
    assert sentence.isprintable()
    assert "a\N{REPLACEMENT CHARACTER}b" in sentence
