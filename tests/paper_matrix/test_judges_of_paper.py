"""The judges of the matrix themselves: a sheet with one fault must fail at the one that is there for it."""

import io
from dataclasses import replace

import pytest

from paku_studio.drawing.display import Group, TextLine
from paku_studio.drawing.shapes import rectangle
from paku_studio.drawing.sheet_templates import template
from paku_studio.drawing.text import REGULAR, place


def changed(drawing, change):
    """The drawing with every item as `change` gives it, inside first."""

    def each(item):
        if isinstance(item, Group):
            item = replace(item, children=tuple(each(child) for child in item.children))
        return change(item)

    return replace(drawing, sheets=tuple(replace(sheet, body=each(sheet.body)) for sheet in drawing.sheets))


def with_more(drawing, *items):
    (sheet,) = drawing.sheets
    return replace(drawing, sheets=(replace(sheet, body=Group((sheet.body, *items))),))


@pytest.fixture
def poster(drawn):
    return drawn("encounter", "typical", "A3")


@pytest.fixture
def told(stories):
    return stories.told_in(stories.TEMPLATES["encounter"]("typical"), "fi", easy=False)


def test_a_good_sheet_passes_all(poster, told, judges, written):
    pdf = written(poster)
    assert judges.unheard(pdf, told) == judges.unsaid(poster, pdf) == judges.cut(poster) == []
    assert judges.in_each_other(poster) == judges.read_by_all(pdf, "fi") == []
    assert judges.ink_beyond(pdf) == 0
    assert judges.smallest_type(pdf) >= 9


def test_a_word_that_is_not_drawn_is_missed(poster, told, judges, written):
    first = told[1][0].split()[0]

    def without(item):
        return Group() if isinstance(item, TextLine) and item.text.startswith(first) else item

    assert judges.unheard(written(changed(poster, without)), told)


def test_lines_that_change_places_are_noticed(poster, told, judges, written):
    assert judges.unheard(written(poster), [told[0], told[1][2:] + told[1][:2]])


def test_a_line_painted_but_not_heard_is_noticed(poster, judges, written):
    def silent(item):
        return replace(item, role="Artifact") if isinstance(item, Group) and item.role == "H1" else item

    pdf = written(changed(poster, silent))
    assert judges.unsaid(poster, pdf)
    assert judges.read_by_all(pdf, "fi")


def test_ink_beyond_the_frame_is_counted(poster, judges, written):
    (sheet,) = poster.sheets
    beyond = with_more(poster, *rectangle(sheet.width - 10, 100, 30, 30, fill="#1E5B4F"))
    assert judges.ink_beyond(written(beyond)) > 50
    above = with_more(poster, *rectangle(100, -20, 30, 30, fill="#1E5B4F"))
    assert judges.ink_beyond(written(above)) > 50


def test_a_line_cut_by_the_edge_or_by_a_window_is_named(poster, judges):
    (sheet,) = poster.sheets
    line = place("Liian pitkä", sheet.width - 40, 500, REGULAR, 20, "#1C2421")
    assert judges.cut(with_more(poster, *line)) == ["sheet 1: Liian pitkä"]
    inside = place("Liian pitkä", 100, 500, REGULAR, 20, "#1C2421")
    assert judges.cut(with_more(poster, Group(inside, clip=(100, 480, 30, 40)))) == ["sheet 1: Liian pitkä"]


def test_type_under_nine_points_is_seen_however_it_became_so(poster, judges, written):
    small = Group(place("Pieni", 100, 300, REGULAR, 8.5, "#1C2421"), role="P")
    assert judges.smallest_type(written(with_more(poster, small))) == pytest.approx(8.5)
    shrunk = Group(place("Pieni", 100, 300, REGULAR, 16, "#1C2421"), role="P", transform=(0.5, 0, 0, 0.5, 0, 0))
    assert judges.smallest_type(written(with_more(poster, shrunk))) == pytest.approx(8)


def test_lines_in_each_other_are_named(poster, judges):
    lines = (*place("yksi", 20, 20, REGULAR, 12, "#000000"), *place("kaksi", 24, 22, REGULAR, 12, "#000000"))
    assert judges.in_each_other(with_more(poster, *lines)) == ["sheet 1: yksi / kaksi"]


def test_a_table_without_headings_is_noticed(drawn, judges, written):
    def plain(item):
        return replace(item, role="TD") if isinstance(item, Group) and item.role == "TH" else item

    report = drawn("report", "typical", "A4")
    assert judges.read_by_all(written(report), "fi") == []
    assert judges.read_by_all(written(changed(report, plain)), "fi") == ["a table without headings"]


def test_another_language_than_the_sheets_is_noticed(poster, judges, written):
    assert judges.read_by_all(written(poster), "sv") == ["language"]


@pytest.mark.validators
def test_the_same_words_by_reportlab_alone_fail(told, judges, validators):
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, pageCompression=0)
    canvas.setTitle(template("encounter", "fi")["title"])
    for row, text in enumerate([*told[0], *told[1]]):
        canvas.drawString(40, 800 - 24 * row, text)
    canvas.save()
    found = {failure.split()[0] for failure in validators.failures(stream.getvalue())}
    assert found == {"veraPDF", "page"}
