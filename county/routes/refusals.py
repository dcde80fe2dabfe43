"""Errors as answers: refusals as they are, all others without a word that came in."""

from __future__ import annotations

import logging

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException

from county import errors
from county.routes.answers import json_answer, refusal

_log = logging.getLogger("county.request")
_CODES = {404: "not_there", 405: "method", 413: "too_big"}


def register(app: FastAPI) -> None:
    """Have every error of ours answered in the protocol's form."""

    @app.exception_handler(errors.Refusal)
    async def refused(_request: Request, error: errors.Refusal) -> Response:
        # What the database refuses is logged where it comes in.
        of_database = isinstance(error.__cause__, SQLAlchemyError)
        if isinstance(error, errors.Busy) and "why" in error.facts and not of_database:
            _log.warning("busy", extra={"fields": {"why": str(error.facts["why"])}})
        return refusal(error)

    @app.exception_handler(errors.CountyError)
    async def told(_request: Request, error: errors.CountyError) -> Response:
        # Only routes of administrators raise these; they may read the reason.
        return json_answer({"error": "refused", "reason": str(error)}, 422)

    @app.exception_handler(RequestValidationError)
    async def malformed(_request: Request, _error: RequestValidationError) -> Response:
        return refusal(errors.Malformed())

    @app.exception_handler(HTTPException)
    async def unknown(_request: Request, error: HTTPException) -> Response:
        code = _CODES.get(error.status_code, "malformed")
        return json_answer({"error": code}, error.status_code, dict(error.headers or {}))
