"""Notices: written, changed, undone, begun from an activity, printed."""

import io

import pypdf
import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities.planning import plan_activity
from desktop.services.paper import notices, papers
from desktop.services.paper.notice_beginnings import begun_from
from desktop.services.paper.notices import NoticeForm
from desktop.services.past import undoing

DOCUMENT = kind_named("document")
FORM = NoticeForm(
    "关于冬衣晾晒互助的通知",
    "各位村民：\n一、时间：11月29日\n1.上午\n二、地点",
    to="全体村民：",
    attachments=("分工表",),
    signed_by="石桥村村民委员会",
    dated="2026-11-20",
    contact="王文书",
    phone="0999-1234567",
)


def text_of(sheet):
    pages = pypdf.PdfReader(io.BytesIO(sheet.pdf)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def chosen(sheet_id):
    return {"notice": sheet_id}


def test_a_notice_comes_back_as_it_was_typed(desk):
    made = notices.add(desk, FORM)
    found = notices.form_of(desk, made)
    assert found.text == FORM.text
    assert found.to == "全体村民"
    assert (found.title, found.attachments, found.dated) == (
        FORM.title, FORM.attachments, FORM.dated,
    )  # fmt: skip
    assert (found.signed_by, found.contact, found.phone) == (
        FORM.signed_by, FORM.contact, FORM.phone,
    )  # fmt: skip


def test_a_notice_begins_with_who_signs_the_day_and_the_phone(desk):
    records.change(desk, "station", desk.station.id, {"signing_body": "石桥村委会", "phone": "123"})
    blank = notices.begun(desk)
    assert (blank.signed_by, blank.dated, blank.phone) == ("石桥村委会", "2026-11-22", "123")
    assert (blank.title, blank.text) == ("", "")


@pytest.mark.parametrize(("title", "text"), [("", "正文"), ("标题", " \n ")])
def test_a_notice_needs_a_title_and_words(desk, title, text):
    with pytest.raises(errors.InvalidValues):
        notices.add(desk, NoticeForm(title, text))
    assert notices.written(desk) == []


def test_a_changed_text_is_another_version_and_can_be_taken_back(desk):
    made = notices.add(desk, FORM)
    other = NoticeForm(FORM.title, "改了", signed_by=FORM.signed_by, dated=FORM.dated)
    assert notices.change(desk, made, other)
    assert notices.notice(desk, made).number("version") == 2
    assert not notices.change(desk, made, other)
    undoing.undo(desk)
    assert notices.form_of(desk, made).text == FORM.text
    assert notices.notice(desk, made).number("version") == 1


def test_a_notice_changed_by_another_hand_meanwhile_is_not_passed_over(desk):
    made = notices.add(desk, FORM)
    bases = notices.notice(desk, made).versions
    notices.change(desk, made, NoticeForm("别的标题", FORM.text, dated=FORM.dated))
    with pytest.raises(errors.EditConflict):
        notices.change(desk, made, NoticeForm("我的标题", FORM.text, dated=FORM.dated), bases)


def test_attachments_are_numbered_once_however_they_are_pasted(desk):
    pasted = ("附件：1. 分工表", "2.路线图", "附件2：名单", "1.5万元预算", "附件清单", " ")
    made = notices.add(desk, NoticeForm("标题", "文", attachments=pasted))
    assert notices.form_of(desk, made).attachments == (
        "分工表", "路线图", "名单", "1.5万元预算", "附件清单",
    )  # fmt: skip


def test_rules_are_no_notice(desk):
    rules = desk.records.find(DOCUMENT, template="recruitment-rules")[0]
    with pytest.raises(errors.NotFound):
        notices.form_of(desk, rules.id)


def test_notices_are_listed_with_the_newest_first_and_deleted_like_all_records(desk):
    old = notices.add(desk, NoticeForm("旧的", "文", dated="2026-01-05"))
    new = notices.add(desk, NoticeForm("新的", "文", dated="2026-11-05"))
    assert [line.id for line in notices.written(desk)] == [new, old]
    records.remove(desk, "document", [new])
    assert [line.title for line in notices.written(desk)] == ["旧的"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {"paragraphs": [{"level": 9, "text": "x"}]},
        {"paragraphs": [{"level": 1.0, "text": "x"}]},
        {"paragraphs": [{"level": 1, "text": None}]},
    ],
)
def test_a_body_that_is_none_of_a_notice_is_not_offered(desk, body):
    made = records.add(desk, "document", {"kind": "notice", "title": "别处来的", "body": body})
    assert notices.written(desk) == []
    with pytest.raises(errors.NothingToPrint, match="读不懂"):
        notices.form_of(desk, made)


