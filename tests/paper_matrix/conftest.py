"""What the tests of the matrix share: stories, judges, and a sheet drawn and written on a fixed date."""

import importlib.util
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from paku_studio.export.pdf import write_pdf
from paku_studio.export.sheets import SheetChoice, draw_sheet
from paku_studio.models import PaperSize

DATE = datetime(2027, 1, 14, 9, 30, tzinfo=UTC)


def load(name, folder="paper_matrix"):
    """A module of a folder of tests; they are no package."""
    path = Path(__file__).parents[1] / folder / f"{name}.py"
    specification = importlib.util.spec_from_file_location(f"paper_matrix_{name}", path)
    module = importlib.util.module_from_spec(specification)
    sys.modules[specification.name] = module  # dataclasses look their own module up
    specification.loader.exec_module(module)
    return module


STORIES = load("stories")
JUDGES = load("judges")


@pytest.fixture(scope="session")
def stories():
    return STORIES


@pytest.fixture(scope="session")
def judges():
    return JUDGES


@pytest.fixture(scope="session")
def drawn():
    """A template with a filling, on a paper."""

    def draw(template, filling, size, language="fi", *, easy=False, colours="colour"):
        story = STORIES.TEMPLATES[template](filling)
        choice = SheetChoice(
            story.sheet.what, "", PaperSize(size), None, colours, language, easy, earlier=story.earlier
        )
        return draw_sheet(story.records, story.sheet, choice)

    return draw


@pytest.fixture(scope="session")
def written():
    """One drawing as PDF, on a fixed date."""

    def write(drawing):
        said = {"title": drawing.title or "–", "language": drawing.language, "date": DATE}
        return write_pdf([drawing], STORIES.PICTURES, **said)

    return write


@pytest.fixture(scope="session")
def validators(tmp_path_factory):
    """Both judges. Where CI=true they must be there; elsewhere a machine without them skips."""
    try:
        return load("validators", "export").Validators(tmp_path_factory.mktemp("validators"))
    except ImportError as missing:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"no PDF validators here: {missing}")
