"""Word lists that offer values, and rules that a county may set."""

from __future__ import annotations

import json
from typing import Any

from desktop.model.kinds import kind_named
from desktop.services.desk import Desk


def words(desk: Desk, name: str) -> list[str]:
    """The entries of a word list, in its own order; empty for one nobody has."""
    found = desk.records.find(kind_named("vocabulary"), name=name)
    if not found:
        return []
    return [str(entry["label"]) for entry in json.loads(found[-1].text("entries"))]


def rule(desk: Desk, name: str) -> dict[str, Any]:
    """A policy's content; empty for one nobody set."""
    found = desk.records.find(kind_named("policy"), name=name)
    return dict(json.loads(found[-1].text("rule"))) if found else {}
