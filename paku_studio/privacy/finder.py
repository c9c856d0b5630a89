"""Finds in a text what identifies a person. It can never say that nothing is there; it knows no document, no window.

Each kind has its rules in a module of its own; what two of them claim goes to the one named first in `_IN_TURN`.
Time grows in proportion to the text. Sources: domain rules of the Digital and Population Data Services Agency
(personal identity codes), Kielitoimisto (phone numbers), ISO 13616 (bank accounts).
"""

from paku_studio.models import PersonalDataKind
from paku_studio.privacy.births import births
from paku_studio.privacy.codes import account_shapes, accounts, hetus, plates
from paku_studio.privacy.finding import Finding, apart
from paku_studio.privacy.mails import mails
from paku_studio.privacy.names import names
from paku_studio.privacy.phones import phones
from paku_studio.privacy.places import addresses
from paku_studio.privacy.reading import Reading, read

__all__ = ["Finding", "PersonalDataKind", "find"]

_IN_TURN = (mails, accounts, hetus, births, phones, addresses, plates)


def find(text: str, fictional: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """What identifies a person, in the order of the text, not overlapping.

    `fictional`: names of persons that nobody is; neither they nor their parts are found as names.
    """
    reading = read(text)
    found = [one for search in _IN_TURN for one in search(reading.plain)]
    within = _elsewhere(reading.plain)
    found = [one for one in found if one.kind is PersonalDataKind.IBAN or not _inside(one, within)]
    return apart(_placed(one, reading) for one in [*found, *names(reading.plain, fictional)])


def _elsewhere(plain: str) -> bytearray:
    """Marks all that is written like a bank account, also with wrong check digits: no other number is in it."""
    marks = bytearray(len(plain))
    for start, end, _ in account_shapes(plain):
        marks[start:end] = b"\x01" * (end - start)
    return marks


def _inside(one: Finding, marks: bytearray) -> bool:
    return bool(marks[one.start]) and bool(marks[one.end - 1])


def _placed(one: Finding, reading: Reading) -> Finding:
    return Finding(one.kind, *reading.place(one.start, one.end), one.sure, one.doubt)
