"""When somebody agrees to 「上报」 or takes it back: what has left leaves once more, the other way.

Given, the values go up as they are; taken back, ciphertext replaces them at the county, and what
it had stored of them is struck out (protocol section 13). Whoever changed the consent sends all of
that person's values; who only hears of it sends those it had set itself, and, where they are to be
sealed, all: equal ciphertext is equal to the county, so nothing clashes. Who has sealed what others
had set sends all of it as well, should it hear that the person agrees after all. And whoever
changed the consent sends on what comes the other way later, of a PC that had not heard of it: that
one may be gone before it does.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from desktop.model.kinds import ALL
from desktop.model.locked import LOCKED_GLOB
from desktop.storage import columns
from desktop.storage.database import Store
from desktop.storage.journal import REMOTE, head
from desktop.storage.settings import Settings
from desktop.sync.outgoing.agreed import CONSENT, VOLUNTEER, Agreed
from desktop.sync.outgoing.leaving import Leaving
from desktop.sync.outgoing.ops import SEAL, SET
from desktop.sync.outgoing.outbox import FROZEN
from desktop.sync.outgoing.sealing import sealed_text
from desktop.sync.outgoing.withheld import WAITS
from desktop.sync.wire.protocol import decoded, written

#: Settings: the journal row up to which consents were looked at, and who had agreed then.
SEEN, AGREED = "sync.agreed_seen", "sync.agreed"
#: Setting: people whose values go out anew: `[volunteer, the last journal row of this PC's and the
#: last of others' that left otherwise]`.
PEOPLE = "sync.agreed_anew"
#: Setting: people whose consents changed at this PC.
HERE = "sync.agreed_here"
#: Setting: people all of whose values this PC has sealed at the county, whoever had set them.
SEALED_HERE = "sync.agreed_sealed"
_BATCH = 50
#: So many rows are looked through again before it is noted that nothing was in them.
_AGAIN = 500


def follow(store: Store) -> None:
    """Notice who has agreed or taken it back since, and note whose values have to go out anew."""
    settings = Settings(store)
    since, (at, _) = settings.get(SEEN), head(store)  # what is saved from here on comes next time
    if since is not None and not _touched(store, since) and not _otherwise(store, since):
        if at > since + _AGAIN:
            settings.put(SEEN, at)
        return
    with store.transaction():
        now, (at, _) = Agreed(store).people(), head(store)
        before = settings.get(AGREED, default=[])
        otherwise = _otherwise(store, since or 0)
        if since is not None and (changed := now.symmetric_difference(before) | otherwise):
            mine = _changed_here(store, since)
            _note_here(settings, mine)
            here = mine | otherwise | set(settings.get(SEALED_HERE, default=()))
            frozen = int(settings.get(FROZEN, default=0))
            noted = [one for one in _noted(settings) if one[0] not in changed]
            noted += [
                [person, frozen, at if person in here or person not in now else 0]
                for person in sorted(changed)
            ]
            settings.put(PEOPLE, noted)
        settings.put(AGREED, sorted(now))
        settings.put(SEEN, at)


def waits(store: Store, *, can_seal: bool = True) -> bool:
    """Whether values are left to go out anew; without the key none can be sealed."""
    noted = _noted(Settings(store))
    if not noted or can_seal:
        return bool(noted)
    agreed = Agreed(store).people()
    return any(one[0] in agreed for one in noted)


def count(store: Store) -> int:
    """How many people's values wait to go out anew."""
    return len(_noted(Settings(store)))


def send(store: Store, leaving: Leaving, *, can_seal: bool = True) -> None:
    """Put the values of some of those people into the outbox, in the open transaction."""
    settings, agreed = Settings(store), Agreed(store).people()
    noted = _noted(settings)
    ready = [one for one in noted if can_seal or one[0] in agreed]
    put = 0
    while ready and not put:
        for person, *until in ready[:_BATCH]:
            put += _put_person(store, leaving, person, until, SET if person in agreed else SEAL)
        done = {one[0] for one in ready[:_BATCH]}
        _note_sealed(settings, done - agreed, done & agreed)
        noted = [one for one in noted if one[0] not in done]
        ready = ready[_BATCH:]
    settings.put(PEOPLE, noted)


def _note_sealed(settings: Settings, sealed: set[str], opened: set[str]) -> None:
    before = set(settings.get(SEALED_HERE, default=()))
    now = (before | sealed) - opened
    if now != before:
        settings.put(SEALED_HERE, sorted(now))


def _noted(settings: Settings) -> list[list[Any]]:
    return list(settings.get(PEOPLE, default=[]))


def _touched(store: Store, since: int) -> bool:
    """Whether anything changed that tells who has agreed."""
    return bool(
        store.one(
            "SELECT 1 FROM journal WHERE seq > ? AND kind IN ('consent', 'alias') LIMIT 1",
            (since,),
        )
    )


