"""Others at the same file, sticks that go, rescued work: what was mended, tried as it happened."""

import errno
import os
import shutil
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from paku_studio import edits
from paku_studio.editor.keeping import Keeper, Manner, Pace
from paku_studio.models import Session
from paku_studio.storage import (
    Opened,
    Places,
    RealFileSystem,
    document_json,
    list_backups,
    name_picture,
    open_document,
    recoverable,
    save_document,
)
from paku_studio.storage.recovery import recover
from paku_studio.storage.signs import put_sign, sign_of
from paku_studio.store import Document

NEVER = Pace(pause=1000, most=1000, retry=1000)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "home")


@pytest.fixture
def opens(places: Places) -> Iterator[Callable[..., tuple[Opened, Keeper]]]:
    """Open a file; in the end every program dies."""
    open_now: list[Keeper] = []

    def open_it(path: Path, files: RealFileSystem | None = None) -> tuple[Opened, Keeper]:
        manner = Manner(NEVER, files=files) if files is not None else Manner(NEVER)
        opened, keeper = Keeper.open(places, path, manner)
        open_now.append(keeper)
        return opened, keeper

    yield open_it
    for keeper in open_now:
        keeper.close(anyway=True)


def types(document: Document, text: str) -> None:
    pathway = next(each.id for each in document.records.values() if each.TYPE == "pathway")
    edits.add_moment(document, pathway, text)


def texts(document: Document) -> list[str]:
    return [each.text for each in document.records.values() if each.TYPE == "moment"]


