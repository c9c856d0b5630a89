"""A picture comes to the persona's page: cleaned beside the window, shown unstretched, and never lost."""

import io
import shutil
import time
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication

from paku_studio import edits
from paku_studio.drawing.display import Group
from paku_studio.drawing.display import Image as Shown
from paku_studio.drawing.paper import paper
from paku_studio.drawing.persona import draw_persona
from paku_studio.drawing.theme import theme
from paku_studio.editor.keeping import Keeper, Manner, Pace
from paku_studio.export.pdf import write_pdf
from paku_studio.export.pictures import clean
from paku_studio.models import Persona
from paku_studio.storage import Opened, Places, name_picture, open_document, recoverable
from paku_studio.store import Document
from paku_studio.widgets.qt_pen import QtPen, make_ready


def test_a_dropped_file_becomes_the_portrait_in_one_edit(at_table, photograph, tmp_path):
    exif = Image.Exif()
    exif[0x010F] = "KAMERA"
    exif.get_ifd(0x8825)[1] = "N"
    place = tmp_path / "Äidin kuva.JPG"
    place.write_bytes(photograph(kind="JPEG", exif=exif))
    at_table.window.desk.run("persona.add", "Aino")
    drop(at_table.pad, QUrl.fromLocalFile(str(place)))
    at_table.wait_for(lambda: at_table.persona.picture)
    data = at_table.editor.pictures[at_table.persona.picture]
    assert name_picture(data) == at_table.persona.picture
    assert b"KAMERA" not in data
    assert b"Exif" not in data
    at_table.editor.undo()
    assert at_table.persona.picture == ""


def drop(pad, url):
    data = QMimeData()
    data.setUrls([url])
    middle = pad.rect().center()
    given = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(middle, *given)
    QApplication.sendEvent(pad, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(pad, QDropEvent(QPointF(middle), *given))


@pytest.mark.parametrize("contents", [b"Vain muistio", b"\x89PNG\r\n\x1a\n rikki"])
def test_what_is_no_picture_is_refused_in_a_sentence_and_nothing_changes(at_table, tmp_path, contents):
    place = tmp_path / "kuva.png"
    place.write_bytes(contents)
    at_table.window.desk.run("persona.add", "Aino")
    at_table.bring(place)
    assert "kuva.png" in at_table.editor.told.text
    assert at_table.editor.told.trouble
    assert at_table.persona.picture == ""
    assert at_table.editor.document.undo_name == "Add persona"


def test_it_goes_to_the_persona_for_whom_it_was_brought(at_table, photograph):
    at_table.window.desk.run("persona.add", "Aino")
    first = at_table.editor.persona
    at_table.pad.dropped.emit(photograph())
    at_table.window.desk.run("persona.add", "Eino")
    at_table.wait_for(lambda: not at_table.page.portrait.bringing.busy)
    assert at_table.persona.picture == ""
    assert at_table.editor.records[first].picture


def test_the_last_of_two_pictures_wins(at_table, photograph):
    at_table.window.desk.run("persona.add", "Aino")
    at_table.pad.dropped.emit(photograph((2000, 2000)))
    at_table.bring(photograph((30, 30)))
    at_table.wait(seconds=0.3)
    with Image.open(io.BytesIO(at_table.editor.pictures[at_table.persona.picture])) as seen:
        assert seen.size == (30, 30)


# never stretched


@pytest.mark.parametrize("size", [(300, 100), (100, 300)])
def test_a_picture_that_is_not_square_fills_its_window_with_its_middle(qapp, size):
    picture = Image.new("RGB", size, (255, 255, 255))
    side = min(size)
    left, top = (size[0] - side) // 2, (size[1] - side) // 2
    picture.paste((200, 30, 30), (left, top, left + side, top + side))
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    cleaned = clean("a", stream.getvalue(), 500, 1.0)
    assert (cleaned.width, cleaned.height) == (side, side)
    assert {cleaned.pixels[place : place + 3] for place in range(0, len(cleaned.pixels), 3)} == {b"\xc8\x1e\x1e"}
    seen = QImage(60, 60, QImage.Format.Format_RGB32)
    seen.fill(0xFF000000)
    painter = QPainter(seen)
    make_ready(painter)
    QtPen({"a": stream.getvalue()}).paint(painter, Group((Shown(5, 5, 50, 50, "a"),)))
    painter.end()
    for x, y in ((8, 8), (30, 30), (52, 8), (8, 52), (52, 52)):
        assert seen.pixelColor(x, y).getRgb()[:3] == (200, 30, 30)
    assert seen.pixelColor(2, 2).getRgb()[:3] == (0, 0, 0)


def test_what_stood_beside_the_window_is_not_in_the_pdf(photograph):
    document = Document()
    data = photograph((900, 300))
    name = name_picture(data)
    persona = edits.add_persona(document, "Aino", picture=name)
    sheet = draw_persona(document.snapshot(), persona, paper("A4"), theme("colour"), "fi")
    with pikepdf.open(io.BytesIO(write_pdf([sheet], {name: data}, title="Aino", language="fi"))) as pdf:
        (image,) = pdf.pages[0].Resources.XObject.values()
        assert (image.Width, image.Height) == (300, 300)


# never lost

SLOW_FILE = Manner(pace=Pace(pause=1000, most=1000, retry=0.01))


def test_a_picture_that_came_in_at_work_survives_a_killed_program(tmp_path, photograph):
    """Only the journal is written; what lies on the disk then is what a killed program leaves."""
    places = Places(tmp_path / "home")
    document, pictures = Document(), {}
    keeper = Keeper.begin(places, document, pictures, SLOW_FILE)
    persona = edits.add_persona(document, "Aino")
    data = photograph()
    pictures[name_picture(data)] = data
    edits.use_picture(document, persona, name_picture(data))
    edits.draw_stroke(document, edits.add_persona(document, "Eino"), [(0, 0), (500, 500)])
    wait_for(lambda: list((tmp_path / "home").rglob("*.pictures")))
    time.sleep(0.1)
    shutil.copytree(tmp_path / "home", tmp_path / "after")
    keeper.close()
    found = recovered(tmp_path / "after")
    (aino,) = [each for each in found.document.of_type(Persona) if each.name == "Aino"]
    assert found.pictures[aino.picture] == data
    assert len(found.document.records) == len(document.records)


def recovered(home: Path) -> Opened:
    (work,) = recoverable(Places(home))
    opened, keeper = Keeper.resume(Places(home), work, SLOW_FILE)
    keeper.close()
    return opened


def wait_for(what):
    until = time.monotonic() + 10
    while not what():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_it_is_in_the_file_that_is_saved(at_page, photograph, tmp_path):
    at_page.window.desk.run("persona.add", "Aino")
    at_page.bring(photograph())
    target = tmp_path / "Aino.paku"
    at_page.window.desk.keeper.save_as(target)
    opened = open_document(target)
    (persona,) = opened.document.of_type(Persona)
    assert opened.pictures == {persona.picture: at_page.editor.pictures[persona.picture]}


def test_what_keeps_the_document_knows_the_editor_s_own_pictures(at_page, tmp_path, photograph):
    desk = at_page.window.desk
    assert desk.keeper.pictures is desk.editor.pictures
    data = photograph()
    document = Document()
    edits.add_persona(document, "Eino", picture=name_picture(data))
    opened = Opened(document, {name_picture(data): data})
    keeper = Keeper.begin(at_page.program.places, document, dict(opened.pictures), at_page.program.manner)
    desk.begin(opened, keeper)
    assert desk.keeper is keeper
    assert desk.keeper.pictures is desk.editor.pictures
