"""Pages from their templates, with what every browser is told about them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse

from county.web import wording
from county.web.forms import COOKIE

if TYPE_CHECKING:
    from jinja2 import Environment

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'self';"
        " base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "X-Frame-Options": "DENY",
}


@lru_cache(1)
def _templates() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    folder = FileSystemLoader(Path(__file__).parent / "templates")
    environment = Environment(
        loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    words = (wording.minute, wording.ago, wording.standing, wording.status, wording.outcome)
    for word in (*words, wording.deed, wording.who, wording.kind, wording.broken_chain):
        environment.filters[word.__name__] = word
    return environment


def page(request: Request, template: str, status: int = 200, **values: object) -> HTMLResponse:
    """A page from its template.

    Args:
        request: whose session it is for.
        template: its name.
        status: of the answer.
        **values: what the template shows.
    """
    session = request.cookies.get(COOKIE, "")
    token = request.app.state.verbs.admins.form_token(session) if session.isascii() else ""
    html = _templates().get_template(template).render(token=token, here=request.url.path, **values)
    return HTMLResponse(html, status, _HEADERS)


def to(path: str) -> RedirectResponse:
    """On to another page."""
    return RedirectResponse(path, 303, {"Cache-Control": "no-store"})
