"""The administrators' pages: plain HTML, no script, the same verbs as the command line."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Request, Response

from county import errors
from county.auth import limits
from county.auth.admins import Admin
from county.auth.divisions import Level
from county.routes.wiring import Given, Verbs, address_of
from county.web import listing
from county.web.forms import COOKIE, LoginNeeded, actor, admin_of, demand_own, form_of, log_in
from county.web.listing import Wanted
from county.web.rendering import page, to

router = APIRouter(prefix="/admin", include_in_schema=False)

Form = Annotated[dict[str, str], Depends(form_of)]
Known = Annotated[Admin, Depends(admin_of)]


@router.get("/login")
def login_page(request: Request) -> Response:
    """Where a key is asked for."""
    return page(request, "login.html", wrong="")


@router.post("/login")
def login(request: Request, verbs: Given, form: Form) -> Response:
    """A key for a session of eight hours."""
    address = address_of(request)
    try:
        verbs.limits.check(limits.WRONG_KEYS, address)
    except errors.SlowDown as error:
        return page(request, "login.html", 429, wrong=str(error))
    admin = verbs.admins.by_key(form.get("key", ""))
    if admin is None:
        verbs.limits.count(limits.WRONG_KEYS, address)
        return page(request, "login.html", 403, wrong=str(errors.BadKey()))
    response = to("/admin")
    log_in(request, response, verbs.admins.session(admin))
    return response


@router.post("/logout")
def logout(request: Request, verbs: Given, form: Form) -> Response:
    """End the session in this browser."""
    demand_own(request, verbs, form)
    response = to("/admin/login")
    response.delete_cookie(COOKIE, path="/admin")
    return response


@router.get("")
def stations(request: Request, verbs: Given, admin: Known) -> Response:
    """The stations: last sync, versions, what waits, open conflicts."""
    summary = verbs.overview.summary(actor(admin))
    wanted = Wanted.of(request.query_params, summary)
    return page(
        request,
        "stations.html",
        admin=admin,
        summary=summary,
        wanted=wanted,
        chosen=listing.chosen(summary, wanted),
        counted=listing.counted(summary),
        shown=listing.SHOWN,
        sorted=listing.SORTED,
    )


@router.get("/stations.csv")
def stations_csv(request: Request, verbs: Given, admin: Known) -> Response:
    """The same list for a spreadsheet, as it is filtered and sorted."""
    summary = verbs.overview.summary(actor(admin))
    found = listing.chosen(summary, Wanted.of(request.query_params, summary))
    headers = {
        "Cache-Control": "no-store",
        "Content-Disposition": f'attachment; filename="stations-{summary.code}.csv"',
    }
    return Response(listing.as_csv(summary, found), 200, headers, media_type="text/csv")


@router.get("/log")
def log(request: Request, verbs: Given, admin: Known) -> Response:
    """What was done to the platform."""
    summary = verbs.overview.summary(actor(admin))
    return page(request, "log.html", admin=admin, summary=summary)


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
    return page(request, "station.html", status, admin=admin, detail=detail, **values)


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
def publish_page(request: Request, verbs: Given, admin: Known) -> Response:
    """Where a notice is written, and what is published."""
    return _published(request, verbs, admin)


def _published(
    request: Request, verbs: Verbs, admin: Admin, status: int = 200, **told: str
) -> Response:
    values = {"wrong": "", "done": "", "title": "", "body": "", **told}
    found = verbs.administering.publications(actor=actor(admin))
    return page(request, "publish.html", status, admin=admin, publications=found, **values)


@router.post("/publish")
def publish(request: Request, verbs: Given, admin: Known, form: Form) -> Response:
    """A notice to all stations of one's own division."""
    demand_own(request, verbs, form)
    title, body = form.get("title", "").strip(), form.get("body", "").strip()
    kept = {"title": title, "body": body}
    if not title or not body:
        return _published(request, verbs, admin, 422, wrong="标题和正文都要写。", **kept)
    document = {"kind": "notice", **kept, "version": 1}
    try:
        verbs.administering.publish("document", [document], actor=actor(admin))
    except errors.WorldError as error:
        return _published(request, verbs, admin, 422, wrong=str(error), **kept)
    return _published(request, verbs, admin, done="已发布，各站下次同步时收到。")


@router.post("/withdraw")
def withdraw(request: Request, verbs: Given, admin: Known, form: Form) -> Response:
    """Only with the tick that says that it is meant."""
    demand_own(request, verbs, form)
    if form.get("sure") != "yes":
        return _published(request, verbs, admin, 422, wrong="请先勾选“确认撤回”。")
    try:
        verbs.administering.withdraw(
            form.get("kind", ""), form.get("record", ""), actor=actor(admin)
        )
    except (errors.WorldError, errors.NotThere) as error:
        return _published(request, verbs, admin, 422, wrong=str(error))
    return _published(request, verbs, admin, done="已撤回，各站下次同步时收起。")


@router.get("/new-station")
def station_page(request: Request, admin: Known) -> Response:
    """Where a station is added."""
    return page(request, "new_station.html", admin=admin, wrong="", code=admin.division, name="")


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
        return page(
            request, "new_station.html", 422, admin=admin, wrong=str(error), code=code, name=name
        )
    return to(f"/admin/station/{code}")


def register(app: FastAPI) -> None:
    """Send whoever is not logged in to the page of keys."""

    @app.exception_handler(LoginNeeded)
    async def to_login(_request: Request, _error: LoginNeeded) -> Response:
        return to("/admin/login")
