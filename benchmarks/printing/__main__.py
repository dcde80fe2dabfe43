"""`python -m benchmarks.printing`: certificates a second, a long roster, memory; peers in one run.

The peers are a bare reportlab loop, WeasyPrint (`python -m benchmarks.printing.install`) and
LibreOffice, where they are here; each task runs in a process of its own. All print a background,
words in two of the shipped fonts and a code; only ours breaks lines and prints rare names.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.printing import bare
from benchmarks.printing.install import FOLDER, python_of
from benchmarks.printing.measured import BATCH, ROSTER, SINGLES, TASKS, Spent
from desktop.config import resources

#: Of issue 6, certificates a second.
GOALS = {BATCH: 120, SINGLES: 35}
HEADS = {
    BATCH: "certificates in one file",
    SINGLES: "certificates, a file each",
    ROSTER: "rows of a roster",
}
COUNTS = {BATCH: 240, SINGLES: 120, ROSTER: 10_000}
#: LibreOffice starts anew for each file; one round of the slow ones says enough.
OFFICE_SINGLES = 3
_PATIENCE_S = 900


def ways(peers: Path) -> dict[str, list[str]]:
    """Who is here, and how each is started."""
    own = [sys.executable, "-m"]
    found = {"ours": [*own, "benchmarks.printing.ours"]}
    found["bare reportlab"] = [*own, "benchmarks.printing.bare"]
    if python_of(peers).exists():
        found["WeasyPrint"] = [str(python_of(peers)), "-m", "benchmarks.printing.weasy"]
    else:
        print("WeasyPrint is not here: python -m benchmarks.printing.install")
    if shutil.which("soffice"):
        found["LibreOffice"] = [*own, "benchmarks.printing.office"]
    else:
        print("LibreOffice is not here (Debian: libreoffice-writer-nogui)")
    return found


def spent(way: str, command: list[str], task: str, rounds: int) -> tuple[Spent, int] | None:
    """What a task took, and of how many; None where it did not end in time."""
    slow = way in ("WeasyPrint", "LibreOffice")
    count = OFFICE_SINGLES if (way, task) == ("LibreOffice", SINGLES) else COUNTS[task]
    more = {
        "WeasyPrint": [str(resources() / "fonts")],
        "LibreOffice": [shutil.which("soffice") or ""],
    }
    asked = [*command, task, str(count), str(1 if slow else rounds), *more.get(way, [])]
    try:
        done = subprocess.run(
            asked,
            input=bare.background(),
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(Path.cwd())},
            timeout=_PATIENCE_S,
            check=True,
        )
    except subprocess.TimeoutExpired:
        return None
    return Spent(**json.loads(done.stdout.splitlines()[-1])), count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, default=FOLDER, help="where WeasyPrint is")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=TASKS, nargs="*", default=TASKS)
    told = parser.parse_args()
    print(f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    known = ways(told.peers)
    for task in told.only:
        print(f"\n{HEADS[task]}: {COUNTS[task]}")
        print(
            f"{'':16}{'a second':>10}{'a CPU s':>10}{'KiB each':>10}{'pages':>8}{'MiB':>8}{'x':>7}"
        )
        ours = 0.0
        for way, command in known.items():
            found = spent(way, command, task, told.rounds)
            if found is None:
                print(f"{way:16}  not done in {_PATIENCE_S} s")
                continue
            one, count = found
            ours = ours or count / one.processor
            ratio = ours / (count / one.processor)
            print(
                f"{way:16}{count / one.seconds:10.1f}{count / one.processor:10.1f}"
                f"{one.size / count / 1024:10.2f}{one.pages:8}{one.peak:8.0f}{ratio:7.1f}",
                flush=True,
            )
        if task in GOALS:
            print(f"{'goal':16}{GOALS[task]:10.1f}")
    print(f"\nload of the machine after: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
