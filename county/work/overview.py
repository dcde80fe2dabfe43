"""What an administrator of county or town sees of the stations below."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine

from county.auth import divisions as tree
from county.config import Clock
from county.store import audit, codes, divisions, overview, replicas
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
    """

    code: str
    name: str
    at: int
    stations: list[StationState]
    towns: dict[str, str]
    quiet: frozenset[str]
    log: list[audit.Entry]


@dataclass(frozen=True, slots=True)
class Detail:
    """One station.

    Args:
        state: as in the list.
        devices: its PCs, revoked ones too.
        activities: the latest, to be answered.
        open_codes: how many enrolment codes are out that nobody has used.
    """

    state: StationState
    devices: list[Replica]
    activities: list[Activity]
    open_codes: int


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
        quiet = {each.code for each in found if now - (each.seen_second or 0) > QUIET_S}
        name = own.name if own else ""
        return Summary(actor.division, name, int(now), found, towns, frozenset(quiet), log)

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
            )
