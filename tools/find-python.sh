#!/usr/bin/env bash
# Prints the path of a Python 3.11; fails when there is none.
set -euo pipefail

# A name on PATH may be a version switcher's stub that refuses to start: only running it tells.
for name in ${STATION_PYTHON:-} python3.11 python3; do
    if "$name" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
        # Of an environment that is activated the Python it was made with: .venv may be made anew.
        exec "$name" -c 'import sys; print(getattr(sys, "_base_executable", "") or sys.executable)'
    fi
done
exit 1
