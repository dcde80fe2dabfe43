"""One PC with its disk, its clock, its clerk and its line."""

from __future__ import annotations

import itertools
import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from desktop.services.desk import Desk
from desktop.services.sync import syncing
from desktop.services.sync.replicas import REPLICA
from desktop.sync.line.api import Wire
from desktop.sync.line.port import Reply
from desktop.sync.report import Report
from tests.simulation import disk
from tests.simulation.clerks import Clerk, Names
from tests.simulation.clocks import Ticks, WallClock
from tests.simulation.deeds import Log
from tests.simulation.line import County, Lines, VillageLine, wire_over
from tests.simulation.telling import told_rightly


@dataclass(frozen=True)
class Village:
    """What all PCs of a run share.

    Args:
        county: who answers.
        dice: decides what happens.
        ticks: seconds given out once.
        names: words given out once.
        log: of all clerks.
        note: told what happens.
        right_clocks: whether all clocks are right.
        numbers: whether clerks change ID numbers often.
        agreeing: whether people agree that personal fields leave, and take it back.
    """

    county: County
    dice: random.Random
    ticks: Ticks
    names: Names
    log: Log
    note: Callable[[str], None]
    right_clocks: bool = False
    numbers: bool = False
    agreeing: bool = False


class Machine:
    """A PC of the station.

    Args:
        name: in traces.
        connection: its disk.
        village: what it shares with others.
        noted: the last journal row the log has of this disk.
    """

    def __init__(self, name: str, connection: Any, village: Village, noted: int = 0) -> None:
        self.name = name
        self.village = village
        self.store = disk.SimulatedStore(connection)
        self.clock = WallClock(
            village.ticks,
            random.Random(village.dice.random()),  # noqa: S311
            right=village.right_clocks,
        )
        # Of its own: one request more or less changes no other history.
        dice = random.Random(village.dice.random())  # noqa: S311
        self.line = VillageLine(village.county, dice, self._note)
        self.clerk = self._clerk()
        self.desk: Desk = disk.seated(self.store, self.clock)
        self.noted = noted
        self.dead = False
        #: Whether the county took its right away.
        self.revoked = False
        self.report = Report()

    def _note(self, what: str) -> None:
        self.village.note(f"{self.name}: {what}")

    @property
    def replica(self) -> str:
        """Its id now."""
        return str(self.desk.settings.get(REPLICA))

    @property
    def lines(self) -> Lines:
        """Makes its lines."""
        return Lines(self.line)

    def head(self) -> int:
        """The last row of its journal."""
        return int(self.store.one("SELECT coalesce(max(seq), 0) FROM journal"))

    def note_deeds(self) -> None:
        """Tell the log what was done here since."""
        self.noted = self.village.log.read(self.name, self.store, self.noted)

    # --- what happens to it -----------------------------------------------------------------

    def act(self) -> None:
        """Its clerk does something."""
        self.clock.move()
        self._note(self.clerk.act(self.desk))
        self.note_deeds()

    def start_again(self) -> None:
        """Switch it on after a power cut: nothing is left but the disk."""
        self.store.commits_left = None
        if self.store.connection.in_transaction:
            self.store.connection.execute("ROLLBACK")
        connection, noted = self.store.connection, self.noted
        self.store = disk.SimulatedStore(connection)
        self.desk = disk.seated(self.store, self.clock)
        self.clerk = self._clerk()
        self.noted = noted

    def _clerk(self) -> Clerk:
        of = self.village
        return Clerk(of.dice, of.names, numbers=of.numbers, agreeing=of.agreeing)

    @contextmanager
    def losing_power(self, commits: int, *, before: bool) -> Iterator[None]:
        """Cut the power at some commit of what follows, then switch it on again."""
        self.store.commits_left, self.store.before_commit = commits, before
        try:
            yield
        except disk.PowerCut:
            self._note(f"power cut {'before' if before else 'after'} commit {commits}")
            self.start_again()
        finally:
            self.store.commits_left = None
            self.note_deeds()

    def sync(self) -> bool:
        """One run of sync; whether it went through to its end."""
        self.clock.move()
        self.line.heard.clear()
        self.report = run_sync(self.desk, wire_over(self.line))
        self.note_deeds()
        self._note(f"synced: {self.report}")
        told_rightly(self.name, self.report, self.line.heard)
        return self.report.whole


def run_sync(desk: Desk, wire: Wire) -> Report:
    """The station's verb."""
    ticks, early = itertools.count(), itertools.cycle((False, True))

    def beside(ask: Callable[[], Reply], step: Callable[[], bool]) -> Reply:
        # What threads do in any order: the next operations frozen before the county has these, or
        # after it has, and this PC does not know yet.
        reply = None if (first := next(early)) else ask()
        while step():
            pass
        return ask() if first or reply is None else reply

    return syncing.attempt(
        desk,
        wire,
        seconds=lambda: next(ticks) / 1_000,
        entropy=lambda count: os.urandom(count),  # noqa: PLW0108 - looked up when called
        beside=beside,
    )
