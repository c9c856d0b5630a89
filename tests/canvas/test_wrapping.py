"""The whole pathway fills the viewport; near, the road is as wide as it; it speaks the language of the document."""

from paku_studio import edits
from paku_studio.editor.camera import Camera
from paku_studio.editor.editor import Editor
from paku_studio.models import Pathway


def columns(shown):
    return len({round(place.box[0]) for place in shown.canvas.cards.values()})


def test_the_whole_pathway_is_wrapped_anew_so_that_it_fills_the_width(window, story):
    shown = window(story(24))
    before = columns(shown)
    shown.desk.run("view.zoom_all")
    width, height = shown.canvas.viewport
    zoom = shown.canvas.camera.zoom
    assert columns(shown) > before
    assert shown.canvas.live.width * zoom > width * 0.95
    assert shown.canvas.live.height * zoom <= height


def test_back_at_100_percent_the_road_is_as_wide_as_the_window_and_the_chosen_card_is_seen(window, story):
    shown = window(story(24))
    card = shown.card("Tuokio 15")
    shown.editor.select(card)
    before = columns(shown)
    shown.desk.run("view.zoom_all")
    shown.desk.run("view.zoom_100")
    assert columns(shown) == before
    assert shown.canvas.camera.zoom == 1.0
    assert shown.sees(card)


def test_looking_much_nearer_wraps_for_the_width_again(window, story):
    shown = window(story(24))
    before = columns(shown)
    shown.desk.run("view.zoom_all")
    shown.canvas.look(Camera(0.0, 0.0, shown.canvas.camera.zoom * 1.05))
    assert columns(shown) > before
    shown.canvas.look(Camera(0.0, 0.0, shown.canvas.camera.zoom * 1.5))
    assert columns(shown) == before


def test_the_whole_stays_fitted_when_much_is_added_and_the_window_shrinks(window, story, qtbot):
    shown = window(story(24))
    shown.desk.run("view.zoom_all")
    for number in range(20):
        edits.add_moment(shown.editor.document, shown.editor.pathway, f"Lisää {number}")
    fits = lambda: shown.canvas.live.height * shown.canvas.camera.zoom <= shown.canvas.viewport[1]  # noqa: E731
    qtbot.waitUntil(fits, timeout=2000)
    shown.canvas.resize(500, 400)
    qtbot.waitUntil(lambda: fits() and shown.canvas.live.width * shown.canvas.camera.zoom < 380, timeout=2000)


def test_the_first_card_comes_into_view_with_its_stop_and_the_name_of_its_phase(window, story):
    shown = window(story(40))
    first = shown.card("Tuokio 1")
    shown.editor.select(shown.card("Tuokio 40"))
    shown.editor.select(first)
    phase = shown.editor.records[first].phase
    assert shown.sees(phase)


def test_the_canvas_speaks_the_documents_language_in_a_window_of_another(window, opened):
    document = opened("velkakierteesta-omaan-talouteen").document
    editor = Editor(document, language="en")
    editor.open_pathway(list(document.of_type(Pathway))[-1].id)
    shown = window(editor)
    assert editor.document_language == "fi"
    shown.canvas.look(Camera())
    words = str([shown.canvas.live.band(index) for index in range(len(shown.canvas.live.bands))])
    assert "Toteutunut polku" in words or "Tarvitsee" in words
    assert "continues" not in words


def test_the_road_of_an_empty_pathway_leads_across_the_whole_canvas(window, story):
    shown = window(story(0))
    width = shown.canvas.viewport[0]
    picture = shown.picture()
    right = round(shown.canvas.to_view(width - 40, 0).x())
    column = {picture.pixelColor(right, y).name() for y in range(picture.height() // 2)}
    assert shown.desk.look.drawing_theme.road.lower() in column
