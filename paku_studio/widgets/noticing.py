"""A quiet line at the field where one types: what identifies a person, why, and the key that blurs it.

It floats: nothing moves for it, it takes no keys and stops nobody. It stands in the facilitator's window only. What is
looked for, it does not know; the rooms that do are loaded when somebody has typed.
"""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from paku_studio.widgets.controls import button, ground, label, restyle
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import pixmap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paku_studio.editor.editor import Change
    from paku_studio.editor.noticing import Noticed

AFTER_MS = 350
"""Milliseconds after the last key."""
WIDEST, AT_A_FIELD = 860, 400
"""Logical pixels at 100 %: below a capture line, and at any other field where that is not wider."""
EDGE, GAP, BESIDE = 10, 8, 150
"""Its margin, what is between its parts, and the room that words need at least beside the button."""
LINE_ENDS = str.maketrans({"\u2029": "\n", "\u2028": "\n"})
KEYS = "Ctrl+B"


class Notice(QWidget):
    """Watches the field that has the keys, where that one says `noticed = True`.

    A part that the field is in may say `notice_row`, a row that the line may cover; where that is not seen, the line
    stands above the part. A field may say `asked_as`, the record and field it stands for; `tells_selected`: empty, it
    tells of the selection; `notice_above`: the line stands above it.
    """

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.noticed: Noticed | None = None
        self._field: Any = None
        self._around: list[QWidget] = []
        self._said = ""
        self._on_button: tuple[str, ...] = ("",)
        self._lay_out()
        self._wait = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._wait.timeout.connect(self.look)
        QApplication.instance().focusChanged.connect(self._follow_keys)
        desk.handle("edit.blur", self.blur)
        desk.listen(self, self._follow)
        self.hide()
        self._follow_keys(None, QApplication.focusWidget())

    def _lay_out(self) -> None:
        desk, px = self.desk, self.desk.look.px
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.sign = label(desk, "")
        self.words = label(desk, "", wrap=True)
        self.button = button(desk, "")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.setMinimumHeight(px(32))
        self.button.clicked.connect(self.blur)
        self.sign.setFixedSize(px(18), px(18))
        box = ground("card")
        inner = QGridLayout(box)
        inner.setContentsMargins(px(EDGE), px(3), px(4), px(3))
        inner.setHorizontalSpacing(px(GAP))
        inner.setVerticalSpacing(px(2))
        inner.setColumnStretch(1, 1)
        inner.addWidget(self.sign, 0, 0)
        inner.addWidget(self.words, 0, 1)
        self._grid = inner
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(box)

    # which field

    def _follow_keys(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self):
            return
        if new is not None and new is self._field:
            self._watch_around()
            return
        if new is None and self._field is not None and isValid(self._field):  # another program has the keys
            return
        self._let_go()
        watched = isinstance(new, QLineEdit | QPlainTextEdit) and getattr(new, "noticed", False)
        if watched and new.window() is self.window() and not new.isReadOnly():
            self._take(new)

    def _take(self, field: Any) -> None:
        self._field = field
        field.textChanged.connect(self._changed)
        self._watch_around()
        self._wait.start()

    def _watch_around(self) -> None:
        """What the field stands in: a page may have been put into other columns since."""
        self._leave_around()
        here: QWidget | None = self._field
        while here is not None and here is not self.parentWidget():
            here.installEventFilter(self)
            self._around.append(here)
            here = here.parentWidget()
        self.parentWidget().installEventFilter(self)
        self._around.append(self.parentWidget())

    def _leave_around(self) -> None:
        for each in self._around:
            if isValid(each):
                each.removeEventFilter(self)
        self._around.clear()

    def _let_go(self) -> None:
        self._wait.stop()
        self._leave_around()
        if self._field is not None and isValid(self._field):
            self._field.textChanged.disconnect(self._changed)
        self._field = None
        self._show(None)

    def _changed(self, *_: object) -> None:
        """While one types on, what was told stays, unless it is gone."""
        if self.noticed is not None and not self._text():
            self._show(None)
        self._wait.start()

    def _follow(self, change: "Change") -> None:
        if change.what & {"selection", "document", "language"} and self._field is not None:
            self._wait.start()

    def _text(self) -> str:
        if self._field is None or not isValid(self._field):
            return ""
        if isinstance(self._field, QLineEdit):
            return str(self._field.text())
        return str(self._field.document().toRawText().translate(LINE_ENDS))

    # what is told

    def look(self) -> None:
        """Tell of what stands in the field now; an empty capture line tells of what was added last."""
        text = self._text()
        gone = self._field is None or not isValid(self._field)
        if gone or not (text.strip() or getattr(self._field, "tells_selected", False)):
            self._show(None)
            return
        from paku_studio.editor.noticing import found_in_selected, in_words

        if text.strip():
            self._show(self._notice(text))
            return
        found = found_in_selected(self.desk.editor)
        sure = found is not None and found.finding.sure and not found.own
        self._show(in_words(self.desk.editor, found) if sure else None)

    def _notice(self, text: str) -> "Noticed | None":
        """Where no document is open, what is begun will be in the window's language."""
        from paku_studio.editor.noticing import notice

        written_in = self.desk.language if self.desk.keeper is None else ""
        return notice(self.desk.editor, text, getattr(self._field, "asked_as", None), written_in)

    def _show(self, noticed: "Noticed | None") -> None:
        self.noticed = noticed
        if noticed is None:
            self._said = ""
            self.hide()
            return
        look, t = self.desk.look, self.desk.t
        self.words.setText(noticed.why)
        restyle(self.words, "" if noticed.sure else "soft")
        sign, colour = ("eye-off", look.missing) if noticed.sure else ("user", look.ink_soft)
        self.sign.setPixmap(pixmap(sign, colour, look.px(18), self.devicePixelRatioF()))
        does = t("Replace: %(kind)s") % {"kind": noticed.by}
        self._on_button = (f"{does}  {KEYS}", does, noticed.by)
        self.button.setText(self._on_button[0])
        self.button.setAccessibleName(f"{does} ({KEYS})")
        self.button.setToolTip(f"{does} ({KEYS}). {t('Puts its kind in its place. It can be taken back.')}")
        self.setAccessibleName(noticed.why)
        self.place()
        self._announce(f"{noticed.why} {does} ({KEYS})")

    def _announce(self, words: str) -> None:
        """Once each; the keys stay in the field."""
        if words != self._said and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, words))
        self._said = words

    # where it stands

    def place(self) -> None:
        """At the field, within the window, over no words that are being written; unseen where the field is not seen."""
        if self.noticed is None or self._field is None or not isValid(self._field):
            return
        if not self.parentWidget().isAncestorOf(self._field):  # the window is being built anew
            self._let_go()
            return
        if self._field.visibleRegion().isEmpty():
            self.hide()
            return
        self.setGeometry(self._rectangle())
        self.show()
        self.raise_()

    def _rectangle(self) -> QRect:
        px, whole = self.desk.look.px, self.parentWidget().rect()
        field = self._in_window(self._field)
        above = next((each for each in self._around if hasattr(each, "notice_row")), None)
        most = WIDEST if above is not None else max(AT_A_FIELD, round(field.width() / self.desk.look.scale))
        room = whole.width() if above is None else above.width() - px(16)
        width = min(self._wanted(), px(most), room - px(16))
        height = self._laid(width)
        left = min(max(field.left(), px(8)), whole.right() - width - px(8))
        if above is not None:
            left, over = self._in_window(above).left() + px(16), above.notice_row
            if over.isVisible() and height <= whole.bottom() - field.bottom():
                row = self._in_window(over)
                return QRect(left, min(row.center().y() - height // 2, whole.bottom() - height), width, height)
            return QRect(left, self._in_window(above).top() - height - px(4), width, height)
        below, over_it = field.bottom() + px(4), field.top() - height - px(4)
        first, second = (over_it, below) if getattr(self._field, "notice_above", False) else (below, over_it)
        fits = first >= 0 and first + height <= whole.bottom()
        return QRect(left, first if fits else max(second, 0), width, height)

    def _wanted(self) -> int:
        """Pixels for all of it on one line."""
        self.button.setText(self._on_button[0])
        words = self.words.fontMetrics().horizontalAdvance(self.words.text())
        return words + self.button.sizeHint().width() + self.desk.look.px(2 * EDGE + 18 + 4 * GAP)

    def _laid(self, width: int) -> int:
        """The height at a width; the button stands below the words where there is no room for both beside another."""
        px = self.desk.look.px
        whole = width - px(EDGE + 4)
        room = whole - px(18 + 2 * GAP)
        beside = room - self.button.sizeHint().width() - px(GAP) >= px(BESIDE)
        self._grid.removeWidget(self.button)
        if beside:
            self._grid.addWidget(self.button, 0, 2, Qt.AlignmentFlag.AlignRight)
            room -= self.button.sizeHint().width() + px(GAP)
        else:
            self._shorten(whole - px(2))
            self._grid.addWidget(self.button, 1, 0, 1, 2, Qt.AlignmentFlag.AlignRight)
        wrapped = QRect(0, 0, room, 10_000), int(Qt.TextFlag.TextWordWrap), self.words.text()
        words = max(self.words.fontMetrics().boundingRect(*wrapped).height(), px(18)) + px(4)
        high = max(self.button.sizeHint().height(), px(32))
        return (max(words, high) if beside else words + px(2) + high) + px(8)

    def _shorten(self, room: int) -> None:
        """The button says as much as there is room for; its tooltip and its name say all."""
        for words in self._on_button:
            self.button.setText(words)
            if self.button.sizeHint().width() <= room:
                return

    def _in_window(self, part: QWidget) -> QRect:
        return QRect(part.mapTo(self.parentWidget(), QPoint(0, 0)), part.size())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The line stays at its field."""
        if self.noticed is not None and event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide):
            QTimer.singleShot(0, self, self.place)
        return super().eventFilter(watched, event)

    # what is done

    def blur(self, *_: object) -> None:
        """Put the kind in the place of what is told of: in the field, else in what is selected."""
        from paku_studio.editor.noticing import NOTHING, blur_selected

        text, keeper = self._text(), self.desk.keeper
        states: Mapping[str, bytes] = keeper.snapshots if keeper is not None else {}
        if not text.strip():
            blur_selected(self.desk.editor, states)
        elif (noticed := self._notice(text)) is not None:
            self._replace(text, noticed)
            self._tell_still_there(text[noticed.start : noticed.end], states)
        else:
            self.desk.say(self.desk.t(NOTHING))
        self.look()

    def _tell_still_there(self, words: str, states: "Mapping[str, bytes]") -> None:
        """Quiet where it stands nowhere else: one sees that it is replaced."""
        from paku_studio.editor.noticing import still_there

        also = still_there(self.desk.editor, (words,), states)
        if also:
            self.desk.say(also)

    def _replace(self, text: str, noticed: "Noticed") -> None:
        """As one would type it: the field's own undo takes it back, and leaving the field writes it."""
        start, end = units(text[: noticed.start]), units(text[: noticed.end])
        if isinstance(self._field, QLineEdit):
            self._field.setSelection(start, end - start)
            self._field.insert(noticed.by)
            return
        cursor = QTextCursor(self._field.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(noticed.by)


def units(text: str) -> int:
    """How many units a text has as Qt counts: two for each sign beyond the first plane."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
