"""Word lists that offer values, rules and themes: the town's, else the county's, else ours."""

from __future__ import annotations

import json
from typing import Any

from desktop.model.kind import Record, Scope
from desktop.model.kinds import kind_named
from desktop.services import published
from desktop.services.desk import Desk


def words(desk: Desk, name: str) -> list[str]:
    """The entries of a word list, in its own order; empty for one nobody has."""
    found = _in_force(desk, "vocabulary", "name", name)
    if found is None:
        return []
    return [str(entry["label"]) for entry in json.loads(found.text("entries"))]


def rule(desk: Desk, name: str) -> dict[str, Any]:
    """A policy's content; empty for one nobody set."""
    found = _in_force(desk, "policy", "name", name)
    return dict(json.loads(found.text("rule"))) if found else {}


def theme(desk: Desk, month: str) -> Record | None:
    """The theme of a month, if there is one: the town's before the county's before the station's.

    Args:
        desk: the open station.
        month: as YYYY-MM.
    """
    return _in_force(desk, "theme", "month", month)


def _in_force(desk: Desk, kind_name: str, field: str, value: str) -> Record | None:
    kind = kind_named(kind_name)
    found = desk.records.find(kind, **{field: value})
    if kind.scope is Scope.BOTH:
        # A theme is words for a month, not something to hang up: what is published is the month's.
        feeds = published.feeds_of(desk, kind, [record.id for record in found])
        found = [record for record in found if record.id in feeds] or found
    return published.first(desk, kind, found, f"{kind_name}/{value}")
