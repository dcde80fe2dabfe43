"""`station audit` and `station doctor --head`: who looked, and whether it can be believed."""

import pytest

ID = "11010519491231002X"


@pytest.fixture
def person(station):
    made = station("add", "volunteer", "name=张三", f"id_number={ID}").id
    station("list", "volunteer", "--full", "--why", "办理保险", "--json")
    return made


def test_looks_are_listed_with_who_whom_and_why_and_never_a_number(station, person):
    said = station("audit")
    assert said.code == 0 and "共 1 条" in said.err
    assert said.out.split("\t")[1:] == [
        "王文书", "查看完整号码", "许多志愿者", "办理保险（列出 1 条）\n",
    ]  # fmt: skip
    (row,) = station("audit", "--json").json
    assert (row["what"], row["kind"], row["record_id"]) == ("look", "volunteer", None)
    assert ID not in said.out


def test_it_narrows_by_day_and_person(station, person):
    other = station("add", "volunteer", "name=李四").id
    assert len(station("audit", "--person", other, "--json").json) == 1  # everybody, so them too
    assert station("audit", "--since", "2099-01-01", "--json").json == []
    assert station("audit", "--until", "2020-01-01", "--json").json == []
    refused = station("audit", "--since", "昨天")
    assert refused.code == 1 and "“昨天”不是日期" in refused.err


def test_it_goes_to_a_workbook_which_is_a_look_itself(station, person, tmp_path):
    said = station("audit", "--out", str(tmp_path / "记录.csv"))
    assert said.code == 0 and "已导出 1 条" in said.err
    assert "办理保险" in (tmp_path / "记录.csv").read_text("utf-8-sig")
    assert [row["what"] for row in station("audit", "--json").json] == ["look", "export"]


def test_the_check_of_the_chains_is_shown_and_compared(station, person):
    code = station("doctor", "--head").out.strip()
    told = station("doctor", "--head", "--json").json
    assert code == f"{told['journal']}/{told['audit']}/{told['check']}"
    station("add", "volunteer", "name=李四")
    assert station("doctor", "--head", code).code == 0
    changed = code[:-1] + ("0" if code[-1] != "0" else "1")
    said = station("doctor", "--head", changed, "--json")
    assert said.code == 3
    assert "与纸上的不同" in said.json["findings"][0]["what"]
    refused = station("doctor", "--head", "12345")
    assert refused.code == 1 and "请照抄整行" in refused.err


@pytest.mark.slow
def test_many_as_json_are_an_export_and_one_or_lines_to_read_are_not(station):
    station("add", "volunteer", "name=张三")
    station("list", "volunteer", "--json")
    station("add", "volunteer", "name=李四")
    station("list", "volunteer")
    assert station("audit", "--json").json == []
    assert len(station("list", "volunteer", "--json").json) == 2
    [row] = station("audit", "--json").json
    assert (row["what"], row["why"]) == ("export", "2 条，证件号已打码")
