"""The same person twice in one file: joined where that is certain, pointed out where not.

Evidence is that of domain.md: the same document number; the same name and birth date; the same
name and village group. A shared phone is none, since families share one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

#: What two people of one name hardly share by chance, taken with all the rest being equal.
_OWN = ("id_number", "birth_date", "phone", "village_group", "address")
_LISTS = ("skills", "service_areas", "team_names")
_Key = tuple[object, object]
_FULL_DATE = len("1985-08-12")


class Twin(NamedTuple):
    """An earlier row that may be the same person.

    Attributes:
        row: which row, counted from 0 as they were given to `People.add`.
        verdict: ``same`` (join them), ``clash`` (one number, two names: neither can be trusted),
            ``unclear`` (the later row has to be looked at) or ``namesake`` (only a remark).
    """

    row: int
    verdict: str


class People:
    """The people of one file, by what tells them apart."""

    def __init__(self) -> None:
        self._values: list[Mapping[str, object]] = []
        self._by_number: dict[object, int] = {}
        self._by_birth: dict[_Key, list[int]] = {}
        self._by_group: dict[_Key, list[int]] = {}

    def find(self, values: Mapping[str, object]) -> Twin | None:
        """The earlier row that may be this person, None if there is none."""
        index = self._by_number.get(values.get("id_number"))
        if index is not None:
            same = self._values[index]["name"] == values["name"]
            return Twin(index, "same" if same else "clash")
        if birth := _birth_key(values):
            earlier = self._by_birth.get(birth)
            return self._twin_by_birth(values, earlier) if earlier else None
        return self._twin_by_group(values)

    def add(self, values: Mapping[str, object]) -> None:
        """Remember the next row; its values may still grow by `join`."""
        index = len(self._values)
        self._values.append(values)
        if (number := values.get("id_number")) is not None:
            self._by_number[number] = index
        if birth := _birth_key(values):
            self._by_birth.setdefault(birth, []).append(index)
        else:
            self._by_group.setdefault(_group_key(values), []).append(index)

    def grown(self, index: int) -> None:
        """A row got a document number by `join`."""
        if (number := self._values[index].get("id_number")) is not None:
            self._by_number.setdefault(number, index)

    def _twin_by_birth(self, values: Mapping[str, object], earlier: list[int]) -> Twin | None:
        possible = [index for index in earlier if not self._other_number(index, values)]
        if not possible:
            return None
        if len(possible) == 1 and not conflicts(self._values[possible[0]], values):
            return Twin(possible[0], "same")
        return Twin(possible[0], "unclear")

    def _twin_by_group(self, values: Mapping[str, object]) -> Twin | None:
        earlier = self._by_group.get(_group_key(values), ())
        for index in earlier:
            if self._values[index] == values:
                # With nothing but a name, two namesakes would look just the same.
                return Twin(index, "same" if _tells_apart(values) else "unclear")
        if values.get("village_group") is None:
            return None
        return next((Twin(index, "namesake") for index in earlier), None)

    def _other_number(self, index: int, values: Mapping[str, object]) -> bool:
        mine, other = values.get("id_number"), self._values[index].get("id_number")
        return mine is not None and other is not None and mine != other


def conflicts(first: Mapping[str, object], second: Mapping[str, object]) -> list[str]:
    """The fields on which two rows differ; lists never do, since they can be joined."""
    return [
        field
        for field, value in second.items()
        if field not in _LISTS and field in first and first[field] != value
    ]


def join(first: dict[str, object], second: Mapping[str, object]) -> None:
    """Add to the first row what only the second knows; lists become the union of both."""
    for field, value in second.items():
        mine = first.get(field)
        if isinstance(value, list) and isinstance(mine, list):
            first[field] = list(dict.fromkeys([*mine, *value]))
        elif mine is None:
            first[field] = value


def _tells_apart(values: Mapping[str, object]) -> bool:
    return any(values.get(field) is not None for field in _OWN)


def _birth_key(values: Mapping[str, object]) -> _Key | None:
    birth = values.get("birth_date")
    if isinstance(birth, str) and len(birth) == _FULL_DATE:
        return values["name"], birth
    return None


def _group_key(values: Mapping[str, object]) -> _Key:
    return values["name"], values.get("village_group")
