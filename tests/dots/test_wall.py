"""The list on the wall: large words, big targets, parts for what is much, calm words where there is nothing."""

import itertools

import pytest

from paku_studio import edits
from paku_studio.drawing.display import Group, TextLine, walk
from paku_studio.drawing.stage.dots import dots_parts, draw_dots
from paku_studio.models import DotSubject

WALLS = ((1280, 720), (1920, 1080), (1024, 768), (1366, 768), (800, 1280))
LONG = "Varhaiskasvatuksen erityisopettajan ja sosiaalipalvelutyöntekijän moniammatillinen neuvottelu "


def lines(stage):
    """Every line of words as (words, size, left, top, right, foot) in pixels of the wall."""
    found = []

    def look(item, unit):
        if isinstance(item, Group):
            inner = unit * item.transform[0] if item.transform else unit
            for child in item.children:
                look(child, inner)
        elif isinstance(item, TextLine):
            box = (item.x, item.y - item.size, item.x + item.width, item.y + item.size * 0.25)
            found.append((item.text, item.size * unit, *(edge * unit for edge in box)))

    look(stage.sheet.body, 1.0)
    return found


def many(room, count):
    for number in range(count):
        moment = edits.add_moment(room.document, room.path, f"hetki numero {number}", phase=room.during)
        edits.mark_critical(room.document, moment, "siksi että " * (number % 7))


@pytest.mark.parametrize(("wall", "language", "shown"), [*itertools.product(WALLS, ("fi", "sv", "en"), (False, True))])
def test_everything_is_on_the_wall_in_large_words(room, wall, language, shown):
    edits.change(room.document, room.walk, text=LONG * 4)
    room.dots.type_line("1 2 2 3 3")
    if shown:
        room.dots.show()
    ballot = room.dots.ballot
    unit = min(wall[0] / 1280, wall[1] / 720)
    seen = []
    for page in range(1, dots_parts(room.document.records, ballot, *wall, language) + 1):
        stage = draw_dots(room.document.records, ballot, *wall, language, page)
        assert (stage.sheet.width, stage.sheet.height) == pytest.approx(wall)
        for words, size, left, top, right, foot in lines(stage):
            assert size >= 24 * unit - 0.01, words
            assert left >= 0
            assert right <= wall[0], words
            assert top >= 0
            assert foot <= wall[1], words
        seen += [words for words, *_ in lines(stage)]
    for number in ("1", "2", "3"):
        assert number in seen
    joined = " ".join(seen)
    assert joined.count("moniammatillinen") >= 4 or joined.count("moniamma") >= 4


def test_each_candidate_is_a_target_over_all_of_its_words(room):
    ballot = room.dots.begin()
    stage = draw_dots(room.document.records, ballot, 1920, 1080, "fi")
    assert [target for target, _ in stage.targets] == [room.letter, room.portal, room.walk]
    boxes = dict(stage.targets)
    for words, target in (("Kirje postissa", room.letter), ("OmaKela", room.portal), ("jää muuten yksin", room.walk)):
        (_, _, left, top, right, foot) = next(line for line in lines(stage) if line[0] == words)
        x, y, width, height = boxes[target]
        assert x <= left
        assert right <= x + width
        assert y <= top
        assert foot <= y + height
        assert height >= 76 * 1.5
    for one, other in itertools.combinations(boxes.values(), 2):
        apart_x = one[0] + one[2] <= other[0] or other[0] + other[2] <= one[0]
        apart_y = one[1] + one[3] <= other[1] or other[1] + other[3] <= one[1]
        assert apart_x or apart_y


def test_clicking_a_target_gives_a_dot(room):
    ballot = room.dots.begin()
    before = draw_dots(room.document.records, ballot, 1280, 720, "fi")
    target = before.targets[1][0]
    assert room.dots.click(target)
    assert room.given() == {target: 1}
    room.editor.undo()
    assert room.given() == {}


def test_many_candidates_become_parts_each_on_one_of_them(room):
    many(room, 40)
    ballot = room.dots.begin()
    parts = dots_parts(room.document.records, ballot, 1280, 720, "fi")
    assert parts > 1
    pages = [draw_dots(room.document.records, ballot, 1280, 720, "fi", page) for page in range(1, parts + 1)]
    targets = [target for page in pages for target, _ in page.targets]
    assert list(dict.fromkeys(targets)) == [told.id for told in room.dots.candidates()]
    assert f"1/{parts}" in [words for words, *_ in lines(pages[0])]
    assert draw_dots(room.document.records, ballot, 1280, 720, "fi", 99) == pages[-1]


