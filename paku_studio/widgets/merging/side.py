"""One of two values that copies give for the same thing: its words, and the button that chooses it. No documents."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from paku_studio.widgets.controls import button, column, label, row
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.wrapping import keeps_key
from paku_studio.widgets.look import CONTRAST

Span = tuple[str, bool]
"""Words, and whether the other value has others in their place."""


class ValueText(QPlainTextEdit):
    """Words to read: as high as they are, up to some lines; then they scroll. What differs is underlined."""

    MOST_LINES, FEW_LINES = 12, 3

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._look = desk.look
        self._most = self.MOST_LINES
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._fit()

    def show_spans(self, spans: Sequence[Span]) -> None:
        """Show these words."""
        plain = _joined([(words.replace("\r\n", "\n"), differs) for words, differs in spans])
        self.setPlainText("".join(words for words, _ in plain))
        marks, start, last = [], 0, self.document().characterCount() - 1
        for words, differs in plain:
            end = min(start + _letters(words), last)
            if differs and end > start:
                marks.append(self._mark(start, end))
            start = end
        self.setExtraSelections(marks)

    def _mark(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        if self._look.mode != CONTRAST:
            form.setBackground(QColor(self._look.spruce_tint))
        mark = QTextEdit.ExtraSelection()
        mark.cursor, mark.format = cursor, form
        return mark

    def be_low(self, low: bool) -> None:
        """Show only a few lines at once, where there is little room."""
        self._most = self.FEW_LINES if low else self.MOST_LINES
        self._fit()

    def _fit(self) -> None:
        whole = int(self.document().size().height())
        lines = max(1, min(self._most, whole))
        air = self._look.px(18) + (2 if self.document().blockCount() > 1 else 0)  # Qt counts its margin once more then
        shown = Qt.ScrollBarPolicy.ScrollBarAsNeeded if whole > lines else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(shown)
        self.setFixedHeight(max(lines * self._line_height() + air, self._look.px(36)))

    def _line_height(self) -> int:
        """What a line takes as it is laid: some fonts' lines are a pixel higher than their metrics say."""
        first = self.document().begin()
        laid = self.document().documentLayout().blockBoundingRect(first).height() / max(1, first.lineCount())
        return max(self.fontMetrics().lineSpacing(), ceil(laid))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may mean other lines."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Keys that walk in the words do nothing to the map that is not seen."""
        return True if keeps_key(event) else super().event(event)


class Side(QWidget):
    """A value with its heading and its button."""

    chosen = Signal()

    def __init__(self, desk: Desk, choose: str, key: str) -> None:
        super().__init__()
        px = desk.look.px
        self._choose = choose
        self.setProperty("kind", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading = label(desk, "", "section", wrap=True)
        self.words = ValueText(desk)
        self.choose = button(desk, f"{choose} ({key})", "check")
        self.choose.clicked.connect(lambda *_: self.chosen.emit())
        self.refused = label(desk, "", "soft", wrap=True)
        box = column(self.heading, self.words, row(self.choose, None), self.refused, None, spacing=px(8))
        box.setContentsMargins(px(12), px(10), px(12), px(12))
        self.setLayout(box)

    def show_value(self, heading: str, spans: Sequence[Span], refused: str) -> None:
        """Show a value; `refused`: why it cannot be chosen."""
        self.heading.setText(heading)
        self.words.setAccessibleName(heading)
        self.words.show_spans(spans)
        said = " ".join("".join(words for words, _ in spans).split())[:300]
        self.choose.setAccessibleName(f"{self._choose}: {heading}")
        self.choose.setAccessibleDescription(said)
        self.choose.setEnabled(not refused)
        self.choose.setToolTip(refused)
        self.refused.setText(refused)
        self.refused.setVisible(bool(refused))


def _joined(spans: Sequence[Span]) -> list[Span]:
    """What is only a space between words that differ is marked with them."""
    last = len(spans) - 1
    between = {
        at for at, (words, _) in enumerate(spans)
        if 0 < at < last and not words.strip() and spans[at - 1][1] and spans[at + 1][1]
    }  # fmt: skip
    return [(words, differs or at in between) for at, (words, differs) in enumerate(spans)]


def _letters(words: str) -> int:
    """How many places words take in Qt, which counts what is beyond the first 65,536 signs twice."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2
