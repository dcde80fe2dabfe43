"""Bodies held against their models, and what OpenAPI is told of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from county import errors
from county.config import PROTOCOL_VERSION
from county.routes.bodies import Packed, json_object
from county.routes.models import Refused


def checked(model: type[BaseModel], body: Packed, *, versioned: bool = True) -> dict[str, Any]:
    """A JSON body as it came, once it has the form of a model.

    Members that the model does not name stay: proofs and signatures cover them.

    Args:
        model: its shape.
        body: as sent.
        versioned: it carries the protocol's version as `v`.

    Raises:
        errors.Malformed: another form; `what` names the member.
        errors.WrongVersion: a version we do not speak.
        errors.TooBig: beyond the limit.
    """
    document = json_object(body)
    if versioned and type(document.get("v")) is int and document["v"] != PROTOCOL_VERSION:
        raise errors.WrongVersion(PROTOCOL_VERSION)
    try:
        model.model_validate(document)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise errors.Malformed(place[:80] or "json") from error
    return document


def told(
    reply: type[BaseModel] | None,
    *statuses: int,
    request: type[BaseModel] | None = None,
    summary: str,
    status: int = 200,
    security: Sequence[dict[str, list[str]]] = (),
    headers: Sequence[dict[str, Any]] = (),
) -> dict[str, Any]:
    """The arguments of a route that make its OpenAPI page.

    Args:
        reply: shape of the answer; None where it is no JSON.
        *statuses: of the refusals it may give, besides those any route may.
        request: shape of the request.
        summary: one line.
        status: of the answer.
        security: what lets a caller in, if anything has to.
        headers: those a request may carry, as parameters.
    """
    refusals = {each: {"model": Refused} for each in {*statuses, 400, 413, 503}}
    answer: dict[int, Any] = {status: {"model": reply}} if reply else {}
    extra: dict[str, Any] = {}
    if request is not None:
        schema = request.model_json_schema(by_alias=True)
        content = {"application/json": {"schema": schema}}
        extra = {"requestBody": {"required": True, "content": content}}
    if security:
        extra["security"] = list(security)
    if headers:
        extra["parameters"] = list(headers)
    return {
        "responses": {**answer, **refusals},
        "openapi_extra": extra,
        "summary": summary,
        "status_code": status,
        "response_model": None,
    }
