"""A save that fails at any call leaves the old file or the new one, whole, and nothing beside them."""

import errno
import io
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from paku_studio.storage import CannotWrite, RealFileSystem, Unusable, open_document, save_document, write_safely

CALLS = (
    "resolve",
    "stat",
    "open_to_read",
    "create",
    "write",
    "fsync",
    "close",
    "link",
    "replace",
    "remove",
    "fsync_folder",
)
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)


class FailingFiles(RealFileSystem):
    """The real file system, except that calls whose number is in `failing` raise an error (after doing nothing)."""

    def __init__(self, failing: range, error: int) -> None:
        self.calls: list[str] = []
        self._failing = failing
        self._error = error

    def __getattribute__(self, name: str) -> Any:
        real = super().__getattribute__(name)
        if name not in CALLS:
            return real

        def call(*arguments: Any) -> Any:
            self.calls.append(name)
            if len(self.calls) in self._failing:
                if name == "close":
                    real(*arguments)
                raise OSError(self._error, os.strerror(self._error))
            return real(*arguments)

        return call


NEVER = range(0)


@pytest.fixture
def saved(everything, tmp_path) -> Path:
    """A file that has been saved twice, so that there is a backup too."""
    path = tmp_path / "polku.paku"
    save_document({"document": everything["document"]}, {}, path)
    save_document(everything, {}, path)
    return path


@pytest.fixture
def newer(everything) -> dict[str, Any]:
    return {**everything, "note": everything["note"].with_changes(text="uusi")}


def note_of(path: Path) -> str:
    return open_document(path).document.records["note"].text


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def calls_of_a_save(records: dict[str, Any], path: Path) -> list[str]:
    files = FailingFiles(NEVER, 0)
    save_document(records, {}, path, files=files)
    return files.calls


def problem_of_saving(records: dict[str, Any], path: Path, files: RealFileSystem) -> CannotWrite | None:
    try:
        save_document(records, {}, path, files=files)
    except CannotWrite as problem:
        return problem
    return None


@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.__getitem__)
def test_whichever_call_fails_a_whole_file_stands_and_nothing_lies_about(saved, newer, everything, error) -> None:
    number = len(calls_of_a_save(everything, saved))
    assert number > 10
    refused = 0
    for failing in range(1, number + 1):
        save_document(everything, {}, saved)
        files = FailingFiles(range(failing, failing + 1), error)
        problem = problem_of_saving(newer, saved, files)
        if problem:
            refused += 1
            replaced = files.calls[-1] == "fsync_folder"
            assert note_of(saved) == ("uusi" if replaced else "Vastattiin heti"), files.calls
            assert saved.name in problem.sentence("fi")
        else:
            assert note_of(saved) == "uusi"
            assert files.calls[failing - 1] in ("link", "remove"), "only a link has a second way, only tidying may fail"
        left = names_in(saved.parent) - {"polku.paku", "polku.paku.bak"}
        assert not left or files.calls[failing - 1] == "remove"
        for name in left:
            (saved.parent / name).unlink()
    assert refused >= number - 4


@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.__getitem__)
def test_from_whichever_call_on_the_disk_is_dead_the_file_stands(saved, newer, everything, error) -> None:
    number = len(calls_of_a_save(everything, saved))
    for failing in range(1, number + 1):
        save_document(everything, {}, saved)
        files = FailingFiles(range(failing, 1000), error)
        with pytest.raises(CannotWrite):
            save_document(newer, {}, saved, files=files)
        assert note_of(saved) == ("uusi" if failing == number else "Vastattiin heti")


def test_the_backup_is_the_file_as_it_was_before(saved, newer) -> None:
    before = saved.read_bytes()
    save_document(newer, {}, saved)
    assert (saved.parent / "polku.paku.bak").read_bytes() == before
    assert names_in(saved.parent) == {"polku.paku", "polku.paku.bak"}
    assert note_of(saved.parent / "polku.paku.bak") == "Vastattiin heti"


def test_a_first_save_needs_no_backup(everything, tmp_path) -> None:
    save_document(everything, {}, tmp_path / "uusi.paku")
    assert names_in(tmp_path) == {"uusi.paku"}


def test_the_file_never_goes_missing_while_its_backup_is_made(saved, newer) -> None:
    seen = []

    class Watching(RealFileSystem):
        def replace(self, path: Path, target: Path) -> None:
            seen.append(saved.exists())
            super().replace(path, target)
            seen.append(saved.exists())

    save_document(newer, {}, saved, files=Watching())
    assert seen == [True] * 4


def test_a_disk_without_links_gets_a_copied_backup(saved, newer) -> None:
    class NoLinks(RealFileSystem):
        def link(self, path: Path, name: Path) -> None:
            raise OSError(errno.EPERM, "no links here")

    before = saved.read_bytes()
    save_document(newer, {}, saved, files=NoLinks())
    assert (saved.parent / "polku.paku.bak").read_bytes() == before
    assert note_of(saved) == "uusi"


