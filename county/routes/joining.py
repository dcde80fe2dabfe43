"""Routes by which a PC joins and stays known: challenge, county, enrol, replica, token, keys."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from county import errors
from county.auth import divisions as tree
from county.auth import limits
from county.auth.tokens import GOOD_FOR_S
from county.config import PROTOCOL_VERSION
from county.routes import models
from county.routes.answers import json_answer
from county.routes.checking import checked, told
from county.routes.openapi import TOKEN, only
from county.routes.wiring import Body, Given, address_of
from county.store.engine import reading

router = APIRouter(prefix="/v1", tags=["station"])


@router.get("/challenge", **told(models.Challenge, summary="A challenge, good for 30 minutes"))
def challenge(verbs: Given) -> Response:
    """Anybody may have one; it opens nothing by itself."""
    body = {"v": PROTOCOL_VERSION, "challenge": verbs.door.challenges.issue()}
    return json_answer(body, headers={"Cache-Control": "no-store"})


@router.get("/county", **told(models.County, 404, summary="The county's papers, signed"))
def county(verbs: Given) -> Response:
    """Asked without trust in the certificate: the enrolment code tells the key that signs."""
    return json_answer(verbs.papers.county())


@router.post(
    "/enrol",
    **told(
        models.EnrolReply,
        403,
        426,
        429,
        request=models.EnrolRequest,
        summary="A PC joins with a one-time code",
    ),
)
def enrol(request: Request, verbs: Given, body: Body) -> Response:
    """Wrong codes count against the address they come from."""
    address = address_of(request)
    verbs.limits.check(limits.WRONG_CODES, address)
    document = checked(models.EnrolRequest, body)
    try:
        return json_answer(verbs.enrolling.enrol(document))
    except errors.WrongCode:
        verbs.limits.count(limits.WRONG_CODES, address)
        raise


@router.post(
    "/replica",
    **told(
        models.ReplicaReply,
        401,
        403,
        426,
        429,
        request=models.ReplicaRequest,
        summary="A new replica of a PC, signed for by the former one",
    ),
)
def replica(request: Request, verbs: Given, body: Body) -> Response:
    """The same again is answered the same."""
    verbs.limits.count(limits.UNPROVED, address_of(request))
    return json_answer(verbs.enrolling.succeed(checked(models.ReplicaRequest, body)))


@router.post(
    "/token",
    **told(
        models.TokenReply,
        401,
        403,
        426,
        429,
        request=models.TokenRequest,
        summary="A token of ten minutes for pictures and snapshots",
    ),
)
def token(verbs: Given, body: Body) -> Response:
    """Got by signing a challenge, so that no clock of the station plays a part."""
    document = checked(models.TokenRequest, body)
    with reading(verbs.engine) as connection:
        text = verbs.door.token(connection, document)
    verbs.limits.count(limits.TOKENS, document["replica"])
    answer = {
        "v": PROTOCOL_VERSION,
        "token": text,
        "seconds": GOOD_FOR_S,
        "challenge": verbs.door.challenges.issue(),
    }
    return json_answer(answer, headers={"Cache-Control": "no-store"})


@router.get(
    "/keys/{station}",
    **told(
        models.Keys,
        401,
        403,
        404,
        summary="Keys of a station, its town and county, signed",
        security=only(TOKEN),
    ),
)
def keys(request: Request, station: str, verbs: Given) -> Response:
    """For replicas of the station and of what stands above it."""
    with reading(verbs.engine) as connection:
        caller = verbs.door.bearer(connection, request.headers.get("authorization"))
    tree.demand(tree.is_code(station, tree.Level.STATION) and tree.is_within(station, caller.feed))
    return json_answer(verbs.papers.keys(station))


@router.post(
    "/keys/{station}",
    **told(
        models.Taken,
        403,
        404,
        426,
        429,
        request=models.Keys,
        summary="A list of ours, given back to a county that went back in time",
    ),
)
def take_back(request: Request, station: str, verbs: Given, body: Body) -> Response:
    """Nobody needs to be known for this: the county knows its own signature."""
    verbs.limits.count(limits.UNPROVED, address_of(request))
    document = checked(models.Keys, body)
    taken = verbs.papers.take_back(document, station)
    return json_answer({"v": PROTOCOL_VERSION, "taken": taken})
