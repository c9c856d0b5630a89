"""Any bytes are a sound document, or one sentence: what atheris finds to the contrary fails here."""

import importlib.util
import os
import random
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent
SECONDS = int(os.environ.get("PAKU_FUZZ_SECONDS", "120"))
"""Of one target, at night."""
TARGETS = ("file", "document", "journal", "picture")


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_right_and_a_little_of_what_is_not(fuzz: ModuleType, target: str) -> None:
    dice = random.Random(target)
    for seed in fuzz.seeds(target):
        fuzz.TARGETS[target](seed)
        for _ in range(40):
            data = bytearray(seed)
            data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
            fuzz.TARGETS[target](bytes(data))


@pytest.mark.nightly
@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris has no wheel for this system")
@pytest.mark.parametrize("target", TARGETS)
def test_atheris_finds_nothing(tmp_path: Path, target: str) -> None:
    run = subprocess.run(
        [
            sys.executable,
            str(HERE / "fuzz.py"),
            target,
            str(tmp_path),
            f"-max_total_time={SECONDS}",
            "-timeout=2",
            "-rss_limit_mb=800",
            "-print_final_stats=1",
        ],
        capture_output=True,
        text=True,
        cwd=HERE.parents[1],
        check=False,
    )
    found = sorted(path for path in tmp_path.iterdir() if path.name.startswith("found-"))
    assert not found, f"{found[0]}: {found[0].read_bytes()[:300]!r}\n{run.stderr[-3_000:]}"
    assert run.returncode == 0, run.stderr[-3_000:]
    assert "Done" in run.stderr
