#!/usr/bin/env bash
# Brings .venv to exactly what requirements/dev.lock says, with the command `station` in it.
# A stamp inside .venv, written last, tells whether there is anything to do.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
stamp=.venv/setup-stamp

# Two makes at once would tear one environment; the second waits for the first.
if command -v flock >/dev/null; then
    exec 9<tools/setup-venv.sh
    flock 9
fi

if ! python=$(tools/find-python.sh); then
    echo "需要 Python 3.11，没有找到。 / Python 3.11 is needed and was not found." >&2
    exit 1
fi
# Scripts in .venv name this folder and this Python in their first line: neither may change under them.
base="$(pwd -P) $("$python" -c 'import sys; print(sys.base_prefix, sys.version.split()[0])')"
locks=$(cat requirements/dev.lock pyproject.toml tools/setup-venv.sh | sha256sum | cut -d' ' -f1)

runs() { .venv/bin/python -c '' 2>/dev/null; }

# What lies in it, by name: a package that was added or deleted by hand must not decide a test run.
contents() {
    # shellcheck disable=SC2012  # a digest, nobody reads the names
    LC_ALL=C ls --ignore=__pycache__ .venv/bin .venv/lib/*/site-packages | sha256sum | cut -d' ' -f1
}

whole() {
    [ -e "$stamp" ] && [ "$(head -n 2 "$stamp")" = "$base"$'\n'"$(contents)" ] && runs
}

up_to_date() { [ "$(tail -n 1 "$stamp")" = "$locks" ]; }

if whole && up_to_date; then
    exit 0
fi

tell_unfinished() {
    [ "$1" -eq 0 ] || cat >&2 <<TXT
没有装完：请检查网络，再运行一次 make setup。本机系统有没有安装包，见 docs/support.md。
Setup did not finish: check the line and run make setup again. docs/support.md tells which systems have wheels.
TXT
}
trap 'tell_unfinished $?' EXIT
pip() { .venv/bin/python -m pip --disable-pip-version-check --no-input "$@"; }

# No stamp means a setup that broke off, or an environment somebody else made: nothing in it counts.
if ! whole; then
    echo "setup: new .venv with $python" >&2
    rm -rf .venv
    "$python" -m venv .venv
fi
rm -f "$stamp"
echo "setup: installing what requirements/dev.lock names" >&2
pip install --quiet --require-hashes --no-deps --only-binary :all: -r requirements/dev.lock
.venv/bin/python -m tools.prune_venv requirements/dev.lock
pip install --quiet --no-deps --no-build-isolation --editable .
printf '%s\n' "$base" "$(contents)" "$locks" >"$stamp.new"
mv "$stamp.new" "$stamp"
echo "setup: done, the command is .venv/bin/station" >&2
