"""Files that hold strange states, or hosts of meetings: they open at once, and what cannot be read is told in words."""

import datetime
import random
from typing import Any

import pytest

from paku_studio import edits
from paku_studio.editor import earlier_states
from paku_studio.models import DeveloperGroup, Session
from paku_studio.storage import Unusable, open_document, save_document
from paku_studio.storage.document_file import named_pictures
from paku_studio.store import Document

WINTER = datetime.date(2027, 1, 14)
NEWER = b'{"format":"paku-studio","version":99,"records":{"session":[{"id":"%s","number":1}]}}'
STRANGE = {
    "nonsense": random.Random(6).randbytes(10_000_000),
    "brackets": b"[" * 10_000_000,
    "nothing": b"",
    "deep": b'{"records":' * 5_000 + b"1" + b"}" * 5_000,
    "a list": b"[1,2,3]",
    "no table": b'{"format":"paku-studio","version":1,"records":{"session":7}}',
    "no meeting": b'{"format":"paku-studio","version":1,"records":{"session":["%s"]}}',
    "no number": b'{"format":"paku-studio","version":1,"records":{"session":[{"id":"%s","number":"x","date":99}]}}',
    "a huge number": b'{"format":"paku-studio","version":1,"records":{"session":[{"id":"%s","number":1e300}]}}',
    "newer": NEWER,
}
UNREADABLE = {"nonsense", "brackets", "nothing", "deep", "a list", "newer"}


def hosts(number: int) -> Document:
    """So many groups, each of which met once, long ago."""
    groups = [DeveloperGroup(id=f"g{each}", name=f"Ryhmä {each}") for each in range(number)]
    meetings = [Session(id=f"s{each}", group=f"g{each}", number=1, date=WINTER) for each in range(number)]
    return Document.load([*groups, *meetings])[0]


@pytest.mark.parametrize("kind", STRANGE)
def test_a_strange_state_hinders_nobody_and_is_told_in_a_sentence(sits, polku, in_file, kind) -> None:
    sits().leaves()
    opened = open_document(polku)
    data = STRANGE[kind].replace(b"%s", b"outo")
    save_document(opened.document, {}, polku, snapshots={"outo": data})
    person = sits()
    (state,) = person.earlier.states()
    assert state.words
    if kind in UNREADABLE:
        with pytest.raises(Unusable) as refusal:
            person.earlier.found(state.session)
        assert refusal.value.sentence("fi").endswith((".", ")."))
    else:
        person.earlier.found(state.session)
    person.types("Soitin Kelaan")
    person.leaves()
    assert in_file()["outo"] == data


def test_as_many_states_as_a_file_can_hold_are_listed_and_kept(sits, polku, in_file) -> None:
    sits().leaves()
    strange = {f"t{number}": NEWER.replace(b"%s", b"t%d" % number) for number in range(990)}
    save_document(open_document(polku).document, {}, polku, snapshots=strange)
    person = sits()
    assert len(person.earlier.states()) == 990
    person.types("Soitin Kelaan")
    person.leaves()
    assert in_file() == strange


def test_meetings_of_hundreds_of_groups_that_broke_off_leave_few_states_and_their_bytes_once(sits, polku) -> None:
    save_document(hosts(300), {}, polku)
    person = sits()
    assert 0 < len(person.keeper.snapshots) <= 20
    edits.add_pathway(person.document, "Ainon polku")
    person.keeper.save()
    assert len({id(data) for data in person.keeper.snapshots.values()}) == 1


def test_where_few_groups_broke_off_each_has_its_state(sits, polku) -> None:
    save_document(hosts(5), {}, polku)
    assert set(sits().keeper.snapshots) == {f"s{number}" for number in range(5)}


def test_the_latest_meetings_are_those_that_leave_one(sits, polku) -> None:
    document = hosts(300)
    edits.change(document, "s217", date=WINTER + datetime.timedelta(days=3))
    save_document(document, {}, polku)
    assert "s217" in sits().keeper.snapshots


def test_groups_are_looked_up_once_for_all_states(sits, polku, monkeypatch: pytest.MonkeyPatch) -> None:
    save_document(hosts(50), {}, polku, snapshots={f"s{number}": b"{}" for number in range(50)})
    person = sits()
    looked: list[Any] = []
    real = earlier_states.groups_of
    monkeypatch.setattr(earlier_states, "groups_of", lambda document: looked.append(document) or real(document))
    assert len(person.earlier.states()) == 50
    assert len(looked) == 1


class Letters(bytes):
    """Bytes that count how often somebody goes through them."""

    times = 0

    def __contains__(self, part: object) -> bool:
        self.times += 1
        return super().__contains__(part)  # type: ignore[operator]


def test_a_state_is_not_gone_through_once_for_each_picture(png) -> None:
    from paku_studio.storage import name_picture

    pictures = {name_picture(png(number)): png(number) for number in range(200)}
    first, second, *_, last = pictures
    state = Letters(b'{"picture":"%s","x":"%s"} %s' % (first.encode(), b".png.jpg" * 1_000, last.encode()))
    assert set(named_pictures([], pictures, {"s": state})) == {first, last}
    assert second not in named_pictures([], pictures, {"s": state})
    assert state.times < 5


def test_what_is_removed_while_another_thread_reads_it_breaks_nothing(sits) -> None:
    """Four states are read in turn, one more than stay read; each goes in the very moment when room is made."""
    person = sits()
    first = person.meets()
    person.types("Soitin Kelaan")
    person.is_over()
    records = person.earlier.records_of(first)

    class Busy(dict[str, Any]):
        def __delitem__(self, key: str) -> None:
            self.clear()  # another thread was quicker
            super().__delitem__(key)

        def pop(self, key: str, *default: Any) -> Any:
            if key != first:
                self.clear()
            return super().pop(key, *default)

    person.earlier._read = Busy({str(number): (None, {}) for number in range(3)})
    assert person.earlier.records_of(first) == records
