"""What a group does with its sheets: templates, lines that remember, languages, logos; all can be undone."""

import pytest

from paku_studio import edits
from paku_studio.drawing.sheet_templates import TEMPLATE_KINDS, is_untouched, template
from paku_studio.edits.client_sheets import further_areas
from paku_studio.edits.sheets import lines_of
from paku_studio.models import (
    Checklist,
    ChecklistSection,
    LifeArea,
    LifeAreaScale,
    Logo,
    LogoKind,
    Poster,
    PosterKind,
    PosterLine,
    PosterSource,
)

PICTURE = "0" * 64 + ".png"


def texts(document, sheet):
    return [getattr(line, "text", "") for line in lines_of(document, sheet)]


def start(document, kind, language="fi"):
    if kind == "conversation":
        return edits.start_conversation(document, language)
    if kind == "checklist":
        return edits.start_checklist(document, language)
    return edits.start_poster(document, kind, language)


@pytest.mark.parametrize("kind", TEMPLATE_KINDS)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_sheet_begun_from_a_template_says_what_the_template_says_as_a_draft(document, kind, language):
    sheet = start(document, kind, language)
    assert document.records[sheet].title == template(kind, language)["title"]
    assert document.records[sheet].draft
    assert is_untouched(document.records, sheet)
    document.undo()
    assert sheet not in document.records
    assert not lines_left(document)


def lines_left(document):
    return [record for record in document.records.values() if record.TYPE in {"poster_line", "life_area"}]


def test_ones_own_poster_begins_empty(document):
    poster = edits.start_poster(document, PosterKind.CUSTOM, "sv")
    assert document.get(poster, Poster).title == ""
    assert document.get(poster, Poster).language.value == "sv"
    assert lines_of(document, poster) == ()


def test_a_second_sheet_stands_after_the_first(document):
    first, second = start(document, "encounter"), start(document, "management")
    assert document.get(first, Poster).order < document.get(second, Poster).order


def test_lines_come_between_others_move_and_go(document):
    poster = edits.start_poster(document, PosterKind.CUSTOM, "fi")
    last = edits.add_sheet_line(document, poster, "kolmas")
    edits.add_sheet_line(document, poster, "ensimmäinen", before=last)
    edits.add_sheet_line(document, poster, "toinen", before=last)
    assert texts(document, poster) == ["ensimmäinen", "toinen", "kolmas"]
    edits.move_sheet_line(document, last, before=lines_of(document, poster)[0].id)
    assert texts(document, poster) == ["kolmas", "ensimmäinen", "toinen"]
    edits.remove_sheet_line(document, last)
    assert texts(document, poster) == ["ensimmäinen", "toinen"]
    document.undo()
    document.undo()
    assert texts(document, poster) == ["ensimmäinen", "toinen", "kolmas"]


def test_a_line_goes_when_neither_it_nor_its_easy_twin_says_anything(document):
    poster = edits.start_poster(document, PosterKind.CUSTOM, "fi")
    line = edits.add_sheet_line(document, poster, "sanat", easy_text="helposti")
    assert edits.write_on_sheet(document, line, "text", "  ") == line
    assert edits.write_on_sheet(document, line, "easy_text", "") == ""
    assert lines_of(document, poster) == ()
    document.undo()
    assert [line.easy_text for line in lines_of(document, poster)] == ["helposti"]


@pytest.mark.parametrize(("field", "record"), [("order", "line"), ("kind", "poster"), ("text", "poster")])
def test_only_words_are_written_on_a_sheet(document, field, record):
    poster = edits.start_poster(document, PosterKind.ENCOUNTER, "fi")
    ids = {"poster": poster, "line": lines_of(document, poster)[0].id}
    before = document.snapshot()
    with pytest.raises(edits.NotPossible):
        edits.write_on_sheet(document, ids[record], field, "x")
    assert document.snapshot() == before


