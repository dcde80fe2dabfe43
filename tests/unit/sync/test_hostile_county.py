"""Answers that no county should give: the station says so in words and keeps all it has."""

from __future__ import annotations

import copy
import gzip
import hashlib
import json
import random
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop import errors
from desktop.services import records
from desktop.sync.line.port import Reply
from desktop.sync.report import DONE, STALLED
from desktop.sync.wire.encoding import b64
from desktop.sync.wire.protocol import parse_reply
from tests.unit.sync.conftest import COUNTY, PC, STATION, BenchLine

_CHINESE = re.compile("[\u4e00-\u9fff]")

Change = Callable[[bytes], bytes]


class LyingLine(BenchLine):
    """A line whose county's answers to exchanges are changed on their way.

    Args:
        honest: what the answers come from.
    """

    def __init__(self, honest: BenchLine) -> None:
        super().__init__(honest.county)
        self.change: Change = lambda body: body
        self.blob: Callable[[Mapping[str, str]], Reply] | None = None
        self.keys: Any = None

    def request(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes = b""
    ) -> Reply:
        if path.startswith("/v1/blobs/"):
            assert self.blob is not None
            assert re.fullmatch("/v1/blobs/[0-9a-f]{64}", path), path
            return self.blob(headers)
        if path.startswith("/v1/keys/") and self.keys is not None:
            return Reply(200, {}, json.dumps(self.keys).encode())
        reply = super().request(method, path, headers, body)
        if path != "/v1/exchange" or reply.status != 200:
            return reply
        return Reply(reply.status, reply.headers, self.change(reply.body))


@pytest.fixture
def lying(pc: PC) -> LyingLine:
    line = LyingLine(pc.line)
    pc.line = line
    return line


def entered(pc: PC, name: str) -> str:
    """Somebody whom the county does not know yet."""
    return str(records.add(pc.desk, "volunteer", {"name": name}))


def head_of(**members: Any) -> Change:
    def change(body: bytes) -> bytes:
        head, rest = body.split(b"\n", 1)
        return json.dumps({**json.loads(head), **members}).encode() + b"\n" + rest

    return change


