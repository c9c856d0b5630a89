"""The pieces of the harness, loaded by their paths: they are no tests themselves."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent


def load(name: str) -> ModuleType:
    """A module that lies beside this file."""
    whole = f"never_lost_{name}"
    if whole not in sys.modules:
        spec = importlib.util.spec_from_file_location(whole, HERE / f"{name}.py")
        assert spec
        assert spec.loader
        sys.modules[whole] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[whole]


@pytest.fixture(scope="session")
def power_cut() -> ModuleType:
    """A disk that remembers, and all the disks that a power cut may leave."""
    return load("power_cut")


@pytest.fixture(scope="session")
def sitting() -> ModuleType:
    """Somebody who works, and what may be found afterwards."""
    return load("sitting")


@pytest.fixture(scope="session")
def fuzz() -> ModuleType:
    """What takes any bytes."""
    return load("fuzz")
