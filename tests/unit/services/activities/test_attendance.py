import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.past import undoing
from desktop.services.roster import merging

HELD = {"title": "敬老", "started_at": "2026-10-18T09:00", "ended_at": "2026-10-18T11:00"}


@pytest.fixture
def zhang(desk):
    return records.add(desk, "volunteer", {"name": "张三"})


@pytest.fixture
def activity(desk, zhang):
    return activities.record_activity(desk, HELD, [Participant(zhang, role="包饺子", minutes=90)])


def test_a_second_participation_is_refused_and_the_first_stands(desk, zhang, activity):
    typed = {"activity": activity, "volunteer": zhang, "minutes": "30", "role": "后勤"}
    with pytest.raises(errors.TakesPartAlready) as refused:
        records.add(desk, "participation", typed)
    told = str(refused.value)
    assert "「张三」已在活动「敬老」的参与人员里（包饺子，90 分钟，纸质名单）" in told
    (standing,) = desk.records.find(kind_named("participation"), activity=activity)
    assert (standing.text("role"), standing.number("minutes")) == ("包饺子", 90)
    assert f"station set participation {standing.id}" in told


def test_out_of_the_trash_it_comes_back_as_typed(desk, zhang, activity):
    (standing,) = desk.records.find(kind_named("participation"), activity=activity)
    records.remove(desk, "participation", [standing.id])
    typed = {"activity": activity, "volunteer": zhang, "minutes": "30"}
    assert records.add(desk, "participation", typed) == standing.id
    assert desk.records.get(standing.kind, standing.id).number("minutes") == 30
    assert undoing.next_undo(desk).title == "重新添加参与「敬老 · 张三」"


def test_merged_people_are_one(desk, zhang, activity):
    other = records.add(desk, "volunteer", {"name": "张山"})
    merging.merge(desk, "volunteer", other, zhang)
    for person in (zhang, other):
        with pytest.raises(errors.TakesPartAlready):
            records.add(desk, "participation", {"activity": activity, "volunteer": person})
