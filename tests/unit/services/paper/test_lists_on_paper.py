"""What of the records stands on rosters, sign-in sheets, desk names and application forms."""

import io

import pypdf
import pytest

from desktop import errors
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.paper import papers

ID = "11010119900307803X"
PHONE = "13800000001"
HELD = {
    "title": "重阳敬老饺子宴",
    "started_at": "2026-10-18T09:00",
    "ended_at": "2026-10-18T11:30",
    "leader": "王立新",
}


def words(sheet):
    pages = pypdf.PdfReader(io.BytesIO(sheet.pdf)).pages
    return ["".join(page.extract_text().split()) for page in pages]


@pytest.fixture
def people(desk):
    known = {
        "张三": {
            "sex": "male",
            "birth_date": "1990-03-07",
            "id_number": ID,
            "phone": "13800000001",
        },
        "李桂兰": {"sex": "female", "birth_date": "1958-03", "village_group": "一组"},
        "王走": {"status": "left"},
        "赵请": {"status": "applicant"},
    }
    return {
        name: records.add(desk, "volunteer", {"name": name, **facts})
        for name, facts in known.items()
    }


@pytest.fixture
def team(desk, people):
    made = records.add(desk, "team", {"name": "清洁队"})
    records.add(desk, "membership", {"team": made, "volunteer": people["李桂兰"]})
    return made


# --- roster -----------------------------------------------------------------------------------


def test_the_roster_has_those_in_service_with_their_hours(desk, people, team):
    activities.record_activity(desk, HELD, [Participant(people["张三"])])
    (text,) = words(papers.issue(desk, "roster", []))
    assert "共2人，其中女1人" in text
    assert "李桂兰女1958年3月一组清洁队" in text
    assert "张三男1990年3月13800000001" in text and text.count("2.5") == 1
    assert "王走" not in text and "赵请" not in text


def test_no_id_number_is_on_it_unless_asked_for_and_then_masked(desk, people):
    (plain,) = words(papers.issue(desk, "roster", []))
    (masked,) = words(papers.issue(desk, "roster", [], answers={"id_number": "masked"}))
    assert "证件号码" not in plain and ID not in plain + masked
    assert "1****************X" in masked


def test_the_roster_of_a_team_has_its_members_only(desk, people, team):
    sheet = papers.issue(desk, "roster", [], answers={"team": team})
    (text,) = words(sheet)
    assert "志愿者花名册（清洁队）" in text and "李桂兰" in text and "张三" not in text
    assert sheet.title == "花名册 清洁队"
    with pytest.raises(errors.UnknownAnswer):
        papers.preview(desk, "roster", [], answers={"team": "没有"})


def test_a_station_without_people_has_no_roster(desk):
    with pytest.raises(errors.NothingToPrint):
        papers.preview(desk, "roster", [])


# --- sign-in sheet ----------------------------------------------------------------------------


def test_who_is_on_the_activitys_list_is_expected(desk, people, team):
    made = activities.record_activity(
        desk, {**HELD, "team": team}, [Participant(people["张三"]), Participant(people["王走"])]
    )
    sheet = papers.issue(desk, "sign-in-sheet", [made])
    text = "".join(words(sheet))
    assert "重阳敬老饺子宴" in text and "2026年10月18日9:00—11:30" in text
    assert "服务队伍清洁队负责人王立新" in text
    assert "张三" in text and "王走" in text and "李桂兰" not in text
    assert "13800000001" not in text and ID not in text
    assert sheet.title == "签到表 重阳敬老饺子宴"


def test_a_planned_activity_without_a_list_expects_its_team(desk, people, team):
    made = records.add(
        desk, "activity", {"title": "巡河", "planned_start": "2026-12-28T14:00", "team": team}
    )
    text = "".join(words(papers.preview(desk, "sign-in-sheet", [made])))
    assert "2026年12月28日14:00" in text and "李桂兰" in text and "张三" not in text


