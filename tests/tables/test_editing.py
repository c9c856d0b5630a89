"""A table that somebody edited in a spreadsheet comes back as an update."""

import datetime

import pytest

from paku_studio import edits
from paku_studio.export.tables import READ_TABLE, TableContent, TableRow, apply_table, read_table
from paku_studio.export.tables_cells import UnreadableError, join_texts, read_cell, split_texts
from paku_studio.export.tables_columns import columns_of
from paku_studio.locale import LANGUAGES
from paku_studio.models import (
    DotSubject,
    Emotion,
    Note,
    ParticipantCount,
    Pathway,
    ServiceMoment,
    Session,
    Touchpoint,
    TouchpointKind,
)


def rows(*cells):
    return TableContent(tuple(TableRow("", number, row) for number, row in enumerate(cells, start=2)))


def test_an_edited_cell_is_one_change_and_one_undo(document, opened):
    table = opened(document)
    table.write("letters", "text", "Kirjeet pinossa")

    report = apply_table(document, table.content())

    assert (report.added, report.changed, report.unused) == ((), ("letters",), ())
    assert [commit.name for commit in document.history] == [READ_TABLE]
    assert document.get("letters", ServiceMoment).text == "Kirjeet pinossa"
    document.undo()
    assert document.get("letters", ServiceMoment).text == "Kirjeet jäävät avaamatta"


def test_an_emptied_cell_empties_the_field(document, opened):
    table = opened(document)
    table.write("demand", "label", "")
    table.write("demand", "kind", "")
    apply_table(document, table.content())
    assert document.get("demand", Touchpoint).label == ""
    assert document.get("demand", Touchpoint).kind is TouchpointKind.OTHER


def test_a_new_row_below_a_moment_is_that_moments(document, opened):
    table = opened(document)
    table.add_row(after="letters", type="Kontaktipiste", kind="puhelin", label="perintätoimisto")
    report = apply_table(document, table.content())
    assert report.unused == ()
    (new,) = report.added
    touchpoint = document.get(new, Touchpoint)
    assert (touchpoint.moment, touchpoint.kind, touchpoint.label) == (
        "letters",
        TouchpointKind.PHONE,
        "perintätoimisto",
    )


def test_a_new_moment_comes_where_its_row_stands(document, opened):
    table = opened(document)
    table.add_row(after="demand", type="palvelutuokio", text="Avun etsiminen")
    (new,) = apply_table(document, table.content()).added
    told = [moment.id for moment in document.children("before", ServiceMoment, "phase")]
    assert told == ["letters", new, "neighbour"]


def test_new_rows_may_name_each_other_by_their_words(document, opened):
    table = opened(document)
    table.add_row(type="Kontaktipiste", label="odotusaula", moment="Velkaneuvonta")
    table.add_row(type="Palvelutuokio", text="Velkaneuvonta", phase="ennen")
    report = apply_table(document, table.content())
    assert report.unused == ()
    touchpoint, moment = (document.records[key] for key in report.added)
    assert touchpoint.moment == moment.id


def test_a_row_left_out_removes_nothing(document, opened):
    table = opened(document)
    table.leave_out("demand")
    assert apply_table(document, table.content()).changed == ()
    assert "demand" in document.records


def test_a_column_left_out_changes_nothing(document):
    report = apply_table(document, rows({"id": "letters", "feeling": "huono"}))
    assert report.changed == ("letters",)
    moment = document.get("letters", ServiceMoment)
    assert (moment.text, moment.feeling) == ("Kirjeet jäävät avaamatta", Emotion.BAD)


def test_the_facilitators_own_notes_stay_at_home(document, opened):
    table = opened(document)
    assert not any("en ole varma" in cell for line in table.lines for cell in line)
    report = apply_table(document, rows({"id": "secret", "type": "note", "kind": "risk", "target": "letters"}))
    assert report.changed == ()
    assert document.get("secret", Note).text == "en ole varma"
    assert "omia" in report.unused[0].sentence("fi")


def test_dots_that_the_group_has_not_seen_stand_in_no_table(document, opened):
    edits.mark_critical(document, "letters", "ilman apua ei avata")
    ballot = edits.start_ballot(document, document.of_type(Pathway)[0].id, DotSubject.CRITICAL)
    edits.give_dots(document, ballot, "letters", 17)
    assert not any("17" in line for line in opened(document).lines)
    edits.show_dots(document, ballot)
    assert any("17" in line for line in opened(document).lines)


def test_what_nobody_can_take_for_a_formula_stays_as_typed(document, opened):
    assert opened(document).row("money")[opened(document).column("text")] == "'+ säästää"


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252", "utf-16"])
def test_however_the_spreadsheet_saved_it(document, opened, separator, encoding):
    table = opened(document)
    table.write("letters", "text", "Äidin apu; ”kyllä”, näin")
    report = apply_table(document, table.content(separator, encoding))
    assert (report.changed, report.unused) == (("letters",), ())
    assert document.get("letters", ServiceMoment).text == "Äidin apu; ”kyllä”, näin"


def test_a_table_of_ones_own_with_plain_headings(document):
    data = "Mikä;Teksti;Tunne\r\n;;\r\n".replace("Mikä", "type") + "Tuokio;x;y\r\nPalvelutuokio;Uusi;hyvä\r\n"
    report = apply_table(document, read_table(data.encode(), ".csv"))
    assert len(report.unused) == 2
    assert report.unused[1].sentence("fi").startswith("Rivi 4: sarake ”Vaihe”")


