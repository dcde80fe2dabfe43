"""What county and town publish, what leaves by policy, and what only a newer program knows."""

import json

import pytest

from county.wire.kinds import load
from county.work.publishing import Change, Publisher
from desktop.model.kinds import kind_named
from desktop.model.locked import is_locked
from desktop.services import checkup, records
from desktop.services.syncing import tools_of
from desktop.storage import homes, purging
from desktop.sync import ops, policy, strangers
from tests.unit.sync.conftest import COUNTY, STATION, TOWN


@pytest.fixture
def publish(county):
    """Publishes one record."""
    for code in (COUNTY, TOWN):
        county.keyring.add_division(code, county.random)
    made = Publisher(county.engine, county.keyring, county.clock, county.random, load())

    def publish(division, kind, record, fields, *, feed="", action="add"):
        made.publish(division, feed or division, [Change(kind, record, fields, action)])

    return publish


def leaving(publish, record="p1", action="add", **rule):
    fields = {"rule": json.dumps(rule)}
    if action == "add":
        fields |= {"name": "leaving", "label": "上报范围"}
    publish(COUNTY, "policy", record, fields, action=action)


def person(pc, **more):
    return records.add(
        pc.desk, "volunteer", {"name": "张三", "id_type": "passport", "id_number": "E123", **more}
    )


def at_the_county(county, record):
    (row,) = county.rows(f"SELECT * FROM record WHERE id = '{record}'")
    return json.dumps([str(part) for part in row], ensure_ascii=False)


def test_what_the_county_publishes_is_here_and_known_as_its_own(pc, publish):
    publish(COUNTY, "theme", "t1", {"month": "2026-12", "title": "暖冬"})
    publish(TOWN, "theme", "t2", {"month": "2026-12", "title": "腊八"})
    pc.sync()
    found = pc.desk.store.rows("SELECT id, title FROM theme ORDER BY id")
    assert found == [("t1", "暖冬"), ("t2", "腊八")]
    feeds = homes.feeds_of(pc.desk.store, "theme", ["t1", "t2"])
    assert feeds == {"t1": COUNTY, "t2": TOWN}
    assert checkup.examine(pc.desk) == []


def test_an_answer_of_the_town_comes_into_the_stations_feed(pc, other, publish):
    made = person(pc)
    pc.sync()
    fields = {"of_kind": "volunteer", "record": made, "outcome": "returned", "reason": "缺电话"}
    publish(TOWN, "answer", "a1", fields, feed=STATION)
    pc.sync(), other.sync()
    for desk in (pc.desk, other.desk):
        assert desk.store.rows("SELECT record, outcome, reason FROM answer") == [
            (made, "returned", "缺电话")
        ]


def test_a_policy_that_opens_a_field_sends_its_values_anew(pc, publish, county):
    made = person(pc)
    pc.sync()
    assert "E123" not in at_the_county(county, made)
    leaving(publish, clear=["volunteer.id_number"])
    pc.sync()
    assert "E123" in at_the_county(county, made)
    assert "passport" not in at_the_county(county, made)
    assert pc.sync().pushed == 0


def test_a_policy_that_closes_a_field_has_the_county_strike_it_out(pc, other, publish, county):
    made = person(pc, phone="19900000001")
    pc.sync()
    assert "19900000001" in at_the_county(county, made)
    leaving(publish, sealed=["volunteer.phone"])
    pc.sync()
    assert "19900000001" not in at_the_county(county, made)
    lines = county.rows("SELECT * FROM op")
    assert not any("19900000001" in str(row) or b"19900000001" in row for row in lines)
    other.sync()
    assert other.desk.store.one("SELECT phone FROM volunteer") == "19900000001"
    assert pc.sync().state == other.sync().state == "done"


def test_without_the_stations_key_private_fields_stay_locked_until_it_comes(pc, other):
    key = other.desk.secrets.get("private_field_key")
    other.desk.store.run("DELETE FROM secret WHERE name = 'private_field_key'")
    made = person(pc)
    pc.sync(), other.sync()
    number = "SELECT id_number FROM volunteer"
    assert is_locked(other.desk.store.one(number))
    records.change(other.desk, "volunteer", made, {"phone": "111"})
    other.sync(), pc.sync()
    assert pc.desk.store.one(number) == "E123"
    other.desk.secrets.put("private_field_key", key)
    assert checkup.examine(other.desk) == []


def test_what_a_newer_program_wrote_is_kept_and_laid_in_once_it_is_known(
    pc, other, publish, monkeypatch
):
    pc.sync(), other.sync()
    publish(COUNTY, "lantern", "l1", {"colour": "红", "sizes": {"+": ["大"]}})
    publish(COUNTY, "theme", "t1", {"month": "2026-12", "title": "暖冬", "slogan": "一起过冬"})
    other.sync()
    kept = other.desk.store.rows("SELECT kind, record, field, value FROM sync_stranger ORDER BY 3")
    assert ("lantern", "l1", "colour", '"红"') in kept
    assert ("theme", "t1", "slogan", '"一起过冬"') in kept
    with other.desk.store.transaction():
        strangers.keep(
            other.desk.store,
            [strangers.Stranger("theme", "t1", "notes", "以前不认识", "unknown", COUNTY, 9)],
        )
    policy.adopt_strangers(tools_of(other.desk))
    assert other.desk.store.one("SELECT notes FROM theme") == "以前不认识"
    assert checkup.examine(other.desk) == []
    left = {row[2] for row in other.desk.store.rows("SELECT * FROM sync_stranger")}
    assert "notes" not in left and "slogan" in left


def test_a_record_with_long_texts_leaves_in_parts_and_arrives_whole(pc, other):
    pc.sync()
    texts = dict.fromkeys(("plan", "story", "press_brief"), "长" * 19000)
    made = records.add(pc.desk, "activity", {"title": "大会", **texts})
    assert pc.sync().rejected == 0
    other.sync()
    record = other.desk.records.get(kind_named("activity"), made)
    assert {name: record.values[name] for name in texts} == texts
    lines = [len(row[0]) for row in pc.desk.store.rows("SELECT bytes FROM sync_op")]
    assert max(lines) <= ops.LINE_BYTES


def test_a_reference_to_what_was_cleared_here_waits_beside(pc, other):
    made = person(pc)
    pc.sync(), other.sync()
    records.remove(pc.desk, "volunteer", [made])
    pc.sync(), other.sync()
    with other.desk.action("purge", "x") as group:
        purging.purge(other.desk.store, group, {"volunteer": [made]})
    with pc.desk.action("add", "x") as group:
        team = pc.desk.records.insert(group, kind_named("team"), {"name": "一队", "leader": made})
    pc.sync(), other.sync()
    assert other.desk.store.rows("SELECT id, leader FROM team") == [(team, None)]
    records.restore(pc.desk, "volunteer", [made])
    pc.sync(), other.sync()
    assert other.desk.store.rows("SELECT id, leader FROM team") == [(team, made)]
    assert other.desk.store.one("SELECT name FROM volunteer WHERE id = ?", (made,)) == "张三"
