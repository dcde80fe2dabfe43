"""The county is put back to yesterday's backup: stations bring everything again, by themselves."""

from __future__ import annotations

import random
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.config import Home
from desktop.model.kinds import kind_named
from desktop.services import opening, records
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.roster import consents
from desktop.services.sync import enrolling, joining
from desktop.services.sync.joining import Beginning
from tests import postgres
from tests.conftest import CHEAP, PASSPHRASE
from tests.county_pc import notice
from tests.simulation.clerks import Clerk
from tests.sync.conftest import CODE, Make, RealCounty, synced
from tests.sync.pc_at_work import OwnNames, RisingClock
from tests.sync.promised import hold, pair_all, until_quiet

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

Empty = Callable[[RealCounty], None]
VOLUNTEER = kind_named("volunteer")


@pytest.fixture(params=["sqlite", "postgresql"])
def emptied(request: pytest.FixtureRequest, county: RealCounty) -> Iterator[Empty]:
    """Gives the county a database; called later, it takes that away and gives an empty one."""
    if request.param == "sqlite":
        yield _move_away
        return
    programs = postgres.binaries()
    if programs is None:
        pytest.skip("needs Debian's package postgresql")
    cluster = postgres.Cluster(programs).make().start()
    county.database = cluster.database()

    def empty(county: RealCounty) -> None:
        county.database = cluster.database()

    yield empty
    county.stop()
    cluster.remove()


@pytest.fixture
def county(tmp_path: Path) -> Iterator[RealCounty]:
    """Not founded yet."""
    made = RealCounty(tmp_path / "county", ("--workers", "2"))
    yield made
    made.stop()


@pytest.fixture
def join(county: RealCounty, make_desk: Make, tmp_path: Path) -> Iterator[Callable[[int], Desk]]:
    """Makes PCs of one station, each with a clock of its own that is wrong."""
    opened: list[Desk] = []

    def made(number: int) -> Desk:
        home = Home(tmp_path / f"pc{number}")
        if opened:
            begun = Beginning(home, county.code(), PASSPHRASE, clerk=f"文书{number}", cost=CHEAP)
            joining.join(begun, county.url)
        else:
            desk = make_desk(home.path.name)
            enrolling.enroll(desk, county.url, county.code())
            desk.close()
        master, clock = opening.unlock(home, PASSPHRASE), RisingClock(number)
        desk = opening.open_desk(home, master, Here(), clock=clock)
        clock.later_than(desk.store.one("SELECT max(at) FROM journal"))
        opened.append(desk)
        return desk

    yield made
    for desk in opened:
        desk.close()


def test_what_came_after_the_backup_comes_again(
    county: RealCounty, emptied: Empty, join: Callable[[int], Desk], tmp_path: Path
) -> None:
    county.found(CODE)
    county.start()
    pcs = {0: join(0), 1: join(1)}
    clerks = {
        number: Clerk(random.Random(number), OwnNames(number, 0))  # noqa: S311
        for number in (0, 1, 2)
    }

    def work(number: int, deeds: int) -> None:
        for _ in range(deeds):
            clerks[number].act(pcs[number])

    def publish(title: str) -> None:
        with county.office() as opened:
            opened.administering.publish("document", [notice(title)])

    publish("昨天的通知")
    work(0, 30)
    until_quiet(list(pcs.values()))
    work(1, 20)
    synced(pcs[1])
    county.command("backup", str(tmp_path / "昨天.backup"))
    # After the backup: news from above, another PC, changes against each other.
    pcs[2] = join(2)
    synced(pcs[2])
    publish("今天的通知")
    work(0, 25)
    synced(pcs[0])
    work(2, 25)
    synced(pcs[2])
    work(1, 20)
    synced(pcs[1])
    synced(pcs[0])
    before = _rows(pcs[0])
    county.stop(signal.SIGKILL)
    emptied(county)
    county.command("restore", str(tmp_path / "昨天.backup"))
    county.start()
    work(1, 10)
    work(2, 10)
    pair_all(list(pcs.values()))
    until_quiet(list(pcs.values()))
    feed = hold(county, CODE, {str(number): desk for number, desk in pcs.items()})
    assert len(feed.rows) >= before


@pytest.mark.parametrize("agreed", [True, False], ids=["clear", "sealed"])
def test_what_the_former_life_took_and_the_present_one_parks_stands_nowhere(
    county: RealCounty, join: Callable[[int], Desk], tmp_path: Path, *, agreed: bool
) -> None:
    """One deleted a person, all saw it; the county forgets it and first hears of an edit.

    Of people who have not agreed to being reported, two of the PCs see the fields locked at first.
    """
    county.found(CODE)
    county.start()
    first, second, third = join(0), join(1), join(2)
    person = records.add(first, "volunteer", {"name": "张三", "phone": "13900000000"})
    other = records.add(first, "volunteer", {"name": "李四", "guardian": "李一"})
    if agreed:
        consents.give(first, [person, other], ["report"], "2026-11-01")
    until_quiet([first, second, third])
    county.command("backup", str(tmp_path / "昨天.backup"))
    records.change(third, "volunteer", person, {"phone": "13800000000"})
    records.change(third, "volunteer", other, {"guardian": "李二"})
    records.remove(second, "volunteer", [person])
    records.change(second, "volunteer", other, {"guardian_phone": "13700000000"})
    synced(second)
    synced(first)
    assert first.records.count(VOLUNTEER) == 1
    county.stop(signal.SIGKILL)
    _move_away(county)
    county.command("restore", str(tmp_path / "昨天.backup"))
    county.start()
    synced(third)
    pair_all([first, second, third])
    until_quiet([first, second, third])
    hold(county, CODE, {"first": first, "second": second, "third": third})
    assert first.records.count(VOLUNTEER) == 2
    # Who looks after whom stands with its telephone number or not at all.
    if agreed:  # without the key the number leaves late, by itself
        assert first.records.get(VOLUNTEER, other).text("guardian_phone") == ""


def _move_away(county: RealCounty) -> None:
    """What was left behind: the file, and the log that a killed county could not fold into it."""
    for path in county.data.glob("county.db*"):
        if path.suffix == ".db":
            path.rename(county.data / "lost.db")
            refused = county.told("restore", str(county.data.parent / "昨天.backup"))
            assert refused.returncode == 1
            assert "-wal" in refused.stderr
    for path in county.data.glob("county.db-*"):
        path.unlink()


def _rows(desk: Desk) -> int:
    return int(desk.store.one("SELECT row FROM sync_cursor WHERE feed = ?", (CODE,)))
