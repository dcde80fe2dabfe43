"""The county's papers: about itself, and the keys of a station and of what stands above it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine

from county import errors
from county.auth.divisions import above, is_code
from county.auth.keyring import Keyring
from county.config import PROTOCOL_VERSION, Clock
from county.store import audit, divisions, replicas
from county.store.engine import reading, writing
from county.wire.encoding import b64, compact, unb64
from county.wire.signatures import verify

_KEYS = b"station-keys-1\n"


class Papers:
    """Signs papers with the identity key, and knows its own signature again.

    Args:
        engine: of the database.
        keyring: of the county.
        clock: of the county.
        ca: gives the county's CA certificate as PEM, empty where its certificate is a usual one.
    """

    def __init__(
        self, engine: Engine, keyring: Keyring, clock: Clock, ca: Callable[[], str]
    ) -> None:
        self._engine = engine
        self._keyring = keyring
        self._clock = clock
        self._ca = ca

    def county(self) -> dict[str, Any]:
        """The body of ``GET /v1/county``.

        Raises:
            errors.NotThere: no county was set up yet.
        """
        with reading(self._engine) as connection:
            return self.county_in(connection)

    def county_in(self, connection: Connection) -> dict[str, Any]:
        """The same within a transaction."""
        county = divisions.the_county(connection)
        if county is None:
            raise errors.NotThere(what="县平台（还没有建立）")
        rest: dict[str, Any] = {
            "v": PROTOCOL_VERSION,
            "code": county.code,
            "name": county.name,
            "identity": b64(self._keyring.identity_public),
            "sealing": b64(self._keyring.sealing_public),
            "ca": self._ca(),
            **self._succession(),
        }
        return {**rest, "signature": self._signed(b"station-county-1\n", rest)}

    def keys(self, station: str) -> dict[str, Any]:
        """The body of ``GET /v1/keys/<station>``: keys of the station, its town and county.

        Raises:
            errors.NotThere: nobody added the station.
        """
        with reading(self._engine) as connection:
            if not is_code(station) or divisions.known(connection, station) is None:
                raise errors.NotThere(what="这个站")
            keys = self.keys_in(connection, station)
        rest = {"v": PROTOCOL_VERSION, "station": station, "keys": keys, **self._succession()}
        return {**rest, "signature": self._signed(_KEYS, rest)}

    def take_back(self, document: dict[str, Any], station: str) -> int:
        """Replicas that a list of ours names and that we have lost with a restored database.

        Args:
            document: the body of ``GET /v1/keys/<station>`` as a replica kept it.
            station: of the route.

        Returns:
            How many were entered again; revoked ones as revoked.

        Raises:
            errors.NotYours: we did not sign it, or it is another station's.
            errors.NotThere: nobody added the station.
        """
        rest = {name: document[name] for name in document if name != "signature"}
        signature = unb64(document.get("signature"), 64) or b""
        message = _KEYS + compact(rest)
        if not any(verify(key, message, signature) for key in self._keyring.identities):
            raise errors.NotYours()
        if rest["station"] != station:
            raise errors.NotYours()
        now = self._clock()
        with writing(self._engine) as connection:
            if divisions.known(connection, station) is None:
                raise errors.NotThere(what="这个站")
            lost = [
                entry
                for entry in rest["keys"]
                # Those of county and towns lie on the disk, with the rest of our keys.
                if entry[0] and replicas.known(connection, entry[0]) is None
            ]
            for replica, _, key, feed, revoked in lost:
                self._enter_again(connection, replica, key, feed, now, revoked=revoked)
        return len(lost)

    def _enter_again(
        self,
        connection: Connection,
        replica: str,
        key: str,
        feed: str,
        now: dt.datetime,
        *,
        revoked: bool,
    ) -> None:
        at = now.isoformat(timespec="seconds")
        public = unb64(key, 32) or b""
        replicas.register(
            connection,
            uuid=replica,
            feed=feed,
            key=public,
            sealing=b"",  # unknown until it joins anew; only bundles to this PC need it
            name="",
            at=at,
            why=replicas.TAKEN_BACK,
        )
        if revoked:
            replicas.revoke(connection, replica, at)
        audit.note(connection, now, f"replica:{replica}", "device.take_back", f"{feed} {replica}")

    def keys_in(self, connection: Connection, station: str) -> list[list[Any]]:
        """The list alone, within a transaction."""
        return [
            [_listed(each), each.signer, b64(each.key), each.feed, each.revoked_at is not None]
            for code in above(station)
            for each in replicas.of_feed(connection, code)
        ]

    def _succession(self) -> dict[str, Any]:
        """By which a station that knows a former identity key knows this one."""
        links = self._keyring.succession
        return {"succession": links} if links else {}

    def _signed(self, prefix: bytes, rest: dict[str, Any]) -> str:
        return b64(self._keyring.identity.sign(prefix + compact(rest)))


def _listed(each: replicas.Replica) -> str:
    """County and towns write under a fresh replica id for each feed, so that the key must do."""
    return "" if each.why == "division" else each.replica