class Meanwhile(RealFileSystem):
    """A disk on which somebody else writes a file while we are writing ours beside it."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.armed = False

    def create(self, path: Path, mode: int | None) -> int:
        if self.armed and path.parent == self.file.parent:
            self.armed = False
            self.file.write_bytes(b"what somebody else wrote")
        return super().create(path, mode)


@pytest.mark.parametrize("gone_before", [False, True], ids=["it stood there", "a stick came back with it"])
def test_who_writes_in_the_middle_of_our_saving_is_not_written_over(story: Path, opens: Any, gone_before: bool) -> None:
    disk = Meanwhile(story)
    opened, keeper = opens(story, disk)
    types(opened.document, "Kirje")
    if gone_before:
        story.unlink()
    disk.armed = True
    keeper.save()
    assert story.read_bytes() == b"what somebody else wrote"
    assert keeper.path != story
    assert keeper.state.where == "moved"
    assert "Kirje" in texts(open_document(keeper.path).document)


def test_where_nobody_writes_the_file_is_written_in_its_place(story: Path, opens: Any) -> None:
    opened, keeper = opens(story, Meanwhile(story))
    types(opened.document, "Kirje")
    keeper.save()
    assert keeper.path == story
    assert "Kirje" in texts(open_document(story).document)


# rescued work


def png() -> bytes:
    chunks = [
        (b"IHDR", bytes([0, 0, 0, 4, 0, 0, 0, 3, 8, 0, 0, 0, 0])),
        (b"IDAT", zlib.compress(bytes(15))),
        (b"IEND", b""),
    ]
    parts = (len(d).to_bytes(4, "big") + k + d + zlib.crc32(k + d).to_bytes(4, "big") for k, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.fixture
def rich(story: Path) -> Path:
    """The story with a picture of its persona, and with the state in which its meeting ended."""
    opened = open_document(story)
    picture = png()
    persona = next(each.id for each in opened.document.records.values() if each.TYPE == "persona")
    with opened.document.edit("Use a picture") as transaction:
        transaction.change(persona, picture=name_picture(picture))
    session = opened.document.of_type(Session)[0].id
    state = document_json(opened.document.records.values())
    save_document(opened.document, {name_picture(picture): picture}, story, snapshots={session: state})
    return story


def test_rescued_work_carries_pictures_and_earlier_states_although_stick_and_backups_are_gone(
    rich: Path, places: Places, opens: Any, tmp_path: Path
) -> None:
    before = open_document(rich)
    opened, keeper = opens(rich)
    types(opened.document, "Kirje")
    assert keeper.rescue(tmp_path / "tikku")
    assert keeper.flush()
    rescued = tmp_path / "tikku jälkeenpäin"
    shutil.copytree(tmp_path / "tikku", rescued, ignore=shutil.ignore_patterns("*.lock"))
    rich.unlink()
    for backup in list_backups(places):
        backup.place.unlink()
    (found,) = recoverable(places, rescued)
    again = recover(places, found.journal).opened
    assert "Kirje" in texts(again.document)
    assert again.pictures == before.pictures != {}
    assert dict(again.snapshots) == before.snapshots != {}


def test_going_on_with_it_puts_all_into_the_file_again(rich: Path, places: Places, opens: Any, tmp_path: Path) -> None:
    before = open_document(rich)
    opened, keeper = opens(rich)
    types(opened.document, "Kirje")
    assert keeper.rescue(tmp_path / "tikku")
    assert keeper.flush()
    rescued, elsewhere = tmp_path / "toinen", Places(tmp_path / "toinen koti")
    shutil.copytree(tmp_path / "tikku", rescued, ignore=shutil.ignore_patterns("*.lock"))
    shutil.rmtree(rich.parent)
    (found,) = recoverable(elsewhere, rescued)
    _, going = Keeper.resume(elsewhere, found, Manner(NEVER))
    try:
        assert going.flush()
        (kept,) = elsewhere.journals.glob("*.journal")
        assert {each.suffix for each in kept.with_suffix(".pictures").iterdir()} == {".png", ".json"}
        copy = tmp_path / "talteen.paku"
        going.save_as(copy)
    finally:
        going.close(anyway=True)
    again = open_document(copy)
    assert "Kirje" in texts(again.document)
    assert (again.pictures, again.snapshots) == (before.pictures, before.snapshots)


def test_a_copy_whose_program_dies_before_it_is_a_file_keeps_its_earlier_states(rich: Path, places: Places) -> None:
    opened = open_document(rich)
    keeper = Keeper.begin(places, opened.document, dict(opened.pictures), Manner(NEVER), opened.snapshots)
    types(opened.document, "Kirje")
    assert keeper.flush()
    left = places.home.with_name("jäljelle")
    shutil.copytree(places.home, left, ignore=shutil.ignore_patterns("*.lock"))
    keeper.close()
    (found,) = recoverable(Places(left))
    assert dict(recover(Places(left), found.journal).opened.snapshots) == opened.snapshots


def test_what_is_no_state_beside_a_journal_is_left_out(rich: Path, places: Places, opens: Any, tmp_path: Path) -> None:
    opened, keeper = opens(rich)
    types(opened.document, "Kirje")
    assert keeper.rescue(tmp_path / "tikku")
    assert keeper.flush()
    (folder,) = (tmp_path / "tikku").glob("*.pictures")
    (folder / "ei tunnus.json").write_bytes(b"{}")
    (folder / "tyhja.json").write_bytes(b"")
    journal = folder.with_suffix(".journal")
    assert set(recover(places, journal).opened.snapshots) == set(opened.snapshots)


def test_once_the_file_has_them_they_lie_beside_the_journal_no_more(
    rich: Path, places: Places, opens: Any, tmp_path: Path
) -> None:
    opened, keeper = opens(rich)
    types(opened.document, "Kirje")
    assert keeper.rescue(tmp_path / "tikku")
    keeper.save()
    assert keeper.flush()
    assert not list((tmp_path / "tikku").rglob("*.json"))
    assert open_document(rich).snapshots == opened.snapshots


@pytest.mark.parametrize("taken", [0, 20])
def test_a_full_disk_keeps_no_half_of_a_sign_that_would_look_like_anothers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, taken: int
) -> None:
    document, home = tmp_path / "polku.paku", tmp_path / "home"
    whole = os.write

    def short(handle: int, content: bytes) -> int:
        if not taken:
            raise OSError(errno.ENOSPC, "full")
        return whole(handle, content[:taken])

    monkeypatch.setattr("paku_studio.storage.signs.os.write", short)
    assert put_sign(document, home) is None
    assert not sign_of(document).exists()
    monkeypatch.undo()
    assert put_sign(document, tmp_path / "another home") is not None
