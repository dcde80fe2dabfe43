import json

import pytest

from desktop.storage.database import open_store

ID = "11010119900307803X"
MASKED = "1****************X"


def test_a_record_is_added_changed_listed_removed_and_brought_back(station):
    made = station("add", "volunteer", "name=张　三", f"id_number={ID}", "phone=199-0000-0001").id
    listed = station("list", "volunteer", "--json").json
    assert [one["id"] for one in listed] == [made]
    assert listed[0]["name"] == "张三" and listed[0]["birth_date"] == "1990-03-07"
    assert listed[0]["id_number"] == MASKED and listed[0]["phone"] == "19900000001"
    assert station("set", "volunteer", made, "phone=19900000002").code == 0
    assert station("list", "volunteer", "--where", "phone=19900000002", "--json").json
    assert station("delete", "volunteer", made).code == 0
    assert station("list", "volunteer", "--json").json == []
    assert station("restore", "volunteer", made).code == 0
    assert [one["id"] for one in station("list", "volunteer", "--json").json] == [made]


def test_words_for_people_go_to_standard_error(station):
    made = station("add", "team", "name=一队")
    assert made.err == "" and made.out.count("\n") == 1
    assert station("set", "team", made.id, "slogan=x").out == ""
    listed = station("list", "team")
    assert "一队" in listed.out and "共 1 条" in listed.err


def test_json_from_standard_input_takes_every_type(station, stdin):
    text = '{"name": "张三", "skills": ["理发", "书法"], "no_photo": true}'
    stdin(b"\xef\xbb\xbf" + text.encode())
    made = station("add", "volunteer", "--json", "-").id
    found = station("list", "volunteer", "--json").json[0]
    assert (found["id"], found["skills"], found["no_photo"]) == (made, ["书法", "理发"], True)


def test_arguments_and_json_may_be_mixed_and_json_wins(station, stdin):
    stdin('{"name": "二队"}'.encode())
    made = station("add", "team", "name=一队", "slogan=x", "--json", "-").id
    found = station("list", "team", "--json").json[0]
    assert (found["id"], found["name"], found["slogan"]) == (made, "二队", "x")


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"[1]",
        b"{",
        b"{'name': 1}",
        b"\xff\xfe{",
        b"[" * 100_000,
        b'{"name": "\\ud800"}',
    ],
)
def test_what_is_no_json_object_is_refused_in_words(station, stdin, text):
    stdin(text)
    said = station("add", "team", "--json", "-")
    assert (said.code, said.out) == (1, "")
    assert "JSON 对象" in said.err


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('{"name": "张\\u0000三"}', "控制字符"),
        ('{"name": ["张三"]}', "应是文字"),
        ('{"name": {"a": 1}}', "应是文字"),
        ('{"name": "张三", "skills": [1, {"a": 2}], "sex": "x"}', "性别"),
        ('{"name": "张三", "name2": "x"}', "name2"),
        ('{"name": null}', "不能为空"),
    ],
)
def test_values_that_will_not_do_are_named(station, stdin, text, word):
    stdin(text.encode())
    said = station("add", "volunteer", "--json", "-")
    assert said.code == 1 and word in said.err and said.out == ""
    assert station("list", "volunteer", "--json").json == []


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("add", "volunteers", "name=x"), "volunteers"),
        (("add", "team", "名称=x"), "名称"),
        (("add", "team", "name"), "字段=值"),
        (("add", "team"), "不能为空"),
        (("add", "volunteer", "name=张三", "id_number=110101199003078031"), "证件号码"),
        (("add", "certificate", "number=1"), "证书"),
        (("set", "team", "nobody", "name=x"), "nobody"),
        (("delete", "team", "nobody"), "nobody"),
        (("restore", "team", "nobody"), "nobody"),
        (("history", "team", "nobody"), "nobody"),
        (("list", "team", "--where", "x=1"), "x"),
        (("undo",), "撤销"),
        (("redo",), "重做"),
    ],
)
def test_a_refusal_is_exit_one_with_the_value_in_words(station, words, named):
    said = station(*words)
    assert (said.code, said.out) == (1, "")
    assert named in said.err and "Traceback" not in said.err


