"""A village without a line: two PCs, a stick, the town office; after weeks a line at last."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.config import Home
from desktop.services import opening
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.sync import carriers, enrolling, joining, passing_on, sync_state
from desktop.services.sync.joining import Beginning
from tests.conftest import CHEAP, PASSPHRASE
from tests.county_pc import notice
from tests.simulation.clerks import Clerk
from tests.sync.conftest import CODE, Make, RealCounty, synced
from tests.sync.pc_at_work import OwnNames, RisingClock
from tests.sync.promised import hold, pair_all, until_quiet

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture
def village(
    make_desk: Make, real_county: RealCounty, tmp_path: Path
) -> Iterator[tuple[Desk, Desk]]:
    """Two PCs that joined by files; their clocks differ and are both wrong."""
    first = make_desk("第一台")
    code, request, reply = real_county.code(), tmp_path / "申请.json", tmp_path / "回执.bundle"
    enrolling.write_request(first, code, request)
    real_county.command("enrol-request", str(request), "--out", str(reply))
    enrolling.read_reply(first, code, reply)
    first.close()
    home = Home(tmp_path / "第二台")
    begun = Beginning(home, real_county.code(), PASSPHRASE, clerk="李文书", cost=CHEAP)
    request, reply = tmp_path / "申请2.json", tmp_path / "回执2.bundle"
    joining.write_request(begun, request)
    real_county.command("enrol-request", str(request), "--out", str(reply))
    joining.read_reply(begun, reply)
    desks = []
    for number, folder in enumerate((tmp_path / "第一台", home.path)):
        place, clock = Home(folder), RisingClock(number * 900)
        desk = opening.open_desk(place, opening.unlock(place, PASSPHRASE), Here(), clock=clock)
        clock.later_than(desk.store.one("SELECT max(at) FROM journal"))
        desks.append(desk)
    yield desks[0], desks[1]
    for desk in desks:
        desk.close()


class Stick:
    """What goes from the village to the county and back, by way of the town office."""

    def __init__(self, county: RealCounty, folder: Path) -> None:
        self._county = county
        self._folder = folder
        self._trips = 0

    def carry(self, desk: Desk) -> Path:
        """Written by a PC, copied at the town office, read by the county; gives what comes back."""
        self._trips += 1
        out, town, back = (
            self._folder / f"{name}{self._trips}" for name in ("出", "镇里", "回")
        )  # fmt: skip
        for folder in (out, town, back):
            folder.mkdir()
        carriers.write(desk, out)
        passing_on.carry([out], town)
        self._county.command("bundle", "read", str(town), "--out", str(back))
        return back


def _read(desk: Desk, *folders: Path) -> None:
    took = carriers.read(desk, folders)
    assert took.failed == [], took.failed


def test_weeks_of_sticks_and_then_a_line_double_nothing(
    village: tuple[Desk, Desk], real_county: RealCounty, tmp_path: Path
) -> None:
    stick = Stick(real_county, tmp_path)
    clerks = [
        Clerk(random.Random(n), OwnNames(n, 0))  # noqa: S311
        for n in (0, 1)
    ]

    def work(number: int, deeds: int = 12) -> None:
        for _ in range(deeds):
            clerks[number].act(village[number])

    def publish(title: str) -> None:
        with real_county.office() as office:
            office.administering.publish("document", [notice(title)])

    publish("第一周的通知")
    for number in (0, 1):  # each learns what the other did
        work(number)
        _read(village[number], stick.carry(village[number]))
    # A trip of which nothing came back, and the next one brings it again.
    work(0)
    stick.carry(village[0])
    work(0)
    publish("第二周的通知")
    back = stick.carry(village[0])
    _read(village[0], back)
    _read(village[0], back)
    # Two trips under way at once; their answers come the wrong way round, one of them twice.
    work(1)
    early = stick.carry(village[1])
    work(1)
    late = stick.carry(village[1])
    _read(village[1], late, early, late)
    # A stick that was forgotten in a drawer, read after everything else.
    forgotten = tmp_path / "抽屉"
    forgotten.mkdir()
    work(0)
    carriers.write(village[0], forgotten)
    work(0)
    _read(village[0], stick.carry(village[0]))
    back = tmp_path / "迟来的回"
    back.mkdir()
    real_county.command("bundle", "read", str(forgotten), "--out", str(back))
    # The line comes, to one PC first.
    work(0)
    work(1)
    enrolling.add_address(village[0], real_county.url)
    synced(village[0])
    _read(village[1], stick.carry(village[1]))
    enrolling.add_address(village[1], real_county.url)
    until_quiet(list(village))
    took = carriers.read(village[0], [back])  # an answer older than all that came by line
    assert (took.pushed, took.pulled) == (0, 0)
    until_quiet(list(village))
    # What the second PC could not seal has waited all the weeks for the key.
    assert sync_state.standing(village[1]).for_key > 0
    pair_all(list(village))
    until_quiet(list(village))
    numbers = "SELECT id, id_number FROM volunteer WHERE id_number IS NOT NULL ORDER BY id"
    assert village[0].store.rows(numbers) == village[1].store.rows(numbers) != []
    feed = hold(real_county, CODE, {"first": village[0], "second": village[1]})
    assert len(feed.rows) > 30
