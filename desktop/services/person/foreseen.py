"""Before somebody is deleted: what goes, what stays, why and until when, in plain words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.model.kinds import kind_named
from desktop.services.changes import sent_up_to
from desktop.services.desk import Desk
from desktop.services.naming import Names
from desktop.services.paper.activity_words import day_words, hours_text
from desktop.services.paper.certificates.claims import is_masked
from desktop.services.paper.certificates.numbers import number_of
from desktop.services.person import certificates_kept
from desktop.services.person.held import VOLUNTEER, Held, mentions, pointing_at
from desktop.services.roster import by_names
from desktop.services.roster.people_listing import minutes_of
from desktop.storage.merged import selves

_CERTIFICATE = kind_named("certificate")
#: So many are named singly.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What deleting somebody would do.

    Args:
        name: theirs, which has to be typed before it is done.
        goes: what will be gone, a line each.
        stays: what will not, with the reason and until when.
    """

    name: str
    goes: tuple[str, ...]
    stays: tuple[str, ...]


def foresee(desk: Desk, volunteer: str) -> Foreseen:
    """What deleting somebody would do; changes nothing.

    Raises:
        errors.NotFound: there is no such person.
    """
    ids = selves(desk.store, volunteer)
    person = desk.records.get(VOLUNTEER, ids[0], removed=True)
    held = pointing_at(desk, ids)
    names = [person.text("name"), *by_names.split(person.text("alias"))]
    return Foreseen(
        person.text("name"),
        tuple(_goes(held, len(ids) - 1)),
        tuple(_stays(desk, ids, held, names)),
    )


def _goes(held: Sequence[Held], merged: int) -> Iterator[str]:
    yield "姓名、小名、性别、出生日期、证件号码、手机、住址、村民小组、农户、备注等登记的每一项"
    yield "紧急联系人、监护人和他们的电话"
    pictures = [one.record for one in held if one.own and one.kind.name == "photo"]
    faces = sum(one.text("purpose") == "portrait" for one in pictures)
    counted = (("照片", faces), ("同意书等扫描件", len(pictures) - faces))
    if told := "、".join(f"{what} {count} 张" for what, count in counted if count):
        yield f"{told}，连同缩略图"
    if any(one.kind.name == "consent" for one in held):
        yield "同意记录里的代签人和备注"
    if merged:
        yield f"已并入本人的 {merged} 条重复登记，一样删除"
    yield "修改历史里的内容、操作名称里的姓名、草稿、搜索用词、回收站里的"
    yield "负责的队伍和农户里的名字，队伍从今天起退出"


def _stays(
    desk: Desk, ids: Sequence[str], held: Sequence[Held], names: Sequence[str]
) -> Iterator[str]:
    minutes = minutes_of(desk, ids[:1]).get(ids[0], 0)
    times = sum(one.kind.name == "participation" for one in held)
    if times or minutes:
        hours = hours_text(minutes)
        yield f"参加活动 {times} 次、时长 {hours} 小时，不带姓名：站里和队伍的合计要对得上"
    yield from _certificates(desk, held)
    if any(one.kind.name == "consent" for one in held):
        yield "哪天同意过什么、哪天停止，不带姓名：证明以前的使用有依据"
    yield "日志里“什么时候、谁、动过”的校验链，没有内容：证明资料没有被人篡改"
    yield "查看记录（谁、什么时候、为什么看过），没有个人资料：以后查得到谁动用过"
    yield (
        "以前做的备份里还有：自动备份按 7 天、4 周、12 个月轮换，常备份的一年左右换完；"
        "升级前留的那份和另存到别处的，请自己处理"
    )
    if sent_up_to(desk):
        yield "已经上报县平台的：下次同步时告诉县平台清空这些内容，本站另一台电脑同步后也会清除"
    yield from _mentions(desk, ids, names)
    yield from _pictures_of_others(desk, held)
    yield "已经打印、导出、发出去的纸和文件，程序收不回来"


def _certificates(desk: Desk, held: Sequence[Held]) -> Iterator[str]:
    found = [one.record for one in held if one.kind is _CERTIFICATE]
    named = [one for one in found if not is_masked(one)]
    later = [one for one in named if certificates_kept.until(desk, one) > desk.today()]
    if later:
        last = max(certificates_kept.until(desk, one) for one in later)
        numbers = "、".join(number_of(one) for one in later[:_NAMED])
        more = f" 等 {len(later)} 张" if len(later) > _NAMED else ""
        yield (
            f"证书 {numbers}{more} 登记的持证人姓名：有争议时要能证明，"
            f"发证满 {certificates_kept.years(desk)} 年后隐去，最迟 {day_words(last.isoformat())}"
        )
    if found:
        yield "证书的编号、日期和核验码：扫码仍然能验真伪"


def _pictures_of_others(desk: Desk, held: Sequence[Held]) -> Iterator[str]:
    """Photos of what they took part in: they may be on them, and so are others."""
    taken = {one.record.text("activity") for one in held if one.kind.name == "participation"}
    sql = (
        "SELECT count(*) FROM photo WHERE removed_at IS NULL AND volunteer IS NULL "
        "AND activity IN (SELECT value FROM json_each(?))"
    )
    if count := int(desk.store.one(sql, (json.dumps(sorted(taken)),))):
        yield (
            f"参加过的活动的 {count} 张照片：上面还有别人，程序认不出谁是谁；"
            "照到本人的，请自己看过以后删掉"
        )


def _mentions(desk: Desk, ids: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    found = mentions(desk, ids, names)
    if found:
        called = Names(desk)
        told = "、".join(
            dict.fromkeys(f"「{called.of(one.record)}」的{one.field}" for one in found[:_NAMED])
        )
        more = f" 等 {len(found)} 处" if len(found) > _NAMED else ""
        yield f"文字里写到的姓名：{told}{more}；可能是同名的人，请自己看一眼再改"
