"""What a person can begin with: one line of words, pasted notes, a template, an example. Knows no window and no folder.

Nothing of a beginning can be undone away. Where somebody's words are in it, it is a commit of its own, so that they
are kept from the first moment; what only travels with the program leaves no draft behind until it is worked on.
"""

from dataclasses import dataclass, replace
from importlib.resources import as_file

from paku_studio.editor.welcome import EXAMPLE_ENDING, examples
from paku_studio.edits import add_pathway, set_text
from paku_studio.edits.names import ADD_PATHWAY
from paku_studio.models import DOCUMENT_ID, TEXT_LIMIT, DocumentLanguage, DocumentSettings, Pathway
from paku_studio.notation import IMPORT_NOTATION, apply_notation
from paku_studio.shipped import shipped_folder, template_text
from paku_studio.storage import Opened, open_document
from paku_studio.store import Document


@dataclass(frozen=True)
class Begun:
    """A document out of somebody's text, and what there is to say about how the text was read."""

    document: Document
    said: tuple[str, ...] = ()
    remarkable: bool = False
    """Whether a line was not read as it stands, so that the person should look."""


def is_notation(words: str) -> bool:
    """Whether words are more than a title: several lines, or a line that begins a pathway by itself."""
    lines = [line for line in words.splitlines() if line.strip()]
    return len(lines) > 1 or words.lstrip().startswith("= ") or len(words) > TEXT_LIMIT


def begin(words: str, language: str) -> Document:
    """A document whose pathway has these words as its title; several lines are read as notation."""
    if is_notation(words):
        return from_text(words, language).document
    document = _empty(language)
    add_pathway(document, _whole(words.strip()))
    return _kept(document, ADD_PATHWAY) if words.strip() else _as_new(document)


def from_text(text: str, language: str, *, messages: str = "") -> Begun:
    """A document of text from a wall or a notebook, with the report in the language `messages`. Never fails."""
    document = _empty(language)
    report = apply_notation(document, _whole(text), language=messages or language)
    remarkable = bool(report.remarks or report.replaced_characters)
    if not document.of_type(Pathway):  # text that says nothing still gives a pathway to write on
        add_pathway(document)
    return Begun(_kept(document, IMPORT_NOTATION), report.sentences(), remarkable)


def from_template(name: str, language: str, words: str = "") -> Document:
    """A document of a template; `words` become its pathway's title. KeyError where there is no such template."""
    document = _empty(language)
    apply_notation(document, template_text(name, language), language=language)
    if words.strip():
        pathway = document.of_type(Pathway)[0]
        set_text(document, pathway.id, "title", _whole(words.strip())[:TEXT_LIMIT])
        return _kept(document, ADD_PATHWAY)
    return _as_new(document)


def from_example(name: str) -> Opened:
    """A copy of an example, ready to change: the shipped file stays as it is. KeyError where there is none."""
    if name not in {offer.name for offer in examples()}:
        raise KeyError(name)
    with as_file(shipped_folder("examples") / f"{name}{EXAMPLE_ENDING}") as path:
        opened = open_document(path)
    return replace(opened, document=_as_new(opened.document))


def _empty(language: str) -> Document:
    return Document([DocumentSettings(id=DOCUMENT_ID, language=DocumentLanguage(language))])


def _kept(document: Document, name: str) -> Document:
    """The same with all of it as one commit that is kept, and that undo does not reach."""
    made = Document([document.get(DOCUMENT_ID, DocumentSettings)])
    with made.edit(name, "load") as transaction:
        for record in document.records.values():
            if record.id != DOCUMENT_ID:
                transaction.add(record)
    return made


def _as_new(document: Document) -> Document:
    return Document(document.records.values())


def _whole(text: str) -> str:
    """Text without halves of characters, which a clipboard may hold and no file can."""
    return text.encode("utf-8", "replace").decode("utf-8")
