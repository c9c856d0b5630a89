"""Two thousand damaged files, each remade from its number: a sentence, or a sound document; never anything else."""

import copy
import io
import json
import random
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from paku_studio.storage import Unusable, describe, document_bytes, document_json, open_document, read_document_json
from paku_studio.store import repair

NUMBER = 2_000


def flip_bytes(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def truncate(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def move_a_stretch(data: bytes, chance: random.Random) -> bytes:
    begin, end, to = sorted(chance.randrange(len(data)) for _ in range(3))
    return data[:begin] + data[end:to] + data[begin:end] + data[to:]


def blank_a_stretch(data: bytes, chance: random.Random) -> bytes:
    begin = chance.randrange(len(data))
    length = min(chance.choice((1, 16, 512)), len(data) - begin)
    return data[:begin] + bytes(length) + data[begin + length :]


def rewrite_the_document(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Change document.json inside a zip that stays sound."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == "document.json" else old.read(name))
    return stream.getvalue()


def damage_the_json(data: bytes, chance: random.Random) -> bytes:
    return rewrite_the_document(data, lambda found: flip_bytes(found, chance))


STRANGE: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 7.5, 1e308, 10**30, "", "x", "moment", "a\0b", "\ud800", "ä" * 20_001, "2027-02-30",
    [], [[]], [None], ["x", 1], {}, {"id": "moment"}, [1] * 1_001, float("nan"), float("inf"),
)  # fmt: skip


def change_a_value(data: bytes, chance: random.Random) -> bytes:
    """Put something strange somewhere in the JSON, take something away, or give it another name."""

    def change(found: bytes) -> bytes:
        whole = json.loads(found)
        for _ in range(chance.choice((1, 1, 3, 20))):
            _change_somewhere(whole, chance)
        return json.dumps(whole).encode()

    return rewrite_the_document(data, change)


def _change_somewhere(whole: Any, chance: random.Random) -> None:
    place = whole
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            return
        key = chance.choice(keys)
        if isinstance(place[key], dict | list) and place[key] and chance.random() < 0.9:
            place = place[key]
            continue
        _change_here(place, key, chance)
        return


def _change_here(place: Any, key: Any, chance: random.Random) -> None:
    deed = chance.randrange(4)
    if deed == 0:
        del place[key]
    elif deed == 1 and isinstance(place, dict):
        place[chance.choice(("id", "text", "zzz", "", "\udfff"))] = copy.deepcopy(place[key])
    elif deed == 1:
        place.append(copy.deepcopy(place[key]))
    else:
        place[key] = copy.deepcopy(chance.choice(STRANGE))


KINDS = (flip_bytes, truncate, move_a_stretch, blank_a_stretch, damage_the_json, change_a_value, change_a_value)


def assert_a_sentence_or_a_sound_document(data: bytes, path) -> bool:
    path.write_bytes(data)
    try:
        opened = open_document(path)
    except Unusable as problem:
        sentence = problem.sentence("fi")
        assert sentence.endswith((".", ").")), sentence
        assert "\n" not in sentence
        return False
    finally:
        assert path.read_bytes() == data
    records = opened.document.records
    assert repair(records.values())[1] == ()
    for problem in (*opened.dropped, *opened.repairs):
        assert describe(problem, "fi").isprintable()
    again = read_document_json(document_json(records.values()))
    assert {problem.code for problem in again.dropped} <= {"missing_picture"}
    return True


@pytest.fixture
def whole(everything, pictures, png) -> bytes:
    return document_bytes(everything.values(), pictures, png(), {"session": b"{}"})


def try_mutations(whole: bytes, path, numbers: range) -> int:
    opened = 0
    for number in numbers:
        chance = random.Random(number)
        data = chance.choice(KINDS)(whole, chance)
        try:
            opened += assert_a_sentence_or_a_sound_document(data, path)
        except Exception as error:
            kept = path.with_name(f"mutant-{number}.paku")
            kept.write_bytes(data)
            raise AssertionError(f"mutant {number}, kept as {kept}") from error
    return opened


def test_two_thousand_damaged_files(whole, tmp_path) -> None:
    opened = try_mutations(whole, tmp_path / "x.paku", range(NUMBER))
    assert NUMBER // 10 < opened < NUMBER * 9 // 10, "both outcomes are met"


@pytest.mark.nightly
@pytest.mark.parametrize("part", range(1, 101))
def test_two_hundred_thousand_damaged_files(whole, tmp_path, part) -> None:
    try_mutations(whole, tmp_path / "x.paku", range(part * NUMBER, (part + 1) * NUMBER))
