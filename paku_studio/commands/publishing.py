"""`clean`: a copy of a document for publication, and what was left out of it."""

import argparse

from paku_studio.commands.outcome import UNUSABLE, UNWRITTEN, Outcome
from paku_studio.editor.clean_copy import (
    READ_IT,
    clean_copy,
    identifiers,
    identifiers_words,
    left_out_words,
    write_clean_copy,
)
from paku_studio.locale import translator
from paku_studio.storage import CannotWrite, Unusable, open_document


def clean(parsed: argparse.Namespace, messages: str) -> Outcome:
    """Write the copy; the document itself stays as it is."""
    t = translator(messages)
    if parsed.output.suffix.lower() != ".paku":
        sentence = t("%(file)s: a document's name ends in .paku.")
        return Outcome(UNUSABLE, trouble=sentence % {"file": parsed.output.name or str(parsed.output)})
    groups = not parsed.without_groups
    try:
        opened = open_document(parsed.file)
        copy = clean_copy(opened.document.records, opened.pictures, groups=groups, snapshots=len(opened.snapshots))
        write_clean_copy(copy, parsed.output, parsed.file, groups=groups)
    except Unusable as trouble:
        return Outcome(UNUSABLE, trouble=trouble.sentence(messages))
    except CannotWrite as trouble:
        return Outcome(UNWRITTEN, trouble=trouble.sentence(messages))
    made = t("Made %(file)s.") % {"file": str(parsed.output)}
    left = (f"  {line}" for line in left_out_words(copy.left_out, messages))
    found = identifiers_words(identifiers(copy.records), messages)
    return Outcome(lines=(made, t("Left out of the copy:"), *left, found, t(READ_IT)))
