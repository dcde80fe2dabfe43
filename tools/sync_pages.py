"""The 同步 page in every state it can be in, with people and values made up: to look at."""

from __future__ import annotations

from dataclasses import replace

from desktop.model.kinds import kind_named
from desktop.services.roster.side_by_side import Compared, Comparison
from desktop.ui.sync.shown import (
    Choice,
    Difference,
    Differing,
    Matter,
    Page,
    Run,
    Side,
    Standing,
    Trouble,
    Waiting,
    Way,
)

TODAY = "2026-11-22"
_WHOLE = f"{TODAY}T09:12:00+08:00"
_COUNTY = "示例县平台"
_NAMES = ("张桂芳", "李建国", "王秀兰", "赵小明", "陈伟")
_LONG = (
    "一组老槐树下往东第三家，门口有石磨，2024 年翻修以后门朝南开；"
    "去的时候先打电话，家里常年只有老人和两个上小学的孙女，儿子在外地打工，过年才回来"
)


def side(words: str, who: str, *, here: bool = False, place: str = "", at: str = "") -> Side:
    """A value of somebody."""
    where = place or ("这台电脑" if here else "电脑「村部二号」")
    return Side(words, who, at or f"{TODAY}T08:41:00+08:00", where, here)


def differing(number: int, *, fields: int = 1, long: bool = False) -> Differing:
    """A record with differences."""
    kind = kind_named("volunteer")
    name = _NAMES[number % len(_NAMES)]
    asked = ("phone", "address", "village_group", "notes")[:fields]
    values = {
        "phone": ("13800000001", "13900000002"),
        "address": (_LONG, "石桥村一组 12 号") if long else ("一组 12 号", "一组 21 号"),
        "village_group": ("一组", "二组"),
        "notes": ("会写毛笔字，能帮着写春联", ""),
    }
    made = tuple(
        Difference(
            f"{number}/{field}",
            kind.field(field).label if field in kind.by_name else "备注",
            side(values[field][0], "李文书", at="2026-11-21T16:20:00+08:00"),
            side(values[field][1], "王文书", here=True),
            kind.by_name.get(field),
            values[field][0],
        )
        for field in asked
    )
    return Differing("volunteer", f"v-{number}", name, kind.label, made)


def deleted() -> Differing:
    """A record deleted here and changed there."""
    standing = side("留着（改过：地点、时间）", "李文书")
    parked = side("删掉", "王文书", here=True)
    return Differing(
        "activity", "a-1", "秋季清洁家园", "活动",
        (Difference("9/removed", "这条记录", standing, parked),),
    )  # fmt: skip


def matters(*, long: bool = False) -> tuple[Matter, ...]:
    """What needs a person."""
    more = ("参与人员 12 人", "照片 3 张", "时长 12 笔")
    reason = "缺现场照片，参加人数和签到表对不上" + (f"。{_LONG}" * 3 if long else "")
    return (
        Matter(
            "n1", "退回", "重阳敬老饺子宴", f"石桥镇退回了「重阳敬老饺子宴」：{reason}。", (),
            (Way("done", "已办理，答复上级", "办理情况（可以不写）"),), "activity", "a-1",
        ),
        Matter(
            "n2", "县里没收", "冬季用火安全宣讲",
            "县平台没有收下这条活动：活动纪实太长（超过 20,000 字）。改短后会自动再送。",
            tuple(f"跟着它一起等的：{line}" for line in more),
            (Way("again", "改好了，再送一次"), Way("drop", "不上报这一条")), "activity", "a-2",
        ),
        Matter(
            "n3", "时间重叠", "李建国",
            "「李建国」的活动「秋季清洁家园」（120 分钟）与「河道清理」时间重叠，"
            "暂不计入时长，请核对后删去一份参与记录或更正时间。", (),
            (Way("1", "删去不计的那一份"), Way("2", "删去计入的那一份")), "volunteer", "v-1",
        ),
        Matter(
            "n4", "证书重复", "王秀兰", "「王秀兰」的同一次活动有两张证书，请作废一张。", (),
            (Way("1", "作废 2026-0012（2026-11-08）", "作废原因"),
             Way("2", "作废 2026-0031（2026-11-20）", "作废原因")), "volunteer", "v-2",
        ),
    )  # fmt: skip


def pairs() -> tuple[Comparison, ...]:
    """Who may be one person."""
    lines = (
        Compared("name", "姓名", "张桂芳", "张桂芳", differs=False),
        Compared("birth_date", "出生日期", "1962-03-05", "1962-03-05", differs=False),
        Compared("id_number", "证件号码", "9999…1234", "", differs=False),
        Compared("phone", "手机", "13800000001", "13900000002", differs=True),
        Compared("address", "家庭住址", "一组 12 号", _LONG, differs=True),
        Compared("", "队伍", "理论宣讲队", "文化惠民队、医疗健身队", differs=False),
        Compared("", "时长", "12 小时", "3 小时 30 分钟", differs=False, counted=True),
    )
    return (
        Comparison("v-1", "v-9", "张桂芳", "姓名、出生日期相同", lines),
        Comparison("v-3", "v-7", "陈伟", "姓名、村民小组相同", lines),
    )


