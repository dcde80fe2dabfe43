"""The exchange over HTTP, and snapshots."""

from __future__ import annotations

import re
from functools import partial
from typing import Annotated

import msgspec
from fastapi import APIRouter, Header, Request, Response

from county import errors
from county.auth import divisions as tree
from county.auth import limits
from county.routes.answers import packed
from county.routes.checking import told
from county.routes.exchange_shapes import REPLY, REQUEST
from county.routes.openapi import TOKEN, only
from county.routes.ranges import RANGE, ranged
from county.routes.wiring import Body, Given
from county.store.engine import reading

router = APIRouter(prefix="/v1", tags=["station"])

_NDJSON = "application/x-ndjson"
_HASH = re.compile(r"[0-9a-f]{64}")


class _Head(msgspec.Struct):
    replica: str


_told = told(None, 401, 403, 426, 429, summary="Ops up, verdicts and rows down")
_told["openapi_extra"] |= {
    "requestBody": {"required": True, "content": {_NDJSON: {"schema": REQUEST}}}
}
_told["responses"][200] = {"content": {_NDJSON: {"schema": REPLY}}}


@router.post("/exchange", **_told)
def exchange(
    request: Request,
    verbs: Given,
    body: Body,
    station_signature: Annotated[str | None, Header()] = None,
) -> Response:
    """Unpack, answer, pack; all that is decided is decided in `county.work.exchange`."""
    plain = body.unpacked()
    replica = _claimed(plain)
    # Only proved requests are counted, so that nobody can use up another's.
    verbs.limits.check(limits.EXCHANGES, replica)
    answer = verbs.exchange.answer(station_signature, plain, digest=body.digest)
    if answer.status == 200:
        verbs.limits.count(limits.EXCHANGES, replica)
    verbs.metrics.exchange(len(body.raw), len(plain), len(answer.body))
    headers = {"Content-Type": _NDJSON, "Cache-Control": "no-store", **answer.headers}
    return packed(request, answer.body, answer.status, headers)


def _claimed(plain: bytes) -> str:
    line, _, _ = plain.partition(b"\n")
    try:
        return msgspec.json.decode(line[:65536], type=_Head).replica[:36]
    except (msgspec.MsgspecError, RecursionError) as error:
        raise errors.Malformed("head") from error


_blob = told(
    None,
    401,
    403,
    404,
    416,
    summary="A snapshot, by its hash",
    security=only(TOKEN),
    headers=RANGE,
)
_blob["responses"][200] = {"content": {"application/octet-stream": {}}}
_blob["responses"][206] = {"content": {"application/octet-stream": {}}}


@router.get("/blobs/{name}", **_blob)
def blob(request: Request, name: str, verbs: Given) -> Response:
    """With `Range`, for replicas that may read the feed it was made of."""
    with reading(verbs.engine) as connection:
        caller = verbs.door.bearer(connection, request.headers.get("authorization"))
    found = verbs.blobs.find(name) if _HASH.fullmatch(name) else None
    if found is None:
        raise errors.NotThere(what="这份快照")
    feed, size = found
    tree.demand(tree.may_read(caller.feed, feed))
    pieces = partial(verbs.blobs.pieces, name)
    return ranged(request, size, pieces, media_type="application/octet-stream", tag=name)
