"""Killed at any moment: the file opens, every edit shown as saved is there, and going on is offered."""

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from paku_studio.storage import Places, Unusable, document_json, open_document, read_document_json, recoverable
from paku_studio.storage.recovery import recover
from paku_studio.store import Document

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the victims are forked")
VICTIM = Path(__file__).with_name("victim.py")


def digest(document: Document) -> str:
    return hashlib.sha256(document_json(document.records.values())).hexdigest()


class Paper:
    """What a victim wrote before it died."""

    def __init__(self, text: str) -> None:
        lines = [line.split(" ", 1) for line in text.splitlines()]
        self.paths = [words for kind, words in lines if kind == "P"]
        self.made = {int(words.split()[0]): words.split()[1] for kind, words in lines if kind == "D"}
        self.shown = max((int(words) for kind, words in lines if kind == "A"), default=0)
        self.states: dict[str, list[str]] = {}
        """Of each meeting the states that may be found: from the one that a file surely has to the last; "" for none.

        A meeting that is not named here has left none.
        """
        self.kept = 0
        for kind, words in lines:
            session, _, state = words.partition(" ")
            known = self.states.setdefault(session, [""]) if kind in "SFK" else []
            if kind == "K" and state in known:
                del known[: known.index(state)]
                self.kept += 1
            elif kind in "SF":
                known.append(state)

    def good_ends(self) -> set[str]:
        """The states in which the document may be found: as after the last edit shown as saved, or a later one."""
        return {state for number, state in self.made.items() if number >= self.shown}

    def fault_of_states(self, found: Mapping[str, bytes]) -> str:
        """Which state is lost or as it never was; empty where none is."""
        there = {session: hashlib.sha256(data).hexdigest() for session, data in found.items()}
        wrong = {one for one, good in self.states.items() if there.get(one, "") not in good} | (
            there.keys() - self.states
        )
        return ", ".join(f"{one}: {there.get(one, 'none')}, not {self.states.get(one)}" for one in sorted(wrong))


class Killer:
    """Lets victims work and kills them; one program is warmed up, and a child of it dies each time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.places = Places(folder / "koti")
        self._rounds = 0
        self._program = subprocess.Popen(
            [sys.executable, str(VICTIM)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def kill_one(self, seed: int, path: str, *, naive: bool = False) -> Paper:
        self._rounds += 1
        paper, order = self.folder / f"paperi {self._rounds}", self.folder / "käsky.json"
        said = {"paper": str(paper), "seed": seed, "home": str(self.places.home), "folder": str(self.folder)}
        order.write_text(json.dumps({**said, "path": path, "naive": naive}), encoding="utf-8")
        child = int(self._ask(str(order)))
        while not (paper.exists() and b"D " in paper.read_bytes()) and not self._failure(paper):
            time.sleep(0.001)
        time.sleep(random.Random(seed).uniform(0.0, 0.3))
        os.kill(child, signal.SIGKILL)
        assert self._ask("") == "buried"
        assert self._failure(paper) == ""
        return Paper(paper.read_text(encoding="utf-8"))

    def _failure(self, paper: Path) -> str:
        failure = Path(f"{paper}.failure")
        return failure.read_text(encoding="utf-8") if failure.exists() else ""

    def _ask(self, line: str) -> str:
        assert self._program.stdin
        assert self._program.stdout
        self._program.stdin.write(line + "\n")
        self._program.stdin.flush()
        return self._program.stdout.readline().strip()

    def end(self) -> None:
        assert self._program.stdin
        assert self._program.stdout
        self._program.stdin.close()
        self._program.wait()
        self._program.stdout.close()


@pytest.fixture
def killer(tmp_path: Path) -> Iterator[Killer]:
    killer = Killer(tmp_path)
    yield killer
    killer.end()


def kill_again_and_again(killer: Killer, times: int, first: int = 0) -> int:
    """One document through all its program's deaths; gives how many edits were shown as saved."""
    path, shown, kept = "", 0, 0
    for number in range(first, first + times):
        paper = killer.kill_one(number, path)
        path = found_again(killer.places, paper)
        shown += paper.shown
        kept += paper.kept
    assert kept > times // 2, "meetings left states"
    return shown


def found_again(places: Places, paper: Paper) -> str:
    """The file under whose name the work stands, after a look at all that a person is offered."""
    offered = {str(work.path): work for work in recoverable(places)}
    for path in reversed(paper.paths):
        if Path(path).exists():
            assert not open_document(path).dropped
        if path in offered:
            opened = recover(places, offered[path].journal).opened
            assert not opened.dropped
            assert not opened.repairs
            assert offered[path].edits > 0
            assert offered[path].differences("fi")
        elif Path(path).exists():
            opened = open_document(path)
        else:
            continue
        if digest(opened.document) in paper.good_ends():
            assert paper.fault_of_states(opened.snapshots) == ""
            return path
    if paper.shown == 0 and not offered and not Path(paper.paths[0]).exists():
        return ""  # a new document in which nothing was shown as saved
    raise AssertionError(f"{paper.shown} edits were shown as saved; found: {sorted(offered)}, {paper.paths}")


def test_killed_twenty_times_nothing_shown_as_saved_is_lost(killer) -> None:
    assert kill_again_and_again(killer, 20) > 100


@pytest.mark.nightly
@pytest.mark.parametrize("life", range(10))
def test_killed_a_thousand_times(killer, life) -> None:
    """Ten documents, each through a hundred deaths of its program."""
    assert kill_again_and_again(killer, 100, 100 * life) > 500


def test_a_naive_writer_is_caught(killer) -> None:
    """The same killer finds the file of a program that writes over it unreadable, or short of what was shown."""
    for number in range(40):
        paper = killer.kill_one(1000 + number, "", naive=True)
        try:
            found = digest(read_document_json(Path(paper.paths[0]).read_bytes()).document)
        except Unusable:
            return
        if found not in paper.good_ends():
            return
    raise AssertionError("nothing was lost: the killer has no teeth")
