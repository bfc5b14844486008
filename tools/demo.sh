#!/bin/sh
# Makes the training agency in ./demo anew, then opens the desktop on it where there is a screen.
set -eu

cd "$(dirname "$0")/.."
program=.venv/bin/workreport
place=demo

# Only what carries the mark of a training agency is removed: ./demo may be somebody's own folder.
if [ -e $place ] && [ -n "$(ls -A $place 2>/dev/null)" ]; then
    if [ ! -e $place/training.json ]; then
        printf '%s\n' "demo: ./$place exists and is no training agency; move it away, then run make demo again." >&2
        exit 1
    fi
    rm -rf $place
fi

has_screen() {
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" = Darwin ]
}

if has_screen; then
    tools/setup.sh --screen
    exec $program demo $place
fi
$program demo $place --no-window
printf '%s\n' "There is no screen here. On a machine with one, run: $program --workspace $place/workspaces/vp" >&2
