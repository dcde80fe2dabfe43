"""A PC whose journal was changed: administrators see it on pages and in words, and settle it."""

from __future__ import annotations

import json

import pytest

from county.__main__ import main
from county.app import County
from county.store.chains import Break
from county.web import wording
from county.wire.encoding import b64
from tests.county_line import InProcess
from tests.county_pc import COUNTY, STATION, Pc


def run(county: County, *words: str) -> int:
    return main(["chains", *words, "--data", str(county.place.data)])


@pytest.fixture
def broken(county: County, pc: Pc) -> Pc:
    """A PC that told of 40 rows, and then of 30."""
    pc.op("team", "t1", "add", name="环保队")
    pc.sync(heads={"journal": [40, b64(bytes(16))], "audit": [3, b64(bytes(16))]})
    reply = pc.sync(heads={"journal": [30, b64(bytes(16))], "audit": [3, b64(bytes(16))]})
    assert reply.head["heads"]["journal"] == [40, b64(bytes(16))]
    return pc


def test_it_stands_on_the_pages_until_it_is_settled(
    county: County, client: InProcess, broken: Pc
) -> None:
    client.post("/admin/login", data={"key": county.admins.add(COUNTY, "王主任")})
    for page in ("/admin", f"/admin/station/{STATION}"):
        assert "变更日志原来有 40 条，现在只有 30 条" in client.get(page).text
    assert "电脑的日志接不上" in client.get("/admin/log").text
    assert run(county, "settle", broken.replica[:8]) == 0
    for page in ("/admin", f"/admin/station/{STATION}"):
        assert "变更日志" not in client.get(page).text
    assert "日志异常已查清" in client.get("/admin/log").text


def test_it_is_listed_and_settled_by_command(
    county: County, broken: Pc, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(county, "--json") == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["chain"], told["why"], told["held_seq"], told["told_seq"]) == (
        "journal", "short", 40, 30,
    )  # fmt: skip
    assert run(county) == 0
    said = capsys.readouterr()
    assert broken.replica in said.out and "1 处还没有查清" in said.err
    assert run(county, "settle", broken.replica[:7]) == 1
    assert run(county, "settle", broken.replica) == 0
    assert run(county, "settle", broken.replica) == 1
    capsys.readouterr()
    assert run(county) == 0
    assert "没有要查的" in capsys.readouterr().err
    reply = broken.sync(heads={"journal": [30, b64(bytes(16))]})
    assert reply.head["heads"]["journal"] == [30, b64(bytes(16))]


def test_a_changed_row_is_told_otherwise_than_a_missing_one() -> None:
    told = Break(1, STATION, "", "", "audit", "changed", 7, 9, b"", "", None)
    assert wording.broken_chain(told) == "查看记录第 7 条或更早的内容和以前报来的不同"
