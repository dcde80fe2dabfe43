"""What comes with the program into a station: word lists, rules and texts for the wall."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop import config
from desktop.model.fields import Value
from desktop.model.ids import RecordId, agreed_id
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.storage.journal import open_group
from desktop.storage.settings import Settings

#: Setting: the texts this station was given, by name; one that was deleted does not come again.
_BROUGHT = "texts_brought"
#: What programs gave that did not write that down.
_FIRST_TEXTS = ("recruitment-rules",)
_DOCUMENT = kind_named("document")


def shipped(code: str, today: str = "") -> Iterator[tuple[str, RecordId, dict[str, Value]]]:
    """The vocabularies, policies and texts that come with the program: (kind, agreed id, values).

    Args:
        code: the station's division code.
        today: ISO day from which the station's rules hold; empty where nobody has said so. What
            somebody else must adopt or fill in first holds from no day.
    """
    for kind_name, folder in (
        ("vocabulary", "vocabularies"),
        ("policy", "policies"),
        ("document", "texts"),
    ):
        for path in _files(folder):
            for key, values in _values(kind_name, path, today):
                yield kind_name, agreed_id(code, f"{kind_name}/{key}"), values


def mark_brought(settings: Settings) -> None:
    """Write down that the station has all texts of this program."""
    settings.put(_BROUGHT, [path.stem for path in _files("texts")])


def bring_texts(desk: Desk) -> int:
    """Add the texts that a newer program ships, as rows every PC of the station makes alike.

    They have no day from which they hold: two PCs that are updated on different days would call
    that a conflict, and nobody has put them into force yet.

    Args:
        desk: the open station.

    Returns:
        How many came.
    """
    known = set(desk.settings.get(_BROUGHT, default=None) or _FIRST_TEXTS)
    new = [path for path in _files("texts") if path.stem not in known]
    stations = desk.records.find(kind_named("station"))
    if not new or not stations:  # a damaged file may have lost its station; it gets one first
        return 0
    code, came = stations[0].text("division_code"), 0
    with open_group(
        desk.store, "init", "程序更新带来的文本", clerk=None, now=desk.clock()
    ) as group:
        for path in new:
            made = agreed_id(code, f"document/{path.stem}")
            if not desk.records.get_many(_DOCUMENT, [made]):  # another PC may have brought it
                for _, values in _values("document", path, ""):
                    desk.records.insert(group, _DOCUMENT, values, made)
                    came += 1
        mark_brought(desk.settings)
    return came


def _files(folder: str) -> list[Path]:
    return sorted((config.resources() / folder).glob("*.json"))


def _values(kind: str, path: Path, today: str) -> list[tuple[str, dict[str, Value]]]:
    body: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    text = json.dumps(body.get("entries", body.get("rule", body)), ensure_ascii=False)
    if kind == "document":
        sort = str(body.get("kind", "rules"))
        values: dict[str, Value] = {
            "kind": sort,
            "template": path.stem,
            "title": str(body["title"]),
            "body": text,
            "effective_on": today if today and sort == "rules" else None,
        }
        return [(path.stem, values)]
    if "label" not in body:
        return []  # data of the program's own, for example the import's column names
    inside = "entries" if kind == "vocabulary" else "rule"
    return [(path.stem, {"name": path.stem, "label": str(body["label"]), inside: text})]
