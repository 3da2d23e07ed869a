#!/bin/sh
# Make .venv and install the course into it, or leave it alone when nothing has changed.
#
#   sh scripts/venv.sh learn    what the course needs
#   sh scripts/venv.sh dev      that, and what the tests and lint need
#
# A stamp in .venv says for which folder and which pyproject.toml it was finished. It is taken away
# before anything is changed, so a .venv that was interrupted, moved or broken has no valid stamp
# and is made again. PYTHON=... picks the Python.
set -eu
cd "$(dirname "$0")/.."
here=$(pwd -P)
PATH=${PATH#"$here/.venv/bin:"} # an activated .venv cannot make itself

say() {
    printf '%s\n' "$*" >&2
}

runs() {
    "$@" >/dev/null 2>&1
}

new_enough() {
    runs "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))'
}

stamp_now() {
    printf '%s\n' "$here"
    cat pyproject.toml
}

usable() {
    [ "$(head -n 1 .venv/installed-learn 2>/dev/null)" = "$here" ] && [ -x .venv/bin/tradecraft ] &&
        new_enough .venv/bin/python && runs .venv/bin/python -c 'import pip'
}

name_the_package() {
    # Debian and Ubuntu ship Python without the part that makes environments.
    if new_enough python3; then package=python3-venv; else package=$1-venv; fi
    sudo=$([ "$(id -u)" = 0 ] || echo "sudo ")
    say "Python's venv module is missing: install the package $package (${sudo}apt install $package), then run this again."
    exit 1
}

make_venv() {
    found=
    for python in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
        new_enough "$python" || continue
        found=${found:-$python}
        runs "$python" -c 'import ensurepip, venv' || continue
        [ ! -e .venv ] || say "The folder .venv is unfinished or was moved: making it again."
        say "Setting up Tradecraft; the first time takes a minute or two …"
        rm -rf .venv
        said=$("$python" -m venv .venv 2>&1) && return
        rm -rf .venv
        case $said in *ensurepip* | *"No module named venv"*) continue ;; esac
        say "$said"
        say "The folder .venv could not be made here; the reason stands above."
        exit 1
    done
    [ -z "$found" ] || name_the_package "$found"
    version=$("${PYTHON:-python3}" --version 2>/dev/null) || version="no Python"
    say "Tradecraft needs Python 3.11 or newer and found $version: get one from https://www.python.org/downloads/, then run this again."
    exit 1
}

case ${1-} in
    learn) what=. ;;
    dev) what='.[dev]' ;;
    *) say "usage: sh scripts/venv.sh learn|dev" && exit 2 ;;
esac

if usable; then
    ! stamp_now | cmp -s - ".venv/installed-$1" || exit 0
    say "Bringing .venv up to date …"
    was_usable=yes
else
    make_venv
    was_usable=
fi

rm -f .venv/installed-*
if ! .venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --editable "$what"; then
    # pip undoes what it could not finish: what worked before still works, and is only out of date.
    [ -z "$was_usable" ] || printf '%s\n' "$here" >.venv/installed-learn
    say "The packages could not be installed; the reason stands above. Is this machine online? Then run this again."
    exit 1
fi
stamp_now >".venv/installed-$1"
[ "$1" = learn ] || stamp_now >.venv/installed-learn
