"""Replies by files that were under way while the county was put back into a former state."""

import json

import pytest

from county.work.carried_replies import CarriedReplies
from desktop.services import records
from desktop.services.sync.carried import CarriedRecords
from desktop.sync import feeds
from tests.unit.sync.conftest import STATION

PEOPLE = "SELECT name FROM volunteer WHERE name LIKE '%人' ORDER BY name"


class Stick:
    """Carries what one PC writes to the county, and keeps the reply until it is asked for.

    Args:
        pc: whose.
        county: who answers.
    """

    def __init__(self, pc, county):
        self.pc = pc
        self.county = county

    def write(self):
        self.body, _ = CarriedRecords().to_carry(self.pc.desk)

    def answered(self):
        """The reply of the county as it is now."""
        head, _, lines = self.body.partition(b"\n")
        replies = CarriedReplies(self.county.engine, self.county.exchange, self.county.papers)
        told, rows = replies.answer(json.loads(head), lines)
        return json.dumps(told, ensure_ascii=False).encode() + b"\n" + rows


def known_to(pc):
    return [row[0] for row in pc.desk.store.rows(PEOPLE)]


def cursor_of(pc):
    return pc.desk.store.one("SELECT row FROM sync_cursor WHERE feed = ?", (STATION,))


@pytest.fixture
def both(pc, other, county):
    """Two PCs that know each other's first person; the county was backed up then."""
    records.add(pc.desk, "volunteer", {"name": "甲人"})
    pc.sync(), other.sync()
    county.back_up()
    return pc, other


def added(pc, name):
    records.add(pc.desk, "volunteer", {"name": name})
    pc.sync()


def test_rows_beyond_those_of_another_life_are_not_taken(both, county):
    pc, other = both
    stick = Stick(pc, county)
    stick.write()
    added(pc, "乙人")  # its row is in the former life only
    county.restore()
    added(other, "丙人")
    added(other, "丁人")
    reply, before = stick.answered(), cursor_of(pc)
    assert CarriedRecords().carried(pc.desk, reply)["pulled"] == 0
    assert (known_to(pc), cursor_of(pc)) == (["乙人", "甲人"], before)
    for one in (pc, other, pc):
        one.sync()
    assert known_to(pc) == known_to(other) == ["丁人", "丙人", "乙人", "甲人"]


def test_rows_that_begin_where_this_pc_has_come_to_in_another_life_are_not_taken(both, county):
    pc, other = both
    stick = Stick(pc, county)
    stick.write()
    added(other, "乙人")
    head, _, rows = stick.answered().partition(b"\n")
    told = json.loads(head)
    assert told["cursors"][STATION] == feeds.cursor(pc.desk.store, STATION).told()
    told["cursors"][STATION][1] = "A" * 22  # the same row, behind other ones
    other_life = json.dumps(told, ensure_ascii=False).encode() + b"\n" + rows
    assert CarriedRecords().carried(pc.desk, other_life)["pulled"] == 0
    assert known_to(pc) == ["甲人"]
    assert CarriedRecords().carried(pc.desk, head + b"\n" + rows)["pulled"] > 0
    assert known_to(pc) == ["乙人", "甲人"]


def test_a_reply_that_goes_on_from_what_was_read_since_is_taken(both, county):
    pc, other = both
    stick = Stick(pc, county)
    stick.write()
    added(other, "乙人")
    pc.sync()
    added(other, "丙人")
    assert CarriedRecords().carried(pc.desk, stick.answered())["pulled"] == 1
    assert known_to(pc) == ["丙人", "乙人", "甲人"]
    assert CarriedRecords().carried(pc.desk, stick.answered())["pulled"] == 0
