"""A file that puts somebody below 18 into a rescue team: told before, and not done."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.desk import Desk
from desktop.services.roster import memberships, rosters

_HEAD = "姓名,出生日期,所属队伍"


@pytest.fixture
def rescuers(desk: Desk) -> None:
    """Its category says what it does, its name does not."""
    records.add(desk, "team", {"name": "尖刀队", "category": "应急救援"})


def roster(folder: Path, *lines: str) -> Path:
    path = folder / "名册.csv"
    path.write_text("\n".join((_HEAD, *lines)), encoding="utf-8-sig")
    return path


def teams_of(desk: Desk) -> dict[str, set[str]]:
    people = desk.records.find(kind_named("volunteer"))
    return {one.title: memberships.team_names(desk, one.id) for one in people}


@pytest.mark.usefixtures("rescuers")
def test_the_preview_tells_it_and_the_person_comes_in_without_the_team(
    desk: Desk, tmp_path: Path
) -> None:
    path = roster(
        tmp_path,
        "小明,2012-01-01,尖刀队、文艺队",
        "张三,1990-01-01,尖刀队",
        "小红,2012-02-02,抗洪抢险队",
        "小刚,2012-03-03,文艺队",
    )
    dry = rosters.import_roster(desk, path, dry_run=True)
    assert [(one.row, one.column, one.value) for one in dry.remarks] == [
        (2, "所属队伍", "尖刀队"),
        (4, "所属队伍", "抗洪抢险队"),
    ]
    assert "「小明」未满 18 周岁，不能加入应急救援队伍" in dry.remarks[0].reason
    done = rosters.import_roster(desk, path)
    assert (done.remarks, done.added) == (dry.remarks, 4)
    assert teams_of(desk) == {
        "小明": {"文艺队"}, "张三": {"尖刀队"}, "小红": set(), "小刚": {"文艺队"},
    }  # fmt: skip


@pytest.mark.usefixtures("rescuers")
def test_of_somebody_known_the_known_birth_date_counts(desk: Desk, tmp_path: Path) -> None:
    records.add(desk, "volunteer", {"name": "小明", "birth_date": "2012-01-01"})
    path = roster(tmp_path, "小明,,尖刀队")
    report = rosters.import_roster(desk, path)
    assert [one.row for one in report.remarks] == [2]
    assert (report.added, report.updated, report.unchanged, report.bad) == (0, 0, 1, 0)
    assert teams_of(desk) == {"小明": set()}
    corrected = rosters.import_roster(desk, roster(tmp_path, "小华,2003-05-05,尖刀队"))
    assert corrected.remarks == () and teams_of(desk)["小华"] == {"尖刀队"}
