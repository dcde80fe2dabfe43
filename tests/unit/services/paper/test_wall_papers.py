"""What of the records hangs on the wall: rules, chart, councils, portraits."""

import io
import json

import pypdf
import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.paper import papers
from desktop.services.photos.personal_pictures import set_portrait
from desktop.services.roster import consents, teams
from tests.unit.imaging.made_pictures import make_scene, written

DOCUMENT = kind_named("document")
RULES = ("recruitment-rules", "record-rules", "honour-rules", "duty-rules", "village-rules")
GIVEN = "2026-03-05"


def told(sheet):
    pages = pypdf.PdfReader(io.BytesIO(sheet.pdf)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def look(desk, template, **answers):
    return papers.preview(desk, template, [], answers=answers)


def volunteer(desk, name, *purposes, **typed):
    made = records.add(desk, "volunteer", {"name": name, **typed})
    if purposes:
        consents.give(desk, [made], purposes, GIVEN)
    return made


def station(desk, **typed):
    records.change(desk, "station", desk.station.id, typed)


def fill_councils(desk, *councils):
    (document,) = desk.records.find(DOCUMENT, template="councils")
    body = {
        "title": "四会成员名单",
        "councils": [{"name": name, "members": members} for name, members in councils],
    }
    records.change(desk, "document", document.id, {"body": json.dumps(body, ensure_ascii=False)})


@pytest.fixture
def portrait_file(tmp_path):
    path = tmp_path / "照片.jpg"
    path.write_bytes(written(make_scene(480, 640)))
    return path


# --- rules ---


@pytest.mark.parametrize("template", RULES)
def test_each_sheet_of_rules_is_there_in_every_size_and_printing_it_is_noted(desk, template):
    station(desk, phone="0999-1234567", address="石桥村一组")
    sheet = papers.issue(desk, template, [], "A3")
    assert sheet.pages == 1
    rows = desk.store.rows("SELECT what, kind FROM audit")
    assert rows[-1] == ("print", "document")
    for paper in ("A4", "A2", "A1"):
        assert papers.preview(desk, template, [], paper).pages >= 1


def test_duties_name_the_town_and_honours_the_steps_of_the_stars(desk):
    assert "石桥镇新时代文明实践所" in told(look(desk, "duty-rules"))
    assert "满100小时的为一星，满300小时的为二星" in told(look(desk, "honour-rules"))


def test_a_station_whose_town_nobody_wrote_down_is_told_what_to_fill_in(desk):
    station(desk, town="")
    with pytest.raises(errors.NothingToPrint, match="镇街"):
        look(desk, "duty-rules")
    assert look(desk, "record-rules").pages >= 1


def test_village_rules_are_the_village_s_own_and_a_draft(desk):
    station(desk, phone="0999-1234567")
    text = told(look(desk, "village-rules"))
    assert "新时代文明实践站" not in text
    assert text.index("石桥村") < text.index("村规民约") < text.index("草案，经村民会议讨论通过")
    assert "石桥村村民委员会" in text
    assert "0999" not in text


def test_adopted_village_rules_have_a_day_and_are_no_draft(desk):
    (document,) = desk.records.find(DOCUMENT, template="village-rules")
    records.change(desk, "document", document.id, {"effective_on": "2026-05-01"})
    text = told(look(desk, "village-rules"))
    assert "草案" not in text
    assert "二〇二六年五月一日" in text


def test_the_committee_that_seals_for_the_station_signs_for_the_village(desk):
    station(desk, seal_body="石桥镇石桥村村民委员会")
    assert "石桥镇石桥村村民委员会" in told(look(desk, "village-rules"))


def test_a_community_is_told_that_its_covenant_is_another(desk):
    assert look(desk, "village-rules").remark == ""
    station(desk, name="城南社区新时代文明实践站", signing_body="城南社区居民委员会")
    sheet = look(desk, "village-rules")
    assert "居民公约" in sheet.remark
    assert "城南社区居民委员会" in told(sheet)


# --- organisation ---


def test_the_chart_has_the_head_and_the_teams_below_each_other(desk):
    station(desk, head="王立新")
    leader = volunteer(desk, "李桂兰", "wall")
    above = records.add(desk, "team", {"name": "石桥总队", "level": "general", "leader": leader})
    records.add(desk, "team", {"name": "宣讲分队", "level": "detachment", "parent": above})
    text = told(look(desk, "organisation"))
    assert "站长：王立新" in text
    assert text.index("石桥总队") < text.index("总队长：李桂兰") < text.index("宣讲分队")
    assert "分队长" not in text


def test_a_leader_who_has_not_agreed_is_not_named_and_the_clerk_is_told(desk):
    leader = volunteer(desk, "李桂兰", "photo")
    records.add(desk, "team", {"name": "宣讲队", "leader": leader})
    sheet = look(desk, "organisation")
    assert "李桂兰" not in told(sheet)
    assert "宣讲队" in told(sheet)
    assert sheet.remark.startswith("李桂兰没有登记“花名册上墙”的同意")


def test_teams_of_one_level_call_their_leaders_just_so(desk):
    leader = volunteer(desk, "李桂兰", "wall")
    records.add(desk, "team", {"name": "宣讲队", "leader": leader})
    assert "队长：李桂兰" in told(look(desk, "organisation"))
    assert "小队长" not in told(look(desk, "organisation"))


def test_a_team_in_the_trash_is_not_in_the_chart(desk):
    records.add(desk, "team", {"name": "宣讲队"})
    gone = records.add(desk, "team", {"name": "解散队"})
    records.remove(desk, "team", [gone])
    assert "解散队" not in told(look(desk, "organisation"))


def test_a_station_without_teams_is_told_what_to_do(desk):
    with pytest.raises(errors.NothingToPrint, match="队伍"):
        look(desk, "organisation")


@pytest.mark.parametrize(
    ("paper", "size"), [("A4", (297, 210)), ("A3", (420, 297)), ("A2", (594, 420))]
)
def test_the_chart_lies(desk, paper, size):
    records.add(desk, "team", {"name": "宣讲队"})
    sheet = papers.preview(desk, "organisation", [], paper)
    box = pypdf.PdfReader(io.BytesIO(sheet.pdf)).pages[0].mediabox
    found = (float(box.width) / 72 * 25.4, float(box.height) / 72 * 25.4)
    assert found == pytest.approx(size, abs=0.5)


@pytest.mark.parametrize("paper", ["A3-tiled", "A2-fitted", "A1-shop", "60x90-shop"])
def test_the_chart_becomes_a_poster_like_other_sheets(desk, paper):
    records.add(desk, "team", {"name": "宣讲队"})
    assert papers.preview(desk, "organisation", [], paper).pages >= 1


# --- councils ---


def test_councils_without_anybody_say_what_to_do(desk):
    with pytest.raises(errors.NothingToPrint, match="填上各会成员"):
        look(desk, "councils")


def test_members_stand_by_role_and_no_phone_comes_onto_the_wall(desk):
    fill_councils(
        desk,
        (
            "红白理事会",
            [
                {"role": "会长", "name": "王立新", "phone": "13900000001"},
                {"role": "成员", "name": "李桂兰", "phone": "13900000002"},
                {"role": "会长", "name": "欧阳桃枝"},
            ],
        ),
        ("禁毒禁赌会", []),
    )
    sheet = look(desk, "councils")
    text = told(sheet)
    assert "会长王立新欧阳桃枝" in text
    assert "成员李桂兰" in text
    assert "1390" not in text
    assert "石桥村村民委员会" in text
    assert "禁毒禁赌会" not in text
    assert sheet.remark == "禁毒禁赌会还没有填成员，没有印上。"


def test_a_list_of_another_form_is_refused_by_its_title(desk):
    (document,) = desk.records.find(DOCUMENT, template="councils")
    records.change(desk, "document", document.id, {"body": '{"title": "四会", "councils": [7]}'})
    with pytest.raises(errors.NothingToPrint, match="读不懂"):
        look(desk, "councils")


def test_printing_the_lists_is_noted(desk):
    fill_councils(desk, ("村民议事会", [{"role": "", "name": "张三"}]))
    papers.issue(desk, "councils", [])
    assert desk.store.rows("SELECT what, kind FROM audit")[-1] == ("print", "document")


# --- volunteers ---


def test_only_who_agreed_hangs_on_the_wall(desk):
    volunteer(desk, "李桂兰", "wall")
    volunteer(desk, "张三", "photo")
    volunteer(desk, "赵故", "wall", status="left", status_reason="已故")
    sheet = look(desk, "volunteer-wall")
    assert "李桂兰" in told(sheet)
    assert "张三" not in told(sheet)
    assert "赵故" not in told(sheet)
    assert "在册 2 人，其中 1 人没有登记“花名册上墙”的同意" in sheet.remark


def test_nobody_who_agreed_is_told_with_what_to_do(desk):
    volunteer(desk, "张三")
    with pytest.raises(errors.NothingToPrint, match="登记同意"):
        look(desk, "volunteer-wall")


def pictures(sheet):
    return [image for page in pypdf.PdfReader(io.BytesIO(sheet.pdf)).pages for image in page.images]


def test_a_portrait_hangs_only_with_the_consent_for_photos(desk, portrait_file):
    person = volunteer(desk, "李桂兰", "wall")
    set_portrait(desk, person, portrait_file)
    without = look(desk, "volunteer-wall")
    assert pictures(without) == []
    assert "1 人没有照片" in without.remark
    consents.give(desk, [person], ["photo"], GIVEN)
    assert len(pictures(look(desk, "volunteer-wall"))) == 1
    consents.withdraw(desk, [person], ["photo"])
    assert pictures(look(desk, "volunteer-wall")) == []


def test_who_wants_no_photo_hangs_without_one(desk, portrait_file):
    person = volunteer(desk, "李桂兰", "wall", "photo", no_photo=True)
    set_portrait(desk, person, portrait_file)
    assert pictures(look(desk, "volunteer-wall")) == []


def test_hours_are_shown_as_stars_and_never_a_number_of_the_person(desk):
    person = volunteer(desk, "李桂兰", "wall", phone="13900000001", id_number="11010119900307803X")
    for day in range(10, 20):
        held = {
            "title": f"活动{day}",
            "started_at": f"2026-10-{day}T08:00",
            "ended_at": f"2026-10-{day}T20:00",
        }
        activities.record_activity(desk, held, [Participant(person)])
    text = told(look(desk, "volunteer-wall"))
    assert text.count("★") == 1  # 120 hours
    assert "139" not in text
    assert "1101" not in text


def test_a_team_hangs_with_its_leader_first_and_its_name_once(desk):
    one, leader, _ = (volunteer(desk, name, "wall") for name in ("阿一", "周国强", "别人"))
    team = records.add(desk, "team", {"name": "宣讲队", "leader": leader})
    teams.add_members(desk, team, [one])
    sheet = look(desk, "volunteer-wall", team=team)
    text = told(sheet)
    assert text.index("周国强") < text.index("阿一")
    assert text.count("宣讲队") == 1
    assert "别人" not in text
    assert sheet.title == "志愿者风采 宣讲队"


def test_the_whole_station_hangs_by_strokes_with_each_one_s_team(desk):
    names = ("魏一", "丁二", "王三")
    people = [volunteer(desk, name, "wall") for name in names]
    team = records.add(desk, "team", {"name": "宣讲队"})
    teams.add_members(desk, team, people[:1])
    text = told(look(desk, "volunteer-wall"))
    assert text.index("丁二") < text.index("王三") < text.index("魏一")
    assert text.count("宣讲队") == 1
    assert "按姓氏笔画为序" in text


def test_the_question_offers_the_station_and_every_team(desk):
    team = records.add(desk, "team", {"name": "宣讲队"})
    (question,) = papers.questions(desk)["volunteer-wall"]
    assert question.offered == (("station", "全站志愿者"), (team, "宣讲队"))
    with pytest.raises(errors.UnknownAnswer):
        look(desk, "volunteer-wall", team="nobody")
