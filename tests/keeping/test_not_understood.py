"""What this version cannot understand is not lost: it stays beside the document, for a later one that may."""

import errno
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from paku_studio import edits
from paku_studio.editor.keeping import Keeper, Manner
from paku_studio.storage import VERSION, RealFileSystem, Unusable, list_backups, name_picture, recoverable
from paku_studio.storage.backups import BackupRule, keep_as_it_was, keep_backup
from paku_studio.storage.recovery import recover


def rewritten(path: Path, change: Callable[[dict], None]) -> bytes:
    """The file with another document.json; gives its bytes."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    document = json.loads(parts["document.json"])
    change(document)
    parts["document.json"] = json.dumps(document).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path.read_bytes()


@pytest.fixture
def strange(polku) -> bytes:
    """A file in which somebody's newer program, or a hand, wrote something that nobody here knows."""

    def change(document: dict) -> None:
        document["records"]["hologram"] = [{"id": "h", "text": "Tulevaisuudesta"}]
        document["records"]["moment"][0]["smell"] = "kahvi"

    return rewritten(polku, change)


def test_a_file_that_was_not_wholly_understood_stays_as_it_was(polku, strange, opens, places, texts) -> None:
    person = opens(polku)
    assert person.keeper.as_it_was
    person.types("Lisää")
    person.keeper.save()
    person.keeper.close()
    assert texts(polku) == ["Soitin Kelaan", "Lisää"]
    assert b"kahvi" not in zipfile.ZipFile(polku).read("document.json")
    kept = [backup.place for backup in list_backups(places, polku) if backup.kept]
    assert [place.read_bytes() for place in kept] == [strange]


def test_it_is_kept_once_however_often_one_looks(polku, strange, opens, places) -> None:
    for _ in range(3):
        opens(polku).keeper.close()
    assert polku.read_bytes() == strange
    assert sum(backup.kept for backup in list_backups(places, polku)) == 1


def test_it_does_not_go_when_versions_grow_old(polku, strange, opens, places) -> None:
    opens(polku).keeper.close()
    for number in range(5):
        keep_backup(places, polku, b"%d" % number, BackupRule(hours=1, days=1))
    assert strange in [backup.place.read_bytes() for backup in list_backups(places, polku)]


def test_a_sound_file_leaves_nothing_of_the_kind(polku, opens, places) -> None:
    person = opens(polku)
    assert not person.keeper.as_it_was
    person.keeper.close()
    assert not any(backup.kept for backup in list_backups(places, polku))


def test_recovered_work_keeps_what_could_not_be_read_of_its_journal(polku, opens, resumes, places, texts) -> None:
    person = opens(polku)
    person.types("Tallessa")
    person.waits()
    person.dies()
    journal = places.journal_of(polku)
    torn = journal.read_bytes() + b'0badc0de {"n":3,"commit":"puolikas'
    journal.write_bytes(torn)
    (found,) = recoverable(places)
    again = resumes(found)
    assert again.keeper.as_it_was
    assert texts(again) == ["Soitin Kelaan", "Tallessa"]
    (kept,) = places.backups_of(polku).glob("*.journal")
    assert kept.read_bytes() == torn


def test_recovered_work_keeps_the_file_that_could_not_be_read_wholly(polku, opens, resumes, places, texts) -> None:
    """The file was damaged by hand before the sitting; its journal carries the mended records."""
    person = opens(polku)
    person.types("Tallessa")
    person.waits()
    person.dies()
    journal = places.journal_of(polku)
    line = json.dumps({"n": 2, "at": "", "commit": {"name": "x", "source": "user", "removed": [], "changed": {},
        "added": [{"type": "hologram", "id": "h", "text": "Tulevaisuudesta"}]}}).encode()  # fmt: skip
    import zlib

    journal.write_bytes(journal.read_bytes() + b"%08x %b\n" % (zlib.crc32(line), line))
    before = journal.read_bytes(), polku.read_bytes()
    (found,) = recoverable(places)
    again = resumes(found)
    assert [problem.code for problem in again.opened.dropped] == ["unknown_type"]
    assert texts(again) == ["Soitin Kelaan", "Tallessa"]
    (kept,) = places.backups_of(polku).glob("*.journal")
    files = [backup.place.read_bytes() for backup in list_backups(places, polku) if backup.kept]
    assert (kept.read_bytes(), *files) == before


def test_sound_recovered_work_leaves_nothing_of_the_kind(polku, opens, resumes, places) -> None:
    person = opens(polku)
    person.types("Tallessa")
    person.waits()
    person.dies()
    (found,) = recoverable(places)
    assert not resumes(found).keeper.as_it_was
    assert not list(places.backups_of(polku).glob("*.journal"))


def test_where_the_backups_have_no_room_the_work_goes_on(polku, strange, opens, places, disk) -> None:
    disk.fill_up(places.backups)
    person = opens(polku)
    assert not person.keeper.as_it_was
    assert person.document.records


