"""Judges a history: its feeds read by a stranger, every PC's records, every clerk's deeds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from county.store import overview, replicas
from county.store.engine import reading, writing
from desktop.model.kinds import ALL
from desktop.services.activities import accounts, hours
from desktop.services.desk import Desk
from desktop.services.safekeeping import checkup
from desktop.services.sync import sync_state
from desktop.services.sync.syncing import sealing_of
from desktop.storage.columns import to_json
from desktop.sync.joining import witnessed
from desktop.sync.outgoing import outbox
from desktop.sync.outgoing.agreed import Agreed
from desktop.sync.outgoing.sealing import sealed_text
from tests.simulation.deeds import Deed
from tests.simulation.fold import REMOVED, Fold
from tests.simulation.machine import Machine
from tests.simulation.promises import Broken, History, as_sent, chained, folded, same
from tests.simulation.reader import Feed, Reader, unb64
from tests.simulation.telling import overheard
from tests.simulation.template import COUNTY, STATION, TOWN
from tests.simulation.unsealing import read_sealed, unsealed_by
from tests.simulation.watching import entered, formers, leaves, new_fold, refusals

if TYPE_CHECKING:
    from tests.simulation.history import History as Life


def judge(life: Life) -> None:
    """Every promise of sync.md, after healing.

    Raises:
        AssertionError: one did not hold.
    """
    feeds = _reader(life).read()
    fold = feeds[STATION].fold
    county = folded(fold, leaves())
    for code in (TOWN, COUNTY):
        county |= folded(feeds[code].fold, leaves())
    _judge_consents(life, fold)
    read_sealed(life.machines[0].desk, county)
    refused: set[tuple[str, str]] = set()
    for machine in life.living:
        _judge_machine(machine, feeds, county, copied=life.flavour.clones)
        _judge_offers(life, machine)
        refused |= refusals(machine)
    seen = [entered(one) for one in life.machines]
    history = History(fold, life.log, leaves(), seen, unsealed_by(life.machines[0].desk))
    history.contains(_owed_in_the_end(life), refused)
    history.nothing_unseen()
    history.everything_accounted_for()
    history.only_what_leaves()
    history.nothing_emptied()
    _judge_private(life, fold)
    history.hours_add_up()
    _judge_derived(life)
    _judge_county(life, feeds)
    _judge_aliases(fold)
    _judge_forks(life)
    history.nothing_twice()


def _judge_consents(life: Life, fold: Fold) -> None:
    """Personal fields stand in the clear of those who agree in the end, and of nobody else.

    Who is one person is judged by itself (`_judge_aliases`).

    Raises:
        Broken: a field stands otherwise.
    """
    agreed = Agreed(life.living[0].desk.store).people()
    parked = {(*fold.rows[row - 1].key, field) for row, field in fold.open}
    for (kind, record), person in fold.records.items():
        if kind != "volunteer":
            continue
        for name in sorted(leaves().by_consent[kind]):
            value = person.values.get(name)
            if value is None or (kind, record, name) in parked:
                continue
            if (sealed_text(value) is None) != (record in agreed):
                raise Broken(f"{record} {name} stands as {value!r}")


def _owed_in_the_end(life: Life) -> list[Deed]:
    return [deed for deed in life.log.deeds if deed.mark not in life.log.excused]


def _judge_machine(
    machine: Machine, feeds: dict[str, Feed], county: dict[Any, Any], *, copied: bool
) -> None:
    name, desk = machine.name, machine.desk
    chained(name, desk)
    if waiting := outbox.waiting(desk.store):
        raise Broken(f"{name}: {waiting} changes still wait")
    if not (standing := sync_state.standing(desk)).synced:
        raise Broken(f"{name} does not say that it is synced: {standing}")
    for table in ("sync_shadow", "sync_todo"):
        if left := desk.store.rows(f"SELECT * FROM {table} LIMIT 3"):
            raise Broken(f"{name}: {table} is not empty: {left}")
    for code, feed in feeds.items():
        row = desk.store.rows("SELECT row, hash FROM sync_cursor WHERE feed = ?", (code,))
        if feed.rows and (not row or (row[0][0], bytes(row[0][1])) != (len(feed.rows), feed.hash)):
            raise Broken(f"{name}: feed {code} stands at {row}, not at {len(feed.rows)}")
    same(name, as_sent(desk, leaves(), county), "the feeds", county)
    _judge_conflicts(name, desk, feeds[STATION].fold)
    _judge_hours(name, desk)
    _judge_strangers(name, desk, feeds)
    _judge_repeats(machine, feeds[STATION].fold)
    _judge_health(name, desk, copied=copied)


def _judge_offers(life: Life, machine: Machine) -> None:
    """Nothing that the county lost is offered any more.

    What it refused of another PC's only that one is told; it stays until a backup is past it.

    Raises:
        Broken: something is.
    """
    for replica, n in machine.desk.store.rows("SELECT replica, n FROM sync_offer"):
        verdict = life.platform.database.execute(
            "SELECT verdict FROM op WHERE replica = ? AND n = ?", (replica, n)
        ).fetchone()
        if replica == machine.replica or verdict is None or verdict[0] != "rejected":
            raise Broken(f"{machine.name}: offers {replica} {n} still, {verdict}")


def _judge_conflicts(name: str, desk: Desk, fold: Fold) -> None:
    rows = desk.store.rows(
        "SELECT row, field FROM sync_conflict WHERE state = 'open' AND feed = ?", (STATION,)
    )
    here, there = {(row[0], row[1]) for row in rows}, set(fold.open)
    if here != there:
        raise Broken(f"{name}: conflicts only here {here - there}, only there {there - here}")


def _judge_hours(name: str, desk: Desk) -> None:
    """Hours follow participations, whichever PC reacted first: nothing is due any more.

    Raises:
        Broken: something is.
    """
    ids = [row[0] for row in desk.store.rows("SELECT id FROM participation ORDER BY id")]
    for participation, worth in accounts._worths(desk, ids).items():
        if left := accounts.due(desk, participation, worth):
            raise Broken(f"{name}: hours of {participation} are not what it is worth: {left}")


def _judge_private(life: Life, fold: Fold) -> None:
    """Private fields are on every PC what the feed says, read with the station's key.

    Raises:
        Broken: one is not.
    """
    sealing = sealing_of(life.machines[0].desk)
    told: dict[Any, Any] = {}
    for (kind, record), standing in fold.records.items():
        for name in leaves().sealed.get(kind, ()):
            sealed = sealed_text(standing.values.get(name))
            value = sealing.opened(kind, record, name, sealed) if sealed else (True, None)
            told.setdefault((kind, record), {})[name] = value[1] if value[0] else sealed
    for machine in life.living:
        here = {
            (kind, record): {
                name: to_json(found.values[name]) for name in values if name in found.values
            }
            for (kind, record), values in told.items()
            for found in machine.desk.records.get_many(ALL[kind], [record])
        }
        same(machine.name, here, "the sealed fields", told)


def _judge_health(name: str, desk: Desk, *, copied: bool) -> None:
    """The program's own examination finds nothing; its key files alone lie on no disk here.

    Where a disk was copied in the middle of an attempt, both copies pass for the one PC once. The
    county has the other's chain then, and the one that keeps the name rightly says that it was
    copied.

    Raises:
        Broken: it finds something.
    """
    excused = {
        "keys",
        *(("journal", "audit") if copied and witnessed.broken(desk.settings) else ()),
    }
    if found := [one for one in checkup.examine(desk) if one.area not in excused]:
        raise Broken(f"{name}: {found}")


def _judge_derived(life: Life) -> None:
    """What each PC works out for itself from the same records is the same.

    Raises:
        Broken: it is not.
    """
    found = {}
    for machine in life.living:
        rows = machine.store.rows("SELECT id, merged_into FROM volunteer")
        people = {
            ("volunteer", one): {"merged": into, "minutes": hours.total_minutes(machine.desk, one)}
            for one, into in rows
        }
        rows = machine.store.rows("SELECT id, merged_into, overlaps FROM participation")
        found[machine.name] = people | {
            ("participation", one): {"merged": into, "overlaps": other} for one, into, other in rows
        }
    (first, told), *others = found.items()
    for name, these in others:
        same(first, told, name, these)


def _judge_strangers(name: str, desk: Desk, feeds: dict[str, Feed]) -> None:
    """What this program does not know is kept as it came."""
    kept = {
        (kind, record, field): json.loads(value)
        for kind, record, field, value in desk.store.rows(
            "SELECT kind, record, field, value FROM sync_stranger"
        )
    }
    for feed in feeds.values():
        for (kind, record), standing in feed.fold.records.items():
            known = ALL[kind].by_name if kind in ALL else {}
            for field, value in standing.values.items():
                if field not in known and kept.get((kind, record, field)) != value:
                    raise Broken(
                        f"{name}: {kind} {record} {field} is {value!r} and kept as "
                        f"{kept.get((kind, record, field))!r}"
                    )


def _judge_repeats(machine: Machine, fold: Fold) -> None:
    """What a PC had frozen under a former id and sent again is one row, not two.

    Raises:
        Broken: the county took both.
    """
    frozen = {
        (replica, n): bytes(line)
        for replica, n, line in machine.store.rows(
            "SELECT replica, n, bytes FROM sync_op WHERE bytes IS NOT NULL"
        )
    }
    taken = {}
    for row in fold.rows:
        what = (*row.key, row.op.get("t"), row.action, repr(row.op.get("f")))
        if frozen.get((row.replica, row.n)) != row.line or not row.op.get("t"):
            continue
        before = taken.setdefault(what, row)
        if before.replica != row.replica:
            raise Broken(f"{machine.name}: rows {before.row} and {row.row} are one op: {row.op}")


def _judge_forks(life: Life) -> None:
    """Nobody is told to be a copy who is none."""
    if life.flavour.clones:
        return
    for machine in life.living:
        if machine.store.one("SELECT count(*) FROM journal_group WHERE verb = 'fork'"):
            raise Broken(f"{machine.name} was forked, though nobody copied its disk")


def _judge_aliases(fold: Fold) -> None:
    """Nobody stands, by way of others, for themselves.

    Raises:
        Broken: a circle of living aliases.
    """
    stands = {
        standing.values["loser"]: standing.values["survivor"]
        for (kind, _), standing in sorted(fold.records.items())
        if kind == "alias" and standing.removed is None
    }
    for start in stands:
        at, seen = start, {start}
        while at in stands:
            at = stands[at]
            if at in seen:
                raise Broken(f"aliases go in a circle at {at}")
            seen.add(at)


def _judge_county(life: Life, feeds: dict[str, Feed]) -> None:
    """The county's own records and conflicts are what its feeds come to.

    Raises:
        Broken: they are not.
    """
    found: dict[Any, Any] = {}
    for kind, record, fields, removed in life.platform.database.execute(
        "SELECT kind, id, fields, removed FROM record"
    ):
        found[kind, record] = {**json.loads(fields), REMOVED: bool(removed)}
    told: dict[Any, Any] = {}
    for feed in feeds.values():
        for key, standing in feed.fold.records.items():
            told[key] = {**standing.values, REMOVED: standing.removed is not None}
    same("the county's records", found, "its feeds", told)
    rows = life.platform.database.execute(
        "SELECT row, field FROM conflict WHERE settled = 0 AND feed = ?", (STATION,)
    )
    here, there = {(row, name) for row, name in rows}, set(feeds[STATION].fold.open)
    if here != there:
        raise Broken(
            f"conflicts only in the county {here - there}, only in the feed {there - here}"
        )
    _judge_counts(life, len(here))
    overheard("the county's database", {}, life.platform.database.serialize())


def _judge_counts(life: Life, conflicts: int) -> None:
    """County, administrators and clerks are told of equally many conflicts.

    Raises:
        Broken: they are not.
    """
    told = {m.name: sync_state.standing(m.desk).conflicts for m in life.living}
    with reading(life.platform.county.engine) as connection:
        (at_county,) = [
            one.conflicts for one in overview.stations(connection, COUNTY) if one.code == STATION
        ]
    by_record = life.platform.database.execute(
        "SELECT sum(conflicts) FROM record WHERE feed = ?", (STATION,)
    ).fetchone()[0]
    told |= {"administrators": at_county, "records": by_record or 0}
    if set(told.values()) != {conflicts}:
        raise Broken(f"{conflicts} conflicts are open, told of are {told}")


def _reader(life: Life) -> Reader:
    """A stranger with a right to read this station."""
    key = Ed25519PrivateKey.from_private_bytes(life.chance.bytes(32))
    made = life.platform.county
    replica = str(life.chance.uuid4())
    with writing(made.engine) as connection:
        replicas.register(
            connection,
            uuid=replica,
            feed=STATION,
            key=key.public_key().public_bytes_raw(),
            sealing=bytes(32),
            name="",
            at="",
            why="enrol",
        )
    told = made.papers.keys(STATION)["keys"]
    keys = {signer: (unb64(public), feed) for _, signer, public, feed, _ in told}
    lineage = formers(life.machines)

    def fold() -> Fold:
        return new_fold(lineage)

    return Reader(life.platform.ask, STATION, replica, key, [COUNTY, TOWN, STATION], keys, fold)
