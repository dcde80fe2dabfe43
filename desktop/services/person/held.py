"""What the station holds about somebody, found by walking every reference to them.

Kinds are asked for their references, so that one that comes later is found by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.model.fields import Field, FieldType
from desktop.model.kind import Kind, Record
from desktop.model.kinds import ALL, kind_named, references_to
from desktop.services.desk import Desk

VOLUNTEER = kind_named("volunteer")
_TEXTS = (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.JSON, FieldType.SET)
#: A name of one character would be found in half of all texts.
_SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class Held:
    """A record that points at the person.

    Args:
        record: as it stands, perhaps in the trash.
        fields: labels of the fields that point at them.
        own: whether it is about them alone, so that all of it is theirs to see; else it only names
            them, and what else it says may be other people's.
    """

    record: Record
    fields: tuple[str, ...]
    own: bool

    @property
    def kind(self) -> Kind:
        """What it is."""
        return self.record.kind


@dataclass(frozen=True, slots=True)
class Mention:
    """A text in which the person is named.

    Args:
        record: that holds it.
        field: label of the field.
        sure: whether the text names the record of the person; else it has their name in it, which
            a namesake may bear.
    """

    record: Record
    field: str
    sure: bool


def pointing_at(desk: Desk, ids: Sequence[str]) -> list[Held]:
    """Every record that refers to one of these ids, the trash included, kind by kind.

    Args:
        desk: the open station.
        ids: all ids that are one person.
    """
    found: dict[str, Held] = {}
    for kind, field in references_to(VOLUNTEER):
        for record in _where(desk, kind, field, ids):
            before = found.get(record.id)
            fields = (*(before.fields if before else ()), field.label)
            own = is_own(field) or bool(before and before.own)
            found[record.id] = Held(record, fields, own)
    order = {name: place for place, name in enumerate(ALL)}
    return sorted(found.values(), key=lambda held: (order[held.kind.name], held.record.id))


def aliases_of(desk: Desk, ids: Sequence[str]) -> list[Record]:
    """What was written down of who is the same person; they name ids by text."""
    listed = json.dumps(list(ids))
    found: list[Record] = []
    for kind_name, ends in (("alias", ("loser", "survivor")), ("not_same", ("one", "other"))):
        tests = " OR ".join(f"[{end}] IN (SELECT value FROM json_each(?1))" for end in ends)
        where = f"WHERE of_kind = 'volunteer' AND ({tests}) ORDER BY id"
        found += desk.records.select(kind_named(kind_name), where, (listed,))
    return found


def mentions(desk: Desk, ids: Sequence[str], names: Sequence[str]) -> list[Mention]:
    """Texts of other records that name the person, by id or by name.

    Args:
        desk: the open station.
        ids: all ids that are one person; their own records are left out.
        names: what they are called.
    """
    known = {*ids, *(held.record.id for held in pointing_at(desk, ids) if held.own)}
    wanted = [name for name in names if len(name) >= _SHORTEST_NAME]
    return [
        one
        for kind in ALL.values()
        for one in _mentioned(desk, kind, ids, wanted)
        if one.record.id not in known and kind.name != "alias"
    ]


def is_own(field: Field) -> bool:
    """Whether a reference says whose a record is, not only who is named in it."""
    return field.fixed or field.name == VOLUNTEER.name


def _where(desk: Desk, kind: Kind, field: Field, ids: Sequence[str]) -> list[Record]:
    where = f"WHERE [{field.name}] IN (SELECT value FROM json_each(?)) ORDER BY id"
    return desk.records.select(kind, where, (json.dumps(list(ids)),))


def _mentioned(
    desk: Desk, kind: Kind, ids: Sequence[str], names: Sequence[str]
) -> Iterator[Mention]:
    texts = [f for f in kind.fields if f.type in _TEXTS and not f.private]
    words = [*ids, *names]
    if not texts or not words:
        return
    tests = " OR ".join(f"instr([{f.name}], ?{n})" for f in texts for n in _numbers(words))
    for record in desk.records.select(kind, f"WHERE {tests} ORDER BY id", words):
        for field in texts:
            said = "\n".join(record.words(field.name)) or str(record.values[field.name] or "")
            if any(word in said for word in words):
                sure = any(one in said for one in ids)
                yield Mention(record, field.label, sure)


def _numbers(words: Sequence[str]) -> range:
    return range(1, len(words) + 1)
