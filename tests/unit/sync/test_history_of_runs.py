"""What is remembered of past syncs: why one failed, and not the same failure a hundred times."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop.services.sync import sync_state
from desktop.sync.report import DONE, NO_LINE, REFUSED, STALLED, Report
from desktop.sync.runs import note_run

MORNING = dt.datetime(2026, 11, 1, 8, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))


def ran(desk, day: int, **how) -> None:
    note_run(desk.store, Report(**how), MORNING + dt.timedelta(days=day))


@pytest.mark.parametrize(
    ("state", "reason", "words"),
    [
        (NO_LINE, "portal", "网络要先登录"),
        (NO_LINE, "refused", "县平台没有在工作"),
        (NO_LINE, "", "没有连上县平台"),
        (REFUSED, "revoked", "县里停用了这台电脑"),
        (REFUSED, "bad_request", "县平台没有接受"),
        (STALLED, "", "没有进展，下次再试"),
        ("of a newer program", "x", "没有同步完"),
    ],
)
def test_the_history_says_why_a_sync_failed(desk, state, reason, words):
    ran(desk, 0, state=state, reason=reason)
    assert [run.words for run in sync_state.past_runs(desk)] == [words]


def test_weeks_without_a_county_leave_two_lines_and_what_was_sent_before(desk):
    ran(desk, 0, state=DONE, pushed=7)
    for day in range(1, 40):
        ran(desk, day, state=NO_LINE, reason="refused", bytes_up=600)
    told = [(run.at[5:10], run.words) for run in sync_state.past_runs(desk)]
    assert told == [
        ("12-10", "县平台没有在工作"),
        ("11-02", "县平台没有在工作"),
        ("11-01", "全部同步"),
    ]


def test_tries_that_failed_otherwise_or_moved_something_all_stay(desk):
    for day, how in enumerate(["timeout", "portal", "timeout", "portal", "portal"]):
        ran(desk, day, state=NO_LINE, reason=how)
    for day in range(5, 9):
        ran(desk, day, state=NO_LINE, reason="cut", pushed=10)
    assert len(sync_state.past_runs(desk)) == 9


def test_a_sync_that_came_to_no_end_is_told_as_trouble(desk):
    ran(desk, 0, state=STALLED)
    trouble = sync_state.standing(desk).trouble
    assert trouble is not None
    assert trouble[0].startswith("和县平台来回几次都没有进展")
