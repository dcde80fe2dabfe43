"""The administrators' list: sorted by silence, narrowed down, and as a table to download."""

from __future__ import annotations

import csv
import io
import re

import pytest

from county.app import County
from county.web import wording
from tests.county_line import OTHER_STATION, OTHER_TOWN_STATION, InProcess, join
from tests.county_pc import COUNTY, STATION, TOWN, TestClock

FOURTH = "610802002002"


@pytest.fixture
def stations(county: County, client: InProcess, clock: TestClock) -> InProcess:
    """Four stations: synced now, twenty days ago, never, and one without a PC."""
    county.stations.add("610802", "榆阳区")
    county.stations.add(FOURTH, "柳沟站")
    pcs = {
        station: join(client, county.enrolling.make_code(station).code, station)
        for station in (STATION, OTHER_STATION, OTHER_TOWN_STATION)
    }
    pcs[OTHER_STATION].sync(waits=[0, 61])
    clock.on(days=20)
    pcs[STATION].op("team", "t1", "add", name="环保队")
    pcs[STATION].sync(waits=[12, 0])
    client.post("/admin/login", data={"key": county.admins.add(COUNTY, "王主任")})
    return client


def listed(page: str) -> list[str]:
    return re.findall(r'href="/admin/station/(\d{12})"', page)


def test_who_is_silent_for_longest_comes_first(stations: InProcess) -> None:
    page = stations.get("/admin").text
    assert listed(page) == [OTHER_TOWN_STATION, FOURTH, OTHER_STATION, STATION]
    assert "20 天前" in page
    assert "刚刚" in page
    assert "没有电脑" in page
    assert listed(stations.get("/admin?sort=code").text) == sorted(listed(page))
    by_waits = listed(stations.get("/admin?sort=waits").text)
    assert by_waits[:2] == [OTHER_STATION, STATION]


def test_the_list_is_narrowed_down(stations: InProcess) -> None:
    for query, found in [
        ("show=quiet", [OTHER_STATION]),
        ("show=never", [OTHER_TOWN_STATION]),
        ("show=none", [FOURTH]),
        ("show=waits&sort=code", [STATION, OTHER_STATION]),
        ("show=conflicts", []),
        ("q=柳沟", [FOURTH]),
        ("q=001002", [OTHER_STATION]),
        ("q=%3Cscript%3E", []),
        ("town=610802002&sort=code", [OTHER_TOWN_STATION, FOURTH]),
        ("town=610802001&show=quiet", [OTHER_STATION]),
        (
            "show=nonsense&sort=nonsense&town=x",
            [OTHER_TOWN_STATION, FOURTH, OTHER_STATION, STATION],
        ),
    ]:
        reply = stations.get(f"/admin?{query}")
        assert reply.status_code == 200
        assert (query, listed(reply.text)) == (query, found)
        assert ("没有这样的站" in reply.text) == (not found)
        assert "<script" not in reply.text


def test_the_table_is_what_the_page_shows_and_opens_in_a_spreadsheet(
    county: County, stations: InProcess
) -> None:
    county.stations.add(FOURTH, '=HYPERLINK("http://x")')
    reply = stations.get("/admin/stations.csv?town=610802002&sort=code")
    assert reply.headers["content-type"].startswith("text/csv")
    assert "attachment" in reply.headers["content-disposition"]
    assert reply.content.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(reply.content.decode("utf-8-sig")))
    assert head[0] == "区划代码"
    assert [row[0] for row in rows] == [OTHER_TOWN_STATION, FOURTH]
    assert rows[0][4] == "从没同步"
    assert rows[1][2].startswith("'=")


def test_a_town_downloads_and_finds_its_own_stations_only(
    county: County, stations: InProcess
) -> None:
    stations.post("/admin/login", data={"key": county.admins.add(TOWN, "李所长")})
    for query in ("", "?town=610802002", "?q=610802002"):
        table = stations.get(f"/admin/stations.csv{query}").text
        assert OTHER_TOWN_STATION not in table
        assert FOURTH not in stations.get(f"/admin{query}").text.replace(f'value="{FOURTH}"', "")
    assert STATION in stations.get("/admin/stations.csv").text


def test_what_was_done_stands_on_a_page_of_its_own(stations: InProcess) -> None:
    page = stations.get("/admin/log").text
    assert "电脑加入" in page
    assert "服务器上的命令" in page
    assert "发管理员密钥" in page
    assert "操作" not in stations.get("/admin").text.split("<main")[1]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(5, "刚刚"), (60, "1 分钟前"), (7_300, "2 小时前"), (86_400 * 70, "70 天前"), (-90, "刚刚")],
)
def test_times_are_told_as_one_says_them(seconds: int, words: str) -> None:
    assert wording.ago(1_000_000_000 - seconds, 1_000_000_000) == words
