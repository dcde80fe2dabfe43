"""What the window asks about keys, each as something a lane can call with its desk."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.model.kinds import kind_named
from desktop.services import audits
from desktop.services.access import authority, clerk_keys, lock_settings, renewal
from desktop.services.access.clerk_keys import NewSecret, Way
from desktop.services.access.this_pc import ThisPc
from desktop.services.desk import Desk

#: Bytes of records that are copied and encrypted anew in a second on an old PC.
_BYTES_A_SECOND = 20 << 20
_LEAST_S = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with the ways in.

    Args:
        ways: all there are.
        clerks: id and name of everybody who may have one.
        at_desk: the id of who sits here.
        offers_pin: whether this PC keeps the other half of a PIN.
        due: whether a new station key is.
        takes_s: how long making one may take, in seconds.
        wrong: what is known of wrong tries; empty for none.
        lock_after_min: minutes; 0 for never.
        looking: whether nothing can be changed.
        sample: whether it is a sample station.
    """

    ways: tuple[Way, ...]
    clerks: tuple[tuple[str, str], ...]
    at_desk: str
    offers_pin: bool
    due: bool
    takes_s: int
    wrong: str
    lock_after_min: int
    looking: bool
    sample: bool

    def way_of(self, clerk: str) -> Way | None:
        """A clerk's way in, rather one that works here."""
        own = [way for way in self.ways if way.clerk == clerk]
        return next((way for way in own if way.here), own[0] if own else None)


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask for all of it."""

    here: ThisPc

    def __call__(self, desk: Desk) -> Standing:
        """Do it."""
        people = desk.records.find(kind_named("clerk"))
        return Standing(
            tuple(clerk_keys.ways(desk)),
            tuple((str(p.id), p.text("name")) for p in people if p.text("role") != "head"),
            desk.clerk or "",
            self.here.keeps_secrets(),
            authority.new_key_due(desk),
            _LEAST_S + desk.home.records.stat().st_size // _BYTES_A_SECOND,
            lock_settings.wrong_tries_told(desk),
            lock_settings.lock_after_min(desk),
            bool(desk.looking),
            desk.sample,
        )


@dataclass(frozen=True, slots=True)
class Proof:
    """Who asks.

    Args:
        here: this PC.
        typed: the PIN or passphrase of who sits at the desk; empty where none is wanted.
        clerk: the id; empty where any will do.
    """

    here: ThisPc
    typed: str = field(default="", repr=False)
    clerk: str = ""

    def __call__(self, desk: Desk) -> None:
        """Make sure of it."""
        if self.typed:
            self.here.prove(desk, self.typed, self.clerk)


@dataclass(frozen=True, slots=True)
class Give:
    """Give a clerk a way in, or another one in the place of it; gives whether a new key is due."""

    proof: Proof
    clerk: str
    kind: str
    typed: str = field(repr=False)
    instead: bool = False

    def __call__(self, desk: Desk) -> bool:
        """Do it."""
        self.proof(desk)
        here = self.proof.here
        verb = clerk_keys.change if self.instead else clerk_keys.add
        verb(desk, self.clerk, NewSecret(self.typed, self.kind, here.cost), here.ring)
        return authority.new_key_due(desk)


@dataclass(frozen=True, slots=True)
class TakeBack:
    """A clerk opens the station no more; gives whether a new key is due."""

    proof: Proof
    clerk: str

    def __call__(self, desk: Desk) -> bool:
        """Do it."""
        self.proof(desk)
        clerk_keys.take_back(desk, self.clerk, self.proof.here.ring)
        return authority.new_key_due(desk)


@dataclass(frozen=True, slots=True)
class WantNewKey:
    """Have a new station key made, for a reason."""

    proof: Proof
    why: str

    def __call__(self, desk: Desk) -> bool:
        """Do it."""
        self.proof(desk)
        renewal.mark_due(desk, audits.reason(self.why))
        return True


@dataclass(frozen=True, slots=True)
class LockAfter:
    """Keep after how many idle minutes the window locks; 0 for never."""

    minutes: int

    def __call__(self, desk: Desk) -> int:
        """Do it; gives what was kept."""
        return lock_settings.set_lock_after_min(desk, self.minutes)
