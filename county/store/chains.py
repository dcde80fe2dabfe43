"""How far the chains of each PC had come when it last told, and where one did not follow."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from county.store.access_tables import replica
from county.store.tables.chains import chain_break, chain_head

#: The chains of a station's PC.
CHAINS = ("journal", "audit")
#: Why one broke: it is shorter than it was, or another one.
SHORT, CHANGED = "short", "changed"


@dataclass(frozen=True, slots=True)
class Head:
    """How far a chain had come.

    Args:
        seq: its last row.
        mark: the first 16 bytes of that row's hash.
    """

    seq: int
    mark: bytes


@dataclass(frozen=True, slots=True)
class Break:
    """A head that did not follow what was told before.

    Args:
        id: of this entry.
        feed: the station's code.
        name: of the PC.
        replica: the PC.
        chain: which.
        why: `SHORT` or `CHANGED`.
        held_seq: how far it had come before.
        told_seq: how far it has come now.
        told_mark: the first 16 bytes of the hash there.
        at: the county's time.
        settled_at: when an administrator had looked into it; None while nobody has.
    """

    id: int
    feed: str
    name: str
    replica: str
    chain: str
    why: str
    held_seq: int
    told_seq: int
    told_mark: bytes
    at: str
    settled_at: str | None


def last(connection: Connection, uuid: str, chain: str) -> Head | None:
    """The last head of a replica that followed; None where it never told."""
    found = connection.execute(
        select(chain_head.c.seq, chain_head.c.mark)
        .where(chain_head.c.replica == uuid, chain_head.c.chain == chain)
        .order_by(chain_head.c.id.desc())
        .limit(1)
    ).one_or_none()
    return Head(found.seq, bytes(found.mark)) if found else None


def add(connection: Connection, uuid: str, chain: str, head: Head, at: str, *, base: bool) -> None:
    """Keep a head; those kept before stay."""
    connection.execute(
        insert(chain_head).values(
            replica=uuid, chain=chain, seq=head.seq, mark=head.mark, at=at, base=base
        )
    )


def note_break(
    connection: Connection, uuid: str, chain: str, why: str, held: Head, told: Head, at: str
) -> bool:
    """Note that a chain broke; whether that is new: one that is open is not noted again."""
    open_one = connection.execute(
        select(chain_break.c.id).where(
            chain_break.c.replica == uuid,
            chain_break.c.chain == chain,
            chain_break.c.settled_at.is_(None),
        )
    ).first()
    if open_one is not None:
        return False
    connection.execute(
        insert(chain_break).values(
            replica=uuid,
            chain=chain,
            why=why,
            held_seq=held.seq,
            told_seq=told.seq,
            told_mark=told.mark,
            at=at,
        )
    )
    return True


def breaks(connection: Connection, division: str) -> list[Break]:
    """All breaks of PCs in a division, the newest first; those that nobody settled too."""
    rows = connection.execute(
        select(chain_break, replica.c.feed, replica.c.name)
        .join(replica, replica.c.replica == chain_break.c.replica)
        .where(replica.c.feed.startswith(division, autoescape=True))
        .order_by(chain_break.c.id.desc())
    )
    return [Break(**{**row._mapping, "told_mark": bytes(row.told_mark)}) for row in rows]


def settle(connection: Connection, broken: Break, at: str) -> None:
    """Somebody has looked into it: the chain is told from what it was then on."""
    connection.execute(
        update(chain_break).where(chain_break.c.id == broken.id).values(settled_at=at)
    )
    head = Head(broken.told_seq, broken.told_mark)
    add(connection, broken.replica, broken.chain, head, at, base=True)
