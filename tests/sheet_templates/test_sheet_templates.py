"""The sheets that the program brings along: whole records, and the language that an untouched one speaks."""

import pytest

from paku_studio.drawing.sheet_templates import (
    POSTER_KINDS,
    TEMPLATE_KINDS,
    is_untouched,
    kind_of,
    parts_of,
    speaking,
    template,
    template_records,
)
from paku_studio.export.sheets import SheetChoice, paper_of, sheets_of
from paku_studio.models import (
    DOCUMENT_ID,
    Checklist,
    Conversation,
    DocumentSettings,
    LifeArea,
    Poster,
    PosterLine,
    Session,
    ValueItem,
)


def own(kind, language="fi"):
    """A sheet that a document has of its own, made from a template."""
    shipped = template_records(kind, language)
    (sheet, *parts) = shipped.values()
    owner = next(iter(type(parts[0]).OWNERS))
    mine = [sheet.with_changes(id="mine"), *(part.with_changes(id=f"m-{part.id}", **{owner: "mine"}) for part in parts)]
    return {record.id: record for record in mine}


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("kind", TEMPLATE_KINDS)
def test_a_template_is_a_sheet_with_its_parts_in_order(kind, language):
    records = template_records(kind, language)
    words = template(kind, language)
    sheet = records[f"template-{kind}"]
    assert (sheet.title, sheet.language) == (words["title"], language)
    said = [getattr(part, "text", "") or getattr(part, "name", "") for part in parts_of(records, sheet.id)]
    told = [part.get("text") or part["name"] for part in words.get("lines") or words.get("areas") or words.get("items")]
    assert said == told[: 6 if kind == "conversation" else None]
    assert kind_of(sheet) == kind


@pytest.mark.parametrize("kind", TEMPLATE_KINDS)
def test_an_untouched_sheet_speaks_the_language_of_the_sheet(kind):
    told = speaking(own(kind), "mine", "sv")
    assert told["mine"].title == template(kind, "sv")["title"]
    assert told["mine"].language == "sv"
    swedish = [part.model_dump(exclude={"id", *type(part).OWNERS}) for part in parts_of(told, "mine")]
    shipped = parts_of(template_records(kind, "sv"), f"template-{kind}")
    assert swedish == [part.model_dump(exclude={"id", *type(part).OWNERS}) for part in shipped]


@pytest.mark.parametrize("kind", TEMPLATE_KINDS)
def test_a_sheet_whose_words_the_group_changed_stays_in_its_language(kind):
    records = own(kind)
    part = parts_of(records, "mine")[2]
    field = "name" if isinstance(part, LifeArea) else "text"
    changed = {**records, part.id: part.with_changes(**{field: "Ihan omat sanat"})}
    assert not is_untouched(changed, "mine")
    assert speaking(changed, "mine", "sv") is changed
    fewer = {key: record for key, record in records.items() if key != part.id}
    assert not is_untouched(fewer, "mine")


def test_an_easy_text_that_the_group_changed_is_a_change_too():
    records = own("encounter")
    (first, *_) = parts_of(records, "mine")
    assert not is_untouched({**records, first.id: first.with_changes(easy_text="Moi")}, "mine")


def test_details_date_colours_and_draft_are_no_change():
    records = own("checklist")
    mine = {**records, "mine": records["mine"].with_changes(organisation="Säätiö", phone="0400", draft=False)}
    told = speaking(mine, "mine", "en")
    assert told["mine"].title == template("checklist", "en")["title"]
    assert (told["mine"].organisation, told["mine"].draft) == ("Säätiö", False)


def test_a_groups_own_wall_poster_is_nobody_elses_words():
    records = {"p": Poster(id="p", title="Omamme"), "l": PosterLine(id="l", poster="p", text="Rivi")}
    assert not is_untouched(records, "p")
    assert speaking(records, "p", "sv") is records


def test_a_template_can_be_asked_for_where_the_document_has_none():
    told = speaking({}, "template-management", "en")
    assert told["template-management"].title == template("management", "en")["title"]
    with pytest.raises(KeyError):
        speaking({}, "template-nothing", "fi")


def test_what_the_program_brings_along_is_offered_until_the_group_has_its_own():
    offered = sheets_of({}, "poster")
    assert [sheet.id for sheet in offered] == [f"template-{kind}" for kind in POSTER_KINDS]
    assert all(sheet.empty for sheet in offered)
    assert [sheet.id for sheet in sheets_of({"p": Poster(id="p", title="Omamme")}, "poster")] == ["p"]
    swedish = {DOCUMENT_ID: DocumentSettings(id=DOCUMENT_ID, language="sv")}
    assert sheets_of(swedish, "checklist")[0].title == template("checklist", "sv")["title"]
    assert [sheet.id for sheet in sheets_of({"c": Conversation(id="c")}, "conversation")] == ["c"]
    assert [sheet.id for sheet in sheets_of({"k": Checklist(id="k")}, "checklist")] == ["k"]


def test_all_sheets_at_once_leave_out_what_nobody_has_made_their_own():
    assert {sheet.what for sheet in sheets_of({}, "all")} == set()
    assert [sheet.what for sheet in sheets_of({"p": Poster(id="p", title="Omamme")}, "all")] == ["poster"]


def test_each_meeting_in_which_something_was_said_has_a_report_after_that_of_the_whole():
    records = {
        "late": Session(id="late", number=2, date="2027-02-01"),
        "early": Session(id="early", number=1, date="2027-01-01"),
        "silent": Session(id="silent", number=3),
        "a": ValueItem(id="a", value="v", facet="goal", text="Arki", session="late"),
        "b": ValueItem(id="b", value="v", facet="goal", text="Rauha", session="early"),
    }
    assert [sheet.id for sheet in sheets_of(records, "report")] == ["", "early", "late"]


def test_values_are_made_for_the_desk_and_the_others_for_the_wall():
    sizes = {sheet.id: paper_of({}, sheet, SheetChoice()).size for sheet in sheets_of({}, "poster")}
    assert sizes.pop("template-values_ethics") == "A4"
    assert set(sizes.values()) == {"A3"}
    (large,) = {paper_of({}, sheet, SheetChoice(size="A1")).size for sheet in sheets_of({}, "poster")}
    assert large == "A1"