REASONS = [
    ({"type": "taulukko", "text": "x"}, "Row 2: “taulukko” is no kind of row that is known."),
    ({"type": "palvelutuokio", "text": " "}, "Row 2: only the kind of row is filled in."),
    ({"id": "letters", "type": "note"}, "belongs to another kind"),
    ({"id": "å", "type": "moment"}, "is not an identifier"),
    ({"id": "letters", "feeling": "surullinen"}, "the column “Feeling” does not understand “surullinen”"),
    ({"id": "letters", "kind": "puhelin"}, "the column “Kind” has no meaning here: Service moment."),
    ({"id": "letters", "parent": "ei mikään"}, "names nothing that is there"),
    ({"id": "letters", "phase": ""}, "the column “Phase” must not be empty"),
    ({"type": "note", "target": "path", "text": "x"}, "the column “Kind” must not be empty"),
    ({"type": "note", "target": "path", "kind": "", "text": "x"}, "the column “Kind” must not be empty"),
    ({"id": "letters", "text": "x" * 20_001}, "the column “Text” does not understand"),
    ({"id": "other", "type": "document", "title": "x"}, "only one row about the document"),
    ({"type": "count", "session": "nowhere", "role": "kela"}, "names nothing"),
    ({"type": "session", "date": "31.2.2027"}, "the column “Date” does not understand"),
    ({"type": "session", "number": "kolme"}, "the column “Meeting number” does not understand"),
    ({"type": "municipality", "in_project": "ehkä"}, "the column “In the project” does not understand"),
    ({"type": "project", "start": "2027-01-02", "end": "2027-01-01"}, "do not fit together"),
    ({"id": "letters", "order": "ö"}, "the column “Order key” does not understand"),
]


@pytest.mark.parametrize(("cells", "reason"), REASONS)
def test_a_row_that_cannot_be_used_is_listed_with_its_reason(document, cells, reason):
    before = document.snapshot()
    report = apply_table(document, rows(cells))
    assert document.snapshot() == before
    assert reason in report.unused[0].sentence("en")
    for language in LANGUAGES:
        assert "%(" not in report.unused[0].sentence(language)


def test_two_of_one_name_must_be_told_apart_by_id(document):
    content = rows(
        {"type": "actor", "name": "Seurakunta"},
        {"type": "actor", "name": "seurakunta"},
        {"type": "involvement", "moment": "letters", "actor": "Seurakunta"},
    )
    report = apply_table(document, content)
    assert len(report.added) == 2
    assert "names more than one" in report.unused[0].sentence("en")


def test_what_leans_on_a_row_without_use_is_listed_too(document):
    content = rows(
        {"id": "m", "type": "moment", "text": "Uusi", "phase": "before", "feeling": "vihreä"},
        {"id": "t", "type": "touchpoint", "moment": "m"},
        {"type": "note", "target": "t", "kind": "risk"},
    )
    report = apply_table(document, content)
    assert report.added == ()
    assert [unused.row.number for unused in report.unused] == [2, 3, 4]


def test_one_id_twice_is_used_once(document):
    report = apply_table(document, rows({"id": "letters", "text": "a"}, {"id": "letters", "text": "b"}))
    assert document.get("letters", ServiceMoment).text == "a"
    assert "earlier row" in report.unused[0].sentence("en")


def test_what_was_removed_meanwhile_does_not_come_back(document, opened):
    table = opened(document)
    with document.edit("x") as transaction:
        transaction.remove("demand")
    report = apply_table(document, table.content())
    assert "demand" not in document.records
    assert [unused.row.cells["id"] for unused in report.unused] == ["demand"]


def test_more_new_persons_than_attending_do_not_fit(document):
    content = rows(
        {"id": "s", "type": "Tapaaminen", "date": "14.1.2027"},
        {"id": "c", "type": "count", "session": "s", "role": "läheinen", "attending": "2", "new_persons": "3"},
        {"id": "d", "type": "count", "session": "s", "role": "läheinen", "attending": "3", "new_persons": "3"},
    )
    report = apply_table(document, content)
    assert report.added == ("s", "d")
    assert document.get("s", Session).date == datetime.date(2027, 1, 14)
    assert document.get("d", ParticipantCount).new_persons == 3


def test_a_table_that_calls_a_meeting_by_its_former_name_is_read_on(document):
    report = apply_table(document, rows({"id": "s", "type": "Gruppträff", "date": "14.1.2027"}))
    assert report.added == ("s",)
    assert document.get("s", Session).date == datetime.date(2027, 1, 14)


def test_dates_as_spreadsheets_give_them():
    column = columns_of(Session)["date"]
    for text in ("2027-01-14", "14.1.2027", "14. 1. 2027", "2027-01-14T00:00:00", "46401"):
        assert read_cell(column, text) == datetime.date(2027, 1, 14)
    with pytest.raises(UnreadableError):
        read_cell(column, "tammikuu")


def test_several_texts_in_one_cell():
    assert split_texts("SHL 39 §;SHL 41 §; THL 7 §") == ("SHL 39 §", "SHL 41 §", "THL 7 §")
    assert join_texts(("a;b", "")) == "a\\;b; \\-"
