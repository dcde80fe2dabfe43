"""Opening by PIN or passphrase, wrong tries, and a new station key with 100,000 volunteers.

The floor of a new key is copying the same file and bringing it to the disk; that of opening is one
bare Argon2id of the same cost.
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from benchmarks.window.facts import PASSPHRASE, PEOPLE
from benchmarks.window.stations import prepare
from desktop import errors
from desktop.config import Home
from desktop.services.access import rotation
from desktop.services.desk import wall_clock
from desktop.services.opening import unlock
from desktop.storage import keys
from desktop.storage.atomic import flush_file
from desktop.storage.keys import stretching

_PIN, _TYPED, _SECRET = "290417", "一句只有我记得的话", os.urandom(32)


def seconds(work: Callable[[], object], times: int = 5) -> float:
    """The median of several runs."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        with suppress(errors.WrongPassphrase):
            work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def opening() -> None:
    cost = keys.measured_cost()
    print(f"cost by measured time: {cost.passes} passes of {cost.memory_kib >> 10} MiB")
    kept = stretching.parameters(cost)
    floor = seconds(lambda: stretching.stretch(_TYPED, kept))
    print(f"one bare Argon2id: {floor:.2f} s")
    master = keys.new_master_key()
    slots = (
        keys.pin_slot(master, _PIN, cost, "王", "pc", _SECRET),
        keys.passphrase_slot(master, _TYPED, cost, "李"),
    )

    def tried(typed: str, clerk: str) -> Callable[[], object]:
        return lambda: keys.open_slots(
            slots, typed, clerk=clerk, device_secret=lambda _name: _SECRET
        )

    for words, typed, clerk in (
        ("right PIN of a chosen clerk", _PIN, "王"),
        ("wrong PIN of a chosen clerk", "290418", "王"),
        ("right passphrase of a chosen clerk", _TYPED, "李"),
        ("wrong passphrase of a chosen clerk", "一句只有我记得的话。", "李"),
        ("wrong PIN of nobody chosen", "290418", ""),
    ):
        taken = seconds(tried(typed, clerk))
        print(f"{words}: {taken:.2f} s, {taken / floor:.2f} of the floor")


def new_key(folder: Path) -> None:
    home = Home(prepare(folder).home)
    size = home.records.stat().st_size
    copy = folder / "copy.db"

    def plain() -> None:
        shutil.copyfile(home.records, copy)
        flush_file(copy)

    floor = seconds(plain, 3)
    master = unlock(home, PASSPHRASE)
    slot = keys.passphrase_slot(master, _TYPED, keys.Argon2Cost(1, 8, 1))
    taken = []
    for _ in range(3):
        begun = time.perf_counter()

        def carry(new: keys.MasterKey) -> list[keys.Slot]:
            return rotation.carried((slot,), new)

        master = rotation.rotate(home, master, carry, wall_clock, "measured")
        taken.append(time.perf_counter() - begun)
    middle = statistics.median(taken)
    print(f"new key of {PEOPLE:,} volunteers, {size / 1e6:.0f} MB: {middle:.2f} s")
    print(f"plain copy of the file: {floor:.2f} s; {middle / floor:.1f} of the floor")


def main() -> None:
    opening()
    with tempfile.TemporaryDirectory() as folder:
        new_key(Path(folder))


if __name__ == "__main__":
    main()
