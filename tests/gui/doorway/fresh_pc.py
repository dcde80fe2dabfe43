"""A PC on which the program was never started, and the pages by which it joins a station."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from desktop import app
from desktop.app.joining import join_ways
from desktop.background.errand import Errand
from desktop.config import Home
from desktop.services.access.this_pc import ThisPc
from desktop.ui.doorway import Doorway
from desktop.ui.doorway.join_asking import JoinAsking
from desktop.ui.doorway.ways import FirstWays, RecoverWays
from tests.gui.conftest import CHEAP
from tests.gui.rings import Ring

PIN = "204867"
Until = Callable[[Callable[[], bool]], None]


class FreshPc:
    """A PC on which the program was never started, and its doorway.

    Args:
        home: an empty folder.
        shown: shows a widget and takes it away after the test.
    """

    def __init__(self, home: Home, shown: Callable[[Doorway], object]) -> None:
        self.home, self._shown = home, shown
        self.ring = Ring()
        self.errands: list[Errand] = []
        self.doors: list[Doorway] = []

    def start(self) -> Doorway:
        """Start the program."""
        here = self.here()
        errand, beside = Errand(), Errand()
        self.errands += [errand, beside]
        door = Doorway(
            here,
            errand,
            partial(app.unlock, here),
            partial(app.found, here),
            RecoverWays(
                app.contents_of_backup,
                partial(app.recover, self.home),
                partial(app.take_over, here),
            ),
            FirstWays(partial(app.make_recovery_sheet, self.home), partial(app.open_sample, here)),
            beside,
            joins=join_ways(here),
        )
        self.doors.append(door)
        self._shown(door)
        return door

    def here(self) -> ThisPc:
        """The PC at its station's door."""
        return ThisPc(self.home, keyring=lambda: self.ring, measure=lambda: CHEAP)

    def end(self) -> None:
        """End it, as closing its window does."""
        for door in self.doors:
            door.close()
        for errand in self.errands:
            errand.close()


def asking(door: Doorway, until: Until) -> JoinAsking:
    """The page that is reached from the first one."""
    until(lambda: door._keeps_secrets)
    door._founding.join.click()
    assert isinstance(door.view, JoinAsking)
    return door.view


def fill(view: JoinAsking, code: str, address: str, *, pin: str = PIN) -> None:
    """Both pages, up to the button that begins."""
    view.form.code.setText(code.lower())
    view.form.address.setText(address)
    view.next.click()
    view.name.editor.set_value("王文书")
    for row in (view.secret.first, view.secret.again):
        row.editor.set_value(pin)
