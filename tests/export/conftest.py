"""What the tests of the pens share: drawings to write, and the judges of what was written."""

import base64
import importlib.util
import io
import os
import re
from datetime import UTC, datetime
from pathlib import Path

import numpy
import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from paku_studio.export.pdf import write_pdf

DATE = datetime(2027, 1, 14, 9, 30, tzinfo=UTC)


def load(name):
    """A module beside this one; the tests are no package."""
    specification = importlib.util.spec_from_file_location(f"export_{name}", Path(__file__).parent / f"{name}.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def drawn():
    """Short ways to say drawings."""
    return load("drawn")


@pytest.fixture(scope="session")
def pdf_of():
    """One drawing as PDF, on a fixed date."""

    def write(drawing, pictures=None, **more):
        said = {"title": drawing.title, "language": drawing.language, "date": DATE, **more}
        return write_pdf([drawing], pictures or {}, **said)

    return write


@pytest.fixture(scope="session")
def story_pdf(drawn, pdf_of):
    """The small story that has everything."""
    return pdf_of(drawn.story(), drawn.PICTURES)


@pytest.fixture(scope="session")
def validators(tmp_path_factory):
    """Both judges. Where CI=true they must be there; elsewhere a machine without them skips."""
    try:
        return load("validators").Validators(tmp_path_factory.mktemp("validators"))
    except ImportError as missing:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"no PDF validators here: {missing}")


def read_pixels(png):
    with Image.open(io.BytesIO(png)) as picture:
        return numpy.asarray(picture.convert("RGB")).astype(int)


@pytest.fixture(scope="session")
def pixels():
    """A PNG's pixels as rows, columns, red green blue."""
    return read_pixels


@pytest.fixture(scope="session")
def differing():
    """The share of pixels in which two pictures differ by more than a quarter of the scale."""

    def share(one, other):
        rows, columns = min(one.shape[0], other.shape[0]), min(one.shape[1], other.shape[1])
        gap = numpy.abs(one[:rows, :columns] - other[:rows, :columns]).max(axis=2)
        return float((gap > 64).mean())

    return share


@pytest.fixture
def svg_pixels(tmp_path):
    """Renders an SVG by resvg, with no font but those that the document itself brings. Required where CI=true."""
    if os.environ.get("CI") != "true":
        pytest.importorskip("resvg_py")
    import resvg_py

    def render(svg, dpi):
        names = []
        for at, data in enumerate(re.findall(r"data:font/woff;base64,([^\"]+)", svg)):
            font = TTFont(io.BytesIO(base64.b64decode(data)))
            font.flavor = None
            names.append(str(tmp_path / f"{at}.ttf"))
            font.save(names[-1])
        made = resvg_py.svg_to_bytes(
            svg_string=svg, skip_system_fonts=True, font_files=names, dpi=72, zoom=dpi / 72, background="#ffffff"
        )
        return read_pixels(bytes(made))

    return render
