"""Keeps the computer and its screen awake for a while, each system in its own way. Where none answers, silently not.

Linux inhibits over a connection to the session bus of its own: screen savers let go when that connection ends, even
where the program dies.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Release = Callable[[], None]

CONTINUOUS, SYSTEM_REQUIRED, DISPLAY_REQUIRED = 0x80000000, 0x00000001, 0x00000002
"""Windows: flags of SetThreadExecutionState."""
CAFFEINATE = Path("/usr/bin/caffeinate")
CONNECTION = "paku-studio-awake"
PROGRAM = "PAKU Studio"
SLEEPERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    (
        "org.freedesktop.PowerManagement",
        "/org/freedesktop/PowerManagement/Inhibit",
        "org.freedesktop.PowerManagement.Inhibit",
    ),
)
"""Who is asked on Linux: service, path, interface; both take `Inhibit(program, reason)`."""


def on_windows(_reason: str) -> Release:
    """Tell Windows that the display is needed, until it is told that it is not."""
    import ctypes

    kernel: Any = ctypes.windll.kernel32  # type: ignore[attr-defined]
    kernel.SetThreadExecutionState(CONTINUOUS | SYSTEM_REQUIRED | DISPLAY_REQUIRED)
    return lambda: kernel.SetThreadExecutionState(CONTINUOUS) and None


def on_mac(_reason: str) -> Release:
    """Let the system's own program keep display and machine awake, for no longer than this program lives."""
    command = [str(CAFFEINATE), "-d", "-i", "-w", str(os.getpid())]
    silent = subprocess.DEVNULL
    keeping = subprocess.Popen(command, stdin=silent, stdout=silent, stderr=silent)  # noqa: S603 - our own words only

    def release() -> None:
        keeping.terminate()
        keeping.wait(timeout=2)

    return release


def on_linux(reason: str) -> Release:
    """Ask the desktop's screen saver and its power management. OSError where there is no session bus."""
    if not _has_bus(os.environ):
        raise OSError("no session bus")
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, CONNECTION)
    if not bus.isConnected():
        raise OSError("the session bus does not answer")
    for service, path, interface in SLEEPERS:
        message = QDBusMessage.createMethodCall(service, path, interface, "Inhibit")
        message.setArguments([PROGRAM, reason])
        bus.send(message)
    return lambda: QDBusConnection.disconnectFromBus(CONNECTION)


def _has_bus(environment: Mapping[str, str]) -> bool:
    """Whether a session bus stands already: to ask for one would start one."""
    folder = environment.get("XDG_RUNTIME_DIR", "")
    return bool(environment.get("DBUS_SESSION_BUS_ADDRESS")) or bool(folder and (Path(folder) / "bus").exists())


def way_of(platform: str) -> Callable[[str], Release]:
    """How a system is kept awake, by Python's name of it."""
    return {"win32": on_windows, "darwin": on_mac}.get(platform, on_linux)


class Awake:
    """Holds the computer awake between `keep` and `release`."""

    def __init__(self, way: Callable[[str], Release] | None = None) -> None:
        self._way = way or way_of(sys.platform)
        self._release: Release | None = None

    @property
    def kept(self) -> bool:
        """Whether the computer is held awake, as far as it answered."""
        return self._release is not None

    def keep(self, reason: str) -> bool:
        """Hold it awake from now on; `reason` in words, for whom the system tells. Whether it could be asked."""
        if self._release is None:
            try:
                self._release = self._way(reason)
            except (OSError, ImportError, AttributeError):  # no bus, no such call: it may then fall asleep as usual
                return False
        return True

    def release(self) -> None:
        """It may fall asleep again."""
        release, self._release = self._release, None
        if release is not None:
            try:
                release()
            except (OSError, subprocess.SubprocessError):  # what held it is gone already
                return
