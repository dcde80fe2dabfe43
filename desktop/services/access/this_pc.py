"""What the door of this PC goes by: its keyring, what a guess costs here, the wrong tries."""

from __future__ import annotations

import os
import threading
import uuid
from collections.abc import Callable

from desktop import errors
from desktop.config import Home
from desktop.services.access import door_names, entering
from desktop.services.access.door_names import AtTheDoor
from desktop.services.access.entering import Entered, Knock
from desktop.services.access.wrong_tries import FREE, WrongTries
from desktop.services.desk import Desk
from desktop.storage.keys import Argon2Cost, measured_cost
from desktop.storage.system_keyring import Keyring, system_keyring


class ThisPc:
    """One for each station and process, so that wrong tries at the door and at the lock add up.

    Args:
        home: the station's files.
        keyring: finds what keeps this PC's secrets; takes a while the first time.
        measure: finds what a guess may cost here; takes a while.
    """

    def __init__(
        self,
        home: Home,
        keyring: Callable[[], Keyring] = system_keyring,
        measure: Callable[[], Argon2Cost] = measured_cost,
    ) -> None:
        self.home = home
        self.tries = WrongTries(home)
        self._find, self._measure = keyring, measure
        self._ring: Keyring | None = None
        self._cost: Argon2Cost | None = None
        self._keeps: bool | None = None
        self._looking = threading.Lock()

    @property
    def ring(self) -> Keyring:
        """This PC's keyring; not to be asked for on the window's thread."""
        with self._looking:
            self._ring = self._ring or self._find()
            return self._ring

    @property
    def cost(self) -> Argon2Cost:
        """What a guess costs here; not to be asked for on the window's thread."""
        with self._looking:
            self._cost = self._cost or self._measure()
            return self._cost

    def at(self, home: Home) -> ThisPc:
        """The same PC at another station's door."""
        return self if home == self.home else ThisPc(home, self._find, self._measure)

    def keeps_secrets(self) -> bool:
        """Whether a PIN can be used here: tried out, since a keyring may stay shut."""
        if self._keeps is None:
            trial = str(uuid.uuid4())
            self._keeps = self.ring.put(trial, os.urandom(32))
            if self._keeps:
                self.ring.drop(trial)
        return self._keeps

    @property
    def left_s(self) -> int:
        """How long the next try waits still, in seconds."""
        return self.tries.left_s

    @property
    def free_tries(self) -> int:
        """How many more wrong ones cost no waiting."""
        return max(0, FREE - self.tries.count)

    @property
    def has_names(self) -> bool:
        """Whether the door may have names to choose from; quick."""
        return door_names.are_kept(self.home)

    def names(self) -> list[AtTheDoor]:
        """Who may be chosen at the door; the one who sat here last comes first."""
        return door_names.read(self.home, self.ring) if self.has_names else []

    def knock(self, typed: str, clerk: str = "") -> tuple[Entered, Knock]:
        """Get the station's key by what was typed; raises what `entering.knock` raises."""
        knocking = Knock(typed, clerk, self.ring)
        self.tries.catch_up()
        return entering.knock(self.home, knocking, self.tries), knocking

    def prove(self, desk: Desk, typed: str, clerk: str = "") -> None:
        """Make sure that whoever asks is who sits at the desk, before something is done with keys.

        Raises:
            errors.OpenError: what was typed opens nothing, or it is too early for another try.
        """
        entered, knocking = self.knock(typed, clerk)
        if entered.opened.master != desk.master:
            raise errors.KeyTakenBack()
        entering.sit_down(desk, entered, knocking, stays=False)

    def name_clerks(self, desk: Desk) -> None:
        """Let the door offer the clerks of a station that is new here."""
        door_names.write(desk, self.ring)

    def put_first(self, desk: Desk) -> None:
        """Let the door offer who sits here now first, where it offers names."""
        if self.has_names and next((one.clerk for one in self.names()), "") != desk.clerk:
            door_names.write(desk, self.ring)
