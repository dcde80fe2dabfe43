"""Replies by files that reach another copy of the disk they are for: no nonce tells them apart."""

import json

import pytest

from county.work.carried_replies import CarriedReplies
from desktop import errors
from desktop.services import records
from desktop.services.sync.carried import CarriedRecords

PEOPLE = "SELECT name FROM volunteer ORDER BY name"
JUDGED = "SELECT count(*) FROM sync_op WHERE verdict IS NOT NULL"


def reply_to(pc, county):
    """What the county answers to a bundle that a PC writes now."""
    body, _ = CarriedRecords().to_carry(pc.desk)
    replies = CarriedReplies(county.engine, county.exchange, county.papers)
    told, rows = replies.answer_bundle(body, pc.desk.settings.get("replica"))
    return json.dumps(told, ensure_ascii=False).encode() + b"\n" + rows


def person(pc, name):
    return records.add(pc.desk, "volunteer", {"name": name})


def named(pc):
    return [row[0] for row in pc.desk.store.rows(PEOPLE)]


@pytest.fixture
def twins(pc, county, copy_of):
    """Two copies of a disk; each has made and frozen an operation of the same number."""
    person(pc, "甲人")
    pc.sync()
    twin = copy_of()
    person(pc, "乙人")
    CarriedRecords().to_carry(pc.desk)
    person(twin, "丙人")
    return pc, twin


def test_a_copy_does_not_take_the_verdict_on_anothers_operation_for_its_own(twins, county):
    pc, twin = twins
    before = pc.desk.store.one(JUDGED)
    with pytest.raises(errors.RegisteredAnew):
        CarriedRecords().carried(pc.desk, reply_to(twin, county))
    assert pc.desk.store.one(JUDGED) == before
    assert pc.desk.settings.get("replica") != twin.desk.settings.get("replica")
    for one in (pc, twin, pc):
        one.sync()
    assert named(pc) == named(twin) == ["丙人", "乙人", "甲人"]


def test_a_copy_made_after_a_file_was_written_is_told_apart_on_the_line_at_once(pc, copy_of):
    person(pc, "甲人")
    pc.sync()
    CarriedRecords().to_carry(pc.desk)
    twin = copy_of()
    pc.sync(), twin.sync()
    assert pc.desk.settings.get("replica") != twin.desk.settings.get("replica")


def test_a_copy_that_made_the_same_takes_what_came_for_the_other(pc, county, copy_of):
    person(pc, "甲人")
    pc.sync()
    person(pc, "乙人")
    CarriedRecords().to_carry(pc.desk)
    twin = copy_of()
    assert CarriedRecords().carried(pc.desk, reply_to(twin, county))["pushed"] > 0
    assert pc.desk.settings.get("replica") == twin.desk.settings.get("replica")


def test_a_reply_that_comes_too_early_tells_nothing_either(pc, other, county):
    person(pc, "甲人")
    pc.sync()
    person(other, "乙人")
    other.sync()
    first = reply_to(pc, county)
    person(pc, "丙人")
    head, _, rows = reply_to(pc, county).partition(b"\n")
    told = json.loads(head)
    behind = [line for line in rows.split(b"\n") if line.startswith(b'["own"')]
    assert told["verdicts"] and behind
    early = head + b"\n" + b"\n".join([rows.split(b"\n")[0], *behind, b""])
    before = pc.desk.store.one(JUDGED)
    with pytest.raises(errors.BundleTooEarly):
        CarriedRecords().carried(pc.desk, early)
    assert pc.desk.store.one(JUDGED) == before
    CarriedRecords().carried(pc.desk, first)
    CarriedRecords().carried(pc.desk, early)
    assert named(pc) == ["丙人", "乙人", "甲人"]
