"""The verbs of sync on the command line, against the real county program."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.__main__ import main
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
    person = command(home, "add", "volunteer", "name=张三", "phone=13900000000")[1].strip()
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
    assert command(home, "set", "volunteer", person, "phone=13800000000")[0] == 0
    assert command(second, "set", "volunteer", person, "phone=13700000000")[0] == 0
    assert command(home, "sync")[0] == 0
    assert _json(command(second, "sync", "--json"))["conflicts"] == 1
    listed = _json(command(second, "conflicts", "--json"))["conflicts"]
    assert [one["field"] for one in listed] == ["phone"]
    assert {listed[0]["standing"]["value"], listed[0]["parked"]["value"]} == {
        "13800000000",
        "13700000000",
    }
    assert command(second, "resolve", "nonsense", "mine")[0] == 2
    assert command(second, "resolve", "9999/phone", "mine")[0] == 1
    assert command(second, "resolve", listed[0]["id"], "mine")[0] == 0
    assert _json(command(second, "conflicts", "--json"))["conflicts"] == []
    for place in (second, home):
        assert command(place, "sync")[0] == 0
        shown = json.loads(command(place, "list", "volunteer", "--json")[1])
        assert [one["phone"] for one in shown] == ["13700000000"]
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