def test_a_backup_left_by_a_save_that_was_cut_short_does_not_disturb_the_next(saved, newer) -> None:
    """Killed between backup and replacement, file and backup are one file under two names."""
    backup = saved.parent / "polku.paku.bak"
    backup.unlink()
    os.link(saved, backup)
    save_document(newer, {}, saved)
    assert names_in(saved.parent) == {"polku.paku", "polku.paku.bak"}
    assert note_of(backup) == "Vastattiin heti"


class ShortWrites(RealFileSystem):
    """A disk that takes seven bytes at a time."""

    def write(self, handle: int, data: memoryview) -> int:
        return super().write(handle, data[:7])


def test_a_disk_that_takes_little_at_a_time_gets_it_all(saved, newer) -> None:
    save_document(newer, {}, saved, files=ShortWrites())
    assert note_of(saved) == "uusi"


def test_a_disk_that_takes_nothing_is_an_error_and_no_endless_loop(saved, newer) -> None:
    class Full(RealFileSystem):
        def write(self, handle: int, data: memoryview) -> int:
            return 0

    with pytest.raises(CannotWrite, match="EIO"):
        save_document(newer, {}, saved, files=Full())
    assert note_of(saved) == "Vastattiin heti"
    assert names_in(saved.parent) == {"polku.paku", "polku.paku.bak"}


@pytest.mark.parametrize(
    "damage",
    [lambda data: data[:-1], lambda data: bytes([data[0] ^ 1]) + data[1:], lambda data: data + b"x", lambda _: b""],
    ids=["less", "otherwise", "more", "nothing"],
)
def test_a_disk_that_keeps_something_else_is_found_out_before_the_old_file_goes(saved, newer, damage) -> None:
    class Lying(RealFileSystem):
        def write(self, handle: int, data: memoryview) -> int:
            super().write(handle, memoryview(damage(bytes(data))))
            return len(data)

    with pytest.raises(CannotWrite, match="read back"):
        save_document(newer, {}, saved, files=Lying())
    assert note_of(saved) == "Vastattiin heti"


def test_an_interruption_cleans_up_too(saved, newer) -> None:
    class Interrupted(RealFileSystem):
        def fsync(self, handle: int) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        save_document(newer, {}, saved, files=Interrupted())
    assert names_in(saved.parent) == {"polku.paku", "polku.paku.bak"}


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EACCES, "may not write"),
        (errno.EROFS, "read-only"),
        (errno.EIO, r"an error \(EIO\)"),
        (errno.ENAMETOOLONG, "the name does not suit"),
    ],
)
def test_each_refusal_of_the_disk_has_its_own_sentence(everything, tmp_path, error, words) -> None:
    files = FailingFiles(range(3, 4), error)
    with pytest.raises(CannotWrite, match=words) as caught:
        save_document(everything, {}, tmp_path / "polku.paku", files=files)
    assert files.calls[-2:] == ["create", "remove"]
    assert "polku.paku" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_an_error_without_a_number_still_gets_a_sentence(everything, tmp_path) -> None:
    class Odd(RealFileSystem):
        def create(self, path: Path, mode: int | None) -> int:
            raise OSError("no number")

        def open_to_read(self, path: Path) -> Any:
            raise OSError("no number")

    with pytest.raises(CannotWrite, match="an error"):
        save_document(everything, {}, tmp_path / "polku.paku", files=Odd())
    (tmp_path / "polku.paku").write_bytes(b"PK")
    with pytest.raises(Unusable, match="did not give"):
        open_document(tmp_path / "polku.paku", files=Odd())


def test_a_folder_that_is_not_there(everything, tmp_path) -> None:
    with pytest.raises(CannotWrite, match="no such folder"):
        save_document(everything, {}, tmp_path / "poissa" / "polku.paku")


def test_a_file_where_the_folder_should_be(everything, tmp_path) -> None:
    (tmp_path / "poissa").write_text("x")
    with pytest.raises(CannotWrite, match="no such folder"):
        save_document(everything, {}, tmp_path / "poissa" / "polku.paku")


def test_a_folder_in_the_place_stays(everything, tmp_path) -> None:
    (tmp_path / "polku.paku").mkdir()
    with pytest.raises(CannotWrite, match="a folder of that name"):
        save_document(everything, {}, tmp_path / "polku.paku")
    assert (tmp_path / "polku.paku").is_dir()


def test_a_file_marked_read_only_is_not_replaced(saved, newer) -> None:
    saved.chmod(0o444)
    with pytest.raises(CannotWrite, match="read-only"):
        save_document(newer, {}, saved)
    assert note_of(saved) == "Vastattiin heti"


