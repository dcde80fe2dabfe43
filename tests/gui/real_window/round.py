"""Somebody who sees nothing goes round in the window: all that takes, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.services.desk import Desk
from tests.gui.real_window.answers import Eyes
from tests.gui.real_window.deeds import Deeds
from tests.gui.real_window.display import Display
from tests.gui.real_window.faces import TODAY, place
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

    def faults(self) -> list[str]:
        """What said nothing, answered nothing, or went wrong behind the window."""
        ended = [] if self._clerk.program.poll() is None else ["the program has ended"]
        errors = [line for line in self._clerk.logged.splitlines() if " ERROR " in line]
        return [*self._notes.faults, *ended, *errors]
