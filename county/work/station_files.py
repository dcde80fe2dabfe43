"""What a station has sent, for the county and town it belongs to: records, activities, photos."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, Engine

from county import errors
from county.auth import divisions as tree
from county.auth.divisions import Level
from county.config import Clock
from county.store import audit, divisions, feeds, people, photos, station_records
from county.store.engine import reading, writing
from county.store.people import Person
from county.store.photos import Place
from county.store.station_records import Folded
from county.work.photos import ask_original
from county.work.stations import Actor

#: Records of one page at most.
MOST = 500
#: Kinds a page names first, in this order.
_COUNTED = (
    "volunteer", "team", "activity", "participation", "photo", "hour_entry", "certificate",
    "document", "point",
)  # fmt: skip
_SHOWN = ("title", "place", "status", "plan", "story")
_DAYS = ("held_on", "started_at", "planned_start")


@dataclass(frozen=True, slots=True)
class RecordsPage:
    """Some of a station's records.

    Args:
        station: its code.
        row: up to which row of its feed they stand.
        records: by kind and id.
        next: what asks for the records after these; None where there are none.
    """

    station: str
    row: int
    records: list[Folded]
    next: str | None


@dataclass(slots=True)
class ActivityFile:
    """An activity with what belongs to it.

    Args:
        id: of the record.
        fields: plain values, as text.
        day: when it was or is to be held, as far as that is known.
        people: how many took part.
        photos: SHA-256 of the originals, in their order, with what is here of each.
    """

    id: str
    fields: dict[str, str]
    day: str
    people: int = 0
    photos: list[tuple[str, frozenset[str]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class StationFile:
    """A station's file.

    Args:
        code: 12 digits.
        name: of the station.
        counts: kind -> living records.
        activities: the newest first.
    """

    code: str
    name: str
    counts: dict[str, int]
    activities: list[ActivityFile]


@dataclass(frozen=True, slots=True)
class Twice:
    """One person in two stations or more.

    Args:
        persons: with the name of their station; nothing else is told of those outside the
            division of who asks.
    """

    persons: list[tuple[Person, str]]


class StationFiles:
    """Shows administrators what their stations have sent; each look is noted once a day.

    Args:
        engine: of the database.
        clock: of the county.
    """

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def page(
        self, actor: Actor, station: str, *, kind: str = "", after: str = "", limit: int = MOST
    ) -> RecordsPage:
        """Records as they stand; sealed fields stay sealed.

        Args:
            actor: who asks.
            station: 12 digits.
            kind: only of this kind; empty for all.
            after: `next` of the page before; empty for the first.
            limit: at most so many, 1 to 500.

        Raises:
            errors.NotYours: it lies outside the actor's division.
            errors.NotThere: nobody added that station.
            errors.Malformed: `after` is not from a page of these.
        """
        known_kind, separator, known_id = after.partition("/")
        if after and not separator:
            raise errors.Malformed("after")
        self.look(actor, station, "records.read")
        with reading(self._engine) as connection:
            row = feeds.heads(connection, [station])[station].row
            found = station_records.page(
                connection, station, kind, (known_kind, known_id), min(max(limit, 1), MOST) + 1
            )
        more = len(found) > min(max(limit, 1), MOST)
        found = found[: min(max(limit, 1), MOST)]
        last = found[-1] if more else None
        return RecordsPage(station, row, found, f"{last.kind}/{last.id}" if last else None)

    def file(self, actor: Actor, station: str, count: int = 60) -> StationFile:
        """A station's counts and its latest activities with their photos.

        Raises:
            errors.NotYours: it lies outside the actor's division.
            errors.NotThere: nobody added that station.
        """
        name = self.look(actor, station, "records.read")
        with reading(self._engine) as connection:
            counts = station_records.counted(connection, station)
            found = [
                _file(each) for each in station_records.living(connection, station, "activity")
            ]
            found = sorted(found, key=lambda each: each.day, reverse=True)[:count]
            _fill(connection, station, found)
        first = {kind: counts[kind] for kind in _COUNTED if kind in counts}
        return StationFile(station, name, first | dict(sorted(counts.items())), found)

    def activity(self, actor: Actor, station: str, record_id: str) -> ActivityFile:
        """One activity with its photos.

        Raises:
            errors.NotYours: it lies outside the actor's division.
            errors.NotThere: no such station, or it has no such activity.
        """
        self.look(actor, station, "records.read")
        with reading(self._engine) as connection:
            found = station_records.one(connection, station, "activity", record_id)
            if found is None or found.removed:
                raise errors.NotThere(what="这次活动")
            made = _file(found)
            _fill(connection, station, [made])
        return made

    def look(self, actor: Actor, station: str, what: str) -> str:
        """Note that somebody looks at a station's records.

        Returns:
            The station's name.

        Raises:
            errors.NotYours: it lies outside the actor's division.
            errors.NotThere: nobody added that station.
        """
        tree.demand(tree.is_code(station, Level.STATION))
        actor.demand(station)
        with writing(self._engine) as connection:
            known = divisions.known(connection, station)
            if known is None:
                raise errors.NotThere(what="这个站")
            audit.note_look(connection, self._clock(), actor.who, what, station)
        return known.name

    def ask_original(self, actor: Actor, place: Place) -> bool:
        """Ask the station for a photo's original; it comes after its next sync.

        Returns:
            Whether it is here already.

        Raises:
            errors.NotYours: it lies outside the actor's division.
            errors.NotThere: no such station, or no record of it names that photo.
        """
        self.look(actor, place.feed, "photo.read")
        now = self._clock()
        with writing(self._engine) as connection:
            here = ask_original(connection, place, actor.who, now.isoformat(timespec="seconds"))
            if not here:
                about = f"{place.feed} {place.photo[:16]}"
                audit.note(connection, now, actor.who, "photo.ask", about)
        return here

    def twice(self, actor: Actor) -> list[Twice]:
        """Persons whose ID number two stations have, by its token alone."""
        with reading(self._engine) as connection:
            names = {each.code: each.name for each in divisions.within(connection, "")}
            behind = people.behind(connection)
        for station in behind:
            with writing(self._engine) as connection:
                people.derive(connection, station)
        with reading(self._engine) as connection:
            found = list(people.shared(connection, actor.division))
        return [
            Twice([_as_seen(actor, each, names.get(each.feed, "")) for each in persons])
            for persons in found
        ]


def _as_seen(actor: Actor, person: Person, station: str) -> tuple[Person, str]:
    if not actor.division or tree.may_administer(actor.division, person.feed):
        return person, station
    return Person(person.feed, "", ""), station


def _file(found: Folded) -> ActivityFile:
    plain = dict.fromkeys(_SHOWN, "")
    plain |= {name: value for name, value in found.fields.items() if isinstance(value, str)}
    day = next((plain[name][:10] for name in _DAYS if plain.get(name)), "")
    return ActivityFile(found.id, plain, day)


def _fill(connection: Connection, station: str, found: Iterable[ActivityFile]) -> None:
    by_id = {each.id: each for each in found}
    for part in station_records.living(connection, station, "participation"):
        activity = by_id.get(str(part.fields.get("activity")))
        if activity is not None:
            activity.people += 1
    taken: list[tuple[int, str, ActivityFile]] = []
    for each in station_records.living(connection, station, "photo"):
        activity, photo = by_id.get(str(each.fields.get("activity"))), each.fields.get("sha256")
        if activity is not None and isinstance(photo, str):
            place = each.fields.get("position")
            taken.append((place if type(place) is int else 0, photo, activity))
    here = photos.renditions(connection, station)
    for _, photo, activity in sorted(taken, key=lambda one: one[:2]):
        activity.photos.append((photo, here.get(photo, frozenset())))
