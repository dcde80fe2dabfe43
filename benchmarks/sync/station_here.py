"""A real station on the disk, whose people came by the import, and its sync over real HTTP."""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks.sync.people import Person, workbook
from desktop import errors
from desktop.config import Home
from desktop.services import records
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.founding import StationFacts, make_station
from desktop.services.opening import open_desk
from desktop.services.roster import rosters
from desktop.services.sync import enrolling, syncing
from desktop.services.sync.joining import Beginning, join
from desktop.services.sync.lines import line_of
from desktop.services.sync.meanwhile import while_waiting
from desktop.storage.keys import Argon2Cost
from desktop.sync.incoming.pieces import ALONE
from desktop.sync.report import Report

NAME = "石桥村新时代文明实践站"
_CHEAP = Argon2Cost(1, 8, 1)
_WORDS = "correct horse"


class StationHere:
    """A station's PC.

    Args:
        desk: opened.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @classmethod
    def founded(cls, folder: Path, code: str) -> StationHere:
        """A new station."""
        home = Home(folder)
        master = make_station(home, StationFacts(NAME, code), _WORDS, cost=_CHEAP)
        return cls(open_desk(home, master, Here()))

    @classmethod
    def second(cls, folder: Path, url: str, typed: str) -> StationHere:
        """Another PC of a station that is there; it has nothing yet."""
        made = join(Beginning(Home(folder), typed, _WORDS, clerk="第二人", cost=_CHEAP), url)
        return cls(open_desk(made.home, made.master, Here()))

    def __enter__(self) -> StationHere:
        return self

    def __exit__(self, *_: object) -> None:
        self.desk.close()

    def bring_in(self, people: list[Person]) -> None:
        """Import people from a workbook, as a clerk does."""
        path = self.desk.home.path.with_suffix(".xlsx")
        workbook(path, people)
        report = rosters.import_roster(self.desk, path)
        if report.added != len(people):
            raise SystemExit(f"only {report.added} of {len(people)} came in: {report.problems[:3]}")

    def enroll(self, url: str, typed: str) -> None:
        """Join a county."""
        enrolling.enroll(self.desk, url, typed)

    def change(self, people: list[Person]) -> None:
        """Two fields each, one action each, as in the window."""
        ids = dict(
            self.desk.store.rows("SELECT id_number, id FROM volunteer WHERE id_number NOT NULL")
        )
        for person in people:
            values = {"national_number": str(person["points"]), "phone": person["phone"]}
            records.change(self.desk, "volunteer", ids[person["id_card"]], values)

    def sync(self) -> Report:
        """One run to its end."""
        with line_of(self.desk) as line:
            report = syncing.sync(self.desk, line, beside=while_waiting, piece_rows=ALONE)
        if report.state != "done":
            raise SystemExit(f"sync: {report.state} {report.reason}")
        return report

    def sync_until_done(self, limit_s: float, pause_s: float = 0.5) -> int:
        """Runs until one comes to its end, however often the line is cut; how many began."""
        until = time.monotonic() + limit_s
        runs = 0
        while time.monotonic() < until:
            runs += 1
            try:
                with line_of(self.desk) as line:
                    report = syncing.sync(self.desk, line, beside=while_waiting, piece_rows=ALONE)
                if report.state == "done":
                    return runs
            except errors.NoAnswer:
                pass
            time.sleep(pause_s)
        return -runs

    def people(self) -> int:
        """How many people there are."""
        return int(self.desk.store.one("SELECT count(*) FROM volunteer WHERE removed_at IS NULL"))
