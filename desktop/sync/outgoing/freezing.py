"""What goes up next is frozen and signed, some of it already while the county is at work."""

from __future__ import annotations

from collections.abc import Callable

from desktop.storage.database import Store
from desktop.sync.line.port import Reply
from desktop.sync.outgoing import policy
from desktop.sync.outgoing.outbox import Amount, Outbox
from desktop.sync.wire.protocol import OPS_A_REQUEST
from desktop.sync.wire.request import Packet, Signer, packet

#: Asks the county, and does a step again and again until it has answered or a step says False.
Beside = Callable[[Callable[[], Reply], Callable[[], bool]], Reply]


def in_turn(ask: Callable[[], Reply], _step: Callable[[], bool]) -> Reply:
    """Only ask: what the step would have done is done when its turn comes."""
    return ask()


class Freezing:
    """Makes packets of operations.

    Args:
        store: the records file.
        outbox: freezes.
        cancelled: asked between two steps.
        at_once: operations frozen in one step.
    """

    def __init__(
        self, store: Store, outbox: Outbox, cancelled: Callable[[], bool], at_once: int
    ) -> None:
        self._store = store
        self.outbox = outbox
        self._cancelled = cancelled
        self._at_once = at_once

    def packet(self, station: str, replica: str, signer: Signer, held: int, size: int) -> Packet:
        """What goes up now: what was frozen before and never answered for, else the next.

        Args:
            station: whose.
            replica: whose operations.
            signer: its key.
            held: the last number the county holds.
            size: about so many bytes.
        """
        step = self.step(replica, held, size)
        while step():
            pass
        return packet(self._store, station, replica, signer, held, size)

    def step(self, replica: str, after: int, size: int) -> Callable[[], bool]:
        """Freezes a little, in a transaction so short that nobody who saves has to wait.

        Args:
            replica: whose operations.
            after: those beyond this number count.
            size: about so many bytes of them.

        Returns:
            To be called again and again; whether there is more to freeze.
        """
        room: Amount | None = None

        def freeze() -> bool:
            nonlocal room
            room = room or self._room(replica, after, size)
            if room.ops <= 0 or room.size <= 0 or self._cancelled():
                return False
            policy.send_anew(self._store, self.outbox.leaving, can_seal=self.outbox.can_seal())
            before = self.outbox.frozen_up_to()
            made = self.outbox.freeze(replica, Amount(min(room.ops, self._at_once), room.size))
            room = Amount(room.ops - made.ops, room.size - made.size)
            return made.ops > 0 or self.outbox.frozen_up_to() > before

        return freeze

    def _room(self, replica: str, after: int, size: int) -> Amount:
        ops, held_bytes = self._store.rows(
            "SELECT count(*), coalesce(sum(length(bytes)), 0) FROM sync_op "
            "WHERE replica = ? AND n > ?",
            (replica, after),
        )[0]
        return Amount(OPS_A_REQUEST - ops, size - held_bytes)
