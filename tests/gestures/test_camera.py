"""Looking at the road: what is under the pointer stays there, what is asked for is seen, nobody gets lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paku_studio.editor.camera import (
    LEAST,
    MOST,
    Camera,
    bring_into_view,
    clamp,
    fit,
    look_at,
    middle,
    next_zoom,
    pan,
    seen,
    zoom_at,
    zoom_to,
)

places = st.floats(-20_000, 20_000)
lengths = st.floats(1, 30_000)
cameras = st.builds(Camera, places, places, st.floats(LEAST, MOST))
points = st.tuples(places, places)
sizes = st.tuples(st.floats(200, 4000), st.floats(150, 3000))
boxes = st.tuples(places, places, lengths, lengths)


def on_screen(camera, point):
    """Where a point of the scene is seen, in points at 100 % from the viewport's corner."""
    return (point[0] - camera.x) * camera.zoom, (point[1] - camera.y) * camera.zoom


def inside(box, view, slack=0.01):
    return (
        view[0] - slack <= box[0]
        and box[0] + box[2] <= view[0] + view[2] + slack
        and view[1] - slack <= box[1]
        and box[1] + box[3] <= view[1] + view[3] + slack
    )


@given(cameras, st.floats(0.01, 100), points)
def test_what_the_pointer_is_at_stays_under_it_while_zooming(camera, factor, at):
    nearer = zoom_at(camera, factor, at)
    assert on_screen(nearer, at) == pytest.approx(on_screen(camera, at), abs=0.1)
    assert LEAST <= nearer.zoom <= MOST


@given(cameras, points)
def test_in_and_out_again_brings_the_same_picture_back(camera, at):
    there = zoom_to(camera, 1.0, at)
    back = zoom_to(there, camera.zoom, at)
    assert (back.x, back.y) == pytest.approx((camera.x, camera.y), abs=0.1)


@given(boxes, sizes, st.floats(0, 40))
def test_a_box_that_is_fitted_is_seen_whole_in_the_middle(box, viewport, margin):
    camera = fit(box, viewport, margin)
    assert camera.zoom <= 1
    assert middle(camera, viewport) == pytest.approx((box[0] + box[2] / 2, box[1] + box[3] / 2), abs=0.1)
    if camera.zoom > LEAST:
        assert inside(box, seen(camera, viewport))


def test_a_low_wide_box_fills_the_width_but_for_its_margin():
    camera = fit((0, 0, 1000, 100), (520, 400), 10)
    assert camera.zoom == pytest.approx(0.5)
    assert fit((0, 0, 100, 100), (520, 400), 10, most=4).zoom == pytest.approx(3.8)


@given(cameras, st.tuples(lengths, lengths), sizes, st.floats(0, 0.9))
def test_nobody_gets_lost_beside_the_road(camera, scene, viewport, beyond):
    held = clamp(camera, scene, viewport, beyond)
    x, y, width, height = seen(held, viewport)
    assert held.zoom == camera.zoom
    if scene[0] <= width:
        assert x + width / 2 == pytest.approx(scene[0] / 2, abs=0.1)
    else:
        assert -0.01 <= x <= scene[0] - width + 0.01
    assert y >= 0
    assert y == 0 or y <= scene[1] - height * (1 - beyond) + 0.01
    assert clamp(held, scene, viewport, beyond) == held


@given(cameras, boxes, sizes, st.floats(0, 30))
def test_what_is_brought_into_view_is_seen_after_the_smallest_move(camera, box, viewport, margin):
    brought = bring_into_view(camera, box, viewport, margin)
    view = seen(brought, viewport)
    shown = tuple(min(box[side], view[side]) for side in (2, 3))
    assert min(box[0] + box[2], view[0] + view[2]) - max(box[0], view[0]) == pytest.approx(shown[0], abs=0.1)
    assert min(box[1] + box[3], view[1] + view[3]) - max(box[1], view[1]) == pytest.approx(shown[1], abs=0.1)
    again = bring_into_view(brought, box, viewport, margin)
    assert (again.x, again.y) == pytest.approx((brought.x, brought.y), abs=0.1)
    if inside(box, seen(camera, viewport), 0) and margin == 0:
        assert brought == camera


def test_a_card_below_the_edge_moves_the_picture_up_by_what_is_missing():
    camera = Camera(0, 0, 1)
    assert bring_into_view(camera, (10, 380, 100, 50), (500, 400)) == Camera(0, 30, 1)
    assert bring_into_view(camera, (20, 380, 100, 50), (500, 400), 12) == Camera(0, 42, 1)
    assert bring_into_view(camera, (20, 50, 100, 50), (500, 400), 12) == camera


def test_one_may_look_a_little_below_the_roads_end():
    assert clamp(Camera(0, 9000), (500, 1000), (500, 400)) == Camera(0, 600)
    assert clamp(Camera(0, 9000), (500, 1000), (500, 400), 0.5) == Camera(0, 800)


def test_keys_stop_at_round_zooms_and_at_the_ends():
    assert next_zoom(1.0, nearer=True) == 1.25
    assert next_zoom(1.0, nearer=False) == 0.8
    assert next_zoom(0.9, nearer=True) == 1.0
    assert next_zoom(MOST, nearer=True) == MOST
    assert next_zoom(LEAST, nearer=False) == LEAST


@given(cameras, points, sizes)
def test_looking_at_a_point_puts_it_in_the_middle(camera, at, viewport):
    assert middle(look_at(camera, at, viewport), viewport) == pytest.approx(at, abs=0.1)
    assert pan(camera, 3, 4).zoom == camera.zoom
