"""Each text that can be written on a sheet is found on the drawn one, in its own place."""

import itertools

import pytest

from paku_studio import edits
from paku_studio.drawing.sheet_templates import TEMPLATE_KINDS
from paku_studio.editor.editor import Editor
from paku_studio.editor.sheet_editing_fields import fields_of
from paku_studio.editor.sheet_editing_spots import spots
from paku_studio.export.sheets import SheetChoice, SheetOf, draw_sheet
from paku_studio.models import Checklist, Poster


def drawn(document, sheet, *, easy):
    record = document.records[sheet]
    asked = SheetOf(record.TYPE, sheet, record.title)
    return spots(draw_sheet(document.snapshot(), asked, SheetChoice(language=record.language.value, easy=easy)))


@pytest.mark.parametrize("easy", [False, True])
@pytest.mark.parametrize("kind", TEMPLATE_KINDS)
def test_each_text_of_a_sheet_stands_on_it_where_it_can_be_clicked(document, kind, easy):
    editor = Editor(document)
    editor.open_sheet(f"template-{kind}")
    record = editor.records[editor.sheet]
    if isinstance(record, Checklist):
        details = dict.fromkeys(("organisation", "address", "phone", "opening", "web"), "Perhekeskus")
        edits.change_sheet(document, record.id, **details)
    if isinstance(record, Poster):
        edits.change_sheet(document, record.id, foot="Meidän talo")
    found = drawn(document, editor.sheet, easy=easy)
    fields = fields_of(document, editor.sheet, "fi", easy=easy)
    assert [field.box for field in fields if field.text.strip() and field.box not in found] == []
    assert set(found) <= {field.box for field in fields}


@pytest.mark.parametrize("kind", ["client_centred", "encounter", "conversation", "checklist"])
def test_places_of_lines_lie_apart_and_within_the_sheet(document, kind):
    editor = Editor(document)
    editor.open_sheet(f"template-{kind}")
    lines = {field.box for field in fields_of(document, editor.sheet, "fi") if field.line}
    found = [spot for key, spot in drawn(document, editor.sheet, easy=False).items() if key in lines]
    assert len(found) == len(lines)
    for one, other in itertools.combinations(found, 2):
        overlap = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
        beside = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
        assert one.sheet != other.sheet or overlap <= 0.35 * min(one.size, other.size) or beside <= 0


@pytest.mark.parametrize(("kind", "field"), [("conversation", "prompt"), ("client_centred", "subtitle")])
def test_the_name_of_an_empty_text_lies_over_no_other(at_table, kind, field):
    at_table.open(f"template-{kind}")
    record = at_table.editing.lines()[0].id if field == "prompt" else at_table.editor.sheet
    at_table.editing.write(record, field, "")
    at_table.see()
    at_table.paper.area.setFocus()
    at_table.paper.go(f"field:{record}:{field}")
    assert at_table.paper.marks.words
    named = at_table.paper.marks.at
    places = at_table.paper.places
    assert [key for key, spot in places.spots.items() if places.on_screen(spot).intersects(named)] == []
