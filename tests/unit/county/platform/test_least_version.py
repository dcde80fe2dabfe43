"""A county that needs newer stations says so; they go on sending meanwhile."""

import json

import pytest

from county.__main__ import main
from county.app import County
from tests.county_pc import Pc


def run(county: County, *words: str) -> int:
    return main(["least-version", *words, "--data", str(county.place.data)])


def test_older_stations_hear_it_at_once_and_are_given_rows_again_later(
    county: County, pc: Pc
) -> None:
    theme = {"month": "2026-12", "title": "暖冬"}
    county.administering.publish("theme", [theme])
    assert run(county, "--schema", "4", "--program", "0.9.0") == 0
    n = pc.op("team", "t1", "add", name="环保队")
    reply = pc.sync()
    assert (reply.head["update"], reply.rows) == ("0.9.0", [])
    assert reply.verdict(n)[0] == "applied"
    assert run(county, "--schema", "3", "--program", "0.2.0") == 0
    assert "update" not in pc.sync().head
    assert run(county, "--schema", "9", "--program", "2.0") == 0
    assert run(county, "--any") == 0
    assert "update" not in pc.sync().head


def test_it_is_shown(county: County, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(county, "--json") == 0
    assert json.loads(capsys.readouterr().out) == {}
    assert run(county, "--schema", "4", "--program", "0.9.0", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"schema": 4, "program": "0.9.0"}


@pytest.mark.parametrize(
    "words",
    [
        ("--schema", "4"),
        ("--program", "0.9.0"),
        ("--schema", "0", "--program", "0.9.0"),
        ("--schema", "4", "--program", "新的"),
        ("--schema", "4", "--program", "0.9.0", "--any"),
    ],
)
def test_half_a_version_is_none(county: County, pc: Pc, words: tuple[str, ...]) -> None:
    assert run(county, *words) == 1
    assert "update" not in pc.sync().head
