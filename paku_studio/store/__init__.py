"""How records change: named transactions, commits per field, history, integrity, order keys."""

from paku_studio.store.alike import Names, is_same_document, named_as_in, names_as_in
from paku_studio.store.commit import (
    Commit,
    Source,
    apply,
    commit_from_json,
    commit_to_json,
    invert,
    record_from_json,
    record_to_json,
    squash,
)
from paku_studio.store.document import Document, ReadOnly
from paku_studio.store.identity import copy_id, difference_id, new_id, tombstone_id
from paku_studio.store.integrity import RULES, repair
from paku_studio.store.merge import MergeLine, MergeResult, merge, merge_into, settle
from paku_studio.store.order import key_between, keys_at, keys_between
from paku_studio.store.sentences import describe_merge_line, describe_repair, describe_skipped
from paku_studio.store.transaction import Skipped, Transaction, UndoReport
from paku_studio.store.workbench import Repair, Rule

__all__ = [
    "RULES",
    "Commit",
    "Document",
    "MergeLine",
    "MergeResult",
    "Names",
    "ReadOnly",
    "Repair",
    "Rule",
    "Skipped",
    "Source",
    "Transaction",
    "UndoReport",
    "apply",
    "commit_from_json",
    "commit_to_json",
    "copy_id",
    "describe_merge_line",
    "describe_repair",
    "describe_skipped",
    "difference_id",
    "invert",
    "is_same_document",
    "key_between",
    "keys_at",
    "keys_between",
    "merge",
    "merge_into",
    "named_as_in",
    "names_as_in",
    "new_id",
    "record_from_json",
    "record_to_json",
    "repair",
    "settle",
    "squash",
    "tombstone_id",
]
