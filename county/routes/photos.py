"""Pictures over HTTP: tus 1.0.0 with creation, checksum and expiration; and reading them.

Own handlers rather than a library: docs/adr/0014-tus.md.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from email.utils import formatdate
from typing import Any, BinaryIO

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from county import errors
from county.auth.divisions import Level, is_code
from county.config import PROTOCOL_VERSION
from county.photos.arriving import disk_refuses
from county.routes import models
from county.routes.answers import json_answer
from county.routes.bodies import patiently
from county.routes.checking import told
from county.routes.openapi import TOKEN, header, only
from county.routes.ranges import RANGE, wanted
from county.routes.wiring import Given, Verbs
from county.store.engine import reading
from county.store.photos import RENDITIONS, Picture, Place
from county.store.replicas import Replica
from county.work.photos import LIMITS

router = APIRouter(prefix="/v1/photos", tags=["photos"])

_HASH = re.compile(r"[0-9a-f]{64}")
_TUS = {"Tus-Resumable": "1.0.0", "Cache-Control": "no-store"}
#: A kill loses no more than this of what had arrived: a second of a village line.
_PIECE = 16 * 1024
_ALGORITHMS: dict[str, Callable[[], Any]] = {"sha256": hashlib.sha256, "sha1": hashlib.sha1}


_SPOKEN = header("Tus-Resumable", {"type": "string", "const": "1.0.0"}, required=True)
_COUNT = {"type": "string", "pattern": "^[0-9]{1,15}$"}
_AGREED = (
    _SPOKEN,
    header("Upload-Length", _COUNT, required=True),
    header(
        "Upload-Metadata",
        {"type": "string", "description": "docs/protocol.md, 9"},
        required=True,
    ),
)
_SENT = (
    _SPOKEN,
    header("Upload-Offset", _COUNT, required=True),
    header("Upload-Checksum", {"type": "string", "description": "sha256 or sha1, blank, base64"}),
)
_TAKES = {
    "requestBody": {
        "required": True,
        "content": {"application/offset+octet-stream": {"schema": {}}},
    }
}


_spoken = told(None, status=204, summary="What of tus is spoken")


@router.options("", **_spoken)
@router.options("/{station}/{photo}/{rendition}", **_spoken)
async def options() -> Response:
    """Asked by clients before they begin."""
    spoken = {
        "Tus-Version": "1.0.0",
        "Tus-Extension": "creation,checksum,expiration",
        "Tus-Checksum-Algorithm": "sha256,sha1",
        "Tus-Max-Size": str(max(LIMITS.values())),
    }
    return Response(None, 204, {**_TUS, **spoken})


_create = told(
    None,
    401,
    403,
    404,
    409,
    412,
    415,
    423,
    status=201,
    summary="Agree on an upload",
    security=only(TOKEN),
    headers=_AGREED,
)
_create["responses"][200] = {"description": "It is here already"}


@router.post("", **_create)
def create(request: Request, verbs: Given) -> Response:
    """201 with the place to send it to; 200 where it is here already."""
    caller = _caller(request, verbs)
    _demand_tus(request)
    length = _number(request, "upload-length")
    metadata = _metadata(request.headers.get("upload-metadata", ""))
    place = place_of(metadata["station"], metadata["photo"], metadata["rendition"])
    if not _HASH.fullmatch(metadata["sha256"]):
        raise errors.Malformed("sha256")
    announced = Picture(length, metadata["sha256"], metadata["filetype"])
    location = {"Location": f"/v1/photos/{place.feed}/{place.photo}/{place.rendition}"}
    if verbs.photos.create(caller, place, announced):
        return Response(None, 200, {**_TUS, **location, "Upload-Offset": str(length)})
    expires = {"Upload-Expires": formatdate(verbs.photos.ends(), usegmt=True)}
    return Response(None, 201, {**_TUS, **location, **expires})


@router.head(
    "/{station}/{photo}/{rendition}",
    **told(
        None,
        401,
        403,
        404,
        412,
        415,
        423,
        460,
        summary="How much has arrived",
        security=only(TOKEN),
        headers=(_SPOKEN,),
    ),
)
def progress(request: Request, station: str, photo: str, rendition: str, verbs: Given) -> Response:
    """For the PC that sends it."""
    caller = _caller(request, verbs)
    _demand_tus(request)
    arrived, whole, ends = verbs.photos.progress(caller, place_of(station, photo, rendition))
    headers = {
        "Upload-Offset": str(arrived),
        "Upload-Length": str(whole),
        "Upload-Expires": formatdate(ends, usegmt=True),
    }
    return Response(None, 200, {**_TUS, **headers})


@dataclass(slots=True)
class _Sent:
    """What one PATCH brings.

    Args:
        offset: from which byte.
        digest: counts along, if a checksum was given.
        checksum: that it must come to.
    """

    offset: int
    digest: Any
    checksum: bytes | None


_go_on = told(
    None,
    401,
    403,
    404,
    409,
    412,
    415,
    423,
    460,
    status=204,
    summary="Go on with an upload",
    security=only(TOKEN),
    headers=_SENT,
)
_go_on["openapi_extra"] |= _TAKES


@router.patch("/{station}/{photo}/{rendition}", **_go_on)
async def go_on(
    request: Request, station: str, photo: str, rendition: str, verbs: Given
) -> Response:
    """Whatever arrives before the line breaks stays."""
    caller = await run_in_threadpool(_caller, request, verbs)
    _demand_tus(request)
    if request.headers.get("content-type") != "application/offset+octet-stream":
        raise errors.WrongType()
    sent = _sent(request)
    place = place_of(station, photo, rendition)
    # Held across awaits by this task; entered and left off the loop, since it asks the database.
    with ExitStack() as stack:
        receiving = verbs.photos.receiving(caller, place, sent.offset)
        found = await run_in_threadpool(stack.enter_context, receiving)
        if found is None:
            raise errors.WrongOffset()
        announced, file = found
        arrived = await _receive(request, file, announced, sent)
        verbs.metrics.photo(arrived - sent.offset)
        if arrived == announced.bytes:
            await run_in_threadpool(verbs.photos.finish, caller, place, announced, file)
        ends = await run_in_threadpool(verbs.photos.keep_longer, caller, place)
    headers = {"Upload-Offset": str(arrived), "Upload-Expires": formatdate(ends, usegmt=True)}
    return Response(None, 204, {**_TUS, **headers})


async def _receive(request: Request, file: BinaryIO, announced: Picture, sent: _Sent) -> int:
    """Write what comes; returns how much of the picture is here now."""
    room = announced.bytes - sent.offset
    if _content_length(request) > room:
        raise errors.TooBig(headers={"Connection": "close"})
    held = bytearray()
    arrived = 0
    try:
        async for part in patiently(request):
            if arrived + len(part) > room:
                raise errors.TooBig(headers={"Connection": "close"})
            arrived += len(part)
            held += part
            if len(held) >= _PIECE:
                await run_in_threadpool(_write, file, sent, held)
    except TimeoutError as error:
        raise errors.Malformed("too slow", headers={"Connection": "close"}) from error
    finally:
        # The line may have broken: what came before is kept all the same.
        _write(file, sent, held)
    if sent.checksum is not None and sent.digest.digest() != sent.checksum:
        await run_in_threadpool(file.truncate, sent.offset)
        raise errors.WrongChecksum()
    return sent.offset + arrived


def _write(file: BinaryIO, sent: _Sent, held: bytearray) -> None:
    try:
        file.seek(0, 2)
        view = memoryview(bytes(held))
        while view:
            view = view[file.write(view) :]
    except OSError as error:
        raise disk_refuses(error) from error
    if sent.digest is not None:
        sent.digest.update(held)
    held.clear()


@router.post(
    "/{station}/{photo}/original",
    **told(
        models.Asked,
        401,
        403,
        404,
        status=202,
        summary="Ask for an original",
        security=only(TOKEN),
    ),
)
def ask(request: Request, station: str, photo: str, verbs: Given) -> Response:
    """A PC that has it sends it after its next exchange, and none does unasked."""
    caller = _caller(request, verbs)
    here = verbs.photos.ask_original(caller, place_of(station, photo, "original"))
    return json_answer({"v": PROTOCOL_VERSION, "here": here}, 202)


_read = told(
    None,
    401,
    403,
    404,
    416,
    summary="A picture, or the part of it asked for",
    security=only(TOKEN),
    headers=RANGE,
)
_read["responses"][200] = {"content": {"image/*": {}}}
_read["responses"][206] = {"content": {"image/*": {}}}


@router.get("/{station}/{photo}/{rendition}", **_read)
def read(request: Request, station: str, photo: str, rendition: str, verbs: Given) -> Response:
    """For replicas of the station, its town and its county."""
    caller = _caller(request, verbs)
    return given(request, verbs, caller.feed, place_of(station, photo, rendition))


def given(request: Request, verbs: Verbs, reader: str, place: Place) -> Response:
    """A picture for whoever reads for a division.

    Raises:
        errors.NotYours: it is not a station of that division.
        errors.NotThere: it has not arrived.
    """
    found = verbs.photos.picture(reader, place)
    span = wanted(request, found.bytes, found.sha256)
    headers = {
        "Accept-Ranges": "bytes",
        "ETag": f'"{found.sha256}"',
        "Cache-Control": "private, max-age=86400, immutable",
        "Content-Disposition": "attachment",
    }
    if span is not None and span[0] > span[1]:
        return Response(None, 416, {**headers, "Content-Range": f"bytes */{found.bytes}"})
    first, last = span or (0, found.bytes - 1)
    data = verbs.photos.read(place, found, first, last)
    if span is None:
        return Response(data, 200, headers, media_type=found.type)
    headers["Content-Range"] = f"bytes {first}-{last}/{found.bytes}"
    return Response(data, 206, headers, media_type=found.type)


def _caller(request: Request, verbs: Verbs) -> Replica:
    with reading(verbs.engine) as connection:
        return verbs.door.bearer(connection, request.headers.get("authorization"))


def _demand_tus(request: Request) -> None:
    if request.headers.get("tus-resumable") != "1.0.0":
        raise errors.NoTus()


def _number(request: Request, name: str) -> int:
    text = request.headers.get(name, "")
    if not (text.isascii() and text.isdigit() and len(text) <= 15):
        raise errors.Malformed(name)
    return int(text)


def _content_length(request: Request) -> int:
    return _number(request, "content-length") if "content-length" in request.headers else 0


def place_of(station: str, photo: str, rendition: str) -> Place:
    """Where the picture of an address belongs.

    Raises:
        errors.NotThere: there can't be such a picture.
    """
    if not is_code(station, Level.STATION) or not _HASH.fullmatch(photo):
        raise errors.NotThere(what="这张照片")
    if rendition not in RENDITIONS:
        raise errors.NotThere(what="这张照片")
    return Place(station, photo, rendition)


def _metadata(header: str) -> dict[str, str]:
    """The members of ``Upload-Metadata``: name, blank, base64; separated by commas."""
    found = {}
    for pair in header.split(",")[:20]:
        name, _, value = pair.strip().partition(" ")
        try:
            found[name] = base64.b64decode(value, validate=True).decode("utf-8")
        except (binascii.Error, ValueError) as error:
            raise errors.Malformed("Upload-Metadata") from error
    lacking = {"station", "photo", "rendition", "sha256", "filetype"} - set(found)
    if lacking:
        raise errors.Malformed(f"Upload-Metadata {min(lacking)}")
    return found


def _sent(request: Request) -> _Sent:
    offset = _number(request, "upload-offset")
    header = request.headers.get("upload-checksum")
    if header is None:
        return _Sent(offset, None, None)
    name, _, value = header.partition(" ")
    if name not in _ALGORITHMS:
        raise errors.Malformed("Upload-Checksum")
    try:
        return _Sent(offset, _ALGORITHMS[name](), base64.b64decode(value, validate=True))
    except (binascii.Error, ValueError) as error:
        raise errors.Malformed("Upload-Checksum") from error
