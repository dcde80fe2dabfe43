#!/usr/bin/env bash
# Brings everything the project needs: Debian packages first, then .venv. Quick when all is there.
# Usage: setup.sh [run|all]   run: what the window needs; all: what the tests need besides
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$here/setup-system.sh" "${1:-all}"
"$here/setup-venv.sh"
