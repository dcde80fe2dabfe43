"""Answers: JSON in one form, packed where the caller takes that, refusals as section 2 says."""

from __future__ import annotations

import zlib
from typing import Any

import msgspec
from fastapi import Request, Response

from county import errors

#: Below this gzip makes nothing smaller.
_WORTH_PACKING = 400
_LEVEL = 6


def json_answer(
    document: dict[str, Any], status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    """A JSON body."""
    body = msgspec.json.encode(document)
    return Response(body, status, headers, media_type="application/json")


def refusal(error: errors.Refusal) -> Response:
    """The body and headers of a refusal."""
    return json_answer({"error": error.code, **error.detail}, error.status, error.headers)


def packed(request: Request, body: bytes, status: int, headers: dict[str, str]) -> Response:
    """A body, as gzip if it is worth it and the caller takes it."""
    headers = {**headers, "Vary": "Accept-Encoding"}
    if len(body) >= _WORTH_PACKING and _takes_gzip(request):
        packer = zlib.compressobj(_LEVEL, wbits=31)
        body = packer.compress(body) + packer.flush()
        headers["Content-Encoding"] = "gzip"
    return Response(body, status, headers)


def _takes_gzip(request: Request) -> bool:
    for part in request.headers.get("accept-encoding", "").lower().split(","):
        name, _, quality = part.strip().partition(";")
        if name.strip() in {"gzip", "*"}:
            return quality.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False
