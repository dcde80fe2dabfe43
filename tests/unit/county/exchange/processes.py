"""Processes that write one feed at once, as a county's workers do."""

from __future__ import annotations

import multiprocessing

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from county import errors
from county.store.engine import open_engine
from county.work.publishing import Change, Publisher
from tests.county_pc import KINDS, STATION, TOWN, Bureau, Pc, bureau


def push(url: str, replica: str, key: bytes, number: int, rounds: int) -> list[bytes]:
    """One PC, answered by a worker of its own; gives the feed hashes as it reckoned them."""
    county = Bureau(open_engine(url))
    pc = Pc(county, STATION, replica, Ed25519PrivateKey.from_private_bytes(key))
    for turn in range(rounds):
        for n in range(4):
            pc.op("volunteer", f"v{number}-{turn}-{n}", "add", name="王")
        pc.op("consent", f"c{number}-{turn}", "add", volunteer=f"v{1 - number}-{turn}-0")
        pc.op("team", "shared", "add", name=f"{number}-{turn}")
        while (reply := pc.sync()).status == 503:
            pass
        if reply.status != 200 or "nonce" not in reply.head:
            raise AssertionError(reply.head)
    county.engine.dispose()
    return pc.hashes[STATION]


def answer(url: str, rounds: int) -> int:
    """The town, which answers in the same feed meanwhile; gives how many rows it made."""
    county = Bureau(open_engine(url))
    publisher = Publisher(
        county.engine, county.keyring, county.clock, county.random.randbytes, KINDS
    )
    made = 0
    for turn in range(rounds):
        told = Change("answer", f"w{turn}", {"of_kind": "activity", "record": f"a{turn}"}, "add")
        while made == turn:
            try:
                made += len(publisher.publish(TOWN, STATION, [told]))
            except errors.Busy:
                continue
    county.engine.dispose()
    return made


def race(url: str, rounds: int = 12) -> None:
    """Two PCs and a town, each in a process; nothing may be lost, doubled or out of order."""
    county = bureau(url)
    pcs = [county.pc(), county.pc()]
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        pushing = [
            pool.apply_async(push, (url, pc.replica, pc.key.private_bytes_raw(), number, rounds))
            for number, pc in enumerate(pcs)
        ]
        answering = pool.apply_async(answer, (url, rounds))
        reckoned = [each.get(120) for each in pushing]
        made = answering.get(120)
    reader = county.pc()
    rows = reader.sync().rows
    assert [row.row for row in rows] == list(range(1, rounds * 12 + made + 1))
    assert len({(row.replica, row.n) for row in rows}) == len(rows)
    for hashes in reckoned:
        assert reader.hashes[STATION][: len(hashes)] == hashes
    county.engine.dispose()
