"""The verbs of sync on the command line, against the real county program."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from desktop.__main__ import main
from desktop.model import recovery_code
from desktop.model.locked import LOCKED_WORDS
from tests.conftest import CHEAP, PASSPHRASE
from tests.sync.conftest import CODE, NAME, RealCounty

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `station …`; gives exit code, standard output and standard error."""

    def run(home: Path, *words: str) -> tuple[int, str, str]:
        monkeypatch.setenv("STATION_PASSPHRASE", PASSPHRASE)
        code = main(["--home", str(home), *words], cost=CHEAP)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def home(tmp_path: Path, command: Run) -> Path:
    """A station made on the command line."""
    place = tmp_path / "站"
    town = ("--town", "石桥镇", "--county", "示例县", "--clerk", "王文书")
    assert command(place, "init", "--name", NAME, "--code", CODE, *town)[0] == 0
    return place


def _json(result: tuple[int, str, str], code: int = 0) -> dict:
    assert result[0] == code, result
    return json.loads(result[1])


def test_two_pcs_meet_in_a_conflict_and_a_person_settles_it(
    home: Path, command: Run, real_county: RealCounty, tmp_path: Path
) -> None:
    code, _, said = command(home, "sync")
    assert (code, "还没有加入" in said) == (1, True)
    joined = _json(
        command(home, "enroll", "--url", real_county.url, "--code", real_county.code(), "--json")
    )
    assert joined["county"] == "示例县"
    person = command(home, "add", "volunteer", "name=张三", "village_group=一组")[1].strip()
    first = _json(command(home, "sync", "--json"))
    assert first["state"] == "done"
    assert first["pushed"] > 0
    assert set(first) >= {
        "pushed", "pulled", "photos", "conflicts", "rejected", "requests", "bytes_up",
        "bytes_down", "seconds", "state",
    }  # fmt: skip
    second = tmp_path / "第二台"
    enroll = ("enroll", "--url", real_county.url, "--code", real_county.code(), "--clerk", "李文书")
    assert command(second, *enroll)[0] == 0
    assert _json(command(second, "sync", "--json"))["pulled"] > 0
    assert command(home, "set", "volunteer", person, "village_group=二组")[0] == 0
    assert command(second, "set", "volunteer", person, "village_group=三组")[0] == 0
    assert command(home, "sync")[0] == 0
    assert _json(command(second, "sync", "--json"))["conflicts"] == 1
    listed = _json(command(second, "conflicts", "--json"))["conflicts"]
    assert [one["field"] for one in listed] == ["village_group"]
    assert {listed[0]["standing"]["value"], listed[0]["parked"]["value"]} == {
        "二组",
        "三组",
    }
    assert command(second, "resolve", "nonsense", "mine")[0] == 2
    assert command(second, "resolve", "9999/village_group", "mine")[0] == 1
    assert command(second, "resolve", listed[0]["id"], "mine")[0] == 0
    assert _json(command(second, "conflicts", "--json"))["conflicts"] == []
    for place in (second, home):
        assert command(place, "sync")[0] == 0
        shown = json.loads(command(place, "list", "volunteer", "--json")[1])
        assert [one["village_group"] for one in shown] == ["三组"]
    assert command(home, "enroll", "--url", real_county.url, "--code", real_county.code())[0] == 1


def test_a_station_joins_and_exchanges_by_files_on_the_command_line(
    home: Path, command: Run, real_county: RealCounty, tmp_path: Path
) -> None:
    code, request, reply = real_county.code(), tmp_path / "申请.json", tmp_path / "回执.bundle"
    assert command(home, "enroll", "--request", str(request), "--code", code)[0] == 0
    real_county.command("enrol-request", str(request), "--out", str(reply))
    assert command(home, "enroll", "--reply", str(reply), "--code", code)[0] == 0
    assert command(home, "add", "volunteer", "name=张三")[0] == 0
    out, back = tmp_path / "带去.bundle", tmp_path / "带回"
    back.mkdir()
    told = _json(command(home, "bundle", "write", str(out), "--parts", "20MB", "--json"))
    assert told["files"] == [str(out)]
    real_county.command("bundle", "read", str(out), "--out", str(back))
    looked = _json(command(home, "bundle", "look", str(back), "--json"))
    assert [one["ours"] for one in looked["batches"]] == [True]
    took = _json(command(home, "bundle", "read", str(back), "--json"))
    assert took["pushed"] == told["ops"]
    assert command(home, "bundle", "read", str(out))[0] == 1  # for the county, not for us
    assert command(home, "bundle", "read", str(tmp_path / "nothing.bundle"))[0] == 1
    assert command(home, "sync")[0] == 1  # no address yet
    assert command(home, "enroll", "--url", real_county.url)[0] == 0
    assert _json(command(home, "sync", "--json"))["pushed"] == 0


