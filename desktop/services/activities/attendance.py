"""Whether somebody is on an activity's list already."""

from __future__ import annotations

from collections.abc import Mapping

from desktop import errors
from desktop.model.fields import Value
from desktop.model.kind import Kind, Record
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.storage import merged


def refuse_present(desk: Desk, kind: Kind, values: Mapping[str, Value]) -> None:
    """Stop a second participation of one person in one activity; merged people are one.

    Args:
        desk: inside the open action.
        kind: of what is to be added; only participations are asked about.
        values: its fields.

    Raises:
        errors.TakesPartAlready: telling what stands.
    """
    if kind.name != "participation":
        return
    for person in merged.selves(desk.store, str(values["volunteer"])):
        for standing in desk.records.find(kind, activity=values["activity"], volunteer=person):
            raise errors.TakesPartAlready(
                name=_title(desk, "volunteer", values),
                activity=_title(desk, "activity", values),
                standing=_standing(standing),
                id=standing.id,
            )


def _title(desk: Desk, kind_name: str, values: Mapping[str, Value]) -> str:
    return desk.records.get(kind_named(kind_name), str(values[kind_name]), removed=True).title


def _standing(participation: Record) -> str:
    minutes = participation.values["minutes"]
    length = "还没有时长" if minutes is None else f"{minutes} 分钟"
    parts = (participation.text("role"), length, participation.shown("source"))
    return "，".join(part for part in parts if part)
