"""about, erase and expired, as a script or a town's technician runs them."""

import json

import pytest


@pytest.mark.slow
def test_all_about_somebody_goes_to_paper_or_to_a_file(station, folder):
    who = station("add", "volunteer", "name=张三", "id_number=11010519491231002X").id
    for name in ("全部.pdf", "全部.json"):
        said = station("about", who, "--out", folder / name)
        assert said.code == 0, said.err
        assert "完整的证件号码" in said.err
    told = json.loads((folder / "全部.json").read_text(encoding="utf-8"))
    assert told["person"]["fields"]["id_number"] == "11010519491231002X"
    assert (folder / "全部.pdf").read_bytes().startswith(b"%PDF")
    assert [one["what"] for one in told["looks"]] == ["导出个人资料"] * 2
    assert station("about", who, "--out", folder / "全部.docx").code == 1


@pytest.mark.slow
def test_a_correction_somebody_asked_for_has_a_receipt(station, folder):
    who = station("add", "volunteer", "name=张三", "phone=19900000001").id
    receipt = folder / "回执.pdf"
    said = station("correct", who, "phone=19900000002", "--why", "换了号码", "--receipt", receipt)
    assert said.code == 0, said.err
    assert receipt.read_bytes().startswith(b"%PDF")
    assert station("list", "volunteer", "--json").json[0]["phone"] == "19900000002"
    assert "没有改动" in station("correct", who, "phone=19900000002").err


def test_somebody_is_deleted_only_with_a_reason(station):
    who = station("add", "volunteer", "name=张三", "phone=19900000001").id
    refused = station("erase", "volunteer", who)
    assert refused.code == 1 and "理由" in refused.err
    done = station("erase", "volunteer", who, "--why", "本人要求")
    assert done.code == 0, done.err
    assert "已删除：" in done.out and "还留着：" in done.out
    assert "不能撤销" in done.err
    assert station("list", "volunteer", "--json").json == []


@pytest.mark.slow
def test_a_program_gets_what_went_and_what_stayed(station):
    who = station("add", "volunteer", "name=张三").id
    told = station("erase", "volunteer", who, "--why", "本人要求", "--json").json
    assert told["called"] == f"已删除的志愿者 #{who[-6:]}"
    assert told["went"] and told["stayed"]


@pytest.mark.slow
def test_whose_data_is_due_is_listed_and_the_years_are_set(station):
    told = station("expired", "--years", "5", "--json").json
    assert told == {"years": 5, "expired": []}
    assert station("expired", "--years", "0").code == 1
