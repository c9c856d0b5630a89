"""Paper: a wall poster and a long report beside other makers of PDF, a sheet of 500 moments, its tiles.

Peers are optional: `python -m venv peers` and there `pip install reportlab==5.1.0 typst==0.15.2 weasyprint==70.0`;
PAKU_PEERS names that Python. Alone: `python -m benchmarks.paper`.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from benchmarks.paper_makers import HAND, WALL
from benchmarks.rows import ROOT, Row
from benchmarks.stories import long_story

PEERS = {
    "reportlab": "reportlab 5.1.0, plain paragraphs, untagged",
    "typst": "typst 0.15.2, PDF/UA-1 and PDF/A-2a",
    "weasyprint": "WeasyPrint 70.0, PDF/UA-1",
}
RUNS = 3
LONGEST = 120.0
"""Seconds after which a peer is given up."""
MOMENTS = 200
"""A pathway of so many moments fills a report of about forty pages."""
Measured = dict[str, float]


def paper_rows() -> list[Row]:
    """All rows."""
    return [*beside_peers(WALL), *beside_peers(HAND), *large_sheets()]


def beside_peers(job: str) -> list[Row]:
    """Our figure beside each peer's for the same texts: milliseconds for a poster, pages a second for a report."""
    texts = _wall_texts() if job == WALL else _report_texts()
    mine = _measured("ours", job, texts)
    assert not isinstance(mine, str), mine
    return [_row(job, mine, name, _measured(tool, job, texts)) for tool, name in PEERS.items()]


def _row(job: str, mine: Measured, name: str, peer: Measured | str) -> Row:
    if job == WALL:
        what = "a huoneentaulu on A3 with its embroidery, drawn and written, tagged (peers: the words alone)"
        return (
            Row(f"{what} ({name}: {peer})", mine["seconds"], RUNS, "")
            if isinstance(peer, str)
            else Row(what, mine["seconds"], RUNS, "", name, peer["seconds"])
        )
    what = f"a report of {mine['pages']:.0f} pages, told, drawn and written, tagged"
    speed = mine["pages"] / mine["seconds"]
    if isinstance(peer, str):
        return Row(f"{what} ({name}: {peer})", speed, RUNS, "", unit="pages/s")
    beside = f"{name}, the same texts on {peer['pages']:.0f} pages"
    return Row(what, speed, RUNS, "", beside, peer["pages"] / peer["seconds"], unit="pages/s")


def _measured(tool: str, job: str, texts: dict[str, Any]) -> Measured | str:
    """Median of processes of their own; a sentence where it could not be measured."""
    found = [_once(tool, job, texts) for _ in range(RUNS)]
    failed = [one for one in found if isinstance(one, str)]
    if failed:
        return failed[0]
    good = [one for one in found if not isinstance(one, str)]
    return {**good[0], "seconds": statistics.median(one["seconds"] for one in good)}


def _once(tool: str, job: str, texts: dict[str, Any]) -> Measured | str:
    python = sys.executable if tool == "ours" else os.environ.get("PAKU_PEERS", sys.executable)
    words = [python, "-m", "benchmarks.paper_makers", tool, job]
    try:
        done = subprocess.run(
            words, check=False, capture_output=True, text=True, input=json.dumps(texts), timeout=LONGEST, cwd=ROOT
        )
    except subprocess.TimeoutExpired:
        return f"not made in {LONGEST:.0f} s"
    if "ModuleNotFoundError" in done.stderr and tool != "ours":
        return "not installed"
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    return json.loads(lines[-1]) if lines else f"ended without figures: {done.stderr[-200:]}"


def _wall_texts() -> dict[str, Any]:
    from paku_studio.drawing.sheet_templates import template

    words = template("encounter", "fi")
    lines = [line["text"].partition("\n")[::2] for line in words["lines"]]
    return {"title": words["title"], "lines": lines, "blocks": [], "fonts": _fonts()}


def _report_texts() -> dict[str, Any]:
    """What our report says, block by block, as its PDF's structure has it."""
    from paku_studio.drawing.paper import paper
    from paku_studio.drawing.report import draw_report
    from paku_studio.drawing.theme import theme
    from paku_studio.export.audit import structure_text
    from paku_studio.export.pdf import write_pdf

    records = {record.id: record for record in long_story(MOMENTS)}
    drawing = draw_report(records, "", paper("A4"), theme("colour"), "fi")
    spoken = structure_text(write_pdf([drawing], {}, title=drawing.title, language="fi"))
    known = {"H1", "H2", "H3", "H4", "P", "LBody"}
    blocks = [(block.role if block.role in known else "P", block.text) for block in spoken if block.role != "Lbl"]
    return {"title": drawing.title, "lines": [], "blocks": blocks, "fonts": _fonts(), "moments": MOMENTS}


def _fonts() -> dict[str, str]:
    from paku_studio.resources import font_file

    return {weight: str(font_file(f"sans-{weight}")) for weight in ("400", "700")}


def large_sheets() -> list[Row]:
    """500 moments on A0, and the first of those sheets on A4 and A3."""
    from paku_studio.drawing.paper import paper
    from paku_studio.drawing.road import draw_pathway
    from paku_studio.drawing.theme import theme
    from paku_studio.export.pdf import write_pdf
    from paku_studio.export.tiles import tiled
    from paku_studio.models import PaperSize

    records = {record.id: record for record in long_story(500)}
    begun = time.perf_counter()
    drawing = draw_pathway(records, "path", paper("A0", "landscape"), theme("colour"), "fi")
    write_pdf([drawing], {}, title="Pitkä polku", language="fi")
    each = (time.perf_counter() - begun) / len(drawing.sheets)
    rows = [Row(f"500 moments on {len(drawing.sheets)} A0 sheets, tagged, a sheet", each, 1, "1000 ms a sheet")]
    pen = _median(lambda: write_pdf([drawing], {}, title="Pitkä polku", language="fi"))
    rows.append(Row("... the PDF pen alone, all sheets", pen, RUNS, "", *_untagged(drawing)))
    for size in (PaperSize.A4, PaperSize.A3):
        cut = tiled(drawing, size, "fi")
        tiles, plans = len(cut.sheets) - len(drawing.sheets), len(drawing.sheets)
        name = f"... cut into {tiles} tiles of {size.value} with {plans} plans"
        rows.append(Row(name, _median(lambda size=size: tiled(drawing, size, "fi")), RUNS, ""))  # type: ignore[misc]
        written = _median(lambda cut=cut: write_pdf([cut], {}, title="Pitkä polku", language="fi"))  # type: ignore[misc]
        rows.append(Row(f"{name}: the PDF pen", written, RUNS, "", "the whole sheets", pen))
    return rows


def _untagged(drawing: Any) -> tuple[str, float]:
    """The same number of text lines and rectangles by reportlab alone, nothing tagged."""
    import io

    from reportlab.pdfgen.canvas import Canvas

    from paku_studio.drawing.display import Path, TextLine, walk

    pages = [list(walk(sheet.body)) for sheet in drawing.sheets]

    def draw() -> None:
        canvas = Canvas(io.BytesIO())
        for items in pages:
            for item in items:
                if isinstance(item, TextLine):
                    canvas.drawString(item.x, item.y, item.text)
                elif isinstance(item, Path):
                    canvas.rect(item.commands[0][1] if len(item.commands[0]) > 1 else 0, 10, 20, 20)
            canvas.showPage()
        canvas.save()

    return "reportlab, untagged", _median(draw)


def _median(action: Callable[[], object]) -> float:
    taken = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        action()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def main() -> None:
    for row in paper_rows():
        print(row.line())


if __name__ == "__main__":
    main()
