"""What leaves the station, field by field: one table, from the kinds and the county's policy.

How a field that leaves by consent goes depends on the person its record is about.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from desktop.model.fields import Field
from desktop.model.kind import Kind
from desktop.model.kinds import ALL
from desktop.storage.database import Store
from desktop.sync.outgoing.agreed import CONSENT, VOLUNTEER, Agreed

#: `consent`: in the clear of those who agreed to it, sealed of all others.
How = Literal["clear", "sealed", "consent", "never"]
#: The name of the policy records that say otherwise than the kinds (section 13).
POLICY_NAME = "leaving"
#: Kinds whose records are about one person who can agree.
OF_PEOPLE = frozenset({VOLUNTEER, CONSENT})


def _nobody(_kind: str, _record: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Leaving:
    """How each field leaves.

    Args:
        table: kind -> field -> how.
        agreed: whether the person a record (kind, id) is about has agreed, asked each time.
    """

    table: Mapping[str, Mapping[str, How]]
    agreed: Callable[[str, str], bool] = field(default=_nobody, compare=False)

    def how(self, kind: str, field: str) -> How:
        """How one field leaves; what nobody knows does not."""
        return self.table.get(kind, {}).get(field, "never")

    def of_record(self, kind: str, record: str) -> Mapping[str, How]:
        """How the fields of one record leave now: no longer `consent`, but what it comes to."""
        table = self.table.get(kind, {})
        if "consent" not in table.values():
            return table
        now: How = "clear" if self.agreed(kind, record) else "sealed"
        return {name: now if how == "consent" else how for name, how in table.items()}

    def differing(self, before: Mapping[str, str]) -> dict[str, How]:
        """The fields (`kind.field`) that leave otherwise than they did, and how now."""
        now = self.flat()
        return {name: how for name, how in now.items() if name in before and before[name] != how}

    def flat(self) -> dict[str, How]:
        """The table as one mapping, `kind.field` -> how."""
        return {
            f"{kind}.{field}": how for kind, of in self.table.items() for field, how in of.items()
        }


def by_kinds(kinds: Iterable[Kind] | None = None) -> dict[str, dict[str, How]]:
    """What the kinds themselves say: private fields sealed, local ones never."""
    return {
        kind.name: {one.name: _by_field(one) for one in kind.fields}
        for kind in (ALL.values() if kinds is None else kinds)
        if kind.synced
    }


def current(store: Store) -> Leaving:
    """The table of today: the kinds, with the live policies of that name laid over."""
    table = by_kinds()
    rows = store.rows(
        "SELECT rule FROM policy WHERE name = ? AND removed_at IS NULL ORDER BY version, id",
        (POLICY_NAME,),
    )
    for (rule,) in rows:
        _lay_over(table, _rule(rule))
    return Leaving(table, Agreed(store))


def _by_field(one: Field) -> How:
    how = _usual(one.local, one.private)
    return "consent" if how == "clear" and one.by_consent else how


def _usual(local: bool, private: bool) -> How:
    if local:
        return "never"
    return "sealed" if private else "clear"


def _rule(text: str | None) -> dict[str, Any]:
    try:
        rule = json.loads(text or "{}")
    except ValueError:
        return {}  # a policy that nobody can read asks for nothing
    return rule if isinstance(rule, dict) else {}


def _lay_over(table: dict[str, dict[str, How]], rule: Mapping[str, Any]) -> None:
    asked: tuple[tuple[How, Any], ...] = (
        ("clear", rule.get("clear")),
        ("sealed", rule.get("sealed")),
        ("consent", rule.get("consent")),
    )
    for how, names in asked:
        for name in names if isinstance(names, list) else ():
            kind, _, field = str(name).partition(".")
            if table.get(kind, {}).get(field, "never") == "never":
                continue
            if how != "consent" or kind in OF_PEOPLE:
                table[kind][field] = how
