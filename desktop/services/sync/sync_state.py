"""How it stands between this PC and the county, in words that never say more than is known."""

from __future__ import annotations

import json
from dataclasses import dataclass

from desktop import errors
from desktop.model.kinds import ALL
from desktop.services.desk import Desk
from desktop.services.photos import photos_refused
from desktop.services.sync import envelopes, pairing, photo_transfer
from desktop.sync import runs
from desktop.sync.incoming import attention, conflicts
from desktop.sync.joining import restart
from desktop.sync.joining.joined import awaits_reply, membership
from desktop.sync.outgoing import outbox, policy, withheld
from desktop.sync.report import (
    CANCELLED,
    CARRIED,
    DONE,
    NO_LINE,
    NOT_JOINED,
    REFUSED,
    STALLED,
    UNPROVED,
    UPDATE,
)
from desktop.sync.runs import LAST_TRY, LAST_WHOLE, Trouble, last_trouble

_STATES = {
    DONE: "全部同步",
    NO_LINE: "没有连上县平台",
    REFUSED: "县平台没有接受",
    NOT_JOINED: "还没有加入县平台",
    UPDATE: "要先更新程序",
    CANCELLED: "中途停下",
    STALLED: "没有进展，下次再试",
    UNPROVED: "有内容没有通过核对",
    CARRIED: "读了带回来的文件，还有没送出的",
}

