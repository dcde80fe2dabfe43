import pytest

from desktop import errors
from desktop.model.kinds import ALL, kind_named
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.opening import open_desk
from desktop.services.past import undoing
from desktop.services.roster import merging, people, rosters
from desktop.storage.integrity import integrity

VOLUNTEER = kind_named("volunteer")
HELD = {
    "title": "重阳敬老", "started_at": "2026-10-18T09:00", "ended_at": "2026-10-18T11:30",
}  # fmt: skip


def test_an_edit_is_undone_and_redone_with_its_words(desk):
    made = records.add(desk, "volunteer", {"name": "张三", "phone": "19900000001"})
    records.change(desk, "volunteer", made, {"phone": "19900000002"})
    assert undoing.next_undo(desk).title == "修改志愿者「张三」的手机"
    assert "手机" in undoing.undo(desk).title
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
    undoing.undo(desk, meanwhile="force")
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
    assert people.person(desk, zhang).minutes == 180


# --- choosing, and what was changed again meanwhile -----------------------------------------


@pytest.fixture
def edited(desk):
    """Somebody added, then edited in two fields, then in one of them again; the middle action."""
    made = records.add(desk, "volunteer", {"name": "张三", "phone": "19900000001"})
    records.change(desk, "volunteer", made, {"phone": "19900000002", "village_group": "一组"})
    middle = undoing.next_undo(desk).id
    records.change(desk, "volunteer", made, {"phone": "19900000003"})
    return made, middle


def told(desk, made):
    record = desk.records.get(VOLUNTEER, made)
    return record.text("phone"), record.text("village_group")


def test_all_that_can_be_undone_is_listed_newest_first_with_who_and_when(desk, edited):
    steps = undoing.steps(desk)
    assert [step.title for step in steps] == [
        "修改志愿者「张三」的手机",
        "修改志愿者「张三」的手机、村民小组",
        "添加志愿者「张三」",
    ]
    assert {(step.clerk, step.at[:10], step.sent) for step in steps} == {
        ("王文书", "2026-11-22", False)
    }
    undoing.undo(desk)
    assert len(undoing.steps(desk)) == 2
    assert [step.title for step in undoing.steps(desk, 1)] == ["修改志愿者「张三」的手机、村民小组"]


def test_an_older_one_asks_about_what_was_changed_again(desk, edited):
    made, middle = edited
    with pytest.raises(errors.UndoConflict, match="志愿者「张三」的手机。"):
        undoing.undo(desk, middle)
    assert told(desk, made) == ("19900000003", "一组")


def test_it_is_undone_all_the_same_by_force(desk, edited):
    made, middle = edited
    undoing.undo(desk, middle, meanwhile="force")
    assert told(desk, made) == ("19900000001", "")
    undoing.redo(desk)
    assert told(desk, made) == ("19900000003", "一组")


def test_or_but_for_what_was_changed_again(desk, edited):
    made, middle = edited
    undone = undoing.undo(desk, middle, meanwhile="skip")
    assert told(desk, made) == ("19900000003", "")
    assert undone.remarks == ("没有动 志愿者「张三」的手机。",)
    with pytest.raises(errors.NotUndoable, match="已经撤销过了"):
        undoing.undo(desk, middle)
    undoing.redo(desk)
    assert told(desk, made) == ("19900000003", "一组")


def test_what_came_to_a_record_since_counts_as_a_change_of_it(desk):
    team = records.add(desk, "team", {"name": "一队"})
    added = undoing.next_undo(desk).id
    zhang = records.add(desk, "volunteer", {"name": "张三"})
    records.add(desk, "membership", {"team": team, "volunteer": zhang})
    with pytest.raises(errors.UndoConflict, match="队伍「一队」的1 条队员"):
        undoing.undo(desk, added)
    undoing.undo(desk, added, meanwhile="skip")
    assert desk.records.count(kind_named("team")) == 1


