"""A county put back to a backup gets what it lost by files alone, a dead PC's changes too."""

import json

import pytest

from county.work.carried_replies import CarriedReplies
from desktop.services import checkup, records
from desktop.services.carried import CarriedRecords

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

    def trip(self):
        body, _ = CarriedRecords().to_carry(self.pc.desk)
        replies = CarriedReplies(self.county.engine, self.county.exchange, self.county.papers)
        told, rows = replies.answer_bundle(body, self.pc.desk.settings.get("replica"))
        self.heads.append(told)
        reply = json.dumps(told, ensure_ascii=False).encode() + b"\n" + rows
        return CarriedRecords().carried(self.pc.desk, reply)


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
