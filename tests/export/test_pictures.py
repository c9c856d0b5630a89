"""Pictures on paper: only what is seen comes along, and no picture can bring the program down."""

import base64
import io
import zlib

import pikepdf
import pytest
from PIL import Image

from paku_studio.export.errors import ExportRefused
from paku_studio.export.pictures import clean
from paku_studio.export.svg import svg_pages


def with_position(drawn):
    """A photograph that says where it was taken, by which camera."""
    exif = Image.Exif()
    exif[0x010F] = "KAMERA-VALMISTAJA"
    exif[0x0112] = 6
    return drawn.photograph("JPEG", exif=exif)


def page_with(drawn, name, size=90):
    from paku_studio.drawing.display import Image as Shown

    return drawn.drawing(drawn.sheet(drawn.part("Figure", Shown(50, 50, size, size, name), alt="Kuva.")))


def test_what_the_camera_wrote_does_not_come_along(drawn, pdf_of):
    picture = with_position(drawn)
    assert b"KAMERA" in picture
    with pikepdf.open(io.BytesIO(pdf_of(page_with(drawn, "a.jpg"), {"a.jpg": picture}))) as read:
        image = shown_on(read.pages[0])
        assert b"KAMERA" not in image.read_raw_bytes()
        assert (image.Width, image.Height) == (40, 40)  # as much of its middle as fills the box
        seen = clean("a.jpg", picture, 90)
        assert (seen.width, seen.height) == (40, 60)  # the camera lay on its side
    (svg,) = svg_pages(page_with(drawn, "a.jpg"), {"a.jpg": picture})
    assert b"KAMERA" not in base64.b64decode(svg.partition("base64,")[2].partition('"')[0])


def shown_on(page):
    return next(iter(page.Resources.XObject.values()))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_each_kind_is_drawn_in_its_colour(drawn, pdf_of, kind):
    from paku_studio.export.png import png_pages

    page = png_pages(pdf_of(page_with(drawn, "a"), {"a": drawn.photograph(kind)}), 72)[0]
    with Image.open(io.BytesIO(page)) as seen:
        assert seen.getpixel((95, 95)) == pytest.approx((200, 90, 40), abs=6)
        assert seen.getpixel((45, 45)) == (255, 255, 255)


def test_what_is_transparent_shows_the_paper(drawn):
    picture = clean("a", drawn.photograph("PNG", mode="RGBA"), 90)
    assert tuple(picture.pixels[:3]) == pytest.approx((227, 172, 147), abs=1)


def test_it_is_not_denser_than_eyes_are(drawn):
    picture = clean("a", drawn.photograph("PNG", (2000, 1000)), 72)
    assert (picture.width, picture.height) == (300, 150)


def test_a_small_one_is_left_as_it_is(drawn):
    assert (clean("a", drawn.photograph(), 500).width, clean("a", drawn.photograph(), 500).height) == (60, 40)


def bomb(side=50_000):
    """A PNG of 50,000 by 50,000 points in a few bytes: it says so and holds nothing."""

    def chunk(kind, data):
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    size = side.to_bytes(4, "big") * 2
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size + b"\x08\x02\0\0\0") + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a" + b"\0" * 40,
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
        bomb(),
    ],
    ids=["nothing", "torn", "gif", "svg", "pdf", "bomb"],
)
def test_what_is_no_picture_is_refused_in_words(data, drawn, pdf_of):
    with pytest.raises(ExportRefused) as caught:
        pdf_of(page_with(drawn, "kuva.png"), {"kuva.png": data})
    assert "kuva.png" in caught.value.sentence("fi")


@pytest.mark.parametrize("side", [6_400, 20_000, 50_000])
def test_a_bomb_is_refused_for_its_size_before_it_is_unpacked(side):
    with pytest.raises(ExportRefused) as caught:
        clean("kuva.png", bomb(side), 90)
    assert "40 miljoner" in caught.value.sentence("sv")


def test_a_picture_that_is_not_there_is_refused_in_words(drawn, pdf_of):
    with pytest.raises(ExportRefused, match=r"a\.jpg"):
        pdf_of(page_with(drawn, "a.jpg"), {})
    with pytest.raises(ExportRefused, match=r"a\.jpg"):
        svg_pages(page_with(drawn, "a.jpg"), {})


def test_one_picture_on_many_sheets_is_kept_once(drawn, pdf_of):
    from paku_studio.drawing.display import Image as Shown

    sheets = [drawn.sheet(drawn.part("Figure", Shown(50, 50, 90, 90, "a"), alt="Kuva.")) for _ in range(3)]
    with pikepdf.open(io.BytesIO(pdf_of(drawn.drawing(*sheets), {"a": drawn.photograph()}))) as read:
        assert len({shown_on(page).objgen for page in read.pages}) == 1
