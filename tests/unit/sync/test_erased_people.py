"""Somebody is deleted on one PC: the county is told, and the station's other PC does the same."""

import json

import pytest

from county.store import photos
from county.store.engine import writing
from county.store.photos import Picture, Place
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.person import erasing, sweeping
from desktop.services.photos import personal_pictures
from desktop.services.roster import consents
from desktop.services.safekeeping import checkup
from tests.unit.imaging.made_pictures import make_scene, written
from tests.unit.sync.conftest import agree

VOLUNTEER = kind_named("volunteer")
NAME, NUMBER, PHONE = "欧阳小翠", "11010519491231002X", "19911112222"
TOLD = {"name": NAME, "id_number": NUMBER, "phone": PHONE, "skills": "剪纸", "notes": "养猫"}


@pytest.fixture
def her(pc, tmp_path):
    made = records.add(pc.desk, "volunteer", TOLD)
    agree(pc, made)
    face = tmp_path / "face.png"
    face.write_bytes(written(make_scene(320, 240, 6)))
    personal_pictures.set_portrait(pc.desk, made, face)
    return made


def county_record(county, record):
    [(fields,)] = county.rows(f"SELECT fields FROM record WHERE id = '{record}'")
    return json.loads(fields)


def known(fields):
    return {name for name, value in fields.items() if value not in (None, [], False)}


def no_trace(desk, her):
    record = desk.records.get(VOLUNTEER, her)
    assert record.text("name") == erasing.placeholder(her)
    told = {name for name, value in record.values.items() if value not in (None, (), False)}
    assert told == {"name", "status", "no_photo", "erased_on"}
    bodies = desk.store.rows(
        "SELECT body, CAST(op_bytes AS TEXT) FROM journal_payload UNION ALL "
        "SELECT CAST(bytes AS TEXT), '' FROM sync_op UNION ALL "
        "SELECT CAST(bytes AS TEXT), '' FROM sync_row"
    )
    text = "".join(str(part) for row in bodies for part in row)
    assert [one for one in (NAME, NUMBER, PHONE, "养猫") if one in text] == []


def test_the_county_has_no_field_of_her_any_more(pc, county, her):
    pc.sync()
    assert known(county_record(county, her)) >= {"name", "phone", "id_number"}
    erasing.erase(pc.desk, her, "本人要求")
    report = pc.sync()
    assert (report.conflicts, report.rejected) == (0, 0)
    assert known(county_record(county, her)) == {"name", "status", "no_photo", "erased_on"}
    [(removed,)] = county.rows("SELECT removed FROM record WHERE kind = 'photo'")
    assert removed
    sweeping.sweep(pc.desk)
    no_trace(pc.desk, her)
    assert checkup.examine(pc.desk) == []


@pytest.mark.slow
def test_who_was_never_sent_reaches_the_county_without_a_name(pc, county, her):
    erasing.erase(pc.desk, her, "本人要求")
    pc.sync()
    assert known(county_record(county, her)) == {"name", "status", "no_photo", "erased_on"}
    assert county.rows("SELECT 1 FROM record WHERE kind = 'photo'") == []
    assert pc.desk.store.one("SELECT count(*) FROM sync_op WHERE verdict = 'rejected'") == 0


def test_the_other_pc_of_the_station_forgets_her_too(pc, other, her):
    pc.sync(), other.sync()
    assert other.desk.records.get(VOLUNTEER, her).text("name") == NAME
    erasing.erase(pc.desk, her, "本人要求")
    pc.sync(), other.sync()
    assert sweeping.sweep(other.desk) == 1
    no_trace(other.desk, her)
    assert checkup.examine(other.desk) == []
    assert sweeping.sweep(other.desk) == 0


