import json

import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities, hours
from desktop.services.activities.activities import Participant
from desktop.services.needs import needs
from desktop.services.needs.need import Deed
from desktop.services.paper.certificates import activity_certificates, numbers, register
from desktop.services.roster import merging, people
from desktop.services.roster.people import PeopleQuery
from desktop.sync.incoming import attention, conflicts
from desktop.sync.incoming.conflicts import Parked
from tests.unit.pulled_changes import OTHER_PC, other_clerk, pulling

CERTIFICATE = kind_named("certificate")


def held(day, start="09:00", end="11:00", title="敬老"):
    return {
        "title": title,
        "status": "held",
        "held_on": f"2026-10-{day:02d}",
        "started_at": f"2026-10-{day:02d}T{start}",
        "ended_at": f"2026-10-{day:02d}T{end}",
    }


@pytest.fixture
def zhang(desk):
    return records.add(desk, "volunteer", {"name": "张三"})


@pytest.fixture
def visit(desk, zhang):
    return activities.record_activity(desk, held(18), [Participant(zhang)])


def only(desk, what):
    (need,) = needs.everything(desk)
    assert need.what == what
    return need


def test_a_station_in_order_needs_nobody(desk, visit):
    activity_certificates.issue(desk, visit)
    assert needs.everything(desk) == []


def test_two_places_at_once_until_one_is_removed(desk, zhang, visit):
    with pulling(desk) as pull:
        other = pull.add("activity", held(18, "10:00", "12:00", "集市"))
        pull.take_part(other, zhang, minutes=120)
    need = only(desk, "overlap")
    assert "时间重叠" in need.sentence
    assert "移到回收站" in needs.perform(desk, need.deeds[0])
    assert needs.everything(desk) == []
    assert hours.total_minutes(desk, zhang) == 120


def test_more_than_24_hours_a_day_merged_people_together(desk, zhang):
    shan = records.add(desk, "volunteer", {"name": "张山"})
    with pulling(desk) as pull:
        for person, title in ((zhang, "甲"), (shan, "乙")):
            activity = {"title": title, "status": "held", "held_on": "2026-10-18"}
            pull.take_part(pull.add("activity", activity), person, minutes=725)
    assert needs.everything(desk) == []
    merging.merge(desk, "volunteer", zhang, shan)
    need = only(desk, "long_day")
    assert "「张三」在 2026-10-18 的时长加起来有 24 小时 10 分钟" in need.sentence
    assert len(need.records) == 2
    records.change(desk, "participation", need.records[0][1], {"minutes": "700"})
    assert needs.everything(desk) == []


def test_minutes_beyond_how_long_it_lasted(desk, zhang, visit):
    with pulling(desk) as pull:
        pull.set("activity", visit, ended_at="2026-10-18T10:00")
    need = only(desk, "too_long")
    assert "写了 120 分钟，而起止时间之间只有 60 分钟" in need.sentence
    assert hours.total_minutes(desk, zhang) == 120  # nothing is taken off unseen


def test_a_planned_part_of_an_activity_that_the_other_pc_held(desk, zhang):
    plan = {**held(20), "status": "announced", "held_on": None}
    visit = activities.record_activity(desk, plan, [Participant(zhang)])
    with pulling(desk) as pull:
        pull.set("activity", visit, status="held", held_on="2026-10-20")
    need = only(desk, "no_minutes")
    assert need.deeds[0].label == "按起止时间记 120 分钟"
    needs.perform(desk, need.deeds[0])
    assert needs.everything(desk) == []
    assert hours.total_minutes(desk, zhang) == 120


def test_an_account_that_says_something_else_is_counted_again(desk, zhang, visit):
    values = {"volunteer": zhang, "minutes": 30, "served_on": "2026-10-18"}
    (part,) = desk.records.find(kind_named("participation"))
    with desk.action("pull", "") as group:
        desk.records.insert(group, kind_named("hour_entry"), {**values, "participation": part.id})
    need = only(desk, "account")
    assert "参与记录是 120 分钟，时长账上是 150 分钟" in need.sentence
    needs.perform(desk, need.deeds[0])
    assert hours.total_minutes(desk, zhang) == 120
    assert needs.everything(desk) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"held_on": "2026-10-17"}, "开展日期与实际开始不是同一天"),
        ({"planned_start": "2026-10-18T09:00", "planned_end": "2026-10-18T08:00"}, "计划结束早于"),
        ({"held_on": None}, "没有开展日期"),
    ],
)
def test_fields_of_two_pcs_that_contradict_each_other(desk, zhang, visit, changes, words):
    with pulling(desk) as pull:
        pull.set("activity", visit, **changes)
    need = only(desk, "contradiction")
    assert words in need.sentence and "敬老" in need.sentence


