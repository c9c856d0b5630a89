"""The program opens no connection and leaves nothing of people's words but where they were put."""

import ast
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
WORDS = [
    "soittaa neuvontaan", "kirje tulee", "avaisi kirjeet", "oma talous", "nyt hengitän", "omahuomio", "Salateema",
    "Salatekeminen", "pikavippejä", "Sanottu ääneen juuri nyt", "Aino",
]  # fmt: skip
"""What people said, wrote and were called in the document."""
KEPT = ("drafts", "journals", "backups")
"""The program's own folders in which documents are kept whole."""


@dataclass
class Evening:
    """What one run of the program left."""

    run: subprocess.CompletedProcess[bytes]
    folder: Path
    home: Path
    temporary: Path

    @property
    def told(self) -> dict:
        return json.loads(self.run.stdout.splitlines()[-1])


def spend(mode: str, work, folder: Path) -> Evening:
    home, temporary, out = folder / "salahenkilö", folder / "tmp", folder / "ulos"
    for one in (home, temporary, out, home / "run"):
        one.mkdir()
    (home / "run").chmod(0o700)
    document = work.save(out / "työ.paku")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("XDG", "QT_", "PAKU", "DBUS"))}
    environment = {
        **kept, "HOME": str(home), "USER": "salahenkilö", "LOGNAME": "salahenkilö", "TMPDIR": str(temporary),
        "XDG_RUNTIME_DIR": str(home / "run"), "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "fi_FI.UTF-8",
        "PAKU_STUDIO_HOME": str(home / "oma"), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1",
    }  # fmt: skip
    words = [sys.executable, str(HERE / "evening.py"), mode, str(document), str(out)]
    run = subprocess.run(words, env=environment, capture_output=True, check=False, timeout=120)
    return Evening(run, out, home, temporary)


@pytest.fixture(scope="module")
def at_the_command_line(whole_work, tmp_path_factory) -> Evening:
    return spend("commands", whole_work, tmp_path_factory.mktemp("komennot"))


@pytest.fixture(scope="module")
def in_the_window(whole_work, tmp_path_factory) -> Evening:
    return spend("window", whole_work, tmp_path_factory.mktemp("ikkuna"))


@pytest.fixture(scope="module")
def killed(whole_work, tmp_path_factory) -> Evening:
    return spend("killed", whole_work, tmp_path_factory.mktemp("tapettu"))


@pytest.fixture(scope="module")
def failing(whole_work, tmp_path_factory) -> Evening:
    return spend("failing", whole_work, tmp_path_factory.mktemp("täynnä"))


@pytest.fixture(params=["at_the_command_line", "in_the_window", "killed", "failing"])
def evening(request) -> Evening:
    return request.getfixturevalue(request.param)


linux = pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")


@linux
def test_every_command_works_where_sockets_are_forbidden(at_the_command_line):
    run = at_the_command_line.run
    assert run.returncode == 0, run.stderr.decode()
    ended = at_the_command_line.told["ended"]
    assert {line: status for line, status in ended.items() if status and not line.startswith("check")} == {}
    assert at_the_command_line.told["internet"] == []


@linux
def test_so_does_the_window(in_the_window):
    run = in_the_window.run
    assert run.returncode == 0, run.stderr.decode()
    assert (in_the_window.told["internet"], in_the_window.told["network"]) == ([], False)
    assert (in_the_window.folder / "kopio.paku").exists()
    assert (in_the_window.folder / "tulostettu.pdf").stat().st_size > 1000


def test_the_test_would_see_a_socket(tmp_path):
    code = (
        (HERE / "evening.py")
        .read_text(encoding="utf-8")
        .replace("def commands", "__import__('socket').socket()\ndef commands")
    )
    run = subprocess.run([sys.executable, "-c", code, "commands", "x", str(tmp_path)], capture_output=True, check=False)
    assert run.returncode == 97
    assert b"socket.__new__" in run.stderr


def test_no_temporary_file_is_left(evening):
    assert list(evening.temporary.rglob("*")) == []
    left = [one for one in evening.folder.rglob("*") if one.name.startswith(".") or one.suffix == ".tmp"]
    assert [one.name for one in left if not is_lock(one, evening)] == []


def test_a_full_disk_or_somebody_who_stops_it_leaves_nothing_half_written(failing):
    assert failing.run.returncode == 0, failing.run.stderr.decode()
    assert set(failing.told["ended"]) == {3}
    assert failing.told["stopped"] == 2
    assert [one.name for one in failing.folder.iterdir()] == ["työ.paku"]


