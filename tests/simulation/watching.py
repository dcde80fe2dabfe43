"""A history while it is lived: what is where, whose deeds are gone, what clerks decide."""

from __future__ import annotations

import json
import random
from collections.abc import Container, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from desktop import config, errors
from desktop.model.kinds import ALL
from desktop.model.locked import sealed_of
from desktop.services.desk import Desk
from desktop.services.sync import attention, conflicts, sync_state
from desktop.services.sync.syncing import sealing_of
from desktop.sync.outgoing import outbox
from desktop.sync.outgoing.withheld import WAITS
from tests.simulation.clerks import TOLD_APART
from tests.simulation.deeds import Deed
from tests.simulation.fold import Fold
from tests.simulation.machine import Machine
from tests.simulation.promises import Broken, History, Leaves, Mark
from tests.simulation.telling import in_words
from tests.simulation.template import STATION

if TYPE_CHECKING:
    from tests.simulation.history import History as Life

#: What a county may refuse of a clerk who did nothing wrong: it learned of hours meanwhile.
_RIGHTLY = frozenset({"has_hours", "no_conflict"})


@cache
def kinds() -> dict[str, Any]:
    """What the protocol says of each kind."""
    path = config.resources() / "protocol" / "kinds.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["kinds"]
    return found


@cache
def leaves() -> Leaves:
    """What leaves a station."""
    clear: dict[str, frozenset[str]] = {}
    sealed: dict[str, frozenset[str]] = {}
    sets: dict[str, frozenset[str]] = {}
    for kind, rule in kinds().items():
        fields = rule.get("fields", {})
        private = frozenset(name for name, field in fields.items() if field.get("private"))
        clear[kind], sealed[kind] = frozenset(fields) - private, private
        sets[kind] = frozenset(n for n, field in fields.items() if field.get("set"))
    from_above = frozenset(kind for kind, rule in kinds().items() if rule["scope"] == "C")
    by_consent = {
        kind.name: frozenset(field.name for field in kind.fields if field.by_consent)
        for kind in ALL.values()
    }
    return Leaves(clear, sealed, sets, from_above, by_consent)


def entered(machine: Machine) -> dict[Mark, int]:
    """What was entered at a PC, or on the disk it was copied from: mark -> journal row."""
    rows = machine.store.rows(
        "SELECT at, kind, record_id, max(seq) FROM journal WHERE origin = 'local' "
        "GROUP BY at, kind, record_id"
    )
    return {(at, kind, record): seq for at, kind, record, seq in rows}


def formers(machines: Iterable[Machine]) -> dict[str, set[str]]:
    """Per replica those whose disk it came from."""
    found: dict[str, set[str]] = {}
    for machine in machines:
        told = machine.desk.settings.get("former_replicas", default=[])
        line = [str(one["replica"]) for one in told] + [machine.replica]
        for at, replica in enumerate(line):
            found.setdefault(replica, set()).update(line[:at])
    return found


def new_fold(lineage: Mapping[str, Container[str]] | None = None) -> Fold:
    """An empty feed."""
    told = kinds().items()
    return Fold(
        {kind: rule.get("groups", ()) for kind, rule in told},
        {kind for kind, rule in told if rule.get("insert_only")},
        {
            kind: {
                n: field["refs"] for n, field in rule.get("fields", {}).items() if field.get("refs")
            }
            for kind, rule in told
        },
        lineage,
    )


def marks_of(lines: list[bytes]) -> set[Mark]:
    """By what the ops of some lines are known."""
    ops = (json.loads(line) for line in lines)
    return {(str(op.get("t")), op["k"], op["i"]) for op in ops if isinstance(op, dict)}


def county_marks(life: Life) -> set[Mark]:
    """All ops in the station's feed as the county has it now."""
    rows = life.platform.database.execute(
        "SELECT line FROM feed_row WHERE feed = ?", (STATION,)
    ).fetchall()
    return marks_of([bytes(row[0]) for row in rows])


def waiting_marks(life: Life) -> set[Mark]:
    """The ops the county holds until what they refer to has come."""
    rows = life.platform.database.execute(
        "SELECT line FROM deferred WHERE feed = ?", (STATION,)
    ).fetchall()
    return marks_of([bytes(row[0]) for row in rows])


