"""E-mail addresses in a plain text, also those written with (at). Knows no other kind."""

import re
from collections.abc import Iterator

from paku_studio.models import PersonalDataKind
from paku_studio.privacy.finding import Finding

_MARK = re.compile(r" ?[(\[{<] ?(?:at|ät|@|miukumauku) ?[)\]}>] ?|(?<=\w)[(\[]a[)\]](?=\w)| ?@\n? ?", re.I)
_DOT = r"(?:\.| ?[(\[](?:dot|piste|punkt)[)\]] ?)"
_LABEL = r"[^\W_][\w-]{0,62}"
_HOST = re.compile(rf"(?:{_LABEL}{_DOT}){{1,7}}[^\W\d_]{{2,24}}(?!\w)", re.I)
_OF_LOCAL = frozenset(".+%&'*=?^{}~-_!#$|`")
_LONGEST = 64
"""Letters that the part before the @ can have (RFC 5321)."""


def mails(plain: str) -> Iterator[Finding]:
    """Every e-mail address; looks only round the signs that can join one."""
    done = 0
    for mark in _MARK.finditer(plain):
        host = _HOST.match(plain, mark.end())
        start = _start_before(plain, mark.start(), done) if host else mark.start()
        if host and start < mark.start():
            done = host.end()
            yield Finding(PersonalDataKind.EMAIL, start, host.end())


def _start_before(plain: str, end: int, done: int) -> int:
    start = end
    while start > max(done, end - _LONGEST) and (plain[start - 1].isalnum() or plain[start - 1] in _OF_LOCAL):
        start -= 1
    while start < end and not (plain[start].isalnum() or plain[start] == "_"):
        start += 1
    return start
