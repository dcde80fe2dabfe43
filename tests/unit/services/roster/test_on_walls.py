import pytest

from desktop.services import records
from desktop.services.roster import consents, merging
from desktop.services.roster.on_walls import not_named, on_walls


@pytest.fixture
def person(desk):
    def made(name="张三", **typed):
        return records.add(desk, "volunteer", {"name": name, **typed})

    return made


def agree(desk, *people, by=""):
    consents.give(desk, people, ["wall"], "2026-03-05", by)


def test_only_who_agreed_to_the_wall_is_named_on_it(desk, person):
    yes, no, photo_only = person("张三"), person("李四"), person("王五")
    agree(desk, yes)
    consents.give(desk, [photo_only], ["photo", "publicity", "report"], "2026-03-05")
    assert set(on_walls(desk, [yes, no, photo_only])) == {yes}


def test_who_takes_it_back_is_off_the_wall(desk, person):
    one = person()
    agree(desk, one)
    consents.withdraw(desk, [one], ["wall"])
    assert on_walls(desk, [one]) == {}


@pytest.mark.parametrize(
    ("status", "hangs"), [("active", True), ("paused", True), ("applicant", False), ("left", False)]
)
def test_who_has_left_or_died_or_only_asked_to_join_is_off_the_wall(desk, person, status, hangs):
    one = person(status=status, status_reason="已故" if status == "left" else "")
    agree(desk, one)
    assert bool(on_walls(desk, [one])) is hangs


def test_of_a_minor_a_guardian_must_have_signed(desk, person):
    alone, with_guardian = (
        person(name, birth_date="2012-05-01", guardian="张大") for name in ("张三", "李四")
    )
    records.change(desk, "volunteer", alone, {"birth_date": ""})
    agree(desk, alone)  # it was not known then
    records.change(desk, "volunteer", alone, {"birth_date": "2012-05-01"})
    agree(desk, with_guardian, by="张大")
    assert set(on_walls(desk, [alone, with_guardian])) == {with_guardian}


def test_a_merged_person_hangs_as_who_they_are_now(desk, person):
    one, other = person("张三"), person("张叁")
    agree(desk, other)
    merging.merge(desk, "volunteer", one, other)
    found = on_walls(desk, [one, other])
    assert {record.id for record in found.values()} == {one}
    assert set(found) == {one, other}


def test_who_is_in_the_trash_is_off_the_wall(desk, person):
    one = person()
    agree(desk, one)
    records.remove(desk, "volunteer", [one])
    assert on_walls(desk, [one]) == {}


def test_names_left_out_are_told_a_few_of_many():
    assert not_named([]) == ""
    assert not_named(["张三"]).startswith("张三没有登记")
    many = not_named([f"第{n}人" for n in range(9)])
    assert "等 9 人" in many
    assert "第6人" not in many
