"""What `doctor` looks at: pages, references, journal chain against records, photos, search."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.model.kind import Kind
from desktop.storage import audit, columns, journal
from desktop.storage.columns import REMOVED
from desktop.storage.database import Store
from desktop.storage.photos import PhotoPlaces, PhotoVolumes
from desktop.storage.records import Records
from desktop.storage.search import SearchTable, words_of


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be.

    Args:
        area: ``pages``, ``references``, ``journal``, ``records``, ``photos``, ``search``, ``audit``
            or ``certificates``.
        what: one Chinese sentence without personal data.
        record_id: the record it is about, if any.
        repaired: whether doctor put it right.
    """

    area: str
    what: str
    record_id: str | None = None
    repaired: bool = False


def pages(store: Store) -> Iterator[Finding]:
    """SQLite's own check of every page and index, and SQLCipher's of every page's seal."""
    for row in store.rows("PRAGMA cipher_integrity_check"):
        yield Finding("pages", f"加密校验不过：{row[0]}")
    for row in store.rows("PRAGMA integrity_check(20)"):
        if row[0] != "ok":
            yield Finding("pages", f"数据页检查：{row[0]}")


def references(store: Store) -> Iterator[Finding]:
    """Records that point at one that does not exist."""
    for table, rowid, other, _ in store.rows("PRAGMA foreign_key_check"):
        record_id = store.one(f"SELECT id FROM [{table}] WHERE rowid = ?", (rowid,))
        yield Finding("references", f"{table} 引用的 {other} 不存在", record_id)


def chain(store: Store) -> Iterator[Finding]:
    """Journal and audit rows that were changed, cut out or added by another hand."""
    for seq, what in journal.broken_rows(store):
        yield Finding("journal", f"变更日志第 {seq} 条：{what}")
    for seq in audit.broken_rows(store):
        yield Finding("audit", f"查看记录第 {seq} 条与上一条接不上")


def records_against_journal(store: Store, kinds: Iterable[Kind]) -> Iterator[Finding]:
    """Records that differ from what their journal rows add up to."""
    known = {kind.name: kind for kind in kinds}
    told = _replayed(store)
    for kind in known.values():
        yield from _compared(store, kind, told.get(kind.name, {}))


def _replayed(store: Store) -> dict[str, dict[str, dict[str, Any]]]:
    """Per kind and record the values the journal ends with; an erased payload tells nothing."""
    told: dict[str, dict[str, dict[str, Any]]] = {}
    cursor = store.connection.execute(
        "SELECT kind, record_id, body FROM journal LEFT JOIN journal_payload USING (seq) "
        "ORDER BY seq"
    )
    for kind, record_id, body in cursor:
        fields = told.setdefault(kind, {}).setdefault(record_id, {})
        if body is None:
            fields["erased"] = True
            continue
        fields.update(json.loads(body)["after"])
    return told


def _compared(store: Store, kind: Kind, told: Mapping[str, Mapping[str, Any]]) -> Iterator[Finding]:
    names = [field.name for field in kind.fields]
    listed = ", ".join(f"[{name}]" for name in names)
    missing = set(told)
    cursor = store.connection.execute(f"SELECT id, {REMOVED}, {listed} FROM [{kind.name}]")
    for record_id, removed_at, *raw in cursor:
        missing.discard(record_id)
        expected = told.get(record_id)
        if expected is None:
            yield Finding("records", f"一条{kind.label}没有变更日志", record_id)
            continue
        if "erased" in expected:
            continue
        values = zip(kind.fields, raw, strict=True)
        found = columns.known({f.name: columns.from_column(f, value) for f, value in values})
        found |= {REMOVED: removed_at} if removed_at else {}
        wanted = {name: value for name, value in expected.items() if value not in (None, [])}
        differing = sorted(n for n in found.keys() | wanted.keys() if found.get(n) != wanted.get(n))
        if differing:
            what = f"一条{kind.label}与变更日志不一致：{'、'.join(differing)}"
            yield Finding("records", what, record_id)
    for record_id in sorted(missing):
        yield Finding("records", f"变更日志里有一条{kind.label}，表里没有", record_id)


def photos(volumes: PhotoVolumes, places: PhotoPlaces) -> Iterator[Finding]:
    """Pictures whose bytes are missing or are not the ones that were stored."""
    for sha256, stored in places.all():
        try:
            data = volumes.get(stored.volume, sha256, stored.rendition)
        except Exception as error:
            yield Finding("photos", f"照片 {sha256[:12]} 的{stored.rendition}读不出：{error}")
            continue
        if hashlib.sha256(data).hexdigest() != stored.content_hash:
            yield Finding("photos", f"照片 {sha256[:12]} 的{stored.rendition}内容变了")


def search(records: Records, table: SearchTable, kinds: Iterable[Kind]) -> Iterator[Finding]:
    """Search words that are missing, wrong or left over; puts them right."""
    store = records.store
    for kind in kinds:
        if not kind.searched:
            continue
        stands = {
            row[0]: row[1:]
            for row in store.rows(
                "SELECT record_id, name, pinyin, initials, digits FROM search WHERE kind = ?",
                (kind.name,),
            )
        }
        wrong: list[tuple[str, Mapping[str, Any]]] = []
        for record in records.select(kind, f"WHERE {REMOVED} IS NULL"):
            words = words_of(kind, record.values)
            right = words and (words.name, words.pinyin, words.initials, words.digits)
            if stands.pop(record.id, None) != right:
                wrong.append((record.id, record.values))
        if wrong or stands:
            with store.transaction():
                table.rebuild(kind, wrong)
                for record_id in stands:
                    store.run("DELETE FROM search WHERE record_id = ?", (record_id,))
            count = len(wrong) + len(stands)
            what = f"{kind.label}的搜索索引有 {count} 处不对，已重建"
            yield Finding("search", what, repaired=True)


def certificate_series(store: Store) -> Iterator[Finding]:
    """Series with a gap or the same number twice (printing.md)."""
    rows = store.rows(
        "SELECT series, count(*), count(DISTINCT number), max(number) "
        "FROM certificate GROUP BY series"
    )
    for series, count, distinct, highest in rows:
        if count != distinct:
            yield Finding("certificates", f"证书系列 {series} 有重复编号")
        if distinct != highest:
            yield Finding("certificates", f"证书系列 {series} 的编号不连续")