def test_what_is_no_sheet_is_refused_as_one(document, said):
    with pytest.raises(edits.NotPossible):
        edits.remove_sheet(document, said["moment"])
    poster = edits.start_poster(document, PosterKind.ENCOUNTER, "fi")
    with pytest.raises(edits.NotPossible):
        edits.remove_sheet(document, lines_of(document, poster)[0].id)
    assert len(texts(document, poster)) >= 5


# Where lines come from


def sources(document, line):
    return [source.statement for source in document.children(line, PosterSource, "line")]


def test_a_line_made_of_statements_says_what_they_say_and_remembers_them(document, said):
    poster = edits.start_poster(document, PosterKind.CUSTOM, "fi")
    line = edits.add_line_from(document, poster, [said["value"], said["note"]])
    assert document.get(line, PosterLine).text == "Oma talous omissa käsissä\nKukaan ei kerro, kuka minua auttaa."
    assert sources(document, line) == [said["value"], said["note"]]
    document.undo()
    assert line not in document.records
    assert not document.of_type(PosterSource)


def test_several_statements_become_lines_in_the_order_in_which_they_were_chosen(document, said):
    poster = edits.start_poster(document, PosterKind.CUSTOM, "fi")
    first = edits.add_sheet_line(document, poster, "ensin")
    edits.add_sheet_line(document, poster, "lopuksi")
    edits.add_lines_from(document, poster, [said["persona line"], said["point"], said["moment"]], after=first)
    assert texts(document, poster) == ["ensin", "ei avaa kirjeitä", "puhelinjono", "soitto neuvontaan", "lopuksi"]
    assert document.undo_name == edits.names.ADD_LINE_FROM
    document.undo()
    assert texts(document, poster) == ["ensin", "lopuksi"]


def test_the_facilitators_own_note_is_no_source(document, said):
    poster = edits.start_poster(document, PosterKind.CUSTOM, "fi")
    before = document.snapshot()
    with pytest.raises(edits.NotPossible):
        edits.add_line_from(document, poster, [said["own"]])
    with pytest.raises(edits.NotPossible):
        edits.add_line_from(document, poster, [said["group"]])
    assert document.snapshot() == before


def test_a_statement_that_goes_leaves_the_line_and_comes_back_as_its_source(document, said):
    poster = edits.start_poster(document, PosterKind.CUSTOM, "fi")
    line = edits.add_line_from(document, poster, [said["note"], said["value"]])
    words = document.get(line, PosterLine).text
    edits.remove(document, [said["note"]])
    assert document.get(line, PosterLine).text == words
    assert sources(document, line) == [said["value"]]
    document.undo()
    assert sources(document, line) == [said["note"], said["value"]]


def test_a_source_is_remembered_once_and_can_be_detached(document, said):
    poster = edits.start_poster(document, PosterKind.CUSTOM, "fi")
    line = edits.add_line_from(document, poster, [said["note"]])
    edits.add_sources(document, line, [said["note"], said["answer"], said["answer"]])
    assert sources(document, line) == [said["note"], said["answer"]]
    edits.remove_source(document, document.children(line, PosterSource, "line")[0].id)
    assert sources(document, line) == [said["answer"]]
    assert said["note"] in document.records


def test_no_line_came_from_a_copy_of_what_it_came_from(document, said):
    poster = edits.start_poster(document, PosterKind.CUSTOM, "fi")
    line = edits.add_line_from(document, poster, [said["moment"]])
    edits.duplicate(document, [said["moment"]])
    assert sources(document, line) == [said["moment"]]
    assert len(document.of_type(PosterSource)) == 1


# The same in another language


