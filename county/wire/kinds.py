"""What the protocol knows of each kind: `resources/protocol/kinds.json`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import msgspec

from county.config import resources

#: Scopes of domain.md: the station's own, published from above, both.
STATION, PUBLISHED, BOTH = "S", "C", "S/C"


class FieldRule(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the county must know of a field.

    Args:
        set: it holds a set of words.
        private: it leaves stations sealed.
        refs: the kind it points at.
        limit: the most characters, or words of a set.
        type: `text`, `long_text`, `integer`, `boolean`, `date`, `datetime`, `choice`, `set`,
            `reference` or `json`.
        choices: the values a `choice` may have.
        required: a record is nothing without it.
        partial: a `date` may lack its day, or month and day.
        form: what a text must be beyond that: `month`, `object`, `words` or `articles`.
    """

    set: bool = False
    private: bool = False
    refs: str | None = None
    limit: int | None = None
    type: str = ""
    choices: tuple[str, ...] = ()
    required: bool = False
    partial: bool = False
    form: str = ""


class KindRule(msgspec.Struct, frozen=True, omit_defaults=True, dict=True):
    """What the county must know of a kind.

    Args:
        scope: who may write it; None for a kind this page doesn't know.
        fields: its fields by name.
        groups: fields that only make sense together.
        insert_only: records are added and never changed.
        answers: towns and county write it into stations' feeds.
        kept_by: a record isn't deleted while records of these kinds refer to it.
    """

    scope: str | None = None
    fields: Mapping[str, FieldRule] = msgspec.field(default_factory=dict)
    groups: tuple[tuple[str, ...], ...] = ()
    insert_only: bool = False
    answers: bool = False
    kept_by: tuple[str, ...] = ()

    @cached_property
    def refs(self) -> dict[str, str]:
        """Fields that refer to records, and the kind of those."""
        return {name: rule.refs for name, rule in self.fields.items() if rule.refs}

    @cached_property
    def sets(self) -> frozenset[str]:
        """Fields that hold sets."""
        return frozenset(name for name, rule in self.fields.items() if rule.set)

    @cached_property
    def limits(self) -> dict[str, int]:
        """The most characters of text fields."""
        return {name: r.limit for name, r in self.fields.items() if r.limit and not r.set}


NEUTRAL = KindRule()


@dataclass(frozen=True)
class Kinds:
    """All kinds by name; unknown ones are neutral."""

    rules: Mapping[str, KindRule] = field(default_factory=dict)

    def __getitem__(self, kind: str) -> KindRule:
        return self.rules.get(kind, NEUTRAL)


def load() -> Kinds:
    """The kinds this program ships with."""
    data = (resources() / "protocol" / "kinds.json").read_bytes()
    document = msgspec.json.decode(data, type=_Document)
    return Kinds(document.kinds)


class _Document(msgspec.Struct):
    kinds: dict[str, KindRule]
