"""404 stations in the same minute: `python -m benchmarks.sync.same_minute [--postgres]`.

Stations with the real codes of 榆阳区 each push so many ops and read what county and town have
published, all within one span of time, against the real county program. Prints the percentiles of
an exchange, from the first byte sent to the last byte read, with all tries of it, and checks that
nothing was lost or doubled. The clients sign, pack and prove as a station does, without its
database; they run on the same machine, in processes of their own.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import gzip
import hashlib
import multiprocessing
import queue
import random
import socket
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import text

from benchmarks.sync.county_here import COUNTY, CountyHere
from county.app import County
from county.config import place_of
from county.store.engine import reading
from county.wire.encoding import b64
from county.wire.signatures import exchange_message, signer_id
from desktop.config import resources
from tests.county_line import join
from tests.county_pc import Pc, dumps
from tests.postgres import Cluster, binaries

_WHEN = "2026-11-22T09:30:00+08:00"
_TRIES = 20
_DOCUMENTS = 5


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to happen.

    Args:
        stations: their codes.
        ops: each pushes so many.
        seconds: the span in which they come, each at a moment of its own.
        clients: processes that play them.
        threads: at once in each of those.
    """

    stations: tuple[str, ...]
    ops: int = 50
    seconds: float = 60.0
    clients: int = 2
    threads: int = 24


@dataclass(frozen=True, slots=True)
class Came:
    """How one station fared.

    Args:
        station: its code.
        seconds: its exchange took.
        tries: until it was answered.
        requests: until nothing was left to read.
        feeds: code -> (row, feed hash) as it reckoned them.
    """

    station: str
    seconds: float
    tries: int
    requests: int
    feeds: dict[str, tuple[int, bytes]]


def real_codes(count: int = 404) -> tuple[str, ...]:
    """Codes of villages of 榆阳区, in order."""
    path = resources() / "divisions" / "divisions.csv"
    with path.open(encoding="utf-8") as file:
        codes = [
            row["village_code"] for row in csv.DictReader(file) if row["county_code"] == COUNTY
        ]
    return tuple(codes[:count])


@contextlib.contextmanager
def founded(
    folder: Path, plan: Plan, database: str | None, workers: int
) -> Iterator[tuple[CountyHere, dict[str, str]]]:
    """A serving county that knows all stations; and a code for a PC of each."""
    here = CountyHere(folder / "county", free_port(), database, workers)
    office = County(place_of(str(here.folder), database)).open()
    try:
        office.stations.add(COUNTY, "榆阳区")
        for code in sorted({code[:9] for code in plan.stations}):
            office.stations.add(code, None)
        for code in plan.stations:
            office.stations.add(code, None)
        told = [
            {"kind": "notice", "title": f"关于第 {n} 项工作的通知", "body": "请各站知悉。"}
            for n in range(_DOCUMENTS)
        ]
        office.administering.publish("document", told)
        typed = {code: office.enrolling.make_code(code).code for code in plan.stations}
    finally:
        office.close()
    with here:
        yield here, typed


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def play(url: str, plan: Plan, typed: dict[str, str]) -> list[Came]:
    """All stations, in processes of their own."""
    context = multiprocessing.get_context("spawn")
    gate = context.Barrier(plan.clients)
    told = context.Queue()
    shares = [plan.stations[n :: plan.clients] for n in range(plan.clients)]
    processes = [
        context.Process(
            target=_play_share,
            args=(url, plan, {code: typed[code] for code in share}, number, gate, told),
        )
        for number, share in enumerate(shares)
    ]
    for process in processes:
        process.start()
    came: list[Came] = []
    try:
        while len(came) < len(plan.stations):
            with contextlib.suppress(queue.Empty):
                came.append(told.get(timeout=2))
            if any(process.exitcode for process in processes):
                raise SystemExit("a station was not answered")
    finally:
        for process in processes:
            process.join(60)
    return came


def _play_share(
    url: str, plan: Plan, typed: dict[str, str], number: int, gate: Any, told: Any
) -> None:
    dice = random.Random(number)
    stations = [_Station(url, code, typed[code]) for code in typed]
    for station in stations:
        station.prepare(plan.ops)
    gate.wait(600)
    begun = time.monotonic()
    moments = sorted(dice.uniform(0, plan.seconds) for _ in stations)
    with ThreadPoolExecutor(max_workers=plan.threads) as pool:
        futures = []
        for moment, station in zip(moments, stations, strict=True):
            time.sleep(max(0.0, begun + moment - time.monotonic()))
            futures.append(pool.submit(station.go))
        for future in futures:
            told.put(future.result())


