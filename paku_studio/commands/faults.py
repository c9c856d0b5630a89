"""What a fault of the program itself says: what kind it is and where, never what stood in a document. Knows no command.

Python's own report ends with the fault's message, and names what it fell upon: both may quote people's words.
"""

import sys
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parents[2]
MOST_PLACES = 30
"""Of a fault that went deeper, the first and the last."""


def guard_words() -> None:
    """From now on a fault that nobody caught is told so, in every thread; and a crash leaves no copy of the memory."""
    sys.excepthook = _tell
    threading.excepthook = _tell_of_thread
    sys.unraisablehook = _tell_of_end
    _dump_nothing()


def _dump_nothing() -> None:
    """No core dump: it would hold every open document. Of one byte rather than none: then the kernel calls nobody."""
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        unlimited = most == resource.RLIM_INFINITY
        resource.setrlimit(resource.RLIMIT_CORE, (1 if unlimited else min(1, most), most))


def fault_lines(fault: BaseException) -> Iterator[str]:
    """The kind of the fault and its places, innermost last; then of that from which it came."""
    yield f"paku-studio: {_kind(fault)}"
    places = [_place(frame) for frame in traceback.extract_tb(fault.__traceback__, limit=-10 * MOST_PLACES)]
    if len(places) > MOST_PLACES:
        places = [*places[: MOST_PLACES // 2], "  …", *places[-MOST_PLACES // 2 :]]
    yield from places
    earlier = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    if earlier is not None:
        yield from fault_lines(earlier)


def _kind(fault: BaseException) -> str:
    kind = type(fault)
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"


def _place(frame: traceback.FrameSummary) -> str:
    """File, line and function: a file of ours from the program's folder on, another's by its last two names."""
    path = Path(frame.filename)
    ours = path.is_relative_to(ROOT / "paku_studio")
    shown = path.relative_to(ROOT).as_posix() if ours else "/".join(path.parts[-2:])
    return f"  {shown}:{frame.lineno} {frame.name}"


def _tell(_kind: type[BaseException], fault: BaseException, _trace: TracebackType | None) -> None:
    if sys.stderr is None:  # started without a console
        return
    lines = ("paku-studio: KeyboardInterrupt",) if isinstance(fault, KeyboardInterrupt) else fault_lines(fault)
    sys.stderr.writelines(f"{line}\n" for line in lines)
    sys.stderr.flush()


def _tell_of_thread(told: threading.ExceptHookArgs) -> None:
    if told.exc_value is not None and not isinstance(told.exc_value, SystemExit):
        _tell(told.exc_type, told.exc_value, told.exc_traceback)


def _tell_of_end(told: "sys.UnraisableHookArgs") -> None:
    if told.exc_value is not None:
        _tell(told.exc_type, told.exc_value, told.exc_traceback)
