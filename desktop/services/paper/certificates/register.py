"""The register of certificates: written, printed again, not printed after all, void."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from desktop import errors
from desktop.model import checks
from desktop.model.fields import Value
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.services.desk import Desk
from desktop.services.paper.certificates import issuing
from desktop.services.paper.certificates.claims import CERTIFICATE, Claim, Planned
from desktop.services.paper.certificates.numbers import number_of
from desktop.storage.journal import Group


def enter(
    desk: Desk, title: str, planned: Sequence[Planned], claims: Callable[[], Sequence[Claim]]
) -> tuple[str, ...] | None:
    """Write a plan into the register as one action: all of it, and just so, or nothing.

    Args:
        desk: the open station.
        title: of the action, in words.
        planned: the plan, which is on paper by now.
        claims: gathers once more what it was planned for.

    Returns:
        The certificates' ids; None where something has changed since it was planned.
    """
    with desk.action("certificate", title) as group:
        # Inside the action's write lock: nobody else can take the same number.
        if issuing.plan(desk, claims()) != list(planned):
            return None
        return tuple(_write(desk, group, one) for one in planned)


def not_printed(desk: Desk, ids: Sequence[str]) -> None:
    """Note that these did not come onto paper after all: their numbers stay, for the next try."""
    with desk.action("certificate", f"{len(ids)} 张证书没有打出来") as group:
        for found in desk.records.get_many(CERTIFICATE, [RecordId(one) for one in ids]):
            fewer: dict[str, Value] = {"printings": max(found.number("printings") - 1, 0)}
            desk.records.update(group, found, fewer)


def void(desk: Desk, certificate_id: str, why: str) -> str:
    """Make a certificate void, as an action of its own; its number stays used.

    Args:
        desk: the open station.
        certificate_id: which.
        why: in words; the register keeps it.

    Returns:
        Its number.

    Raises:
        errors.InvalidValues: it is void already, or no reason is given.
    """
    with desk.action("void", "") as group:
        found = desk.records.get(CERTIFICATE, certificate_id)
        number = number_of(found)
        if found.flag("void"):
            raise errors.InvalidValues(problems=f"证书 {number} 已经作废了。")
        reason = checks.parse_value(CERTIFICATE.field("void_reason"), why.strip())
        if not reason:
            raise errors.InvalidValues(problems="作废原因：请写明为什么作废。")
        _void(desk, group, found, str(reason))
        group.rename(f"作废证书 {number}")
    return number


def _write(desk: Desk, group: Group, planned: Planned) -> str:
    if planned.again:
        standing = desk.records.get(CERTIFICATE, planned.again)
        count: dict[str, Value] = {"printings": standing.number("printings") + 1}
        desk.records.update(group, standing, count)
        return standing.id
    if planned.replaces:
        old = desk.records.get(CERTIFICATE, planned.replaces)
        _void(desk, group, old, "内容有更正，另发新证")
    issued, facts = planned.issued, planned.issued.facts
    series, number = issued.number.split("-")
    values: dict[str, Value] = {
        "series": series,
        "number": int(number),
        "kind": planned.kind,
        "volunteer": planned.volunteer,
        "activity": planned.activity or None,
        "participation": planned.participation or None,
        "facts": json.dumps(facts, ensure_ascii=False, sort_keys=True),
        "issued_on": issued.issued_on,
        "issuer": facts["issuer"],
        "handler": facts["handler"],
        "code": issued.code,
        "printings": 1,
    }
    return desk.records.insert(group, CERTIFICATE, values)


def _void(desk: Desk, group: Group, certificate: Record, why: str) -> None:
    desk.records.update(group, certificate, {"void": True, "void_reason": why})
