#!/bin/sh
# Sets up what is missing: system packages (as far as allowed), .venv, the pinned Python packages.
# usage: tools/setup.sh run|test
set -eu
cd "$(dirname "$0")/.."
purpose=${1:-run}
python=${PYTHON:-python3}

say() { printf '%s\n' "$*" >&2; }

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    say "Python 3.11 or newer is needed; set PYTHON=/path/to/python3.11 and try again."
    exit 1
fi

# Debian packages: what shows that each is there, and its name.
missing=""
PATH="$PATH:/usr/sbin:/sbin"
has_library() { ldconfig -p 2>/dev/null | grep -q "$1"; }
lacks_library() { has_library "$1" || missing="$missing $2"; }
lacks_command() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
if command -v ldconfig >/dev/null 2>&1; then
    lacks_library libgthread-2.0.so libglib2.0-0
    lacks_library libGL.so.1 libgl1
    lacks_library libEGL.so.1 libegl1
    lacks_library libxkbcommon.so.0 libxkbcommon0
    lacks_library libdbus-1.so.3 libdbus-1-3
    lacks_library libfontconfig.so.1 libfontconfig1
    lacks_library libfreetype.so.6 libfreetype6
    lacks_library libbrotlidec.so.1 libbrotli1
    for part in libX11-xcb.so.1:libx11-xcb1 libxcb-cursor.so.0:libxcb-cursor0 libxcb-icccm.so.4:libxcb-icccm4 \
        libxcb-image.so.0:libxcb-image0 libxcb-keysyms.so.1:libxcb-keysyms1 libxcb-randr.so.0:libxcb-randr0 \
        libxcb-render-util.so.0:libxcb-render-util0 libxcb-render.so.0:libxcb-render0 libxcb-shape.so.0:libxcb-shape0 \
        libxcb-shm.so.0:libxcb-shm0 libxcb-sync.so.1:libxcb-sync1 libxcb-util.so.1:libxcb-util1 \
        libxcb-xfixes.so.0:libxcb-xfixes0 libxcb-xkb.so.1:libxcb-xkb1 libxkbcommon-x11.so.0:libxkbcommon-x11-0; do
        lacks_library "${part%%:*}" "${part##*:}"
    done
fi
"$python" -c 'import ensurepip, venv' 2>/dev/null || missing="$missing python3-venv"
if [ "$purpose" = test ]; then
    lacks_command pdfinfo poppler-utils
    lacks_command Xvfb xvfb
    lacks_command xauth xauth
    lacks_command xdotool xdotool
    lacks_command dbus-run-session dbus-daemon
    [ -x /usr/libexec/at-spi-bus-launcher ] || missing="$missing at-spi2-core"
fi
if [ -n "$missing" ] && command -v apt-get >/dev/null 2>&1; then
    install="apt-get install -y --no-install-recommends$missing"
    if [ "$(id -u)" = 0 ]; then
        say "Installing system packages:$missing"
        DEBIAN_FRONTEND=noninteractive apt-get update -qq && DEBIAN_FRONTEND=noninteractive $install >/dev/null
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        say "Installing system packages with sudo:$missing"
        sudo apt-get update -qq && sudo $install >/dev/null
    else
        say "An administrator must run this line once:  sudo $install"
        say "Going on as far as possible without."
    fi
elif [ -n "$missing" ]; then
    say "These system packages are missing:$missing. Going on as far as possible without."
fi

lock=requirements.lock
[ "$purpose" = test ] && lock=requirements-test.lock
stamp=".venv/.done-$purpose"
if [ ! -x .venv/bin/python ]; then
    say "Making .venv"
    "$python" -m venv .venv
fi
if ! cmp -s "$lock" "$stamp"; then
    say "Installing the pinned packages of $lock"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r "$lock"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
    cp "$lock" "$stamp"
fi
