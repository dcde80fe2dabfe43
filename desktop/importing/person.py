"""Whether the facts of one row can be true together, and what they tell beyond themselves."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from desktop.model.id_number import IdNumber, IdProblem, check

_SEXES = {"male": "男", "female": "女"}


class Contradiction(NamedTuple):
    """Two facts that can't both be true.

    Attributes:
        field: the field to look at beside the document number.
        reason: in Chinese, naming both.
    """

    field: str
    reason: str


def settle(values: dict[str, object], today: datetime.date) -> list[Contradiction]:
    """Bring the document number in line with what stands beside it.

    A resident's number tells birth date and sex: they are taken from it where their cells are
    empty or less precise, and have to agree where they are not.

    Args:
        values: the row's fields; ``id_number`` is an `IdNumber` and becomes text.
        today: for a number that is judged again by its stated type.

    Returns:
        What can't be true together.
    """
    found = values.get("id_number")
    stated = values.get("id_type")
    if not isinstance(found, IdNumber):
        values.pop("id_type", None)
        return []
    if isinstance(stated, str) and stated != found.id_type:
        again = check(found.number, stated, today=today)
        if isinstance(again, IdProblem):
            return [Contradiction("id_number", f"与证件类型不符：{again.reason}")]
        found = again
    values["id_number"], values["id_type"] = found.number, found.id_type
    return [
        contradiction
        for contradiction in (_birth(found, values), _sex(found, values))
        if contradiction
    ]


def _birth(found: IdNumber, values: dict[str, object]) -> Contradiction | None:
    if found.birth_date is None:
        return None
    written = values.get("birth_date")
    if isinstance(written, str) and not found.birth_date.startswith(written):
        return Contradiction(
            "birth_date",
            f"证件号码里的出生日期是 {found.birth_date}，这里写的是 {written}，"
            "两处不一致，请对照原件改正其中一处",
        )
    values["birth_date"] = found.birth_date
    return None


def _sex(found: IdNumber, values: dict[str, object]) -> Contradiction | None:
    if found.sex is None:
        return None
    written = values.get("sex")
    if isinstance(written, str) and written != found.sex:
        return Contradiction(
            "sex",
            f"证件号码表明是{_SEXES[found.sex]}，这里写的是{_SEXES[written]}，"
            "两处不一致，请对照原件改正其中一处",
        )
    values["sex"] = found.sex
    return None
