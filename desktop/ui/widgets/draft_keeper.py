"""What stands in a form is kept as it is typed, so that a kill or a power cut costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

from desktop import errors
from desktop.background.door import Door
from desktop.services import drafts
from desktop.services.desk import Desk
from desktop.services.drafts import Draft

#: Typing pauses this long before what stands there is kept; a kill costs no more than that.
PAUSE_MS = 300
Values = Callable[[], Mapping[str, Any]]


class DraftKeeper(QObject):
    """Keeps what is typed into one form; the form asks for it back when it opens.

    Passphrases, PINs and codes are never given to it.

    Args:
        door: to the station.
        parent: the form.
    """

    def __init__(self, door: Door, parent: QObject) -> None:
        super().__init__(parent)
        self._door = door
        self._place = ""
        self._values: Values | None = None
        self._found: Callable[[Draft], None] | None = None
        self._refused = False
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.flush)

    @property
    def place(self) -> str:
        """Which form it keeps now; empty for none."""
        return self._place

    @property
    def keeps(self) -> bool:
        """Whether what is typed is safe: it keeps a form, and the disk has not refused."""
        return bool(self._place) and not self._refused

    def begin(self, place: str, found: Callable[[Draft], None]) -> None:
        """Keep a form from now on, and give back what was begun in it before, if anything.

        Args:
            place: which form, for example ``volunteer:new``.
            found: called with what was begun; a form typed into meanwhile should leave it.
        """
        self.flush()
        self._place, self._found, self._refused = place, found, False
        self._door.jot(self, _Begun(place), self._on_begun, self._on_refused)

    def typed(self, values: Values) -> None:
        """Something was typed: keep it once typing pauses.

        Args:
            values: asked then; plain JSON values by the form's own names, all empty for none.
        """
        if self._place and not self._refused:
            self._values = values
            self._pause.start()

    @Slot()
    def flush(self) -> None:
        """Keep at once what was typed last."""
        self._pause.stop()
        values, self._values = self._values, None
        if values is not None and self._place:
            verb = _Keep(self._place, dict(values()))
            self._door.jot(self, verb, self._on_kept, self._on_refused)

    def leave(self) -> None:
        """The form is gone from sight; what was begun in it stays kept."""
        self.flush()
        self._place = ""

    def drop(self) -> None:
        """What was begun is saved or given up."""
        self._pause.stop()
        self._values = None
        if self._place:
            self._door.jot(self, _Drop(self._place), self._on_kept, self._on_refused)

    def _on_begun(self, answer: tuple[str, Draft | None]) -> None:
        place, draft = answer
        if place == self._place and draft is not None and self._found is not None:
            self._found(draft)

    def _on_kept(self, _done: None) -> None:
        """Nothing to tell."""

    def _on_refused(self, error: errors.StationError) -> None:
        """Told once: a full disk must not speak at every key."""
        if not self._refused:
            self._refused = True
            self._door.failed.emit(error)


@dataclass(frozen=True, slots=True)
class _Begun:
    place: str

    def __call__(self, desk: Desk) -> tuple[str, Draft | None]:
        return self.place, drafts.begun(desk, self.place)


@dataclass(frozen=True, slots=True)
class _Keep:
    place: str
    body: Mapping[str, Any]

    def __call__(self, desk: Desk) -> None:
        if not desk.looking:
            drafts.keep(desk, self.place, self.body)


@dataclass(frozen=True, slots=True)
class _Drop:
    place: str

    def __call__(self, desk: Desk) -> None:
        if not desk.looking:
            drafts.drop(desk, self.place)
