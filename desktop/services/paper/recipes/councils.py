"""The members of the village's councils: names and roles of the list in force."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop import errors
from desktop.model.councils import Council, councils_of
from desktop.services.desk import Desk
from desktop.services.paper import sizes
from desktop.services.paper.named_in_text import remark_on
from desktop.services.paper.recipe import (
    STATION,
    Laid,
    PaperOrder,
    Recipe,
    Shows,
    TemplateInfo,
)
from desktop.services.paper.recipes.wall_text import effective, note_text, unreadable, words_of
from desktop.services.paper.villages import village_of, village_signs

if TYPE_CHECKING:
    from desktop.printing.sheets.walls.councils import Seats

_INFO = TemplateInfo("councils", "四会成员名单", sizes.WALL, STATION, shows=(Shows.TYPED,))


def _look(desk: Desk, order: PaperOrder) -> Laid:
    from desktop.printing.sheets.walls.councils import CouncilsSheet

    words, station = words_of(desk, order), desk.station
    try:
        body = json.loads(words.body)
        councils, title = councils_of(body), str(body["title"])
    except (KeyError, TypeError, AttributeError) as error:
        raise unreadable(words) from error
    filled = [council for council in councils if council.members]
    if not filled:
        what = "请先打开这份文本，填上各会成员的职务和姓名，再来打印"
        raise errors.NothingToPrint(why=f"「{words.title}」里还没有成员。{what}")
    sheet = CouncilsSheet(
        above=village_of(station),
        title=title,
        councils=tuple((council.name, _seats(council)) for council in filled),
        issuer=village_signs(station),
        effective=effective(words),
        sample=desk.sample,
    )
    empty = "、".join(council.name for council in councils if not council.members)
    unfilled = f"{empty}还没有填成员，没有印上。" if empty else ""
    members = [member.name for council in filled for member in council.members]
    return Laid(sheet, title, remark=unfilled + remark_on(desk, members))


def _seats(council: Council) -> tuple[Seats, ...]:
    """Those of one role together, the roles in the order in which they come."""
    from desktop.printing.sheets.walls.councils import Seats

    by_role: dict[str, list[str]] = {}
    for member in council.members:
        by_role.setdefault(member.role, []).append(member.name)
    return tuple(Seats(role, tuple(names)) for role, names in by_role.items())


COUNCILS = Recipe(_INFO, _look, noted=note_text)
