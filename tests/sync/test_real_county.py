"""A station and the real county program: joining, records, a second PC, a recovered one."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from desktop import errors
from desktop.config import Home, resources
from desktop.model import id_number
from desktop.model.kinds import kind_named
from desktop.services import opening, records
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.photos import photos
from desktop.services.roster import consents
from desktop.services.safekeeping import backups, checkup, recovering
from desktop.services.sync import carriers, enrolling, joining, pairing, passing_on
from desktop.services.sync.joining import Beginning
from tests.conftest import CHEAP, PASSPHRASE
from tests.sync.conftest import Make, RealCounty, synced

pytestmark = pytest.mark.slow

VOLUNTEER, CLERK, DEVICE = (kind_named(name) for name in ("volunteer", "clerk", "device"))
PICTURES = sorted((resources() / "sample" / "photos").glob("*/*.jpg"))[:3]


def test_what_a_station_enters_reaches_the_county_and_nothing_is_said_twice(
    station: Desk, real_county: RealCounty
) -> None:
    person = records.add(station, "volunteer", {"name": "张三", "phone": "13900000000"})
    first = synced(station)
    assert first.records.pushed > 0
    quiet = synced(station)
    assert (quiet.records.pushed, quiet.records.pulled) == (0, 0)
    assert quiet.requests == 1
    records.change(station, "volunteer", person, {"phone": "13800000000"})
    assert synced(station).records.pushed == 1


def test_a_code_serves_one_pc_once(make_desk, station: Desk, real_county: RealCounty) -> None:
    code = real_county.code()
    other = make_desk("另一台")
    enrolling.enroll(other, real_county.url, code)
    third = make_desk("第三台")
    with pytest.raises(errors.EnrolRefused, match="另一台电脑"):
        enrolling.enroll(third, real_county.url, code)


def test_a_second_pc_gets_the_station_and_both_go_on_together(
    station: Desk, real_county: RealCounty, tmp_path: Path
) -> None:
    person = records.add(station, "volunteer", {"name": "张三", "phone": "13900000000"})
    consents.give(station, [person], ["report"], "2026-11-01")
    activity = records.add(station, "activity", {"title": "重阳敬老"})
    photos.add_photos(station, activity, PICTURES)
    assert synced(station).photos.sent > 0
    second = _second_pc(real_county, Home(tmp_path / "第二台"))
    try:
        came = synced(second)
        assert came.photos.fetched == 2 * len(PICTURES)
        assert second.records.get(VOLUNTEER, person).text("phone") == "13900000000"
        sha256 = hashlib.sha256(PICTURES[0].read_bytes()).hexdigest()
        assert photos.thumbnail(second, sha256) == photos.thumbnail(station, sha256)
        assert photos.standard(second, sha256) == photos.standard(station, sha256)
        assert [one.text("name") for one in second.records.find(CLERK)] == ["王文书"]
        assert second.clerk == station.clerk
        records.change(second, "volunteer", person, {"phone": "13800000000"})
        synced(second)
        synced(station)
        assert station.records.get(VOLUNTEER, person).text("phone") == "13800000000"
        assert {one.text("replica") for one in station.records.find(DEVICE)} == {
            one.text("replica") for one in second.records.find(DEVICE)
        }
        assert checkup.examine(second) == []
    finally:
        second.close()


def test_a_second_pc_sees_id_numbers_once_it_has_the_pairing_file(
    station: Desk, real_county: RealCounty, tmp_path: Path
) -> None:
    number = "99999919900307001" + id_number.check_character("99999919900307001")
    told = {"name": "张三", "id_number": number}
    person = records.add(station, "volunteer", told)
    synced(station)
    second = _second_pc(real_county, Home(tmp_path / "第二台"))
    try:
        synced(second)
        assert second.records.get(VOLUNTEER, person).values["id_number"] != number
        file = tmp_path / "配对.json"
        with pytest.raises(errors.KeyNotHere):
            pairing.write(second, file, "八个字符以上的口令", CHEAP)
        pairing.write(station, file, "八个字符以上的口令", CHEAP)
        with pytest.raises(errors.WrongPassphrase):
            pairing.read(second, file, "别的口令别的口令")
        pairing.read(second, file, "八个字符以上的口令")
        synced(second)
        assert second.records.get(VOLUNTEER, person).values["id_number"] == number
        with pytest.raises(errors.KeyHereAlready):
            pairing.read(second, file, "八个字符以上的口令")
    finally:
        second.close()


def test_a_station_recovered_from_a_backup_goes_on_under_a_new_name(
    station: Desk, tmp_path: Path
) -> None:
    kept = records.add(station, "volunteer", {"name": "张三"})
    synced(station)
    backups.back_up(station, tmp_path / "站.backup", lambda *_: None)
    after = records.add(station, "volunteer", {"name": "李四"})
    synced(station)
    home = Home(tmp_path / "新电脑")
    done = recovering.recover(tmp_path / "站.backup", home, PASSPHRASE)
    recovered = opening.open_desk(home, done.master, Here())
    try:
        assert recovered.settings.get("replica") != station.settings.get("replica")
        synced(recovered)
        names = {one.id for one in recovered.records.find(VOLUNTEER)}
        assert names == {kept, after}
        new = records.add(recovered, "volunteer", {"name": "王五"})
        synced(recovered)
        synced(station)
        assert station.records.get(VOLUNTEER, new).text("name") == "王五"
    finally:
        recovered.close()


def test_a_pc_that_was_revoked_is_told_so_and_keeps_all(
    station: Desk, real_county: RealCounty
) -> None:
    synced(station)
    real_county.command("revoke", str(station.settings.get("replica")))
    records.add(station, "volunteer", {"name": "张三"})
    done = synced(station, whole=False)
    assert isinstance(done.error, errors.CountyRefused)
    assert done.error.code == "revoked"
    assert "停用" in str(done.error)
    assert station.records.count(VOLUNTEER) == 1


def test_a_county_down_for_weeks_loses_nothing(station: Desk, real_county: RealCounty) -> None:
    real_county.stop()
    person = records.add(station, "volunteer", {"name": "张三"})
    done = synced(station, whole=False)
    assert done.state == "no_line"
    assert isinstance(done.error, errors.NoAnswer)
    assert done.error.reason == "refused"
    real_county.start()
    assert synced(station).records.pushed > 0
    assert station.records.get(VOLUNTEER, person).text("name") == "张三"


def test_a_station_joins_by_files_alone(
    make_desk: Make, real_county: RealCounty, tmp_path: Path
) -> None:
    desk, code, request = make_desk("无网"), real_county.code(), tmp_path / "申请.json"
    enrolling.write_request(desk, code, request)
    reply = tmp_path / "回执.bundle"
    real_county.command("enrol-request", str(request), "--out", str(reply))
    done = enrolling.read_reply(desk, code, reply)
    assert done.county == "示例县"


def _second_pc(county: RealCounty, home: Home) -> Desk:
    begun = Beginning(home, county.code(), PASSPHRASE, clerk="王文书", cost=CHEAP)
    made = joining.join(begun, county.url)
    return opening.open_desk(home, made.master, Here())


def test_a_station_without_a_line_exchanges_by_files_through_a_third_s_hands(
    make_desk: Make, real_county: RealCounty, tmp_path: Path
) -> None:
    desk, code, request = make_desk("无网"), real_county.code(), tmp_path / "申请.json"
    enrolling.write_request(desk, code, request)
    real_county.command("enrol-request", str(request), "--out", str(tmp_path / "回执.bundle"))
    enrolling.read_reply(desk, code, tmp_path / "回执.bundle")
    out, town, back = tmp_path / "出", tmp_path / "镇", tmp_path / "回"
    for folder in (out, town, back):
        folder.mkdir()
    records.add(desk, "volunteer", {"name": "张三"})
    activity = records.add(desk, "activity", {"title": "重阳敬老"})
    photos.add_photos(desk, activity, PICTURES)
    first = carriers.write(desk, out)
    # Small pictures go at once; the county has not asked for larger ones yet.
    assert (first.ops > 0, first.photos) == (True, len(PICTURES))
    passing_on.carry([out], town)
    real_county.command("bundle", "read", str(town), "--out", str(back))
    took = carriers.read(desk, [back])
    assert took.failed == []
    assert took.pushed == first.ops
    assert carriers.read(desk, [back]).failed == []  # twice does no harm
    second = carriers.write(desk, out, part_bytes=200_000)
    assert second.ops == 0
    assert second.photos == len(PICTURES)
    assert len(second.files) > 1
    told = json.loads(
        real_county.command(
            "bundle", "read", *map(str, reversed(second.files)), "--out", str(back), "--json"
        )
    )
    assert told["failed"] == []
    assert told["bundles"][0]["photos"] == second.photos
    carriers.read(desk, [back])
    # The line comes at last: nothing goes twice.
    enrolling.add_address(desk, real_county.url)
    done = synced(desk)
    assert (done.records.pushed, done.photos.sent) == (0, 0)


def test_a_reply_read_before_an_earlier_one_waits_for_it(
    make_desk: Make, station: Desk, real_county: RealCounty, tmp_path: Path
) -> None:
    other = _second_pc(real_county, Home(tmp_path / "第二台"))
    try:
        folders = []
        for round_ in range(2):
            records.add(station, "volunteer", {"name": f"张{round_}"})
            synced(station)
            folder = tmp_path / f"回{round_}"
            folder.mkdir()
            carriers.write(other, tmp_path / f"出{round_}.bundle")
            real_county.command(
                "bundle", "read", str(tmp_path / f"出{round_}.bundle"), "--out", str(folder)
            )
            folders.append(folder)
            if round_ == 0:
                carriers.read(other, [folder])
        took = carriers.read(other, list(reversed(folders)))
        assert took.failed == []
        assert other.records.count(VOLUNTEER) == 2
    finally:
        other.close()
