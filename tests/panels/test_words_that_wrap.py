"""Words in narrow rows: as many as are needed to know a thing, never more air between the lines than is theirs."""

from PySide6.QtGui import QFontMetrics

from paku_studio import edits
from paku_studio.widgets.inspector import Inspector
from paku_studio.widgets.inspector.wrapping import broken

LONG = "Varhaiskasvatuksen erityisopettajan ja sosiaalipalvelutyöntekijän moniammatillinen neuvottelu " * 3


def test_an_arrow_from_another_font_sets_no_line_apart(desk):
    font = desk.look.font(14)
    with_arrow = broken("ohjaaja → paja " * 12, font, 200)
    with_word = broken("ohjaaja ja paja " * 12, font, 200)
    lines, others = with_arrow[0].lineCount(), with_word[0].lineCount()
    assert lines > 3
    assert with_arrow[1] / lines == with_word[1] / others


def test_a_sign_that_is_taller_than_the_font_has_its_room(desk):
    font = desk.look.font(14)
    tall = "\N{TOP HALF INTEGRAL}"
    ink = QFontMetrics(font).tightBoundingRect(tall)
    assert -ink.top() > QFontMetrics(font).ascent() + 1
    layout, height = broken(tall, font, 200)
    foot = layout.lineAt(0).position().y() + layout.lineAt(0).ascent()
    assert foot + ink.top() >= -1
    assert foot + ink.bottom() <= height + 1


def test_the_way_back_to_a_moment_of_many_words_is_short_and_says_them_all(desk, road, editor, placed):
    edits.change(road.document, road.moment, text=LONG)
    inspector = placed(Inspector(desk))
    editor.select(road.note)
    back = inspector._head.back
    assert back.height() <= 4 * QFontMetrics(desk.look.font(14)).height()
    assert LONG.strip() in back.accessibleName()
    assert LONG.strip() in back.toolTip()
    longest = QFontMetrics(desk.look.font(14)).horizontalAdvance("sosiaalipalvelutyöntekijän")
    assert back.width() > longest