@pytest.mark.parametrize(
    "words",
    [
        ("ad", "team"),
        ("add",),
        ("set", "team", "x"),
        ("list",),
        ("undo", "--steps", "0"),
        ("undo", "--steps", "-1"),
        ("undo", "--steps", "viele"),
        ("add", "team", "--json", "file.json"),
        ("list", "team", "--jso"),
        ("photo",),
        ("photo", "add", "x"),
        ("import", "team", "x.xlsx"),
        ("print",),
        ("init", "--name", "x"),
    ],
)
def test_wrong_usage_is_exit_two(station, words):
    said = station(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err and "Traceback" not in said.err


def test_several_go_to_the_trash_as_one_step(station):
    ids = [station("add", "team", f"name={n}队").id for n in range(3)]
    assert "3 条" in station("delete", "team", *ids).err
    station("undo")
    assert len(station("list", "team", "--json").json) == 3


def test_one_wrong_id_among_several_does_nothing(station):
    ids = [station("add", "team", f"name={n}队").id for n in range(2)]
    assert station("delete", "team", *ids, "nobody").code == 1
    assert len(station("list", "team", "--json").json) == 2


def test_undo_takes_steps_and_says_which(station):
    made = station("add", "team", "name=一队").id
    station("set", "team", made, "name=二队")
    said = station("undo", "--steps", "2")
    assert said.code == 0 and said.err.count("已撤销") == 2
    assert station("list", "team", "--json").json == []
    assert station("redo", "--steps", "2").code == 0
    assert station("list", "team", "--json").json[0]["name"] == "二队"


def test_fewer_steps_than_asked_is_done_in_part(station):
    station("add", "team", "name=一队")
    said = station("undo", "--steps", "5")
    assert said.code == 3
    assert "做了 1 步" in said.err
    assert station("list", "team", "--json").json == []


def test_history_tells_who_what_and_when_without_the_number(station):
    made = station("add", "volunteer", "name=张三", f"id_number={ID}").id
    station("set", "volunteer", made, "phone=19900000001")
    lines = station("history", "volunteer", made, "--json").json
    assert [line["verb"] for line in lines] == ["新增", "修改"]
    assert {line["clerk"] for line in lines} == {"王文书"}
    assert lines[1]["changes"] == [{"field": "手机", "from": "", "to": "19900000001"}]
    assert ID not in json.dumps(lines) and ID not in station("history", "volunteer", made).out


def looks(station):
    from desktop.services.opening import unlock
    from desktop.storage.keys import RECORDS_PURPOSE
    from tests.conftest import PASSPHRASE

    key = unlock(station.home, PASSPHRASE).derive(RECORDS_PURPOSE)
    store = open_store(station.home.records, key)
    rows = store.rows("SELECT what, kind, why FROM audit ORDER BY seq")
    store.close()
    return rows


def test_full_numbers_are_shown_when_asked_for_which_is_written_down(station):
    station("add", "volunteer", "name=张三", f"id_number={ID}")
    assert station("list", "volunteer", "--json").json[0]["id_number"] == MASKED
    assert looks(station) == []
    assert station("list", "volunteer", "--full", "--json").json[0]["id_number"] == ID
    assert looks(station) == [("look", "volunteer", "命令行（列出 1 条）")]
    assert station("list", "volunteer", "--full", "--why", "上报上级", "--json").code == 0
    assert looks(station)[-1] == ("look", "volunteer", "上报上级（列出 1 条）")
    refused = station("list", "volunteer", "--full", "--why", " ", "--json")
    assert refused.code == 1 and "要写明理由" in refused.err and ID not in refused.out
    assert station("doctor").code == 0


def test_search_finds_by_characters_pinyin_initials_and_phone(station):
    made = station("add", "volunteer", "name=单雄信", "phone=19900000001").id
    station("add", "volunteer", "name=张三")
    for typed in ("单雄", "shan", "sxx", "0001"):
        found = station("list", "volunteer", "--search", typed, "--json").json
        assert [one["id"] for one in found] == [made]
    assert station("list", "volunteer", "--search", "%", "--json").json == []


@pytest.mark.parametrize(
    "name", ["<b>粗</b>", "'; DROP TABLE team; --", "=1+1", "{path}", "a\\b", "𠮷田队"]
)
def test_marks_in_a_name_are_just_marks(station, name):
    made = station("add", "team", f"name={name}").id
    assert station("list", "team", "--json").json == [
        {**station("list", "team", "--json").json[0], "id": made, "name": name}
    ]
    assert name in station("list", "team").out
    assert name in station("undo").err


def test_bytes_of_another_encoding_are_refused_in_words(station):
    broken = b"\xd5\xc5\xc8\xfd".decode("utf-8", "surrogateescape")  # 张三 in GB18030
    for words in (
        ("add", "team", f"name={broken}"),
        ("list", "team", "--search", broken),
        ("list", "team", "--where", f"name={broken}"),
        ("delete", "team", broken),
    ):
        said = station(*words)
        assert said.code == 1 and "编码" in said.err and "Traceback" not in said.err
    assert station("list", broken).code == 1


def test_an_equals_sign_in_a_value_belongs_to_it(station):
    station("add", "team", "name=a=b=c")
    assert station("list", "team", "--json").json[0]["name"] == "a=b=c"


def test_the_same_person_twice_is_warned_of_and_not_refused(station):
    first = station("add", "volunteer", "name=张三", f"id_number={ID}").id
    again = station("add", "volunteer", "name=李四", f"id_number={ID}")
    assert again.code == 0 and "证件号码相同：张三" in again.err and first in again.err
    assert ID not in again.err
    other = station("add", "volunteer", "name=王五").id
    named = station("set", "volunteer", other, "name=张三", "birth_date=1990-03-07")
    assert named.code == 0 and "姓名、出生日期相同：张三" in named.err
    assert "请核对" not in station("set", "volunteer", other, "phone=19900000001").err