#: Why one ended early, where more is known than its state: by the code of the reason.
_BECAUSE = {
    (NO_LINE, "no_network"): "没有联网",
    (NO_LINE, "dns"): "没有找到县平台",
    (NO_LINE, "refused"): "县平台没有在工作",
    (NO_LINE, "reset"): "连接中途断了",
    (NO_LINE, "cut"): "连接中途断了",
    (NO_LINE, "timeout"): "网络太慢，没有回音",
    (NO_LINE, "proxy"): "上网代理不通",
    (NO_LINE, "portal"): "网络要先登录",
    (NO_LINE, "elsewhere"): "网址上没有县平台",
    (NO_LINE, "server"): "县平台正忙",
    (NO_LINE, "tls_date"): "这台电脑的日期不对",
    (NO_LINE, "tls_expired"): "县平台的证书过期了",
    (NO_LINE, "tls_ca"): "没有认出县平台",
    (NO_LINE, "tls_name"): "没有认出县平台",
    (NO_LINE, "stopped"): "中途停下",
    (REFUSED, "revoked"): "县里停用了这台电脑",
    (REFUSED, "unknown_replica"): "县里停用了这台电脑",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the status bar asks after every change.

    Args:
        joined: whether this station belongs to a county platform.
        county: its name.
        last_whole_at: when a run last ended with nothing left; ISO, or None.
        last_try_at: when one was last tried; ISO, or None.
        changes: changes that have not reached the county, as far as is known.
        photos: pictures the county waits for from here.
        photo_bytes: of them.
        conflicts: values parked that wait for a person.
        attention: changes the county did not take.
        trouble: what the last run ended with: a sentence and what to do; None if it went well.
        reason: the code of that, for example ``no_network``; empty where there is none.
        by_file: whether it joined by file and has no line.
        url: of the county; empty where there is no line.
        waits_for_key: whether ID numbers stand locked here until another PC gives its key.
        strange_key: whether some stand locked though this PC has a key: others seal with another.
        sheet_opens: whether a recovery sheet brings the key: to this PC where it waits for it, else
            this PC's own sheet to a fresh one.
        for_key: of the changes, private fields that can leave only once this PC has the key.
        photos_held: large pictures the county waits for that stay here while data is saved.
        photos_more: whether the county waits for more pictures than it has listed.
        asked: whether a request to join was written, and its reply is still to be read.
    """

    joined: bool
    county: str
    last_whole_at: str | None
    last_try_at: str | None
    changes: int
    photos: int
    photo_bytes: int
    conflicts: int
    attention: int
    trouble: tuple[str, str] | None
    reason: str = ""
    by_file: bool = False
    url: str = ""
    waits_for_key: bool = False
    strange_key: bool = False
    sheet_opens: bool = False
    for_key: int = 0
    photos_held: int = 0
    photos_more: bool = False
    asked: bool = False

    @property
    def synced(self) -> bool:
        """Whether the county has all there is to have, by its own word."""
        waits = self.changes or self.for_key or self.photos or self.photos_held or self.attention
        waits = waits or self.photos_more
        return self.joined and bool(self.last_whole_at) and not waits and self.trouble is None

    @property
    def words(self) -> str:
        """One line for the status bar."""
        if not self.joined:
            return "未加入县平台"
        sendable, least = self.changes - self.for_key, "至少 " if self.photos_more else ""
        parts = [f"{sendable:,} 处变动待上报"] if sendable > 0 else []
        parts += [f"{self.for_key:,} 处等钥匙"] if self.for_key else []
        parts += [f"{least}{self.photos:,} 张照片待上传"] if self.photos else []
        if self.photos_held:
            parts.append(f"另有{least.strip()} {self.photos_held:,} 张大图，关掉省流量后上传")
        elif self.photos_more and not self.photos:
            parts.append("还有照片待上传")
        parts += [f"{self.conflicts:,} 处不一致待选择"] if self.conflicts else []
        parts += [f"{self.attention:,} 处没有被接受"] if self.attention else []
        if self.trouble is not None:
            parts.append("上次没有同步完")
        if not parts:
            return "已同步" if self.last_whole_at else "还没有同步过"
        return "，".join(parts)


@dataclass(frozen=True, slots=True)
class Run:
    """A run of sync, for the page's history.

    Args:
        at: when it ended, ISO.
        seconds: it took.
        whole: whether nothing was left.
        words: how it ended.
        sent: changes the county answered for.
        received: changes that came.
        conflicts: values parked.
        rejected: changes it did not take.
        bytes_up: as sent.
        bytes_down: as unpacked.
    """

    at: str
    seconds: float
    whole: bool
    words: str
    sent: int
    received: int
    conflicts: int
    rejected: int
    bytes_up: int
    bytes_down: int


def standing(desk: Desk) -> Standing:
    """How it stands now."""
    belongs, settings = membership(desk.settings), desk.settings
    joined = belongs is not None or bool(restart.registered(settings))
    photos = photo_transfer.waiting(desk) if joined else []
    held = photo_transfer.held_back(desk) if joined else []
    refused = photos_refused.waiting(desk) if joined else []
    waits = joined and pairing.waits_for_key(desk)
    strange = joined and pairing.strange_key(desk)
    trouble = last_trouble(settings)
    return Standing(
        joined=joined,
        county=belongs.county.name if belongs else "",
        last_whole_at=settings.get(LAST_WHOLE),
        last_try_at=settings.get(LAST_TRY),
        changes=policy.waiting(desk.store) if joined else 0,
        photos=len(photos),
        photo_bytes=_bytes_of(desk, photos),
        conflicts=conflicts.count_open(desk.store),
        attention=len(attention.open_all(desk.store)) + len(refused),
        trouble=_told(trouble) if trouble else None,
        reason=trouble.reason if trouble else "",
        by_file=belongs is not None and not belongs.url,
        url=belongs.url if belongs else "",
        waits_for_key=waits,
        strange_key=strange,
        sheet_opens=envelopes.any_stands(desk) if waits or strange else envelopes.own_stands(desk),
        for_key=withheld.count(desk.store) if joined else 0,
        photos_held=len(held),
        photos_more=joined and photo_transfer.more_than_told(desk),
        asked=not joined and awaits_reply(settings),
    )


def waiting(desk: Desk) -> list[tuple[str, int]]:
    """How many changes of each kind have not reached the county: (kind in words, count)."""
    rows = desk.store.rows(
        "SELECT kind, count(*) FROM (SELECT j.kind FROM journal AS j "
        "JOIN journal_group AS g ON g.id = j.group_id WHERE j.seq > ?1 AND j.origin = 'local' "
        "AND j.action IN ('insert', 'update') AND g.verb NOT IN (SELECT value FROM json_each(?2)) "
        "UNION ALL SELECT j.kind FROM sync_op AS o JOIN journal AS j ON j.seq = o.seq "
        "WHERE o.open = 1 AND o.verdict IS NULL) GROUP BY kind ORDER BY count(*) DESC, kind",
        (
            int(desk.settings.get(outbox.FROZEN, default=0)),
            json.dumps(sorted(outbox.NEVER_SENT)),
        ),
    )
    return [(ALL[kind].label, count) for kind, count in rows if kind in ALL and ALL[kind].synced]


def past_runs(desk: Desk, limit: int = 100) -> list[Run]:
    """The last runs that moved anything or failed, the newest first."""
    return [
        Run(
            past.at, past.seconds, past.state == DONE, _how_it_ended(past),
            past.pushed, past.pulled, past.conflicts, past.rejected, past.bytes_up,
            past.bytes_down,
        )
        for past in runs.past_runs(desk.store, limit)
    ]  # fmt: skip


def _told(trouble: Trouble) -> tuple[str, str]:
    """In words; a run that came to no end over a good line has no error that says so."""
    if trouble.state != STALLED or trouble.happened:
        return trouble.happened, trouble.advice
    happened, _, advice = errors.SyncStalled().sentences()
    return happened, advice


def _how_it_ended(past: runs.Past) -> str:
    """In words, with the reason where it was kept."""
    known = _STATES.get(past.state, "没有同步完")
    return _BECAUSE.get((past.state, past.reason), known)


def _bytes_of(desk: Desk, photos: list[tuple[str, str]]) -> int:
    if not photos:
        return 0
    return int(
        desk.store.one(
            "SELECT coalesce(sum(b.size), 0) FROM json_each(?) AS j JOIN photo_bytes AS b "
            "ON b.sha256 = json_extract(j.value, '$[0]') "
            "AND b.rendition = json_extract(j.value, '$[1]')",
            (json.dumps([list(one) for one in photos]),),
        )
    )
