"""What comes down is laid in only if its signature proves whose it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from county.wire.kinds import load
from county.work.publishing import Change, Publisher
from desktop import errors
from desktop.services import records
from desktop.services.sync import syncing
from desktop.sync.incoming.proving import UNKNOWN, WRONG, unproved, without
from desktop.sync.incoming.pulling import aside
from desktop.sync.joining import county_keys, joined
from desktop.sync.line.port import Reply
from desktop.sync.report import DONE, UNPROVED, Report
from desktop.sync.wire.encoding import b64, compact
from desktop.sync.wire.protocol import parse_reply, signer_id
from desktop.sync.wire.request import public_bytes
from tests.unit.sync.conftest import COUNTY, PC, STATION, TOWN, BenchLine, CountyBench


class AlteredLine(BenchLine):
    """A line on which somebody changes answers."""

    def __init__(self, honest: BenchLine) -> None:
        super().__init__(honest.county)
        self.change: Callable[[bytes], bytes] = lambda body: body
        self.keys: Callable[[dict[str, Any]], dict[str, Any]] = lambda told: told

    def request(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes = b""
    ) -> Reply:
        reply = super().request(method, path, headers, body)
        if path.startswith("/v1/keys/") and method == "GET":
            return Reply(200, {}, json.dumps(self.keys(reply.json())).encode())
        if path == "/v1/exchange" and reply.status == 200:
            return Reply(reply.status, reply.headers, self.change(reply.body))
        return reply


def run(pc: PC) -> Report:
    made = iter(bytes([n]) * 16 for n in range(1, 250))
    return syncing.attempt(pc.desk, pc.line, seconds=lambda: 0.0, entropy=lambda n: next(made)[:n])


def person(pc: PC, name: str) -> str:
    return str(records.add(pc.desk, "volunteer", {"name": name}))


def names(pc: PC) -> set[str]:
    return {row[0] for row in pc.desk.store.rows("SELECT name FROM volunteer")}


@pytest.fixture
def altered(pc: PC, other: PC) -> AlteredLine:
    """The line of a second PC that knows all there is; the first has joined too."""
    pc.sync(), other.sync()
    line = AlteredLine(other.line)
    other.line = line
    return line


@pytest.fixture
def publish(county: CountyBench) -> Callable[[str, str], None]:
    county.add_division_keys()
    publisher = Publisher(county.engine, county.keyring, county.clock, county.random, load())

    def publish(division: str, title: str) -> None:
        made = f"t{title.encode().hex()}"
        change = Change("theme", made, {"month": "2026-12", "title": title}, "add")
        publisher.publish(division, division, [change])

    return publish


def test_an_altered_change_is_kept_aside_and_told_and_the_rest_goes_on(
    pc: PC, other: PC, altered: AlteredLine, county: CountyBench
) -> None:
    person(pc, "王桂兰"), pc.sync()
    mine = person(other, "李建国")
    altered.change = lambda body: body.replace("王桂兰".encode(), "王桂花".encode())
    report = run(other)
    assert report.state == UNPROVED and isinstance(report.error, errors.SegmentNotProved)
    happened, kept, advice = report.error.sentences()
    assert "本站其他电脑发来的 1 处变动没有通过核对" in happened
    assert "另存备查" in kept and "县里的管理员" in advice
    assert "王桂花" not in names(other)
    assert "王桂花" in json.dumps(other.desk.settings.get("sync.aside"), ensure_ascii=False)
    assert set(aside(other.desk.settings)) == {STATION}
    assert county.rows(f"SELECT 1 FROM record WHERE id = '{mine}'"), "own changes went up"
    altered.change = lambda body: body
    assert run(other).state == DONE
    assert {"王桂兰", "李建国"} <= names(other)
    assert aside(other.desk.settings) == {}


def test_a_feed_that_stops_does_not_stop_those_below_it(
    pc: PC, other: PC, altered: AlteredLine, publish: Callable[[str, str], None]
) -> None:
    for n in range(40):
        publish(COUNTY, f"暖冬{n}")
    publish(TOWN, "腊八")
    person(pc, "王桂兰"), pc.sync()
    other.desk.settings.put("replica.pace", [8192, 8192])  # the county's feed takes several pages
    altered.change = lambda body: body.replace('暖冬1"'.encode(), '暖春1"'.encode())
    report = run(other)
    assert report.state == UNPROVED and "县里发来的" in str(report.error)
    found = {row[0] for row in other.desk.store.rows("SELECT title FROM theme")}
    assert "腊八" in found and "暖春1" not in found and "暖冬39" not in found
    assert "王桂兰" in names(other)
    altered.change = lambda body: body
    assert run(other).state == DONE
    assert other.desk.store.one("SELECT count(*) FROM theme") == 41


def test_a_struck_out_hash_does_not_prove_another_text(
    pc: PC, other: PC, altered: AlteredLine
) -> None:
    person(pc, "王桂兰"), pc.sync()

    def lie(body: bytes) -> bytes:
        lines = body.split(b"\n")
        for place, line in enumerate(lines):
            if line.startswith(b'["run"'):
                told = json.loads(line)
                told[4] = {"gone": b64(bytes(32))}
                lines[place] = json.dumps(told).encode()
        return b"\n".join(lines)

    altered.change = lie
    assert run(other).state == UNPROVED
    assert "王桂兰" not in names(other)


def test_an_unknown_key_is_looked_for_in_the_list_once(
    pc: PC, other: PC, altered: AlteredLine
) -> None:
    other.desk.settings.put(joined.COUNTY_KEYS, [])
    person(pc, "王桂兰"), pc.sync()
    assert run(other).state == DONE
    assert "王桂兰" in names(other)
    other.desk.settings.put(joined.COUNTY_KEYS, [])
    altered.keys = lambda told: {**told, "signature": b64(bytes(64))}
    person(pc, "赵小满"), pc.sync()
    report = run(other)
    assert report.state == UNPROVED and isinstance(report.error, errors.KeysNotProved)
    assert "赵小满" not in names(other)
    assert other.desk.settings.get(joined.COUNTY_KEYS) == []


@pytest.mark.parametrize("how", ["a key added", "another station's", "another county's"])
def test_a_forged_list_of_keys_is_not_taken(
    other: PC, altered: AlteredLine, how: str, county: CountyBench
) -> None:
    before = other.desk.settings.get(joined.COUNTY_KEYS)
    thief = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))

    def forge(told: dict[str, Any]) -> dict[str, Any]:
        key = public_bytes(thief)
        entry = ["0b7d3c55-8a43-4f0e-a5ce-93f1f2d0c9aa", signer_id(key), b64(key), STATION, False]
        told = {**told, "keys": [*told["keys"], entry]}
        signing = thief
        if how == "a key added":
            return told
        if how == "another station's":
            told["station"], signing = "999999001002", county.keyring.identity
        rest = {name: value for name, value in told.items() if name != "signature"}
        return {**rest, "signature": b64(signing.sign(b"station-keys-1\n" + compact(rest)))}

    altered.keys = forge
    other.desk.settings.put("sync.keys_stale", True)
    report = run(other)
    assert report.state == UNPROVED
    assert "电脑名单" in str(report.error) and "没有采用" in str(report.error)
    assert other.desk.settings.get(joined.COUNTY_KEYS) == before
    altered.keys = lambda told: told
    assert run(other).state == DONE


def renewed(told: dict[str, Any], links: list[list[str]], key: Ed25519PrivateKey) -> dict[str, Any]:
    rest = {name: value for name, value in told.items() if name != "signature"}
    rest["succession"] = links
    return {**rest, "signature": b64(key.sign(b"station-keys-1\n" + compact(rest)))}


def link(before: Ed25519PrivateKey, after: Ed25519PrivateKey) -> list[str]:
    new = public_bytes(after)
    return [b64(public_bytes(before)), b64(new), b64(before.sign(b"station-identity-1\n" + new))]


def test_a_new_identity_key_is_known_by_the_signature_of_the_one_before(
    other: PC, altered: AlteredLine, county: CountyBench
) -> None:
    first = county.keyring.identity
    second, third = (Ed25519PrivateKey.from_private_bytes(bytes([n]) * 32) for n in (1, 2))
    altered.keys = lambda told: renewed(told, [link(first, second), link(second, third)], third)
    other.desk.settings.put("sync.keys_stale", True)
    assert run(other).state == DONE
    kept = joined.required_membership(other.desk.settings).county.identity
    assert kept == b64(public_bytes(third))
    altered.keys = lambda told: told  # signed by the first again
    other.desk.settings.put("sync.keys_stale", True)
    assert isinstance(run(other).error, errors.KeysNotProved)


def test_a_new_identity_key_that_nobody_signed_is_a_stranger(
    other: PC, altered: AlteredLine, county: CountyBench
) -> None:
    first, thief = county.keyring.identity, Ed25519PrivateKey.from_private_bytes(bytes([9]) * 32)
    false = link(thief, thief)
    for links in ([false], [[b64(public_bytes(first)), *false[1:]]], "x", [[1]], [None]):
        altered.keys = lambda told, links=links: renewed(told, links, thief)
        other.desk.settings.put("sync.keys_stale", True)
        assert isinstance(run(other).error, errors.KeysNotProved)
    kept = joined.required_membership(other.desk.settings).county.identity
    assert kept == b64(public_bytes(first))


def test_keys_that_a_restored_county_lost_stay_known_and_are_handed_back(
    other: PC, altered: AlteredLine, county: CountyBench, pc: PC
) -> None:
    other.desk.settings.put("sync.keys_stale", True)
    run(other)
    before = other.desk.settings.get(county_keys.KEYS)
    replica = pc.desk.settings.get("replica")
    with county.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM replica WHERE replica = ?", (replica,))
    other.desk.settings.put("sync.keys_stale", True)
    assert run(other).state == DONE
    assert county.rows("SELECT replica FROM replica").count((replica,)) == 1
    assert not county_keys.lost(before, other.desk.settings.get(county_keys.KEYS))


def test_a_stations_key_writes_no_other_feed(pc: PC, other: PC, altered: AlteredLine) -> None:
    person(pc, "王桂兰"), pc.sync()
    run(other)
    keys = county_keys.known(other.desk.settings)
    replica, signer = (other.desk.settings.get(joined.COUNTY_KEYS)[0][n] for n in (0, 1))
    assert keys.of(STATION, replica, signer) is not None
    for feed in (TOWN, COUNTY, "999999001002"):
        assert keys.of(feed, replica, signer) is None
    assert keys.of(STATION, "0b7d3c55-8a43-4f0e-a5ce-93f1f2d0c9aa", signer) is None


def test_each_part_of_a_proof_counts(pc: PC, other: PC, altered: AlteredLine) -> None:
    for n in range(3):
        person(pc, f"王桂兰{n}")
    pc.sync()
    seen: list[bytes] = []
    altered.change = lambda body: seen.append(body) or body
    assert run(other).state == DONE
    body = next(one for one in seen if b'["seg"' in one)
    keys = county_keys.known(other.desk.settings)
    assert unproved(parse_reply(body, STATION), keys) == []
    lines = body.split(b"\n")
    place = next(n for n, line in enumerate(lines) if line.startswith(b'["seg"'))
    for member, value, why in (
        (2, "0" * 16, UNKNOWN),
        (1, "0b7d3c55-8a43-4f0e-a5ce-93f1f2d0c9aa", UNKNOWN),
        (3, json.loads(lines[place])[3] + 1, WRONG),
        (4, json.loads(lines[place])[4] + 1, WRONG),
        (5, b64(bytes([7]) * 32), WRONG),
        (6, b64(bytes(64)), WRONG),
    ):
        told = json.loads(lines[place])
        told[member] = value
        changed = [*lines[:place], json.dumps(told).encode(), *lines[place + 1 :]]
        reply = parse_reply(b"\n".join(changed), STATION)
        bad = unproved(reply, keys)
        assert [one.why for one in bad] == [why], member
        assert without(reply, bad).rows < reply.rows
