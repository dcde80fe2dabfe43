"""Former lives of the feed: in which of them the rows that own operations name are to be read.

Operations are frozen with the rows their clerk had seen. When the county goes back in time those
rows are another life's (docs/protocol.md, section 7), under whatever id an operation goes up.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.storage.database import Store
from desktop.storage.settings import Settings
from desktop.sync.outgoing.waiting_rows import last_of

#: Setting: replica -> [[n, mark, tag], …], n rising: its operations up to n are of that life.
LIVES = "sync.lives"


def of(settings: Settings, replica: str) -> list[list[Any]]:
    """What a replica has to say of its operations: `[[n, mark, tag], …]`."""
    found: list[list[Any]] = settings.get(LIVES, default={}).get(replica, [])
    return found


def any_ended(settings: Settings) -> bool:
    """Whether the county ever went back below this PC."""
    return bool(settings.get(LIVES))


def ended(store: Store, replicas: Sequence[str], mark: int, tag: str) -> None:
    """A life ended: what these replicas have frozen so far names its rows.

    Args:
        store: in the open transaction.
        replicas: this PC's ids, those it had before too.
        mark: the last row that life shares with the present one.
        tag: names it.
    """
    settings = Settings(store)
    lives = settings.get(LIVES, default={})
    for replica in replicas:
        last, _ = last_of(store, replica)
        if last:
            before = [life for life in lives.get(replica, ()) if life[1:] != [mark, tag]]
            lives[replica] = [*before, [last, mark, tag]]
    settings.put(LIVES, lives)


def life_of(lives: Sequence[Sequence[Any]], n: int) -> list[Any] | None:
    """`[mark, tag]` of the life an operation is of; None for the present one."""
    return next(([mark, tag] for up_to, mark, tag in lives if n <= up_to), None)


def shared_up_to(lives: Sequence[Sequence[Any]], n: int) -> int | None:
    """The last row an operation names that is the present life's as well; None for all."""
    return min((mark for up_to, mark, _ in lives if n <= up_to), default=None)


def handed_on(store: Store, replica: str, again: Sequence[tuple[int, list[Any] | None]]) -> None:
    """What goes up again under another id is of the life it was of before.

    Args:
        store: in the open transaction.
        replica: under which it goes up.
        again: its number there and its life, in the order of the numbers.
    """
    settings = Settings(store)
    lives = settings.get(LIVES, default={})
    told = list(lives.get(replica, ()))
    for n, life in again:
        if life is None:
            continue
        if told and told[-1][1:] == life:
            told.pop()
        told.append([n, *life])
    if told:
        settings.put(LIVES, {**lives, replica: told})


def forget(store: Store, replica: str) -> None:
    """Nothing a former replica has frozen goes up any more."""
    settings = Settings(store)
    lives = settings.get(LIVES, default={})
    if lives.pop(replica, None) is not None:
        settings.put(LIVES, lives)
