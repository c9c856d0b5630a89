"""A file that cannot be written in its place: said when it is opened; the work is safe and finds another file."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog

from paku_studio.models import ServiceMoment
from paku_studio.storage import open_document
from paku_studio.storage.own_file import is_protected
from paku_studio.storage.recovery import recoverable
from paku_studio.widgets.app import Program
from paku_studio.widgets.window import MainWindow


def moments(path: Path) -> list[str]:
    return [each.text for each in open_document(path).document.of_type(ServiceMoment)]


@pytest.fixture
def marked(story: Path) -> Iterator[Path]:
    """The story, marked as not to be written."""
    story.chmod(0o444)
    yield story
    story.chmod(0o644)


def types(window: MainWindow, text: str) -> None:
    window.desk.editor.capture.text = text
    window.desk.editor.capture.enter()


def test_a_file_that_is_marked_read_only_is_said_to_be(
    program: Program, start: MainWindow, marked: Path, told: Any
) -> None:
    assert program.open_path(start.desk, marked)
    assert "on kirjoitussuojattu" in told(start)
    assert not start.desk.editor.document.read_only


def test_an_ordinary_file_is_opened_without_a_word(program: Program, start: MainWindow, story: Path, told: Any) -> None:
    assert program.open_path(start.desk, story)
    assert "kirjoitussuojattu" not in told(start)


@pytest.mark.parametrize("where", ["the file", "its folder"])
def test_a_disk_that_takes_nothing_is_known(story: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    refused = story if where == "the file" else story.parent
    monkeypatch.setattr(os, "access", lambda path, _how: Path(path) != refused)
    assert is_protected(story)


def test_a_file_that_is_not_there_is_not_protected(tmp_path: Path) -> None:
    assert not is_protected(tmp_path / "poissa.paku")


def test_the_work_is_safe_and_goes_on_under_another_name(
    program: Program, start: MainWindow, marked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    before = marked.read_bytes()
    program.open_path(start.desk, marked)
    types(start, "Soitin Kelaan")
    start.desk.keeper.nudge()
    qtbot.waitUntil(lambda: start.desk.keeper.state.where == "file")
    qtbot.waitUntil(start.bar.rescue.isVisible)
    assert start.bar.rescue.text().strip() == "Säilytä muualla…"
    other = tmp_path / "oma.paku"
    monkeypatch.setattr(QFileDialog, "exec", lambda _: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(other)])
    start.bar.rescue.click()
    assert start.desk.keeper.path == other.resolve()
    assert start.desk.keeper.state.kind == "saved"
    assert "Soitin Kelaan" in moments(other)
    assert marked.read_bytes() == before


def test_who_closes_all_the_same_finds_the_work_at_the_next_start(
    program: Program, start: MainWindow, marked: Path
) -> None:
    program.open_path(start.desk, marked)
    types(start, "Soitin Kelaan")
    assert start.desk.keeper.flush()
    start.to_start_page()
    assert start.at_start
    (work,) = recoverable(program.places)
    assert work.edits == 1
    program.resume(start.desk, work)
    assert "Soitin Kelaan" in [each.text for each in start.desk.editor.document.of_type(ServiceMoment)]
    start.desk.keeper.save_as(marked.with_name("toinen.paku"))


def test_a_disk_that_became_read_only_meanwhile_is_told(
    program: Program, start: MainWindow, story: Path, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    from paku_studio.storage import RealFileSystem

    program.open_path(start.desk, story)
    real = RealFileSystem.create

    def create(self: RealFileSystem, path: Path, mode: int | None) -> int:
        if path.parent == story.parent:
            raise OSError(errno.EROFS, "read-only")
        return real(self, path, mode)

    monkeypatch.setattr(RealFileSystem, "create", create)
    types(start, "Soitin Kelaan")
    start.desk.keeper.nudge()
    qtbot.waitUntil(lambda: start.desk.keeper.state.where == "file")
    assert "kirjoitussuojattu" in start.desk.keeper.words("fi")
    assert start.desk.keeper.flush()
    monkeypatch.undo()
    start.desk.keeper.save()
    assert "Soitin Kelaan" in moments(story)
