"""The timer: minutes up and down, start, pause, a quiet end."""

import pytest

from paku_studio.editor.timing import Timer


@pytest.fixture
def timer(clock) -> Timer:
    return Timer(clock)


def test_it_counts_down_from_five_minutes_and_ends_quietly(timer, clock) -> None:
    assert timer.left_s == 300
    timer.start()
    clock.pass_by(29.5)
    assert (timer.left_s, timer.running) == (271, True)
    clock.pass_by(1000)
    assert (timer.left_s, timer.running, timer.ended) == (0, False, True)


def test_a_pause_stands_still_and_goes_on(timer, clock) -> None:
    timer.start()
    clock.pass_by(60)
    timer.turn()
    clock.pass_by(500)
    assert timer.left_s == 240
    timer.turn()
    clock.pass_by(10)
    assert timer.left_s == 230


def test_minutes_come_on_top_of_what_is_left(timer, clock) -> None:
    timer.start()
    clock.pass_by(30)
    timer.change(1)
    assert (timer.minutes, timer.left_s, timer.running) == (6, 330, True)
    timer.change(-2)
    assert (timer.minutes, timer.left_s) == (4, 210)


def test_there_are_never_less_than_one_nor_more_than_ninety_nine_minutes(timer) -> None:
    timer.change(-50)
    assert timer.minutes == 1
    timer.change(200)
    assert timer.minutes == 99


def test_taking_minutes_away_does_not_end_it(timer, clock) -> None:
    timer.start()
    clock.pass_by(270)
    timer.change(-1)
    assert (timer.minutes, timer.left_s, timer.ended) == (5, 30, False)


def test_after_the_end_start_begins_anew_and_another_minute_is_only_that(timer, clock) -> None:
    timer.start()
    clock.pass_by(301)
    timer.change(1)
    assert (timer.left_s, timer.running) == (60, True)
    clock.pass_by(100)
    timer.start()
    assert timer.left_s == 360
