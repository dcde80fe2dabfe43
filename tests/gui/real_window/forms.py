"""Every form, and the way to it by names."""

from __future__ import annotations

from pathlib import Path

from tests.gui.real_window.faces import (
    ACTIVITIES,
    HOUSEHOLDS,
    PEOPLE,
    TEAMS,
    button,
    place,
    row,
    tab,
)
from tests.gui.real_window.scenes import Scene, Step

_OPEN = button("取消")
#: In Qt's own dialog for files.
_FILE_NAME, _OPENS = "文件名称(N)：", button("打开")
_ENTER = Step("key", "Return")
#: From the search line into the list, and from there to the page of the row.
_INTO_LIST = Step("text", "活动名称、拼音或首字母"), _ENTER
_PAGE = ACTIVITIES.then("一个活动", *_INTO_LIST, _ENTER, sign=button("返回"))


def chosen(path: Path) -> tuple[Step, ...]:
    """A file named in the dialog for files."""
    return Step("text", _FILE_NAME, words=str(path)), _OPENS


def import_preview(path: Path) -> Scene:
    """What a file of people would bring."""
    way = (button("导入"), button("选择文件"), *chosen(path))
    return PEOPLE.then("导入", *way, sign=button("返回花名册"))


def signed_forms(path: Path) -> Scene:
    """Signed application forms, taken in from a scan."""
    way = (button("受理报名表"), button("选扫描件"), *chosen(path))
    return PEOPLE.then("受理报名表", *way, sign=button("先不受理，看下一张"))


#: Each form with what it opens from and what shows there too.
ROSTER_FORMS: tuple[tuple[Scene, Scene | None], ...] = (
    (PEOPLE.then("添加", button("添加"), sign=_OPEN), PEOPLE),
    (PEOPLE.then("修改", row("志愿者列表"), button("修改"), sign=_OPEN), PEOPLE),
    (TEAMS.then("添加", button("添加队伍"), sign=_OPEN), TEAMS),
    (TEAMS.then("修改", row("队伍列表"), button("修改"), sign=_OPEN), TEAMS),
    (HOUSEHOLDS.then("添加", button("添加农户"), sign=_OPEN), HOUSEHOLDS),
)
ACTIVITY_FORMS: tuple[tuple[Scene, Scene | None], ...] = (
    (ACTIVITIES.then("记录", button("记录活动"), sign=_OPEN), None),
    (_PAGE, None),
    (_PAGE.then("修改", button("修改"), sign=_OPEN), None),
)


def in_plans(part: str, *steps: Step) -> Scene:
    """A part of 主题与项目."""
    return place("活动", tab("主题与项目"), Step("check box", part), *steps)


#: The way to an empty form, and what is put into its fields; the first names the record.
ENTERED: dict[str, tuple[Scene, dict[str, str]]] = {
    "volunteer": (
        PEOPLE.then("添加", button("添加")),
        {"姓名": "周小雪", "手机": "13800000088", "出生日期": "1985.8", "村民小组": "三组"},
    ),
    "team": (TEAMS.then("添加", button("添加队伍")), {"名称": "夜校队"}),
    "household": (
        HOUSEHOLDS.then("添加", button("添加农户")),
        {"户名": "周家院子", "村民小组": "三组"},
    ),
    "project": (in_plans("项目", button("新建项目")), {"项目名称": "夜校识字"}),
    "series": (in_plans("系列活动", button("新建系列")), {"系列名称": "逢四说事"}),
    "unit": (in_plans("单位", button("添加单位")), {"单位名称": "石桥卫生院"}),
}
