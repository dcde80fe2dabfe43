"""What of the records stands in activity files and on lists made public, and by whose consent."""

import io

import pypdf
import pytest
from PIL import Image

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.activities.happenings import happening
from desktop.services.activities.period_hours import served_between
from desktop.services.paper import papers
from desktop.services.paper.printable_photos import printable
from desktop.services.photos import photos
from desktop.services.photos.pictures import Loose
from desktop.services.roster import consents, merging

HELD = {
    "title": "重阳敬老饺子宴",
    "started_at": "2026-10-18T09:00",
    "ended_at": "2026-10-18T11:30",
}


def words(sheet):
    pages = pypdf.PdfReader(io.BytesIO(sheet.pdf)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


@pytest.fixture
def people(desk):
    return {
        name: records.add(desk, "volunteer", {"name": name, "phone": "13800000001"})
        for name in ("张三", "李桂兰", "王五")
    }


def add_photo(desk, activity, caption, shade):
    target = io.BytesIO()
    Image.linear_gradient("L").resize((320, 240)).point(lambda v: (v + shade) % 256).save(
        target, "JPEG"
    )
    added = photos.add_photos(desk, activity, [Loose(f"{shade}.jpg", target.getvalue())])
    (photo,) = added.added
    records.change(desk, "photo", photo, {"caption": caption})
    return photo


# --- activity files ---------------------------------------------------------------------------


def test_a_file_says_what_is_known_of_the_activity(desk, people):
    point = records.add(desk, "point", {"name": "文化广场"})
    facts = {
        **HELD,
        "point": point,
        "residents": "86",
        "plan": "先和面。\n再包馅。",
        "story": "包了一千多个饺子。",
        "press_brief": "饺子宴开席。",
        "published_at": "柳溪融媒",
        "leader": "王立新",
    }
    made = activities.record_activity(
        desk,
        facts,
        [
            Participant(people["张三"], role="擀皮"),
            Participant(
                people["李桂兰"],
                "signed",
                signed_in="2026-10-18T09:00",
                signed_out="2026-10-18T10:00",
            ),
            Participant(people["王五"], "added", minutes=60, reason="临时来帮忙"),
        ],
    )
    sheet = papers.issue(desk, "activity-file", [made])
    text = words(sheet)
    for part in (
        "活动名称重阳敬老饺子宴",
        "活动时间2026年10月18日9:00—11:30",
        "活动地点文化广场",
        "负责人王立新",
        "群众86人",
        "一、活动方案先和面。再包馅。",
        "二、活动纪实包了一千多个饺子。",
        "三、参与人员（共3人，4.5小时）",
        "张三擀皮2.5纸质名单",
        "李桂兰9:0010:001.0签到签退",
        "事后补记：临时来帮忙",
        "四、信息稿饺子宴开席。刊发：柳溪融媒",
    ):
        assert part in text
    assert "13800000001" not in text
    assert sheet.title == "活动档案 重阳敬老饺子宴" and sheet.remark == ""


def test_a_planned_activity_with_nothing_but_a_name_has_a_file_too(desk):
    made = records.add(desk, "activity", {"title": "巡河"})
    text = words(papers.preview(desk, "activity-file", [made]))
    assert "活动名称巡河" in text and "一、" not in text


def test_photos_stand_in_it_with_their_captions(desk, people):
    made = activities.record_activity(desk, HELD, [Participant(people["张三"])])
    consents.give(desk, [people["张三"]], ["photo"], "2026-01-05")
    add_photo(desk, made, "张三在包饺子", 0)
    add_photo(desk, made, "", 90)
    sheet = papers.preview(desk, "activity-file", [made])
    images = [i for page in pypdf.PdfReader(io.BytesIO(sheet.pdf)).pages for i in page.images]
    assert len(images) == 2
    assert "活动照片（2张）" in words(sheet) and "张三在包饺子" in words(sheet)
    assert sheet.remark == ""


def test_a_photo_that_names_somebody_who_has_not_agreed_stays_out_and_is_told(desk, people):
    made = activities.record_activity(desk, HELD, [Participant(p) for p in people.values()])
    consents.give(desk, [people["张三"]], ["photo"], "2026-01-05")
    consents.give(desk, [people["李桂兰"]], ["photo"], "2026-01-05")
    consents.withdraw(desk, [people["李桂兰"]], ["photo"], "2026-02-01")
    for shade, caption in enumerate(("张三和李桂兰", "王五", "张三", "大家"), 1):
        add_photo(desk, made, caption, shade * 30)
    found = printable(desk, happening(desk, made))
    assert [one.caption for one in found.photos] == ["张三", "大家"]
    assert (found.named, found.kept_back) == (("李桂兰", "王五"), 2)
    sheet = papers.preview(desk, "activity-file", [made])
    assert "有 2 张照片的说明写着 李桂兰、王五" in sheet.remark
    assert "参加的 3 人里有 2 人没有「照片」同意" in sheet.remark


def unsigned(desk, person, purpose):
    """A consent that came from another PC or an older program, without a guardian's name."""
    values = {"volunteer": person, "purpose": purpose, "given_on": "2026-01-05"}
    with desk.action("test", "同意") as group:
        desk.records.insert(group, kind_named("consent"), values)


def test_who_wants_no_photo_and_a_minor_without_a_guardian_are_not_printed(desk):
    shy = records.add(desk, "volunteer", {"name": "赵六", "no_photo": True})
    young = records.add(desk, "volunteer", {"name": "小明", "birth_date": "2012-05-01"})
    made = activities.record_activity(desk, HELD, [Participant(shy), Participant(young)])
    consents.give(desk, [shy], ["photo"], "2026-01-05")
    unsigned(desk, young, "photo")
    add_photo(desk, made, "赵六", 1)
    add_photo(desk, made, "小明", 60)
    assert printable(desk, happening(desk, made)).kept_back == 2
    consents.withdraw(desk, [young], ["photo"], "2026-02-01")
    consents.give(desk, [young], ["photo"], "2026-02-02", "李大山")
    assert printable(desk, happening(desk, made)).named == ("赵六",)


def test_a_scan_of_the_list_is_counted_and_is_no_photo(desk, people, tmp_path):
    made = activities.record_activity(desk, HELD, [Participant(people["张三"])])
    target = io.BytesIO()
    Image.new("RGB", (300, 400), "white").save(target, "JPEG")
    photos.add_photos(desk, made, [Loose("表.jpg", target.getvalue())], scan="签到表")
    text = words(papers.preview(desk, "activity-file", [made]))
    assert "签到表扫描件1张" in text and "活动照片" not in text


def test_a_photo_that_is_not_on_this_pc_is_told(desk, people):
    made = activities.record_activity(desk, HELD, [Participant(people["张三"])])
    consents.give(desk, [people["张三"]], ["photo"], "2026-01-05")
    photo = add_photo(desk, made, "", 7)
    sha256 = desk.store.one("SELECT sha256 FROM photo WHERE id = ?", (photo,))
    with desk.store.transaction():
        desk.store.run("DELETE FROM photo_bytes WHERE sha256 = ?", (sha256,))
    sheet = papers.preview(desk, "activity-file", [made])
    assert sheet.remark == "有 1 张照片还没有传到这台电脑，没有印。"


def test_several_files_say_whose_each_remark_is(desk, people):
    first = activities.record_activity(desk, HELD, [Participant(people["张三"])])
    second = records.add(desk, "activity", {"title": "巡河"})
    add_photo(desk, first, "张三", 1)
    sheet = papers.preview(desk, "activity-file", [first, second])
    assert sheet.remark.startswith("「重阳敬老饺子宴」有 1 张照片") and "巡河" not in sheet.remark
    assert sheet.title == "活动档案 重阳敬老饺子宴 等 2 个活动"


def test_without_an_activity_there_is_no_file(desk):
    with pytest.raises(errors.NothingToPrint):
        papers.preview(desk, "activity-file", [])


# --- hours made public ------------------------------------------------------------------------


@pytest.fixture
def served(desk, people):
    """October: 张三 twice, 李桂兰 and 王五 once; September: 李桂兰."""
    activities.record_activity(desk, HELD, [Participant(p) for p in people.values()])
    again = {"title": "巡河", "held_on": "2026-10-20"}
    activities.record_activity(desk, again, [Participant(people["张三"], minutes=60)])
    before = {"title": "植树", "held_on": "2026-09-30"}
    activities.record_activity(desk, before, [Participant(people["李桂兰"], minutes=90)])
    consents.give(desk, [people["张三"], people["李桂兰"]], ["publicity"], "2026-01-05")
    return people


def test_who_agreed_is_named_and_the_others_count(desk, served):
    sheet = papers.issue(desk, "publicity-list", [], answers={"period": "2026-10"})
    text = words(sheet)
    assert "2026年10月共有3人参加志愿服务，累计8.5小时。" in text
    assert "1李桂兰12.5" in text and "2张三23.5" in text
    assert "王五" not in text and "另有1人未列姓名。" in text
    assert "13800000001" not in text
    assert "有 1 人没有「公示」同意" in sheet.remark
    assert sheet.title == "服务时长公示 2026年10月"


def test_a_consent_for_something_else_or_one_taken_back_is_none(desk, served):
    consents.give(desk, [served["王五"]], ["wall", "photo", "report"], "2026-01-05")
    consents.withdraw(desk, [served["张三"]], ["publicity"], "2026-02-01")
    text = words(papers.preview(desk, "publicity-list", [], answers={"period": "2026-10"}))
    assert "李桂兰" in text and "张三" not in text and "王五" not in text
    assert "另有2人" in text


def test_who_has_left_is_counted_and_not_named(desk, served):
    reason = {"status": "left", "status_reason": "已故"}
    records.change(desk, "volunteer", served["李桂兰"], reason)
    text = words(papers.preview(desk, "publicity-list", [], answers={"period": "2026-10"}))
    assert "共有3人" in text and "李桂兰" not in text


def test_a_minor_is_named_only_where_a_guardian_agreed(desk, served):
    young = records.add(desk, "volunteer", {"name": "小明", "birth_date": "2012-05-01"})
    one = {"title": "净滩", "held_on": "2026-10-21"}
    activities.record_activity(desk, one, [Participant(young, minutes=60)])
    unsigned(desk, young, "publicity")
    october = {"period": "2026-10"}
    assert "小明" not in words(papers.preview(desk, "publicity-list", [], answers=october))
    consents.withdraw(desk, [young], ["publicity"], "2026-02-01")
    consents.give(desk, [young], ["publicity"], "2026-02-02", "李大山")
    assert "小明" in words(papers.preview(desk, "publicity-list", [], answers=october))


def test_months_quarters_and_years_take_their_days(desk, served):
    told = {}
    for period in ("2026-09", "2026-10", "2026-Q4", "2026-Q3", "2026"):
        text = words(papers.preview(desk, "publicity-list", [], answers={"period": period}))
        told[period] = text.split("累计")[1].split("小时")[0]
    assert told == {
        "2026-09": "1.5",
        "2026-10": "8.5",
        "2026-Q4": "8.5",
        "2026-Q3": "1.5",
        "2026": "10",
    }


def test_a_period_without_hours_is_nothing_to_print(desk, served):
    with pytest.raises(errors.NothingToPrint, match="2026年8月"):
        papers.preview(desk, "publicity-list", [], answers={"period": "2026-08"})


def test_the_period_of_publicity_is_the_policys_unless_the_clerk_says_when_it_ends(desk, served):
    october = {"period": "2026-10", "from": "2026-11-20"}
    text = words(papers.preview(desk, "publicity-list", [], answers=october))
    assert "公示期3个工作日，自2026年11月20日起，至2026年11月24日止。" in text
    own = {**october, "until": "2026-12-01"}
    text = words(papers.preview(desk, "publicity-list", [], answers=own))
    assert "公示期自2026年11月20日起，至2026年12月1日止。" in text
    with pytest.raises(errors.NothingToPrint):
        papers.preview(desk, "publicity-list", [], answers={**october, "until": "2026-11-01"})


def test_merged_people_are_one_and_hours_taken_back_are_none(desk, served):
    twin = records.add(desk, "volunteer", {"name": "张叁"})
    other = {"title": "净滩", "held_on": "2026-10-21"}
    made = activities.record_activity(desk, other, [Participant(twin, minutes=120)])
    merging.merge(desk, "volunteer", served["张三"], twin)
    first, last = desk.today().replace(month=10, day=1), desk.today().replace(month=10, day=31)
    found = {one.person: one for one in served_between(desk, first, last)}
    assert (found[served["张三"]].minutes, found[served["张三"]].times) == (330, 3)
    assert twin not in found
    activities.set_participants(desk, made, [])
    found = {one.person: one for one in served_between(desk, first, last)}
    assert (found[served["张三"]].minutes, found[served["张三"]].times) == (210, 2)
