"""The administrators' pages: plain HTML, no script, the same verbs as the command line."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, FastAPI, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from county import errors
from county.auth import limits
from county.auth.admins import Admin
from county.auth.divisions import Level
from county.routes.wiring import Given, Verbs, address_of
from county.web import wording
from county.web.forms import COOKIE, LoginNeeded, actor, admin_of, demand_own, form_of, log_in

if TYPE_CHECKING:
    from jinja2 import Environment

router = APIRouter(prefix="/admin", include_in_schema=False)

Form = Annotated[dict[str, str], Depends(form_of)]
Known = Annotated[Admin, Depends(admin_of)]

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self';"
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
    for word in (wording.minute, wording.status, wording.outcome, wording.deed):
        environment.filters[word.__name__] = word
    return environment


def _page(request: Request, template: str, status: int = 200, **values: object) -> HTMLResponse:
    session = request.cookies.get(COOKIE, "")
    token = request.app.state.verbs.admins.form_token(session) if session.isascii() else ""
    html = _templates().get_template(template).render(token=token, **values)
    return HTMLResponse(html, status, _HEADERS)


def _to(path: str) -> RedirectResponse:
    return RedirectResponse(path, 303, {"Cache-Control": "no-store"})


@router.get("/login")
def login_page(request: Request) -> Response:
    """Where a key is asked for."""
    return _page(request, "login.html", wrong="")


@router.post("/login")
def login(request: Request, verbs: Given, form: Form) -> Response:
    """A key for a session of eight hours."""
    address = address_of(request)
    try:
        verbs.limits.check(limits.WRONG_KEYS, address)
    except errors.SlowDown as error:
        return _page(request, "login.html", 429, wrong=str(error))
    admin = verbs.admins.by_key(form.get("key", ""))
    if admin is None:
        verbs.limits.count(limits.WRONG_KEYS, address)
        return _page(request, "login.html", 403, wrong=str(errors.BadKey()))
    response = _to("/admin")
    log_in(request, response, verbs.admins.session(admin))
    return response


@router.post("/logout")
def logout(request: Request, verbs: Given, form: Form) -> Response:
    """End the session in this browser."""
    demand_own(request, verbs, form)
    response = _to("/admin/login")
    response.delete_cookie(COOKIE, path="/admin")
    return response


@router.get("")
def stations(request: Request, verbs: Given, admin: Known) -> Response:
    """All stations: last sync, versions, what waits, open conflicts."""
    summary = verbs.overview.summary(actor(admin))
    return _page(request, "stations.html", admin=admin, summary=summary)


@router.get("/station/{station}")
def station(request: Request, station: str, verbs: Given, admin: Known) -> Response:
    """One station: its PCs and its latest activities."""
    return _station(request, verbs, admin, station)


def _station(
    request: Request, verbs: Verbs, admin: Admin, station: str, status: int = 200, **told: str
) -> Response:
    detail = verbs.overview.detail(actor(admin), station)
    if detail is None:
        raise errors.NotThere(what="这个站")
    values = {"code": "", "ends": "", "wrong": "", "done": "", **told}
    return _page(request, "station.html", status, admin=admin, detail=detail, **values)


@router.post("/station/{station}/code")
def make_code(request: Request, station: str, verbs: Given, admin: Known, form: Form) -> Response:
    """The code stands on the page that answers, and nowhere else."""
    demand_own(request, verbs, form)
    made = verbs.enrolling.make_code(station, actor(admin))
    ends = f"{made.ends:%Y-%m-%d %H:%M}"
    return _station(request, verbs, admin, station, code=made.code, ends=ends)


@router.post("/station/{station}/revoke")
def revoke(request: Request, station: str, verbs: Given, admin: Known, form: Form) -> Response:
    """Only with the tick that says that it is meant."""
    demand_own(request, verbs, form)
    if form.get("sure") != "yes":
        return _station(request, verbs, admin, station, 422, wrong="请先勾选“确认停用”。")
    try:
        verbs.stations.revoke(form.get("replica", ""), actor(admin))
    except errors.WorldError as error:
        return _station(request, verbs, admin, station, 422, wrong=str(error))
    return _station(request, verbs, admin, station, done="这台电脑已停用，它送来的资料仍然保留。")


@router.post("/station/{station}/answer")
def answer(request: Request, station: str, verbs: Given, admin: Known, form: Form) -> Response:
    """Return an activity with a reason, or say that it is done."""
    demand_own(request, verbs, form)
    try:
        verbs.administering.answer(
            station,
            "activity",
            form.get("record", ""),
            form.get("outcome", ""),
            form.get("reason", ""),
            actor=actor(admin),
        )
    except (errors.WorldError, errors.NotThere) as error:
        return _station(request, verbs, admin, station, 422, wrong=str(error))
    return _station(request, verbs, admin, station, done="已答复，该站下次同步时收到。")


@router.get("/publish")
def publish_page(request: Request, admin: Known) -> Response:
    """Where a notice is written."""
    return _page(request, "publish.html", admin=admin, wrong="", done="", title="", body="")


@router.post("/publish")
def publish(request: Request, verbs: Given, admin: Known, form: Form) -> Response:
    """A notice to all stations of one's own division."""
    demand_own(request, verbs, form)
    title, body = form.get("title", "").strip(), form.get("body", "").strip()
    kept = {"title": title, "body": body}
    if not title or not body:
        wrong = "标题和正文都要写。"
        return _page(request, "publish.html", 422, admin=admin, wrong=wrong, done="", **kept)
    document = {"kind": "notice", **kept, "version": 1}
    try:
        verbs.administering.publish("document", [document], actor=actor(admin))
    except errors.WorldError as error:
        return _page(request, "publish.html", 422, admin=admin, wrong=str(error), done="", **kept)
    done = "已发布，各站下次同步时收到。"
    return _page(request, "publish.html", admin=admin, wrong="", done=done, title="", body="")


@router.get("/new-station")
def station_page(request: Request, admin: Known) -> Response:
    """Where a station is added."""
    return _page(request, "new_station.html", admin=admin, wrong="", code=admin.division, name="")


@router.post("/new-station")
def add_station(request: Request, verbs: Given, admin: Known, form: Form) -> Response:
    """Within one's own division."""
    demand_own(request, verbs, form)
    code, name = form.get("code", "").strip(), form.get("name", "").strip()
    try:
        if len(code) != Level.STATION:
            raise errors.BadDivisionCode(code=code[:40], why="站的代码是 12 位数字")
        verbs.stations.add(code, name or None, actor(admin))
    except (errors.WorldError, errors.NotYours) as error:
        return _page(
            request, "new_station.html", 422, admin=admin, wrong=str(error), code=code, name=name
        )
    return _to(f"/admin/station/{code}")


def register(app: FastAPI) -> None:
    """Send whoever is not logged in to the page of keys."""

    @app.exception_handler(LoginNeeded)
    async def to_login(_request: Request, _error: LoginNeeded) -> Response:
        return _to("/admin/login")
