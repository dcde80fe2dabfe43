import datetime as dt
import json

import pytest

from desktop import errors
from desktop.model.kinds import ALL, kind_named
from desktop.services import records
from desktop.services.activities import activities, hours
from desktop.services.activities.activities import Participant
from desktop.services.opening import open_desk
from desktop.services.past import history, trash, trash_days, undoing
from desktop.services.photos import photos
from desktop.services.roster import merging
from desktop.services.safekeeping import checkup
from tests.unit.imaging.made_pictures import make_scene, written

VOLUNTEER, ACTIVITY, PHOTO = map(kind_named, ("volunteer", "activity", "photo"))
HELD = {"title": "敬老", "started_at": "2026-10-18T09:00", "ended_at": "2026-10-18T11:00"}


class Calendar:
    """A PC whose date can be set, and a desk at it."""

    def __init__(self, home, master, apart, now):
        self.now = now
        self.desk = open_desk(home, master, apart, clock=lambda: self.now)

    def pass_days(self, days, step=1):
        """Days on each of which somebody sat at the desk, at most `step` apart."""
        for _ in range(0, days, step):
            self.jump(step)
            trash_days.see_day(self.desk)

    def jump(self, days):
        self.now += dt.timedelta(days=days)


@pytest.fixture
def calendar(desk, home, master, now):
    made = Calendar(home, master, desk.apart, now)
    trash_days.see_day(made.desk)
    yield made
    made.desk.close()


@pytest.fixture
def pictured(calendar, tmp_path):
    """An activity with somebody and a photo, and the photo's SHA-256."""
    desk = calendar.desk
    zhang = records.add(desk, "volunteer", {"name": "张三"})
    made = activities.record_activity(desk, {**HELD, "status": "announced"}, [Participant(zhang)])
    file = tmp_path / "照片.jpg"
    file.write_bytes(written(make_scene(64, 48)))
    (photo,) = photos.add_photos(desk, made, [file]).added
    return zhang, made, desk.records.get(PHOTO, photo).text("sha256")


def gone(desk, kind, record_id):
    return not desk.records.get_many(kind, [record_id])


def test_it_lists_what_when_who_and_for_how_long(calendar):
    desk = calendar.desk
    team = records.add(desk, "team", {"name": "一队"})
    records.remove(desk, "team", [team])
    (one,) = trash.list_trash(desk)
    assert (one.kind.name, one.id, one.title, one.clerk) == ("team", team, "一队", "王文书")
    assert (one.days_left, one.along, one.removed_at[:10]) == (90, 0, "2026-11-22")
    calendar.pass_days(31)
    assert [one.days_left for one in trash.list_trash(desk)] == [60]
    assert trash.list_trash(desk, "volunteer") == []


def test_what_belongs_to_a_record_goes_and_comes_with_it(calendar, pictured):
    desk, (zhang, activity, _) = calendar.desk, pictured
    records.change(desk, "activity", activity, {"status": "held"})
    records.remove(desk, "activity", [activity])
    assert undoing.next_undo(desk).title == "删除活动「敬老」（连同 2 条相关记录）"
    (one,) = trash.list_trash(desk)
    assert (one.id, one.along) == (activity, 2)
    assert hours.total_minutes(desk, zhang) == 0
    assert trash.restore(desk, "activity", [activity]) == 1
    assert trash.list_trash(desk) == []
    assert desk.records.count(PHOTO) == 1 and hours.total_minutes(desk, zhang) == 120


def test_what_was_thrown_away_before_stays_there(calendar, pictured):
    desk, (_, activity, _) = calendar.desk, pictured
    photo = desk.records.find(PHOTO)[0].id
    records.remove(desk, "photo", [photo])
    records.remove(desk, "activity", [activity])
    with pytest.raises(errors.InvalidValues, match="请先恢复活动「敬老」"):
        trash.restore(desk, "photo", [photo])
    trash.restore(desk, "activity", [activity])
    assert [(one.kind.name, one.title) for one in trash.list_trash(desk)] == [("photo", "敬老")]


def test_nothing_goes_before_its_days_and_all_of_it_after(calendar, pictured):
    desk, (_, activity, sha256) = calendar.desk, pictured
    records.remove(desk, "activity", [activity])
    calendar.pass_days(89)
    assert trash.empty(desk) == 0
    calendar.pass_days(2)
    assert trash.empty(desk) == 3
    assert gone(desk, ACTIVITY, activity)
    assert desk.places.of(sha256) == {}
    assert trash.list_trash(desk) == [] and trash.empty(desk) == 0
    assert checkup.examine(desk) == []


def test_a_clock_set_forward_empties_no_trash(calendar):
    desk = calendar.desk
    team = records.add(desk, "team", {"name": "一队"})
    records.remove(desk, "team", [team])
    calendar.pass_days(3)
    calendar.jump(365)
    assert trash.empty(desk) == 0
    assert [one.days_left for one in trash.list_trash(desk)] == [90 - 2 - trash_days.LONGEST_STEP]
    calendar.jump(-365)
    for _ in range(200):  # a battery that forgets: back to the past at each start, then right again
        calendar.jump(-3000)
        trash_days.see_day(desk)
        calendar.jump(3000)
        trash_days.see_day(desk)
    assert trash.empty(desk) == 0


