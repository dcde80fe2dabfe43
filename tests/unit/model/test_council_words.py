"""Council members as they are written become data and come back the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.model import council_words

WORDS = "红白理事会\n理事长：张三\n成员：李四、阿依古丽·买买提\n\n道德评议会\n会长：王五"


def test_a_list_is_read_and_written():
    body = council_words.read(WORDS)
    assert [council["name"] for council in body["councils"]] == ["红白理事会", "道德评议会"]
    assert body["councils"][0]["members"][2] == {"role": "成员", "name": "阿依古丽·买买提"}
    assert council_words.written(body) == WORDS


def test_names_may_be_parted_by_what_people_type():
    (council,) = council_words.read("村民议事会\n 成员: 甲，乙 丙\u3000丁")["councils"]
    assert [member["name"] for member in council["members"]] == list("甲乙丙丁")


def test_a_role_nobody_has_yet_is_left_out():
    (council,) = council_words.read("禁毒禁赌会\n会长：\n")["councils"]
    assert council["members"] == []


@given(st.text(alphabet="会长：:、 \n甲乙", max_size=60))
def test_what_is_read_and_written_again_no_longer_changes(words):
    once = council_words.read(words)
    assert council_words.read(council_words.written(once)) == once


def test_what_else_is_known_of_a_member_stays():
    before = {"councils": [{"name": "红白理事会", "members": [{"name": "张三", "phone": "1390"}]}]}
    body = council_words.with_the_rest(council_words.read("红白理事会\n理事长：张三"), before)
    assert body["councils"][0]["members"] == [{"name": "张三", "phone": "1390", "role": "理事长"}]
