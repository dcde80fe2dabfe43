"""Room taken back from the photo volumes: orphans swept, sealed volumes emptied and deleted.

A sealed volume is never written again. When half of it is dead, its living pictures move: bytes
into the volume of today, then their places in a transaction of the records, then the old file
goes. A kill at any step leaves bytes twice, which are swept, or a file nothing lies in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop import errors, logbook
from desktop.model.progress import CancelAsked, never
from desktop.storage.database import Store
from desktop.storage.photos.photo_claims import clearing
from desktop.storage.photos.photo_places import PhotoPlaces
from desktop.storage.photos.photos import PhotoVolumes

_GoOn = Callable[[], bool]


@dataclass(slots=True)
class Upkeep:
    """What was taken back.

    Args:
        orphans: renditions that no record needed and that are gone.
        bytes: how much they held.
        emptied: numbers of volumes that were deleted.
    """

    orphans: int = 0
    bytes: int = 0
    emptied: tuple[int, ...] = ()


class PhotoUpkeep:
    """Sweeps and compacts the volumes of one station.

    Args:
        staging: the station's folder of work under way.
        store: its open records.
        volumes: its photo bytes.
        places: where each picture should lie.
    """

    def __init__(
        self, staging: Path, store: Store, volumes: PhotoVolumes, places: PhotoPlaces
    ) -> None:
        self._staging, self._store = staging, store
        self._volumes, self._places = volumes, places
        self._done = Upkeep()

    def run(self, give_up: frozenset[int] = frozenset(), cancelled: CancelAsked = never) -> Upkeep:
        """Take back what is worth it; gives way to an intake or a backup at any step.

        Args:
            give_up: volumes with broken pages, to be emptied whatever is dead in them.
            cancelled: asked between pictures; what was done is kept.
        """
        self._done = Upkeep()
        with clearing(self._staging) as may:

            def go_on() -> bool:
                return may() and not cancelled()

            if go_on():
                with self._store.transaction():
                    self._places.forget_unrecorded()
            for number in self._volumes.numbers():
                if go_on():
                    self._tidy(number, give_up, go_on)
        return self._done

    def _tidy(self, number: int, give_up: frozenset[int], go_on: _GoOn) -> None:
        try:
            sizes = self._volumes.sizes(number)
        except (errors.Damaged, errors.NotAStation, errors.DiskFailing) as error:
            logbook.note(error)  # doctor names it
            if number not in give_up:
                return
            sizes = {}  # its pictures may be read one by one all the same
        needed = {(sha, one.rendition) for sha, one in self._places.within(number)}
        dead = [key for key in sizes if key not in needed]
        last = number == self._volumes.numbers()[-1]
        # Numbers rise for ever: the last volume goes only when its pictures began another.
        if last and not (needed and number in give_up):
            self._sweep(number, dead, sizes)
        elif number in give_up or 2 * sum(sizes[key] for key in dead) >= sum(sizes.values()):
            self._empty(number, dead, sizes, go_on)

    def _sweep(
        self, number: int, dead: list[tuple[str, str]], sizes: dict[tuple[str, str], int]
    ) -> None:
        if dead:
            self._volumes.discard(number, dead)
            self._count(dead, sizes)

    def _empty(
        self,
        number: int,
        dead: list[tuple[str, str]],
        sizes: dict[tuple[str, str], int],
        go_on: _GoOn,
    ) -> None:
        for sha256 in dict.fromkeys(sha for sha, _ in self._places.within(number)):
            if not go_on():
                return
            self._move(sha256, number)
        if self._places.within(number) or not go_on():
            return
        try:
            self._volumes.delete_volume(number)
        except errors.WorldError as error:
            logbook.note(error)  # read by somebody just now; next time
            return
        self._count(dead, sizes)
        self._done.emptied += (number,)

    def _move(self, sha256: str, old: int) -> None:
        """Move a picture's renditions out of a volume; what can't be read keeps the volume."""
        renditions = {}
        for name, one in self._places.of(sha256).items():
            if one.volume != old:
                continue
            try:
                data = self._volumes.get(old, sha256, name)
            except errors.StationError as error:
                logbook.note(error)
                continue
            if hashlib.sha256(data).hexdigest() == one.content_hash:
                renditions[name] = data
        if not renditions:
            return
        stored = self._volumes.put(sha256, renditions, avoid={old})
        with self._store.transaction():
            self._places.moved(sha256, old, stored)

    def _count(self, dead: list[tuple[str, str]], sizes: dict[tuple[str, str], int]) -> None:
        self._done.orphans += len(dead)
        self._done.bytes += sum(sizes[key] for key in dead)
