import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities, hours
from desktop.services.activities.activities import Participant
from desktop.services.past import history, undoing

VOLUNTEER = kind_named("volunteer")
HELD = {"title": "敬老", "started_at": "2026-10-18T09:00", "ended_at": "2026-10-18T11:00"}


@pytest.fixture
def zhang(desk):
    made = records.add(desk, "volunteer", {"name": "张三", "phone": "19900000001"})
    records.change(desk, "volunteer", made, {"phone": "19900000002", "village_group": "一组"})
    records.change(desk, "volunteer", made, {"phone": "", "name": "张叁"})
    return made


def lines(desk, made, kind="volunteer"):
    return history.history(desk, kind, made)


def test_each_line_says_who_when_and_from_what_to_what(desk, zhang):
    first, second, third = lines(desk, zhang)
    assert (first.verb, second.verb, third.clerk) == ("新增", "修改", "王文书")
    assert ("手机", "19900000001", "19900000002") in second.changes
    assert ("手机", "19900000002", "") in third.changes
    assert second.at.startswith("2026-11-22T09:30")


def test_it_goes_back_to_any_state_as_an_action_that_can_be_undone(desk, zhang):
    before = dict(desk.records.get(VOLUNTEER, zhang).values)
    seqs = [line.seq for line in lines(desk, zhang)]
    assert history.go_back(desk, "volunteer", zhang, seqs[0])
    values = desk.records.get(VOLUNTEER, zhang).values
    assert (values["name"], values["phone"], values["village_group"]) == (
        "张三",
        "19900000001",
        None,
    )
    assert undoing.next_undo(desk).title == "把志愿者「张三」恢复到 2026-11-22 09:30 的样子"
    assert desk.search.find(["volunteer"], "张三") == [zhang]
    undoing.undo(desk)
    assert desk.records.get(VOLUNTEER, zhang).values == before


def test_to_how_it_stands_is_no_change(desk, zhang):
    assert not history.go_back(desk, "volunteer", zhang, lines(desk, zhang)[-1].seq)


def test_it_goes_back_out_of_the_trash_and_into_it(desk, zhang):
    records.remove(desk, "volunteer", [zhang])
    *_, third, gone = lines(desk, zhang)
    assert history.go_back(desk, "volunteer", zhang, third.seq)
    assert desk.records.get(VOLUNTEER, zhang).text("name") == "张叁"
    assert history.go_back(desk, "volunteer", zhang, gone.seq)
    assert desk.records.get(VOLUNTEER, zhang, removed=True).removed_at


def test_hours_follow_an_activity_back(desk, zhang):
    activity = activities.record_activity(desk, HELD, [Participant(zhang)])
    records.change(desk, "activity", activity, {"status": "cancelled"})
    assert hours.total_minutes(desk, zhang) == 0
    history.go_back(desk, "activity", activity, lines(desk, activity, "activity")[0].seq)
    assert hours.total_minutes(desk, zhang) == 120


def test_what_no_longer_fits_is_refused_in_words(desk, zhang):
    team = records.add(desk, "team", {"name": "一队", "leader": zhang})
    records.change(desk, "team", team, {"leader": ""})
    records.remove(desk, "volunteer", [zhang])
    with pytest.raises(errors.InvalidValues, match="没有编号为"):
        history.go_back(desk, "team", team, lines(desk, team, "team")[0].seq)


def test_a_row_of_another_record_and_a_kind_kept_by_verb_are_refused(desk, zhang):
    other = records.add(desk, "volunteer", {"name": "李四"})
    with pytest.raises(errors.NotFound):
        history.go_back(desk, "volunteer", zhang, lines(desk, other)[0].seq)
    with pytest.raises(errors.ReadOnlyKind):
        history.go_back(desk, "device", desk.settings.get("device"), 1)


def test_an_activity_tells_of_who_took_part_by_name(desk, zhang):
    activity = activities.record_activity(desk, HELD, [Participant(zhang)])
    activities.set_participants(desk, activity, [Participant(zhang, minutes=60)])
    told = history.of_activity(desk, activity)
    assert [(line.kind, line.verb, line.what) for line in told] == [
        ("activity", "新增", ""),
        ("participation", "新增", "参与人员「张叁」"),
        ("participation", "修改", "参与人员「张叁」"),
    ]
    assert ("志愿者", "", "张叁") in told[1].changes  # no bare ids
    assert told[2].changes == (("时长(分钟)", "120", "60"),)
