import datetime as dt
import io
import json
from dataclasses import replace

import pypdf
import pytest

from desktop import errors
from desktop.model import seal_code
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.paper import certificate_faults, papers
from desktop.services.paper.certificates import numbers, register
from desktop.services.paper.certificates.claims import facts_of
from desktop.services.past import undoing
from desktop.services.roster import merging
from desktop.storage.integrity import integrity

CERTIFICATE = kind_named("certificate")
TEMPLATE = "service-record"
ID = "11010119900307803X"
ALL = {"period": "all"}


def hold(desk, who, day, minutes=120, title="巡河护水", **more):
    values = {"title": title, "held_on": day, "status": "held", **more}
    return activities.record_activity(desk, values, [Participant(who, minutes=minutes)])


@pytest.fixture
def zhang(desk):
    return records.add(desk, "volunteer", {"name": "张三", "sex": "男", "id_number": ID})


@pytest.fixture
def served(desk, zhang):
    """Two activities this year, one last year, one the year before."""
    hold(desk, zhang, "2026-10-18", 150, "重阳敬老饺子宴")
    hold(desk, zhang, "2026-03-05")
    hold(desk, zhang, "2025-06-01", 60, "儿童节游园")
    hold(desk, zhang, "2024-05-04", 30, "青年节宣讲")
    return zhang


def issued(desk, *people, **answers):
    return papers.issue(desk, TEMPLATE, list(people), answers=answers)


def at_year_end(desk):
    """The same station, four weeks later."""
    later = dt.datetime(2026, 12, 20, 9, tzinfo=dt.timezone(dt.timedelta(hours=8)))
    return replace(desk, clock=lambda: later)


