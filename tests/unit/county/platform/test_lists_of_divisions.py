"""A county brings its towns and stations as a list, and hands out codes for all of them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from county import errors
from county.__main__ import main
from county.app import County
from county.wire.codes import parse
from county.work import station_lists
from tests.county_line import OTHER_STATION, OTHER_TOWN_STATION
from tests.county_pc import COUNTY, STATION, TOWN, Pc

LISTED = "610802001001,石桥村站\r\n610802001,古塔镇\r\n610802001998,新村站\r\n610802001004,\r\n"


@pytest.fixture
def data(tmp_path: Path) -> str:
    assert main(["init", "--code", COUNTY, "--name", "榆阳区", "--data", str(tmp_path / "县")]) == 0
    return str(tmp_path / "县")


def stations(data: str, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    capsys.readouterr()
    assert main(["station", "list", "--json", "--data", data]) == 0
    return {each["code"]: each["name"] for each in json.loads(capsys.readouterr().out)}


def test_towns_and_stations_come_from_a_table(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "名单.csv"
    file.write_text(LISTED, "utf-8")
    assert main(["station", "import", str(file), "--data", data]) == 0
    assert "新添加 4 个" in capsys.readouterr().err
    found = stations(data, capsys)
    assert (found[STATION], found["610802001998"]) == ("石桥村站", "新村站")
    assert found["610802001004"]  # the list that ships knows it
    assert main(["station", "import", str(file), "--data", data, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"new": 0, "renamed": 0, "same": 4}
    for lines, reason in (
        ("610802001002,甲\n610803001001,乙\n", "属于榆阳区"),
        ("610802001002,甲\n610802001997,\n", "名录里没有 610802001997"),
        ("610802001002,甲\n12,乙\n", "不是 9 位"),
    ):
        file.write_text(lines, "utf-8")
        assert main(["station", "import", str(file), "--data", data]) == 1
        assert reason in capsys.readouterr().err
    assert stations(data, capsys) == found


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("heading", ["", "代码,名称\r\n"])
def test_any_program_may_have_saved_the_table(code: str, heading: str) -> None:
    found = station_lists.read("名单.csv", (heading + LISTED).encode(code))
    assert [each.name for each in found] == ["石桥村站", "古塔镇", "新村站", ""]
    tabs = (heading + LISTED).replace(",", "\t").encode(code)
    assert station_lists.read("名单.txt", tabs) == found


def test_every_station_of_a_town_comes_from_the_list_that_ships(
    data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["station", "import", "--listed", TOWN, "--data", data]) == 0
    found = stations(data, capsys)
    assert len(found) > 5
    assert all(code.startswith(TOWN) for code in found)


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("610802001001,甲\n6.10802E+11,乙\n", "第 2 行“6.10802E+11”被表格程序改成了科学记数"),
        ("610802001001,甲\n12,乙\n", "第 2 行“12”不是 9 位"),
        ("610802001001,甲\n610802001001,乙\n", "重复"),
        (f"610802001001,{'长' * 121}\n", "超过 120 字"),
        ("PK\x03\x04", "不是 CSV"),
        ("", "1 到"),
    ],
)
def test_a_slip_in_a_list_is_named_by_its_line(lines: str, reason: str) -> None:
    with pytest.raises(errors.FileRefused, match=re.escape(reason)):
        station_lists.read("名单.csv", lines.encode())


def test_codes_go_to_every_station_that_has_no_pc_yet(
    county: County, pc: Pc, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--data", str(county.place.data)]
    assert main(["enrol-code", "--within", COUNTY, "--json", *where]) == 0
    made = json.loads(capsys.readouterr().out)
    assert [each["station"] for each in made] == [OTHER_STATION, OTHER_TOWN_STATION]
    assert all(parse(each["code"]) for each in made)
    assert main(["enrol-code", STATION, "610802001990", *where]) == 1
    captured = capsys.readouterr()
    assert (captured.out, "610802001990" in captured.err) == ("", True)
    assert main(["enrol-code", *where]) == 1
