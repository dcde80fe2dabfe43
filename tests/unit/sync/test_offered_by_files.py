"""A county put back to a backup gets what it lost by files alone, a dead PC's changes too."""

import json

import pytest

from county.work.carried_replies import CarriedReplies
from desktop import errors
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.safekeeping import checkup
from desktop.services.sync.carried import CarriedRecords

PEOPLE = "SELECT name FROM volunteer ORDER BY name"


class Stick:
    """Carries what one PC writes to the county, and the reply back.

    Args:
        pc: whose.
        county: who answers.
    """

    def __init__(self, pc, county):
        self.pc = pc
        self.county = county
        self.heads = []

    def reply(self):
        body, _ = CarriedRecords().to_carry(self.pc.desk)
        replies = CarriedReplies(self.county.engine, self.county.exchange, self.county.papers)
        told, rows = replies.answer_bundle(body, self.pc.desk.settings.get("replica"))
        self.heads.append(told)
        return json.dumps(told, ensure_ascii=False).encode() + b"\n" + rows

    def trip(self):
        return CarriedRecords().carried(self.pc.desk, self.reply())


def add(pc, name):
    return records.add(pc.desk, "volunteer", {"name": name})


def at_the_county(county):
    living = "SELECT fields FROM record WHERE kind = 'volunteer' AND coalesce(removed, 0) = 0"
    found = county.rows(living)
    return sorted(json.loads(row[0])["name"] for row in found)


@pytest.mark.parametrize("known_at_the_backup", [True, False])
def test_changes_of_a_dead_pc_come_back_by_the_files_of_another(
    pc, county, request, known_at_the_backup
):
    add(pc, "甲人")
    pc.sync()
    if not known_at_the_backup:
        county.back_up()
    dead = request.getfixturevalue("other")
    dead.sync()
    if known_at_the_backup:
        county.back_up()
    made = add(dead, "乙人")
    dead.sync()
    records.change(dead.desk, "volunteer", made, {"phone": "111"})
    dead.sync(), pc.sync()
    add(pc, "丙人")
    pc.sync()
    county.restore()
    assert at_the_county(county) == ["甲人"]
    add(pc, "丁人")

    stick = Stick(pc, county)
    stick.trip()
    assert "back" in stick.heads[0]
    stick.trip()
    assert at_the_county(county) == ["丁人", "丙人", "乙人", "甲人"]
    assert "left" not in stick.heads[1]
    assert pc.desk.store.one("SELECT count(*) FROM sync_offer") == 0
    names = [row[0] for row in pc.desk.store.rows(PEOPLE)]
    assert sorted(names) == ["丁人", "丙人", "乙人", "甲人"]
    phone = "SELECT phone FROM volunteer WHERE name = '乙人'"
    assert pc.desk.store.one(phone) == "111"
    stick.trip()
    assert stick.heads[2].get("verdicts") is None
    assert checkup.examine(pc.desk) == []
    assert pc.desk.store.rows("SELECT * FROM sync_conflict") == []


def test_what_is_offered_goes_along_until_a_reply_came(pc, other, county):
    pc.sync(), other.sync()
    county.back_up()
    add(other, "乙人")
    other.sync(), pc.sync()
    county.restore()
    stick = Stick(pc, county)
    stick.trip()
    first, _ = CarriedRecords().to_carry(pc.desk)
    second, _ = CarriedRecords().to_carry(pc.desk)
    assert "乙人" in first.decode() and first == second
    stick.trip()
    third, _ = CarriedRecords().to_carry(pc.desk)
    assert "乙人" not in third.decode()


def test_ops_without_a_row_that_a_backup_had_not_go_up_again(pc, other, county):
    made = add(pc, "张三")
    pc.sync(), other.sync()
    county.back_up()
    held = {"title": "端午", "started_at": "2026-06-19T09:00", "ended_at": "2026-06-19T11:00"}
    activities.record_activity(other.desk, held, [Participant(made)])
    other.sync()
    records.remove(pc.desk, "volunteer", [made])
    stick = Stick(pc, county)
    assert stick.trip()["rejected"] == 1
    other.sync()
    county.restore()
    other.sync()  # brings its own, and what this PC has read is the county's again
    add(pc, "丁人")
    stick.trip(), stick.trip(), stick.trip()
    assert at_the_county(county) == ["丁人", "张三"]
    assert CarriedRecords().to_carry(pc.desk)[1] == 0
    assert checkup.examine(pc.desk) == []


def test_a_reply_read_late_does_not_send_up_again_what_is_held(pc, county):
    add(pc, "甲人")
    stick = Stick(pc, county)
    early = stick.reply()
    add(pc, "乙人")
    stick.trip()
    CarriedRecords().carried(pc.desk, early)
    assert CarriedRecords().to_carry(pc.desk)[1] == 0


def test_a_county_that_asks_for_ops_dropped_long_ago_is_told_of_in_words(pc, county):
    add(pc, "甲人")
    add(pc, "乙人")
    pc.sync()
    replica = pc.desk.settings.get("replica")
    add(pc, "丙人")
    stick = Stick(pc, county)
    reply = json.loads(stick.reply().partition(b"\n")[0])
    # Put back, it has their rows, but has forgotten whose they were.
    with pc.desk.store.transaction():
        pc.desk.store.run(
            "DELETE FROM sync_op WHERE replica = ? AND n < ?", (replica, reply["held"])
        )
    forgot = reply | {"held": 0, "verdicts": []}
    forgot.pop("chain"), forgot.pop("nonce", None)
    CarriedRecords().carried(pc.desk, json.dumps(forgot, ensure_ascii=False).encode() + b"\n")
    with pytest.raises(errors.RegisteredAnew):
        CarriedRecords().to_carry(pc.desk)
    assert pc.desk.settings.get("replica") != replica
    with pytest.raises(errors.NotRegistered):
        CarriedRecords().to_carry(pc.desk)
