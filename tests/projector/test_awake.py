"""The computer is kept awake on each system, and let go; where nobody answers, silently not."""

import ctypes
import os
import shutil
import subprocess
import sys
from types import SimpleNamespace

import pytest

from paku_studio.widgets import awake
from paku_studio.widgets.awake import Awake, on_linux, on_mac, on_windows, way_of


def test_each_system_has_its_way() -> None:
    assert [way_of(name) for name in ("win32", "darwin", "linux")] == [on_windows, on_mac, on_linux]


def test_it_is_kept_once_and_released_once() -> None:
    said: list[str] = []

    def way(reason: str):
        said.append(reason)
        return lambda: said.append("released")

    kept = Awake(way)
    assert kept.keep("näytetään")
    assert kept.keep("näytetään")
    assert kept.kept
    kept.release()
    kept.release()
    assert said == ["näytetään", "released"]
    assert not kept.kept


@pytest.mark.parametrize("trouble", [OSError("no bus"), ImportError("no QtDBus"), AttributeError("no windll")])
def test_where_nobody_answers_nothing_is_said(trouble) -> None:
    def way(_reason: str):
        raise trouble

    kept = Awake(way)
    assert not kept.keep("näytetään")
    kept.release()


def test_windows_is_told_that_the_display_is_needed_and_then_that_it_is_not(monkeypatch) -> None:
    told: list[int] = []
    kernel = SimpleNamespace(SetThreadExecutionState=told.append)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    kept = Awake(on_windows)
    kept.keep("näytetään")
    kept.release()
    assert told == [0x80000003, 0x80000000]


def test_on_a_mac_caffeinate_runs_for_as_long_as_this_program_lives(monkeypatch, tmp_path) -> None:
    told = tmp_path / "told"
    fake = tmp_path / "caffeinate"
    fake.write_text(f'#!/bin/sh\necho "$@" > {told}\nexec sleep 60\n', encoding="utf-8")
    fake.chmod(0o755)
    monkeypatch.setattr(awake, "CAFFEINATE", fake)
    started = []
    real = subprocess.Popen
    monkeypatch.setattr(
        subprocess, "Popen", lambda *words, **fields: started.append(real(*words, **fields)) or started[-1]
    )
    kept = Awake(on_mac)
    assert kept.keep("näytetään")
    assert started[0].args == [str(fake), "-d", "-i", "-w", str(os.getpid())]
    assert started[0].poll() is None
    kept.release()
    assert started[0].poll() is not None


def test_without_a_session_bus_linux_is_not_even_asked(monkeypatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    assert not Awake(on_linux).keep("näytetään")


LISTENER = """
import sys
from jeepney import DBusAddress, MatchRule, message_bus, new_method_call, new_method_return
from jeepney.io.blocking import open_dbus_connection

bus = open_dbus_connection()
bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.ScreenSaver"))
rule = MatchRule(type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged")
bus.send_and_get_reply(message_bus.AddMatch(rule))
print("ready", flush=True)
asker = ""
while True:
    message = bus.receive(timeout=20)
    fields = {str(key): value for key, value in ((key.name, value) for key, value in message.header.fields.items())}
    if fields.get("member") == "Inhibit":
        asker = fields["sender"]
        print("inhibited", *message.body, flush=True)
        bus.send(new_method_return(message, "u", (7,)))
    elif fields.get("member") == "NameOwnerChanged" and message.body[0] == asker and not message.body[2]:
        print("let go", flush=True)
        sys.exit()
"""
ASKER = """
import subprocess, sys, time
from PySide6.QtCore import QCoreApplication
from paku_studio.widgets.awake import Awake, on_linux

application = QCoreApplication([])
listener = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdout=subprocess.PIPE, text=True)
print(listener.stdout.readline().strip())
kept = Awake(on_linux)
print(kept.keep("asking"))
print(listener.stdout.readline().strip())
kept.release()
print(listener.stdout.readline().strip())
listener.wait(timeout=20)
"""


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="no message bus on this machine")
def test_a_screen_saver_on_a_real_bus_is_inhibited_until_it_is_released() -> None:
    words = ["dbus-run-session", "--", sys.executable, "-c", ASKER, LISTENER]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.splitlines() == ["ready", "True", "inhibited PAKU Studio asking", "let go"], done.stderr
    assert [line for line in done.stderr.splitlines() if not line.startswith("dbus-daemon")] == []