def test_a_killed_program_leaves_what_it_was_writing_beside_the_sheet_and_nowhere_else(whole_work, tmp_path):
    """That is swept away at the next start: see test_in_the_window.py."""
    killed = spend("killed_writing", whole_work, tmp_path)
    assert killed.run.returncode == -9
    assert list(killed.temporary.rglob("*")) == []
    (half,) = [one.name for one in killed.folder.iterdir() if one.name != "työ.paku"]
    assert re.fullmatch(r"\.paku-[0-9a-f]{16}\.tmp", half)


def is_lock(path: Path, evening: Evening) -> bool:
    """What says that a document is open: a program that was killed leaves it, and it holds no word of the document."""
    data = path.read_bytes().decode("utf-8", "replace")
    return evening.run.returncode == -9 and path.name.startswith(".~lock.") and not [w for w in WORDS if w in data]


def test_nothing_is_said_of_what_people_said(evening):
    said = (evening.run.stdout + evening.run.stderr).decode()
    assert [word for word in WORDS if word in said] == []


def test_where_the_machine_keeps_settings_there_is_no_word_of_them(evening, parts_of):
    """Settings, caches, lists: everything below the person's home but the folders where documents are kept."""
    for path in evening.home.rglob("*"):
        inside = path.relative_to(evening.home).parts
        if path.is_file() and not (inside[0] == "oma" and inside[1] in KEPT):
            data = b"\n".join(parts_of(path.read_bytes())).decode("utf-8", "ignore")
            assert [word for word in WORDS if word in data] == [], path
            assert [word for word in WORDS if word in path.name] == [], path


def test_what_was_said_is_in_the_file_or_the_journal(in_the_window, killed, parts_of):
    """So the search would have found it."""
    assert killed.run.returncode == -9
    for evening, places in ((in_the_window, [in_the_window.folder / "työ.paku"]), (killed, killed.home.rglob("*"))):
        data = b"".join(b"".join(parts_of(one.read_bytes())) for one in places if one.is_file())
        assert "Sanottu ääneen juuri nyt".encode() in data, evening


def test_the_list_of_recent_files_holds_names_and_places_only(in_the_window):
    (entry,) = json.loads((in_the_window.home / "oma" / "recent.json").read_text(encoding="utf-8"))
    assert entry.pop("when")
    assert entry == {
        "path": str(in_the_window.folder / "työ.paku"), "title": "Velasta vapaaksi", "group": "Torstairyhmä",
    }  # fmt: skip


def test_the_clipboard_is_the_persons(in_the_window):
    """Nobody copied anything: what lay there before the program was used lies there after it."""
    assert in_the_window.told["clipboard"] == "ennallaan"


def test_what_goes_out_does_not_say_whose_machine_it_was(at_the_command_line, parts_of):
    made = [one for one in at_the_command_line.folder.rglob("*") if one.is_file() and one.name != "sanottu.txt"]
    assert len(made) > 12
    for path in made:
        data = b"\n".join(parts_of(path.read_bytes()))
        assert "salahenkilö".encode() not in data, path
        assert str(at_the_command_line.folder).encode() not in data, path


# what no module may reach for

REACHING = {
    "logging", "tempfile", "socket", "ssl", "urllib", "http", "ftplib", "smtplib", "asyncio", "requests", "httpx",
    "aiohttp", "urllib3", "uuid", "getpass", "webbrowser", "PySide6.QtNetwork", "PySide6.QtWebEngineWidgets",
}  # fmt: skip


def imported(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found | {name.partition(".")[0] for name in found}


def modules() -> dict[str, str]:
    package = ROOT / "paku_studio"
    return {str(path.relative_to(package)): path.read_text(encoding="utf-8") for path in package.rglob("*.py")}


def test_no_module_logs_connects_or_makes_temporary_files():
    found = {name: sorted(imported(ast.parse(text)) & REACHING) for name, text in modules().items()}
    assert {name: reached for name, reached in found.items() if reached} == {}


def test_only_copying_puts_anything_on_the_clipboard():
    putting = ("clipboard().set", "setMimeData(")
    assert [name for name, text in modules().items() if any(call in text for call in putting)] == [
        "widgets/clipboard.py"
    ]
