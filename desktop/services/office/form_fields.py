"""The names a form may ask for in braces, by what they are about, and where each comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from desktop.model.names import commonest

#: Half of the signs and half of the sound.
_ALIKE = 1.0


class Subject(Enum):
    """What a field is about; by its name in words."""

    STATION = "本站"
    ACTIVITY = "活动"
    PERSON = "志愿者"
    TEAM = "队伍"
    MONTH = "月份"


@dataclass(frozen=True, slots=True)
class FormField:
    """A name for braces.

    Args:
        name: 站名; of a list with its column, 参加人员.姓名.
        subject: what it is about.
        source: where it comes from, in words.
    """

    name: str
    subject: Subject
    source: str


_PLAIN: Mapping[Subject, Mapping[str, str]] = {
    Subject.STATION: {
        "站名": "本站资料：名称",
        "村名": "本站资料：名称里的村名",
        "镇街": "本站资料：镇街",
        "县区": "本站资料：县区",
        "区划代码": "本站资料：区划代码",
        "站长": "本站资料：站长",
        "地址": "本站资料：地址",
        "电话": "本站资料：电话",
        "开放时间": "本站资料：开放时间",
        "品牌": "本站资料：品牌",
        "落款单位": "本站资料：落款单位，没有填就是名称",
        "盖章单位": "本站资料：盖章单位",
        "经办人": "现在用程序的文书",
        "今天": "电脑的日期",
    },
    Subject.ACTIVITY: {
        "活动名称": "活动：名称",
        "活动日期": "活动：开展日期，没有就是计划的日期",
        "活动时间": "活动：日期和起止时间",
        "活动地点": "活动：地点",
        "活动队伍": "活动：队伍",
        "活动负责人": "活动：负责人",
        "活动内容": "活动：内容",
        "活动平台": "活动：平台",
        "活动形式": "活动：形式",
        "活动节日": "活动：节日",
        "活动主题": "活动：月主题",
        "活动项目": "活动：项目",
        "活动状态": "活动：状态",
        "志愿者人数": "活动：参加的志愿者，按名单数",
        "群众人数": "活动：群众人数",
        "服务时长": "活动：所有志愿者的时长，小时",
        "照片张数": "活动：现场照片",
        "活动方案": "活动：方案",
        "活动纪实": "活动：纪实",
        "信息稿": "活动：信息稿",
        "刊发媒体": "活动：刊发媒体",
    },
    Subject.PERSON: {
        "姓名": "花名册：姓名",
        "性别": "花名册：性别",
        "出生日期": "花名册：出生日期",
        "手机": "花名册：手机",
        "村民小组": "花名册：村民小组",
        "家庭住址": "花名册：家庭住址",
        "政治面貌": "花名册：政治面貌",
        "证件类型": "花名册：证件类型",
        "证件号码": "花名册：证件号码，只留头尾",
        "登记日期": "花名册：登记日期",
        "志愿者编号": "花名册：全国志愿者编号",
        "特长": "花名册：特长",
        "服务意向": "花名册：服务意向",
        "所在队伍": "花名册：现在的队伍",
        "累计时长": "时长记录，小时",
        "星级": "时长记录，按本站的星级标准",
    },
    Subject.TEAM: {
        "队伍名称": "队伍：名称",
        "队伍层级": "队伍：层级",
        "队伍类别": "队伍：类别",
        "上级队伍": "队伍：上级队伍",
        "队长": "队伍：队长",
        "队伍口号": "队伍：口号",
        "队员人数": "队伍：现在的队员",
    },
    Subject.MONTH: {
        "月份": "选的月份",
        "月主题": "月主题",
        "活动场次": "这个月开展的活动",
        "志愿者人次": "这个月各活动的志愿者，相加",
        "群众人次": "这个月各活动的群众人数，相加",
        "本月时长": "这个月各活动的时长，小时",
    },
}
_PLACE = "序号"
_PERSON_COLUMNS = (_PLACE, "姓名", "性别", "手机", "村民小组")
_LISTS: Mapping[Subject, Mapping[str, tuple[str, ...]]] = {
    Subject.ACTIVITY: {"参加人员": (*_PERSON_COLUMNS, "分工", "签到", "签退", "时长")},
    Subject.TEAM: {"队员": (*_PERSON_COLUMNS, "职务", "累计时长")},
    Subject.MONTH: {
        "本月活动": ("序号", "日期", "名称", "地点", "队伍", "志愿者", "群众", "时长"),
    },
}
_LISTS_OF_PEOPLE = frozenset({"参加人员", "队员"})
_EACH = "一行一个，放在表格的一行里，下面自动接着填"


def fields() -> tuple[FormField, ...]:
    """Every name, by subject."""
    told: list[FormField] = []
    for subject in Subject:
        plain = _PLAIN.get(subject, {})
        told += [FormField(name, subject, source) for name, source in plain.items()]
        for name, columns in _LISTS.get(subject, {}).items():
            told += [FormField(f"{name}.{one}", subject, _EACH) for one in columns]
    return tuple(told)


def columns(subject: Subject) -> Mapping[str, Sequence[str]]:
    """The lists of a subject with their columns."""
    return _LISTS.get(subject, {})


def field_named(name: str) -> FormField | None:
    """The field of that name; None where nobody knows it."""
    return next((one for one in fields() if one.name == name), None)


def personal(names: Iterable[str]) -> tuple[str, ...]:
    """What of these tells of people, by the plain name of each: 参加人员.手机 is 手机."""
    told = dict.fromkeys(one.rpartition(".")[2] for one in names if _of_people(one))
    return tuple(one for one in told if one != _PLACE)


def _of_people(name: str) -> bool:
    head, dot, _ = name.partition(".")
    field = field_named(name)
    about_person = field is not None and field.subject is Subject.PERSON
    return about_person or (bool(dot) and head in _LISTS_OF_PEOPLE)


def meant(name: str) -> str:
    """The name that was probably meant, by its signs and its sound: 站铭 is 站名; or empty."""

    def likeness(known: str) -> float:
        looks = SequenceMatcher(None, name, known).ratio()
        sounds = SequenceMatcher(None, _sound(name), _sound(known)).ratio()
        return looks + sounds + (known in name or (name != "" and name in known))

    best = max((one.name for one in fields()), key=likeness)
    return best if likeness(best) >= _ALIKE else ""


def _sound(name: str) -> str:
    return "".join(map(commonest, name))
