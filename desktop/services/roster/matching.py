"""Is a row of a roster somebody we know? Decided by evidence, never guessed (domain.md)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells people apart.

    Args:
        id: the record's id, or empty for a row of a file; people merged into one share it.
        name: as written.
        birth_date: ISO, perhaps only a year or a month; empty if unknown.
        id_number: empty if unknown.
        phone: empty if unknown.
        village_group: empty if unknown.
    """

    id: str
    name: str
    birth_date: str
    id_number: str
    phone: str
    village_group: str


@dataclass(frozen=True, slots=True)
class Match:
    """What a row is.

    Args:
        target: the id of the person it is about; empty if it is nobody we know.
        reason: why that can't be told, in Chinese; empty if it can.
        sure: whether the number, or name and birth date, say so; else only a row that tells
            nothing new can be taken for that person.
    """

    target: str = ""
    reason: str = ""
    sure: bool = True


NOBODY = Match()


def decide(row: Identity, known: Sequence[Identity]) -> Match:
    """Who a row is among people with the same ID number or the same name.

    Args:
        row: the row.
        known: everybody who shares its ID number or its name.
    """
    by_number = {p.id for p in known if row.id_number and p.id_number == row.id_number}
    if len(by_number) == 1:
        return Match(by_number.pop())
    if by_number:
        return Match(reason="花名册里有几个人是这个身份证号，请先在花名册里合并")
    namesakes = [p for p in known if p.name == row.name]
    if not namesakes:
        return NOBODY
    return _by_birth(row, namesakes) if row.birth_date else _without_birth(row, namesakes)


def _by_birth(row: Identity, namesakes: Sequence[Identity]) -> Match:
    same = [p for p in namesakes if p.birth_date == row.birth_date]
    if len({p.id for p in same}) > 1:
        return Match(reason="花名册里有几个同名同生日的人，请补上身份证号")
    if same and all(_contradict(row, p) for p in same):
        return Match(reason="与花名册里的人同名同生日，但身份证号不同，请核对是不是同一人")
    if same:
        return Match(same[0].id)
    if any(_may_be(row, p) for p in namesakes):
        return Match(reason="花名册里有同名的人，出生日期不全，分不清是不是同一人，请补全出生日期")
    return NOBODY


def _without_birth(row: Identity, namesakes: Sequence[Identity]) -> Match:
    numbered = {p.id for p in namesakes if p.id_number}
    if row.id_number and numbered >= {p.id for p in namesakes}:
        return NOBODY  # every namesake has another number
    agreeing = {p.id for p in namesakes if _agree(row, p) and not _contradict(row, p)}
    if len(agreeing) == 1:
        return Match(agreeing.pop(), sure=False)
    return Match(reason="花名册里有同名的人，分不清是不是同一人，请补上身份证号或出生日期")


def _contradict(row: Identity, person: Identity) -> bool:
    return bool(row.id_number and person.id_number and row.id_number != person.id_number)


def _may_be(row: Identity, person: Identity) -> bool:
    """Whether birth dates known to different precision could be the same."""
    if _contradict(row, person):
        return False
    one, other = row.birth_date, person.birth_date
    return one.startswith(other) or other.startswith(one)


def _agree(row: Identity, person: Identity) -> bool:
    """For rows without number and birth date: the same phone or group, or neither knows any."""
    pairs = ((row.phone, person.phone), (row.village_group, person.village_group))
    if any(one and one == other for one, other in pairs):
        return True
    return not any(one or other for one, other in pairs)
