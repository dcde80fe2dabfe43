"""What of the records gets onto the handover sheet."""

import pytest

from desktop.services import records
from desktop.services.handover import package, standing
from desktop.services.paper.recipe import PaperOrder
from desktop.services.paper.recipes.handover_sheet import HANDOVER_SHEET
from desktop.services.roster import teams
from tests.conftest import CHEAP


@pytest.fixture
def laid(desk):
    def lay(**answers):
        order = PaperOrder("handover-sheet", "A4", answers=answers)
        return HANDOVER_SHEET.look(desk, order).data

    return lay


def test_an_empty_station_says_so_part_by_part(laid):
    data = laid()
    facts = dict(data.facts)
    assert facts["移交人"] == "王文书"
    assert facts["接手人"] == ""
    assert facts["移交文件"] == "还没有做"
    told = {part.heading: part for part in data.parts}
    assert told["没有归档的活动"].words == "没有，都归档了。"
    assert told["和县里的往来"].rows == (("县平台", "没有加入"),)


def test_the_file_is_named_with_its_mark_and_who_opens_it(desk, laid, tmp_path):
    packed = package.pack(desk, tmp_path / "移交.station", cost=CHEAP)
    facts = dict(laid(to="李文书").facts)
    assert facts["移交文件"] == "移交.station"
    assert facts["文件标记"] == packed.made.mark
    assert facts["谁能打开"] == "《接手码》那张纸"
    assert facts["接手人"] == "李文书"


def test_who_leads_a_team_stands_among_the_contacts_with_the_telephone(desk):
    team = records.add(desk, "team", {"name": "邻里互助队"})
    leader = records.add(desk, "volunteer", {"name": "张三", "phone": "13900000000"})
    teams.add_members(desk, team, [leader])
    records.change(desk, "team", team, {"leader": leader})
    (found,) = [one for one in standing.contacts(desk) if one.what == "邻里互助队队长"]
    assert (found.name, found.phone) == ("张三", "13900000000")


def test_an_activity_that_is_not_filed_says_what_it_lacks(desk):
    records.add(desk, "activity", {"title": "重阳敬老", "status": "held", "held_on": "2026-10-18"})
    rows, count = standing.open_files(desk)
    assert count == 1
    assert rows[0][:2] == ("重阳敬老", "2026年10月18日")
    assert rows[0][2].startswith("缺")
