"""The village behind a station: its name, and who signs what it decides."""

from __future__ import annotations

from desktop.model.kind import Record
from desktop.model.station_rules import FULL_NAMES

#: 村民委员会组织法: who answers for what a village decides.
_COMMITTEE = "村民委员会"
_SHORT = "村委会"


def village_of(station: Record) -> str:
    """The village's name as the station's tells it: 石桥村; the station's own where it has none."""
    name = station.text("name")
    for level in FULL_NAMES:
        if name.endswith(level) and len(name) > len(level):
            return name.removesuffix(level)
    return name


def village_signs(station: Record) -> str:
    """The committee that signs for the village.

    The station's record names it where the village seals or signs for the station; else it is the
    village's own by its name. A community that is no village has whoever seals for it.
    """
    bodies = [station.text(field) for field in ("seal_body", "signing_body")]
    named = [body for body in bodies if body.endswith((_COMMITTEE, _SHORT))]
    village = village_of(station)
    by_name = [f"{village}{_COMMITTEE}"] if village.endswith("村") else []
    return next(iter([*named, *by_name, *filter(None, bodies)]), "")
