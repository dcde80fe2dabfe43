"""The peers' own programs, each run as it is; their figures in our shape."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from benchmarks.sync.counted import Phase
from benchmarks.sync.peers_home import PeersHome, PeersMissing

#: The rows of the table.
PUSH, CHANGED, NOTHING, PULL = "push", "100 changed", "nothing to do", "fresh pull"
SLOW, CUT = "slow line", "cut line"
SLOW_COUNT, CUT_COUNT, CUT_S = 1_000, 5_000, 30
SLOW_SHAPE = ("--rate", "128", "--rtt", "600")
_CUT_LIMIT_S = 150
_FLOOR = re.compile(r": (done|NOT done).* in ([\d.]+) s, (\d+) requests, (\d+) failed, (\d+) bytes")

#: How a script's phases' names begin -> which row of the table that is; the first that fits.
_ROWS = {
    "incremental push": PUSH,
    "incremental pull": PULL,
    "push 100 changed": CHANGED,
    "sync with nothing": NOTHING,
    "push nothing": NOTHING,
    "pull nothing": NOTHING,
    "push ": PUSH,
    "fresh ": PULL,
}


@dataclass(frozen=True, slots=True)
class Peer:
    """One of the peers.

    Args:
        name: in the table.
        script: of its phases.
        arguments: of the script.
        cut: its name in cut_test.py; empty if that does not know it.
    """

    name: str
    script: str
    arguments: tuple[str, ...] = ()
    cut: str = ""


ANKI = Peer("Anki", "bench_anki.py", cut="anki")
POUCH = Peer("PouchDB", "bench_pouch.py", cut="pouch")
KINTO = Peer("Kinto memory", "bench_kinto.py", ("memory",))
KINTO_PG = Peer("Kinto PostgreSQL", "bench_kinto.py", ("postgresql",))


def fast(home: PeersHome, peer: Peer, count: int, **environment: str) -> list[Phase]:
    """The phases on a line that is no hindrance."""
    found = home.phases(peer.script, *peer.arguments, PEER_N=str(count), **environment)
    return [phase for each in found if (phase := _phase(peer, each)) is not None]


def slow(home: PeersHome, peer: Peer) -> list[Phase]:
    """The push of a thousand at 128 kbit/s and 600 ms; the script does its other phases as well."""
    shaped = {"PEER_N": str(SLOW_COUNT), "PEER_PROXY": " ".join(SLOW_SHAPE)}
    found = home.phases(peer.script, *peer.arguments, **shaped)
    phases = [phase for each in found if (phase := _phase(peer, each)) is not None]
    return [_named(phase, SLOW) for phase in phases if phase.name == PUSH]


def cut(home: PeersHome, peer: Peer) -> list[Phase]:
    """Five thousand over the slow line, every connection aborted each thirty seconds."""
    asked = (peer.cut, str(CUT_COUNT), str(CUT_S), str(_CUT_LIMIT_S))
    return [
        Phase(
            peer.name, CUT, told["seconds"], told["requests"], told["up"], told["down"],
            more="" if told["finished"] else f"never finished ({told['attempts']} attempts)",
        )
        for told in home.phases("cut_test.py", *asked)
    ]  # fmt: skip


def floor(home: PeersHome, count: int, batch: int, cut_s: int = 0) -> Phase:
    """What any protocol over HTTP needs at least there: gzip batches posted to nobody."""
    said = home.run("one_post.py", str(count), str(batch), str(cut_s))
    told = _FLOOR.search(said)
    if told is None:
        raise PeersMissing(f"one_post.py: {said.strip()}")
    ended, seconds, requests, failed, up = told.groups()
    more = "" if ended == "done" else "never finished"
    more += f"{failed} failed" if failed != "0" else ""
    name = CUT if cut_s else SLOW
    return Phase(
        f"floor, {batch} a post", name, float(seconds), int(requests), int(up), 0, more=more
    )


def _phase(peer: Peer, told: dict[str, Any]) -> Phase | None:
    name = next((row for start, row in _ROWS.items() if told["phase"].startswith(start)), None)
    if name is None:
        return None
    # Its usual way is to copy the whole file; this is the one that goes row by row, as ours does.
    by_rows = told["phase"].startswith("incremental pull")
    return Phase(
        f"{peer.name}, by rows" if by_rows else peer.name,
        name,
        told.get("replication_s", told["seconds"]),
        told["requests"],
        told["up"],
        told["down"],
        told["server_rss_mib"],
        told["server_cpu_s"],
    )


def _named(phase: Phase, name: str) -> Phase:
    return Phase(
        phase.peer, name, phase.seconds, phase.requests, phase.up, phase.down,
        phase.rss_mib, phase.cpu_s, phase.more,
    )  # fmt: skip
