"""The same verbs for administrators' own programs: JSON, with an admin key as bearer token."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from county import errors
from county.auth import limits
from county.routes import models
from county.routes.answers import json_answer
from county.routes.checking import checked, told
from county.routes.openapi import ADMIN_KEY, only
from county.routes.wiring import Body, Given, address_of
from county.work.stations import Actor

router = APIRouter(prefix="/v1/admin", tags=["administrator"])

_KEY = only(ADMIN_KEY)


def actor_of(request: Request, verbs: Given) -> Actor:
    """Whose key the request carries.

    Raises:
        errors.BadKey: none, a wrong one, or a revoked one.
        errors.SlowDown: too many wrong ones from that address.
    """
    address = address_of(request)
    verbs.limits.check(limits.WRONG_KEYS, address)
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    admin = verbs.admins.by_key(key) if scheme.lower() == "bearer" else None
    if admin is None:
        if key:
            verbs.limits.count(limits.WRONG_KEYS, address)
        raise errors.BadKey()
    return Actor(f"admin:{admin.id}", admin.division)


By = Annotated[Actor, Depends(actor_of)]


def _refusals(*more: int) -> tuple[int, ...]:
    return (401, 403, 422, 429, *more)


@router.get(
    "/stations",
    **told(models.Stations, *_refusals(), summary="Stations of one's own division", security=_KEY),
)
def stations(verbs: Given, by: By) -> Response:
    """Last sync, versions, what waits, open conflicts."""
    found = verbs.overview.summary(by).stations
    return json_answer({"stations": [_station(each) for each in found]})


def _station(each: Any) -> dict[str, Any]:  # noqa: ANN401 - of several stores
    names = models.StationState.model_fields
    return {name.rstrip("_"): getattr(each, name.rstrip("_")) for name in names}


@router.post(
    "/stations",
    **told(
        models.DivisionAdded,
        *_refusals(),
        request=models.NewStation,
        summary="Add a station or town, or rename it",
        security=_KEY,
    ),
)
def add_station(verbs: Given, by: By, body: Body) -> Response:
    """Within one's own division."""
    given = checked(models.NewStation, body, versioned=False)
    found = verbs.stations.add(given["code"], given.get("name"), by)
    return json_answer({"code": found.code, "name": found.name})


@router.post(
    "/codes",
    **told(
        models.CodeMade,
        *_refusals(),
        request=models.NewCode,
        summary="A one-time enrolment code",
        security=_KEY,
    ),
)
def make_code(verbs: Given, by: By, body: Body) -> Response:
    """Shown in this answer and nowhere else."""
    given = checked(models.NewCode, body, versioned=False)
    made = verbs.enrolling.make_code(given["station"], by)
    ends = made.ends.isoformat(timespec="seconds")
    answer = {"code": made.code, "station": made.station, "ends": ends}
    return json_answer(answer, headers={"Cache-Control": "no-store"})


@router.get(
    "/devices",
    **told(models.Devices, *_refusals(), summary="PCs of one's own stations", security=_KEY),
)
def devices(verbs: Given, by: By) -> Response:
    """Revoked ones too."""
    found = verbs.stations.devices(by)
    return json_answer({"devices": [_device(each) for each in found]})


def _device(each: Any) -> dict[str, Any]:  # noqa: ANN401 - of several stores
    shown = {name: getattr(each, name) for name in models.Device.model_fields if name != "station"}
    return {**shown, "station": each.feed}


@router.delete(
    "/devices/{replica}",
    **told(models.Device, *_refusals(), summary="Let a PC do nothing from now on", security=_KEY),
)
def revoke(replica: str, verbs: Given, by: By) -> Response:
    """What it has sent stays."""
    return json_answer(_device(verbs.stations.revoke(replica, by)))


@router.post(
    "/publications",
    **told(
        models.Published,
        *_refusals(),
        request=models.NewPublication,
        summary="Publish a record to all stations of county or town",
        security=_KEY,
    ),
)
def publish(verbs: Given, by: By, body: Body) -> Response:
    """Kinds of scope C of `kinds.json`."""
    given = checked(models.NewPublication, body, versioned=False)
    document = {**given["fields"], **({"id": given["id"]} if given.get("id") else {})}
    done = verbs.administering.publish(
        given["kind"], [document], to=given.get("to") or "", actor=by
    )[0]
    return json_answer({"id": done.id, "feed": done.feed, "row": done.row})


@router.get(
    "/publications/{feed}",
    **told(
        models.Publications,
        *_refusals(),
        summary="What is published to a county or town",
        security=_KEY,
    ),
)
def publications(feed: str, verbs: Given, by: By) -> Response:
    """The newest first; what was withdrawn is left out."""
    found = verbs.administering.publications(within=feed, actor=by)
    return json_answer({"publications": [asdict(each) for each in found]})


@router.delete(
    "/publications/{feed}/{kind}/{record}",
    **told(models.Published, *_refusals(404), summary="Take a publication back", security=_KEY),
)
def withdraw(feed: str, kind: str, record: str, verbs: Given, by: By) -> Response:
    """Stations put it away at their next sync."""
    done = verbs.administering.withdraw(kind, record, to=feed, actor=by)
    return json_answer({"id": done.id, "feed": done.feed, "row": done.row})


@router.post(
    "/answers",
    **told(
        models.Published,
        *_refusals(404),
        request=models.ReturnedAnswer,
        summary="Answer a station's record, for example return an activity",
        security=_KEY,
    ),
)
def answer(verbs: Given, by: By, body: Body) -> Response:
    """It arrives at the station's next sync."""
    given = checked(models.ReturnedAnswer, body, versioned=False)
    done = verbs.administering.answer(
        given["station"],
        given["kind"],
        given["record"],
        given["outcome"],
        given["reason"],
        actor=by,
    )
    return json_answer({"id": done.id, "feed": done.feed, "row": done.row})
