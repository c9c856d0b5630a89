"""`new` and `import`: a document from a template, from typed text or from a table."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from paku_studio.commands.outcome import UNUSABLE, UNWRITTEN, Outcome
from paku_studio.editor.incoming import NO_TEXT, Unreadable, read_source, read_text
from paku_studio.locale import translator
from paku_studio.models import DOCUMENT_ID, DocumentSettings
from paku_studio.store import Document

if TYPE_CHECKING:
    from paku_studio.storage import Opened

_WORD_PROCESSORS = {".doc", ".docx", ".odt", ".rtf", ".pages"}


def new(path: Path, template: str, language: str, messages: str) -> Outcome:
    """Make a document; one that stands there already is left alone."""
    from paku_studio.notation import apply_notation
    from paku_studio.shipped import template_text
    from paku_studio.storage import stands

    t = translator(messages)
    named = _document_name(path, messages)
    if isinstance(named, Outcome):
        return named
    if stands(named):
        return Outcome(
            UNWRITTEN, trouble=t("%(file)s is there already; choose another name.") % {"file": named.name or str(named)}
        )
    document = _empty(language, "")
    apply_notation(document, template_text(template, language), language=language)
    return _save(document, named, (), messages)


def bring_in(parsed: argparse.Namespace, messages: str) -> Outcome:
    """`import`: text makes a document, a table makes or updates one."""
    from paku_studio.storage import CannotWrite, refuse_source, stands

    suffix = parsed.source.suffix.lower()
    t = translator(messages)
    if suffix not in {".txt", ".csv", ".xlsx", ".json"}:
        sentence = t("%(file)s is not a .txt, .csv, .xlsx or .json file.")
        if suffix in _WORD_PROCESSORS:
            sentence = t("%(file)s comes from a word processor: save it there as plain text (.txt) and import that.")
        return Outcome(UNUSABLE, trouble=sentence % {"file": parsed.source.name or str(parsed.source)})
    try:
        data = read_source(parsed.source)
    except Unreadable as trouble:
        return Outcome(UNUSABLE, trouble=trouble.sentence(messages))
    try:
        refuse_source(parsed.output, parsed.source)
    except CannotWrite as trouble:
        return Outcome(UNWRITTEN, trouble=trouble.sentence(messages))
    named = _document_name(parsed.output, messages)
    if isinstance(named, Outcome):
        return named
    parsed.output = named
    if suffix in {".csv", ".xlsx"}:
        return _bring_in_table(data, suffix, parsed, messages)
    if stands(parsed.output) and not parsed.replace:
        sentence = t("%(file)s is there already; choose another name, or add --replace.")
        return Outcome(UNWRITTEN, trouble=sentence % {"file": parsed.output.name})
    if suffix == ".json":
        return _bring_in_json(data, parsed, messages)
    return _bring_in_text(data, parsed, messages)


def _bring_in_text(data: bytes, parsed: argparse.Namespace, messages: str) -> Outcome:
    from paku_studio.notation import apply_notation

    text = read_text(data)
    if text is None:
        return Outcome(UNUSABLE, trouble=Unreadable(NO_TEXT, parsed.source).sentence(messages))
    language = parsed.language or messages
    document = _empty(language, "")
    report = apply_notation(document, text, language=language, keep_bullets=parsed.keep_bullets)
    return _save(document, parsed.output, report.sentences(messages), messages)


def _bring_in_json(data: bytes, parsed: argparse.Namespace, messages: str) -> Outcome:
    from paku_studio.storage import Unusable, describe, read_document_json
    from paku_studio.store import describe_repair

    try:
        opened = read_document_json(data, parsed.source.name)
    except Unusable as trouble:
        return Outcome(UNUSABLE, trouble=trouble.sentence(messages))
    said = tuple(describe(one, messages) for one in opened.dropped)
    said += tuple(describe_repair(one, messages) for one in opened.repairs)
    return _save(opened, parsed.output, said, messages)


def _bring_in_table(data: bytes, suffix: str, parsed: argparse.Namespace, messages: str) -> Outcome:
    from paku_studio.export.tables import TableUnusable, apply_table, read_table
    from paku_studio.storage import Opened, Unusable, open_document, stands

    opened = Opened(_empty(parsed.language or messages, ""))
    try:
        content = read_table(data, suffix)
        updated = stands(parsed.output) and not parsed.replace
        if updated:
            opened = open_document(parsed.output)
    except (TableUnusable, Unusable) as trouble:
        return Outcome(UNUSABLE, trouble=trouble.sentence(messages))
    told = {row.cells.get("id", "").strip().lstrip("'") for row in content.rows} - {DOCUMENT_ID}
    known = any(identity in opened.document.records for identity in told)
    report = apply_table(opened.document, content)
    t = translator(messages)
    counted = t("New: %(added)d. Changed: %(changed)d.")
    counts = {"added": len(report.added), "changed": len(report.changed)}
    said = (counted % counts, *(row.sentence(messages) for row in report.unused))
    if updated and report.added and not known:
        stranger = t("No row of the table was in the document before. What the document was is kept in %(file)s.bak.")
        said += (stranger % {"file": parsed.output.name},)
    return _save(opened, parsed.output, said, messages, updated=updated)


def _empty(language: str, title: str) -> Document:
    return Document([DocumentSettings(id=DOCUMENT_ID, title=title, language=language)])


def _document_name(path: Path, messages: str) -> Path | Outcome:
    """Where a document goes: its ending may be left out, but is never another one's."""
    if path.suffix.lower() == ".paku" or not path.name:
        return path
    if not path.suffix:
        return path.with_name(f"{path.name}.paku")
    sentence = translator(messages)("%(file)s: a document's name ends in .paku.")
    return Outcome(UNUSABLE, trouble=sentence % {"file": path.name})


def _save(
    made: "Document | Opened", path: Path, said: tuple[str, ...], messages: str, *, updated: bool = False
) -> Outcome:
    """Write the document; say where it is, then what else there is to say."""
    from paku_studio.storage import CannotWrite, Opened, save_document

    opened = Opened(made) if isinstance(made, Document) else made
    t = translator(messages)
    where = t("Updated %(file)s.") if updated else t("Made %(file)s.")
    try:
        save_document(opened.document, opened.pictures, path, thumbnail=opened.thumbnail, snapshots=opened.snapshots)
    except CannotWrite as trouble:
        return Outcome(UNWRITTEN, trouble=trouble.sentence(messages))
    return Outcome(lines=(where % {"file": str(path)}, *said))
