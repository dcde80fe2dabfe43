"""What must agree in one volunteer: ID number, birth date, sex, name and phones (domain.md)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from desktop import errors
from desktop.model import id_number
from desktop.model.fields import Value
from desktop.model.locked import is_locked
from desktop.model.names import normalise_name
from desktop.model.phones import read_phone

_PHONES = (("phone", "手机"), ("guardian_phone", "监护人电话"))
#: Words in the reason somebody left that say that they have died.
DIED = ("已故", "去世", "逝世", "过世", "病故", "亡故", "身故")
_SEX = {"male": "男", "female": "女"}


def settle(values: Mapping[str, Value], today: dt.date) -> dict[str, Value]:
    """A volunteer's values made regular, with what the ID number tells filled in.

    Args:
        values: the record's values, at least those given.
        today: for the plausibility of dates.

    Returns:
        The same values, regular; birth date, sex and ID type filled from the ID number.

    Raises:
        errors.InvalidValues: they contradict each other (GB 11643, domain.md Rules).
    """
    settled = dict(values)
    if settled.get("name") and not is_locked(settled["name"]):
        settled["name"] = normalise_name(str(settled["name"])) or None
    problems = _settle_phones(settled) + _settle_id(settled, today)
    if problems:
        raise errors.InvalidValues(problems="；".join(problems) + "。")
    return settled


def is_deceased(values: Mapping[str, Value]) -> bool:
    """Whether somebody has died, as far as is written down: they left, and the reason says so.

    The one place that decides it (domain.md, The people: 已故 takes the name off walls and
    reminders, keeps hours).
    """
    reason = values.get("status_reason")
    told = "" if is_locked(reason) else str(reason or "")
    return values.get("status") == "left" and any(word in told for word in DIED)


def _settle_phones(settled: dict[str, Value]) -> list[str]:
    problems = []
    for field, label in _PHONES:
        if settled.get(field) and not is_locked(settled[field]):
            read = read_phone(settled[field])
            if read.phone is None:
                problems.append(f"{label}：“{settled[field]}”{read.problem}")
            settled[field] = read.phone or settled[field]
    return problems


def _settle_id(settled: dict[str, Value], today: dt.date) -> list[str]:
    number, id_type = settled.get("id_number"), settled.get("id_type")
    if not number or is_locked(number):
        return []  # who has the key has checked it
    if is_locked(id_type):
        id_type = None  # a new number over a locked one decides itself what it is
    read = id_number.check(str(number), str(id_type) if id_type else None, today=today)
    if isinstance(read, id_number.IdProblem):
        return [f"证件号码：{read.reason}"]
    settled["id_number"], settled["id_type"] = read.number, read.id_type
    return _settle_birth(settled, read) + _settle_sex(settled, read)


def _settle_birth(settled: dict[str, Value], read: id_number.IdNumber) -> list[str]:
    given = settled.get("birth_date")
    if read.birth_date is None or is_locked(given):
        return []
    if given and not read.birth_date.startswith(str(given)):
        return [f"出生日期 {given} 与身份证号里的 {read.birth_date} 不一致"]
    settled["birth_date"] = read.birth_date
    return []


def _settle_sex(settled: dict[str, Value], read: id_number.IdNumber) -> list[str]:
    given = settled.get("sex")
    if read.sex is None or is_locked(given):
        return []
    if given and given != read.sex:
        return [f"性别“{_SEX[str(given)]}”与身份证号不一致（证号是{_SEX[read.sex]}）"]
    settled["sex"] = read.sex
    return []
