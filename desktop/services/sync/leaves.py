"""What leaves this PC by sync, in words: every field of every kind, and how it goes."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.model.kinds import ALL
from desktop.services.desk import Desk
from desktop.sync.outgoing import leaving

CLEAR, SEALED, BY_CONSENT, STAYS = "clear", "sealed", "by_consent", "stays"


@dataclass(frozen=True, slots=True)
class Leaves:
    """What becomes of one field.

    Args:
        kind: kind of record, in words.
        field: of it, in words.
        how: ``clear`` as it is, ``sealed`` so that only this station can read it, ``by_consent``
            as it is of those who agreed to 「上报」 and sealed of all others, or ``stays``.
        by_policy: whether the county asks for it otherwise than is usual.
    """

    kind: str
    field: str
    how: str
    by_policy: bool = False


def leaves(desk: Desk) -> tuple[Leaves, ...]:
    """The table that sync itself goes by (`sync/leaving.py`), the kinds in their order."""
    table, usual = leaving.current(desk.store), leaving.Leaving(leaving.by_kinds())
    told = {"clear": CLEAR, "sealed": SEALED, "consent": BY_CONSENT, "never": STAYS}
    return tuple(
        Leaves(
            kind.label,
            field.label,
            told[table.how(kind.name, field.name)],
            by_policy=table.how(kind.name, field.name) != usual.how(kind.name, field.name),
        )
        for kind in ALL.values()
        for field in kind.fields
    )
