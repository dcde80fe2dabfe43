"""Search words against the records they were made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.model.kind import MERGED, Kind, Record
from desktop.storage.columns import REMOVED
from desktop.storage.database import Store
from desktop.storage.integrity.findings import Finding
from desktop.storage.records import Records
from desktop.storage.search import SearchTable, SearchWords, words_of
from desktop.storage.search_text import MENDED_SETTING
from desktop.storage.settings import Settings

#: Records looked at together, so that memory need not hold a large roster.
_BATCH = 2_000


def search(
    records: Records, table: SearchTable, kinds: Iterable[Kind], *, repair: bool = True
) -> Iterator[Finding]:
    """Search words that are missing, wrong or left over; puts them right."""
    for kind in kinds:
        if not kind.searched:
            continue
        with records.store.snapshot():
            wrong, left_over = wrong_words(records, table, kind)
        if not wrong and not left_over:
            continue
        if repair:
            _mend(records, table, kind)
        what = f"{kind.label}的搜索索引有 {len(wrong) + len(left_over)} 处不对"
        advice = "其他损坏处理好后会自动重建。"
        done = "，已重建" if repair else ""
        yield Finding("search", what + done, repaired=repair, advice="" if repair else advice)


def _mend(records: Records, table: SearchTable, kind: Kind) -> None:
    with records.store.transaction():
        # Looked at again under the lock: somebody may have written meanwhile.
        wrong, left_over = wrong_words(records, table, kind)
        table.put_many(kind, [(record.id, record.values) for record in wrong])
        for record_id in left_over:
            table.drop(kind, record_id)
        # No row of the journal tells of it: a window that holds the words by heart must hear.
        settings = Settings(records.store)
        settings.put(MENDED_SETTING, int(settings.get(MENDED_SETTING, default=0)) + 1)


def wrong_words(records: Records, table: SearchTable, kind: Kind) -> tuple[list[Record], list[str]]:
    """Records whose words lack or are wrong, and ids of words without a record."""
    where, merged = f"{REMOVED} IS NULL", False
    if kind.merges:
        where += f" AND {MERGED} IS NULL"  # found by what whoever stands for them is found by
        test = f"SELECT EXISTS (SELECT 1 FROM [{kind.name}] WHERE {MERGED} IS NOT NULL)"
        merged = bool(records.store.one(test))
    wrong = [
        record
        for batch in _batches(records, kind, where)
        for record in _differing(records.store, table, kind, batch, merged=merged)
    ]
    left_over = records.store.rows(
        "SELECT record_id FROM search WHERE kind = ? AND record_id NOT IN "
        f"(SELECT id FROM [{kind.name}] WHERE {where})",
        (kind.name,),
    )
    return wrong, [row[0] for row in left_over]


def _batches(records: Records, kind: Kind, where: str) -> Iterator[list[Record]]:
    last = ""
    while batch := records.select(
        kind, f"WHERE {where} AND id > ? ORDER BY id LIMIT {_BATCH}", (last,)
    ):
        yield batch
        last = batch[-1].id


def _differing(
    store: Store, table: SearchTable, kind: Kind, batch: list[Record], *, merged: bool
) -> Iterator[Record]:
    rows = store.rows(
        f"SELECT record_id, {', '.join(SearchWords._fields)} FROM search "
        "WHERE record_id BETWEEN ? AND ? AND kind = ?",
        (batch[0].id, batch[-1].id, kind.name),
    )
    stands = {row[0]: row[1:] for row in rows}
    for record in batch:
        words = words_of(kind, record.values)
        if merged:
            words = table.words(kind, record.id, record.values)
        if stands.get(record.id) != words:
            yield record
