"""What is seen: nothing is cut, in three languages, small windows and large type; whatever people write."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QToolButton, QWidget

from paku_studio import edits
from paku_studio.locale import LANGUAGES
from paku_studio.widgets.elided import ElidedLabel

SIZES = ((1366, 768, 100), (683, 512, 100), (1024, 768, 200))
HOSTILE = (
    "<b>ei lihavaa</b> &amp; <script>",
    "a" * 15_000,
    "sana " * 3_000,
    "مرحبا بالعالم shalom שלום",
    "👩‍👩‍👧‍👦 🏳️‍🌈 é̴̡̝̲͎̝ \u200b\u202e oikealta",
    "& && &Tiedosto",
    "rivi\n\nrivi\r\nrivi",
)


def cut(within: QWidget):
    """Labels and buttons that have less room than their words need."""
    for each in within.findChildren(QWidget):
        if not each.isVisible() or isinstance(each, ElidedLabel):
            continue
        if isinstance(each, QLabel) and each.text() and not whole(each):
            yield f"label {each.text()!r} {each.size()}"
        elif isinstance(each, QPushButton | QToolButton) and each.sizeHint().width() > each.width() + 1:
            yield f"button {each.text()!r} {each.size()} {each.sizeHint()}"


def whole(label: QLabel) -> bool:
    if label.wordWrap():
        return label.heightForWidth(label.width()) <= label.height() + 2
    return QFontMetrics(label.font()).horizontalAdvance(label.text()) <= label.contentsRect().width() + 1


def seen_whole(shown: QWidget) -> bool:
    return shown.visibleRegion().boundingRect() == shown.rect()


def small(within: QWidget):
    for each in within.findChildren(QAbstractButton):
        if each.isVisible() and min(each.width(), each.height()) < 32:
            yield each.accessibleName(), each.size()


def nameless(within: QWidget):
    for each in within.findChildren(QWidget):
        reached = each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        if reached and not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name):
            yield each


def stages(room):
    """The page at each stage in turn."""
    room.desk.run("edit.undo")
    room.editor.go_to("merging")
    QApplication.processEvents()
    assert room.stage == "empty"
    yield "empty"
    room.read()
    QApplication.processEvents()
    yield "report"
    room.page.report.bring.click()
    room.desk.say("")
    QApplication.processEvents()
    yield "settling"
    room.desk.coming.settle_all("mine")
    room.desk.say("")
    QApplication.processEvents()
    yield "settled"


MATRIX = [(language, *size) for language in LANGUAGES for size in SIZES]
SOON = {("fi", 683, 512, 100), ("sv", 1024, 768, 200), ("en", 1366, 768, 100)}
"""Looked at always; the rest at night."""


@pytest.mark.parametrize(
    ("language", "width", "height", "size"),
    [pytest.param(*one, marks=() if one in SOON else pytest.mark.nightly) for one in MATRIX],
)
def test_nothing_is_cut_small_or_nameless(open_room, differing, language, width, height, size) -> None:
    room = open_room(differing, size=(width, height))
    room.program.change_settings(language=language, text_size=size)
    for stage in stages(room):
        assert list(cut(room.page)) == [], stage
        assert list(small(room.page)) == [], stage
        assert list(nameless(room.page)) == [], stage
        assert room.page.isAncestorOf(room.window.focusWidget()), stage


def test_whatever_people_write_is_shown_as_it_is(open_room, work) -> None:
    for words in HOSTILE:
        work.moments.append(edits.add_moment(work.marja, work.path, f"Ennen: {words}", phase=work.phase))
    work.kaija = type(work.marja)(work.marja.snapshot().values())
    for moment, words in zip(work.moments[4:], HOSTILE, strict=True):
        edits.set_text(work.kaija, moment, "text", f"Nyt: {words}")
    room = open_room(work, size=(683, 512))
    room.bring_in()
    room.desk.say("")
    part = room.page.settling
    for _ in HOSTILE:
        QApplication.processEvents()
        assert list(cut(room.page)) == []
        words = HOSTILE[work.moments[4:].index(part.current.record)].replace("\r\n", "\n")
        shown = sorted(side.words.toPlainText() for side in part.sides)
        assert shown == sorted((f"Ennen: {words}", f"Nyt: {words}"))
        assert part.sides[0].choose.hasFocus()
        assert all(seen_whole(shown) for shown in (part.sides[0].words, part.sides[0].choose))
        part.step(1)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in room.page.findChildren(QLabel))


def test_hundreds_of_differences_are_walked_and_settled(open_room, work) -> None:
    for number in range(300):
        moment = edits.add_moment(work.marja, work.path, f"Tuokio {number}", phase=work.phase)
        work.moments.append(moment)
    work.kaija = type(work.marja)(work.marja.snapshot().values())
    for moment in work.moments:
        edits.set_text(work.kaija, moment, "text", work.kaija.records[moment].text + " toisin")
        edits.set_text(work.marja, moment, "text", work.marja.records[moment].text + " näin")
    room = open_room(work)
    room.bring_in()
    assert room.page.settling.counts.text() == "304 ratkaistavaa eroa"
    room.press(Qt.Key.Key_End)
    last = room.page.settling.current.record
    room.press(Qt.Key.Key_2)
    assert room.editor.records[last].text.endswith("toisin")
    assert room.page.settling.current is not None
    room.press(Qt.Key.Key_Home, Qt.Key.Key_1)
    assert room.page.settling.counts.text() == "302 ratkaistavaa eroa"
    room.desk.run("differences.all_first")
    assert room.stage == "empty"


def test_one_at_a_time_where_there_is_no_room_for_a_list(open_room, differing) -> None:
    room = open_room(differing, size=(683, 512))
    room.bring_in()
    part = room.page.settling
    assert not part.list.isVisible()
    assert part.sides[0].choose.hasFocus()
    assert part.at.text() == "1 / 2"
    part.next.click()
    assert part.at.text() == "2 / 2"
    assert not part.next.isEnabled()
    part.sides[0].choose.setFocus()
    room.press(Qt.Key.Key_2)
    assert part.at.text() == "1 / 1"
    room.window.resize(1366, 768)
    QApplication.processEvents()
    assert part.list.isVisible()
