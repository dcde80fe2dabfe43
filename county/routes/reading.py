"""What stations have sent, for programs of their county and town, with an admin key."""

from __future__ import annotations

from dataclasses import asdict

from fastapi import APIRouter, Request, Response

from county import errors
from county.config import PROTOCOL_VERSION
from county.routes import models, photos
from county.routes.admin import By
from county.routes.answers import json_answer
from county.routes.checking import checked, told
from county.routes.openapi import ADMIN_KEY, only, query
from county.routes.ranges import RANGE
from county.routes.wiring import Body, Given
from county.work.station_files import MOST, Twice

router = APIRouter(prefix="/v1/admin", tags=["administrator"])

_KEY = only(ADMIN_KEY)
_REFUSALS = (401, 403, 404, 422, 429)
_ASKED = (
    query("kind", {"type": "string"}),
    query("after", {"type": "string", "description": "`next` of the page before"}),
    query("limit", {"type": "integer", "minimum": 1, "maximum": MOST}),
)


@router.get(
    "/feed/{station}",
    **told(
        models.Records,
        *_REFUSALS,
        summary="A station's records as they stand",
        security=_KEY,
        headers=_ASKED,
    ),
)
def records(request: Request, station: str, verbs: Given, by: By) -> Response:
    """By kind and id, a page at a time; sealed fields stay sealed."""
    asked = request.query_params
    limit = asked.get("limit", str(MOST))
    if not (limit.isascii() and limit.isdigit() and 0 < int(limit[:9]) <= MOST):
        raise errors.Malformed("limit")
    page = verbs.files.page(
        by, station, kind=asked.get("kind", ""), after=asked.get("after", ""), limit=int(limit)
    )
    return json_answer(asdict(page), headers={"Cache-Control": "no-store"})


_read = told(None, *_REFUSALS, 416, summary="A station's picture", security=_KEY, headers=RANGE)
_read["responses"][200] = {"content": {"image/*": {}}}
_read["responses"][206] = {"content": {"image/*": {}}}


@router.get("/photos/{station}/{photo}/{rendition}", **_read)
def picture(
    request: Request, station: str, photo: str, rendition: str, verbs: Given, by: By
) -> Response:
    """Whole, or the part that is asked for."""
    place = photos.place_of(station, photo, rendition)
    verbs.files.look(by, station, "photo.read")
    return photos.given(request, verbs, by.division, place)


@router.post(
    "/originals",
    **told(
        models.Asked,
        *_REFUSALS,
        status=202,
        request=models.WantedOriginal,
        summary="Ask a station for an original",
        security=_KEY,
    ),
)
def ask_original(verbs: Given, by: By, body: Body) -> Response:
    """It comes when a PC that has it syncs."""
    asked = checked(models.WantedOriginal, body, versioned=False)
    place = photos.place_of(asked["station"], asked["photo"], "original")
    return json_answer({"v": PROTOCOL_VERSION, "here": verbs.files.ask_original(by, place)}, 202)


@router.get(
    "/duplicates",
    **told(
        models.Duplicates,
        401,
        403,
        422,
        429,
        summary="Persons who are in two stations",
        security=_KEY,
    ),
)
def duplicates(verbs: Given, by: By) -> Response:
    """Told by the token of their ID number; nobody here can read the number itself."""
    found = [_twice(each) for each in verbs.files.twice(by)]
    return json_answer({"duplicates": found}, headers={"Cache-Control": "no-store"})


def _twice(found: Twice) -> dict[str, list[dict[str, str]]]:
    persons = [
        {"station": p.feed, "station_name": name, "record": p.record, "name": p.name}
        for p, name in found.persons
    ]
    return {"persons": persons}
