#!/bin/sh
# Makes .venv with everything the program, its tests and its build need. Running it again costs
# nothing while the locks have not changed. Usage: tools/setup.sh [--screen]
# --screen also looks for the libraries of an X11 screen, which tests and bundles do without.
set -eu

cd "$(dirname "$0")/.."
checkout=$(pwd -P)
venv=.venv
stamp=$venv/.set-up

say() { printf '%s\n' "$*" >&2; }
die() {
    say "setup: $*"
    exit 1
}

# --- Debian libraries -------------------------------------------------------------------------

OFFSCREEN="libEGL.so.1:libegl1 libGL.so.1:libgl1 libxkbcommon.so.0:libxkbcommon0
    libfontconfig.so.1:libfontconfig1 libdbus-1.so.3:libdbus-1-3 libglib-2.0.so.0:libglib2.0-0"
SCREEN="libxcb-cursor.so.0:libxcb-cursor0 libxcb-icccm.so.4:libxcb-icccm4
    libxcb-keysyms.so.1:libxcb-keysyms1 libxcb-shape.so.0:libxcb-shape0
    libxcb-xkb.so.1:libxcb-xkb1 libxkbcommon-x11.so.0:libxkbcommon-x11-0"

install_packages() {
    line="apt-get install -y --no-install-recommends $*"
    command -v apt-get >/dev/null 2>&1 ||
        die "these Debian packages, or what your system calls them, are missing: $*"
    if [ "$(id -u)" -eq 0 ]; then
        become=
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        become=sudo
    else
        die "system packages are missing. Run this line, then run setup again:
    sudo $line"
    fi
    say "setup: installing $*"
    $become env DEBIAN_FRONTEND=noninteractive apt-get update -qq </dev/null >&2 ||
        say "setup: the package lists could not be refreshed; trying with the old ones"
    # shellcheck disable=SC2086 # the line is meant to be split
    $become env DEBIAN_FRONTEND=noninteractive $line </dev/null >&2 ||
        die "apt-get failed. Run this line yourself, then run setup again:
    $line"
}

# The loader itself is asked, so nothing is installed that is already there under another name.
missing_packages() {
    [ "$(uname -s)" = Linux ] || return 0
    for pair in "$@"; do
        "$python" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "${pair%%:*}" 2>/dev/null ||
            printf '%s ' "${pair##*:}"
    done
}

# strace is wanted by the durability tests alone: without it they fail and say so, nothing else does.
want_strace() {
    [ "$(uname -s)" = Linux ] || return 0
    command -v strace >/dev/null 2>&1 || (install_packages strace) ||
        say "setup: going on without strace; the tests in tests/durability need it"
}

need_libraries() {
    missing=$(missing_packages "$@")
    # shellcheck disable=SC2086 # one word a package
    [ -z "$missing" ] || install_packages $missing
}

# --- Python -----------------------------------------------------------------------------------

good_python() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for candidate in "${PYTHON:-python3.11}" python3.11 python3.12 python3.13 python3.14 python3 python; do
        if good_python "$candidate"; then
            python=$candidate
            return 0
        fi
    done
    return 1
}

choose_python() {
    if find_python; then
        return 0
    fi
    if command -v apt-get >/dev/null 2>&1; then
        install_packages python3 python3-venv
    fi
    find_python || die "Python 3.11 or newer is needed. Install it, or name it: make setup PYTHON=/path/to/python3"
}

make_venv() {
    if [ -e $venv ]; then
        say "setup: the old $venv does not fit here any more, making a new one"
        rm -rf $venv
    fi
    if "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        "$python" -m venv $venv
    elif command -v uv >/dev/null 2>&1; then
        uv venv --quiet --python "$("$python" -c 'import sys; print(sys.executable)')" $venv
    elif [ -e /etc/debian_version ]; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        install_packages "python$version-venv"
        "$python" -m venv $venv
    else
        die "this Python cannot make virtual environments (ensurepip is missing). Install the package that brings it, often named python3-venv, or install uv; then run setup again."
    fi
}

# --- Libraries of Python ----------------------------------------------------------------------

have_uv() {
    if [ -x $venv/bin/uv ]; then
        uv=$venv/bin/uv
    elif command -v uv >/dev/null 2>&1; then
        uv=$(command -v uv)
    elif $venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
        --only-binary :all: -r requirements/installer.lock >&2; then
        uv=$venv/bin/uv
    else
        return 1
    fi
    "$uv" --version >/dev/null 2>&1
}

install_with_uv() {
    UV_PYTHON_DOWNLOADS=never "$uv" pip install --quiet --python $venv/bin/python \
        --require-hashes --compile-bytecode -r requirements/dev.lock >&2 &&
        UV_PYTHON_DOWNLOADS=never "$uv" pip install --quiet --python $venv/bin/python \
            --no-deps --no-build-isolation --editable . >&2
}

install_with_pip() {
    $venv/bin/python -m pip --version >/dev/null 2>&1 ||
        $venv/bin/python -m ensurepip >/dev/null 2>&1 ||
        die "neither uv nor pip is there to install with. Install one of them, then run setup again."
    $venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --require-hashes -r requirements/dev.lock >&2 &&
        $venv/bin/python -m pip install --quiet --disable-pip-version-check --no-index \
            --no-deps --no-build-isolation --editable . >&2
}

was_moved() {
    [ -e $stamp ] && ! grep -qF -- " $checkout" $stamp
}

# --- The work ---------------------------------------------------------------------------------

parts="pyproject.toml setup.py requirements/dev.lock requirements/installer.lock tools/setup.sh"
# shellcheck disable=SC2086 # one word a file
wanted="$(cat $parts | cksum) $checkout"
screen=no
[ "${1:-}" != --screen ] || screen=yes

if [ -x $venv/bin/workreport ] && [ "$(cat $stamp 2>/dev/null)" = "$wanted" ]; then
    python=$venv/bin/python
else
    choose_python
    # shellcheck disable=SC2086 # one word a library
    need_libraries $OFFSCREEN
    want_strace
    # An environment knows its own place: one that was copied with its folder is made anew.
    if ! good_python $venv/bin/python || was_moved; then
        make_venv
    fi
    rm -f $stamp
    if have_uv && install_with_uv; then
        :
    else
        say "setup: uv cannot do it here, installing with pip, which takes longer"
        install_with_pip || die "the libraries could not be installed; the reason stands above."
    fi
    [ -x $venv/bin/workreport ] || die "$venv/bin/workreport was not made; remove $venv and run setup again."
    printf '%s\n' "$wanted" >$stamp
    say "setup: ready, $venv/bin/workreport"
fi

if [ $screen = yes ] && [ -n "${DISPLAY:-}" ]; then
    # shellcheck disable=SC2086 # one word a library
    need_libraries $SCREEN
fi
