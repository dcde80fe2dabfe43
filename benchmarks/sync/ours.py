"""Ours on the peers' workload: a real station, the real county, the peers' proxy between."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.sync.counted import Counted, Phase
from benchmarks.sync.county_here import STATION, CountyHere
from benchmarks.sync.peers import (
    CHANGED,
    CUT,
    CUT_COUNT,
    CUT_S,
    NOTHING,
    PULL,
    PUSH,
    SLOW,
    SLOW_COUNT,
    SLOW_SHAPE,
)
from benchmarks.sync.peers_home import PeersHome
from benchmarks.sync.people import Person
from benchmarks.sync.station_here import StationHere
from desktop.sync.outgoing.leaving import POLICY_NAME, by_kinds

PROXY_PORT, COUNTY_PORT = 21016, 21017
_LIMIT_S = 300.0
#: What a county may ask for (protocol section 13). As the peers' records leave: all in the clear.
_AS_PEERS = ("clear", "sealed", "consent")
#: As if everybody had agreed to being reported: ID numbers and their types sealed.
_ALL_AGREED = ("clear", "consent")


@dataclass(frozen=True, slots=True)
class Setting:
    """How ours is run.

    Args:
        name: in the table.
        database: of the county; SQLite where None.
        clear: how a volunteer's fields leave usually that a policy has leave in the clear.
    """

    name: str
    database: str | None = None
    clear: tuple[str, ...] = ()

    def rule(self) -> str:
        """The policy for it, as the county publishes it."""
        fields = by_kinds()["volunteer"]
        names = [f"volunteer.{name}" for name, how in fields.items() if how in self.clear]
        return json.dumps({"clear": names})


CLEAR = Setting("ours, clear", clear=_AS_PEERS)
NUMBERS_SEALED = Setting("ours, numbers sealed", clear=_ALL_AGREED)
NOBODY_AGREED = Setting("ours, nobody agreed")


@contextmanager
def _scene(
    home: PeersHome, setting: Setting, shape: tuple[str, ...]
) -> Iterator[tuple[Path, CountyHere, Counted]]:
    """A county that serves behind a proxy, and a folder for stations."""
    with tempfile.TemporaryDirectory(prefix="ours-", dir=home.folder) as name:
        folder = Path(name)
        county = CountyHere(folder / "county", COUNTY_PORT, setting.database)
        county.found()
        with county, Counted(home, PROXY_PORT, COUNTY_PORT, *shape) as counted:
            yield folder, county, counted


def _joined(
    folder: Path, county: CountyHere, setting: Setting, url: str, people: list[Person]
) -> StationHere:
    """A station that has synced while it was empty, and has its people since."""
    if setting.clear:
        paper = folder.with_suffix(".json")
        told = {"name": POLICY_NAME, "label": "上报内容", "rule": setting.rule()}
        paper.write_text(json.dumps(told))
        county.say("publish", "policy", str(paper))
    station = StationHere.founded(folder, STATION)
    station.enroll(county.url, county.code())
    station.sync()
    station.sync()  # a policy that came is followed by the run after it
    station.bring_in(people)
    _through(station, url)
    return station


def fast(
    home: PeersHome, setting: Setting, people: list[Person], changed: list[Person]
) -> Iterator[Phase]:
    """The phases on a line that is no hindrance."""
    name = setting.name
    with _scene(home, setting, ()) as (folder, county, counted):
        station = _joined(folder / "一", county, setting, counted.url, people)
        with station:
            yield counted.phase(name, PUSH, county, lambda: _said(station))
            station.change(changed)
            yield counted.phase(name, CHANGED, county, lambda: _said(station))
            yield counted.phase(name, NOTHING, county, lambda: _said(station))
            with StationHere.second(folder / "二", counted.url, county.code()) as second:
                yield counted.phase(name, PULL, county, lambda: _said(second))
                _demand_same(station, second)


def slow(home: PeersHome, setting: Setting, people: list[Person]) -> Iterator[Phase]:
    """A thousand at 128 kbit/s and 600 ms."""
    with (
        _scene(home, setting, SLOW_SHAPE) as (folder, county, counted),
        _joined(folder / "一", county, setting, counted.url, people[:SLOW_COUNT]) as station,
    ):
        yield counted.phase(setting.name, SLOW, county, lambda: _said(station))


def cut(
    home: PeersHome, setting: Setting, people: list[Person], cut_s: int = CUT_S
) -> Iterator[Phase]:
    """Five thousand over the slow line, every connection aborted each so many seconds; 0: never."""
    shape = (*SLOW_SHAPE, "--cut", str(cut_s))
    with (
        _scene(home, setting, shape) as (folder, county, counted),
        _joined(folder / "一", county, setting, counted.url, people[:CUT_COUNT]) as station,
    ):
        yield counted.phase(setting.name, CUT, county, lambda: _runs(station))


def _runs(station: StationHere) -> str:
    runs = station.sync_until_done(_LIMIT_S)
    return f"{runs} run(s)" if runs > 0 else f"never finished ({-runs} runs)"


def _through(station: StationHere, url: str) -> None:
    """From now on through the proxy; joining itself is no part of the figures."""
    kept = station.desk.settings.get("county")
    station.desk.settings.put("county", {**kept, "url": url})


def _said(station: StationHere) -> str:
    report = station.sync()
    return f"{report.pushed} up, {report.pulled} down"


def _demand_same(one: StationHere, other: StationHere) -> None:
    if one.people() != other.people():
        raise SystemExit(f"{one.people()} people here, {other.people()} there")
