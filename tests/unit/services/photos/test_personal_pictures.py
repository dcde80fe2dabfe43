"""Photos of people and the papers they signed, each as one action."""

import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.past import undoing
from desktop.services.photos import personal_pictures
from desktop.services.photos.personal_pictures import portrait, set_portrait
from desktop.services.roster import consents, merging, people
from desktop.services.roster.people import PeopleQuery
from desktop.storage.photos.photos import ORIGINAL
from tests.unit.imaging.made_pictures import make_exif, make_scene, written

PHOTO, VOLUNTEER = kind_named("photo"), kind_named("volunteer")


@pytest.fixture
def somebody(desk):
    typed = {"name": "张三", "birth_date": "1980-05-01", "village_group": "三组"}
    return records.add(desk, "volunteer", typed)


@pytest.fixture
def shots(tmp_path):
    paths = []
    for seed in (1, 2):
        path = tmp_path / f"照片{seed}.jpg"
        block = make_exif(6, "2026:06:19 08:00:00", place=True)
        path.write_bytes(written(make_scene(64, 48, seed), exif=block))
        paths.append(path)
    return paths


def of(desk, person):
    return portrait(desk, desk.records.get(VOLUNTEER, person))


def test_a_portrait_stands_upright_and_belongs_to_its_person(desk, somebody, shots):
    assert of(desk, somebody).photo == ""
    made = set_portrait(desk, somebody, shots[0])
    photo = desk.records.get(PHOTO, made)
    assert (photo.number("width"), photo.number("height")) == (48, 64)
    assert photo.text("purpose") == "portrait" and photo.text("volunteer") == somebody
    assert of(desk, somebody).sha256 == photo.text("sha256")
    assert undoing.next_undo(desk).title == "给志愿者「张三」添加照片"


def test_another_takes_its_place_and_undo_brings_the_first_back(desk, somebody, shots):
    first = set_portrait(desk, somebody, shots[0])
    second = set_portrait(desk, somebody, shots[1])
    assert of(desk, somebody).photo == second
    assert undoing.next_undo(desk).title == "给志愿者「张三」换照片"
    undoing.undo(desk)
    assert of(desk, somebody).photo == first


def test_the_same_picture_again_changes_nothing(desk, somebody, shots):
    first = set_portrait(desk, somebody, shots[0])
    before = undoing.next_undo(desk).id
    assert set_portrait(desk, somebody, shots[0]) == first
    assert undoing.next_undo(desk).id == before


def test_a_portrait_goes_to_the_trash_and_with_its_person(desk, somebody, shots):
    set_portrait(desk, somebody, shots[0])
    assert personal_pictures.drop_portrait(desk, somebody) == 1
    assert of(desk, somebody).photo == ""
    undoing.undo(desk)
    photo = of(desk, somebody).photo
    records.remove(desk, "volunteer", [somebody])
    assert desk.records.get(PHOTO, photo, removed=True).removed_at
    records.restore(desk, "volunteer", [somebody])
    assert of(desk, somebody).photo == photo


def test_what_can_not_be_read_leaves_the_photo_there_was(desk, somebody, shots, tmp_path):
    first = set_portrait(desk, somebody, shots[0])
    broken = tmp_path / "坏的.jpg"
    broken.write_bytes(b"\xff\xd8\xffno picture")
    with pytest.raises(errors.InputFileError):
        set_portrait(desk, somebody, broken)
    assert of(desk, somebody).photo == first


def test_a_merged_person_keeps_the_photo(desk, somebody, shots):
    other = records.add(desk, "volunteer", {"name": "张三", "village_group": "三组"})
    set_portrait(desk, other, shots[0])
    merging.merge(desk, "volunteer", somebody, other, ())
    assert of(desk, somebody).photo


def test_consent_tells_whether_the_photo_may_be_looked_at(desk, somebody, shots):
    set_portrait(desk, somebody, shots[0])
    assert of(desk, somebody).right == "missing" and of(desk, somebody).shown
    consents.give(desk, [somebody], ["photo"], "2026-03-05")
    assert (of(desk, somebody).right, of(desk, somebody).day) == ("given", "2026-03-05")
    consents.withdraw(desk, [somebody], ["photo"], "2026-06-01")
    told = of(desk, somebody)
    assert (told.right, told.day, told.shown) == ("withdrawn", "2026-06-01", False)
    records.change(desk, "volunteer", somebody, {"no_photo": "是"})
    assert of(desk, somebody).right == "unwanted"