def runs() -> tuple[Run, ...]:
    """Past syncs."""
    return (
        Run(_WHOLE, "全部同步", ok=True, sent=12, received=3, bytes=86_400),
        Run(f"{TODAY}T08:42:00+08:00", "这台电脑现在没有联网", ok=False),
        Run("2026-11-21T17:30:00+08:00", "连接中途断了", ok=False, sent=120, bytes=42_000),
        Run(
            "2025-12-31T10:05:00+08:00",
            "全部同步",
            ok=True,
            sent=1_204,
            received=88,
            bytes=9_400_000,
        ),
    )


_CALM = Standing(
    joined=True, county=_COUNTY, last_whole=_WHOLE, url="https://wmsj.shili.example:8443"
)
_WAITING = Waiting((("志愿者", 12), ("活动", 2), ("参与记录", 1_204)), 3, 524_200)


_REFUSED = replace(_CALM, changes=12, refused=True)
_SECOND_PC = replace(_CALM, waits_for_key=True)
_TROUBLES = {
    "没有网络": Trouble(
        "没有连上县平台：这台电脑现在没有联网。",
        "请检查网线、无线网或路由器；连上后会自动再试。",
        no_network=True,
    ),
    "出错": Trouble(
        "没有连上县平台：这台电脑的日期不对（现在是 2019-01-01，对方是 2026-11-22）。",
        "请在系统设置里把日期和时间调准，再同步。",
    ),
    "要先登录": Trouble(
        "没有连上县平台：网络要先登录或认证（打开的是别人的网页）。",
        "请点“打开登录页”（或用浏览器打开任意网页），完成登录认证，再同步。",
        portal=True,
    ),
    "换了网址": Trouble(
        "没有连上县平台：这个网址上没有县平台。",
        "请核对县平台的网址；如果一直这样，请告诉县里。",
        address=True,
    ),
}


def troubled() -> dict[str, tuple[str, Page]]:
    """The overview after a sync that did not come to its end."""
    waits = Waiting((("志愿者", 12),))
    last = replace(_CALM, last_whole="2026-11-20T17:30:00+08:00", changes=12)
    shown = {
        name: ("overview", Page(replace(last, trouble=trouble), waits, runs()))
        for name, trouble in _TROUBLES.items()
    }
    return shown | {"停用": ("overview", Page(_REFUSED, waits, runs()))}


def pages() -> dict[str, tuple[str, Page]]:
    """Name -> (part to show, page)."""
    first = differing(43, fields=4, long=True)
    many = tuple(differing(n, fields=1 + n % 3) for n in range(40))
    settled = tuple(
        Choice(f"s{n}", "volunteer", f"v-{n}", _NAMES[n], "手机", "13900000002", "王文书", _WHOLE)
        for n in range(3)
    )
    waits = Standing(joined=True, county=_COUNTY, last_whole="2026-11-20T17:30:00+08:00",
                     changes=1_218, photos=3, photo_bytes=524_200)  # fmt: skip

    def asks(conflicts: int, attention: int = 0, changes: int = 0) -> Standing:
        return Standing(joined=True, county=_COUNTY, last_whole=_WHOLE, conflicts=conflicts,
                        attention=attention, changes=changes)  # fmt: skip

    return {
        "未接入": ("overview", Page()),
        "已同步": ("overview", Page(_CALM, runs=runs())),
        "还没送出": ("overview", Page(waits, _WAITING, runs())),
        **troubled(),
        "第二台电脑": ("overview", Page(_SECOND_PC, runs=runs())),
        "两边不同-1处": ("conflicts", Page(asks(1), differing=(differing(0),))),
        "两边不同-40处": ("conflicts", Page(asks(79, 4, 3), differing=(first, *many))),
        "两边不同-删改": ("conflicts", Page(asks(1), differing=(deleted(),))),
        "两边不同-已选": ("conflicts", Page(_CALM, choices=settled)),
        "要处理": ("attention", Page(asks(0, 4), matters=matters())),
        "要处理-长": ("attention", Page(asks(0, 4), matters=matters(long=True))),
        "像同一人": ("pairs", Page(_CALM, pairs=pairs())),
        "U盘传送": ("carriers", Page(_CALM)),
        "上报哪些": ("leaving", Page(_CALM)),
        "同步设置": ("settings", Page(_CALM)),
        "同步设置-停用": ("settings", Page(_REFUSED)),
        "同步设置-第二台电脑": ("settings", Page(_SECOND_PC)),
    }  # fmt: skip
