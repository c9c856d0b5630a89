"""While the dots are hidden no figure of a candidate is seen, heard or drawn anywhere; shown, all are."""

import re

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from paku_studio import edits
from paku_studio.drawing.display import Path, TextLine, walk
from paku_studio.drawing.stage.dots import draw_dots
from paku_studio.graph.index import index
from paku_studio.models import Ballot

FALLEN = {"letter": 11, "portal": 13, "walk": 2}
"""Dots that no number of the list, no count of people and no sum is."""


@pytest.fixture
def fallen(room):
    room.dots.begin()
    for name, count in FALLEN.items():
        edits.give_dots(room.document, room.dots.ballot, getattr(room, name), count)
    return room


def spoken(widget: QWidget) -> list[str]:
    """What a screen reader is told of a part and of all below it."""
    found: list[str] = []
    waiting = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        here = waiting.pop()
        if here is None:
            continue
        found += [
            here.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
        ]
        waiting += [here.child(place) for place in range(here.childCount())]
    return found


def written(page: QWidget) -> list[str]:
    """Every word that stands on the page or in a tip."""
    parts = page.findChildren(QWidget)
    found = [part.toolTip() for part in parts] + [part.statusTip() for part in parts]
    found += [part.text() for part in parts if isinstance(part, QLabel | QAbstractButton)]
    model = page.list.candidates
    for place in range(model.rowCount()):
        found += [str(model.data(model.index(place), role) or "") for role in range(40)]
        found += [str(line[0]) for line in page.list.picture(model.index(place)).lines]
    return [*found, page.title(), page.note(), *(entry.text() for entry in page.menu().actions())]


def figures(words: list[str]) -> set[str]:
    return {figure for each in words for figure in re.findall(r"\d+", each)}


def drawn(stage) -> list[str]:
    return [item.text for item in walk(stage.sheet.body) if isinstance(item, TextLine)]


def test_the_page_says_how_many_are_given_and_nothing_more(fallen, open_page):
    page = open_page(fallen.editor)
    seen = figures(written(page)) | figures(spoken(page))
    assert {"26", "27"} <= seen
    assert not {"11", "13"} & seen
    assert not page.list.picture(page.list.candidates.index(0)).dot_rows


def test_two_ballots_that_differ_only_in_how_the_dots_fell_look_alike(fallen, open_page):
    page = open_page(fallen.editor)
    first = page.grab().toImage()
    edits.give_dots(fallen.document, fallen.dots.ballot, fallen.letter, 1)
    edits.give_dots(fallen.document, fallen.dots.ballot, fallen.walk, 12)
    assert page.grab().toImage() == first


def test_the_wall_is_drawn_alike_however_the_dots_fell(fallen):
    ballot = fallen.dots.ballot
    first = draw_dots(fallen.document.records, ballot, 1280, 720, "fi")
    assert not {"11", "13"} & figures(drawn(first))
    assert "Pisteitä annettu: 26 / 27" in drawn(first)
    edits.give_dots(fallen.document, ballot, fallen.letter, 1)
    edits.give_dots(fallen.document, ballot, fallen.walk, 12)
    assert draw_dots(fallen.document.records, ballot, 1280, 720, "fi") == first


def test_shown_the_page_has_every_figure_and_says_it(fallen, open_page):
    page = open_page(fallen.editor)
    page.turn.click()
    assert {"11", "13", "2"} <= figures(spoken(page))
    said = page.list.candidates.data(page.list.candidates.index(0), 11)
    assert said == "13 pistettä, Ehdokas 2: OmaKela, tunnukset puuttuvat, paikka: Palvelun aikana · Hakemus valmiiksi"
    assert sum(page.list.picture(page.list.candidates.index(0)).dot_rows) == 13
    page.turn.click()
    assert not {"11", "13"} & (figures(written(page)) | figures(spoken(page)))


def test_shown_the_wall_has_the_dots_in_the_order_of_how_many(fallen):
    fallen.dots.show()
    stage = draw_dots(fallen.document.records, fallen.dots.ballot, 1280, 720, "fi")
    assert [target for target, _ in stage.targets] == [fallen.portal, fallen.letter, fallen.walk]
    assert [word for word in drawn(stage) if word in {"13", "11"}] == ["13", "11"]
    theme_of_dots = [
        item for item in walk(stage.sheet.body) if isinstance(item, Path) and item.fill == "#1E5B4F" and not item.stroke
    ]
    assert len(theme_of_dots) == sum(FALLEN.values())


def test_what_is_said_after_a_dot_has_no_count(fallen, open_page):
    page = open_page(fallen.editor)
    fallen.dots.take(fallen.portal)
    fallen.dots.click(fallen.portal)
    assert page.line.heard.text() == "Piste numerolle 2."
    assert not {"11", "12", "13"} & figures(spoken(page))


def test_history_and_undo_tell_no_figures(fallen):
    names = [commit.name for commit in fallen.document.history]
    fallen.editor.undo()
    assert figures([*names, fallen.said()]) == set()


def test_hidden_dots_are_counted_for_nobody_else(fallen):
    from paku_studio.graph.dots import dots_shown

    assert dots_shown(fallen.document.records, fallen.portal) == 0
    fallen.dots.show()
    assert dots_shown(fallen.document.records, fallen.portal) == 13
    assert index(fallen.document.records).find(fallen.dots.ballot, Ballot).shown
