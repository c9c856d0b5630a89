"""The rows of the outline for Qt: a model that asks for children when they are looked at. Tells no words."""

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from paku_studio.editor import outline
from paku_studio.editor.editor import Editor
from paku_studio.store import Commit

Index = QModelIndex | QPersistentModelIndex
DRAGGED = "application/x-paku-rows"
NOBODY = QModelIndex()
PLAIN = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDropEnabled
    | Qt.ItemFlag.ItemIsDragEnabled
)
WRITTEN = PLAIN | Qt.ItemFlag.ItemIsEditable


@dataclass(eq=False, slots=True)
class Node:
    """One row that was looked at: its children are None until they are asked for."""

    number: int
    id: str
    parent: "Node | None"
    children: "list[Node] | None" = None
    row: int = 0
    told: outline.Row | None = field(default=None)


class OutlineRows(QAbstractItemModel):
    """The open pathway of an editor as a tree."""

    def __init__(self, editor: Editor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._start()

    def _start(self) -> None:
        self._root = Node(0, "", None)
        self._by_number = {0: self._root}
        self._by_id = {"": self._root}
        self._last = 0

    # the shape of the tree

    def node(self, index: Index) -> Node:
        """The node of an index; the root for none."""
        return self._by_number.get(index.internalId(), self._root) if index.isValid() else self._root

    def id_of(self, index: Index) -> str:
        """The record of a row."""
        return self.node(index).id

    def index_of(self, record_id: str) -> QModelIndex:
        """The row of a record, its ancestors being asked for; none where it does not stand in the tree."""
        chain = [record_id]
        while chain[-1] and chain[-1] not in self._by_id and len(chain) < 1000:
            above = outline.parent_of(self._editor, chain[-1])
            if above in chain:
                return QModelIndex()
            chain.append(above)
        for above in reversed(chain[1:]):
            if above in self._by_id:
                self._family(self._by_id[above])
        node = self._by_id.get(record_id)
        return self._index(node) if node is not None and node is not self._root else QModelIndex()

    def _family(self, node: Node) -> "list[Node]":
        if node.children is None:
            node.children = [self._made(one, node) for one in outline.children(self._editor, node.id)]
            self._number(node)
        return node.children

    def _made(self, record_id: str, parent: Node) -> Node:
        self._last += 1
        made = Node(self._last, record_id, parent)
        self._by_number[made.number] = self._by_id[record_id] = made
        return made

    @staticmethod
    def _number(node: Node) -> None:
        for row, child in enumerate(node.children or ()):
            child.row = row

    def _forget(self, node: Node) -> None:
        for child in node.children or ():
            self._forget(child)
        self._by_number.pop(node.number, None)
        if self._by_id.get(node.id) is node:
            del self._by_id[node.id]

    def _index(self, node: Node) -> QModelIndex:
        return QModelIndex() if node is self._root else self.createIndex(node.row, 0, node.number)

    def index(self, row: int, column: int, parent: Index = NOBODY) -> QModelIndex:
        """The index of a row under another."""
        family = self._family(self.node(parent))
        return self._index(family[row]) if 0 <= row < len(family) and column == 0 else QModelIndex()

    def parent(self, index: Index = NOBODY) -> Any:  # type: ignore[override]
        """The row above a row."""
        above = self.node(index).parent
        return self._index(above) if above is not None else QModelIndex()

    def rowCount(self, parent: Index = NOBODY) -> int:
        """How many rows stand under a row."""
        return len(self._family(self.node(parent)))

    def columnCount(self, parent: Index = NOBODY) -> int:
        """One."""
        return 1

    def hasChildren(self, parent: Index = NOBODY) -> bool:
        """Whether a row can be opened."""
        node = self.node(parent)
        if node.children is not None:
            return bool(node.children)
        return bool(outline.children(self._editor, node.id))

    # what a row says

    def told(self, index: Index) -> outline.Row:
        """A row in words; told again only after a commit touched it."""
        node = self.node(index)
        if node.told is None:
            node.told = outline.tell(self._editor, node.id)
        return node.told

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, what is spoken, and what is written."""
        if not index.isValid():
            return None
        row = self.told(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.spoken or row.words
        if role == Qt.ItemDataRole.EditRole:
            return outline.words_of(self._editor, row.id)
        return row if role == Qt.ItemDataRole.UserRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write the words of a row."""
        return role == Qt.ItemDataRole.EditRole and outline.write(self._editor, self.id_of(index), str(value))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be selected, dragged and dropped on; those with words of their own can be written."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        written = outline.words_of(self._editor, self.id_of(index)) is not None
        return WRITTEN if written else PLAIN

    # following the document

    def start_anew(self) -> None:
        """Another pathway or language: tell everything again."""
        self.beginResetModel()
        self._start()
        self.endResetModel()

    def follow(self, commit: Commit) -> None:
        """After a commit: only families and rows that it touched are looked at."""
        families, rows = outline.touched(self._editor, commit)
        for family in sorted(families, key=self._depth):
            node = self._by_id.get(family)
            if node is not None and node.children is not None:
                self._mend(node)
        for row in rows:
            node = self._by_id.get(row)
            if node is not None and node is not self._root:
                node.told = None
                index = self._index(node)
                self.dataChanged.emit(index, index)

    def _depth(self, row: str) -> int:
        node, depth = self._by_id.get(row), 0
        while node is not None and node.parent is not None:
            node, depth = node.parent, depth + 1
        return depth

    def _mend(self, node: Node) -> None:
        """Bring a family to what it is now: what went is taken out, what came put in, what stayed is left alone."""
        wanted = outline.children(self._editor, node.id)
        have = [child.id for child in node.children or ()]
        if list(wanted) == have:
            return
        stays = set(longest_rise(have, wanted))
        for first, last in reversed(runs(row for row, one in enumerate(have) if one not in stays)):
            self._take_out(node, first, last)
        for first, last in runs(row for row, one in enumerate(wanted) if one not in stays):
            self._put_in(node, first, wanted[first : last + 1])

    def _take_out(self, node: Node, first: int, last: int) -> None:
        assert node.children is not None
        self.beginRemoveRows(self._index(node), first, last)
        for child in node.children[first : last + 1]:
            self._forget(child)
        del node.children[first : last + 1]
        self._number(node)
        self.endRemoveRows()

    def _put_in(self, node: Node, row: int, ids: Sequence[str]) -> None:
        assert node.children is not None
        for one in ids:
            self._take_from_elsewhere(one)
        self.beginInsertRows(self._index(node), row, row + len(ids) - 1)
        node.children[row:row] = [self._made(one, node) for one in ids]
        self._number(node)
        self.endInsertRows()

    def _take_from_elsewhere(self, record_id: str) -> None:
        old = self._by_id.get(record_id)
        if old is not None and old.parent is not None:
            self._take_out(old.parent, old.row, old.row)

    # dragging

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Rows of this tree."""
        return [DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The dragged rows by their ids."""
        data = QMimeData()
        data.setData(DRAGGED, "\n".join(self.id_of(index) for index in indexes).encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Bring the rows there; the document moves them, and the tree follows."""
        ids = bytes(data.data(DRAGGED).data()).decode().split("\n")
        family = self._family(self.node(parent))
        before = family[row].id if 0 <= row < len(family) else ""
        self._editor.attempt(outline.drop, self._editor, ids, self.id_of(parent), before)
        return False


def runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Rising numbers as runs of neighbours: (first, last)."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and row == found[-1][1] + 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


def longest_rise(have: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """The most of what stands in both that keeps its order, so that as few rows as possible go out and come in."""
    place = {one: row for row, one in enumerate(wanted)}
    ends: list[int] = []
    ending: list[str] = []
    before: dict[str, str] = {}
    for one in have:
        if one in place:
            at = bisect.bisect_left(ends, place[one])
            before[one] = ending[at - 1] if at else ""
            ends[at : at + 1] = [place[one]]
            ending[at : at + 1] = [one]
    found: list[str] = []
    here = ending[-1] if ending else ""
    while here:
        found.append(here)
        here = before[here]
    return found
