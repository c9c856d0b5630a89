"""Finds in a text what identifies a person. It can never say that nothing is there; it knows no document, no window.

Each kind has its rules in a module of its own; what two of them claim goes to the one named first in `_IN_TURN`.
Time grows in proportion to the text. Sources: domain rules of the Digital and Population Data Services Agency
(personal identity codes), Kielitoimisto (phone numbers), ISO 13616 (bank accounts).
"""

import re

from paku_studio.models import PersonalDataKind
from paku_studio.privacy.births import births
from paku_studio.privacy.codes import accounts, hetus, plates
from paku_studio.privacy.finding import Finding, apart
from paku_studio.privacy.mails import mails
from paku_studio.privacy.names import names
from paku_studio.privacy.phones import phones
from paku_studio.privacy.places import addresses
from paku_studio.privacy.reading import Reading, read

__all__ = ["Finding", "PersonalDataKind", "find"]

_IN_TURN = (mails, accounts, hetus, births, phones, addresses, plates)
_ANY_DIGIT = re.compile(r"\d")


def find(text: str, fictional: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """What identifies a person, in the order of the text, not overlapping.

    `fictional`: names of persons that nobody is; neither they nor their parts are found as names.
    """
    reading = read(text)
    searches = _IN_TURN if _ANY_DIGIT.search(reading.plain) else (mails,)
    found = [one for search in searches for one in search(reading.plain)]
    found += names(reading.plain, fictional)
    return tuple(_placed(one, reading) for one in apart(found) if not _wrong_account(one))


def _wrong_account(one: Finding) -> bool:
    """Written like an account, with wrong check digits: nothing in it is another number, and it is none itself."""
    return one.kind is PersonalDataKind.IBAN and not one.sure


def _placed(one: Finding, reading: Reading) -> Finding:
    return Finding(one.kind, *reading.place(one.start, one.end), one.sure, one.doubt)
