"""What a station has sent, to be read by the clerks of its town and county."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from county import errors
from county.auth.admins import Admin
from county.routes.photos import given, place_of
from county.routes.wiring import Given, Verbs
from county.web.forms import actor, demand_own
from county.web.pages import Form, Known
from county.web.rendering import page

router = APIRouter(prefix="/admin", include_in_schema=False)


@router.get("/station/{station}/records")
def records(request: Request, station: str, verbs: Given, admin: Known) -> Response:
    """Counts, and the latest activities with their photos."""
    return _records(request, verbs, admin, station)


def _records(
    request: Request, verbs: Verbs, admin: Admin, station: str, status: int = 200, wrong: str = ""
) -> Response:
    found = verbs.files.file(actor(admin), station)
    return page(request, "records.html", status, admin=admin, file=found, wrong=wrong)


@router.get("/station/{station}/activity/{record}")
def activity(request: Request, station: str, record: str, verbs: Given, admin: Known) -> Response:
    """One activity: its file and its photos."""
    return _activity(request, verbs, admin, station, record)


def _activity(
    request: Request, verbs: Verbs, admin: Admin, station: str, record: str, done: str = ""
) -> Response:
    found = verbs.files.activity(actor(admin), station, record)
    return page(request, "activity.html", admin=admin, station=station, each=found, done=done)


@router.get("/station/{station}/photo/{photo}/{rendition}")
def picture(
    request: Request, station: str, photo: str, rendition: str, verbs: Given, admin: Known
) -> Response:
    """A picture, as the pages show it."""
    place = place_of(station, photo, rendition)
    verbs.files.look(actor(admin), station, "photo.read")
    return given(request, verbs, admin.division, place)


@router.post("/station/{station}/activity/{record}/original")
def ask_original(
    request: Request, station: str, record: str, verbs: Given, admin: Known, form: Form
) -> Response:
    """Ask the station for one photo as it was taken."""
    demand_own(request, verbs, form)
    try:
        place = place_of(station, form.get("photo", ""), "original")
        here = verbs.files.ask_original(actor(admin), place)
    except errors.NotThere as error:
        return _records(request, verbs, admin, station, 422, str(error))
    done = "原图已经在这里。" if here else "已请该站送来原图，它下次联网同步后就能看到。"
    return _activity(request, verbs, admin, station, record, done)


@router.get("/duplicates")
def duplicates(request: Request, verbs: Given, admin: Known) -> Response:
    """Persons whose ID number two stations have."""
    found = verbs.files.twice(actor(admin))
    return page(request, "duplicates.html", admin=admin, duplicates=found)
