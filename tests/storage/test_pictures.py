"""What a picture's first bytes say: its kind, its size, and so its name in the file."""

import hashlib
import struct

import pytest

from paku_studio.models import Persona
from paku_studio.storage import name_picture, open_document, picture_size, save_document


def test_a_png_says_its_size(png) -> None:
    assert picture_size(png(640, 480)) == (640, 480)


def test_a_jpeg_says_its_size(jpeg) -> None:
    assert picture_size(jpeg(640, 480)) == (640, 480)


def test_a_jpeg_with_fill_bytes_and_lone_markers_says_its_size(jpeg) -> None:
    data = jpeg(640, 480)
    frame = data.index(b"\xff\xc0")
    assert picture_size(data[:frame] + b"\xff\xff\xff\x01" + data[frame:]) == (640, 480)


def test_tables_that_look_like_frames_are_no_frames(jpeg) -> None:
    """0xC4 defines Huffman tables; its bytes are not a size."""
    tables = b"\xff\xc4" + struct.pack(">H", 9) + b"\x08" + struct.pack(">HH", 9, 9) + b"\0\0"
    data = jpeg(640, 480)
    assert picture_size(data[:2] + tables + data[2:]) == (640, 480)


@pytest.mark.parametrize("make", ["png", "jpeg"])
def test_a_real_picture_is_read_as_its_maker_says(make) -> None:
    import io

    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", (123, 45), "teal").save(stream, make)
    assert picture_size(stream.getvalue()) == (123, 45)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n",
        b"\x89PNG\r\n\x1a\n" + bytes(40),
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe0\x00\x00" * 3,
        b"\xff\xd8\xff\xe0\x00\x02nothing more to see",
        b"\xff\xd8\xff" + b"\xff" * 100_000,
    ],
    ids=["nothing", "a GIF", "a PNG head", "zeros", "a JPEG head", "no length", "no marker", "fill bytes"],
)
def test_what_says_no_size_has_none_and_no_name(data) -> None:
    assert picture_size(data) == (0, 0)
    with pytest.raises(ValueError, match="not a usable"):
        name_picture(data)


def test_a_picture_is_named_by_its_content(png, jpeg) -> None:
    assert name_picture(png()) == hashlib.sha256(png()).hexdigest() + ".png"
    assert name_picture(jpeg()).endswith(".jpg")


def test_forty_million_points_are_the_most(png) -> None:
    assert name_picture(png(8_000, 5_000))
    with pytest.raises(ValueError, match="not a usable"):
        name_picture(png(8_000, 5_001))


def test_a_photograph_comes_back(jpeg, tmp_path) -> None:
    photograph = jpeg(600, 800)
    aino = Persona(id="a", picture=name_picture(photograph))
    save_document({"a": aino}, {name_picture(photograph): photograph}, tmp_path / "x.paku")
    assert open_document(tmp_path / "x.paku").pictures == {name_picture(photograph): photograph}