@pytest.mark.slow
def test_what_the_other_pc_wrote_meanwhile_goes_as_well(pc, other, her):
    pc.sync(), other.sync()
    records.change(other.desk, "volunteer", her, {"phone": "19955556666", "address": "新家"})
    erasing.erase(pc.desk, her, "本人要求")
    pc.sync(), other.sync(), pc.sync()
    for one in (pc, other):
        sweeping.sweep(one.desk)
    for _ in range(3):
        pc.sync(), other.sync()
    for one in (pc, other):
        sweeping.sweep(one.desk)
        no_trace(one.desk, her)


@pytest.mark.slow
def test_sync_goes_on_as_before_once_her_operations_are_gone(pc, other, county, her):
    pc.sync(), other.sync()
    erasing.erase(pc.desk, her, "本人要求")
    pc.sync()
    sweeping.sweep(pc.desk)
    late = records.add(pc.desk, "volunteer", {"name": "李四"})
    pc.sync(), other.sync()
    assert other.desk.records.get(VOLUNTEER, late).text("name") == "李四"


def lines_of(county):
    told = county.rows("SELECT line FROM feed_row UNION ALL SELECT line FROM deferred")
    return b"".join(bytes(line) for (line,) in told).decode()


def test_no_row_of_the_county_says_what_it_said_of_her(pc, county, her):
    consents.give(pc.desk, [her], ["wall"], "2026-11-02", "欧阳大山")
    pc.sync()
    assert NAME in lines_of(county)
    assert "欧阳大山" in lines_of(county)
    erasing.erase(pc.desk, her, "本人要求")
    pc.sync()
    lines = lines_of(county)
    assert [one for one in (NAME, PHONE, "养猫", "欧阳大山", '"d":[') if one in lines] == []
    ours = [
        json.loads(bytes(line))
        for (line,) in county.rows(f"SELECT line FROM feed_row WHERE record = '{her}' ORDER BY row")
    ]
    assert all("f" not in op for op in ours[:-1])
    assert ours[-1]["f"]["erased_on"]


@pytest.mark.slow
def test_who_reads_the_feed_only_then_agrees_with_its_hashes(pc, other, county, her):
    pc.sync()
    erasing.erase(pc.desk, her, "本人要求")
    pc.sync()
    late = records.add(pc.desk, "volunteer", {"name": "李四"})
    pc.sync(), other.sync(), pc.sync()
    record = other.desk.records.get(VOLUNTEER, her)
    assert record.text("name") == erasing.placeholder(her)
    assert other.desk.records.get(VOLUNTEER, late).text("name") == "李四"
    cursors = [
        one.desk.store.rows("SELECT row, hash FROM sync_cursor WHERE feed = '999999001001'")
        for one in (pc, other)
    ]
    assert cursors[0] == cursors[1]


@pytest.mark.slow
def test_nobody_elses_rows_are_touched(pc, county, her):
    records.add(pc.desk, "volunteer", {"name": "王五", "phone": "19900000009"})
    pc.sync()
    erasing.erase(pc.desk, her, "本人要求")
    pc.sync()
    gone = county.rows(
        f"SELECT 1 FROM feed_row WHERE gone = 1 AND kind = 'volunteer' AND record <> '{her}'"
    )
    assert gone == []
    assert county.rows(
        "SELECT 1 FROM record WHERE kind = 'volunteer' AND fields LIKE '%erased_on%'"
    )


@pytest.mark.slow
def test_her_pictures_are_given_up(pc, county, her):
    pc.sync()
    [(fields,)] = county.rows("SELECT fields FROM record WHERE kind = 'photo'")
    photo = json.loads(fields)["sha256"]
    place = Place("999999001001", photo, "thumbnail")
    with writing(county.engine) as connection:
        photos.store(connection, place, Picture(3, "0" * 64, "image/jpeg"), "2026")
        assert photos.given_up(connection) == []
    erasing.erase(pc.desk, her, "本人要求")
    pc.sync()
    with writing(county.engine) as connection:
        assert [one for one, _ in photos.given_up(connection)] == [place]
