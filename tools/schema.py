"""Write docs/document.schema.json, the JSON Schema of document.json, from the models."""

import json
import sys
from pathlib import Path
from typing import Any

from pydantic.json_schema import models_json_schema

from paku_studio.models import RECORD_TYPES
from paku_studio.storage import FORMAT, VERSION

PLACE = Path(__file__).resolve().parent.parent / "docs" / "document.schema.json"


def build_schema() -> dict[str, Any]:
    """The schema as JSON values: one list per record type, each record with its fields, limits and defaults."""
    kinds = [(kind, "validation") for kind in RECORD_TYPES.values()]
    references, definitions = models_json_schema(kinds)
    tables = {
        name: {"type": "array", "items": references[kind, "validation"]} for name, kind in sorted(RECORD_TYPES.items())
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "PAKU Studio document",
        "description": f"The content of document.json in a .paku file, version {VERSION}; see docs/file-format.md.",
        "type": "object",
        "required": ["format", "version", "records"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "records": {"type": "object", "additionalProperties": False, "properties": tables},
        },
        **definitions,
    }


def schema_text() -> str:
    """The file's text, the same for the same models."""
    return json.dumps(build_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    if sys.argv[1:]:
        sys.exit("usage: tools/schema.py")
    PLACE.write_text(schema_text(), encoding="utf-8")
