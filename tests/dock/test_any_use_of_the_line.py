"""Whatever is typed, pasted, selected and undone: the line has a place that stands, and nothing typed is lost."""

from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from paku_studio.editor.landing import stands
from paku_studio.notation.marks import Mark

ODD = ("-1", "~ +2", "-> [palaa]", "-> [saattaen]", "-> [", "+ [läh", "*x:", "@ a:")
MARKS = st.sampled_from([*(mark.value for mark in Mark), *ODD])
WORDS = st.one_of(st.sampled_from(["", "A", "B", "Kela", "puhelin: jono", "1", "2"]), st.text(max_size=12))
LINES = st.builds(lambda indent, mark, words: f"{indent}{mark} {words}", st.sampled_from(["", " ", "\t"]), MARKS, WORDS)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("enter"), LINES),
        st.tuples(st.just("deeper"), LINES),
        st.tuples(st.just("paste"), st.lists(LINES, max_size=5).map("\n".join)),
        st.tuples(st.just("select"), st.integers(0, 200)),
        st.tuples(st.sampled_from(["undo", "redo", "up", "down", "keep", "recall"]), st.none()),
    ),
    max_size=14,
)


def do(typist: Any, act: str, what: Any) -> None:
    capture, editor = typist.capture, typist.editor
    if act == "select":
        ids = sorted(editor.records)
        editor.select(ids[what % len(ids)])
    elif act in {"enter", "deeper"}:
        typist.write(what)
        capture.enter(deeper=act == "deeper")
    elif act == "paste":
        capture.paste(what)
    else:
        gestures = {
            "undo": editor.undo,
            "redo": editor.redo,
            "up": capture.previous_landing,
            "down": capture.next_landing,
            "keep": capture.keep_bullets,
            "recall": capture.earlier,
        }
        gestures[act]()


@given(STEPS, LINES)
@settings(max_examples=120)
def test_the_line_always_has_a_place_and_suggestions_never_fail(
    new_typist: Callable[..., Any], steps: list[tuple[str, Any]], half: str
) -> None:
    typist = new_typist()
    for act, what in steps:
        do(typist, act, what)
        assert stands(typist.document, typist.capture.landing)
        typist.write(half)
        assert stands(typist.document, typist.capture.point())
        assert typist.capture.lands("fi").words
        assert all(one.completion and one.words for one in typist.capture.suggestions())
        assert all(one.words for one in typist.capture.landings())


@given(LINES)
@settings(max_examples=150)
def test_a_line_is_added_or_it_stays_in_the_field_with_a_reason(new_typist: Callable[..., Any], line: str) -> None:
    typist = new_typist().enter("= Polku", "A", "* puhelin: jono", "B")
    before = len(typist.document.history)
    typist.enter(line)
    added = len(typist.document.history) - before
    assert added <= 1
    if typist.capture.text:
        assert typist.capture.text == line
        assert added == 0
        assert typist.editor.told is not None or not line.strip()
    elif not added:
        assert typist.capture.heard or typist.editor.told is not None


@given(LINES, st.data())
@settings(max_examples=120)
def test_a_suggestion_that_is_taken_is_a_line_with_the_same_mark(
    new_typist: Callable[..., Any], line: str, data: st.DataObject
) -> None:
    typist = new_typist().enter("= Polku", "# Alku", "A", "@ Kela: 1 krt/kk", "* puhelin: jono", "B", "& Jaana")
    typist.write(line)
    offered = typist.capture.suggestions()
    if not offered:
        return
    mark = typist.capture.mark
    typist.write(data.draw(st.sampled_from(offered)).completion)
    assert typist.capture.mark is mark
