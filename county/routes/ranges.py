"""Parts of a file, as a line that broke off asks for them (RFC 9110, section 14)."""

from __future__ import annotations

import re

from fastapi import Request, Response

from county.routes.answers import json_answer
from county.routes.openapi import header

#: For the OpenAPI page.
RANGE = (
    header("Range", {"type": "string"}),
    header("If-Range", {"type": "string"}),
)

_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


def ranged(request: Request, data: bytes, *, media_type: str, tag: str) -> Response:
    """A file, or the one range of it that was asked for.

    Args:
        request: with `Range` and `If-Range`, or without.
        data: the whole file.
        media_type: of the file.
        tag: names these very bytes.
    """
    headers = {
        "Accept-Ranges": "bytes",
        "ETag": f'"{tag}"',
        "Cache-Control": "private, max-age=86400, immutable",
    }
    span = wanted(request, len(data), tag)
    if span is None:
        return Response(data, 200, headers, media_type=media_type)
    first, last = span
    if first > last:
        answer = json_answer({"error": "range"}, 416)
        answer.headers["Content-Range"] = f"bytes */{len(data)}"
        return answer
    headers["Content-Range"] = f"bytes {first}-{last}/{len(data)}"
    return Response(data[first : last + 1], 206, headers, media_type=media_type)


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
