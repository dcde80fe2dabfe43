"""A working day: the program and its neighbours on a screen, its station seen from outside."""

from __future__ import annotations

import datetime as dt
import signal
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from PIL import Image

from desktop.config import Home
from desktop.services import drafts, opening, sample
from desktop.services.activities import happenings
from desktop.services.activities.happenings import ActivityQuery, Happening
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.roster import people
from desktop.services.roster.people import PeopleQuery
from tests.architecture.source_rules import ROOT
from tests.gui.real_window.display import Display, wait_for
from tests.gui.real_window.neighbours import Neighbours
from tests.gui.real_window.pointing import Mouse
from tests.gui.real_window.reading import ScreenReader

STATION = "石桥村新时代文明实践站"


class Day:
    """The program on a screen, started, killed, closed and started again; its station from outside.

    Args:
        display: where its window opens; programs on it speak.
        ends: whatever must end with the test.
        out: the folder of `station demo`.
    """

    def __init__(self, display: Display, ends: ExitStack, out: Path) -> None:
        self.display, self._ends, self._out = display, ends, out
        self.neighbours = Neighbours(display, ends)
        self.eyes = ends.enter_context(ScreenReader(display))
        self.mouse = Mouse(display, self.eyes)
        self.start()
        home = Home(out / "station")
        master = opening.unlock(home, sample.PASSPHRASE)
        self.desk: Desk = opening.open_desk(home, master, Here(), read_only=True)
        ends.callback(self.desk.close)

    def start(self) -> None:
        """As `make run` does."""
        command = (sys.executable, "-m", "desktop", "demo", "--out", str(self._out))
        self.program = self.display.run(self._ends, *command, cwd=ROOT)
        self.display.wait_for_window(STATION)
        self.display.wait_for_rest()

    def kill(self) -> None:
        """As a power cut does."""
        self.program.send_signal(signal.SIGKILL)
        self.program.wait()
        self.display.wait_till_gone(STATION)

    def close(self) -> None:
        """As the window manager does it."""
        self.display.press("alt+F4")
        wait_for("the program to end", lambda: self.program.poll() is not None)
        assert self.program.returncode == 0

    def told_of(self, title: str) -> Happening | None:
        """An activity by its name, once it is there."""
        found = happenings.activity_ids(self.desk, ActivityQuery(search=title))
        return happenings.happening(self.desk, found[0]) if found else None

    def wait_until_told(
        self, title: str, fits: Callable[[Happening], bool], what: str
    ) -> Happening:
        """Wait for an activity to be stored as it should be."""

        def ask() -> Happening | None:
            told = self.told_of(title)
            return told if told is not None and fits(told) else None

        told = wait_for(what, ask)
        assert told is not None
        self.display.wait_for_rest()
        return told


# --- what is looked at ----------------------------------------------------------------------


def begun(desk: Desk) -> dict[str, object]:
    """What is kept of the form while it is written."""
    found = drafts.begun(desk, "activity:new")
    return dict(found.body) if found else {}


def typed_so_far(desk: Desk) -> dict[str, str]:
    """Its facts."""
    return dict(begun(desk).get("facts", {}))  # type: ignore[call-overload, no-any-return]


def people_so_far(desk: Desk) -> list[object]:
    """Its people."""
    return list(dict(begun(desk).get("people", {})).get("people", ()))  # type: ignore[call-overload]


def photos_so_far(desk: Desk) -> list[object]:
    """Its photos."""
    return list(dict(begun(desk).get("photos", {})).get("files", ()))  # type: ignore[call-overload]


def has_residents(told: Happening, count: int) -> bool:
    """Whether so many residents are stored."""
    return told.record.number("residents") == count


def a_dozen_names(desk: Desk) -> list[str]:
    """Twelve that one person each bears; none else begins as the last, of three characters."""
    rows = people.people_rows(desk, people.people_ids(desk, PeopleQuery(status="active")))
    all_names = [row.name for row in rows]
    alone = [name for name in all_names if all_names.count(name) == 1]
    long = [n for n in alone if len(n) == 3 and sum(o[:2] == n[:2] for o in all_names) == 1]
    return [*[name for name in alone if name != long[0]][:11], long[0]]


def photos_of_today(folder: Path) -> list[Path]:
    """Three, named as a phone names them."""
    today = dt.datetime.now().astimezone().date()
    made = []
    for number in range(3):
        made.append(folder / f"IMG_{today:%Y%m%d}_0930{number:02d}.jpg")
        Image.linear_gradient("L").rotate(90 * number).resize((1200, 900)).save(made[-1])
    return made