@pytest.mark.parametrize("name", ["a\0b.paku", "x" * 300 + ".paku"], ids=["NUL", "300 letters"])
def test_a_name_that_no_disk_takes(everything, tmp_path, name) -> None:
    with pytest.raises(CannotWrite, match="the name does not suit"):
        save_document(everything, {}, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_permissions_stay_as_they_were(saved, newer) -> None:
    saved.chmod(0o640)
    save_document(newer, {}, saved)
    assert stat.S_IMODE(saved.stat().st_mode) == 0o640


def test_a_disk_that_knows_no_permissions_takes_the_file_all_the_same(saved, newer, monkeypatch) -> None:
    def refuse(*_arguments: object, **_more: object) -> None:
        raise PermissionError(errno.EPERM, "no permissions here")

    monkeypatch.setattr(Path, "chmod", refuse)
    save_document(newer, {}, saved)
    assert note_of(saved) == "uusi"


def test_a_link_to_the_file_stays_a_link(saved, newer, tmp_path) -> None:
    shortcut = tmp_path / "oikotie.paku"
    shortcut.symlink_to(saved)
    save_document(newer, {}, shortcut)
    assert shortcut.is_symlink()
    assert note_of(saved) == "uusi"


def test_a_link_to_itself_is_refused(everything, tmp_path) -> None:
    loop = tmp_path / "silmukka.paku"
    loop.symlink_to(loop)
    with pytest.raises(CannotWrite):
        save_document(everything, {}, loop)
    with pytest.raises(Unusable):
        open_document(loop)


@pytest.fixture
def folder_sync(monkeypatch) -> Iterator[Callable[[int], None]]:
    """Make fsync of a folder fail with an error; files are as ever."""
    real = os.fsync

    def install(error: int) -> None:
        def fsync(handle: int) -> None:
            if stat.S_ISDIR(os.fstat(handle).st_mode):
                raise OSError(error, os.strerror(error))
            real(handle)

        monkeypatch.setattr(os, "fsync", fsync)

    return install


def test_a_disk_that_cannot_sync_folders_is_no_failure(everything, tmp_path, folder_sync) -> None:
    folder_sync(errno.EINVAL)
    save_document(everything, {}, tmp_path / "polku.paku")
    assert note_of(tmp_path / "polku.paku") == "Vastattiin heti"


def test_a_folder_sync_that_fails_is_told(everything, tmp_path, folder_sync) -> None:
    folder_sync(errno.EIO)
    with pytest.raises(CannotWrite, match="EIO"):
        save_document(everything, {}, tmp_path / "polku.paku")
    assert note_of(tmp_path / "polku.paku") == "Vastattiin heti"


def test_a_system_without_folder_sync_does_without(everything, tmp_path, monkeypatch) -> None:
    monkeypatch.delattr(os, "O_DIRECTORY")
    save_document(everything, {}, tmp_path / "polku.paku")
    assert note_of(tmp_path / "polku.paku") == "Vastattiin heti"


def test_any_bytes_can_be_written_safely(tmp_path) -> None:
    write_safely(tmp_path / "tuloste.pdf", b"")
    write_safely(tmp_path / "tuloste.pdf", b"%PDF")
    assert (tmp_path / "tuloste.pdf").read_bytes() == b"%PDF"
    assert (tmp_path / "tuloste.pdf.bak").read_bytes() == b""


def test_what_can_be_made_again_needs_no_backup(tmp_path) -> None:
    write_safely(tmp_path / "tuloste.pdf", b"1", backup=False)
    write_safely(tmp_path / "tuloste.pdf", b"2", backup=False)
    assert names_in(tmp_path) == {"tuloste.pdf"}
    assert (tmp_path / "tuloste.pdf").read_bytes() == b"2"


class FailingStream(io.FileIO):
    """A file that gives so many reads and then an error."""

    left = 0

    def read(self, size: int | None = -1, /) -> bytes:
        self.left -= 1
        if self.left < 0:
            raise OSError(errno.EIO, "worn out")
        return super().read(-1 if size is None else size)


class WornOut(RealFileSystem):
    """A disk that gives so many reads of a file and then fails."""

    def __init__(self, whole_reads: int) -> None:
        self._whole_reads = whole_reads

    def open_to_read(self, path: Path) -> Any:
        stream = FailingStream(path)
        stream.left = self._whole_reads
        return stream


@pytest.mark.parametrize("reads", range(9))
def test_a_disk_that_fails_while_a_file_is_read_is_told(saved, reads) -> None:
    """Where the zip module swallows the error while it looks for its directory, the file is called damaged."""
    with pytest.raises(Unusable, match=r"\(EIO\)" if reads == 0 else r"\(EIO\)|damaged"):
        open_document(saved, files=WornOut(reads))
