import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.past import history, undoing
from desktop.storage.journal import Origin
from tests.unit.pulled_changes import OTHER_PC, other_clerk, publish, pulling

VOLUNTEER = kind_named("volunteer")
TOWN_REPLICA, COUNTY_REPLICA = (f"0000000{n}-0000-4000-8000-000000000000" for n in (9, 6))


@pytest.fixture
def zhang(desk):
    return records.add(desk, "volunteer", {"name": "张三", "phone": "19900000001"})


def pulled_by(desk, clerk, person, **changes):
    with pulling(desk, clerk=clerk) as pull:
        pull.set("volunteer", person, **changes)


def test_a_change_of_the_other_pc_names_its_clerk_and_the_pc(desk, zhang):
    pulled_by(desk, other_clerk(desk), zhang, phone="19900000002")
    mine, theirs = history.history(desk, "volunteer", zhang)
    assert mine.clerk == "王文书"
    assert theirs.clerk == "李文书（电脑「村部二号」）"
    assert theirs.changes == (("手机", "19900000001", "19900000002"),)


def test_what_town_and_county_published_names_them(desk):
    keys = [[TOWN_REPLICA, "s", "k", "999999001", False], [COUNTY_REPLICA, "s", "k", "999999", 0]]
    desk.settings.put("county_keys", keys)
    for feed, who in (("999999001", "石桥镇"), ("999999", "示例县")):
        made = publish(desk, feed, "theme", {"month": "2026-11", "title": "敬老月"})
        (line,) = history.history(desk, "theme", made)
        assert line.clerk == who


def test_a_pc_nobody_has_told_of_is_somewhere_else(desk, zhang):
    pulled_by(desk, None, zhang, phone="19900000002")
    assert history.history(desk, "volunteer", zhang)[-1].clerk == "别处"


def test_what_the_countys_verdict_made_of_our_value_is_syncs(desk, zhang):
    with desk.action("pull", "") as group:
        group.origin, group.clerk = Origin("remote"), None
        record = desk.records.get(VOLUNTEER, zhang)
        desk.records.update(group, record, {"phone": "19900000002"})
    assert history.history(desk, "volunteer", zhang)[-1].clerk == "同步"


def test_rows_of_this_pcs_own_former_life_are_no_other_place(desk, zhang):
    former = {
        "replica": OTHER_PC, "device": "", "until_seq": 1, "until_head": "", "reason": "fork",
        "at": "", "schema": 3,
    }  # fmt: skip
    desk.settings.put("former_replicas", [former])
    pulled_by(desk, desk.clerk, zhang, phone="19900000002")
    assert history.history(desk, "volunteer", zhang)[-1].clerk == "王文书"


def test_undo_never_takes_a_pull_back(desk, zhang):
    with pulling(desk) as pull:
        pull.set("volunteer", zhang, village_group="一组")
    with pytest.raises(errors.UndoConflict):
        undoing.undo(desk)  # adding 张三: the pull is passed over
    undoing.undo(desk, meanwhile="force")
    assert desk.records.get(VOLUNTEER, zhang, removed=True).text("village_group") == "一组"
    pull_id = desk.store.one("SELECT id FROM journal_group WHERE verb = 'pull'")
    assert pull_id not in [step.id for step in undoing.steps(desk)]
    with pytest.raises(errors.NotUndoable):
        undoing.undo(desk, pull_id)


def test_a_pull_is_no_obstacle_to_a_redo(desk, zhang):
    records.change(desk, "volunteer", zhang, {"alias": "小张"})
    undoing.undo(desk)
    with pulling(desk) as pull:
        pull.set("volunteer", zhang, village_group="一组")
    undoing.redo(desk)
    assert desk.records.get(VOLUNTEER, zhang).text("alias") == "小张"


def test_undo_warns_of_what_another_hand_changed_meanwhile_and_whose_it_was(desk, zhang):
    records.change(desk, "volunteer", zhang, {"phone": "19900000002", "alias": "小张"})
    pulled_by(desk, other_clerk(desk), zhang, phone="19900000003")
    with pytest.raises(errors.UndoConflict) as refusal:
        undoing.undo(desk)
    assert "手机（李文书（电脑「村部二号」）改过）" in str(refusal.value)
    undoing.undo(desk, meanwhile="skip")
    record = desk.records.get(VOLUNTEER, zhang)
    assert (record.text("phone"), record.text("alias")) == ("19900000003", "")


def test_a_pull_that_brought_the_same_value_is_no_other_hand(desk, zhang):
    records.change(desk, "volunteer", zhang, {"phone": "19900000002"})
    with pulling(desk) as pull:
        pull.set("volunteer", zhang, phone="19900000002")
    undoing.undo(desk)
    assert desk.records.get(VOLUNTEER, zhang).text("phone") == "19900000001"
