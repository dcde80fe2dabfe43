"""Certificates as they go onto paper: for one activity or a batch of any."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from desktop import errors
from desktop.services import certificates
from desktop.services.certificates import Issued
from desktop.services.desk import Desk
from desktop.services.happenings import happening
from desktop.services.paper_recipes import ACTIVITY, Laid, PaperOrder, Recipe, TemplateInfo

if TYPE_CHECKING:
    # reportlab is loaded where it works: in the worker process.
    from desktop.printing.certificate_words import ActivityCertificate

UNNUMBERED = "保存或打印时编号"
_INFO = TemplateInfo(
    "activity-certificate", "活动证书", ("A4",), ACTIVITY, each=True, preprinted=True
)
_Verb = Callable[[Desk, str, Sequence[str]], list[Issued]]


def hours_text(minutes: int) -> str:
    """Minutes as hours with at most two decimals: 150 -> ``2.5``, 120 -> ``2``."""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".")


def _look(desk: Desk, order: PaperOrder) -> Laid:
    return _laid(desk, order, certificates.preview_activity)


def _issue(desk: Desk, order: PaperOrder) -> Laid:
    return _laid(desk, order, certificates.issue_activity)


def _laid(desk: Desk, order: PaperOrder, verb: _Verb) -> Laid:
    from desktop.printing.activity_certificate import CertificateBatch

    issued, left_out = _gathered(desk, order, verb)
    station, sample = desk.station.text("name"), desk.sample
    batch = tuple(_certificate(one, station, sample=sample) for one in issued)
    titles = list(dict.fromkeys(one.facts["activity"] for one in issued))
    more = f" 等 {len(titles)} 个活动" if len(titles) > 1 else ""
    unnumbered = sum(not one.number for one in issued)
    return Laid(
        CertificateBatch(batch, order.stock),
        f"活动证书 {titles[0]}{more}",
        unnumbered,
        tuple(dict.fromkeys(left_out)),
        only_to_look=unnumbered > 0,
    )


def _gathered(desk: Desk, order: PaperOrder, verb: _Verb) -> tuple[list[Issued], list[str]]:
    """All of a batch; an activity of which nobody meant has hours is passed over in it."""
    if not order.ids:
        raise errors.NothingToPrint(why="没有选择活动")
    issued: list[Issued] = []
    left_out: list[str] = []
    for activity in order.ids:
        people = order.people_of(activity)
        without = certificates.left_out(desk, activity, people)
        left_out += without
        if len(order.ids) > 1 and len(without) == _meant(desk, activity, people):
            continue
        issued += verb(desk, activity, people)
    if not issued:
        raise errors.NothingToPrint(why="选中的人没有服务时长")
    return issued, left_out


def _meant(desk: Desk, activity: str, people: Sequence[str]) -> int:
    chosen = set(people)
    took_part = happening(desk, activity).participants
    return sum(not chosen or who.id in chosen for _, who in took_part)


def _certificate(issued: Issued, station: str, *, sample: bool) -> ActivityCertificate:
    from desktop.printing.certificate_words import ActivityCertificate

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


ACTIVITY_CERTIFICATE = Recipe(_INFO, _look, _issue)
