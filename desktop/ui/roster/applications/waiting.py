"""Pages of signed forms, one after the other: which is in sight, which come after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.services.photos.pictures import Loose
from desktop.services.roster.applications import FormPage
from desktop.ui.roster.applications.half_typed import HalfTyped


@dataclass(frozen=True, slots=True)
class Waiting:
    """A page to be typed from.

    Args:
        page: it itself.
        half: what was typed from it before a kill or a power cut.
        lost: its scan is not where it was.
    """

    page: FormPage
    half: HalfTyped | None = None
    lost: bool = False

    @property
    def pictures(self) -> tuple[Path | Loose, ...]:
        """What goes to the person with what is typed."""
        return () if self.lost else (self.page.picture,)


class WaitingPages:
    """All of them."""

    def __init__(self) -> None:
        self._all: tuple[Waiting, ...] = ()
        self._at = 0

    @property
    def now(self) -> Waiting | None:
        """The one in sight."""
        return self._all[self._at] if self._at < len(self._all) else None

    @property
    def place(self) -> tuple[int, int]:
        """(which it is, from 1, of how many)."""
        return self._at + 1, len(self._all)

    @property
    def files(self) -> tuple[Path, ...]:
        """Where the one in sight and those after it came from, each once."""
        return tuple(dict.fromkeys(one.page.file for one in self._all[self._at :]))

    def add(self, pages: Sequence[FormPage]) -> None:
        """More, behind those that are there."""
        self._keep((*self._all[self._at :], *map(Waiting, pages)))

    def take_up(self, half: HalfTyped, pages: Sequence[FormPage]) -> None:
        """The page somebody had begun to type from comes first, then what came after it.

        Args:
            half: what was typed.
            pages: of its files, as far as they are still there.
        """
        own = half.files[0] if half.files else Path()
        rest = [one for one in pages if one.file != own or one.number > half.number]
        found = [one for one in pages if one.file == own and one.number == half.number]
        first = Waiting(found[0], half) if found else Waiting(_gone(half, own), half, lost=True)
        self._keep((first, *map(Waiting, rest), *self._all[self._at :]))

    def next(self) -> None:
        """The one in sight is done with, or put aside."""
        self._at += 1

    def _keep(self, pages: tuple[Waiting, ...]) -> None:
        self._all, self._at = pages, 0


def _gone(half: HalfTyped, file: Path) -> FormPage:
    return FormPage(file.name, file, file, half.number)
