"""Earlier states in the file: written when nothing else is, let go when there is no room, never in the way of work."""

import datetime
import errno
import os
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from paku_studio import edits
from paku_studio.editor.keeping import Keeper, Manner, Pace
from paku_studio.editor.keeping_snapshots import Snapshots
from paku_studio.models import Persona, Session
from paku_studio.storage import RealFileSystem, document_bytes, name_picture, open_document, read_document_json
from paku_studio.storage.snapshots import meeting_in, snapshot_bytes, thinned
from paku_studio.store import Document

SPRING = datetime.date(2027, 3, 12)
QUICK = Pace(pause=0.01, most=0.05, retry=0.01)


class FullDisk(RealFileSystem):
    """A disk onto which nothing more goes, once it is full."""

    full = False
    tries = 0

    def create(self, path: Path, *more: Any) -> Any:
        self._refuse()
        return super().create(path, *more)

    def write(self, *given: Any) -> Any:
        self._refuse()
        return super().write(*given)

    def _refuse(self) -> None:
        if self.full:
            self.tries += 1
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def until(true: Any) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_the_file_is_written_soon_for_a_state_alone(sits, in_file) -> None:
    person = sits(pace=QUICK)
    first = person.meets()
    person.types("Soitin Kelaan")
    person.keeper.save()
    person.is_over()
    until(lambda: first in in_file())
    assert person.keeper.state.kind == "saved"


def test_a_state_that_is_kept_already_is_not_written_again(sits, polku) -> None:
    person = sits(pace=QUICK)
    first = person.meets()
    person.types("Soitin Kelaan")
    person.is_over()
    person.keeper.save()
    before = polku.stat().st_mtime_ns
    person.keeper.keep_snapshot(first, person.keeper.snapshots[first])
    person.keeper.keep_snapshot(first, dict(person.earlier.records_of(first)))
    person.keeper.save()
    assert polku.stat().st_mtime_ns == before


def test_a_full_disk_that_takes_no_state_alarms_nobody_and_holds_up_no_closing(sits, in_file) -> None:
    disk = FullDisk()
    person = sits(pace=QUICK, files=disk)
    person.meets()
    person.types("Soitin Kelaan")
    person.keeper.save()
    disk.full = True
    person.is_over()
    until(lambda: disk.tries > 2)
    assert person.keeper.state.kind == "saved"
    assert person.keeper.close().kind == "saved"
    assert person.keeper.closed
    assert in_file() == {}


def test_a_disk_that_takes_no_state_is_not_asked_without_end(sits) -> None:
    disk = FullDisk()
    person = sits(pace=Pace(pause=0.01, most=0.05, retry=1000), files=disk)
    person.meets()
    person.types("Soitin Kelaan")
    person.keeper.save()
    disk.full = True
    person.is_over()
    until(lambda: disk.tries)
    person.keeper.flush()
    tries = disk.tries
    time.sleep(0.3)
    assert disk.tries <= tries + 5


def test_a_disk_that_is_well_again_takes_the_state_after_all(sits, in_file) -> None:
    disk = FullDisk()
    person = sits(pace=QUICK, files=disk)
    first = person.meets()
    person.types("Soitin Kelaan")
    person.keeper.save()
    disk.full = True
    person.is_over()
    until(lambda: disk.tries > 1)
    disk.full = False
    until(lambda: first in in_file())


def test_a_full_disk_that_lets_no_state_go_is_told(sits, in_file) -> None:
    disk = FullDisk()
    person = sits(pace=QUICK, files=disk)
    first = person.meets()
    person.is_over()
    person.keeper.save()
    disk.full = True
    person.earlier.forget(first)
    until(lambda: person.keeper.state.kind == "trouble")
    disk.full = False
    until(lambda: in_file() == {})
    until(lambda: person.keeper.state.kind == "saved")


def test_a_full_disk_that_keeps_what_was_blurred_in_a_state_is_told(sits, in_file) -> None:
    disk = FullDisk()
    person = sits(pace=QUICK, files=disk)
    first = person.meets()
    person.types("Maija soitti")
    person.is_over()
    person.keeper.save()
    disk.full = True
    blurred = person.keeper.snapshots[first].replace(b"Maija", b"[nimi]")
    person.keeper.keep_snapshot(first, blurred)
    until(lambda: person.keeper.state.kind == "trouble")
    disk.full = False
    until(lambda: in_file() == {first: blurred})


