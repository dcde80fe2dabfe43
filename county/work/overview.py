"""What an administrator of county or town sees of the stations below."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from county.auth import divisions as tree
from county.config import Clock
from county.store import audit, chains, codes, divisions, overview, replicas
from county.store.chains import Break
from county.store.engine import reading
from county.store.overview import Activity, StationState
from county.store.replicas import Replica
from county.work.enrolling import ON_THE_LINE_S
from county.work.stations import Actor

#: A station that has not synced for so long is marked.
QUIET_S = 14 * 86_400


@dataclass(frozen=True, slots=True)
class Summary:
    """All stations of a division.

    Args:
        code: of the division.
        name: of the division.
        at: when this was looked up, in seconds.
        stations: below it.
        towns: names of its towns by their codes.
        quiet: codes of those that have not synced for two weeks, or never did.
        log: what was done to the platform there, newest first.
        breaks: as in `Detail`, of all stations.
    """

    code: str
    name: str
    at: int
    stations: list[StationState]
    towns: dict[str, str]
    quiet: frozenset[str]
    log: list[audit.Entry]
    breaks: list[Break]


@dataclass(frozen=True, slots=True)
class Detail:
    """One station.

    Args:
        state: as in the list.
        devices: its PCs, revoked ones too.
        activities: the latest, to be answered.
        open_codes: how many enrolment codes are out that nobody has used.
        breaks: where chains of its PCs did not follow, and nobody has looked into it.
    """

    state: StationState
    devices: list[Replica]
    activities: list[Activity]
    open_codes: int
    breaks: list[Break]


class Overview:
    """Looks things up for administrators.

    Args:
        engine: of the database.
        clock: of the county.
    """

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def summary(self, actor: Actor) -> Summary:
        """The actor's division."""
        now = self._clock().timestamp()
        with reading(self._engine) as connection:
            own = divisions.known(connection, actor.division)
            found = overview.stations(connection, actor.division)
            towns = overview.towns(connection, actor.division)
            log = audit.latest(connection, actor.division, 30)
            breaks = _open(connection, actor.division)
        quiet = {each.code for each in found if now - (each.seen_second or 0) > QUIET_S}
        name = own.name if own else ""
        return Summary(actor.division, name, int(now), found, towns, frozenset(quiet), log, breaks)

    def detail(self, actor: Actor, station: str) -> Detail | None:
        """One station of the actor's division; None where nobody added it.

        Raises:
            errors.NotYours: it lies outside.
        """
        actor.demand(station)
        tree.demand(tree.is_code(station, tree.Level.STATION))
        since = int(self._clock().timestamp()) - ON_THE_LINE_S
        with reading(self._engine) as connection:
            found = overview.stations(connection, station)
            if not found:
                return None
            return Detail(
                found[0],
                replicas.of_feed(connection, station),
                overview.activities(connection, station),
                len(codes.open_codes(connection, station, since)),
                _open(connection, station),
            )


def _open(connection: Connection, division: str) -> list[Break]:
    return [each for each in chains.breaks(connection, division) if each.settled_at is None]
