"""Copied disks, recovered stations, counties that went back: nothing is lost or doubled."""

import shutil

import pytest

from desktop.config import Home
from desktop.model.kinds import kind_named
from desktop.services import checkup, records, syncing
from desktop.services.apart import Here
from desktop.services.opening import open_desk
from tests.unit.sync.conftest import NOW, PC, BenchLine


def people(desk):
    return sorted(desk.store.rows("SELECT name, phone FROM volunteer WHERE removed_at IS NULL"))


def person(pc, name, **more):
    return records.add(pc.desk, "volunteer", {"name": name, **more})


def unsettled(desk):
    return desk.store.one("SELECT count(*) FROM sync_op WHERE open = 1")


@pytest.fixture
def copy_of(pc, master, tmp_path, county):
    """Makes a PC from a copy of the disk as it is, under the same replica id."""
    opened = []

    def made(name="拷贝"):
        home = Home(tmp_path / name)
        home.path.mkdir()
        pc.desk.store.fold()
        for file in ("station.db", "keys.json"):
            shutil.copy(pc.desk.home.path / file, home.path / file)
        desk = open_desk(home, master, Here(), clock=lambda: NOW)
        opened.append(desk)
        return PC(desk, BenchLine(county))

    yield made
    for desk in opened:
        desk.close()


def test_two_copies_of_one_disk_become_two_replicas(pc, copy_of):
    person(pc, "张三")
    pc.sync()
    clone = copy_of()
    person(pc, "李四")
    person(clone, "王五")
    pc.sync()
    clone.sync()
    assert clone.desk.settings.get("replica") != pc.desk.settings.get("replica")
    pc.sync()
    assert people(pc.desk) == people(clone.desk)
    assert [name for name, _ in people(pc.desk)] == ["张三", "李四", "王五"]
    assert unsettled(clone.desk) == unsettled(pc.desk) == 0
    assert checkup.examine(clone.desk) == []


def test_a_copy_with_unsent_changes_sends_them_once(pc, copy_of):
    pc.sync()
    person(pc, "张三")
    clone = copy_of()
    clone.sync()
    person(pc, "李四")
    pc.sync(), clone.sync(), pc.sync()
    assert [n for n, _ in people(pc.desk)] == [n for n, _ in people(clone.desk)] == ["张三", "李四"]
    assert pc.desk.store.rows("SELECT * FROM sync_conflict") == []
    assert unsettled(clone.desk) == unsettled(pc.desk) == 0


def test_a_recovered_station_does_not_send_again_what_the_county_holds(pc, copy_of, county):
    pc.sync()
    made = person(pc, "张三", phone="111")
    recovered = copy_of()
    pc.sync()
    records.change(pc.desk, "volunteer", made, {"phone": "222"})
    pc.sync()
    syncing.renew(recovered.desk, "recover")
    records.change(recovered.desk, "volunteer", made, {"alias": "老三"})
    recovered.sync(), pc.sync()
    assert people(recovered.desk) == people(pc.desk) == [("张三", "222")]
    assert recovered.desk.store.one("SELECT alias FROM volunteer") == "老三"
    assert pc.desk.store.one("SELECT alias FROM volunteer") == "老三"
    assert pc.desk.store.rows("SELECT * FROM sync_conflict") == []
    assert unsettled(recovered.desk) == 0
    secret = "SELECT count(*) FROM secret WHERE name LIKE 'device_key/%'"
    assert recovered.desk.store.one(secret) == 0


def test_edits_of_one_clerk_before_and_after_a_recovery_are_no_conflict(pc, copy_of):
    made = person(pc, "张三", phone="111")
    pc.sync()
    records.change(pc.desk, "volunteer", made, {"phone": "222"})
    recovered = copy_of()
    syncing.renew(recovered.desk, "recover")
    records.change(recovered.desk, "volunteer", made, {"phone": "333"})
    pc.sync()
    recovered.sync(), pc.sync()
    assert people(recovered.desk) == people(pc.desk) == [("张三", "333")]
    assert recovered.desk.store.rows("SELECT * FROM sync_conflict") == []


def test_a_county_restored_from_a_backup_gets_all_of_it_again(pc, other, county):
    person(pc, "张三")
    pc.sync(), other.sync()
    county.back_up()
    made = person(pc, "李四", phone="111")
    pc.sync(), other.sync()
    records.change(other.desk, "volunteer", made, {"phone": "222"})
    person(other, "王五")
    other.sync(), pc.sync()
    county.restore()
    pc.sync()
    other.sync(), pc.sync(), other.sync()
    assert people(pc.desk) == people(other.desk)
    assert people(pc.desk) == [("张三", None), ("李四", "222"), ("王五", None)]
    for desk in (pc.desk, other.desk):
        assert desk.store.rows("SELECT * FROM sync_conflict") == []
        assert unsettled(desk) == 0 and checkup.examine(desk) == []


def test_a_restored_county_gets_the_work_of_a_pc_that_is_gone(pc, other, county):
    pc.sync()
    county.back_up()
    person(other, "王五", phone="555")
    other.sync(), pc.sync()
    county.restore()
    pc.sync()
    assert people(pc.desk) == [("王五", "555")]
    fresh = county.rows("SELECT count(*) FROM record WHERE kind = 'volunteer'")
    assert fresh == [(1,)]


def test_new_edits_and_a_county_that_went_back_come_together(pc, other, county):
    made = person(pc, "张三", phone="111")
    pc.sync(), other.sync()
    county.back_up()
    records.change(other.desk, "volunteer", made, {"phone": "222"})
    other.sync(), pc.sync()
    county.restore()
    records.change(pc.desk, "volunteer", made, {"phone": "333"})
    pc.sync(), other.sync(), pc.sync()
    assert people(pc.desk) == people(other.desk)
    values = {people(pc.desk)[0][1]} | {
        v.strip('"') for (v,) in pc.desk.store.rows("SELECT value FROM sync_conflict")
    }
    assert "333" in values


def test_what_loses_once_the_county_judges_anew_gives_way_everywhere(pc, other, county):
    made = person(pc, "张三", phone="111")
    pc.sync(), other.sync()
    county.back_up()
    records.remove(other.desk, "volunteer", [made])
    other.sync(), pc.sync()
    county.restore()
    third = person(pc, "李四")
    with pc.desk.action("edit", "x") as group:  # as one who had not seen the delete would
        record = pc.desk.records.get_many(kind_named("volunteer"), [made])[0]
        pc.desk.records.update(group, record, {"phone": "222", "removed_at": None})
    pc.sync(), other.sync(), pc.sync(), other.sync()
    rows = "SELECT id, phone, removed_at IS NULL FROM volunteer ORDER BY id"
    assert pc.desk.store.rows(rows) == other.desk.store.rows(rows)
    assert checkup.examine(pc.desk) == [] and checkup.examine(other.desk) == []
    assert third in {row[0] for row in other.desk.store.rows("SELECT id FROM volunteer")}
