"""The conversation sheet on paper: what a client finds on it, empty and filled in."""

import pytest

from paku_studio.drawing.sheet_templates import speaking
from paku_studio.models import LifeAreaScale

LONG = "Tänään on ollut raskas päivä, ja silti kissa odotti ovella. " * 30


def in_order(words, *expected):
    """Each is read after the one before it."""
    at = -1
    for each in expected:
        found = words.find(each, at + 1)
        assert found > at, f"{each!r} is not read after what comes before it"
        at = found


def test_everything_is_read_in_the_order_of_the_paper(talk):
    words = talk().words()
    areas = [
        said for number in range(6) for said in (f"Alue {number}", f"Miten sujuu asia numero {number}?", "1 huonosti")
    ]
    in_order(words, "Miten jakselet?", "Kerro sen verran kuin haluat.", "Miten menee juuri nyt?", *areas)
    in_order(
        words,
        "Alue 5",
        "Mikä on hyvin?",
        "Mikä painaa mieltä?",
        "Mikä auttaisi?",
        "Seuraava askel",
        "Lappu jää sinulle.",
        "Kukaan muu ei lue sitä.",
        "luonnos",
        "Varhaisen tuen ryhmä · PAKU-hanke · Euroopan sosiaalirahasto",
    )


def test_the_easy_twin_says_its_own_words(talk):
    words = talk(easy=True).words()
    in_order(words, "Mitä kuuluu?", "Vastaa, jos haluat.", "Alue 0", "Onko asia 0 hyvin?", "Vie se kotiin.")
    assert "Miten sujuu" not in words
    assert "Kerro sen verran" not in words


def test_where_an_easy_text_is_missing_the_text_itself_stands(talk, made):
    records = made.conversation()
    records["area1"] = records["area1"].with_changes(easy_prompt="")
    assert "Miten sujuu asia numero 1?" in talk(records, easy=True).words()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("easy", [False, True])
def test_the_template_speaks_each_language_in_type_that_a_client_reads(talk, language, easy):
    seen = talk(
        speaking({}, "template-conversation", language), language=language, easy=easy, sheet="template-conversation"
    )
    foot = {"luonnos", "utkast", "draft", *(f"{page}/{seen.pages}" for page in range(1, 9))}
    smallest = min(size for size, text in seen.sizes() if text not in foot)
    assert smallest >= (14 if easy else 11)
    assert min(size for size, _ in seen.sizes()) >= 9
    assert seen.outside() == []
    assert seen.collisions() == []
    assert seen.pages == (2 if easy else 1)


def test_a_row_of_faces_is_heard_as_words(talk):
    figures = [words for role, words in talk().read() if role == "Figure"]
    assert figures == ["Ympyröi yksi: 1 huonosti, 2 aika huonosti, 3 siltä väliltä, 4 aika hyvin, 5 hyvin"] * 6


def test_a_row_of_numbers_goes_from_nought_to_ten(talk, made):
    figures = talk(made.conversation(2, LifeAreaScale.ZERO_TO_TEN)).groups("Figure")
    assert figures[0].alt == "Ympyröi yksi: 0 huonosti, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 hyvin"


def test_an_area_without_a_scale_has_a_line_to_write_on(talk, made):
    assert talk(made.conversation(2, LifeAreaScale.NONE)).groups("Figure") == []


def test_the_five_mouths_differ(talk):
    row = talk().groups("Figure")[0]
    each = len(row.children) // 5
    mouths = [row.children[number * each + each - 1].commands for number in range(5)]
    falls = [mouth[0][2] - mouth[1][4] for mouth in mouths]
    assert falls == sorted(falls, reverse=True)
    assert len({round(fall, 1) for fall in falls}) == 5


def test_the_face_that_was_chosen_has_a_ring_and_is_said(talk):
    plain, chosen = talk().groups("Figure"), talk(filled={"area2": "4"}).groups("Figure")
    assert chosen[2].alt.startswith("Valittu: 4 aika hyvin.")
    assert len(chosen[2].children) == len(plain[2].children) + 1
    assert [figure.alt for place, figure in enumerate(chosen) if place != 2] == [plain[0].alt] * 5


