"""The organisation chart: the station's teams as they stand below each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from desktop import errors
from desktop.model.kind import Record
from desktop.services.desk import Desk
from desktop.services.paper import sizes
from desktop.services.paper.recipe import (
    STATION,
    Laid,
    PaperOrder,
    Recipe,
    Shows,
    TemplateInfo,
)
from desktop.services.roster.on_walls import not_named, on_walls
from desktop.services.roster.teams import TeamNode, chart

if TYPE_CHECKING:
    from desktop.printing.sheets.walls.organisation import Unit

_INFO = TemplateInfo("organisation", "组织架构图", sizes.WALL, STATION, shows=(Shows.WALL,))
_NO_TEAMS = "还没有登记队伍。请先在“花名册”的“队伍”里添加"


def _look(desk: Desk, _order: PaperOrder) -> Laid:
    from desktop.printing.sheets.walls.organisation import Organisation

    roots, station = chart(desk), desk.station
    if not roots:
        raise errors.NothingToPrint(why=_NO_TEAMS)
    nodes = [node for root in roots for node in _everything(root)]
    named = on_walls(desk, [node.leader_id for node in nodes if node.leader_id])
    # Teams of one sort need no words for it.
    one_level = len({node.level for node in nodes}) == 1
    head = station.text("head")
    organisation = Organisation(
        station=station.text("name"),
        teams=tuple(_unit(root, named, one_level=one_level) for root in roots),
        head=f"站长：{head}" if head else "",
        title=_INFO.label,
        issuer=station.text("signing_body") or station.text("name"),
        people=tuple(sorted({head, *(one.title for one in named.values())} - {""})),
        sample=desk.sample,
    )
    return Laid(organisation, _INFO.label, remark=_remark(nodes, named))


def _everything(node: TeamNode) -> Iterator[TeamNode]:
    yield node
    for one in node.below:
        yield from _everything(one)


def _unit(node: TeamNode, named: Mapping[str, Record], *, one_level: bool) -> Unit:
    from desktop.printing.sheets.walls.organisation import Unit

    leader = named.get(node.leader_id)
    title = "队长" if one_level or not node.level else f"{node.level}长"
    below = tuple(_unit(one, named, one_level=one_level) for one in node.below)
    return Unit(node.name, f"{title}：{leader.title}" if leader else "", below)


def _remark(nodes: Sequence[TeamNode], named: Mapping[str, Record]) -> str:
    missing = [n.leader for n in nodes if n.leader_id and n.leader_id not in named]
    return not_named(list(dict.fromkeys(missing)))


ORGANISATION = Recipe(_INFO, _look)
