"""The peers' counting and shaping proxy, and one phase measured through it."""

from __future__ import annotations

import json
import subprocess
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from benchmarks.sync.county_here import CountyHere, listening
from benchmarks.sync.peers_home import PeersHome

_CONTROL = 50


@dataclass(frozen=True, slots=True)
class Phase:
    """One line of the table.

    Args:
        peer: whose.
        name: what was done.
        seconds: from the first byte to the last.
        requests: of HTTP.
        up: bytes of TCP payload to the server.
        down: bytes from it.
        rss_mib: of the server when it was done.
        cpu_s: the server's processor time.
        more: what else there is to say.
    """

    peer: str
    name: str
    seconds: float
    requests: int
    up: int
    down: int
    rss_mib: float = 0.0
    cpu_s: float = 0.0
    more: str = ""
    by: dict[str, int] = field(default_factory=dict)


class Counted:
    """The proxy between a station and its county, as a process of its own.

    Args:
        home: where the peers' proxy lies.
        listen: its port; its control listens fifty higher.
        target: the county's port.
        shape: its options, for example ``--rate 128 --rtt 600``.
    """

    def __init__(self, home: PeersHome, listen: int, target: int, *shape: str) -> None:
        self.url = f"http://127.0.0.1:{listen}"
        self._control = f"http://127.0.0.1:{listen + _CONTROL}"
        called = [home.python, home.scripts / "proxy.py", str(listen), str(target), *shape]
        self._process = subprocess.Popen(called, stdout=subprocess.DEVNULL)
        listening(listen + _CONTROL)

    def __enter__(self) -> Counted:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()

    def ask(self, path: str) -> dict[str, Any]:
        """What its control answers."""
        with urllib.request.urlopen(self._control + path) as reply:
            told: dict[str, Any] = json.load(reply)
        return told

    def phase(
        self, peer: str, name: str, county: CountyHere, work: Callable[[], str | None]
    ) -> Phase:
        """Do something and count what passed meanwhile.

        Args:
            peer: whose phase.
            name: what is done.
            county: at the other end.
            work: does it; gives what else there is to say.
        """
        self.ask("/reset")
        before = county.load().cpu_s
        begun = time.perf_counter()
        more = work() or ""
        seconds = time.perf_counter() - begun
        told, load = self.ask("/stats"), county.load()
        return Phase(
            peer, name, seconds, told["requests"], told["up"], told["down"],
            load.rss_mib, load.cpu_s - before, more, told["by"],
        )  # fmt: skip
