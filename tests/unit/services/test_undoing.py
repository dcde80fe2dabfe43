import pytest

from desktop import errors
from desktop.model.kinds import ALL, kind_named
from desktop.services import activities, people, records, undoing
from desktop.services.activities import Participant
from desktop.services.opening import open_desk
from desktop.storage import integrity

VOLUNTEER = kind_named("volunteer")
HELD = {
    "title": "重阳敬老", "started_at": "2026-10-18T09:00", "ended_at": "2026-10-18T11:30",
}  # fmt: skip


def test_an_edit_is_undone_and_redone_with_its_words(desk):
    made = records.add(desk, "volunteer", {"name": "张三", "phone": "19900000001"})
    records.change(desk, "volunteer", made, {"phone": "19900000002"})
    assert undoing.next_undo(desk).title == "修改志愿者「张三」的手机"
    assert "手机" in undoing.undo(desk)
    assert desk.records.get(VOLUNTEER, made).text("phone") == "19900000001"
    assert undoing.next_redo(desk).title == "修改志愿者「张三」的手机"
    undoing.redo(desk)
    assert desk.records.get(VOLUNTEER, made).text("phone") == "19900000002"


def test_undo_goes_back_to_the_beginning_and_no_further(desk):
    made = records.add(desk, "volunteer", {"name": "张三"})
    for phone in ("19900000001", "19900000002", "19900000003"):
        records.change(desk, "volunteer", made, {"phone": phone})
    for _ in range(4):
        undoing.undo(desk)
    assert desk.records.count(VOLUNTEER) == 0
    with pytest.raises(errors.NothingToUndo):
        undoing.undo(desk)
    for _ in range(4):
        undoing.redo(desk)
    assert desk.records.get(VOLUNTEER, made).text("phone") == "19900000003"
    with pytest.raises(errors.NothingToUndo):
        undoing.redo(desk)


def test_after_a_new_change_there_is_nothing_to_redo(desk):
    records.add(desk, "team", {"name": "一队"})
    undoing.undo(desk)
    records.add(desk, "team", {"name": "二队"})
    assert undoing.next_redo(desk) is None


def test_undo_works_across_restarts(desk, home, master, now):
    made = records.add(desk, "volunteer", {"name": "张三"})
    other = open_desk(home, master, desk.apart, clock=lambda: now)
    undoing.undo(other)
    other.close()
    assert desk.records.get(VOLUNTEER, made, removed=True).removed_at


def test_hours_are_undone_by_reversal_and_never_deleted(desk):
    zhang = records.add(desk, "volunteer", {"name": "张三"})
    activities.record_activity(desk, HELD, [Participant(zhang)])
    assert people.person(desk, zhang).minutes == 150
    undoing.undo(desk)
    assert people.person(desk, zhang).minutes == 0
    entries = desk.records.find(kind_named("hour_entry"), volunteer=zhang)
    assert sorted(entry.number("minutes") for entry in entries) == [-150, 150]
    undoing.redo(desk)
    assert people.person(desk, zhang).minutes == 150


def test_undo_of_something_changed_again_says_so_and_does_nothing(desk):
    made = records.add(desk, "volunteer", {"name": "张三", "phone": "19900000001"})
    records.change(desk, "volunteer", made, {"phone": "19900000002"})
    step = undoing.next_undo(desk)
    with desk.action("edit", "别处的改动", undo_of=None) as group:
        desk.records.update(group, desk.records.get(VOLUNTEER, made), {"phone": "19900000009"})
    # What another window did lies on top; taking back the older one alone would lose it.
    with desk.store.transaction():
        desk.store.run("UPDATE journal_group SET verb = 'pull' WHERE title = '别处的改动'")
    assert undoing.next_undo(desk) == step
    with pytest.raises(errors.UndoConflict, match="手机"):
        undoing.undo(desk)
    assert desk.records.get(VOLUNTEER, made).text("phone") == "19900000009"
    undoing.undo(desk, force=True)
    assert desk.records.get(VOLUNTEER, made).text("phone") == "19900000001"


def test_making_a_station_is_not_undone(desk):
    with pytest.raises(errors.NothingToUndo):
        undoing.undo(desk)


def test_after_any_undoing_the_station_is_sound(desk):
    zhang = records.add(desk, "volunteer", {"name": "张三"})
    activity = activities.record_activity(desk, HELD, [Participant(zhang)])
    records.change(desk, "activity", activity, {"ended_at": "2026-10-18T12:00"})
    records.remove(desk, "activity", [activity])
    for _ in range(4):
        undoing.undo(desk)
    for _ in range(3):
        undoing.redo(desk)
    findings = [
        *integrity.chain(desk.store),
        *integrity.references(desk.store),
        *integrity.records_against_journal(desk.store, ALL.values()),
        *integrity.search(desk.records, desk.search, ALL.values()),
    ]
    assert findings == []
    assert people.person(desk, zhang).minutes == 150