def test_what_got_a_dot_just_now_has_a_stronger_edge_and_nothing_else_changes(room):
    room.dots.click(room.walk)
    with_edge = room.dots.picture(1280, 720)
    plain = draw_dots(room.document.records, room.dots.ballot, 1280, 720, "fi")
    assert with_edge != plain
    assert lines(with_edge) == lines(plain)


def test_parts_are_turned_on_the_projector_and_begin_anew_with_another_list(room):
    many(room, 40)
    parts = room.dots.parts(1280, 720)
    assert room.dots.turn(1, parts)
    assert room.dots.picture(1280, 720) != draw_dots(room.document.records, room.dots.record, 1280, 720, "fi")
    assert not room.dots.turn(parts, 1) or room.dots.part == 1
    for _ in range(parts + 2):
        room.dots.turn(1, parts)
    assert room.dots.part == parts
    assert not room.dots.turn(1, parts)
    room.choose(DotSubject.IDEA)
    assert room.dots.part == 1


def test_before_the_first_dot_the_candidates_stand_there_already(room):
    assert room.dots.ballot == ""
    stage = room.dots.picture(1280, 720)
    assert [target for target, _ in stage.targets] == [room.letter, room.portal, room.walk]
    assert "Pisteitä annettu: 0 / 27" in [words for words, *_ in lines(stage)]


def test_where_there_is_nothing_that_is_said_calmly(room):
    nothing = draw_dots(room.document.records, "", 1280, 720, "fi")
    assert " ".join(words for words, *_ in lines(nothing)) == "Pisteytys ei ole vielä alkanut."
    edits.remove(room.document, [room.idea])
    room.choose(DotSubject.IDEA)
    said = " ".join(words for words, *_ in lines(room.dots.picture(1280, 720)))
    assert said == "Polulla ei ole vielä ideoita. Mitä voisi tehdä toisin?"
    assert room.dots.parts(1280, 720) == 1


def test_very_many_dots_are_drawn_in_bundles_and_that_is_said(room):
    room.dots.set_people(0)
    room.dots.type_line("1x300 2x30")
    room.dots.show()
    stage = room.dots.picture(1280, 720)
    said = " ".join(words for words, *_ in lines(stage))
    assert "Yksi piirretty piste on 10 pistettä." in said
    drawn = sum(1 for item in walk(stage.sheet.body) if getattr(item, "fill", None) == "#1E5B4F" and not item.stroke)
    assert drawn == 30 + 3


@pytest.mark.parametrize("words", ["x" * 20_000, "\u202e\x07<b>&amp;</b>\n\n\tעברית", "sana " * 4_000])
def test_hostile_words_break_nothing_and_become_parts(room, words):
    edits.change(room.document, room.walk, text=words, critical_reason=words)
    edits.rename_phase(room.document, room.during, words)
    for shown in (False, True):
        room.dots.type_line("3")
        if shown:
            room.dots.show()
        parts = room.dots.parts(1280, 720)
        for page in range(1, parts + 1):
            stage = draw_dots(room.document.records, room.dots.ballot, 1280, 720, "fi", page)
            assert all(foot <= 720 for *_, foot in lines(stage))


def test_the_wall_is_read_from_number_to_words_to_reason_and_place(room):
    from paku_studio.editor.room_view import spoken

    room.dots.begin()
    room.dots.type_line("3 3")
    hidden = spoken(room.dots.picture(1280, 720).sheet.body)
    assert "3 Kävelytapaaminen jää muuten yksin Palvelun aikana" in hidden
    room.dots.show()
    shown = spoken(room.dots.picture(1280, 720).sheet.body)
    assert "3 Kävelytapaaminen jää muuten yksin Palvelun aikana 2 pistettä." in shown


def test_on_the_projector_a_click_gives_a_dot_and_the_curtain_gives_none(room):
    from paku_studio.editor.room_view import room_view

    room.editor.go_to("dots")
    presenting = room.editor.presenting
    presenting.start()
    target = room_view(presenting, 1280, 720).targets[0][0]
    presenting.show(target)
    assert room.given() == {room.letter: 1}
    assert "Pisteitä annettu: 1 / 27" in [words for words, *_ in lines(room_view(presenting, 1280, 720))]
    presenting.draw_curtain()
    assert room_view(presenting, 1280, 720).targets == ()
