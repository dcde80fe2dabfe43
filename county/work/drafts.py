"""From what somebody wrote to the change that is published: checked whole before anything is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from county import errors
from county.wire.kinds import KindRule
from county.wire.ops import ADD, SET, Fields
from county.wire.values import in_articles, troubles
from county.work.publishing import Change


@dataclass(frozen=True, slots=True)
class Standing:
    """A record as it stands in the feed it is published to.

    Args:
        fields: its values.
        removed: it was withdrawn.
    """

    fields: Mapping[str, Any]
    removed: bool


def change_of(
    kind: str,
    rule: KindRule,
    record_id: str,
    document: Mapping[str, Any],
    standing: Standing | None,
) -> Change:
    """The change that makes a record what a document says.

    Args:
        kind: of the record.
        rule: of the kind.
        record_id: of the record.
        document: field -> value. A list is the whole of a set; an object becomes JSON text, and
            plain text becomes the paragraphs of a text's body.
        standing: what there is of it; None for a new record.

    Raises:
        errors.BadInput: it has what stations could not read, or lacks what they need.
    """
    values = {name: _plain(rule, name, value, document) for name, value in document.items()}
    living = standing is not None and not standing.removed
    for why in troubles(rule, values, whole=not living):
        raise errors.BadInput(what=f"{kind}：{why}。没有发布。")
    held = standing.fields if standing else {}
    fields = {
        name: _set_change(value, held.get(name)) if name in rule.sets else value
        for name, value in values.items()
    }
    return Change(kind, record_id, fields, SET if living else ADD)


def _plain(rule: KindRule, name: str, value: object, document: Mapping[str, Any]) -> object:
    field = rule.fields.get(name)
    if isinstance(value, float):
        raise errors.BadInput(what=f"“{name[:40]}”只能是整数。")
    if field is not None and field.form == "articles" and isinstance(value, str) and value.strip():
        return in_articles(str(document.get("title") or ""), value)
    if isinstance(value, dict | list) and (field is None or field.type == "json"):
        return json.dumps(value, ensure_ascii=False)
    return value


def _set_change(value: object, held: object) -> Fields:
    wanted = value if isinstance(value, list) else []
    before = held if isinstance(held, list) else []
    return {
        "+": [each for each in wanted if each not in before],
        "-": [each for each in before if each not in wanted],
    }
