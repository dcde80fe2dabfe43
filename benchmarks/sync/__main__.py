"""`python -m benchmarks.sync`: ours and the peers on one workload in one run, and the table.

Needs the peers (`python -m benchmarks.sync.install --scripts FOLDER`). About half an hour with all
of it, since lines of 128 kbit/s are slow; `--fast` leaves those out.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from benchmarks.sync import ours, peers
from benchmarks.sync.counted import Phase
from benchmarks.sync.peers_home import PeersHome, PeersMissing, home_of
from benchmarks.sync.people import DIFFERS, Person, workload
from benchmarks.sync.postgres_here import postgres_here
from benchmarks.sync.table import show, targets

_OURS = (ours.CLEAR, ours.NUMBERS_SEALED, ours.NOBODY_AGREED)


class _Run:
    """One run; what fails is said and left out, the others go on."""

    def __init__(
        self, home: PeersHome, people: list[Person], changed: list[Person], only: list[str]
    ) -> None:
        self.home, self.people, self.changed, self._only = home, people, changed, only
        self.phases: list[Phase] = []
        self.missing: list[str] = []

    def take(self, what: str, work: Callable[[], Iterable[Phase]]) -> None:
        if self._only and not what.lower().startswith(tuple(self._only)):
            return
        print(f"… {what}", file=sys.stderr, flush=True)
        try:
            for phase in work():
                self.phases.append(phase)
        except PeersMissing as missing:
            self.missing.append(f"{what}: {missing}")

    def on_a_fast_line(self) -> None:
        home, count = self.home, len(self.people)
        for setting in _OURS:
            work = lambda s=setting: ours.fast(home, s, self.people, self.changed)  # noqa: E731
            self.take(setting.name, work)
        for peer in (peers.ANKI, peers.POUCH, peers.KINTO):
            self.take(peer.name, lambda p=peer: peers.fast(home, p, count))
        with postgres_here() as postgres:
            if postgres is None:
                self.missing.append("PostgreSQL: its programs are not here")
                return
            ours_pg = replace(ours.CLEAR, name="ours, PostgreSQL", database=postgres.url)
            work = lambda: ours.fast(home, ours_pg, self.people, self.changed)  # noqa: E731
            self.take(ours_pg.name, work)
            url, peer = postgres.another(), peers.KINTO_PG
            self.take(peer.name, lambda: peers.fast(home, peer, count, PG_URL=url))

    def on_a_slow_line(self) -> None:
        home, people = self.home, self.people
        for setting in _OURS:
            self.take(setting.name + ", slow", lambda s=setting: ours.slow(home, s, people))
        for batch in (500, 1000):
            self.take("floor", lambda b=batch: [peers.floor(home, peers.SLOW_COUNT, b)])
        for peer in (peers.ANKI, peers.POUCH, peers.KINTO):
            self.take(peer.name + ", slow", lambda p=peer: peers.slow(home, p))

    def on_a_cut_line(self) -> None:
        home, people = self.home, self.people
        for setting in _OURS:
            uncut = replace(setting, name=f"{setting.name}, uncut")
            self.take(uncut.name, lambda s=uncut: ours.cut(home, s, people, cut_s=0))
            self.take(setting.name + ", cut", lambda s=setting: ours.cut(home, s, people))
        self.take("floor, cut", lambda: [peers.floor(home, peers.CUT_COUNT, 500, peers.CUT_S)])
        for peer in (peers.ANKI, peers.POUCH):
            self.take(peer.name + ", cut", lambda p=peer: peers.cut(home, p))

    def tell(self) -> None:
        count = len(self.people)
        titles = {
            peers.PUSH: f"push {count:,} records",
            peers.CHANGED: "push 100 changed, two fields each",
            peers.NOTHING: "nothing to do",
            peers.PULL: f"fresh pull of {count:,} (Anki: the file as a whole)",
            peers.SLOW: f"push {peers.SLOW_COUNT:,} at 128 kbit/s and 600 ms",
            peers.CUT: f"push {peers.CUT_COUNT:,} there, every connection cut each {peers.CUT_S} s",
        }
        there = {phase.name for phase in self.phases}
        show({name: title for name, title in titles.items() if name in there}, self.phases)
        by_name = {phase.peer: phase for phase in self.phases}
        for setting in _OURS:
            print(f"\ntargets of issue 4: {setting.name}")
            uncut = by_name.get(f"{setting.name}, uncut")
            judged = targets(setting.name, self.phases, uncut)
            print("\n".join(target.line() for target in judged))
        print("\n" + "\n".join([*DIFFERS, *(f"left out: {each}" for each in self.missing)]))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", help="where the peers are (or PEERS_HOME; default out/peers)")
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--only", default="", help="names, for example ours,floor,anki")
    parser.add_argument("--fast", action="store_true", help="no slow and no cut lines")
    arguments = parser.parse_args()
    home = home_of(arguments.home)
    try:
        home.demand_scripts()
    except PeersMissing as missing:
        print(missing, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(dir=home.folder) as name:
        people, changed = workload(home, Path(name), arguments.records)
    only = [each.strip().lower() for each in arguments.only.split(",") if each.strip()]
    run = _Run(home, people, changed, only)
    run.on_a_fast_line()
    if not arguments.fast:
        run.on_a_slow_line()
        run.on_a_cut_line()
    run.tell()
    return 0


if __name__ == "__main__":
    sys.exit(main())
