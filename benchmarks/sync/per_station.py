"""`python -m benchmarks.sync.per_station`: what one station costs its county, and what many would.

Measured: a real county on SQLite and on PostgreSQL, a real station, one sort of run after the
other. The rest is multiplication, with the assumptions printed beside it (docs/scale.md).
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks.pictures import jpeg, scene
from benchmarks.sync.county_here import STATION, CountyHere
from benchmarks.sync.postgres_here import PostgresHere, postgres_here
from benchmarks.sync.station_here import StationHere
from desktop.imaging.renditions import prepare
from desktop.services import records
from desktop.services.sync import syncing
from desktop.services.sync.lines import line_of

PORT = 21018
PEOPLE, EDITS, RUNS = 2_000, 2_000, 80


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of one sort costs.

    Args:
        name: the sort.
        cpu_ms: processor time of the county's process, a run.
        database_ms: of PostgreSQL's processes, a run.
        up: bytes to the county, as the station counts them.
        down: bytes from it.
        seconds: median of a run, station's own work included.
    """

    name: str
    cpu_ms: float
    database_ms: float
    up: float
    down: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What a county on one database costs.

    Args:
        database: its name.
        idle, one, day: runs with nothing, one op, twenty ops.
        record_bytes: of database for a new record with its op.
        op_bytes: of database for an op that changes one.
        add_ms: processor time for a new record in a large push, database included.
        rss_mib: of the worker when it was done.
    """

    database: str
    idle: Cost
    one: Cost
    day: Cost
    record_bytes: float
    op_bytes: float
    add_ms: float
    rss_mib: float

    @property
    def costs(self) -> tuple[Cost, Cost, Cost]:
        """The three sorts of runs."""
        return self.idle, self.one, self.day


class Bench:
    """One county, one station, one sort of run after the other."""

    def __init__(self, folder: Path, postgres: PostgresHere | None) -> None:
        self._folder = folder
        self._postgres = postgres
        self.county = CountyHere(folder / "county", PORT, postgres.url if postgres else None)
        self.county.found()

    def measure(self) -> Measured:
        """Do all of it."""
        with self.county, StationHere.founded(self._folder / "一", STATION) as station:
            station.enroll(self.county.url, self.county.code())
            station.sync()
            stored, cpu = self._stored(), self._cpu()
            ids = self._add(station, PEOPLE)
            station.sync()
            add_ms = sum(self._cpu()) - sum(cpu)
            record_bytes = (self._stored() - stored) / PEOPLE
            idle = self._cost("nothing to do", station, lambda _: None)
            one = self._cost("one op", station, lambda run: self._change(station, ids, run, 1))
            day = self._cost("twenty ops", station, lambda run: self._change(station, ids, run, 20))
            stored = self._stored()
            self._change(station, ids, RUNS + 1, EDITS)
            station.sync()
            op_bytes = (self._stored() - stored) / EDITS
            rss = self.county.load().rss_mib
        name = "PostgreSQL" if self._postgres else "SQLite"
        per_add = add_ms * 1000 / PEOPLE
        return Measured(name, idle, one, day, record_bytes, op_bytes, per_add, rss)

    def _add(self, station: StationHere, count: int) -> list[str]:
        """People as a clerk types them in; the names are numbers."""
        made = []
        for number in range(count):
            typed = {
                "name": f"村民{number}",
                "sex": "female" if number % 2 else "male",
                "phone": f"199{number:08d}",
                "village_group": f"{number % 12 + 1}组",
                "address": "示例县石桥镇石桥村",
                "political_status": "群众",
                "skills": "理发、书法",
                "registered_on": "2024-03-05",
            }
            made.append(records.add(station.desk, "volunteer", typed))
        return made

    def _change(self, station: StationHere, ids: list[str], run: int, count: int) -> None:
        for place in range(count):
            phone = f"1{run + 300:03d}{place:07d}"
            chosen = ids[(run * count + place) % len(ids)]
            values = {"phone": phone.replace("1", "13", 1)[:11], "notes": f"第{run}次改"}
            records.change(station.desk, "volunteer", chosen, values)

    def _cost(self, name: str, station: StationHere, prepare_run: Callable[[int], None]) -> Cost:
        own, database, up, down, taken = 0.0, 0.0, 0, 0, []
        for run in range(RUNS):
            prepare_run(run)
            before = self._cpu()
            begun = time.perf_counter()
            with line_of(station.desk) as line:
                syncing.sync(station.desk, line)
                up, down = up + line.traffic.bytes_up, down + line.traffic.bytes_down
            taken.append(time.perf_counter() - begun)
            after = self._cpu()
            own, database = own + after[0] - before[0], database + after[1] - before[1]
        per = 1000 / RUNS
        times = statistics.median(taken)
        return Cost(name, own * per, database * per, up / RUNS, down / RUNS, times)

    def _cpu(self) -> tuple[float, float]:
        own = self.county.load().cpu_s
        return own, self._postgres.cpu_s() if self._postgres else 0.0

    def _stored(self) -> int:
        if self._postgres:
            return self._postgres.stored_bytes()
        connection = sqlite3.connect(self._folder / "county" / "county.db")
        with closing(connection):
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            pages, size = (
                connection.execute(f"PRAGMA {fact}").fetchone()[0]
                for fact in ("page_count", "page_size")
            )
        return int(pages) * int(size)


@dataclass(frozen=True, slots=True)
class Assumed:
    """A station's ordinary day and year; chosen, not measured.

    Args:
        idle_runs: exchanges a day with nothing to say (every quarter of an hour for eight hours).
        working_runs: exchanges a day that carry twenty ops each.
        days: of work a year.
        people: volunteers of a station.
        photos: a year.
        busiest_hour: share of the day's exchanges that come in one hour.
    """

    idle_runs: int = 32
    working_runs: int = 2
    days: int = 250
    people: int = 300
    photos: int = 120
    busiest_hour: float = 0.3


def photo_bytes() -> tuple[int, int]:
    """Thumbnail and standard size of a photo of 12 million pixels, as stations send them."""
    prepared = prepare(jpeg(scene(), 88), "IMG.jpg")
    return len(prepared.thumbnail), len(prepared.standard)


def extrapolate(measured: Measured, photo: tuple[int, int], assumed: Assumed) -> None:
    """Multiply; nothing here was run."""
    runs = assumed.idle_runs + assumed.working_runs
    idle, day = measured.idle, measured.day
    cpu_s = (
        assumed.idle_runs * (idle.cpu_ms + idle.database_ms)
        + assumed.working_runs * (day.cpu_ms + day.database_ms)
    ) / 1000
    moved = assumed.idle_runs * (idle.up + idle.down) + assumed.working_runs * (day.up + day.down)
    ops = 20 * assumed.working_runs * assumed.days
    first = assumed.people * measured.record_bytes
    yearly = ops * measured.op_bytes
    pictures = assumed.photos * sum(photo)
    print(
        f"\n{measured.database}: {'':18}{'stations':>9}{'exch./day':>12}{'busiest/s':>11}", end=""
    )
    print(f"{'cores':>7}{'line GB/d':>11}{'DB GB':>9}{'DB GB/y':>9}{'photo TB/y':>12}")
    for name, count in PLACES:
        busiest = count * runs * assumed.busiest_hour / 3600
        cores = count * cpu_s * assumed.busiest_hour / 3600
        print(
            f"  {name:26}{count:10,}{count * runs:12,}{busiest:11.1f}{cores:7.1f}"
            f"{count * moved / 1e9:11.1f}{count * first / 1e9:9.1f}{count * yearly / 1e9:9.1f}"
            f"{count * pictures / 1e12:12.2f}"
        )


PLACES = (
    ("a county (榆阳区)", 404),
    ("a province", 40_000),
    ("every village", 620_573),
)


def tell(measured: Measured) -> None:
    print(f"\n{measured.database}: worker {measured.rss_mib:.0f} MiB; ", end="")
    print(
        f"a new record {measured.record_bytes:.0f} B of database, {measured.add_ms:.2f} ms; ",
        end="",
    )
    print(f"a changing op {measured.op_bytes:.0f} B")
    print(f"  {'a run with':16}{'county ms':>10}{'database ms':>13}", end="")
    print(f"{'B up':>8}{'B down':>8}{'run ms':>8}")
    for cost in measured.costs:
        print(
            f"  {cost.name:16}{cost.cpu_ms:10.2f}{cost.database_ms:13.2f}{cost.up:8.0f}"
            f"{cost.down:8.0f}{cost.seconds * 1000:8.1f}"
        )


def main() -> int:
    found: list[Measured] = []
    with tempfile.TemporaryDirectory() as name:
        found.append(Bench(Path(name), None).measure())
        tell(found[-1])
    with tempfile.TemporaryDirectory() as name, postgres_here() as postgres:
        if postgres is None:
            print("PostgreSQL is not here: left out.", file=sys.stderr)
        else:
            found.append(Bench(Path(name), postgres).measure())
            tell(found[-1])
    assumed, photo = Assumed(), photo_bytes()
    print(f"\na photo: thumbnail {photo[0]} B, standard {photo[1]} B")
    print(f"assumed of a station: {assumed}")
    for measured in found:
        extrapolate(measured, photo, assumed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
