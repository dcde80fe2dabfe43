"""The county platform of a run: the real verbs on one database in memory, called without HTTP."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import random
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import event

from county import errors
from county.app import County
from county.auth.keyring import Keyring
from county.config import Place
from county.store import feeds
from county.store.all_tables import metadata
from county.store.engine import reading, writing
from county.work.exchange import Exchange
from county.work.publishing import Publisher
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.desk import Desk
from desktop.services.sync.enrolling import enroll
from tests.simulation import disk
from tests.simulation.chance import Chance, governing
from tests.simulation.clocks import CHINA
from tests.simulation.line import Answer, Lines, VillageLine, packed, unpacked, wire_over
from tests.simulation.machine import run_sync
from tests.simulation.template import COUNTY, FACTS, STATION, TOWN, second_pc, station

_BASE = dt.datetime(2026, 11, 22, 9, 0, tzinfo=CHINA)
_OURS = {"station-protocol": "1", "content-type": "application/json"}


class CountyCrashed(BaseException):
    """The county stops here, before it committed."""


class _Switch:
    """What the one engine of a process asks: the present run's chance, time and crashes."""

    chance: Chance | None = None
    seconds = 0
    crash_after: int | None = None


def _now() -> dt.datetime:
    return _BASE + dt.timedelta(seconds=_Switch.seconds)


def _random(count: int) -> bytes:
    assert _Switch.chance is not None
    return _Switch.chance.bytes(count)


@cache
def county() -> County:
    """Made once a process, wired as the real one: SQL is compiled once, and each run copies in."""
    made = County(Place(Path("/nonexistent/simulated"), "sqlite://"), _now, _random)
    made.keyring = Keyring.make(Chance(1_000_000_002).bytes)
    # Without pictures; asking for them takes a third of an exchange.
    made.exchange = Exchange(made.engine, made.keyring, _now, _random, made.door, made.kinds)
    metadata.create_all(made.engine)
    event.listen(made.engine, "commit", _maybe_crash)
    return made


@cache
def _database() -> sqlite3.Connection:
    """Its only connection."""
    raw = county().engine.raw_connection()
    connection = raw.driver_connection
    assert isinstance(connection, sqlite3.Connection)
    raw.close()
    return connection


def _maybe_crash(_connection: Any) -> None:
    if _Switch.crash_after is None:
        return
    if _Switch.crash_after == 0:
        _Switch.crash_after = None
        raise CountyCrashed
    _Switch.crash_after -= 1


def _content(source: sqlite3.Connection) -> sqlite3.Connection:
    target = sqlite3.connect(":memory:")
    source.backup(target)
    return target


@cache
def _founded(settled: bool) -> tuple[sqlite3.Connection, Any]:
    """The databases of a county and of the station's first PC, just after that has joined.

    Args:
        settled: whether there are people, teams and activities already, which both know.
    """
    made, chance = county(), Chance(1_000_000_003 + settled)
    with governing(chance):
        _Switch.chance = chance
        if settled:
            before, connection = _founded(False)
            before.backup(_database())
            connection = disk.copied(connection)
            _settle(Platform(chance, lambda _what: None, before), connection)
            return _content(_database()), connection
        made.stations.add(COUNTY, "示例县")
        made.stations.add(TOWN, "石桥镇")
        made.stations.add(STATION, FACTS.name)
        joined = _joined(Platform(chance, lambda _what: None, _content(_database())))
    return _content(_database()), joined


def _joined(platform: Platform) -> Any:
    connection = disk.copied(station())
    desk = disk.seated(disk.SimulatedStore(connection), _now)
    enroll(desk, "http://127.0.0.1:9", platform.code(), Lines(_good_line(platform)))
    return connection


def _settle(platform: Platform, connection: Any) -> None:
    desk = disk.seated(disk.SimulatedStore(connection), _now)
    people = [
        records.add(desk, "volunteer", {"name": f"底{n}人", "phone": f"1370000000{n}"})
        for n in range(4)
    ]
    team = records.add(desk, "team", {"name": "底队"})
    records.add(desk, "membership", {"team": team, "volunteer": people[0]})
    records.add(desk, "point", {"name": "底点"})
    taking_part = [Participant(person, minutes=60) for person in people[:2]]
    told = {"title": "底活动", "held_on": "2026-09-01"}
    activities.record_activity(desk, told, taking_part)
    if not run_sync(desk, wire_over(_good_line(platform))).whole:
        raise AssertionError("the first sync of all failed")


def _good_line(platform: Platform) -> VillageLine:
    return VillageLine(platform.ask, random.Random(1), lambda _what: None)  # noqa: S311


def joined_disk(*, settled: bool) -> Any:
    """The disk of the first PC of a station that has joined."""
    return disk.copied(_founded(settled)[1])


@cache
def _blank() -> Any:
    return second_pc()


def second_disk() -> Any:
    """The disk of a further PC, which has not joined yet and has no key of private fields."""
    return disk.copied(_blank())


