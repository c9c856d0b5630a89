"""The small picture of a pathway: its first rows, on any thread, of any document."""

import threading

import pytest
from PySide6.QtGui import QColor, QImage

from paku_studio.editor import starting, welcome
from paku_studio.edits import add_moment, add_pathway, connect
from paku_studio.models import ServiceMoment
from paku_studio.store import Document
from paku_studio.widgets.thumbnails import HEIGHT, WIDTH, first_pathway, first_rows, thumbnail


def picture(document: Document, pathway: str = "") -> QImage:
    png = thumbnail(document.snapshot(), pathway or first_pathway(document.records), "fi")
    image = QImage.fromData(png, "PNG")
    assert (image.width(), image.height()) == (WIDTH, HEIGHT)
    return image


def long_pathway(moments: int) -> Document:
    document = Document()
    pathway = add_pathway(document, "Pitkä")
    made = [add_moment(document, pathway, f"Tuokio {number}") for number in range(moments)]
    connect(document, made[-1], made[0])
    return document


@pytest.mark.parametrize("offer", welcome.examples(), ids=lambda offer: offer.name)
def test_an_example_is_more_than_paper(offer: welcome.Offer) -> None:
    image = picture(starting.from_example(offer.name).document)
    colours = {QColor(image.pixel(x, y)).name() for x in range(0, WIDTH, 3) for y in range(0, HEIGHT, 3)}
    assert "#1e5b4f" in colours  # the road
    assert len(colours) > 10


@pytest.mark.parametrize("offer", welcome.templates(), ids=lambda offer: offer.name)
def test_a_road_that_nobody_walked_has_a_picture_too(offer: welcome.Offer) -> None:
    image = picture(starting.from_template(offer.name, "fi"))
    assert any(QColor(image.pixel(x, 62)).name() == "#1e5b4f" for x in range(WIDTH))


def test_only_what_is_seen_is_drawn() -> None:
    document = long_pathway(40)
    few = first_rows(document.records, first_pathway(document.records))
    kept = [record.text for record in few.values() if isinstance(record, ServiceMoment)]
    assert kept == [f"Tuokio {number}" for number in range(12)]
    picture(document)


def test_it_can_be_painted_on_another_thread(qapp: object) -> None:
    document, found = long_pathway(5), []
    pathway = first_pathway(document.records)
    worker = threading.Thread(target=lambda: found.append(thumbnail(document.snapshot(), pathway, "fi")))
    worker.start()
    worker.join()
    assert found == [thumbnail(document.snapshot(), pathway, "fi")]


def test_the_fullest_pathway_stands_for_the_document() -> None:
    document = long_pathway(3)
    fuller = add_pathway(document, "Täydempi")
    for number in range(4):
        add_moment(document, fuller, f"x {number}")
    assert first_pathway(document.records) == fuller
    assert first_pathway({}) == ""


def test_a_short_pathway_is_its_road_and_not_the_questions_below_it() -> None:
    image = picture(starting.from_text("= x\nSoitto", "fi").document)
    paper = QColor(image.pixel(WIDTH - 1, HEIGHT - 1)).name()
    lower = {QColor(image.pixel(x, y)).name() for x in range(0, WIDTH, 2) for y in range(HEIGHT * 2 // 3, HEIGHT)}
    assert lower == {paper}
