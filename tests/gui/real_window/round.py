"""Somebody who sees nothing goes round in the window: all that takes, and what was found.

What goes wrong is tried once more in the window of a fresh program, and counts if it goes wrong
there too: a machine with other work may answer a reader too late for once, a fault of the window
shows each time. What the program itself writes down as an error counts at once.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from desktop.services.desk import Desk
from tests.gui.real_window.answers import Eyes
from tests.gui.real_window.deeds import Deeds
from tests.gui.real_window.display import Display
from tests.gui.real_window.faces import TODAY, Listed, place
from tests.gui.real_window.menus import Menus
from tests.gui.real_window.notes import Notes
from tests.gui.real_window.reading import ScreenReader
from tests.gui.real_window.scenes import Feet, Scene
from tests.gui.real_window.walk import Walk

if TYPE_CHECKING:
    from tests.gui.real_window.conftest import Clerk


class Round:
    """One round through scenes of one window.

    Args:
        display: the screen.
        clerk: the program on it.
        reader: reads it.
    """

    def __init__(self, display: Display, clerk: Clerk, reader: ScreenReader) -> None:
        self._clerk, self.reader = clerk, reader
        eyes, self._notes = Eyes(display, reader), Notes()
        self.feet = Feet(reader, eyes)
        menus = Menus(self.feet, reader, eyes, self._notes)
        self._walk = Walk(self.feet, Deeds(reader, eyes), menus, self._notes)
        today = set(self.feet.go(TODAY).keyed)
        # What shows at two places stands round both.
        self._frame = today & set(self.feet.go(place("设置")).keyed)
        self._of_today = today - self._frame

    def work_frame(self) -> None:
        """All that stands round every place."""
        self._walk.work(TODAY, self._of_today)

    def work(self, scene: Scene, base: Scene | None = None) -> None:
        """All of a scene but the frame.

        Args:
            scene: what is worked.
            base: what it opens from, and what shows there too; None where nothing does.
        """
        beside = self._frame if base is None else self._frame | set(self.feet.go(base).keyed)
        self._walk.work(scene, beside)

    def station(self) -> Desk:
        """A second hand at the same station."""
        return self._clerk.station()

    @property
    def worked(self) -> list[str]:
        """What was worked, in words."""
        return self._notes.worked

    @property
    def faults(self) -> list[str]:
        """What said nothing or answered nothing."""
        return self._notes.faults

    def errors(self) -> list[str]:
        """What went wrong behind the window."""
        ended = []
        if self._clerk.program.poll() is not None:
            said = self._clerk.said.read_text(encoding="utf-8", errors="replace")
            ended = [f"the program has ended: {said[-4_000:]}"]
        errors = [line for line in self._clerk.logged.splitlines() if " ERROR " in line]
        return [*ended, *errors]


class Rounds:
    """Rounds through windows.

    Args:
        begin: starts a fresh program, which ends with the stack it is given.
    """

    def __init__(self, begin: Callable[[ExitStack], Round]) -> None:
        self._begin, self._ends = begin, ExitStack()
        self._now = begin(self._ends)
        self._faults: list[str] = []
        self.worked: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.close()

    def work_frame(self) -> None:
        """All that stands round every place."""
        self.tried(Round.work_frame)

    def work(self, scene: Scene, base: Scene | None = None) -> None:
        """All of a scene but the frame, as `Round.work`."""
        self.tried(lambda one: one.work(scene, base))

    def work_listed(self, listed: Listed) -> None:
        """All faces that a list names; what the first one has too is worked there only."""
        named: list[Scene] = []
        self.tried(lambda one: named.extend(listed.scenes(one.feet, one.reader)))
        for face in named:
            self.work(face, None if face is named[0] else named[0])

    def tried(self, do: Callable[[Round], object]) -> None:
        """Do something in the window; where it goes wrong, in another one."""
        if self._wrong_with(do):
            self._start_afresh()
            self._faults += self._wrong_with(do)

    def faults(self) -> list[str]:
        """What went wrong each time, and whatever went wrong behind a window."""
        return [*self._faults, *self._now.errors()]

    def _wrong_with(self, do: Callable[[Round], object]) -> list[str]:
        known, worked = len(self._now.faults), len(self._now.worked)
        stopped = []
        try:
            do(self._now)
        except AssertionError as wrong:
            stopped = [str(wrong)]
        self.worked += self._now.worked[worked:]
        found = [*self._now.faults[known:], *stopped]
        self.worked += [f"AT FAULT: {one}" for one in found]
        return found

    def _start_afresh(self) -> None:
        self._faults += self._now.errors()
        self._ends.close()
        self._ends = ExitStack()
        self._now = self._begin(self._ends)
