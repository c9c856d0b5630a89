"""What the tests of the canvas share: shipped examples, opened."""

import pytest

from paku_studio.storage import open_document


@pytest.fixture
def opened(examples_folder):
    """A shipped example by its name, opened anew each time."""
    return lambda name: open_document(examples_folder / f"{name}.paku")
