"""Pictures that mean harm or are broken, SVG among them: clean points, or one sentence; nothing they name is opened."""

import hashlib
import io
import random
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from paku_studio.storage import NoPicture, clean_picture, name_picture, open_document, picture_size, read_picture

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">{}</svg>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
HOSTILE = {
    "a script": SVG.format("<script>alert(1)</script>"),
    "a local picture": SVG.format('<image href="{secret}" width="9" height="9"/>'),
    "a local picture by address": SVG.format('<image xlink:href="file://{secret}" width="9" height="9"/>'),
    "a foreign entity": '<!DOCTYPE svg [<!ENTITY x SYSTEM "file://{secret}">]>' + SVG.format("<text>&x;</text>"),
    "a billion laughs": f'<!DOCTYPE svg [<!ENTITY l0 "ha">{LAUGHS}]>' + SVG.format("<text>&l9;</text>"),
    "a circle of uses": SVG.format('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
    "with a byte order mark": "\ufeff" + SVG.format(""),
    "without end": SVG.format("<g>" * 100_000),
}
TIMES = 60
"""Broken pictures of each kind; five hundred times as many at night."""
KINDS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")


@pytest.mark.parametrize("name", HOSTILE)
def test_an_svg_is_no_picture_here_and_what_it_names_stays_shut(name: str, tmp_path: Path) -> None:
    """A picture is points: what can name a file, hold a script or grow without end is not taken in at all."""
    secret = tmp_path / "salaisuus.png"
    Image.new("RGB", (9, 9), "red").save(secret)
    place = tmp_path / "kuva.png"
    place.write_text(HOSTILE[name].replace("{secret}", str(secret)), encoding="utf-8")
    with pytest.raises(NoPicture) as refused:
        read_picture(place)
    assert "kuva.png" in refused.value.sentence("fi")
    assert "\n" not in refused.value.sentence("fi")


@pytest.mark.parametrize("name", HOSTILE)
def test_an_svg_in_a_file_is_left_out_and_told(name: str, file_of: Callable[..., Path], content) -> None:
    data = HOSTILE[name].encode()
    part = f"{hashlib.sha256(data).hexdigest()}.png"
    opened = open_document(
        file_of(content({"persona": [{"id": "a", "name": "Aino", "picture": part}]}), (f"images/{part}", data))
    )
    assert opened.pictures == {}
    assert [problem.code for problem in opened.dropped] == ["bad_picture", "missing_picture"]


def drawn(kind: str) -> bytes:
    stream = io.BytesIO()
    picture = Image.effect_noise((33, 21), 40).convert("RGB")
    picture.save(stream, kind)
    return stream.getvalue()


def broken(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    deed = dice.randrange(4)
    if deed == 0:
        return bytes(changed[: dice.randrange(len(changed))])
    if deed == 1:
        at = dice.randrange(len(changed))
        return bytes(changed[:at] + dice.randbytes(dice.randrange(40)) + changed[at:])
    for _ in range(dice.choice((1, 4, 40))):
        at = dice.randrange(min(len(changed), 64) if deed == 2 else len(changed))
        changed[at] = dice.choice((0, 255, dice.randrange(256)))
    return bytes(changed)


def try_broken(kind: str, numbers: range) -> int:
    """How many were shown all the same."""
    whole, shown = drawn(kind), 0
    for number in numbers:
        data = broken(whole, random.Random(number))
        picture_size(data)
        try:
            cleaned = clean_picture(data, "kuva")
        except NoPicture as refused:
            if "kuva" not in refused.sentence("fi"):
                raise AssertionError(number) from refused
            continue
        except Exception as failure:
            raise AssertionError(f"{kind} {number}: {data!r}") from failure
        assert name_picture(cleaned)
        width, height = picture_size(cleaned)
        assert 0 < max(width, height) <= 1200
        shown += 1
    return shown


@pytest.mark.parametrize("kind", KINDS)
def test_a_broken_picture_is_shown_or_refused_in_words(kind: str) -> None:
    assert 0 < try_broken(kind, range(TIMES)) < TIMES, "both are met"


@pytest.mark.nightly
@pytest.mark.parametrize("kind", KINDS)
def test_thirty_thousand_broken_pictures_of_each_kind(kind: str) -> None:
    assert try_broken(kind, range(TIMES, 500 * TIMES))


def test_a_picture_of_frames_without_end_is_its_first() -> None:
    stream = io.BytesIO()
    frames = [Image.new("P", (5, 5), colour) for colour in range(200)]
    frames[0].save(stream, "GIF", save_all=True, append_images=frames[1:])
    assert picture_size(clean_picture(stream.getvalue(), "x")) == (5, 5)


def test_a_png_whose_points_are_a_bomb_is_refused_before_they_are_unpacked() -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 6_400, 6_400, 8, 2, 0, 0, 0))
    bomb = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(9_000_000))) + chunk(b"IEND", b"")
    with pytest.raises(NoPicture, match="million points"):
        clean_picture(bomb, "x")


def test_a_png_whose_words_are_a_bomb_is_no_trouble() -> None:
    """Sixty megabytes of text in a chunk of sixty kilobytes."""
    words = b"Comment\0\0" + zlib.compress(b"a" * 60_000_000, 9)
    chunk = struct.pack(">I", len(words)) + b"zTXt" + words + struct.pack(">I", zlib.crc32(b"zTXt" + words))
    data = drawn("PNG")
    with pytest.raises(NoPicture):
        clean_picture(data[:33] + chunk + data[33:], "x")