class _Station:
    """A PC that has joined and exchanged before, with ops to send."""

    def __init__(self, url: str, code: str, typed: str) -> None:
        self._url = url
        with self._client() as client:
            self._pc: Pc = join(client, typed, code)
            self._challenge = str(client.get("/v1/challenge").json()["challenge"])
            self._ask(client, self._body(b""))

    def _client(self) -> httpx.Client:
        # Plain HTTP; reading all the system's certificates would cost more than an exchange.
        return httpx.Client(base_url=self._url, timeout=120, trust_env=False, verify=False)

    def prepare(self, ops: int) -> None:
        """Enter people."""
        for n in range(ops):
            told = {"name": f"张{n}", "phone": f"139{n:08}", "status": "active"}
            self._pc.op(
                "volunteer", str(uuid.uuid4()), "add", **told, t="2026-11-22T09:30:00+08:00"
            )

    def go(self) -> Came:
        """Push all and read until nothing is left, over a new connection."""
        pc, requests, tries = self._pc, 0, 0
        with self._client() as client:
            begun = time.perf_counter()
            more: Any = True
            while more:
                segments = pc.segments(pc.held + 1) if len(pc.lines) > pc.held else b""
                reply, tried = self._ask(client, self._body(segments))
                requests, tries, more = requests + 1, tries + tried, reply.head.get("more")
            seconds = time.perf_counter() - begun
        feeds = {code: (len(hashes) - 1, hashes[-1]) for code, hashes in pc.hashes.items()}
        return Came(pc.station, seconds, tries, requests, feeds)

    def _body(self, segments: bytes) -> bytes:
        # The PC of the tests would ask for a challenge; a station has one from the reply before.
        cursors = {
            code: [len(h) - 1, b64(h[-1][:16]) if len(h) > 1 else ""]
            for code, h in self._pc.hashes.items()
        }
        head = {
            "v": 1, "schema": 3, "program": "0.2.0", "station": self._pc.station,
            "replica": self._pc.replica, "challenge": self._challenge,
            "attempt": f"a{self._pc.attempt}", "nonce": self._pc.nonce, "cursors": cursors,
            "bytes": 262_144, "waits": [0, 0],
        }  # fmt: skip
        return dumps(head) + b"\n" + segments

    def _ask(self, client: httpx.Client, clear: bytes) -> tuple[Any, int]:
        """Until it is answered; gives the reply and how many tries it took."""
        packed = gzip.compress(clear, 6, mtime=0)
        message = exchange_message(self._challenge, hashlib.sha256(packed).digest())
        headers = {
            "Content-Type": "application/x-ndjson",
            "Content-Encoding": "gzip",
            "Station-Signature": f"{signer_id(self._pc.public)} {b64(self._pc.key.sign(message))}",
        }
        for tried in range(1, _TRIES + 1):
            try:
                reply = client.post("/v1/exchange", content=packed, headers=headers)
            except httpx.TransportError:
                time.sleep(0.2 * tried)
                continue
            if reply.status_code == 200:
                read = self._pc.read(_Answer(200, reply.content))
                self._pc.take(read)
                self._challenge = read.head["challenge"]
                return read, tried
            if reply.status_code != 503:
                raise SystemExit(f"{self._pc.station}: {reply.status_code} {reply.text}")
            time.sleep(0.2 * tried)
        raise SystemExit(f"{self._pc.station}: not answered in {_TRIES} tries")


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    body: bytes


def lost_or_doubled(
    plan: Plan, came: Sequence[Came], here: CountyHere, database: str | None
) -> list[str]:
    """What the county holds otherwise than the stations reckon; empty if all is well."""
    faults = [f"{len(came)} of {len(plan.stations)} stations came"] * (
        len({each.station for each in came}) != len(plan.stations)
    )
    office = County(place_of(str(here.folder), database)).open()
    try:
        with reading(office.engine) as connection:
            heads = {
                row.code: (row.head, bytes(row.hash))
                for row in connection.execute(text("SELECT code, head, hash FROM feed"))
            }
            records = {
                row.feed: row.many
                for row in connection.execute(
                    text("SELECT feed, count(*) AS many FROM record GROUP BY feed")
                )
            }
    finally:
        office.close()
    for each in came:
        faults += [
            f"{code}: {reckoned[0]} rows, the county has {heads.get(code, (0,))[0]}"
            for code, reckoned in each.feeds.items()
            if reckoned[0] and heads.get(code) != reckoned
        ]
        if records.get(each.station) != plan.ops or each.feeds[each.station][0] != plan.ops:
            faults.append(f"{each.station}: {records.get(each.station)} records of {plan.ops}")
        if each.feeds[COUNTY][0] != _DOCUMENTS:
            faults.append(f"{each.station}: read {each.feeds[COUNTY][0]} documents")
    return faults


def percentile(values: Sequence[float], part: float) -> float:
    """The value below which so large a part of them lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(part * (len(ordered) - 1)))]


def _run(name: str, plan: Plan, database: str | None, workers: int) -> bool:
    with (
        tempfile.TemporaryDirectory() as folder,
        founded(Path(folder), plan, database, workers) as (here, typed),
    ):
        idle = here.load().cpu_s
        came = play(here.url, plan, typed)
        load = here.load()
        faults = lost_or_doubled(plan, came, here, database)
    times = [each.seconds * 1000 for each in came]
    tries = sum(each.tries - each.requests for each in came)
    print(
        f"{name}: {len(came)} stations within {plan.seconds:g} s, {plan.ops} ops each, "
        f"{workers} workers\n"
        f"  an exchange: p50 {percentile(times, 0.5):.0f} ms, p95 {percentile(times, 0.95):.0f} ms,"
        f" worst {max(times):.0f} ms, mean {statistics.mean(times):.0f} ms\n"
        f"  repeated {tries}, requests {sum(each.requests for each in came)}, "
        f"CPU of the county {load.cpu_s - idle:.1f} s with joining, "
        f"RSS of its largest worker {load.peak_mib:.0f} MiB at most\n"
        f"  lost or doubled: {len(faults)}"
    )
    for fault in faults[:10]:
        print("   ", fault)
    return not faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stations", type=int, default=404)
    parser.add_argument("--ops", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--postgres", action="store_true", help="PostgreSQL instead of SQLite")
    arguments = parser.parse_args()
    plan = Plan(real_codes(arguments.stations), arguments.ops, arguments.seconds)
    if not arguments.postgres:
        return 0 if _run("SQLite", plan, None, arguments.workers) else 1
    programs = binaries()
    if programs is None:
        print("PostgreSQL is not installed here", file=sys.stderr)
        return 2
    cluster = Cluster(programs).make().start()
    try:
        return 0 if _run("PostgreSQL", plan, cluster.database(), arguments.workers) else 1
    finally:
        cluster.remove()


if __name__ == "__main__":
    sys.exit(main())
