"""Lines as such: continuations, comments, escapes, marks that mean nothing, line ends, pasted lists."""

from typing import Any

import pytest

from paku_studio.models import Pathway, Persona, Phase, ServiceMoment


def test_a_bar_goes_on_in_the_text_above(desk: Any) -> None:
    desk.enter("Soitto\n| Kelaan\n|\n| heti\n% väliin\n| vielä\n+ hyvä\n  | puoli\n= \n| Otsikko")
    assert desk.moment("Soitto\nKelaan\n\nheti\nvielä")
    assert desk.notes(desk.all(ServiceMoment)[0]) == [("worked", "hyvä\npuoli", None)]
    assert [one.title for one in desk.all(Pathway)] == ["", "Otsikko"]


def test_a_bar_above_nothing_is_a_moment_and_listed(desk: Any) -> None:
    desk.enter("| jatkuu")
    assert desk.told() == ["| jatkuu"]
    assert len(desk.report.became_moments) == 1


def test_comments_are_read_over_and_counted(desk: Any) -> None:
    desk.enter("% eka\nA\n  % toka\n%\n%kolmas")
    assert desk.report.comments == 3
    assert desk.told() == ["A", "%kolmas"]


@pytest.mark.parametrize("text", ["- ei merkki", "= a", '"lainaus"', "-1", "% x", "\\ x", "| x", "→ x", "\\"])
def test_a_backslash_makes_the_first_sign_a_plain_one(desk: Any, text: str) -> None:
    desk.enter("\\" + text)
    assert desk.told() == [text]


def test_a_backslash_alone_is_an_empty_text(desk: Any) -> None:
    desk.enter("= \\\n# \\\n\\\n+ \\\n& \\")
    assert (desk.all(Pathway)[0].title, desk.all(Phase)[0].label, desk.told()) == ("", "", [""])
    assert desk.notes(desk.all(ServiceMoment)[0]) == [("worked", "", None)]
    assert desk.all(Persona)[0].name == ""


@pytest.mark.parametrize(
    "text", ["C:\\", "a\\b", "polku/alku", "+hyvä", "-huono", "#1", "@kela", "!tärkeä", "*a*", "|a", "||a", "->a"]
)
def test_a_sign_that_stands_close_is_no_mark(desk: Any, text: str) -> None:
    desk.enter(text)
    assert desk.told() == [text]
    assert desk.report.remarks == ()


@pytest.mark.parametrize("mark", ["+", "-", "!?", "?", "/", '"', "*", "@", "&", ">", "||", "->", "**", "!"])
def test_a_mark_that_means_nothing_where_it_stands_is_a_moment_and_listed(desk: Any, mark: str) -> None:
    desk.enter(mark)
    assert desk.told() == [mark]
    assert [(one.line, one.text) for one in desk.report.became_moments] == [(1, mark)]


@pytest.mark.parametrize("line", ["@ Kela", "* puhelin", "! syy", "** syy", "-1", "-> A"])
def test_what_only_moments_bear_cannot_stand_below_a_heading(desk: Any, line: str) -> None:
    desk.enter(f"A\n=\n{line}\n# Alku\n  {line}\n& Satu\n  {line}")
    assert desk.told() == ["A", line, line, line]
    assert [one.line for one in desk.report.became_moments] == [3, 5, 7]


def test_what_hangs_below_an_actor_a_feeling_or_a_link_belongs_to_its_moment(desk: Any) -> None:
    desk.enter("A\n  @ Kela\n    + a\n  -1\n    + b\n  -> [katko]\n    + c\n  ! d\n    + e")
    assert [text for _, text, _ in desk.notes(desk.moment("A"))] == ["a", "b", "c", "e"]


def test_only_line_feeds_end_lines(desk: Any) -> None:
    desk.enter("A\r\n+ a\rb\r\n+ c\u2028d\x0be\x85f\n\r\n\u3000\n")
    assert [text for _, text, _ in desk.notes(desk.moment("A"))] == ["a\rb", "c\u2028d\x0be\x85f"]
    assert desk.told() == ["A"]


def test_a_byte_order_mark_and_wide_spaces_are_no_words(desk: Any) -> None:
    desk.enter("\ufeff= Polku\n\u00a0\u00a0+\u00a0hyvä")
    assert desk.notes(desk.all(Pathway)[0]) == [("worked", "hyvä", None)]


# Pasted lists


@pytest.mark.parametrize("bullet", ["-", "–", "•", "*"])
def test_the_bullets_of_a_pasted_list_are_taken_off(desk: Any, bullet: str) -> None:
    desk.enter(f"{bullet} Soitto\n{bullet}\tKäynti\n  {bullet} + hyvä\nLoppu\n{bullet} Päätös")
    assert desk.told() == ["Soitto", "Käynti", "Loppu", "Päätös"]
    assert desk.notes(desk.moment("Käynti")) == [("worked", "hyvä", None)]
    assert desk.report.bullet == bullet


def test_the_bullets_can_be_kept_as_marks(desk: Any) -> None:
    desk.enter("Soitto\n- a\n- b", keep_bullets=True)
    assert desk.told() == ["Soitto"]
    assert len(desk.notes(desk.moment("Soitto"))) == 2
    assert desk.report.bullet == ""


@pytest.mark.parametrize("text", ["Soitto\n  - a\n  - b\n  - c", "Soitto\nKäynti\n- a\n- b", "A\n- a\n* b\n– c"])
def test_fewer_than_most_lines_are_no_list(desk: Any, text: str) -> None:
    desk.enter(text)
    assert desk.report.bullet == ""


def test_a_single_line_is_no_list(desk: Any) -> None:
    desk.enter("Soitto").enter("- puuttui", keep_bullets=False)
    assert desk.report.bullet == ""