def test_a_minor_s_consent_is_a_guardian_s(desk, shots):
    child = records.add(desk, "volunteer", {"name": "小明", "guardian": "张三"})
    set_portrait(desk, child, shots[0])
    consents.give(desk, [child], ["photo"], "2026-03-05")
    records.change(desk, "volunteer", child, {"birth_date": "2015-01-01"})
    assert of(desk, child).right == "guardian", "whose age was not known then"
    consents.withdraw(desk, [child], ["photo"])
    consents.give(desk, [child], ["photo"], "2026-03-05", "张三")
    assert of(desk, child).right == "given"


# --- papers -----------------------------------------------------------------------------------


def test_a_paper_comes_with_the_consents_it_is_of(desk, somebody, shots):
    made = personal_pictures.give_with_paper(
        desk, [somebody], ["wall", "photo"], "2026-03-05", "", shots
    )
    assert made == 2
    told = consents.states(desk, [somebody])[somebody]
    papers = personal_pictures.scans(desk, somebody)
    assert [one.text("caption") for one in papers] == ["同意书（花名册上墙、照片）"] * 2
    assert told["wall"].scan == told["photo"].scan == papers[0].id
    assert undoing.next_undo(desk).title == "登记「张三」的同意（花名册上墙、照片），附签字单"
    undoing.undo(desk)
    assert consents.states(desk, [somebody]) == {}
    assert personal_pictures.scans(desk, somebody) == []


def test_one_list_signed_by_many_lies_there_once(desk, somebody, shots):
    other = records.add(desk, "volunteer", {"name": "李四"})
    personal_pictures.give_with_paper(
        desk, [somebody, other], ["wall"], "2026-03-05", "", shots[:1]
    )
    (one,), (two,) = (personal_pictures.scans(desk, who) for who in (somebody, other))
    assert one.id != two.id and one.text("sha256") == two.text("sha256")
    assert ORIGINAL in desk.places.of(one.text("sha256"))


def test_a_paper_is_put_to_consents_that_stand(desk, somebody, shots):
    with pytest.raises(errors.InvalidValues, match="先登记"):
        personal_pictures.attach_paper(desk, [somebody], ["photo"], shots[:1])
    consents.give(desk, [somebody], ["photo", "wall"], "2026-03-05")
    line = consents.consent_lines(desk, [somebody])[0]
    assert line.cell("paper") == "没有"
    assert personal_pictures.attach_paper(desk, [somebody], ["photo"], shots[:1]) == 1
    assert consents.consent_lines(desk, [somebody])[0].cell("paper") == "有 1/2"
    told = consents.states(desk, [somebody])[somebody]
    assert told["photo"].scan and not told["wall"].scan
    records.remove(desk, "photo", [told["photo"].scan])
    assert not consents.states(desk, [somebody])[somebody]["photo"].scan


def test_more_people_than_sign_one_paper_are_refused(desk, shots, monkeypatch):
    monkeypatch.setattr(personal_pictures, "MOST_ON_PAPER", 1)
    two = [records.add(desk, "volunteer", {"name": name}) for name in ("甲一", "乙二")]
    with pytest.raises(errors.InvalidValues, match="最多 1 人"):
        personal_pictures.give_with_paper(desk, two, ["wall"], "2026-03-05", "", shots[:1])
    assert consents.states(desk, two) == {}
    assert people.people_ids(desk, PeopleQuery())


def test_a_consent_is_not_withdrawn_before_it_was_given(desk, somebody):
    consents.give(desk, [somebody], ["photo"], "2026-03-05")
    with pytest.raises(errors.InvalidValues, match="2026-03-05 才同意"):
        consents.withdraw(desk, [somebody], ["photo"], "2026-03-01")
    with pytest.raises(errors.InvalidValues, match="还没有到"):
        consents.withdraw(desk, [somebody], ["photo"], "2999-01-01")
    assert consents.withdraw(desk, [somebody], ["photo"], "2026-04-01") == 1
    assert consents.states(desk, [somebody])[somebody]["photo"].given_on == "2026-03-05"
