"""Sign-in sheets: of an activity with who is expected, or blank to be filled in by hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.model import sign_in_code
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services.activities.happenings import Happening, happening
from desktop.services.desk import Desk
from desktop.services.paper.activity_facts import activity_facts
from desktop.services.paper.activity_words import when
from desktop.services.paper.recipe import (
    ACTIVITY,
    Answer,
    Laid,
    PaperOrder,
    Question,
    Recipe,
    Shows,
    TemplateInfo,
)
from desktop.services.paper.recipes.roster import team_choices
from desktop.services.roster.departed import is_departed
from desktop.services.roster.memberships import members

if TYPE_CHECKING:
    # reportlab is loaded where it works: in the worker process.
    from desktop.printing.sheets.forms.sign_in_sheet import Expected, SignInSheet

_INFO = TemplateInfo("sign-in-sheet", "签到表", ("A4",), ACTIVITY, blank=True, shows=(Shows.DESK,))
_PEOPLE, _SPARE = "people", "spare"
_NOBODY, _FILL = "nobody", "fill"
_SPARE_ROWS = ("0", "5", "10", "20", "40")


def _asks(desk: Desk) -> tuple[Question, ...]:
    people = (
        ("", "活动名单；没有名单的印服务队伍"),
        (_NOBODY, "不印名字"),
        *((team, f"队伍：{name}") for team, name in team_choices(desk)),
    )
    spare = ((_FILL, "补满一页"), *((rows, f"{rows} 行") for rows in _SPARE_ROWS))
    return (
        Question(_PEOPLE, "印谁的名字", Answer.CHOICE, "", people),
        Question(_SPARE, "多留空行", Answer.CHOICE, _FILL, spare),
    )


def _look(desk: Desk, order: PaperOrder) -> Laid:
    from desktop.printing.sheets.forms.sign_in_sheet import SignInSheets

    sheets = [_sheet(desk, order, happening(desk, one)) for one in order.ids]
    batch = SignInSheets(tuple(sheets) or (_sheet(desk, order, None),))
    titles = [one.activity for one in sheets]
    more = f" 等 {len(titles)} 个活动" if len(titles) > 1 else ""
    return Laid(batch, f"{_INFO.label} {titles[0] if titles else '空白'}{more}")


def _sheet(desk: Desk, order: PaperOrder, found: Happening | None) -> SignInSheet:
    from desktop.printing.sheets.forms.sign_in_sheet import SignInSheet

    spare = order.answers.get(_SPARE, _FILL)
    people = tuple(_expected(desk, order.answers.get(_PEOPLE, ""), found))
    rows = None if spare == _FILL else int(spare)
    station = desk.station.text("name")
    if found is None:
        return SignInSheet(station=station, people=people, spare=rows, sample=desk.sample)
    facts = activity_facts(desk, found.record.id)
    return SignInSheet(
        station=station,
        activity=facts.title,
        when=when(facts),
        place=facts.place,
        team=facts.team,
        leader=facts.leader,
        people=people,
        spare=rows,
        code=sign_in_code.payload(found.record.id),
        sample=desk.sample,
    )


def _expected(desk: Desk, whom: str, found: Happening | None) -> Iterable[Expected]:
    """Those of the answer: the activity's own list, else its team; nobody; one team."""
    from desktop.printing.sheets.forms.sign_in_sheet import Expected

    people: list[Record] = []
    if whom and whom != _NOBODY:
        people = _members(desk, whom)
    elif not whom and found is not None:
        people = [volunteer for _, volunteer in found.participants]
        people = people or _members(desk, found.record.text("team"))
    return (
        Expected(one.text("name"), one.text("village_group"))
        for one in people
        if not is_departed(one)
    )


def _members(desk: Desk, team: str) -> list[Record]:
    ids = members(desk, team)
    known = {one.id: one for one in desk.records.get_many(kind_named("volunteer"), ids)}
    return [known[one] for one in ids]


SIGN_IN_SHEET = Recipe(_INFO, _look, asks=_asks)
