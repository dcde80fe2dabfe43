import pytest

from desktop import errors
from desktop.model.kinds import ALL, kind_named
from desktop.services import records
from desktop.services.past import history
from desktop.storage import audit

ID = "11010119900307803X"  # valid by GB 11643: Beijing, 7 March 1990, male


def test_an_id_number_fills_birth_date_sex_and_type(desk):
    made = records.add(desk, "volunteer", {"name": "张　三", "id_number": ID.lower()})
    found = desk.records.get(kind_named("volunteer"), made)
    assert found.text("name") == "张三"
    assert found.text("birth_date") == "1990-03-07"
    assert found.text("sex") == "male"
    assert found.text("id_type") == "resident"


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ({"name": ""}, "姓名"),
        ({"name": "张三", "id_number": "110101199003078031"}, "证件号码"),
        ({"name": "张三", "id_number": ID, "birth_date": "1990-03-08"}, "不一致"),
        ({"name": "张三", "id_number": ID, "sex": "女"}, "性别"),
        ({"name": "张三", "birth_date": "1990-13-01"}, "出生日期"),
        ({"name": "张三", "status": "别的"}, "状态"),
        ({"name": "张\x00三"}, "控制字符"),
        ({"name": "张" * 61}, "太长"),
    ],
)
def test_what_can_not_be_is_refused_in_words(desk, typed, word):
    with pytest.raises(errors.InvalidValues, match=word):
        records.add(desk, "volunteer", typed)
    assert desk.records.count(kind_named("volunteer")) == 0


def test_choices_may_be_typed_by_label_or_code(desk):
    for typed in ("男", "male"):
        made = records.add(desk, "volunteer", {"name": "张三", "sex": typed})
        assert desk.records.get(kind_named("volunteer"), made).text("sex") == "male"


def test_markup_in_a_name_is_just_a_name(desk):
    made = records.add(desk, "team", {"name": "<b>粗</b>"})
    assert desk.records.get(kind_named("team"), made).text("name") == "<b>粗</b>"


def test_a_reference_must_point_at_something(desk):
    with pytest.raises(errors.InvalidValues, match="队长"):
        records.add(desk, "team", {"name": "一队", "leader": "nobody"})


def test_unknown_kinds_and_fields_are_named(desk):
    with pytest.raises(errors.UnknownKind, match="volunteers"):
        records.add(desk, "volunteers", {})
    with pytest.raises(errors.UnknownField, match="姓名"):
        records.add(desk, "team", {"姓名": "x"})


@pytest.mark.parametrize("kind", ["hour_entry", "photo", "certificate", "device", "vocabulary"])
def test_some_kinds_are_only_made_by_verbs_of_their_own(desk, kind):
    with pytest.raises(errors.ReadOnlyKind):
        records.add(desk, kind, {})


def test_the_number_is_masked_and_a_full_look_is_written_down(desk):
    made = records.add(desk, "volunteer", {"name": "张三", "id_number": ID})
    assert records.look_up(desk, "volunteer", made).text("id_number") == "1****************X"
    assert records.list_records(desk, "volunteer")[0].text("id_number") == "1****************X"
    assert desk.store.one("SELECT count(*) FROM audit") == 0
    assert records.look_up(desk, "volunteer", made, full=True).text("id_number") == ID
    row = desk.store.rows("SELECT what, kind, record_id, clerk FROM audit")[0]
    assert row == ("look", "volunteer", made, desk.clerk)
    assert list(audit.broken_rows(desk.store)) == []


def test_history_never_shows_the_whole_number(desk):
    made = records.add(desk, "volunteer", {"name": "张三", "id_number": ID})
    text = str(history.history(desk, "volunteer", made))
    assert ID not in text and "1****************X" in text


def test_an_edit_over_somebody_elses_is_refused_and_names_the_field(desk):
    made = records.add(desk, "volunteer", {"name": "张三", "phone": "19900000001"})
    form = desk.records.get(kind_named("volunteer"), made)
    records.change(desk, "volunteer", made, {"phone": "19900000002"})
    with pytest.raises(errors.EditConflict, match="手机"):
        records.change(desk, "volunteer", made, {"phone": "19900000003"}, form.versions)
    # Another field of the same form is no conflict.
    records.change(desk, "volunteer", made, {"address": "村东头"}, form.versions)
    found = desk.records.get(kind_named("volunteer"), made)
    assert (found.text("phone"), found.text("address")) == ("19900000002", "村东头")


def test_what_is_removed_is_gone_from_lists_and_search_and_comes_back(desk):
    made = records.add(desk, "volunteer", {"name": "张三"})
    records.remove(desk, "volunteer", [made])
    assert records.list_records(desk, "volunteer") == []
    assert records.list_records(desk, "volunteer", search="zs") == []
    with pytest.raises(errors.NotFound):
        records.look_up(desk, "volunteer", made)
    records.restore(desk, "volunteer", [made])
    assert [r.id for r in records.list_records(desk, "volunteer", search="zs")] == [made]


@pytest.mark.parametrize("typed", ["张三", "三", "zhangsan", "zhang", "zs", "ZS", "0001", "9900"])
def test_people_are_found_by_characters_pinyin_initials_and_digits(desk, typed):
    made = records.add(desk, "volunteer", {"name": "张三", "phone": "19900000001"})
    records.add(desk, "volunteer", {"name": "王五", "phone": "18812345678"})
    assert [r.id for r in records.list_records(desk, "volunteer", search=typed)] == [made]


def test_search_takes_percent_and_underscore_as_they_are(desk):
    records.add(desk, "volunteer", {"name": "张三"})
    for typed in ("%", "_", "\\", "'", '"'):
        assert records.list_records(desk, "volunteer", search=typed) == []


def test_every_kind_can_be_listed_but_what_holds_nothing_for_people(desk):
    for name, kind in ALL.items():
        if kind.unseen:
            with pytest.raises(errors.NothingToShow, match=kind.label):
                records.list_records(desk, name)
        else:
            records.list_records(desk, name)


def test_two_names_are_found_after_a_rename(desk):
    made = records.add(desk, "volunteer", {"name": "张三"})
    records.change(desk, "volunteer", made, {"name": "张叁", "alias": "老三"})
    for typed in ("张叁", "laosan", "ls"):
        assert [r.id for r in records.list_records(desk, "volunteer", search=typed)] == [made]
