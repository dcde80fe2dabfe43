"""Put an activity's file away, or take it out again."""

from __future__ import annotations

from desktop import errors
from desktop.model import filing
from desktop.model.kinds import kind_named
from desktop.services import rules
from desktop.services.activities import activity_files
from desktop.services.desk import Desk

_ACTIVITY = kind_named("activity")


def file_activity(desk: Desk, activity_id: str, *, incomplete: bool = False) -> bool:
    """An activity that was held becomes filed.

    Args:
        desk: the open station.
        activity_id: which.
        incomplete: file it although something is missing, which the title of the action says.

    Returns:
        Whether it was not filed before.

    Raises:
        errors.FileIncomplete: naming what is missing.
        errors.InvalidValues: it has not been held.
    """
    return _set_status(desk, activity_id, "filed", incomplete=incomplete)


def reopen_activity(desk: Desk, activity_id: str) -> bool:
    """A filed activity becomes a held one again; gives whether it was filed."""
    return _set_status(desk, activity_id, "held", incomplete=True)


def _set_status(desk: Desk, activity_id: str, status: str, *, incomplete: bool) -> bool:
    with desk.action("file", "") as group:
        record = desk.records.get(_ACTIVITY, activity_id)
        now = record.text("status")
        if now == status:
            return False
        if now not in ("held", "filed"):
            raise errors.InvalidValues(
                problems=f"活动「{record.title}」{record.shown('status')}，开展以后才能归档。"
            )
        lacking = _lacking(desk, activity_id) if status == "filed" else ""
        if lacking and not incomplete:
            raise errors.FileIncomplete(title=record.title, missing=lacking)
        settled = rules.settle(desk, _ACTIVITY, {**record.values, "status": status})
        desk.records.update(group, record, settled)
        rules.follow(desk, group, _ACTIVITY.name, record.id)
        words = (
            f"归档活动「{record.title}」"
            if status == "filed"
            else f"取出活动「{record.title}」的档案"
        )
        group.rename(words + (f"（缺{lacking}）" if lacking else ""))
    return True


def _lacking(desk: Desk, activity_id: str) -> str:
    found = activity_files.file_of(desk, activity_id)
    return filing.words(found.missing) if found else ""
