"""Volunteers on the wall: those of the station or of a team who agreed to hang there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.services.paper import sizes
from desktop.services.paper.recipe import (
    STATION,
    Answer,
    Laid,
    PaperOrder,
    Question,
    Recipe,
    Shows,
    TemplateInfo,
)
from desktop.services.photos import photos
from desktop.services.roster import volunteer_wall
from desktop.services.roster.volunteer_wall import OnTheWall, People

if TYPE_CHECKING:
    from desktop.printing.sheets.walls.volunteer_wall import Face

_INFO = TemplateInfo(
    "volunteer-wall", "志愿者风采", sizes.WALL, STATION, shows=(Shows.WALL, Shows.PHOTO)
)
_TEAM, _EVERYBODY = "team", "station"
_NOBODY = "还没有人登记“花名册上墙”的同意。请先在“花名册”里给愿意上墙的人登记同意"
_ORDER = "按姓氏笔画为序"


def _asks(desk: Desk) -> tuple[Question, ...]:
    teams = [(str(one.id), one.title) for one in desk.records.find(kind_named("team"))]
    offered = ((_EVERYBODY, "全站志愿者"), *sorted(teams, key=lambda told: told[1]))
    return (Question(_TEAM, "哪支队伍", Answer.CHOICE, _EVERYBODY, offered),)


def _look(desk: Desk, order: PaperOrder) -> Laid:
    from desktop.printing.sheets.walls.volunteer_wall import VolunteerWall

    chosen = order.answers.get(_TEAM, _EVERYBODY)
    whole = chosen == _EVERYBODY
    people = volunteer_wall.of_station(desk) if whole else volunteer_wall.of_team(desk, chosen)
    if not people.hanging:
        raise errors.NothingToPrint(why=_NOBODY)
    station = desk.station
    faces = tuple(_face(desk, one, whole=whole) for one in people.hanging)
    wall = VolunteerWall(
        station=station.text("name"),
        faces=faces,
        title=_INFO.label,
        team="" if whole else people.hanging[0].team,
        order=_ORDER if whole and len(faces) > 1 else "",
        issuer=station.text("signing_body") or station.text("name"),
        sample=desk.sample,
    )
    title = _INFO.label if whole else f"{_INFO.label} {wall.team}"
    return Laid(wall, title, remark=_remark(people, faces))


def _face(desk: Desk, told: OnTheWall, *, whole: bool) -> Face:
    """The team is the sheet's own where the sheet is a team's."""
    from desktop.printing.sheets.walls.volunteer_wall import Face

    team = told.team if whole else ""
    return Face(told.name, team, told.stars, _jpeg(desk, told.sha256) if told.sha256 else None)


def _jpeg(desk: Desk, sha256: str) -> bytes | None:
    """The largest size of a portrait that this PC may print; None while it is on another."""
    for rendition in (photos.standard, photos.thumbnail):
        try:
            return rendition(desk, sha256)
        except (errors.NotFound, errors.Damaged):
            continue
    return None


def _remark(people: People, faces: tuple[Face, ...]) -> str:
    """How many hang, and why the others do not."""
    told = []
    if missing := people.everybody - len(faces):
        told.append(
            f"在册 {people.everybody} 人，其中 {missing} 人没有登记“花名册上墙”的同意，不在上面。"
        )
    if plain := sum(face.jpeg is None for face in faces):
        told.append(f"{plain} 人没有照片，或者没有登记“照片”的同意，照片处印姓氏。")
    return "".join(told)


VOLUNTEER_WALL = Recipe(_INFO, _look, asks=_asks)
