"""`python -m benchmarks.window`: our window beside a bare one and Anki's, and what was asked for.

Starts, memory, a page of a list, search as the clerk types, and the longest blocks of the window's
thread, with 100,000 volunteers, on a screen of its own (Xvfb). Anki comes along if it is installed
(`python -m benchmarks.window.anki`). Some minutes; ``--rounds`` and ``--only`` make it shorter.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from benchmarks.window import starts, table
from benchmarks.window.anki import Anki, anki_of
from benchmarks.window.facts import PEOPLE
from benchmarks.window.screen import NoScreenHere, Screen
from benchmarks.window.stations import prepare
from benchmarks.window.table import Target

ROUNDS = 5
PARTS = ("starts", "lists", "blocks")
_FLOOR_BLOCK = "floor: nothing to do"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--anki", help="where Anki is (or ANKI_HOME; default out/anki)")
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--only", choices=PARTS, nargs="*", default=PARTS)
    parser.add_argument("--where", action="store_true", help="say what long blocks were at")
    asked = parser.parse_args()
    print(f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    try:
        with tempfile.TemporaryDirectory(prefix="window-") as name, Screen() as screen:
            run(Path(name), screen, anki_of(asked.anki), asked)
    except NoScreenHere as missing:
        print(missing, file=sys.stderr)
        return 2
    print(f"load of the machine after: {os.getloadavg()[0]:.1f}")
    return 0


def run(folder: Path, screen: Screen, anki: Anki, asked: argparse.Namespace) -> None:
    station = prepare(folder, asked.people)
    known = folder / "station.json"
    facts = {name: str(value) for name, value in asdict(station).items()}
    known.write_text(json.dumps(facts), encoding="utf-8")
    targets: list[Target] = []
    if "starts" in asked.only:
        targets += measured_starts(folder, screen, anki, station.home, asked)
    if "lists" in asked.only:
        spent = _told(screen, "benchmarks.window.lists", str(station.home))
        table.spread(spent)
        targets += _of_lists(spent)
    if "blocks" in asked.only:
        where = ["--where"] if asked.where else []
        told = _told(screen, "benchmarks.window.blocks", str(known), str(folder), *where)
        table.blocks(told)
        targets += _of_blocks(told)
    print(f"\n{table.HEAD}")
    print("\n".join(target.line() for target in targets))


def measured_starts(
    folder: Path, screen: Screen, anki: Anki, home: Path, asked: argparse.Namespace
) -> list[Target]:
    """All of them in turns, so that what the machine does meanwhile falls on each."""
    base = folder / "anki"
    if anki.there:
        anki.fill(base, asked.people)
        starts.peer(screen, anki, base)  # what is written at the first start is not measured
    starts.ours(screen, home)
    of: dict[str, list[starts.Start]] = {"bare Qt window": [], "ours": [], "Anki": []}
    for _ in range(asked.rounds):
        of["bare Qt window"].append(starts.bare(screen))
        of["ours"].append(starts.ours(screen, home))
        if anki.there:
            of["Anki"].append(starts.peer(screen, anki, base))
    table.starts(of)
    if not anki.there:
        print("Anki is not here: python -m benchmarks.window.anki")
    ours, bare = table.middle(of["ours"]), table.middle(of["bare Qt window"])
    peer = table.middle(of["Anki"]) if of["Anki"] else starts.Start(0, 0, 0, 0, 0)
    return [
        Target("usable after the start", ours.usable, 0.9, "s", bare.usable, peer.usable),
        Target("memory with all volunteers", ours.rss, 150, "MiB", bare.rss, peer.rss),
    ]


def _of_lists(spent: dict[str, list[float]]) -> list[Target]:
    pages = [*spent["page down"], *spent["jump anywhere"]]
    keys = [*spent["list: a key"], *spent["box: a key"]]
    found = []
    for words, each, most in (("page of a list", pages, 16), ("search, a key", keys, 20)):
        found += [
            Target(f"{words}, half of them", table.part(each, 0.5), most, "ms"),
            Target(f"{words}, 95 of 100", table.part(each, 0.95), most, "ms"),
        ]
    return found


def _of_blocks(told: dict[str, list[float]]) -> list[Target]:
    floor = told[_FLOOR_BLOCK][1]
    return [
        Target(f"block: {words}", longest, 50, "ms", floor)
        for words, (_, longest, *_more) in told.items()
        if words != _FLOOR_BLOCK and not words.startswith("first visit")
    ]


def _told(screen: Screen, module: str, *arguments: str) -> dict[str, list[float]]:
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(
        command, env=screen.environment, stdout=subprocess.PIPE, text=True, check=True
    )
    last: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return last


if __name__ == "__main__":
    sys.exit(main())