def test_in_another_language_the_templates_words_are_the_templates_and_ones_own_stay(document, said):
    poster = edits.start_poster(document, PosterKind.CLIENT_CENTRED, "fi")
    own = lines_of(document, poster)[1]
    edits.write_on_sheet(document, own.id, "text", "Meidän oma lupauksemme.")
    edits.add_sources(document, own.id, [said["note"]])
    edits.change_sheet(document, poster, draft=False, foot="Meidän talo")
    copy = edits.same_in_language(document, poster, "sv")
    swedish = template("client_centred", "sv")
    assert document.get(copy, Poster).title == swedish["title"]
    assert document.get(copy, Poster).language.value == "sv"
    assert document.get(copy, Poster).foot == "Meidän talo"
    lines = lines_of(document, copy)
    assert lines[0].text == swedish["lines"][0]["text"]
    assert lines[1].text == "Meidän oma lupauksemme."
    assert lines[1].easy_text == swedish["lines"][1]["easy_text"]
    assert sources(document, lines[1].id) == [said["note"]]
    assert texts(document, poster)[0] == template("client_centred", "fi")["lines"][0]["text"]
    document.undo()
    assert copy not in document.records


def test_lines_that_changed_places_are_still_known_in_another_language(document):
    checklist = edits.start_checklist(document, "fi")
    edits.change_sheet(document, checklist, organisation="Perhekeskus")
    row = lines_of(document, checklist)
    edits.move_sheet_line(document, row[2].id, before=row[0].id)
    copy = edits.same_in_language(document, checklist, "en")
    assert document.get(copy, Checklist).organisation == "Perhekeskus"
    assert lines_of(document, copy)[0].text == template("checklist", "en")["items"][2]["text"]


# Client sheets


def test_a_life_area_of_the_template_comes_with_its_questions_and_one_of_ones_own_without(document):
    sheet = edits.start_conversation(document, "fi")
    offered = further_areas(document, sheet)
    assert len(offered) == 2
    name = next(iter(offered))
    area = document.get(edits.add_life_area(document, sheet, name), LifeArea)
    assert (area.prompt, area.easy_prompt) == (offered[name]["prompt"], offered[name]["easy_prompt"])
    own = document.get(edits.add_life_area(document, sheet, "Koira", after=area.id), LifeArea)
    assert (own.name, own.prompt) == ("Koira", "")
    assert len(further_areas(document, sheet)) == 1
    edits.change_sheet_line(document, own.id, scale=LifeAreaScale.ZERO_TO_TEN)
    assert document.get(own.id, LifeArea).scale is LifeAreaScale.ZERO_TO_TEN


def test_an_item_takes_the_section_of_its_neighbour(document):
    sheet = edits.start_checklist(document, "fi")
    during = next(line for line in lines_of(document, sheet) if line.section is ChecklistSection.DURING)
    made = edits.add_sheet_line(document, sheet, "kysyn vielä", after=during.id)
    assert document.records[made].section is ChecklistSection.DURING
    after = next(line for line in lines_of(document, sheet) if line.section is ChecklistSection.AFTER)
    edits.move_sheet_line(document, made, before=after.id)
    assert document.records[made].section is ChecklistSection.AFTER
    section = [line.id for line in lines_of(document, sheet) if line.section is ChecklistSection.AFTER]
    assert section[0] == made


# Logos


def test_logos_have_an_order_words_and_a_kind(document):
    first = edits.add_logo(document, PICTURE, LogoKind.FUND, "Rahasto")
    second = edits.add_logo(document, "1" * 64 + ".jpg")
    edits.move_logo(document, second, before=first)
    edits.change_logo(document, second, words="Kunta", kind=LogoKind.PROJECT)
    row = sorted(document.of_type(Logo), key=lambda logo: logo.order)
    assert [(logo.words, logo.kind) for logo in row] == [("Kunta", LogoKind.PROJECT), ("Rahasto", LogoKind.FUND)]
    edits.remove_logo(document, first)
    document.undo()
    assert first in document.records


def test_a_logo_without_a_picture_is_refused(document):
    with pytest.raises(edits.NotPossible):
        edits.add_logo(document, "")
    logo = edits.add_logo(document, PICTURE)
    with pytest.raises(edits.NotPossible):
        edits.change_logo(document, logo, picture="")