def test_the_county_away_is_said_in_words_and_as_json(
    home: Path, command: Run, real_county: RealCounty
) -> None:
    words = ("enroll", "--url", real_county.url, "--code", real_county.code())
    assert command(home, *words)[0] == 0
    real_county.stop()
    told = _json(command(home, "sync", "--json"), code=1)
    assert told["state"] == "no_line"
    assert "没有在工作" in told["reason"]


_GROUP = re.compile(r"(?<![0-9A-Z])[0-9A-HJKMNP-TV-Z]{5}(?![0-9A-Z])")


def _from_paper(file: Path) -> str:
    """The recovery code as it stands on the sheet."""
    with PdfDocument(file) as printed:
        groups = _GROUP.findall(printed[0].get_textpage().get_text_range())
    tried = ("-".join(groups[at : at + 5]) for at in range(len(groups)))
    return next(code for code in tried if recovery_code.read(code))


def _by_descriptor(words: str) -> str:
    """A descriptor that gives one line; the verb closes it."""
    read, write = os.pipe()
    os.write(write, f"{words}\n".encode())
    os.close(write)
    return str(read)


def _numbers(result: tuple[int, str, str]) -> set[str]:
    return {str(one["id_number"]) for one in json.loads(result[1])}


def test_a_fresh_pc_gets_the_key_by_paper_by_file_or_from_a_backup(
    home: Path, command: Run, real_county: RealCounty, tmp_path: Path
) -> None:
    joins = ("enroll", "--url", real_county.url, "--clerk", "王文书", "--code")
    assert command(home, *joins, real_county.code())[0] == 0
    for number in ("E11111111", "E22222222"):
        typed = (f"name=张{number[1]}", "id_type=passport", f"id_number={number}")
        assert command(home, "add", "volunteer", *typed)[0] == 0
    sheets = [tmp_path / f"恢复单{number}.pdf" for number in (1, 2)]
    for file in sheets:
        assert command(home, "print", "recovery-sheet", "--out", str(file))[0] == 0
    backup = tmp_path / "一份.station"
    assert command(home, "backup", str(backup))[0] == 0
    assert command(home, "sync")[0] == 0
    void, code = map(_from_paper, sheets)
    unlock = ("unlock-private", "--recovery", "--recovery-fd")

    paper = tmp_path / "凭恢复单"
    assert command(paper, *joins, real_county.code())[0] == 0
    early = command(paper, *unlock, _by_descriptor(code))
    assert (early[0], "请先同步一次" in early[2]) == (1, True)
    assert command(paper, "sync")[0] == 0
    assert _numbers(command(paper, "list", "volunteer", "--full", "--json")) == {LOCKED_WORDS}
    for typed, said in ((code[:-1], "没有输对"), (void, "已经作废")):
        done = command(paper, *unlock, _by_descriptor(typed))
        assert (done[0], said in done[2]) == (1, True), done
    done = command(paper, *unlock, _by_descriptor(code.lower()))
    assert (done[0], "恢复单" in done[2] and "备份" in done[2]) == (0, True), done
    assert "已经有" in command(paper, "unlock-private", "--recovery")[2]  # nobody is asked

    file = tmp_path / "凭配对文件"
    assert command(file, *joins, real_county.code())[0] == 0
    assert command(file, "sync")[0] == 0
    for place, way in ((paper, "--write"), (file, "--read")):
        words = ("pairing", way, str(tmp_path / "钥匙"), "--file-passphrase-fd")
        assert command(place, *words, _by_descriptor("当面说好的这个口令"))[0] == 0

    again = tmp_path / "凭备份"
    assert command(again, "recover", str(backup))[0] == 0
    for place in (paper, file, again, home):
        assert command(place, "sync")[0] == 0
    for place in (paper, file, again, home):
        listed = command(place, "list", "volunteer", "--full", "--json")
        assert _numbers(listed) == {"E11111111", "E22222222"}, place
        assert command(place, "doctor")[0] == 0

    # Somebody left who knew the key: the others get the new one from a new sheet.
    assert command(home, "renew-private")[0] == 0
    newest = tmp_path / "恢复单3.pdf"
    assert command(home, "print", "recovery-sheet", "--out", str(newest))[0] == 0
    for place in (home, paper):
        assert command(place, "sync")[0] == 0
    assert _numbers(command(paper, "list", "volunteer", "--full", "--json")) == {LOCKED_WORDS}
    assert "已经作废" in command(paper, *unlock, _by_descriptor(code))[2]
    assert command(paper, *unlock, _by_descriptor(_from_paper(newest)))[0] == 0
    listed = command(paper, "list", "volunteer", "--full", "--json")
    assert _numbers(listed) == {"E11111111", "E22222222"}
