"""The sample county: started for the demo, joined, synced with, stopped; and again the next day."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from desktop import errors
from desktop.services import records, sample_county
from desktop.services.desk import Desk
from desktop.sync.joining.joined import membership
from tests.sync.conftest import Make

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]


def _answers(url: str) -> bool:
    host, port = url.removeprefix("http://").split(":")
    try:
        socket.create_connection((host, int(port)), timeout=5).close()
    except ConnectionRefusedError:
        return False
    return True


def test_the_sample_station_joins_its_county_and_finds_it_again(
    make_desk: Make, tmp_path: Path
) -> None:
    desk: Desk = make_desk("示例")
    records.add(desk, "volunteer", {"name": "张三"})
    with sample_county.running(desk, tmp_path / "county") as county:
        assert sample_county.synced(desk).records.pushed > 0
        url = county.url
    assert not _answers(url)
    port = int(url.rsplit(":", 1)[1])
    with socket.create_server(("127.0.0.1", port)):  # somebody has taken its port meanwhile
        records.add(desk, "volunteer", {"name": "李四"})
        with sample_county.running(desk, tmp_path / "county") as county:
            assert county.url != url
            done = sample_county.synced(desk)
            assert (done.error, done.records.pushed) == (None, 1)
    member = membership(desk.settings)
    assert member is not None
    assert member.url == county.url


def test_without_the_county_program_the_reason_is_said(
    make_desk: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sample_county, "_PROGRAM", "no_such_program")
    with (
        pytest.raises(errors.NoSampleCounty, match="没有县平台"),
        sample_county.running(make_desk("示例"), tmp_path / "county"),
    ):
        pass


@pytest.mark.parametrize("there", ["county", "county/serve.log"])
def test_whoever_leaves_meanwhile_does_not_wait_for_it(
    make_desk: Make, tmp_path: Path, there: str
) -> None:
    """A demo's window closed while its county is being made, or while that comes up."""
    county = sample_county.SampleCounty(tmp_path / "county", (tmp_path / there).exists)
    try:
        with pytest.raises(errors.Cancelled):
            sample_county.bring_up(make_desk("示例"), county)
    finally:
        county.stop()
    assert county.url == ""
