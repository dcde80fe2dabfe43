"""Service records run over several pages: pages are no longer people."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.ui.paper.screen import PaperScreen
from desktop.ui.paper.sending import Printers


@pytest.fixture
def screen(screen) -> PaperScreen:
    """On a PC with a printer."""
    screen.bar.offer_printers(Printers(("一号",), "一号"))
    return screen


@pytest.fixture
def busy(desk) -> list[str]:
    """Two people who served so often this year that each record takes two pages."""
    people = [records.add(desk, "volunteer", {"name": name}) for name in ("常来", "常往")]
    first = dt.date(desk.today().year, 1, 1)
    for number in range(12):
        day = (first + dt.timedelta(days=number)).isoformat()
        values = {"title": f"晨练服务第 {number + 1} 次", "held_on": day, "status": "held"}
        activities.record_activity(desk, values, [Participant(one, minutes=30) for one in people])
    return people


def test_pages_that_are_asked_for_go_to_the_printer_and_no_others(
    screen, busy, see, tray, desk, qtbot, door, settle
):
    screen.show_template("service-record", busy)
    see(4)
    screen.bar.pages.setText("1-2")
    screen.bar.pages.textEdited.emit("1-2")
    screen.bar.print_button.click()
    qtbot.waitUntil(lambda: bool(tray.jobs), timeout=30_000)
    settle(door)
    assert [job.pages for job in tray.jobs] == ["1-2"]


def test_a_whole_batch_is_registered_once_each(screen, busy, see, tray, desk, qtbot, door, settle):
    screen.show_template("service-record", busy)
    see(4)
    screen.bar.print_button.click()
    qtbot.waitUntil(lambda: bool(tray.jobs), timeout=30_000)
    settle(door)
    printings = desk.store.rows("SELECT volunteer, printings FROM certificate ORDER BY number")
    assert [tuple(row) for row in printings] == [(busy[0], 1), (busy[1], 1)]
