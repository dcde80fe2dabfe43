"""The OpenAPI page: what FastAPI can't know of routes that unpack requests themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI

#: Who may call a route; names of security schemes.
TOKEN, ADMIN_KEY = "token", "admin_key"

_SCHEMES = {
    TOKEN: {
        "type": "http",
        "scheme": "bearer",
        "description": "From POST /v1/token; good for ten minutes.",
    },
    ADMIN_KEY: {
        "type": "http",
        "scheme": "bearer",
        "description": "Key of an administrator of the county or of a town.",
    },
}
_OURS = {
    "Station-Protocol": {
        "required": True,
        "description": "A county speaks; whatever lacks it is no answer.",
        "schema": {"type": "string", "const": "1"},
    }
}


def header(name: str, schema: dict[str, Any], *, required: bool = False) -> dict[str, Any]:
    """A header of a request, as a parameter.

    Args:
        name: of the header.
        schema: of its text.
        required: whether the request is refused without it.
    """
    return {"name": name, "in": "header", "required": required, "schema": schema}


def query(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """A member of a request's query, as a parameter.

    Args:
        name: of the member.
        schema: of its text.
    """
    return {"name": name, "in": "query", "required": False, "schema": schema}


def only(*schemes: str) -> Sequence[dict[str, list[str]]]:
    """The security of a route that takes one of these schemes."""
    return [{scheme: []} for scheme in schemes]


def complete(app: FastAPI) -> None:
    """Have the application's page tell all of it.

    Args:
        app: with all its routes.
    """
    generate = app.openapi

    def page() -> dict[str, Any]:
        return app.openapi_schema or _finished(generate())

    app.openapi = page  # type: ignore[method-assign]


def _finished(document: dict[str, Any]) -> dict[str, Any]:
    """The page that FastAPI made and keeps, in place."""
    components = document.setdefault("components", {})
    components["securitySchemes"] = _SCHEMES
    for unused in ("HTTPValidationError", "ValidationError"):
        components.get("schemas", {}).pop(unused, None)
    for methods in document["paths"].values():
        for operation in methods.values():
            _finish_operation(operation)
    return document


def _finish_operation(operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    if "HTTPValidationError" in str(responses.get("422")):
        del responses["422"]  # FastAPI's own; refusals.py answers 400 in its place
    for response in responses.values():
        content = response.get("content", {})
        if content.get("application/json") == {"schema": {}}:
            del content["application/json"]  # FastAPI's guess at a route that packs its own answer
        if not content:
            response.pop("content", None)
        response["headers"] = {**response.get("headers", {}), **_OURS}
