"""Other node canvases with as many plain nodes as the canvas has cards, each in a process of its own, same machine.

Optional: a peer that is not installed has a row that says so. `python -m venv peers` and there
`pip install PySide6-Essentials==6.11.3 NodeGraphQt==0.6.44 OdenGraphQt==0.7.4`; PAKU_PEERS names that Python.
"""

import json
import os
import subprocess
import sys

from benchmarks.rows import ROOT, Row

PINNED = {"NodeGraphQt": "0.6.44", "OdenGraphQt": "0.7.4"}
LONGEST = 60.0
"""Seconds after which a peer that is still building is given up."""
BUILDS = """
def build(count):
    import math
    columns = max(1, round(math.sqrt(count * 16 / 9)))
    places = [(n % columns * 300, n // columns * 190) for n in range(count)]
    if ENGINE == "QGraphicsView":
        scene = QtWidgets.QGraphicsScene()
        nodes = []
        for n, (x, y) in enumerate(places):
            item = scene.addRect(0, 0, 220, 130)
            item.setPos(x, y)
            nodes.append(item)
            if n and n % columns:
                scene.addLine(x - 80, y + 60, x, y + 60)
        view = QtWidgets.QGraphicsView(scene)
        view.setRenderHint(QtGui.QPainter.RenderHint.Antialiasing)
        return (scene, view), view, lambda step: nodes[count // 2].setPos(places[count // 2][0] + step, 0)
    engine = __import__(ENGINE)
    class Node(engine.BaseNode):
        __identifier__, NODE_NAME = "paku", "Node"
        def __init__(self):
            super().__init__()
            self.add_input("in", multi_input=True)
            self.add_output("out", multi_output=True)
    graph = engine.NodeGraph()
    graph.register_node(Node)
    nodes = [graph.create_node("paku.Node", name=f"Tuokio {n}", selected=False, pos=list(place), push_undo=False)
             for n, place in enumerate(places)]
    for one, other in zip(nodes, nodes[1:]):
        one.output(0).connect_to(other.input(0), push_undo=False)
    held, (x, y) = nodes[count // 2], places[count // 2]
    return graph, graph.viewer(), lambda step: held.set_property("pos", [x + step, y], push_undo=False)
"""
PROGRAM = (
    """
import json, os, sys, time
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_API"] = "pyside6"
os.environ["QT_PREFERRED_BINDING"] = "PySide6"
ENGINE, COUNT = sys.argv[1], int(sys.argv[2])
from PySide6 import QtCore, QtGui, QtWidgets
app = QtWidgets.QApplication([])
"""
    + BUILDS
    + """
begun = time.perf_counter()
kept, view, move = build(COUNT)
view.resize(1920, 1080)
view.show()
for _ in range(3):
    app.processEvents()
view.viewport().repaint()
first = time.perf_counter() - begun
def seen(scale):
    whole = view.scene().itemsBoundingRect()
    middle = whole.center()
    if hasattr(view, "_scene_range"):
        size = QtCore.QSizeF(1920 / scale, 1080 / scale)
        corner = QtCore.QPointF(middle.x() - size.width() / 2, middle.y() - size.height() / 2)
        view._scene_range = QtCore.QRectF(corner, size)
        view._update_scene()
    else:
        QtWidgets.QGraphicsView.setTransform(view, QtGui.QTransform.fromScale(scale, scale))
        QtWidgets.QGraphicsView.centerOn(view, middle)
def frames(act, count=12, most=2.5):
    taken, until = [], time.perf_counter() + most
    for step in range(count):
        start = time.perf_counter()
        act(step)
        app.processEvents()
        view.viewport().repaint()
        taken.append(time.perf_counter() - start)
        if time.perf_counter() > until and len(taken) > 2:
            break
    return sorted(taken)[max(0, round(len(taken) * 0.95) - 1)]
def pan(step):
    by = 25 if step // 4 % 2 else -25
    if hasattr(view, "_set_viewer_pan"):
        view._set_viewer_pan(by, 0)
    else:
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + by)
whole = view.scene().itemsBoundingRect()
far = min(1920 / whole.width(), 1080 / whole.height(), 1.0)
found = {"first": first}
for name, scale in (("near (100 %)", 1.0), ("half (50 %)", 0.5), ("whole", far)):
    seen(scale)
    found["pan, " + name] = frames(pan)
    found["zoom, " + name] = frames(lambda step: seen(scale * (1 + 0.04 * (step % 5))))
    found["drag, " + name] = frames(lambda step: move(4 * step))
print(json.dumps(found))
sys.stdout.flush()
os._exit(0)
"""
)


def measure_peer(engine: str, count: int) -> dict[str, float] | str:
    """Seconds by gesture (p95 of the frames) and until first shown; a sentence where it could not be measured."""
    python = os.environ.get("PAKU_PEERS", sys.executable) if engine in PINNED else sys.executable
    try:
        done = subprocess.run(
            [python, "-c", PROGRAM, engine, str(count)],
            check=False, capture_output=True, text=True, timeout=LONGEST, cwd=ROOT,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return f"not built in {LONGEST:.0f} s"
    if "ModuleNotFoundError" in done.stderr:
        return "not installed"
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    return json.loads(lines[-1]) if lines else "ended without figures"


def beside_peers(ours: list[Row], counts: tuple[int, ...] = (500, 5000)) -> list[Row]:
    """For each peer and count: its figures beside ours of the same gesture."""
    figures = {row.what: row.median for row in ours}
    rows = []
    for count in counts:
        for engine in ("QGraphicsView", *PINNED):
            found = measure_peer(engine, count)
            peer = f"{engine} {PINNED.get(engine, 'with rectangles')}"
            if isinstance(found, str):
                rows.append(Row(f"{peer}, {count:,} nodes: {found}", 0.0, 0, ""))
                continue
            rows += [_beside(figures, gesture, count, peer, seconds) for gesture, seconds in found.items()]
    return rows


def _beside(figures: dict[str, float], gesture: str, count: int, peer: str, seconds: float) -> Row:
    name = f"{count:,} moments"
    if gesture == "first":
        return Row(f"first rows, {name}", figures[f"canvas of {name}: first rows"], 1, "", peer, seconds)
    kind, _, near = gesture.partition(", ")
    mine = next(
        figure
        for what, figure in figures.items()
        if what.startswith(f"frame, {kind}") and f", {near}" in what and what.endswith(f", {name}: p95")
    )
    return Row(f"frame, {gesture}, {name}: p95", mine, 12, "", peer, seconds)
