"""What gives way on a huoneentaulu, in which order, and how the lines go on to another sheet."""

import itertools

import pytest

from paku_studio.drawing.display import Path, TextLine, walk
from paku_studio.drawing.sheet_templates import POSTER_KINDS
from paku_studio.models import PosterKind

LINE = "Lupaus pitää.\nTästä me pidämme kiinni myös huonona päivänä."


def told(write, count, **facts):
    return write(*(f"{n}. {LINE}" for n in range(count)), **facts)


def keys(found, sheet=0):
    """Key phrases of a sheet: baseline and size of each, in points of A3."""
    return [
        (item.y * found.grown(), item.size * found.grown())
        for item in walk(found.drawing.sheets[sheet].body)
        if isinstance(item, TextLine) and item.text.endswith("Lupaus pitää.")
    ]


def trees(found):
    return len([box for box in found.stitches(0) if box[3] < 300])


def state(found):
    """How far a poster has given way: air between lines, subtitle at the foot, no trees, key phrases, sheets."""
    lines = keys(found)
    subtitle = found.sizes()["field:poster:subtitle"]
    return {
        "air": lines[1][0] - lines[0][0],
        "at foot": subtitle < 20,
        "no trees": trees(found) <= 3,
        "key": lines[0][1],
        "sheets": len(found.drawing.sheets),
    }


LONGER = "Lupaus pitää.\nTästä me pidämme kiinni myös silloin, kun päivä on ollut huono ja pitkä."

WHOLE = "Sovimme yhdessä, mitä seuraavaksi tehdään ja kuka sen tekee, ettei kukaan jää odottamaan turhaan ja yksin."


def test_first_the_air_then_the_subtitle_then_the_trees_then_all_key_phrases_then_a_second_sheet(write, see):
    mixed = itertools.product(range(3, 9), range(0, 6, 2), range(3))
    texts = [[LINE] * plain + [LONGER] * longer + [WHOLE] * whole for plain, longer, whole in mixed]
    states = [state(see(write(*lines))) for lines in ([LINE] * 6, *texts)]
    assert states[0]["air"] == pytest.approx(110, abs=1)
    for each in states:
        if each["sheets"] == 1:
            assert not each["key"] < 38 or each["no trees"]
            assert not each["no trees"] or each["at foot"]
        else:
            assert not each["at foot"]
    stages = {(each["sheets"], each["key"] < 38, each["no trees"], each["at foot"]) for each in states}
    assert stages >= {(1, False, False, False), (1, False, False, True), (1, False, True, True), (1, True, True, True)}
    assert any(sheets == 2 for sheets, *_ in stages)


def test_with_more_lines_the_air_grows_less_until_something_else_gives_way(write, see):
    states = [state(see(told(write, count))) for count in range(5, 16)]
    for before, after in itertools.pairwise(states):
        if {**before, "air": 0} == {**after, "air": 0}:
            assert after["air"] <= before["air"] + 0.01
    assert min(each["air"] / each["key"] for each in states) >= 1.9


def test_no_line_alone_is_smaller(write, see, promises):
    texts = (*promises, "Tässä on avainlause, joka on selvästi muita pidempi.\nJatko.")
    for size in ("A4", "A3"):
        found = see(write(*texts), size)
        sized = found.sizes()
        assert len({sized[f"field:l{n}:text"] for n in (0, 1, 4, 5)}) == 1
        assert sized["field:l2:text"] == sized["field:l3:text"]


def test_a_key_phrase_that_nearly_fits_makes_all_of_them_smaller_to_stand_on_one_line(write, see):
    found = see(write("Kuljemme rinnallasi koko tämän matkan.\nJatko.", LINE, LINE, LINE, LINE))
    assert 32 <= found.sizes()["field:l0:text"] < 38
    lines = [item for item in walk(found.drawing.sheets[0].body) if isinstance(item, TextLine)]
    assert "Kuljemme rinnallasi koko tämän matkan." in [line.text for line in lines]


def test_few_lines_are_larger(write, see):
    """One line is what the whole sheet is for; from four on there is no more room than for the usual."""
    for size, one, two, three, four in (("A3", 64, 56, 48, 44), ("A4", 45, 39.4, 34, 31)):
        grown = [see(told(write, count), size).sizes()["field:l0:text"] for count in (1, 2, 3, 4, 7)]
        assert grown[:4] == pytest.approx([one, two, three, four], abs=0.5)
        assert grown[4] == (38 if size == "A3" else 26)


@pytest.mark.parametrize("easy", [False, True])
def test_one_line_stands_near_its_title(write, see, easy):
    found = see(write("Olet tärkeä.", subtitle=""), easy=easy)
    title, line = (item for item in walk(found.drawing.sheets[0].body) if isinstance(item, TextLine) and item.size > 40)
    assert line.text == "Olet tärkeä."
    assert line.y - title.y < 0.25 * found.ground()[1]
    assert found.stitches(0)[-1][1] > found.ground()[1] * 0.7


