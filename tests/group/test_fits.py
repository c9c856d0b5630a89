"""Nothing on the page of the group is cut: three languages, small windows, large text, long words."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget

from paku_studio import edits
from paku_studio.editor.editor import Editor
from paku_studio.editor.meeting import this_day
from paku_studio.models import GenderCount, OrganiserKind, ParticipantRole
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.group.cells import CountField
from paku_studio.widgets.inspector.wrapping import WordsButton
from paku_studio.widgets.look import Look, load_fonts

SIZES = ((1154, 640, 1.0), (630, 400, 1.0), (920, 640, 2.0), (430, 330, 1.0))
"""The page in windows of 1366×768 and 683×512, and of 1024×768 at twice the text; and smaller than anybody has."""


def is_cut(each: QWidget) -> bool:
    """Whether words of a label or a button have less room than they need."""
    if isinstance(each, QLabel) and each.text():
        if not each.wordWrap():
            return each.fontMetrics().horizontalAdvance(each.text()) > each.contentsRect().width() + 1
        room = each.contentsRect()
        flags = int(Qt.TextFlag.TextWordWrap) | int(each.alignment())
        needed = each.fontMetrics().boundingRect(0, 0, room.width(), 100_000, flags, each.text())
        return needed.height() > room.height() + 2 or needed.width() > room.width() + 1
    if isinstance(each, QPushButton) and each.text():
        return each.sizeHint().width() > each.width() + 1 or each.height() < QFontMetrics(each.font()).height()
    if isinstance(each, WordsButton):
        return each.heightForWidth(each.width()) > each.height() + 1
    if isinstance(each, CountField):
        return each.fontMetrics().horizontalAdvance(each.text()) + 6 > each.width()
    return False


@pytest.fixture
def full(document, group):
    """A group of which everything is told, in long words."""
    edits.set_organiser(document, group, "Perusturvaliikelaitos Saarikka")
    edits.set_organiser_kind(document, group, OrganiserKind.JOINT_AUTHORITY)
    edits.set_municipality(document, group, "Pihtipudas")
    edits.set_project(document, group, participant_goal=195, opening_persons=150, opening_women=120)
    edits.set_project(document, group, opening_date=this_day(), fund="Euroopan sosiaalirahasto")
    session = edits.start_session(document, group, this_day(), theme="Palvelupolun sudenkuopat ja onnistumiset")
    for role in ParticipantRole:
        edits.set_attending(document, session, role, GenderCount.UNKNOWN, 1234)
        edits.set_new_persons(document, session, role, GenderCount.WOMEN, 2)
    for theme in ("Kenen kanssa ja miten kauan? Palvelupolun alku kotona", "", "Arki alkaa"):
        edits.start_session(document, group, this_day(), theme=theme)
    edits.set_project(document, group, slogan="Vipuvoimaa")
    return document


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_no_words_are_cut(qapp, full, shown, language, width, height, scale):
    load_fonts()
    look = Look(scale=scale)
    qapp.setStyleSheet(look.style_sheet())
    desk = Desk(SimpleNamespace(settings=None), Editor(full, language=language, step="group"), None, look)
    page = shown(desk, width, height)
    page.project.more.open(True)
    for _ in range(5):
        QApplication.processEvents()
    cut = [
        f"{type(one).__name__} {one.text()!r} {one.size()}"
        for one in page.findChildren(QWidget)
        if one.isVisible() and isinstance(one, QLabel | QAbstractButton | CountField) and is_cut(one)
    ]
    assert cut == []
    assert page.meetings.list.verticalScrollBar().maximum() == 0
    body = page._scroll.widget()
    assert body.width() <= page._scroll.viewport().width()
    outside = [
        f"{type(one).__name__} {one.accessibleName()} {one.geometry()}"
        for one in body.findChildren(QWidget)
        if one.isVisible() and one.mapTo(body, one.rect().topRight()).x() > body.width()
    ]
    assert outside == []


def test_targets_are_large_enough(full, desk, shown):
    page = shown(desk, 630, 400)
    small = [
        one.accessibleName()
        for one in page.findChildren(QAbstractButton)
        if one.isVisible() and min(one.width(), one.height()) < 32
    ]
    assert small == []
