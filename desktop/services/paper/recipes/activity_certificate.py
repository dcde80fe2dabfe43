"""Certificates as they go onto paper: for one activity or a batch of any."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop import errors
from desktop.services.activities.happenings import happening
from desktop.services.desk import Desk
from desktop.services.paper.activity_words import hours_text
from desktop.services.paper.certificates import activity_certificates, issuing
from desktop.services.paper.certificates.activity_certificates import (
    Wanted,
    in_memory,
    is_meant,
)
from desktop.services.paper.certificates.claims import Issued, Planned
from desktop.services.paper.recipe import (
    ACTIVITY,
    Laid,
    PaperOrder,
    Recipe,
    Shows,
    TemplateInfo,
)

if TYPE_CHECKING:
    # reportlab is loaded where it works: in the worker process.
    from desktop.printing.sheets.certificates.certificate_words import ActivityCertificate

UNNUMBERED = "保存或打印时编号"
_INFO = TemplateInfo(
    "activity-certificate",
    "活动证书",
    ("A4",),
    ACTIVITY,
    each=True,
    preprinted=True,
    single=True,
    shows=(Shows.OWN,),
)


def _look(desk: Desk, order: PaperOrder) -> Laid:
    wanted, left_out = _wanted(desk, order)
    claims = activity_certificates.claims(desk, wanted)
    return _laid(desk, order, issuing.look(desk, claims), left_out)


def _plan(desk: Desk, order: PaperOrder) -> Laid:
    wanted, left_out = _wanted(desk, order)
    claims = activity_certificates.claims(desk, wanted)
    return _laid(desk, order, issuing.plan(desk, claims), left_out)


def _register(desk: Desk, order: PaperOrder, laid: Laid) -> tuple[str, ...] | None:
    return activity_certificates.enter(desk, _wanted(desk, order)[0], laid.planned)


def _laid(desk: Desk, order: PaperOrder, planned: list[Planned], left_out: tuple[str, ...]) -> Laid:
    from desktop.printing.sheets.certificates.activity_certificate import CertificateBatch

    station, sample = desk.station.text("name"), desk.sample
    batch = tuple(_certificate(one.issued, station, sample=sample) for one in planned)
    titles = list(dict.fromkeys(one.issued.facts["activity"] for one in planned))
    more = f" 等 {len(titles)} 个活动" if len(titles) > 1 else ""
    unnumbered = sum(not one.issued.number for one in planned)
    return Laid(
        CertificateBatch(batch, order.stock),
        f"活动证书 {titles[0]}{more}",
        unnumbered,
        left_out,
        remark=_remark(desk, order),
        only_to_look=unnumbered > 0,
        planned=tuple(planned),
    )


def _wanted(desk: Desk, order: PaperOrder) -> tuple[Wanted, tuple[str, ...]]:
    """All of a batch; an activity of which nobody meant has hours is passed over in it."""
    if not order.ids:
        raise errors.NothingToPrint(why="没有选择活动")
    wanted: list[tuple[str, Sequence[str]]] = []
    left_out: list[str] = []
    for activity in order.ids:
        people = order.people_of(activity)
        without = activity_certificates.left_out(desk, activity, people)
        left_out += without
        if len(order.ids) == 1 or len(without) < _meant(desk, activity, people):
            wanted.append((activity, people))
    if not wanted:
        raise errors.NothingToPrint(why="选中的人没有服务时长")
    return wanted, tuple(dict.fromkeys(left_out))


def _meant(desk: Desk, activity: str, people: Sequence[str]) -> int:
    chosen = set(people)
    took_part = happening(desk, activity).participants
    return sum(is_meant(who, chosen) for _, who in took_part)


def _remark(desk: Desk, order: PaperOrder) -> str:
    """Who has died since and was left out: a certificate in memory is a choice of its own."""
    names = [
        name
        for activity in order.ids
        for name in in_memory(desk, activity, order.people_of(activity))
    ]
    if not names:
        return ""
    told = "、".join(dict.fromkeys(names))
    return f"{told}已故，没有印；要印纪念证书，请单独选这个人。"


def _certificate(issued: Issued, station: str, *, sample: bool) -> ActivityCertificate:
    from desktop.printing.sheets.certificates.certificate_words import ActivityCertificate

    facts = issued.facts
    return ActivityCertificate(
        number=issued.number or UNNUMBERED,
        holder=facts["name"],
        volunteer_number=facts["volunteer_number"],
        id_type=facts["id_type"],
        id_number=facts["id_number"],
        activity=facts["activity"],
        held_on=dt.date.fromisoformat(facts["held_on"]),
        place=facts["place"],
        role=facts["role"],
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


ACTIVITY_CERTIFICATE = Recipe(_INFO, _look, _plan, register=_register)