def test_larger_type_parts_nothing_that_stands_on_one_line(write, see):
    found = see(write("Kuljemme rinnallasi koko matkan."))
    lines = [item for item in walk(found.drawing.sheets[0].body) if isinstance(item, TextLine)]
    assert next(line for line in lines if line.text == "Kuljemme rinnallasi koko matkan.").size > 38


@pytest.mark.parametrize("way", ["portrait", "landscape"])
@pytest.mark.parametrize("easy", [False, True])
def test_larger_paper_never_needs_more_sheets_than_a4(write, see, ship, promises, way, easy):
    kinds = [(ship(kind, language), language) for kind in POSTER_KINDS for language in ("fi", "sv", "en")]
    own = [(told(write, count), "fi") for count in (3, 7, 9, 12, 17, 40)]
    for records, language in (*kinds, *own, (write(*promises, *promises), "fi")):
        on_a4, on_a3 = (see(records, size, way, language=language, easy=easy) for size in ("A4", "A3"))
        assert len(on_a3.drawing.sheets) <= len(on_a4.drawing.sheets)


def test_two_sheets_part_in_the_middle_look_alike_and_say_in_one_place_which_they_are(write, see):
    found = see(told(write, 17))
    assert [len(keys(found, sheet)) for sheet in (0, 1)] == [9, 8]
    titles, counts = [], []
    for sheet in (0, 1):
        items = [item for item in walk(found.drawing.sheets[sheet].body) if isinstance(item, TextLine)]
        texts = {item.text: item for item in items}
        title = texts["Meidän huoneentaulumme"]
        titles.append((title.size, title.runs[0].face))
        counts.append((texts[f"{sheet + 1}/2"].y, texts[f"{sheet + 1}/2"].size))
        assert texts[f"{sheet + 1}/2"].x > found.ground()[0] * 0.8
    assert titles[0] == titles[1]
    assert counts[0] == counts[1]
    assert [words for role, _, words in found.elements() if role == "H1"] == ["Meidän huoneentaulumme"]


def test_threads_leave_one_sheet_below_and_enter_the_next_above(write, see):
    found = see(told(write, 17))
    _, height = found.ground()
    for thread in found.threads(0):
        assert thread.commands[-1][-1] == pytest.approx(height - 34, abs=0.5)
    entering = [thread.commands[0] for thread in found.threads(1)]
    assert [step[2] for step in entering] == pytest.approx([34.0, 34.0])


def test_both_threads_run_from_edge_to_edge_or_stay_at_a_ring(write, see):
    found = see(told(write, 7))
    width, _ = found.ground()
    worker, client = sorted(found.threads(0), key=lambda thread: -len(thread.dash))
    assert client.commands[0][1] == pytest.approx(34)
    assert client.commands[-1][-2] == pytest.approx(width - 34)
    assert worker.commands[0][1] == pytest.approx(width - 34)
    assert worker.commands[-1][-2] < 140


def test_a_line_too_high_for_a_sheet_goes_on_on_the_next_as_one_element(write, see):
    found = see(write("Pitkä.\n" + "Sanoja riittää ja riittää. " * 120))
    assert len(found.drawing.sheets) > 1
    assert found.said("field:l0:text:rest").count("Sanoja riittää ja riittää.") == 120


def test_values_stand_as_a_table_and_where_they_cannot_as_lines(write, see):
    values = ("Ihmisarvo.\nJokainen on arvokas.", "Toivo.\nUskomme muutokseen silloinkin, kun asiakas ei jaksa.")
    table = see(write(*values, kind=PosterKind.VALUES_ETHICS), "A4")
    on_the_right = {item.text: item for item in walk(table.drawing.sheets[0].body) if isinstance(item, TextLine)}
    value, meaning = on_the_right["Toivo."], on_the_right["Jokainen on arvokas."]
    assert value.x + value.width < meaning.x
    as_lines = see(write(*values, "Yksi ilman avainlausetta " * 3, kind=PosterKind.VALUES_ETHICS), "A4")
    assert as_lines.said("field:l1:text") == "Toivo."
    xs = {item.x for item in walk(as_lines.drawing.sheets[0].body) if isinstance(item, TextLine) and item.size > 12}
    assert max(xs) - min(xs) < 5


def test_nothing_written_leaves_rules_to_write_on_and_open_rings(write, see):
    found = see(write())
    assert found.said("poster-poster-invitation") == "Kirjoittakaa tähän, mitä lupaatte yhdessä."
    rules = [
        item
        for item in walk(found.drawing.sheets[0].body)
        if isinstance(item, Path) and len(item.commands) == 2 and item.width < 1
    ]
    assert len(rules) == 5
