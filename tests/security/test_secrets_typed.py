"""What is typed at a door or stands on a key's paper is in no file, log or keyring afterwards."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import errors, logbook
from desktop.config import Home
from desktop.services import records
from desktop.services.access import clerk_keys, renewal
from desktop.services.access.clerk_keys import NewSecret
from desktop.services.access.entering import Knock, knock, sit_down
from desktop.services.access.wrong_tries import WrongTries
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.handover import package, taking_over
from desktop.services.handover.taking_over import Successor
from desktop.services.opening import open_desk
from desktop.services.safekeeping import backups, recovery_sheets
from desktop.services.sync import pairing
from desktop.storage import keys
from tests.conftest import CHEAP
from tests.conftest import PASSPHRASE as FOUNDER
from tests.gui.rings import Ring
from tests.security.plain_search import leaks

FIRST_PIN, SECOND_PIN, WRONG_PIN = "70918243", "36251890", "58127364"
WRONG, PAIRING, NEXT = "a guess that is wrong", "told over the telephone", "the successor's own"


@pytest.fixture
def logged(home: Home) -> Iterator[Path]:
    """The station's log, as every start begins it."""
    logbook.start(home.logs)
    yield home.logs
    logbook.stop()


def came_in(desk: Desk, typed: str, ring: Ring) -> None:
    knocking = Knock(typed, "", ring)
    sit_down(desk, knock(desk.home, knocking, WrongTries(desk.home)), knocking)


def refused(desk: Desk, typed: str, ring: Ring) -> None:
    """A wrong try, whose error and whose crash both reach the log with what was typed at hand."""
    passed = iter(range(0, 10**9, 10**6))
    try:
        knock(desk.home, Knock(typed, "", ring), WrongTries(desk.home, lambda: next(passed)))
    except errors.StationError as error:
        logbook.note(error)
    try:
        raise ValueError(f"no good: {typed}")
    except ValueError:
        logging.getLogger("desktop").exception("a crash", exc_info=sys.exc_info())


@pytest.mark.slow
def test_no_pin_passphrase_or_code_is_left_anywhere(
    desk: Desk, logged: Path, tmp_path: Path
) -> None:
    ring, next_ring = Ring(), Ring()
    came_in(desk, FOUNDER, ring)
    li = records.add(desk, "clerk", {"name": "李记录"})
    clerk_keys.add(desk, li, NewSecret(FIRST_PIN, keys.PIN, CHEAP), ring)
    for wrong in (WRONG_PIN, WRONG):
        refused(desk, wrong, ring)
    clerk_keys.change(desk, li, NewSecret(SECOND_PIN, keys.PIN, CHEAP), ring)
    paper = recovery_sheets.make(desk, cost=CHEAP).shown
    came_in(desk, paper, ring)
    backups.back_up(desk, tmp_path / "一.station")
    pairing.write(desk, tmp_path / "二.pairing", PAIRING, CHEAP)
    packed = package.pack(desk, tmp_path / "三.station", cost=CHEAP)
    home, clock, master = desk.home, desk.clock, desk.master
    desk.close()
    again = open_desk(home, renewal.renew_if_due(home, master, clock).master, Here(), clock=clock)
    came_in(again, SECOND_PIN, ring)
    again.close()
    who = Successor("赵文书", NewSecret(NEXT, keys.PASSPHRASE, CHEAP), next_ring)
    taking_over.take_over(packed.files[0], Home(tmp_path / "新电脑"), packed.code, who, clock=clock)
    (tmp_path / "keyring").write_text(repr((ring.kept, next_ring.kept)), encoding="utf-8")

    codes = {form for code in (paper, packed.code) for form in (code, code.replace("-", ""))}
    secrets = {FIRST_PIN, SECOND_PIN, WRONG_PIN, WRONG, FOUNDER, PAIRING, NEXT, *codes}
    assert [str(leak) for leak in leaks(tmp_path, secrets)] == []
    log = logged.joinpath("station.log").read_text(encoding="utf-8")
    assert log.count("ValueError") == 2 and "WrongPassphrase" in log
    (tmp_path / "would be found").write_text(f"typed: {SECOND_PIN}", encoding="utf-8")
    assert {leak.fact for leak in leaks(tmp_path, secrets)} == {SECOND_PIN}
