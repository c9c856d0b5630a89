"""What the tests of the canvas share: shipped examples, opened."""

from types import SimpleNamespace

import pytest

from paku_studio import edits
from paku_studio.editor.editor import Editor
from paku_studio.models import ServiceMoment
from paku_studio.storage import open_document
from paku_studio.store import Document
from paku_studio.widgets.canvas import Canvas
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.look import Look, load_fonts


@pytest.fixture
def opened(examples_folder):
    """A shipped example by its name, opened anew each time."""
    return lambda name: open_document(examples_folder / f"{name}.paku")


class Window:
    """A canvas on a desk, and the small things that a test does with it."""

    def __init__(self, qtbot, editor, size=(900, 600), **look):
        load_fonts()
        self.qtbot, self.editor = qtbot, editor
        program = SimpleNamespace(settings=SimpleNamespace())
        self.desk = Desk(program, editor, None, Look(**{"moves": False, **look}))
        self.canvas = Canvas(self.desk)
        qtbot.addWidget(self.canvas)
        self.canvas.resize(*size)
        self.canvas.show()
        self.settle()

    def settle(self):
        """Until all rows are measured and everything is painted."""
        self.picture()
        self.qtbot.waitUntil(lambda: not self.canvas.idle.busy, timeout=5000)
        self.picture()

    def picture(self):
        return self.canvas.grab().toImage()

    def card(self, text):
        """The id of the moment with this text."""
        found = self.editor.document.of_type(ServiceMoment)
        return next(record.id for record in found if record.text == text)

    def at(self, record_id):
        """The middle of where a record is seen."""
        box = self.canvas.box_of(record_id)
        return self.canvas.to_view(box[0] + box[2] / 2, box[1] + box[3] / 2).toPoint()

    def sees(self, record_id):
        seen = self.canvas.lens.box_in_view(self.canvas.box_of(record_id))
        room = self.canvas.room
        return seen.top() >= -1 and seen.bottom() <= room.height() + 1 and 0 <= seen.left() <= room.width()


@pytest.fixture
def window(qtbot):
    """Open a canvas for an editor."""
    made = []

    def open_window(editor, **how):
        made.append(Window(qtbot, editor, **how))
        return made[-1]

    yield open_window
    for each in made:
        each.desk.drop_parts()


@pytest.fixture
def story():
    """An editor with a pathway of so many moments, in phases of ten."""

    def make(moments=12):
        document = Document()
        pathway = edits.add_pathway(document, "Kotoa takaisin arkeen")
        for number in range(moments):
            if number % 10 == 0:
                edits.add_phase(document, pathway, f"Vaihe {number // 10 + 1}")
            edits.add_moment(document, pathway, f"Tuokio {number + 1}")
        return Editor(document, language="fi")

    return make
