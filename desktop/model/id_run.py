"""Very many ids in a row: one text instead of a list of texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from desktop.model.ids import RecordId

#: Characters of an id.
WIDTH = 36


class IdRun(Sequence[RecordId]):
    """Ids one behind the other: a quarter of the memory, read and compared at once.

    Args:
        text: of as many times 36 characters as there are ids.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str = "") -> None:
        self._text = text

    @classmethod
    def of(cls, ids: Iterable[str]) -> IdRun:
        """A run of these, each of 36 characters."""
        return cls("".join(ids))

    def __len__(self) -> int:
        """How many."""
        return len(self._text) // WIDTH

    @overload
    def __getitem__(self, at: int) -> RecordId: ...

    @overload
    def __getitem__(self, at: slice) -> list[RecordId]: ...

    def __getitem__(self, at: int | slice) -> RecordId | list[RecordId]:
        """One of them, or some as a list."""
        text = self._text
        if isinstance(at, slice):
            places = range(0, len(text), WIDTH)[at]
            return [RecordId(text[place : place + WIDTH]) for place in places]
        place = range(0, len(text), WIDTH)[at]
        return RecordId(text[place : place + WIDTH])

    def __iter__(self) -> Iterator[RecordId]:
        """One after the other."""
        text = self._text
        return (RecordId(text[at : at + WIDTH]) for at in range(0, len(text), WIDTH))

    def __eq__(self, other: object) -> bool:
        """Whether another run, or any sequence, has the same ids in the same order."""
        if isinstance(other, IdRun):
            return self._text == other._text
        if isinstance(other, Sequence) and not isinstance(other, str):
            return len(other) == len(self) and all(a == b for a, b in zip(self, other, strict=True))
        return NotImplemented

    def __hash__(self) -> int:
        """Of all of them."""
        return hash(self._text)

    def __repr__(self) -> str:
        """For whoever looks for a fault."""
        return f"IdRun({list(self)!r})"

    def place(self, record_id: str) -> int | None:
        """Where an id stands, or None."""
        at = self._text.find(record_id) if len(record_id) == WIDTH else -1
        while at % WIDTH and at >= 0:  # across the end of one and the beginning of the next
            at = self._text.find(record_id, at + 1)
        return None if at < 0 else at // WIDTH

    def __contains__(self, record_id: object) -> bool:
        """Whether an id is among them."""
        return isinstance(record_id, str) and self.place(record_id) is not None
