"""One edit until the disk has it: from the commit until the document is shown as saved, in a real folder."""

import os
import threading
import time
from pathlib import Path

from benchmarks.rows import Row, p95
from benchmarks.stories import long_story

RUNS = 100
PAUSE = 0.15
"""Seconds between edits."""
SAVES = 10
"""Edits after which the whole file is written too while the edits go on: far oftener than the program does it."""
AMID = 0.05
"""Seconds into that writing at which the next edit comes."""


def edits_kept(folder: Path) -> list[Row]:
    """Rows for 5,000 moments of 4 touchpoints; the peer writes as much to the same disk, with nothing round it."""
    taken, bare = seconds_until_saved(folder, 5000), bare_writes(folder)
    what = "one edit until it is on disk, 5,000 moments"
    return [
        Row(f"{what}: p95", p95(taken), RUNS, "p95 at most 100 ms", "bare write and fsync: p95", p95(bare)),
        Row(f"{what}: the longest", max(taken), RUNS, "", "bare write and fsync: the longest", max(bare)),
    ]


def seconds_until_saved(folder: Path, moments: int) -> list[float]:
    """An edit at a time, each from before its commit until the keeper has told that all is saved."""
    from paku_studio import edits
    from paku_studio.editor.keeping import Keeper
    from paku_studio.storage import Places, save_document

    file = folder / "kept.paku"
    save_document({record.id: record for record in long_story(moments)}, {}, file)
    opened, keeper = Keeper.open(Places(folder / "home"), file)
    told = threading.Event()
    keeper.listen(lambda _state: told.set())
    taken = []
    for run in range(RUNS):
        time.sleep(PAUSE)
        if run % SAVES == SAVES - 1:
            keeper.nudge()
            time.sleep(AMID)
        begun = time.perf_counter()
        edits.set_text(opened.document, f"m{run * moments // RUNS}", "text", f"Kotikäynti {run}")
        while keeper.state.kind != "saved":
            told.wait(1.0)
            told.clear()
        taken.append(time.perf_counter() - begun)
    keeper.close()
    return taken


def bare_writes(folder: Path) -> list[float]:
    """As many lines as long as such an edit's, added to a file and flushed to the disk."""
    taken = []
    with (folder / "bare").open("ab", buffering=0) as stream:
        for _ in range(RUNS):
            begun = time.perf_counter()
            stream.write(b"x" * 300 + b"\n")
            os.fsync(stream.fileno())
            taken.append(time.perf_counter() - begun)
    return taken
