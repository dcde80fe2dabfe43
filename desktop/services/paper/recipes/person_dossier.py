"""All about one person on paper, for that person; the preview masks the ID number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from desktop import errors
from desktop.model.audited import ASKED, REASONS
from desktop.model.kinds import ALL
from desktop.services.desk import Desk
from desktop.services.naming import in_short
from desktop.services.paper.activity_words import day_words, hours_text
from desktop.services.paper.certificates.numbers import number_of
from desktop.services.paper.recipe import (
    PERSON,
    Answer,
    Laid,
    PaperOrder,
    Question,
    Recipe,
    Shows,
    TemplateInfo,
)
from desktop.services.person import dossier
from desktop.services.person.dossier import Dossier

if TYPE_CHECKING:
    # reportlab is loaded where it works: in the worker process.
    from desktop.printing.furniture.part import Part
    from desktop.printing.sheets.lists.person_dossier import PersonDossier

_INFO = TemplateInfo(
    "person-dossier", "个人信息告知单", ("A4",), PERSON, single=True, shows=(Shows.OWN,)
)
_WHY = "why"
#: Told in parts of their own, not among the others that name the person.
_TOLD = frozenset({"consent", "membership", "participation", "hour_entry", "certificate", "photo"})
_OPENING = (
    "应本人要求，依照《中华人民共和国个人信息保护法》第四十五条，现将本站保存的关于您的全部个人信息"
    "告知如下，供您查阅、核对。{0}制表，共 {1} 项。请妥善保管这份材料。"
)
_CLOSING = (
    "您可以要求更正或者补充不准确、不完整的内容（第四十六条），撤回已经作出的同意（第十五条），"
    "或者要求删除（第四十七条）；依法需要继续保存的，本站会说明是哪些、为什么、保存到什么时候。"
)


def _asks(_desk: Desk) -> tuple[Question, ...]:
    offered = tuple((words, words) for words in REASONS)
    return (Question(_WHY, "为什么打印", Answer.WORDS, ASKED, offered),)


def _look(desk: Desk, order: PaperOrder) -> Laid:
    return _laid(desk, dossier.look(desk, _whose(order)), only_to_look=True)


def _issue(desk: Desk, order: PaperOrder) -> Laid:
    why = order.answers.get(_WHY) or ASKED
    return _laid(desk, dossier.hand_out(desk, _whose(order), why), only_to_look=False)


def _whose(order: PaperOrder) -> str:
    if len(order.ids) != 1:
        why = "没有选择人" if not order.ids else "一次只能打印一个人的"
        raise errors.NothingToPrint(why=why)
    return order.ids[0]


def _laid(desk: Desk, told: Dossier, *, only_to_look: bool) -> Laid:
    name = told.person.text("name")
    remark = "预览里证件号码已遮盖；打印或保存时是完整的，并会记下是谁、为什么。"
    data = _data(desk, told)
    return Laid(data, f"{_INFO.label} {name}", remark=remark, only_to_look=only_to_look)


def _data(desk: Desk, told: Dossier) -> PersonDossier:
    from desktop.printing.sheets.lists.person_dossier import PersonDossier

    parts, facts = tuple(_parts(told)), tuple(_facts(told))
    count = len(facts) + sum(len(part.rows) for part in parts)
    clerks = (*(line.clerk for line in told.history), *(one.clerk for one in told.looks))
    house = told.household.members if told.household else ()
    return PersonDossier(
        station=desk.station.text("name"),
        name=told.person.text("name"),
        opening=_OPENING.format(day_words(desk.today().isoformat()), count),
        facts=facts,
        parts=parts,
        closing=_CLOSING,
        phrases=tuple(dict.fromkeys(filter(None, (*clerks, *house)))),
        sample=desk.sample,
    )


def _facts(told: Dossier) -> Iterator[tuple[str, str]]:
    for field in told.person.kind.fields:
        words = told.names.shown(told.person, field.name)
        if words and words != "否" and field.name != "household":
            yield field.label, day_words(words) if field.type.value == "date" else words
    if told.minutes:
        yield "累计时长", f"{hours_text(told.minutes)} 小时"
    if told.stars:
        yield "星级", f"{told.stars} 星"


def _parts(told: Dossier) -> Iterator[Part]:
    yield _consents(told)
    yield _household(told)
    yield _teams(told)
    yield _served(told)
    yield _certificates(told)
    yield _pictures(told)
    yield _others(told)
    yield _same(told)
    yield _history(told)
    yield _looks(told)
    yield _left(told)


def _part(
    heading: str,
    heads: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    shares: tuple[float, ...],
    none: str,
    words: str = "",
    figures: frozenset[int] = frozenset(),
) -> Part:
    from desktop.printing.furniture.part import Part

    if not rows:
        return Part(heading, words=none)
    return Part(heading, heads, tuple(rows), shares, words, figures)


def _consents(told: Dossier) -> Part:
    scans = {one.id for one in told.own("photo")}
    rows = [
        (
            one.shown("purpose"),
            day_words(one.text("given_on")),
            one.text("given_by") or "本人",
            day_words(one.text("withdrawn_on")) or "没有撤回",
            "有" if one.text("scan") in scans else "没有",
        )
        for one in told.own("consent")
    ]
    heads = ("用途", "同意日期", "谁同意", "撤回", "签字单扫描件")
    return _part("同意", heads, rows, (3, 3, 2, 3, 2), "没有登记过同意。")


def _household(told: Dossier) -> Part:
    house, rows = told.household, list[tuple[str, ...]]()
    if house is not None:
        rows = [("户名", house.record.title)]
        facts = (("户主", house.head), ("住址", house.record.text("address")))
        rows += [(label, words) for label, words in facts if words]
        rows.append(("家庭成员（只列姓名）", "、".join(house.members) or "没有登记别人"))
    return _part("农户", ("项目", "内容"), rows, (1, 3), "没有登记农户。")


def _teams(told: Dossier) -> Part:
    rows = [
        (
            told.names.shown(one, "team"),
            one.shown("role"),
            day_words(one.text("since")),
            day_words(one.text("until")) or "现在还在",
        )
        for one in told.own("membership")
    ]
    heads = ("队伍", "职务", "加入", "退出")
    return _part("队伍", heads, rows, (3, 1, 2, 2), "没有加入队伍。")


def _served(told: Dossier) -> Part:
    days = {one.text("participation"): one.text("served_on") for one in told.own("hour_entry")}
    rows = [
        (
            days.get(one.id, ""),
            told.names.shown(one, "activity"),
            one.text("role"),
            hours_text(one.number("minutes")),
            one.shown("source"),
        )
        for one in told.own("participation")
    ]
    rows = [(day_words(row[0]), *row[1:]) for row in sorted(rows)]
    entries = sum(one.number("minutes") for one in told.own("hour_entry"))
    words = f"参加 {len(rows)} 次活动，时长账合计 {hours_text(entries)} 小时。"
    heads = ("日期", "活动", "分工", "小时", "来源")
    shares = (2.2, 4, 2, 0.8, 2)
    return _part("服务", heads, rows, shares, "没有参加过活动。", words, frozenset({3}))


def _certificates(told: Dossier) -> Part:
    rows = [
        (
            number_of(one),
            one.shown("kind"),
            day_words(one.text("issued_on")),
            in_short(one.values["facts"]),
            f"作废：{one.text('void_reason')}" if one.flag("void") else "有效",
        )
        for one in told.own("certificate")
    ]
    heads = ("编号", "种类", "日期", "证明内容", "效力")
    return _part("证书", heads, rows, (2, 2, 2, 4, 1.6), "没有证书。")


def _pictures(told: Dossier) -> Part:
    rows = [
        (
            one.shown("purpose") or "照片",
            one.text("caption"),
            day_words(one.text("taken_at")),
            f"{one.number('width')}×{one.number('height')}",
            _size(one.number("bytes")),
        )
        for one in told.own("photo")
    ]
    heads = ("用途", "说明", "拍摄时间", "像素", "大小")
    return _part("照片和扫描件", heads, rows, (1.5, 3, 2, 2, 1.5), "没有您的照片和扫描件。")


def _size(count: int) -> str:
    return f"{max(count // 1024, 1)} KB"


def _others(told: Dossier) -> Part:
    rows = [
        (one.kind.label, told.names.of(one.record), f"记为{'、'.join(one.fields)}")
        for one in told.held
        if one.kind.name not in _TOLD and not one.record.removed_at
    ]
    rows += [
        (held.kind.label, told.names.of(held.record), "在回收站里，到期清除")
        for held in told.held
        if held.record.removed_at
    ]
    rows += [
        (
            one.record.kind.label,
            told.names.of(one.record),
            f"{one.field}里写到" + ("" if one.sure else "这个姓名（也可能是同名的人）"),
        )
        for one in told.mentions
    ]
    heads = ("类别", "名称", "怎样提到")
    none = "别的资料里没有提到您。"
    return _part("别处提到您的资料", heads, rows, (1.2, 3, 3), none)


def _same(told: Dossier) -> Part:
    rows = [(one.title, f"已并入本人的一条重复登记（编号 {one.id[-6:]}）") for one in told.merged]
    rows += [
        (ALL[one.kind.name].label, "登记过与另一条不是同一人")
        for one in told.same
        if one.kind.name == "not_same"
    ]
    heads = ("登记", "说明")
    return _part("合并过的重复登记", heads, rows, (1, 2), "没有。")


def _history(told: Dossier) -> Part:
    rows = [
        (
            line.at[:16].replace("T", " "),
            line.clerk,
            line.verb,
            "、".join(field for field, _, _ in line.changes),
        )
        for line in told.history
    ]
    heads = ("时间", "谁", "做了什么", "哪些项目")
    return _part("登记和修改", heads, rows, (2.2, 2, 1.3, 4), "没有记录。")


def _looks(told: Dossier) -> Part:
    rows = [(one.when, one.clerk, one.did, one.whom, one.why) for one in told.looks]
    heads = ("时间", "谁", "做了什么", "谁的资料", "理由")
    none = "没有人查看过完整证件号，也没有导出过。"
    return _part("谁查看、导出过", heads, rows, (2.2, 1.6, 2, 2, 2.2), none)


def _left(told: Dossier) -> Part:
    rows = [
        (
            one.kind,
            one.field,
            "加密，县里看不到" if one.sealed else "明文",
            day_words(one.first),
            day_words(one.last),
        )
        for one in told.left
    ]
    heads = ("资料", "项目", "怎样上报", "最早", "最近")
    none = "没有上报过县平台，资料只在本站。"
    return _part("上报县平台的内容", heads, rows, (1.4, 2, 2.4, 2, 2), none)


PERSON_DOSSIER = Recipe(_INFO, _look, issue=_issue, asks=_asks)
