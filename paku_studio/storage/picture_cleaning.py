"""A picture that somebody chose, made fit to be kept: upright, small, and nothing in it but what is seen."""

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Final

from paku_studio.locale import N_
from paku_studio.storage.failures import FileProblem, unusable_because
from paku_studio.storage.limits import POINT_LIMIT

if TYPE_CHECKING:
    from PIL import Image

NO_PICTURE: Final = N_("“%(name)s” is not a picture that can be used here: choose a PNG, JPEG, WebP, GIF, BMP or TIFF.")
DAMAGED_PICTURE: Final = N_("“%(name)s” is damaged, or only a part of it is there: it cannot be shown.")
LARGE_PICTURE: Final = N_("“%(name)s” is too large: at most %(limit)s million points. Make it smaller and try again.")
HEAVY_PICTURE: Final = N_("“%(name)s” is too large: at most %(limit)s MB. Make it smaller and try again.")

FORMATS: Final = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "MPO")
ENDINGS: Final = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff")
"""What a file dialog offers; the contents decide."""
READ_LIMIT: Final = 100_000_000
"""Bytes of a picture's file."""
LONGEST: Final = 1200
"""Pixels of the longer side that are kept."""
QUALITY: Final = 88
HEAVIEST_PNG: Final = 1_500_000
"""Bytes; a heavier one is a photograph and is kept as JPEG."""
_DAMAGE: Final = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, OverflowError)
"""What Pillow's readers raise on contents that are not whole."""


class NoPicture(FileProblem):
    """A file cannot be used as a picture; nothing was changed."""


def read_picture(path: Path) -> bytes:
    """The picture of a file, cleaned. Raises FileProblem."""
    try:
        if path.is_dir():
            raise NoPicture(NO_PICTURE, name=path.name)
        with path.open("rb") as file:
            data = file.read(READ_LIMIT + 1)
    except OSError as error:
        raise unusable_because(error).about(path.name) from error
    return clean_picture(data, path.name)


def clean_picture(data: bytes, name: str = "") -> bytes:
    """PNG or JPEG with sides of at most 1200 pixels, upright, in sRGB, without metadata. Raises NoPicture."""
    from PIL import Image, UnidentifiedImageError

    if len(data) > READ_LIMIT:
        raise NoPicture(HEAVY_PICTURE, name=name, limit=READ_LIMIT // 1_000_000)
    Image.init()  # without it some formats are not known yet, and what is no picture seems a damaged one
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=[one for one in FORMATS if one in Image.OPEN]) as opened:
                if opened.width * opened.height > POINT_LIMIT:
                    raise _too_large(name)
                plain = _plain(opened)
        except Image.DecompressionBombError as bomb:
            raise _too_large(name) from bomb
        except UnidentifiedImageError as foreign:
            raise NoPicture(NO_PICTURE, name=name) from foreign
        except NoPicture:
            raise
        except _DAMAGE as damage:
            raise NoPicture(DAMAGED_PICTURE, name=name) from damage
    return _encoded(plain)


def _too_large(name: str) -> NoPicture:
    return NoPicture(LARGE_PICTURE, name=name, limit=POINT_LIMIT // 1_000_000)


def _plain(opened: "Image.Image") -> "Image.Image":
    """Its pixels alone: first frame, small, upright, RGB or RGBA in sRGB, in a new image that was told nothing."""
    from PIL import Image, ImageOps

    photograph = opened.format in {"JPEG", "MPO"}
    if photograph:
        opened.draft("RGB", (2 * LONGEST, 2 * LONGEST))
    seen = _in_srgb(_in_bytes(ImageOps.exif_transpose(opened)))
    clear = seen.mode in {"RGBA", "LA", "PA"} or "transparency" in seen.info
    kept = seen.convert("RGBA" if clear else "RGB")
    kept.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    bare = Image.frombytes(kept.mode, kept.size, kept.tobytes())
    bare.format = "JPEG" if photograph else "PNG"
    return bare


def _in_bytes(opened: "Image.Image") -> "Image.Image":
    """Greys of sixteen bits as greys of eight."""
    if not opened.mode.startswith("I"):
        return opened
    return opened.convert("I").point(lambda grey: grey / 256).convert("L")


def _in_srgb(opened: "Image.Image") -> "Image.Image":
    """In the colours that a picture without a profile has; a profile that says nothing sensible is not obeyed."""
    from PIL import ImageCms

    profile = opened.info.get("icc_profile")
    if not profile or opened.mode not in {"RGB", "CMYK", "L"}:
        return opened
    try:
        source, target = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
        changed = ImageCms.profileToProfile(opened, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return opened
    return changed if changed is not None else opened


def _encoded(plain: "Image.Image") -> bytes:
    """As PNG; a photograph as JPEG, and what would be heavy too."""
    if plain.format == "PNG":
        stream = io.BytesIO()
        plain.save(stream, "PNG", optimize=True)
        if len(stream.getvalue()) <= HEAVIEST_PNG:
            return stream.getvalue()
    stream = io.BytesIO()
    _on_white(plain).save(stream, "JPEG", quality=QUALITY, optimize=True)
    return stream.getvalue()


def _on_white(plain: "Image.Image") -> "Image.Image":
    from PIL import Image

    if plain.mode == "RGB":
        return plain
    paper = Image.new("RGBA", plain.size, "white")
    paper.alpha_composite(plain)
    return paper.convert("RGB")