def rows_added(*lines: Any) -> Change:
    def change(body: bytes) -> bytes:
        return body + b"".join(
            (line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n"
            for line in lines
        )

    return change


def in_words(pc: PC) -> str:
    """One try over the line as it is; its words, empty if it went through."""
    try:
        pc.sync()
    except errors.ProgramError:
        raise
    except errors.LineError as ended:
        assert _CHINESE.search(str(ended))
        return str(ended)
    return ""


def whole_again(pc: PC, lying: LyingLine, name: str) -> None:
    """Once the county answers as it should, all of it arrives there."""
    lying.change = lambda body: body
    assert pc.sync().state == DONE
    rows = pc.line.county.rows("SELECT line FROM feed_row")
    assert any(name.encode() in bytes(row[0]) for row in rows)
    assert pc.desk.store.one("PRAGMA integrity_check") == "ok"


UUID = "0b7d3c55-8a43-4f0e-a5ce-93f1f2d0c9aa"
SEG = ["seg", UUID, "0" * 16, 1, 1, b64(bytes(32)), b64(bytes(64)), []]
OP = {"k": "team", "i": "t9", "a": "add", "b": 0, "f": {"name": "混进来的队"}}

REFUSED: dict[str, Change] = {
    "no newline": lambda body: body[:-1],
    "nothing": lambda _body: b"",
    "one array": lambda _body: b"[]\n",
    "null": lambda _body: b"null\n",
    "nested": lambda _body: b"[" * 200_000 + b"\n",
    "nested head": lambda _body: b'{"v":1,"x":' + b"[" * 200_000 + b"]" * 200_000 + b"}\n",
    "nested row": rows_added(b"[" * 200_000),
    "other version": head_of(v=2),
    "no challenge": head_of(challenge=None),
    "challenge of a number": head_of(challenge=7),
    "held of a word": head_of(held="x"),
    "held below nothing": head_of(held=-1),
    "held of a fraction": head_of(held=1.5),
    "nonce of a word": head_of(nonce="x"),
    "verdicts of a word": head_of(verdicts="applied"),
    "verdict of nothing": head_of(verdicts=[[]]),
    "verdicts below nothing": head_of(verdicts=[[-5, 3, "applied", 1]]),
    "lacks of a list": head_of(lacks=["x"]),
    "a path among pictures": head_of(lacks={"standard": ["../../keys"]}),
    "kept of words": head_of(kept={STATION: ["x", 1]}),
    "kept of another's": head_of(kept={"610802001001": [1, "x"]}),
    "back of another's": head_of(back={"610802": [[0, ""]]}),
    "back of words": head_of(back={STATION: "x"}),
    "fork of words": head_of(fork="x"),
    "former of words": head_of(former={UUID: [[1, "x", 2, 3]]}),
    "a snapshot with a path": head_of(
        snapshot={STATION: {"hash": "../../x", "bytes": 9, "row": 99, "feed_hash": b64(bytes(32))}}
    ),
    "a snapshot of a terabyte": head_of(
        snapshot={STATION: {"hash": "a" * 64, "bytes": 1 << 40, "row": 9, "feed_hash": "A" * 43}}
    ),
    "rows of another station": rows_added(
        ["feed", "610802001001"], SEG, ["run", 1, 1, 1, None], OP
    ),
    "rows of no feed": lambda body: rows_added(SEG, ["run", 1, 1, 1, None], OP)(
        body.split(b"\n")[0] + b"\n"
    ),
    "own rows of the county": rows_added(["feed", COUNTY], ["own", 1, 1, 1, None]),
    "rows that jump": rows_added(["feed", STATION], SEG, ["run", 9_000, 1, 1, None], OP),
    "rows before any proof": rows_added(["feed", STATION], ["run", 1, 1, 1, None], OP),
    "more rows than lines": rows_added(["feed", STATION], SEG, ["run", 1, 1, 10**15, None], OP),
    "fewer than none": rows_added(["feed", STATION], SEG, ["run", 1, 1, -4, None]),
    "an op that is a list": rows_added(["feed", COUNTY], SEG, ["run", 1, 1, 1, None], [1]),
    "an op without id": rows_added(["feed", COUNTY], SEG, ["run", 1, 1, 1, None], {"k": "team"}),
    "fields of a word": rows_added(["feed", COUNTY], SEG, ["run", 1, 1, 1, None], {**OP, "f": "x"}),
    "an outcome of a word": rows_added(["feed", COUNTY], SEG, ["run", 1, 1, 1, "x"], OP),
    "an outcome of no words": rows_added(
        ["feed", COUNTY], SEG, ["run", 1, 1, 1, {"late_words": {"skills": 5}}], OP
    ),
    "an outcome with a salt that is none": rows_added(
        ["feed", COUNTY], SEG, ["run", 1, 1, 1, {"began": 5}], OP
    ),
    "an outcome of numbers": rows_added(["feed", COUNTY], SEG, ["run", 1, 1, 1, {"lost": [1]}], OP),
    "a proof that is short": rows_added(["feed", COUNTY], [*SEG[:5], "x", "y", []]),
    "a line that is a number": rows_added(b"7"),
    "invalid utf-8": rows_added(b'["feed","\xff"]'),
    "half a pair": rows_added(b'["feed","\\ud800"]'),
    "NaN": rows_added(b'["run",NaN,1,1,null]'),
    "a byte order mark": lambda body: b"\xef\xbb\xbf" + body,
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_an_answer_of_another_form_is_none(pc: PC, lying: LyingLine, name: str) -> None:
    entered(pc, "王桂兰")
    lying.change = REFUSED[name]
    before = pc.desk.store.one("SELECT count(*) FROM sync_row")
    assert "没有连上县平台" in in_words(pc)
    assert pc.desk.store.one("SELECT count(*) FROM sync_row") == before
    whole_again(pc, lying, "王桂兰")


def test_a_word_on_operations_never_sent_loses_none(pc: PC, lying: LyingLine) -> None:
    for lie in (
        head_of(held=10**6),
        head_of(verdicts=[[1, 10**9, "applied", 1]]),
        head_of(verdicts=[[10**6, 1, "rejected", None, {"code": "malformed"}]]),
        rows_added(["feed", STATION], ["own", 1, 500, 400, None]),
    ):
        lying.change = lie
        entered(pc, "李秀英")
        in_words(pc)
    whole_again(pc, lying, "李秀英")
    assert pc.desk.store.one("SELECT count(*) FROM sync_attention") == 0


@pytest.mark.parametrize(
    "lie", [{"fork": {"why": "ops", "held": []}}, {"back": {STATION: [[0, ""]]}}]
)
def test_a_county_that_never_comes_to_an_end_is_left(
    pc: PC, lying: LyingLine, lie: dict[str, Any]
) -> None:
    entered(pc, "王桂兰")
    lying.change = head_of(**lie)
    assert pc.sync().state == STALLED
    assert lying.requests < 60
    whole_again(pc, lying, "王桂兰")


def test_a_list_of_keys_of_another_form_is_not_kept(pc: PC, lying: LyingLine) -> None:
    entered(pc, "王桂兰")
    for keys in (
        {"keys": "x"},
        {"v": 1, "station": STATION, "keys": [1], "signature": "x"},
        {"v": 1, "station": STATION, "keys": [[1, 2, 3, 4, 5]], "signature": "x"},
        [],
    ):
        lying.keys = keys
        pc.desk.settings.put("sync.keys_stale", True)
        assert in_words(pc) == ""
        assert pc.desk.settings.get("sync.keys") is None
    lying.keys = None
    whole_again(pc, lying, "王桂兰")


# Snapshots ----------------------------------------------------------------------------------------


def entry(**members: Any) -> list[Any]:
    told = {"kind": "team", "id": "t1", "fields": {"name": "队"}, "rows": {"": 5}, "removed": None}
    return list((told | members).values())


FIRST, LAST = ["snapshot", 1, COUNTY, 9], ["complete", 1]
BLOBS: dict[str, bytes] = {
    "no gzip": b"x" * 90,
    "cut": gzip.compress(b"x" * 900)[:-4],
    "not complete": gzip.compress(json.dumps(FIRST).encode() + b"\n"),
    "one endless line": gzip.compress(b" " * (64 << 20)),
    "nested": gzip.compress(b"[" * 400_000 + b"\n"),
}
ENTRIES: dict[str, Any] = {
    "a number": 7,
    "a word": "snapshot",
    "nothing": [],
    "short": ["team", "t1"],
    "a kind that is a number": entry(kind=7),
    "fields of a list": entry(fields=[1]),
    "rows of words": entry(rows={"": "x"}),
    "removed by a word": entry(removed="x"),
    "a conflict of numbers": ["conflict", 1, 2, 3, 4, 5, 6, 7, 8],
    "complete with a word": ["complete", "x"],
}


def offered(lying: LyingLine, blob: bytes, *, row: int = 9, name: str = "") -> None:
    """A snapshot in the next answer."""
    told = {"hash": name or hashlib.sha256(blob).hexdigest(), "bytes": len(blob), "row": row}
    lying.change = head_of(snapshot={COUNTY: told | {"feed_hash": b64(bytes(32))}})

    def part(headers: Mapping[str, str]) -> Reply:
        first, last = map(int, headers["Range"].removeprefix("bytes=").split("-"))
        return Reply(206, {}, blob[first : last + 1])

    lying.blob = part


@pytest.mark.parametrize("name", sorted({**BLOBS, **ENTRIES}))
def test_a_snapshot_that_is_none_is_not_begun_with(pc: PC, lying: LyingLine, name: str) -> None:
    entered(pc, "王桂兰")
    lines = [FIRST, ENTRIES.get(name), LAST]
    made = gzip.compress(b"".join(json.dumps(line).encode() + b"\n" for line in lines))
    offered(lying, BLOBS.get(name, made))
    assert in_words(pc)
    assert pc.desk.store.one("SELECT row FROM sync_cursor WHERE feed = ?", (COUNTY,)) is None
    lying.blob = None
    whole_again(pc, lying, "王桂兰")


def test_a_snapshot_of_other_bytes_than_its_name_says_is_thrown_away(
    pc: PC, lying: LyingLine
) -> None:
    offered(lying, gzip.compress(b"x"), name="a" * 64)
    assert "没有连上县平台" in in_words(pc)
    assert pc.desk.store.one("SELECT count(*) FROM sync_blob") == 0
    lying.blob = lambda _headers: Reply(404, {}, b'{"error":"not_there"}')
    assert "县平台没有接受" in in_words(pc)


# Any member of any other type -----------------------------------------------------------------

ODD = (
    None, True, False, 0, -1, 1 << 53, 1 << 64, 1.5, "", "x", "x" * 100, [], [[]], {}, {"x": 1},
    "0" * 43, "../..", "\0",
)  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where something stands in a JSON value."""
    yield path
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from places(value[key], (*path, key))


def replaced(value: Any, path: tuple[Any, ...], odd: Any) -> Any:
    if not path:
        return odd
    made = copy.deepcopy(value)
    inner = made
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = odd
    return made


@pytest.fixture
def answers(pc: PC, other: PC) -> list[bytes]:
    """Answers with much in them: rows of another PC, conflicts, verdicts, a snapshot offered."""
    seen: list[bytes] = []
    for each in (pc, other):
        line = LyingLine(each.line)

        def note(body: bytes) -> bytes:
            seen.append(body)
            return body

        line.change, each.line = note, line
    person = entered(pc, "王桂兰")
    pc.sync()
    other.sync()
    for each, phone in ((pc, "13900000001"), (other, "13900000002")):
        records.change(each.desk, "volunteer", person, {"phone": phone})
        each.sync()
    pc.sync()
    return seen


def test_any_member_of_any_other_type_is_borne(pc: PC, other: PC, answers: list[bytes]) -> None:
    """Whatever one member becomes: taken apart, or refused as no answer; never an error of ours."""

    @settings(max_examples=300, database=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def hunt(data: st.DataObject) -> None:
        lines = data.draw(st.sampled_from(answers)).rstrip(b"\n").split(b"\n")
        at = data.draw(st.integers(0, len(lines) - 1))
        value = json.loads(lines[at])
        path = data.draw(st.sampled_from(list(places(value))))
        lines[at] = json.dumps(replaced(value, path, data.draw(st.sampled_from(ODD)))).encode()
        try:
            parse_reply(b"\n".join(lines) + b"\n", STATION)
        except errors.NoAnswer as nothing:
            assert nothing.reason == "garbled"

    hunt()


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_station_bears_any_member_of_any_other_type(
    pc: PC, other: PC, answers: list[bytes]
) -> None:
    """The same, with what the station makes of it: words, and the next honest run is whole."""
    line = pc.line
    assert isinstance(line, LyingLine)
    dice = random.Random(20261122)  # noqa: S311

    def change(body: bytes) -> bytes:
        lines = body.rstrip(b"\n").split(b"\n")
        at = dice.randrange(len(lines))
        value = json.loads(lines[at])
        path = dice.choice(list(places(value)))
        lines[at] = json.dumps(replaced(value, path, dice.choice(ODD))).encode()
        return b"\n".join(lines) + b"\n"

    refused = 0
    for count in range(250):
        people = [row[0] for row in other.desk.store.rows("SELECT id FROM volunteer")]
        records.change(other.desk, "volunteer", people[0], {"alias": f"别名{count}"})
        other.sync()
        line.change = change
        refused += bool(in_words(pc))
    assert refused > 100
    entered(pc, "李秀英")
    whole_again(pc, line, "李秀英")
