import csv

import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.model.locked import LOCKED_WORDS, is_locked, locked, sealed_of
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.lists import bulk_edits, exporting
from desktop.services.paper.certificates import activity_certificates
from desktop.services.past import history
from desktop.services.roster import duplicates, merging, people, rosters
from desktop.services.roster.people import PeopleQuery
from tests.unit.pulled_changes import pulling

VOLUNTEER = kind_named("volunteer")
SEALED = locked("c2VhbGVkIG51bWJlcg")
NUMBER = "11010119900307803X"
HELD = {
    "title": "重阳敬老", "started_at": "2026-10-18T09:00", "ended_at": "2026-10-18T11:00",
}  # fmt: skip


def came(desk, **values):
    with pulling(desk) as pull:
        told = {"id_number": SEALED, "id_type": locked("dHlwZQ"), **values}
        return pull.add("volunteer", {"name": "张三", **told})


@pytest.fixture
def zhang(desk):
    return came(desk, village_group="一组", birth_date="1990-03-07")


def number(desk, person):
    return desk.records.get(VOLUNTEER, person).values["id_number"]


def test_the_ciphertext_is_kept_and_told_from_text():
    assert sealed_of(SEALED) == "c2VhbGVkIG51bWJlcg"
    assert not is_locked("5****4") and sealed_of(None) is None


def test_lists_and_cards_say_that_it_is_locked(desk, zhang):
    (row,) = people.people_rows(desk, people.people_ids(desk, PeopleQuery()))
    assert row.id_number == LOCKED_WORDS
    card = people.person(desk, zhang).record
    assert (card.text("id_number"), card.shown("id_type")) == (LOCKED_WORDS, LOCKED_WORDS)
    for full in (False, True):
        record = records.look_up(desk, "volunteer", zhang, full=full)
        assert record.values["id_number"] == LOCKED_WORDS
        (listed,) = records.list_records(desk, "volunteer", full=full)
        assert listed.text("id_number") == LOCKED_WORDS
    (line,) = history.history(desk, "volunteer", zhang)
    assert ("证件号码", "", LOCKED_WORDS) in line.changes


@pytest.mark.parametrize("full", [False, True])
def test_an_export_says_so(desk, zhang, tmp_path, full):
    target = tmp_path / "花名册.csv"
    exporting.export(desk, "volunteer", target, full=full)
    with target.open(encoding="utf-8-sig") as file:
        (row,) = csv.DictReader(file)
    assert row["证件号码"] == row["证件类型"] == LOCKED_WORDS


def test_other_fields_are_edited_and_it_stays(desk, zhang):
    records.change(desk, "volunteer", zhang, {"phone": "19900000001"})
    bulk_edits.set_many(desk, "volunteer", [zhang], {"village_group": "二组"})
    assert number(desk, zhang) == SEALED


def test_an_edit_replaces_it_knowingly_and_goes_back(desk, zhang):
    records.change(desk, "volunteer", zhang, {"id_number": NUMBER})
    record = desk.records.get(VOLUNTEER, zhang)
    assert record.values["id_number"] == NUMBER
    assert record.values["id_type"] == "resident"
    came_at = history.history(desk, "volunteer", zhang)[0].seq
    history.go_back(desk, "volunteer", zhang, came_at)
    assert number(desk, zhang) == SEALED


def test_nobody_can_type_ciphertext(desk, zhang):
    with pytest.raises(errors.InvalidValues, match="加密后的内容"):
        records.change(desk, "volunteer", zhang, {"id_number": SEALED})


def test_a_locked_number_tells_nobody_apart_and_makes_nobody_the_same(desk, zhang):
    same = records.add(
        desk, "volunteer", {"name": "张三", "birth_date": "1990-03-07", "id_number": NUMBER}
    )
    other = came(desk, name="李四", id_number=locked("b3RoZXI"))
    (pair,) = duplicates.candidates(desk)
    assert {pair.one.id, pair.other.id} == {zhang, same}
    assert pair.reason == "姓名、出生日期相同"
    assert {pair.one.id_number, pair.other.id_number} == {LOCKED_WORDS, "1****************X"}
    assert [one.id for one in duplicates.alike_to(desk, zhang)] == [same]
    assert duplicates.alike_to(desk, other) == []


def test_a_merge_keeps_the_number_that_can_be_read_when_it_is_chosen(desk, zhang):
    same = records.add(desk, "volunteer", {"name": "张三", "id_number": NUMBER})
    merging.merge(desk, "volunteer", zhang, same, ["id_number"])
    assert number(desk, zhang) == NUMBER


def test_a_phone_that_is_locked_is_no_digit_to_find(desk):
    made = came(desk, name="王五", phone=locked("MTIzNDU2Nzg5"))
    assert people.people_ids(desk, PeopleQuery(search="123456")) == []
    assert people.people_rows(desk, [made])[0].phone == LOCKED_WORDS
    records.change(desk, "volunteer", made, {"alias": "小五"})


def roster(tmp_path, *rows):
    path = tmp_path / "名单.csv"
    lines = ["姓名,身份证号,出生日期,手机", *(",".join(row) for row in rows)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_roster_never_replaces_it_unseen(desk, zhang, tmp_path):
    path = roster(tmp_path, ("张三", NUMBER, "1990-03-07", "19900000001"))
    report = rosters.import_roster(desk, path)
    assert (report.added, report.updated, report.bad) == (0, 1, 0)
    assert "本机没有钥匙，没有改动" in report.remarks[-1].reason
    assert number(desk, zhang) == SEALED
    assert desk.records.get(VOLUNTEER, zhang).text("phone") == "19900000001"


def test_no_new_certificate_without_the_number_that_belongs_on_it(desk, zhang):
    activity = activities.record_activity(desk, HELD, [Participant(zhang)])
    (shown,) = activity_certificates.preview(desk, activity)
    assert shown.facts["id_number"] == LOCKED_WORDS
    with pytest.raises(errors.NothingToPrint, match="张三 的证件号码已加密"):
        activity_certificates.issue(desk, activity)
    assert desk.records.find(kind_named("certificate")) == []


def test_one_that_the_pc_with_the_key_issued_is_printed_again_as_it_stands(desk):
    person = records.add(desk, "volunteer", {"name": "张三", "id_number": NUMBER})
    activity = activities.record_activity(desk, HELD, [Participant(person)])
    (first,) = activity_certificates.issue(desk, activity)
    with pulling(desk) as pull:
        pull.set("volunteer", person, id_number=SEALED, id_type=locked("dHlwZQ"))
    (again,) = activity_certificates.issue(desk, activity)
    assert (again.number, again.reprint) == (first.number, True)
    assert again.facts == first.facts
