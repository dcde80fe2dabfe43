"""A field's value in memory, in its column, and in the journal's JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from desktop.model.fields import Field, FieldType, Value
from desktop.model.kind import Kind

#: The trash mark is journalled and versioned like a field of every kind.
REMOVED = "removed_at"


def to_column(value: Value) -> str | int | None:
    """What SQLite stores."""
    if value is None:
        return None
    if isinstance(value, tuple):
        return msgspec.json.encode(value).decode()
    if isinstance(value, bool):
        return int(value)
    return value if isinstance(value, int) else str(value)


def from_column(field: Field, raw: Any) -> Value:  # noqa: ANN401 - what SQLite gives
    """What the program passes round."""
    if field.type is FieldType.SET:
        return tuple(msgspec.json.decode(raw)) if raw else ()
    if raw is None:
        return None
    if field.type is FieldType.BOOLEAN:
        return bool(raw)
    return raw  # type: ignore[no-any-return]


def to_json(value: Value) -> Any:  # noqa: ANN401 - JSON
    """What the journal keeps."""
    return list(value) if isinstance(value, tuple) else value


def from_json(field: Field | None, value: Any) -> Value:  # noqa: ANN401 - JSON
    """What the journal kept, as the program passes it round."""
    if field is not None and field.type is FieldType.SET:
        return tuple(value or ())
    return value  # type: ignore[no-any-return]


def known(values: Mapping[str, Value]) -> dict[str, Any]:
    """The JSON of a new record's values: only what is there, so that payloads stay small."""
    return {
        name: list(value) if type(value) is tuple else value
        for name, value in values.items()
        if value is not None and value != ()
    }


def complete(kind: Kind, values: Mapping[str, Value]) -> dict[str, Value]:
    """Every field of a kind, given, by default, or empty; sets sorted and without repeats."""
    empty, odd = _shape(kind)
    full = dict(empty)
    for name, value in values.items():
        if value is None or name not in full:
            continue
        if name in odd:
            full[name] = normal(odd[name], value)
        else:
            full[name] = None if value == "" else value
    return full


def row(values: Sequence[Value]) -> tuple[str | int | None, ...]:
    """What SQLite stores of many values."""
    # Nearly all are stored as they are; whoever asks each one by itself spends most of a page here.
    return tuple(
        [v if v is None or type(v) is str or type(v) is int else to_column(v) for v in values]
    )


#: Kind -> its values when nothing is given, and the fields whose values have one form of many.
_SHAPES: dict[str, tuple[Kind, dict[str, Value], dict[str, Field]]] = {}


def _shape(kind: Kind) -> tuple[dict[str, Value], dict[str, Field]]:
    found = _SHAPES.get(kind.name)
    if found is None or found[0] is not kind:
        empty = {field.name: normal(field, field.default) for field in kind.fields}
        odd = {f.name: f for f in kind.fields if f.type in (FieldType.SET, FieldType.BOOLEAN)}
        found = _SHAPES[kind.name] = (kind, empty, odd)
    return found[1], found[2]


def normal(field: Field, value: Value) -> Value:
    """One form for equal values, so that equality is equality."""
    if field.type is FieldType.SET:
        return tuple(sorted(set(value))) if isinstance(value, tuple) else ()
    if value == "":
        return None
    if field.type is FieldType.BOOLEAN and value is not None:
        return bool(value)
    return value
