"""Measure each row of the table and write it to BENCHMARKS.md: medians, spread, and a peer from the same run."""

import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.rows import ROOT, Row
from benchmarks.stories import long_story

TABLE = ROOT / "BENCHMARKS.md"
METHOD = """# Benchmarks

Made by `make bench`; this file is its output. Each figure is the median of the runs named, wall time; the peer is
measured in the same run on the same machine, so the ratio says more than the milliseconds.
"""


def median(action: Callable[[], object], runs: int) -> float:
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        action()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def measure_all(folder: Path) -> list[Row]:
    from benchmarks.keeping import edits_kept
    from benchmarks.paper import paper_rows
    from benchmarks.privacy import finding
    from benchmarks.window_frames import framing
    from benchmarks.window_peers import beside_peers
    from benchmarks.window_start import starting

    frames = framing()
    window = [*starting(folder), *frames, *beside_peers(frames)]
    return [*arranging(), *files(folder), *edits_kept(folder), *commands(folder), *paper_rows(), *window, *finding()]


def arranging() -> list[Row]:
    from paku_studio.drawing.paper import paper as sheet
    from paku_studio.drawing.road import draw_canvas, draw_pathway, lay_out
    from paku_studio.drawing.theme import theme

    rows = []
    colours = theme("colour")
    for moments, reach, runs in ((21, "", 9), (50, "5 ms", 9), (500, "30 ms", 5), (5000, "300 ms", 3)):
        records = {record.id: record for record in long_story(moments)}
        lay = partial(lay_out, records, "path", 1400.0, colours, "fi")
        paint = partial(draw_canvas, records, "path", 1400.0, colours, "fi")
        paper = partial(draw_pathway, records, "path", sheet("A3", "landscape"), colours, "fi")
        rows.append(Row(f"arranging {moments} moments, first time", median(lay, 1), 1, ""))
        rows.append(Row(f"arranging {moments} moments, cards kept", median(lay, runs), runs, reach))
        rows.append(Row(f"display list of the whole canvas, {moments} moments", median(paint, runs), runs, ""))
        rows.append(Row(f"display list of all A3 sheets, {moments} moments", median(paper, 3), 3, ""))
    return rows


def files(folder: Path) -> list[Row]:
    import json
    import zipfile

    from paku_studio.storage import open_document, save_document

    records = {record.id: record for record in long_story(5000)}
    ours, plain = folder / "long.paku", folder / "plain.zip"
    pictures = noise_pictures(50)
    raw = [record.model_dump(mode="json") for record in records.values()]

    def save_plain() -> None:
        with zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr("document.json", json.dumps(raw))
            for name, data in pictures.items():
                archive.writestr(name, data, zipfile.ZIP_STORED)

    def open_plain() -> None:
        with zipfile.ZipFile(plain) as archive:
            json.loads(archive.read("document.json"))
            for name in pictures:
                archive.read(name)

    saved, saved_plain = median(lambda: save_document(records, pictures, ours), 5), median(save_plain, 5)
    opened, opened_plain = median(lambda: open_document(ours), 5), median(open_plain, 5)
    size = "5,000 moments, 20,000 touchpoints, 50 pictures"
    return [
        Row(f"save {size}", saved, 5, "300 ms", "zipfile + json, unchecked", saved_plain),
        Row(f"open {size}", opened, 5, "1000 ms", "zipfile + json, unchecked", opened_plain),
    ]


def noise_pictures(count: int) -> dict[str, bytes]:
    import hashlib
    import io

    import numpy
    from PIL import Image

    found = {}
    for seed in range(count):
        pixels = numpy.random.default_rng(seed).integers(0, 255, (320, 320, 3), dtype=numpy.uint8)
        stream = io.BytesIO()
        Image.fromarray(pixels).save(stream, "PNG")
        found[f"{hashlib.sha256(stream.getvalue()).hexdigest()}.png"] = stream.getvalue()
    return found


def commands(folder: Path) -> list[Row]:
    example = next((ROOT / "examples").glob("monialainen*.paku"))
    text, document, pdf = folder / "notes.txt", folder / "notes.paku", folder / "notes.pdf"
    bare = median(lambda: run(["-c", "pass"]), 5)
    run(["-m", "paku_studio", "export", str(example), "-o", str(text)])
    brought_in = median(lambda: command("import", str(text), "-o", str(document), "--replace"), 5)
    exported = median(lambda: command("export", str(example), "-o", str(pdf)), 5)
    return [
        Row("import of the example's text, whole process", brought_in, 5, "1000 ms", "bare Python", bare),
        Row("export of the example to PDF, whole process", exported, 5, "1000 ms", "bare Python", bare),
    ]


def command(*words: str) -> None:
    run(["-m", "paku_studio", *words])


def run(words: list[str]) -> None:
    subprocess.run([sys.executable, *words], check=True, cwd=ROOT, capture_output=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        rows = measure_all(Path(folder))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    machine = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    head = "| what | median | runs | to reach | peer | ratio |\n|---|---|---|---|---|---|"
    text = "\n".join([METHOD, head, *(row.line() for row in rows), "", f"{machine}; peak memory {peak:.0f} MB.", ""])
    TABLE.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
