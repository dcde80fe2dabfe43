"""Guided fuzzing of our own parsers: ``python -m tests.fuzz.guided [NAME ...] [--seconds N]``.

Needs atheris, which `make fuzz` puts beside the usual environment. Each parser runs in a process
of its own, since the engine ends its process at the first find; finds and what was learnt lie in
``out/fuzz``.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

OUT = Path("out") / "fuzz"


def main() -> int:
    """Fuzz the named parsers in turn; gives 1 if anything was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.guided", description=__doc__)
    parser.add_argument("names", nargs="*", help="all if none is named")
    parser.add_argument("--seconds", type=int, default=60, help="for each")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.here:
        return _fuzz(chosen.names[0], chosen.seconds)
    from tests.fuzz.guided.harnesses import HARNESSES

    found = [name for name in chosen.names or HARNESSES if not _bears(name, chosen.seconds)]
    print("found something:" if found else "nothing found", *found)
    return bool(found)


def _bears(name: str, seconds: int) -> bool:
    print(f"== {name}", flush=True)
    command = [sys.executable, "-m", "tests.fuzz.guided", name, "--here", "--seconds", str(seconds)]
    return subprocess.run(command, check=False).returncode == 0


def _fuzz(name: str, seconds: int) -> int:
    try:
        import atheris
    except ImportError:
        print("atheris is missing: make fuzz", file=sys.stderr)
        return 2
    rooms = [
        "desktop.importing",
        "desktop.imaging",
        "desktop.model",
        "desktop.storage",
        "desktop.printing",
        "desktop.sync",
        "county.wire",
        "county.routes",
    ]
    with atheris.instrument_imports(include=rooms):
        from tests.fuzz.guided import harnesses
    corpus, finds = OUT / name / "corpus", OUT / name / "finds"
    for folder in (corpus, finds):
        folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(harnesses.seeds(name)):
        (corpus / f"seed-{number}").write_bytes(seed)
    limits = ["-timeout=20", "-rss_limit_mb=1500", "-max_len=65536", "-print_final_stats=1"]
    words = [
        sys.argv[0],
        f"-max_total_time={seconds}",
        f"-artifact_prefix={finds}{os.sep}",
        *limits,
        str(corpus),
    ]
    atheris.Setup(words, lambda content: harnesses.bears(name, content))
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
