"""Whether PCs of one station hold the same, byte for byte: records, pictures, what is found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.model.kinds import ALL, kind_named
from desktop.services.desk import Desk
from desktop.services.photos import photos
from desktop.services.safekeeping import checkup
from desktop.services.sync import conflicts, sync_state


def hold_the_same(desks: Sequence[Desk]) -> None:
    """Everything that travels is equal, nothing is in doubt, nothing waits.

    Raises:
        AssertionError: naming the kind, or the picture, that differs.
    """
    first, *others = desks
    told = records_of(first)
    pictures = pictures_of(first)
    for other in others:
        theirs = records_of(other)
        for kind, rows in told.items():
            assert theirs[kind] == rows, kind
        assert pictures_of(other) == pictures
        assert found_by(other) == found_by(first)
    for desk in desks:
        assert conflicts.open_conflicts(desk) == []
        assert sync_state.standing(desk).synced, sync_state.standing(desk)
        assert checkup.examine(desk) == []


def records_of(desk: Desk) -> dict[str, list[Any]]:
    """Every record of every kind but what is this PC's only: ids, fields, whether in the trash."""
    return {kind: _rows(desk, kind) for kind in ALL if ALL[kind].synced}


def pictures_of(desk: Desk) -> dict[tuple[str, str], bytes]:
    """Every picture the county is to have, by hash and size."""
    return {
        (sha256, size): fetched(desk, sha256)
        for sha256 in {one.text("sha256") for one in desk.records.find(kind_named("photo"))}
        for size, fetched in (("thumbnail", photos.thumbnail), ("standard", photos.standard))
    }


def found_by(desk: Desk) -> list[Any]:
    """What search knows of each record."""
    return desk.store.rows("SELECT * FROM search ORDER BY kind, record_id")


def _rows(desk: Desk, name: str) -> list[Any]:
    kind = ALL[name]
    fields = [field.name for field in kind.fields if not field.local]
    columns = ", ".join(f"[{one}]" for one in ("id", *fields, "removed_at", *kind.derived))
    return desk.store.rows(f"SELECT {columns} FROM [{name}] ORDER BY id")
