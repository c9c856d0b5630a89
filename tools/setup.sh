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

# Debian packages: the command that shows each is there, and its name.
missing=""
"$python" -c 'import ensurepip, venv' 2>/dev/null || missing="$missing python3-venv"
if [ "$purpose" = test ]; then
    command -v pdfinfo >/dev/null 2>&1 || missing="$missing poppler-utils"
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
