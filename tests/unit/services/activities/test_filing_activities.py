"""A file is put away when it is whole, or when the clerk says so; and taken out again."""

from __future__ import annotations

import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities, filing, happenings
from desktop.services.activities.activities import Participant
from desktop.services.past import undoing

HELD = {"title": "清扫村道", "started_at": "2026-11-14T08:30", "ended_at": "2026-11-14T11:00"}


def status(desk, made):
    return desk.records.get(kind_named("activity"), made).text("status")


def credited(desk):
    return desk.store.one("SELECT coalesce(sum(minutes), 0) FROM hour_entry")


def test_what_is_missing_stands_in_the_refusal(desk):
    made = activities.record_activity(desk, HELD)
    with pytest.raises(errors.FileIncomplete, match="活动方案、照片、参加人员、活动纪实"):
        filing.file_activity(desk, made)
    assert status(desk, made) == "held"
    assert happenings.happening(desk, made).missing == ("plan", "photo", "participants", "story")


def test_an_incomplete_file_is_put_away_where_the_clerk_says_so(desk):
    person = records.add(desk, "volunteer", {"name": "张三"})
    made = activities.record_activity(desk, HELD, [Participant(person)])
    assert filing.file_activity(desk, made, incomplete=True)
    assert status(desk, made) == "filed"
    assert credited(desk) == 150
    assert undoing.next_undo(desk).title == "归档活动「清扫村道」（缺活动方案、照片、活动纪实）"
    assert not filing.file_activity(desk, made)
    undoing.undo(desk)
    assert status(desk, made) == "held"


def test_a_filed_activity_is_taken_out_again(desk):
    made = activities.record_activity(desk, {**HELD, "kind": "广播", "plan": "稿子"})
    assert filing.file_activity(desk, made)
    assert filing.reopen_activity(desk, made)
    assert status(desk, made) == "held"
    assert not filing.reopen_activity(desk, made)


def test_only_what_was_held_is_filed(desk):
    made = records.add(desk, "activity", {"title": "计划", "planned_start": "2026-12-01T09:00"})
    with pytest.raises(errors.InvalidValues, match="开展以后才能归档"):
        filing.file_activity(desk, made)
