"""Copied disks, recovered stations, counties that went back: nothing is lost or doubled."""

from county.store import feeds as county_feeds
from county.store.engine import writing
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.safekeeping import checkup
from desktop.services.sync import attention, conflicts, syncing
from desktop.sync.outgoing import offers
from tests.unit.sync.conftest import STATION


def people(desk):
    return sorted(desk.store.rows("SELECT name, phone FROM volunteer WHERE removed_at IS NULL"))


def person(pc, name, **more):
    return records.add(pc.desk, "volunteer", {"name": name, **more})


def unsettled(desk):
    return desk.store.one("SELECT count(*) FROM sync_op WHERE open = 1")


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


def test_what_was_rejected_before_a_copy_heard_of_it_is_told_there_too(pc, other, copy_of):
    made = person(pc, "张三")
    pc.sync(), other.sync()
    held = {"title": "端午", "started_at": "2026-06-19T09:00", "ended_at": "2026-06-19T11:00"}
    activities.record_activity(other.desk, held, [Participant(made)])
    records.remove(pc.desk, "volunteer", [made])
    copy = copy_of()
    other.sync()
    assert pc.sync().rejected == 1
    syncing.renew(copy.desk, "recover")
    copy.sync()
    (item,) = attention.items(copy.desk)
    assert "已有服务时长" in item.sentence and item.at
    assert unsettled(copy.desk) == 0
    attention.give_up(copy.desk, item.id)
    assert [name for name, _ in people(copy.desk)] == ["张三"]


def test_what_another_copy_lost_gives_way_on_this_one_too(pc, other, copy_of):
    made, gone = person(pc, "张三", phone="111"), person(pc, "李四")
    pc.sync(), other.sync()
    records.change(pc.desk, "volunteer", made, {"phone": "222"})
    records.remove(pc.desk, "volunteer", [gone])
    for copy in (copies := [copy_of(), copy_of()]):
        syncing.renew(copy.desk, "recover")
    records.change(other.desk, "volunteer", made, {"phone": "333"})
    records.change(other.desk, "volunteer", gone, {"phone": "444"})
    other.sync()
    for copy in (copies[0], pc, copies[1], copies[0]):
        copy.sync()
    for copy in copies:
        assert people(copy.desk) == [("张三", "333"), ("李四", "444")]
        assert len(conflicts.open_conflicts(copy.desk)) == 2
        assert unsettled(copy.desk) == 0


def test_a_copy_may_register_too_after_a_key_list_brought_its_id_back(pc, copy_of, county):
    person(pc, "张三")
    pc.sync()
    county.back_up()
    recovered = copy_of()
    syncing.renew(recovered.desk, "recover")
    twin = copy_of(recovered)
    person(recovered, "李四")
    recovered.sync()
    county.restore()
    recovered.sync()  # the county learns of it again by the list of keys it had signed
    person(twin, "王五")
    twin.sync(), recovered.sync(), twin.sync()
    assert twin.desk.settings.get("replica") != recovered.desk.settings.get("replica")
    assert [name for name, _ in people(twin.desk)] == ["张三", "李四", "王五"]
    assert people(twin.desk) == people(recovered.desk)
    assert unsettled(twin.desk) == unsettled(recovered.desk) == 0


def test_a_county_may_go_back_to_the_backup_before_the_last(pc, county):
    def backed_up():
        with writing(county.engine) as connection:
            head = county_feeds.heads(connection, [STATION])[STATION]
            county_feeds.mark(connection, STATION)
            county_feeds.set_kept(connection, {STATION: (head.row, head.hash)})

    def head():
        return county.rows(f"SELECT head FROM feed WHERE code = '{STATION}'")[0][0]

    def kept():
        return pc.desk.store.one("SELECT count(*) FROM sync_row WHERE feed = ?", (STATION,))

    person(pc, "张三"), pc.sync()
    backed_up(), county.back_up()
    first = head()
    person(pc, "李四"), pc.sync()
    assert kept() == head(), "nothing is dropped for the first backup"
    backed_up()
    person(pc, "王五"), pc.sync()
    assert kept() == head() - first, "what the backup before the last lacks"
    county.restore()
    assert pc.sync().state == "done"
    held = {row[0] for row in county.rows("SELECT fields FROM record WHERE kind = 'volunteer'")}
    assert all(any(name in one for one in held) for name in ("张三", "李四", "王五"))


def test_what_a_restored_county_cannot_prove_is_offered_again_with_the_keys(pc, county, other):
    person(pc, "张三"), pc.sync()
    with writing(county.engine) as connection:
        connection.exec_driver_sql(
            "DELETE FROM replica WHERE replica = ?", (other.desk.settings.get("replica"),)
        )
    county.back_up()
    county.enrol(other.desk)
    person(other, "李四"), other.sync()
    pc.sync()
    county.restore()
    # The other PC burns; what it sent lives on the first one only, and so does its key.
    assert pc.sync().state == "done"
    held = [row[0] for row in county.rows("SELECT fields FROM record WHERE kind = 'volunteer'")]
    assert len(held) == 2 and any("李四" in one for one in held)
    assert pc.sync().state == "done"
    assert not offers.offers_wait(pc.desk.store)
