"""Makes resources/protocol/kinds.json from the station's kinds: what a county must know of each.

Run: python -m tools.make_protocol_kinds
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from desktop.model import kinds
from desktop.model.fields import Field, FieldType
from desktop.model.kind import Kind

TARGET = Path(__file__).resolve().parents[1] / "resources" / "protocol" / "kinds.json"

#: Records that keep another from being deleted: a volunteer who has hours is archived (domain.md).
_KEPT_BY = {"volunteer": ["hour_entry"]}
#: What the text of a field must be beyond its type, where the program takes it apart.
_FORMS = {
    ("claim", "month"): "month",
    ("document", "body"): "articles",
    ("policy", "rule"): "object",
    ("theme", "month"): "month",
    ("vocabulary", "entries"): "words",
}
#: Kinds of domain.md that stations don't know yet; their fields are plain until they do.
_LATER: dict[str, dict[str, Any]] = {
    "answer": {"scope": "S", "answers": True},
    "belt": {"scope": "C"},
    "benefit": {"scope": "S/C"},
    "learning": {"scope": "C"},
    "project": {"scope": "S/C"},
    "reward": {"scope": "S/C"},
    "score": {"scope": "S/C", "answers": True},
    "unit": {"scope": "S/C"},
    "work_brief": {"scope": "C"},
}


def document() -> str:
    """The text of the file."""
    told = _LATER | {kind.name: _kind(kind) for kind in kinds.ALL.values()}
    for name, kept_by in _KEPT_BY.items():
        told[name]["kept_by"] = kept_by
    body = {"format": "station-kinds-1", "kinds": dict(sorted(told.items()))}
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _kind(kind: Kind) -> dict[str, Any]:
    told: dict[str, Any] = {"scope": kind.scope.value}
    if kind.insert_only:
        told["insert_only"] = True
    if kind.name in _LATER and _LATER[kind.name].get("answers"):
        told["answers"] = True
    if kind.groups:
        told["groups"] = [list(group) for group in kind.groups]
    told["fields"] = {
        field.name: _field(field) | _form(kind, field) for field in kind.fields if not field.local
    }
    return told


def _form(kind: Kind, field: Field) -> dict[str, Any]:
    form = _FORMS.get((kind.name, field.name))
    return {"form": form} if form else {}


def _field(field: Field) -> dict[str, Any]:
    told: dict[str, Any] = {"type": field.type.value}
    if field.type is FieldType.SET:
        told["set"] = True
    if field.private:
        told["private"] = True
    if field.refers_to:
        told["refs"] = field.refers_to
    if field.type in (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.JSON, FieldType.SET):
        told["limit"] = field.limit
    if field.choices:
        told["choices"] = [code for code, _ in field.choices]
    if field.required:
        told["required"] = True
    if field.partial:
        told["partial"] = True
    return told


def main() -> None:
    """Write the file."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(document(), encoding="utf-8")


if __name__ == "__main__":
    main()