def test_by_force_what_came_to_it_goes_along(desk):
    team = records.add(desk, "team", {"name": "一队"})
    added = undoing.next_undo(desk).id
    zhang = records.add(desk, "volunteer", {"name": "张三"})
    records.add(desk, "membership", {"team": team, "volunteer": zhang})
    undoing.undo(desk, added, meanwhile="force")
    assert desk.records.count(kind_named("membership")) == 0
    undoing.redo(desk)
    assert desk.records.count(kind_named("membership")) == 1


def test_somebody_with_hours_is_never_thrown_away_by_an_undo(desk):
    zhang = records.add(desk, "volunteer", {"name": "张三"})
    added = undoing.next_undo(desk).id
    activities.record_activity(desk, HELD, [Participant(zhang)])
    undone = undoing.undo(desk, added, meanwhile="force")
    assert "有服务时长，没有移到回收站" in undone.remarks[0]
    assert people.person(desk, zhang).minutes == 150


def test_what_was_sent_is_taken_back_by_later_changes_and_says_so(desk, edited):
    desk.settings.put("sent_up_to", undoing.next_undo(desk).last_seq)
    assert [step.sent for step in undoing.steps(desk)] == [True, True, True]
    before = desk.store.one("SELECT max(seq) FROM journal")
    assert undoing.undo(desk).remarks == ("其中已上报过的内容会以更正的方式再上报。",)
    assert desk.store.one("SELECT max(seq) FROM journal") == before + 1
    assert told(desk, edited[0])[0] == "19900000002"


def test_only_what_a_clerk_did_can_be_chosen(desk, edited):
    init = desk.store.one("SELECT id FROM journal_group WHERE verb = 'init'")
    with pytest.raises(errors.NotUndoable):
        undoing.undo(desk, init)
    with pytest.raises(errors.NotFound):
        undoing.undo(desk, "nobody")
    undoing.undo(desk)
    undo = desk.store.one("SELECT id FROM journal_group WHERE verb = 'undo'")
    with pytest.raises(errors.NotUndoable, match="本身是一次撤销"):
        undoing.undo(desk, undo)


def test_an_undo_that_finds_nothing_left_to_do_is_done_with(desk, edited):
    made, middle = edited
    records.change(desk, "volunteer", made, {"phone": "19900000001", "village_group": ""})
    assert undoing.undo(desk, middle).changed == 0
    assert middle not in {step.id for step in undoing.steps(desk)}


@pytest.mark.parametrize("verb", ["pull", "recover", "purge"])
def test_what_no_clerk_did_is_neither_undone_nor_in_the_way(desk, edited, verb):
    undoing.undo(desk)
    with desk.action(verb, "别处") as group:
        desk.records.insert(group, kind_named("team"), {"name": "一队"})
    assert undoing.next_undo(desk).title == "修改志愿者「张三」的手机、村民小组"
    assert undoing.next_redo(desk).title == "修改志愿者「张三」的手机"


def test_an_import_and_a_merge_are_taken_back_after_a_restart(desk, home, master, now, tmp_path):
    file = tmp_path / "花名册.csv"
    rows = "".join(f"张{chr(0x5000 + n)},199{n:08d},一组\n" for n in range(300))
    file.write_text(f"姓名,手机,村民小组\n{rows}", encoding="utf-8")
    rosters.import_roster(desk, file)
    one, two, *_ = (record.id for record in desk.records.find(VOLUNTEER))
    merging.merge(desk, "volunteer", one, two)
    other = open_desk(home, master, desk.apart, clock=lambda: now)
    assert other.records.count(VOLUNTEER) == 299
    assert undoing.undo(other).title.startswith("把志愿者「")
    assert undoing.undo(other).changed == 300
    assert other.records.count(VOLUNTEER) == 0
    assert other.store.one("SELECT count(*) FROM search WHERE kind = 'volunteer'") == 0
    undoing.redo(other)
    undoing.redo(other)
    other.close()
    assert desk.records.count(VOLUNTEER) == 299
    assert desk.search.find(["volunteer"], "19900000001") == [one]
