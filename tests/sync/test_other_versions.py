"""A database or a station of another version: refused in words or brought up, and nothing lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import httpx
import pytest

from county.store import upgrading
from county.store.engine import open_engine, writing
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.desk import Desk
from desktop.services.sync import enrolling
from tests.county_line import join
from tests.sync.conftest import CODE, Make, RealCounty, synced
from tests.sync.promised import goes_on, until_quiet

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

VOLUNTEER = kind_named("volunteer")


def test_a_database_newer_than_the_program_is_refused_and_left_as_it_is(
    station: Desk, real_county: RealCounty
) -> None:
    records.add(station, "volunteer", {"name": "张三"})
    synced(station)
    real_county.stop()
    file = real_county.data / "county.db"
    known = upgrading.revisions()[-1]
    _set_version(file, "9999")
    before = file.read_bytes()
    done = real_county.told("serve", "--port", "0")
    assert done.returncode == 1
    assert "更新版本" in done.stderr
    assert "没有做任何改动" in done.stderr
    assert file.read_bytes() == before
    records.add(station, "volunteer", {"name": "李四"})
    assert synced(station, whole=False).state == "no_line"
    _set_version(file, known)
    real_county.start()
    goes_on(real_county, station)


def _set_version(file: Path, version: str) -> None:
    connection = sqlite3.connect(file)
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def test_a_database_older_than_the_program_is_brought_up_and_serves(
    make_desk: Make, tmp_path: Path
) -> None:
    from alembic import command
    from alembic.config import Config

    county = RealCounty(tmp_path / "county")
    county.data.mkdir()
    engine = open_engine(f"sqlite:///{county.data}/county.db")
    config = Config()
    steps = Path(upgrading.__file__).parent / "migrations"
    config.set_main_option("script_location", str(steps))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, upgrading.revisions()[0])
    engine.dispose()
    county.found(CODE)
    county.start()
    try:
        desk = make_desk("站")
        enrolling.enroll(desk, county.url, county.code())
        goes_on(county, desk)
    finally:
        county.stop()


def test_what_a_newer_station_sends_is_kept_by_a_county_and_a_station_that_do_not_know_it(
    station: Desk, real_county: RealCounty
) -> None:
    with httpx.Client(base_url=real_county.url, trust_env=False) as client:
        newer = join(client, real_county.code(), CODE)
        newer.op("drone", "d1", "add", name="一号机", range_km=12, pilots=["甲", "乙"])
        newer.op("volunteer", "0199aaaa-0000-7000-8000-000000000001", "add", name="张三",
                 status="active", no_photo=False, badge={"colour": "红"})  # fmt: skip
        told = newer.sync(schema=99)
        assert told.verdict(1)[0] == told.verdict(2)[0] == "applied"
        until_quiet([station])
        kept = {(row[0], row[2]) for row in station.store.rows(
            "SELECT kind, record, field FROM sync_stranger WHERE why = 'unknown'"
        )}  # fmt: skip
        assert {("drone", "name"), ("drone", "range_km"), ("drone", "pilots")} <= kept
        assert ("volunteer", "badge") in kept
        assert station.records.count(VOLUNTEER) == 1
        # The station that does not know them goes on beside them.
        (person,) = station.records.find(VOLUNTEER)
        records.change(station, "volunteer", person.id, {"phone": "13900000000"})
        until_quiet([station])
        other = join(client, real_county.code(), CODE)
        rows = {row.op["i"]: row.op for row in other.sync(schema=99).rows if row.op}
        assert rows["d1"]["f"] == {"name": "一号机", "range_km": 12, "pilots": ["甲", "乙"]}
