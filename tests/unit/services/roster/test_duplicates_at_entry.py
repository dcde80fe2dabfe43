import pytest

from desktop.services import records
from desktop.services.roster import duplicates, merging

ID = "11010119900307803X"


@pytest.fixture
def zhang(desk):
    typed = {"name": "张三", "id_number": ID, "village_group": "一组"}
    return records.add(desk, "volunteer", typed)


def reasons(desk, but="", **values):
    return [(one.id, one.reason) for one in duplicates.alike(desk, values, but)]


def test_the_same_number_is_the_surest_however_it_is_typed(desk, zhang):
    assert reasons(desk, name="李四", id_number=ID.lower()) == [(zhang, "证件号码相同")]
    assert reasons(desk, name="张三", id_number=ID, village_group="一组") == [
        (zhang, "证件号码相同")
    ]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"name": "张　三", "birth_date": "1990-03-07"}, "姓名、出生日期相同"),
        ({"name": "张三", "village_group": "一组"}, "姓名、村民小组相同"),
        ({"name": "张三", "village_group": "一组", "birth_date": "1990"}, "姓名、村民小组相同"),
    ],
)
def test_a_name_with_birth_date_or_group_is_a_sign(desk, zhang, values, reason):
    assert reasons(desk, **values) == [(zhang, reason)]


@pytest.mark.parametrize(
    "values",
    [
        {"name": "张三"},
        {"name": "张三", "village_group": "二组"},
        {"name": "张三", "village_group": "一组", "birth_date": "1985-01-01"},
        {"name": "张三", "village_group": "一组", "id_number": "110101199003078451"},
        {},
    ],
)
def test_a_name_alone_is_none_nor_what_the_rest_tells_apart(desk, zhang, values):
    assert reasons(desk, **values) == []


def test_whoever_is_written_down_is_not_like_themselves(desk, zhang):
    assert reasons(desk, zhang, name="张三", id_number=ID) == []
    assert duplicates.alike_to(desk, zhang) == []


def test_who_was_told_apart_or_merged_or_deleted_is_not_named(desk, zhang):
    other = records.add(desk, "volunteer", {"name": "张三", "village_group": "一组"})
    assert [one.id for one in duplicates.alike_to(desk, other)] == [zhang]
    assert "证件" not in duplicates.alike_to(desk, other)[0].words
    duplicates.tell_apart(desk, "volunteer", zhang, other)
    assert duplicates.alike_to(desk, other) == []
    third = records.add(desk, "volunteer", {"name": "张三", "village_group": "一组"})
    merging.merge(desk, "volunteer", zhang, third)
    assert duplicates.alike_to(desk, third) == []
    records.remove(desk, "volunteer", [zhang])
    assert reasons(desk, id_number=ID) == []
