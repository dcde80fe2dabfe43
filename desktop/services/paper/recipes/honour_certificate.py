"""Honour certificates as they go onto paper: of some people, with a title the clerk types."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop import errors
from desktop.services.desk import Desk
from desktop.services.paper.certificates import honours, issuing
from desktop.services.paper.certificates.claims import Issued, Planned
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
from desktop.services.paper.word_hints import word_hints

if TYPE_CHECKING:
    # reportlab is loaded where it works: in the worker process.
    from desktop.printing.sheets.certificates.honour_certificate import HonourCertificate

_INFO = TemplateInfo(
    "honour-certificate",
    "荣誉证书",
    ("A4",),
    PERSON,
    preprinted=True,
    single=True,
    shows=(Shows.OWN,),
)
_TITLE, _REASON = "title", "reason"
_QUOTES = '“”"「」《》 \u3000'


def _asks(_desk: Desk) -> tuple[Question, ...]:
    return (
        Question(_TITLE, "荣誉名称（如：优秀志愿者）", Answer.WORDS),
        Question(_REASON, "事由（可空着，如：在2026年度敬老服务中事迹突出）", Answer.WORDS),
    )


def _look(desk: Desk, order: PaperOrder) -> Laid:
    return _laid(desk, order, issuing.look(desk, honours.claims(desk, *_wanted(order))))


def _plan(desk: Desk, order: PaperOrder) -> Laid:
    return _laid(desk, order, issuing.plan(desk, honours.claims(desk, *_wanted(order))))


def _register(desk: Desk, order: PaperOrder, laid: Laid) -> tuple[str, ...] | None:
    return honours.enter(desk, *_wanted(order), laid.planned)


def _wanted(order: PaperOrder) -> tuple[Sequence[str], str, str]:
    if not order.ids:
        raise errors.NothingToPrint(why="没有选择人")
    title = order.answers.get(_TITLE, "").strip(_QUOTES)
    return order.ids, title, " ".join(order.answers.get(_REASON, "").split())


def _laid(desk: Desk, order: PaperOrder, planned: Sequence[Planned]) -> Laid:
    from desktop.printing.sheets.certificates.honour_certificate import HonourBatch

    station, sample = desk.station.text("name"), desk.sample
    batch = tuple(_certificate(one.issued, station, sample=sample) for one in planned)
    more = f" 等 {len(batch)} 人" if len(batch) > 1 else ""
    unnumbered = sum(not one.issued.number for one in planned)
    return Laid(
        HonourBatch(batch, order.stock),
        f"{_INFO.label} {batch[0].holder}{more}",
        unnumbered,
        remark="".join((*_hints(batch[0]), _before(planned))),
        only_to_look=unnumbered > 0,
        planned=tuple(planned),
    )


def _hints(said: HonourCertificate) -> list[str]:
    """Words that a village has no right to."""
    return [
        f"“{hint.found}”建议写成“{hint.say}”：{hint.why}。"
        for hint in word_hints(f"{said.title}\n{said.reason}")
    ]


def _before(planned: Sequence[Planned]) -> str:
    """Who has the same one already: it is that one that is printed again."""
    again = [one.issued for one in planned if one.issued.reprint]
    if not again:
        return ""
    first = again[0]
    who = f"{first.facts['name']}（{first.number}）" + (f"等 {len(again)} 人" if again[1:] else "")
    return f"{who}发过名称、事由相同的证书，这次是补打；要另发一张，请在事由里写明年份或事情。"


def _certificate(issued: Issued, station: str, *, sample: bool) -> HonourCertificate:
    from desktop.printing.sheets.certificates.honour_certificate import HonourCertificate

    facts = issued.facts
    return HonourCertificate(
        number=issued.number or UNNUMBERED,
        holder=facts["name"],
        volunteer_number=facts["volunteer_number"],
        title=facts["title"],
        reason=facts["reason"],
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


HONOUR_CERTIFICATE = Recipe(_INFO, _look, _plan, register=_register, asks=_asks)
