"""Pictures of finished PDF pages, by PDFium. Knows no drawing."""

import io
from typing import Any


def png_pages(pdf: bytes, dpi: int = 150) -> list[bytes]:
    """One PNG per page at `dpi`, which the file states, so that it prints at the sheet's size."""
    import pypdfium2

    read: Any = pypdfium2.PdfDocument
    document = read(pdf)
    try:
        return [_picture(page, dpi) for page in document]
    finally:
        document.close()


def _picture(page: Any, dpi: int) -> bytes:
    bitmap = page.render(scale=dpi / 72)
    stream = io.BytesIO()
    bitmap.to_pil().convert("RGB").save(stream, "PNG", dpi=(dpi, dpi))
    return stream.getvalue()
