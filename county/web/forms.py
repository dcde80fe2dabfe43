"""Forms as browsers send them, and the cookie of a session."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, Request, Response

from county import errors
from county.auth.admins import SESSION_S, Admin
from county.routes.bodies import Packed, packed_body
from county.routes.wiring import Given, Verbs
from county.work.stations import Actor

COOKIE = "county_session"
_FORM_LIMIT = 256 * 1024
_FIELDS = 40


class LoginNeeded(Exception):
    """Nobody is logged in."""


def form_of(body: Annotated[Packed, Depends(packed_body)]) -> dict[str, str]:
    """The fields of a form.

    Raises:
        errors.Malformed: another form.
    """
    try:
        text = body.unpacked(_FORM_LIMIT).decode("ascii")
        return dict(
            parse_qsl(text, keep_blank_values=True, max_num_fields=_FIELDS, errors="strict")
        )
    except ValueError as error:
        raise errors.Malformed("form") from error


def admin_of(request: Request, verbs: Given) -> Admin:
    """Who is logged in.

    Raises:
        LoginNeeded: nobody.
    """
    admin = verbs.admins.by_session(request.cookies.get(COOKIE))
    if admin is None:
        raise LoginNeeded
    return admin


def demand_own(request: Request, verbs: Verbs, form: dict[str, str]) -> None:
    """Refuse a form that another site made the browser send.

    Raises:
        errors.NotYours: it carries no token of this session.
    """
    session = request.cookies.get(COOKIE, "")
    if not verbs.admins.is_form_token(session, form.get("token", "")):
        raise errors.NotYours()


def log_in(request: Request, response: Response, session: str) -> None:
    """Give the browser a session."""
    secure = request.url.scheme == "https" or request.app.state.verbs.behind_proxy
    response.set_cookie(
        COOKIE, session, SESSION_S, path="/admin", secure=secure, httponly=True, samesite="strict"
    )


def actor(admin: Admin) -> Actor:
    """The administrator as the verbs know them."""
    return Actor(f"admin:{admin.id}", admin.division)
