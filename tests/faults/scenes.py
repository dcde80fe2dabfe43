"""A copy of the disk for one run, the steps done on it, and randomness that repeats itself."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.config import Home
from desktop.model import ids
from desktop.services import opening
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.founding import StationFacts
from desktop.storage.database import fits
from desktop.storage.keys import RECORDS_PURPOSE, Argon2Cost, MasterKey
from desktop.storage.photos.photos import VOLUME_BYTES, PhotoVolumes

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))
FIRST_PASSPHRASE, SECOND_PASSPHRASE = "correct horse", "battery staple"
CHEAP = Argon2Cost(passes=1, memory_kib=8, lanes=1)
FACTS = StationFacts("石桥村新时代文明实践站", "999999001001", "石桥镇", "示例县", "王文书")
_truly_random = os.urandom


@dataclass(frozen=True)
class Scene:
    """One copy of the disk for one run.

    Args:
        root: a folder of its own; `disk` in it is what can fail, `given` holds files brought in.
        master: the station's key; empty where the scenario makes the station.
        volume_bytes: when a photo volume is sealed.
        passphrases: one of them opens.
    """

    root: Path
    master: bytes = b""
    volume_bytes: int = VOLUME_BYTES
    passphrases: tuple[str, ...] = (FIRST_PASSPHRASE, SECOND_PASSPHRASE)

    @property
    def disk(self) -> Path:
        return self.root / "disk"

    @property
    def home(self) -> Home:
        return Home(self.disk / "石桥 站")

    @property
    def stick(self) -> Path:
        return self.disk / "U盘"

    @property
    def given(self) -> Path:
        return self.root / "given"

    @property
    def county(self) -> Path:
        """What a county beside holds, on a disk of its own that never fails."""
        return self.root / "county"

    @property
    def answered(self) -> Path:
        """Where that is kept as it was after each request; only while a run is recorded."""
        return self.root / "answered"

    @property
    def key(self) -> MasterKey:
        """The station's key; of one that the scenario itself made or changed, by its passphrase."""
        given = MasterKey(self.master)
        if self.master and fits(self.home.records, given.derive(RECORDS_PURPOSE)):
            return given
        return opening.unlock(self.home, FIRST_PASSPHRASE)

    def sit_down(self) -> Desk:
        """Open the station as the window does, heavy work in this process."""
        key = self.key
        desk = opening.open_desk(self.home, key, Here(), clock=lambda: NOW)
        if self.volume_bytes == VOLUME_BYTES:
            return desk
        volumes = PhotoVolumes(self.home.photos, key, self.volume_bytes)
        return dataclasses.replace(desk, volumes=volumes)


Step = Callable[[Scene, Desk], object]


def _nothing_begun(scene: Scene) -> None:
    del scene


def _nothing_beside(scene: Scene) -> dict[str, str]:
    del scene
    return {}


def _nothing_again(scene: Scene, desk: Desk) -> None:
    del scene, desk


@dataclass(frozen=True)
class Scenario:
    """Steps that each must happen wholly or not at all.

    Args:
        name: for messages and options.
        steps: what the clerk does at the open desk.
        opens: whether opening is a step of its own, since it changes the file.
        founds: whether the first step makes the station, so that there is none before.
        begin: that first step.
        volume_bytes: when a photo volume is sealed.
        beside: what else has a state, besides the records.
        again: done after a fault, for what the next try is to sweep.
        joined: whether the station belongs to a county beside.
        settles: a step is many small ones: what counts is what it comes to once done `again`.
        notes_first: whether it is written down before it is done, so that a step that failed
            may have left its line in the register.
        prepare: done in each process before anything else.
    """

    name: str
    steps: tuple[Step, ...] = ()
    opens: bool = False
    founds: bool = False
    begin: Callable[[Scene], object] = _nothing_begun
    volume_bytes: int = VOLUME_BYTES
    beside: Callable[[Scene], dict[str, str]] = _nothing_beside
    again: Callable[[Scene, Desk], None] = _nothing_again
    joined: bool = False
    settles: bool = False
    notes_first: bool = False
    prepare: Callable[[], None] = lambda: None

    def run(self, scene: Scene, told: Callable[[int], None], tried: Tried) -> None:
        """Do every step; tell how many are done, as the clerk sees it."""
        done = 0
        if self.founds:
            tried(done, lambda: self.begin(scene))
            told(done := done + 1)
        desk = tried(done, lambda: _opened(scene))
        if self.opens:
            told(done := done + 1)
        try:
            for step in self.steps:
                tried(done, lambda step=step: step(scene, desk))
                told(done := done + 1)
        finally:
            tried(done, desk.close)


#: Does one step: with the same randomness each time, so that a second try ends the same.
Tried = Callable[[int, Callable[[], object]], object]


def _opened(scene: Scene) -> Desk:
    opening.unlock(scene.home, FIRST_PASSPHRASE)
    return scene.sit_down()


def seeded(number: int) -> None:
    """Make this process's randomness and clock those of one step; there is no way back."""
    dice = random.Random(number)  # noqa: S311 - the same at every run is the point

    def draw(size: int) -> bytes:
        # A second try must not find its own throwaway name taken.
        throwaway = sys._getframe(1).f_globals["__name__"] == "desktop.storage.scratch"
        return _truly_random(size) if throwaway else dice.randbytes(size)

    os.urandom = draw
    Ed25519PrivateKey.generate = classmethod(  # type: ignore[method-assign]
        lambda cls: cls.from_private_bytes(os.urandom(32))
    )
    ticks = iter(range(1_790_000_000 + number * 1000, 1_900_000_000))
    time.time_ns = lambda: next(ticks) * 1_000_000_000
    ids._last_ms = 0
