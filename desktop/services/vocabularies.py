"""Word lists that offer values, and rules that a county may set."""

from __future__ import annotations

import json
from typing import Any

from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk


def words(desk: Desk, name: str) -> list[str]:
    """The entries of a word list, in its own order; empty for one nobody has."""
    found = _newest(desk, "vocabulary", name)
    if found is None:
        return []
    return [str(entry["label"]) for entry in json.loads(found.text("entries"))]


def rule(desk: Desk, name: str) -> dict[str, Any]:
    """A policy's content; empty for one nobody set."""
    found = _newest(desk, "policy", name)
    return dict(json.loads(found.text("rule"))) if found else {}


def _newest(desk: Desk, kind: str, name: str) -> Record | None:
    """The one written last: what came from the county takes the place of what was shipped."""
    found = desk.records.find(kind_named(kind), name=name)
    return max(found, key=lambda record: max(record.versions.values()), default=None)