def test_a_state_without_an_id_is_refused_before_the_file_is(sits) -> None:
    person = sits()
    with pytest.raises(ValueError, match="id"):
        person.keeper.keep_snapshot("../x", b"{}")
    person.types("Soitin Kelaan")
    person.keeper.save()


def test_work_that_a_full_disk_refuses_is_trouble_also_while_a_state_waits(sits) -> None:
    disk = FullDisk()
    person = sits(pace=QUICK, files=disk)
    person.meets()
    person.keeper.save()
    disk.full = True
    person.types("Soitin Kelaan")
    person.is_over()
    until(lambda: person.keeper.state.kind == "trouble")
    disk.full = False
    until(lambda: person.keeper.state.kind == "saved")


def test_the_bytes_of_a_state_are_made_on_the_files_thread(sits, monkeypatch) -> None:
    made_by = []

    def noting(records: Any) -> bytes:
        made_by.append(threading.current_thread().name)
        return snapshot_bytes(records)

    monkeypatch.setattr("paku_studio.editor.keeping_snapshots.snapshot_bytes", noting)
    person = sits()
    person.meets()
    person.types("Soitin Kelaan")
    person.is_over()
    person.earlier.states()
    assert made_by == []
    person.leaves()
    assert made_by == ["paku-file"]


