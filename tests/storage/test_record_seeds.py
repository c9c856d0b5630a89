"""Ten thousand strange records, each remade from its number: valid records, or a list of what was left out.

Where the mutations begin with a sound file, these begin with nothing: any type, any of its fields, any value; four of
them, which may contradict each other, make a document.
"""

import json
import random
from typing import Any

import pytest

from paku_studio.models import RECORD_TYPES, Record
from paku_studio.storage import Opened, Unusable, describe, document_json, read_document_json
from paku_studio.store import repair

SEEDS = 10_000
TOGETHER = 4
"""Records of one document."""
NAMES = sorted(RECORD_TYPES)
IDS = ("a", "b", "c", "document", "moment-1", "x" * 64)
STRANGE: tuple[Any, ...] = (
    None, True, False, 0, 1, 7, -1, 10**18, 10**400, 0.5, 1e308, "", " ", "a", "b", "c", "next", "kela", "2027-01-14",
    "2027-02-30", "9999-12-31T00:00", "a\0b", "\ud800", "\u202e", "<b>", "ä" * 20_001, "0" * 64 + ".png", [], {}, [[]],
    ["a", "a"], ["\udfff"], {"id": "a"}, {"a": {"a": {"a": {"a": {"a": 1}}}}}, [0] * 1_001,
)  # fmt: skip


def some_value(kind: type[Record], field: str, dice: random.Random) -> Any:
    """Mostly one that fits, so that records get far enough to contradict each other."""
    if field == "id":
        return dice.choice(IDS)
    default = kind.model_fields[field].get_default()
    fitting: list[Any] = ["a", "b", "c", "a few words", default if isinstance(default, str | bool | int) else "a"]
    return dice.choice(fitting) if dice.random() < 0.7 else dice.choice(STRANGE)


def some_record(dice: random.Random) -> tuple[str, Any]:
    name = dice.choice(NAMES)
    kind = RECORD_TYPES[name]
    if dice.random() < 0.03:
        return name, dice.choice(STRANGE)
    fields = [field for field in kind.model_fields if field == "id" or dice.random() < 0.6]
    record = {field: some_value(kind, field, dice) for field in fields}
    if dice.random() < 0.1:
        record[dice.choice(("zzz", "", "text", "id"))] = dice.choice(STRANGE)
    return name, record


def document_of(seed: int) -> bytes:
    tables: dict[str, list[Any]] = {}
    for number in range(seed, seed + TOGETHER):
        name, record = some_record(random.Random(number))
        tables.setdefault(name, []).append(record)
    return json.dumps({"format": "paku-studio", "version": seed // TOGETHER % 3 + 1, "records": tables}).encode()


def assert_sound(opened: Opened) -> None:
    records = opened.document.records
    for record in records.values():
        type(record).model_validate_json(record.model_dump_json(), strict=True)
    assert repair(records.values())[1] == ()
    for problem in (*opened.dropped, *opened.repairs):
        assert describe(problem, "fi").isprintable()
    again = read_document_json(document_json(records.values()))
    assert dict(again.document.records) == dict(records)
    assert again.dropped == ()


def try_seeds(seeds: range) -> tuple[int, int]:
    """How many documents opened, and in how many of them something was left out or mended."""
    opened = mended = 0
    for seed in seeds[::TOGETHER]:
        try:
            found = read_document_json(document_of(seed))
            assert_sound(found)
            opened += 1
            mended += bool(found.dropped or found.repairs)
        except Unusable as refusal:
            if not refusal.sentence("fi").endswith((".", ").")):
                raise AssertionError(f"seed {seed}: {refusal}") from refusal
        except Exception as failure:
            raise AssertionError(f"seed {seed}: {document_of(seed)!r}"[:2_000]) from failure
    return opened, mended


def test_ten_thousand_seeds() -> None:
    opened, mended = try_seeds(range(SEEDS))
    assert opened > SEEDS // TOGETHER * 9 // 10
    assert mended > SEEDS // TOGETHER // 2, "strange values were met"


@pytest.mark.nightly
@pytest.mark.parametrize("part", range(1, 100))
def test_a_million_seeds(part: int) -> None:
    assert try_seeds(range(part * SEEDS, (part + 1) * SEEDS))[0]
