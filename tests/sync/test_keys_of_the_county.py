"""A county that changes its identity key, and one that has lost what it knew of a PC's keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.services import records
from desktop.services.desk import Desk
from desktop.services.sync import carriers, enrolling
from desktop.sync.joining import joined
from tests.sync.conftest import Make, RealCounty, synced

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def pinned(desk: Desk) -> str:
    return joined.required_membership(desk.settings).county.identity


def test_a_new_identity_key_is_taken_over_and_codes_of_it_work(
    station: Desk, real_county: RealCounty, make_desk: Make
) -> None:
    synced(station)
    before, old_code = pinned(station), real_county.code()
    real_county.stop()
    assert "重新启动" in real_county.told("renew-identity").stderr
    real_county.start()
    records.add(station, "team", {"name": "环保队"})
    station.settings.put("sync.keys_stale", True)
    synced(station)
    assert pinned(station) != before
    enrolling.add_address(station, real_county.url)
    other = make_desk("第二台")
    with pytest.raises(Exception, match="不是这个县平台发的"):
        enrolling.enroll(other, real_county.url, old_code)
    enrolling.enroll(other, real_county.url, real_county.code())
    synced(other)
    assert other.store.one("SELECT count(*) FROM team WHERE name = '环保队'") == 1
    assert pinned(other) == pinned(station)


def test_a_pc_that_was_taken_back_tells_its_sealing_key_by_its_next_bundle(
    station: Desk, real_county: RealCounty, tmp_path: Path
) -> None:
    synced(station)
    replica = station.settings.get("replica")
    with real_county.office() as county, county.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE replica SET sealing = X'' WHERE replica = ?", (replica,))
    written = ("bundle", "write", str(tmp_path), "--to", replica)
    refused = real_county.told(*written)
    assert refused.returncode != 0 and "station bundle write" in refused.stderr
    records.add(station, "team", {"name": "环保队"})
    up, back = tmp_path / "出", tmp_path / "回"
    up.mkdir(), back.mkdir()
    carriers.write(station, up)
    real_county.command("bundle", "read", str(up), "--out", str(back))
    took = carriers.read(station, [back])
    assert took.failed == [] and took.batches == 1 and took.pushed == 1
    assert real_county.told(*written).returncode == 0
