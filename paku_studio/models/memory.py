"""What a document remembers for merging copies: removed ids, and fields on which two copies differ."""

from typing import ClassVar

from paku_studio.models.base import Record, RecordId, Text


class Tombstone(Record):
    """A record was removed. The tombstone's own id is `t-` and the removed id, so that two copies agree on it."""

    TYPE: ClassVar[str] = "tombstone"

    removed: RecordId


class Difference(Record):
    """Two copies say different things in one field; both values (as JSON) are kept until a person settles it."""

    TYPE: ClassVar[str] = "difference"
    REFERENCES: ClassVar = {}

    record: RecordId
    field: Text
    kept: Text
    other: Text
