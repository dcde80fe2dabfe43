"""PCs that were handed over: what they signed for it, brought by those that go on (protocol, 6)."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Sequence

from sqlalchemy import Connection

from county import errors
from county.store import audit, replicas
from county.wire.bodies import Retirement
from county.wire.encoding import unb64
from county.wire.signatures import retired_message, verify

REVOKED = "revoked"
_SIGNATURE_BYTES = 64
_log = logging.getLogger("county.replica")


def take(
    connection: Connection, asking: str, station: str, told: Sequence[Retirement], now: dt.datetime
) -> dict[str, str]:
    """Revoke the PCs whose own statements a PC of their station brings.

    Nothing here stops an exchange; one that was brought before is answered alike.

    Args:
        connection: in the transaction of the exchange.
        asking: UUID of the replica that brings them.
        station: its code.
        told: what it brings.
        now: the county's time.

    Returns:
        Replica -> `revoked`, or the code of why not.
    """
    answers = {}
    for each in told:
        try:
            _retire(connection, asking, station, each, now)
        except errors.Refusal as refusal:
            answers[each.replica] = refusal.code
        else:
            answers[each.replica] = REVOKED
    return answers


def _retire(
    connection: Connection, asking: str, station: str, told: Retirement, now: dt.datetime
) -> None:
    found = replicas.known(connection, told.replica)
    if found is None:
        raise errors.UnknownReplica()
    # Its own is refused: a bundle is answered page by page, to whom may still ask.
    if found.feed != station or found.replica == asking:
        raise errors.NotYours()
    message = retired_message(station, told.replica, told.at)
    if not verify(found.key, message, unb64(told.signature, _SIGNATURE_BYTES) or b""):
        raise errors.Malformed("retires")
    if found.revoked_at is not None:
        return
    replicas.revoke(connection, found.replica, now.isoformat(timespec="seconds"))
    about = f"{station} {found.replica}"
    audit.note(connection, now, f"replica:{asking}", "device.retire", about)
    fields = {"station": station, "replica": found.replica, "by": asking}
    _log.info("retired", extra={"fields": fields})
