"""Laws of the structure: whatever tree of groups is drawn, each word in it is heard once, and marks nest."""

import collections
import io

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st

from paku_studio.drawing.display import Group
from paku_studio.export.audit import faults, structure_words
from paku_studio.export.bounds import bounds, compose

NUMBERS = st.none() | st.integers(0, 3).map(float)
MATRICES = st.none() | st.sampled_from([(1, 0, 0, 1, 5, 7), (0.5, 0, 0, 0.5, 20, 20), (0, 1, -1, 0, 300, 0)])
CLIPS = st.none() | st.just((0.0, 0.0, 500.0, 700.0))


def grown(children):
    """Gatherers and sections round paragraphs, in any order of reading, moved and cut."""
    return st.builds(
        lambda inside, role, reading, transform, clip, language: Group(
            tuple(inside), role=role, reading=reading, transform=transform, clip=clip, language=language
        ),
        st.lists(children, max_size=4),
        st.sampled_from(["", "", "Sect", "Artifact"]),
        NUMBERS,
        MATRICES,
        CLIPS,
        st.sampled_from(["", "", "sv"]),
    )


TREES = st.recursive(
    st.tuples(st.sampled_from(["P", "loose"]), NUMBERS, st.sampled_from([" ", "", "-"])), grown, max_leaves=12
)


def planted(drawn, tree, counter):
    """The tree with numbered words in place of its leaves."""
    if isinstance(tree, Group):
        inside = tuple(planted(drawn, child, counter) for child in tree.children)
        return Group(
            inside,
            role=tree.role,
            reading=tree.reading,
            transform=tree.transform,
            clip=tree.clip,
            language=tree.language,
        )
    role, reading, joint = tree
    word = f"sana{next(counter)}"
    if role == "loose":
        return drawn.line(40, 40, word)
    first = drawn.line(40, 40, word, joint=joint, shown=word + ("-" if joint == "-" else ""))
    return drawn.part("P", first, drawn.box(1, 1, 2, 2, fill="#ff0000"), drawn.line(40, 60, "loppu"), reading=reading)


def heard(tree, counter):
    """The words that the tree must give, by the rule alone."""
    if isinstance(tree, Group):
        inside = [word for child in tree.children for word in heard(child, counter)]
        return [] if tree.role == "Artifact" else inside
    role, _, joint = tree
    word = f"sana{next(counter)}"
    if role == "loose":
        return []
    return [word, "loppu"] if joint == " " else [word + "loppu"]


@settings(max_examples=60)
@given(tree=grown(TREES))
def test_each_word_of_any_tree_is_heard_once(tree, drawn, pdf_of):
    pdf = pdf_of(drawn.drawing(drawn.sheet(planted(drawn, tree, iter(range(999))))))
    assert collections.Counter(structure_words(pdf)) == collections.Counter(heard(tree, iter(range(999))))
    assert faults(pdf) == []
    marks_and_states_nest(pdf)


def marks_and_states_nest(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        depth = {"mark": 0, "state": 0, "text": 0}
        steps = {"BDC": ("mark", 1), "BMC": ("mark", 1), "EMC": ("mark", -1), "q": ("state", 1), "Q": ("state", -1)}
        steps |= {"BT": ("text", 1), "ET": ("text", -1)}
        for step in pikepdf.parse_content_stream(opened.pages[0]):
            kind, change = steps.get(str(step.operator), ("mark", 0))
            depth[kind] += change
            assert depth[kind] >= 0
        assert set(depth.values()) == {0}


def test_bounds_follow_transform_and_clip(drawn):
    inner = Group((drawn.box(0, 0, 100, 50, fill="#000000"),), clip=(10.0, 10.0, 20.0, 20.0))
    assert bounds(inner) == (10, 10, 20, 20)
    assert bounds(Group((inner,), transform=(2, 0, 0, 2, 5, 5))) == (25, 25, 40, 40)
    assert bounds(Group((drawn.box(0, 0, 9, 9, fill="#000000"),), clip=(50.0, 50.0, 5.0, 5.0))) is None
    assert bounds(Group()) is None
    assert bounds(drawn.box(0, 0, 10, 10, stroke="#000000", width=2)) == (-1, -1, 12, 12)


def test_composed_matrices_do_the_inner_one_first():
    assert compose((1, 0, 0, 1, 10, 0), (2, 0, 0, 2, 0, 3)) == (2, 0, 0, 2, 10, 3)
    assert compose((2, 0, 0, 2, 0, 0), (1, 0, 0, 1, 10, 3)) == (2, 0, 0, 2, 20, 6)
