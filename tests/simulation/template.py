"""A station as it is just after it was made, once a process, then copied."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

from desktop.config import Home
from desktop.services.founding import SecondPc, StationFacts, make_station
from desktop.services.sync.replicas import Identity
from desktop.storage.driver import connect
from desktop.storage.keys import RECORDS_PURPOSE, Argon2Cost
from tests.simulation import disk
from tests.simulation.chance import Chance, governing
from tests.simulation.clocks import CHINA

STATION, TOWN, COUNTY = "999999001001", "999999001", "999999"
FACTS = StationFacts("石桥村新时代文明实践站", STATION, "石桥镇", "示例县", "王文书")
_MADE = dt.datetime(2026, 11, 1, 8, 0, tzinfo=CHINA)
_CHEAP = Argon2Cost(passes=1, memory_kib=8, lanes=1)


def station() -> Any:
    """The disk of a new station's first PC."""
    return _made(1_000_000_001, None)


def second_pc() -> Any:
    """The disk of a further PC as it is before it joins: no records, no key of private fields."""
    chance = Chance(1_000_000_004)
    identity = Identity(str(chance.uuid4()), chance.bytes(32))
    return _made(1_000_000_005, SecondPc(identity, lambda _settings, _secrets: None))


def _made(seed: int, second: SecondPc | None) -> Any:
    with tempfile.TemporaryDirectory() as folder, governing(Chance(seed)):
        home = Home(Path(folder) / "station")
        master = make_station(
            home, FACTS, "correct horse", cost=_CHEAP, clock=lambda: _MADE, second=second
        )
        encrypted = connect(home.records, master.derive(RECORDS_PURPOSE))
        encrypted.execute("ATTACH ':memory:' AS clear KEY ''")
        encrypted.execute("SELECT sqlcipher_export('clear')")
        version = encrypted.execute("PRAGMA user_version").fetchone()[0]
        encrypted.execute(f"PRAGMA clear.user_version = {version}")
        made = disk.empty()
        encrypted.backup(made, name="clear")
        encrypted.close()
    return made
