"""Each action that works on the canvas is done from the outline with keys alone, and does the same there."""

import pytest

from paku_studio.editor.actions import ACTIONS
from paku_studio.editor.editor import Editor
from paku_studio.store import Document

BY_ID = {action.id: action for action in ACTIONS}
ELSEWHERE = {"edit.undo", "edit.redo", "edit.paste", "edit.paste_as_text", "edit.copy", "edit.rename"}
"""Tried in tests of their own below."""
ARROWS = {action.id for action in ACTIONS if action.id.startswith("go.") and "outline" not in action.on}
"""Keys that walk over the picture: in a tree the tree's own arrows do that."""
WALKED = [action for action in ACTIONS if "canvas" in action.on and action.id not in ELSEWHERE | ARROWS]
DOING = [action for action in WALKED if action.run is not None or action.id == "edit.cut"]
ROWS = (
    "soitto", "piste", "toimi", "osallinen", "vaihto", "tie", "polun huomio", "aikana", "path", "käynti toimistossa",
    "samaan aikaan työ", "kirje postissa", "sivuun",
)  # fmt: skip
TWO = {"moment.join": ("soitto", "viesti tulee")}
QUIET = {"edit.select_all", "pathway.next", "pathway.previous", "go.next_phase", "go.previous_phase"}
"""Actions after which the document is as it was."""


def test_all_that_changes_something_on_the_canvas_says_that_it_works_in_the_outline() -> None:
    for action in ACTIONS:
        if "canvas" in action.on and action.id not in ARROWS:
            assert "outline" in action.on, action.id


@pytest.fixture(scope="module")
def row_for(walker):
    """For each action the first row with which it can be done; "" for none."""
    twins = {row: twin_of(walker, row) for row in ROWS}
    return {action.id: next((row for row, twin in twins.items() if not action.can(twin)), "") for action in DOING}


def twin_of(walker, *rows):
    """The same document with the same rows selected, where things are done as on the canvas."""
    twin = Editor(Document(walker.document.records.values()), language="fi", pathway=walker.names["path"])
    twin.select(*(walker.names[row] for row in rows))
    return twin


def answer_to(action, editor):
    """What a person would type, and the answer that this is."""
    if action.asks is None:
        return "", ""
    if action.asks.kind == "text":
        return "Uudet sanat", "Uudet sanat"
    option = action.asks.options(editor)[-1]
    return option.words, option.value


def shape(commit):
    """What a commit did, whatever ids it made up."""
    fresh = set(commit.added)

    def said(value):
        return "new" if value in fresh else str(value)

    added = sorted(
        (record.TYPE, *(f"{name}={said(value)}" for name, value in record.__dict__.items() if name not in {"id"}))
        for record in commit.added.values()
        if record.TYPE != "tombstone"
    )
    changed = {
        one: {name: said(after) for name, (_, after) in fields.items()} for one, fields in commit.changed.items()
    }
    return commit.name, added, sorted(commit.removed), changed


def do_by_keys(walker, action, typed):
    if action.keys:
        walker.press(action.keys[0])
    else:
        walker.press("Ctrl+K")
        walker.type(walker.desk.name_of(action.id).rstrip("…"))
        walker.press("Return")
    if action.asks is not None:
        assert walker.palette.isVisible(), f"{action.id} asked nothing"
        walker.type(typed)
        walker.press("Return")
    assert not walker.palette.isVisible(), action.id


@pytest.mark.parametrize("row", [*ROWS, ""])
def test_by_keys_alone_it_does_the_same_as_on_the_canvas(walker, row_for, row) -> None:
    """`row`: from which row; "" for what no row allows, which is then wrong."""
    mine = [action for action in DOING if action.id not in TWO and row_for[action.id] == row]
    if row == "":
        assert mine == []
        return
    walker.to_outline()
    for action in mine:
        before, edits = walker.told, len(walker.document.history)
        if walker.here != walker.names[row] or walker.editor.selection != (walker.here,):
            walker.go_to(row)
        twin = twin_of(walker, row)
        typed, answer = answer_to(action, twin)
        done = len(twin.document.history)
        if action.id == "edit.cut":
            twin.attempt(BY_ID["edit.delete"].run, twin, "")
        else:
            twin.attempt(action.run, twin, answer)
        do_by_keys(walker, action, typed)
        if action.id in QUIET:
            assert walker.told == before
            assert (walker.editor.selection, walker.editor.pathway) == (twin.selection, twin.pathway), action.id
            walker.editor.open_pathway(walker.names["path"])
            walker.to_outline()
            continue
        made = walker.document.history[edits:]
        assert len(made) == len(twin.document.history) - done, (action.id, walker.editor.told)
        for mine_commit, twins_commit in zip(made, twin.document.history[done:], strict=True):
            if action.id != "edit.cut":
                assert shape(mine_commit) == shape(twins_commit), action.id
        assert walker.tree.hasFocus(), f"{action.id} took the keys away"
        if made:
            walker.press("Ctrl+Z")
        walker.editor.open_pathway(walker.names["path"])
        assert walker.told == before, action.id
        assert tree_of(walker) == fresh_tree(walker), action.id


def tree_of(walker):
    rows = walker.tree.rows

    def below(index):
        return [(rows.id_of(child), rows.told(child), below(child)) for child in children(index) if child is not None]

    def children(index):
        return [rows.index(row, 0, index) for row in range(rows.rowCount(index))]

    from PySide6.QtCore import QModelIndex

    return below(QModelIndex())


def fresh_tree(walker):
    from paku_studio.editor.outline import children, tell

    def below(row):
        return [(one, tell(walker.editor, one), below(one)) for one in children(walker.editor, row)]

    return below("")
