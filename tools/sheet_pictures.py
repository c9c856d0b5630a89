"""Takes pictures of sheets of paper for docs/pictures, from the examples and from what the program brings along.

python tools/sheet_pictures.py [FOLDER]     without FOLDER: docs/pictures
"""

import io
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image

from paku_studio.export.pdf import write_pdf
from paku_studio.export.png import png_pages
from paku_studio.export.sheets import SheetChoice, chosen, draw_sheet
from paku_studio.models import PaperSize, Record
from paku_studio.storage import open_document

ROOT = Path(__file__).resolve().parent.parent
ORGANISATION = {
    "organisation": "Esimerkkilän sosiaaliohjaus",
    "address": "Esimerkkikuja 1, 99999 Esimerkkilä",
    "opening": "ma–pe 9–15",
    "web": "esimerkkila.example",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """One page of one sheet of a document ("" is an empty one), so many dots an inch."""

    name: str
    document: str
    choice: SheetChoice
    dpi: int = 72
    page: int = 0


PICTURES = (
    Picture("huoneentaulu-kohtaaminen", "", SheetChoice("poster", only="3"), 60),
    Picture("huoneentaulu-helposti", "", SheetChoice("poster", only="1", size=PaperSize.A4, easy=True), 84),
    Picture("huoneentaulu-arvot", "", SheetChoice("poster", only="2", language="sv"), 84),
    Picture("huoneentaulu-oma", "velka", SheetChoice("poster", colours="black-and-white"), 60),
    Picture("keskustelu", "", SheetChoice("conversation"), 84),
    Picture("muistilista", "", SheetChoice("checklist", filled=ORGANISATION), 84),
    Picture("raportti", "velka", SheetChoice("report", only="1"), 84),
    Picture("osina", "velka", SheetChoice("poster", size=PaperSize.A1, tile=PaperSize.A4), 84),
    Picture("palvelupolku-a1", "velka", SheetChoice("pathway", only="2", size=PaperSize.A1), 36),
    Picture("persoona-a4", "velka", SheetChoice("persona"), 84),
)


def records_of(document: str) -> Mapping[str, Record]:
    """The records of the example whose name begins so."""
    if not document:
        return {}
    return open_document(next((ROOT / "examples").glob(f"{document}*.paku"))).document.snapshot()


def take(picture: Picture) -> bytes:
    """The page as a PNG of few colours."""
    records = records_of(picture.document)
    sheet = chosen(records, picture.choice)[0]
    drawing = draw_sheet(records, sheet, replace(picture.choice, only=""))
    pdf = write_pdf([drawing], {}, title=drawing.title, language=drawing.language)
    page = Image.open(io.BytesIO(png_pages(pdf, dpi=picture.dpi)[picture.page])).convert("RGB")
    out = io.BytesIO()
    page.quantize(96, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def main(folder: Path = ROOT / "docs" / "pictures") -> None:
    """Take every picture anew."""
    for picture in PICTURES:
        (folder / f"{picture.name}.png").write_bytes(take(picture))


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
