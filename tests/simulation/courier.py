"""Somebody who carries bundles between stations and the county: twice, late, in any order."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from county import errors as county_errors
from county.work.carried_replies import CarriedReplies
from desktop import errors
from desktop.services.sync.carried import CarriedRecords
from tests.simulation.machine import Machine
from tests.simulation.platform import Platform
from tests.simulation.telling import overheard


@dataclass(frozen=True)
class _Bundle:
    """What is inside one, and whose it is.

    Args:
        replica: of the PC that wrote it, or that it is for.
        body: lines of section 4.
    """

    replica: str
    body: bytes


class Courier:
    """Carries what PCs and county write for each other.

    Args:
        platform: the county.
        dice: decides what arrives when, and how often.
        note: told what happens.
    """

    def __init__(
        self, platform: Platform, dice: random.Random, note: Callable[[str], None]
    ) -> None:
        self._dice = dice
        self._note = note
        self._replies = CarriedReplies(
            platform.county.engine, platform.county.exchange, platform.county.papers
        )
        self._records = CarriedRecords()
        self._up: list[_Bundle] = []
        self._down: list[_Bundle] = []

    def take_from(self, machine: Machine) -> None:
        """A PC writes a bundle."""
        machine.clock.move()
        try:
            body, ops = self._records.to_carry(machine.desk)
        except errors.NotRegistered:
            self._note(f"{machine.name}: can't write bundles before its first sync")
            return
        overheard("a bundle", {}, body)
        self._up.append(_Bundle(machine.replica, body))
        self._note(f"{machine.name}: wrote a bundle of {ops} ops")

    def carry(self, machines: Sequence[Machine]) -> None:
        """Something arrives somewhere; it may be kept, and arrive again another day."""
        if self._up and self._dice.random() < 0.5:
            self._to_county(self._taken(self._up))
        elif self._down:
            self._to_station(self._taken(self._down), machines)

    def carry_everything(self, machines: Sequence[Machine]) -> None:
        """All that is still under way arrives at last, in any order."""
        self._dice.shuffle(self._up)
        for bundle in self._up:
            self._to_county(bundle)
        self._dice.shuffle(self._down)
        for bundle in self._down:
            self._to_station(bundle, machines)

    def _taken(self, heap: list[_Bundle]) -> _Bundle:
        bundle = self._dice.choice(heap)
        if self._dice.random() < 0.6:
            heap.remove(bundle)
        return bundle

    def _to_county(self, bundle: _Bundle) -> None:
        try:
            told, rows = self._replies.answer_bundle(bundle.body, bundle.replica)
        except county_errors.Refusal as refusal:
            self._note(f"county refused a bundle: {refusal.code}")
            return
        self._note(f"county took a bundle: {told}")
        opening = json.dumps({**told, "replica": bundle.replica}, ensure_ascii=False).encode()
        self._down.append(_Bundle(bundle.replica, opening + b"\n" + rows))

    def _to_station(self, bundle: _Bundle, machines: Sequence[Machine]) -> None:
        """Any PC of the station may get the stick, not only the one it is for."""
        machine = self._dice.choice(list(machines))
        if self._dice.random() < 0.8:
            own = [one for one in machines if one.replica == bundle.replica]
            machine = own[0] if own else machine
        machine.clock.move()
        try:
            done = self._records.carried(machine.desk, bundle.body)
        except errors.StationError as error:
            self._note(f"{machine.name}: refused a bundle: {type(error).__name__} {error}")
            return
        finally:
            machine.note_deeds()
        self._note(f"{machine.name}: read a bundle: {done}")
