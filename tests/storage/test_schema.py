"""The JSON Schema says what the models say, and the documents we write keep to it."""

import importlib.util
import json
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest

from paku_studio.models import RECORD_TYPES
from paku_studio.storage import VERSION, document_json

ROOT = Path(__file__).resolve().parents[2]
NEWEST = ROOT / "tests" / "old_files" / f"v{VERSION}.paku"
SHIPPED = sorted([*ROOT.glob("examples/**/*.paku"), *ROOT.glob("templates/**/*.paku"), NEWEST])


def load_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("schema_tool", ROOT / "tools" / "schema.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def validator() -> Any:
    schema = json.loads((ROOT / "docs" / "document.schema.json").read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


def test_the_schema_is_current() -> None:
    """After a change of the models: run tools/schema.py."""
    tool = load_tool()
    assert tool.PLACE.read_text(encoding="utf-8") == tool.schema_text()


def test_a_document_with_everything_keeps_to_the_schema(everything, validator) -> None:
    validator.validate(json.loads(document_json(everything.values())))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_a_shipped_document_keeps_to_the_schema(path, validator) -> None:
    with zipfile.ZipFile(path) as archive:
        validator.validate(json.loads(archive.read("document.json")))


@pytest.mark.parametrize(
    "change",
    [
        {"text": 5},
        {"text": "x" * 20_001},
        {"feeling": "ecstatic"},
        {"id": "a b"},
        {"x": 1.5},
        {"critical": "true"},
        {"order": ""},
    ],
    ids=str,
)
def test_the_schema_refuses_what_the_models_refuse(everything, validator, change) -> None:
    whole = json.loads(document_json(everything.values()))
    whole["records"]["moment"][0].update(change)
    assert not validator.is_valid(whole)


def test_the_schema_knows_every_kind_of_record_and_what_it_needs(validator) -> None:
    tables = validator.schema["properties"]["records"]["properties"]
    assert set(tables) == set(RECORD_TYPES)
    assert validator.schema["$defs"]["ServiceMoment"]["required"] == ["id", "phase"]
