"""Service records as they go onto paper: of some people, for a period the clerk names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from desktop import errors
from desktop.services.desk import Desk
from desktop.services.paper.activity_words import day_words, hours_text
from desktop.services.paper.certificates import issuing, service_records
from desktop.services.paper.certificates.claims import Issued, Planned
from desktop.services.paper.certificates.service_records import Gathered, ServicePeriod, services_of
from desktop.services.paper.recipe import (
    PERSON,
    Answer,
    Laid,
    PaperOrder,
    Question,
    Recipe,
    Shows,
    TemplateInfo,
)
from desktop.services.paper.recipes.activity_certificate import UNNUMBERED

if TYPE_CHECKING:
    # reportlab is loaded where it works: in the worker process.
    from desktop.printing.sheets.certificates.service_record import ServiceRecord

_INFO = TemplateInfo(
    "service-record", "志愿服务记录证明", ("A4",), PERSON, single=True, shows=(Shows.OWN,)
)
_PERIOD, _FROM, _UNTIL = "period", "from", "until"
_THIS_YEAR, _LAST_YEAR, _ALL, _DAYS = "this-year", "last-year", "all", "days"


def _asks(desk: Desk) -> tuple[Question, ...]:
    year = desk.today().year
    periods = (
        (_THIS_YEAR, f"今年（{year}年）"),
        (_LAST_YEAR, f"去年（{year - 1}年）"),
        (_ALL, "参加志愿服务以来的全部"),
        (_DAYS, "自定起止日期"),
    )
    return (
        Question(_PERIOD, "哪段时间的服务", Answer.CHOICE, _THIS_YEAR, periods),
        Question(_FROM, "自定：从哪天起", Answer.DAY),
        Question(_UNTIL, "自定：到哪天止", Answer.DAY),
    )


def _look(desk: Desk, order: PaperOrder) -> Laid:
    found = _gathered(desk, order)
    return _laid(desk, order, issuing.look(desk, found.claims), found.left_out)


def _plan(desk: Desk, order: PaperOrder) -> Laid:
    found = _gathered(desk, order)
    return _laid(desk, order, issuing.plan(desk, found.claims), found.left_out)


def _register(desk: Desk, order: PaperOrder, laid: Laid) -> tuple[str, ...] | None:
    period = _period(order.answers, desk.today())
    return service_records.enter(desk, order.ids, period, laid.planned)


def _gathered(desk: Desk, order: PaperOrder) -> Gathered:
    if not order.ids:
        raise errors.NothingToPrint(why="没有选择人")
    found = service_records.gathered(desk, order.ids, _period(order.answers, desk.today()))
    if not found.claims:
        raise errors.NothingToPrint(why="选中的人在这段时间没有服务时长")
    return found


def _period(answers: Mapping[str, str], today: dt.date) -> ServicePeriod:
    """What was asked for, up to today.

    Raises:
        errors.NothingToPrint: it ends before it begins, or has not begun.
    """
    asked = answers.get(_PERIOD) or _THIS_YEAR
    if asked == _ALL:
        return ServicePeriod(None, today, running=True)
    if asked == _THIS_YEAR:
        return ServicePeriod(today.replace(month=1, day=1), today, running=True)
    if asked == _LAST_YEAR:
        return ServicePeriod(dt.date(today.year - 1, 1, 1), dt.date(today.year - 1, 12, 31))
    return _days(answers.get(_FROM, ""), answers.get(_UNTIL, ""), today)


def _days(begins: str, ends: str, today: dt.date) -> ServicePeriod:
    first = dt.date.fromisoformat(begins) if begins else None
    last = dt.date.fromisoformat(ends) if ends else today
    if first and first > last:
        raise errors.NothingToPrint(why="止的日期在起的日期前面")
    if first and first > today:
        raise errors.NothingToPrint(why="起的日期还没有到")
    return ServicePeriod(first, min(last, today), running=last > today or not ends)


def _laid(
    desk: Desk, order: PaperOrder, planned: Sequence[Planned], left_out: tuple[str, ...]
) -> Laid:
    from desktop.printing.sheets.certificates.service_record import ServiceRecords

    station, sample = desk.station.text("name"), desk.sample
    records = tuple(_record(one.issued, station, sample=sample) for one in planned)
    more = f" 等 {len(records)} 人" if len(records) > 1 else ""
    unnumbered = sum(not one.issued.number for one in planned)
    return Laid(
        ServiceRecords(records),
        f"{_INFO.label} {records[0].holder}{more}",
        unnumbered,
        left_out,
        remark=_remark(order.answers),
        only_to_look=unnumbered > 0,
        planned=tuple(planned),
    )


def _remark(answers: Mapping[str, str]) -> str:
    """Days that were typed and do not count, since another period was chosen."""
    typed = answers.get(_FROM) or answers.get(_UNTIL)
    if not typed or answers.get(_PERIOD) == _DAYS:
        return ""
    return "没有选「自定起止日期」，填的日期没有用上。"


def _record(issued: Issued, station: str, *, sample: bool) -> ServiceRecord:
    from desktop.printing.sheets.certificates.service_record import Service, ServiceRecord

    facts = issued.facts
    begins = facts["period_from"]
    return ServiceRecord(
        number=issued.number or UNNUMBERED,
        holder=facts["name"],
        sex=facts["sex"],
        id_type=facts["id_type"],
        id_number=facts["id_number"],
        volunteer_number=facts["volunteer_number"],
        first=dt.date.fromisoformat(begins) if begins else None,
        last=dt.date.fromisoformat(facts["period_until"]),
        services=tuple(
            Service(day_words(one.day), one.title, one.role, hours_text(one.minutes))
            for one in services_of(facts)
        ),
        hours=hours_text(int(facts["minutes"])),
        station=station,
        issuer=facts["issuer"],
        person_in_charge=facts["head"],
        handler=facts["handler"],
        phone=facts["phone"],
        issued_on=dt.date.fromisoformat(issued.issued_on),
        code=issued.code,
        sample=sample,
        reprint=issued.reprint,
    )


SERVICE_RECORD = Recipe(_INFO, _look, _plan, register=_register, asks=_asks)
