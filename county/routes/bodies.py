"""Bodies of requests: read within limits, unpacked without being bombed, parsed if not deep."""

from __future__ import annotations

import asyncio
import hashlib
import zlib
from dataclasses import dataclass
from typing import Any

import msgspec
from fastapi import Request

from county import errors
from county.config import BODY_LIMIT, NESTING_LIMIT, PACKED_LIMIT

#: A village line brings a packed body of 2 MiB in 130 s; who sends nothing for so long has gone.
IDLE_S = 60
WHOLE_S = 900
#: JSON bodies besides the exchange's; the largest is a list of keys.
JSON_LIMIT = 1024 * 1024
_LARGEST_NUMBER = 2**53


class Room:
    """How much of bodies that are still coming one process holds in its memory.

    Args:
        limit: bytes of all of them together; a county's stations at once stay far below.
    """

    def __init__(self, limit: int = 64 * 1024 * 1024) -> None:
        self._left = limit

    def take(self, size: int) -> None:
        """Hold so much more.

        Raises:
            errors.Busy: there is no room; the line is closed, since the rest would still come.
        """
        if size > self._left:
            raise errors.Busy(headers={"Retry-After": "5", "Connection": "close"})
        self._left -= size

    def give_back(self, size: int) -> None:
        """Hold so much less."""
        self._left += size


@dataclass(frozen=True, slots=True)
class Packed:
    """A body as it was sent.

    Args:
        raw: its bytes.
        gzip: whether they are packed.
    """

    raw: bytes
    gzip: bool

    @property
    def digest(self) -> bytes:
        """SHA-256 of the bytes as sent, which signatures cover."""
        return hashlib.sha256(self.raw).digest()

    def unpacked(self, limit: int = BODY_LIMIT) -> bytes:
        """The body itself.

        Raises:
            errors.TooBig: it unpacks to more; no more than that is ever unpacked.
            errors.Malformed: it is no whole gzip file.
        """
        if not self.gzip:
            if len(self.raw) > limit:
                raise errors.TooBig()
            return self.raw
        return unpacked(self.raw, limit)


def unpacked(raw: bytes, limit: int) -> bytes:
    """Unpack one gzip member.

    Raises:
        errors.TooBig: more than `limit` bytes would come out.
        errors.Malformed: damaged, cut off, or with something behind it.
    """
    unpacker = zlib.decompressobj(wbits=31)
    try:
        # One byte more than allowed tells a bomb from a body that just fits.
        body = unpacker.decompress(raw, limit + 1)
    except zlib.error as error:
        raise errors.Malformed("gzip") from error
    if len(body) > limit:
        raise errors.TooBig()
    if not unpacker.eof or unpacker.unused_data:
        raise errors.Malformed("gzip")
    return body


async def packed_body(request: Request) -> Packed:
    """The body of a request, as a FastAPI dependency.

    Raises:
        errors.TooBig: beyond 2 MiB packed or 8 MiB plain; the rest is not read.
        errors.Malformed: another encoding, or the line broke off.
        errors.Busy: too many others are just being read.
    """
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in {"gzip", "identity", ""}:
        raise errors.Malformed("Content-Encoding")
    packed = encoding == "gzip"
    limit = PACKED_LIMIT if packed else BODY_LIMIT
    if _announced(request) > limit:
        raise errors.TooBig(headers={"Connection": "close"})
    room: Room = request.app.state.room
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(WHOLE_S):
            async for part in patiently(request):
                if size + len(part) > limit:
                    raise errors.TooBig(headers={"Connection": "close"})
                room.take(len(part))
                size += len(part)
                parts.append(part)
    except TimeoutError as error:
        raise errors.Malformed("too slow", headers={"Connection": "close"}) from error
    finally:
        room.give_back(size)
    return Packed(b"".join(parts), packed)


async def patiently(request: Request) -> Any:  # noqa: ANN401 - an async generator of bytes
    """The pieces of a body as they come.

    Raises:
        TimeoutError: nothing came for a minute.
    """
    stream = request.stream()
    while True:
        async with asyncio.timeout(IDLE_S):
            try:
                part = await anext(stream)
            except StopAsyncIteration:
                return
        yield part


def _announced(request: Request) -> int:
    length = request.headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 16 else 0


def json_object(body: Packed, limit: int = JSON_LIMIT) -> dict[str, Any]:
    """A body that is one JSON object.

    Raises:
        errors.Malformed: other than JSON, too deep, or with numbers the protocol does not know.
        errors.TooBig: beyond the limit.
    """
    try:
        document = msgspec.json.decode(body.unpacked(limit))
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise errors.Malformed("json") from error
    if not isinstance(document, dict):
        raise errors.Malformed("json")
    demand_flat(document)
    return document


def demand_flat(document: object) -> None:
    """Refuse what is nested deeper than eight, or holds other numbers than whole ones to 2^53.

    Raises:
        errors.Malformed: it does.
    """
    layer: list[object] = [document]
    for _ in range(NESTING_LIMIT + 1):
        below: list[object] = []
        for value in layer:
            if isinstance(value, dict):
                below.extend(value.values())
            elif isinstance(value, list):
                below.extend(value)
            elif isinstance(value, float) or (type(value) is int and abs(value) > _LARGEST_NUMBER):
                raise errors.Malformed("number")
        if not below:
            return
        layer = below
    raise errors.Malformed("nesting")
