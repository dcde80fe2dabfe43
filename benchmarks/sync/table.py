"""The figures as a table: ours against the peers in the same run, and against the targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.sync.counted import Phase
from benchmarks.sync.peers import CHANGED, CUT, NOTHING, PULL, PUSH, SLOW

_HEAD = (
    f"{'':22}{'seconds':>9}{'requests':>10}{'KB up':>10}{'KB down':>10}{'RSS MiB':>9}{'CPU s':>8}"
)


@dataclass(frozen=True, slots=True)
class Target:
    """One figure of issue 4.

    Args:
        words: what is asked for.
        reached: what was measured.
        most: what it may be.
    """

    words: str
    reached: float
    most: float

    def line(self) -> str:
        """In one line; a figure missed says so."""
        word = "reached" if self.reached <= self.most else "MISSED "
        return f"{word}  {self.words:60}{self.reached:12.4g}  (at most {self.most:.4g})"


def show(titles: dict[str, str], phases: Sequence[Phase]) -> None:
    """Print each row of the table with all who did it."""
    for name, title in titles.items():
        print(f"\n{title}\n{_HEAD}")
        for phase in phases:
            if phase.name == name:
                print(_line(phase))


def _line(phase: Phase) -> str:
    rss = f"{phase.rss_mib:9.0f}" if phase.rss_mib else f"{'':9}"
    cpu = f"{phase.cpu_s:8.2f}" if phase.rss_mib else f"{'':8}"
    figures = f"{phase.seconds:9.2f}{phase.requests:10}{phase.up / 1e3:10.1f}"
    return f"{phase.peer:22}{figures}{phase.down / 1e3:10.1f}{rss}{cpu}  {phase.more}".rstrip()


def targets(ours: str, phases: Sequence[Phase], uncut: Phase | None) -> list[Target]:
    """What issue 4 asks for, as far as the phases of this run tell it.

    Args:
        ours: the name whose phases are judged.
        phases: of everybody.
        uncut: ours on the slow line without cuts.
    """
    mine = {phase.name: phase for phase in phases if phase.peer == ours}
    anki = {phase.name: phase for phase in phases if phase.peer == "Anki"}
    floors = [p for p in phases if p.peer.startswith("floor") and p.name == SLOW]
    found: list[Target] = []
    if PUSH in mine:
        found.append(Target("push: requests", mine[PUSH].requests, 25))
        found.append(Target("push: MB up", mine[PUSH].up / 1e6, 0.85))
    if PUSH in mine and PUSH in anki:
        found.append(
            Target("push: seconds, against Anki's", mine[PUSH].seconds, anki[PUSH].seconds)
        )
    if CHANGED in mine:
        found.append(Target("100 changed: requests", mine[CHANGED].requests, 1))
        found.append(Target("100 changed: KB up", mine[CHANGED].up / 1e3, 4))
    if NOTHING in mine:
        found.append(Target("nothing to do: requests", mine[NOTHING].requests, 1))
        found.append(Target("nothing to do: KB up", mine[NOTHING].up / 1e3, 1))
    if PULL in mine and PULL in anki:
        most = anki[PULL].seconds
        found.append(Target("fresh pull: seconds, against Anki's", mine[PULL].seconds, most))
    for floor in floors if SLOW in mine else ():
        words = f"slow line: seconds, 1.2 x the {floor.peer}"
        found.append(Target(words, mine[SLOW].seconds, 1.2 * floor.seconds))
    if CUT in mine and uncut is not None:
        most = 1.15 * uncut.up / 1e3
        found.append(Target("cut line: KB up, 1.15 x the uncut", mine[CUT].up / 1e3, most))
    rss = [phase.rss_mib for phase in mine.values() if phase.rss_mib]
    if rss:
        found.append(Target("county: MiB of a worker", max(rss), 120))
    return found
