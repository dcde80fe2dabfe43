"""Last time's facts and texts, and phrases with the facts put in."""

from desktop.services import records
from desktop.services.activities import activities, stories
from desktop.services.activities.activities import Participant

LAST = {
    "title": "清扫村道",
    "started_at": "2026-10-14T08:30",
    "ended_at": "2026-10-14T11:00",
    "kind": "清洁",
    "place": "村口",
    "story": "扫了三条路。",
}


def test_the_last_activity_of_that_name_tells_what_it_was_like(desk):
    activities.record_activity(desk, {"title": "清扫村道", "held_on": "2026-09-01"})
    person = records.add(desk, "volunteer", {"name": "张三"})
    made = activities.record_activity(desk, LAST, [Participant(person)])
    last = stories.last_time(desk, "清扫村道")
    assert (last.id, last.day, last.point, last.span, last.people) == (
        made, "2026-10-14", "村口", "08:30-11:00", 1,
    )  # fmt: skip
    assert last.facts == {"kind": "清洁"}


def test_there_is_no_last_time_of_what_was_only_planned(desk):
    records.add(desk, "activity", {"title": "清扫村道", "planned_start": "2026-12-01T09:00"})
    assert stories.last_time(desk, "清扫村道") is None


def test_a_text_of_the_same_name_goes_before_one_of_the_same_kind(desk):
    activities.record_activity(desk, LAST)
    other = {**LAST, "title": "清理河道", "story": "捞了垃圾。", "started_at": "", "ended_at": ""}
    activities.record_activity(desk, {**other, "held_on": "2026-11-01"})
    assert stories.last_text(desk, "story", "清扫村道", "清洁") == "扫了三条路。"
    assert stories.last_text(desk, "story", "洗广场", "清洁") == "捞了垃圾。"
    assert stories.last_text(desk, "story", "洗广场") == ""
    assert stories.last_text(desk, "plan", "清扫村道", "清洁") == ""


def test_the_activity_being_written_is_not_its_own_last_time(desk):
    made = activities.record_activity(desk, LAST)
    assert stories.last_text(desk, "story", "清扫村道", but=made) == ""


def test_a_phrase_takes_the_facts_and_leaves_blanks_for_what_is_not_known(desk):
    first = stories.phrases(desk)[0]
    facts = {"日期": "11月22日", "队伍": "志愿者", "地点": "村口", "活动": "清扫", "人数": "12"}
    told = stories.filled(first, facts | {"群众": ""})
    assert told == "11月22日，志愿者在村口开展“清扫”，12名志愿者参加，服务群众＿＿人。"
