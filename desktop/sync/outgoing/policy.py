"""When what leaves changes, or a newer program knows more: values go out anew or are laid in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.model.fitting import is_moment
from desktop.model.kinds import ALL
from desktop.model.locked import LOCKED_GLOB
from desktop.storage import columns
from desktop.storage.arriving import Arriving
from desktop.storage.columns import REMOVED
from desktop.storage.database import Store
from desktop.storage.journal import REMOTE, Origin, head, open_group
from desktop.storage.settings import Settings
from desktop.sync.incoming import pending, strangers
from desktop.sync.incoming.apply import Tools
from desktop.sync.incoming.laying import FITS
from desktop.sync.outgoing import outbox, restating
from desktop.sync.outgoing.leaving import Leaving
from desktop.sync.outgoing.ops import SEAL, SET
from desktop.sync.outgoing.outbox import FROZEN
from desktop.sync.outgoing.sealing import sealed_text
from desktop.sync.outgoing.waiting_rows import any_todo
from desktop.sync.outgoing.withheld import WAITS
from desktop.sync.wire.protocol import written

#: Setting: how each field left when values were last sent by it.
TABLE = "sync.leaving"
#: Setting: the fields whose values go out anew: `[kind, field, action, last id done, the last
#: journal row of this PC's and the last of others' that left otherwise]`.
ANEW = "sync.anew"
_MEMBERS = 6
_BATCH = 200


def follow(store: Store, leaving: Leaving) -> None:
    """Notice what leaves otherwise than it did, and note what has to go out anew.

    That are the values this PC has frozen, and those of others that were here when the policy came.
    Who sets a value later sends it as the policy says. The same of whoever has agreed to
    「上报」 since, or has taken it back.
    """
    _follow_table(store, leaving)
    restating.follow(store)


def _follow_table(store: Store, leaving: Leaving) -> None:
    settings = Settings(store)
    before = settings.get(TABLE)
    now = leaving.flat()
    if before == now:
        return
    changed = leaving.differing(before or {})
    frozen, came = int(settings.get(FROZEN, default=0)), _came(store)
    with store.transaction():
        anew = [one for one in _noted(settings) if f"{one[0]}.{one[1]}" not in changed]
        for name, how in changed.items():
            kind, _, field = name.partition(".")
            _forget_todo(store, kind, field)
            if how != "never":
                seal = how == "sealed" or (how == "consent" and (before or {})[name] == "clear")
                anew.append([kind, field, SEAL if seal else SET, "", frozen, came])
        settings.put(ANEW, anew)
        settings.put(TABLE, now)


def seal_anew(store: Store, leaving: Leaving, *, everybodys: bool = False) -> None:
    """Note that what was sent sealed goes out sealed anew, under the key this PC has now.

    Args:
        store: in an open transaction.
        leaving: how each field leaves.
        everybodys: what other PCs have sent too, not only this one.
    """
    settings = Settings(store)
    frozen, came = int(settings.get(FROZEN, default=0)), head(store)[0] if everybodys else 0
    sealed = [name for name, how in leaving.flat().items() if how in ("sealed", "consent")]
    noted = [[*name.split(".", 1), SEAL, "", frozen, came] for name in sealed]
    settings.put(ANEW, [*_noted(settings), *noted])


def anew_waits(store: Store, *, can_seal: bool = True) -> bool:
    """Whether values are left to go out anew; without the key none can be sealed."""
    if any(can_seal or one[2] != SEAL for one in _noted(Settings(store))):
        return True
    return restating.waits(store, can_seal=can_seal)


def waiting(store: Store) -> int:
    """How many changes have not reached the county, values that go out anew among them."""
    return (
        outbox.waiting(store)
        + restating.count(store)
        + sum(
            int(store.one(f"SELECT count(*) FROM ({_wanted(one)})", _bound(one)))
            for one in _noted(Settings(store))
        )
    )


def send_anew(store: Store, leaving: Leaving, *, can_seal: bool = True) -> None:
    """Put some of those values into the outbox, in one short transaction.

    What is to be sealed waits where this PC has no key: sent as nothing it would be lost.
    """
    settings = Settings(store)
    restating.follow(store)
    if not anew_waits(store, can_seal=can_seal) or any_todo(store):
        return
    with store.transaction():
        noted, put = _noted(settings), 0
        later = [one for one in noted if one[2] == SEAL and not can_seal]
        anew = [one for one in noted if one not in later]
        while anew and not put:
            anew, put = _put_todo(store, leaving, anew)
        settings.put(ANEW, [*later, *anew])
        if not put:
            restating.send(store, leaving, can_seal=can_seal)


def _put_todo(store: Store, leaving: Leaving, anew: list[list[Any]]) -> tuple[list[list[Any]], int]:
    """Put the next values of the first field into the outbox: what is left, and how many."""
    kind, field, action, _, *until = anew[0]
    rows = store.rows(f"{_wanted(anew[0])} ORDER BY t.id LIMIT {_BATCH}", _bound(anew[0]))
    wanted = "sealed" if action == SEAL else "clear"
    # Of a field that leaves by consent, some people's leaves that way already.
    changed = [one for one in rows if leaving.of_record(kind, one[0]).get(field) == wanted]
    (seq, _), known = head(store), ALL[kind].by_name[field]
    store.run_many(
        "INSERT INTO sync_todo (after, action, kind, record, fields, clerk, at) "
        "VALUES (?,?,?,?,?,NULL,NULL)",
        [
            (
                seq, action, kind, record,
                written({field: columns.to_json(columns.from_column(known, value))}).decode(),
            )
            for record, value in changed
        ],
    )  # fmt: skip
    if len(rows) < _BATCH:
        return anew[1:], len(changed)
    return [[kind, field, action, rows[-1][0], *until], *anew[1:]], len(changed)


def _noted(settings: Settings) -> list[list[Any]]:
    return [one for one in settings.get(ANEW, default=[]) if len(one) == _MEMBERS]


def _came(store: Store) -> int:
    """The journal row by which the last change of a policy came; the head where none did."""
    row = store.one("SELECT max(seq) FROM journal WHERE kind = 'policy'")
    return int(head(store)[0] if row is None else row)


def _wanted(noted: Sequence[Any]) -> str:
    """The records whose value goes out anew, by the journal row that set it."""
    kind, field = noted[:2]
    return (
        f"SELECT t.id, t.[{field}] FROM [{kind}] AS t JOIN journal AS j "
        f"ON j.seq = coalesce(json_extract(t.revisions, '$.{field}'), t.revision) "
        f"WHERE t.id > ? AND t.[{field}] IS NOT NULL AND t.[{field}] NOT GLOB '{LOCKED_GLOB}' "
        "AND t.id NOT IN (SELECT id FROM home WHERE kind = ?) "
        "AND ((j.origin = 'local' AND j.seq <= ?) OR (j.origin <> 'local' AND j.seq <= ?)) "
        "AND j.group_id NOT IN (SELECT id FROM journal_group WHERE verb = 'join') "
        "AND j.seq NOT IN (SELECT seq FROM sync_attention WHERE state = 'open' AND seq NOT NULL) "
        "AND NOT EXISTS (SELECT 1 FROM sync_todo AS w "
        f"WHERE w.seq = j.seq AND w.action = '{WAITS}' "
        f"AND json_type(w.fields, '$.{field}') IS NOT NULL)"
    )


def _bound(noted: Sequence[Any]) -> tuple[Any, ...]:
    kind, _, _, after, frozen, came = noted
    return after, kind, frozen, came


def _forget_todo(store: Store, kind: str, field: str) -> None:
    """What waits to go out as an older policy said goes out as the new one says, if at all."""
    store.run(
        "DELETE FROM sync_todo WHERE seq IS NULL AND conflict IS NULL AND action IN (?, ?) "
        "AND clerk IS NULL AND kind = ? AND json_type(fields, ?) IS NOT NULL "
        "AND (SELECT count(*) FROM json_each(fields)) = 1",
        (SET, SEAL, kind, f"$.{field}"),
    )


def adopt_strangers(tools: Tools) -> None:
    """Lay in what came before this program knew its kind or field."""
    found = [
        one
        for why in (strangers.UNKNOWN, strangers.LOCKED)
        for one in strangers.of_why(tools.store, why)
        if _has_place(tools, one)
    ]
    lies_below = pending.of_records(tools.store, [one.record for one in found])
    found = [one for one in found if not lies_below.holds(one.kind, one.record, one.field)]
    by_record: dict[tuple[str, str], list[strangers.Stranger]] = {}
    for one in found:
        by_record.setdefault((one.kind, one.record), []).append(one)
    records = list(by_record)
    for start in range(0, len(records), _BATCH):
        _adopt(tools, {key: by_record[key] for key in records[start : start + _BATCH]})


def _has_place(tools: Tools, one: strangers.Stranger) -> bool:
    """Whether this program knows what to do with a value by now."""
    if one.kind not in FITS or (one.field and one.field not in FITS[one.kind]):
        return False
    could, value = _clear(tools, one)
    return could and (not one.field or FITS[one.kind][one.field](value))


def _clear(tools: Tools, one: strangers.Stranger) -> tuple[bool, Any]:
    """Whether a value can be read, and what it is."""
    sealed = sealed_text(one.value)
    if sealed is None:
        return True, one.value
    return tools.sealing.opened(one.kind, one.record, one.field, sealed)


def _adopt(tools: Tools, by_record: dict[tuple[str, str], Sequence[strangers.Stranger]]) -> None:
    store = tools.store
    with open_group(
        store,
        "pull",
        "新版本认识了以前收到的内容",
        clerk=None,
        now=tools.now(),
        origin=Origin(REMOTE),
    ) as group:
        arriving = Arriving(tools.records, tools.search, group)
        for (kind_name, record), ones in by_record.items():
            kind = ALL[kind_name]
            arriving.load(kind, [record])
            values = {}
            for one in ones:
                if one.field:
                    value = _clear(tools, one)[1]
                    values[one.field] = columns.from_json(kind.by_name[one.field], value)
            if not arriving.there(kind_name, record):
                arriving.insert(kind, record, values)
                gone = next((one.value for one in ones if not one.field), None)
                values = {REMOVED: gone} if is_moment(gone) else {}
            arriving.update(kind, record, values)
        strangers.forget(
            store,
            [(one.kind, one.record, one.field) for some in by_record.values() for one in some],
        )
        changed = arriving.write()
        group.flush()
        if changed:
            tools.follow(group, changed)
