"""What a kind of record is, and what every record carries whatever its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from enum import Enum
from functools import cached_property

from desktop import errors
from desktop.model.fields import Field, FieldType, Value, long_text
from desktop.model.ids import RecordId
from desktop.model.locked import LOCKED_WORDS, is_locked, readable


class Scope(Enum):
    """Who may read and write a kind (domain.md, Records)."""

    #: `S`: synced in the station's own feed.
    STATION = "S"
    #: `C`: published from above, read-only here once it came from there.
    PUBLISHED = "C"
    #: `S/C`: both the station's own and published ones.
    BOTH = "S/C"
    #: `L`: stays on this PC.
    LOCAL = "L"


#: The derived column that names the record standing for this one.
MERGED = "merged_into"
#: The field that says when somebody's personal data was deleted at their request.
ERASED = "erased_on"

#: Carried by every kind, after its own fields.
NOTES = long_text("notes", "备注", limit=2_000)


@dataclass(frozen=True)
class Kind:
    """A kind of record: one table, one noun of the command line.

    Args:
        name: the English identifier in the singular.
        label: what the clerk reads.
        scope: who may read and write it.
        own_fields: its fields in the order they are shown.
        title: the fields that name a record in lists and in the words of undo.
        searched: fields whose text can be searched by characters, pinyin and initials.
        names_people: whether the searched fields are people's names, whose surnames read by a table
            of their own; others are read by phrases.
        digits: fields of which any run of digits can be searched (phone).
        insert_only: rows are never edited, only reversed (sync.md rule 10).
        made_by_verb: why the plain add refuses it, in Chinese; empty when it doesn't.
        kept_by_verb: whether the plain set, delete and restore refuse it for the same reason.
        unseen: whether it holds nothing for people: the plain list and export refuse it too.
        derived: columns beside its fields that other records tell, so that they are not journalled.
        groups: fields that only make sense together; in sync they stand or fall as one.
    """

    name: str
    label: str
    scope: Scope
    own_fields: tuple[Field, ...]
    title: tuple[str, ...]
    searched: tuple[str, ...] = ()
    names_people: bool = False
    digits: tuple[str, ...] = ()
    insert_only: bool = False
    made_by_verb: str = ""
    kept_by_verb: bool = False
    unseen: bool = False
    derived: tuple[str, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()

    @property
    def merges(self) -> bool:
        """Whether two of its records can turn out to be one."""
        return MERGED in self.derived

    @cached_property
    def erases(self) -> bool:
        """Whether a record can outlive what it told of a person."""
        return any(field.name == ERASED for field in self.own_fields)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Its own fields and those every kind carries."""
        return (*self.own_fields, NOTES)

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """Its fields by identifier."""
        return {field.name: field for field in self.fields}

    @cached_property
    def private(self) -> frozenset[str]:
        """The names of its private fields."""
        return frozenset(field.name for field in self.fields if field.private)

    @cached_property
    def converted(self) -> tuple[Field, ...]:
        """Its fields that lie in their column otherwise than in memory."""
        types = (FieldType.SET, FieldType.BOOLEAN)
        return tuple(field for field in self.fields if field.type in types)

    def field(self, name: str) -> Field:
        """The field of that name.

        Raises:
            errors.UnknownField: there is none.
        """
        try:
            return self.by_name[name]
        except KeyError:
            known = "、".join(self.by_name)
            raise errors.UnknownField(kind=self.name, field=name, known=known) from None

    @property
    def synced(self) -> bool:
        """Whether its local changes go up."""
        return self.scope in (Scope.STATION, Scope.BOTH)


@dataclass(frozen=True, slots=True)
class Record:
    """One record as it was read.

    Args:
        kind: what it is.
        id: its UUID.
        values: every field of its kind.
        versions: per field the journal row that set it; what an edit names as its base.
        removed_at: when it went to the trash, or None.
    """

    kind: Kind
    id: RecordId
    values: Mapping[str, Value]
    versions: Mapping[str, int] = dataclass_field(default_factory=dict)
    removed_at: str | None = None

    def text(self, name: str) -> str:
        """A field as text; empty where nothing is known, words where it can't be read here."""
        value = self.values[name]
        return "" if value is None else readable(str(value))

    def number(self, name: str) -> int:
        """A whole-number field; 0 where nothing is known."""
        value = self.values[name]
        return int(value) if isinstance(value, int) else 0

    def flag(self, name: str) -> bool:
        """A yes/no field; no where nothing is known."""
        return bool(self.values[name])

    def words(self, name: str) -> tuple[str, ...]:
        """A set field."""
        value = self.values[name]
        return value if isinstance(value, tuple) else ()

    def reference(self, name: str) -> RecordId | None:
        """The id a reference field points at, if any."""
        value = self.values[name]
        return RecordId(value) if isinstance(value, str) and value else None

    def shown(self, name: str) -> str:
        """A field in the clerk's words: choices by label, sets joined, yes and no."""
        field, value = self.kind.field(name), self.values[name]
        if value is None or value == ():
            return ""
        if is_locked(value) or value == LOCKED_WORDS:
            return LOCKED_WORDS
        if field.type is FieldType.CHOICE:
            return field.choice_label(value)
        if field.type is FieldType.BOOLEAN:
            return "是" if value else "否"
        if isinstance(value, tuple):
            return "、".join(value)
        return str(value)

    @property
    def title(self) -> str:
        """What the record is called in lists and sentences."""
        shown = (self.shown(name) for name in self.kind.title)
        return " ".join(part for part in shown if part) or self.kind.label