def test_a_notice_from_an_activity_says_what_is_known_of_it(desk):
    team = records.add(desk, "team", {"name": "文化惠民队"})
    point = records.add(desk, "point", {"name": "石桥讲堂"})
    project = records.add(desk, "project", {"title": "暖冬", "target_group": "七十岁以上老人"})
    activity = plan_activity(
        desk,
        {
            "title": "包饺子", "planned_start": "2026-11-29T09:00", "team": team, "point": point,
            "planned_end": "2026-11-29T13:00", "leader": "李桂兰", "project": project,
            "plan": "一、和面\n（一）八点到场\n二、擀皮",
        },
    )  # fmt: skip
    form = begun_from(desk, activity)
    assert form.title == "关于开展“包饺子”活动的通知"
    made = notices.form_of(desk, notices.add(desk, form))
    assert made.text.split("\n") == [
        "石桥村新时代文明实践站将于2026年11月29日开展“包饺子”。现将有关事项通知如下：",
        "一、时间：2026年11月29日（星期日）上午9:00—下午1:00",
        "二、地点：石桥讲堂",
        "三、参加对象：七十岁以上老人",
        "四、承办队伍：文化惠民队",
        "五、负责人：李桂兰",
        "六、活动安排",
        "（一）和面",
        "1.八点到场",
        "（二）擀皮",
    ]


def test_a_notice_from_an_activity_of_which_little_is_known_says_nothing_more(desk):
    activity = plan_activity(desk, {"title": "包饺子活动"})
    form = begun_from(desk, activity)
    assert form.title == "关于开展包饺子活动的通知"
    assert form.text == "石桥村新时代文明实践站将开展“包饺子活动”。现将有关事项通知如下："


def test_without_any_notice_the_paper_says_so(desk):
    with pytest.raises(errors.NothingToPrint, match="还没有写过通知"):
        papers.preview(desk, "notice", [])


def test_the_newest_notice_is_printed_unless_another_is_chosen(desk):
    old = notices.add(desk, NoticeForm("关于旧事的通知", "旧文", dated="2026-01-05"))
    notices.add(desk, FORM)
    assert "关于冬衣晾晒互助的通知" in text_of(papers.preview(desk, "notice", []))
    sheet = papers.preview(desk, "notice", [], answers=chosen(old))
    assert sheet.title == "关于旧事的通知"
    assert "旧文" in text_of(sheet)
    asked = {q.name: q for q in papers.questions(desk)["notice"]}
    assert [words for _, words in asked["notice"].offered] == [
        "2026-11-20 关于冬衣晾晒互助的通知", "2026-01-05 关于旧事的通知",
    ]  # fmt: skip
    assert "示例" not in text_of(sheet)


def test_the_printed_notice_says_all_that_was_typed(desk):
    notices.add(desk, FORM)
    text = text_of(papers.issue(desk, "notice", [], answers={"seal": "unsealed"}))
    for words in (
        "全体村民：", "一、时间：11月29日", "1.上午", "二、地点", "附件：分工表",
        "石桥村村民委员会", "2026年11月20日", "（联系人：王文书，电话：0999-1234567）",
    ):  # fmt: skip
        assert words in text


def test_every_printing_of_a_notice_is_written_down(desk):
    made = notices.add(desk, FORM)
    papers.preview(desk, "notice", [])
    papers.issue(desk, "notice", [])
    rows = desk.store.rows("SELECT what, record_id, why FROM audit")
    assert rows == [("print", made, FORM.title)]


def test_a_title_with_a_document_number_and_another_seal_are_remarked_on(desk):
    records.change(desk, "station", desk.station.id, {"seal_body": "石桥镇石桥村党支部"})
    notices.add(desk, NoticeForm("石桥村〔2026〕1号通知", "文", signed_by="石桥村委会"))
    remark = papers.preview(desk, "notice", []).remark
    assert "发文字号" in remark
    assert "石桥镇石桥村党支部" in remark
    plain = papers.preview(desk, "notice", [], answers={"seal": "unsealed"}).remark
    assert "党支部" not in plain