def test_another_team_or_nobody_may_be_expected_and_rows_be_added(desk, people, team):
    made = records.add(desk, "activity", {"title": "巡河", "planned_start": "2026-12-28T14:00"})
    named = papers.preview(desk, "sign-in-sheet", [made], answers={"people": team})
    assert "李桂兰" in "".join(words(named))
    blank = {"people": "nobody", "spare": "40"}
    pages = words(papers.preview(desk, "sign-in-sheet", [made], answers=blank))
    assert len(pages) == 2 and "李桂兰" not in "".join(pages) and "40" in pages[1]


def test_with_no_activity_chosen_it_is_blank(desk, people):
    sheet = papers.issue(desk, "sign-in-sheet", [])
    assert sheet.title == "签到表 空白"
    assert "张三" not in "".join(words(sheet))


# --- application form -------------------------------------------------------------------------


def test_a_form_is_filled_from_the_record_with_a_masked_number(desk, people):
    sheet = papers.issue(desk, "application-form", [people["张三"]])
    (text,) = words(sheet)
    assert "张三" in text and "☑男" in text and "1990年3月7日" in text and "13800000001" in text
    assert "1****************X" in text and ID not in text
    assert "监护人" not in text
    assert sheet.title == "志愿者报名表 张三"


@pytest.mark.parametrize(
    ("born", "guardian"),
    [("2009-11-22", True), ("2008-11-22", False), ("2008", True), ("2007", False), ("", True)],
)
def test_a_guardian_signs_for_everybody_who_may_be_under_eighteen(desk, born, guardian):
    who = records.add(desk, "volunteer", {"name": "小明", "birth_date": born or None})
    (text,) = words(papers.preview(desk, "application-form", [who]))
    assert ("监护人签名" in text) == guardian


def test_what_somebody_agreed_to_before_is_not_ticked_for_them(desk, people):
    records.add(
        desk,
        "consent",
        {"volunteer": people["张三"], "purpose": "photo", "given_on": "2026-01-05"},
    )
    (text,) = words(papers.preview(desk, "application-form", [people["张三"]]))
    assert "☑同意" not in text and text.count("□同意") == 5


def test_a_blank_form_names_the_station_and_where_reports_go(desk):
    (text,) = words(papers.issue(desk, "application-form", []))
    assert "石桥村新时代文明实践站收集以上资料" in text
    assert "石桥镇新时代文明实践所、示例县新时代文明实践中心" in text
    assert "□书法" in text and "□理论宣讲" in text


def test_forms_of_several_people_are_a_page_each(desk, people):
    sheet = papers.preview(desk, "application-form", [people["张三"], people["李桂兰"]])
    assert sheet.pages == 2 and sheet.title == "志愿者报名表 张三 等 2 人"


# --- desk names -------------------------------------------------------------------------------


def test_desk_names_of_people_and_of_guests(desk, people):
    answers = {"names": "Anna Müller、欧阳文静"}
    sheet = papers.issue(desk, "desk-name", [people["李桂兰"]], answers=answers)
    names = ("李桂兰", "AnnaMüller", "欧阳文静")
    told = zip(words(sheet), names, strict=True)
    assert [page.count(name) for page, name in told] == [2, 2, 2]
    assert sheet.title == "席卡 李桂兰 等 3 人"


def test_typed_names_are_parted_by_blanks_where_there_is_no_other_mark(desk):
    answers = {"names": " 李桂兰  张三 ", "size": "two"}
    sheet = papers.issue(desk, "desk-name", [], answers=answers)
    assert sheet.pages == 1 and words(sheet)[0].count("张三") == 2


def test_no_name_is_nothing_to_print(desk):
    with pytest.raises(errors.NothingToPrint):
        papers.preview(desk, "desk-name", [])


@pytest.mark.parametrize("template", ["roster", "sign-in-sheet", "application-form", "desk-name"])
def test_a_sample_station_says_so_on_every_page(desk, people, template):
    desk.settings.put("sample", True)
    ids = [] if template in ("roster", "sign-in-sheet") else [people["张三"]]
    assert all("示例" in page for page in words(papers.preview(desk, template, ids)))
