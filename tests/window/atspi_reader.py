"""Reads what a screen reader would, over AT-SPI: prints one `role<TAB>name` a line for all of a program."""

import os
import sys
import time

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

ACCESSIBLE = "org.a11y.atspi.Accessible"
ROOT = "/org/a11y/atspi/accessible/root"
MOST = 3000
VISIBLE = 30
"""ATSPI_STATE_VISIBLE: what is hidden is not read."""


def ask(bus: DBusConnection, name: str, path: str, interface: str, method: str, *given: object) -> object:
    signature = "".join("s" if isinstance(each, str) else "i" for each in given)
    call = new_method_call(DBusAddress(path, name, interface), method, signature or None, given)
    reply = bus.send_and_get_reply(call, timeout=10)
    return reply.body[0] if reply.body else None


def name_of(bus: DBusConnection, name: str, path: str) -> str:
    found = ask(bus, name, path, "org.freedesktop.DBus.Properties", "Get", ACCESSIBLE, "Name")
    return " ".join(str(found[1]).split())


def walk(bus: DBusConnection, name: str, path: str, found: list[str], depth: int = 0) -> None:
    low_states = ask(bus, name, path, ACCESSIBLE, "GetState")[0]
    if len(found) > MOST or depth > 40 or (depth and not low_states >> VISIBLE & 1):
        return
    role = ask(bus, name, path, ACCESSIBLE, "GetRoleName")
    found.append(f"{role}\t{name_of(bus, name, path)}")
    for child_name, child_path in ask(bus, name, path, ACCESSIBLE, "GetChildren"):
        walk(bus, child_name, child_path, found, depth + 1)


def main(wanted: str) -> None:
    session = open_dbus_connection("SESSION")
    address = ask(session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
    bus = open_dbus_connection(str(address))
    until = time.monotonic() + 30
    while time.monotonic() < until:
        programs = ask(bus, "org.a11y.atspi.Registry", ROOT, ACCESSIBLE, "GetChildren")
        for name, path in programs:
            if wanted in name_of(bus, name, path):
                found: list[str] = []
                walk(bus, name, path, found)
                sys.stdout.write("\n".join(found) + "\n")
                return
        time.sleep(0.2)
    sys.exit("the program did not appear")


if __name__ == "__main__":
    os.environ.setdefault("NO_AT_BRIDGE", "1")
    main(sys.argv[1])
