"""Who knocks: replicas by signature or token, on every route by the same steps."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy import Connection

from county import errors
from county.auth.challenges import Challenges
from county.auth.tokens import Tokens
from county.store import replicas
from county.store.replicas import Replica
from county.wire import signatures
from county.wire.encoding import compact, unb64


class Door:
    """Lets replicas in that prove who they are.

    Args:
        challenges: the county's.
        tokens: the county's.
    """

    def __init__(self, challenges: Challenges, tokens: Tokens) -> None:
        self.challenges = challenges
        self.tokens = tokens

    def exchange(
        self,
        connection: Connection,
        header: str | None,
        *,
        station: str,
        replica: str,
        challenge: str,
        digest: bytes,
    ) -> Replica:
        """Who sent an exchange.

        Args:
            connection: in a transaction.
            header: ``Station-Signature``.
            station: code named in the head.
            replica: UUID named in the head.
            challenge: named in the head.
            digest: SHA-256 of the body as sent.

        Raises:
            errors.Malformed: no signature of the right form.
            errors.StaleChallenge: with a fresh challenge.
            errors.UnknownReplica: not of that station, or not with that key.
            errors.Revoked: it may no more.
        """
        parsed = signatures.parse_header(header)
        if parsed is None:
            raise errors.Malformed("Station-Signature")
        self.challenges.check(challenge)
        message = signatures.exchange_message(challenge, digest)
        return self._proved(connection, station, replica, message, parsed[1], signer=parsed[0])

    def token(self, connection: Connection, request: dict[str, Any]) -> str:
        """A token for whoever signed a challenge (section 9).

        Args:
            connection: in a transaction.
            request: the body, of checked form.

        Raises:
            errors.StaleChallenge: with a fresh challenge.
            errors.UnknownReplica: not of that station, or not with that key.
            errors.Revoked: it may no more.
        """
        self.challenges.check(request["challenge"])
        message = signatures.token_message(request["challenge"])
        signature = _signature(request["signature"])
        found = self._proved(connection, request["station"], request["replica"], message, signature)
        return self.tokens.issue(found.replica)

    def successor(self, connection: Connection, request: dict[str, Any]) -> Replica:
        """The former replica that signs for a new one (section 6).

        Args:
            connection: in a transaction.
            request: the body, of checked form, as it came.

        Raises:
            errors.StaleChallenge: with a fresh challenge.
            errors.UnknownReplica: the former one is not of that station, or it is not its key.
            errors.Revoked: it may no more.
        """
        self.challenges.check(request["challenge"])
        rest = {key: request[key] for key in request if key not in {"challenge", "signature"}}
        message = signatures.replica_message(request["challenge"], compact(rest))
        signature = _signature(request["signature"])
        return self._proved(connection, request["station"], request["was"], message, signature)

    def bearer(self, connection: Connection, header: str | None) -> Replica:
        """Whose token an ``Authorization`` header carries.

        Raises:
            errors.StaleChallenge: none, a late one, or none of ours.
            errors.UnknownReplica: the replica is not here (the county went back in time).
            errors.Revoked: it may no more.
        """
        scheme, _, token = (header or "").partition(" ")
        uuid_text = self.tokens.replica_of(token.strip()) if scheme.lower() == "bearer" else None
        if uuid_text is None:
            raise self.challenges.stale()
        found = replicas.known(connection, uuid_text)
        if found is None:
            raise errors.UnknownReplica()
        return _active(found)

    def _proved(
        self,
        connection: Connection,
        station: str,
        replica: str,
        message: bytes,
        signature: bytes,
        *,
        signer: str | None = None,
    ) -> Replica:
        found = replicas.known(connection, replica) if is_uuid(replica) else None
        if found is None or found.feed != station or (signer and signer != found.signer):
            raise errors.UnknownReplica()
        # Before the signature is proved nobody is told whether the replica was revoked.
        if not signatures.verify(found.key, message, signature):
            raise errors.UnknownReplica()
        return _active(found)


def _active(found: Replica) -> Replica:
    if found.revoked_at is not None:
        raise errors.Revoked()
    return found


def _signature(value: str) -> bytes:
    signature = unb64(value, 64)
    if signature is None:
        raise errors.Malformed("signature")
    return signature


def is_uuid(text: object) -> bool:
    """Whether something is a UUID in its usual spelling."""
    if not isinstance(text, str):
        return False
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False
