"""What a process and those it started hold."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MIB = 1024


@dataclass(frozen=True, slots=True)
class Held:
    """Memory in MiB.

    Args:
        rss: resident, of the process itself.
        whole: of it and all it started, what they share counted once (PSS).
    """

    rss: float
    whole: float


def held(pid: int) -> Held:
    """What a process holds now."""
    return Held(_field(pid, "status", "VmRSS:"), sum(_pss(each) for each in family(pid)))


def family(pid: int) -> list[int]:
    """A process and all it started, and those they started."""
    found = [pid]
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in path.read_text().split():
            found += family(int(child))
    return found


def _pss(pid: int) -> float:
    try:
        return _field(pid, "smaps_rollup", "Pss:")
    except OSError:  # gone meanwhile
        return 0.0


def _field(pid: int, table: str, name: str) -> float:
    for line in Path(f"/proc/{pid}/{table}").read_text(encoding="utf-8").splitlines():
        if line.startswith(name):
            return int(line.split()[1]) / MIB
    raise LookupError(name)
