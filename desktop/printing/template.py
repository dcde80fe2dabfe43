"""What the table of documents says of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

#: What a document that takes long wants to be told.
LONG = ("progress", "cancelled")


@dataclass(frozen=True, slots=True)
class Template:
    """One kind of document.

    Args:
        name: as the command line says it.
        label: as the clerk reads it.
        papers: the papers it can be set on, the usual one first.
        takes: what its data object is.
        render: sets it: called with the data, the fonts, the time, ``phrases`` and what is `asked`.
        asked: what else it wants to know: ``paper``, ``progress``, ``cancelled``.
        gather: makes the data object of what was given, where there are several ways to give it.
        lying: whether its paper is turned before it gets it.
    """

    name: str
    label: str
    papers: tuple[str, ...]
    takes: type
    render: Callable[..., bytes]
    asked: tuple[str, ...] = ()
    gather: Callable[[object], object] = lambda given: given
    lying: bool = False
