"""The heads of a station's chains: kept with every exchange, compared, answered (protocol, 4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Engine

from county import errors
from county.config import Clock
from county.store import audit, chains, replicas
from county.store.chains import CHANGED, SHORT, Break, Head
from county.store.engine import reading, writing
from county.wire.encoding import b64, unb64
from county.wire.ops import GREATEST
from county.work.stations import CONSOLE, Actor

_MARK_BYTES = 16
#: Names in a row that never told of their chains are not looked behind.
_MOST_NAMES = 8


def take(
    connection: Connection,
    replica: str,
    told: Mapping[str, Sequence[Any]],
    now: dt.datetime,
    *,
    on_line: bool,
) -> dict[str, list[Any]]:
    """Keep what a replica tells of its chains, where it follows what it told before.

    Nothing here stops an exchange: what does not follow is noted, what is no head passed over.

    Args:
        connection: in the transaction of the exchange, the feed locked.
        replica: its UUID.
        told: chain -> [seq, mark], and where it knows what is held here, [seq, mark] of that row
            as it is there now.
        now: the county's time.
        on_line: not from a bundle, which may come late.

    Returns:
        Chain -> [seq, mark] that is held now.
    """
    held: dict[str, list[Any]] = {}
    for chain in chains.CHAINS:
        heads = _heads(told.get(chain, ()))
        if not heads:
            continue
        kept = _follow(connection, replica, chain, heads, now, on_line=on_line)
        held[chain] = [kept.seq, b64(kept.mark)]
    return held


def _follow(
    connection: Connection,
    replica: str,
    chain: str,
    heads: list[Head],
    now: dt.datetime,
    *,
    on_line: bool,
) -> Head:
    head, at = heads[0], now.isoformat(timespec="seconds")
    held = chains.last(connection, replica, chain)
    former = None if held else _former(connection, replica, chain)
    known = held or former
    why = _why_not(known, heads, on_line=on_line) if known else ""
    if known and why and chains.note_break(connection, replica, chain, why, known, head, at):
        known_as = replicas.known(connection, replica)
        about = f"{known_as.feed if known_as else ''} {chain} {why} {known.seq}"
        audit.note(connection, now, f"replica:{replica}", "chain.break", about)
    if held is None:
        chains.add(connection, replica, chain, head, at, base=True)
        return head
    if not why and head.seq > held.seq and held in heads[1:]:
        chains.add(connection, replica, chain, head, at, base=False)
        return head
    return held


def _former(connection: Connection, replica: str, chain: str) -> Head | None:
    """Of a PC that goes on after a `fork` the last head it had told by its former name.

    Else a file with its end cut off, which has to take another name, would begin anew unnoticed.
    An administrator is told then; the copy of a disk, which forks as well, goes on in peace.
    """
    found = replicas.known(connection, replica)
    for _ in range(_MOST_NAMES):
        if found is None or found.was is None or found.why != "fork":
            return None
        held = chains.last(connection, found.was, chain)
        if held is not None:
            return held
        found = replicas.known(connection, found.was)
    return None


def _why_not(held: Head, heads: list[Head], *, on_line: bool) -> str:
    if on_line and heads[0].seq < held.seq:
        return SHORT
    differs = any(each.seq == held.seq and each.mark != held.mark for each in heads)
    return CHANGED if differs else ""


def _heads(told: Sequence[Any]) -> list[Head]:
    """The head, and the row that is held here as it is there; none where it is of another form."""
    found = []
    for seq, text in zip(told[::2], told[1::2], strict=False):
        number = type(seq) is int and 0 <= seq <= GREATEST
        mark = unb64(text, _MARK_BYTES) if isinstance(text, str) and text else b""
        if not number or mark is None:
            return []
        found.append(Head(seq, mark))
    return found[:2] if found and found[0].mark else []


class ChainHeads:
    """Shows administrators what broke, and lets them say that it was looked into.

    Args:
        engine: of the database.
        clock: of the county.
    """

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def breaks(self, actor: Actor = CONSOLE) -> list[Break]:
        """Every break in the actor's division, the newest first."""
        with reading(self._engine) as connection:
            return chains.breaks(connection, actor.division)

    def settle(self, replica: str, actor: Actor = CONSOLE) -> list[Break]:
        """Close the open breaks of a PC; its chains are followed from then on as they were told.

        Args:
            replica: its UUID, or at least 8 characters of its beginning.
            actor: who has looked into it.

        Raises:
            errors.NotThere: nothing is open there.
        """
        now = self._clock()
        with writing(self._engine) as connection:
            found = [
                each
                for each in chains.breaks(connection, actor.division)
                if len(replica) >= 8
                and each.replica.startswith(replica)
                and each.settled_at is None
            ]
            if not found or len({each.replica for each in found}) > 1:
                raise errors.NotThere(what="这台电脑没有处理的日志异常")
            for each in found:
                chains.settle(connection, each, now.isoformat(timespec="seconds"))
                about = f"{each.feed} {each.replica} {each.chain}"
                audit.note(connection, now, actor.who, "chain.settle", about)
        return found
