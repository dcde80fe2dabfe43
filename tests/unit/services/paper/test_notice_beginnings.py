"""What a notice can begin with: activities to come, the plan of a month, another notice."""

import json

import pytest

from desktop import errors
from desktop.services import records
from desktop.services.activities.planning import plan_activity
from desktop.services.paper import notices, papers
from desktop.services.paper.notice_beginnings import begun_from_month, copied, offered
from desktop.services.paper.notice_levels import ReadLine, read_lines
from desktop.services.paper.notices import NoticeForm
from tests.unit.pulled_changes import publish

FORM = NoticeForm(
    "关于清扫河道的通知", "一、时间", signed_by="石桥村村民委员会", dated="2026-01-05"
)


def test_the_activities_to_come_are_offered_the_nearest_first_and_two_months(desk):
    later = plan_activity(desk, {"title": "晚些", "planned_start": "2026-12-20T09:00"})
    soon = plan_activity(desk, {"title": "就在今天", "planned_start": "2026-11-22T15:00"})
    plan_activity(desk, {"title": "过去了", "planned_start": "2026-11-02T09:00"})
    assert [(one.of, one.words) for one in offered(desk)] == [
        (soon, "2026-11-22 就在今天"),
        (later, "2026-12-20 晚些"),
        ("2026-11", "2026年11月"),
        ("2026-12", "2026年12月"),
    ]


def test_the_plan_of_a_month_is_numbered_and_leaves_out_what_is_over(desk):
    plan_activity(desk, {"title": "过去了", "planned_start": "2026-11-02T09:00"})
    plan_activity(desk, {"title": "清扫河道", "planned_start": "2026-11-28T08:30", "place": "河边"})
    plan_activity(desk, {"title": "听课", "planned_start": "2026-11-29T15:00"})
    form = begun_from_month(desk, "2026-11")
    assert form.title == "关于开展2026年11月新时代文明实践活动的通知"
    assert form.text.split("\n")[1:] == [
        "一、清扫河道：11月28日（星期六）上午8:30，河边。",
        "二、听课：11月29日（星期日）下午3:00。",
    ]


def test_a_copy_is_of_today_and_else_the_same(desk):
    made = notices.add(desk, FORM)
    copy = copied(desk, made)
    assert copy.dated == "2026-11-22"
    assert (copy.title, copy.text, copy.signed_by) == (FORM.title, FORM.text, FORM.signed_by)


def test_a_copy_of_what_the_county_wrote_is_signed_by_the_station_and_names_no_clerk_of_theirs(
    desk,
):
    body = {"paragraphs": [{"level": 0, "text": "防火"}], "signed_by": "县里", "contact": "县里人"}
    facts = {"kind": "notice", "title": "防火", "body": json.dumps(body)}
    copy = copied(desk, publish(desk, "999999", "document", facts))
    assert copy.signed_by == notices.begun(desk).signed_by
    assert (copy.text, copy.contact) == ("防火", "")


def test_what_is_typed_is_seen_on_paper_before_it_is_kept(desk):
    draft = notices.draft_of(FORM)
    assert papers.look_at_draft(desk, "notice", draft).title == FORM.title
    assert notices.written(desk) == []
    for lacking in (
        NoticeForm(" ", "文"), NoticeForm("题", " "), NoticeForm("题", "文", dated="13月"),
    ):  # fmt: skip
        with pytest.raises(errors.InvalidValues):
            notices.draft_of(lacking)


def test_a_draft_says_what_the_kept_one_will(desk):
    made = notices.add(desk, FORM)
    kept = notices.form_of(desk, made)
    assert notices.form_in(notices.drafted(notices.draft_of(FORM))) == kept
    records.remove(desk, "document", [made])
    with pytest.raises(errors.NotFound):
        notices.change(desk, made, FORM)


def test_each_line_is_told_its_level_and_its_number():
    assert read_lines("各位：\n\n一、甲\n一、乙\n（一）丙\n1.丁\n（1）戊") == [
        ReadLine(0, ""),
        None,
        ReadLine(1, "一、"),
        ReadLine(1, "二、"),
        ReadLine(2, "（一）"),
        ReadLine(3, "1."),
        ReadLine(4, "（1）"),
    ]
