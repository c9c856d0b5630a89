"""What is filled in on a sheet lives as long as the sheet is looked at, and in no record."""

import gc
import weakref

from paku_studio.editor.editor import Editor
from paku_studio.editor.sheet_filling import Filled, filled_by
from paku_studio.store import Document


def test_words_stand_on_the_sheet_for_which_they_were_typed() -> None:
    filled = Filled()
    filled.write("conversation a", {"well": "Koira", "when": "  "})
    assert filled.on("conversation a") == {"well": "Koira"}
    assert filled.on("conversation b") == {}
    filled.write("conversation b", {"well": "Kissa"})
    assert filled.on("conversation a") == {}
    filled.forget()
    assert filled.on("conversation b") == {}


def test_each_document_has_its_own_and_takes_it_along_when_it_is_closed() -> None:
    one, other = Editor(Document(), language="fi"), Editor(Document(), language="fi")
    filled_by(one).write("checklist", {"phone": "040"})
    assert filled_by(other).words == {}
    assert filled_by(one).words == {"phone": "040"}
    gone = weakref.ref(filled_by(one))
    del one
    gc.collect()
    assert gone() is None