def known_replicas(life: Life) -> set[str]:
    """The PCs the county knows."""
    rows = life.platform.database.execute("SELECT replica FROM replica").fetchall()
    return {row[0] for row in rows}


def held_by(machine: Machine) -> set[Mark]:
    """All ops a PC could still tell of: its own deeds and what it has pulled."""
    store = machine.store
    own = store.rows("SELECT at, kind, record_id FROM journal WHERE origin = 'local'")
    found = {(at, kind, record_id) for at, kind, record_id in own}
    lines = [row[0] for row in store.rows(
        "SELECT op_bytes FROM journal_payload WHERE op_bytes IS NOT NULL "
        "UNION ALL SELECT bytes FROM sync_row WHERE bytes IS NOT NULL "
        "UNION ALL SELECT bytes FROM sync_op WHERE bytes IS NOT NULL "
        "UNION ALL SELECT bytes FROM sync_offer WHERE bytes IS NOT NULL"
    )]  # fmt: skip
    return found | marks_of([bytes(line) for line in lines])


def excuse_what_nobody_has(life: Life, before: set[Mark]) -> None:
    """The county lost rows; those no living PC has are gone for everybody."""
    lost = before - county_marks(life)
    held: set[Mark] = set().union(*(held_by(machine) for machine in life.living))
    life.log.excused |= lost - held
    life.log.had_once |= lost
    life.trace(f"county lost {len(lost)} ops, {len(lost - held)} of them for ever")


def acknowledged(machine: Machine) -> set[Mark]:
    """The ops of a PC that it knows the county's verdict of."""
    rows = machine.store.rows(
        "SELECT bytes FROM sync_op WHERE verdict IS NOT NULL AND bytes IS NOT NULL"
    )
    return marks_of([bytes(row[0]) for row in rows])


def bury(life: Life, machine: Machine) -> None:
    """A PC is gone: what only it knew nobody can be asked for."""
    machine.note_deeds()
    held: set[Mark] = set().union(*(held_by(other) for other in life.living))
    known = county_marks(life) | held
    if not life.platform.went_back:  # else it may have been the last who could offer them again
        known |= acknowledged(machine)
    life.log.excused |= {d.mark for d in life.log.of([machine.name]) if d.mark not in known}


def honest(life: Life, machine: Machine) -> None:
    """A PC that says how much waits does not leave any out, and says all is sent only of all.

    Raises:
        Broken: it lied.
    """
    if machine.dead:
        return
    shows_what_waits(life, machine)
    standing = sync_state.standing(machine.desk)
    in_words(machine.name, standing)
    if life.platform.went_back:
        return  # it does not know yet what the county lost, and nobody could
    there, refused = county_marks(life) | waiting_marks(life), refusals(machine)
    missing = [
        deed
        for deed in life.log.of([machine.name])
        if deed.mark not in there and _owed(life, deed) and (deed.kind, deed.id) not in refused
    ]
    if len(missing) > standing.changes:
        raise Broken(
            f"{machine.name} says {standing.changes} changes wait, {len(missing)} do: {missing[0]}"
        )


def shows_what_waits(life: Life, machine: Machine) -> None:
    """Over a value that was never answered for, nothing that was pulled is laid.

    Raises:
        Broken: the clerk's own value is hidden.
    """
    waits = what_waits(machine.desk, life.log.had_once)
    for (kind, record, name), value in waits.items():
        stands = machine.store.one(f"SELECT [{name}] FROM [{kind}] WHERE id = ?", (record,))
        if stands not in (value, _opened(machine.desk, kind, record, name, value)):
            raise Broken(
                f"{machine.name}: {kind} {record} {name} waits as {value!r}, is {stands!r}"
            )


def _opened(desk: Desk, kind: str, record: str, name: str, value: Any) -> Any:
    """A value of the journal that this PC could not read then, and can since the key came."""
    sealed = sealed_of(value)
    could, clear = sealing_of(desk).opened(kind, record, name, sealed) if sealed else (False, value)
    return clear if could else value


