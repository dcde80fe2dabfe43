"""Honour certificates (荣誉证书): whom the station has chosen as an example, and for what."""

from __future__ import annotations

from collections.abc import Sequence

from desktop import errors
from desktop.model.kind import Record
from desktop.services.desk import Desk
from desktop.services.paper.certificates import register
from desktop.services.paper.certificates.claims import HONOUR, Claim, Planned, facts_of
from desktop.services.paper.certificates.holders import (
    SIGNERS,
    people_of,
    signers,
    valid_certificates,
)

_SUBJECT = ("title", "reason")


def claims(desk: Desk, people: Sequence[str], title: str, reason: str) -> list[Claim]:
    """What is to be certified of some people.

    A certificate with the same title and reason that somebody has already is printed once more; it
    becomes void only where their name or number has been corrected.

    Args:
        desk: the open station.
        people: ids; who was merged into another counts as that one, and nobody twice.
        title: of the honour, without quotation marks.
        reason: why, in words; may be empty.

    Raises:
        errors.NothingToPrint: no title is given.
    """
    if not title:
        raise errors.NothingToPrint(why="还没有写荣誉名称，请先写上，如：优秀志愿者")
    common = {"title": title, "reason": reason, **signers(desk)}
    return [_claim(desk, person, common) for person in people_of(desk, people)]


def enter(
    desk: Desk, people: Sequence[str], title: str, reason: str, planned: Sequence[Planned]
) -> tuple[str, ...] | None:
    """Write a plan for these into the register; as `register.enter`."""
    more = f"（{len(planned)} 人）" if len(planned) > 1 else ""
    name = f"登记荣誉证书「{title}」{more}"
    return register.enter(desk, name, planned, lambda: claims(desk, people, title, reason))


def _claim(desk: Desk, person: Record, common: dict[str, str]) -> Claim:
    # What hangs on a wall at home tells no document's number.
    holder = {
        "name": person.text("name"),
        "volunteer_number": person.text("national_number"),
    }
    facts = holder | common
    for record in valid_certificates(desk, HONOUR, person.id):
        known = facts_of(record)
        if any(known[name] != facts[name] for name in _SUBJECT):
            continue
        same = all(known[name] == facts[name] for name in facts if name not in SIGNERS)
        return Claim(HONOUR, known if same else facts, person.id, standing=record, stands=same)
    return Claim(HONOUR, facts, person.id)
