"""Frames of the canvas at 1920×1080: pan, zoom and drag, near, half and far; first and all rows; one edit until shown.

Each frame is asked for at the beat of a screen (60 a second) and counts from that beat until it is painted, so that
idle work that would make it late counts too. Beside it stands the processor's time for the frame alone, which other
programs on the machine lengthen less.

A zoom's frames are what the hand sees: the kept picture magnified. How long it takes until that is sharp, and how long
the event loop is held up at most meanwhile, are rows of their own.
"""

import os
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from benchmarks.rows import Row, p95
from benchmarks.stories import long_story

BEAT = 1 / 60
WIDTH, HEIGHT = 1920, 1080
REACH = "p95 at most 16.7 ms"


@dataclass(frozen=True)
class Taken:
    """Seconds of each frame, and of the processor for it."""

    frames: list[float]
    work: list[float]

    @property
    def median(self) -> float:
        return statistics.median(self.frames)

    @property
    def p95(self) -> float:
        return p95(self.frames)

    def row(self, what: str, reach: str) -> Row:
        """The row of the table: wall time, and beside it the processor's."""
        return Row(f"{what}: p95", self.p95, len(self.frames), reach, "p95 of its CPU time", p95(self.work))


def application() -> object:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from paku_studio.widgets.look import load_fonts

    made = QApplication.instance() or QApplication(["bench"])
    load_fonts()
    return made


class Shown:
    """A canvas on a desk, as the window has it."""

    def __init__(self, moments: int) -> None:
        from types import SimpleNamespace

        from paku_studio.editor.editor import Editor
        from paku_studio.store import Document
        from paku_studio.widgets.canvas import Canvas
        from paku_studio.widgets.desk import Desk
        from paku_studio.widgets.look import Look

        self.application = application()
        self.editor = Editor(Document(long_story(moments)))
        program = SimpleNamespace(settings=SimpleNamespace())
        begun = time.perf_counter()
        self.desk = Desk(program, self.editor, None, Look(moves=False))
        self.canvas = Canvas(self.desk)
        self.canvas.resize(WIDTH, HEIGHT)
        self.canvas.show()
        self.canvas.repaint()
        self.first = time.perf_counter() - begun
        self.settle()
        self.all = time.perf_counter() - begun

    def settle(self) -> None:
        while self.canvas.idle.busy:
            self.application.processEvents()
        self.canvas.repaint()

    def paced(self, steps: Iterable[Callable[[], object]]) -> Taken:
        """Each step and the frame that shows it, at the beat of a screen."""
        taken, work = [], []
        due = time.perf_counter() + BEAT
        for step in steps:
            while time.perf_counter() < due:
                self.application.processEvents()
            begun = time.process_time()
            step()
            self.canvas.repaint()
            work.append(time.process_time() - begun)
            done = time.perf_counter()
            taken.append(done - due)
            due = max(due + BEAT, done)
        return Taken(taken, work)

    def sharp_after(self, camera: Callable[[], object]) -> tuple[float, float]:
        """From a step of the zoom until its sharp picture is seen: the rest, and all its slices; and the longest of
        these.
        """
        begun, painted, longest = time.perf_counter(), self.canvas.painted, 0.0
        self.canvas.look_on_the_way(camera())
        self.canvas.repaint()
        while self.canvas.magnified:
            slice_begun = time.perf_counter()
            self.application.processEvents()
            longest = max(longest, time.perf_counter() - slice_begun)
        self.canvas.repaint()
        assert self.canvas.painted > painted
        return time.perf_counter() - begun, longest

    def close(self) -> None:
        from PySide6.QtCore import QCoreApplication, QEvent

        self.canvas.close()
        self.canvas.deleteLater()
        self.desk.drop_parts()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def gestures(shown: Shown, zoom: float) -> tuple[dict[str, Taken], list[tuple[float, float]]]:
    """The frames of pan, zoom and drag in the middle of the road; and how a zoom's last frame becomes sharp."""
    from paku_studio.editor.camera import Camera, zoom_at
    from paku_studio.editor.gestures.guides import Guides

    canvas = shown.canvas
    middle = Camera(0.0, canvas.live.height * 0.4, zoom)
    canvas.look(middle)
    shown.settle()
    start = canvas.camera
    pans = [Camera(start.x, start.y + 40 * step / zoom, zoom) for step in range(60)]
    panned = shown.paced((lambda to=to: canvas.look(to)) for to in pans)
    canvas.look(start)
    shown.settle()
    at = canvas.to_scene(canvas.rect().center().toPointF())
    factors = [1.04 if step // 12 % 2 else 1 / 1.04 for step in range(48)]
    zoomed = shown.paced((lambda by=by: canvas.look_on_the_way(zoom_at(canvas.camera, by, at))) for by in factors)
    sharpened = [shown.sharp_after(lambda by=by: zoom_at(canvas.camera, by, at)) for by in factors[8:16]]
    canvas.look(start)
    shown.settle()
    held = canvas.pick(*at) or next(iter(canvas.cards), None)
    card = held if isinstance(held, str) else held.id
    ghosts = [Guides(ghosts=((card, at[0] + 4 * step, at[1] + 2 * step),)) for step in range(40)]
    dragged = shown.paced((lambda guides=guides: canvas.set_guides(guides)) for guides in ghosts)
    canvas.set_guides(Guides())
    found = {"pan": panned, "zoom (magnified while the hand zooms)": zoomed, "drag": dragged}
    return found, sharpened


def edits_shown(shown: Shown, runs: int) -> Taken:
    """A word changed on a card in view, until its frame is painted."""
    from paku_studio import edits
    from paku_studio.editor.camera import Camera

    canvas, document = shown.canvas, shown.editor.document
    canvas.look(Camera(0.0, canvas.live.height * 0.4, 1.0))
    shown.settle()
    seen = [one for one in document.records if one.startswith("m")]
    card = min(
        seen[len(seen) // 3 : len(seen) // 2 + 1], key=lambda one: abs(canvas.cards[one].box[1] - canvas.camera.y)
    )
    words = [f"Kotikäynti {number}" for number in range(runs)]
    return shown.paced((lambda text=text: edits.set_text(document, card, "text", text)) for text in words)


def framing() -> list[Row]:
    """Rows for 60, 500, 5,000 and 20,000 moments."""
    rows = []
    for moments in (60, 500, 5000, 20000):
        rows += frames_of(moments)
    return rows


def frames_of(moments: int) -> list[Row]:
    shown = Shown(moments)
    reach = REACH if moments <= 5000 else "no stall"
    name = f"{moments:,} moments"
    rows = [
        Row(f"canvas of {name}: first rows", shown.first, 1, "300 ms"),
        Row(f"canvas of {name}: all rows", shown.all, 1, "1000 ms"),
    ]
    whole = max(0.05, HEIGHT / (shown.canvas.live.height * shown.canvas.unit))
    for far, zoom in (("near (100 %)", 1.0), ("half (50 %)", 0.5), (f"whole ({whole:.0%})", whole)):
        frames, sharp = gestures(shown, zoom)
        where = f"{far}, {name}"
        rows += [taken.row(f"frame, {gesture}, {where}", reach) for gesture, taken in frames.items()]
        whole_time, longest = statistics.median(each for each, _ in sharp), max(each for _, each in sharp)
        what = f"from a zoom's last step until it is sharp (80 ms of it rest), {where}"
        rows.append(Row(what, whole_time, len(sharp), "", "longest hold-up", longest))
    edited = edits_shown(shown, 20)
    rows.append(edited.row(f"one edit until shown, {name}", REACH))
    shown.close()
    return rows
