"""Photos to leaf through, thousands of them: the words of each are made when it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, Protocol, TypeVar

from desktop.ui.activities.photos.photo_model import Tile


class _Photo(Protocol):
    @property
    def id(self) -> str: ...


P = TypeVar("P", bound=_Photo)


class Tiles(Generic[P]):
    """Tiles in their order.

    Args:
        photos: what they are made of.
        make: makes one.
    """

    def __init__(self, photos: Iterable[P], make: Callable[[P], Tile]) -> None:
        self._all: list[P | Tile] = list(photos)
        self._make = make

    @classmethod
    def of(cls, tiles: Iterable[Tile]) -> Tiles[Tile]:
        """Some that are made already."""
        return Tiles(tiles, _as_it_is)

    def __len__(self) -> int:
        return len(self._all)

    def __getitem__(self, row: int) -> Tile:
        one = self._all[row]
        return one if isinstance(one, Tile) else self._make(one)

    def __setitem__(self, row: int, tile: Tile) -> None:
        self._all[row] = tile

    def __delitem__(self, row: int) -> None:
        del self._all[row]

    def insert(self, row: int, tile: Tile) -> None:
        """Put one in."""
        self._all.insert(row, tile)

    def rows_of(self, photo: str) -> list[int]:
        """Where a photo stands, by its id."""
        return [row for row, one in enumerate(self._all) if one.id == photo]


def _as_it_is(tile: Tile) -> Tile:
    return tile
