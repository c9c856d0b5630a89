"""Cleans pictures for paper: only what was seen is kept, no metadata, no bombs. Knows no pen."""

import io
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paku_studio.drawing.display import Image as Shown
from paku_studio.export.errors import PICTURE_TOO_LARGE, PICTURE_UNUSABLE, ExportRefused

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 40_000_000
DENSEST = 300
"""Dots per inch on paper beyond which nobody sees a difference."""
QUALITY = 88


@dataclass(frozen=True, slots=True)
class Picture:
    """A cleaned picture: RGB, upright. `jpeg` where it came as a photograph, else None; `pixels` are raw RGB."""

    width: int
    height: int
    pixels: bytes
    jpeg: bytes | None

    def encoded(self) -> tuple[str, bytes]:
        """Media type and bytes for a web page."""
        from PIL import Image

        if self.jpeg is not None:
            return "image/jpeg", self.jpeg
        stream = io.BytesIO()
        Image.frombytes("RGB", (self.width, self.height), self.pixels).save(stream, "PNG", optimize=True)
        return "image/png", stream.getvalue()


def clean(name: str, data: bytes, drawn_width: float, shape: float = 0.0) -> Picture:
    """Decode within limits, turn upright, put on white, scale to at most 300 dpi at `drawn_width` points.

    `shape`: width by height of the box that it fills; what stands out of that on either side is not kept. 0: whole.

    ExportRefused where it is no JPEG, PNG or WebP, or has more than 40 million pixels.
    """
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
                _refuse_large(name, opened)
                kind = opened.format
                flat = _flattened(opened)
        except Image.DecompressionBombError as fault:
            raise ExportRefused(PICTURE_TOO_LARGE, name=name) from fault
        except (OSError, ValueError, SyntaxError) as fault:
            raise ExportRefused(PICTURE_UNUSABLE, name=name) from fault
    return _packed(_scaled(_middle(flat, shape), drawn_width), photograph=kind != "PNG")


def framed(image: Shown, pictures: Mapping[str, bytes]) -> Shown:
    """A picture that is shown whole in the box that it then fills; any other as it is. ExportRefused as in `clean`."""
    if not image.fit:
        return image
    width, height = _size_of(image.name, pictures[image.name])
    scale = min(image.width / width, image.height / height)
    across, down = width * scale, height * scale
    left, top = image.x + (image.width - across) / 2, image.y + (image.height - down) / 2
    return Shown(left, top, across, down, image.name)


def _size_of(name: str, data: bytes) -> tuple[int, int]:
    """Width and height in pixels, upright."""
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
                _refuse_large(name, opened)
                return ImageOps.exif_transpose(opened).size
        except Image.DecompressionBombError as fault:
            raise ExportRefused(PICTURE_TOO_LARGE, name=name) from fault
        except (OSError, ValueError, SyntaxError) as fault:
            raise ExportRefused(PICTURE_UNUSABLE, name=name) from fault


def _refuse_large(name: str, opened: "Image.Image") -> None:
    width, height = opened.size
    if width * height > MOST_PIXELS:
        raise ExportRefused(PICTURE_TOO_LARGE, name=name)


def _flattened(opened: "Image.Image") -> "Image.Image":
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(opened).convert("RGBA")
    paper = Image.new("RGBA", upright.size, "white")
    paper.alpha_composite(upright)
    return paper.convert("RGB")


def _middle(picture: "Image.Image", shape: float) -> "Image.Image":
    """As much of its middle as has that shape."""
    if not shape:
        return picture
    width = max(1, min(picture.width, round(picture.height * shape)))
    height = max(1, min(picture.height, round(picture.width / shape)))
    left, top = (picture.width - width) // 2, (picture.height - height) // 2
    return picture.crop((left, top, left + width, top + height))


def _scaled(picture: "Image.Image", drawn_width: float) -> "Image.Image":
    from PIL import Image

    widest = max(1, round(drawn_width / 72 * DENSEST))
    if picture.width <= widest:
        return picture
    height = max(1, round(picture.height * widest / picture.width))
    return picture.resize((widest, height), Image.Resampling.LANCZOS)


def _packed(picture: "Image.Image", *, photograph: bool) -> Picture:
    jpeg = None
    if photograph:
        stream = io.BytesIO()
        picture.save(stream, "JPEG", quality=QUALITY)
        jpeg = stream.getvalue()
    return Picture(picture.width, picture.height, picture.tobytes(), jpeg)
