"""Parts of a file, as a line that broke off asks for them (RFC 9110, section 14)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from fastapi import Request, Response
from fastapi.responses import StreamingResponse

from county.routes.answers import json_answer
from county.routes.openapi import header

#: For the OpenAPI page.
RANGE = (
    header("Range", {"type": "string"}),
    header("If-Range", {"type": "string"}),
)

_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


#: Gives the bytes of a file between two places, both included, a piece at a time.
Pieces = Callable[[int, int], Iterator[bytes]]


def ranged(request: Request, size: int, pieces: Pieces, *, media_type: str, tag: str) -> Response:
    """A file, or the one range of it that was asked for.

    Args:
        request: with `Range` and `If-Range`, or without.
        size: of the whole file.
        pieces: reads it.
        media_type: of the file.
        tag: names these very bytes.
    """
    headers = {
        "Accept-Ranges": "bytes",
        "ETag": f'"{tag}"',
        "Cache-Control": "private, max-age=86400, immutable",
    }
    span = wanted(request, size, tag)
    first, last = span or (0, size - 1)
    if span is not None and first > last:
        answer = json_answer({"error": "range"}, 416)
        answer.headers["Content-Range"] = f"bytes */{size}"
        return answer
    headers["Content-Length"] = str(last + 1 - first)
    if span is not None:
        headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    status = 200 if span is None else 206
    return StreamingResponse(pieces(first, last), status, headers, media_type=media_type)


def wanted(request: Request, size: int, tag: str) -> tuple[int, int] | None:
    """First and last byte; None for the whole file, first behind last for none that is there."""
    match = _RANGE.fullmatch(request.headers.get("range", "").replace(" ", ""))
    condition = request.headers.get("if-range", f'"{tag}"')
    if match is None or condition != f'"{tag}"' or not (match[1] or match[2]):
        return None
    if not match[1]:
        return (max(0, size - int(match[2])), size - 1) if int(match[2]) else (1, 0)
    first = int(match[1])
    last = min(int(match[2]) if match[2] else size - 1, size - 1)
    if match[2] and int(match[2]) < first:
        return None
    return (first, last) if first < size else (1, 0)
