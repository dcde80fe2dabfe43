import datetime as dt

from desktop import errors
from desktop.services import records
from desktop.services.past import trash
from desktop.services.past.trash_days import see_day
from desktop.ui.tidying import Tidying
from tests.gui.conftest import NOW


def test_what_is_due_goes_once_the_backup_at_the_start_is_over(desk, door, settle):
    team = records.add(desk, "team", {"name": "一队"})
    records.remove(desk, "team", [team])
    # 91 days seen ago: as if the station had been opened on each.
    head = desk.store.one("SELECT max(seq) FROM journal")
    marks = {"latest": NOW.date().isoformat(), "seen": 91, "marks": [[head, 1]]}
    desk.settings.put("days_seen", marks)
    with desk.store.transaction():
        old = (NOW - dt.timedelta(days=91)).isoformat()
        desk.store.run("DROP TRIGGER guard_journal_update")
        desk.store.run("UPDATE journal SET at = ? WHERE seq = ?", (old, head))
    tidying = Tidying(door)
    tidying.on_backup(True)
    settle(door)
    assert len(trash.list_trash(desk)) == 1
    tidying.on_backup(False)
    settle(door)
    assert trash.list_trash(desk) == []


def test_a_failure_is_left_to_the_next_start(desk, door, settle, monkeypatch):
    def busy(_desk):
        raise errors.StationBusy(seconds=20)

    told = []
    door.failed.connect(told.append)
    monkeypatch.setattr(trash, "empty", busy)
    Tidying(door, door).on_backup(False)
    settle(door)
    assert told == []
    assert see_day(desk).seen == 0