def _changed_here(store: Store, since: int) -> set[str]:
    """People whose consents, or whose being one person, changed by this PC's own hand."""
    rows = store.rows(
        "SELECT c.volunteer FROM journal AS j JOIN consent AS c ON c.id = j.record_id "
        "WHERE j.seq > ?1 AND j.origin = 'local' AND j.kind = 'consent' UNION "
        "SELECT a.loser FROM journal AS j JOIN alias AS a ON a.id = j.record_id "
        "WHERE j.seq > ?1 AND j.origin = 'local' AND j.kind = 'alias' UNION "
        "SELECT a.survivor FROM journal AS j JOIN alias AS a ON a.id = j.record_id "
        "WHERE j.seq > ?1 AND j.origin = 'local' AND j.kind = 'alias'",
        (since,),
    )
    touched = {row[0] for row in rows}
    found = store.rows(
        "SELECT v.id FROM volunteer AS v WHERE coalesce(v.merged_into, v.id) IN "
        "(SELECT coalesce(t.merged_into, t.id) FROM volunteer AS t "
        "WHERE t.id IN (SELECT value FROM json_each(?)))",
        (json.dumps(sorted(touched)),),
    )
    return touched | {row[0] for row in found}


def _note_here(settings: Settings, people: set[str]) -> None:
    before = set(settings.get(HERE, default=()))
    if people - before:
        settings.put(HERE, sorted(people | before))


def _otherwise(store: Store, since: int) -> set[str]:
    """People of whom something came the other way than it leaves here, where that changed here."""
    mine = Settings(store).get(HERE, default=[])
    if not mine:
        return set()
    came = store.rows(
        "SELECT coalesce(c.volunteer, j.record_id), j.kind, p.op_bytes FROM journal AS j "
        "JOIN journal_payload AS p ON p.seq = j.seq "
        "LEFT JOIN consent AS c ON j.kind = 'consent' AND c.id = j.record_id "
        "WHERE j.seq > ? AND j.origin = ? AND j.kind IN ('volunteer', 'consent') "
        "AND p.op_bytes IS NOT NULL "
        "AND coalesce(c.volunteer, j.record_id) IN (SELECT value FROM json_each(?))",
        (since, REMOTE, json.dumps(mine)),
    )
    agreed = Agreed(store).people() if came else frozenset()
    return {
        person
        for person, kind, line in came
        if any(sealed != (person not in agreed) for sealed in _forms(kind, line))
    }


def _forms(kind: str, line: bytes) -> Iterator[bool]:
    """Whether each value of an operation that leaves by consent came sealed."""
    fields = decoded(line).get("f", {})
    for known in ALL[kind].fields:
        if known.by_consent and fields.get(known.name) is not None:
            yield sealed_text(fields[known.name]) is not None


def _put_person(
    store: Store, leaving: Leaving, person: str, until: Collection[Any], action: str
) -> int:
    """Put what stands of one person's fields into the outbox; gives how many operations."""
    frozen, came = until
    consents = store.rows("SELECT id FROM consent WHERE volunteer = ? ORDER BY id", (person,))
    records = [(VOLUNTEER, person), *((CONSENT, row[0]) for row in consents)]
    (seq, _), put = head(store), 0
    for kind, record in records:
        values = _standing(store, leaving, kind, record, frozen=frozen, came=came)
        if not values:
            continue
        store.run(
            "INSERT INTO sync_todo (after, action, kind, record, fields, clerk, at) "
            "VALUES (?,?,?,?,?,NULL,NULL)",
            (seq, action, kind, record, written(values).decode()),
        )
        put += 1
    return put


def _standing(
    store: Store, leaving: Leaving, kind: str, record: str, *, frozen: int, came: int
) -> Mapping[str, Any]:
    """The fields of a record that leave by consent, as far as they have left."""
    known = ALL[kind]
    names = [name for name, how in leaving.table.get(kind, {}).items() if how == "consent"]
    values = {}
    for name in names:
        # The same conditions as for a policy's (policy.py), of one record.
        rows = store.rows(
            f"SELECT t.[{name}] FROM [{kind}] AS t JOIN journal AS j "
            f"ON j.seq = coalesce(json_extract(t.revisions, '$.{name}'), t.revision) "
            f"WHERE t.id = ? AND t.[{name}] IS NOT NULL "
            f"AND t.[{name}] NOT GLOB '{LOCKED_GLOB}' "
            "AND ((j.origin = 'local' AND j.seq <= ?) OR (j.origin <> 'local' AND j.seq <= ?)) "
            "AND j.group_id NOT IN (SELECT id FROM journal_group WHERE verb = 'join') "
            "AND j.seq NOT IN "
            "(SELECT seq FROM sync_attention WHERE state = 'open' AND seq NOT NULL) "
            "AND NOT EXISTS (SELECT 1 FROM sync_todo AS w "
            f"WHERE w.seq = j.seq AND w.action = '{WAITS}' "
            f"AND json_type(w.fields, '$.{name}') IS NOT NULL)",
            (record, frozen, came),
        )
        for (value,) in rows:
            values[name] = columns.to_json(columns.from_column(known.by_name[name], value))
    return values
