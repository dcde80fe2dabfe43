"""查看记录 on paper: of a month, a quarter, a year or all of it."""

from __future__ import annotations

from desktop.services import audit_register
from desktop.services.audit_register import Wanted
from desktop.services.desk import Desk
from desktop.services.paper import periods
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
from desktop.storage import chains

_INFO = TemplateInfo("audit-list", "查看记录", ("A4",), STATION, shows=(Shows.DESK,))
_PERIOD, _ALL = "period", "all"


def _asks(desk: Desk) -> tuple[Question, ...]:
    told = [(one.name, one.words) for one in periods.offered(desk.today())]
    return (Question(_PERIOD, "哪段时间的", Answer.CHOICE, _ALL, ((_ALL, "全部"), *told)),)


def _look(desk: Desk, order: PaperOrder) -> Laid:
    from desktop.printing.sheets.lists.audit_list import AuditLine, AuditList

    chosen = order.answers.get(_PERIOD) or _ALL
    wanted, words = Wanted(), "全部"
    if chosen != _ALL:
        period = periods.named(chosen)
        wanted = Wanted(period.first.isoformat(), period.last.isoformat())
        words = period.words
    lines = tuple(
        AuditLine(row.seq, row.when, row.clerk, row.did, row.whom, row.why)
        for row in audit_register.everything(desk, wanted)
    )
    sheet = AuditList(
        desk.station.text("name"),
        words,
        lines,
        desk.today(),
        chains.paper_code(chains.heads(desk.store)),
        desk.sample,
    )
    return Laid(sheet, f"{_INFO.label} {words}")


AUDIT_LIST = Recipe(_INFO, _look, asks=_asks)
