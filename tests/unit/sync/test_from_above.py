"""What county and town publish, what leaves by policy, and what only a newer program knows."""

import json

import pytest

from county.store import requirements
from county.store.engine import writing
from county.wire.kinds import load
from county.work.exchange import Exchange
from county.work.publishing import Change, Publisher
from desktop import errors
from desktop.model.kinds import kind_named
from desktop.model.locked import is_locked
from desktop.services import records, vocabularies
from desktop.services.needs import needs
from desktop.services.safekeeping import checkup
from desktop.services.sync import conflicts, sync_state
from desktop.services.sync.syncing import tools_of
from desktop.storage import homes, purging
from desktop.sync.incoming import strangers
from desktop.sync.outgoing import ops, outbox, policy
from desktop.sync.outgoing.leaving import Leaving, current
from tests.unit.sync.conftest import COUNTY, STATION, TOWN, agree


@pytest.fixture
def publish(county):
    """Publishes one record."""
    county.add_division_keys()
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


def people(pc, count):
    """So many who have a passport."""
    papers = ({"id_type": "passport", "id_number": f"E{n:05}"} for n in range(count))
    return [records.add(pc.desk, "volunteer", {"name": "张三", **one}) for one in papers]


def test_all_values_of_a_policy_go_out_in_one_run_and_each_once(pc, other, publish, county):
    people(pc, 430)
    pc.sync()
    leaving(publish, clear=["volunteer.id_number"])
    before = pc.line.requests
    report = pc.sync()
    assert report.state == "done" and report.pushed == 430
    assert pc.line.requests - before == 2
    assert sync_state.standing(pc.desk).changes == 0
    held = [row[0] for row in county.rows("SELECT fields FROM record WHERE kind = 'volunteer'")]
    assert len(held) == 430 and all(json.loads(one)["id_number"][0] == "E" for one in held)
    assert pc.sync().pushed == 0
    # A PC that comes to all that later has nothing to say to it.
    assert other.sync().pushed == 1, "its own device"
    assert other.desk.store.one("SELECT count(*) FROM volunteer WHERE id_number LIKE 'E%'") == 430


def test_what_was_not_frozen_goes_out_once_only(pc):
    made = people(pc, 5)
    pc.sync()
    people(pc, 3)
    records.change(pc.desk, "volunteer", made[0], {"id_number": "E99999"})
    table = {kind: dict(of) for kind, of in current(pc.desk.store).table.items()}
    table["volunteer"]["id_number"] = "clear"
    policy.follow(pc.desk.store, Leaving(table))
    assert policy.waiting(pc.desk.store) - outbox.waiting(pc.desk.store) == 4


def test_what_waits_to_go_out_anew_is_counted(pc, publish):
    people(pc, 230)
    pc.sync()
    leaving(publish, clear=["volunteer.id_number"])
    pc.line.trouble = lambda number, first=pc.line.requests + 2: "lose" if number >= first else ""
    assert pc.try_sync() == "reset"
    assert sync_state.standing(pc.desk).changes == 230
    pc.line.trouble = lambda _number: ""
    assert pc.sync().pushed == 230


def test_a_policy_that_changes_its_mind_sends_no_clear_value(pc, publish, county):
    made = person(pc, phone="19900000001")
    pc.sync()
    leaving(publish, sealed=["volunteer.phone"])
    pc.line.trouble = lambda number, first=pc.line.requests + 2: "lose" if number >= first else ""
    assert pc.try_sync() == "reset"
    pc.line.trouble = lambda _number: ""
    leaving(publish, action="", clear=["volunteer.phone", "volunteer.id_number"])
    pc.sync()
    assert "19900000001" in at_the_county(county, made)
    leaving(publish, action="", sealed=["volunteer.phone", "volunteer.id_number"])
    pc.sync()
    held = at_the_county(county, made)
    assert "19900000001" not in held and "E123" not in held
    assert pc.sync().pushed == 0


def test_a_policy_that_closes_a_field_has_the_county_strike_it_out(pc, other, publish, county):
    made = person(pc, phone="19900000001")
    agree(pc, made)
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


def test_what_the_county_withdraws_is_put_away_at_every_pc(pc, other, publish):
    publish(COUNTY, "theme", "t1", {"month": "2026-12", "title": "暖冬"})
    pc.sync(), other.sync()
    assert vocabularies.theme(pc.desk, "2026-12").text("title") == "暖冬"
    publish(COUNTY, "theme", "t1", {}, action="delete")
    pc.sync(), other.sync()
    for desk in (pc.desk, other.desk):
        assert vocabularies.theme(desk, "2026-12") is None
    publish(COUNTY, "theme", "t1", {"month": "2026-12", "title": "迎春"})
    pc.sync()
    assert vocabularies.theme(pc.desk, "2026-12").text("title") == "迎春"


@pytest.mark.parametrize("entries", ["坏", '["书法"]', None])
def test_a_list_no_station_can_read_does_not_break_the_forms(pc, publish, entries):
    usual = vocabularies.words(pc.desk, "skill")
    publish(COUNTY, "vocabulary", "w1", {"name": "skill", "label": "特长", "entries": entries})
    pc.sync()
    assert vocabularies.words(pc.desk, "skill") == usual != []
    (need,) = [one for one in needs.everything(pc.desk) if one.what == "unreadable"]
    assert "特长" in need.sentence
    publish(COUNTY, "vocabulary", "w1", {}, action="delete")
    pc.sync()
    assert [one for one in needs.everything(pc.desk) if one.what == "unreadable"] == []


def test_a_county_that_needs_a_newer_program_is_heard_in_words(pc, county, publish):
    publish(COUNTY, "theme", "t1", {"month": "2026-12", "title": "暖冬"})
    with writing(county.engine) as connection:
        requirements.need(connection, 99, "9.1.0")
    county.exchange = Exchange(
        county.engine, county.keyring, county.clock, county.random, county.door, load(),
        needed=requirements.needed,
    )  # fmt: skip
    made = person(pc)
    with pytest.raises(errors.UpdateNeeded, match=r"9\.1\.0"):
        pc.sync()
    assert county.rows(f"SELECT id FROM record WHERE id = '{made}'") == [(made,)]
    assert vocabularies.theme(pc.desk, "2026-12") is None
    happened, advice = sync_state.standing(pc.desk).trouble
    assert "9.1.0" in happened
    assert "更新" in advice
    with writing(county.engine) as connection:
        requirements.need_nothing(connection)
    assert pc.sync().whole
    assert vocabularies.theme(pc.desk, "2026-12") is not None


def test_what_is_parked_in_a_feed_above_is_no_choice_of_the_station(pc, publish, county):
    publish(TOWN, "theme", "t1", {"month": "2026-12", "title": "腊八"})
    # As a town whose platform was put back may do: it had not seen the row of its former self.
    publish(TOWN, "theme", "t1", {"title": "小年"}, action="")
    with writing(county.engine) as connection:
        connection.exec_driver_sql(
            'UPDATE feed_row SET outcome = \'{"lost":["title"]}\' '
            f"WHERE feed = '{TOWN}' AND row = 2"
        )
    report = pc.sync()
    assert pc.desk.store.rows("SELECT title FROM theme WHERE id = 't1'") == [("腊八",)]
    assert (report.conflicts, sync_state.standing(pc.desk).conflicts) == (0, 0)
    assert conflicts.open_conflicts(pc.desk) == []
