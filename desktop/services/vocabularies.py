"""Word lists that offer values, rules and themes: the town's, else the county's, else ours."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from desktop.config import resources
from desktop.model.kind import Record, Scope
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.services.sync import published


def words(desk: Desk, name: str) -> list[str]:
    """The entries of a word list, in its own order; ours for one nobody here has, else empty."""
    return [one["label"] for one in entries(desk, name)]


def entries(desk: Desk, name: str) -> list[dict[str, str]]:
    """The same list with what else its entries say, for example when a festival is.

    A station that was founded by an older program lacks our newer lists, and what later programs
    say of an entry: both come from the file that ships.
    """
    ours = {one["label"]: one for one in _shipped(name)}
    for found in _by_rank(desk, "vocabulary", "name", name):
        if entries_of(found) is not None:
            told = published.structure(found.text("entries"))
            listed = [{key: str(value) for key, value in one.items()} for one in told]
            return [ours.get(one["label"], one) if len(one) == 1 else one for one in listed]
    return list(ours.values())


@cache
def _shipped(name: str) -> tuple[dict[str, str], ...]:
    path = resources() / "vocabularies" / f"{name}.json"
    if not path.is_file():
        return ()
    body = json.loads(path.read_text(encoding="utf-8"))
    # One without a label is data of the program's own.
    told = body["entries"] if "label" in body else ()
    return tuple({key: str(value) for key, value in one.items()} for one in told)


def rule(desk: Desk, name: str) -> dict[str, Any]:
    """A policy's content; empty for one nobody set."""
    for found in _by_rank(desk, "policy", "name", name):
        told = rule_of(found)
        if told is not None:
            return told
    return {}


def entries_of(vocabulary: Record) -> list[str] | None:
    """The words of one list; None where what came from above is none."""
    told = published.structure(vocabulary.text("entries"))
    if not isinstance(told, list):
        return None
    labels = [one.get("label") if isinstance(one, dict) else None for one in told]
    if not all(isinstance(label, str) and label.strip() for label in labels):
        return None
    return [str(label) for label in labels]


def rule_of(policy: Record) -> dict[str, Any] | None:
    """The content of one policy; None where what came from above is none."""
    told = published.structure(policy.text("rule"))
    return told if isinstance(told, dict) else None


def _body_of(document: Record) -> dict[str, Any] | None:
    told = published.structure(document.text("body"))
    return told if isinstance(told, dict) else None


_READ: dict[str, Callable[[Record], Any]] = {
    "vocabulary": entries_of,
    "policy": rule_of,
    "document": _body_of,
}


def unreadable(desk: Desk) -> list[Record]:
    """What came from above and can't be read: the next one holds in its place."""
    found = []
    for kind_name, read in _READ.items():
        kind = kind_named(kind_name)
        bad = [record for record in desk.records.find(kind) if read(record) is None]
        feeds = published.feeds_of(desk, kind, [record.id for record in bad])
        found += [record for record in bad if record.id in feeds]
    return found


def theme(desk: Desk, month: str) -> Record | None:
    """The theme of a month, if there is one: the town's before the county's before the station's.

    Args:
        desk: the open station.
        month: as YYYY-MM.
    """
    return _in_force(desk, "theme", "month", month)


def _in_force(desk: Desk, kind_name: str, field: str, value: str) -> Record | None:
    return next(iter(_by_rank(desk, kind_name, field, value)), None)


def _by_rank(desk: Desk, kind_name: str, field: str, value: str) -> list[Record]:
    """Those of one name, the one in force first."""
    kind = kind_named(kind_name)
    found = desk.records.find(kind, **{field: value})
    if kind.scope is Scope.BOTH:
        # A theme is words for a month, not something to hang up: what is published is the month's.
        feeds = published.feeds_of(desk, kind, [record.id for record in found])
        found = [record for record in found if record.id in feeds] or found
    return published.ranked(desk, kind, found, f"{kind_name}/{value}")
