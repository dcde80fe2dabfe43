"""The poster of an activity (活动公告), from its record alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import errors
from desktop.services.desk import Desk
from desktop.services.paper import sizes
from desktop.services.paper.activity_facts import ActivityFacts, activity_facts
from desktop.services.paper.named_in_text import remark_on
from desktop.services.paper.recipe import (
    ACTIVITY,
    Laid,
    PaperOrder,
    Recipe,
    Shows,
    TemplateInfo,
)

if TYPE_CHECKING:
    from desktop.printing.sheets.notices.activity_notice import ActivityNotice

_INFO = TemplateInfo("activity-notice", "活动公告", sizes.WALL, ACTIVITY, shows=(Shows.TYPED,))
_CANCELLED = "cancelled"
_OVER = frozenset({"held", "filed"})


def _look(desk: Desk, order: PaperOrder) -> Laid:
    from desktop.printing.sheets.notices.activity_notice import ActivityNotices

    if not order.ids:
        raise errors.NothingToPrint(why="没有选择活动")
    found = [activity_facts(desk, one) for one in order.ids]
    wanted = [facts for facts in found if facts.status != _CANCELLED and facts.title]
    if not wanted:
        raise errors.NothingToPrint(why="选中的活动已经取消")
    more = f" 等 {len(wanted)} 个活动" if len(wanted) > 1 else ""
    batch = ActivityNotices(tuple(_notice(desk, facts) for facts in wanted))
    return Laid(batch, f"{_INFO.label} {wanted[0].title}{more}", remark=_remark(desk, wanted))


def _notice(desk: Desk, facts: ActivityFacts) -> ActivityNotice:
    from desktop.printing.sheets.notices.activity_notice import ActivityNotice

    return ActivityNotice(
        station=desk.station.text("name"),
        title=facts.title,
        day=facts.day,
        last_day=facts.last_day,
        starts=facts.starts,
        ends=facts.ends,
        place=facts.place,
        for_whom=facts.for_whom,
        team=facts.team,
        leader=facts.leader,
        plan=facts.plan,
        phone=desk.station.text("phone"),
        link=facts.link,
        sample=desk.sample,
    )


def _remark(desk: Desk, wanted: list[ActivityFacts]) -> str:
    over = [facts.title for facts in wanted if facts.status in _OVER]
    bare = [f.title for f in wanted if f.status not in _OVER and not (f.day and f.place)]
    told = [f"「{'」「'.join(over)}」已经开展过了。"] if over else []
    told += [f"「{'」「'.join(bare)}」还没有写明时间或地点。"] if bare else []
    texts = [text for f in wanted for text in (f.title, f.leader, f.plan, f.for_whom)]
    return "".join((*told, remark_on(desk, texts)))


ACTIVITY_NOTICE = Recipe(_INFO, _look)
