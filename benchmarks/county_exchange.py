"""What the county's core takes for 10,000 new records, 100 changed ones, a fresh pull and nothing.

In this process, without HTTP; on a SQLite file and, where Debian's PostgreSQL is here, on a cluster
of its own. CPU is this process's, which the database of PostgreSQL is not part of.

Run: python benchmarks/county_exchange.py
"""

from __future__ import annotations

import gc
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests import postgres
from tests.county_pc import Pc, bureau, dumps

RECORDS = 10_000
#: Ops a request, as a station's batches grow.
BATCHES = (128, 256, 512, 1_024, 2_048, 2_048, 5_000)


def volunteers(pc: Pc) -> list[str]:
    chance = random.Random(5)
    ids = [f"0199{n:04x}-0000-7000-8000-{chance.getrandbits(48):012x}" for n in range(RECORDS)]
    for n, record in enumerate(ids):
        fields = {
            "name": f"王小{n}", "sex": "male", "birth_date": "1970-01-02", "phone": f"139{n:08d}",
            "village_group": "三组", "address": "石桥村三组某号某某路" * 3, "status": "active",
            "skills": {"+": ["文艺", "理发"]}, "registered_on": "2026-01-01", "no_photo": False,
        }  # fmt: skip
        pc.op("volunteer", record, "add", f=fields, t="2026-11-22T09:30:00+08:00")
    return ids


def sent(pc: Pc, body: bytes) -> tuple[float, float]:
    """Seconds and CPU seconds of one exchange."""
    header = pc.signed(body)
    began, busy = time.perf_counter(), time.process_time()
    answer = pc.bureau.exchange.answer(header, body)
    taken = time.perf_counter() - began, time.process_time() - busy
    pc.take(pc.read(answer))
    return taken


def told(what: str, times: list[tuple[float, float]]) -> None:
    wall, cpu = (sum(part) for part in zip(*times, strict=True))
    print(f"  {what:<28} {wall * 1000:8.1f} ms   CPU {cpu * 1000:8.1f} ms   {len(times)} exchanges")


def measure(url: str) -> None:
    county = bureau(url)
    pc = county.pc()
    ids = volunteers(pc)
    told(f"{RECORDS} added", [sent(pc, pc.body(many)) for many in BATCHES if pc.held < RECORDS])
    for record in ids[:700:7]:
        pc.op("volunteer", record, phone="13800000000", notes="改")
    told("100 changed", [sent(pc, pc.body())])
    told("fresh pull of all", [sent(reader := county.pc(), reader.body())])
    told("nothing to do, 20 times", [sent(pc, dumps(pc.head()) + b"\n") for _ in range(20)])
    county.engine.dispose()


def main() -> None:
    # As `county serve` does after it started.
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    with tempfile.TemporaryDirectory() as folder:
        print("SQLite, WAL, synchronous=FULL")
        measure(f"sqlite:///{folder}/county.db")
    programs = postgres.binaries()
    if programs is None:
        print("PostgreSQL: not here (Debian package postgresql)")
        return
    cluster = postgres.Cluster(programs).make().start()
    try:
        print("PostgreSQL, fsync on")
        measure(cluster.database())
    finally:
        cluster.remove()


if __name__ == "__main__":
    main()
