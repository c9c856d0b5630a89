"""What is seen: nothing is cut, in three languages, small windows and large type; whatever people write."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from paku_studio import edits
from paku_studio.widgets.boards.field_block import FieldBlock
from paku_studio.widgets.boards.heading import Heading
from paku_studio.widgets.boards.line_row import LineRow
from paku_studio.widgets.boards.line_stack import LineStack
from paku_studio.widgets.dock.hint_row import HintButton
from paku_studio.widgets.elided import ElidedLabel

SIZES = ((1154, 690, 1.0), (631, 462, 1.0), (972, 690, 2.0))
"""A window's middle at 1366×768, at 683×512, and at 1024×768 with type of double size."""
HOSTILE = (
    "<b>ei lihavaa</b> &amp; <script>",
    "a" * 20_000,
    "sana " * 4_000,
    "مرحبا بالعالم shalom שלום",
    "👩‍👩‍👧‍👦 🏳️‍🌈 é̴̡̝̲͎̝ \u200b\u202e oikealta",
    "nul\x00 kello\x07 sarkain\tja muuta",
    "& && &Tiedosto",
)


def cut(within: QWidget):
    """Labels, buttons, headings and rows that have less room than they need."""
    for each in within.findChildren(QWidget):
        if not each.isVisible() or isinstance(each, ElidedLabel):
            continue
        if isinstance(each, LineRow | Heading | LineStack) and each.heightForWidth(each.width()) > each.height() + 2:
            yield f"{type(each).__name__} {each.accessibleName()!r} {each.size()} {each.heightForWidth(each.width())}"
        elif isinstance(each, FieldBlock) and not each.rect().contains(each.stack.geometry()):
            yield f"{each.accessibleName()} {each.rect()} {each.stack.geometry()}"
        elif isinstance(each, QLabel) and each.text() and not whole(each):
            yield f"label {each.text()!r}"
        elif isinstance(each, QPushButton | HintButton | QToolButton) and each.sizeHint().width() > each.width() + 1:
            yield f"button {each.text()!r} {each.size()} {each.sizeHint()}"


def whole(label: QLabel) -> bool:
    return QFontMetrics(label.font()).horizontalAdvance(label.text()) <= label.contentsRect().width() + 1


def write_everywhere(room) -> None:
    for field in room.writer.board.every_field():
        lines = ['" ? [läheinen] tämä on hiukan pidempi rivi, jossa on merkkejä', "lyhyt", "toinen rivi"]
        room.writer.write(*lines, to=field.key)
    room.settle()


@pytest.mark.parametrize(
    ("language", "size"), [("fi", 0), ("fi", 1), ("fi", 2), ("sv", 1), ("sv", 2), ("en", 1)], ids=str
)
@pytest.mark.parametrize("step", ["value", "understanding", "persona", "group"])
def test_no_words_are_cut(open_room, step, language, size) -> None:
    width, height, scale = SIZES[size]
    room = open_room(step, language, scale=scale, width=width, height=height)
    edits.add_persona(room.writer.document, "Jusa-Petteri Mutkamäki")
    edits.add_persona(room.writer.document, "Aino")
    assert list(cut(room.window)) == []
    write_everywhere(room)
    assert list(cut(room.window)) == []
    area = getattr(room.page, "area", room.page)
    assert area.widget().width() <= area.viewport().width()
    assert room.dock.height() + 40 < room.window.height()


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_whatever_people_write_is_shown_as_plain_words(open_room, mode) -> None:
    room = open_room("value", mode=mode, width=683, height=512)
    for text in HOSTILE:
        room.writer.write(text, to="social")
    room.settle()
    shown = [line.text for line in room.writer.board.lines("social")]
    assert len(shown) == len(HOSTILE)
    assert list(cut(room.window)) == []
    for text in shown:
        room.row(text).grab()
    room.window.grab()
    room.writer.capture.correct_last()
    room.settle()


def test_fields_stand_below_each_other_where_it_is_narrow(open_room) -> None:
    wide, narrow = open_room(), open_room(width=600)
    tops = [block.mapTo(wide.window, block.rect().topLeft()).y() for block in wide.page.blocks]
    assert tops[1] == tops[2] == tops[3] < tops[4]
    tops = [block.mapTo(narrow.window, block.rect().topLeft()).y() for block in narrow.page.blocks]
    assert tops == sorted(set(tops))


def test_nothing_scrolls_where_all_fits(room) -> None:
    write_everywhere(room)
    room.row("lyhyt", 0).edit()
    room.settle()
    bar = room.page.area.verticalScrollBar()
    assert bar.maximum() == 0


def test_where_the_next_line_lands_is_in_view(open_room) -> None:
    room = open_room(width=600, height=420)
    write_everywhere(room)
    room.dock.setFocus()
    room.writer.capture.choose("goal")
    room.settle()
    for _ in range(4):
        room.press(Qt.Key.Key_Tab)
    heading = room.block("how").heading
    top = heading.mapTo(room.page.area.viewport(), heading.rect().topLeft()).y()
    assert 0 <= top < room.page.area.viewport().height()
    room.line("uusi rivi")
    row = room.row("uusi rivi")
    top = row.mapTo(room.page.area.viewport(), row.rect().topLeft()).y()
    assert 0 <= top <= room.page.area.viewport().height() - row.height()


def test_targets_are_large_enough(room) -> None:
    write_everywhere(room)
    for each in room.window.findChildren(LineRow):
        assert each.height() >= 32
    for each in room.dock.findChildren(QPushButton):
        assert each.height() >= 32
