"""How Python shares its time: a pause for the cycle collector, short turns for threads; knows no work that is done."""

import contextlib
import gc
import sys
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


@contextlib.contextmanager
def all_stays() -> Iterator[None]:
    """Let no collection run inside, and no later one look at what was made inside: modules and classes are for good."""
    with no_collection():
        yield
        gc.freeze()


def pass_over() -> None:
    """Let later collections pass over all that stands now: looking through 5,000 moments takes them 0.2 s."""
    gc.unfreeze()
    gc.freeze()


def give_back() -> None:
    """Free what nobody holds any more, also of what collections pass over; what is left they pass over again."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


@contextlib.contextmanager
def short_turns(seconds: float = 0.0005) -> Iterator[None]:
    """Let another thread that asks for its turn have it after so long, instead of five milliseconds: somebody types."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(min(usual, seconds))
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