def test_a_station_opened_once_a_week_keeps_its_days_too(calendar):
    desk = calendar.desk
    records.remove(desk, "team", [records.add(desk, "team", {"name": "一队"})])
    calendar.pass_days(91 + 7, step=7)
    assert trash.empty(desk) == 1


def test_what_was_thrown_away_later_stays(calendar):
    desk = calendar.desk
    first, second = (records.add(desk, "team", {"name": name}) for name in ("一队", "二队"))
    records.remove(desk, "team", [first])
    calendar.pass_days(50)
    records.remove(desk, "team", [second])
    calendar.pass_days(41)
    assert trash.empty(desk) == 1
    assert [one.id for one in trash.list_trash(desk)] == [second]
    assert trash.list_trash(desk)[0].days_left in (49, 50)


def test_what_something_refers_to_stays(calendar, pictured):
    desk, (zhang, activity, _) = calendar.desk, pictured
    records.change(desk, "activity", activity, {"status": "held"})  # hours are entered
    records.remove(desk, "activity", [activity])
    calendar.pass_days(91)
    assert trash.empty(desk) == 1  # the photo
    assert not gone(desk, ACTIVITY, activity)
    assert hours.total_minutes(desk, zhang) == 0
    assert checkup.examine(desk) == []


def test_a_merged_person_goes_with_the_other(calendar):
    desk = calendar.desk
    one, two = (records.add(desk, "volunteer", {"name": name}) for name in ("张三", "张山"))
    merging.merge(desk, "volunteer", one, two)
    records.remove(desk, "volunteer", [one])
    assert [(thrown.id, thrown.along) for thrown in trash.list_trash(desk)] == [(one, 1)]
    trash.restore(desk, "volunteer", [one])
    assert desk.search.find(["volunteer"], "张山") == [one]
    records.remove(desk, "volunteer", [one])
    calendar.pass_days(91)
    assert trash.empty(desk) == 3  # the two and the word that they are one
    assert checkup.examine(desk) == []


def test_a_picture_that_another_activity_shows_keeps_its_bytes(calendar, pictured, tmp_path):
    desk, (_, activity, sha256) = calendar.desk, pictured
    other = activities.record_activity(desk, {**HELD, "title": "义诊", "status": "announced"})
    photos.add_photos(desk, other, [tmp_path / "照片.jpg"])
    records.remove(desk, "activity", [activity])
    calendar.pass_days(91)
    assert trash.empty(desk) == 3
    assert photos.thumbnail(desk, sha256)


def test_what_is_gone_for_good_leaves_no_name_behind(calendar):
    desk = calendar.desk
    made = records.add(desk, "volunteer", {"name": "欧阳独一", "phone": "19912345678"})
    records.remove(desk, "volunteer", [made])
    calendar.pass_days(91)
    trash.empty(desk)
    tables = [
        row[0] for row in desk.store.rows("SELECT name FROM sqlite_master WHERE type='table'")
    ]
    for table in tables:
        text = json.dumps(
            desk.store.rows(f"SELECT * FROM [{table}]"), default=str, ensure_ascii=False
        )
        assert "欧阳独一" not in text and "19912345678" not in text, table
    assert history.history(desk, "volunteer", made)[-1].verb == "清除"
    assert all(line.changes == () for line in history.history(desk, "volunteer", made))
    assert set(ALL) <= set(tables)


def test_undo_of_what_is_gone_says_so(calendar):
    desk = calendar.desk
    records.add(desk, "team", {"name": "留下的"})
    kept = undoing.next_undo(desk)
    made = records.add(desk, "team", {"name": "一队"})
    records.remove(desk, "team", [made])
    removal = undoing.next_undo(desk)
    calendar.pass_days(91)
    trash.empty(desk)
    assert undoing.next_undo(desk) == kept
    with pytest.raises(errors.NotUndoable, match="已从回收站清除"):
        undoing.undo(desk, removal.id)
    purge = desk.store.one("SELECT id FROM journal_group WHERE verb = 'purge'")
    assert "回收站到期清除 1 条" in str(desk.store.rows("SELECT title FROM journal_group"))
    with pytest.raises(errors.NotUndoable):
        undoing.undo(desk, purge)
    assert undoing.undo(desk).title == "添加队伍「留下的」"


def test_an_action_of_which_a_part_is_gone_takes_back_the_rest(calendar):
    desk = calendar.desk
    teams = [records.add(desk, "team", {"name": name}) for name in ("一队", "二队")]
    records.remove(desk, "team", teams)
    removal = undoing.next_undo(desk)
    trash.restore(desk, "team", teams[:1])
    calendar.pass_days(91)
    trash.empty(desk)
    with pytest.raises(errors.NotFound):
        desk.records.get(kind_named("team"), teams[1], removed=True)
    undone = undoing.undo(desk, removal.id)
    assert undone.remarks == ("其中 1 条已从回收站清除，不能恢复。",)
