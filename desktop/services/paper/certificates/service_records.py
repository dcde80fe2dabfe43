"""Service records (志愿服务记录证明): what somebody served in a period, by the hour account.

A period that has not ended is certified up to today. Printed again with nothing served since, it is
the same certificate once more; where what was certified has changed, that one becomes void.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop import errors
from desktop.model.kind import Record
from desktop.services.activities.served_days import ServedDay, served_days
from desktop.services.desk import Desk
from desktop.services.paper.certificates import register
from desktop.services.paper.certificates.claims import (
    CERTIFICATE,
    SERVICE,
    Claim,
    Facts,
    Planned,
    facts_of,
)
from desktop.services.paper.certificates.holders import (
    SIGNERS,
    identity,
    people_of,
    signers,
    valid_certificates,
    with_known_id,
)

#: Between the columns of a service as the facts hold it, and between services.
_COLUMN, _ROW = "\t", "\n"
_UNTIL = "period_until"


@dataclass(frozen=True, slots=True)
class ServicePeriod:
    """Whose hours are certified: from when until when.

    Args:
        first: its first day; None for all there ever was.
        last: its last day, today at the latest.
        running: whether it goes on, and ends today only because that is all there is yet.
    """

    first: dt.date | None
    last: dt.date
    running: bool = False


@dataclass(frozen=True, slots=True)
class Gathered:
    """Of some people what can be certified.

    Args:
        claims: one for each who served in the period, in the order of asking.
        left_out: names of those who did not.
    """

    claims: tuple[Claim, ...]
    left_out: tuple[str, ...]


def gathered(desk: Desk, people: Sequence[str], period: ServicePeriod) -> Gathered:
    """What is to be certified of some people.

    Args:
        desk: the open station.
        people: ids; who was merged into another counts as that one, and nobody twice.
        period: from when until when.

    Raises:
        errors.NothingToPrint: somebody's record is too long for one certificate.
    """
    told, common = _period_facts(period), signers(desk)
    claims, left_out = list[Claim](), list[str]()
    for person in people_of(desk, people):
        served = served_days(desk, person.id, period.first, period.last)
        if not served:
            left_out.append(person.text("name"))
            continue
        facts = {**identity(person), "sex": person.shown("sex"), **told, **_served(served)}
        claims.append(_claim(desk, person, facts | common, running=period.running))
    return Gathered(tuple(claims), tuple(left_out))


def enter(
    desk: Desk, people: Sequence[str], period: ServicePeriod, planned: Sequence[Planned]
) -> tuple[str, ...] | None:
    """Write a plan for these into the register; as `register.enter`."""
    names = list(dict.fromkeys(one.issued.facts["name"] for one in planned))
    more = f"等 {len(names)} 人" if len(names) > 1 else ""
    title = f"登记「{names[0]}」{more}的服务记录证明"
    return register.enter(desk, title, planned, lambda: gathered(desk, people, period).claims)


def services_of(facts: Facts) -> list[ServedDay]:
    """The services a certificate tells, in order."""
    rows = [row.split(_COLUMN) for row in facts["services"].split(_ROW) if row]
    return [ServedDay(day, title, role, int(minutes)) for day, title, role, minutes in rows]


def _period_facts(period: ServicePeriod) -> dict[str, str]:
    begins = period.first.isoformat() if period.first else ""
    return {"period_from": begins, _UNTIL: period.last.isoformat()}


def _served(served: Sequence[ServedDay]) -> dict[str, str]:
    rows = [(one.day, _plain(one.title), _plain(one.role), str(one.minutes)) for one in served]
    return {
        "services": _ROW.join(_COLUMN.join(row) for row in rows),
        "minutes": str(sum(one.minutes for one in served)),
    }


def _plain(text: str) -> str:
    """Without what parts columns and rows."""
    return " ".join(text.split())


def _claim(desk: Desk, person: Record, facts: dict[str, str], *, running: bool) -> Claim:
    if len(json.dumps(facts, ensure_ascii=False)) > (CERTIFICATE.field("facts").limit or 0):
        why = f"「{facts['name']}」这段时间的服务记录太多，一份证明写不下，请分成几段时间打印"
        raise errors.NothingToPrint(why=why)
    before = [(record, facts_of(record)) for record in valid_certificates(desk, SERVICE, person.id)]
    for record, known in before:
        if _says(known, with_known_id(facts, known), running=running):
            return Claim(SERVICE, known, person.id, standing=record, stands=True)
    for record, known in before:
        if all(known[name] == facts[name] for name in ("period_from", _UNTIL)):
            return Claim(SERVICE, with_known_id(facts, known), person.id, standing=record)
    return Claim(SERVICE, facts, person.id)


def _says(known: Mapping[str, str], facts: Mapping[str, str], *, running: bool) -> bool:
    """Whether a certificate says of the holder and the period what is to be said now.

    Who answers for it is as it was when it was given: another clerk makes no other certificate.
    """
    passed = {*SIGNERS, _UNTIL} if running else {*SIGNERS}
    wanted = {name: value for name, value in facts.items() if name not in passed}
    said = {name: value for name, value in known.items() if name not in passed}
    return said == wanted and known[_UNTIL] <= facts[_UNTIL]
