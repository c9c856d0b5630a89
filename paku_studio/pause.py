"""A pause for Python's cycle collector while very many small things are made; knows nothing of what is made."""

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def no_collection() -> Iterator[None]:
    """Let no collection run inside: with 25,000 records each would walk over all of them and find nothing."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
