"""Setting up the county: its towns and stations, their PCs, and taking a PC's right away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from county import errors
from county.auth import divisions as tree
from county.auth.divisions import Level
from county.auth.keyring import Keyring
from county.config import Clock, Randomness
from county.store import audit, divisions, replicas
from county.store.divisions import Division
from county.store.engine import reading, writing
from county.store.replicas import Replica
from county.work.station_lists import Listed, shipped_name


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks for something to be done to the platform.

    Args:
        who: for the audit, `console` or `admin:<key id>`.
        division: code of the division they administer; empty for the console, which may all.
    """

    who: str
    division: str

    def demand(self, code: str) -> None:
        """Refuse what lies outside their division.

        Raises:
            errors.NotYours: it does.
        """
        tree.demand(not self.division or tree.may_administer(self.division, code))


@dataclass(slots=True)
class Added:
    """What became of a list.

    Args:
        new: divisions that were not there.
        renamed: those that have another name now.
        same: those that were there as they are.
    """

    new: int = 0
    renamed: int = 0
    same: int = 0


#: The command line, on the server itself.
CONSOLE = Actor("console", "")


class Stations:
    """Adds divisions, and lists and revokes replicas.

    Args:
        engine: of the database.
        keyring: of the county.
        clock: of the county.
        randomness: for ids and keys.
    """

    def __init__(
        self, engine: Engine, keyring: Keyring, clock: Clock, randomness: Randomness
    ) -> None:
        self._engine = engine
        self._keyring = keyring
        self._clock = clock
        self._randomness = randomness

    def add(self, code: str, name: str | None, actor: Actor = CONSOLE) -> Division:
        """Add a division and those above it, or give one that is there another name.

        Args:
            code: 6, 9 or 12 digits.
            name: None for the one in the list of divisions.
            actor: who asks.

        Raises:
            errors.BadDivisionCode: no code, or of another county than this platform's.
            errors.BadInput: the list has no name for it, and none is given.
        """
        with writing(self._engine) as connection:
            return self._add(connection, code, name, actor)

    def add_all(self, listed: Sequence[Listed], actor: Actor = CONSOLE) -> Added:
        """Add the towns and stations of a list, or give them the names it has; all or none.

        Args:
            listed: an empty name leaves the one that is there, or is that of the list that ships.
            actor: who asks.

        Raises:
            errors.BadDivisionCode: one is of another county than this platform's.
            errors.BadInput: one has no name anywhere.
        """
        done = Added()
        with writing(self._engine) as connection:
            for each in sorted(listed, key=lambda one: len(one.code)):  # towns have their say first
                before = divisions.known(connection, each.code)
                if before is not None and each.name in {"", before.name}:
                    done.same += 1
                    continue
                self._add(connection, each.code, each.name or None, actor)
                done.new += before is None
                done.renamed += before is not None
        return done

    def _add(self, connection: Connection, code: str, name: str | None, actor: Actor) -> Division:
        tree.level(code)
        actor.demand(code)
        county = divisions.the_county(connection)
        if county is not None and tree.county_of(code) != county.code:
            raise errors.BadDivisionCode(
                code=code, why=f"这个平台属于{county.name}（{county.code}）"
            )
        for each in tree.above(code):
            if each == code:
                self._put(connection, each, name or self._named(connection, each), actor)
            elif divisions.known(connection, each) is None:
                self._put(connection, each, shipped_name(each) or f"代码 {each}", actor)
        found = divisions.known(connection, code)
        if found is None:
            raise errors.ProgramError(what="division")
        return found

    def _named(self, connection: Connection, code: str) -> str:
        held = divisions.known(connection, code)
        name = held.name if held else shipped_name(code)
        if name is None:
            raise errors.BadInput(what=f"名录里没有 {code}，请写明名称（--name，或名单的第二列）。")
        return name

    def _put(self, connection: Connection, code: str, name: str, actor: Actor) -> None:
        now = self._clock()
        at = now.isoformat(timespec="seconds")
        divisions.put(connection, code, name[:120], at)
        if len(code) < Level.STATION:
            self._register_division(connection, code, at)
        audit.note(connection, now, actor.who, "division.add", code)

    def _register_division(self, connection: Connection, code: str, at: str) -> None:
        key = self._keyring.add_division(code, self._randomness)
        if replicas.known(connection, key.replica) is None:
            replicas.register(
                connection,
                uuid=key.replica,
                feed=code,
                key=key.public,
                sealing=self._keyring.sealing_public,
                name="",
                at=at,
                why="division",
            )

    def devices(self, actor: Actor = CONSOLE, within: str = "") -> list[Replica]:
        """The PCs of stations, revoked ones too.

        Args:
            actor: who asks.
            within: a division's code; the actor's own where empty.
        """
        code = within or actor.division
        if within:
            actor.demand(within)
        with reading(self._engine) as connection:
            found = replicas.within(connection, code)
        return [each for each in found if each.why != "division"]

    def revoke(self, replica: str, actor: Actor = CONSOLE) -> Replica:
        """Let a PC do nothing from now on.

        Args:
            replica: its UUID, or the beginning of it that no other has, from 8 letters on.
            actor: who asks.

        Raises:
            errors.UnknownDevice: none, or several, begin so; or it is not the actor's to revoke.
        """
        now = self._clock()
        with writing(self._engine) as connection:
            matching = [
                each
                for each in replicas.within(connection, actor.division)
                if each.replica.startswith(replica.lower()) and each.why != "division"
            ]
            if len(matching) != 1 or len(replica) < 8:
                raise errors.UnknownDevice(replica=replica[:40])
            actor.demand(matching[0].feed)
            replicas.revoke(connection, matching[0].replica, now.isoformat(timespec="seconds"))
            about = f"{matching[0].feed} {matching[0].replica}"
            audit.note(connection, now, actor.who, "device.revoke", about)
            found = replicas.known(connection, matching[0].replica)
        if found is None:
            raise errors.ProgramError(what="replica")
        return found
