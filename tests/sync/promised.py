"""The promises of sync, held against real parts: the county's database, its feeds, every PC."""

from __future__ import annotations

import json
import re
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, text

from county.store import replicas
from county.store.engine import reading, writing
from desktop.services.desk import Desk
from desktop.services.sync import attention, pairing
from desktop.services.sync.private_key import PrivateKey
from desktop.services.sync.syncing import PRIVATE_KEY
from desktop.sync.outgoing import outbox
from tests.protocol.reference import b64, sha
from tests.simulation.deeds import Log
from tests.simulation.fold import Fold
from tests.simulation.promises import Broken, History, as_sent, chained, folded, same
from tests.simulation.reader import Feed, Reader, unb64
from tests.simulation.unsealing import read_sealed, unsealed_by
from tests.simulation.watching import leaves, new_fold
from tests.sync.conftest import CODE, RealCounty, synced

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
#: What a county may refuse of clerks who did nothing wrong: it learned something meanwhile.
_RIGHTLY = frozenset({"has_hours", "no_conflict"})


def until_quiet(desks: Sequence[Desk], most: int = 15) -> None:
    """Everybody syncs until nobody has anything to send or to take.

    What the county refused rightly is taken back here, as its clerk would.
    """
    for _ in range(most):
        runs = [synced(desk) for desk in desks]
        for desk in desks:
            for item in attention.items(desk):
                attention.give_up(desk, item.id)
        if not any(run.moved for run in runs):
            return
    raise AssertionError([run.to_json() for run in runs])


def pair_all(desks: Sequence[Desk]) -> None:
    """The key is brought from a PC that has it to those that joined without; what waited goes."""
    keys = [desk.secrets.get(PRIVATE_KEY) for desk in desks if not pairing.waits_for_key(desk)]
    for desk in desks:
        if pairing.waits_for_key(desk):
            pairing.take_in(desk, PrivateKey(keys[0]))


def goes_on(county: RealCounty, desk: Desk, station: str = CODE) -> None:
    """The cause of a trouble is gone: all that waited arrives, once."""
    until_quiet([desk])
    hold(county, station, {"the PC": desk})


def hold(county: RealCounty, station: str, desks: Mapping[str, Desk]) -> Feed:
    """Everything sync.md promises, of one station, once all is quiet.

    Raises:
        AssertionError: something does not hold.
    """
    feeds = read(county, station)
    own = feeds[station]
    standing: dict[Any, Any] = {}
    for feed in reversed(feeds.values()):
        standing |= folded(feed.fold, leaves())
    with_key = next(desk for desk in desks.values() if not pairing.waits_for_key(desk))
    read_sealed(with_key, standing)
    log, refused = Log(), set()
    for name, desk in desks.items():
        _agrees(name, desk, feeds, standing)
        log.read(name, desk.store, 0)
        for kind, record, code in desk.store.rows("SELECT kind, record, code FROM sync_attention"):
            assert code in _RIGHTLY, (name, kind, record, code)
            refused.add((kind, record))
    history = History(own.fold, log, leaves(), read=unsealed_by(with_key))
    history.contains(log.deeds, refused)
    history.nothing_unseen()
    history.everything_accounted_for()
    nothing_twice(own.fold)
    with county.office() as opened, reading(opened.engine) as connection:
        for feed in feeds.values():
            _county_agrees(connection, feed)
    return own


def read(county: RealCounty, station: str) -> dict[str, Feed]:
    """The feeds a station reads, by a stranger who checks every hash, row number and signature."""
    key, replica = Ed25519PrivateKey.generate(), str(uuid.uuid4())
    with county.office() as opened:
        with writing(opened.engine) as connection:
            replicas.register(
                connection, uuid=replica, feed=station, key=key.public_key().public_bytes_raw(),
                sealing=bytes(32), name="旁观", at="", why="enrol",
            )  # fmt: skip
        told = opened.papers.keys(station)["keys"]
    keys = {signer: (unb64(public), feed) for _, signer, public, feed, _ in told}
    with requests.Session() as session:
        session.trust_env = False
        if "--tls-cert" in county.more:
            session.verify = str(county.data / "ca" / "ca.pem")

        def ask(
            method: str, path: str, headers: Mapping[str, str], body: bytes
        ) -> tuple[int, Mapping[str, str], bytes]:
            reply = session.request(
                method, county.url + path, headers=dict(headers), data=body, timeout=60
            )
            return (
                reply.status_code,
                {n.lower(): v for n, v in reply.headers.items()},
                reply.content,
            )

        codes = [station[:6], station[:9], station]
        return Reader(ask, station, replica, key, codes, keys, new_fold).read()


