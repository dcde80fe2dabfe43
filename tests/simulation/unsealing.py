"""Reads what a feed holds sealed with a station's key, as its own PCs do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.model.locked import sealed_of
from desktop.services.desk import Desk
from desktop.services.sync.syncing import sealing_of
from desktop.sync.outgoing.sealing import sealed_text
from tests.simulation.watching import leaves


def unsealed_by(desk: Desk) -> Callable[[str, str, str, Any], Any]:
    """Reads what may be sealed, or locked at a PC, with the key of a PC that has it.

    Args:
        desk: of that PC.
    """
    sealing = sealing_of(desk)

    def read(kind: str, record: str, name: str, value: Any) -> Any:
        sealed = sealed_text(value) if isinstance(value, dict) else sealed_of(value)
        could, clear = sealing.opened(kind, record, name, sealed) if sealed else (False, None)
        return clear if could else sealed or value

    return read


def read_sealed(desk: Desk, records: dict[Any, Any]) -> None:
    """Put clear values of those who have not agreed into records folded from feeds.

    Args:
        desk: of a PC with the key.
        records: (kind, id) to field to value.
    """
    read = unsealed_by(desk)
    for (kind, record), values in records.items():
        for name in leaves().by_consent.get(kind, frozenset()) & values.keys():
            values[name] = read(kind, record, name, values[name])
