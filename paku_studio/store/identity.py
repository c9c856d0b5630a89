"""Ids of records: random ones, and the derived ones on which two copies of a document must agree. Knows no records."""

import hashlib
import secrets

ID_LIMIT = 64
TOMBSTONE_PREFIX = "t-"
DIFFERENCE_PREFIX = "d-"
COPY_PREFIX = "c-"


def new_id() -> str:
    """Sixteen random URL-safe characters (96 bits)."""
    return secrets.token_urlsafe(12)


def digest(*parts: str) -> str:
    """Forty hexadecimal characters that stand for these texts, each kept apart from the next."""
    sized = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(sized.encode("utf-8", "surrogatepass")).hexdigest()[:40]


def tombstone_id(removed: str) -> str:
    """The id of the tombstone of a record: `t-` and its id, hashed where that would be too long."""
    plain = TOMBSTONE_PREFIX + removed
    return plain if len(plain) <= ID_LIMIT else TOMBSTONE_PREFIX + digest(removed)


def difference_id(record: str, field: str, values: tuple[str, str], round_number: int) -> str:
    """The id of a difference between two values of a field, whichever copy asks; a round ends when it is settled."""
    return DIFFERENCE_PREFIX + digest(record, field, *sorted(values), str(round_number))


def settled_id(record: str, field: str, value: str, times: int) -> str:
    """What stands for 'so many times somebody settled about this value of the field', whichever copy asks."""
    return DIFFERENCE_PREFIX + digest(record, field, value, "settled", str(times))


def needed_id(record: str) -> str:
    """What stands for 'this was removed, and stands again while something needs it', whichever copy asks."""
    return DIFFERENCE_PREFIX + digest(record, "needed")


def copy_id(record: str, language: str, round_number: int) -> str:
    """The id of a record's copy in a language, whoever makes it; a round ends when the copy is removed."""
    return COPY_PREFIX + digest(record, language, str(round_number))
