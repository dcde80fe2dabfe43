"""The state of sync in the clerk's words: never 已同步 while anything waits."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.ui.sentences import run_on
from desktop.ui.sync.shown import Side, Standing, Trouble

translate = QCoreApplication.translate

_KB, _MB = 1_000, 1_000_000


@dataclass(frozen=True, slots=True)
class State:
    """What is told of the state.

    Args:
        icon: name of an icon.
        tone: ``quiet``, ``good``, ``warn`` or ``note``.
        short: for the status bar.
        head: for the head of the page.
        advice: what it means, and what to do.
    """

    icon: str
    tone: str
    short: str
    head: str
    advice: str


def state(standing: Standing, today: dt.date, *, under_way: bool = False) -> State:
    """The state in words.

    Args:
        standing: as the records tell it.
        today: by the PC's clock.
        under_way: whether a sync is going on now.
    """
    if not standing.joined:
        return _asked() if standing.asked else _not_joined()
    if under_way:
        words = translate("SyncWords", "正在同步……")
        return State(
            "arrows-clockwise", "note", words, words, translate("SyncWords", "您可以照常做别的事。")
        )
    if standing.refused:
        return _refused(standing, today)
    if standing.matters:
        return _matters(standing, today)
    return _unless_well(standing, today) or _well(standing, today)


def _unless_well(standing: Standing, today: dt.date) -> State | None:
    if standing.trouble is not None:
        return _trouble(standing, standing.trouble, today)
    return _waits(standing, today) if standing.waiting or standing.photos_more else None


def _well(standing: Standing, today: dt.date) -> State:
    if standing.last_whole is None:
        short = translate("SyncWords", "还没有同步过")
        advice = translate("SyncWords", "点“现在同步”，和县平台对一次账。")
        if standing.by_file:
            advice = translate("SyncWords", "本站用文件传送：请到“U 盘传送”写成文件带去。")
        return State("cloud", "quiet", short, short, advice)
    when = moment(standing.last_whole, today)
    short = translate("SyncWords", "已同步到 {0}").format(when)
    advice = translate("SyncWords", "这台电脑上的内容，县平台都收到了。")
    return State("cloud-check", "good", short, short, advice)


def amounts(standing: Standing) -> str:
    """What waits, for example 12 项改动和 3 张照片（1.2 MB）."""
    changes = translate("SyncWords", "{0} 项改动").format(f"{standing.changes:,}")
    photos = translate("SyncWords", "{0} 张照片（{1}）").format(
        f"{standing.photos:,}", size(standing.photo_bytes)
    )
    if standing.photos_more and not standing.photos_held:
        photos = translate("SyncWords", "至少 {0}").format(photos)
    if standing.changes and standing.photos:
        return translate("SyncWords", "{0}和 {1}").format(changes, photos)
    if standing.changes or standing.photos:
        return changes if standing.changes else photos
    if standing.photos_held:
        return translate("SyncWords", "{0} 张大图").format(f"{standing.photos_held:,}")
    return translate("SyncWords", "一些照片") if standing.photos_more else ""


def _stays(standing: Standing) -> str:
    """What will not go by itself, and what lets it go."""
    for_key = held = ""
    if standing.for_key:
        for_key = translate(
            "SyncWords", "其中 {0} 处证件号等钥匙：请和原来的电脑配对，配好就会送出。"
        ).format(f"{standing.for_key:,}")
    if standing.photos_held:
        least = translate("SyncWords", "至少 ") if standing.photos_more else ""
        held = translate("SyncWords", "另有 {0}{1} 张大图，关掉省流量后上传。").format(
            least, f"{standing.photos_held:,}"
        )
    return run_on(for_key, held)


def size(count: int) -> str:
    """Bytes as people read them."""
    if count < _KB:
        return translate("SyncWords", "{0} 字节").format(count)
    if count < _MB:
        return f"{count / _KB:,.0f} KB"
    return f"{count / _MB:,.1f} MB"


def moment(at: str, today: dt.date) -> str:
    """A time of today as 09:12, of this year with its day, of another year as its day."""
    when = dt.datetime.fromisoformat(at)
    clock = f"{when:%H:%M}"
    if when.date() == today:
        return clock
    if when.year == today.year:
        return translate("SyncWords", "{0}月{1}日 {2}").format(when.month, when.day, clock)
    return translate("SyncWords", "{0}年{1}月{2}日").format(when.year, when.month, when.day)


def origin(side: Side, today: dt.date) -> str:
    """Who wrote a value, where and when, as far as is known."""
    when = moment(side.at, today) if side.at else ""
    return " · ".join(part for part in (side.who, side.place, when) if part)


def _not_joined() -> State:
    head = translate("SyncWords", "还没有接入县平台")
    advice = translate(
        "SyncWords",
        "不接入也能一直用，资料都在这台电脑上。"
        "县里给了加入码以后，点“接入县平台”，以后就会自动上报，不用再抄表。",
    )
    return State("cloud-slash", "quiet", head, head, advice)


def _asked() -> State:
    head = translate("SyncWords", "加入申请写好了，等县里的回执")
    advice = translate(
        "SyncWords",
        "请把申请文件带给县里（或镇里）。回执文件拿回来以后，点“接入县平台”读进来，"
        "加入码不用再输。记录照常做，一条也不会少。",
    )
    return State("hard-drive", "note", translate("SyncWords", "等县里的回执"), head, advice)


def _refused(standing: Standing, today: dt.date) -> State:
    short = translate("SyncWords", "县里停用了这台电脑，不影响记录")
    head = translate("SyncWords", "县里停用了这台电脑")
    advice = translate(
        "SyncWords",
        "您记的都好好存在这台电脑上，照常能记、能打印，只是不再上报。"
        "要接着上报，请向县里（或镇里）要一个新的加入码，再点“用新的加入码接入”；"
        "没送出的会接着送，什么都不会丢。",
    )
    advice = run_on(advice, _rest(standing, today))
    if standing.waiting:
        short = translate("SyncWords", "{0} · 还有 {1} 项没送出").format(
            short, f"{standing.waiting:,}"
        )
    return State("warning", "warn", short, head, advice)


def _matters(standing: Standing, today: dt.date) -> State:
    short = translate("SyncWords", "需要您看一下 {0} 件").format(standing.matters)
    parts = []
    if standing.conflicts:
        parts.append(
            translate("SyncWords", "有 {0} 处两边改得不一样，请您选一个").format(standing.conflicts)
        )
    if standing.attention:
        parts.append(translate("SyncWords", "有 {0} 件事要您处理").format(standing.attention))
    told = translate("SyncWords", "；").join(parts)
    if standing.waiting:
        left = translate("SyncWords", "还有 {0} 项没送出").format(f"{standing.waiting:,}")
    else:
        left = ""
    trouble, rest = standing.trouble, _rest(standing, today)
    if trouble is None:
        head = translate("SyncWords", "有几件事要您看一下")
        calm = translate("SyncWords", "。别的内容照常同步，什么都没有丢。")
        return State("hand-pointing", "warn", _joined(short, left), head, run_on(told + calm, rest))
    failed, head = translate("SyncWords", "没有同步成"), trouble.sentence
    if trouble.no_network:
        failed = translate("SyncWords", "没有网络")
        head = translate("SyncWords", "没有网络，不影响使用")
    # The parts of the page count what needs a person; why nothing goes is told here alone.
    other = translate("SyncWords", "另外{0}。").format(told)
    safe = translate("SyncWords", "您记的都好好存在这台电脑上。")
    advice = run_on(safe, rest, trouble.advice, other)
    return State("hand-pointing", "warn", _joined(short, failed, left), head, advice)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _trouble(standing: Standing, trouble: Trouble, today: dt.date) -> State:
    rest = _rest(standing, today)
    if trouble.no_network:
        short = translate("SyncWords", "没有网络，不影响使用")
        advice = translate("SyncWords", "照常记就行，都存在这台电脑上，连上网会自动送出。")
        advice = run_on(advice, rest, trouble.advice)
        icon, tone, head = "wifi-slash", "quiet", short
    else:
        short, head = translate("SyncWords", "这次没有同步成"), trouble.sentence
        safe = translate("SyncWords", "您记的都好好存在这台电脑上。")
        advice = run_on(safe, rest, trouble.advice)
        icon, tone = "warning", "warn"
    if standing.waiting:
        short = translate("SyncWords", "{0} · 还有 {1} 项没送出").format(
            short, f"{standing.waiting:,}"
        )
    return State(icon, tone, short, head, advice)


def _waits(standing: Standing, today: dt.date) -> State:
    short = translate("SyncWords", "还有 {0} 项没送出").format(f"{standing.waiting:,}")
    if not standing.waiting:
        short = translate("SyncWords", "还有照片没送出")
    elif standing.waiting == standing.photos_held:
        short = translate("SyncWords", "另有 {0} 张大图，关掉省流量后上传").format(
            f"{standing.photos_held:,}"
        )
    elif standing.waiting == standing.for_key:
        short = translate("SyncWords", "{0} 处等钥匙").format(f"{standing.for_key:,}")
    head = translate("SyncWords", "还有 {0}没送出").format(amounts(standing))
    advice = translate("SyncWords", "会自动送出，不用等着；急的话点“现在同步”。")
    if standing.by_file:
        advice = translate("SyncWords", "本站用文件传送：请到“U 盘传送”写成文件带去。")
    if standing.waiting and standing.waiting == standing.for_key + standing.photos_held:
        advice = ""
    advice = run_on(advice, _stays(standing), _last_whole(standing, today))
    return State("cloud-arrow-up", "quiet", short, head, advice)


def _rest(standing: Standing, today: dt.date) -> str:
    told = ""
    if standing.waiting:
        told = translate("SyncWords", "还有 {0}没送出。").format(amounts(standing))
    return run_on(told, _last_whole(standing, today))


def _last_whole(standing: Standing, today: dt.date) -> str:
    if not standing.last_whole:
        return ""
    when = moment(standing.last_whole, today)
    return translate("SyncWords", "上次全部送到是 {0}。").format(when)
