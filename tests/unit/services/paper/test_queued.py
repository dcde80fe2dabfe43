"""What a printer's queue holds: certificates that fall out of it do not count as printed."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.apart import Here
from desktop.services.opening import open_desk
from desktop.services.paper import papers, queued
from desktop.services.paper.queued import Queued


@pytest.fixture
def made(desk) -> tuple[str, ...]:
    """The ids of two certificates that were issued for printing."""
    people = [records.add(desk, "volunteer", {"name": name}) for name in ("甲一", "乙二")]
    facts = {"title": "巡河", "held_on": "2026-10-18"}
    sheet = [Participant(one, minutes=60) for one in people]
    activity = activities.record_activity(desk, facts, sheet)
    return papers.issue(desk, "activity-certificate", [activity]).made


def printings(desk) -> list[int]:
    return [row[0] for row in desk.store.rows("SELECT printings FROM certificate ORDER BY number")]


def test_what_fell_out_is_not_printed_and_forgotten(desk, made):
    job = Queued("前台", 7, "证书", made)
    queued.keep(desk, job)
    queued.keep(desk, Queued("前台", 8, "花名册"))
    assert queued.kept(desk) == (job, Queued("前台", 8, "花名册"))
    assert printings(desk) == [1, 1]
    queued.fell_out(desk, job)
    assert printings(desk) == [0, 0]
    assert queued.kept(desk) == (Queued("前台", 8, "花名册"),)


def test_what_came_out_stays_printed(desk, made):
    job = Queued("前台", 7, "证书", made)
    queued.keep(desk, job)
    queued.came_out(desk, job)
    assert printings(desk) == [1, 1]
    assert queued.kept(desk) == ()


def test_after_a_week_nobody_asks_any_more(desk, home, master, now):
    queued.keep(desk, Queued("前台", 7, "证书"))
    for days, known in ((7, 1), (8, 0)):
        later = now + dt.timedelta(days=days)
        with_clock = open_desk(home, master, Here(), clock=lambda later=later: later)
        assert len(queued.kept(with_clock)) == known
        with_clock.close()


def test_what_another_program_kept_there_harms_nothing(desk):
    desk.settings.put("print_queue", [7, {"on": "2999-01-01", "made": 3}, {"number": "x"}])
    assert queued.kept(desk) == (Queued("", 0, ""),)
