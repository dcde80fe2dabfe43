"""PCs of a station, and a county's own verbs behind a line without HTTP."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import itertools
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from county import errors as county_errors
from county.auth.challenges import Challenges
from county.auth.door import Door
from county.auth.keyring import Keyring
from county.auth.tokens import Tokens
from county.store import divisions, replicas
from county.store.all_tables import metadata
from county.store.engine import open_engine, writing
from county.wire.kinds import load
from county.work.enrolling import Enrolling
from county.work.exchange import Exchange
from county.work.papers import Papers
from desktop import errors
from desktop.config import Home
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.opening import open_desk
from desktop.services.roster import consents
from desktop.services.sync import syncing
from desktop.storage.keys import MasterKey
from desktop.sync.joining import joined, restart
from desktop.sync.line.port import Reply, no_answer
from desktop.sync.report import Report
from desktop.sync.wire.request import public_bytes

STATION, TOWN, COUNTY = "999999001001", "999999001", "999999"
NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))
_BACKUP = "backup"


class CountyBench:
    """A county platform in this process, on SQLite in a file.

    Args:
        folder: for its database.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "county.db"
        self.bytes = (
            hashlib.sha256(bytes([7, n % 256, n // 256])).digest() for n in itertools.count()
        )
        self.keyring = Keyring.make(self.random)
        self.open()
        metadata.create_all(self.engine)
        with writing(self.engine) as connection:
            for code, name in ((COUNTY, "示例县"), (TOWN, "石桥镇"), (STATION, "石桥村")):
                divisions.put(connection, code, name, NOW.isoformat())

    def random(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            data += next(self.bytes)
        return data[:count]

    def open(self) -> None:
        self.engine = open_engine(f"sqlite:///{self.path}")
        self.clock = lambda: NOW
        challenges = Challenges(self.keyring.challenge_secret, self.clock, self.random)
        self.door = Door(challenges, Tokens(self.keyring.challenge_secret, self.clock))
        self.papers = Papers(self.engine, self.keyring, self.clock, lambda: "")
        self.enrolling = Enrolling(
            self.engine, self.keyring, self.clock, self.random, self.door, self.papers
        )
        self.exchange = Exchange(
            self.engine, self.keyring, self.clock, self.random, self.door, load()
        )

    def enrol(self, desk: Desk) -> None:
        """Let a PC in, past codes and proofs: those have tests of their own."""
        key = Ed25519PrivateKey.from_private_bytes(desk.secrets.get("device_key"))
        replica = desk.settings.get("replica")
        with writing(self.engine) as connection:
            replicas.register(
                connection,
                uuid=replica,
                feed=STATION,
                key=public_bytes(key),
                sealing=bytes(32),
                name="PC",
                at=NOW.isoformat(),
                why="enrol",
            )
        restart.note_registered(desk.settings, replica)
        desk.settings.put(joined.COUNTY, {"url": "", **self.facts()})

    def add_division_keys(self) -> None:
        """County and town can write from now on, and are named in lists of keys."""
        for code in (COUNTY, TOWN):
            key = self.keyring.add_division(code, self.random)
            with writing(self.engine) as connection:
                replicas.register(
                    connection, uuid=key.replica, feed=code, key=key.public, sealing=bytes(32),
                    name="", at=NOW.isoformat(), why="division",
                )  # fmt: skip

    def facts(self) -> dict[str, str]:
        """What a station that has joined keeps of it."""
        told = self.papers.county()
        return {name: told[name] for name in ("code", "name", "identity", "sealing", "ca")}

    def back_up(self) -> None:
        self.engine.dispose()
        shutil.copy(self.path, self.path.with_name(_BACKUP))

    def restore(self) -> None:
        self.engine.dispose()
        shutil.copy(self.path.with_name(_BACKUP), self.path)
        self.open()

    def rows(self, sql: str) -> list[Any]:
        with self.engine.connect() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(sql)]


class BenchLine:
    """Carries requests to the county's verbs, or loses them.

    Args:
        county: who answers.
    """

    def __init__(self, county: CountyBench) -> None:
        self.county = county
        #: Called with the number of the request, from 1: ``lose`` it, or ``deaf`` to the reply.
        self.trouble: Callable[[int], str] = lambda _number: ""
        self.requests = 0
        self.heads: list[dict[str, Any]] = []
        self.sizes: list[tuple[int, int]] = []

    def request(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes = b""
    ) -> Reply:
        self.requests += 1
        trouble = self.trouble(self.requests)
        if trouble == "lose":
            raise no_answer("reset")
        reply = self._answered(method, path, headers, body)
        if trouble == "deaf":
            raise no_answer("cut")
        return reply

    def _answered(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        if path == "/v1/exchange":
            clear = gzip.decompress(body) if headers.get("Content-Encoding") == "gzip" else body
            self.heads.append(json.loads(clear.split(b"\n")[0]))
            answer = self.county.exchange.answer(
                headers["Station-Signature"], clear, digest=hashlib.sha256(body).digest()
            )
            self.sizes.append((len(body), len(gzip.compress(answer.body))))
            return Reply(answer.status, dict(answer.headers), answer.body)
        try:
            return Reply(200, {}, json.dumps(self._other(method, path, headers, body)).encode())
        except county_errors.Refusal as refusal:
            told = {"error": refusal.code, **refusal.detail}
            return Reply(refusal.status, {}, json.dumps(told).encode())

    def _other(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes
    ) -> dict[str, Any]:
        county = self.county
        if path == "/v1/challenge":
            return {"v": 1, "challenge": county.door.challenges.issue()}
        if path == "/v1/replica":
            return county.enrolling.succeed(json.loads(body))
        if path == "/v1/token":
            with writing(county.engine) as connection:
                return {"v": 1, "token": county.door.token(connection, json.loads(body))}
        if path.startswith("/v1/keys/"):
            if method == "POST":
                return {"v": 1, "taken": county.papers.take_back(json.loads(body), STATION)}
            return county.papers.keys(STATION)
        raise AssertionError(path)


class PC:
    """One computer of the station.

    Args:
        desk: the open station on it.
        line: its line.
    """

    def __init__(self, desk: Desk, line: BenchLine) -> None:
        self.desk = desk
        self.line = line
        self.ticks = itertools.count()

    def sync(self) -> Report:
        made = (hashlib.sha256(f"{self.desk.home.path}{n}".encode()).digest() for n in self.ticks)
        report = syncing.attempt(
            self.desk, self.line, seconds=lambda: 0.0, entropy=lambda n: next(made)[:n]
        )
        if report.error is not None:
            raise report.error
        return report

    def try_sync(self) -> str:
        """Sync on a bad line; the reason it ended, empty if it went through."""
        try:
            self.sync()
        except errors.NoAnswer as nothing:
            return nothing.reason
        return ""


def agree(pc: PC, *people: str) -> None:
    """Write down that people let their personal fields leave as they are."""
    consents.give(pc.desk, people, ["report"], "2026-11-01")


@pytest.fixture
def county(tmp_path: Path) -> CountyBench:
    return CountyBench(tmp_path)


@pytest.fixture
def pc(desk: Desk, county: CountyBench) -> PC:
    """A PC that has joined."""
    county.enrol(desk)
    return PC(desk, BenchLine(county))


@pytest.fixture
def other(
    desk: Desk, home: Home, master: MasterKey, county: CountyBench, pc: PC, tmp_path: Path
) -> Iterator[PC]:
    """A second PC of the station, begun from a copy of the first."""
    second = Home(tmp_path / "另一台")
    second.path.mkdir()
    desk.store.fold()
    for name in ("station.db", "keys.json"):
        shutil.copy(home.path / name, second.path / name)
    opened = open_desk(second, master, Here(), clock=lambda: NOW)
    syncing.renew(opened, "handover")
    opened.store.run("DELETE FROM setting WHERE key IN ('former_replicas', 'sync.registered')")
    opened.settings.put("sync.frozen", int(opened.store.one("SELECT max(seq) FROM journal")) - 1)
    county.enrol(opened)
    yield PC(opened, BenchLine(county))
    opened.close()


@pytest.fixture
def copy_of(
    pc: PC, master: MasterKey, tmp_path: Path, county: CountyBench
) -> Iterator[Callable[..., PC]]:
    """Makes a PC from a copy of the disk as it is, under the same replica id."""
    opened: list[Desk] = []

    def made(of: PC = pc) -> PC:
        home = Home(tmp_path / f"拷贝{len(opened)}")
        home.path.mkdir()
        of.desk.store.fold()
        for file in ("station.db", "keys.json"):
            shutil.copy(of.desk.home.path / file, home.path / file)
        desk = open_desk(home, master, Here(), clock=lambda: NOW)
        opened.append(desk)
        return PC(desk, BenchLine(county))

    yield made
    for desk in opened:
        desk.close()
