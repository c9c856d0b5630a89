"""Huoneentaulut as PDF: read in the order of their lines, without a fault in two judges' eyes."""

import importlib.util
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from paku_studio.export.audit import structure_text
from paku_studio.export.pdf import write_pdf
from paku_studio.models import LogoKind, PosterKind

DATE = datetime(2027, 1, 14, 9, 30, tzinfo=UTC)
KINDS = tuple(PosterKind)


def as_pdf(found, pictures=None):
    drawing = found.drawing
    return write_pdf([drawing], pictures or {}, title=drawing.title, language=drawing.language, date=DATE)


def picture():
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (300, 90), "#003399").save(out, "PNG")
    return out.getvalue()


def many(write, promises, long_word, kind):
    texts = (*promises, long_word, "Aurinko 😀 paistaa\nשלום \u202e ja 文字", *(f"{n} {promises[0]}" for n in range(9)))
    return write(*texts, kind=kind)


@pytest.mark.parametrize("easy", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_a_reader_hears_what_is_seen_once_and_in_order(write, see, promises, long_word, kind, easy):
    found = see(many(write, promises, long_word, kind), "A3", easy=easy)
    assert len(found.drawing.sheets) > 1
    heard = ["".join(spoken.text.split()) for spoken in structure_text(as_pdf(found)) if spoken.text]
    assert heard == ["".join(words.split()) for _, _, words in found.elements()]


def test_the_same_poster_gives_the_same_bytes(write, see, promises):
    records = write(*promises)
    assert as_pdf(see(records)) == as_pdf(see(dict(reversed(records.items()))))


@pytest.fixture(scope="module")
def judges(tmp_path_factory):
    """Both judges of the tests of export. Where CI=true they must be there; elsewhere a machine without them skips."""
    place = Path(__file__).parent.parent / "export" / "validators.py"
    specification = importlib.util.spec_from_file_location("posters_validators", place)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    try:
        return module.Validators(tmp_path_factory.mktemp("validators"))
    except ImportError as missing:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"no PDF validators here: {missing}")


@pytest.mark.nightly
@pytest.mark.parametrize("easy", [False, True])
@pytest.mark.parametrize(("size", "way"), [("A4", "portrait"), ("A3", "portrait"), ("A0", "landscape")])
@pytest.mark.parametrize("kind", KINDS)
def test_no_judge_finds_a_fault(write, see, logos, promises, long_word, judges, kind, size, way, easy):
    pictures = {f"{n:064x}.png": picture() for n in range(3)}
    for records in (write(kind=kind), write(*promises, kind=kind), many(write, promises, long_word, kind)):
        found = see(logos(records, *LogoKind), size, way, easy=easy, language="sv")
        assert judges.failures(as_pdf(found, pictures)) == []
