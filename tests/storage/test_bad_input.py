"""Any file at all: one plain sentence, or a document and a list; quickly, in little memory, and the file as it was."""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

import pytest
from pydantic import model_validator

from paku_studio.models import RECORD_TYPES, Frequency, Pathway, Phase, Record, ServiceMoment
from paku_studio.storage import (
    Opened,
    RealFileSystem,
    Unusable,
    describe,
    document_json,
    open_document,
    read_document_json,
    save_document,
)
from paku_studio.store import repair


def load_corpus() -> ModuleType:
    place = Path(__file__).parent / "corpus" / "hostile.py"
    spec = importlib.util.spec_from_file_location("hostile_files", place)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


HOSTILE = load_corpus()
ALL = {**HOSTILE.REFUSED, **HOSTILE.OPENED, **HOSTILE.MENDED}


def assert_plain(sentence: str) -> None:
    assert sentence
    assert "\n" not in sentence
    assert "Error" not in sentence
    assert "%(" not in sentence
    assert sentence.isprintable()
    assert len(sentence) < 400
    sentence.encode()


def assert_sound(opened: Opened) -> None:
    """The document is valid and integral, can be saved, and opens again without a remark."""
    records = opened.document.records
    for record in records.values():
        type(record).model_validate_json(record.model_dump_json(), strict=True)
    assert repair(records.values())[1] == ()
    for problem in (*opened.dropped, *opened.repairs):
        for language in ("fi", "sv", "en"):
            assert_plain(describe(problem, language))
    again = read_document_json(document_json(records.values()))
    assert dict(again.document.records) == dict(records)
    assert (again.dropped, again.repairs) == ((), ())


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> Iterator[dict[str, Path]]:
    """Every hostile file, built once; each test finds them as they were built."""
    folder = tmp_path_factory.mktemp("hostile")
    paths = {name: folder / f"{number}.paku" for number, name in enumerate(ALL)}
    sums = {}
    for name, path in paths.items():
        data = ALL[name][0]()
        sums[name] = hashlib.sha256(data).digest()
        path.write_bytes(data)
    yield paths
    for name, path in paths.items():
        assert hashlib.sha256(path.read_bytes()).digest() == sums[name], f"{name} was changed"
    assert len(list(folder.iterdir())) == len(paths)
    shutil.rmtree(folder)


@pytest.mark.parametrize("name", HOSTILE.REFUSED)
def test_a_file_that_cannot_be_used_gets_one_sentence(name, files) -> None:
    words = HOSTILE.REFUSED[name][1]
    path = files[name]
    with pytest.raises(Unusable, match=words) as caught:
        open_document(path)
    for language in ("fi", "sv", "en"):
        assert_plain(caught.value.sentence(language))
        assert path.name in caught.value.sentence(language)


@pytest.mark.parametrize("name", HOSTILE.OPENED)
def test_a_file_with_faults_opens_with_a_list_of_them(name, files) -> None:
    codes = HOSTILE.OPENED[name][1]
    opened = open_document(files[name])
    assert [problem.code for problem in opened.dropped] == codes
    assert [repair for repair in opened.repairs if repair.record not in ("document", "l")] == []
    assert_sound(opened)


@pytest.mark.parametrize("name", HOSTILE.MENDED)
def test_records_that_do_not_fit_together_are_mended_and_told(name, files) -> None:
    least = HOSTILE.MENDED[name][1]
    opened = open_document(files[name])
    assert len(opened.repairs) >= least
    assert_sound(opened)


def test_a_folder_named_like_a_file(tmp_path) -> None:
    (tmp_path / "x.paku").mkdir()
    with pytest.raises(Unusable, match="is a folder"):
        open_document(tmp_path / "x.paku")
    with pytest.raises(Unusable, match="is a folder"):
        open_document("/")


def test_a_file_that_is_not_there(tmp_path) -> None:
    with pytest.raises(Unusable, match="There is no file"):
        open_document(tmp_path / "x.paku")
    with pytest.raises(Unusable, match="There is no file"):
        open_document(tmp_path / ("x" * 300))
    with pytest.raises(Unusable, match="There is no file"):
        open_document(tmp_path / "a\0b.paku")
    (tmp_path / "file").write_text("x")
    with pytest.raises(Unusable, match="There is no file"):
        open_document(tmp_path / "file" / "x.paku")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path) -> None:
    os.mkfifo(tmp_path / "x.paku")
    with pytest.raises(Unusable, match="another program"):
        open_document(tmp_path / "x.paku")


def test_a_file_above_every_limit_is_not_even_looked_into(tmp_path) -> None:
    path = tmp_path / "suuri.paku"
    with path.open("wb") as stream:
        stream.truncate(200_000_001)
    with pytest.raises(Unusable, match="more than a PAKU file can hold"):
        open_document(path)


@pytest.mark.parametrize("error", [MemoryError, SystemError])
def test_a_machine_with_too_little_memory_gets_a_sentence(tmp_path, error) -> None:
    class Poor(RealFileSystem):
        def open_to_read(self, path: Path) -> BinaryIO:
            raise error

    (tmp_path / "x.paku").write_bytes(b"PK")
    with pytest.raises(Unusable, match=r"x\.paku.* more than"):
        open_document(tmp_path / "x.paku", files=Poor())


