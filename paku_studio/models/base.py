"""What every record shares: identity, strictness, text that survives the file. Knows no particular record."""

from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, StringConstraints

from paku_studio.models.enumerations import ParticipantRole

ID_PATTERN = r"^[A-Za-z0-9_-]{1,64}$"
ORDER_PATTERN = r"^[0-9A-Za-z]{1,200}$"
TEXT_LIMIT = 20_000
"""Characters that one text field may hold; a longer text is cut on load and the cut is reported."""

RecordId = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
"""A random id: letters, digits, `_`, `-`; at most 64 of them."""

OptionalId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{0,64}$")]
"""A reference that may be empty: the empty string means 'none'."""

OrderKey = Annotated[str, StringConstraints(pattern=ORDER_PATTERN)]
"""A fractional order key (see `store.order`); plain string order, the id breaks ties."""

Text = Annotated[str, StringConstraints(max_length=TEXT_LIMIT)]
"""Somebody's words, kept exactly as typed. Counting its length makes pydantic refuse lone surrogates too."""


class Record(BaseModel):
    """One flat, frozen thing of a document. Subclasses name their table and the fields that point at other records."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, defer_build=True, allow_inf_nan=False)

    TYPE: ClassVar[str] = ""
    """The table's name in the file, e.g. `moment`."""
    REFERENCES: ClassVar[dict[str, tuple[str, ...]]] = {}
    """Field that holds an id -> the types that it may point at."""
    OWNERS: ClassVar[tuple[str, ...]] = ()
    """Those reference fields without whose target the record means nothing: it goes when its owner goes."""

    id: RecordId

    def with_changes(self, **changes: Any) -> Self:
        """A validated copy with other field values (pydantic's own `model_copy` does not validate)."""
        return type(self).model_validate({**self.__dict__, **changes})


class Statement(Record):
    """A record that carries somebody's words: where they come from. A role, never a name."""

    group: OptionalId = ""
    session: OptionalId = ""
    role: ParticipantRole | None = None
