"""Runs `paku-studio` as a person does, and remembers what it said."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from paku_studio.cli import main


@dataclass(frozen=True)
class Said:
    status: int
    out: str
    trouble: str


@pytest.fixture
def paku(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Said]:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setenv("LANGUAGE", "")

    def run(*words: object) -> Said:
        try:
            status = main([str(word) for word in words])
        except SystemExit as end:
            status = int(end.code or 0)
        heard = capsys.readouterr()
        return Said(status, heard.out, heard.err)

    return run


@pytest.fixture
def document(tmp_path: Path, notes: Path, paku: Callable[..., Said]) -> Path:
    """The document made of the test file's own notes."""
    target = tmp_path / "p.paku"
    assert paku("import", notes, "-o", target).status == 0
    return target
