"""Disk or program fail at any moment between a meeting's end and the file: work is whole, a state whole or none."""

import datetime
import errno
import os
from typing import Any

import pytest

from paku_studio.storage import RealFileSystem, read_document_json

SUMMER = datetime.date(2027, 6, 4)
CALLS = tuple(name for name in vars(RealFileSystem) if not name.startswith("_"))


class Failing(RealFileSystem):
    """A disk whose n-th call from `arm` on fails; with `for_good`, and all after it: the program is dead by then."""

    def __init__(self) -> None:
        self._left = -1
        self._for_good = False
        self._failed = False

    def arm(self, number: int, *, for_good: bool) -> None:
        self._left, self._for_good, self._failed = number, for_good, False

    def disarm(self) -> bool:
        """Whether it failed at all."""
        self._left, self._for_good = -1, False
        return self._failed

    def __getattribute__(self, name: str) -> Any:
        real = super().__getattribute__(name)
        if name not in CALLS:
            return real

        def call(*given: Any) -> Any:
            if self._left == 0:
                self._failed = True
                if not self._for_good:
                    self._left = -1
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            if self._left > 0:
                self._left -= 1
            return real(*given)

        return call


@pytest.mark.parametrize("for_good", [False, True], ids=["one call fails", "the program dies"])
def test_whatever_call_fails_the_work_is_whole_and_a_state_is_whole_or_not_there(
    sits, polku, in_file, words, for_good
) -> None:
    kept_in = []
    for number in range(200):
        polku.unlink(missing_ok=True)
        disk = Failing()
        person = sits(files=disk)
        first = person.meets()
        person.types("Soitin Kelaan")
        person.keeper.save()
        disk.arm(number, for_good=for_good)
        person.is_over()
        person.leaves()
        failed = disk.disarm()
        states = in_file()
        kept_in.append(bool(states))
        assert set(states) <= {first}
        for data in states.values():
            assert words(read_document_json(data).document.records) == ["Soitin Kelaan"]
        again = sits(SUMMER)
        assert words(again.document.records) == ["Soitin Kelaan"]
        assert again.state(first) == ["Soitin Kelaan"]
        again.types("Kirje tuli")
        again.leaves()
        assert set(in_file()) == {first}
        polku.unlink()
        if not failed:
            break
    assert len(kept_in) > 5
    assert kept_in[-1]
    assert not all(kept_in)


def test_a_crash_right_after_the_meeting_leaves_the_work_in_the_journal_and_its_state_to_the_next_day(
    sits, polku, in_file, words
) -> None:
    disk = Failing()
    person = sits(files=disk)
    first = person.meets()
    person.types("Soitin Kelaan")
    assert person.keeper.flush()
    person.is_over()
    disk.arm(0, for_good=True)
    person.dies()
    person.keeper.close(anyway=True)
    disk.disarm()
    assert in_file() == {}
    again = sits(SUMMER)
    assert again.keeper.recovered
    assert words(again.document.records) == ["Soitin Kelaan"]
    assert again.state(first) == ["Soitin Kelaan"]
    again.leaves()
    assert list(in_file()) == [first]


def test_a_meeting_that_a_crash_cut_short_leaves_its_state_when_it_is_closed_the_same_day(sits, in_file) -> None:
    disk = Failing()
    person = sits(files=disk)
    first = person.meets()
    person.types("Soitin Kelaan")
    assert person.keeper.flush()
    disk.arm(0, for_good=True)
    person.dies()
    person.keeper.close(anyway=True)
    disk.disarm()
    again = sits()
    again.goes_on(first)
    again.keeper.save()
    again.leaves()
    assert list(in_file()) == [first]


def test_a_state_can_be_forgotten_where_nothing_was_edited(sits, in_file, words) -> None:
    person = sits()
    first = person.meets()
    person.types("Soitin Kelaan")
    person.leaves()
    again = sits(SUMMER)
    again.earlier.forget(first)
    again.leaves()
    assert in_file() == {}
    assert words(sits(SUMMER).document.records) == ["Soitin Kelaan"]
