import pytest

from desktop import errors
from desktop.model import progress
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities, hours
from desktop.services.activities.activities import Participant
from desktop.services.lists import bulk_edits
from desktop.services.past import undoing
from desktop.storage import journal

VOLUNTEER = kind_named("volunteer")


@pytest.fixture
def people(desk):
    return [records.add(desk, "volunteer", {"name": name}) for name in ("张三", "李四", "王五")]


def test_many_records_change_as_one_action_with_its_words(desk, people):
    done = bulk_edits.set_many(
        desk, "volunteer", people, {"status": "暂停", "village_group": "二组"}
    )
    assert (done.changed, done.unchanged, done.refused) == (3, 0, ())
    step = undoing.next_undo(desk)
    assert step.title == "批量修改 3 条志愿者的状态、村民小组"
    assert len(journal.entries_of(desk.store, step.id)) == 3
    undoing.undo(desk)
    assert {r.values["status"] for r in desk.records.find(VOLUNTEER)} == {"active"}
    undoing.redo(desk)
    assert {r.values["status"] for r in desk.records.find(VOLUNTEER)} == {"paused"}


def test_rows_that_may_not_are_named_and_left_alone(desk, people):
    records.change(desk, "volunteer", people[1], {"id_number": "11010119900307803X"})
    done = bulk_edits.set_many(desk, "volunteer", [*people, "nobody"], {"birth_date": "1980-01-01"})
    assert done.changed == 2
    assert {refused.id for refused in done.refused} == {people[1], "nobody"}
    assert any("不一致" in refused.reason for refused in done.refused)
    assert desk.records.get(VOLUNTEER, people[1]).text("birth_date") == "1990-03-07"


def test_those_that_are_so_already_are_counted_apart(desk, people):
    records.change(desk, "volunteer", people[0], {"village_group": "二组"})
    done = bulk_edits.set_many(desk, "volunteer", [*people, people[0]], {"village_group": "二组"})
    assert (done.changed, done.unchanged) == (2, 1)


def test_search_follows(desk, people):
    bulk_edits.set_many(desk, "volunteer", people, {"alias": "老伙计"})
    assert sorted(desk.search.find(["volunteer"], "lhj")) == sorted(people)


def test_what_follows_a_change_is_asked_for_each_row(desk, people):
    morning = {"started_at": "2026-10-01T09:00", "ended_at": "2026-10-01T11:00"}
    noon = {"started_at": "2026-10-01T10:00", "ended_at": "2026-10-01T12:00"}
    activities.record_activity(desk, {"title": "甲", **morning}, [Participant(people[0])])
    draft = {"title": "乙", **noon, "status": "announced"}
    clash = activities.record_activity(desk, draft, [Participant(people[0])])
    free = activities.record_activity(desk, {**draft, "title": "丙"}, [Participant(people[1])])
    done = bulk_edits.set_many(desk, "activity", [clash, free], {"status": "held"})
    assert done.changed == 1
    assert [(refused.id, "同一时间" in refused.reason) for refused in done.refused] == [
        (clash, True)
    ]
    assert hours.total_minutes(desk, people[0]) == hours.total_minutes(desk, people[1]) == 120


@pytest.mark.parametrize(
    ("kind", "typed", "error"),
    [
        ("volunteer", {"birth_date": "昨天"}, errors.InvalidValues),
        ("volunteer", {"colour": "红"}, errors.UnknownField),
        ("volunteer", {}, errors.InvalidValues),
        ("certificate", {"void": "是"}, errors.ReadOnlyKind),
        ("vocabulary", {"label": "x"}, errors.ReadOnlyKind),
    ],
)
def test_what_will_do_for_no_record_is_refused_at_once(desk, people, kind, typed, error):
    with pytest.raises(error):
        bulk_edits.set_many(desk, kind, people, typed)


def test_a_field_set_once_stays_for_every_row(desk, people):
    held = {"title": "甲", "started_at": "2026-10-01T09:00", "ended_at": "2026-10-01T11:00"}
    activities.record_activity(desk, held, [Participant(i) for i in people])
    parts = [r.id for r in desk.records.find(kind_named("participation"))]
    done = bulk_edits.set_many(desk, "participation", parts, {"volunteer": people[0]})
    assert (done.changed, done.unchanged, len(done.refused)) == (0, 1, 2)


@pytest.fixture
def each_step(monkeypatch):
    """Progress is told, and cancel asked, at every step."""
    monkeypatch.setattr(progress, "OFTEN", 1)


def test_changes_of_many_tell_how_far_they_are(desk, people, each_step):
    seen = []
    told = lambda *at: seen.append(at)  # noqa: E731
    bulk_edits.set_many(desk, "volunteer", people, {"village_group": "二组"}, told)
    assert seen[0] == (0, 0) and seen[-4:] == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_cancelled_changes_of_many_leave_all_as_it_was(desk, people, each_step):
    seen = []
    told = lambda *at: seen.append(at)  # noqa: E731
    before = undoing.next_undo(desk)
    with pytest.raises(errors.Cancelled):
        bulk_edits.set_many(
            desk, "volunteer", people, {"village_group": "二组"}, told, lambda: (2, 3) in seen
        )
    assert {r.values["village_group"] for r in desk.records.find(VOLUNTEER)} == {None}
    assert undoing.next_undo(desk) == before
