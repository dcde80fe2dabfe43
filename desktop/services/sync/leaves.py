"""What leaves this PC by sync, in words: every field of every kind, and how it goes."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.model.kinds import ALL
from desktop.services.desk import Desk
from desktop.sync.outgoing import leaving

CLEAR, SEALED, STAYS = "clear", "sealed", "stays"


@dataclass(frozen=True, slots=True)
class Leaves:
    """What becomes of one field.

    Args:
        kind: kind of record, in words.
        field: of it, in words.
        how: ``clear`` as it is, ``sealed`` so that only this station can read it, or ``stays``.
    """

    kind: str
    field: str
    how: str


def leaves(desk: Desk) -> tuple[Leaves, ...]:
    """The table that sync itself goes by (`sync/leaving.py`), the kinds in their order."""
    table = leaving.current(desk.store)
    told = {"clear": CLEAR, "sealed": SEALED, "never": STAYS}
    return tuple(
        Leaves(kind.label, field.label, told[table.how(kind.name, field.name)])
        for kind in ALL.values()
        for field in kind.fields
    )
