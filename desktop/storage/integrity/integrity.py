"""What `doctor` looks at in the records file: pages, references, chains, series, belongings.

Records against the journal, photos and search have modules of their own; all are found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from desktop.model.kind import Kind
from desktop.model.kinds import ALL
from desktop.storage import audit, journal, merged
from desktop.storage.database import Store
from desktop.storage.driver import broken_seals
from desktop.storage.integrity.findings import SAVE_OUT, TELL, Finding
from desktop.storage.integrity.integrity_photos import photos
from desktop.storage.integrity.integrity_records import records_against_journal
from desktop.storage.integrity.integrity_search import search
from desktop.storage.settings import KEY_ELSEWHERE, Settings

__all__ = [
    "Finding", "aliases", "belongings", "certificate_series", "chain", "pages",
    "pages_named", "photos", "records_against_journal", "references", "search",
]  # fmt: skip

_PAGE = re.compile(r"for page (\d+)")
_SHOWN_PAGES = 10
#: `integrity_check` names these for a fault that lies in an index alone; making it anew mends it.
_INDEX_FAULTS = (
    re.compile(r"row \d+ missing from index \S+"),
    re.compile(r"wrong # of entries in index \S+"),
    re.compile(r"rowid not at end-of-record for row \d+ of index \S+"),
)
#: What `init` puts beside the records; without it certificates and sync stand still.
_SETTINGS, _SECRETS = ("clerk", "device", "replica"), {"device_key": 32, "private_field_key": 64}
_NAMED = {
    "clerk": "当前文书",
    "device": "本机登记",
    "replica": "本机副本编号",
    "device_key": "本机签名密钥",
    "private_field_key": "证件号密钥",
}


def pages(store: Store, *, repair: bool = False) -> Iterator[Finding]:
    """SQLite's own check of every page and index, and SQLCipher's of every page's seal.

    Args:
        store: the open file.
        repair: make indexes anew that differ from their tables, where nothing else is wrong.
    """
    seals = broken_seals(store.connection, store.path)
    if seals:
        yield Finding("pages", f"资料文件的{pages_named(seals)}", advice=SAVE_OUT)
    lines = _checked(store)
    wrong = [line for line in lines if not _of_an_index(line)]
    if wrong:
        what = f"数据结构检查有 {len(wrong)} 处不过，第一处：{wrong[0]}"
        yield Finding("pages", what, advice=SAVE_OUT)
    if len(wrong) < len(lines):
        sound = not (wrong or seals)
        yield _indexes(store, len(lines) - len(wrong), repair=repair and sound)


def _indexes(store: Store, count: int, *, repair: bool) -> Finding:
    what = f"查询索引有 {count} 处与内容不符"
    if not repair:
        return Finding("pages", what, advice="索引不含独有内容；文件的其他损坏处理好后会一并重建。")
    with store.transaction():
        store.run("REINDEX")
    done = not _checked(store)
    return Finding("pages", f"{what}{'，已重建' if done else ''}", repaired=done, advice=SAVE_OUT)


def _checked(store: Store) -> list[str]:
    rows = store.rows("PRAGMA integrity_check(100)")
    lines = [line for row in rows for line in str(row[0]).splitlines() if line != "ok"]
    return [line for line in lines if not line.startswith("***")]


def _of_an_index(line: str) -> bool:
    return any(fault.search(line) for fault in _INDEX_FAULTS)


def pages_named(seals: Sequence[str]) -> str:
    """SQLCipher's English lines about broken seals as one phrase with the pages' numbers."""
    numbers = [found[1] for line in seals if (found := _PAGE.search(line))]
    if len(numbers) < len(seals):
        return f"加密校验不过：{seals[0]}"
    more = f" 等 {len(numbers)} 页" if len(numbers) > _SHOWN_PAGES else " 页"
    return f"第 {'、'.join(numbers[:_SHOWN_PAGES])}{more}加密校验不过"


def references(store: Store) -> Iterator[Finding]:
    """Records that point at one that does not exist (`repairs.clear_references` mends some)."""
    for table, record_id, column, other in dangling(store):
        kind = ALL.get(table)
        field = kind.by_name.get(column) if kind else None
        label, target = kind.label if kind else table, _label(other)
        if field is None or field.required:
            what = f"一条{label}所属的{target}已经不在"
            advice = f"请从备份里找回那条{target}；确实没有了，就删除这条{label}。"
            yield Finding("references", what, record_id, advice=advice)
        else:
            what = f"一条{label}的“{field.label}”指向的{target}已经不在"
            advice = "可以用「station doctor --repair」把这一项清空（会记入历史，可以撤销）。"
            yield Finding("references", what, record_id, advice=advice)


def dangling(store: Store) -> Iterator[tuple[str, str, str, str]]:
    """(table, record, column, table pointed at) of references that lead nowhere."""
    columns: dict[str, dict[int, str]] = {}
    for table, rowid, other, number in store.rows("PRAGMA foreign_key_check"):
        if table not in columns:
            listed = store.rows(f"PRAGMA foreign_key_list([{table}])")
            columns[table] = {row[0]: row[3] for row in listed}
        record_id = store.one(f"SELECT id FROM [{table}] WHERE rowid = ?", (rowid,))
        yield table, str(record_id), columns[table][number], other


def _label(table: str) -> str:
    return ALL[table].label if table in ALL else table


def chain(store: Store) -> Iterator[Finding]:
    """Journal and audit rows that were changed, cut out or added by another hand."""
    for seq, what in journal.broken_rows(store):
        yield Finding("journal", f"变更日志第 {seq} 条：{what}", advice=TELL)
    for seq in audit.broken_rows(store):
        yield Finding("audit", f"查看记录第 {seq} 条与上一条接不上", advice=TELL)


def certificate_series(store: Store) -> Iterator[Finding]:
    """Series with a gap or a number twice, of no PC or of several (printing.md)."""
    keep = "纸质证书不受影响；请把同号的证书找出来核对。"
    rows = store.rows(
        "SELECT series, count(*), count(DISTINCT number), max(number), min(number) "
        "FROM certificate GROUP BY series"
    )
    for series, count, distinct, highest, lowest in rows:
        if count != distinct:
            yield Finding("certificates", f"证书系列 {series} 有重复编号", advice=keep)
        if distinct != highest or lowest < 1:
            lost = "登记簿里少了证书；请对照纸质存根或备份补查。"
            yield Finding("certificates", f"证书系列 {series} 的编号不连续", advice=lost)
    yield from _owners_of_series(store)


def _owners_of_series(store: Store) -> Iterator[Finding]:
    shared = store.rows("SELECT series, count(*) FROM device GROUP BY series HAVING count(*) > 1")
    for series, count in shared:
        what = f"证书系列 {series} 登记在 {count} 台电脑名下，会发出同号的证书"
        yield Finding("certificates", what, advice=TELL)
    stray = store.rows(
        "SELECT DISTINCT series FROM certificate "
        "WHERE series NOT IN (SELECT series FROM device WHERE series IS NOT NULL)"
    )
    for (series,) in stray:
        yield Finding("certificates", f"证书系列 {series} 不属于任何登记过的电脑", advice=TELL)


def belongings(store: Store) -> Iterator[Finding]:
    """Settings and secrets that `init` puts there and nothing takes away."""
    settings = Settings(store)
    for key in _SETTINGS:
        try:
            value = settings.get(key)
        except ValueError:
            value = None  # no JSON: written past this program
        if not isinstance(value, str) or not value:
            yield Finding("settings", f"缺少本机设置：{_NAMED[key]}", advice=SAVE_OUT)
        elif key in ALL and not store.one(f"SELECT 1 FROM [{key}] WHERE id = ?", (value,)):
            what = f"本机设置里的{_NAMED[key]}不在登记里"
            yield Finding("settings", what, advice=SAVE_OUT)
    for name, length in _SECRETS.items():
        size = store.one("SELECT length(value) FROM secret WHERE name = ?", (name,))
        if size is None and name == "private_field_key" and Settings(store).get(KEY_ELSEWHERE):
            continue  # its values stand locked until another PC gives it
        if size != length:
            why = "缺少" if size is None else "长度不对："
            yield Finding("settings", f"{why}{_NAMED[name]}", advice=SAVE_OUT)


def aliases(store: Store, kinds: Iterable[Kind], *, repair: bool = True) -> Iterator[Finding]:
    """Merges whose trail leads nowhere or in a circle, and columns that don't follow them."""
    if "alias" not in {kind.name for kind in kinds}:
        return
    rows = store.rows("SELECT id, of_kind, loser, survivor FROM alias WHERE removed_at IS NULL")
    onward = {(kind, loser): survivor for _, kind, loser, survivor in rows}
    for alias, kind, loser, survivor in rows:
        if kind == "volunteer" and not _stands(store, kind, survivor):
            what = f"一条合并记录指向的{_label(kind)}已经不在"
            yield Finding("aliases", what, alias, advice="请撤销这次合并，或从备份里找回那条记录。")
        elif _circles(onward, kind, loser):
            what = f"{_label(kind)}的合并记录绕成了圈，按先合并的算"
            yield Finding("aliases", what, alias, advice="请撤销其中一次合并。")
    yield from _derived(store, repair=repair)


def _derived(store: Store, *, repair: bool) -> Iterator[Finding]:
    wrong = merged.wrong(store)
    if not wrong:
        return
    if repair:
        with store.transaction():
            merged.refresh(store)
            merged.refresh_people(store, _people(store, wrong))
    done = repair and not merged.wrong(store)
    what = f"合并后的对应关系有 {len(wrong)} 处不对{'，已重算' if done else ''}"
    yield Finding("aliases", what, repaired=done, advice=TELL)


def _people(store: Store, wrong: Sequence[tuple[str, str]]) -> set[str]:
    parts = [one for kind, one in wrong if kind == "participation"]
    people = {one for kind, one in wrong if kind == "volunteer"}
    for part in parts:
        people.add(str(store.one("SELECT volunteer FROM participation WHERE id = ?", (part,))))
    return people


def _stands(store: Store, table: str, record_id: str) -> bool:
    return bool(store.one(f"SELECT 1 FROM [{table}] WHERE id = ?", (record_id,)))


def _circles(onward: dict[tuple[str, str], str], kind: str, start: str) -> bool:
    at, seen = onward.get((kind, start)), {start}
    while at is not None and at not in seen:
        seen.add(at)
        at = onward.get((kind, at))
    return at is not None