def nothing_twice(fold: Fold) -> None:
    """No op has two rows, neither under its own number nor as the one it repeats."""
    names: Counter[tuple[str, int, str]] = Counter()
    for row in fold.rows:
        hashed = row.outcome.get("gone") or b64(sha(row.line))
        names[row.replica, row.n, str(hashed)] += 1
        if repeats := row.op.get("o"):
            names[str(repeats[0]), int(repeats[1]), str(repeats[2])] += 1
    assert [name for name, count in names.items() if count > 1] == []
    assert len({(row.replica, row.n) for row in fold.rows}) == len(fold.rows)


def _agrees(name: str, desk: Desk, feeds: Mapping[str, Feed], standing: Mapping[Any, Any]) -> None:
    chained(name, desk)
    assert outbox.waiting(desk.store) == 0, name
    for table in ("sync_shadow", "sync_todo", "sync_offer"):
        assert desk.store.rows(f"SELECT * FROM {table} LIMIT 3") == [], (name, table)
    cursors = {row[0]: (row[1], bytes(row[2])) for row in desk.store.rows(
        "SELECT feed, row, hash FROM sync_cursor"
    )}  # fmt: skip
    for code, feed in feeds.items():
        if feed.rows:
            assert cursors[code] == (len(feed.rows), feed.hash), (name, code)
    try:
        same(name, as_sent(desk, leaves(), standing), "the feeds", standing)
    except Broken as broken:
        _explain(broken, name, desk, feeds)
        raise
    own = desk.station.text("division_code")
    here = desk.store.rows("SELECT row, field FROM sync_conflict WHERE state = 'open' AND feed = ?",
                           (own,))  # fmt: skip
    assert {(row, field) for row, field in here} == set(feeds[own].fold.open), name


def _explain(broken: Broken, name: str, desk: Desk, feeds: Mapping[str, Feed]) -> None:
    """What the feed and the PC's journal tell of the records that the message names."""
    for feed in feeds.values():
        for row in feed.rows:
            if row.op["i"] in str(broken) or row.op["i"] in json.dumps(row.outcome):
                told = (row.replica[:8], row.n, row.line.decode(), dict(row.outcome))
                broken.add_note(f"{feed.code} {row.row}: {told}")
    for row in desk.store.rows(
        "SELECT j.seq, j.kind, j.record_id, j.action, j.origin, j.at, p.body, g.verb "
        "FROM journal j JOIN journal_payload p USING (seq) JOIN journal_group g "
        "ON g.id = j.group_id ORDER BY j.seq"
    ):
        if row[2] in str(broken):
            broken.add_note(f"{name} journal {tuple(row)}")
    for table in ("sync_op", "sync_attention", "sync_conflict"):
        broken.__notes__ += [
            f"{name} {table} {tuple(row)}"
            for row in desk.store.rows(f"SELECT * FROM {table}")
            if any(_names(broken, each) for each in row)
        ]


def _names(broken: Broken, value: object) -> bool:
    """Whether a column's value tells of a record that the message names."""
    told = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return any(word in str(broken) for word in _UUID.findall(told))


def _county_agrees(connection: Connection, feed: Feed) -> None:
    """The county's own tables are what the feed comes to, and its ledger has no gap."""
    where = {"feed": feed.code}
    head = connection.execute(text("SELECT head, hash FROM feed WHERE code = :feed"), where)
    found = head.one_or_none()
    assert (found is None and not feed.rows) or (found.head, bytes(found.hash)) == (
        len(feed.rows), feed.hash,
    )  # fmt: skip
    rows = connection.execute(
        text("SELECT kind, id, fields, removed FROM record WHERE feed = :feed"), where
    )
    there = {(row.kind, row.id): (_plain(json.loads(row.fields)), row.removed > 0) for row in rows}
    here = {
        key: (_plain(standing.values), standing.removed is not None)
        for key, standing in feed.fold.records.items()
    }
    assert there == here
    rows = connection.execute(
        text("SELECT row, field FROM conflict WHERE feed = :feed AND settled = 0"), where
    )
    assert {(row.row, row.field) for row in rows} == set(feed.fold.open)
    gaps = connection.execute(
        text(
            "SELECT w.replica, w.held, count(o.n) FROM writer w LEFT JOIN op o "
            "ON o.replica = w.replica WHERE w.feed = :feed GROUP BY w.replica, w.held "
            "HAVING count(o.n) <> w.held"
        ),
        where,
    )
    assert gaps.all() == []


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: sorted(value) if isinstance(value, list | set | tuple) else value
        for name, value in values.items()
        if value not in (None, [], ())
    }
