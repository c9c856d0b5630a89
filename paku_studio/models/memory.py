"""What a document remembers for merging copies: removed ids, and fields on which two copies differ."""

from typing import Annotated, ClassVar

from pydantic import StringConstraints

from paku_studio.models.base import Record, RecordId, Text

VALUE_LIMIT = 1_000_000
"""Characters of JSON that a difference can hold of one value; escaped text is longer than the text."""

ValueText = Annotated[str, StringConstraints(max_length=VALUE_LIMIT)]


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
    kept: ValueText
    other: ValueText