def copied(desk, certificate, **more):
    """The same number from a PC that was a copy of this one's disk."""
    values = {**certificate.values, "facts": json.dumps({"name": "李四", "activity": "集市"})}
    with pulling(desk) as pull:
        return pull.add("certificate", {**values, "participation": None, **more})


def test_a_number_used_twice_after_a_clone(desk, visit):
    activity_certificates.issue(desk, visit)
    (mine,) = desk.records.find(CERTIFICATE)
    theirs = copied(desk, mine)
    number = numbers.number_of(mine)
    need = only(desk, "certificate")
    assert f"证书编号 {number} 有 2 张：「张三」的「敬老」、「李四」的「集市」" in need.sentence
    assert [deed.facts for deed in need.deeds] == [(mine.id,), (theirs,)]
    with pytest.raises(errors.InvalidValues, match="写明为什么"):
        needs.perform(desk, need.deeds[1])
    assert number in needs.perform(desk, need.deeds[1], "已收回")
    assert needs.everything(desk) == []
    with pytest.raises(errors.InvalidValues, match="已经作废"):
        register.void(desk, theirs, "再来一次")


def test_the_same_thing_certified_by_two_pcs(desk, visit):
    activity_certificates.issue(desk, visit)
    (mine,) = desk.records.find(CERTIFICATE)
    copied(desk, mine, series="LMFD", participation=mine.values["participation"])
    need = only(desk, "certificate")
    assert "有 2 张有效证书" in need.sentence and "LMFD-000001" in need.sentence


def test_possible_duplicates_side_by_side(desk, zhang):
    with pulling(desk) as pull:
        pull.set("volunteer", zhang, village_group="一组")
        other = pull.add("volunteer", {"name": "张三", "village_group": "一组"})
    need = only(desk, "duplicate")
    assert need.records == (("volunteer", zhang), ("volunteer", other))
    needs.perform(desk, need.deeds[1])
    assert needs.everything(desk) == []


def test_duplicates_are_merged_from_the_list(desk, zhang):
    with pulling(desk) as pull:
        pull.set("volunteer", zhang, village_group="一组")
        pull.add("volunteer", {"name": "张三", "village_group": "一组"})
    needs.perform(desk, only(desk, "duplicate").deeds[0])
    assert people.people_ids(desk, PeopleQuery()) == [zhang]


def test_a_deed_nobody_knows_is_our_fault(desk):
    with pytest.raises(errors.ProgramError):
        needs.perform(desk, Deed("open", "查看", ("activity", "x")))


def test_two_values_of_one_field_and_one_click_for_each(desk, zhang):
    clerk = other_clerk(desk)
    feed = desk.station.text("division_code")
    lost = Parked(feed, 7, "phone", "volunteer", zhang, "19900000002", OTHER_PC, clerk, "")
    records.change(desk, "volunteer", zhang, {"phone": "19900000001"})
    with desk.store.transaction():
        conflicts.park(desk.store, lost)
    need = only(desk, "conflict")
    assert need.sentence == (
        "「张三」的手机两处写得不一样：现在是19900000001（王文书），"
        "另有19900000002（李文书（电脑「村部二号」））。"
    )
    assert "已选定" in needs.perform(desk, need.deeds[1])
    assert needs.everything(desk) == []
    person = desk.records.get(kind_named("volunteer"), zhang)
    assert person.text("phone") == "19900000002"


@pytest.mark.parametrize("way", [1, 2])
def test_what_the_county_never_takes_leaves_the_list_sent_again_or_given_up(desk, zhang, way):
    records.change(desk, "volunteer", zhang, {"alias": "小张"})
    seq = desk.store.one("SELECT max(seq) FROM journal")
    with desk.store.transaction():
        attention.add(
            desk.store, "volunteer", zhang, "set", ["alias"], "too_long", {"field": "alias"},
            seq=seq, at="",
        )  # fmt: skip
    need = only(desk, "rejected")
    assert "「张三」的小名/曾用名没有被接受：「小名/曾用名」太长。" in need.sentence
    needs.perform(desk, need.deeds[way])
    assert needs.everything(desk) == []
