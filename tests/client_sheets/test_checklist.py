"""The errand checklist on paper: the organisation's details, things to tick, lines to write on."""

import pytest

from paku_studio.drawing.display import Path, TextLine, walk
from paku_studio.drawing.sheet_templates import speaking

DETAILS = {
    "organisation": "Esimerkkilän aikuissosiaalityö",
    "address": "Esimerkkikatu 1",
    "phone": "050 123 4567",
    "opening": "ma–to 9–15",
    "web": "esimerkkila.fi",
}


def in_order(words, *expected):
    """Each is read after the one before it."""
    at = -1
    for each in expected:
        found = words.find(each, at + 1)
        assert found > at, f"{each!r} is not read after what comes before it"
        at = found


@pytest.mark.parametrize("easy", [False, True])
def test_everything_is_read_in_the_order_of_the_paper(errand, easy):
    thing = "asia" if easy else "muistettava"
    in_order(
        errand(easy=easy).words(),
        "Näin asioit" if easy else "Kun asioit meillä",
        "Rantakunnan sosiaalityö",
        "Rantatie 3",
        f"before: {thing} 0",
        "Ennen",
        f"before: {thing} 1",
        f"before: {thing} 2",
        "Paikan päällä",
        *(f"during: {thing} {number}" for number in range(3)),
        "Jälkeen",
        f"after: {thing} 1",
        f"after: {thing} 2",
        "Näin sovittiin",
        f"after: {thing} 0",
        "Omia muistiinpanoja",
        "luonnos",
    )


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("easy", [False, True])
def test_the_template_speaks_each_language_in_type_that_a_client_reads(errand, language, easy):
    seen = errand(
        speaking({}, "template-checklist", language), language=language, easy=easy, sheet="template-checklist"
    )
    foot = {"luonnos", "utkast", "draft", *(f"{page}/{seen.pages}" for page in range(1, 9)), "1", "2", "3"}
    assert min(size for size, text in seen.sizes() if text not in foot) >= (14 if easy else 11)
    assert min(size for size, _ in seen.sizes()) >= 9
    assert seen.outside() == []
    assert seen.collisions() == []
    assert seen.pages == (2 if easy else 1)


def test_details_that_are_filled_in_stand_in_place_of_the_organisations(errand):
    words = errand(filled=DETAILS).words()
    in_order(words, *DETAILS.values())
    assert "Rantatie 3" not in words


def test_each_detail_says_what_it_is(errand):
    signs = [words for role, words in errand(filled=DETAILS).read() if role == "Figure"]
    assert signs == ["Osoite", "Puhelin", "Aukioloajat", "Verkossa"]


def test_an_empty_detail_is_a_line_to_write_on_that_can_still_be_clicked(errand):
    seen = errand()
    assert seen.element("field:list:phone") is not None
    assert "Puhelin" in seen.words()


def test_a_detail_that_was_filled_in_is_not_taken_for_the_organisations_own_words(errand):
    assert errand(filled=DETAILS).element("field:list:address") is None


@pytest.mark.parametrize("easy", [False, True])
def test_every_word_of_the_organisation_has_its_place_to_be_written_over(errand, easy):
    seen, twin = errand(easy=easy), "easy_" if easy else ""
    names = [f"{section}{number}" for section in ("before", "during", "after") for number in range(3)]
    places = [f"field:{name}:{twin}text" for name in names] + [f"field:list:{twin}title", f"field:list:{twin}subtitle"]
    assert [place for place in places if seen.element(place) is None] == []


def test_six_things_in_a_column_leave_room_for_what_was_agreed(errand, made):
    assert errand(made.checklist(7, 6, 7)).pages == 1


def test_with_seven_things_in_a_column_what_was_agreed_goes_to_a_second_page(errand, made):
    seen = errand(made.checklist(3, 7, 3))
    assert seen.pages == 2
    assert "Näin sovittiin" not in seen.words(0)
    assert "Näin sovittiin" in seen.words(1)


@pytest.mark.parametrize("easy", [False, True])
def test_forty_things_are_all_there(errand, made, easy):
    seen = errand(made.checklist(40, 1, 0), easy=easy)
    words = seen.words()
    in_order(words, *(f"{'asia' if easy else 'muistettava'} {number}" for number in range(40)))
    assert seen.outside() == []
    assert seen.collisions() == []


def test_a_section_without_things_has_boxes_to_write_beside(errand, made):
    some, none = errand(made.checklist(during=1)), errand(made.checklist(during=0))
    assert none.pages == 1
    assert len(none.groups("Artifact")) > len(some.groups("Artifact"))


def test_a_thing_with_a_line_to_write_on_among_others_keeps_its_line(errand, made):
    records = made.checklist()
    plain = errand(records)
    records["during1"] = records["during1"].with_changes(write_in=True)
    below = [seen.element("field:during2:text")[1] for seen in (plain, errand(records))]
    assert below[1] - below[0] > 20


def test_a_thing_without_words_is_an_empty_line_that_can_be_clicked(errand, made):
    records = made.checklist()
    records["during1"] = records["during1"].with_changes(text="")
    assert errand(records).element("field:during1:text") is not None


def test_larger_paper_is_the_same_sheet_grown(errand):
    assert errand(size="A1").words() == errand().words()
    assert errand(size="A1").outside() == []


def test_paper_that_lies_across_loses_nothing(errand):
    across = errand(way="landscape")
    assert sorted(across.read()) == sorted(errand().read())
    assert across.outside() == []
    assert across.collisions() == []


def test_a_sheet_that_is_not_there_is_no_sheet(errand):
    with pytest.raises(KeyError):
        errand(sheet="nowhere")


def rules_of(seen):
    """Each line to write on the first page: its beginning and its height on the sheet."""
    paths = [item for item in walk(seen.drawing.sheets[0].body) if isinstance(item, Path)]
    straight = [path.commands for path in paths if [step[0] for step in path.commands] == ["M", "L"]]
    return [(start[1], start[2]) for start, end in straight if start[2] == end[2]]


def line_of(seen, words):
    return next(item for item in walk(seen.drawing.sheets[0].body) if isinstance(item, TextLine) and item.text == words)


@pytest.mark.parametrize("easy", [False, True])
def test_a_short_question_has_its_line_beside_it(errand, easy):
    seen = errand(speaking({}, "template-checklist", "fi"), sheet="template-checklist", easy=easy)
    asked = line_of(seen, "Milloin menen?" if easy else "Milloin?")
    near = [x for x, y in rules_of(seen) if abs(y - asked.y) < 4 and x > asked.x]
    assert near
    assert min(near) > asked.x + asked.width


def test_where_one_question_is_long_all_stand_above_their_lines_and_nearest_to_their_own(errand, made):
    records = made.checklist(before=4)
    for number, words in enumerate(
        ("Kenet tapaan?", "Millä asialla olen ja mitä haluan siitä ensin kertoa?", "Missä?")
    ):
        item = records[f"before{number}"]
        records[item.id] = item.with_changes(text=words, write_in=True)
    seen = errand(records)
    heights = [y for x, y in rules_of(seen) if x > 250]
    for words in ("Kenet tapaan?", "Missä?"):
        asked = line_of(seen, words)
        below = min(y for y in heights if y > asked.y) - asked.y
        above = min((asked.y - 0.7 * asked.size - y for y in heights if y < asked.y), default=99)
        assert asked.x + asked.width > 250
        assert above > 6
        assert below < 30
