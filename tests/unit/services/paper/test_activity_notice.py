"""What of an activity's record gets onto its poster."""

import io

import pypdf
import pytest

from desktop import errors
from desktop.services import records
from desktop.services.activities.activities import record_activity
from desktop.services.activities.planning import plan_activity
from desktop.services.paper import papers
from desktop.services.paper.activity_facts import activity_facts

PLANNED = {
    "title": "包饺子", "planned_start": "2026-11-29T09:00", "planned_end": "2026-11-29T13:00",
}  # fmt: skip


def text_of(sheet):
    pages = pypdf.PdfReader(io.BytesIO(sheet.pdf)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def test_the_poster_is_made_of_the_record_and_the_stations_phone(desk):
    records.change(desk, "station", desk.station.id, {"phone": "0999-1234567"})
    point = records.add(desk, "point", {"name": "石桥讲堂"})
    leader = {"leader": "李桂兰", "point": point, "place": "二楼"}
    sheet = papers.preview(desk, "activity-notice", [plan_activity(desk, PLANNED | leader)])
    text = text_of(sheet)
    assert "2026年11月29日（星期日）" in text
    assert "上午9:00—下午1:00" in text
    assert "石桥讲堂（二楼）" in text
    assert "李桂兰" in text
    assert "0999-1234567" in text
    assert sheet.title == "活动公告 包饺子"
    assert sheet.remark == ""


def test_a_plan_without_a_time_of_day_names_the_day_only(desk):
    made = plan_activity(desk, {"title": "赶集", "planned_start": "2026-11-29T00:00"})
    text = text_of(papers.preview(desk, "activity-notice", [made]))
    assert "2026年11月29日（星期日）" in text
    assert ":" not in text.replace("报名", "")


def test_what_is_not_written_yet_is_remarked_on(desk):
    made = plan_activity(desk, {"title": "赶集"})
    assert "「赶集」还没有写明时间或地点" in papers.preview(desk, "activity-notice", [made]).remark


def test_an_activity_that_took_place_shows_its_real_times_and_is_remarked_on(desk):
    held = record_activity(
        desk, {**PLANNED, "planned_start": "2026-11-19T09:00", "planned_end": None,
               "started_at": "2026-11-20T08:30"},
    )  # fmt: skip
    sheet = papers.preview(desk, "activity-notice", [held])
    assert "2026年11月20日" in text_of(sheet)
    assert "上午8:30" in text_of(sheet)
    assert "已经开展过了" in sheet.remark


def test_a_cancelled_activity_has_no_poster_and_is_left_out_of_several(desk):
    gone = plan_activity(desk, PLANNED | {"title": "取消的", "status": "cancelled"})
    kept = plan_activity(desk, PLANNED)
    with pytest.raises(errors.NothingToPrint, match="取消"):
        papers.preview(desk, "activity-notice", [gone])
    sheet = papers.preview(desk, "activity-notice", [gone, kept])
    assert sheet.pages == 1
    assert "取消的" not in text_of(sheet)


@pytest.mark.parametrize(
    ("links", "found"),
    [
        (["https://example.cn/a"], "https://example.cn/a"),
        ([{"url": "http://example.cn/b", "label": "报名"}], "http://example.cn/b"),
        (["公众号", "https://例子.cn"], ""),
        ({"url": "x"}, ""),
        (None, ""),
    ],
)
def test_the_code_holds_the_first_address_of_the_web(desk, links, found):
    made = plan_activity(desk, PLANNED | {"links": links})
    assert activity_facts(desk, made).link == found
    assert ("扫码看详情" in text_of(papers.preview(desk, "activity-notice", [made]))) == bool(found)


def test_whom_it_is_for_comes_from_its_project(desk):
    project = records.add(desk, "project", {"title": "暖冬", "target_group": "七十岁以上老人"})
    made = plan_activity(desk, PLANNED | {"project": project})
    assert "七十岁以上老人" in text_of(papers.preview(desk, "activity-notice", [made]))


@pytest.mark.parametrize("paper", ["A4", "A3", "A2", "A1"])
def test_it_comes_in_every_size_of_the_wall(desk, paper):
    made = plan_activity(desk, PLANNED)
    assert papers.preview(desk, "activity-notice", [made], paper).pages == 1
