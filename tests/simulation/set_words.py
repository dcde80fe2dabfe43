"""Words of sets that an older op leaves to a newer one of its replica which came first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.simulation.fold import Row


def left(fields: Mapping[str, Any], outcome: Mapping[str, Any]) -> Mapping[str, Any]:
    """What an op sets, without the words its row says it leaves."""
    late = outcome.get("late_words") or {}
    less = {
        name: {sign: [w for w in told if w not in words] for sign, told in fields[name].items()}
        for name, words in late.items()
    }
    return {**fields, **less}


def misjudged(row: Row, before: Iterable[Row], kin: Callable[[Row], bool]) -> str | None:
    """What is wrong with the words a row says it leaves; None if nothing is.

    Args:
        row: the newest.
        before: the rows before it.
        kin: whether one of them may be a later op of the same PC under whatever id.
    """
    late = row.outcome.get("late_words") or {}
    later = [one for one in before if one.key == row.key and not one.outcome.get("already")]
    for name, change in (row.op.get("f") or {}).items():
        if not _is_delta(change) or name in row.outcome.get("late", ()):
            continue
        told, words = set(late.get(name, ())), _words(change)
        must = [one for one in later if one.replica == row.replica and row.made_before(one)]
        if lacking := words & _touched(must, name) - told:
            return f"{name}: {sorted(lacking)} were touched by a later op"
        if too_many := told - (words & _touched([one for one in later if kin(one)], name)):
            return f"{name}: {sorted(too_many)} were touched by no later op"
    return None


def _touched(rows: Iterable[Row], name: str) -> set[str]:
    found: set[str] = set()
    for row in rows:
        change = left(row.op.get("f") or {}, row.outcome).get(name)
        found |= _words(change) if _is_delta(change) else set()
    return found


def _is_delta(value: Any) -> bool:
    return isinstance(value, Mapping) and bool(value) and set(value) <= {"+", "-"}


def _words(change: Mapping[str, Iterable[str]]) -> set[str]:
    return {word for words in change.values() for word in words}