def test_recovered_work_goes_on_where_the_backups_have_no_room(polku, opens, resumes, places, disk, texts) -> None:
    person = opens(polku)
    person.types("Tallessa")
    person.waits()
    person.dies()
    journal = places.journal_of(polku)
    journal.write_bytes(journal.read_bytes() + b"0badc0de {")
    (found,) = recoverable(places)
    disk.fill_up(places.backups)
    again = resumes(found)
    assert not again.keeper.as_it_was
    assert texts(again) == ["Soitin Kelaan", "Tallessa"]


def test_a_file_that_cannot_be_read_a_second_time_is_not_kept(polku, disk, places) -> None:
    disk.refuse = {"open_to_read": errno.EIO}
    assert keep_as_it_was(places, polku, polku, disk) is None


@pytest.fixture
def portrayed(begin, places, png) -> tuple[str, str]:
    """Work with a picture that lies beside the journal: the names of its persona and of the picture."""
    person = begin()
    picture = name_picture(png())
    person.pictures[picture] = png()
    persona = edits.add_persona(person.document, "Aino", picture=picture)
    person.waits()
    person.dies()
    return persona, picture


class Held(RealFileSystem):
    """A disk on which another program looks at a picture for a while."""

    def __init__(self, times: int, error: int) -> None:
        self.times, self.error = times, error

    def open_to_read(self, path: Path) -> Any:
        if path.suffix == ".png" and self.times:
            self.times -= 1
            raise OSError(self.error, os.strerror(self.error))
        return super().open_to_read(path)


def test_a_picture_that_is_held_for_a_moment_is_waited_for(portrayed, places) -> None:
    persona, picture = portrayed
    (found,) = recoverable(places)
    opened = recover(places, found.journal, Held(2, errno.EACCES)).opened
    assert opened.document.records[persona].picture == picture


def test_work_is_not_gone_on_with_without_a_picture_that_is_only_held(portrayed, places) -> None:
    (found,) = recoverable(places)
    with pytest.raises(Unusable) as refused:
        Keeper.resume(places, found, Manner(files=Held(1000, errno.EACCES)))
    assert "ei ole oikeutta lukea" in refused.value.sentence("fi")
    assert recoverable(places), "it is offered again"


@pytest.mark.parametrize("error", [errno.EIO, errno.ENOENT])
def test_a_picture_that_the_disk_has_lost_does_not_keep_the_rest(portrayed, places, error) -> None:
    persona, _ = portrayed
    (found,) = recoverable(places)
    opened = recover(places, found.journal, Held(1000, error)).opened
    assert opened.document.records[persona].name == "Aino"
    assert [problem.code for problem in opened.dropped] == ["missing_picture"]


def test_a_newer_file_is_untouched_and_its_newer_journal_kept(polku, opens, places) -> None:
    person = opens(polku)
    person.types("Tallessa")
    person.waits()
    person.dies()
    newer = rewritten(polku, lambda document: document.update(version=VERSION + 1))
    with pytest.raises(Exception, match="newer version"):
        opens(polku)
    assert polku.read_bytes() == newer
    kept = [path for path in places.home.rglob("*") if path.suffix in (".journal", ".paku")]
    assert any(path.suffix == ".journal" or "kept" in path.name for path in kept), kept


@pytest.fixture
def both(opens, begin, polku, tmp_path) -> tuple[Path, Path]:
    """Two files; the second was being worked at when its program died."""
    other = polku.with_name("toinen.paku")
    person = begin()
    person.types("Toisen polku")
    person.keeper.save_as(other)
    person.types("Vain toisen päiväkirjassa")
    person.waits()
    person.dies()
    return polku, other


def test_a_journal_of_another_document_is_kept_and_never_applied(both, opens, places, texts) -> None:
    """Somebody copied the program's own folder about, or a disk was put back in pieces."""
    mine, other = both
    places.journal_of(mine).write_bytes(places.journal_of(other).read_bytes())
    person = opens(mine)
    assert texts(person) == ["Soitin Kelaan"]
    person.types("Lisää")
    person.keeper.save()
    person.keeper.close()
    assert texts(mine) == ["Soitin Kelaan", "Lisää"]
    assert texts(opens(other)) == ["Toisen polku", "Vain toisen päiväkirjassa"]
    assert any(
        "Vain toisen" in path.read_bytes().decode(errors="replace") for path in places.backups.rglob("*.journal")
    )


def test_a_document_under_anothers_journal_is_told_of_it(both, opens, places) -> None:
    mine, other = both
    places.journal_of(mine).write_bytes(places.journal_of(other).read_bytes())
    person = opens(mine)
    assert person.keeper.state.where == "moved"
    assert "siirrettiin varmuuskopioihin" in person.keeper.state.sentence
