"""What records are called in sentences and lists: by title, with what they belong to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from desktop.model.fields import Field, FieldType, Value
from desktop.model.kind import Kind, Record
from desktop.model.kinds import ALL, kind_named
from desktop.model.locked import LOCKED_WORDS, is_locked
from desktop.services.desk import Desk

#: How much of a structured field lists and histories show, in characters.
_SHORT = 40
#: What the facts of a certificate are called.
_FACTS = {
    "name": "姓名",
    "activity": "活动",
    "held_on": "日期",
    "minutes": "分钟",
    "role": "分工",
    "place": "地点",
    "volunteer_number": "志愿者编号",
    "id_type": "证件类型",
    "id_number": "证件号码",
    "issuer": "发证单位",
    "head": "负责人",
    "handler": "经办人",
    "phone": "电话",
}


class Names:
    """Titles of records, each looked up once; of what lies in the trash too.

    Args:
        desk: the open station.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[str, Record | None] = {}

    def learn(self, records: Sequence[Record]) -> None:
        """Look up what many records point at, a query or two a kind instead of one a record."""
        found = self._look_up(_pointed_at(records))
        while found:
            found = self._look_up(_pointed_at(found, belonging=True))

    def of(self, record: Record) -> str:
        """For example 宣讲员 · 重阳敬老 · 张三."""
        parts = [record.title if record.title != record.kind.label else ""]
        parts += self._owners(record)
        return " · ".join(part for part in parts if part) or record.kind.label

    def referred(self, kind: Kind, record_id: str) -> str:
        """What a reference points at; the id itself where nothing of that id was ever here."""
        found = self._record(kind, record_id)
        return self.of(found) if found else record_id

    def shown(self, record: Record, name: str) -> str:
        """A field in the clerk's words, references by title, structures in short."""
        field, value = record.kind.field(name), record.values[name]
        if field.refers_to and value:
            return self.referred(kind_named(field.refers_to), str(value))
        if field.type is FieldType.JSON:
            return in_short(value)
        return record.shown(name)

    def _owners(self, record: Record) -> Iterator[str]:
        for field in record.kind.fields:
            owner = record.values.get(field.name) if _belongs(field) else None
            found = self._record(kind_named(field.refers_to or ""), str(owner)) if owner else None
            if found is not None and found.title != found.kind.label:
                yield found.title
        if record.kind.name == "answer":
            yield self._answered(record)

    def _answered(self, answer: Record) -> str:
        """What an answer is about; it may be of a kind that only a newer program knows."""
        kind = ALL.get(str(answer.values.get("of_kind")))
        found = self._record(kind, str(answer.values.get("record"))) if kind else None
        return found.title if found else ""

    def _record(self, kind: Kind, record_id: str) -> Record | None:
        if record_id not in self._known:
            found = self._desk.records.get_many(kind, [record_id])
            self._known[record_id] = found[0] if found else None
        return self._known[record_id]

    def _look_up(self, wanted: Iterable[tuple[str, str]]) -> list[Record]:
        by_kind: dict[str, list[str]] = {}
        for kind_name, record_id in wanted:
            if record_id not in self._known:
                self._known[record_id] = None
                by_kind.setdefault(kind_name, []).append(record_id)
        found: list[Record] = []
        for kind_name, ids in by_kind.items():
            found += self._desk.records.get_many(kind_named(kind_name), ids)
        self._known |= {str(record.id): record for record in found}
        return found


def called(desk: Desk, record: Record) -> str:
    """What one record is called together with what it belongs to."""
    return Names(desk).of(record)


def in_short(value: Value) -> str:
    """A structured field in a few words.

    Args:
        value: JSON text, or nothing.
    """
    if not value:
        return ""
    if is_locked(value):
        return LOCKED_WORDS
    try:
        told = json.loads(str(value))
    except (ValueError, RecursionError):
        told = str(value)  # what came from above may be no JSON at all
    words = str(told)
    if isinstance(told, dict):
        facts = [f"{label} {told[name]}" for name, label in _FACTS.items() if told.get(name)]
        words = "，".join(facts) if "name" in told and facts else f"{len(told)} 项"
    elif isinstance(told, list):
        plain = [one for one in told if isinstance(one, str)]
        words = f"{len(told)} 项" + (f"：{'、'.join(plain)}" if plain else "")
    return words if len(words) <= _SHORT else f"{words[: _SHORT - 1]}…"


def _belongs(field: Field) -> bool:
    return bool(field.fixed and field.refers_to)


def _pointed_at(records: Iterable[Record], *, belonging: bool = False) -> Iterator[tuple[str, str]]:
    for record in records:
        for field in record.kind.fields:
            value = record.values.get(field.name)
            if field.refers_to and value and (_belongs(field) or not belonging):
                yield field.refers_to, str(value)
