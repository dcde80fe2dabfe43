"""What was saved out of a damaged station and what was not, in figures and in words."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from desktop.model.kinds import ALL
from desktop.storage.integrity.findings import Finding

_SHOWN_IDS = 20
_TABLES = {
    "journal": "变更日志",
    "journal_payload": "变更日志的内容",
    "journal_group": "操作说明",
    "audit": "查看记录",
    "setting": "本机设置",
    "secret": "本机密钥",
    "photo_bytes": "照片位置",
    "search": "搜索词",
}


@dataclass(slots=True)
class SalvageReport:
    """What became of a damaged station's contents.

    Args:
        saved: records in the new station by kind, the trash included.
        broken_pages: pages of the records file none of whose versions holds.
        log_broken: transactions behind a break in the write-ahead log.
        from_journal: records made again from the journal, by kind.
        stand_ins: records of which only the id was known, by kind.
        lost: ids of records that are gone, by kind.
        cleared: references that were emptied since what they named is gone.
        journal_rows: numbers of journal rows whose contents are gone.
        journal_anew: whether the chain had to be made anew from some row on.
        stray_rows: rows that could not be assigned to any table.
        pictures: photo files saved.
        pictures_again: small pictures made anew from their original.
        originals_lost: SHA-256 of photos of which only smaller ones are left.
        pictures_lost: SHA-256 of photos of which nothing is left.
        volumes_lost: photo volumes that gave nothing.
        settings_anew: what had to be set anew on this PC.
        findings: what doctor still says of the new station.
    """

    saved: dict[str, int] = field(default_factory=dict)
    broken_pages: int = 0
    log_broken: int = 0
    from_journal: dict[str, int] = field(default_factory=dict)
    stand_ins: dict[str, list[str]] = field(default_factory=dict)
    lost: dict[str, list[str]] = field(default_factory=dict)
    cleared: int = 0
    journal_rows: list[int] = field(default_factory=list)
    journal_anew: bool = False
    stray_rows: int = 0
    pictures: int = 0
    pictures_again: int = 0
    originals_lost: list[str] = field(default_factory=list)
    pictures_lost: list[str] = field(default_factory=list)
    volumes_lost: list[int] = field(default_factory=list)
    settings_anew: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        gone = (
            self.lost, self.stand_ins, self.cleared, self.journal_rows, self.stray_rows,
            self.originals_lost, self.pictures_lost, self.volumes_lost, self.settings_anew,
            self.findings,
        )  # fmt: skip
        return not any(gone)

    def to_json(self) -> dict[str, Any]:
        """All of it for `--json`."""
        return {"complete": self.complete, **asdict(self)}

    def lines(self) -> list[str]:
        """All of it for a person; no personal data."""
        whole = "、".join(f"{_label(kind)} {count}" for kind, count in self.saved.items() if count)
        lines = [f"救出：{whole or '没有记录'}；照片图像 {self.pictures} 个。"]
        if self.broken_pages:
            lines.append(f"资料文件有 {self.broken_pages} 页读不出。")
        if self.log_broken:
            lines.append(f"还没有并入资料文件的 {self.log_broken} 次保存在损坏处之后，已尽量读出。")
        for kind, count in self.from_journal.items():
            lines.append(f"由变更日志补全：{_label(kind)} {count} 条。")
        if self.pictures_again:
            lines.append(f"由原图重新生成小图 {self.pictures_again} 个。")
        lines += self._losses()
        return [*lines, "没有遗失任何内容。"] if self.complete else lines

    def _losses(self) -> list[str]:
        lines = [f"遗失：{_label(kind)} {_listed(ids)}。" for kind, ids in self.lost.items()]
        for kind, ids in self.stand_ins.items():
            words = f"只剩编号，已占位，请对照纸质材料补填：{_label(kind)} {_listed(ids)}。"
            lines.append(words)
        if self.cleared:
            lines.append(f"指向遗失记录的引用清空了 {self.cleared} 处。")
        if self.journal_rows:
            numbers = _listed([str(seq) for seq in self.journal_rows])
            lines.append(f"变更日志的内容遗失 {numbers}；这些改动看不到历史，也不能撤销。")
        if self.journal_anew:
            lines.append("变更日志的校验链从遗失处起重新接过。")
        if self.stray_rows:
            lines.append(f"有 {self.stray_rows} 行读得出，但无法判断属于哪里，没有放进新站点。")
        for sha256s, words in (
            (self.originals_lost, "只剩小图的照片"),
            (self.pictures_lost, "图像遗失的照片（文字记录都在，可把原文件再添加一次）"),
        ):
            if sha256s:
                lines.append(f"{words} {_listed([one[:12] for one in sha256s])}。")
        lines += [f"照片卷 {number:04d} 读不出任何照片。" for number in self.volumes_lost]
        if self.settings_anew:
            lines.append(f"重新设定了：{'、'.join(self.settings_anew)}。")
        return lines + [f"新站点体检：{one.sentence()}" for one in self.findings]


def _label(kind: str) -> str:
    return ALL[kind].label if kind in ALL else _TABLES.get(kind, kind)


def _listed(ids: list[str]) -> str:
    shown = "、".join(ids[:_SHOWN_IDS]) + (" 等" if len(ids) > _SHOWN_IDS else "")
    return f"{len(ids)} 条（编号 {shown}）"
