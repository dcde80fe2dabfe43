"""What to do with each row of a staged roster, decided before the write lock is taken."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.importing.fields import half_width, tidy_text
from desktop.model.fields import FieldType, Value
from desktop.model.kind import Record
from desktop.model.locked import LOCKED_GLOB, is_locked
from desktop.model.names import normalise_name
from desktop.model.spreadsheet_text import plain_lines
from desktop.services.roster.matching import Identity, Match, decide
from desktop.storage import staging
from desktop.storage.database import Store

_IDENTITY = ("name", "birth_date", "id_number", "phone", "village_group")
_SAME_NUMBER = "v.id_number = s.id_number"
#: Only where the number tells nothing; a namesake with another full birth date is somebody else.
_PERHAPS_SAME = """
v.name = s.name AND NOT EXISTS (
  SELECT 1 FROM volunteer AS same WHERE same.id_number = s.id_number AND same.removed_at IS NULL
) AND (
  v.birth_date IS s.birth_date OR s.birth_date IS NULL OR v.birth_date IS NULL
  OR length(s.birth_date) < 10 OR length(v.birth_date) < 10
)
"""


@dataclass(slots=True)
class Plan:
    """What to do with each staged row, decided before the write lock is taken.

    Args:
        targets: row number to the person it is about.
        unsure: numbers of rows that are about their target only if they tell nothing new.
        refused: row number to why nobody can tell.
        version: the database's version it was decided at.
    """

    targets: dict[int, str] = field(default_factory=dict)
    unsure: set[int] = field(default_factory=set)
    refused: dict[int, str] = field(default_factory=dict)
    version: int = 0


def plan_import(store: Store) -> Plan:
    """Decide about every staged row.

    Args:
        store: with the staging file attached.
    """
    plan = Plan(version=store.data_version())
    taken: dict[str, int] = {}
    for n, row, known in _candidates(store):
        match = decide(row, known)
        if match.target and match.target in taken:
            line = _line(store, taken[match.target])
            match = Match(reason=f"与本文件第 {line} 行是同一人")
        if match.target:
            taken[match.target] = n
            plan.targets[n] = match.target
            if not match.sure:
                plan.unsure.add(n)
        elif match.reason:
            plan.refused[n] = match.reason
    _plan_repeats(store, plan)
    return plan


def _candidates(store: Store) -> list[tuple[int, Identity, list[Identity]]]:
    """Staged rows that share a number, or a name and perhaps a birth date, with somebody."""
    of_row = ", ".join(f"coalesce(s.{c}, '')" for c in _IDENTITY)
    # What this PC can't read tells nothing.
    of_known = ", ".join(
        f"CASE WHEN v.{c} GLOB '{LOCKED_GLOB}' THEN '' ELSE coalesce(v.{c}, '') END"
        for c in _IDENTITY
    )
    found: dict[int, tuple[Identity, list[Identity]]] = {}
    for test in (_SAME_NUMBER, _PERHAPS_SAME):
        rows = store.rows(
            f"SELECT s.n, {of_row}, coalesce(v.merged_into, v.id), {of_known} FROM staged.row AS s "
            f"JOIN volunteer AS v ON {test} WHERE v.removed_at IS NULL"
        )
        for n, *rest in rows:
            row, person = Identity("", *rest[:5]), Identity(*rest[5:])
            found.setdefault(n, (row, []))[1].append(person)
    return [(n, *found[n]) for n in sorted(found)]


def tells(person: Record, name: str, value: Value) -> bool:
    """Whether a cell says more than is known: empty cells never clear, nor does a vaguer date."""
    known = person.values[name]
    if value in (None, ()) or is_locked(known):
        return False
    field_type = person.kind.field(name).type
    vaguer = field_type is FieldType.DATE and known and str(known).startswith(str(value))
    return not vaguer and not (isinstance(known, str) and value in _as_read(known))


def _as_read(known: str) -> tuple[str, str]:
    """What a text, or a name, becomes on its way through a file: blank lines and the like go."""
    text = half_width(tidy_text(plain_lines(known)))
    return text, normalise_name(text)


def _plan_repeats(store: Store, plan: Plan) -> None:
    """Rows of one file that are the same person twice, told by name and birth date."""
    if not staging.has_unnumbered(store.connection, "staged"):
        return
    rows = store.rows(
        "SELECT later.n, min(first.line) FROM staged.row AS later JOIN staged.row AS first "
        "ON first.name = later.name AND first.n < later.n "
        "AND first.birth_date IS later.birth_date "
        "WHERE (first.id_number IS NULL OR later.id_number IS NULL) AND "
        "(first.birth_date IS NOT NULL OR first.village_group IS later.village_group) "
        "GROUP BY later.n"
    )
    for n, line in rows:
        plan.targets.pop(n, None)
        plan.refused[n] = f"与本文件第 {line} 行同名，可能是同一人，请补上身份证号或删去一行"


def _line(store: Store, n: int) -> int:
    return int(store.one("SELECT line FROM staged.row WHERE n = ?", (n,)))
