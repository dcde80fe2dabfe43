"""What one PC of a station changes reaches the county, and from there the other PC."""

import json

import pytest

from desktop.services import records
from desktop.services.safekeeping import checkup


def names(desk):
    return sorted(row[0] for row in desk.store.rows("SELECT name FROM volunteer"))


def field(desk, record, name):
    return desk.store.one(f"SELECT [{name}] FROM volunteer WHERE id = ?", (record,))


def test_nothing_to_say_takes_one_small_request(pc):
    pc.sync()
    before = len(pc.line.sizes)
    report = pc.sync()
    assert (report.state, report.requests, report.pushed) == ("done", 1, 0)
    assert len(pc.line.sizes) == before + 1 and pc.line.sizes[-1][0] < 1024


def test_a_new_volunteer_reaches_the_other_pc(pc, other):
    made = records.add(pc.desk, "volunteer", {"name": "张三", "phone": "19900000001"})
    assert pc.sync().pushed
    assert other.sync().pulled
    assert names(other.desk) == ["张三"]
    assert field(other.desk, made, "phone") == "19900000001"
    assert checkup.examine(other.desk) == [] and checkup.examine(pc.desk) == []


def test_private_fields_arrive_and_the_county_never_sees_them(pc, other, county):
    made = records.add(
        pc.desk,
        "volunteer",
        {"name": "张三", "id_type": "passport", "id_number": "E12345678"},
    )
    pc.sync()
    other.sync()
    assert field(other.desk, made, "id_number") == "E12345678"
    assert b"E12345678" not in county.path.read_bytes()


def test_fields_changed_apart_come_together(pc, other):
    made = records.add(pc.desk, "volunteer", {"name": "张三"})
    pc.sync(), other.sync()
    records.change(pc.desk, "volunteer", made, {"phone": "19900000001"})
    records.change(other.desk, "volunteer", made, {"alias": "老三", "skills": "理发"})
    pc.sync(), other.sync(), pc.sync()
    for desk in (pc.desk, other.desk):
        assert (field(desk, made, "phone"), field(desk, made, "alias")) == ("19900000001", "老三")
        assert field(desk, made, "skills") == '["理发"]'


def test_the_second_of_two_values_is_parked_and_the_first_stands_on_both(pc, other):
    made = records.add(pc.desk, "volunteer", {"name": "张三"})
    pc.sync(), other.sync()
    records.change(pc.desk, "volunteer", made, {"phone": "111"})
    records.change(other.desk, "volunteer", made, {"phone": "222"})
    pc.sync()
    assert other.sync().conflicts == 1
    pc.sync()
    for desk in (pc.desk, other.desk):
        assert field(desk, made, "phone") == "111"
        rows = desk.store.rows("SELECT field, value, state FROM sync_conflict")
        assert rows == [("phone", '"222"', "open")]
    assert checkup.examine(other.desk) == []


def test_a_pending_value_stays_on_top_of_what_arrives(pc, other):
    made = records.add(pc.desk, "volunteer", {"name": "张三"})
    pc.sync(), other.sync()
    records.change(pc.desk, "volunteer", made, {"phone": "111"})
    pc.sync()
    other.line.trouble = lambda number: "lose"
    records.change(other.desk, "volunteer", made, {"phone": "222"})
    other.try_sync()
    assert field(other.desk, made, "phone") == "222"


def test_set_words_of_both_are_kept(pc, other):
    made = records.add(pc.desk, "volunteer", {"name": "张三", "skills": "理发"})
    pc.sync(), other.sync()
    records.change(pc.desk, "volunteer", made, {"skills": "理发、剪纸"})
    records.change(other.desk, "volunteer", made, {"skills": "秧歌"})
    pc.sync(), other.sync(), pc.sync()
    for desk in (pc.desk, other.desk):
        assert sorted(json.loads(field(desk, made, "skills"))) == ["剪纸", "秧歌"]


def test_a_delete_and_its_return_reach_the_other(pc, other):
    made = records.add(pc.desk, "volunteer", {"name": "张三"})
    pc.sync(), other.sync()
    records.remove(pc.desk, "volunteer", [made])
    pc.sync(), other.sync()
    assert field(other.desk, made, "removed_at")
    records.restore(other.desk, "volunteer", [made])
    other.sync(), pc.sync()
    assert field(pc.desk, made, "removed_at") is None


def test_who_is_edited_elsewhere_outlives_a_delete(pc, other):
    made = records.add(pc.desk, "volunteer", {"name": "张三"})
    pc.sync(), other.sync()
    records.change(pc.desk, "volunteer", made, {"phone": "111"})
    records.remove(other.desk, "volunteer", [made])
    pc.sync(), other.sync(), pc.sync()
    for desk in (pc.desk, other.desk):
        assert field(desk, made, "removed_at") is None
        assert field(desk, made, "phone") == "111"
        assert desk.store.rows("SELECT field FROM sync_conflict") == [("removed",)]


def test_an_edit_brings_back_who_was_deleted_elsewhere(pc, other):
    made = records.add(pc.desk, "volunteer", {"name": "张三"})
    pc.sync(), other.sync()
    records.remove(pc.desk, "volunteer", [made])
    records.change(other.desk, "volunteer", made, {"phone": "222"})
    pc.sync(), other.sync(), pc.sync()
    for desk in (pc.desk, other.desk):
        assert field(desk, made, "removed_at") is None
        assert field(desk, made, "phone") == "222"
        assert desk.store.rows("SELECT field FROM sync_conflict") == [("removed",)]


@pytest.mark.parametrize("trouble", ["lose", "deaf"])
def test_a_line_that_fails_for_a_while_loses_nothing(pc, other, trouble):
    made = records.add(pc.desk, "volunteer", {"name": "张三"})
    pc.line.trouble = lambda number: trouble if number % 7 else ""
    while pc.try_sync():
        records.change(pc.desk, "volunteer", made, {"village_group": str(pc.line.requests)})
    pc.line.trouble = lambda number: ""
    pc.sync(), other.sync()
    assert field(other.desk, made, "village_group") == field(pc.desk, made, "village_group")
    assert pc.desk.store.rows("SELECT * FROM sync_conflict") == []
