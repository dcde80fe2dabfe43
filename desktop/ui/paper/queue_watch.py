"""Follows what was handed to a printer until it is printed, cancelled or gone wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop import errors
from desktop.background.door import Door
from desktop.services.desk import Desk
from desktop.services.paper import queued as queue
from desktop.services.paper.queued import Queued
from desktop.ui.paper.spooler import Fate, fate_of

#: How soon a job is asked after, and how seldom one that waits for long.
_SOON_MS, _SELDOM_MS = 1_000, 60_000
Fates = dict[Queued, Fate]


class QueueWatch(QObject):
    """Knows which jobs are in a queue.

    Args:
        door: to the station.
        parent: the Qt parent.
        asked: what tells how a job stands.

    Signals:
        fell_out: a job that will not be printed, and its fate; nothing of it counts as printed.
    """

    fell_out = Signal(object, object)

    def __init__(
        self,
        door: Door,
        parent: QObject | None = None,
        asked: Callable[[str, int], Fate] = fate_of,
    ) -> None:
        super().__init__(parent)
        self._door, self._fate_of = door, asked
        self._open: list[Queued] = []
        self._resumed = False
        self._later = QTimer(self, interval=_SOON_MS, singleShot=True)
        self._later.timeout.connect(self._ask)

    def resume(self) -> None:
        """Go on with what was in a queue when the program was closed."""
        if not self._resumed:
            self._resumed = True
            self._door.read(self, queue.kept, self._on_kept)

    def follow(self, queued: Queued) -> None:
        """Follow a job that was just handed over."""
        self._door.jot(self, _Keep(queued), self._on_written)
        self._add(queued)

    def _on_kept(self, kept: tuple[Queued, ...]) -> None:
        for one in kept:
            self._add(one)

    def _add(self, queued: Queued) -> None:
        if queued not in self._open:
            self._open.append(queued)
            self._later.start(_SOON_MS)

    @Slot()
    def _ask(self) -> None:
        self._later.stop()
        wanted = _Fates(tuple(self._open), self._fate_of)
        self._door.render(self, wanted, self._on_fates, self._on_no_fates)

    def _on_fates(self, fates: Fates) -> None:
        for queued, fate in fates.items():
            if fate is not Fate.WAITING and queued in self._open:
                self._open.remove(queued)
                self._close(queued, fate)
        self._go_on()

    def _close(self, queued: Queued, fate: Fate) -> None:
        if fate in (Fate.CANCELLED, Fate.FAILED):
            self._door.write(self, _FellOut(queued), self._on_written)
            self.fell_out.emit(queued, fate)
        else:
            self._door.jot(self, _CameOut(queued), self._on_written)

    def _on_no_fates(self, _error: errors.StationError) -> None:
        self._go_on()

    def _go_on(self) -> None:
        if self._open:
            self._later.start(min(2 * self._later.interval(), _SELDOM_MS))

    def _on_written(self, _none: None) -> None:
        """Nothing more is to be done."""


@dataclass(frozen=True, slots=True)
class _Fates:
    wanted: tuple[Queued, ...]
    fate_of: Callable[[str, int], Fate]

    def __call__(self, _desk: Desk) -> Fates:
        return {one: self.fate_of(one.printer, one.number) for one in self.wanted}


@dataclass(frozen=True, slots=True)
class _Keep:
    queued: Queued

    def __call__(self, desk: Desk) -> None:
        queue.keep(desk, self.queued)


@dataclass(frozen=True, slots=True)
class _CameOut:
    queued: Queued

    def __call__(self, desk: Desk) -> None:
        queue.came_out(desk, self.queued)


@dataclass(frozen=True, slots=True)
class _FellOut:
    queued: Queued

    def __call__(self, desk: Desk) -> None:
        queue.fell_out(desk, self.queued)
