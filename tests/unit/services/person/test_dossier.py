"""All about one person: everything the station holds, and nothing of anybody else."""

import json

import pytest

from desktop import errors
from desktop.model.kinds import kind_named, references_to
from desktop.services import audits, records
from desktop.services.paper import papers
from desktop.services.person import dossier, dossier_file
from desktop.services.roster import merging
from tests.printing.paper_reading import texts_of
from tests.unit.services.person.conftest import NAME, NUMBER, PHONE


def told(desk, her, folder):
    target = folder / "全部.json"
    dossier_file.write(desk, her, target, "本人要求")
    return json.loads(target.read_text(encoding="utf-8"))


@pytest.mark.slow
def test_the_file_holds_every_field_of_the_person_and_the_number_whole(
    desk, her, activity, tmp_path
):
    person = told(desk, her, tmp_path)["person"]
    record = desk.records.get(kind_named("volunteer"), her)
    assert person["fields"]["id_number"] == NUMBER
    known = {name for name, value in record.values.items() if value not in (None, ())}
    assert set(person["fields"]) == known


def test_every_kind_that_points_at_her_is_found_by_its_reference(desk, her, activity, tmp_path):
    found = told(desk, her, tmp_path)
    listed = {one["kind"] for one in (*found["records"], *found["named_in"])}
    pointing = {
        kind.name
        for kind, field in references_to(kind_named("volunteer"))
        if desk.store.one(f"SELECT 1 FROM [{kind.name}] WHERE [{field.name}] = ?", (her,))
    }
    assert listed == pointing
    assert {"consent", "membership", "participation", "hour_entry", "certificate"} <= listed


def test_nothing_of_anybody_else_is_in_it(desk, her, other, activity, tmp_path):
    text = json.dumps(told(desk, her, tmp_path), ensure_ascii=False)
    assert "19933334444" not in text
    assert other not in text


@pytest.mark.slow
def test_the_household_tells_others_by_name_alone(desk, her, tmp_path):
    house = told(desk, her, tmp_path)["household"]
    assert house["head"] == NAME
    assert house["members"] == ["老奶奶"]


@pytest.mark.slow
def test_records_merged_into_hers_are_hers(desk, her, tmp_path):
    twin = records.add(desk, "volunteer", {"name": NAME, "village_group": "四组"})
    merging.merge(desk, "volunteer", her, twin)
    found = told(desk, her, tmp_path)
    assert [one["id"] for one in found["merged"]] == [twin]
    assert found["same_person"][0]["fields"]["loser"] == twin


@pytest.mark.slow
def test_a_text_with_her_name_in_it_is_named_with_a_doubt(desk, her, activity, tmp_path):
    records.change(desk, "activity", activity, {"story": f"大家夸{NAME}手巧。"})
    [mention] = [one for one in told(desk, her, tmp_path)["mentions"] if one["kind"] == "activity"]
    assert mention["field"] == "活动纪实"
    assert not mention["sure"]


def test_handing_it_out_is_written_down_with_the_reason(desk, her, tmp_path):
    told(desk, her, tmp_path)
    rows = desk.store.rows("SELECT what, record_id, why FROM audit ORDER BY seq")
    assert (audits.What.DOSSIER.value, her, "本人要求") in [tuple(row) for row in rows]
    looks = dossier.look(desk, her).looks
    assert [one.why for one in looks] == ["本人要求"]


@pytest.mark.slow
def test_without_a_reason_nothing_is_handed_out(desk, her, tmp_path):
    with pytest.raises(errors.ReasonMissing):
        dossier_file.write(desk, her, tmp_path / "a.json", " ")
    assert not (tmp_path / "a.json").exists()


@pytest.mark.slow
def test_nothing_has_left_a_station_that_was_never_joined(desk, her, tmp_path):
    assert told(desk, her, tmp_path)["left_station"] == []


@pytest.mark.slow
def test_the_preview_masks_the_number_and_the_sheet_itself_does_not(desk, her, activity, tmp_path):
    shown = papers.preview(desk, "person-dossier", [her])
    assert shown.only_to_look
    assert NUMBER not in "".join(texts_of(shown.pdf))
    assert "1****************X" in "".join(texts_of(shown.pdf))
    given = papers.issue(desk, "person-dossier", [her], into=tmp_path / "a.pdf")
    words = "".join(texts_of(given.pdf))
    assert NUMBER in words
    assert PHONE in words
    assert "重阳剪纸" in words
    assert "李四" not in words
    whats = [row[0] for row in desk.store.rows("SELECT what FROM audit")]
    assert whats.count("dossier") == 1


@pytest.mark.slow
def test_who_has_nothing_gets_a_sheet_that_says_so(desk):
    bare = records.add(desk, "volunteer", {"name": "王五"})
    words = "".join(texts_of(papers.preview(desk, "person-dossier", [bare]).pdf))
    for told_words in ("没有登记过同意", "没有参加过活动", "没有上报过县平台"):
        assert told_words in words


@pytest.mark.slow
def test_two_people_never_share_a_sheet(desk, her, other):
    with pytest.raises(errors.NothingToPrint):
        papers.preview(desk, "person-dossier", [her, other])