class Platform:
    """One run's county.

    Args:
        chance: its randomness.
        note: told what happens to it.
        founded: its database; where not given, that of a county whose station has joined.
        settled: whether that has people, teams and activities already.
    """

    def __init__(
        self,
        chance: Chance,
        note: Callable[[str], None],
        founded: sqlite3.Connection | None = None,
        *,
        settled: bool = False,
    ) -> None:
        founded = founded or _founded(settled)[0]
        self.county = county()
        _Switch.chance, _Switch.seconds, _Switch.crash_after = chance, 0, None
        founded.backup(_database())
        self._note = note
        #: The newest backup that was announced, and the copies made since that were not.
        self.copies: list[sqlite3.Connection] = []
        self.publisher = self._new_publisher()
        self.went_back = False

    # --- time, crashes, going back ----------------------------------------------------------

    def wait(self, seconds: int) -> None:
        """Let the county's clock run."""
        _Switch.seconds += seconds

    @contextmanager
    def crashing_in(self, commits: int) -> Iterator[None]:
        """Stop before some commit of the requests made meanwhile."""
        _Switch.crash_after = commits
        try:
            yield
        finally:
            _Switch.crash_after = None

    def copy(self) -> sqlite3.Connection:
        """The database as it stands."""
        return _content(_database())

    def back_up(self, *, announced: bool) -> None:
        """Copy the database; `announced` copies let stations drop what they hold."""
        if announced:
            self.county.blobs.make_due()
            # As `county backup` does, so that whoever puts the copy back names this row.
            with writing(self.county.engine) as connection:
                for code in feeds.codes(connection):
                    feeds.mark(connection, code)
        copy = self.copy()
        if not announced:
            self.copies.append(copy)
            return
        marks = copy.execute("SELECT code, head, hash FROM feed WHERE head > 0").fetchall()
        with writing(self.county.engine) as connection:
            feeds.set_kept(connection, {code: (row, hashed) for code, row, hashed in marks})
        # Nobody may be put back to before what stations were told is safe.
        self.copies = [copy]
        self._note(f"county backed up: {[(code, row) for code, row, _ in marks]}")

    def restore(self, dice: random.Random) -> bool:
        """Put a former state back; whether there was one."""
        if not self.copies:
            return False
        self.go_back(dice.choice(self.copies))
        self.went_back = True
        # The process that serves is another one.
        self.publisher = self._new_publisher()
        return True

    def _new_publisher(self) -> Publisher:
        made = self.county
        return Publisher(made.engine, made.keyring, _now, _random, made.kinds)

    def go_back(self, copy: sqlite3.Connection) -> None:
        """Put a former state back; who ran it noticed nothing."""
        copy.backup(_database())
        _Switch.crash_after = None

    # --- requests ---------------------------------------------------------------------------

    def ask(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """One request, as the routes answer it."""
        self.wait(3)
        try:
            answer = self._routed(method, path, headers, body)
        except CountyCrashed:
            self._note("county crashed")
            return 502, {"content-type": "text/html"}, b"<h1>Bad gateway</h1>"
        except errors.Refusal as error:
            told = msgspec.json.encode({"error": error.code, **error.detail})
            named = {name.lower(): value for name, value in error.headers.items()}
            return error.status, {**_OURS, **named}, told
        return packed(headers, answer)

    def _routed(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        made = self.county
        _, _, verb, *rest = path.partition("?")[0].split("/")
        if (method, verb) == ("POST", "exchange"):
            return self._exchange(headers, body)
        if (method, verb) == ("GET", "challenge"):
            return _json({"v": 1, "challenge": made.door.challenges.issue()})
        if (method, verb) == ("GET", "county"):
            return _json(made.papers.county())
        if (method, verb) == ("GET", "keys"):
            return _json(made.papers.keys(rest[0]))
        if (method, verb) == ("GET", "blobs"):
            return self._blob(rest[0], headers)
        document = json.loads(unpacked(headers, body))
        if (method, verb) == ("POST", "keys"):
            return _json({"v": 1, "taken": made.papers.take_back(document, rest[0])})
        if (method, verb) == ("POST", "token"):
            with reading(made.engine) as connection:
                token = made.door.token(connection, document)
            challenge = made.door.challenges.issue()
            return _json({"v": 1, "token": token, "seconds": 600, "challenge": challenge})
        if (method, verb) == ("POST", "enrol"):
            return _json(made.enrolling.enrol(document))
        if (method, verb) == ("POST", "replica"):
            return _json(made.enrolling.succeed(document))
        raise errors.NotThere()

    def _exchange(self, headers: Mapping[str, str], body: bytes) -> Answer:
        digest = hashlib.sha256(body).digest()
        answer = self.county.exchange.answer(
            headers.get("station-signature"), unpacked(headers, body), digest=digest
        )
        told = {name.lower(): value for name, value in answer.headers.items()}
        return answer.status, {**_OURS, **told}, answer.body

    def _blob(self, name: str, headers: Mapping[str, str]) -> Answer:
        with reading(self.county.engine) as connection:
            self.county.door.bearer(connection, headers.get("authorization"))
        found = self.county.blobs.find(name)
        if found is None:
            raise errors.NotThere(what="这份快照")
        first, _, last = headers.get("range", "").removeprefix("bytes=").partition("-")
        end = min(int(last or found[1]), found[1] - 1)
        part = b"".join(self.county.blobs.pieces(name, int(first or 0), end))
        if not first:
            return 200, _OURS, part
        told = f"bytes {first}-{int(first) + len(part) - 1}/{found[1]}"
        return 206, {**_OURS, "content-range": told}, part

    @property
    def database(self) -> sqlite3.Connection:
        """For whoever looks at it from outside."""
        return _database()

    def code(self) -> str:
        """An enrolment code for the station."""
        return self.county.enrolling.make_code(STATION).code

    def let_in(self, desk: Desk) -> None:
        """Let a further PC join over a good line."""
        enroll(desk, "http://127.0.0.1:9", self.code(), Lines(_good_line(self)))

    def revoke(self, replica: str) -> None:
        """Take a PC's right away."""
        self.county.stations.revoke(replica)


def _json(document: Mapping[str, Any]) -> Answer:
    return 200, _OURS, msgspec.json.encode(document)