def test_a_hostile_file_name_makes_no_hostile_sentence(tmp_path) -> None:
    path = tmp_path / "\N{RIGHT-TO-LEFT OVERRIDE}%s{0}\x1b[31m\n.paku"
    path.write_bytes(b"")
    with pytest.raises(Unusable) as caught:
        open_document(path)
    assert_plain(caught.value.sentence("fi"))


def test_what_is_cut_keeps_its_beginning(files) -> None:
    path = files["a million-character title"]
    opened = open_document(path)
    assert opened.document.records["p"].title == "ä" * 20_000
    assert "1000000" in describe(opened.dropped[0], "fi")


def test_what_is_mended_keeps_the_rest_of_its_text(files) -> None:
    path = files["lone surrogates"]
    records = open_document(path).document.records
    assert records["m0"].text == "a\N{REPLACEMENT CHARACTER}b"
    assert records["m1"].text == "Soitto"


def test_a_field_that_falls_back_leaves_its_record_standing(files) -> None:
    path = files["unknown words of a closed list"]
    opened = open_document(path)
    moment = opened.document.records["m0"]
    assert (moment.text, moment.feeling) == ("Soitto", "not_asked")
    assert opened.document.records["m2"].stage == "before"
    assert "ecstatic" in describe(opened.dropped[0], "sv")


def test_of_two_with_one_id_the_first_is_kept(files) -> None:
    path = files["duplicate ids"]
    assert open_document(path).document.records["p"].TYPE == "pathway"


def test_of_a_key_said_twice_the_first_is_kept(files) -> None:
    path = files["a key said twice"]
    assert open_document(path).document.records["p"].title == "eka"


def test_of_contradicting_values_the_later_goes(files) -> None:
    path = files["values that contradict each other"]
    records = open_document(path).document.records
    assert str(records["h"].start) == "2027-01-02"
    assert records["h"].end is None
    assert (records["c"].attending, records["c"].new_persons) == (1, 0)


def test_the_same_unknown_field_is_one_entry_with_a_number(files) -> None:
    path = files["unknown kinds and fields"]
    found = {problem.code: problem for problem in open_document(path).dropped}
    assert (found["unknown_field"].field, found["unknown_field"].count) == ("x", 2)


def test_a_record_that_contradicts_itself_in_what_it_needs_goes(file_of, content, monkeypatch) -> None:
    """No record of today can do that; one of tomorrow may, and must not stop a file from opening."""

    class Strange(Frequency):
        @model_validator(mode="after")
        def _never(self) -> "Strange":
            raise ValueError("its involvement is not its own")

    monkeypatch.setitem(RECORD_TYPES, "frequency", Strange)
    path = file_of(content({"frequency": [{"id": "f", "involvement": "i", "text": "joskus"}]}))
    assert [problem.code for problem in open_document(path).dropped] == ["contradiction"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "damaged"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"format":"paku-studio","version":9,"records":{}}', "newer version"),
        (b'"paku-studio"', "another program"),
    ],
)
def test_a_json_file_that_cannot_be_used_gets_one_sentence(data, words) -> None:
    with pytest.raises(Unusable, match=words) as caught:
        read_document_json(data, "polku.json")
    assert "polku.json" in str(caught.value)


def test_a_file_written_by_hand_needs_no_more_than_what_it_says(file_of, content) -> None:
    opened = open_document(file_of(content({"pathway": [{"id": "p", "title": "Polku"}]})))
    assert opened.dropped == ()
    assert opened.document.records["p"].title == "Polku"


MEASURE = """
import json, os, resource, sys, time
from pathlib import Path
from paku_studio.storage import Unusable, open_document, read_document_json
read_document_json(b'{"format":"paku-studio","version":1,"records":{}}')
for line in sys.stdin:
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        before = int(Path('/proc/self/statm').read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (before + 800_000_000,) * 2)
        begun = time.process_time()
        try:
            open_document(line.rstrip('\\n'))
            said = 'opened'
        except Unusable as problem:
            said = problem.sentence('fi')
        except BaseException as error:
            said = 'FAILED ' + repr(error)[:200]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        os.write(write, json.dumps([said, time.process_time() - begun, peak]).encode())
        os._exit(0)
    os.close(write)
    print(os.read(read, 65536).decode() or '["died", 0, 0]', flush=True)
    os.close(read)
    os.waitpid(child, 0)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="measured with Linux's own limits")
def test_no_file_takes_two_seconds_or_half_a_gigabyte(tmp_path, files) -> None:
    (tmp_path / "folder.paku").mkdir()
    vast = tmp_path / "vast.paku"
    moments: dict[str, Record] = {
        f"m{number}": ServiceMoment(id=f"m{number}", phase="f", text="Soitin") for number in range(42_000)
    }
    moments |= {"p": Pathway(id="p"), "f": Phase(id="f", pathway="p")}
    save_document(moments, {}, vast, snapshots={"kevaalla": document_json(moments.values())})
    paths = [*files.values(), tmp_path / "folder.paku", tmp_path / "missing.paku", vast]
    names = [*ALL, "folder", "missing", "vast, and nothing wrong with it"]
    measured = subprocess.run(
        [sys.executable, "-c", MEASURE],
        input="\n".join(map(str, paths)),
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    lines = [json.loads(line) for line in measured.stdout.splitlines()]
    assert len(lines) == len(names)
    for name, (said, seconds, peak) in zip(names, lines, strict=True):
        assert not said.startswith(("FAILED", "died")), (name, said)
        assert seconds < 2, (name, seconds)
        assert peak < 500_000_000, (name, peak)
