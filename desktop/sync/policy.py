"""When what leaves changes, or a newer program knows more: values go out anew or are laid in."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.model.kinds import ALL
from desktop.storage import columns
from desktop.storage.arriving import Arriving
from desktop.storage.columns import REMOVED
from desktop.storage.database import Store
from desktop.storage.journal import REMOTE, Origin, head, open_group
from desktop.storage.settings import Settings
from desktop.sync import strangers
from desktop.sync.apply import Tools
from desktop.sync.leaving import Leaving
from desktop.sync.ops import SEAL, SET
from desktop.sync.protocol import written
from desktop.sync.sealing import sealed_text

#: Setting: how each field left when values were last sent by it.
TABLE = "sync.leaving"
#: Setting: the fields whose values go out anew, `[kind, field, action, last id done]`.
ANEW = "sync.anew"
_BATCH = 200


def follow(store: Store, leaving: Leaving) -> None:
    """Notice what leaves otherwise than it did, and note what has to go out anew."""
    settings = Settings(store)
    before = settings.get(TABLE)
    now = leaving.flat()
    if before == now:
        return
    changed = leaving.differing(before or {})
    with store.transaction():
        anew = [
            one for one in settings.get(ANEW, default=[]) if f"{one[0]}.{one[1]}" not in changed
        ]
        for name, how in changed.items():
            kind, _, field = name.partition(".")
            if how != "never":
                anew.append([kind, field, SEAL if how == "sealed" else SET, ""])
        settings.put(ANEW, anew)
        settings.put(TABLE, now)


def anew_waits(store: Store) -> bool:
    """Whether values are left to go out anew."""
    return bool(Settings(store).get(ANEW, default=[]))


def send_anew(store: Store) -> None:
    """Put some of those values into the outbox, in one short transaction."""
    settings = Settings(store)
    if not anew_waits(store) or store.one("SELECT 1 FROM sync_todo LIMIT 1"):
        return
    with store.transaction():
        anew = settings.get(ANEW, default=[])
        kind, field, action, after = anew[0]
        rows = store.rows(
            f"SELECT id, [{field}] FROM [{kind}] WHERE id > ? AND [{field}] IS NOT NULL "
            f"AND id NOT IN (SELECT id FROM home WHERE kind = ?) ORDER BY id LIMIT {_BATCH}",
            (after, kind),
        )
        seq, _ = head(store)
        known = ALL[kind].by_name[field]
        store.run_many(
            "INSERT INTO sync_todo (after, action, kind, record, fields, clerk, at) "
            "VALUES (?,?,?,?,?,NULL,NULL)",
            [
                (
                    seq, action, kind, record,
                    written(
                        {field: columns.to_json(columns.from_column(known, value))}
                    ).decode(),
                )
                for record, value in rows
            ],
        )  # fmt: skip
        left = anew[1:] if len(rows) < _BATCH else [[kind, field, action, rows[-1][0]], *anew[1:]]
        settings.put(ANEW, left)


def adopt_strangers(tools: Tools) -> None:
    """Lay in what came before this program knew its kind or field."""
    found = [
        one
        for one in strangers.of_why(tools.store, strangers.UNKNOWN)
        if one.kind in ALL and (not one.field or one.field in ALL[one.kind].by_name)
    ]
    found += [one for one in strangers.of_why(tools.store, strangers.LOCKED) if _opens(tools, one)]
    by_record: dict[tuple[str, str], list[strangers.Stranger]] = {}
    for one in found:
        by_record.setdefault((one.kind, one.record), []).append(one)
    records = list(by_record)
    for start in range(0, len(records), _BATCH):
        _adopt(tools, {key: by_record[key] for key in records[start : start + _BATCH]})


def _opens(tools: Tools, one: strangers.Stranger) -> bool:
    sealed = sealed_text(one.value)
    return bool(sealed) and tools.sealing.opened(one.kind, one.record, one.field, str(sealed))[0]


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
                    sealed = sealed_text(one.value)
                    value = one.value
                    if sealed is not None:
                        value = tools.sealing.opened(kind_name, record, one.field, sealed)[1]
                    values[one.field] = columns.from_json(kind.by_name[one.field], value)
            if not arriving.there(kind_name, record):
                arriving.insert(kind, record, values)
                gone = next((one.value for one in ones if not one.field), None)
                values = {REMOVED: gone} if gone else {}
            arriving.update(kind, record, values)
        strangers.forget(
            store,
            [(one.kind, one.record, one.field) for some in by_record.values() for one in some],
        )
        changed = arriving.write()
        group.flush()
        if changed:
            tools.follow(group, changed)
