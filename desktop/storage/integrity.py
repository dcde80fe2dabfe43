"""What `doctor` looks at: pages, references, journal chain against records, photos, search."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop import errors
from desktop.model.kind import Kind, Record
from desktop.storage import audit, columns, journal
from desktop.storage.columns import REMOVED
from desktop.storage.database import Store
from desktop.storage.driver import broken_seals
from desktop.storage.photos import PhotoPlaces, PhotoVolumes, Stored
from desktop.storage.records import Records
from desktop.storage.search import SearchTable, SearchWords, words_of

_PAGE = re.compile(r"for page (\d+)")
_SHOWN_PAGES = 10


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
    seals = broken_seals(store.connection, store.path)
    if seals:
        yield Finding("pages", f"资料文件的{_pages_named(seals)}")
    rows = store.rows("PRAGMA integrity_check(20)")
    lines = [line for row in rows for line in str(row[0]).splitlines() if line != "ok"]
    wrong = [line for line in lines if not line.startswith("***")]
    if wrong:
        yield Finding("pages", f"数据结构检查有 {len(wrong)} 处不过，第一处：{wrong[0]}")


def _pages_named(seals: Sequence[str]) -> str:
    """SQLCipher's English lines about broken seals as one phrase with the pages' numbers."""
    numbers = [found[1] for line in seals if (found := _PAGE.search(line))]
    if len(numbers) < len(seals):
        return f"加密校验不过：{seals[0]}"
    more = f" 等 {len(numbers)} 页" if len(numbers) > _SHOWN_PAGES else " 页"
    return f"第 {'、'.join(numbers[:_SHOWN_PAGES])}{more}加密校验不过"


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
    rows = store.stream(
        "SELECT kind, record_id, body FROM journal LEFT JOIN journal_payload USING (seq) "
        "ORDER BY seq"
    )
    for kind, record_id, body in rows:
        fields = told.setdefault(kind, {}).setdefault(record_id, {})
        after = _after(body)
        if after is None:
            fields["erased"] = True
            continue
        fields.update(after)
    return told


def _after(body: str | None) -> dict[str, Any] | None:
    try:
        return dict(json.loads(body)["after"]) if body else None
    except (ValueError, TypeError, KeyError):
        return None  # somebody wrote over it; the chain names the row


def _compared(store: Store, kind: Kind, told: Mapping[str, Mapping[str, Any]]) -> Iterator[Finding]:
    names = [field.name for field in kind.fields]
    listed = ", ".join(f"[{name}]" for name in names)
    missing = set(told)
    rows = store.stream(f"SELECT id, {REMOVED}, {listed} FROM [{kind.name}]")
    for record_id, removed_at, *raw in rows:
        missing.discard(record_id)
        expected = told.get(record_id)
        if expected is None:
            yield Finding("records", f"一条{kind.label}没有变更日志", record_id)
            continue
        if "erased" in expected:
            continue
        found = _known(kind, raw)
        if found is None:
            yield Finding("records", f"一条{kind.label}里有读不懂的内容", record_id)
            continue
        found |= {REMOVED: removed_at} if removed_at else {}
        wanted = {name: value for name, value in expected.items() if value not in (None, [])}
        differing = sorted(n for n in found.keys() | wanted.keys() if found.get(n) != wanted.get(n))
        if differing:
            what = f"一条{kind.label}与变更日志不一致：{'、'.join(differing)}"
            yield Finding("records", what, record_id)
    for record_id in sorted(missing):
        yield Finding("records", f"变更日志里有一条{kind.label}，表里没有", record_id)


def _known(kind: Kind, raw: Iterable[Any]) -> dict[str, Any] | None:
    values = zip(kind.fields, raw, strict=True)
    try:
        return columns.known({f.name: columns.from_column(f, value) for f, value in values})
    except ValueError:
        return None  # no JSON where JSON belongs: written past this program


def photos(volumes: PhotoVolumes, places: PhotoPlaces) -> Iterator[Finding]:
    """Volumes that are damaged or gone, and pictures that are not the ones that were stored."""
    stored = places.all()
    wanted = Counter(one.volume for _, one in stored)
    unreadable: set[int] = set()
    for number in sorted({*volumes.numbers(), *wanted}):
        try:
            pages = volumes.broken_pages(number)
        except errors.StationError as error:
            unreadable.add(number)
            lost = f"照片卷 {number:04d} 打不开（{wanted[number]} 个图像文件在里面）：{error}"
            yield Finding("photos", lost)
            continue
        if pages:
            yield Finding("photos", f"照片卷 {number:04d} 的{_pages_named(pages)}")
    for sha256, one in stored:
        if one.volume not in unreadable:
            yield from _looked_at(volumes, sha256, one)


def _looked_at(volumes: PhotoVolumes, sha256: str, stored: Stored) -> Iterator[Finding]:
    picture = f"照片 {sha256[:12]} 的 {stored.rendition}"
    try:
        data = volumes.get(stored.volume, sha256, stored.rendition)
    except errors.StationError as error:
        yield Finding("photos", f"{picture} 读不出：{error}")
        return
    if hashlib.sha256(data).hexdigest() != stored.content_hash:
        yield Finding("photos", f"{picture} 内容变了")


def search(records: Records, table: SearchTable, kinds: Iterable[Kind]) -> Iterator[Finding]:
    """Search words that are missing, wrong or left over; puts them right."""
    for kind in kinds:
        if not kind.searched:
            continue
        with records.store.snapshot():
            wrong, left_over = _wrong_words(records, kind)
        if not wrong and not left_over:
            continue
        with records.store.transaction():
            # Looked at again under the lock: somebody may have written meanwhile.
            wrong, left_over = _wrong_words(records, kind)
            table.rebuild(kind, [(record.id, record.values) for record in wrong])
            for record_id in left_over:
                table.drop(kind, record_id)
        what = f"{kind.label}的搜索索引有 {len(wrong) + len(left_over)} 处不对，已重建"
        yield Finding("search", what, repaired=True)


def _wrong_words(records: Records, kind: Kind) -> tuple[list[Record], list[str]]:
    """Records whose words lack or are wrong, and ids of words without a record."""
    stands = {
        row[0]: row[1:]
        for row in records.store.rows(
            f"SELECT record_id, {', '.join(SearchWords._fields)} FROM search WHERE kind = ?",
            (kind.name,),
        )
    }
    wrong = [
        record
        for record in records.select(kind, f"WHERE {REMOVED} IS NULL")
        if stands.pop(record.id, None) != words_of(kind, record.values)
    ]
    return wrong, list(stands)


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
