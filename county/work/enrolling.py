"""Joining: codes, PCs that come with one, and new replicas of a PC."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine

from county import errors
from county.auth.challenges import Challenges
from county.auth.divisions import Level, above, county_of, is_code, town_of
from county.auth.door import Door, is_uuid
from county.auth.keyring import Keyring
from county.config import PROTOCOL_VERSION, Clock, Randomness
from county.store import audit, codes, divisions, replicas
from county.store.codes import StoredCode
from county.store.engine import writing
from county.wire.codes import Code, fingerprint, letters_of
from county.wire.encoding import b64, compact, unb64
from county.wire.signatures import signer_id
from county.work.papers import Papers
from county.work.stations import CONSOLE, Actor

ON_THE_LINE_S = 72 * 3600
BY_FILE_DAYS = 30
_WHY = {"fork", "recover", "handover"}


@dataclass(frozen=True, slots=True)
class MadeCode:
    """A code as it is handed to a clerk.

    Args:
        code: 25 letters in five groups.
        station: for which.
        ends: the county's time when it stops working on the line.
    """

    code: str
    station: str
    ends: dt.datetime


class Enrolling:
    """Makes codes and takes PCs in.

    Args:
        engine: of the database.
        keyring: of the county.
        clock: of the county.
        randomness: for codes.
        door: who knocks.
        papers: of the county.
    """

    def __init__(
        self,
        engine: Engine,
        keyring: Keyring,
        clock: Clock,
        randomness: Randomness,
        door: Door,
        papers: Papers,
    ) -> None:
        self._engine = engine
        self._keyring = keyring
        self._clock = clock
        self._randomness = randomness
        self._door = door
        self._papers = papers

    @property
    def _challenges(self) -> Challenges:
        return self._door.challenges

    # Codes ---------------------------------------------------------------------------------

    def make_code(self, station: str, actor: Actor = CONSOLE) -> MadeCode:
        """A one-time code for a station's PC.

        Args:
            station: 12 digits.
            actor: who asks.

        Raises:
            errors.NotYours: the station lies outside the actor's division.
            errors.UnknownDivision: nobody added the station.
            errors.BadDivisionCode: not a station's code.
        """
        if not is_code(station, Level.STATION):
            raise errors.BadDivisionCode(code=station[:40], why="应为 12 位数字")
        actor.demand(station)
        now = self._clock()
        with writing(self._engine) as connection:
            if divisions.known(connection, station) is None:
                raise errors.UnknownDivision(code=station, level="站", verb="station")
            code_id = self._free_id(connection)
            salt = self._randomness(16)
            codes.add(
                connection, code_id=code_id, feed=station, salt=salt, now=now, by=actor.who[:40]
            )
            audit.note(connection, now, actor.who, "code.make", f"{station} {code_id}")
        code = Code(code_id, self._secret(salt), fingerprint(self._keyring.identity_public))
        return MadeCode(str(code), station, now + dt.timedelta(seconds=ON_THE_LINE_S))

    def _free_id(self, connection: Connection) -> str:
        while True:
            code_id = letters_of(self._randomness(3), 4)
            if codes.known(connection, code_id) is None:
                return code_id

    def _secret(self, salt: bytes) -> str:
        # Derived by a key outside the database: a dump lets nobody join.
        key = hmac.digest(self._keyring.challenge_secret, b"county-code-1", hashlib.sha256)
        return letters_of(hmac.digest(key, salt, hashlib.sha256), 12)

    # Joining -------------------------------------------------------------------------------

    def enrol(self, request: dict[str, Any], *, by_file: bool = False) -> dict[str, Any]:
        """Take in a PC that proves that it knows a code.

        Args:
            request: the body of ``POST /v1/enrol`` as it came.
            by_file: the code's validity is judged by days.

        Returns:
            The reply of section 10; the same request again is answered alike.

        Raises:
            errors.Malformed: members of another form.
            errors.WrongCode: wrong, used, late, or of another station; which of these is told
                only to whoever proved that they know the secret.
            errors.Revoked: this replica was revoked.
        """
        key, sealing, proof = _checked(request)
        rest = {name: request[name] for name in request if name != "proof"}
        now = self._clock()
        with writing(self._engine) as connection:
            code = codes.known(connection, request["code"], lock=True)
            if code is None:
                raise errors.WrongCode("unknown")
            secret = self._secret(code.salt).encode("ascii")
            if not hmac.compare_digest(_proof(secret, b"station-enrol-1\n", rest), proof):
                raise errors.WrongCode("unknown")
            request_hash = hashlib.sha256(compact(request)).digest()
            self._demand_usable(code, request, request_hash, now, by_file=by_file)
            self._take_in(connection, code, request, key, sealing, now)
            codes.use(connection, code.id, request["replica"], request_hash)
            return self._reply(connection, code.feed, secret)

    def _demand_usable(
        self,
        code: StoredCode,
        request: dict[str, Any],
        request_hash: bytes,
        now: dt.datetime,
        *,
        by_file: bool,
    ) -> None:
        if request["station"] not in {"", code.feed}:
            raise errors.WrongCode("station")
        if code.used_by is not None:
            if code.used_by != request["replica"] or code.request_hash != request_hash:
                raise errors.WrongCode("used")
            return
        age_s = now.timestamp() - code.made_second
        if by_file:
            days = (_day(request["issued"]) - dt.date.fromisoformat(code.made_day)).days
            # Either clock will do: the PC's may be years off, the courier may be weeks late.
            if not (-1 <= days <= BY_FILE_DAYS or age_s <= BY_FILE_DAYS * 86_400):
                raise errors.WrongCode("expired")
        elif age_s > ON_THE_LINE_S:
            raise errors.WrongCode("expired")

    def _take_in(
        self,
        connection: Connection,
        code: StoredCode,
        request: dict[str, Any],
        key: bytes,
        sealing: bytes,
        now: dt.datetime,
    ) -> None:
        held = replicas.known(connection, request["replica"])
        if held is not None:
            if held.feed != code.feed or held.key != key:
                raise errors.WrongCode("used")
            if held.revoked_at is not None:
                raise errors.Revoked()
            if held.sealing != sealing:  # it has proved the code and names the key it has now
                replicas.learn_sealing(connection, request["replica"], sealing)
            return
        replicas.register(
            connection,
            uuid=request["replica"],
            feed=code.feed,
            key=key,
            sealing=sealing,
            name=request["name"][:120],
            at=now.isoformat(timespec="seconds"),
            why="enrol",
            schema=request["schema"],
        )
        who = f"replica:{request['replica']}"
        audit.note(connection, now, who, "device.enrol", f"{code.feed} {code.id}")

    def _reply(self, connection: Connection, station: str, secret: bytes) -> dict[str, Any]:
        names = {code: divisions.known(connection, code) for code in above(station)}
        key_id, duplicates = self._keyring.duplicates
        reply: dict[str, Any] = {
            "v": PROTOCOL_VERSION,
            "station": {
                "code": station,
                "name": _name(names[station]),
                "town": _name(names[town_of(station)]),
                "county": _name(names[county_of(station)]),
            },
            "county": self._papers.county_in(connection),
            "keys": self._papers.keys_in(connection, station),
            "duplicates": [key_id, b64(duplicates)],
            "challenge": self._challenges.issue(),
        }
        return {**reply, "proof": b64(_proof(secret, b"county-enrol-1\n", reply))}

    # A PC's next replica -------------------------------------------------------------------

    def succeed(self, request: dict[str, Any]) -> dict[str, Any]:
        """A new replica of a PC, for which the former one signs (section 6).

        Raises:
            errors.Malformed: members of another form.
            errors.StaleChallenge: with a fresh challenge.
            errors.UnknownReplica: the former one is not known, or it is not its key.
            errors.Revoked: the former one, or the new one, was revoked.
            errors.NotYours: the new one is known with another key or at another station.
        """
        key, sealing = _checked_successor(request)
        now = self._clock()
        with writing(self._engine) as connection:
            former = self._door.successor(connection, request)
            held = replicas.known(connection, request["replica"])
            if held is None:
                replicas.register(
                    connection,
                    uuid=request["replica"],
                    feed=former.feed,
                    key=key,
                    sealing=sealing,
                    name=former.name,
                    at=now.isoformat(timespec="seconds"),
                    why=request["why"],
                    was=former.replica,
                    schema=former.schema_version,
                )
                who = f"replica:{former.replica}"
                about = f"{former.feed} {request['replica']} {request['why']}"
                audit.note(connection, now, who, "device.succeed", about)
            elif held.revoked_at is not None:
                raise errors.Revoked()
            elif not _same_successor(held, former, key):
                raise errors.NotYours()
        return {"v": PROTOCOL_VERSION, "signer": signer_id(key)}


def _proof(secret: bytes, prefix: bytes, rest: dict[str, Any]) -> bytes:
    return hmac.digest(secret, prefix + compact(rest), hashlib.sha256)


def _name(found: divisions.Division | None) -> str:
    return found.name if found else ""


def _day(text: str) -> dt.date:
    try:
        return dt.datetime.fromisoformat(text).date()
    except ValueError as error:
        raise errors.Malformed("issued") from error


def _bytes(request: dict[str, Any], name: str, size: int = 32) -> bytes:
    data = unb64(request.get(name), size)
    if data is None:
        raise errors.Malformed(name)
    return data


def _checked(request: dict[str, Any]) -> tuple[bytes, bytes, bytes]:
    """Key, sealing key and proof of an enrolment of the right form."""
    texts = ("code", "station", "replica", "name", "issued")
    _demand_form(request, texts)
    if type(request.get("schema")) is not int or not 0 <= request["schema"] <= 2**31 - 1:
        raise errors.Malformed("schema")
    _day(request["issued"])
    return _bytes(request, "key"), _bytes(request, "sealing"), _bytes(request, "proof")


def _same_successor(held: replicas.Replica, former: replicas.Replica, key: bytes) -> bool:
    """Whether a replica is the one that is asked for; another copy of its disk may ask as well."""
    known_past = held.why != replicas.TAKEN_BACK
    return (held.feed, held.key) == (former.feed, key) and (
        not known_past or held.was == former.replica
    )


def _checked_successor(request: dict[str, Any]) -> tuple[bytes, bytes]:
    _demand_form(request, ("station", "was", "replica", "why", "challenge", "signature"))
    if request["why"] not in _WHY:
        raise errors.Malformed("why")
    return _bytes(request, "key"), _bytes(request, "sealing")


def _demand_form(request: dict[str, Any], texts: tuple[str, ...]) -> None:
    if request.get("v") != PROTOCOL_VERSION:
        raise errors.WrongVersion(PROTOCOL_VERSION)
    for name in texts:
        if not isinstance(request.get(name), str) or len(request[name]) > 400:
            raise errors.Malformed(name)
    if request["station"] and not is_code(request["station"], Level.STATION):
        raise errors.Malformed("station")
    if not is_uuid(request["replica"]):
        raise errors.Malformed("replica")
