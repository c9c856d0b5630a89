"""What gives way on a huoneentaulu, in which order, and how the lines go on to another sheet."""

import itertools

import pytest

from paku_studio.drawing.display import Path, TextLine, walk
from paku_studio.models import PosterKind

LINE = "Lupaus pitää.\nTästä me pidämme kiinni myös huonona päivänä."


def told(write, count, **facts):
    return write(*(f"{n}. {LINE}" for n in range(count)), **facts)


def keys(found, sheet=0):
    """Key phrases of a sheet: baseline and size of each."""
    return [
        (item.y, item.size)
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
    mixed = itertools.product(range(4, 9), range(4), range(3))
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
    assert min(each["air"] for each in states) >= 73.5


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


def test_few_lines_are_larger_and_stand_in_the_middle(write, see):
    few, many = see(told(write, 2)), see(told(write, 7))
    assert few.sizes()["field:l0:text"] == 44
    assert many.sizes()["field:l0:text"] == 38
    lines = keys(see(told(write, 3)))
    title = next(item.y for item in walk(few.drawing.sheets[0].body) if isinstance(item, TextLine))
    above, below = lines[0][0] - title, few.ground()[1] - 110 - lines[-1][0]
    assert 0.4 < above / below < 2.5


def test_two_sheets_part_in_the_middle_and_say_which_they_are(write, see):
    found = see(told(write, 13))
    assert [len(keys(found, sheet)) for sheet in (0, 1)] == [7, 6]
    for sheet in (0, 1):
        texts = [item.text for item in walk(found.drawing.sheets[sheet].body) if isinstance(item, TextLine)]
        assert f"{sheet + 1}/2" in texts
        assert "Meidän huoneentaulumme" in texts
    assert [words for role, _, words in found.elements() if role == "H1"] == ["Meidän huoneentaulumme"]


def test_threads_leave_one_sheet_below_and_enter_the_next_above(write, see):
    found = see(told(write, 13))
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
