"""The body of an exchange: a head, then segments with their ops, one JSON value a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from county import errors
from county.config import BODY_LIMIT, LINE_LIMIT, OPS_LIMIT, PROTOCOL_VERSION
from county.wire.encoding import unb64
from county.wire.hashing import op_hash
from county.wire.ops import GREATEST, REPLICA

SEGMENT_OPS = 256
SEGMENT_BYTES = 128 * 1024
#: Ops that wait here, of which a head may ask.
MOST_DEFERRED = 200
#: Retired PCs that a head may name.
MOST_RETIRED = 8

LifeOf = tuple[int, str]


class Retirement(msgspec.Struct, array_like=True, frozen=True):
    """What a PC has signed when it was handed over (section 6)."""

    replica: str
    at: str
    signature: str


class Head(msgspec.Struct, frozen=True):
    """The first line of an exchange (docs/protocol.md section 4)."""

    v: int
    station: str
    replica: str
    challenge: str = ""
    schema: int = 0
    program: str = ""
    attempt: str = ""
    nonce: tuple[str, int] | None = None
    cursors: dict[str, tuple[int, str]] = {}
    bytes: int = 65536
    waits: tuple[int, int] = (0, 0)
    former: dict[str, int] = {}
    re: bool | dict[str, LifeOf] = False
    lives: list[tuple[int, int, str]] = []
    deferred: list[int] = []
    wants: bool = True
    plain: bool = False
    #: Chain -> [seq, mark] of its head, and of what is held here; looked at by whoever keeps it.
    heads: dict[str, list[int | str]] = {}
    retires: list[Retirement] = []


@dataclass(frozen=True, slots=True)
class SentLine:
    """An op's line, or only its hash where the op was not at hand."""

    n: int
    hash: bytes
    line: bytes | None


@dataclass(slots=True)
class Segment:
    """Consecutive ops of one replica that were signed together.

    Args:
        first: number of the first.
        last: number of the last.
        before: the chain before the first.
        signature: over the chain after the last.
        lines: one for each op.
        feed: of the ops; empty for the asking replica's own.
        replica: whose they are; empty for the asking one's.
        signer: the key's id; empty for the asking replica's.
        rows: [n, how many, row, life]: the places they had in a former life of the feed.
    """

    first: int
    last: int
    before: bytes
    signature: bytes
    lines: list[SentLine] = field(default_factory=list)
    feed: str = ""
    replica: str = ""
    signer: str = ""
    rows: list[tuple[int, int, int, LifeOf | None]] = field(default_factory=list)


class _SegmentLine(msgspec.Struct, array_like=True, frozen=True):
    seg: str
    first: int
    last: int
    before: str
    signature: str
    feed: str = ""
    replica: str = ""
    signer: str = ""
    rows: list[tuple[int, int, int, LifeOf | None]] = []


@dataclass(slots=True)
class Body:
    """An exchange as it came."""

    head: Head
    segments: list[Segment]


_head = msgspec.json.Decoder(Head).decode
_segment = msgspec.json.Decoder(_SegmentLine).decode


def parse(body: bytes, *, limited: bool = True) -> Body:
    """An exchange from its bytes, unpacked.

    Args:
        body: as it came, unpacked.
        limited: the limits of a request hold; a bundle has its own.

    Raises:
        errors.Malformed: not of the protocol's form.
        errors.TooBig: more than it allows.
        errors.WrongVersion: of another version.
    """
    if limited and len(body) > BODY_LIMIT:
        raise errors.TooBig()
    if not body.endswith(b"\n"):
        raise errors.Malformed("no newline at the end")
    lines = iter(body[:-1].split(b"\n"))
    head = _parse_head(next(lines))
    parsed = Body(head, [])
    _parse_rest(parsed, lines, OPS_LIMIT if limited else GREATEST)
    return parsed


def _parse_head(line: bytes) -> Head:
    if len(line) > LINE_LIMIT:
        raise errors.TooBig()
    try:
        version = msgspec.json.decode(line, type=_Version).v
        if version != PROTOCOL_VERSION:
            raise errors.WrongVersion(PROTOCOL_VERSION)
        head = _head(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise errors.Malformed("head") from error
    if not (REPLICA.fullmatch(head.replica) and _decent(head)):
        raise errors.Malformed("head")
    return head


class _Version(msgspec.Struct):
    v: int


def _decent(head: Head) -> bool:
    numbers = [row for row, _ in head.cursors.values()]
    numbers += [head.bytes, head.schema, *head.waits, *head.former.values()]
    numbers += [number for n, mark, _ in head.lives for number in (n, mark)] + head.deferred
    numbers += [head.nonce[1]] if head.nonce else []
    texts = [head.attempt, head.program, head.nonce[0] if head.nonce else ""]
    marks = head.re.values() if isinstance(head.re, dict) else ()
    texts += [tag for _, _, tag in head.lives] + [tag for _, tag in marks]
    texts += [each.at for each in head.retires]
    return (
        len(head.deferred) <= MOST_DEFERRED
        and len(head.retires) <= MOST_RETIRED
        and all(REPLICA.fullmatch(each.replica) for each in head.retires)
        and all(REPLICA.fullmatch(former) for former in head.former)
        and all(0 <= number <= GREATEST for number in numbers)
        and all(len(text) <= 64 and text.isprintable() for text in texts)
    )


def _parse_rest(parsed: Body, lines: Iterator[bytes], most: int) -> None:
    ops = 0
    offered = parsed.head.re is not False
    for line in lines:
        segment = _parse_segment(line, offered)
        ops += segment.last - segment.first + 1
        if ops > most:
            raise errors.TooBig()
        size = 0
        for n in range(segment.first, segment.last + 1):
            text = next(lines, None)
            if text is None:
                raise errors.Malformed("ops are missing")
            size += len(text)
            segment.lines.append(_sent_line(n, text, offered))
        if size > SEGMENT_BYTES and len(segment.lines) > 1:
            raise errors.TooBig()
        parsed.segments.append(segment)


def _parse_segment(line: bytes, offered: bool) -> Segment:
    if len(line) > LINE_LIMIT:
        raise errors.TooBig()
    try:
        s = _segment(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise errors.Malformed("seg") from error
    before, signature = unb64(s.before, 32), unb64(s.signature, 64)
    if s.seg != "seg" or before is None or signature is None:
        raise errors.Malformed("seg")
    if not 1 <= s.first <= s.last <= GREATEST or s.last - s.first >= SEGMENT_OPS:
        raise errors.Malformed("seg")
    if offered and not (REPLICA.fullmatch(s.replica) and s.feed.isascii()):
        raise errors.Malformed("seg")
    rest = (s.feed, s.replica, s.signer, s.rows) if offered else ("", "", "", [])
    return Segment(s.first, s.last, before, signature, [], *rest)


def _sent_line(n: int, text: bytes, offered: bool) -> SentLine:
    if offered and text.startswith(b'"'):
        hashed = unb64(text[1:-1].decode("ascii", "replace"), 32)
        if hashed is None:
            raise errors.Malformed("hash")
        return SentLine(n, hashed, None)
    return SentLine(n, op_hash(text), text)
