"""`resources/protocol/kinds.json` says of every synced kind what the program's own kinds say."""

from __future__ import annotations

import json
from typing import Any

import pytest

from desktop import config
from desktop.model.fields import Field, FieldType
from desktop.model.kind import Kind, Scope
from desktop.model.kinds import ALL

_LIMITED = (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.SET, FieldType.JSON)


def told() -> dict[str, Any]:
    path = config.resources() / "protocol" / "kinds.json"
    kinds: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["kinds"]
    return kinds


def as_told(field: Field) -> dict[str, Any]:
    facts = {
        "set": field.type is FieldType.SET,
        "private": field.private,
        "refs": field.refers_to,
        "limit": field.limit if field.type in _LIMITED and not field.refers_to else None,
        "type": field.type.value,
        "choices": [code for code, _ in field.choices],
        "required": field.required,
        "partial": field.partial,
    }
    return {name: value for name, value in facts.items() if value}


def without_form(field: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in field.items() if name != "form"}


@pytest.mark.parametrize("kind", [k for k in ALL.values() if k.scope is not Scope.LOCAL])
def test_a_kind_is_told_as_it_is(kind: Kind) -> None:
    rule = told()[kind.name]

    assert rule["scope"] == kind.scope.value
    assert bool(rule.get("insert_only")) == kind.insert_only
    fields = {name: without_form(field) for name, field in rule["fields"].items()}
    assert fields == {f.name: as_told(f) for f in kind.fields if not f.local}


def test_texts_that_programs_take_apart_have_a_form() -> None:
    forms = {
        (kind, name): field["form"]
        for kind, rule in told().items()
        for name, field in rule.get("fields", {}).items()
        if "form" in field
    }
    assert forms == {
        ("claim", "month"): "month",
        ("document", "body"): "articles",
        ("policy", "rule"): "object",
        ("theme", "month"): "month",
        ("vocabulary", "entries"): "words",
    }


def test_groups_name_fields_of_their_kind() -> None:
    for name, rule in told().items():
        for group in rule.get("groups", ()):
            assert set(group) <= set(rule["fields"]), name
