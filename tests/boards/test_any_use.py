"""Whatever somebody does on a board, in whatever order: nothing is raised, it stays whole, undo takes all back."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paku_studio.editor.actions import ACTIONS
from paku_studio.editor.boards import BoardLine
from paku_studio.editor.boards.reading import read_said, typed
from paku_studio.store import repair

STEPS = ("group", "persona", "understanding", "value")
WORDS = st.one_of(
    st.sampled_from(
        ['" ', "? ", '"', "?", "\\", "[läheinen] ", "KELA (ei)", "(", ")", "", " ", "sama", "Sama.", "a\nb\n- c"]
    ),
    st.text(max_size=12),
)
LINES = st.lists(WORDS, max_size=4).map("".join)
FAMILIES = [one for one in ACTIONS if one.run and one.id.startswith(("board.", "value.", "understanding.", "edit."))]
GESTURES = st.one_of(
    st.tuples(st.just("write"), LINES, st.integers(0, 11)),
    st.tuples(st.just("paste"), LINES, st.integers(0, 11)),
    st.tuples(st.just("correct"), LINES, st.integers(0, 3)),
    st.tuples(st.just("walk"), st.booleans(), st.just(0)),
    st.tuples(st.just("move"), st.integers(0, 11), st.integers(0, 40)),
    st.tuples(st.just("rewrite"), LINES, st.integers(0, 40)),
    st.tuples(st.just("select"), st.just(0), st.integers(0, 40)),
    st.tuples(st.just("act"), st.sampled_from([one.id for one in FAMILIES]), st.integers(0, 40)),
    st.tuples(st.just("turn"), st.sampled_from(STEPS), st.just(0)),
)
BY_ID = {one.id: one for one in ACTIONS}


def lines_of(writer: Any) -> list[str]:
    return [line.id for field in writer.board.every_field() for line in writer.board.lines(field.key)]


def key_at(writer: Any, number: int) -> str:
    every = writer.board.every_field()
    return every[number % len(every)].key


def do(writer: Any, gesture: tuple[Any, ...]) -> None:
    kind, first, number = gesture
    editor, capture, lines = writer.editor, writer.capture, lines_of(writer)
    one = lines[number % len(lines)] if lines else ""
    if kind == "write":
        writer.write(first, to=key_at(writer, number))
    elif kind == "paste":
        capture.paste(first)
    elif kind == "correct":
        for _ in range(number):
            capture.correct_last()
        capture.text += first
        capture.enter()
        capture.leave_correcting()
    elif kind == "walk":
        assert (capture.next_field() if first else capture.previous_field()) in (True, False)
    elif kind == "turn":
        editor.go_to(first)
    elif kind == "act":
        act(writer, BY_ID[first], number)
    elif one:
        on_line(writer, kind, first, number, one, lines)


def on_line(writer: Any, kind: str, first: Any, number: int, one: str, lines: list[str]) -> None:
    editor, board = writer.editor, writer.board
    if kind == "move":
        near = lines[(number * 7) % len(lines)]
        words = [{}, {"after": near}, {"before": near}][number % 3]
        editor.attempt(board.move, one, key_at(writer, first), **words)
    elif kind == "rewrite":
        editor.attempt(board.write, one, first)
    else:
        editor.select(one)


def act(writer: Any, action: Any, number: int) -> None:
    if action.can(writer.editor):
        return
    answers = action.asks.options(writer.editor) if action.asks and action.asks.options else ()
    answer = answers[number % len(answers)].value if answers else "sanoja"
    writer.editor.attempt(action.run, writer.editor, answer)


@settings(max_examples=60)
@given(gestures=st.lists(GESTURES, max_size=25))
def test_any_use_of_the_boards_keeps_the_document_whole_and_is_taken_back(new_writer, gestures) -> None:
    writer = new_writer("value")
    for gesture in gestures:
        do(writer, gesture)
        assert repair(writer.document.records.values())[1] == ()
        for field in writer.board.fields():
            for line in writer.board.lines(field.key):
                assert writer.board.field_of(line.id) == field.key
        assert writer.capture.field in [field.key for field in writer.board.fields()]
        assert writer.capture.heard is not None
        writer.capture.same_already()
    for _ in range(writer.edits):
        writer.editor.undo()
    left = {record.TYPE for record in writer.document.records.values()}
    assert left <= {"document", "tombstone"}


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(
        lambda said: said == said.strip()
    ),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "Läheinen", "Kelan edustaja"]),
)
def test_a_line_that_is_brought_back_means_what_it_was(text, quote, unsure, role) -> None:
    if "\n" in text or "\r" in text:
        return
    back = read_said(typed(BoardLine("x", text, quote, unsure), role))
    assert (back.text, back.quote, back.unsure, bool(back.role)) == (text, quote, unsure, bool(role))


@pytest.mark.parametrize("action", FAMILIES, ids=lambda action: action.id)
def test_each_action_says_in_words_why_it_cannot_be_done(new_writer, action) -> None:
    for step in STEPS:
        reason = action.can(new_writer(step).editor)
        assert reason == "" or reason.endswith(".")