@pytest.mark.parametrize("value", ["0", "6", "hyvin", "-1", "٣", ""])
def test_what_is_no_step_of_the_scale_is_not_drawn(talk, value):
    assert talk(filled={"area2": value}).groups("Figure")[2].alt.startswith("Ympyröi")


def test_words_typed_into_the_fields_stand_on_the_lines(talk):
    filled = {
        "area0.note": "Katto vuotaa.",
        "well": "Minulla on kissa.",
        "worries": "Laskut.",
        "helps": "Joku viereen.",
        "what": "Avataan kirjeet",
        "who": "Marja",
        "when": "ti 1.12.",
    }
    seen = talk(filled=filled)
    in_order(seen.words(), "Alue 0", *filled.values())
    assert seen.pages == 1
    assert seen.collisions() == []


def test_a_long_answer_goes_on_to_more_lines_and_pages_and_is_never_cut(talk):
    seen = talk(filled={"worries": LONG, "what": LONG})
    words = " ".join(seen.words().split())
    assert words.count(" ".join(LONG.split())) == 2
    assert seen.pages > 1
    assert seen.outside() == []
    assert seen.collisions() == []


@pytest.mark.parametrize("areas", [1, 6, 7, 8])
def test_up_to_eight_areas_stand_on_one_page(talk, made, areas):
    assert talk(made.conversation(areas)).pages == 1


def test_the_ninth_area_goes_to_a_second_page(talk, made):
    seen = talk(made.conversation(9))
    assert seen.pages == 2
    assert "Alue 7" in seen.words(0)
    assert "Alue 8" not in seen.words(0)
    assert "Alue 8" in seen.words(1)


def test_more_areas_leave_fewer_lines_to_write_on(talk, made):
    def lines(areas):
        below = talk(made.conversation(areas)).element("sheet-talk-next")[1]
        asked = talk(made.conversation(areas)).element("sheet-talk-well")[1]
        return below - asked

    assert lines(6) > lines(7) > lines(8) - 1


@pytest.mark.parametrize("easy", [False, True])
def test_every_word_of_the_organisation_has_its_place_to_be_written_over(talk, easy):
    seen = talk(easy=easy)
    twin = "easy_" if easy else ""
    places = [f"field:talk:{twin}{name}" for name in ("title", "subtitle", "promise", "promise:rest")]
    places += [f"field:area{number}:{name}" for number in range(6) for name in ("name", f"{twin}prompt")]
    assert [place for place in places if seen.element(place) is None] == []


def test_larger_paper_is_the_same_sheet_grown(talk):
    small, large = talk(), talk(size="A3")
    assert large.words() == small.words()
    assert large.pages == small.pages
    assert min(size for size, _ in large.sizes()) == pytest.approx(
        min(size for size, _ in small.sizes()) * 2**0.5, rel=0.01
    )
    assert large.outside() == []


@pytest.mark.parametrize("easy", [False, True])
def test_paper_that_lies_across_loses_nothing(talk, easy):
    upright, across = talk(easy=easy), talk(easy=easy, way="landscape")
    assert sorted(across.read()) == sorted(upright.read())
    assert across.outside() == []
    assert across.collisions() == []


def test_black_and_white_has_no_colour(talk):
    painted = str(talk(colours="black-and-white").drawing)
    assert "#1E5B4F" not in painted
    assert "#E3EEEA" not in painted


def test_words_in_another_language_than_the_sheets_say_so(talk):
    seen = talk(language="sv")
    assert {group.language for group in seen.groups("H1")} == {"fi"}
    assert "Hur är det just nu?" in seen.words()


def test_logos_stand_in_the_foot_with_their_words_once(talk, made):
    records = {**made.conversation(9), "logo": made.logo}
    assert [words for role, words in talk(records).read() if words == "Rahaston lippu"] == ["Rahaston lippu"]


def test_a_finished_sheet_is_no_draft(talk, made):
    records = made.conversation()
    records["talk"] = records["talk"].with_changes(draft=False)
    assert "luonnos" not in talk(records).words()


def test_a_sheet_that_is_not_there_is_no_sheet(talk):
    with pytest.raises(KeyError):
        talk(sheet="nowhere")
