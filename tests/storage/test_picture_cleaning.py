"""A picture that is brought in: nothing but what is seen is kept, and what cannot be shown is refused in a sentence."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from paku_studio.locale import LANGUAGES
from paku_studio.storage import (
    FileProblem,
    NoPicture,
    clean_picture,
    name_picture,
    picture_cleaning,
    picture_size,
    read_picture,
)

SECRETS = (b"KAMERA", b"Kotikatu", b"GPS", b"Exif", b"xmp", b"ICC_PROFILE", b"iCCP", b"tEXt", b"eXIf", b"Salainen")


def told_too_much(size=(300, 200), orientation=6):
    """A photograph that says where it was taken, with what, by whom, and lies on its side."""
    picture = Image.new("RGB", size, (200, 90, 40))
    picture.paste((20, 60, 200), (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x010F] = "KAMERA-VALMISTAJA"
    exif[0x0112] = orientation
    exif[0x8298] = "Salainen kuvaaja"
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (62.0, 14.0, 30.0)
    place[3], place[4] = "E", (25.0, 44.0, 0.0)
    place[0x1B] = b"GPS-paikka"
    stream = io.BytesIO()
    picture.save(
        stream,
        "JPEG",
        exif=exif,
        comment=b"Kotikatu 5",
        xmp=b"<x:xmpmeta>xmp Salainen</x:xmpmeta>",
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    )
    return stream.getvalue()


def test_where_when_and_by_whom_is_gone():
    data = told_too_much()
    assert b"KAMERA" in data
    assert b"Kotikatu" in data
    cleaned = clean_picture(data)
    assert not [secret for secret in SECRETS if secret in cleaned]
    with Image.open(io.BytesIO(cleaned)) as seen:
        assert not seen.getexif()
        assert not {"exif", "icc_profile", "comment", "xmp"} & seen.info.keys()


def test_it_stands_upright_as_the_camera_was_held():
    with Image.open(io.BytesIO(clean_picture(told_too_much()))) as seen:
        assert seen.size == (200, 300)
        assert seen.getpixel((100, 20)) == pytest.approx((20, 60, 200), abs=12)
        assert seen.getpixel((100, 280)) == pytest.approx((200, 90, 40), abs=12)


def test_a_png_that_tells_tales_is_bare_afterwards():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Salainen")
    stream = io.BytesIO()
    Image.new("RGBA", (40, 30), (10, 20, 30, 128)).save(stream, "PNG", pnginfo=notes)
    cleaned = clean_picture(stream.getvalue())
    assert not [secret for secret in SECRETS if secret in cleaned]
    with Image.open(io.BytesIO(cleaned)) as seen:
        assert (seen.format, seen.mode, seen.getpixel((5, 5))) == ("PNG", "RGBA", (10, 20, 30, 128))


KINDS = [(kind, mode) for kind in ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF") for mode in ("RGB", "L", "P", "1")]
KINDS.remove(("JPEG", "P"))  # there is no such thing


@pytest.mark.parametrize(("kind", "mode"), KINDS)
def test_every_usual_kind_becomes_one_that_a_file_can_hold(kind, mode):
    stream = io.BytesIO()
    Image.new("RGB", (2600, 1300), (255, 255, 255)).convert(mode).save(stream, kind)
    cleaned = clean_picture(stream.getvalue())
    assert picture_size(cleaned) == (1200, 600)
    assert name_picture(cleaned).endswith((".png", ".jpg"))
    with Image.open(io.BytesIO(cleaned)) as seen:
        assert seen.convert("RGB").getpixel((600, 300)) == (255, 255, 255)


def test_greys_of_sixteen_bits_keep_their_greys():
    stream = io.BytesIO()
    Image.new("I;16", (20, 20), 0x8000).save(stream, "PNG")
    with Image.open(io.BytesIO(clean_picture(stream.getvalue()))) as seen:
        assert seen.getpixel((5, 5)) == pytest.approx((128, 128, 128), abs=1)


def test_a_large_photograph_as_png_is_kept_as_a_light_one():
    noise = Image.effect_noise((1400, 1400), 120).convert("RGB")
    stream = io.BytesIO()
    noise.save(stream, "PNG")
    cleaned = clean_picture(stream.getvalue())
    assert name_picture(cleaned).endswith(".jpg")
    assert len(cleaned) < len(stream.getvalue()) / 2


def bomb(side):
    """A PNG that says it is `side` by `side` points, in a few bytes."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [7_000, 50_000])
def test_a_bomb_is_refused_before_it_is_unpacked(side):
    with pytest.raises(NoPicture) as refusal:
        clean_picture(bomb(side), "pommi.png")
    assert refusal.value.sentence("fi").startswith("”pommi.png” on liian suuri")


@pytest.mark.parametrize("data", [b"", b"Hei, olen muistio.", b"<svg/>", b"%PDF-1.7"])
def test_what_is_no_picture_is_refused_in_one_sentence(data):
    with pytest.raises(NoPicture) as refusal:
        clean_picture(data, "muistio.txt")
    assert "vioittunut" not in refusal.value.sentence("fi")
    for language in LANGUAGES:
        assert "muistio.txt" in refusal.value.sentence(language)


def test_half_a_picture_is_refused():
    whole = told_too_much((900, 900))
    with pytest.raises(NoPicture):
        clean_picture(whole[: len(whole) // 2], "puolikas.jpg")


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path):
    for place in (tmp_path / "ei-ole.png", tmp_path):
        with pytest.raises(FileProblem):
            read_picture(place)
    (tmp_path / "kuva.jpg").write_bytes(told_too_much())
    assert b"KAMERA" not in read_picture(tmp_path / "kuva.jpg")


def png(mode="RGB", size=(20, 20), colour=(200, 90, 40), **told):
    stream = io.BytesIO()
    Image.new(mode, size, colour).save(stream, "PNG", **told)
    return stream.getvalue()


@pytest.mark.parametrize(("limit", "least"), [("READ_LIMIT", 10), ("POINT_LIMIT", 100)])
def test_what_is_too_much_is_refused_in_one_sentence(monkeypatch, limit, least):
    monkeypatch.setattr(picture_cleaning, limit, least)
    with pytest.raises(NoPicture) as caught:
        clean_picture(png(), "kuva.png")
    assert caught.value.sentence("fi").count("kuva.png") == 1
    assert "\n" not in caught.value.sentence("fi")


def test_a_colour_profile_that_says_nothing_sensible_is_not_obeyed():
    cleaned = clean_picture(png(icc_profile=b"nonsense"))
    assert b"nonsense" not in cleaned
    with Image.open(io.BytesIO(cleaned)) as seen:
        assert seen.convert("RGB").getpixel((5, 5)) == (200, 90, 40)


def test_a_heavy_drawing_with_clear_parts_becomes_a_photograph_on_white(monkeypatch):
    monkeypatch.setattr(picture_cleaning, "HEAVIEST_PNG", 10)
    cleaned = clean_picture(png("RGBA", colour=(0, 0, 0, 0)))
    with Image.open(io.BytesIO(cleaned)) as seen:
        assert (seen.format, seen.getpixel((5, 5))) == ("JPEG", (255, 255, 255))
