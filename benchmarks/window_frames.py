"""Frames of the canvas at 1920×1080: pan, zoom and drag, near, half and far; first and all rows; one edit until shown.

Each frame is asked for at the beat of a screen (60 a second) and counts from that beat until it is painted, so that
idle work that would make it late counts too.
"""

import os
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from benchmarks.rows import Row
from benchmarks.stories import long_story

BEAT = 1 / 60
WIDTH, HEIGHT = 1920, 1080
REACH = "p95 at most 16.7 ms"


@dataclass(frozen=True)
class Taken:
    """Seconds of each frame."""

    frames: list[float]

    @property
    def median(self) -> float:
        return statistics.median(self.frames)

    @property
    def p95(self) -> float:
        return sorted(self.frames)[max(0, round(len(self.frames) * 0.95) - 1)]


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
        taken = []
        due = time.perf_counter() + BEAT
        for step in steps:
            while time.perf_counter() < due:
                self.application.processEvents()
            step()
            self.canvas.repaint()
            done = time.perf_counter()
            taken.append(done - due)
            due = max(due + BEAT, done)
        return Taken(taken)

    def sharp_after(self, camera: Callable[[], object]) -> float:
        """From a step of the zoom until its sharp picture is seen: the rest, and all its slices."""
        begun, painted = time.perf_counter(), self.canvas.painted
        self.canvas.look_on_the_way(camera())
        self.canvas.repaint()
        while self.canvas.magnified:
            self.application.processEvents()
        self.canvas.repaint()
        assert self.canvas.painted > painted
        return time.perf_counter() - begun

    def close(self) -> None:
        from PySide6.QtCore import QCoreApplication, QEvent

        self.canvas.close()
        self.canvas.deleteLater()
        self.desk.drop_parts()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def gestures(shown: Shown, zoom: float) -> tuple[dict[str, Taken], Taken]:
    """The frames of pan, zoom and drag in the middle of the road; and from a zoom's last frame until it is sharp."""
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
    return found, Taken(sharpened)


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
        for gesture, taken in frames.items():
            what = f"frame, {gesture}, {far}, {name}"
            rows.append(Row(f"{what}: p95", taken.p95, len(taken.frames), reach, "its median", taken.median))
        what = f"sharp after the last step of a zoom (80 ms of it rest), {far}, {name}"
        rows.append(Row(what, sharp.median, len(sharp.frames), "", "its longest", max(sharp.frames)))
    edited = edits_shown(shown, 20)
    rows.append(Row(f"one edit until shown, {name}: p95", edited.p95, 20, REACH, "its median", edited.median))
    shown.close()
    return rows
