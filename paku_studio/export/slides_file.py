"""The presentation file itself: an empty one in the program's look, and its bytes without traces. Knows no slides."""

import datetime
import io
import re
import zipfile
from typing import Any

from paku_studio.drawing.theme import Theme
from paku_studio.export.markup import legal
from paku_studio.export.slides_layout import HEIGHT, MARGIN, TOP, WIDTH

FIXED = datetime.datetime(2026, 1, 1)  # noqa: DTZ001 - the file's own dates have no zone
"""Stands in every file, so that the same content gives the same bytes."""
_PACKED = (1980, 1, 1, 0, 0, 0)
_ONLY = "Title Only"
_APPLICATION = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>PAKU Studio</Application></Properties>"
)
_UNUSED = ("/thumbnail", "/printerSettings")


def empty_presentation(title: str, language: str) -> Any:
    """A presentation of 16:9 with one layout: a title over an empty slide."""
    import pptx
    from pptx.util import Pt

    made = pptx.Presentation()
    made.slide_width, made.slide_height = Pt(WIDTH), Pt(HEIGHT)
    for layout in list(made.slide_layouts):
        if layout.name != _ONLY:
            made.slide_layouts.remove(layout)
    _drop_unused(made)
    for drawn in (made.slide_master, made.slide_layouts[0]):
        _place_placeholders(drawn)
    told = made.core_properties
    told.title, told.language = legal(title)[:250], language
    told.author = told.last_modified_by = told.keywords = told.subject = told.comments = told.category = ""
    told.created = told.modified = FIXED
    told.revision = 1
    return made


def _drop_unused(made: Any) -> None:
    package = made.part.package
    for owner in (package, made.part):
        for key, relation in list(owner._rels.items()):  # the library has no other way to them
            if relation.reltype.endswith(_UNUSED):
                owner._rels.pop(key)


def _place_placeholders(drawn: Any) -> None:
    """Title above, body below; date, footer and number, which the slides do not have, away."""
    from pptx.enum.shapes import PP_PLACEHOLDER
    from pptx.util import Pt

    for shape in list(drawn.placeholders):
        kind = shape.placeholder_format.type
        if kind == PP_PLACEHOLDER.TITLE:
            box = (MARGIN, 20.0, WIDTH - 2 * MARGIN, TOP - 32)
        elif kind in (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT):
            box = (MARGIN, TOP, WIDTH - 2 * MARGIN, HEIGHT - TOP - MARGIN)
        else:
            shape.element.getparent().remove(shape.element)
            continue
        shape.left, shape.top, shape.width, shape.height = (Pt(length) for length in box)


def finished(made: Any, theme: Theme) -> bytes:
    """The file's bytes: the same for the same slides, no dates, no other program's or machine's name."""
    stream = io.BytesIO()
    made.save(stream)
    out = io.BytesIO()
    with zipfile.ZipFile(stream) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as clean:
        for name in packed.namelist():
            entry = zipfile.ZipInfo(name, _PACKED)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            clean.writestr(entry, _cleaned(name, packed.read(name), theme))
    return out.getvalue()


def _cleaned(name: str, data: bytes, theme: Theme) -> bytes:
    if name == "docProps/app.xml":
        return _APPLICATION.encode()
    if name.startswith("ppt/theme/"):
        return _in_our_colours(data, theme)
    return data


def _in_our_colours(data: bytes, theme: Theme) -> bytes:
    """The theme with the program's colours, so that what a person adds fits in."""
    ours = {
        "dk1": theme.ink, "lt1": theme.surface, "dk2": theme.spruce, "lt2": theme.sunk, "accent1": theme.spruce,
        "accent2": theme.missing, "accent3": theme.meaningful, "accent4": theme.critical, "accent5": theme.risk,
        "accent6": theme.idea, "hlink": theme.meaningful, "folHlink": theme.risk,
    }  # fmt: skip
    text = data.decode()
    for name, colour in ours.items():
        slot = f'<a:{name}><a:srgbClr val="{colour.lstrip("#").upper()}"/></a:{name}>'
        text = re.sub(f"<a:{name}>.*?</a:{name}>", slot, text, flags=re.DOTALL)
    return text.encode()