def words(sheet):
    pages = pypdf.PdfReader(io.BytesIO(sheet.pdf)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def entries(desk, **where):
    return desk.records.find(CERTIFICATE, **where)


def titles(record):
    return [row.split("\t")[1] for row in facts_of(record)["services"].split("\n")]


def test_this_year_is_what_is_certified_if_nobody_says_otherwise(desk, served):
    sheet = issued(desk, served)
    (entry,) = entries(desk)
    facts = facts_of(entry)
    assert entry.text("kind") == "service" and entry.text("volunteer") == served
    assert (facts["period_from"], facts["period_until"]) == ("2026-01-01", "2026-11-22")
    assert titles(entry) == ["巡河护水", "重阳敬老饺子宴"] and facts["minutes"] == "270"
    text = words(sheet)
    for told in ("张三", "男", "1****************X", "2026年1月1日至2026年11月22日", "4.5小时"):
        assert told in text
    assert "儿童节" not in text and ID not in text


@pytest.mark.parametrize(
    ("answers", "hours"),
    [
        ({"period": "last-year"}, "60"),
        (ALL, "360"),
        ({"period": "days", "from": "2025-06-01", "until": "2026-03-05"}, "180"),
        ({"period": "days", "until": "2024-12-31"}, "30"),
        ({"period": "days", "from": "2026-10-18", "until": "2027-06-01"}, "150"),
    ],
)
def test_every_period_counts_its_own_days(desk, served, answers, hours):
    issued(desk, served, **answers)
    assert facts_of(entries(desk)[0])["minutes"] == hours


def test_a_period_that_goes_on_ends_today(desk, served):
    issued(desk, served, period="days", **{"from": "2026-10-18", "until": "2027-06-01"})
    assert facts_of(entries(desk)[0])["period_until"] == "2026-11-22"


def test_printing_again_is_the_same_certificate_marked_so(desk, served):
    issued(desk, served)
    again = issued(desk, served)
    assert len(entries(desk)) == 1 and entries(desk)[0].number("printings") == 2
    assert "补打" in words(again)


def test_a_day_later_with_nothing_served_since_it_is_still_the_same_one(desk, served):
    issued(desk, served)
    again = issued(at_year_end(desk), served)
    assert len(entries(desk)) == 1
    assert "2026年1月1日至2026年11月22日" in words(again)


def test_what_was_served_since_makes_a_second_certificate_and_leaves_the_first(desk, served):
    issued(desk, served)
    later = at_year_end(desk)
    hold(later, served, "2026-12-05", 60, "国际志愿者日")
    issued(later, served)
    untils = [facts_of(one)["period_until"] for one in entries(desk, void=False)]
    assert untils == ["2026-11-22", "2026-12-20"]


def test_hours_corrected_within_the_period_make_it_void_and_a_new_number(desk, served):
    issued(desk, served, period="last-year")
    last_year = desk.records.find(kind_named("activity"), title="儿童节游园")[0]
    activities.set_participants(desk, last_year.id, [Participant(served, minutes=90)])
    issued(desk, served, period="last-year")
    (old,), (new,) = entries(desk, void=True), entries(desk, void=False)
    assert (facts_of(old)["minutes"], facts_of(new)["minutes"]) == ("60", "90")
    assert (old.number("number"), new.number("number")) == (1, 2)
    assert "更正" in old.text("void_reason")


def test_another_telephone_of_the_station_makes_no_other_certificate(desk, served):
    issued(desk, served)
    records.change(desk, "station", desk.station.id, {"phone": "010-12345678"})
    issued(desk, served)
    assert len(entries(desk)) == 1


def test_what_was_taken_back_does_not_count(desk, served):
    part = desk.records.find(
        kind_named("participation"),
        activity=desk.records.find(kind_named("activity"), title="重阳敬老饺子宴")[0].id,
    )[0]
    records.remove(desk, "participation", [part.id])
    issued(desk, served)
    assert titles(entries(desk)[0]) == ["巡河护水"]
    records.restore(desk, "participation", [part.id])
    issued(desk, served)
    assert titles(entries(desk, void=False)[0]) == ["巡河护水", "重阳敬老饺子宴"]


def test_an_activity_moved_to_another_day_stands_there_once(desk, served):
    moved = desk.records.find(kind_named("activity"), title="巡河护水")[0]
    records.change(desk, "activity", moved.id, {"held_on": "2025-03-06"})
    issued(desk, served, **ALL)
    days = [row.split("\t")[0] for row in facts_of(entries(desk)[0])["services"].split("\n")]
    assert days == ["2024-05-04", "2025-03-06", "2025-06-01", "2026-10-18"]


def test_a_plan_certifies_nothing(desk, zhang):
    hold(desk, zhang, "2026-10-01", status="announced")
    with pytest.raises(errors.NothingToPrint, match="没有服务时长"):
        issued(desk, zhang)


def test_who_was_merged_counts_as_one_person(desk, served):
    twin = records.add(desk, "volunteer", {"name": "张三"})
    hold(desk, twin, "2026-07-01", 60, "七一宣讲")
    merging.merge(desk, "volunteer", served, twin)
    issued(desk, served, twin)
    (entry,) = entries(desk)
    assert titles(entry) == ["巡河护水", "七一宣讲", "重阳敬老饺子宴"]


def test_those_without_hours_in_the_period_are_named(desk, served):
    li = records.add(desk, "volunteer", {"name": "李四"})
    sheet = issued(desk, li, served)
    assert sheet.left_out == ("李四",) and len(sheet.made) == 1


def test_a_preview_uses_no_number_and_a_batch_has_one_for_each(desk, served):
    li = records.add(desk, "volunteer", {"name": "李四"})
    hold(desk, li, "2026-05-01")
    seen = papers.preview(desk, TEMPLATE, [served, li])
    assert (seen.unnumbered, entries(desk), seen.only_to_look) == (2, [], True)
    assert seen.pieces == ((served, served), (li, li))
    made = issued(desk, served, li)
    assert [numbers.number_of(one)[-2:] for one in entries(desk)] == ["01", "02"]
    assert list(integrity.certificate_series(desk.store)) == [] and len(made.made) == 2


def test_the_code_is_genuine_and_tells_the_services(desk, served):
    issued(desk, served)
    public = bytes.fromhex(desk.records.find(kind_named("device"))[0].text("public_key"))
    entry = entries(desk)[0]
    facts = json.loads(entry.text("facts"))
    verdict = seal_code.verify(entry.text("code"), public, facts)
    assert verdict.genuine and verdict.facts_match
    more = {**facts, "services": facts["services"].replace("150", "151")}
    assert seal_code.verify(entry.text("code"), public, more).facts_match is False


def test_one_that_did_not_come_out_of_the_printer_is_printed_for_the_first_time_next(desk, served):
    papers.not_printed(desk, issued(desk, served))
    again = issued(desk, served)
    assert "补打" not in words(again)
    assert (len(entries(desk)), entries(desk)[0].number("printings")) == (1, 1)


def test_void_by_hand_and_undone_ones_get_a_new_number(desk, served):
    issued(desk, served)
    register.void(desk, entries(desk)[0].id, "打错了")
    issued(desk, served)
    undoing.undo(desk)
    issued(desk, served)
    assert [one.flag("void") for one in entries(desk)] == [True, True, False]
    assert list(integrity.certificate_series(desk.store)) == []


def test_the_same_period_certified_by_two_pcs_is_told(desk, served):
    issued(desk, served)
    entry = entries(desk)[0]
    with desk.action("certificate", "另一台电脑") as group:
        twin = {**entry.values, "series": "ZZZZ", "number": 1}
        desk.records.insert(group, CERTIFICATE, twin)
    (found,) = certificate_faults.twice(desk)
    assert "「张三」的「服务记录证明」有 2 张有效证书" in found.sentence


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"period": "days", "from": "2026-10-02", "until": "2026-10-01"}, "前面"),
        ({"period": "days", "from": "2027-01-01", "until": "2027-02-01"}, "还没有到"),
        ({"period": "days", "from": "2026-11-01"}, "没有服务时长"),
    ],
)
def test_a_period_that_can_not_be_is_a_sentence(desk, served, answers, told):
    with pytest.raises(errors.NothingToPrint, match=told):
        issued(desk, served, **answers)


def test_days_that_do_not_count_are_told(desk, served):
    sheet = papers.preview(desk, TEMPLATE, [served], answers={"from": "2026-03-01"})
    assert "填的日期没有用上" in sheet.remark


def test_nobody_chosen_is_a_sentence(desk):
    with pytest.raises(errors.NothingToPrint, match="没有选择人"):
        issued(desk)
