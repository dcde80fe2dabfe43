import dataclasses
import datetime as dt

import pytest

from desktop import errors
from desktop.model.dates import RELEASED_ON
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities.days_to_come import is_to_come
from desktop.services.lists import bulk_edits

TOMORROW = (RELEASED_ON + dt.timedelta(days=1)).isoformat()


def at(desk, day):
    """The same desk with a clock that shows another day."""
    moment = dt.datetime.fromisoformat(f"{day}T09:00:00+08:00")
    return dataclasses.replace(desk, clock=lambda: moment)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"phone": "abc"}, "手机：“abc”不是电话号码。"),
        ({"phone": "5123456"}, None),
        ({"phone": "1380000111"}, "手机：“1380000111”不像电话号码（10 位"),
        ({"guardian_phone": "没有"}, "监护人电话：“没有”不是电话号码"),
        ({"birth_date": "2031-01-01"}, "出生日期：2031-01-01 还没有到"),
        ({"birth_date": "2031"}, "出生日期：2031 还没有到"),
        ({"birth_date": "2026"}, None),
    ],
)
def test_a_volunteer_is_told_what_can_not_be(desk, typed, words):
    here = at(desk, RELEASED_ON)
    if words is None:
        records.add(here, "volunteer", {"name": "张三", **typed})
        return
    with pytest.raises(errors.InvalidValues, match=words):
        records.add(here, "volunteer", {"name": "张三", **typed})
    made = records.add(here, "volunteer", {"name": "张三"})
    with pytest.raises(errors.InvalidValues, match=words):
        records.change(here, "volunteer", made, typed)
    assert bulk_edits.set_many(here, "volunteer", [made], typed).refused
    assert desk.records.count(kind_named("volunteer")) == 1


def test_an_activity_is_held_on_the_day_it_began(desk):
    typed = {"title": "敬老", "status": "held", "started_at": "2026-10-18T09:00"}
    with pytest.raises(errors.InvalidValues, match="2026-10-17 与实际开始（2026-10-18 09:00）"):
        records.add(desk, "activity", {**typed, "held_on": "2026-10-17"})
    made = records.add(desk, "activity", typed)
    with pytest.raises(errors.InvalidValues, match="不是同一天，请一起改正"):
        records.change(desk, "activity", made, {"started_at": "2026-10-17T09:00"})
    together = {"started_at": "2026-10-17T09:00", "held_on": ""}
    records.change(desk, "activity", made, together)
    assert desk.records.get(kind_named("activity"), made).text("held_on") == "2026-10-17"


@pytest.mark.parametrize("status", ["held", "filed"])
def test_what_is_still_to_come_was_not_held(desk, status):
    here = at(desk, RELEASED_ON)
    plan = {"title": "写春联", "held_on": TOMORROW}
    with pytest.raises(errors.InvalidValues, match=f"{TOMORROW} 还没有到，不能记为已开展"):
        records.add(here, "activity", {**plan, "status": status})
    made = records.add(here, "activity", {**plan, "status": "announced"})
    with pytest.raises(errors.InvalidValues, match="不能记为已开展"):
        records.change(here, "activity", made, {"status": status})
    records.change(at(desk, TOMORROW), "activity", made, {"status": status})


def test_a_clock_years_behind_hinders_nothing_known_otherwise(desk):
    behind = at(desk, "2009-01-01")
    assert not is_to_come(behind, RELEASED_ON.isoformat())
    assert is_to_come(behind, TOMORROW)
    records.add(at(desk, "2027-05-01"), "team", {"name": "一队"})
    assert not is_to_come(behind, "2027-05-01")
    assert is_to_come(behind, "2027-05-02") and is_to_come(behind, "2028")
    assert not is_to_come(behind, "2027") and not is_to_come(behind, None)
