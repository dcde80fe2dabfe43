"""Routes for those who watch over the server: alive, ready, figures."""

from __future__ import annotations

import ipaddress

from fastapi import APIRouter, Request, Response

from county import errors
from county.auth import limits
from county.auth.divisions import Level
from county.routes import models
from county.routes.answers import json_answer
from county.routes.checking import told
from county.routes.wiring import Given, address_of
from county.store.engine import reading
from county.store.upgrading import revisions, version

router = APIRouter(tags=["server"])


@router.get("/healthz", **told(models.Health, summary="This process answers"))
def healthz() -> Response:
    """Says nothing about the database."""
    return json_answer({"status": "ok"})


@router.get("/readyz", **told(models.Ready, summary="This process and its database can serve"))
def readyz(verbs: Given) -> Response:
    """503 while the database does not answer or is of another version."""
    try:
        with reading(verbs.engine) as connection:
            found = version(connection)
    except errors.NewerDatabase as error:
        raise errors.Busy(why=error.kind) from error
    if found != revisions()[-1]:
        raise errors.Busy()
    return json_answer({"status": "ready", "database": found})


_figures = told(None, 403, 429, summary="Figures for Prometheus")
_figures["responses"][200] = {"content": {"text/plain": {"schema": {"type": "string"}}}}


@router.get("/metrics", **_figures)
def metrics(request: Request, verbs: Given) -> Response:
    """For this machine itself, or with the key of a county's administrator."""
    if verbs.behind_proxy or not _is_this_machine(request):
        address = address_of(request)
        verbs.limits.check(limits.WRONG_KEYS, address)
        scheme, _, key = request.headers.get("authorization", "").partition(" ")
        admin = verbs.admins.by_key(key) if scheme.lower() == "bearer" else None
        if admin is None or len(admin.division) != Level.COUNTY:
            verbs.limits.count(limits.WRONG_KEYS, address)
            raise errors.NotYours()
    return Response(verbs.metrics.page(), media_type="text/plain; version=0.0.4; charset=utf-8")


def _is_this_machine(request: Request) -> bool:
    try:
        return ipaddress.ip_address(request.client.host if request.client else "").is_loopback
    except ValueError:
        return False
