"""A PC of a station for tests of the county: makes ops, signs requests, reads replies."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import random
import uuid
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine

from county.auth.challenges import Challenges
from county.auth.door import Door
from county.auth.keyring import Keyring
from county.auth.tokens import Tokens
from county.store import all_tables, replicas
from county.store.engine import open_engine, writing
from county.wire import kinds
from county.wire.encoding import b64, unb64
from county.wire.hashing import ZERO, next_chain, next_feed_hash, op_hash
from county.wire.signatures import exchange_message, segment_message, signer_id
from county.work.exchange import Exchange

COUNTY, TOWN, STATION = "610802", "610802001", "610802001001"
KINDS = kinds.load()


def notice(title: str) -> dict[str, str]:
    """A text as county and towns publish it."""
    return {"kind": "notice", "title": title, "body": "请各站知悉。"}


class TestClock:
    """Stands still until it is told to go on."""

    __test__ = False

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))

    def __call__(self) -> dt.datetime:
        return self.now

    def on(self, **span: float) -> None:
        self.now += dt.timedelta(**span)


class Bureau:
    """A county over one database, without HTTP."""

    def __init__(self, engine: Engine, seed: int = 1, keyring: Keyring | None = None, **more: Any):
        self.engine = engine
        self.clock = TestClock()
        self.random = random.Random(seed)  # noqa: S311
        self.keyring = keyring or Keyring.make(self.random.randbytes)
        for code in (COUNTY, TOWN):
            self.keyring.add_division(code, self.random.randbytes)
        secret = self.keyring.challenge_secret
        challenges = Challenges(secret, self.clock, self.random.randbytes)
        self.door = Door(challenges, Tokens(secret, self.clock))
        self.exchange = Exchange(
            engine, self.keyring, self.clock, self.random.randbytes, self.door, KINDS, **more
        )

    def pc(self, station: str = STATION) -> Pc:
        """A PC that has joined."""
        seed = self.random.randbytes(32)
        name = str(uuid.UUID(bytes=self.random.randbytes(16), version=4))
        pc = Pc(self, station, name, Ed25519PrivateKey.from_private_bytes(seed))
        self.enrol(pc)
        return pc

    def enrol(self, pc: Pc) -> None:
        with writing(self.engine) as connection:
            replicas.register(
                connection, uuid=pc.replica, feed=pc.station, key=pc.public, sealing=bytes(32),
                name="电脑", at="2026-11-22T09:00:00+08:00", why="enrol",
            )  # fmt: skip


def bureau(url: str = "sqlite://", **more: Any) -> Bureau:
    """A county over a new database."""
    engine = open_engine(url)
    all_tables.metadata.create_all(engine)
    return Bureau(engine, **more)


@dataclass
class Row:
    """A row as it came down."""

    feed: str
    row: int
    replica: str
    n: int
    outcome: dict[str, Any] | None
    op: dict[str, Any] | None


@dataclass
class Reply:
    """A reply, read."""

    status: int
    head: dict[str, Any]
    rows: list[Row] = field(default_factory=list)
    segments: list[list[Any]] = field(default_factory=list)
    size: int = 0

    def verdict(self, n: int) -> tuple[str, int | None, Any]:
        for run in self.head.get("verdicts", []):
            if run[0] <= n < run[0] + run[1]:
                row = None if run[3] is None else run[3] + n - run[0]
                return run[2], row, run[4] if len(run) > 4 else None
        raise AssertionError(f"no verdict on {n}: {self.head}")

    def own(self, n: int) -> Row:
        return next(row for row in self.rows if row.n == n and row.op is None)


def dumps(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


class Pc:
    """One replica: its ops, its nonce, its cursors and feed hashes."""

    def __init__(self, bureau: Bureau, station: str, replica: str, key: Ed25519PrivateKey) -> None:
        self.bureau, self.station, self.replica, self.key = bureau, station, replica, key
        self.public = key.public_key().public_bytes_raw()
        self.lines: list[bytes] = []
        self.chains = [ZERO]
        self.held = 0
        self.nonce: Any = None
        self.attempt = 0
        self.rows: dict[str, dict[int, tuple[str, int, Any, bytes]]] = {}
        self.hashes: dict[str, list[bytes]] = {
            c: [ZERO] for c in (station[:6], station[:9], station)
        }

    # Making ops --------------------------------------------------------------------------------

    def op(self, kind: str, record: str, /, action: str = "", **rest: Any) -> int:
        """Make an op; returns its number. `b` is what this PC has pulled unless told."""
        told: dict[str, Any] = {"k": kind, "i": record}
        if action:
            told["a"] = action
        fields = rest.pop("f", None) or {n: rest.pop(n) for n in list(rest) if len(n) > 1}
        told |= {"b": rest.pop("b", len(self.hashes[self.station]) - 1), **rest}
        if fields:
            told["f"] = fields
        return self.raw(dumps(told))

    def raw(self, line: bytes) -> int:
        self.lines.append(line)
        self.chains.append(next_chain(self.chains[-1], op_hash(line)))
        return len(self.lines)

    def segment(self, first: int, last: int, **offered: Any) -> bytes:
        message = segment_message(self.station, self.replica, first, last, self.chains[last])
        told = ["seg", first, last, b64(self.chains[first - 1]), b64(self.key.sign(message))]
        if offered:
            told += [self.station, self.replica, signer_id(self.public), offered["rows"]]
        return b"\n".join([dumps(told), *self.lines[first - 1 : last]]) + b"\n"

    def segments(self, first: int, many: int = 5_000, size: int = 200) -> bytes:
        last = min(len(self.lines), first + many - 1)
        return b"".join(
            self.segment(n, min(n + size - 1, last)) for n in range(first, last + 1, size)
        )

    # Talking -----------------------------------------------------------------------------------

    def head(self, **members: Any) -> dict[str, Any]:
        cursors = {
            code: [len(h) - 1, b64(h[-1][:16]) if len(h) > 1 else ""]
            for code, h in self.hashes.items()
        }
        return {
            "v": 1, "schema": 3, "program": "0.2.0", "station": self.station,
            "replica": self.replica, "challenge": self.bureau.door.challenges.issue(),
            "attempt": f"a{self.attempt}", "nonce": self.nonce, "cursors": cursors,
            "bytes": 8_000_000, "waits": [0, 0], **members,
        }  # fmt: skip

    def sync(self, *, lost: bool = False, first: int | None = None, **members: Any) -> Reply:
        """Send what is not held yet, and take what comes."""
        first = self.held + 1 if first is None else first
        body = dumps(self.head(**members)) + b"\n" + self.segments(first)
        return self.send(body, lost=lost)

    def send(self, body: bytes, *, lost: bool = False) -> Reply:
        reply = self.talk(body)
        if not lost and reply.status == 200 and "nonce" in reply.head:
            self.take(reply)
        return reply

    def talk_head(self, **members: Any) -> Reply:
        """Ask with a head alone, and forget what comes."""
        return self.talk(dumps(self.head(**members)) + b"\n")

    def talk(self, body: bytes) -> Reply:
        return self.read(self.bureau.exchange.answer(self.signed(body), body))

    def signed(self, body: bytes) -> str:
        """The header that signs a body."""
        challenge = json.loads(body.split(b"\n")[0])["challenge"]
        digest = hashlib.sha256(body).digest()
        signature = b64(self.key.sign(exchange_message(challenge, digest)))
        return f"{signer_id(self.public)} {signature}"

    def body(self, many: int = 5_000) -> bytes:
        """A request with the ops that are not held yet."""
        return dumps(self.head()) + b"\n" + self.segments(self.held + 1, many)

    def read(self, answer: Any) -> Reply:
        lines = answer.body.rstrip(b"\n").split(b"\n")
        reply = Reply(answer.status, json.loads(lines[0]), size=len(answer.body))
        feed, segment, at = "", None, 1
        while at < len(lines):
            told = json.loads(lines[at])
            at += 1
            if told[0] == "feed":
                feed = told[1]
            elif told[0] == "seg":
                segment = told
                reply.segments.append(told)
            elif told[0] == "own":
                reply.rows += [
                    Row(feed, told[1] + k, self.replica, told[2] + k, told[4], None)
                    for k in range(told[3])
                ]
            else:
                for k in range(told[3]):
                    op = json.loads(lines[at])
                    op["_hash"] = op_hash(lines[at])
                    at += 1
                    assert segment is not None
                    reply.rows.append(Row(feed, told[1] + k, segment[1], told[2] + k, told[4], op))
        return reply

    def take(self, reply: Reply) -> None:
        """Remember what a reply said; the feed hashes are reckoned from the rows."""
        self.nonce, self.held = reply.head["nonce"], reply.head["held"]
        self.attempt += 1
        for row in reply.rows:
            hashes = self.hashes[row.feed]
            assert row.row == len(hashes), (row, len(hashes))
            hashed = row.op["_hash"] if row.op else op_hash(self.lines[row.n - 1])
            if row.outcome and "gone" in row.outcome:
                hashed = unb64(row.outcome["gone"], 32) or b""
            hashes.append(
                next_feed_hash(hashes[-1], row.row, row.replica, row.n, row.outcome, hashed)
            )
