"""The faces of every place, and the ways to them by names."""

from __future__ import annotations

from dataclasses import dataclass

from tests.gui.real_window.reading import ScreenReader
from tests.gui.real_window.scenes import Feet, Scene, Step


def place(name: str, *steps: Step) -> Scene:
    """A place of the navigation, or something on the way from there."""
    return Scene(name, (Step("radio button", name), *steps))


def tab(name: str) -> Step:
    """A face behind a tab."""
    return Step("page tab", name)


def row(table: str) -> Step:
    """The first row of a table."""
    return Step("table cell", table, row=0)


def button(name: str) -> Step:
    """A press of a button."""
    return Step("push button", name)


def entry(name: str) -> Step:
    """A press of an entry of a menu."""
    return Step("menu item", name)


TODAY = place("今日")
PEOPLE = place("花名册", tab("志愿者"))
TEAMS = place("花名册", tab("队伍"))
HOUSEHOLDS = place("花名册", tab("农户"))
ACTIVITIES = place("活动", tab("列表"))
TRASH = Scene("回收站", (entry("前往"), entry("回收站…")), Step("table", "回收站"))
_IN_PLANS = [
    place("活动", tab("主题与项目"), Step("check box", part))
    for part in ("月主题", "项目", "系列活动", "单位", "认领一览")
]
#: Faces of one test, each with what it opens from and what shows there too.
FACES: dict[str, tuple[tuple[Scene, Scene | None], ...]] = {
    "today": ((TODAY, None),),
    # A pane first: a list that was narrowed may have no row for it.
    "people": ((PEOPLE.then("一人", row("志愿者列表")), PEOPLE), (PEOPLE, None)),
    "teams": ((TEAMS.then("一队", row("队伍列表")), TEAMS), (TEAMS, None)),
    "other-rolls": (
        (HOUSEHOLDS, None),
        (place("花名册", tab("可能重复")), None),
        (place("花名册", tab("同意")), None),
    ),
    "activities": (
        (ACTIVITIES, None),
        (place("活动", tab("月历")), ACTIVITIES),
        (place("活动", tab("照片墙")), ACTIVITIES),
    ),
    "plans": ((_IN_PLANS[0], ACTIVITIES), *((part, _IN_PLANS[0]) for part in _IN_PLANS[1:])),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """Faces that a list names.

    Args:
        place: where the list is.
        name: of the list.
    """

    place: Scene
    name: str

    def scenes(self, feet: Feet, reader: ScreenReader) -> list[Scene]:
        """One for each."""
        feet.go(self.place)
        names = reader.inside("list", self.name)
        return [self.place.then(one, Step("list item", one), sign=self.place.sign) for one in names]


PAPER = Listed(place("打印"), "打印什么")
SETTINGS = Listed(place("设置"), "设置的各部分")
SYNC = Listed(Scene("同步", (button("同步："),), Step("list", "同步的各部分")), "同步的各部分")
