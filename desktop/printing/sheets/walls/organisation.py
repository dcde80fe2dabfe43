"""The organisation chart (组织架构图): the station, its head, the teams below each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

#: Names of teams break before these, not inside.
TEAM_WORDS = ("志愿服务", "志愿服务队", "志愿服务小队", *(f"{one}队" for one in "小中分支总"))


@dataclass(frozen=True, slots=True)
class Unit:
    """A team.

    Args:
        name: its.
        leader: who leads it with their title, 队长：李桂兰; empty where nobody is named.
        below: the teams below it.
    """

    name: str
    leader: str = ""
    below: tuple[Unit, ...] = ()

    def everything(self) -> Iterator[Unit]:
        """It and all below it, each before those below it."""
        yield self
        for unit in self.below:
            yield from unit.everything()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """What the chart shows.

    Args:
        station: the full name.
        teams: those that stand below no other; at least one.
        head: of the station, with the title, 站长：王立新; empty leaves it out.
        title: of the sheet.
        issuer: the signing body, in the file's properties.
        people: names that no line may split.
        sample: print 「示例」 across every page.
    """

    station: str
    teams: tuple[Unit, ...]
    head: str = ""
    title: str = "组织架构图"
    issuer: str = ""
    people: tuple[str, ...] = field(default=())
    sample: bool = False

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        units = [unit for team in self.teams for unit in team.everything()]
        return {
            "站名": self.station,
            "标题": self.title,
            "站长": self.head,
            "队伍名称": "".join(unit.name for unit in units),
            "队长": "".join(unit.leader for unit in units),
        }