def what_waits(desk: Desk, had_once: Container[Mark]) -> dict[tuple[str, str, str], Any]:
    """The values a clerk entered that no county has judged: (kind, record, field) -> value.

    Args:
        desk: of the PC.
        had_once: deeds a county had and lost.
    """
    waits: dict[tuple[str, str, str], Any] = {}
    for at, kind, record, body, part in desk.store.rows(
        "SELECT j.at, j.kind, j.record_id, p.body, o.part FROM journal AS j "
        "JOIN journal_payload AS p ON p.seq = j.seq "
        # What could not be sealed leaves later than the rest, which may be judged long since.
        "LEFT JOIN (SELECT seq, json_extract(CAST(bytes AS TEXT), '$.f') AS part FROM sync_op "
        "WHERE open = 1 AND verdict IS NULL UNION ALL "
        "SELECT seq, fields FROM sync_todo WHERE action = ?1) AS o ON o.seq = j.seq "
        "WHERE j.origin = 'local' AND (j.seq > ?2 OR o.seq IS NOT NULL) ORDER BY j.seq",
        (WAITS, int(desk.settings.get(outbox.FROZEN, default=0))),
    ):
        after = json.loads(body)["after"]
        carried = json.loads(part) if part else after
        for name in after.keys() & carried.keys() & set(TOLD_APART.get(kind, ())):
            waits.pop((kind, record, name), None)
            if (at, kind, record) not in had_once:
                waits[kind, record, name] = after[name]
    return waits


def _owed(life: Life, deed: Deed) -> bool:
    return bool(History.wanted(deed, leaves())) and deed.mark not in life.log.excused


def settle_some(machine: Machine, dice: random.Random) -> None:
    """The clerk settles a conflict, or takes a settlement back."""
    desk = machine.desk
    machine.clock.move()
    found = conflicts.open_conflicts(desk)
    try:
        if found and dice.random() < 0.85:
            _settle(machine, dice.choice(found), dice)
        elif settled := conflicts.settled_conflicts(desk):
            one = dice.choice(settled)
            conflicts.reopen(desk, one.row, one.field)
            machine.village.note(f"{machine.name}: reopened ({one.row}, {one.field})")
    except errors.RecordError as error:
        machine.village.note(f"{machine.name}: refused {type(error).__name__}: {error}")
    machine.note_deeds()


def _settle(machine: Machine, one: conflicts.Conflict, dice: random.Random) -> None:
    desk = machine.desk
    if dice.random() < 0.2:
        conflicts.take_all(desk, one.kind, one.record_id, mine=dice.random() < 0.5)
    elif one.field in TOLD_APART.get(one.kind, ()) and dice.random() < 0.3:
        names = machine.village.names
        value = names.phone() if one.field == "phone" else names.word()
        conflicts.resolve(desk, one.row, one.field, value)
    else:
        conflicts.take(desk, one.row, one.field, dice.choice(("standing", "parked")))
    machine.village.note(f"{machine.name}: settled ({one.row}, {one.field})")


def attend(machine: Machine, dice: random.Random | None = None) -> None:
    """The clerk looks at what the county did not take: tries again, or lets it be.

    Args:
        machine: the PC.
        dice: decides; without them everything is let be.
    """
    for item in attention.items(machine.desk):
        machine.clock.move()
        again = dice is not None and dice.random() < 0.5
        try:
            (attention.retry if again else attention.give_up)(machine.desk, item.id)
        except errors.RecordError as error:
            machine.village.note(f"{machine.name}: refused {type(error).__name__}: {error}")
        else:
            done = "tries again" if again else "gives up"
            machine.village.note(f"{machine.name}: {done} {item.kind} {item.record_id}")
    machine.note_deeds()


def refusals(machine: Machine) -> set[tuple[str, str]]:
    """Records of which the county refused something, and rightly."""
    found = set()
    for kind, record, code, detail in machine.store.rows(
        "SELECT kind, record, code, detail FROM sync_attention"
    ):
        if code not in _RIGHTLY:
            raise Broken(f"{machine.name}: {kind} {record} was refused: {code} {detail}")
        found.add((kind, record))
    return found


def standing_of_all(life: Life) -> list[Any]:
    """What must not change any more once all is quiet."""
    told: list[Any] = [
        life.platform.database.execute("SELECT code, head, hash FROM feed ORDER BY code").fetchall()
    ]
    for machine in life.living:
        cursors = machine.store.rows("SELECT feed, row, hash FROM sync_cursor ORDER BY feed")
        told.append((machine.name, outbox.waiting(machine.store), cursors))
    return told