def test_a_state_that_two_threads_ask_for_at_once_is_whole_for_both() -> None:
    document = Document()
    path = edits.add_pathway(document, "Kotoa arkeen")
    for number in range(40):
        edits.add_moment(document, path, f"tuokio {number}")
    for _ in range(50):
        kept = Snapshots({})
        kept.keep("t", document.snapshot())
        found: list[bytes] = []
        threads = [threading.Thread(target=lambda of, to: to.append(of["t"]), args=(kept, found)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert set(found) == {snapshot_bytes(document.records)}
        assert len(found) == 4


def test_a_copy_and_another_name_carry_the_states_along(sits, tmp_path) -> None:
    person = sits()
    first = person.meets()
    person.types("Soitin Kelaan")
    person.is_over()
    person.keeper.save_copy(tmp_path / "kopio.paku")
    person.keeper.save_as(tmp_path / "uusi.paku")
    for name in ("kopio.paku", "uusi.paku"):
        assert list(open_document(tmp_path / name).snapshots) == [first]


def test_a_picture_that_only_an_earlier_state_shows_stays_in_the_file(sits, polku, png) -> None:
    data = png(1)
    picture = name_picture(data)
    person = sits()
    person.opened.pictures[picture] = data
    persona = edits.add_persona(person.document, "Aino")
    first = person.meets()
    with person.document.edit("Picture") as edit:
        edit.change(persona, picture=picture)
    person.is_over()
    edits.remove(person.document, [persona])
    person.leaves()
    again = sits()
    assert picture in open_document(polku).pictures
    assert again.earlier.records_of(first)[persona].picture == picture
    assert [one.record for one in again.earlier.found(first).removed] == [persona]


# room


def state_of(number: int, date: datetime.date | None, more: str = "") -> bytes:
    document = Document([Session(id=f"t{number}", number=number, date=date)])
    if more:
        with document.edit("More") as edit:
            edit.add(Persona(id="aino", name="Aino", picture=more))
    return snapshot_bytes(document.records)


def five() -> dict[str, bytes]:
    """Five meetings; the fourth was the first of all, of the fifth nobody knows the day."""
    days = (SPRING, SPRING.replace(day=13), SPRING.replace(day=14), SPRING.replace(day=1), None)
    return {f"t{number}": state_of(number, day) for number, day in enumerate(days, 1)}


def test_where_there_is_room_for_all_none_goes() -> None:
    assert thinned(five()) == five()


@pytest.mark.parametrize(
    ("room", "left"),
    [
        (4, {"t1", "t2", "t3", "t4"}),
        (3, {"t1", "t2", "t3"}),
        (2, {"t2", "t3"}),
        (1, {"t3"}),
        (0, set()),
    ],
)
def test_the_oldest_meetings_state_goes_first(monkeypatch, room, left) -> None:
    size = max(map(len, five().values()))
    monkeypatch.setattr("paku_studio.storage.snapshots.SNAPSHOTS_LIMIT", size * room + size // 2 if room else 10)
    assert set(thinned(five())) == left


def test_the_state_just_kept_goes_last(monkeypatch) -> None:
    size = max(map(len, five().values()))
    monkeypatch.setattr("paku_studio.storage.snapshots.SNAPSHOTS_LIMIT", size + size // 2)
    assert set(thinned(five(), "t4")) == {"t4"}


def test_a_file_never_gets_more_parts_than_it_may_have(monkeypatch) -> None:
    monkeypatch.setattr("paku_studio.storage.snapshots.ENTRY_LIMIT", 3 + 3)
    kept = thinned(five(), records=(), pictures={"a.png": b"a"})
    assert set(kept) == {"t1", "t2", "t3"}


def test_pictures_that_only_old_states_show_never_make_a_document_unsaveable(monkeypatch, png) -> None:
    pictures = {name_picture(png(number)): png(number) for number in range(3)}
    now, then, before = pictures
    states = {
        "t1": state_of(1, SPRING, before),
        "t2": state_of(2, SPRING.replace(day=13), then),
        "t3": state_of(3, SPRING.replace(day=14), now),
    }
    records = [Persona(id="aino", picture=now)]
    one = len(pictures[now])
    for module in ("snapshots", "document_file"):
        monkeypatch.setattr(f"paku_studio.storage.{module}.PICTURES_LIMIT", one * 2 + one // 2)
    kept = thinned(states, records=records, pictures=pictures)
    assert set(kept) == {"t2", "t3"}
    assert document_bytes(records, pictures, None, kept)


def test_a_document_that_is_too_large_by_itself_costs_no_state(monkeypatch, png) -> None:
    picture = name_picture(png(1))
    monkeypatch.setattr("paku_studio.storage.snapshots.PICTURES_LIMIT", 10)
    kept = thinned(five(), records=[Persona(id="aino", picture=picture)], pictures={picture: png(1)})
    assert kept == five()


def test_what_went_for_want_of_room_is_told_in_one_sentence(sits, in_file, monkeypatch) -> None:
    person = sits()
    person.meets()
    person.types("Soitin Kelaan")
    second = person.meets(SPRING.replace(day=20))
    person.types("Kirje tuli")
    person.is_over()
    sizes = [len(person.keeper.snapshots[one]) for one in person.keeper.snapshots]
    monkeypatch.setattr("paku_studio.storage.snapshots.SNAPSHOTS_LIMIT", sum(sizes) - 1)
    person.keeper.save()
    assert list(in_file()) == [second]
    person.types("Kotona")
    told = person.editor.told
    assert told is not None
    assert "meeting 1 · 12.3.2027" in told.text
    assert "meeting 2" not in told.text
    assert len(person.earlier.states()) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"records": 3}',
        b'{"records": {"session": 3}}',
        b'{"records": {"session": [3]}}',
        b'{"records": {"session": [{"id": "t1", "number": "x"}]}}',
        b'{"records": {"session": [{"id": "t1", "date": "yesterday"}]}}',
        b'{"records": {"session": [{"id": "t1", "number": 99999999999999999999}]}}',
        b"[" * 100_000,
        b'{"records": {"session": [{"id": "other"}]}}',
    ],
)
def test_a_hostile_state_tells_no_meeting_and_breaks_nothing(data) -> None:
    assert meeting_in(data, "t1") is None
    assert set(thinned({"t1": data})) == {"t1"}


def test_a_state_is_read_again_as_it_was_kept() -> None:
    document = Document()
    path = edits.add_pathway(document, "Kotoa arkeen")
    edits.add_moment(document, path, 'Soitin\n"Kelaan" 🌲 \u202e')
    read = read_document_json(snapshot_bytes(document.records)).document
    assert dict(read.records) == dict(document.records)


def test_a_draft_that_is_a_copy_brings_its_states_along(places, tmp_path) -> None:
    document = Document([Session(id="t1", date=SPRING)])
    edits.add_pathway(document, "Kotoa arkeen")
    kept = {"t1": snapshot_bytes(document.records)}
    keeper = Keeper.begin(places, document, {}, Manner(), kept)
    keeper.save_as(tmp_path / "kopio.paku")
    keeper.close()
    assert open_document(tmp_path / "kopio.paku").snapshots == kept
