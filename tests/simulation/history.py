"""One seeded history: what happens to a station's PCs and its county, then healing and judging."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from desktop.services.sync import pairing
from desktop.services.sync.private_key import PrivateKey
from desktop.services.sync.replicas import RECOVER
from desktop.services.sync.syncing import PRIVATE_KEY
from tests.simulation import disk, judging, watching
from tests.simulation.chance import Chance, governing
from tests.simulation.clerks import Names
from tests.simulation.clocks import Ticks
from tests.simulation.courier import Courier
from tests.simulation.deeds import Log
from tests.simulation.line import TROUBLES
from tests.simulation.machine import Machine, Village
from tests.simulation.platform import Platform, joined_disk, second_disk
from tests.simulation.townhall import TownHall

#: Runs until quiet: each PC needs its own turn after the last of the others' changes.
_MOST_ROUNDS = 12
_MOST_TRIES = 40
#: How many histories have a PC without the key.
_KEYLESS = 0.2
#: In how many people agree that their personal fields leave as they are, and take it back.
_AGREEING = 0.4


@dataclass(frozen=True)
class Flavour:
    """Which disasters a history has; not all at once, so that each meets calm ones too.

    Args:
        bad_line: lost, cut, repeated and made-up answers.
        power_cuts: of PCs.
        crashes: of the county.
        clones: copied disks, both of which go on.
        restores: PCs built again from a backup.
        county_back: the county put back into a former state.
        courier: bundles instead of a line, at times.
        publishing: by town and county, unknown kinds among it.
        revoking: a PC loses its right.
        keyless: a PC that joins with nothing works without the key of private fields at first.
        agreeing: people agree that their personal fields leave as they are, and take it back.
        settled: there are people, teams and activities when it begins, else just a new station.
    """

    bad_line: bool
    power_cuts: bool
    crashes: bool
    clones: bool
    restores: bool
    county_back: bool
    courier: bool
    publishing: bool
    revoking: bool
    settled: bool
    keyless: bool = False
    agreeing: bool = False

    @classmethod
    def drawn(cls, dice: random.Random, seed: int) -> Flavour:
        """The disasters of a seed."""
        drawn = cls(
            bad_line=dice.random() < 0.75,
            power_cuts=dice.random() < 0.5,
            crashes=dice.random() < 0.3,
            clones=dice.random() < 0.25,
            restores=dice.random() < 0.3,
            county_back=dice.random() < 0.25,
            courier=dice.random() < 0.25,
            publishing=dice.random() < 0.5,
            revoking=dice.random() < 0.08,
            settled=dice.random() < 0.7,
        )
        # From sources of their own, so that no other history becomes another.
        agreeing = random.Random(seed ^ 0xC05).random() < _AGREEING  # noqa: S311
        drawn = replace(drawn, agreeing=agreeing)
        if random.Random(seed ^ 0xCE7).random() >= _KEYLESS:  # noqa: S311
            return drawn
        # A disk that is gone takes with it what waited for the key: that is no fault of sync.
        return replace(drawn, keyless=True, restores=False, revoking=False)


@dataclass
class Trace:
    """What happened, line by line, for whoever replays it.

    Args:
        shown: whether to print at once.
    """

    shown: bool = False
    lines: list[str] = field(default_factory=list)

    def __call__(self, what: str) -> None:
        """Another event."""
        self.lines.append(what)
        if self.shown:
            print(f"{len(self.lines):4} {what}")


class History:
    """A seed's history.

    Args:
        seed: of all that is drawn.
        trace: told what happens.
        right_clocks: whether all clocks are right; nothing else may differ then.
    """

    def __init__(self, seed: int, trace: Trace, *, right_clocks: bool = False) -> None:
        self.chance = Chance(seed)
        self.dice = self.chance.plot
        self.trace = trace
        self.flavour = Flavour.drawn(self.dice, seed)
        self._right_clocks = right_clocks
        self.log = Log()
        self.machines: list[Machine] = []
        self._backups: list[tuple[Machine, Any]] = []

    def run(self) -> None:
        """Live it, heal it, judge it.

        Raises:
            AssertionError: a promise did not hold.
        """
        with governing(self.chance):
            self._begin()
            for _ in range(self.dice.randint(25, 60)):
                self._step()
            self._heal()
            judging.judge(self)

    def close(self) -> None:
        """Throw the disks away: a connection that somebody still points at keeps its memory."""
        for machine in self.machines:
            machine.store.connection.close()
        for _, connection in self._backups:
            connection.close()

    # --- the beginning ----------------------------------------------------------------------

    def _begin(self) -> None:
        self.trace(f"seed {self.chance.seed}: {self.flavour}")
        self.platform = Platform(self.chance, self.trace, settled=self.flavour.settled)
        self.village = Village(
            self.platform.ask, self.dice, Ticks(), Names(), self.log, self.trace,
            self._right_clocks, self.flavour.keyless, self.flavour.agreeing,
        )  # fmt: skip
        first = Machine("A", joined_disk(settled=self.flavour.settled), self.village)
        self.machines.append(first)
        first.note_deeds()
        self.courier = Courier(self.platform, self.dice, self.trace)
        self.townhall = TownHall(
            self.platform, self.dice, self.trace, self.village.names, self.chance.uuid4
        )
        for _ in range(self.dice.choice((0, 1, 1, 2))):
            self._another_pc()
        if self.flavour.keyless:
            self._pc_without_key()
        self._set_lines()

    def _set_lines(self) -> None:
        for machine in self.machines:
            machine.line.troubles = TROUBLES if self.flavour.bad_line else None

    def _named(self) -> str:
        return chr(ord("A") + len(self.machines))

    @property
    def living(self) -> list[Machine]:
        """PCs somebody still works at."""
        return [machine for machine in self.machines if not machine.dead]

    # --- steps ------------------------------------------------------------------------------

    def _step(self) -> None:
        flavour = self.flavour
        steps: list[tuple[int, Callable[[Machine], object]]] = [
            (40, self._act),
            (22, self._sync),
            (4, self._lose_replies),
            (5, self._settle_conflict),
            (3 if flavour.power_cuts else 0, self._cut_while_working),
            (8 if flavour.power_cuts else 0, self._cut_while_syncing),
            (4 if flavour.crashes else 0, self._crash_county),
            (3 if flavour.clones else 0, self._clone),
            (2 if flavour.restores else 0, self._back_up),
            (2 if flavour.restores else 0, self._restore),
            (5 if flavour.county_back else 2, self._county_backs_up),
            (4 if flavour.county_back else 0, self._county_goes_back),
            (6 if flavour.courier else 0, self._write_bundle),
            (8 if flavour.courier else 0, self._carry),
            (5 if flavour.publishing else 0, self._publish),
            (1 if flavour.revoking else 0, self._revoke),
            (2 if flavour.keyless else 0, self._pair),
            (1, self._another_pc_later),
            (2, self._time_passes),
        ]
        done = self.dice.choices([do for _, do in steps], [weight for weight, _ in steps])[0]
        done(self.dice.choice(self.living))

    def _act(self, machine: Machine) -> None:
        for _ in range(self.dice.choice((1, 1, 2, 3))):
            machine.act()
        watching.honest(self, machine)

    def _sync(self, machine: Machine) -> None:
        machine.sync()
        watching.honest(self, machine)

    def _lose_replies(self, machine: Machine) -> None:
        machine.line.losing = self.dice.randint(1, 4)
        for _ in range(self.dice.randint(1, 5)):
            if self.dice.random() < 0.4:
                machine.act()
            machine.sync()

    def _settle_conflict(self, machine: Machine) -> None:
        watching.attend(machine, self.dice)
        watching.settle_some(machine, self.dice)

    def _cut_while_working(self, machine: Machine) -> None:
        with machine.losing_power(0, before=self.dice.random() < 0.5):
            machine.act()

    def _cut_while_syncing(self, machine: Machine) -> None:
        with machine.losing_power(self.dice.randint(0, 9), before=self.dice.random() < 0.5):
            machine.sync()

    def _crash_county(self, machine: Machine) -> None:
        with self.platform.crashing_in(self.dice.randint(0, 3)):
            machine.sync()

    def _clone(self, machine: Machine) -> None:
        self._new_machine(
            disk.copied(machine.store.connection), f"clone of {machine.name}", machine
        )

    def _new_machine(self, connection: Any, how: str, of: Machine) -> Machine:
        if len(self.machines) >= 6:
            return of
        made = Machine(self._named(), connection, self.village)
        made.noted = made.head()
        self.trace(f"{made.name}: {how}")
        made.line.troubles = TROUBLES if self.flavour.bad_line else None
        self.machines.append(made)
        return made

    def _another_pc(self) -> None:
        self._built_from(disk.copied(self.machines[0].store.connection), self.machines[0])

    def _pc_without_key(self) -> None:
        made = self._new_machine(second_disk(), "joins without the key", self.machines[0])
        self.platform.let_in(made.desk)
        made.note_deeds()

    def _pair(self, machine: Machine) -> None:
        """The key is brought from a PC that has it."""
        if pairing.waits_for_key(machine.desk):
            machine.clock.move()
            key = PrivateKey(self.machines[0].desk.secrets.get(PRIVATE_KEY))
            pairing.take_in(machine.desk, key)
            self.trace(f"{machine.name}: paired")

    def _another_pc_later(self, machine: Machine) -> None:
        self._built_from(disk.copied(machine.store.connection), machine)

    def _built_from(self, connection: Any, of: Machine) -> None:
        """A PC built from a backup becomes a replica of its own (`recover`)."""
        if len(self.machines) >= 5:
            return
        made = self._new_machine(connection, f"recovered from {of.name}", of)
        from desktop.services.safekeeping.recovering import _become_another
        from desktop.storage.migrations import SCHEMA_VERSION

        made.clock.move()
        _become_another(made.store, RECOVER, SCHEMA_VERSION, made.clock())
        made.note_deeds()

    def _back_up(self, machine: Machine) -> None:
        self._backups.append((machine, disk.copied(machine.store.connection)))
        self.trace(f"{machine.name}: backed up")

    def _restore(self, _machine: Machine) -> None:
        """A PC's disk dies, or it was stolen, or it was a handover after which both go on."""
        if not self._backups or len(self.machines) >= 5:
            return
        of, connection = self.dice.choice(self._backups)
        if of.revoked:
            return
        if self.dice.random() < 0.6 and len(self.living) > 1 and not of.dead:
            of.dead = True
            watching.bury(self, of)
            self.trace(f"{of.name}: its disk died")
        self._built_from(disk.copied(connection), of)

    # --- the county -------------------------------------------------------------------------

    def _county_backs_up(self, _machine: Machine) -> None:
        self.platform.back_up(announced=self.dice.random() < 0.6)

    def _county_goes_back(self, _machine: Machine) -> None:
        before = watching.county_marks(self)
        if self.platform.restore(self.dice):
            watching.excuse_what_nobody_has(self, before)

    def _write_bundle(self, machine: Machine) -> None:
        self.courier.take_from(machine)

    def _carry(self, machine: Machine) -> None:
        self.courier.carry(self.living)
        machine.note_deeds()

    def _publish(self, _machine: Machine) -> None:
        self.townhall.publish()

    def _revoke(self, machine: Machine) -> None:
        known = watching.known_replicas(self)
        if len(self.living) < 2 or not known.issuperset(m.replica for m in self.living):
            return  # who was never there can't come once it is gone
        if any(
            machine.replica in watching.formers([other])
            for other in self.living
            if other is not machine
        ):
            return  # a copy of its disk goes on under its name
        self.platform.revoke(machine.replica)
        machine.dead = machine.revoked = True
        watching.bury(self, machine)
        self.trace(f"{machine.name}: revoked")
        machine.sync()

    def _time_passes(self, _machine: Machine) -> None:
        self.platform.wait(self.dice.choice((60, 2_000, 90_000, 4_000_000)))

    # --- healing ----------------------------------------------------------------------------

    def _heal(self) -> None:
        self.trace("healing")
        for machine in self.machines:
            machine.line.troubles, machine.line.losing = None, 0
        self.courier.carry_everything(self.living)
        for machine in self.living:
            self._pair(machine)
        before = None
        for _ in range(_MOST_ROUNDS):
            for machine in self.living:
                self._sync_through(machine)
            now = watching.standing_of_all(self)
            if now == before:
                return
            before = now
        raise AssertionError("it never comes to rest")

    def _sync_through(self, machine: Machine) -> None:
        for _ in range(_MOST_TRIES):
            if machine.sync():
                watching.attend(machine)
                return
            self.platform.wait(61)
        raise AssertionError(f"{machine.name} does not sync over a good line: {machine.report}")
