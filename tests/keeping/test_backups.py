"""Earlier versions: one an hour of work and one a day, each a whole file that opens as a copy."""

import datetime
from pathlib import Path

import pytest

from paku_studio.storage import BackupRule, find_backup, keep_backup, list_backups
from paku_studio.storage.backups import Backup, digest_of, hand_on, thin


@pytest.fixture
def polku(tmp_path) -> Path:
    return tmp_path / "polku.paku"


@pytest.fixture
def versions(tmp_path):
    """Versions of a document, so many minutes old."""

    def make(*minutes: int) -> list[Backup]:
        noon = datetime.datetime(2027, 1, 14, 12, 30).astimezone()
        found = []
        for age in minutes:
            at = noon - datetime.timedelta(minutes=age)
            place = tmp_path / f"{age}.paku"
            place.write_bytes(b"x")
            found.append(Backup(place, at, 1, kept=False))
        return found

    return make


def ages(backups: list[Backup]) -> list[int]:
    return [int(backup.place.stem) for backup in backups if backup.place.exists()]


def test_of_one_hour_the_last_version_stays(versions) -> None:
    backups = versions(0, 5, 10, 40, 50, 100)
    thin(backups, BackupRule(hours=10, days=30))
    assert ages(backups) == [0, 40, 100]


def test_of_one_day_the_last_version_stays_where_hours_ran_out(versions) -> None:
    day = 24 * 60
    backups = versions(0, 60, 120, day, day + 60, 2 * day, 2 * day + 5, 40 * day)
    thin(backups, BackupRule(hours=2, days=3))
    assert ages(backups) == [0, 60, day, 2 * day]


def test_the_newest_version_stays_in_any_case(versions) -> None:
    backups = versions(5, 6)
    thin(backups, BackupRule(hours=0, days=0))
    assert ages(backups) == [5]


def test_recovered_work_is_not_thinned(versions) -> None:
    backups = [Backup(one.place, one.at, 1, kept=True) for one in versions(0, 1, 2)]
    thin(backups, BackupRule(hours=0, days=0))
    assert ages(backups) == [0, 1, 2]


def test_versions_that_take_too_much_room_go_oldest_first(versions) -> None:
    backups = [Backup(one.place, one.at, 150_000_000, kept=False) for one in versions(0, 60, 120, 180)]
    thin(backups, BackupRule())
    assert ages(backups) == [0, 60]


def test_the_same_content_is_kept_once(places, polku) -> None:
    first = keep_backup(places, polku, b"1", BackupRule())
    assert keep_backup(places, polku, b"1", BackupRule()) == first
    assert len(list_backups(places, polku)) == 1


def test_the_version_just_written_stays_also_where_the_clock_was_set_back(versions) -> None:
    backups = versions(0, 5)
    thin(backups, BackupRule(), last=backups[1].place)
    assert ages(backups) == [0, 5]


def test_a_version_is_found_by_its_content_only(places, polku) -> None:
    place = keep_backup(places, polku, b"1", BackupRule())
    assert place
    digest = digest_of(place)
    assert find_backup(places, digest) == place
    place.write_bytes(b"changed by somebody")
    assert find_backup(places, digest) is None
    assert find_backup(places, "") is None


def test_a_new_name_takes_its_versions_along(places, polku, tmp_path) -> None:
    keep_backup(places, polku, b"1", BackupRule())
    hand_on(places, polku, tmp_path / "uusi.paku")
    assert list_backups(places, polku) == ()
    assert [backup.place.read_bytes() for backup in list_backups(places, tmp_path / "uusi.paku")] == [b"1"]
    assert len(list_backups(places)) == 1


def test_strange_files_among_the_versions_are_passed_over(places, polku) -> None:
    keep_backup(places, polku, b"1", BackupRule())
    folder = places.backups_of(polku)
    for name in ("muu.paku", "20279999T999999999999Z-0123456789abcdef.paku", "20270114T120000000000Z-xyz.paku"):
        (folder / name).write_bytes(b"x")
    assert len(list_backups(places, polku)) == 1


def test_a_sitting_leaves_the_file_as_it_was_opened(opens, begin, tmp_path, places, texts) -> None:
    person = begin()
    person.types("Eilen")
    person.keeper.save_as(tmp_path / "x.paku")
    person.keeper.close()
    for backup in list_backups(places):
        backup.place.unlink()
    person = opens(tmp_path / "x.paku")
    person.types("Tänään")
    person.keeper.save()
    assert ["Eilen", "Tänään"] in [texts(backup.place) for backup in list_backups(places)]
    assert (tmp_path / "x.paku.bak").exists()
