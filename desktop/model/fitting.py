"""Whether a value that came from elsewhere can stand in a field: its type, its size, its calendar.

What a form would take fits; what a field of this program could never hold does not, and is kept
beside the record until a program knows what to do with it (sync.md rule 15).
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from desktop.model.fields import Field, FieldType
from desktop.model.kind import Kind

#: What a person reads in place of such a value.
STRANGE_WORDS = "（这个版本读不懂的内容）"
Fits = Callable[[Any], bool]

_YEARS = range(1900, 2201)
_PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_ISO_DAY, _LARGEST = len("2026-03-05"), 10**12
_WORD_LIMIT, _MOST_WORDS = 200, 2_000
#: Structures that the program takes apart, by kind and field.
_SHAPES: dict[tuple[str, str], type] = {
    ("policy", "rule"): dict,
    ("certificate", "facts"): dict,
    ("vocabulary", "entries"): list,
}


def fitting(kind: Kind, field: Field) -> Fits:
    """The test for a field's values, as the journal spells them; nothing at all always fits."""
    if field.type is FieldType.JSON:
        return _structure(field.limit, _SHAPES.get((kind.name, field.name)))
    if field.type is FieldType.CHOICE:
        return _choice(frozenset(dict(field.choices)))
    if field.type is FieldType.DATE:
        return _partial_day if field.partial else _day
    return _BY_TYPE.get(field.type) or _text(field.limit)


def is_moment(text: object) -> bool:
    """Whether this is a time with or without its zone, as history and trash show it."""
    try:
        return isinstance(text, str) and dt.datetime.fromisoformat(text).year in _YEARS
    except ValueError:
        return False


def _text(limit: int) -> Fits:
    def fits(value: Any) -> bool:  # noqa: ANN401 - JSON
        return value is None or (type(value) is str and len(value) <= limit and "\0" not in value)

    return fits


def _choice(codes: frozenset[str]) -> Fits:
    def fits(value: Any) -> bool:  # noqa: ANN401 - JSON
        return value is None or (type(value) is str and (value in codes or not value))

    return fits


def _structure(limit: int, shape: type | None) -> Fits:
    def fits(value: Any) -> bool:  # noqa: ANN401 - JSON
        if value is None:
            return True
        if type(value) is not str or len(value) > limit:
            return False
        try:
            told = json.loads(value)
        except (ValueError, RecursionError):
            return False
        if shape is list:
            return isinstance(told, list) and all(isinstance(one, dict) for one in told)
        return shape is None or isinstance(told, shape)

    return fits


def _integer(value: Any) -> bool:  # noqa: ANN401 - JSON
    return value is None or (type(value) is int and -_LARGEST <= value <= _LARGEST)


def _boolean(value: Any) -> bool:  # noqa: ANN401 - JSON
    return value is None or type(value) is bool


def _day(value: Any) -> bool:  # noqa: ANN401 - JSON
    if value is None or value == "":
        return True
    return type(value) is str and len(value) == _ISO_DAY and _is_day(value)


@lru_cache(maxsize=20_000)
def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).year in _YEARS
    except ValueError:
        return False


def _partial_day(value: Any) -> bool:  # noqa: ANN401 - JSON
    if type(value) is str and value and not _PARTIAL.fullmatch(value):
        return False
    return _day(f"{value}-01-01"[:_ISO_DAY]) if type(value) is str and value else _day(value)


def _local_moment(value: Any) -> bool:  # noqa: ANN401 - JSON
    if value is None or value == "":
        return True
    return is_moment(value) and dt.datetime.fromisoformat(value).tzinfo is None


def _words(value: Any) -> bool:  # noqa: ANN401 - JSON
    """A whole set, or a change of one."""
    if type(value) is dict:
        return value.keys() <= {"+", "-"} and all(_words(part) for part in value.values())
    if value is None:
        return True
    return (
        type(value) is list
        and len(value) <= _MOST_WORDS
        and all(type(word) is str and len(word) <= _WORD_LIMIT for word in value)
    )


_BY_TYPE: dict[FieldType, Fits] = {
    FieldType.INTEGER: _integer,
    FieldType.BOOLEAN: _boolean,
    FieldType.DATETIME: _local_moment,
    FieldType.SET: _words,
}
