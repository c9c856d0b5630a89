"""What is seen from some way off and from far off: constant type, few shapes, and an empty pathway's ground."""

import pytest

from paku_studio import edits
from paku_studio.drawing.display import Path, TextLine, walk
from paku_studio.drawing.live_road import LiveRoad
from paku_studio.drawing.theme import THEMES
from paku_studio.models import Pathway
from paku_studio.store import Document


def rows(live, zoom):
    return [live.band(band.index, zoom) for band in live.bands[1:-1]]


def pixels(line, zoom):
    return line.size * zoom * 96 / 72


@pytest.fixture
def told(road):
    document = Document()
    path = edits.add_pathway(document, "Polku")
    phase = edits.add_phase(document, path, "Ennen palvelua")
    for number in range(30):
        text = f"Velkaneuvonnan ensimmäinen tapaaminen numero {number} ja mitä siitä sitten seurasi kaikille"
        moment = edits.add_moment(document, path, text, phase=phase)
        edits.add_touchpoint(document, moment, "letter", "päätös")
        edits.add_note(document, moment, "worked", "se kannatti")
    return road(document, 900.0, path)


@pytest.mark.parametrize("zoom", [0.55, 0.45, 0.3, 0.22])
def test_titles_keep_their_size_on_screen_and_no_other_words_are_shown(told, zoom):
    lines = [item for row in rows(told, zoom) for item in walk(row) if isinstance(item, TextLine)]
    titles = [line for line in lines if line.text.startswith("Velka")]
    assert titles
    assert all(11 <= pixels(line, zoom) <= 13.2 for line in titles)
    assert not [line for line in lines if "päätös" in line.text or "kannatti" in line.text]


def test_a_title_takes_no_more_than_three_lines(told):
    moment = next(iter(told.cards))
    row = told.band(1, 0.5)
    group = next(item for item in walk(row) if getattr(item, "id", "") == moment)
    lines = [item for item in walk(group) if isinstance(item, TextLine) and item.text != "…"]
    assert len(lines) == 3


def test_far_off_only_phases_have_names_and_a_row_is_a_few_shapes(told):
    shapes = list(walk(rows(told, 0.15)[0]))
    assert {item.text for item in shapes if isinstance(item, TextLine)} == {"Ennen palvelua"}
    assert all(11 <= pixels(item, 0.15) <= 13.2 for item in shapes if isinstance(item, TextLine))
    assert len([item for row in rows(told, 0.15) for item in walk(row) if isinstance(item, Path)]) <= 6 * len(
        rows(told, 1)
    )


@pytest.mark.parametrize("zoom", [1.0, 0.4, 0.1])
def test_a_picture_stays_the_same_object(told, zoom):
    assert [one is other for one, other in zip(rows(told, zoom), rows(told, zoom), strict=True)] == [True] * len(
        rows(told, zoom)
    )


def test_thousands_of_moments_open_without_measuring_them_all():
    document = Document()
    path = edits.add_pathway(document, "Polku")
    phase = edits.add_phase(document, path)
    with document.edit("many"):
        for number in range(900):
            edits.add_moment(document, path, f"Tuokio {number}", phase=phase)
    live = LiveRoad(document, path, 500.0, THEMES["colour"], "fi")
    bands = live.bands_between(0.0, live.height)
    assert len(bands) == len(live.bands)
    assert all(live.band(index, 0.01) for index in bands)
    assert not live.finish(0.0)
    assert live.finish(60)


@pytest.mark.parametrize(("language", "words"), [
    ("fi", "Kirjoita alas, mitä ensin tapahtui"),
    ("sv", "Skriv nedan vad som hände först"),
    ("en", "Write below what happened first"),
])  # fmt: skip
def test_an_empty_pathway_says_what_to_do(road, language, words):
    document = Document()
    path = edits.add_pathway(document, "Polku")
    live = road(document, 700.0, path, language)
    text = [item.text for row in rows(live, 1.0) for item in walk(row) if isinstance(item, TextLine)]
    assert " ".join(text) == words
    assert live.bands[1].bottom - live.bands[1].top > 150


def test_three_empty_phases_have_ground_to_drop_the_first_words_on(road):
    document = Document()
    path = edits.add_pathway(document, "Polku")
    phases = [edits.add_phase(document, path, name) for name in ("Ennen", "Aikana", "Jälkeen")]
    live = road(document, 900.0, path)
    texts = [item.text for row in rows(live, 1.0) for item in walk(row) if isinstance(item, TextLine)]
    assert [text for text in texts if text in ("Ennen", "Aikana", "Jälkeen")] == ["Ennen", "Aikana", "Jälkeen"]
    assert texts.count("Kirjoita alas, mitä ensin tapahtui") == 1
    fills = {item.fill for row in rows(live, 1.0) for item in walk(row) if isinstance(item, Path)}
    assert set(THEMES["colour"].hills[:3]) <= fills
    for phase in phases:
        x, _, width, _ = live.box_of(phase)
        band = live.bands[1]
        assert live.pick(x + width / 2, band.bottom - 30).id == phase


def test_the_name_of_a_phase_that_goes_on_is_told_to_its_end_in_however_little_room(road):
    document = Document()
    path = edits.add_pathway(document, "Polku")
    words = "Lääkinnällisenkuntoutuksenmaksusitoumushakemuspäätösvalmisteluvaihe"
    edits.add_phase(document, path, words)
    for number in range(3):
        edits.add_moment(document, path, f"Tuokio {number + 1}")
    live = road(document, 237.0, path)
    second = live.band(2, 1.0)
    texts = [item.text for item in walk(second) if isinstance(item, TextLine)]
    assert f"{words} jatkuu" in "".join(texts).replace("-", "").replace("jatkuu", " jatkuu").replace("  ", " ")
    assert "…" not in texts


def test_the_first_words_take_the_place_of_the_invitation(road):
    document = Document()
    path = edits.add_pathway(document, "Polku")
    live = road(document, 700.0, path)
    document.subscribe(lambda commit: live.follow(commit, document))
    moment = edits.add_moment(document, path, "Kirjeet jäivät avaamatta")
    assert list(live.cards) == [moment]
    texts = [item.text for row in rows(live, 1.0) for item in walk(row) if isinstance(item, TextLine)]
    assert "Kirjoita alas, mitä ensin tapahtui" not in texts
    document.undo()
    texts = [item.text for row in rows(live, 1.0) for item in walk(row) if isinstance(item, TextLine)]
    assert "Kirjoita alas, mitä ensin tapahtui" in texts


def test_there_is_no_road_of_a_pathway_that_is_not_there():
    document = Document()
    edits.add_pathway(document, "Polku")
    with pytest.raises(KeyError):
        LiveRoad(document, document.of_type(Pathway)[0].id + "x", 700.0, THEMES["colour"], "fi")
